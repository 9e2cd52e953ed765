"""The interview kit on paper: the level's core questions, marked follow-ups, room for notes and
ratings, and the ratings of submitted reviews where there are any."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from screening.reports import wording
from screening.reports.paper import (
    Block,
    Bullets,
    Callout,
    Choices,
    Heading,
    Paper,
    Room,
    Table,
    Text,
    Together,
    Tone,
    Verdict,
)
from screening.rubric import Rubric
from screening.rubric.schema import Question
from screening.scorecard.model import AskedQuestion, Scorecard

APART = 2  # points between two ratings that ask for a note
HOW = (
    "Ask every candidate of a level the same questions, in this order; then the follow-ups.",
    "Read the described behavior before you rate. Rate each answer from 1 to 5 right after it.",
    "“Not asked” and “Cannot tell” are answers too; they stay outside every average.",
    "Rate alone first. Compare with the others only when all have submitted.",
)


class State(StrEnum):
    """How a question stands in a review; only RATED has a score."""

    OPEN = "open"
    RATED = "rated"
    NOT_ASKED = "not_asked"
    CANNOT_TELL = "cannot_tell"


STATES = {State.OPEN: "–", State.NOT_ASKED: "not asked", State.CANNOT_TELL: "cannot tell"}


@dataclass(frozen=True, slots=True)
class Answered:
    """One rating: `score` 1..5 where rated; `heard` are the listen-for points ticked."""

    state: State = State.OPEN
    score: int | None = None
    note: str = ""
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A submitted review. `answers` by question id; `recommendation` in words."""

    who: str
    submitted: datetime.date | None
    answers: Mapping[str, Answered]
    recommendation: str = ""
    summary: str = ""


def masked_review(review: ReviewSheet, mask: Callable[[str], str]) -> ReviewSheet:
    """A review whose notes are masked (``Blind.text``); ratings stay."""
    answers = {k: replace(a, note=mask(a.note)) for k, a in review.answers.items()}
    return replace(review, answers=answers, summary=mask(review.summary))


def kit_paper(
    card: Scorecard, rubric: Rubric, reviews: Sequence[ReviewSheet] = (), blind: bool = False
) -> Paper:
    """`card` is a masked copy where `blind`."""
    level = wording.level_of(card, rubric)
    blocks: list[Block] = []
    if blind:
        blocks.append(Text(wording.BLIND, quiet=True, after=8))
    blocks.append(
        Verdict(
            f"{level.name} question set" + (f" ({level.years})" if level.years else ""),
            f"Recommended from the resume. {card.level_reason}",
        )
    )
    blocks.append(Callout("How to use this", HOW, Tone.QUIET))
    if not reviews:
        blocks.append(Room("Interviewer, date, others in the room", 1))
    blocks += _scale(rubric)
    asked = {q.id: q for q in rubric.questions.questions}
    core = [q for q in card.questions if not q.follow_up]
    follow = [q for q in card.questions if q.follow_up]
    number = 0
    for title, questions in (("Core questions", core), ("Follow-ups for this resume", follow)):
        if not questions:
            continue
        blocks.append(Heading(title))
        for q in questions:
            number += 1
            blocks += _question(number, q, asked.get(q.id), reviews)
    blocks += _together(card, reviews) if reviews else _overall()
    return Paper(
        kind=f"Interview kit · {rubric.rules.name}",
        title=wording.candidate(card, blind),
        subtitle=wording.contact_line(card, blind),
        blocks=tuple(blocks),
        footer=wording.footer(card, blind),
        date=card.as_of,
    )


def _scale(rubric: Rubric) -> Iterator[Block]:
    scale = rubric.questions.scale
    rows = tuple((str(n), scale[n]) for n in sorted(scale))
    yield Together((Heading("Rating scale", 2), Table(("", "What it means"), rows, (6, 94))))


