"""A candidate's status is a person's decision, signed; declining says why."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from screening.store import audit
from screening.store.candidates import Candidate, load
from screening.store.database import Database
from screening.store.errors import Conflict, Invalid
from screening.store.query import Status
from screening.store.rights import Action, Actor, allow, allow_on_candidate, names
from screening.store.settings import check_choice
from screening.store.tables import candidates, decisions
from screening.store.versions import next_version, sentence

REASONS = "decline_reasons"  # the setting


@dataclass(frozen=True, slots=True)
class Decision:
    """One change of status. `reason` is a key of the setting decline_reasons where declined,
    else ""."""

    candidate_id: int
    old: Status
    new: Status
    reason: str
    sentence: str
    who: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Bulk:
    """What a bulk action did: `done` are changed; `conflicts`, by candidate id, were changed by
    someone else meanwhile and are left as those said."""

    done: tuple[int, ...]
    conflicts: Mapping[int, Conflict]


class Decisions:
    def __init__(self, db: Database) -> None:
        self._db = db

    def decide(
        self,
        actor: Actor,
        candidate_id: int,
        status: Status,
        version: int,
        *,
        reason: str = "",
        why: str = "",
    ) -> Candidate:
        """Set a status. Recruiters; hiring managers on their openings.

        Declining needs a `reason` (a key of the setting decline_reasons) and a sentence `why`.
        The status that already holds changes nothing.
        """
        with self._db.write() as conn:
            reason, why = _grounds(conn, status, reason, why)
            self._set(conn, actor, candidate_id, status, version, reason, why)
            place = allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            return load(conn, actor, candidate_id, place.blind)

    def decide_many(
        self,
        actor: Actor,
        versions: Mapping[int, int],
        status: Status,
        *,
        why: str,
        reason: str = "",
    ) -> Bulk:
        """Set one status for several candidates (`versions` by id), always with a sentence.

        Saved together. What someone else changed meanwhile is left alone and reported.
        """
        why = sentence(why, "A change for several candidates")
        done: list[int] = []
        conflicts: dict[int, Conflict] = {}
        with self._db.write() as conn:
            reason, why = _grounds(conn, status, reason, why)
            for candidate_id, version in versions.items():
                try:
                    if self._set(conn, actor, candidate_id, status, version, reason, why):
                        done.append(candidate_id)
                except Conflict as conflict:
                    conflicts[candidate_id] = conflict
        return Bulk(tuple(done), conflicts)

    def of_candidate(self, actor: Actor, candidate_id: int) -> tuple[Decision, ...]:
        """A candidate's decisions, the first first."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            found = select(decisions).where(decisions.c.candidate_id == candidate_id)
            return _made(conn, found.order_by(decisions.c.id))

    def of_opening(
        self, actor: Actor, opening_id: int, *, page: int = 1, size: int = 50
    ) -> tuple[Decision, ...]:
        """An opening's decisions, the newest first; `page` counts from 1."""
        with self._db.read() as conn:
            allow(conn, actor, Action.VIEW, opening_id)
            found = (
                select(decisions)
                .join(candidates, candidates.c.id == decisions.c.candidate_id)
                .where(candidates.c.opening_id == opening_id)
                .order_by(decisions.c.id.desc())
            )
            return _made(conn, found.limit(size).offset((page - 1) * size))

    def _set(
        self,
        conn: Connection,
        actor: Actor,
        candidate_id: int,
        status: Status,
        version: int,
        reason: str,
        why: str,
    ) -> bool:
        """Whether anything changed."""
        place = allow_on_candidate(conn, actor, Action.DECIDE, candidate_id, change=True)
        old = load(conn, actor, candidate_id, place.blind)
        following = next_version(f"the status of candidate {old.number}", version, old)
        if old.status is status:
            return False
        now = self._db.clock()
        signed = {"person_id": actor.person_id, "at": now}
        conn.execute(
            update(candidates)
            .where(candidates.c.id == candidate_id)
            .values(
                status=status.value,
                status_at=now,
                status_by=actor.person_id,
                version=following,
            )
        )
        conn.execute(
            insert(decisions).values(
                candidate_id=candidate_id,
                old=old.status.value,
                new=status.value,
                reason=reason,
                sentence=why,
                **signed,
            )
        )
        audit.append(
            conn,
            self._db.clock,
            actor,
            "status_changed",
            opening_id=place.opening_id,
            candidate_id=candidate_id,
            details={"old": old.status.value, "new": status.value, "reason": reason, "why": why},
        )
        return True


def _grounds(conn: Connection, status: Status, reason: str, why: str) -> tuple[str, str]:
    """Reason and sentence as they are stored; Invalid where declining lacks either."""
    if status is Status.DECLINED:
        reason = check_choice(conn, REASONS, reason, "Declining")
        return reason, sentence(why, "Declining")
    if reason:
        raise Invalid("A reason from the list belongs to declining; give a sentence instead.")
    return "", why.strip()


def _made(conn: Connection, found: Select[Any]) -> tuple[Decision, ...]:
    rows: list[Row[Any]] = list(conn.execute(found))
    who = names(conn, (row.person_id for row in rows))
    return tuple(
        Decision(
            candidate_id=row.candidate_id,
            old=Status(row.old),
            new=Status(row.new),
            reason=row.reason,
            sentence=row.sentence,
            who=who[row.person_id],
            at=row.at,
        )
        for row in rows
    )
