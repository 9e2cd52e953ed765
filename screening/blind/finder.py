"""What to hide in a text: one finder for a resume, for its lines, quotes and sentences alike."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from screening.blind.campaigns import campaign_spans
from screening.blind.contacts import contact_spans
from screening.blind.model import Kind, Masked, Span
from screening.blind.person import Person
from screening.blind.plain import plain
from screening.blind.schools import school_spans
from screening.blind.terms import EDGE, END, Matcher, any_of, begins_sentence, literal, matchers
from screening.blind.tools import ToolNames, marker
from screening.blind.words import blind_words

_MARKER = re.compile(r"\[[a-z][a-z -]{1,28}\]")
_JOIN = re.compile(r"[\s.,'\"()-]{0,3}")
_STATED = re.compile(
    r"\(?\b(?:she|he|they|ze|xe)\s?/\s?(?:her|him|them|hers|his|theirs|they|she|he|zir|xem)(?:\s?/\s?\w+)?\)?"
    r"|\bpronouns?\s?:\s?\w+(?:\s?/\s?\w+){0,2}",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Mister|Sir|Madam)\b\.?(?=\s+[A-Z])")
_THEY = re.compile(r"\bthey\s?/\s?(?:them|theirs)\b", re.IGNORECASE)
_UNION_NUMBER = r"\s(?:No\.?\s?)?#?\d+[A-Z]?(?:-\w+)?"
# Where two stretches overlap and are equally long, the earlier of these kinds names them.
_ORDER = tuple(Kind)

Raw = tuple[int, int, Kind, str]


@dataclass(frozen=True, slots=True)
class Finder:
    """Everything that is hidden in one resume's text. `literals` are names found in their places
    (employers, schools, towns), which are hidden wherever they stand."""

    person: Person
    tools: ToolNames
    known_tools: frozenset[str] = frozenset()
    literals: tuple[tuple[str, Kind], ...] = ()
    they: bool = False  # the resume states they/them
    _markers: dict[Kind, str] = field(default_factory=lambda: dict(blind_words().markers))

    def mask(self, text: str, study: bool = False) -> Masked:
        """`text` with what is hidden replaced; `study` where it stands under education."""
        spans = self.find(text, study)
        out, at = [], 0
        for s in spans:
            out += [text[at : s.start], s.marker]
            at = s.end
        return Masked("".join(out) + text[at:], spans)

    def text(self, text: str, study: bool = False) -> str:
        return self.mask(text, study).text

    def find(self, text: str, study: bool = False) -> tuple[Span, ...]:
        """What is hidden in `text`: left to right, none overlapping."""
        if not text.strip():
            return ()
        p = plain(text)
        taken = [m.span() for m in _MARKER.finditer(p.text)]
        raw = [
            r for r in self._raw(p.text, study) if not any(a < r[1] and r[0] < b for a, b in taken)
        ]
        spans = _joined(_merged(raw), p.text)
        out = []
        for start, end, kind, shown in spans:
            first, last = p.original(start, end)
            out.append(Span(first, last, kind, shown))
        return tuple(out)

    def _raw(self, text: str, study: bool) -> Iterator[Raw]:
        for start, end in self.person.find(text):
            yield start, end, Kind.NAME, self._markers[Kind.NAME]
        tools = self.tools.find(text, self.known_tools)
        for hit in tools:
            yield hit.start, hit.end, Kind.TOOL, marker(hit.tool)
        named = [(h.start, h.end) for h in tools]
        for start, end, kind in contact_spans(text):
            # "mobilize.us" is a tool here, not the person's page.
            if kind is not Kind.LINK or not any(a < end and start < b for a, b in named):
                yield start, end, kind, self._markers[kind]
        for start, end, kind in (*school_spans(text, study), *campaign_spans(text), *_worded(text)):
            yield start, end, kind, self._markers[kind]
        for name, kind in self.literals:
            for match in literal(name).finditer(text):
                yield (*match.span(), kind, self._markers[kind])
        for start, end, kind, shown in _about_the_person(text, self.they):
            yield start, end, kind, shown or self._markers[kind]


def _about_the_person(text: str, they: bool) -> Iterator[Raw]:
    """Pronouns, gendered words, age, birth, family."""
    for match in _STATED.finditer(text):
        yield (*match.span(), Kind.PRONOUN, "")
    for match in _pronouns().finditer(text):
        yield (*match.span(), Kind.PRONOUN, "")
    for match in _plural().finditer(text):
        if they or (match[0][0].isupper() and begins_sentence(text, match.start())):
            yield (*match.span(), Kind.PRONOUN, "")
    for match in _HONORIFIC.finditer(text):
        yield (*match.span(), Kind.PERSON, "")
    neutral = blind_words().neutral
    for match in _gendered().finditer(text):
        word = match[0].lower()
        shown = neutral.get(word) or neutral[word.removesuffix("s")]
        yield (*match.span(), Kind.NEUTRAL, f"[{shown}]")
    for match in _personal().finditer(text):
        yield (*match.span(), Kind.PERSONAL, "")


def _worded(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Parties, candidates, causes, unions, groups and congregations by their words."""
    for kind, matcher in _matchers():
        for start, end in matcher.find(text):
            yield start, end, kind
    for pattern in (_union_locals(), _union_names()):
        for match in pattern.finditer(text):
            yield (*match.span(), Kind.UNION)
    for match in _saints().finditer(text):
        yield (*match.span(), Kind.CONGREGATION)
    for match in _parties().finditer(text):
        yield (*match.span(), Kind.PARTY)


