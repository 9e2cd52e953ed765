"""Answers that settle what a flag asks, by whom, when. A further answer is a further row."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from screening.store import audit, documents, facets
from screening.store.database import Database
from screening.store.errors import Invalid
from screening.store.rights import Action, Actor, allow_on_candidate, names
from screening.store.tables import settlements as table
from screening.store.verdicts import Kind, of_machine
from screening.store.versions import filled, next_version

SETTLED = ("flagged", "clear")


@dataclass(frozen=True, slots=True)
class Settlement:
    """An answer that settles what a flag asks; `status` is flagged or clear."""

    flag: str
    status: str
    answer: str
    version: int
    who: str
    at: datetime.datetime


class Settlements:
    def __init__(self, db: Database) -> None:
        self._db = db

    def settle(
        self,
        actor: Actor,
        candidate_id: int,
        flag: str,
        status: str,
        answer: str,
        version: int = 0,
    ) -> Settlement:
        """Record the answer to what a flag asks. Recruiters; hiring managers on their openings.

        Invalid where the card (as corrected) does not say `ask`. `version` is that of the last
        settlement of this flag that the caller has seen, 0 for the first.
        """
        answer = filled(answer, "The answer")
        if status not in SETTLED:
            raise Invalid(f"An answer settles a flag as {' or '.join(SETTLED)}, not {status!r}.")
        with self._db.write() as conn:
            place = allow_on_candidate(conn, actor, Action.SETTLE, candidate_id, change=True)
            mine = (table.c.candidate_id == candidate_id) & (table.c.flag == flag)
            last = _made(conn, select(table).where(mine).order_by(table.c.version.desc()).limit(1))
            card, _ = documents.card(conn, candidate_id)
            said = of_machine(card) | facets.corrected(conn, candidate_id)
            if said.get((Kind.FLAG, flag)) != "ask":
                raise Invalid("Only a flag that asks something can be settled by an answer.")
            following = next_version("this flag", version, last[0] if last else None)
            made = Settlement(flag, status, answer, following, actor.name, self._db.clock())
            conn.execute(
                insert(table).values(
                    candidate_id=candidate_id,
                    flag=flag,
                    status=status,
                    answer=answer,
                    version=following,
                    person_id=actor.person_id,
                    at=made.at,
                )
            )
            facets.refresh(conn, candidate_id)
            audit.append(
                conn,
                self._db.clock,
                actor,
                "flag_settled",
                opening_id=place.opening_id,
                candidate_id=candidate_id,
                details={"flag": flag, "status": status, "answer": answer},
            )
            return made

    def of_candidate(self, actor: Actor, candidate_id: int) -> tuple[Settlement, ...]:
        """Every settlement of a candidate's flags, the first first."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            found = select(table).where(table.c.candidate_id == candidate_id)
            return _made(conn, found.order_by(table.c.id))


def _made(conn: Connection, found: Select[Any]) -> tuple[Settlement, ...]:
    rows = conn.execute(found).all()
    who = names(conn, (row.person_id for row in rows))
    return tuple(
        Settlement(row.flag, row.status, row.answer, row.version, who[row.person_id], row.at)
        for row in rows
    )
