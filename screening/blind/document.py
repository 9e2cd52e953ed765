"""A masked copy of a document and its resume: lines, words with boxes, statements, positions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from screening.blind.finder import Finder
from screening.blind.model import Area, Kind, Span
from screening.blind.person import head_lines
from screening.blind.words import blind_words
from screening.documents.model import Document, Line, Place, Word, union
from screening.resume.fields import title_score
from screening.resume.model import Contact, Position, Resume, SectionKind, Spot, Statement

TITLE = 1.2  # title score: such a part of a head's line is a position's title and stays
_CONTACT = frozenset({Kind.EMAIL, Kind.PHONE, Kind.LINK, Kind.ADDRESS, Kind.PLACE})
WORDS_OF_A_SENTENCE = 9  # a longer line of a head without a name is no name


@dataclass(frozen=True, slots=True)
class MaskedLines:
    """The lines with what is hidden replaced; `spans` per line, in the original's offsets."""

    lines: tuple[Line, ...]
    spans: tuple[tuple[Span, ...], ...]

    def spot(self, spot: Spot) -> Spot:
        """A stretch of an original line in the masked one."""
        spans = self.spans[spot.line]
        return Spot(spot.line, _moved(spans, spot.start, False), _moved(spans, spot.end, True))


def label(sha256: str) -> str:
    """What a candidate is called in blind review: always the same, by the document's hash."""
    return f"Candidate {sha256[:8]}"


