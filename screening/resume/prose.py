"""Positions told in sentences: "I have been counter clerk at Lake Feed since April 1998"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

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
    r"(?: (?:at|of|for|with|in) (?:the )?(?P<organization>[A-Z][\w.'’& -]{1,60}?))?"
    r"(?=[,.;(]|$| (?:since|from|until|between|starting|for|in|through) |,? (?:19|20)\d\d)"
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
            whole = s.end == len(lines[s.last].text)
            entry.body = [i for i in own if i > s.last or (i == s.last and not whole)]
            for before in told:
                before.body = [i for i in before.body if i < s.first]
            told.append(entry)
        out.extend(told)
    return out


def _sentences(lines: Sequence[Line], own: Sequence[int]) -> Iterator[_Sentence]:
    """The sentences of a paragraph, over the ends of its lines."""
    text = ""
    starts: list[tuple[int, int]] = []  # where each line begins in the text
    for i in own:
        starts.append((len(text), i))
        text += lines[i].text + " "
    at = 0
    for stop in [m.end() for m in _END.finditer(text)] + [len(text)]:
        sentence = text[at:stop].strip()
        if sentence:
            begin = at + (len(text[at:stop]) - len(text[at:stop].lstrip()))
            last_start, last = max(s for s in starts if s[0] < stop)
            first = max(s for s in starts if s[0] <= begin)[1]
            end = min(stop - last_start, len(lines[last].text))
            yield _Sentence(sentence, first, last, end)
        at = stop
