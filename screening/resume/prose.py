"""Positions told in sentences: "I have been counter clerk at Lake Feed since April 1998"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from screening.documents.model import Line, Place
from screening.resume.dates import find_periods
from screening.resume.entries import Entry
from screening.resume.fields import split_place, title_score
from screening.resume.model import Section

# No IGNORECASE: an employer begins with a capital.
_TOLD = re.compile(
    r"(?:(?:[Tt]hen|[Aa]fter (?:that|this)|[Ll]ater|[Bb]efore (?:that|this)|[Nn]ext|[Nn]ow|[Tt]oday),? )?"
    r"(?:(?:[Ff]rom|[Bb]etween|[Ii]n|[Dd]uring|[Ss]ince) [^.;]{3,60}?,? )?"
    r"(?:(?:and )?I (?:(?:was|am|have been|had been|became)|(?:also |then |did )?(?:work(?:ed)?|serv(?:ed|e)|sit|sat|stood) as)"
    r"|[Tt]hey made me|[Mm]y job (?:was|is))"
    r"(?: an?| the| their)? (?P<title>[A-Za-z0-9][\w'’ -]{2,50}?)"
    r"(?: again| once more)?(?:,? (?:that|this) time)?"
    r"(?: (?:at|of|for|with|in) (?:the )?(?P<organization>[A-Z][\w.'’& -]{1,60}?))?"
    # "Citizens for Our Hospital" goes on where "for three years" does not.
    r"(?=[,.;(]|$| (?:since|from|until|between|starting|in|through) | for (?![A-Z])|,? (?:19|20)\d\d)"
)
_END = re.compile(r"(?<=[a-z0-9)])\.(?= [A-Z]|$)")


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a paragraph: its first and last line, and where it ends on the last."""

    text: str
    first: int
    last: int
    end: int


def told_positions(
    lines: Sequence[Line], section: Section, number: int, day_first: bool
) -> list[Entry]:
    """One entry for each sentence of `section` that tells a role and its time.

    What follows it in its paragraph is its own. Meant for letters, where no line is a header.
    """
    out: list[Entry] = []
    span = [i for i in range(section.first, section.stop) if lines[i].place is Place.BODY]
    for _, group in groupby(span, key=lambda i: lines[i].paragraph):
        own = list(group)
        told: list[Entry] = []
        for s in _sentences(lines, own):
            match = _TOLD.match(s.text)
            if match is None or title_score(match["title"].capitalize()) < 1.5:
                continue
            periods = find_periods(s.text, day_first)
            if not periods:
                continue
            heads = {i: len(lines[i].text) for i in range(s.first, s.last)} | {s.last: s.end}
            entry = Entry(
                header=list(heads),
                heads=heads,
                periods=periods[:1],
                section=number,
                dated_line=s.last,
            )
            entry.title = match["title"].strip()
            entry.organization, entry.place = split_place((match["organization"] or "").strip())
            told.append(entry)
        stops = [e.header[0] for e in told[1:]] + [own[-1] + 1] if told else []
        for entry, stop in zip(told, stops, strict=True):
            last = entry.header[-1]
            whole = entry.heads[last] == len(lines[last].text)
            entry.body = own[bisect_left(own, last + whole) : bisect_left(own, stop)]
        out.extend(told)
    return out


def _sentences(lines: Sequence[Line], own: Sequence[int]) -> Iterator[_Sentence]:
    """The sentences of a paragraph, over the ends of its lines."""
    text = " ".join(lines[i].text for i in own) + " "
    starts = [0, *accumulate(len(lines[i].text) + 1 for i in own)]  # where each line begins
    at = 0
    for stop in [m.end() for m in _END.finditer(text)] + [len(text)]:
        sentence = text[at:stop].strip()
        if sentence:
            first = bisect_right(starts, text.index(sentence, at)) - 1
            last = bisect_left(starts, stop) - 1
            end = min(stop - starts[last], len(lines[own[last]].text))
            yield _Sentence(sentence, own[first], own[last], end)
        at = stop
