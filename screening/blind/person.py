"""The words of the applicant's name, and where they stand in a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from screening.blind.plain import folded, plain
from screening.blind.terms import begins_sentence, literal
from screening.blind.words import blind_words
from screening.documents.model import Line, Place
from screening.resume.contact import EMAIL
from screening.resume.model import Resume, SectionKind
from screening.resume.vocabulary import titles

LARGE = 14.0  # points: type in which names are set
REACH = 60  # characters on either side in which the rest of a name stands
MOST_BESIDE = 4  # initials, particles and suffixes on one side
HEAD_LINES = 8  # of the head in which words of the name are looked for
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0fff]|['-](?=[^\W\d_]))*")
_MONTH = re.compile(r"\s?(?:\d|20\d\d|19\d\d|['’]\d\d|[-–—]|to\b|through\b)", re.IGNORECASE)
_BETWEEN = r"[\s.,'\"()“”-]{1,3}"
_COMMON = frozenset(
    [
        "info",
        "mail",
        "email",
        "contact",
        "jobs",
        "job",
        "work",
        "hello",
        "hire",
        "resume",
        "campaign",
        "volunteer",
        "organizer",
    ]
)


@dataclass(frozen=True, slots=True)
class Person:
    """A name's words, folded: `strong` ones are hidden wherever they stand, `weak` ones are
    ordinary words too, `joined` are run together as in addresses. `initials` and `particles` are
    hidden beside another word of the name."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    initials: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    joined: tuple[str, ...] = ()
    ocr: bool = False  # the text was recognized: a letter may be wrong

    @property
    def known(self) -> bool:
        return bool(self.strong or self.weak)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches of `text` (plain) that hold the name or a word of it."""
        hits = [
            (m.start(), m.end(), w, False) for w in self.strong for m in literal(w).finditer(text)
        ]
        hits += [
            (m.start(), m.end(), w, True) for w in self.weak for m in literal(w).finditer(text)
        ]
        for start, end, word, weak in hits:
            if not weak or self._beside(text, start, end, word) or _stands_out(text, start, end):
                yield self._extended(text, start, end)
        lower = text.lower()
        for name in self.joined:
            for match in re.finditer(rf"\w*{re.escape(name)}\w*", lower):
                yield match.span()
        if self.ocr:
            yield from self._misread(text)

    def _beside(self, text: str, start: int, end: int, word: str) -> bool:
        """Another word of the name stands next to this one, an initial between at most."""
        others = [w for w in (*self.strong, *self.weak) if w != word]
        if not others:
            return False
        any_other = "|".join(map(re.escape, others))
        initial = r"(?:[a-z]\.?\s)?"
        before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
        return bool(
            re.search(rf"(?<![^\W_])(?:{any_other}){_BETWEEN}{initial}$", before, re.IGNORECASE)
            or re.match(rf"{_BETWEEN}{initial}(?:{any_other})(?![^\W_])", after, re.IGNORECASE)
        )

    def _extended(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The stretch with the initials, particles and suffixes next to it."""
        extra = self.particles | self.initials | {"jr", "sr", "ii", "iii", "iv"}
        for _ in range(MOST_BESIDE):
            after = re.match(rf"{_BETWEEN}([^\W\d_]+)\.?(?![^\W_])", text[end : end + REACH])
            if after is None or after[1].lower() not in extra:
                break
            end += after.end()
        for _ in range(MOST_BESIDE):
            before = re.search(
                rf"(?<![^\W_])([^\W\d_]+){_BETWEEN}$", text[max(0, start - REACH) : start]
            )
            if before is None or before[1].lower() not in extra:
                break
            start -= len(before[0])
        return start, end

    def _misread(self, text: str) -> Iterator[tuple[int, int]]:
        """Words that differ from a word of the name by one letter."""
        for match in re.finditer(r"[^\W_]{4,}", text):
            word = match[0].lower()
            if any(len(name) > 4 and _one_off(word, name) for name in self.strong):
                yield match.span()


def person_of(resume: Resume) -> Person:
    """The words of the name: as found, as the e-mail address and the file's name confirm them."""
    head = head_lines(resume)
    words = _words(resume.contact.name)
    vocabulary = frozenset(blind_words().names.never) | titles()["heads"]
    head_words = [
        w for line in head for w in _words(line.text, capital=True) if folded(w) not in vocabulary
    ]
    local = _locals(resume, head)
    for address in local:
        letters = re.sub(r"[^a-z]", "", address)
        parts = {p for p in re.split(r"[^a-z]+", address) if p}
        words += [w for w in head_words if _within(folded(w), letters, parts)]
        words += [p for p in parts if len(p) > 3 and p not in _COMMON and p not in vocabulary]
    stem = {
        p for p in re.split(r"[^a-z]+", folded(PurePath(resume.document.name).stem)) if len(p) > 2
    }
    words += [
        w
        for line in head[:4]
        for w in _words(line.text, capital=True)
        if folded(w) in stem - vocabulary
    ]
    words += _beside_in_head(head, frozenset(map(folded, words)), vocabulary)
    return _person(words, resume.document.report.confidence is not None)


