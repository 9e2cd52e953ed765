"""The candidates of an opening: the list, one of them, their card; masked in a blind opening.

Masking here keeps name, contact and file name of a blind opening's candidates from every answer,
so that no page shows them by accident. The document's own text and pictures are masked by
whoever draws them (`documents.Documents.to_mask`).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from screening.store import audit, documents, duplicates, facets, openings, query
from screening.store.database import Database
from screening.store.errors import Invalid
from screening.store.query import CandidateQuery, Counts, Status
from screening.store.rights import Action, Actor, allow, allow_on_candidate, names
from screening.store.tables import candidates, reviews, unmaskings
from screening.store.verdicts import Verdicts
from screening.store.versions import sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the list. Where `masked`, name, e-mail, telephone and file are "".

    `number` counts within the opening. Level, months, indicators and flags are as people
    corrected them; `level` is "" where `unread`. `scores` are 0..100 by level.
    `possible_duplicates` nobody has judged; `reviews` are the submitted ones. `version` is the
    status's, which `who` set last.
    """

    id: int
    opening_id: int
    number: int
    masked: bool
    name: str
    email: str
    phone: str
    file: str
    sha256: str
    unread: bool
    level: str
    relevant_months: int
    scores: Mapping[str, int]
    indicators: frozenset[str]
    flags: Mapping[str, str]
    tools: tuple[str, ...]
    status: Status
    at: datetime.datetime
    who: str
    added_at: datetime.datetime
    possible_duplicates: int
    reviews: int
    version: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list; `total` is over all pages."""

    rows: tuple[Candidate, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Card:
    """A candidate's card: what the machine said (the contract's object) and what holds now."""

    candidate: Candidate
    card: Mapping[str, Any]
    verdicts: Verdicts
    engine_version: str


class Candidates:
    def __init__(self, db: Database) -> None:
        self._db = db

    def page(self, actor: Actor, opening_id: int, wanted: CandidateQuery | None = None) -> Page:
        """A page of an opening's candidates and how many match in all."""
        wanted = wanted or CandidateQuery()
        with self._db.read() as conn:
            blind = _blind(conn, actor, opening_id)
            rows = conn.execute(query.page(self._db.sqlite, opening_id, blind, wanted)).all()
            where = query.matching(self._db.sqlite, opening_id, blind, wanted)
            total = conn.execute(
                select(func.count()).select_from(candidates).where(where)
            ).scalar_one()
            return Page(_made(conn, actor, blind, rows), total)

    def counts(self, actor: Actor, opening_id: int, wanted: CandidateQuery | None = None) -> Counts:
        """How many candidates each filter would leave, given the others."""
        with self._db.read() as conn:
            blind = _blind(conn, actor, opening_id)
            return query.counts(
                conn, self._db.sqlite, opening_id, blind, wanted or CandidateQuery()
            )

    def ids(self, actor: Actor, opening_id: int, wanted: CandidateQuery) -> dict[int, int]:
        """Ids and versions of all that match, over all pages, in order: for a bulk action."""
        with self._db.read() as conn:
            blind = _blind(conn, actor, opening_id)
            rows = conn.execute(query.everyone(self._db.sqlite, opening_id, blind, wanted))
            return {row.id: row.version for row in rows}

    def get(self, actor: Actor, candidate_id: int) -> Candidate:
        with self._db.read() as conn:
            place = allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            return load(conn, actor, candidate_id, place.blind)

    def card(self, actor: Actor, candidate_id: int) -> Card:
        """A candidate's card. Where masked, its `candidate` and `file` are empty; quotes are the
        document's own words and are the page's to mask."""
        with self._db.read() as conn:
            place = allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            candidate = load(conn, actor, candidate_id, place.blind)
            card, engine = documents.card(conn, candidate_id)
            card = _masked(card, candidate)
            return Card(candidate, card, facets.current(conn, candidate_id), engine)

    def cards(
        self, actor: Actor, opening_id: int, ids: Sequence[int]
    ) -> tuple[tuple[Candidate, Mapping[str, Any]], ...]:
        """Candidates of one opening with their cards (the contract's objects), in the order of
        `ids`, masked as `card` masks; for lists. Others are left out; Invalid for more than
        `query.MOST_ON_A_PAGE` at once."""
        if len(ids) > query.MOST_ON_A_PAGE:
            raise Invalid(f"At most {query.MOST_ON_A_PAGE} cards can be read at once.")
        c = candidates.c
        with self._db.read() as conn:
            blind = _blind(conn, actor, opening_id)
            mine = select(candidates).where(c.opening_id == opening_id, c.id.in_(ids))
            made = {m.id: m for m in _made(conn, actor, blind, conn.execute(mine).all())}
            found = documents.cards(conn, list(made))
        return tuple((made[i], _masked(found[i], made[i])) for i in ids if i in made)

    def unmask(self, actor: Actor, candidate_id: int, reason: str) -> Candidate:
        """Show this candidate to this person from now on; recorded with the reason."""
        reason = sentence(reason, "Unmasking")
        with self._db.write() as conn:
            place = allow_on_candidate(conn, actor, Action.UNMASK, candidate_id)
            if place.blind and not documents.unmasked(conn, actor, [candidate_id]):
                conn.execute(
                    insert(unmaskings).values(
                        candidate_id=candidate_id,
                        person_id=actor.person_id,
                        at=self._db.clock(),
                    )
                )
                audit.append(
                    conn,
                    self._db.clock,
                    actor,
                    "unmasked",
                    opening_id=place.opening_id,
                    candidate_id=candidate_id,
                    details={"why": reason},
                )
            return load(conn, actor, candidate_id, place.blind)


