"""Headers of positions: which lines can hold one, and which of them belong to a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screening.documents.model import Line
from screening.resume.entries import Entry, pieces_of
from screening.resume.fields import (
    is_place,
    organization_score,
    starts_capital,
    title_score,
)
from screening.resume.header_lines import ABBREVIATED, HeaderLine, header_line
from screening.resume.particulars import without_particulars

MAX_HEADER = 4  # lines of one header
MAX_SHORT = 11  # words of a header line
MAX_NAMED = 17  # and of one that names a title, an employer and a place
OFFICE = 2.0  # an organization's score that makes an employer of what could be a title
_PARENS = re.compile(r"\([^()]{0,120}\)")
_DUTY = re.compile(r"^(?:[a-z]+ly )?[a-z]{3,}(?:ed|ing)\b", re.I)
# What stands between a position's header and its duties, and above the columns of a table.
_LABELS = frozenset(
    "job description|job descriptions|description|duties|my duties|main duties|key duties|duties and responsibilities|"
    "responsibilities|my responsibilities|key responsibilities|main responsibilities|tasks|functions|accomplishments|"
    "key accomplishments|achievements|key achievements|highlights|what i did|date|dates|period|year|years|position|job|"
    "title|job title|role|company|employer|organization|organisation|place|location|position held|inclusive dates|"
    "charge|post|employment|activities|activity|institution|entity|dates worked|from|to|what i do|"
    "duties, accomplishments and related skills|duties/accomplishments|duties and accomplishments|work performed".split(
        "|"
    )
)
_CONTACT = re.compile(r"@|https?:|www\.|\(\d{3}\)\s?\d{3}|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b")


def in_paragraph(lines: Sequence[Line], i: int) -> bool:
    """A line in the middle of a wrapped paragraph anchors nothing."""
    p = lines[i].paragraph
    before = i > 0 and lines[i - 1].paragraph == p and lines[i - 1].place is lines[i].place
    return before and len(lines[i - 1].text) > 60 and lines[i - 1].text[-1:] not in ".:)"


def numbered_heads(lines: Sequence[Line], span: Sequence[int], day_first: bool) -> Sequence[Line]:
    """The lines, with numbered jobs as headers: "1. Cashier", above its employer or its dates.

    They look like a list's items. They are none where most items of the section are such, and the
    others read like titles.
    """
    items = [i for i in span if lines[i].bullet]
    heads = [i for i in items if _heads_job(lines, i, day_first)]
    if len(heads) < 2 or 3 * len(heads) < 2 * len(items):
        return lines
    if any(title_score(lines[i].text) < 2 for i in set(items) - set(heads)):
        return lines
    out = list(lines)
    for i in items:
        out[i] = replace(lines[i], bullet=False)
    return out


def _heads_job(lines: Sequence[Line], i: int, day_first: bool) -> bool:
    text = lines[i].text
    if i + 1 >= len(lines) or lines[i + 1].bullet or lines[i + 1].paragraph == lines[i].paragraph:
        return False
    if len(text.split()) > MAX_SHORT or text.endswith((".", ";")) or _DUTY.match(text):
        return False
    if max(title_score(text), organization_score(text)) < 1.5:
        return False
    for k in range(i + 1, min(i + MAX_HEADER, len(lines))):
        if lines[k].bullet:
            return False
        if header_line(k, lines[k], day_first).periods:
            return True
        if not header_like(lines[k], header_line(k, lines[k])):
            return False
    return False


def header_like(line: Line, h: HeaderLine) -> bool:
    """A short line that can hold a title, an employer or a place."""
    text = line.text.strip()
    said = without_particulars(text)
    ws = _PARENS.sub(" ", said).split()
    if all(_is_label(part) for part in re.split(r"\t|\s?[/|]\s?", text)):
        return False
    if h.label or (not h.rest and not h.periods and not line.bullet):
        return True  # a form's field, numbered or not; "2 years 3 months" under an employer
    if line.bullet or not (ws or _PARENS.fullmatch(text)) or _CONTACT.search(text):
        return False
    if len(ws) > MAX_SHORT + 3 * line.look.bold and not _names_all(ws, h):
        return False
    if said.endswith((".", ";", "!", "?")) and not ABBREVIATED.search(said):
        return False
    if _PARENS.fullmatch(text):
        return True
    rest = h.rest or text
    best = max(title_score(rest), organization_score(rest), 2.0 if is_place(rest) else -1.0)
    for piece in re.split(r"\t|,\s|\s[|–—-]\s|\s·\s", rest):
        if piece.strip():
            best = max(best, title_score(piece), organization_score(piece))
    if line.look.bold or line.look.italic or line.look.caps:
        best += 0.8
    big = [w for w in text.split() if w[:1].isupper()]
    named = len(big) > 2 and len(big) >= 0.6 * len(text.split())  # "Retired Trades for Fair Wages"
    if (
        _DUTY.match(text)
        and title_score(rest) < 2.5
        and not line.look.bold
        and not is_place(rest)
        and not named
    ):
        best -= 1.5
    if not (text[:1].isupper() or text[:1].isdigit() or text[:1] in "\"'“("):
        best -= 0.8
    return best >= 0.6


def _names_all(ws: Sequence[str], h: HeaderLine) -> bool:
    """A long line of names: "Captain, Committee to Elect Jo Roe for City Council, Erie, Ohio"."""
    big = sum(w[:1].isupper() for w in ws)
    return len(ws) <= MAX_NAMED and big >= 0.7 * len(ws) and _has_both(h)


def _is_label(text: str) -> bool:
    said = text.strip(" :").lower().replace("&", "and")
    return said in _LABELS or all(part in _LABELS for part in said.split(" and "))


def dated_entry(
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
    # A line of its own for the date, and nothing under it: it dates what stands above, whatever it is.
    alone = not heads[i].rest and not short.get(i + 1)
    while j > floor and _said(heads, header) < MAX_HEADER and j not in claimed:
        if not short.get(j) and not (alone and len(header) == 1 and _could_head(lines[j])):
            break
        if lines[j + 1].gap > 2.5 and len(header) > 1:
            break
        if lines[j - 1].text.rstrip().endswith(",") and j - 1 >= 0:
            break  # the end of a line above
        apart = not before or lines[j].gap > 0.4 or not same_look(lines[j], lines[i])
        # A line that has title and employer itself: what stands above may head several roles.
        if own and apart and (title_score(lines[j].text) >= 2 or not before):
            break
        header.insert(0, j)
        j -= 1
    if before and header[0] == floor + 1:
        # Nothing lies between this header and the last date: some of it may be the last one's.
        below = (
            [i + 1] if short.get(i + 1) and not heads[i + 1].periods and i + 1 not in header else []
        )
        keep = _best_cut(lines, heads, before[-1], header, below)
        header = header[keep:]
    while header[0] != i and not heads[header[0]].rest:
        del header[0]  # "Job applied for: …" heads nothing
    claimed.update(header)
    entry = Entry(header=header, dated_line=i)
    entry.periods = list(heads[i].periods)
    return entry


def _said(heads: dict[int, HeaderLine], header: Sequence[int]) -> int:
    """How many of the lines say something of their own: a wrapped name's second line does not."""
    return sum(bool(heads[k].rest or heads[k].periods) for k in header)


