"""Tables come up from nothing and from every earlier revision, whoever starts first."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from screening.store import CandidateQuery, Store, Unavailable
from screening.store.database import Database
from screening.store.migrate import FOLDER, HEAD, _upgrade, current, migrate
from screening.store.tables import metadata

REVISIONS = [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()][::-1]

# What a database of each revision may hold, in its own tables' words.
ROWS = {
    "0001": (
        "INSERT INTO people (id, subject, name, email, active, version, updated_at) "
        "VALUES (1, 'oidc|ada', 'Ada', 'ada@example.org', true, 1, '2026-01-01 00:00:00')",
        "INSERT INTO person_roles (person_id, role) VALUES (1, 'administrator')",
        "INSERT INTO person_roles (person_id, role) VALUES (1, 'recruiter')",
        "INSERT INTO openings (id, name, rubric_id, blind, created_at, created_by, last_number, "
        "version, updated_at, updated_by) VALUES (1, 'Fall', 'phone_bank', false, "
        "'2026-01-01 00:00:00', 1, 1, 1, '2026-01-01 00:00:00', 1)",
        "INSERT INTO documents (sha256, kind, size, received_at, received_by, content) "
        "VALUES ('aa', 'pdf', 3, '2026-01-01 00:00:00', 1, 'abc')",
        "INSERT INTO scorecards (id, sha256, rubric_id, rubric_version, rubric_sha256, "
        "engine_version, as_of, created_at, card, text) VALUES (1, 'aa', 'phone_bank', '1', 'bb', "
        "'1.0.0', '2026-01-01', '2026-01-01 00:00:00', '{}', '')",
        "INSERT INTO candidates (id, opening_id, number, sha256, card_id, file, name, name_key, "
        "email, email_key, phone, level, level_rank, relevant_months, unread, status, status_at, "
        "status_by, added_at, added_by, version) VALUES (1, 1, 1, 'aa', 1, 'a.pdf', 'Ana', 'ana', "
        "'', '', '', 'mid', 1, 12, false, 'new', '2026-01-01 00:00:00', 1, '2026-01-01 00:00:00', "
        "1, 1)",
        "INSERT INTO candidate_facets (candidate_id, kind, item, state, opening_id) "
        "VALUES (1, 'tool', 'VAN', 'named', 1)",
    ),
    "0002": (
        "INSERT INTO notes (id, candidate_id, person_id, text, created_at, version, updated_at) "
        "VALUES (1, 1, 1, 'a note', '2026-01-01 00:00:00', 1, '2026-01-01 00:00:00')",
    ),
    "0003": (),
}


@pytest.fixture
def database(empty_url: str) -> Iterator[Database]:
    opened = Database(empty_url)
    yield opened
    opened.close()


def run(database: Database, *statements: str) -> None:
    with database.write() as conn:
        for statement in statements:
            conn.execute(text(statement))


def test_the_head_is_what_the_program_says() -> None:
    assert REVISIONS[-1] == HEAD
    assert set(REVISIONS) == set(ROWS)


def test_from_empty_to_what_the_program_expects(database: Database) -> None:
    migrate(database)
    with database.read() as conn:
        assert current(conn) == HEAD
        search = ("candidate_words", "ix_candidate_words")  # the engines' own, not in the metadata
        context = MigrationContext.configure(
            conn,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": lambda thing, name, *_: not (name or "").startswith(search),
            },
        )
        assert compare_metadata(context, metadata) == []
    migrate(database)  # again: nothing to do


@pytest.mark.parametrize("revision", REVISIONS)
def test_up_from_each_revision_with_rows_in_it(empty_url: str, revision: str) -> None:
    database = Database(empty_url)
    migrate(database, revision)
    with database.read() as conn:
        assert current(conn) == revision
    for earlier in REVISIONS[: REVISIONS.index(revision) + 1]:
        run(database, *ROWS[earlier])
    database.close()
    with Store.open(empty_url) as store:
        with store._db.read() as conn:
            assert current(conn) == HEAD
        ada = store.people.sign_in("oidc|ada")
        query = CandidateQuery(tools=frozenset({"VAN"}))
        (ana,) = store.candidates.page(ada, 1, query).rows
        assert (ana.name, ana.level, ana.at.isoformat()) == (
            "Ana", "mid", "2026-01-01T00:00:00+00:00",
        )  # fmt: skip
        notes = [note.text for note in store.notes.of_candidate(ada, 1)]
        assert notes == (["a note"] if revision >= "0002" else [])
        assert store.audit.verify().sound


def test_a_newer_database_is_left_alone(database: Database, empty_url: str) -> None:
    migrate(database)
    run(database, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Unavailable, match="made by a newer version of the program"):
        Store.open(empty_url)
    with database.read() as conn:
        assert current(conn) == "9999"


def test_a_migration_that_fails_changes_nothing(database: Database) -> None:
    run(database, "CREATE TABLE audit_events (seq INTEGER)")  # in the way of the last one
    with pytest.raises(Exception, match="audit_events"):
        migrate(database)
    with database.read() as conn:
        assert inspect(conn).get_table_names() == ["audit_events"]
    run(database, "DROP TABLE audit_events")
    migrate(database)


def _open(url: str, start, results) -> None:  # type: ignore[no-untyped-def]
    start.wait()
    try:
        with Store.open(url) as store:
            results.put(store.audit.verify().why)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the test has to see it
        results.put(repr(error))


def test_processes_that_start_at_once(empty_url: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    start, results = spawn.Barrier(5), spawn.Queue()
    processes = [spawn.Process(target=_open, args=(empty_url, start, results)) for _ in range(5)]
    for process in processes:
        process.start()
    found = [results.get(timeout=120) for _ in processes]
    for process in processes:
        process.join()
    assert found == ["All 0 links hold."] * 5


@pytest.mark.parametrize("killed_after", ["0001", "0002"])
def test_a_start_that_was_killed_half_way(empty_url: str, killed_after: str) -> None:
    """The connection ends inside the transaction, as with kill -9: nothing of it stays."""
    database = Database(empty_url)

    def killed() -> None:
        with database.write() as conn:
            _upgrade(conn, None, killed_after)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        killed()
    with database.read() as conn:
        assert current(conn) is None
    database.close()
    Store.open(empty_url).close()


def test_what_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite3").write_bytes(b"this is a text file, not a database" * 100)
    with pytest.raises(Unavailable, match="is damaged or is not a database"):
        Store.open(tmp_path / "x.sqlite3")


def test_files_with_odd_names(tmp_path: Path) -> None:
    for name in ("a b.db", "50%.db", "what?.db", "sharp#.db", "ä.db"):
        Store.open(tmp_path / name).close()
        assert (tmp_path / name).stat().st_size > 0, name


def test_foreign_keys_are_on(empty_url: str) -> None:
    with Store.open(empty_url) as store, pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        run(store._db, "INSERT INTO person_roles (person_id, role) VALUES (99, 'recruiter')")


def test_the_sqlite_file_is_set_up_as_promised(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = Store.open(folder / "s.db")
    with store._db.read() as conn:
        pragmas = {
            name: conn.execute(text(f"PRAGMA {name}")).scalar()
            for name in (
                "journal_mode",
                "foreign_keys",
                "busy_timeout",
                "synchronous",
                "secure_delete",
            )
        }
    assert pragmas == {
        "journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30000, "synchronous": 2,
        "secure_delete": 1,
    }  # fmt: skip
    assert folder.stat().st_mode & 0o777 == 0o700
    for path in folder.iterdir():  # the database, its -wal and its -shm
        assert path.stat().st_mode & 0o777 == 0o600, path.name
    store.close()
    assert sqlite3.connect(folder / "s.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("empty_url", ["postgresql"], indirect=True)
def test_the_server_is_a_postgresql_15(empty_url: str) -> None:
    with psycopg.connect(empty_url) as conn:
        assert conn.info.server_version // 10000 == 15
