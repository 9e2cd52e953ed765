"""People and their roles; signing in finds a person, it never makes one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from screening.store import audit
from screening.store.database import Database
from screening.store.errors import Invalid, NotAllowed, NotFound
from screening.store.rights import Action, Actor, Role, allow, names
from screening.store.tables import people, person_roles
from screening.store.versions import filled, next_version

OPERATOR = "command line"  # a subject that `sign_in` refuses


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may use this. `subject` is the identity provider's, None until they sign in."""

    id: int
    subject: str | None
    name: str
    email: str | None
    roles: frozenset[Role]
    active: bool
    version: int
    who: str  # changed this entry last
    at: datetime.datetime


class People:
    def __init__(self, db: Database) -> None:
        self._db = db

    def first(self, name: str, email: str | None = None, subject: str | None = None) -> Actor:
        """Make the first administrator, with all roles. NotAllowed once there is one."""
        with self._db.write() as conn:
            if _administrators(conn):
                raise NotAllowed("There is an administrator already; ask them to add you.")
            person = self._insert(conn, None, name, email, frozenset(Role), subject)
            return Actor(person.id, person.name, person.roles)

    def operator(self) -> Actor:
        """Whoever runs commands on this machine, as a recruiter: for ``ingest``, not for pages."""
        with self._db.write() as conn:
            row = conn.execute(select(people.c.id).where(people.c.subject == OPERATOR)).scalar()
            if row is None:
                roles = frozenset({Role.RECRUITER})
                row = self._insert(conn, None, "The command line", None, roles, OPERATOR).id
            return _actor(_get(conn, row))

    def sign_in(self, subject: str, email: str | None = None) -> Actor:
        """Who signed in. `email` must be one that the provider has verified, else None.

        Somebody added by e-mail is recognized by it once; from then on only by `subject`.
        """
        if subject == OPERATOR or not subject:
            raise NotAllowed("The sign-in did not say who you are.")
        address = _address(email)
        with self._db.write() as conn:
            found = conn.execute(select(people.c.id).where(people.c.subject == subject)).scalar()
            if found is None and address is not None:
                found = conn.execute(
                    select(people.c.id).where(people.c.email == address, people.c.subject.is_(None))
                ).scalar()
                if found is not None:
                    conn.execute(update(people).where(people.c.id == found).values(subject=subject))
                    audit.append(
                        conn, self._db.clock, None, "person_recognized", data={"person": found}
                    )
            if found is None:
                raise NotAllowed(
                    "You are signed in, but not on the list of people here. "
                    "Ask an administrator to add you."
                )
            return _actor(_get(conn, found))

    def actor(self, person_id: int) -> Actor:
        """A person as an actor, for one machine without sign-in: there anybody may say who they
        are."""
        with self._db.read() as conn:
            return _actor(_get(conn, person_id))

    def choices(self) -> tuple[tuple[int, str], ...]:
        """Ids and names of active people, by name: what "who is reviewing?" offers."""
        with self._db.read() as conn:
            rows = conn.execute(
                select(people.c.id, people.c.name)
                .where(people.c.active, func.coalesce(people.c.subject, "") != OPERATOR)
                .order_by(func.lower(people.c.name), people.c.id)
            )
            return tuple((row.id, row.name) for row in rows)

    def all(self, actor: Actor) -> tuple[Person, ...]:
        """Everybody, in the order they were added. Administrators only."""
        with self._db.read() as conn:
            allow(conn, actor, Action.MANAGE_PEOPLE)
            ids = conn.execute(select(people.c.id).order_by(people.c.id)).scalars().all()
            return tuple(_get(conn, i) for i in ids)

    def add(
        self,
        actor: Actor,
        name: str,
        email: str | None,
        roles: Iterable[Role],
        subject: str | None = None,
    ) -> Person:
        """Add someone; with `email` they can sign in. Administrators only."""
        with self._db.write() as conn:
            allow(conn, actor, Action.MANAGE_PEOPLE)
            return self._insert(conn, actor, name, email, frozenset(roles), subject)

    def change(
        self,
        actor: Actor,
        person_id: int,
        version: int,
        *,
        name: str | None = None,
        email: str | None = None,
        roles: Iterable[Role] | None = None,
        active: bool | None = None,
    ) -> Person:
        """Change what is given; None leaves as it is. Administrators only.

        Invalid where nobody would be left who can manage people.
        """
        with self._db.write() as conn:
            allow(conn, actor, Action.MANAGE_PEOPLE)
            old = _get(conn, person_id)
            following = next_version(f"{old.name}'s entry", version, old)
            address = old.email if email is None else _address(email)
            _unused(conn, address, person_id)
            conn.execute(
                update(people)
                .where(people.c.id == person_id)
                .values(
                    name=old.name if name is None else filled(name, "The name"),
                    email=address,
                    active=old.active if active is None else active,
                    version=following,
                    updated_at=self._db.clock(),
                    updated_by=actor.person_id,
                )
            )
            if roles is not None:
                _set_roles(conn, person_id, frozenset(roles))
            if not _administrators(conn):
                raise Invalid("Somebody has to stay administrator. Name another one first.")
            new = _get(conn, person_id)
            self._record(conn, actor, "person_changed", new)
            return new

    def _insert(
        self,
        conn: Connection,
        actor: Actor | None,
        name: str,
        email: str | None,
        roles: frozenset[Role],
        subject: str | None,
    ) -> Person:
        address = _address(email)
        _unused(conn, address, None)
        if (
            subject is not None
            and conn.execute(select(people.c.id).where(people.c.subject == subject)).first()
        ):
            raise Invalid("Somebody with this sign-in is on the list already.")
        person_id = conn.execute(
            insert(people)
            .values(
                subject=subject,
                name=filled(name, "The name"),
                email=address,
                active=True,
                version=1,
                updated_at=self._db.clock(),
                updated_by=actor.person_id if actor else None,
            )
            .returning(people.c.id)
        ).scalar_one()
        _set_roles(conn, person_id, roles)
        person = _get(conn, person_id)
        self._record(conn, actor, "person_added", person)
        return person

    def _record(self, conn: Connection, actor: Actor | None, action: str, person: Person) -> None:
        data = {"person": person.id, "roles": sorted(person.roles), "active": person.active}
        audit.append(conn, self._db.clock, actor, action, data=data)


