"""What was done, by whom, when: a chain in which nothing can be changed unseen.

Each event holds the SHA-256 over its own content and the hash of the event before it. An event
holds ids and hashes only. What it says of a candidate (a status, a reason) stands beside it with
a salt, under a hash of both: it can be removed with the candidate, and cannot be guessed back
from what stays.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, desc, func, insert, select

from screening.store.database import Clock, Database
from screening.store.rights import Action, Actor, allow, names
from screening.store.tables import audit_details, audit_events

BEGINNING = "0" * 64
DELETED = "candidate_deleted"
_E = audit_events.c


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done. `data` stays for ever; `details` go with the candidate, and then
    `removed` is true and they are empty."""

    seq: int
    at: datetime.datetime
    who: str
    action: str
    opening_id: int | None
    candidate_id: int | None
    data: dict[str, Any]
    details: dict[str, Any]
    removed: bool
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain. Noted elsewhere (printed, mailed), it also proves that nothing was
    cut off."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What `verify` found; `broken_at` is the first event whose link does not hold."""

    events: int
    head: Head
    broken_at: int | None
    why: str

    @property
    def sound(self) -> bool:
        return self.broken_at is None


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events, newest first; None asks for all. `page` counts from 1."""

    action: str | None = None
    person_id: int | None = None
    opening_id: int | None = None
    candidate_id: int | None = None
    since: datetime.datetime | None = None
    before: datetime.datetime | None = None
    page: int = 1
    size: int = 50


def append(
    conn: Connection,
    clock: Clock,
    actor: Actor | None,
    action: str,
    *,
    opening_id: int | None = None,
    candidate_id: int | None = None,
    data: Mapping[str, Any] | None = None,
    details: Mapping[str, Any] | None = None,
) -> int:
    """Add an event in the caller's write transaction; its number.

    `data` may hold ids and hashes only, `details` whatever is removed with the candidate.
    """
    last = conn.execute(select(_E.seq, _E.hash).order_by(desc(_E.seq)).limit(1)).one_or_none()
    content, salt = _json(details or {}), secrets.token_hex(16)
    values: dict[str, Any] = {
        "seq": last.seq + 1 if last else 1,
        "at": _stamp(clock()),
        "person_id": actor.person_id if actor else None,
        "action": action,
        "opening_id": opening_id,
        "candidate_id": candidate_id,
        "data": _json(data or {}),
        "details_sha256": _salted(salt, content) if details else None,
        "previous": last.hash if last else BEGINNING,
    }
    values["hash"] = _digest(values)
    conn.execute(insert(audit_events).values(**values))
    if details:
        row = {"seq": values["seq"], "salt": salt, "content": content}
        conn.execute(insert(audit_details).values(row))
    return int(values["seq"])


class Audit:
    """Reading and checking the trail; actions write it themselves."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def events(self, actor: Actor, query: EventQuery | None = None) -> tuple[Event, ...]:
        """A page of events, newest first. Administrators only."""
        query = query or EventQuery()
        with self._db.read() as conn:
            allow(conn, actor, Action.READ_AUDIT)
            found = _matching(
                select(audit_events, audit_details.c.content).outerjoin(audit_details), query
            )
            rows = conn.execute(
                found.order_by(desc(_E.seq)).limit(query.size).offset((query.page - 1) * query.size)
            ).all()
            who = names(conn, (row.person_id for row in rows))
        return tuple(_event(row, who[row.person_id]) for row in rows)

    def count(self, actor: Actor, query: EventQuery | None = None) -> int:
        """How many events match, over all pages. Administrators only."""
        with self._db.read() as conn:
            allow(conn, actor, Action.READ_AUDIT)
            found = _matching(select(func.count()).select_from(audit_events), query or EventQuery())
            return int(conn.execute(found).scalar_one())

    def actions(self) -> tuple[str, ...]:
        """The kinds of event that have happened, for a page's filter."""
        with self._db.read() as conn:
            return tuple(conn.execute(select(_E.action).distinct().order_by(_E.action)).scalars())

    def verify(self, anchor: Head | None = None) -> ChainReport:
        """Recompute the whole chain; the first link that does not hold is reported.

        `anchor` is a head noted earlier, outside the database: with it, a chain that was cut
        short or computed anew from some event on is found as well.
        """
        with self._db.read() as conn:
            gone = frozenset(
                conn.execute(select(_E.candidate_id).where(_E.action == DELETED)).scalars()
            )
            rows = conn.execution_options(yield_per=1000).execute(
                select(audit_events, audit_details.c.content, audit_details.c.salt)
                .outerjoin(audit_details)
                .order_by(_E.seq)
            )
            head = Head(0, BEGINNING)
            for row in rows:
                if why := _fault(row, head, gone, anchor):
                    return ChainReport(head.seq, head, head.seq + 1, why)
                head = Head(row.seq, row.hash)
        if anchor is not None and head.seq < anchor.seq:
            why = f"The chain ends at {head.seq}; it once reached {anchor.seq}."
            return ChainReport(head.seq, head, head.seq + 1, why)
        return ChainReport(head.seq, head, None, f"All {head.seq} links hold.")


def _fault(row: Row[Any], head: Head, gone: frozenset[int | None], anchor: Head | None) -> str:
    """Why this event does not follow from `head`; "" where it does."""
    number = head.seq + 1
    if row.seq != number:
        return f"Event {number} is missing."
    if row.previous != head.hash:
        return f"Event {number} does not follow from the event before it."
    if row.hash != _digest(row._asdict()):
        return f"Event {number} was changed after it was written."
    if anchor is not None and anchor.seq == number and anchor.hash != row.hash:
        return f"Event {number} is not the one that was noted: the chain was computed anew."
    if row.details_sha256 is None:
        return ""
    if row.content is None:
        # ids are never given out twice, so a deletion speaks for all events of its candidate
        return "" if row.candidate_id in gone else f"The details of event {number} were removed."
    if _salted(row.salt, row.content) != row.details_sha256:
        return f"The details of event {number} were changed."
    return ""


def _digest(event: Mapping[str, Any]) -> str:
    fields = ("seq", "at", "person_id", "action", "opening_id", "candidate_id", "data")
    content = [event[f] for f in (*fields, "details_sha256", "previous")]
    return hashlib.sha256(_json(content).encode()).hexdigest()


def _salted(salt: str, content: str) -> str:
    return hashlib.sha256(f"{salt}{content}".encode()).hexdigest()


def _json(value: object) -> str:
    """One way to write a value, ASCII only, so that its hash is the same everywhere."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _stamp(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _matching(found: Select[Any], query: EventQuery) -> Select[Any]:
    for column, value in (
        (_E.action, query.action),
        (_E.person_id, query.person_id),
        (_E.opening_id, query.opening_id),
        (_E.candidate_id, query.candidate_id),
    ):
        if value is not None:
            found = found.where(column == value)
    if query.since is not None:
        found = found.where(_E.at >= _stamp(query.since))
    if query.before is not None:
        found = found.where(_E.at < _stamp(query.before))
    return found


def _event(row: Row[Any], who: str) -> Event:
    return Event(
        seq=row.seq,
        at=datetime.datetime.fromisoformat(row.at),
        who=who,
        action=row.action,
        opening_id=row.opening_id,
        candidate_id=row.candidate_id,
        data=json.loads(row.data),
        details=json.loads(row.content) if row.content else {},
        removed=row.details_sha256 is not None and row.content is None,
        hash=row.hash,
    )
