"""Words and names as patterns over plain text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from screening.blind.model import Kind
from screening.blind.plain import folded, plain
from screening.blind.words import Term, blind_words

REACH = 160  # characters before a word in which its name or sentence may begin
NEAR = 60  # characters on either side in which a word can settle what a term means
# A word with a capital, on plain text; an initial; a number in a name ("District 9").
CAPITAL = r"(?:[A-Z][\w.'&/-]{0,30}|&)"
_BEFORE = re.compile(rf"(?:{CAPITAL}(?:\s(?:of|the|and|for))?\s){{1,6}}$")
_AFTER = re.compile(rf"(?:'s)?(?:\s(?:of(?:\sthe)?\s)?{CAPITAL}){{1,4}}")
EDGE, END = r"(?<![^\W_])", r"(?![^\W_])"
_SENTENCE = re.compile(r"(?:^|[.!?:;•|\t\n(]\s*|[-,]\s)$")

Found = tuple[int, int]


def any_of(forms: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Whole words of `forms`, the longest first."""
    ordered = sorted({plain(f).text for f in forms}, key=lambda f: (-len(f), f))
    return re.compile(rf"{EDGE}(?:{'|'.join(map(re.escape, ordered))}){END}", flags)


class Matcher:
    """One term's forms, with the words that settle or forbid it."""

    def __init__(self, term: Term) -> None:
        self._forms = any_of(term.forms, re.NOFLAG if term.exact else re.IGNORECASE)
        self._near = any_of(term.near) if term.near else None
        self._not_near = any_of(term.not_near) if term.not_near else None
        self._more = term.more

    def find(self, text: str) -> Iterator[Found]:
        for match in self._forms.finditer(text):
            around = text[max(0, match.start() - NEAR) : match.end() + NEAR]
            if self._not_near is not None and self._not_near.search(around):
                continue
            if self._near is not None and not self._near.search(around):
                continue
            yield self._widened(text, match) if self._more else match.span()

    def _widened(self, text: str, match: re.Match[str]) -> Found:
        """Capital words before and after a capital form belong to the same name."""
        start, end = match.span()
        capital = match[0][:1].isupper() or match[0][-1:].isupper()
        # "Lakeside parish": a small word closes a name; alone it is the plain word.
        after = _AFTER.match(text, end) if capital else None
        return _start_of(text, start), after.end() if after else end


def _start_of(text: str, start: int) -> int:
    """Where the capital words before `start` begin; a verb or small word that opens the sentence is
    no part of them."""
    floor = max(0, start - REACH)
    before = _BEFORE.search(text, floor, start)
    if before is None:
        return start
    first = re.compile(r"([\w'&.-]+)\s").match(text, before.start())
    if first and begins_sentence(text, first.start()) and _opens(first[1].lower()):
        return first.end()
    return before.start()


def _opens(word: str) -> bool:
    return word in blind_words().openers or re.fullmatch(r"\w{2,}(?:ed|ing)", word) is not None


@functools.lru_cache(maxsize=512)
def literal(text: str) -> re.Pattern[str]:
    """A text as it may be written elsewhere: any case, any white space, with or without accents."""
    words = [re.escape(w) for w in folded(text).split()]
    pattern = r"[\s,]{1,3}".join(words)
    if any(_joined_script(c) for c in text):  # scripts that set no space between words
        return re.compile(pattern, re.IGNORECASE)
    return re.compile(f"{EDGE}{pattern}{END}", re.IGNORECASE)


def _joined_script(character: str) -> bool:
    code = ord(character)
    return 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF or 0x0E00 <= code <= 0x0EFF


def begins_sentence(text: str, at: int) -> bool:
    return _SENTENCE.search(text[max(0, at - REACH) : at]) is not None


def matchers(groups: Sequence[tuple[Kind, Sequence[Term]]]) -> tuple[tuple[Kind, Matcher], ...]:
    return tuple((kind, Matcher(term)) for kind, terms in groups for term in terms)
