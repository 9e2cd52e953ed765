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
            found = [e for e in found if _is_job(e)]
        entries.extend(found)
    bias = slot_bias(entries)
    for e in entries:
        assign(e, bias)
    _inherit(entries, lines, sections)
    return [
        e
        for e in entries
        if starts_capital(e.title) or title_score(e.title) >= 2 or organization_score(e.organization) >= 1.5
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
        entries.append(_dated_entry(lines, heads, short, i, floor, claimed, entries))
    for n, e in enumerate(entries):
        ceiling = min(entries[n + 1].header) if n + 1 < len(entries) else section.stop
        _extend_down(lines, heads, short, e, ceiling, span)
    if section.kind in UNDATED_IN:
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
    if _DUTY.match(text) and title_score(rest) < 2.5 and not line.look.bold:
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
        keep = _best_cut(lines, heads, before[-1], header)
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
    lines: Sequence[Line], heads: dict[int, HeaderLine], last: Entry, header: list[int]
) -> int:
    """How many of the lines between two dates belong to the earlier one (they follow its date)."""
    best, keep = float("-inf"), 0
    for cut in range(len(header)):
        first = _worth(lines, heads, [*last.header, *header[:cut]])
        second = _worth(lines, heads, header[cut:])
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
    score = min(3.0, max(0.0, pieces[title].title))
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
        follows = i + 1 < section.stop and lines[i + 1].bullet
        if (title and both and starts and not line.text.rstrip().endswith(",")) or (
            title and short.get(i) and whole and (set_apart or follows)
        ):
            if i_prev in used and i_prev == i - 1 and not both:
                continue
            e = Entry(header=[i])
            nxt = i + 1
            if not both and nxt in heads and short.get(nxt) and nxt not in used and organization_score(heads[nxt].rest) >= 1 and not heads[nxt].periods:
                e.header.append(nxt)
            out.append(e)
            used.update(e.header)
            i_prev = i
    return out


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
    """Give a role without an employer the one it is nested under, or the school above it."""
    for n, e in enumerate(entries):
        if e.organization or not e.title:
            continue
        if sections[e.section].kind is SectionKind.EDUCATION:
            for i in range(e.header[0] - 1, sections[e.section].first - 1, -1):
                for piece in re.split(r"\t|\s[|–—-]\s|,\s", lines[i].text):
                    if not e.organization and organization_score(piece) >= 2:
                        e.organization = split_place(piece)[0]
            continue
        before = entries[n - 1] if n else None
        if before is None or before.section != e.section or not before.organization:
            continue
        first = before.pieces[0] if before.pieces else None
        if (first is not None and first.text == before.organization) or _within(e, before):
            e.organization = before.organization


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
        kind = _kind(text, sections[e.section].kind)
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
    ws = set(words(header))
    if ws & titles()["intern"]:
        return PositionKind.INTERN
    if section is SectionKind.VOLUNTEER or ws & titles()["volunteer"]:
        return PositionKind.VOLUNTEER
    return PositionKind.PAID