def _could_head(line: Line) -> bool:
    """Short, and no sentence or duty: "Private clients (county program), Fresno, CA"."""
    text = line.text.strip()
    return (
        not line.bullet
        and len(text.split()) <= MAX_SHORT
        and starts_capital(text)
        and not text.endswith((".", ";", "!", "?", ":", ","))
        and not _CONTACT.search(text)
        and not _DUTY.match(text)
    )


def same_look(a: Line, b: Line) -> bool:
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
        second = max(
            _worth(lines, heads, header[cut:]), _worth(lines, heads, [*header[cut:], *below])
        )
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


def extend_down(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    e: Entry,
    ceiling: int,
    span: list[int],
) -> None:
    """Header lines below the date: employer or title still missing, or the place."""
    j = (e.dated_line if e.dated_line is not None else e.header[-1]) + 1
    while j < ceiling and j in heads and _said(heads, e.header) <= MAX_HEADER:
        if j in e.header:
            j += 1
            continue
        if not short.get(j) or lines[j].bullet or heads[j].periods:
            break
        if not heads[j].rest:
            e.header.append(j)  # hours and pay, between the dates and the title
            j += 1
            continue
        now = _worth(lines, heads, e.header)
        then = _worth(lines, heads, [*e.header, j])
        if then < now + 0.5 and not is_place(heads[j].rest):
            break
        if title_score(lines[j].text) >= 2 and now >= 3.5 and lines[j].gap > 0.5:
            break
        e.header.append(j)
        j += 1


def extend_alike(
    lines: Sequence[Line],
    heads: dict[int, HeaderLine],
    short: dict[int, bool],
    e: Entry,
    ceiling: int,
    entries: list[Entry],
) -> None:
    """Where other positions have the employer on the line below the date, so has this one."""
    j = (e.dated_line or 0) + 1
    if (
        e.dated_line is None
        or j >= ceiling
        or j in e.header
        or not short.get(j)
        or heads[j].periods
    ):
        return
    employer = employer_score(heads[j], lines[j])
    # "County Clerk & Recorder" is an office that people hold and one that they work for.
    if lines[j].bullet or employer < (OFFICE if title_score(heads[j].rest) >= 2 else 1):
        return
    for other in entries:
        below = (other.dated_line or 0) + 1
        if other is not e and below in other.header and same_look(lines[below], lines[j]):
            e.header.append(j)
            return


def employer_score(h: HeaderLine, line: Line) -> float:
    """How much some piece of a header line reads like an organization."""
    return max((p.organization for p in pieces_of(h, 1, line)[0]), default=0.0)
