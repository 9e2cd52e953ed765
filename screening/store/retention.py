"""What the law asks: give a person everything stored about them, and remove it."""

from __future__ import annotations

import base64
import datetime
import json
from typing import Any

from sqlalchemy import Connection, Table, delete, func, or_, select, text

from screening.store import audit, words
from screening.store.database import Database
from screening.store.errors import StillHidden
from screening.store.rights import Action, Actor, Place, allow_on_candidate, names
from screening.store.settings import check_choice
from screening.store.tables import (
    audit_details,
    audit_events,
    candidate_facets,
    candidate_scores,
    candidates,
    corrections,
    decisions,
    document_names,
    documents,
    duplicate_pairs,
    notes,
    openings,
    ratings,
    reconciliations,
    reviews,
    scorecards,
    settlements,
    unmaskings,
)

REASONS = "delete_reasons"  # the setting
# Everything that belongs to one candidate alone, by the column that says whose it is.
OWN: tuple[Table, ...] = (
    candidate_facets,
    candidate_scores,
    corrections,
    settlements,
    decisions,
    notes,
    reconciliations,
    unmaskings,
    reviews,
)


class Retention:
    def __init__(self, db: Database) -> None:
        self._db = db

    def export_candidate(self, actor: Actor, candidate_id: int) -> dict[str, Any]:
        """Everything stored about a candidate, as one JSON object. Administrators only; recorded.

        Moments are ISO 8601 in UTC, the document's bytes base64. People of the team appear by
        name. StillHidden for an administrator whose own review of the candidate is unfinished:
        the export holds the others' ratings.
        """
        with self._db.write() as conn:
            place = allow_on_candidate(conn, actor, Action.EXPORT, candidate_id)
            r = reviews.c
            unfinished = (r.person_id == actor.person_id) & r.submitted_at.is_(None)
            if conn.execute(select(r.id).where(r.candidate_id == candidate_id, unfinished)).first():
                raise StillHidden(
                    "The export holds others' ratings. Submit your own review of this candidate "
                    "first, or ask another administrator."
                )
            audit.append(
                conn,
                self._db.clock,
                actor,
                "candidate_exported",
                opening_id=place.opening_id,
                candidate_id=candidate_id,
            )
            return _everything(conn, place)

    def delete_candidate(self, actor: Actor, candidate_id: int, reason: str) -> bool:
        """Remove a candidate and all that people wrote on them; whether the document went too.

        `reason` is a key of the setting delete_reasons. Administrators only. The document and its
        cards stay while another opening has the same document as a candidate. The audit trail
        keeps ids, codes and hashes.
        """
        with self._db.write() as conn:
            place = allow_on_candidate(conn, actor, Action.DELETE, candidate_id)
            check_choice(conn, REASONS, reason, "Deleting")
            c = candidates.c
            sha256 = conn.execute(select(c.sha256).where(c.id == candidate_id)).scalar_one()
            words.remove_words(conn, candidate_id)
            conn.execute(delete(candidates).where(c.id == candidate_id))  # its rows go with it
            n = document_names.c
            conn.execute(
                delete(document_names).where(n.sha256 == sha256, n.opening_id == place.opening_id)
            )
            others = select(func.count()).select_from(candidates).where(c.sha256 == sha256)
            last = conn.execute(others).scalar_one() == 0
            if last:
                conn.execute(delete(documents).where(documents.c.sha256 == sha256))
            _remove_details(conn, candidate_id)
            audit.append(
                conn,
                self._db.clock,
                actor,
                audit.DELETED,
                opening_id=place.opening_id,
                candidate_id=candidate_id,
                data={"sha256": sha256, "reason": reason, "document_removed": last},
            )
            words.scrub_words(conn)
        self._wipe()
        return last

    def _wipe(self) -> None:
        """Take the removed rows out of SQLite's write-ahead log too, as far as readers permit.

        On PostgreSQL the next vacuum does that, which runs by itself.
        """
        if self._db.sqlite:
            with self._db.engine.connect() as conn:
                conn.execution_options(isolation_level="AUTOCOMMIT")
                conn.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _remove_details(conn: Connection, candidate_id: int) -> None:
    events = select(audit_events.c.seq).where(audit_events.c.candidate_id == candidate_id)
    conn.execute(delete(audit_details).where(audit_details.c.seq.in_(events)))


def _everything(conn: Connection, place: Place) -> dict[str, Any]:
    c = candidates.c
    candidate = conn.execute(select(candidates).where(c.id == place.candidate_id)).one()
    sha256 = candidate.sha256
    opening = conn.execute(
        select(openings.c.name).where(openings.c.id == place.opening_id)
    ).scalar_one()
    out: dict[str, Any] = {
        "opening": opening,
        "candidate": _plain(conn, candidates, c.id == place.candidate_id)[0],
        "document": _plain(conn, documents, documents.c.sha256 == sha256)[0],
        "document_names": _plain(
            conn,
            document_names,
            (document_names.c.sha256 == sha256) & (document_names.c.opening_id == place.opening_id),
        ),
        "scorecards": _plain(conn, scorecards, scorecards.c.sha256 == sha256),
    }
    for card in out["scorecards"]:
        card["card"] = json.loads(card["card"])
    for table in OWN:
        out[table.name] = _plain(conn, table, table.c.candidate_id == place.candidate_id)
    for review in out["reviews"]:
        review["kit"] = json.loads(review["kit"])
        review["ratings"] = _plain(conn, ratings, ratings.c.review_id == review["id"])
    p = duplicate_pairs.c
    mine = or_(p.first_id == place.candidate_id, p.second_id == place.candidate_id)
    out["duplicate_pairs"] = _plain(conn, duplicate_pairs, mine)
    out["audit"] = _plain(conn, audit_events, audit_events.c.candidate_id == place.candidate_id)
    details = {
        row.seq: json.loads(row.content)
        for row in conn.execute(
            select(audit_details)
            .join(audit_events)
            .where(audit_events.c.candidate_id == place.candidate_id)
        )
    }
    for event in out["audit"]:
        event["data"] = json.loads(event["data"])
        event["details"] = details.get(event["seq"], {})
    return out


def _plain(conn: Connection, table: Table, where: Any) -> list[dict[str, Any]]:
    """Rows as JSON values; ids of the team's people replaced by their names."""
    signed = [
        column.name
        for column in table.columns
        if column.name == "person_id" or column.name.endswith("_by")
    ]
    rows = [
        dict(row._mapping)
        for row in conn.execute(select(table).where(where).order_by(*table.primary_key))
    ]
    who = names(conn, (row[column] for row in rows for column in signed))
    for row in rows:
        for key, value in row.items():
            if key in signed:
                row[key] = who[value]
            elif isinstance(value, datetime.date):
                row[key] = value.isoformat()
            elif isinstance(value, bytes):
                row[key] = base64.b64encode(value).decode("ascii")
    return rows
