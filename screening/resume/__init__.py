"""The resume room: a `Document` in, a `Resume` out: who, where, when, and what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.documents.model import Document, Line
from screening.resume.contact import find_contact
from screening.resume.languages import find_languages
from screening.resume.model import Resume
from screening.resume.positions import find_positions, to_positions
from screening.resume.sections import find_sections
from screening.resume.small_letters import with_capitals
from screening.resume.statements import make_statements
from screening.resume.vocabulary import fold

__all__ = ["Resume", "parse"]

_DAY_MONTH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:19|20)?\d\d\b")


def parse(document: Document) -> Resume:
    """Contact, sections, positions and statements of a document."""
    lines = document.lines
    sections = find_sections(lines)
    # Only what is found by its look: statements and quotes are the document's own letters.
    shown = with_capitals(lines)
    entries = find_positions(shown, sections, _day_first(lines))
    pairs = to_positions(entries, shown, sections)
    first: dict[int, int] = {}
    for index, (entry, _) in enumerate(pairs):
        first.setdefault(id(entry), index)
    return Resume(
        document=document,
        contact=find_contact(shown, sections),
        sections=sections,
        positions=tuple(p for _, p in pairs),
        statements=make_statements(
            lines, sections, [(e, first[id(e)]) for e in entries], _known(lines)
        ),
        languages=find_languages(lines, sections),
    )


def _day_first(lines: Sequence[Line]) -> bool:
    """Whether 03/04/2020 is 3 April here: some date of the document has a day above 12 in front."""
    first = second = 0
    for line in lines:
        for match in _DAY_MONTH.finditer(line.text):
            first += int(match[1]) > 12
            second += int(match[2]) > 12
    return first > second


def _known(lines: Sequence[Line]) -> frozenset[str]:
    """Words of the document itself, by which a hyphen at a line's end is undone or kept."""
    return frozenset(w for line in lines for w in re.findall(r"[a-z]{4,}", fold(line.text)))
