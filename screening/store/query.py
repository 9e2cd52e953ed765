"""A list of candidates as SQL: which, in what order, and how many of each kind.

Nothing is left out or ordered unless asked for: without filters every candidate is there, in the
order they came.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    false,
    func,
    select,
)

from screening.store import words
from screening.store.errors import Invalid, Masked
from screening.store.facets import FLAG, INDICATOR, TOOL
from screening.store.tables import candidate_facets, candidate_scores, candidates

MOST_ON_A_PAGE = 500

_C = candidates.c
_F = candidate_facets.c


class Status(StrEnum):
    """Where a candidate stands with the team, in the order of the work."""

    NEW = "new"
    SCREEN = "screen"
    INTERVIEW = "interview"
    HOLD = "hold"
    OFFER = "offer"
    DECLINED = "declined"


class Sort(StrEnum):
    """What a list can be ordered by; ties stand in the order they came."""

    RECEIVED = "received"
    NAME = "name"  # not in a blind opening
    LEVEL = "level"
    MONTHS = "months"
    SCORE = "score"  # of `CandidateQuery.score_level`
    STATUS = "status"
    CHANGED = "changed"  # when the status was set


@dataclass(frozen=True, slots=True)
class CandidateQuery:
    """Which candidates; an empty filter asks for all.

    `search`: every word begins a word of name, e-mail, telephone, file name or text (in a blind
    opening: of the text without what names the person). `levels` (with "" for documents that
    could not be scored), `statuses` and `tools`: any of them. `indicators` and `flags` (flag id
    and status): all of them. Months are whole, both ends included. `page` counts from 1.
    """

    search: str = ""
    levels: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    indicators: frozenset[str] = frozenset()
    flags: frozenset[tuple[str, str]] = frozenset()
    tools: frozenset[str] = frozenset()
    min_months: int | None = None
    max_months: int | None = None
    sort: Sort = Sort.RECEIVED
    score_level: str = ""
    descending: bool = False
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class Counts:
    """How many candidates each filter would leave.

    For statuses, levels and tools the other filters count, not their own kind's (so that a second
    choice shows what it would add); for indicators and flags all filters do. `all` is without any
    filter, `matching` with every one. Months: lowest and highest of all, None without candidates.
    """

    all: int
    matching: int
    statuses: dict[str, int]
    levels: dict[str, int]
    tools: dict[str, int]
    indicators: dict[str, int]
    flags: dict[tuple[str, str], int]
    min_months: int | None
    max_months: int | None


def matching(sqlite: bool, opening_id: int, blind: bool, query: CandidateQuery) -> Any:
    """The conditions on `candidates` as one."""
    parts: list[ColumnElement[bool]] = [_C.opening_id == opening_id]
    if query.search.strip():
        typed = words.terms(query.search)
        parts.append(_C.id.in_(words.finding(sqlite, typed, blind)) if typed else false())
    if query.levels:
        parts.append(_C.level.in_(sorted(query.levels)))
    if query.statuses:
        parts.append(_C.status.in_(sorted(query.statuses)))
    if query.min_months is not None:
        parts.append(_C.relevant_months >= query.min_months)
    if query.max_months is not None:
        parts.append(_C.relevant_months <= query.max_months)
    if query.tools:
        parts.append(_has(opening_id, TOOL, _F.item.in_(sorted(query.tools))))
    for indicator in sorted(query.indicators):
        parts.append(_has(opening_id, INDICATOR, _F.item == indicator))
    for flag, status in sorted(query.flags):
        parts.append(_has(opening_id, FLAG, and_(_F.item == flag, _F.state == status)))
    return and_(*parts)


def page(sqlite: bool, opening_id: int, blind: bool, query: CandidateQuery) -> Select[Any]:
    """The rows of one page, in order. Masked or Invalid where the order cannot be had."""
    if query.page < 1 or not 1 <= query.size <= MOST_ON_A_PAGE:
        raise Invalid(f"A page holds 1 to {MOST_ON_A_PAGE} candidates and counts from 1.")
    if blind and query.sort is Sort.NAME:
        raise Masked("This opening is reviewed blind; it cannot be ordered by name.")
    order = _order(query)
    # First the ids along an index, then the 50 whole rows: rows are wide, and most are skipped.
    ids = (
        select(_C.id)
        .where(matching(sqlite, opening_id, blind, query))
        .order_by(*order)
        .limit(query.size)
        .offset((query.page - 1) * query.size)
    )
    return select(candidates).where(_C.id.in_(ids)).order_by(*order)


def everyone(sqlite: bool, opening_id: int, blind: bool, query: CandidateQuery) -> Select[Any]:
    """Ids and versions over all pages, in order."""
    if blind and query.sort is Sort.NAME:
        raise Masked("This opening is reviewed blind; it cannot be ordered by name.")
    found = select(_C.id, _C.version).where(matching(sqlite, opening_id, blind, query))
    return found.order_by(*_order(query))


def counts(
    conn: Connection, sqlite: bool, opening_id: int, blind: bool, query: CandidateQuery
) -> Counts:
    """All counts of a list, in four statements at most."""

    def where(**without: Any) -> Any:
        return matching(sqlite, opening_id, blind, replace(query, **without))

    def among(**without: Any) -> Any:
        return _F.candidate_id.in_(select(_C.id).where(where(**without)))

    total = conn.execute(
        select(
            func.count().label("n"),
            func.min(_C.relevant_months).label("low"),
            func.max(_C.relevant_months).label("high"),
        ).where(_C.opening_id == opening_id)
    ).one()
    cells = conn.execute(
        select(_C.status, _C.level, func.count().label("n"))
        .where(where(statuses=frozenset(), levels=frozenset()))
        .group_by(_C.status, _C.level)
    ).all()
    statuses, levels, both = Counter[str](), Counter[str](), 0
    for status, level, n in cells:
        in_status = not query.statuses or status in query.statuses
        in_level = not query.levels or level in query.levels
        statuses[status] += n * in_level
        levels[level] += n * in_status
        both += n * (in_status and in_level)
    items = tools = _items(conn, opening_id, *([] if total.n == both else [among()]))
    if query.tools:
        tools = _items(conn, opening_id, _F.kind == TOOL, among(tools=frozenset()))
    return Counts(
        all=total.n,
        matching=both,
        statuses=dict(+statuses),
        levels=dict(+levels),
        tools={item: n for (kind, item, _), n in tools.items() if kind == TOOL},
        indicators={item: n for (kind, item, _), n in items.items() if kind == INDICATOR},
        flags={(item, state): n for (kind, item, state), n in items.items() if kind == FLAG},
        min_months=total.low,
        max_months=total.high,
    )


def _has(opening_id: int, kind: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    mine = and_(_F.opening_id == opening_id, _F.kind == kind, condition)
    return _C.id.in_(select(_F.candidate_id).where(mine))


def _items(conn: Connection, opening_id: int, *conditions: Any) -> dict[tuple[str, str, str], int]:
    # Read along its index in one go: an OR over kinds would make SQLite sort them first.
    found = (
        select(_F.kind, _F.item, _F.state, func.count())
        .where(_F.opening_id == opening_id, *conditions)
        .group_by(_F.kind, _F.item, _F.state)
    )
    return {(kind, item, state): n for kind, item, state, n in conn.execute(found)}


def _order(query: CandidateQuery) -> tuple[Any, ...]:
    key = _key(query)
    # within an opening ids grow with the numbers, and SQLite's indexes hold them already
    return (key.desc() if query.descending else key.asc(), _C.id)


def _key(query: CandidateQuery) -> Any:
    if query.sort is Sort.SCORE:
        if not query.score_level:
            raise Invalid("Ordering by score needs a level whose score is meant.")
        s = candidate_scores.c
        mine = and_(s.candidate_id == _C.id, s.level == query.score_level)
        return func.coalesce(select(s.score).where(mine).scalar_subquery(), -1)
    if query.sort is Sort.STATUS:
        places = {status.value: place for place, status in enumerate(Status)}
        return case(places, value=_C.status)
    return {
        Sort.RECEIVED: _C.number,
        Sort.NAME: _C.name_key,
        Sort.LEVEL: _C.level_rank,
        Sort.MONTHS: _C.relevant_months,
        Sort.CHANGED: _C.status_at,
    }[query.sort]
