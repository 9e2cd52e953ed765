"""Who may do what: one table, asked inside every action.

Roles are read from the database each time. An `Actor` that a page kept from yesterday, or made up,
can do no more than what is stored for that person now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from screening.store.errors import Closed, NotAllowed, NotFound
from screening.store.tables import candidates, opening_managers, openings, people, person_roles


class Role(StrEnum):
    """What a person is here; one person can hold several."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person for whom an action is done, with the roles they act in."""

    person_id: int
    name: str
    roles: frozenset[Role]


class Action(StrEnum):
    """What can be asked for; the words complete "may …"."""

    MANAGE_PEOPLE = "manage people"
    MANAGE_SETTINGS = "change settings"
    MANAGE_OPENINGS = "manage openings"
    SET_BLIND = "switch blind review on or off"
    READ_AUDIT = "read the audit trail"
    DELETE = "delete a candidate"
    EXPORT = "export everything about a candidate"
    VIEW = "see this opening"
    UPLOAD = "add documents"
    CORRECT = "correct a verdict"
    DECIDE = "change a candidate's status"
    REVIEW = "review a candidate"
    SETTLE = "settle a question a flag asks"
    NOTE = "write a note"
    COMPARE_PEOPLE = "say whether two candidates are one person"
    UNMASK = "unmask a candidate"


_A = Role.ADMINISTRATOR
_R = Role.RECRUITER
_M = Role.HIRING_MANAGER  # on the openings they are named for, nowhere else

RIGHTS: dict[Action, frozenset[Role]] = {
    Action.MANAGE_PEOPLE: frozenset({_A}),
    Action.MANAGE_SETTINGS: frozenset({_A}),
    Action.MANAGE_OPENINGS: frozenset({_A}),
    Action.SET_BLIND: frozenset({_A}),
    Action.READ_AUDIT: frozenset({_A}),
    Action.DELETE: frozenset({_A}),
    Action.EXPORT: frozenset({_A}),
    Action.VIEW: frozenset({_A, _R, _M}),
    Action.UPLOAD: frozenset({_R}),
    Action.CORRECT: frozenset({_R}),
    Action.DECIDE: frozenset({_R, _M}),
    Action.REVIEW: frozenset({_M}),
    Action.SETTLE: frozenset({_R, _M}),
    Action.NOTE: frozenset({_R, _M}),
    Action.COMPARE_PEOPLE: frozenset({_R, _M}),
    Action.UNMASK: frozenset({_A, _R, _M}),
}

_WORDS = {
    _A: "an administrator",
    _R: "a recruiter",
    _M: "a hiring manager of this opening",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate is: what every action on one needs to know of the opening."""

    candidate_id: int
    opening_id: int
    blind: bool
    closed: bool


def effective_roles(conn: Connection, actor: Actor) -> frozenset[Role]:
    """The actor's roles that are still theirs. NotAllowed where the person is not active."""
    rows = conn.execute(
        select(person_roles.c.role)
        .select_from(people.outerjoin(person_roles))
        .where(people.c.id == actor.person_id, people.c.active)
    ).all()
    if not rows:
        raise NotAllowed(f"{actor.name} is not among the people who may use this.")
    return frozenset(Role(row.role) for row in rows if row.role) & actor.roles


def allow(conn: Connection, actor: Actor, action: Action, opening_id: int | None = None) -> None:
    """Return if `actor` may, else NotAllowed with who could."""
    roles = effective_roles(conn, actor) & RIGHTS[action]
    if roles - {Role.HIRING_MANAGER}:
        return
    if roles and opening_id in managed_openings(conn, actor):
        return
    who = " or ".join(_WORDS[role] for role in Role if role in RIGHTS[action])
    raise NotAllowed(f"Only {who} may {action.value}.")


def managed_openings(conn: Connection, actor: Actor) -> frozenset[int]:
    """The openings that the person is named for as hiring manager."""
    found = select(opening_managers.c.opening_id).where(
        opening_managers.c.person_id == actor.person_id
    )
    return frozenset(conn.execute(found).scalars())


def visible_openings(conn: Connection, actor: Actor) -> frozenset[int] | None:
    """The openings the actor may see; None stands for all of them."""
    roles = effective_roles(conn, actor)
    if roles & {Role.ADMINISTRATOR, Role.RECRUITER}:
        return None
    return managed_openings(conn, actor) if Role.HIRING_MANAGER in roles else frozenset()


def allow_on_candidate(
    conn: Connection, actor: Actor, action: Action, candidate_id: int, *, change: bool = False
) -> Place:
    """The candidate's place, if `actor` may; `change` also refuses where the opening is closed."""
    row = conn.execute(
        select(candidates.c.opening_id, openings.c.blind, openings.c.closed_at, openings.c.name)
        .select_from(candidates.join(openings, candidates.c.opening_id == openings.c.id))
        .where(candidates.c.id == candidate_id)
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such candidate; they may have been deleted.")
    allow(conn, actor, action, row.opening_id)
    if change and row.closed_at is not None:
        raise Closed(f"The opening “{row.name}” is closed. An administrator can open it again.")
    return Place(candidate_id, row.opening_id, row.blind, row.closed_at is not None)


def names(conn: Connection, person_ids: Iterable[int | None]) -> dict[int | None, str]:
    """Names by id; None stands for the program itself."""
    wanted = {i for i in person_ids if i is not None}
    rows = conn.execute(select(people.c.id, people.c.name).where(people.c.id.in_(wanted)))
    return {None: "the program", **{row.id: row.name for row in rows}}
