"""Notes on a candidate that the whole team reads. What belongs to a rating stands in the review."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from screening.store import audit
from screening.store.database import Database
from screening.store.errors import NotAllowed, NotFound
from screening.store.rights import Action, Actor, allow_on_candidate, names
from screening.store.tables import notes as table
from screening.store.versions import filled, next_version


@dataclass(frozen=True, slots=True)
class Note:
    """A note by `who`; `at` is when it was last changed."""

    id: int
    candidate_id: int
    person_id: int
    text: str
    created_at: datetime.datetime
    version: int
    who: str
    at: datetime.datetime


class Notes:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, actor: Actor, candidate_id: int, text: str) -> Note:
        """Write a note. Recruiters; hiring managers on their openings."""
        text = filled(text, "The note")
        with self._db.write() as conn:
            allow_on_candidate(conn, actor, Action.NOTE, candidate_id, change=True)
            now = self._db.clock()
            note_id = conn.execute(
                insert(table)
                .values(
                    candidate_id=candidate_id,
                    person_id=actor.person_id,
                    text=text,
                    created_at=now,
                    version=1,
                    updated_at=now,
                )
                .returning(table.c.id)
            ).scalar_one()
            return self._recorded(conn, actor, note_id, "note_written")

    def change(self, actor: Actor, note_id: int, text: str, version: int) -> Note:
        """Change one's own note."""
        text = filled(text, "The note")
        with self._db.write() as conn:
            old = _get(conn, note_id)
            allow_on_candidate(conn, actor, Action.NOTE, old.candidate_id, change=True)
            if old.person_id != actor.person_id:
                raise NotAllowed(f"This is {old.who}'s note; write one of your own.")
            conn.execute(
                update(table)
                .where(table.c.id == note_id)
                .values(
                    text=text,
                    version=next_version("this note", version, old),
                    updated_at=self._db.clock(),
                )
            )
            return self._recorded(conn, actor, note_id, "note_changed")

    def of_candidate(self, actor: Actor, candidate_id: int) -> tuple[Note, ...]:
        """Everybody's notes on a candidate, the first first."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            found = select(table.c.id).where(table.c.candidate_id == candidate_id)
            ids = conn.execute(found.order_by(table.c.id)).scalars().all()
            return tuple(_get(conn, note_id) for note_id in ids)

    def _recorded(self, conn: Connection, actor: Actor, note_id: int, action: str) -> Note:
        note = _get(conn, note_id)
        place = allow_on_candidate(conn, actor, Action.NOTE, note.candidate_id)
        audit.append(
            conn,
            self._db.clock,
            actor,
            action,
            opening_id=place.opening_id,
            candidate_id=note.candidate_id,
            data={"note": note_id, "version": note.version},
        )
        return note


def _get(conn: Connection, note_id: int) -> Note:
    row = conn.execute(select(table).where(table.c.id == note_id)).one_or_none()
    if row is None:
        raise NotFound("There is no such note.")
    return Note(
        id=row.id,
        candidate_id=row.candidate_id,
        person_id=row.person_id,
        text=row.text,
        created_at=row.created_at,
        version=row.version,
        who=names(conn, [row.person_id])[row.person_id],
        at=row.updated_at,
    )
