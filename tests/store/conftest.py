"""Every test of the store runs twice: on SQLite and on a real PostgreSQL 15."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.store import Actor, Role, Store
from tests.store import postgres
from tests.store.team import Clock, Team

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    if not postgres.installed():
        if os.environ.get("CI") == "1":
            pytest.fail(postgres.MISSING)
        pytest.skip(postgres.MISSING)
    with postgres.Server() as running:
        yield running


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with all tables and no rows, to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    Store.open(path).close()
    return path


@pytest.fixture(scope="session")
def template_database(server: postgres.Server) -> str:
    """The same on PostgreSQL."""
    server.execute("CREATE DATABASE template_screening")
    Store.open(server.url("template_screening")).close()
    return "template_screening"


_numbers = itertools.count()


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'screening.sqlite3'}"
        return
    server: postgres.Server = request.getfixturevalue("server")
    name = f"empty_{next(_numbers)}"
    server.execute(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with all tables and no rows."""
    if request.param == "sqlite":
        copy = tmp_path / "screening.sqlite3"
        shutil.copy(request.getfixturevalue("template"), copy)
        yield f"sqlite:///{copy}"
        return
    model = request.getfixturevalue("template_database")
    server: postgres.Server = request.getfixturevalue("server")
    name = f"test_{next(_numbers)}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE {model}")
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    with Store.open(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def team(store: Store) -> Team:
    admin = store.people.first("Ada Admin", "ada@example.org", "oidc|ada")
    ada = store.people.all(admin)[0]
    store.people.change(admin, ada.id, ada.version, roles=[Role.ADMINISTRATOR])
    admin = store.people.actor(ada.id)

    def person(name: str, role: Role) -> Actor:
        return store.people.actor(store.people.add(admin, name, None, [role]).id)

    recruiter = person("Rita Recruiter", Role.RECRUITER)
    managers = [person(name, Role.HIRING_MANAGER) for name in ("Mina", "Noor", "Olek")]
    mina, noor, olek = managers
    opening = store.openings.create(
        admin, "Fall phone bank", "phone_bank", managers=[mina.person_id, noor.person_id]
    )
    return Team(store, admin, recruiter, mina, noor, olek, opening)
