"""The finder of one resume: name, towns, schools and employers, gathered in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from screening.blind.campaigns import candidates_of, tells_a_side
from screening.blind.contacts import contact_spans
from screening.blind.finder import _THEY, Finder
from screening.blind.model import Kind
from screening.blind.person import head_lines, person_of
from screening.blind.plain import folded, plain
from screening.blind.schools import school_names
from screening.blind.terms import any_of
from screening.blind.tools import tool_names
from screening.blind.words import blind_words
from screening.resume.dates import find_periods
from screening.resume.fields import is_place
from screening.resume.model import Resume, Section, SectionKind
from screening.rubric import Rubric

_NO_PLACE = frozenset(
    {"remote", "usa", "us", "united states", "uk", "united kingdom", "canada", "city state", "city"}
)
_PARTS = re.compile(r"\s*[|•·●▪\t;/()]\s*|\s{2,}|\s[–—-]\s")
_LEAST = 4  # letters of a name that is hidden wherever it stands


def finder_for(resume: Resume, rubric: Rubric) -> Finder:
    """What this resume's text must not show."""
    text = resume.document.text
    tools = tool_names(rubric)
    known = frozenset(
        h.tool.name for line in resume.document.lines for h in tools.find(plain(line.text).text)
    )
    literals = dict.fromkeys(_literals(resume, Finder(person_of(resume), tools)))
    return Finder(
        person=person_of(resume),
        tools=tools,
        known_tools=known,
        literals=tuple(sorted(literals, key=lambda n: (-len(n[0]), n))),
        they=_THEY.search(text) is not None,
    )


def education_text(resume: Resume, section: Section) -> str:
    """An education section's lines as one text, lines parted by line ends."""
    return "\n".join(x.text for x in resume.document.lines[section.first : section.stop])


def _literals(resume: Resume, general: Finder) -> Iterator[tuple[str, Kind]]:
    for place in _places(resume):
        yield place, Kind.PLACE
    for section in resume.sections:
        if section.kind is SectionKind.EDUCATION:
            for name in school_names(plain(education_text(resume, section)).text):
                if len(name) >= _LEAST:
                    yield name, Kind.SCHOOL
    for position in resume.positions:
        kind = organization_kind(position.organization, general)
        if kind is not None:
            yield position.organization.strip(" .,"), kind
        if kind is Kind.CAMPAIGN:
            for word in candidates_of(position.organization):
                yield word, Kind.CANDIDATE
    stem = PurePath(resume.document.name).stem
    if len(stem) >= _LEAST and not is_ordinary(stem):
        yield stem, Kind.FILE


def is_ordinary(word: str) -> bool:
    names = blind_words().names
    return folded(word) in names.ordinary or folded(word) in names.never


def organization_kind(organization: str, general: Finder) -> Kind | None:
    """What an employer's name tells about its people; None where it tells nothing known here."""
    name = organization.strip(" .,")
    if len(name) < _LEAST:
        return None
    kinds = {s.kind for s in general.find(name)}
    if kinds & {Kind.CAMPAIGN, Kind.PARTY, Kind.CANDIDATE, Kind.CAUSE} or tells_a_side(name):
        return Kind.CAMPAIGN
    for kind in (Kind.UNION, Kind.CONGREGATION, Kind.GROUP):
        if kind in kinds:
            return kind
    return Kind.GROUP if any_of(blind_words().group_words).search(plain(name).text) else None


def _places(resume: Resume) -> Iterator[str]:
    """Where the person lives and worked; towns that are ordinary words only with their state."""
    found = [resume.contact.location, *(p.location for p in resume.positions)]
    for line in head_lines(resume):
        text = plain(line.text).text
        cut = [(a, b) for a, b, _ in contact_spans(text)]
        for a, b in sorted(cut, reverse=True):
            text = f"{text[:a]} | {text[b:]}"
        found += [part.strip(" ,") for part in _PARTS.split(text) if is_place(part.strip(" ,"))]
    for place in found:
        place = place.strip(" .,")
        if (
            len(place) < _LEAST
            or folded(place) in _NO_PLACE
            or is_ordinary(place)
            or find_periods(place)
        ):
            continue
        yield place
        if (
            place == resume.contact.location.strip(" .,")
            or place in found[1 + len(resume.positions) :]
        ):
            town = re.split(r"\s*,", place)[0]
            if town != place and len(town) >= _LEAST and not is_ordinary(town):
                yield town
