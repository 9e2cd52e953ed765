"""Headings by what they say: the word lists, misspellings, and kinds of experience."""

from __future__ import annotations

import functools
import re
from collections import Counter

from screening.resume.model import SectionKind
from screening.resume.vocabulary import fold, load

_STRIP = re.compile(r"[^a-z0-9 ]+")
_PARENS = re.compile(r"\([^()]{0,80}\)")


@functools.cache
def _tables() -> tuple[dict[str, SectionKind], dict[str, SectionKind]]:
    whole: dict[str, SectionKind] = {}
    word: dict[str, SectionKind] = {}
    for kind, entry in load("sections").items():
        for heading in entry["headings"]:
            whole.setdefault(str(heading), SectionKind(kind))
        for w in entry["words"]:
            word.setdefault(str(w), SectionKind(kind))
    return whole, word


def normal(text: str) -> str:
    """A heading in the form of the word lists: folded, without brackets and punctuation."""
    text = _PARENS.sub(" ", fold(text)).replace("&", " and ").replace("/", " ").replace("'", "")
    return " ".join(_STRIP.sub(" ", text).split())


# "Campaign and Union Experience"; but "Guest Experience" is a department.
_KIND_OF_EXPERIENCE = re.compile(
    r"(?!.*\b(?:years?|yrs|of|with|no|my|your|this|customer|guest|user|patient|fan|member|client|student|visitor|shopper)\b)"
    r"(?:[a-z]+ ){1,4}(?:experience|employment)"
)
# "Service in the Church and Community", "Servicio en la iglesia"
_SERVICE = re.compile(
    r"(?:(?:church|community|parish|my|other) )?service (?:in|to) (?:the |my |our )?(?:church|parish|community|neighborhood)"
    r"(?: and (?:the )?(?:church|parish|community|neighborhood))?|"
    r"servicio (?:en|a) (?:la|mi) (?:iglesia|parroquia|comunidad)(?: y (?:la )?(?:iglesia|parroquia|comunidad))?"
)
_AND_SO_ON = re.compile(r"\s(?:and )?(?:etc|so on|so forth|the like)$")


@functools.lru_cache(maxsize=4096)
def known_heading(text: str) -> SectionKind | None:
    """The kind of a heading that stands in the word list, plain or misspelt by one letter or two."""
    key = _AND_SO_ON.sub("", normal(text))
    whole, _ = _tables()
    if key in whole:
        return whole[key]
    if _SERVICE.fullmatch(key):
        return SectionKind.VOLUNTEER
    if " / " in text:
        # In two languages: "IDIOMAS / LANGUAGES".
        kinds = {known_heading(part) for part in text.split(" / ")} - {None}
        if len(kinds) == 1:
            return kinds.pop()
    if _KIND_OF_EXPERIENCE.fullmatch(key):
        kind = kind_by_words(key)
        return kind if kind is SectionKind.VOLUNTEER else SectionKind.EXPERIENCE
    if 6 <= len(key) <= 24 and " " not in key:
        near = [h for h in whole if abs(len(h) - len(key)) <= 1 and " " not in h and _close(h, key)]
        if near:
            return whole[near[0]]
    return None


def _close(a: str, b: str) -> bool:
    """At most two letters differ, counted as a multiset, and the first letters agree."""
    ca, cb = Counter(a), Counter(b)
    return a[:3] == b[:3] and sum(((ca - cb) + (cb - ca)).values()) <= 2


def kind_by_words(text: str) -> SectionKind:
    """The kind of an unknown heading by the first telling word in it; OTHER without one."""
    _, word = _tables()
    ws = normal(text).split()
    for w in ws:
        if w in ("volunteer", "volunteering", "unpaid"):
            return SectionKind.VOLUNTEER
    for w in reversed(ws):
        if w in word:
            return word[w]
    return SectionKind.OTHER
