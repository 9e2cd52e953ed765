"""Positions: where one begins and ends, and whose lines are whose.

A line that names a period and little else anchors a position; the short header-like lines around
it are its header, what follows up to the next header is its own. Titles without dates are
positions where they stand set apart, or in a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screening.documents.model import Line, Place
from screening.resume.dates import Period
from screening.resume.entries import Entry, assign, pieces_of, slot_bias
from screening.resume.fields import (
    is_place,
    organization_score,
    starts_capital,
    title_score,
)
from screening.resume.header_lines import (
    HONOR,
    HeaderLine,
    cell_over,
    goes_over,
    header_line,
    looks_like_date_line,
)
from screening.resume.headers import (
    dated_entry,
    extend_alike,
    extend_down,
    header_like,
    in_paragraph,
    numbered_heads,
)
from screening.resume.jobs import DEGREE, held_at_school, inherit, is_job, is_sentence, set_like
from screening.resume.model import Position, PositionKind, Section, SectionKind, Spot
from screening.resume.prose import told_positions
from screening.resume.stacked import join_wrapped
from screening.resume.undated import with_undated
from screening.resume.vocabulary import fold, titles, words

# What an office or a hall belongs to, and no town is called.
_SCHOOLS = frozenset(
    "university college institute academy hospital church parish congregation mosque masjid temple synagogue "
    "gurdwara chapel cathedral inc".split()
)
_CLASS = re.compile(r"\b(?:course|class|academic|student|school)\b.*\bprojects?\b", re.I)
# What a resume begins with may run on into jobs that have no heading.
_BEFORE_JOBS = (SectionKind.SUMMARY, SectionKind.OBJECTIVE)
HELD_IN = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.VOLUNTEER,
        SectionKind.MEMBERSHIPS,
        SectionKind.OTHER,
        SectionKind.HEAD,
        SectionKind.PROJECTS,
        SectionKind.EDUCATION,
        *_BEFORE_JOBS,
    }
)
CLEAR_NAME = 1.5  # score of what reads like a title or an employer
UNDATED_IN = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.VOLUNTEER, SectionKind.MEMBERSHIPS, SectionKind.OTHER}
)


def find_positions(
    lines: Sequence[Line], sections: Sequence[Section], day_first: bool
) -> list[Entry]:
    """Entries of all sections in document order, title and organization chosen."""
    entries: list[Entry] = []
    headed = any(s.kind in (SectionKind.EXPERIENCE, SectionKind.VOLUNTEER) for s in sections)
    for number, section in enumerate(sections):
        if section.kind not in HELD_IN:
            continue
        if section.kind in _BEFORE_JOBS and headed:
            continue
        if _CLASS.search(section.heading):
            continue
        found = _in_section(lines, section, day_first)
        for e in found:
            e.section = number
        if section.kind is SectionKind.EDUCATION:
            found = [e for e in found if held_at_school(e, lines)]
        elif section.kind in (
            SectionKind.HEAD,
            SectionKind.OTHER,
            SectionKind.PROJECTS,
            *_BEFORE_JOBS,
        ):
            jobs = [e for e in found if is_job(e)]
            if section.kind is SectionKind.HEAD and headed and number == 0:
                # Jobs under a heading that was not known as one; a single one is the headline.
                jobs = [e for e in jobs if e.periods]
                jobs = jobs if len(jobs) > 1 else []
            if section.kind in (SectionKind.HEAD, *_BEFORE_JOBS):
                jobs = [e for e in jobs if not is_sentence(e, lines)]
            # Where two and more are jobs, what is set like them is one.
            alike = len(jobs) > 1
            found = [e for e in found if e in jobs or (alike and set_like(e, jobs, lines))]
        entries.extend(found)
    bias = slot_bias(entries)
    for e in entries:
        assign(e, bias)
    inherit(entries, lines, sections)
    _without_shared_town(entries)
    if not entries:
        # A letter: nothing is set as a header, so roles are told in sentences.
        for number, section in enumerate(sections):
            if section.kind in (SectionKind.HEAD, *_BEFORE_JOBS, SectionKind.EXPERIENCE):
                entries.extend(told_positions(lines, section, number, day_first))
        return entries
    told_in = {SectionKind.EXPERIENCE, SectionKind.VOLUNTEER, SectionKind.OTHER}
    with_jobs = {e.section for e in entries}
    for number, section in enumerate(sections):
        # "RETIREES", and then sentences: "Since October 2023 I am phone captain for ..."
        if section.kind in told_in and number not in with_jobs:
            entries.extend(told_positions(lines, section, number, day_first))
    entries.sort(key=lambda e: e.header[0])
    return [
        e
        for e in entries
        if (
            starts_capital(e.title)
            or title_score(e.title) >= 2
            or organization_score(e.organization) >= 1.5
        )
        and fold(e.title) != "retired"
        and not any(HONOR.search(x) for x in (e.title, e.organization))
        and not (DEGREE.match(e.title) and title_score(e.title) < 3)
        and not (DEGREE.match(e.organization) and title_score(e.title) < 2)
    ]


def _without_shared_town(entries: Sequence[Entry]) -> None:
    """What ends the names of several employers is the town they all are in."""
    heads: dict[str, set[str]] = {}
    for e in entries:
        head, comma, tail = e.organization.rpartition(", ")
        if comma and organization_score(head) >= 0.5 and not set(words(tail)) & _SCHOOLS:
            heads.setdefault(tail, set()).add(head)
    for e in entries:
        head, _, tail = e.organization.rpartition(", ")
        if head in heads.get(tail, ()) and len(heads[tail]) > 1:
            e.organization, e.place = head, e.place or tail


def _in_section(lines: Sequence[Line], section: Section, day_first: bool) -> list[Entry]:
    span = [i for i in range(section.first, section.stop) if lines[i].place is Place.BODY]
    lines = numbered_heads(lines, span, day_first)
    heads = {
        i: header_line(
            i,
            lines[i],
            day_first,
            lines[i + 1] if i + 1 < section.stop else None,
            section.skip if i == section.first else 0,
        )
        for i in span
    }
    over = {i + 1 for i in span if i + 1 in heads and goes_over(lines[i], lines[i + 1], day_first)}
    for i in over:
        heads[i] = HeaderLine(i, (), "", len(lines[i].text))
    for i in span:
        if i + 1 in heads and (cell := cell_over(lines[i], lines[i + 1], day_first)):
            heads[i + 1] = header_line(i + 1, lines[i + 1], day_first, skip=cell)
    for i in span:
        if i + 1 in heads and _named_for_year(lines[i], heads[i], heads[i + 1]):
            heads[i] = replace(heads[i], periods=(), rest=lines[i].text.strip())
    join_wrapped(lines, heads)
    dated = [i for i in span if looks_like_date_line(heads[i], lines[i])]
    dated = [i for i in dated if not heads[i].rest or not in_paragraph(lines, i)]
    # The second line of a bullet is no header, however short.
    bulleted = {lines[i].paragraph for i in span if lines[i].bullet}
    short = {
        i: header_like(lines[i], heads[i])
        and (lines[i].bullet or lines[i].paragraph not in bulleted)
        for i in span
    }
    # A date beside the middle of its cell dates what stands above the cell, which is not told here.
    dated = [i for i in dated if not heads[i].beside or short.get(i - 1)]
    entries: list[Entry] = []
    claimed: set[int] = set()
    for n, i in enumerate(dated):
        floor = dated[n - 1] if n else section.first - 1
        if entries and floor == i - 1 and not heads[i].rest and not heads[floor].rest:
            # Two periods under each other, then their one title.
            entries[-1].header.append(i)
            entries[-1].periods.extend(heads[i].periods)
            entries[-1].dated_line = i
            continue
        entries.append(dated_entry(lines, heads, short, i, floor, claimed, entries))
    for n, e in enumerate(entries):
        ceiling = min(entries[n + 1].header) if n + 1 < len(entries) else section.stop
        extend_down(lines, heads, short, e, ceiling, span)
    for n, e in enumerate(entries):
        ceiling = min(entries[n + 1].header) if n + 1 < len(entries) else section.stop
        extend_alike(lines, heads, short, e, ceiling, entries)
    listed = section.kind in (SectionKind.HEAD, *_BEFORE_JOBS) and len(entries) >= 2
    if section.kind in UNDATED_IN or listed:
        entries = with_undated(lines, heads, short, entries, section, span)
    entries.sort(key=lambda e: e.header[0])
    for n, e in enumerate(entries):
        stop = entries[n + 1].header[0] if n + 1 < len(entries) else section.stop
        e.header.sort()
        last = e.header[-1]
        e.body = [i for i in span if last < i < stop and i not in e.header]
        _read_header(lines, heads, e)
    return entries


def _named_for_year(line: Line, head: HeaderLine, below: HeaderLine) -> bool:
    """A campaign's year ends its name where the line below holds the dates: "Field Organizer,
    Coordinated '24" above "Erie, PA | Mar 2024 - Nov 2024"."""
    if len(head.periods) != 1 or len(below.periods) != 1 or "," not in line.text:
        return False
    year, held = head.periods[0], below.periods[0]
    bare = year.start == year.end and len(year.start) == len("2024")
    named = re.search(r"[^\W\d_]['’]? ['’]?$", line.text[: year.at]) is not None
    ends = year.to >= len(line.text.rstrip())
    dated = held.start[:4] == year.start and len(held.start) > len(year.start)
    where = is_place(below.rest) or (
        max(title_score(below.rest), organization_score(below.rest)) < CLEAR_NAME
    )
    return bare and named and ends and dated and where