def _merged(raw: Iterable[Raw]) -> list[Raw]:
    """Overlapping stretches as one; the longest says what it is."""
    out: list[tuple[int, int, Raw]] = []
    for r in sorted(raw, key=lambda r: (r[0], -r[1], _ORDER.index(r[2]))):
        if r[1] <= r[0]:
            continue
        if out and r[0] < out[-1][1]:
            start, end, best = out[-1]
            best = best if best[1] - best[0] >= r[1] - r[0] else r
            out[-1] = (start, max(end, r[1]), best)
        else:
            out.append((r[0], r[1], r))
    return [(start, end, best[2], best[3]) for start, end, best in out]


def _joined(spans: list[Raw], text: str) -> list[Raw]:
    """ "[name] [name]" is one name; other kinds keep their number."""
    out: list[Raw] = []
    for s in spans:
        last = out[-1] if out else None
        one = (
            last is not None
            and last[2] is s[2]
            and s[2] in (Kind.NAME, Kind.SCHOOL, Kind.YEARS, Kind.CANDIDATE)
        )
        if (
            last is not None
            and one
            and _JOIN.fullmatch(text[last[1] : s[0]])
            and "\n" not in text[last[1] : s[0]]
        ):
            out[-1] = (last[0], s[1], *last[2:])
        else:
            out.append(s)
    return out


@functools.cache
def _matchers() -> tuple[tuple[Kind, Matcher], ...]:
    w = blind_words()
    return matchers(
        [
            (Kind.PARTY, w.party),
            (Kind.CANDIDATE, w.candidates),
            (Kind.CAUSE, w.causes),
            (Kind.UNION, w.unions),
            (Kind.GROUP, w.groups),
            (Kind.CONGREGATION, w.congregations),
        ]
    )


@functools.cache
def _union_locals() -> re.Pattern[str]:
    words = "|".join(map(re.escape, blind_words().union_numbers))
    before = r"(?:[A-Z][\w.'&-]{0,30}\s){0,5}"
    return re.compile(rf"{before}{EDGE}(?=[A-Z])(?i:{words}){_UNION_NUMBER}")


@functools.cache
def _union_names() -> re.Pattern[str]:
    """ "Postal and Parcels Union", not a credit union, a student union or Union Street."""
    return re.compile(
        r"(?:[A-Z][\w.'&-]{0,30}\s(?:and\s|of\s)?){1,5}"
        r"(?<!Credit )(?<!Student )(?<!European )(?<!Western )Union"
        r"(?!\s(?:County|Street|St\b|Station|Square|City|Theological|Pacific))(?![\w-])"
    )


@functools.cache
def _saints() -> re.Pattern[str]:
    """ "St. Casimir's", "Our Lady of the Valley", "Father Benavides"; no town and no hospital."""
    works, clergy = (
        f"(?:{'|'.join(map(re.escape, words))})"
        for words in (blind_words().saint_works, blind_words().clergy)
    )
    return re.compile(
        rf"{EDGE}(?:St\.?|Saint|San|Santa)\s[A-Z]\w+(?:'s?{END}|(?=\s{works}\b))"
        rf"|{EDGE}Our Lady(?:\sof(?:\sthe)?(?:\s[A-Z]\w+){{1,3}})?"
        rf"|{EDGE}{clergy}\s[A-Z]\w+"
    )


@functools.cache
def _parties() -> re.Pattern[str]:
    """A name that ends in "Party" with a capital."""
    return re.compile(
        rf"{EDGE}(?!Third\b|Dinner\b|Watch\b|Kickoff\b|Block\b|LAN\b|The\b)[A-Z][\w'-]{{1,30}}(?:\s[A-Z][\w'-]{{1,30}})?\sParty{END}"
    )


@functools.cache
def _pronouns() -> re.Pattern[str]:
    return any_of(blind_words().pronouns.always)


@functools.cache
def _plural() -> re.Pattern[str]:
    return any_of(blind_words().pronouns.stated)


@functools.cache
def _gendered() -> re.Pattern[str]:
    words = blind_words().neutral
    return any_of([*words, *(f"{w}s" for w in words)])


@functools.cache
def _personal() -> re.Pattern[str]:
    return re.compile("|".join(blind_words().personal), re.IGNORECASE | re.MULTILINE)
