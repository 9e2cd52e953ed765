"""Who may be one person: pairs of candidates, with what they share. Nothing is ever merged.

Pairs are found when a document arrives, over all openings. An address that stands on hundreds of
resumes (an agency's) says little about any two of them: a candidate is linked by each sign to the
`MOST` latest others at most.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from screening.store import audit
from screening.store.database import Database
from screening.store.errors import NotFound
from screening.store.fingerprint import NEAR, Fingerprint, runs, similarity
from screening.store.rights import (
    Action,
    Actor,
    allow,
    allow_on_candidate,
    names,
    visible_openings,
)
from screening.store.tables import candidate_bands, candidates, duplicate_pairs, scorecards
from screening.store.versions import next_version, sentence

MOST = 50
_P = duplicate_pairs.c


class Judgment(StrEnum):
    """What a person said about a pair."""

    DIFFERENT = "different"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates that may be one person.

    `similarity` is the share (0..1) of three-word runs in both texts, None below a half.
    `judgment` is None until a person judged it; `reason`, `who` and `at` say why, who and when.
    """

    id: int
    first_id: int
    second_id: int
    same_bytes: bool
    same_email: bool
    same_phone: bool
    similarity: float | None
    found_at: datetime.datetime
    judgment: Judgment | None
    reason: str
    who: str
    at: datetime.datetime | None
    version: int


class Duplicates:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of_candidate(self, actor: Actor, candidate_id: int) -> tuple[Pair, ...]:
        """Pairs with this candidate, also judged ones, as far as the actor may see the other."""
        with self._db.read() as conn:
            allow_on_candidate(conn, actor, Action.VIEW, candidate_id)
            mine = or_(_P.first_id == candidate_id, _P.second_id == candidate_id)
            return _pairs(conn, actor, select(duplicate_pairs).where(mine))

    def of_opening(
        self, actor: Actor, opening_id: int, *, judged: bool = False
    ) -> tuple[Pair, ...]:
        """Pairs with a candidate of this opening; judged ones only where asked for."""
        here = select(candidates.c.id).where(candidates.c.opening_id == opening_id)
        found = select(duplicate_pairs).where(or_(_P.first_id.in_(here), _P.second_id.in_(here)))
        if not judged:
            found = found.where(_P.verdict.is_(None))
        with self._db.read() as conn:
            allow(conn, actor, Action.VIEW, opening_id)
            return _pairs(conn, actor, found)

    def judge(
        self, actor: Actor, pair_id: int, judgment: Judgment | None, reason: str, version: int
    ) -> Pair:
        """Say whether two candidates are one person, or take that back (None). Both stay."""
        reason = sentence(reason, "Saying who is who") if judgment is not None else reason.strip()
        with self._db.write() as conn:
            old = _pair(conn, pair_id)
            place = allow_on_candidate(
                conn, actor, Action.COMPARE_PEOPLE, old.first_id, change=True
            )
            allow_on_candidate(conn, actor, Action.COMPARE_PEOPLE, old.second_id)
            conn.execute(
                update(duplicate_pairs)
                .where(_P.id == pair_id)
                .values(
                    verdict=judgment.value if judgment else None,
                    reason=reason,
                    version=next_version("this pair", version, old),
                    updated_at=self._db.clock(),
                    updated_by=actor.person_id,
                )
            )
            audit.append(
                conn,
                self._db.clock,
                actor,
                "pair_judged",
                opening_id=place.opening_id,
                candidate_id=old.first_id,
                data={"pair": pair_id, "other": old.second_id},
                # not the reason: it speaks of two people and must go with either
                details={"judgment": judgment.value if judgment else None},
            )
            return _pair(conn, pair_id)


