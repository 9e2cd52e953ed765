"""Positions told in sentences: "I have been counter clerk at Lake Feed since April 1998"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.documents.model import Line, Place
from screening.resume.dates import Period, find_periods
from screening.resume.entries import Entry
from screening.resume.fields import split_place, title_score
from screening.resume.model import Section

_TOLD = re.compile(
    r"^(?:(?:then|after that|later|before that|next|now|today),? )?"
    r"(?:I (?:was|am|have been|had been|became|worked as|served as|work as|serve as)|they made me|my job (?:was|is))"
    r"(?: an?| the| their)? (?P<title>[A-Za-z0-9][\w'’ -]{2,50}?)"
    r"(?: (?:at|of|for|with|in) (?:the )?(?P<organization>[A-Z][\w.'’& -]{1,60}?))?"
    r",? (?=(?:since|from|until|between|starting|for)\b|\(?(?:19|20)\d\d|[A-Z][a-z]{2,8}\.? (?:19|20)\d\d)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[a-z0-9)])\.(?= [A-Z]|$)")


def told_positions(
    lines: Sequence[Line], section: Section, number: int, day_first: bool
) -> list[Entry]:
    """One entry for each paragraph of `section` whose first sentence tells a role and its time.

    The rest of the paragraph is the entry's own. Meant for letters, where no line is a header.
    """
    out: list[Entry] = []
    span = [i for i in range(section.first, section.stop) if lines[i].place is Place.BODY]
    for n, i in enumerate(span):
        if n and lines[span[n - 1]].paragraph == lines[i].paragraph:
            continue
        text = lines[i].text
        end = _END.search(text)
        stop = end.end() if end else len(text)
        match = _TOLD.match(text[:stop])
        if match is None or title_score(match["title"].capitalize()) < 1.5:
            continue
        periods: list[Period] = find_periods(text[match.end() - 1 : stop], day_first)
        if not periods:
            continue
        entry = Entry(
            header=[i], heads={i: stop}, periods=periods[:1], section=number, dated_line=i
        )
        entry.title = match["title"].strip()
        entry.organization, entry.place = split_place((match["organization"] or "").strip())
        own = [j for j in span if lines[j].paragraph == lines[i].paragraph]
        entry.body = own if stop < len(text) else own[1:]
        out.append(entry)
    return out