def _question(
    number: int, q: AskedQuestion, full: Question | None, reviews: Sequence[ReviewSheet]
) -> Iterator[Block]:
    first: list[Block] = [Heading(f"{number}. {q.question}", 2)]
    if q.follow_up:
        first.append(Text(f"Why it is asked: {q.why}", after=5))
    if q.listen_for:
        first += [Text("Listen for", bold=True, after=2), _points(q, bool(reviews))]
    yield Together(tuple(first))
    if full is not None:
        yield Together((Text("Probes", bold=True, after=2), Bullets(full.probes)))
        yield Together(
            (Text("What an answer sounds like", bold=True, after=2), behavior_table(full))
        )
    if reviews:
        yield from _rated(q, reviews)
        return
    options = ("1", "2", "3", "4", "5", "Not asked", "Cannot tell")
    yield Together((Choices("Rating", options), Room("Notes", 3 if q.follow_up else 4)))


def _points(q: AskedQuestion, rated: bool) -> Bullets:
    """Boxes to tick by hand; numbers where reviews say which points were heard."""
    return Bullets(q.listen_for, tick=not rated, numbered=rated)


def _heard(q: AskedQuestion, heard: Sequence[str]) -> str:
    """ "1, 3 of 4": the listen-for points that were ticked, by number."""
    if not q.listen_for:
        return "–"
    numbers = [str(n) for n, point in enumerate(q.listen_for, start=1) if point in heard]
    return f"{', '.join(numbers) or 'none'} of {len(q.listen_for)}"


def behavior_table(question: Question) -> Table:
    rows = tuple((str(n), question.behavior[n]) for n in (1, 3, 5))
    return Table(("", "Described behavior"), rows, (6, 94))


def _rated(q: AskedQuestion, reviews: Sequence[ReviewSheet]) -> Iterator[Block]:
    rows = []
    for r in reviews:
        a = r.answers.get(q.id, Answered())
        rating = str(a.score) if a.state is State.RATED else STATES[a.state]
        rows.append((r.who, rating, _heard(q, a.heard), a.note or "–"))
    yield Together(
        (
            Text("Ratings", bold=True, after=2),
            Table(("Who", "Rating", "Heard", "Note"), tuple(rows), (22, 13, 15, 50)),
            *((Text(_spread(q, reviews), quiet=True),) if len(reviews) > 1 else ()),
        )
    )


def _spread(q: AskedQuestion, reviews: Sequence[ReviewSheet]) -> str:
    found = scores(q.id, reviews)
    if not found:
        return "Nobody rated this question."
    mean = sum(found) / len(found)
    text = f"Mean {mean:.1f} of {wording.count(len(found), 'rating')}"
    if len(found) > 1:
        text += f", from {min(found)} to {max(found)}"
        if max(found) - min(found) >= APART:
            text += f". They differ by {max(found) - min(found)}: talk it over and write down why"
    return text + "."


def scores(question_id: str, reviews: Sequence[ReviewSheet]) -> list[int]:
    """Scores given to a question; what was not asked or cannot be told has none."""
    found = (r.answers.get(question_id, Answered()) for r in reviews)
    return [a.score for a in found if a.state is State.RATED and a.score is not None]


def _overall() -> Iterator[Block]:
    yield Together(
        (
            Heading("Overall, last and in words"),
            Choices("Recommendation", ("Strong yes", "Yes", "No", "Strong no")),
            Room("What decided it", 4),
        )
    )


def _together(card: Scorecard, reviews: Sequence[ReviewSheet]) -> Iterator[Block]:
    """All ratings at a glance, then what each reviewer says overall. No total, no rank."""
    if len(reviews) > 1:
        rows = []
        for q in card.questions:
            cells = [r.answers.get(q.id, Answered()) for r in reviews]
            rows.append(
                (
                    q.question,
                    *(str(a.score) if a.state is State.RATED else STATES[a.state] for a in cells),
                )
            )
        names = tuple(r.who for r in reviews)
        yield Heading("Ratings side by side")
        yield Table(("Question", *names), tuple(rows), (52, *(48 / len(names) for _ in names)))
    yield Heading("Overall")
    for r in reviews:
        when = f", submitted {wording.date(r.submitted)}" if r.submitted else ""
        yield Together(
            (
                Text(
                    f"{r.who}{when}: {r.recommendation or 'no recommendation'}", bold=True, after=2
                ),
                Text(r.summary or "No summary was written.", after=6),
            )
        )
