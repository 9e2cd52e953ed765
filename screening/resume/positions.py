"""Positions: where one begins and ends, and whose lines are whose.

A line that names a period and little else anchors a position; the short header-like lines around
it are its header, what follows up to the next header is its own. Titles without dates are
positions where they stand set apart, or in a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.documents.model import Line, Place
from screening.resume.entries import (
    ABBREVIATED,
    HONOR,
    Entry,
    HeaderLine,
    assign,
    goes_over,
    header_line,
    looks_like_date_line,
    pieces_of,
    slot_bias,
)
from screening.resume.fields import (
    is_place,
    organization_score,
    split_place,
    starts_capital,
    title_score,
)
from screening.resume.model import Position, PositionKind, Section, SectionKind, Spot
from screening.resume.vocabulary import titles, words

HELD_IN = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.VOLUNTEER,
        SectionKind.MEMBERSHIPS,
        SectionKind.OTHER,
        SectionKind.HEAD,
        SectionKind.PROJECTS,
        SectionKind.EDUCATION,
        SectionKind.SUMMARY,
    }
)
UNDATED_IN = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.VOLUNTEER, SectionKind.MEMBERSHIPS, SectionKind.OTHER}
)
MAX_HEADER = 4  # lines of one header
MAX_SHORT = 11  # words of a header line
_PARENS = re.compile(r"\([^()]{0,120}\)")
_DUTY = re.compile(r"^(?:[a-z]+ly )?[a-z]{3,}(?:ed|ing)\b", re.I)
_CONTACT = re.compile(r"@|https?:|www\.|\(\d{3}\)\s?\d{3}|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b")
_DEGREE = re.compile(
    r"(?:[abm]\.?\s?(?:a|s|ed|ba|sc|f\.?a|a\.?s)\.?|ph\.?\s?d\.?|j\.?d\.?|ged|bachelor|associate of|associate in|associate's|master of|master's|diploma|certificate|high school)(?=[,\s:(]|$)",
    re.I,
)
_NOT_A_JOB = re.compile(
    r"\b(?:bachelor|master|associate(?:'s|s)? (?:degree|of|in)|diploma|degree|ged|b\.?a\.?|b\.?s\.?|m\.?a\.?|m\.?s\.?|ph\.?d|mba|certificate|certification|coursework|gpa|major|minor|dean's list|graduated?|expected|class of)\b",
    re.I,
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
        if section.kind is SectionKind.HEAD and headed and number == 0:
            continue
        if section.kind is SectionKind.SUMMARY and headed:
            continue
        found = _in_section(lines, section, day_first)
        for e in found:
            e.section = number
        if section.kind is SectionKind.EDUCATION:
            found = [e for e in found if _held_at_school(e)]
        elif section.kind in (SectionKind.HEAD, SectionKind.OTHER, SectionKind.PROJECTS, SectionKind.SUMMARY):
            jobs = [e for e in found if _is_job(e)]
            if section.kind in (SectionKind.HEAD, SectionKind.SUMMARY):
                jobs = [e for e in jobs if not _sentence(e, lines)]
            # Where two and more are jobs, what is set like them is one.
            alike = len(jobs) > 1
            found = [e for e in found if e in jobs or (alike and _set_like(e, jobs, lines))]
        entries.extend(found)
    bias = slot_bias(entries)
    for e in entries:
        assign(e, bias)
    _inherit(entries, lines, sections)
    return [
        e
        for e in entries
        if (starts_capital(e.title) or title_score(e.title) >= 2 or organization_score(e.organization) >= 1.5)
        and not any(HONOR.search(x) for x in (e.title, e.organization))
        and not (_DEGREE.match(e.title) and title_score(e.title) < 3)
    ]


def _in_section(lines: Sequence[Line], section: Section, day_first: bool) -> list[Entry]:
    span = [i for i in range(section.first, section.stop) if lines[i].place is Place.BODY]
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
    dated = [i for i in span if looks_like_date_line(heads[i], lines[i])]
    dated = [i for i in dated if not _in_paragraph(lines, i)]
    short = {i: _header_like(lines[i], heads[i]) for i in span}
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
        entries.append(_dated_entry(lines, heads, short, i, floor, claimed, entries))
    for n, e in enumerate(entries):
        ceiling = min(entries[n + 1].header) if n + 1 < len(entries) else section.stop
        _extend_down(lines, heads, short, e, ceiling, span)
    for n, e in enumerate(entries):
        ceiling = min(entries[n + 1].header) if n + 1 < len(entries) else section.stop
        _extend_alike(lines, heads, short, e, ceiling, entries)
    listed = section.kind in (SectionKind.HEAD, SectionKind.SUMMARY) and len(entries) >= 2
    if section.kind in UNDATED_IN or listed:
        entries = _with_undated(lines, heads, short, entries, section, span)
    entries.sort(key=lambda e: e.header[0])
    for n, e in enumerate(entries):
        stop = entries[n + 1].header[0] if n + 1 < len(entries) else section.stop
        e.header.sort()
        last = e.header[-1]
        e.body = [i for i in span if last < i < stop and i not in e.header]
        _read_header(lines, heads, e)
    return entries


def _in_paragraph(lines: Sequence[Line], i: int) -> bool:
    """A line in the middle of a wrapped paragraph anchors nothing."""
    p = lines[i].paragraph
    before = i > 0 and lines[i - 1].paragraph == p and lines[i - 1].place is lines[i].place
    return before and len(lines[i - 1].text) > 60 and lines[i - 1].text[-1:] not in ".:)"


def _header_like(line: Line, h: HeaderLine) -> bool:
    """A short line that can hold a title, an employer or a place."""
    text = line.text.strip()
    ws = _PARENS.sub(" ", text).split()
    if line.bullet or not ws or len(ws) > MAX_SHORT + 3 * line.look.bold or _CONTACT.search(text):
        return False
    if text.endswith((".", ";", "!", "?")) and not ABBREVIATED.search(text):
        return False
    if not h.rest and not h.periods:
        return True  # "2 years 3 months" under an employer
    rest = h.rest or text
    best = max(title_score(rest), organization_score(rest), 2.0 if is_place(rest) else -1.0)
    for piece in re.split(r"\t|,\s|\s[|–—-]\s|\s·\s", rest):
        if piece.strip():
            best = max(best, title_score(piece), organization_score(piece))
    if line.look.bold or line.look.italic or line.look.caps:
        best += 0.8
    big = [w for w in text.split() if w[:1].isupper()]
    named = len(big) > 2 and len(big) >= 0.6 * len(text.split())  # "Retired Trades for Fair Wages"
    if _DUTY.match(text) and title_score(rest) < 2.5 and not line.look.bold and not is_place(rest) and not named:
        best -= 1.5
    if not (text[:1].isupper() or text[:1].isdigit() or text[:1] in "\"'“("):
        best -= 0.8
    return best >= 0.6


def _dated_entry(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    i: int,
    floor: int,
    claimed: set[int],
    before: list[Entry],
) -> Entry:
    """The header above and at the date line `i`; lines down to `floor` may belong to it."""
    header = [i]
    own = _has_both(heads[i])
    j = i - 1
    while j > floor and len(header) < MAX_HEADER and short.get(j) and j not in claimed:
        if lines[j].gap > 2.5 and len(header) > 1:
            break
        if lines[j - 1].text.rstrip().endswith(",") and j - 1 >= 0:
            break  # the end of a line above
        if own and (not before or lines[j].gap > 0.4 or not _same_look(lines[j], lines[i])):
            # The line itself has title and employer: what stands above may head several roles.
            if title_score(lines[j].text) >= 2 or not before:
                break
        header.insert(0, j)
        j -= 1
    if before and header[0] == floor + 1:
        # Nothing lies between this header and the last date: some of it may be the last one's.
        below = [i + 1] if short.get(i + 1) and not heads[i + 1].periods and i + 1 not in header else []
        keep = _best_cut(lines, heads, before[-1], header, below)
        header = header[keep:]
    claimed.update(header)
    entry = Entry(header=header, dated_line=i)
    entry.periods = list(heads[i].periods)
    return entry


def _same_look(a: Line, b: Line) -> bool:
    return a.look.bold == b.look.bold and a.look.size == b.look.size


def _has_both(h: HeaderLine) -> bool:
    pieces, _ = pieces_of(h, 0, Line(text=h.rest))
    return any(p.title >= 2 for p in pieces) and any(
        p.organization >= 0.5 and p.title < 2 for p in pieces
    )


def _best_cut(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    last: Entry,
    header: list[int],
    below: list[int],
) -> int:
    """How many of the lines between two dates belong to the earlier one (they follow its date)."""
    best, keep = float("-inf"), 0
    for cut in range(len(header)):
        first = _worth(lines, heads, [*last.header, *header[:cut]])
        second = max(_worth(lines, heads, header[cut:]), _worth(lines, heads, [*header[cut:], *below]))
        # A gap in the page where the cut falls speaks for it.
        score = first + second + min(1.0, lines[header[cut]].gap)
        if score > best + 0.01:
            best, keep = score, cut
    return keep


def _worth(lines: Sequence[Line], heads: dict[int, HeaderLine], header: list[int]) -> float:
    """How complete a header is: a title and an organization each count, a second title does not."""
    pieces = []
    for row, i in enumerate(header):
        found, _ = pieces_of(heads[i], row, lines[i])
        pieces.extend(found)
    if not pieces:
        return 0.0
    title = max(range(len(pieces)), key=lambda k: pieces[k].title)
    if pieces[title].title <= 0:
        title = -1  # an employer alone
    score = min(3.0, pieces[title].title) if title >= 0 else 0.0
    others = [p.organization for k, p in enumerate(pieces) if k != title]
    score += min(2.0, max(0.0, max(others, default=0.0)))
    extra = [p for k, p in enumerate(pieces) if k != title and p.title >= 2.5]
    return score - 2.0 * len(extra) - 0.5 * max(0, len(header) - 4)


def _extend_down(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    e: Entry,
    ceiling: int,
    span: list[int],
) -> None:
    """Header lines below the date: employer or title still missing, or the place."""
    j = (e.dated_line if e.dated_line is not None else e.header[-1]) + 1
    while j < ceiling and j in heads and len(e.header) < MAX_HEADER + 1:
        if j in e.header:
            j += 1
            continue
        if not short.get(j) or lines[j].bullet or heads[j].periods:
            break
        now = _worth(lines, heads, e.header)
        then = _worth(lines, heads, [*e.header, j])
        if then < now + 0.5 and not is_place(lines[j].text):
            break
        if title_score(lines[j].text) >= 2 and now >= 3.5 and lines[j].gap > 0.5:
            break
        e.header.append(j)
        j += 1


def _extend_alike(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    e: Entry,
    ceiling: int,
    entries: list[Entry],
) -> None:
    """Where other positions have the employer on the line below the date, so has this one."""
    j = (e.dated_line or 0) + 1
    if e.dated_line is None or j >= ceiling or j in e.header or not short.get(j) or heads[j].periods:
        return
    if lines[j].bullet or _employer(heads[j], lines[j]) < 1 or title_score(heads[j].rest) >= 2:
        return
    for other in entries:
        below = (other.dated_line or 0) + 1
        if other is not e and below in other.header and _same_look(lines[below], lines[j]):
            e.header.append(j)
            return


def _with_undated(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    entries: list[Entry],
    section: Section,
    span: list[int],
) -> list[Entry]:
    """Add titles that carry no date: set like the other titles, or "Title, Organization" alone."""
    used = {i for e in entries for i in e.header}
    looks = {(lines[i].look.bold, lines[i].look.caps, lines[i].look.italic) for e in entries for i in e.header[:1]}
    out = list(entries)
    i_prev = -2
    for i in span:
        if i in used or heads[i].periods:
            continue
        line = lines[i]
        if i > 0 and lines[i - 1].paragraph == line.paragraph and i - 1 >= section.first:
            continue
        h = heads[i]
        if len(h.rest.split()) > MAX_SHORT + 3:
            continue
        pieces, _ = pieces_of(h, 0, line)
        title = any(p.title >= 2 for p in pieces)
        both = len(pieces) > 1 and any(
            p.organization >= 0.8 and p.title < 2 and starts_capital(p.text) for p in pieces
        )
        look = (line.look.bold, line.look.caps, line.look.italic)
        set_apart = (line.look.bold or line.look.caps) and (look in looks or not entries)
        whole = h.end == len(line.text)
        starts = pieces and pieces[0].title >= 2 or (pieces and pieces[0].organization >= 2)
        if line.bullet and not (both and whole and starts):
            continue
        follows = i + 1 < section.stop and lines[i + 1].bullet or _block(lines, heads, short, i, section.stop)
        if (title and both and starts and not line.text.rstrip().endswith(",")) or (
            title and short.get(i) and whole and (set_apart or follows)
        ):
            if i_prev in used and i_prev == i - 1 and not both:
                continue
            e = Entry(header=[i])
            nxt = i + 1
            if not both and nxt in heads and short.get(nxt) and nxt not in used and not heads[nxt].periods and (
                organization_score(heads[nxt].rest) >= 0.6 or _block(lines, heads, short, i, section.stop)
            ):
                e.header.append(nxt)
            out.append(e)
            used.update(e.header)
            i_prev = i
    return out


def _employer(h: HeaderLine, line: Line) -> float:
    """How much some piece of a header line reads like an organization."""
    return max((p.organization for p in pieces_of(h, 1, line)[0]), default=0.0)


def _block(
    lines: Sequence[Line], heads: dict[int, HeaderLine], short: dict[int, bool], i: int, stop: int
) -> bool:
    """A title set apart above its employer and, after a remark at most, its bullets."""
    if i + 2 >= stop or not (lines[i].gap == 0.0 or lines[i].gap > lines[i + 1].gap + 0.15):
        return False
    if not short.get(i + 1) or heads[i + 1].periods or _employer(heads[i + 1], lines[i + 1]) < 0.6:
        return False
    return lines[i + 2].bullet or (
        i + 3 < stop and lines[i + 3].bullet and len(lines[i + 2].text) < 50 and not heads[i + 2].periods
    )


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


def _inherit(entries: list[Entry], lines: Sequence[Line], sections: Sequence[Section]) -> None:
    """Give a role without an employer the one it is nested under, or the school above it.

    A dated employer without a title, above roles within its period, is their heading and no
    position of its own.
    """
    group: Entry | None = None
    headings: set[int] = set()
    for n, e in enumerate(entries):
        if not e.title and e.organization and e.periods:
            group = e
            continue
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
            continue
        if before is None or before.section != e.section or not before.organization:
            continue
        first = before.pieces[0] if before.pieces else None
        if (first is not None and first.text == before.organization) or _within(e, before):
            e.organization = before.organization
    entries[:] = [e for e in entries if id(e) not in headings]
    for e in entries:
        if not e.organization:
            e.organization = e.place


def _within(e: Entry, outer: Entry) -> bool:
    """The one period of `e` lies inside the one of `outer`, by their years."""
    if len(e.periods) != 1 or len(outer.periods) != 1:
        return False
    (a, b), (c, d) = (
        (p.start[:4], "9999" if p.end == "present" else p.end[:4])
        for p in (e.periods[0], outer.periods[0])
    )
    return c <= a and b <= d and (a, b) != (c, d)


def _held_at_school(e: Entry) -> bool:
    """Under education only an office with a title and its own dates is a position."""
    text = " ".join(p.text for p in e.pieces)
    return (
        any(p.title >= 2.5 for p in e.pieces)
        and bool(e.periods)
        and not _NOT_A_JOB.search(text)
    )


def _set_like(e: Entry, jobs: list[Entry], lines: Sequence[Line]) -> bool:
    """A dated header of the same look and the same number of lines as one of `jobs`, no schooling."""
    if not e.periods or _NOT_A_JOB.search(" ".join(p.text for p in e.pieces)):
        return False
    first = lines[e.header[0]]
    return any(
        len(j.header) == len(e.header) and j.periods and _same_look(lines[j.header[0]], first) and first.look.bold
        for j in jobs
    )


def _sentence(e: Entry, lines: Sequence[Line]) -> bool:
    """The first sentence of a paragraph that names a year, not a header."""
    line = lines[e.header[0]]
    end = e.heads.get(e.header[0], len(line.text))
    return len(e.header) == 1 and not line.look.bold and end < len(line.text) - 20


def _is_job(e: Entry) -> bool:
    text = " ".join(p.text for p in e.pieces)
    return any(p.title >= 2 for p in e.pieces) and not _NOT_A_JOB.search(text)


def to_positions(
    entries: Sequence[Entry], lines: Sequence[Line], sections: Sequence[Section]
) -> list[tuple[Entry, Position]]:
    """Positions of the entries; an entry with two separate periods is two positions."""
    out: list[tuple[Entry, Position]] = []
    for e in entries:
        spots = tuple(Spot(i, 0, e.heads.get(i, len(lines[i].text))) for i in e.header)
        text = " ".join(lines[s.line].text[: s.end] for s in spots)
        kind = _kind(text.replace(e.organization, " ") if e.organization else text, sections[e.section].kind)
        for period in e.periods or [None]:
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


def _kind(header: str, section: SectionKind) -> PositionKind:
    """Told by the header's words without the organization: a church may be a fellowship."""
    ws = set(words(header))
    if ws & titles()["intern"]:
        return PositionKind.INTERN
    if section is SectionKind.VOLUNTEER or ws & titles()["volunteer"]:
        return PositionKind.VOLUNTEER
    return PositionKind.PAID
