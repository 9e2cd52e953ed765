"""Positions told in sentences: "I have been counter clerk at Lake Feed since April 1998"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from screening.documents.model import Line, Place
from screening.resume.dates import Period, find_periods
from screening.resume.entries import Entry
from screening.resume.fields import organization_score, split_place, title_score
from screening.resume.model import Section

# No IGNORECASE: an employer begins with a capital.
_TOLD = re.compile(
    r"(?:(?:[Tt]hen|[Aa]fter (?:that|this)|[Ll]ater|[Bb]efore (?:that|this)|[Nn]ext|[Nn]ow|[Tt]oday),? )?"
    r"(?:(?:[Ff]rom|[Bb]etween|[Ii]n|[Dd]uring|[Ss]ince) [^.;]{3,60}?,? )?"
    r"(?:(?:and )?I(?:['’](?:ve been|m)| (?:was|am|have been|had been|became)(?: (?:paid|hired|elected|appointed|taken on)(?: by the hour)? as)?|(?: also| then| did)? (?:work(?:ed)?|serv(?:ed|e)|sit|sat|stood) as)"
    r"|[Tt]hey (?:made me|asked me to be)|[Mm]y job (?:was|is))"
    r"(?: an?| the| their)? (?P<title>[A-Za-z0-9][\w'’ -]{2,50}?)"
    r"(?: again| once more)?(?:,? (?:that|this) time)?"
    r"(?: (?:at|of|for|with|in) (?:the )?(?P<organization>[A-Z][\w.'’& -]{1,60}?)"
    r"| (?:at|for|with) the (?P<group>(?!same\b)[a-z][\w'’-]*(?: [a-z][\w'’-]*){0,3}?)(?: here| there)?)?"
    # "Citizens for Our Hospital" goes on where "for three years" does not.
    r"(?=[,.;(]|$| (?:since|from|until|between|starting|in|through|when|while) | for (?![A-Z])|,? (?:19|20)\d\d)"
)
_UNTIL = re.compile(r"\s*,?\s*(?:until|till|through|to)\b[^.;]{1,60}\bin\s*")
_DEED = re.compile(r"\bI\b")
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
        before = ""
        for s in _sentences(lines, own):
            said, before = before, s.text
            match = _TOLD.match(s.text)
            if match is None or title_score(match["title"].capitalize()) < 1.5:
                continue
            periods = find_periods(s.text, day_first) or _named_before(said, day_first)
            if not periods:
                continue
            heads = {i: len(lines[i].text) for i in range(s.first, s.last)} | {s.last: s.end}
            entry = Entry(
                header=list(heads),
                heads=heads,
                periods=[_told_best(s.text, periods)],
                section=number,
                dated_line=s.last,
            )
            entry.title = match["title"].strip()
            lower = match["group"] or ""
            held_with = match["organization"] or (
                lower if organization_score(lower.title()) >= 1.5 else ""
            )
            entry.organization, entry.place = split_place(held_with.strip())
            told.append(entry)
        stops = [e.header[0] for e in told[1:]] + [own[-1] + 1] if told else []
        for entry, stop in zip(told, stops, strict=True):
            last = entry.header[-1]
            whole = entry.heads[last] == len(lines[last].text)
            entry.body = own[bisect_left(own, last + whole) : bisect_left(own, stop)]
        out.extend(told)
    return out


def _told_best(text: str, periods: Sequence[Period]) -> Period:
    """The time of a role where a sentence tells more than one: "In 2020 they asked me to be captain,
    and I was until it was over in January 2021." """
    for first, last in pairwise(periods):
        single = first.start == first.end and last.start == last.end
        if single and _UNTIL.fullmatch(text[first.to : last.at]):
            return replace(first, end=last.end, to=last.to)
    return max(periods, key=lambda p: (p.start != p.end, len(p.start)))


def _named_before(said: str, day_first: bool) -> list[Period]:
    """The time that the sentence before ends with, and tells of nothing else: "What you look for
    is the summer of 2024." """
    periods = find_periods(said, day_first)
    last = len(periods) == 1 and periods[0].to >= len(said.rstrip(" ."))
    return periods if last and not _DEED.search(said) else []


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
