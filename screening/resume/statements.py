"""What a resume says, one thing at a time: bullets and sentences with their place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from screening.documents.model import Line, Place
from screening.resume.entries import Entry
from screening.resume.fields import is_place
from screening.resume.model import Role, Section, SectionKind, Spot, Statement
from screening.resume.particulars import no_deed
from screening.resume.vocabulary import fold

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“(‘']?[A-Z0-9À-Þ$£€•])")
# What follows a form's question is its answer.
_ANSWER = re.compile(r"(?:yes|no|none|never|n/a|not)\b", re.I)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mme|Mlle|Sra|Srta|Lic|Ing|Hon|Gov|Sen|Rep|Sgt|Capt|Lt|Col|Atty|Supt|Fr|Msgr|Bro|Dr|St|Mt|Ft|Rev|Prof|Sr|Jr|Inc|Co|Ltd|Corp|Dept|No|Nos|vs|etc|approx|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|U\.S|U\.K|a\.m|p\.m|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Ave|Blvd)|\b[A-Z])\.$"
)
_PHONE = re.compile(
    r"(?:\(\d{3}\)\s?|\b\d{3}[-.\s])\d{3}[-.\s]\d{4}\b|\+\d[\d\s-]{8,}|\b07\d{3}\s?\d{6}"
)
_ADDRESS = re.compile(
    r"(?i:^\d{1,5}\s+(?:[\w.'-]+\s+){1,4}(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|terrace|ter|court|ct|place|pl|boulevard|blvd|way|circle|cir|highway|hwy|route|rte|apt)\b)|\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b|\bP\.?\s?O\.?\sBox\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"
)
_ROLES = {
    SectionKind.SKILLS: Role.LISTED,
    SectionKind.LANGUAGES: Role.LISTED,
    SectionKind.CERTIFICATIONS: Role.LISTED,
    SectionKind.AWARDS: Role.LISTED,
    SectionKind.INTERESTS: Role.LISTED,
    SectionKind.MEMBERSHIPS: Role.LISTED,
    SectionKind.REFERENCES: Role.LISTED,
    SectionKind.OBJECTIVE: Role.WISH,
    SectionKind.EDUCATION: Role.STUDY,
}
MAX_SENTENCE = 1200  # characters; longer runs are cut at a space


@dataclass(slots=True)
class _Paragraph:
    """A paragraph's text and, for each part, its offset there, its line and its offset in the line."""

    text: str
    parts: list[tuple[int, int, int, int]]  # (offset in text, length, line, offset in line)
    bullet: bool

    def spots(self, start: int, end: int) -> tuple[Spot, ...]:
        out = []
        for at, length, line, offset in self.parts:
            a, b = max(start, at), min(end, at + length)
            if a < b:
                out.append(Spot(line, offset + a - at, offset + b - at))
        return tuple(out)


def make_statements(
    lines: Sequence[Line],
    sections: Sequence[Section],
    entries: Sequence[tuple[Entry, int]],
    known: frozenset[str],
) -> tuple[Statement, ...]:
    """All statements in document order.

    `entries` come with the index of their (first) position. `known` are lower-case words by which
    a hyphen at a line's end is undone.
    """
    owner: dict[int, int] = {}
    after: dict[int, int] = {}
    out: list[Statement] = []
    for entry, index in entries:
        for i in entry.header:
            after[i] = entry.heads.get(i, len(lines[i].text))
            if after[i] >= len(lines[i].text):
                owner.setdefault(i, -1)
        for i in entry.body:
            owner[i] = index
        spots = tuple(Spot(i, 0, after[i]) for i in entry.header if after[i])
        text = ", ".join(t for t in (entry.title, entry.organization) if t)
        out.append(Statement(text, spots, Role.TITLE, entry.section, index))
    for number, section in enumerate(sections):
        if section.skip:
            after.setdefault(section.first, section.skip)
        span = [i for i in range(section.first, section.stop) if owner.get(i, 0) != -1]
        for paragraph in _paragraphs(lines, span, after, owner, known):
            position = owner.get(paragraph.parts[0][2])
            role = Role.DEED if position is not None else _ROLES.get(section.kind, Role.CLAIM)
            for a, b in _sentences(paragraph.text):
                text = paragraph.text[a:b]
                if _says_nothing(text):
                    continue
                own = _claim(text) if role is Role.LISTED else role
                if (
                    section.kind is SectionKind.HEAD
                    and role is Role.CLAIM
                    and _headline(text, number)
                ):
                    own = Role.LISTED  # a name, or the title that is hoped for: no deed
                out.append(
                    Statement(text, paragraph.spots(a, b), own, number, position, paragraph.bullet)
                )
    out.sort(key=lambda s: (s.spots[0].line, s.spots[0].start) if s.spots else (0, 0))
    return tuple(out)


