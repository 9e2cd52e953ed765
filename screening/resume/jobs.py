"""Which entries are positions, and whose employer stands above several of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.documents.model import Line
from screening.resume.entries import Entry
from screening.resume.fields import (
    organization_score,
    split_place,
    title_score,
)
from screening.resume.headers import same_look
from screening.resume.model import Section, SectionKind

DEGREE = re.compile(
    r"(?:[bm]\.?(?:b\.?a|s\.?[nw]|p\.?[ah]|arch|mus|div)\.?|[abm]\.?\s?(?:a|s|ed|ba|sc|f\.?a|a\.?s)\.?|ph\.?\s?d\.?|j\.?d\.?|ged|bachelor|associate of|associate in|associate's|master of|master's|diploma|certificate|high school)(?=[,\s:(]|$)",
    re.I,
)
_NOT_A_JOB = re.compile(
    r"\b(?:bachelor|master|associate(?:'s|s)? (?:degree|of|in)|diploma|degree|ged|b\.?a\.?|b\.?s\.?|m\.?a\.?|m\.?s\.?|ph\.?d|mba|certificate|certification|coursework|gpa|major|minor|dean's list|graduated?|expected|class of|courses? (?:of|in)|credits? (?:toward|towards|in|hours))\b",
    re.I,
)

_COUNTY = re.compile(r"\bcounty\b", re.I)  # "Poll Worker, Mobile County, AL"
EMPLOYER = 2.0  # an organization's score that says it is one
_ASSOCIATE = re.compile(r"(?:^|, )associate(?:'s)?,", re.I)  # the degree, beside a college


def inherit(entries: list[Entry], lines: Sequence[Line], sections: Sequence[Section]) -> None:
    """Give a role without an employer the one it is nested under, or the school above it.

    A dated employer without a title, above roles within its period, is their heading and no
    position of its own.
    """
    group: Entry | None = None
    headings: set[int] = set()
    nested: set[int] = set()  # roles that got the employer they stand under
    for n, e in enumerate(entries):
        if not e.title and e.organization and e.periods:
            group = e
            continue
        if e.title and e.organization and _names_unit(e):
            over = _employer_over(e, lines, sections[e.section])
            if organization_score(over) >= EMPLOYER:
                e.title, e.organization = f"{e.title}, {e.organization}", over
                nested.add(id(e))
        if e.organization or not e.title:
            continue
        if sections[e.section].kind is SectionKind.EDUCATION:
            for i in range(e.header[0] - 1, sections[e.section].first - 1, -1):
                for piece in re.split(r"\t|\s[|–—-]\s|,\s", lines[i].text):
                    if not e.organization and organization_score(piece) >= 2:
                        e.organization = split_place(piece)[0]
            continue
        before = entries[n - 1] if n else None
        if group is not None and group.section == e.section and _within(e, group):
            e.organization = group.organization
            headings.add(id(group))
            nested.add(id(e))
            continue
        over = _employer_over(e, lines, sections[e.section])
        if before is not None and before.section == e.section and before.organization:
            headed = _headed(before)
            alike = same_look(lines[e.header[0]], lines[before.header[0]])
            sibling = id(before) in nested and alike and not over
            if headed or sibling or (_within(e, before) and not _COUNTY.search(e.place)):
                e.organization = before.organization
                nested.add(id(e))
                continue
        if over:
            e.organization = over
            nested.add(id(e))
    entries[:] = [e for e in entries if id(e) not in headings]
    for e in entries:
        if not e.organization:
            e.organization = e.place


def _names_unit(e: Entry) -> bool:
    """What follows the title behind a comma may be a unit: "Gate Supervisor, Terminal C"."""
    spots = {p.text: (p.line, p.part) for p in e.pieces}
    alike = e.title in spots and spots[e.title] == spots.get(e.organization)
    return alike and organization_score(e.organization) < 1


def _headed(e: Entry) -> bool:
    """The employer comes first, or on a line above the dated one that holds the title: more roles
    may follow under it."""
    if e.pieces and e.pieces[0].text == e.organization:
        return True
    titled = any(p.line == e.dated_line and p.text == e.title for p in e.pieces)
    above = any(p.line < (e.dated_line or 0) and p.text == e.organization for p in e.pieces)
    return titled and above


def _employer_over(e: Entry, lines: Sequence[Line], section: Section) -> str:
    """The name of an organization alone on the line over a role, "" where there is none."""
    i = e.header[0] - 1
    if i < section.first or lines[i].bullet or "\t" in lines[i].text:
        return ""
    text = split_place(lines[i].text)[0]
    if text.endswith((".", ":", ",")) or len(text.split()) > 9:
        return ""
    if title_score(text) >= 1.5 or organization_score(text) < 1.5:
        return ""
    return text


def _within(e: Entry, outer: Entry) -> bool:
    """The one period of `e` lies inside the one of `outer`, by their years."""
    if len(e.periods) != 1 or len(outer.periods) != 1:
        return False
    (a, b), (c, d) = (
        (p.start[:4], "9999" if p.end == "present" else p.end[:4])
        for p in (e.periods[0], outer.periods[0])
    )
    return c <= a and b <= d and (a, b) != (c, d)


def held_at_school(e: Entry, lines: Sequence[Line]) -> bool:
    """Under education only an office with a title and its own dates is a position."""
    text = " ".join(lines[i].text for i in e.header)
    if _NOT_A_JOB.search(text) or _ASSOCIATE.search(text):
        return False
    return any(p.title >= 2.5 for p in e.pieces) and bool(e.periods)


def set_like(e: Entry, jobs: list[Entry], lines: Sequence[Line]) -> bool:
    """A dated header of the same look and the same number of lines as one of `jobs`, no schooling."""
    if not e.periods or _NOT_A_JOB.search(" ".join(p.text for p in e.pieces)):
        return False
    first = lines[e.header[0]]
    return any(
        len(j.header) == len(e.header)
        and j.periods
        and same_look(lines[j.header[0]], first)
        and (first.look.bold or (_railed(first) and _railed(lines[j.header[0]])))
        for j in jobs
    )


def _railed(line: Line) -> bool:
    """Years and a tab before the text, as in a table of years."""
    before, tab, _ = line.text.partition("\t")
    return bool(tab) and len(before) < 30 and any(c.isdigit() for c in before)


_TELLS = re.compile(r"I(?:['’](?:ve|m)| (?:was|am|have|had|work(?:ed)?|served))\b")


def is_sentence(e: Entry, lines: Sequence[Line]) -> bool:
    """The first sentence of a paragraph that names a year, not a header."""
    line = lines[e.header[0]]
    if _TELLS.match(line.text):
        return True
    end = e.heads.get(e.header[0], len(line.text))
    return len(e.header) == 1 and not line.look.bold and end < len(line.text) - 20


def is_job(e: Entry) -> bool:
    text = " ".join(p.text for p in e.pieces)
    return any(p.title >= 2 for p in e.pieces) and not _NOT_A_JOB.search(text)
