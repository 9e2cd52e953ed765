"""All submitted reviews of a candidate side by side: criterion by rater, spread, agreement.

Only those who have submitted their own review of the candidate get any of it. That is checked
here, so that no page can show it earlier.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import Connection, insert, select

from screening.store import audit
from screening.store.agreement import NEEDS_NOTE, Agreement, agreement, spread
from screening.store.database import Database
from screening.store.errors import Invalid, StillHidden
from screening.store.review_rows import Answer, Recommendation, Review, load
from screening.store.rights import Action, Actor, allow, allow_on_candidate, names
from screening.store.tables import candidates, reconciliations, reviews
from screening.store.versions import next_version, sentence


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Why two ratings of a criterion differ, as the raters explained it together."""

    question_id: str
    note: str
    version: int
    who: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Rater:
    """Someone who submitted a review, with what they recommend."""

    person_id: int
    who: str
    level: str
    recommendation: Recommendation
    summary: str
    submitted_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Criterion:
    """A row of the grid. `answers` by rater (person id); who had no such question is left out.

    `rated` is how many gave 1..5; `mean` and `spread` (highest minus lowest, None below two) are
    over those only. `needs_note` where they differ by two or more and nobody has explained it.
    """

    question_id: str
    answers: Mapping[int, Answer]
    rated: int
    mean: float | None
    spread: int | None
    needs_note: bool
    reconciliation: Reconciliation | None


@dataclass(frozen=True, slots=True)
class Grid:
    """Raters in the order they submitted; criteria in the order of their question sets."""

    raters: tuple[Rater, ...]
    criteria: tuple[Criterion, ...]
    agreement: Agreement


class Grids:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of_candidate(self, actor: Actor, candidate_id: int) -> Grid:
        """The grid. StillHidden before one's own review is submitted."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            return _grid(conn, candidate_id, _submitted(conn, actor, candidate_id))

    def others(self, actor: Actor, candidate_id: int) -> tuple[Review, ...]:
        """Others' submitted reviews, whole. StillHidden before one's own is submitted."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            found = _submitted(conn, actor, candidate_id)
            return tuple(review for review in found if review.person_id != actor.person_id)

    def agreement(self, actor: Actor, opening_id: int) -> Agreement:
        """Agreement over the opening's candidates whose grid the actor may see."""
        c, r = candidates.c, reviews.c
        with self._db.read() as conn:
            allow(conn, actor, Action.VIEW, opening_id)
            mine = conn.execute(
                select(r.candidate_id)
                .join(candidates, c.id == r.candidate_id)
                .where(
                    c.opening_id == opening_id,
                    r.person_id == actor.person_id,
                    r.submitted_at.is_not(None),
                )
                .order_by(r.candidate_id)
            ).scalars()
            rows: list[list[int]] = []
            for candidate_id in mine.all():
                found = _submitted(conn, actor, candidate_id)
                rows += [_scores(found, question) for question in _questions(found)]
            return agreement(rows)

    def reconcile(
        self, actor: Actor, candidate_id: int, question_id: str, note: str, version: int = 0
    ) -> Reconciliation:
        """Explain why the ratings of a criterion differ. Raters who have submitted.

        `version` is that of the note seen, 0 for the first; an earlier note stays stored.
        """
        note = sentence(note, "A note on differing ratings")
        with self._db.write() as conn:
            place = allow_on_candidate(conn, actor, Action.REVIEW, candidate_id, change=True)
            found = _submitted(conn, actor, candidate_id)
            if (spread(_scores(found, question_id)) or 0) < NEEDS_NOTE:
                raise Invalid(f"No two ratings of this criterion differ by {NEEDS_NOTE} or more.")
            last = _notes(conn, candidate_id).get(question_id)
            following = next_version("this note", version, last)
            now = self._db.clock()
            conn.execute(
                insert(reconciliations).values(
                    candidate_id=candidate_id,
                    question_id=question_id,
                    note=note,
                    version=following,
                    person_id=actor.person_id,
                    at=now,
                )
            )
            audit.append(
                conn,
                self._db.clock,
                actor,
                "ratings_reconciled",
                opening_id=place.opening_id,
                candidate_id=candidate_id,
                data={"question": question_id, "version": following},
            )
            return Reconciliation(question_id, note, following, actor.name, now)


def _submitted(conn: Connection, actor: Actor, candidate_id: int) -> list[Review]:
    """All submitted reviews, in that order; StillHidden where the actor's own is not among them."""
    r = reviews.c
    ids = conn.execute(
        select(r.person_id)
        .where(r.candidate_id == candidate_id, r.submitted_at.is_not(None))
        .order_by(r.submitted_at, r.id)
    ).scalars()
    people = list(ids)
    if actor.person_id not in people:
        raise StillHidden(
            "Others' ratings are shown once you have submitted your own review of this candidate."
        )
    found = (load(conn, candidate_id, person_id) for person_id in people)
    return [review for review in found if review is not None]


def _grid(conn: Connection, candidate_id: int, found: list[Review]) -> Grid:
    notes = _notes(conn, candidate_id)
    criteria = [_criterion(found, question, notes.get(question)) for question in _questions(found)]
    return Grid(
        raters=tuple(
            Rater(
                person_id=review.person_id,
                who=review.who,
                level=review.kit.level,
                recommendation=review.recommendation,
                summary=review.summary,
                submitted_at=review.submitted_at,
            )
            for review in found
            if review.recommendation is not None and review.submitted_at is not None
        ),
        criteria=tuple(criteria),
        agreement=agreement(_scores(found, question) for question in _questions(found)),
    )


def _questions(found: list[Review]) -> list[str]:
    """Every question of any rater's set once, cores before follow-ups."""
    core = [question for review in found for question in review.kit.core]
    return list(dict.fromkeys(core + [q for review in found for q in review.kit.follow_ups]))


def _scores(found: list[Review], question_id: str) -> list[int]:
    """The ratings 1..5 that a criterion got; what was not asked or could not be told is none."""
    answers = (r.ratings[question_id].answer for r in found if question_id in r.ratings)
    return [answer.score for answer in answers if answer.score is not None]


def _criterion(found: list[Review], question_id: str, note: Reconciliation | None) -> Criterion:
    scores = _scores(found, question_id)
    apart = spread(scores)
    return Criterion(
        question_id=question_id,
        answers={
            r.person_id: r.ratings[question_id].answer for r in found if question_id in r.ratings
        },
        rated=len(scores),
        mean=fmean(scores) if scores else None,
        spread=apart,
        needs_note=apart is not None and apart >= NEEDS_NOTE and note is None,
        reconciliation=note,
    )


def _notes(conn: Connection, candidate_id: int) -> dict[str, Reconciliation]:
    """The newest note on each criterion."""
    c = reconciliations.c
    rows = conn.execute(
        select(reconciliations).where(c.candidate_id == candidate_id).order_by(c.version)
    ).all()
    who = names(conn, (row.person_id for row in rows))
    return {
        row.question_id: Reconciliation(
            row.question_id, row.note, row.version, who[row.person_id], row.at
        )
        for row in rows
    }
