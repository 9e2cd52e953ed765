"""Positions without dates: titles set apart, or in a list."""

from __future__ import annotations

from collections.abc import Sequence

from screening.documents.model import Line
from screening.resume.entries import Entry, pieces_of
from screening.resume.fields import (
    organization_score,
    starts_capital,
    title_score,
)
from screening.resume.header_lines import HeaderLine
from screening.resume.headers import MAX_SHORT, employer_score, same_look
from screening.resume.model import Section

_TELLING = frozenset({"the", "our", "my", "a", "an", "his", "her", "their"})


def with_undated(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    entries: list[Entry],
    section: Section,
    span: list[int],
) -> list[Entry]:
    """Add titles that carry no date: set like the other titles, or "Title, Organization" alone."""
    used = {i for e in entries for i in e.header}
    looks = {
        (lines[i].look.bold, lines[i].look.caps, lines[i].look.italic)
        for e in entries
        for i in e.header[:1]
    }
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
        starts = (pieces and pieces[0].title >= 2) or (pieces and pieces[0].organization >= 2)
        # "The field organizer, Dana Roe, planned the routes." is a sentence, no title.
        told = line.text.endswith(".") or line.text.split(" ", 1)[0].lower() in _TELLING
        if line.bullet and (told or not (both and whole and starts)):
            continue
        follows = (
            h.label == "title"
            or (i + 1 < section.stop and lines[i + 1].bullet)
            or _block(lines, heads, short, i, section.stop)
        )
        if (title and both and starts and not line.text.rstrip().endswith(",")) or (
            title and short.get(i) and whole and (set_apart or follows)
        ):
            if i_prev in used and i_prev == i - 1 and not both:
                continue
            e = Entry(header=[i])
            nxt = i + 1
            if (
                not both
                and nxt in heads
                and short.get(nxt)
                and nxt not in used
                and not heads[nxt].periods
                and (
                    organization_score(heads[nxt].rest) >= 0.6
                    or _block(lines, heads, short, i, section.stop)
                )
            ):
                e.header.append(nxt)
            elif not both and _employer_above(lines, heads, short, i, entries, used):
                e.header.insert(0, i - 1)
            out.append(e)
            used.update(e.header)
            i_prev = i
    return out


def _employer_above(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    i: int,
    entries: list[Entry],
    used: set[int],
) -> bool:
    """Whether the title at `i` has its employer on the line above, as the dated ones have."""
    k = i - 1
    if k in used or not short.get(k) or heads[k].periods or lines[k].bullet:
        return False
    if title_score(heads[k].rest) >= 2:
        return False
    return any(
        len(e.header) > 1
        and e.header[1] == e.header[0] + 1
        and same_look(lines[e.header[0]], lines[k])
        and title_score(heads[e.header[0]].rest) < 2
        and title_score(heads[e.header[1]].rest) >= 2
        for e in entries
    )


def _block(
    lines: Sequence[Line], heads: dict[int, HeaderLine], short: dict[int, bool], i: int, stop: int
) -> bool:
    """A title set apart above its employer and, after a remark at most, its bullets."""
    if i + 2 >= stop or not (lines[i].gap == 0.0 or lines[i].gap > lines[i + 1].gap + 0.15):
        return False
    if (
        not short.get(i + 1)
        or heads[i + 1].periods
        or employer_score(heads[i + 1], lines[i + 1]) < 0.6
    ):
        return False
    return lines[i + 2].bullet or (
        i + 3 < stop
        and lines[i + 3].bullet
        and len(lines[i + 2].text) < 50
        and not heads[i + 2].periods
    )