def load(conn: Connection, actor: Actor, candidate_id: int, blind: bool) -> Candidate:
    """One candidate in the caller's transaction, as `actor` may see them."""
    row = conn.execute(select(candidates).where(candidates.c.id == candidate_id)).one()
    return _made(conn, actor, blind, [row])[0]


def _masked(card: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
    """The card without file and contact where the candidate is masked."""
    if not candidate.masked:
        return card
    contact = {k: [] if k == "links" else "" for k in card["candidate"]}
    return {**card, "file": "", "candidate": contact}


def _blind(conn: Connection, actor: Actor, opening_id: int) -> bool:
    opening = openings.get(conn, opening_id)
    allow(conn, actor, Action.VIEW, opening_id)
    return opening.blind


def _made(
    conn: Connection, actor: Actor, blind: bool, rows: Sequence[Row[Any]]
) -> tuple[Candidate, ...]:
    ids = [row.id for row in rows]
    marks, scores = facets.load(conn, ids)
    unmasked = documents.unmasked(conn, actor, ids) if blind else frozenset()
    who = names(conn, (row.status_by for row in rows))
    pairs = duplicates.counts(conn, ids)
    r = reviews.c
    submitted = select(r.candidate_id, func.count()).where(
        r.candidate_id.in_(ids), r.submitted_at.is_not(None)
    )
    done = {row[0]: row[1] for row in conn.execute(submitted.group_by(r.candidate_id))}
    out = []
    for row in rows:
        masked = blind and row.id not in unmasked
        out.append(
            Candidate(
                id=row.id,
                opening_id=row.opening_id,
                number=row.number,
                masked=masked,
                name="" if masked else row.name,
                email="" if masked else row.email,
                phone="" if masked else row.phone,
                file="" if masked else row.file,
                sha256=row.sha256,
                unread=row.unread,
                level=row.level,
                relevant_months=row.relevant_months,
                scores=scores[row.id],
                indicators=frozenset(marks[row.id][facets.INDICATOR]),
                flags=marks[row.id][facets.FLAG],
                tools=tuple(sorted(marks[row.id][facets.TOOL])),
                status=Status(row.status),
                at=row.status_at,
                who=who[row.status_by],
                added_at=row.added_at,
                possible_duplicates=pairs.get(row.id, 0),
                reviews=done.get(row.id, 0),
                version=row.version,
            )
        )
    return tuple(out)
