"""From a resume to its evidence: every statement read in its place, every verdict with grounds."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from screening.evidence.classifier import SIGNALS, Classifier, load_or_train
from screening.evidence.language import DONE, Language, Reading
from screening.evidence.metrics import MAX_METRICS, find_metrics
from screening.evidence.model import (
    Evidence,
    Finding,
    Metric,
    Quote,
    Relevance,
    State,
    ToolUse,
    Verdict,
)
from screening.evidence.plain_signals import by_rule
from screening.evidence.position_features import position_features
from screening.evidence.relevance import judge_position
from screening.evidence.spelling import find_misspellings
from screening.evidence.stated import stated_months
from screening.evidence.tools import NOT_KNOWN, ToolFinder
from screening.resume.model import Resume, Role, SectionKind, Statement
from screening.resume.months import Fault, span_of
from screening.rubric import Rubric

MAX_QUOTES = 4  # shown for one verdict
LEAST_CHANCE = 0.3  # no indicator is met by a line less likely than this, whatever its threshold
VOTER_FILE = "voter_file"  # the lexicon's concept whose words clear the database flag
# A signal without one of its words in the line must be this sure.
GATES = {
    "evenings": frozenset({"evening_words"}),
    "no_evenings": frozenset({"evening_words", "daytime_words"}),
    "compliance": frozenset({"compliance_words"}),
    "no_compliance": frozenset({"compliance_words"}),
    "volunteers": frozenset({"volunteer_word", "interns", "callers"}),
}
UNGATED = 0.75
# Signals that need more than their best line threshold, and more still outside positions.
SURE = {"communication": 0.5}
SURE_CLAIM = {"communication": 0.7}
STUDY = "study"  # words of class work, which is no deed
SPORT = "sport"  # words of sports teams, whose captains lead nobody at work
LEADS = "leads_by_title"  # the lexicon's concept of titles that mean leading people
CLAIM_MARGIN = 0.12  # a sentence outside positions must be surer than a deed by this much
# Outside relevant positions a line must be surer by this much, for other trades sound alike:
# drivers are scheduled, tellers trained, members are a bank's. Counted on labelled resumes.
OTHER_WORK = {
    "basic_volunteer_management": 0.5,
    "volunteer_coordination": 0.5,
    "volunteer_training": 0.5,
    "voter_data_entry": 0.4,
    "strategic_planning": 0.15,
    "basic_data_analysis": 0.15,
    "data_reporting": 0.15,
}
VOLUNTEER_LABELS = frozenset({"basic_volunteer_management", "volunteer_coordination", "volunteer_training"})
VOLUNTEER_WORDS = frozenset({"volunteer_word", "interns", "callers"})  # concepts that name them
TITLE_LABELS = frozenset({"team_leadership", "volunteer_coordination"})
_ROLE_STATE = {Role.LISTED: State.LISTED, Role.WISH: State.WISHED, Role.STUDY: State.STUDY}
_POSTING = re.compile(
    r"(?i)\b(?:responsibilities|requirements|qualifications|duties|job description|about the role)\s*:"
)


@dataclass(frozen=True)
class Reader:
    """The tools of one rubric: built once, used for every resume."""

    rubric: Rubric
    language: Language
    classifier: Classifier
    tools: ToolFinder


@lru_cache(maxsize=4)
def reader_for(rubric: Rubric) -> Reader:
    language = Language(rubric)
    return Reader(rubric, language, load_or_train(rubric, language), ToolFinder(rubric))


@dataclass(frozen=True)
class _Read:
    """One statement as read: its words, its place's state, its probabilities."""

    index: int
    statement: Statement
    reading: Reading
    state: State
    chances: np.ndarray


def gather(resume: Resume, rubric: Rubric, as_of: datetime.date) -> Evidence:
    """Everything the resume shows for the rubric. A position that has not begun by `as_of` shows
    plans, no deeds."""
    reader = reader_for(rubric)
    reads = _read_all(resume, reader, as_of)
    labels = reader.classifier.labels
    column = {label: j for j, label in enumerate(labels)}
    limits = {k: max(float(v), LEAST_CHANCE if k not in SIGNALS else 0.0) for k, v in zip(labels, reader.classifier.thresholds, strict=True)}
    signals = {
        s: tuple(_findings(resume, reads, s, column[s], limits[s], reader)) for s in SIGNALS
    }
    signals["database"] = tuple(_named(resume, reads))
    relevance = _relevance(resume, reads, column["relevant"], reader)
    verdicts = {
        i.id: _verdict(resume, reads, i.id, column[i.id], limits[i.id], reader, relevance)
        for i in rubric.indicators
    }
    for i in rubric.indicators:
        for other in i.implies:
            if verdicts[i.id].met:
                verdicts[other] = _implied(verdicts[other], verdicts[i.id])
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


