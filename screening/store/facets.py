"""A candidate's verdicts as rows that SQL can filter, sort and count."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from screening.store.tables import (
    candidate_facets,
    candidate_scores,
    candidates,
    corrections,
    scorecards,
    settlements,
)
from screening.store.verdicts import MET, Kind, Verdicts, effective

INDICATOR, FLAG, TOOL = "indicator", "flag", "tool"
NAMED = "named"  # the one state of a tool


def refresh(conn: Connection, candidate_id: int) -> Verdicts:
    """Compute what holds for a candidate now and write it where filters look."""
    verdicts = current(conn, candidate_id)
    conn.execute(
        update(candidates)
        .where(candidates.c.id == candidate_id)
        .values(
            level=verdicts.level,
            level_rank=verdicts.level_rank,
            relevant_months=verdicts.relevant_months,
        )
    )
    opening_id = conn.execute(
        select(candidates.c.opening_id).where(candidates.c.id == candidate_id)
    ).scalar_one()
    rows = [(INDICATOR, indicator, MET) for indicator, met in verdicts.indicators.items() if met]
    rows += [(FLAG, flag, status) for flag, status in verdicts.flags.items()]
    rows += [(TOOL, tool, NAMED) for tool in verdicts.tools]
    _replace(
        conn,
        candidate_facets,
        candidate_id,
        [
            {"kind": kind, "item": item, "state": state, "opening_id": opening_id}
            for kind, item, state in rows
        ],
    )
    scores = [{"level": level, "score": score} for level, score in verdicts.scores.items()]
    _replace(conn, candidate_scores, candidate_id, scores)
    return verdicts


def current(conn: Connection, candidate_id: int) -> Verdicts:
    """What holds for a candidate, from the card and everything people said."""
    text = conn.execute(
        select(scorecards.c.card)
        .join(candidates, candidates.c.card_id == scorecards.c.id)
        .where(candidates.c.id == candidate_id)
    ).scalar_one()
    card: Mapping[str, Any] = json.loads(text)
    return effective(card, corrected(conn, candidate_id), settled(conn, candidate_id))


def corrected(conn: Connection, candidate_id: int) -> dict[tuple[Kind, str], str]:
    """The last word on each corrected verdict; withdrawn ones left out."""
    c = corrections.c
    newest = (
        select(c.kind, c.target, func.max(c.version).label("version"))
        .where(c.candidate_id == candidate_id)
        .group_by(c.kind, c.target)
        .subquery()
    )
    rows = conn.execute(
        select(c.kind, c.target, c.new)
        .join(
            newest,
            (c.kind == newest.c.kind)
            & (c.target == newest.c.target)
            & (c.version == newest.c.version),
        )
        .where(c.candidate_id == candidate_id, c.new.is_not(None))
    )
    return {(Kind(row.kind), row.target): row.new for row in rows}


def settled(conn: Connection, candidate_id: int) -> dict[str, str]:
    """The last settlement of each flag."""
    rows = conn.execute(
        select(settlements.c.flag, settlements.c.status)
        .where(settlements.c.candidate_id == candidate_id)
        .order_by(settlements.c.version)
    )
    return {row.flag: row.status for row in rows}


def load(
    conn: Connection, ids: Sequence[int]
) -> tuple[dict[int, dict[str, dict[str, str]]], dict[int, dict[str, int]]]:
    """Facets by candidate, kind and item, and scores by candidate and level, for a page of ids."""
    facets: dict[int, dict[str, dict[str, str]]] = {
        i: {INDICATOR: {}, FLAG: {}, TOOL: {}} for i in ids
    }
    scores: dict[int, dict[str, int]] = {i: {} for i in ids}
    f, s = candidate_facets.c, candidate_scores.c
    for row in conn.execute(select(candidate_facets).where(f.candidate_id.in_(ids))):
        facets[row.candidate_id][row.kind][row.item] = row.state
    for row in conn.execute(select(candidate_scores).where(s.candidate_id.in_(ids))):
        scores[row.candidate_id][row.level] = row.score
    return facets, scores


def _replace(
    conn: Connection, table: Any, candidate_id: int, rows: Sequence[Mapping[str, Any]]
) -> None:
    conn.execute(delete(table).where(table.c.candidate_id == candidate_id))
    if rows:
        conn.execute(insert(table), [{"candidate_id": candidate_id, **row} for row in rows])
