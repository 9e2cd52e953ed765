"""Corrections of the machine's verdicts. Nothing is overwritten: a correction is a further row,
and the card goes on showing what the machine said."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from screening.store import audit, documents, facets
from screening.store.database import Database
from screening.store.errors import Invalid
from screening.store.rights import Action, Actor, allow_on_candidate, names
from screening.store.tables import corrections as table
from screening.store.verdicts import Kind, check_value, of_machine
from screening.store.versions import next_version, sentence


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. `machine` is what the card said then, `new` what a person said; None takes
    earlier corrections back. Words as in `verdicts` (met, not met, flagged, senior, 40 …)."""

    kind: Kind
    target: str
    machine: str
    new: str | None
    reason: str
    version: int
    who: str
    at: datetime.datetime


class Corrections:
    def __init__(self, db: Database) -> None:
        self._db = db

    def correct(
        self,
        actor: Actor,
        candidate_id: int,
        kind: Kind,
        target: str,
        new: str | None,
        reason: str,
        version: int = 0,
    ) -> Correction:
        """Replace a verdict of the machine for this candidate, with a reason. Recruiters only.

        `target` is the indicator's or flag's id, a position's key (`verdicts.position_keys`), ""
        for level and months. `version` is that of the last correction seen, 0 for the first.
        Correcting a position does not count the months anew: the caller does that (it is the
        scorecard's arithmetic) and corrects months and level in the same way.
        """
        reason = sentence(reason, "A correction")
        with self._db.write() as conn:
            place = allow_on_candidate(conn, actor, Action.CORRECT, candidate_id, change=True)
            last = _last(conn, candidate_id, kind, target)
            card, _ = documents.card(conn, candidate_id)
            machine = of_machine(card).get((kind, target))
            if machine is None:
                raise Invalid(f"This card has no {kind.value} {target!r} to correct.")
            made = Correction(
                kind=kind,
                target=target,
                machine=machine,
                new=None if new is None else check_value(card, kind, new),
                reason=reason,
                version=next_version("this verdict", version, last),
                who=actor.name,
                at=self._db.clock(),
            )
            said: dict[str, Any] = {
                "kind": kind.value,
                "target": target,
                "machine": machine,
                "new": made.new,
            }
            conn.execute(
                insert(table).values(
                    candidate_id=candidate_id,
                    reason=reason,
                    version=made.version,
                    person_id=actor.person_id,
                    at=made.at,
                    **said,
                )
            )
            facets.refresh(conn, candidate_id)
            audit.append(
                conn,
                self._db.clock,
                actor,
                "verdict_corrected",
                opening_id=place.opening_id,
                candidate_id=candidate_id,
                details={**said, "why": reason},
            )
            return made

    def of_candidate(self, actor: Actor, candidate_id: int) -> tuple[Correction, ...]:
        """Every correction of a candidate's card, the first first."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            found = select(table).where(table.c.candidate_id == candidate_id)
            return _made(conn, found.order_by(table.c.id))


def _last(conn: Connection, candidate_id: int, kind: Kind, target: str) -> Correction | None:
    c = table.c
    mine = (c.candidate_id == candidate_id) & (c.kind == kind.value) & (c.target == target)
    found = _made(conn, select(table).where(mine).order_by(c.version.desc()).limit(1))
    return found[0] if found else None


def _made(conn: Connection, found: Select[Any]) -> tuple[Correction, ...]:
    rows = conn.execute(found).all()
    who = names(conn, (row.person_id for row in rows))
    return tuple(
        Correction(
            kind=Kind(row.kind),
            target=row.target,
            machine=row.machine,
            new=row.new,
            reason=row.reason,
            version=row.version,
            who=who[row.person_id],
            at=row.at,
        )
        for row in rows
    )
