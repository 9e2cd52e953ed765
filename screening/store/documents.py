"""The documents themselves, and who may see one unmasked."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from screening.store.database import Database
from screening.store.errors import Masked
from screening.store.rights import Action, Actor, Place, allow_on_candidate, names
from screening.store.tables import (
    candidates,
    document_names,
    scorecards,
    unmaskings,
)
from screening.store.tables import documents as table


@dataclass(frozen=True, slots=True)
class Received:
    """One name under which a document came to an opening."""

    name: str
    who: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Whole:
    """A document with its card (the contract's object), nothing masked."""

    content: bytes
    kind: str
    card: Mapping[str, Any]
    text: str


class Documents:
    def __init__(self, db: Database) -> None:
        self._db = db

    def content(self, actor: Actor, candidate_id: int) -> tuple[bytes, str]:
        """The document's bytes and kind. Masked in a blind opening before one's own unmasking."""
        with self._db.read() as conn:
            _open_place(conn, actor, candidate_id)
            whole = _whole(conn, candidate_id)
            return whole.content, whole.kind

    def to_mask(self, actor: Actor, candidate_id: int) -> Whole:
        """Everything, for the code that covers what must not be seen; never for a page itself."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            return _whole(conn, candidate_id)

    def received(self, actor: Actor, candidate_id: int) -> tuple[Received, ...]:
        """Every name the document came under in this opening. Masked as its bytes are."""
        n, c = document_names.c, candidates.c
        with self._db.read() as conn:
            _open_place(conn, actor, candidate_id)
            rows = conn.execute(
                select(document_names)
                .join(candidates, (c.sha256 == n.sha256) & (c.opening_id == n.opening_id))
                .where(c.id == candidate_id)
                .order_by(n.received_at, n.name)
            ).all()
            who = names(conn, (row.received_by for row in rows))
            return tuple(Received(r.name, who[r.received_by], r.received_at) for r in rows)


def unmasked(conn: Connection, actor: Actor, ids: Sequence[int]) -> frozenset[int]:
    """Those of the candidates that the actor has unmasked, with a reason, before."""
    u = unmaskings.c
    found = select(u.candidate_id).where(u.person_id == actor.person_id, u.candidate_id.in_(ids))
    return frozenset(conn.execute(found).scalars())


def card(conn: Connection, candidate_id: int) -> tuple[dict[str, Any], str]:
    """A candidate's whole card and the version of the engine that made it."""
    row = conn.execute(
        select(scorecards.c.card, scorecards.c.engine_version)
        .join(candidates, candidates.c.card_id == scorecards.c.id)
        .where(candidates.c.id == candidate_id)
    ).one()
    return json.loads(row.card), row.engine_version


def cards(conn: Connection, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Whole cards by candidate."""
    rows = conn.execute(
        select(candidates.c.id, scorecards.c.card)
        .join(scorecards, candidates.c.card_id == scorecards.c.id)
        .where(candidates.c.id.in_(ids))
    )
    return {row.id: json.loads(row.card) for row in rows}


def _open_place(conn: Connection, actor: Actor, candidate_id: int) -> Place:
    place = allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
    if place.blind and not unmasked(conn, actor, [candidate_id]):
        raise Masked("This opening is reviewed blind; the document is shown masked only.")
    return place


def _whole(conn: Connection, candidate_id: int) -> Whole:
    c, s = candidates.c, scorecards.c
    row = conn.execute(
        select(table.c.content, table.c.kind, s.card, s.text)
        .select_from(candidates)
        .join(table, c.sha256 == table.c.sha256)
        .join(scorecards, c.card_id == s.id)
        .where(c.id == candidate_id)
    ).one()
    return Whole(row.content, row.kind, json.loads(row.card), row.text)
