"""Openings: a role that is being filled, judged by one rubric, by named hiring managers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from screening.store import audit
from screening.store.database import Database
from screening.store.errors import Invalid, NotFound
from screening.store.rights import Action, Actor, Role, allow, names, visible_openings
from screening.store.tables import candidates, opening_managers, openings, people, person_roles
from screening.store.versions import filled, next_version


@dataclass(frozen=True, slots=True)
class Opening:
    """A role to fill. `managers` are ids and names of its hiring managers, by name."""

    id: int
    name: str
    rubric_id: str
    blind: bool
    managers: tuple[tuple[int, str], ...]
    created_at: datetime.datetime
    closed_at: datetime.datetime | None
    version: int
    who: str  # changed it last
    at: datetime.datetime


class Openings:
    def __init__(self, db: Database) -> None:
        self._db = db

    def create(
        self,
        actor: Actor,
        name: str,
        rubric_id: str,
        *,
        blind: bool = False,
        managers: Iterable[int] = (),
    ) -> Opening:
        """A new opening. Administrators only; Invalid where the name is taken."""
        with self._db.write() as conn:
            allow(conn, actor, Action.MANAGE_OPENINGS)
            now = self._db.clock()
            opening_id = conn.execute(
                insert(openings)
                .values(
                    name=_free_name(conn, name, None),
                    rubric_id=filled(rubric_id, "The rubric"),
                    blind=blind,
                    created_at=now,
                    created_by=actor.person_id,
                    last_number=0,
                    version=1,
                    updated_at=now,
                    updated_by=actor.person_id,
                )
                .returning(openings.c.id)
            ).scalar_one()
            people_ids = _set_managers(conn, opening_id, managers)
            data = {"rubric": rubric_id, "blind": blind, "managers": people_ids}
            audit.append(
                conn, self._db.clock, actor, "opening_created", opening_id=opening_id, data=data
            )
            return get(conn, opening_id)

    def get(self, actor: Actor, opening_id: int) -> Opening:
        with self._db.read() as conn:
            opening = get(conn, opening_id)
            allow(conn, actor, Action.VIEW, opening_id)
            return opening

    def all(self, actor: Actor) -> tuple[Opening, ...]:
        """The openings the actor may see: open ones first, then the newest."""
        with self._db.read() as conn:
            seen = visible_openings(conn, actor)
            found = select(openings.c.id).order_by(
                openings.c.closed_at.is_not(None), openings.c.id.desc()
            )
            if seen is not None:
                found = found.where(openings.c.id.in_(seen))
            return tuple(get(conn, i) for i in conn.execute(found).scalars().all())

    def sizes(self, actor: Actor) -> dict[int, dict[str, int]]:
        """Candidates by opening and status, of the openings the actor may see."""
        c = candidates.c
        with self._db.read() as conn:
            seen = visible_openings(conn, actor)
            found = select(c.opening_id, c.status, func.count().label("n")).group_by(
                c.opening_id, c.status
            )
            if seen is not None:
                found = found.where(c.opening_id.in_(seen))
            out: dict[int, dict[str, int]] = {}
            for row in conn.execute(found):
                out.setdefault(row.opening_id, {})[row.status] = row.n
            return out

    def change(
        self,
        actor: Actor,
        opening_id: int,
        version: int,
        *,
        name: str | None = None,
        managers: Iterable[int] | None = None,
    ) -> Opening:
        """Change what is given; None leaves as it is. Administrators only."""
        with self._db.write() as conn:
            self._check(conn, actor, Action.MANAGE_OPENINGS, opening_id, version)
            values = {} if name is None else {"name": _free_name(conn, name, opening_id)}
            data: dict[str, object] = {"renamed": name is not None}
            if managers is not None:
                data["managers"] = _set_managers(conn, opening_id, managers)
            return self._save(conn, actor, opening_id, "opening_changed", values, data)

    def set_blind(self, actor: Actor, opening_id: int, version: int, blind: bool) -> Opening:
        """Switch blind review. Administrators only; recorded."""
        with self._db.write() as conn:
            self._check(conn, actor, Action.SET_BLIND, opening_id, version)
            action = "blind_on" if blind else "blind_off"
            return self._save(conn, actor, opening_id, action, {"blind": blind}, {})

    def close(self, actor: Actor, opening_id: int, version: int) -> Opening:
        """From now on the opening can be read, not changed. Administrators only."""
        with self._db.write() as conn:
            self._check(conn, actor, Action.MANAGE_OPENINGS, opening_id, version)
            closed = {"closed_at": self._db.clock()}
            return self._save(conn, actor, opening_id, "opening_closed", closed, {})

    def reopen(self, actor: Actor, opening_id: int, version: int) -> Opening:
        with self._db.write() as conn:
            self._check(conn, actor, Action.MANAGE_OPENINGS, opening_id, version)
            return self._save(conn, actor, opening_id, "opening_reopened", {"closed_at": None}, {})

    def _check(
        self, conn: Connection, actor: Actor, action: Action, opening_id: int, version: int
    ) -> None:
        old = get(conn, opening_id)
        allow(conn, actor, action, opening_id)
        next_version(f"the opening “{old.name}”", version, old)

    def _save(
        self,
        conn: Connection,
        actor: Actor,
        opening_id: int,
        action: str,
        values: Mapping[str, object],
        data: Mapping[str, object],
    ) -> Opening:
        conn.execute(
            update(openings)
            .where(openings.c.id == opening_id)
            .values(
                version=openings.c.version + 1,
                updated_at=self._db.clock(),
                updated_by=actor.person_id,
                **values,
            )
        )
        audit.append(conn, self._db.clock, actor, action, opening_id=opening_id, data=data)
        return get(conn, opening_id)


def get(conn: Connection, opening_id: int) -> Opening:
    """An opening in the caller's transaction; rights are the caller's matter."""
    row = conn.execute(select(openings).where(openings.c.id == opening_id)).one_or_none()
    if row is None:
        raise NotFound("There is no such opening.")
    managers = conn.execute(
        select(people.c.id, people.c.name)
        .join(opening_managers, opening_managers.c.person_id == people.c.id)
        .where(opening_managers.c.opening_id == opening_id)
        .order_by(func.lower(people.c.name), people.c.id)
    )
    return Opening(
        id=row.id,
        name=row.name,
        rubric_id=row.rubric_id,
        blind=row.blind,
        managers=tuple((m.id, m.name) for m in managers),
        created_at=row.created_at,
        closed_at=row.closed_at,
        version=row.version,
        who=names(conn, [row.updated_by])[row.updated_by],
        at=row.updated_at,
    )


def _free_name(conn: Connection, name: str, opening_id: int | None) -> str:
    name = filled(name, "The opening's name")
    other = conn.execute(select(openings.c.id).where(openings.c.name == name)).scalar()
    if other is not None and other != opening_id:
        raise Invalid(f"There is an opening called “{name}” already.")
    return name


def _set_managers(conn: Connection, opening_id: int, managers: Iterable[int]) -> list[int]:
    wanted = sorted(set(managers))
    able = conn.execute(
        select(person_roles.c.person_id).where(
            person_roles.c.person_id.in_(wanted),
            person_roles.c.role == Role.HIRING_MANAGER.value,
        )
    ).scalars()
    if set(wanted) - set(able):
        raise Invalid("Only people with the role hiring manager can be named for an opening.")
    conn.execute(delete(opening_managers).where(opening_managers.c.opening_id == opening_id))
    for person_id in wanted:
        conn.execute(insert(opening_managers).values(opening_id=opening_id, person_id=person_id))
    return wanted