def _read_all(resume: Resume, reader: Reader, as_of: datetime.date) -> list[_Read]:
    readings = [reader.language.read(s.text) for s in resume.statements]
    chances = reader.classifier.probabilities(readings)
    future = {
        n
        for n, p in enumerate(resume.positions)
        if span_of(p.start, p.end, as_of).fault is Fault.FUTURE
    }
    posted = _posted(resume)
    out = []
    for n, (s, r) in enumerate(zip(resume.statements, readings, strict=True)):
        state = _ROLE_STATE.get(s.role, State.DONE)
        if n in posted:
            state = State.QUOTED
        elif any(h.concept == STUDY for h in r.hits) and s.role is not Role.TITLE:
            state = State.STUDY
        elif s.position in future:
            state = State.PLANNED
        out.append(_Read(n, s, r, state, chances[n]))
    return out


def _posted(resume: Resume) -> set[int]:
    """Statements of a pasted job posting: all of a paragraph that has its headings, and what
    follows it in the same section outside positions."""
    statements, lines = resume.statements, resume.document.lines
    out: set[int] = set()
    begun: int | None = None
    for n, s in enumerate(statements):
        if s.role is Role.CLAIM and s.spots and _POSTING.search(s.text):
            begun = s.section
            paragraph = lines[s.spots[0].line].paragraph
            out.update(
                k
                for k, other in enumerate(statements[:n])
                if other.spots and lines[other.spots[-1].line].paragraph == paragraph
            )
        if begun == s.section and s.role is Role.CLAIM:
            out.add(n)
    return out


def _quote(resume: Resume, n: int) -> Quote:
    s = resume.statements[n]
    page, boxes = resume.quote(s.spots)
    return Quote(s.text, page, boxes, n, s.position)


def _state(read: _Read) -> State:
    """The state of a whole statement: its place's, else the one that most of its words stand in."""
    if read.state is not State.DONE:
        return read.state
    states = [s for s in read.reading.states if s != DONE]
    if len(states) * 2 > len(read.reading.states):
        return State(max(set(states), key=states.count))
    return State.DONE


def _counts(read: _Read, label: str) -> bool:
    """Whether the statement may be evidence at all: a deed done, or a title that says it."""
    if read.state is not State.DONE:
        return False
    return read.statement.role is not Role.TITLE or label in TITLE_LABELS


def _limit(
    read: _Read, label: str, threshold: float, relevance: Sequence[Relevance]
) -> float:
    """How sure the line must be of the label where it stands."""
    position = read.statement.position
    limit = threshold + (CLAIM_MARGIN if read.statement.role is Role.CLAIM else 0.0)
    if position is not None and not relevance[position].relevant and label in OTHER_WORK:
        named = any(h.concept in VOLUNTEER_WORDS for h in read.reading.hits)
        if not (named and label in VOLUNTEER_LABELS):
            limit += OTHER_WORK[label]
    return limit


def _findings(
    resume: Resume, reads: Sequence[_Read], label: str, column: int, threshold: float, reader: Reader
) -> list[Finding]:
    """Statements that show a signal, the surest first."""
    found = []
    for r in reads:
        if r.state in (State.WISHED, State.QUOTED, State.PLANNED) or r.statement.role is Role.TITLE and label != "relevant":
            continue
        chance = float(r.chances[column])
        gate = GATES.get(label)
        if gate is not None and not any(h.concept in gate for h in r.reading.hits):
            needed = max(threshold, UNGATED)
        else:
            table = SURE_CLAIM if r.statement.role is Role.CLAIM else SURE
            needed = max(threshold, table.get(label, 0.0))
        section = resume.sections[r.statement.section]
        hours = section.kind is SectionKind.AVAILABILITY or r.statement.text.lower().startswith("avail")
        chance = max(chance, by_rule(label, r.reading, r.state, hours))
        if chance > needed:
            found.append((chance, r))
    found.sort(key=lambda f: (-f[0], f[1].index))
    return [
        Finding(label, r.state, _quote(resume, r.index), round(chance, 2), "classifier", _words(r, reader, column))
        for chance, r in found
    ]


def _named(resume: Resume, reads: Sequence[_Read]) -> list[Finding]:
    """Statements that say "voter file" or the like, otherwise than in a denial or a wish."""
    out = []
    for r in reads:
        if r.state in (State.WISHED, State.QUOTED):
            continue
        for h in r.reading.hits:
            if h.concept == VOTER_FILE and r.reading.states[h.start] not in NOT_KNOWN:
                out.append(Finding("database", r.state, _quote(resume, r.index), 0.9, "lexicon", (VOTER_FILE,)))
                break
    return out


def _words(read: _Read, reader: Reader, column: int) -> tuple[str, ...]:
    """The concepts of the line that weigh for the label, the heaviest first."""
    weights = reader.classifier.weights[:, column]
    index = reader.classifier.vocabulary.index
    heavy = {}
    for h in read.reading.hits:
        if read.reading.states[h.start] == DONE and (j := index.get("c=" + h.concept)) is not None:
            if weights[j] > 0:
                heavy[h.concept] = float(weights[j])
    return tuple(sorted(heavy, key=lambda c: -heavy[c])[:4])