def _person(words: list[str], ocr: bool) -> Person:
    names = blind_words().names
    tokens: list[str] = []
    for w in words:
        parts = re.split(r"[-']", folded(w))
        tokens += [folded(w), *(p for p in parts if len(p) > 2)] if len(parts) > 1 else [folded(w)]
    tokens = list(dict.fromkeys(t.strip("-'.") for t in tokens))
    whole = [t for t in tokens if len(t) > 1 and t not in names.particles]
    strong = tuple(t for t in whole if t not in names.ordinary)
    weak = tuple(t for t in whole if t in names.ordinary)
    pairs = [(a, b) for a in whole for b in whole if "-" not in a + b and a not in b and b not in a]
    joined = {a + b for a, b in pairs} | {a[0] + b for a, b in pairs if len(b) > 3}
    return Person(
        strong=tuple(sorted(strong, key=len, reverse=True)),
        weak=weak,
        initials=frozenset(t for t in tokens if len(t) == 1) | frozenset(t[0] for t in whole),
        particles=frozenset(t for t in tokens if t in names.particles),
        joined=tuple(sorted(j for j in joined if len(j) > 5 and j.isalpha())),
        ocr=ocr,
    )


def head_lines(resume: Resume) -> list[Line]:
    """Page headers and footers and the first lines of the head."""
    lines = resume.document.lines
    out = [x for x in lines if x.place in (Place.HEADER, Place.FOOTER)]
    for section in resume.sections:
        if section.kind is SectionKind.HEAD:
            out += [
                x
                for x in lines[section.first : min(section.stop, section.first + HEAD_LINES)]
                if x not in out
            ]
    return out


def _words(text: str, capital: bool = False) -> list[str]:
    """Words of a name or line, without what stands in an address; in small print none are names."""
    text = EMAIL.sub(" ", text)
    found = [m[0] for m in _WORD.finditer(plain(text).text)]
    return [w for w in found if not capital or w[:1].isupper() or not w.isascii()]


def _locals(resume: Resume, head: list[Line]) -> list[str]:
    """The parts before the @ of the addresses in the head."""
    found = [m[0] for line in head for m in EMAIL.finditer(line.text)]
    if resume.contact.email:
        found.append(resume.contact.email)
    return list(dict.fromkeys(folded(a.split("@")[0]) for a in found))


def _within(word: str, letters: str, parts: set[str]) -> bool:
    word = re.sub(r"[^a-z]", "", word)
    return word in parts if len(word) < 4 else word in letters


def _beside_in_head(
    head: list[Line], known: frozenset[str], vocabulary: frozenset[str]
) -> list[str]:
    """Words of a short line of capital words that holds a known word of the name, and a lone word
    set in the same large type above or below it."""
    out: list[str] = []
    named: list[Line] = []
    for line in head:
        for part in re.split(r"[|•·,;()]|\s[-–—]\s|\.{3,}", EMAIL.sub("|", line.text)):
            words = [
                w for w in _words(part, capital=True) if len(w) < 3 or folded(w) not in vocabulary
            ]
            if len(part.split()) <= 6 and any(folded(w) in known for w in words):
                out += words
                named.append(line)
    for line, below in itertools.pairwise(head):
        if abs(line.look.size - below.look.size) < 0.6 and (line in named) != (below in named):
            other = below if line in named else line
            if len(other.text.split()) == 1 and other.look.size >= LARGE:
                out += [w for w in _words(other.text, capital=True) if folded(w) not in vocabulary]
    return out


def _stands_out(text: str, start: int, end: int) -> bool:
    """An ordinary word with a capital inside a sentence, and no month with its year."""
    if not text[start].isupper() or begins_sentence(text, start):
        return False
    return _MONTH.match(text[end:]) is None


def _one_off(word: str, name: str) -> bool:
    """Whether two words differ by at most one letter changed, lost or added."""
    if abs(len(word) - len(name)) > 1 or word == name:
        return word == name
    short, long = sorted((word, name), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return (
        short[at:] == long[at + 1 :]
        if len(short) < len(long)
        else short[at + 1 :] == long[at + 1 :]
    )