def _says_nothing(text: str) -> bool:
    """Contact details, a place, who supervised, a lone word: nothing that could be a deed."""
    if sum(c.isalpha() for c in text) < 3 or (len(text.split()) == 1 and not text.endswith(".")):
        return not any(c.isalpha() for c in text) or "@" in text or "www." in text
    if "@" in text or _PHONE.search(text) or _ADDRESS.search(text):
        return len(text.split()) <= 16
    return is_place(text) or no_deed(text)


def _headline(text: str, section: int) -> bool:
    """A bare name or title at the top: few words, no sentence."""
    return section == 0 and len(text.split()) <= 7 and not text.rstrip().endswith((".", "!"))


def _claim(text: str) -> Role:
    """In a list, a whole sentence is a claim; words and phrases stay listed."""
    ws = text.split()
    if len(ws) >= 7 and text.rstrip().endswith((".", "!")) and text.count(",") * 4 <= len(ws):
        return Role.CLAIM
    return Role.LISTED


def _paragraphs(
    lines: Sequence[Line],
    span: Sequence[int],
    after: dict[int, int],
    owner: dict[int, int],
    known: frozenset[str],
) -> Iterable[_Paragraph]:
    group: list[int] = []
    for i in [*span, -1]:
        if i >= 0 and lines[i].place not in (Place.BODY, Place.NOTE):
            continue
        if (
            group
            and i >= 0
            and lines[i].paragraph == lines[group[-1]].paragraph
            and owner.get(i) == owner.get(group[-1])
            and i not in after
        ):
            group.append(i)
            continue
        if group:
            yield _join(lines, group, after, known)
        group = [i]


def _join(
    lines: Sequence[Line], group: list[int], after: dict[int, int], known: frozenset[str]
) -> _Paragraph:
    text = ""
    parts: list[tuple[int, int, int, int]] = []
    for i in group:
        start = after.get(i, 0)
        raw = lines[i].text[start:]
        start += len(raw) - len(raw.lstrip())
        raw = raw.strip()
        if not raw:
            continue
        if text.endswith("\u00ad"):
            text = text[:-1]
        elif text.endswith("-") and text[-2:-1].isalpha() and raw[:1].islower():
            head = text[:-1].rsplit(None, 1)[-1]
            tail = raw.split(None, 1)[0].strip(".,;:!?)")
            if fold(head + tail) in known or not known:
                text = text[:-1]
        elif text:
            text += " "
        parts.append((len(text), len(raw), i, start))
        text += raw
    clean = text.replace("\u00ad", "").replace("\t", " ") if "\u00ad" not in text else text
    return _Paragraph(clean.replace("\t", " "), parts, lines[group[0]].bullet)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of `text`; a stop after an abbreviation or an initial ends none."""
    cuts = [0]
    for match in _SENTENCE.finditer(text):
        if _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        if text[match.start() - 1] == "?" and _ANSWER.match(text, match.end()):
            continue
        cuts.append(match.end())
    cuts.append(len(text))
    out = []
    for a, b in pairwise(cuts):
        while b - a > MAX_SENTENCE:
            stop = text.rfind(" ", a, a + MAX_SENTENCE)
            stop = stop if stop > a else a + MAX_SENTENCE
            out.append((a, stop))
            a = stop
        end = b - (len(text[a:b]) - len(text[a:b].rstrip()))
        if end > a:
            out.append((a, end))
    return out