def _verdict(
    resume: Resume,
    reads: Sequence[_Read],
    label: str,
    column: int,
    threshold: float,
    reader: Reader,
    relevance: Sequence[Relevance],
) -> Verdict:
    met: list[tuple[float, _Read]] = []
    nearest: tuple[float, _Read] | None = None
    searched = 0
    for r in reads:
        chance = float(r.chances[column])
        if _counts(r, label):
            searched += 1
            if label == "team_leadership" and _leads(r):
                met.append((max(chance, 0.9), r))
                continue
            if chance > _limit(r, label, threshold, relevance):
                met.append((chance, r))
                continue
        if r.statement.role is not Role.TITLE and (nearest is None or chance > nearest[0]):
            nearest = (chance, r)
    met.sort(key=lambda f: (f[1].statement.position is None, -f[0], f[1].index))
    findings = tuple(
        Finding(label, State.DONE, _quote(resume, r.index), round(c, 2), "title" if r.statement.role is Role.TITLE else "classifier", _words(r, reader, column))
        for c, r in met[:MAX_QUOTES]
    )
    confidence = max((c for c, _ in met), default=0.0)
    if not met and nearest is not None:
        confidence = 1.0 - (nearest[0] if _counts(nearest[1], label) else 0.0)
    return Verdict(
        label,
        bool(met),
        round(confidence, 2),
        findings,
        searched,
        None if nearest is None or met else _near(resume, nearest, label),
    )


_WHY = {
    State.DENIED: "it says that this was not done",
    State.WISHED: "it is a wish, not a deed",
    State.PLANNED: "it has not begun",
    State.OTHER: "it tells of somebody else's work",
    State.LEARNED: "it was learned or watched, not done",
    State.QUOTED: "these are a job posting's words",
    State.LISTED: "it is a bare word in a list",
    State.STUDY: "it stands under education",
    State.DONE: "it does not show this clearly enough",
}
LEAST_NEAR = 0.05  # a line less likely than this is no near miss


def _leads(read: _Read) -> bool:
    """A title that means leading people: captain, supervisor, team lead."""
    if read.statement.role is not Role.TITLE:
        return False
    if any(h.concept == SPORT for h in read.reading.hits):
        return False
    title = read.statement.text.split(",")[0]
    end = len(title)
    return any(
        h.concept == LEADS and read.reading.offsets[h.start][0] < end for h in read.reading.hits
    )


def _near(resume: Resume, nearest: tuple[float, _Read], label: str) -> Finding | None:
    chance, r = nearest
    if chance < LEAST_NEAR:
        return None
    state = _state(r)
    return Finding(label, state, _quote(resume, r.index), round(chance, 2), "classifier", reason=_WHY[state])


def _implied(verdict: Verdict, by: Verdict) -> Verdict:
    """What meets one indicator meets another: its lines count there too."""
    own = list(verdict.findings)
    have = {f.quote.statement for f in own}
    for f in by.findings:
        if f.quote.statement not in have:
            own.append(Finding(verdict.indicator, f.state, f.quote, f.confidence, "implied", f.words))
    return Verdict(
        verdict.indicator,
        True,
        max(verdict.confidence if verdict.met else 0.0, by.confidence),
        tuple(own[:MAX_QUOTES]),
        verdict.searched,
    )


_HEADINGS = {
    SectionKind.VOLUNTEER: "volunteer",
    SectionKind.EXPERIENCE: "work",
    SectionKind.HEAD: "work",
}


def _relevance(
    resume: Resume, reads: Sequence[_Read], column: int, reader: Reader
) -> tuple[Relevance, ...]:
    """Every position's verdict; a second period of one entry shares its lines."""
    own: dict[int, list[_Read]] = defaultdict(list)
    for r in reads:
        if r.statement.position is not None and r.statement.role is not Role.TITLE:
            own[r.statement.position].append(r)
    lines: list[list[_Read]] = []
    rows: list[set[str]] = []
    for n, p in enumerate(resume.positions):
        first = n
        while first and resume.positions[first - 1].header == p.header:
            first -= 1
        lines.append(own.get(first, []))
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
                "relevant", State.DONE, _quote(resume, r.index), round(float(r.chances[column]), 2), "classifier"
            )
            for r in mine
        ]
        out.append(judge_position(p, float(chance), deeds, reader.rubric))
    return tuple(out)


def _tools(resume: Resume, reads: Sequence[_Read], reader: Reader) -> tuple[ToolUse, ...]:
    out: dict[str, ToolUse] = {}
    for r in reads:
        if r.state in (State.WISHED, State.QUOTED):
            continue
        for named in reader.tools.named(r.statement.text, r.reading):
            if named.state not in NOT_KNOWN:
                t = named.tool
                out.setdefault(
                    t.name, ToolUse(t.name, t.kind.value, t.voter_database, _quote(resume, r.index))
                )
    return tuple(out.values())


def _metrics(resume: Resume, reads: Sequence[_Read]) -> tuple[Metric, ...]:
    out: list[Metric] = []
    for r in reads:
        if r.state is State.DONE and r.statement.role in (Role.DEED, Role.CLAIM) and any(c.isdigit() for c in r.statement.text):
            out.extend(find_metrics(r.statement.text, _quote(resume, r.index)))
    return tuple(out[:MAX_METRICS])
