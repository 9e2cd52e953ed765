"""Statements as read: language, state and the classifier's chances."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from screening.evidence.classifier import SIGNALS, Classifier, load_or_train
from screening.evidence.language import DONE, Language, Reading
from screening.evidence.model import (
    Quote,
    State,
)
from screening.evidence.third_person import third_person
from screening.evidence.tools import ToolFinder
from screening.resume.model import Resume, Role, Statement
from screening.resume.months import Fault, span_of
from screening.rubric import Rubric

# What others did may make a deed of the person likelier by so much, for their part of the statement
# is sometimes read as the others'. Best on labelled resumes of 0, 0.1, 0.2 and 0.3.
OWN_MARGIN = 0.2
STUDY = "study"  # words of class work, which is no deed
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
class Read:
    """One statement as read: its words, its place's state, its probabilities."""

    index: int
    statement: Statement
    reading: Reading
    state: State
    chances: np.ndarray


def read_all(resume: Resume, reader: Reader, as_of: datetime.date) -> list[Read]:
    person = third_person(resume)
    readings = [
        reader.language.read(s.text, person.own(s) if person else frozenset())
        for s in resume.statements
    ]
    chances = _chances(readings, reader)
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
        out.append(Read(n, s, r, state, chances[n]))
    return out


def _chances(readings: Sequence[Reading], reader: Reader) -> np.ndarray:
    """Statements x labels. Where a statement tells of others too, no indicator is much likelier
    than what it tells of the person makes it."""
    out = reader.classifier.probabilities(readings)
    mixed = [n for n, r in enumerate(readings) if State.OTHER.value in r.states]
    if mixed:
        left = [readings[n].without(State.OTHER.value) for n in mixed]
        n = len(reader.rubric.indicators)
        columns = [*range(n), n + SIGNALS.index("relevant")]
        own = reader.classifier.probabilities(left)[:, columns]
        rows = np.ix_(mixed, columns)
        out[rows] = np.minimum(out[rows], own + OWN_MARGIN)
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


def quote_of(resume: Resume, n: int) -> Quote:
    s = resume.statements[n]
    page, boxes = resume.quote(s.spots)
    return Quote(s.text, page, boxes, n, s.position)


def state_of(read: Read) -> State:
    """The state of a whole statement: its place's, else the one that most of its words stand in."""
    if read.state is not State.DONE:
        return read.state
    states = [s for s in read.reading.states if s != DONE]
    if len(states) * 2 > len(read.reading.states):
        return State(max(set(states), key=states.count))
    return State.DONE


def deciding_words(read: Read, reader: Reader, column: int) -> tuple[str, ...]:
    """The concepts of the line that weigh for the label, the heaviest first."""
    weights = reader.classifier.weights[:, column]
    index = reader.classifier.vocabulary.index
    heavy = {}
    for h in read.reading.hits:
        j = index.get("c=" + h.concept)
        if read.reading.states[h.start] == DONE and j is not None and weights[j] > 0:
            heavy[h.concept] = float(weights[j])
    return tuple(sorted(heavy, key=lambda c: -heavy[c])[:4])