def _read_header(lines: Sequence[Line], heads: dict[int, HeaderLine], e: Entry) -> None:
    e.pieces = []
    e.heads = {}
    for row, i in enumerate(e.header):
        h = heads[i]
        pieces, place = pieces_of(h, row, lines[i])
        e.pieces.extend(pieces)
        e.place = e.place or place
        e.heads[i] = h.end
        if h.end < len(lines[i].text):
            e.body.insert(0, i)
    e.body.sort()


def to_positions(
    entries: Sequence[Entry], lines: Sequence[Line], sections: Sequence[Section]
) -> list[tuple[Entry, Position]]:
    """Positions of the entries; an entry with two separate periods is two positions."""
    out: list[tuple[Entry, Position]] = []
    for e in entries:
        spots = tuple(Spot(i, 0, e.heads.get(i, len(lines[i].text))) for i in e.header)
        text = " ".join(lines[s.line].text[: s.end] for s in spots)
        kind = _kind(
            text.replace(e.organization, " ") if e.organization else text,
            e.title,
            sections[e.section].kind,
        )
        periods: list[Period | None] = [*e.periods] or [None]
        for period in periods:
            out.append(
                (
                    e,
                    Position(
                        title=e.title,
                        organization=e.organization,
                        location=e.place,
                        start=period.start if period else "",
                        end=period.end if period else "",
                        kind=kind,
                        section=e.section,
                        header=spots,
                        header_text=text,
                    ),
                )
            )
    return out


# "Member, Parish Council", "Board Member 2019"; no "Member Services Representative".
_MEMBER = re.compile(r"(\w*)\s?\bmember\b(?=\s*(?:$|[^\w\s])|\s(?:of|at|for)\b)", re.I)


def _kind(header: str, title: str, section: SectionKind) -> PositionKind:
    """Told by the header's words without the organization: a church may be a fellowship."""
    ws = set(words(header))
    if ws & titles()["intern"]:
        return PositionKind.INTERN
    if section is SectionKind.VOLUNTEER or ws & titles()["volunteer"]:
        return PositionKind.VOLUNTEER
    unpaid = any(m[1].lower() not in titles()["paid_members"] for m in _MEMBER.finditer(title))
    return PositionKind.VOLUNTEER if unpaid else PositionKind.PAID
