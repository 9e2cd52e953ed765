"""What a review is, and how it is read from the database."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from sqlalchemy import Connection, select

from screening.store.errors import Invalid
from screening.store.rights import names
from screening.store.tables import ratings, reviews


class Answered(StrEnum):
    """How a question stands. Only RATED has a score; the last two stay outside every average."""

    OPEN = "open"
    RATED = "rated"
    NOT_ASKED = "not_asked"
    CANNOT_TELL = "cannot_tell"


class Recommendation(StrEnum):
    """The overall recommendation."""

    STRONG_YES = "strong_yes"
    YES = "yes"
    NO = "no"
    STRONG_NO = "strong_no"


@dataclass(frozen=True, slots=True)
class Kit:
    """The questions of an interview by id, in order: the level's fixed core, then follow-ups."""

    level: str
    core: tuple[str, ...]
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rater enters for a question. `score` is 1..5 where RATED, else None; `heard` are
    the listen-for points ticked."""

    state: Answered = Answered.OPEN
    score: int | None = None
    note: str = ""
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """A saved answer; `version` goes into the next save of the same question."""

    question_id: str
    answer: Answer
    version: int
    who: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Review:
    """A person's review. `ratings` by question id, those saved so far."""

    candidate_id: int
    person_id: int
    who: str
    kit: Kit
    recommendation: Recommendation | None
    summary: str
    started_at: datetime.datetime
    submitted_at: datetime.datetime | None
    version: int
    at: datetime.datetime
    ratings: Mapping[str, Rating] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Progress:
    """Who reviews a candidate and how far they are; never what they rated."""

    person_id: int
    who: str
    started_at: datetime.datetime
    submitted_at: datetime.datetime | None


def load(conn: Connection, candidate_id: int, person_id: int) -> Review | None:
    """A person's review in the caller's transaction; whose it may be shown to is the caller's
    matter."""
    row = conn.execute(
        select(reviews).where(
            reviews.c.candidate_id == candidate_id, reviews.c.person_id == person_id
        )
    ).one_or_none()
    if row is None:
        return None
    who = names(conn, [person_id])[person_id]
    found = select(ratings).where(ratings.c.review_id == row.id).order_by(ratings.c.id)
    kit = json.loads(row.kit)
    return Review(
        candidate_id=candidate_id,
        person_id=person_id,
        who=who,
        kit=Kit(kit["level"], tuple(kit["core"]), tuple(kit["follow_ups"])),
        recommendation=Recommendation(row.recommendation) if row.recommendation else None,
        summary=row.summary,
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        version=row.version,
        at=row.updated_at,
        ratings={
            r.question_id: Rating(
                r.question_id,
                Answer(Answered(r.state), r.score, r.note, tuple(json.loads(r.heard))),
                r.version,
                who,
                r.updated_at,
            )
            for r in conn.execute(found)
        },
    )


def kit_text(kit: Kit) -> str:
    """A kit as it is stored; Invalid where it has no questions or one twice."""
    if not kit.core or len({*kit.core, *kit.follow_ups}) < len(kit.core) + len(kit.follow_ups):
        raise Invalid("A question set needs questions, each of them once.")
    return json.dumps(asdict(kit))


def check_answer(answer: Answer) -> None:
    """Invalid unless score and state belong together."""
    rated = answer.state is Answered.RATED
    if rated != (answer.score is not None):
        raise Invalid("A score belongs to a rated question, and only to that.")
    if answer.score is not None and answer.score not in (1, 2, 3, 4, 5):
        raise Invalid(f"A rating is 1 to 5, not {answer.score}.")