def file_label(name: str, sha256: str) -> str:
    """A file name that tells nothing but its format."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    kept = suffix if suffix.isalnum() and len(suffix) <= 5 else ""
    return f"candidate-{sha256[:8]}" + (f".{kept}" if kept else "")


def mask_lines(resume: Resume, finder: Finder) -> MaskedLines:
    """Every line masked. Wrapped lines are read together, so that a name that goes over a line's
    end is found; an education section is read as one."""
    lines = resume.document.lines
    spans: list[list[Span]] = [[] for _ in lines]
    for group, study in _groups(resume):
        joint = "\n" if study else " "
        text = joint.join(lines[i].text for i in group)
        starts = []
        at = 0
        for i in group:
            starts.append(at)
            at += len(lines[i].text) + 1
        for s in finder.find(text, study):
            for i, start in zip(group, starts, strict=True):
                a, b = max(s.start - start, 0), min(s.end - start, len(lines[i].text))
                if a < b:
                    spans[i].append(Span(a, b, s.kind, s.marker))
    for i in _reachable(resume, spans):
        spans[i] += _rest(lines[i].text, spans[i])
        spans[i].sort()
    if not finder.person.known:
        for i in _nameless(resume):
            whole = Span(0, len(lines[i].text), Kind.CONTACT, blind_words().markers[Kind.CONTACT])
            spans[i] = [whole]
    masked = tuple(_line(x, tuple(s)) for x, s in zip(lines, spans, strict=True))
    return MaskedLines(masked, tuple(map(tuple, spans)))


def areas_of(document: Document, masked: MaskedLines) -> tuple[Area, ...]:
    """Where hidden stretches stand on the pages: one rectangle for each word that they touch."""
    out = []
    for line, spans in zip(document.lines, masked.spans, strict=True):
        for s in spans:
            if line.page is not None:
                out += [
                    Area(line.page, w.box, s.kind)
                    for w in line.words
                    if w.start < s.end and w.end > s.start
                ]
    return tuple(out)


def mask_resume(resume: Resume, finder: Finder, masked: MaskedLines) -> Resume:
    """The resume with every text masked; spots lead to the masked lines."""
    document = resume.document
    report = document.report
    hidden = tuple(replace(h, text=finder.text(h.text)) for h in document.hidden)
    copy = replace(
        document,
        name=file_label(document.name, document.sha256),
        lines=masked.lines,
        hidden=hidden,
        notices=tuple(replace(n, message=finder.text(n.message)) for n in document.notices),
        report=replace(report, unplaced=tuple(map(finder.text, report.unplaced))),
    )
    return replace(
        resume,
        document=copy,
        contact=mask_contact(resume.contact),
        sections=tuple(replace(s, heading=finder.text(s.heading)) for s in resume.sections),
        positions=tuple(mask_position(p, finder, masked) for p in resume.positions),
        statements=tuple(_statement(s, resume, finder, masked) for s in resume.statements),
        notices=tuple(replace(n, message=finder.text(n.message)) for n in resume.notices),
    )


def mask_contact(contact: Contact) -> Contact:
    """Markers for what the resume gives; what it does not give stays empty."""
    m = blind_words().markers
    return Contact(
        name=m[Kind.NAME] if contact.name else "",
        email=m[Kind.EMAIL] if contact.email else "",
        phone=m[Kind.PHONE] if contact.phone else "",
        location=m[Kind.PLACE] if contact.location else "",
        links=tuple(m[Kind.LINK] for _ in contact.links),
    )


def mask_position(position: Position, finder: Finder, masked: MaskedLines) -> Position:
    return replace(
        position,
        title=finder.text(position.title),
        organization=finder.text(position.organization),
        location=blind_words().markers[Kind.PLACE] if position.location else "",
        header=tuple(map(masked.spot, position.header)),
        header_text=finder.text(position.header_text),
    )


def in_education(resume: Resume, statement: int | None) -> bool:
    if statement is None:
        return False
    return resume.sections[resume.statements[statement].section].kind is SectionKind.EDUCATION


def _statement(s: Statement, resume: Resume, finder: Finder, masked: MaskedLines) -> Statement:
    study = resume.sections[s.section].kind is SectionKind.EDUCATION
    return replace(s, text=finder.text(s.text, study), spots=tuple(map(masked.spot, s.spots)))


def _groups(resume: Resume) -> Iterator[tuple[list[int], bool]]:
    """Lines that are read together, and whether they stand under education."""
    lines = resume.document.lines
    study = [False] * len(lines)
    for section in resume.sections:
        if section.kind is SectionKind.EDUCATION:
            study[section.first : section.stop] = [True] * (section.stop - section.first)
    group: list[int] = []
    for i, line in enumerate(lines):
        before = lines[group[-1]] if group else None
        goes_on = (
            before is not None
            and study[i] == study[group[-1]]
            and (study[i] or (line.paragraph == before.paragraph and line.page == before.page))
        )
        if group and not goes_on:
            yield group, study[group[0]]
            group = []
        group.append(i)
    if group:
        yield group, study[group[0]]


def _reachable(resume: Resume, spans: list[list[Span]]) -> Iterator[int]:
    """Lines of the head that say where the person can be reached."""
    own = head_lines(resume)
    for i, line in enumerate(resume.document.lines):
        if line in own and any(s.kind in _CONTACT for s in spans[i]):
            yield i


def _rest(text: str, spans: list[Span]) -> Iterator[Span]:
    """What else stands beside an address or a number: a quarter, a county, "moving to Austin";
    a title and labels ("Cell") stay."""
    shown = blind_words().markers[Kind.CONTACT]
    hidden = "".join(
        "\t" if any(s.start <= i < s.end for s in spans) else c for i, c in enumerate(text)
    )
    for part in re.finditer(r"[^\t|•·●▪;()]+", hidden):
        words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", part[0])
        plain = [w for w in words if w.lower() not in blind_words().labels]
        if any(c[:1].isupper() or c[:1].isdigit() for c in plain) and title_score(part[0]) < TITLE:
            start = part.start() + len(part[0]) - len(part[0].lstrip(" ,.:-–—~/"))
            end = part.start() + len(part[0].rstrip(" ,.:-–—~/"))
            yield Span(start, end, Kind.CONTACT, shown)


def _nameless(resume: Resume) -> Iterator[int]:
    """Short lines of a head in which no name was found: one of them may be the name."""
    own = head_lines(resume)
    for i, line in enumerate(resume.document.lines):
        body = line.place is Place.BODY
        if (
            line in own
            and len(line.text.split()) < WORDS_OF_A_SENTENCE
            and (body or line.place is Place.HEADER)
        ):
            yield i


def _line(line: Line, spans: tuple[Span, ...]) -> Line:
    """A line with its spans replaced; a hidden stretch is one word with one box."""
    if not spans:
        return line
    out, at = [], 0
    words: list[Word] = []
    size = 0
    for s in spans:
        out += [line.text[at : s.start], s.marker]
        size += s.start - at
        hit = [w.box for w in line.words if w.start < s.end and w.end > s.start]
        if hit:
            words.append(Word(size, size + len(s.marker), union(hit)))
        size += len(s.marker)
        at = s.end
    for w in line.words:
        if not any(w.start < s.end and w.end > s.start for s in spans):
            words.append(Word(_moved(spans, w.start, False), _moved(spans, w.end, True), w.box))
    return replace(line, text="".join(out) + line.text[at:], words=tuple(sorted(words)))


def _moved(spans: tuple[Span, ...], offset: int, end: bool) -> int:
    """Where a character of the original line stands in the masked one."""
    n = (
        bisect_right([s.start for s in spans], offset - 1 if end else offset)
        if offset or not end
        else 0
    )
    moved = offset
    for s in spans[:n]:
        if offset >= s.end:
            moved += len(s.marker) - (s.end - s.start)
        else:  # inside a hidden stretch: its whole marker belongs to it
            moved += s.start - offset + (len(s.marker) if end else 0)
    return moved
