"""Documents arrive: once each by their bytes, with the card that was made of them."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

import screening
from screening.store import audit, duplicates, facets, words
from screening.store.columns import clean
from screening.store.database import Database
from screening.store.errors import Closed, Invalid
from screening.store.fingerprint import fingerprint
from screening.store.openings import get as get_opening
from screening.store.rights import Action, Actor, allow
from screening.store.tables import candidates, document_names, documents, openings, scorecards

SCHEMA = 1  # of the contract's object


@dataclass(frozen=True, slots=True)
class Arrival:
    """A screened document. `card` is the contract's object (also of one that could not be read);
    `text` what was read, `masked_text` the same as blind review shows it, None where not made."""

    content: bytes
    name: str
    kind: str  # the reader's word: pdf, docx, text …
    card: Mapping[str, Any]
    text: str
    masked_text: str | None = None
    engine_version: str = screening.__version__


@dataclass(frozen=True, slots=True)
class Added:
    """What an arrival changed; three times False: everything was here already."""

    candidate_id: int
    number: int
    new_candidate: bool
    new_card: bool
    new_name: bool
    possible_duplicates: int


class Intake:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, actor: Actor, opening_id: int, arrival: Arrival) -> Added:
        """Take a document into an opening; the same again changes nothing. Recruiters only.

        The same bytes under another name get that name as well, not a second candidate. The same
        document with another card keeps its corrections, reviews and status.
        """
        sha256 = hashlib.sha256(arrival.content).hexdigest()
        if arrival.card.get("schema") != SCHEMA or arrival.card.get("sha256") != sha256:
            raise Invalid("The scorecard belongs to another document, or to another program.")
        print_ = fingerprint(arrival.text)  # before the lock is taken: it is the slow part
        with self._db.write() as conn:
            allow(conn, actor, Action.UPLOAD, opening_id)
            opening = get_opening(conn, opening_id)
            if opening.closed_at is not None:
                raise Closed(f"The opening “{opening.name}” is closed; nothing can be added.")
            if arrival.card["rubric"]["id"] != opening.rubric_id:
                raise Invalid(
                    f"The opening “{opening.name}” is judged by the rubric {opening.rubric_id}, "
                    f"this card by {arrival.card['rubric']['id']}."
                )
            now = self._db.clock()
            new_name = _take_document(conn, actor, opening_id, sha256, arrival, now)
            card_id = _take_card(conn, sha256, arrival, now)
            added = _take_candidate(
                conn, actor, opening_id, sha256, card_id, new_name, arrival, now
            )
            if added.new_candidate or added.new_card:
                facets.refresh(conn, added.candidate_id)
                duplicates.link(conn, added.candidate_id, print_, now)
            if added.new_candidate or added.new_card or new_name:
                _index(conn, added.candidate_id, opening_id, sha256, arrival)
                audit.append(
                    conn,
                    self._db.clock,
                    actor,
                    _deed(added),
                    opening_id=opening_id,
                    candidate_id=added.candidate_id,
                    data={"sha256": sha256, "card": card_id},
                )
            return Added(
                added.candidate_id,
                added.number,
                added.new_candidate,
                added.new_card,
                added.new_name,
                duplicates.count(conn, added.candidate_id),
            )

    def screened(
        self,
        opening_id: int,
        rubric_sha256: str,
        engine_version: str = screening.__version__,
        as_of: datetime.date | None = None,
    ) -> frozenset[str]:
        """SHA-256 of the opening's documents that have such a card (at any as-of date, where none
        is given): what ``ingest`` need not read again."""
        s, c = scorecards.c, candidates.c
        found = (
            select(s.sha256)
            .join(candidates, c.sha256 == s.sha256)
            .where(
                c.opening_id == opening_id,
                s.rubric_sha256 == rubric_sha256,
                s.engine_version == engine_version,
            )
        )
        if as_of is not None:
            found = found.where(s.as_of == as_of)
        with self._db.read() as conn:
            return frozenset(conn.execute(found).scalars())


def _take_document(
    conn: Connection,
    actor: Actor,
    opening_id: int,
    sha256: str,
    arrival: Arrival,
    now: datetime.datetime,
) -> bool:
    """Whether the name is new; the bytes are stored where they are."""
    received = {"received_at": now, "received_by": actor.person_id}
    if not conn.execute(select(documents.c.kind).where(documents.c.sha256 == sha256)).first():
        conn.execute(
            insert(documents).values(
                sha256=sha256,
                kind=arrival.kind,
                size=len(arrival.content),
                content=arrival.content,
                **received,
            )
        )
    n = document_names.c
    here = (n.sha256 == sha256) & (n.opening_id == opening_id) & (n.name == arrival.name)
    if conn.execute(select(n.name).where(here)).first():
        return False
    conn.execute(
        insert(document_names).values(
            sha256=sha256, opening_id=opening_id, name=arrival.name, **received
        )
    )
    return True


def _take_card(conn: Connection, sha256: str, arrival: Arrival, now: datetime.datetime) -> int:
    """The id of the card, which is stored once by document, rubric, engine and as-of date."""
    rubric, s = arrival.card["rubric"], scorecards.c
    as_of = datetime.date.fromisoformat(arrival.card["as_of"])
    found = conn.execute(
        select(s.id).where(
            s.sha256 == sha256,
            s.rubric_sha256 == rubric["sha256"],
            s.engine_version == arrival.engine_version,
            s.as_of == as_of,
        )
    ).scalar()
    if found is not None:
        return int(found)
    values = {
        "sha256": sha256,
        "rubric_id": rubric["id"],
        "rubric_version": rubric["version"],
        "rubric_sha256": rubric["sha256"],
        "engine_version": arrival.engine_version,
        "as_of": as_of,
        "created_at": now,
        # ASCII, keys in their own order: what comes back is the contract's object byte for byte
        "card": json.dumps(dict(arrival.card), separators=(",", ":")),
        "text": arrival.text,
    }
    return int(conn.execute(insert(scorecards).values(**values).returning(s.id)).scalar_one())


def _take_candidate(
    conn: Connection,
    actor: Actor,
    opening_id: int,
    sha256: str,
    card_id: int,
    new_name: bool,
    arrival: Arrival,
    now: datetime.datetime,
) -> Added:
    c, contact = candidates.c, arrival.card["candidate"]
    of_card = {
        "card_id": card_id,
        "name": contact["name"],
        "name_key": words.sort_key(contact["name"]),
        "email": contact["email"],
        "email_key": clean(contact["email"].strip().casefold()),
        "phone": contact["phone"],
        "unread": arrival.card["error"] is not None,
    }
    row = conn.execute(
        select(c.id, c.number, c.card_id).where(c.opening_id == opening_id, c.sha256 == sha256)
    ).one_or_none()
    if row is not None:
        if row.card_id != card_id:
            conn.execute(update(candidates).where(c.id == row.id).values(**of_card))
        return Added(row.id, row.number, False, row.card_id != card_id, new_name, 0)
    number = conn.execute(
        update(openings)
        .where(openings.c.id == opening_id)
        .values(last_number=openings.c.last_number + 1)
        .returning(openings.c.last_number)
    ).scalar_one()
    fresh = {"level": "", "level_rank": -1, "relevant_months": 0}  # until facets.refresh
    status = {"status": "new", "status_at": now, "status_by": actor.person_id}
    origin = {"added_at": now, "added_by": actor.person_id, "file": arrival.name, "version": 1}
    candidate_id = conn.execute(
        insert(candidates)
        .values(opening_id=opening_id, number=number, sha256=sha256)
        .values(**of_card, **fresh, **status, **origin)
        .returning(c.id)
    ).scalar_one()
    return Added(int(candidate_id), int(number), True, True, new_name, 0)


def _index(
    conn: Connection, candidate_id: int, opening_id: int, sha256: str, arrival: Arrival
) -> None:
    contact, n = arrival.card["candidate"], document_names.c
    files = conn.execute(
        select(n.name).where(n.sha256 == sha256, n.opening_id == opening_id)
    ).scalars()
    says_who = [contact["name"], contact["email"], contact["location"], *contact["links"]]
    found = words.candidate_words(
        arrival.text, arrival.masked_text, says_who, contact["phone"], files
    )
    words.store_words(conn, candidate_id, found)


def _deed(added: Added) -> str:
    if added.new_candidate:
        return "candidate_added"
    return "candidate_rescored" if added.new_card else "document_named_again"