def link(conn: Connection, candidate_id: int, print_: Fingerprint, now: datetime.datetime) -> None:
    """Find a candidate's pairs anew; what a person judged stays."""
    c = candidates.c
    me = conn.execute(select(c.sha256, c.email_key, c.phone).where(c.id == candidate_id)).one()
    found: dict[int, dict[str, Any]] = {}
    signs = (("same_bytes", c.sha256, me.sha256), ("same_email", c.email_key, me.email_key))
    for sign, column, value in (*signs, ("same_phone", c.phone, me.phone)):
        if value:
            others = (
                select(c.id)
                .where(column == value, c.id != candidate_id)
                .order_by(c.id.desc())
                .limit(MOST)
            )
            for other in conn.execute(others).scalars():
                found.setdefault(other, {})[sign] = True
    for other, share in _near(conn, candidate_id, print_).items():
        found.setdefault(other, {})["similarity"] = share
    _save_bands(conn, candidate_id, print_)
    mine = or_(_P.first_id == candidate_id, _P.second_id == candidate_id)
    conn.execute(delete(duplicate_pairs).where(mine, _P.verdict.is_(None)))
    judged = {
        row.first_id + row.second_id - candidate_id
        for row in conn.execute(select(_P.first_id, _P.second_id).where(mine))
    }
    for other in sorted(set(found) - judged):
        first, second = sorted((candidate_id, other))
        conn.execute(
            insert(duplicate_pairs).values(
                first_id=first, second_id=second, found_at=now, reason="", version=1, **found[other]
            )
        )


def count(conn: Connection, candidate_id: int) -> int:
    """How many possible duplicates of a candidate nobody has judged yet."""
    return counts(conn, [candidate_id]).get(candidate_id, 0)


def counts(conn: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The same for a page of candidates; those without any are left out."""
    out: dict[int, int] = {}
    for side in (_P.first_id, _P.second_id):
        found = select(side, func.count()).where(side.in_(ids), _P.verdict.is_(None))
        for candidate_id, n in conn.execute(found.group_by(side)):
            out[candidate_id] = out.get(candidate_id, 0) + n
    return out


def _near(conn: Connection, candidate_id: int, print_: Fingerprint) -> dict[int, float]:
    """Candidates whose text is near-same, by their share of runs."""
    if not print_.bands:
        return {}
    b = candidate_bands.c
    agreeing = (
        select(b.candidate_id)
        .where(
            b.value.in_(print_.bands),
            b.candidate_id != candidate_id,
        )
        .group_by(b.candidate_id)
        .order_by(func.count().desc(), b.candidate_id.desc())
        .limit(MOST)
    )
    rows = conn.execute(
        select(candidates.c.id, scorecards.c.text)
        .join(scorecards, candidates.c.card_id == scorecards.c.id)
        .where(candidates.c.id.in_(agreeing))
    )
    shares = {row.id: similarity(print_.runs, runs(row.text)) for row in rows}
    return {other: round(share, 4) for other, share in shares.items() if share >= NEAR}


def _save_bands(conn: Connection, candidate_id: int, print_: Fingerprint) -> None:
    conn.execute(delete(candidate_bands).where(candidate_bands.c.candidate_id == candidate_id))
    if print_.bands:
        conn.execute(
            insert(candidate_bands),
            [{"value": value, "candidate_id": candidate_id} for value in print_.bands],
        )


def _pair(conn: Connection, pair_id: int) -> Pair:
    row = conn.execute(select(duplicate_pairs).where(_P.id == pair_id)).one_or_none()
    if row is None:
        raise NotFound("There is no such pair; a candidate of it may have been deleted.")
    return _made(row, names(conn, [row.updated_by])[row.updated_by])


def _pairs(conn: Connection, actor: Actor, found: Any) -> tuple[Pair, ...]:
    """Pairs both of whose candidates the actor may see."""
    seen = visible_openings(conn, actor)
    if seen is not None:
        mine = select(candidates.c.id).where(candidates.c.opening_id.in_(seen))
        found = found.where(_P.first_id.in_(mine), _P.second_id.in_(mine))
    rows = conn.execute(found.order_by(_P.first_id, _P.second_id)).all()
    who = names(conn, (row.updated_by for row in rows))
    return tuple(_made(row, who[row.updated_by]) for row in rows)


def _made(row: Row[Any], who: str) -> Pair:
    return Pair(
        id=row.id,
        first_id=row.first_id,
        second_id=row.second_id,
        same_bytes=row.same_bytes,
        same_email=row.same_email,
        same_phone=row.same_phone,
        similarity=row.similarity,
        found_at=row.found_at,
        judgment=Judgment(row.verdict) if row.verdict else None,
        reason=row.reason,
        who=who if row.updated_by else "",
        at=row.updated_at,
        version=row.version,
    )
