"""From a resume to its evidence: every statement read in its place, every verdict with grounds."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from screening.evidence.classifier import SIGNALS
from screening.evidence.features import stem
from screening.evidence.metrics import MAX_METRICS, find_metrics
from screening.evidence.model import (
    Evidence,
    Finding,
    Metric,
    Relevance,
    State,
    ToolUse,
)
from screening.evidence.paid import names_volunteers, paid_positions
from screening.evidence.position_features import position_features, titled
from screening.evidence.reads import Read, Reader, quote_of, read_all, reader_for
from screening.evidence.relevance import judge_position
from screening.evidence.signals import findings, named_files
from screening.evidence.spelling import find_misspellings
from screening.evidence.stated import stated_months
from screening.evidence.tools import NOT_KNOWN
from screening.evidence.verdicts import LEAST_CHANCE, implied, verdict_of
from screening.resume.model import Position, Resume, Role, SectionKind
from screening.resume.vocabulary import organizations, titles, words
from screening.rubric import Rubric

LEAST_NAME = 4  # letters of a word that names a cause


def gather(resume: Resume, rubric: Rubric, as_of: datetime.date) -> Evidence:
    """Everything the resume shows for the rubric. A position that has not begun by `as_of` shows
    plans, no deeds."""
    reader = reader_for(rubric)
    reads = read_all(resume, reader, as_of)
    labels = reader.classifier.labels
    column = {label: j for j, label in enumerate(labels)}
    limits = {
        k: max(float(v), LEAST_CHANCE if k not in SIGNALS else 0.0)
        for k, v in zip(labels, reader.classifier.thresholds, strict=True)
    }
    signals = {s: tuple(findings(resume, reads, s, column[s], limits[s], reader)) for s in SIGNALS}
    signals["database"] = tuple(named_files(resume, reads))
    relevance = _relevance(resume, reads, column["relevant"], reader)
    paid = paid_positions(resume, reads, signals["no_volunteers"])
    signals["volunteers"] = tuple(
        f
        for f in signals["volunteers"]
        if f.quote.position not in paid
        or (f.quote.statement is not None and names_volunteers(reads[f.quote.statement].reading))
    )
    verdicts = {
        i.id: verdict_of(resume, reads, i.id, column[i.id], limits[i.id], reader, relevance, paid)
        for i in rubric.indicators
    }
    for i in rubric.indicators:
        for other in i.implies:
            if verdicts[i.id].met:
                verdicts[other] = implied(verdicts[other], verdicts[i.id])
    months, quote = stated_months(resume)
    return Evidence(
        resume=resume,
        verdicts=tuple(verdicts[i.id] for i in rubric.indicators),
        signals=signals,
        relevance=relevance,
        tools=_tools(resume, reads, reader),
        metrics=_metrics(resume, reads),
        spelling=find_misspellings(resume, rubric),
        stated_months=months,
        stated_quote=quote,
    )


_HEADINGS = {
    SectionKind.VOLUNTEER: "volunteer",
    SectionKind.EXPERIENCE: "work",
    SectionKind.HEAD: "work",
}


def _relevance(
    resume: Resume, reads: Sequence[Read], column: int, reader: Reader
) -> tuple[Relevance, ...]:
    """Every position's verdict; a second period of one entry shares its lines."""
    own: dict[int, list[Read]] = defaultdict(list)
    for r in reads:
        if r.statement.position is not None and r.statement.role is not Role.TITLE:
            own[r.statement.position].append(r)
    told: dict[str, list[Read]] | None = None  # made where a position has no lines of its own
    lines: list[list[Read]] = []
    rows: list[set[str]] = []
    for n, p in enumerate(resume.positions):
        first = n
        while first and resume.positions[first - 1].header == p.header:
            first -= 1
        mine = own.get(first)
        if mine is None:
            told = _claims_by_word(reads) if told is None else told
            mine = _naming(p, told, resume, reader.rubric)
        lines.append(mine)
        rows.append(
            position_features(
                p.title,
                p.organization,
                _HEADINGS.get(resume.sections[p.section].kind, "other"),
                [r.reading for r in lines[n]],
                [float(r.chances[column]) for r in lines[n]],
                reader.rubric,
            )
        )
    chances = reader.classifier.relevant(rows)
    out = []
    for p, chance, mine in zip(resume.positions, chances, lines, strict=True):
        deeds = [
            Finding(
                "relevant",
                State.DONE,
                quote_of(resume, r.index),
                round(float(r.chances[column]), 2),
                "classifier",
            )
            for r in mine
            if r.state is not State.PLANNED
        ]
        out.append(judge_position(p, float(chance), deeds, reader.rubric))
    return tuple(out)


def _claims_by_word(reads: Sequence[Read]) -> dict[str, list[Read]]:
    """What stands outside positions, by the stems of its words."""
    out: dict[str, list[Read]] = defaultdict(list)
    for r in reads:
        if r.statement.role is Role.CLAIM:
            for root in {stem(w) for w in words(r.statement.text)}:
                out[root].append(r)
    return out


def _naming(
    position: Position, told: Mapping[str, list[Read]], resume: Resume, rubric: Rubric
) -> list[Read]:
    """Sentences elsewhere that name what a position without lines of its own is for: resumes by
    skills tell what was done above, and list the jobs below. Only words of its title are looked
    for: an employer may be called after the town, which stands in sentences of all kinds."""
    if titled(position.title, rubric):
        return []  # the title tells it
    common = titles()["heads"] | titles()["before"] | organizations()["words"]
    common |= set(words(f"{resume.contact.name} {resume.contact.location} {position.location}"))
    names = {stem(w) for w in words(position.title) if len(w) >= LEAST_NAME and w not in common}
    found = {r.index: r for name in names for r in told.get(name, ())}
    return [found[n] for n in sorted(found)]


def _tools(resume: Resume, reads: Sequence[Read], reader: Reader) -> tuple[ToolUse, ...]:
    out: dict[str, ToolUse] = {}
    for r in reads:
        if r.state in (State.WISHED, State.QUOTED):
            continue
        for named in reader.tools.named(r.statement.text, r.reading):
            if named.state not in NOT_KNOWN:
                t = named.tool
                out.setdefault(
                    t.name,
                    ToolUse(t.name, t.kind.value, t.voter_database, quote_of(resume, r.index)),
                )
    return tuple(out.values())


def _metrics(resume: Resume, reads: Sequence[Read]) -> tuple[Metric, ...]:
    out: list[Metric] = []
    for r in reads:
        if (
            r.state is State.DONE
            and r.statement.role in (Role.DEED, Role.CLAIM)
            and any(c.isdigit() for c in r.statement.text)
        ):
            out.extend(find_metrics(r.statement.text, quote_of(resume, r.index)))
    return tuple(out[:MAX_METRICS])