def _actor(person: Person) -> Actor:
    if not person.active:
        raise NotAllowed(f"{person.name} is not among the people who may use this.")
    return Actor(person.id, person.name, person.roles)


def _get(conn: Connection, person_id: int) -> Person:
    row: Row[Any] | None = conn.execute(
        select(people).where(people.c.id == person_id)
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such person.")
    roles = conn.execute(
        select(person_roles.c.role).where(person_roles.c.person_id == person_id)
    ).scalars()
    return Person(
        id=row.id,
        subject=row.subject,
        name=row.name,
        email=row.email,
        roles=frozenset(Role(role) for role in roles),
        active=row.active,
        version=row.version,
        who=names(conn, [row.updated_by])[row.updated_by],
        at=row.updated_at,
    )


def _set_roles(conn: Connection, person_id: int, roles: frozenset[Role]) -> None:
    conn.execute(delete(person_roles).where(person_roles.c.person_id == person_id))
    for role in sorted(roles):
        conn.execute(insert(person_roles).values(person_id=person_id, role=Role(role).value))


def _administrators(conn: Connection) -> int:
    return int(
        conn.execute(
            select(func.count())
            .select_from(people.join(person_roles))
            .where(people.c.active, person_roles.c.role == Role.ADMINISTRATOR.value)
        ).scalar_one()
    )


def _address(email: str | None) -> str | None:
    if email is None or not email.strip():
        return None
    if "@" not in email:
        raise Invalid(f"{email.strip()!r} is not an e-mail address.")
    return email.strip().casefold()


def _unused(conn: Connection, address: str | None, person_id: int | None) -> None:
    if address is None:
        return
    other = conn.execute(select(people.c.id).where(people.c.email == address)).scalar()
    if other is not None and other != person_id:
        raise Invalid(f"{address} belongs to somebody on the list already.")
