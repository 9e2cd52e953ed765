"""One person's review of one candidate: ratings saved as they are made, then submitted once.

Every action here is on the actor's own review. What others rated is in `grid`, and only for
those who have submitted theirs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update

from screening.store import audit
from screening.store.database import Database
from screening.store.errors import Closed, Invalid, NotFound
from screening.store.review_rows import (
    Answer,
    Answered,
    Kit,
    Progress,
    Rating,
    Recommendation,
    Review,
    check_answer,
    kit_text,
    load,
)
from screening.store.rights import Action, Actor, Place, allow_on_candidate, names
from screening.store.tables import ratings, reviews
from screening.store.versions import next_version


class Reviews:
    def __init__(self, db: Database) -> None:
        self._db = db

    def start(self, actor: Actor, candidate_id: int, kit: Kit) -> Review:
        """One's own review; begun with this kit where there is none yet. Hiring managers of the
        opening."""
        with self._db.write() as conn:
            place = _place(conn, actor, candidate_id)
            found = load(conn, candidate_id, actor.person_id)
            if found is not None:
                return found
            now = self._db.clock()
            times = {"started_at": now, "updated_at": now}
            conn.execute(
                insert(reviews).values(
                    candidate_id=candidate_id,
                    person_id=actor.person_id,
                    kit=kit_text(kit),
                    summary="",
                    version=1,
                    **times,
                )
            )
            self._record(conn, actor, place, "review_started", {"level": kit.level})
            return _own(conn, actor, candidate_id)

    def mine(self, actor: Actor, candidate_id: int) -> Review | None:
        """One's own review, submitted or not; None where there is none."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            return load(conn, candidate_id, actor.person_id)

    def change_kit(self, actor: Actor, candidate_id: int, kit: Kit, version: int) -> Review:
        """Interview with another kit. Invalid where answers are saved that it has no place for."""
        with self._db.write() as conn:
            place = _place(conn, actor, candidate_id)
            old = _editable(conn, actor, candidate_id)
            following = next_version("your review", version, old)
            lost = set(old.ratings) - {*kit.core, *kit.follow_ups}
            if lost:
                raise Invalid(
                    f"{len(lost)} answered questions are not in the other question set. "
                    "Go on with this one."
                )
            _update(conn, old, kit=kit_text(kit), version=following, updated_at=self._db.clock())
            self._record(conn, actor, place, "kit_changed", {"level": kit.level})
            return _own(conn, actor, candidate_id)

    def rate(
        self, actor: Actor, candidate_id: int, question_id: str, answer: Answer, version: int = 0
    ) -> Rating:
        """Save the answer to one question at once. `version` is 0 for the first save of it."""
        check_answer(answer)
        with self._db.write() as conn:
            _place(conn, actor, candidate_id)
            review = _editable(conn, actor, candidate_id)
            if question_id not in (*review.kit.core, *review.kit.follow_ups):
                raise Invalid("This question is not in the question set of your review.")
            last = review.ratings.get(question_id)
            values = {
                "state": answer.state.value,
                "score": answer.score,
                "note": answer.note,
                "heard": json.dumps(answer.heard),
                "version": next_version("this rating", version, last),
                "updated_at": self._db.clock(),
            }
            if last is None:
                review_id = _review_id(conn, review)
                conn.execute(
                    insert(ratings).values(review_id=review_id, question_id=question_id, **values)
                )
            else:
                r = ratings.c
                here = (r.review_id == _review_id(conn, review)) & (r.question_id == question_id)
                conn.execute(update(ratings).where(here).values(**values))
            return _own(conn, actor, candidate_id).ratings[question_id]

    def recommend(
        self,
        actor: Actor,
        candidate_id: int,
        recommendation: Recommendation | None,
        summary: str,
        version: int,
    ) -> Review:
        """Save the overall recommendation and its words; `version` is the review's."""
        with self._db.write() as conn:
            _place(conn, actor, candidate_id)
            old = _editable(conn, actor, candidate_id)
            _update(
                conn,
                old,
                recommendation=recommendation.value if recommendation else None,
                summary=summary,
                version=next_version("your review", version, old),
                updated_at=self._db.clock(),
            )
            return _own(conn, actor, candidate_id)

    def submit(self, actor: Actor, candidate_id: int, version: int) -> Review:
        """Hand in one's review; from then on it stands as it is, and others' can be seen.

        Invalid before every core question is rated, "not asked" or "cannot tell", and the
        recommendation is given.
        """
        with self._db.write() as conn:
            place = _place(conn, actor, candidate_id)
            old = _editable(conn, actor, candidate_id)
            following = next_version("your review", version, old)
            answers = {q: rating.answer.state for q, rating in old.ratings.items()}
            missing = sum(answers.get(q, Answered.OPEN) is Answered.OPEN for q in old.kit.core)
            if missing:
                raise Invalid(
                    f"{missing} of {len(old.kit.core)} questions are not answered yet. Rate them, "
                    "or choose “not asked” or “cannot tell”."
                )
            if old.recommendation is None:
                raise Invalid("Your overall recommendation is missing.")
            now = self._db.clock()
            _update(conn, old, submitted_at=now, updated_at=now, version=following)
            self._record(conn, actor, place, "review_submitted", {"level": old.kit.level})
            return _own(conn, actor, candidate_id)

    def progress(self, actor: Actor, candidate_id: int) -> tuple[Progress, ...]:
        """Who has begun and who has submitted, in the order they began."""
        r = reviews.c
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            rows = conn.execute(
                select(r.person_id, r.started_at, r.submitted_at)
                .where(r.candidate_id == candidate_id)
                .order_by(r.id)
            ).all()
            who = names(conn, (row.person_id for row in rows))
            return tuple(
                Progress(row.person_id, who[row.person_id], row.started_at, row.submitted_at)
                for row in rows
            )

    def _record(
        self, conn: Connection, actor: Actor, place: Place, action: str, details: Mapping[str, str]
    ) -> None:
        # never a score: who reads the trail may not have submitted a review yet
        audit.append(
            conn,
            self._db.clock,
            actor,
            action,
            opening_id=place.opening_id,
            candidate_id=place.candidate_id,
            details=details,
        )


def _place(conn: Connection, actor: Actor, candidate_id: int) -> Place:
    return allow_on_candidate(conn, actor, Action.REVIEW, candidate_id, change=True)


def _own(conn: Connection, actor: Actor, candidate_id: int) -> Review:
    found = load(conn, candidate_id, actor.person_id)
    if found is None:
        raise NotFound("You have not begun a review of this candidate.")
    return found


def _editable(conn: Connection, actor: Actor, candidate_id: int) -> Review:
    review = _own(conn, actor, candidate_id)
    if review.submitted_at is not None:
        raise Closed(
            f"You submitted this review on {review.submitted_at:%Y-%m-%d}; it stands as it is. "
            "Differences between raters are explained in a note."
        )
    return review


def _review_id(conn: Connection, review: Review) -> int:
    r = reviews.c
    mine = (r.candidate_id == review.candidate_id) & (r.person_id == review.person_id)
    return int(conn.execute(select(r.id).where(mine)).scalar_one())


def _update(conn: Connection, review: Review, **values: object) -> None:
    review_id = _review_id(conn, review)
    conn.execute(update(reviews).where(reviews.c.id == review_id).values(**values))
