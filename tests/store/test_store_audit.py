"""The trail: written by every action, append-only, and a change behind its back is found."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from screening.store import ChainReport, EventQuery, Head, Status, Store
from tests.store.team import Clock, Team

ZERO = "0" * 64


def rows(store: Store, sql: str) -> list[tuple]:  # type: ignore[type-arg]
    with store._db.read() as conn:
        return [tuple(row) for row in conn.execute(text(sql))]


def behind_the_back(url: str, *statements: str) -> None:
    """Change the database as its owner can: triggers off, no store in between."""
    if url.startswith("sqlite"):
        conn = sqlite3.connect(url.removeprefix("sqlite:///"))
        triggers = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _ in (kept := triggers.fetchall()):
            conn.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            conn.execute(statement)
        for _, sql in kept:
            conn.execute(sql)
        conn.commit()
        conn.close()
        return
    with psycopg.connect(url) as server:
        server.execute("SET session_replication_role = replica")
        for statement in statements:
            server.execute(statement.encode())


def refused() -> Any:
    return pytest.raises(DBAPIError, match="audit events are append-only")


@pytest.fixture
def five(team: Team) -> Team:
    """Eleven events: 7 is the opening, 8 the candidate, 9 to 11 three decisions."""
    candidate = team.add().candidate_id
    for version, status in enumerate((Status.SCREEN, Status.INTERVIEW, Status.OFFER), start=1):
        team.store.decisions.decide(team.recruiter, candidate, status, version, why="As agreed")
    return team


def test_links_by_hand(store: Store, clock: Clock) -> None:
    """The digest of the first events, computed here from what stands in the rows."""
    first = store.people.first("Ada")
    store.openings.create(first, "Fall", "phone_bank")
    one = (
        '[1,"2026-11-01T09:00:00.000000Z",null,"person_added",null,null,'
        '"{\\"active\\":true,\\"person\\":1,\\"roles\\":[\\"administrator\\",\\"hiring_manager\\",'
        f'\\"recruiter\\"]}}",null,"{ZERO}"]'
    )
    hash_1 = hashlib.sha256(one.encode()).hexdigest()
    two = (
        '[2,"2026-11-01T09:00:00.000000Z",1,"opening_created",1,null,'
        '"{\\"blind\\":false,\\"managers\\":[],\\"rubric\\":\\"phone_bank\\"}",null,'
        f'"{hash_1}"]'
    )
    hash_2 = hashlib.sha256(two.encode()).hexdigest()
    found = rows(store, "SELECT seq, previous, hash FROM audit_events ORDER BY seq")
    assert found == [(1, ZERO, hash_1), (2, hash_1, hash_2)]
    assert store.audit.verify() == ChainReport(2, Head(2, hash_2), None, "All 2 links hold.")


def test_an_empty_chain_is_sound(store: Store) -> None:
    assert store.audit.verify() == ChainReport(0, Head(0, ZERO), None, "All 0 links hold.")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_events SET action = 'nothing' WHERE seq = 9",
        "UPDATE audit_events SET action = action",
        "DELETE FROM audit_events WHERE seq = 11",
        "DELETE FROM audit_events",
        "UPDATE audit_details SET content = '{}'",
        "INSERT INTO audit_events (seq, at, action, data, previous, hash) "
        "VALUES (9, '', '', '', '', '')",
        "INSERT INTO audit_events (seq, at, action, data, previous, hash) "
        "VALUES (13, '', '', '', '', '')",
        "INSERT INTO audit_events (seq, at, action, data, previous, hash) "
        "VALUES (0, '', '', '', '', '')",
    ],
)
def test_the_database_refuses_changes(five: Team, statement: str) -> None:
    with refused(), five.store._db.write() as conn:
        conn.execute(text(statement))
    assert five.store.audit.verify().sound


def test_the_engines_own_ways_around_are_closed(five: Team, url: str) -> None:
    ways = (
        ["REPLACE INTO audit_events (seq, at, action, data, previous, hash) "
         "VALUES (9, '', '', '', '', '')"]
        if url.startswith("sqlite")
        else ["TRUNCATE audit_events CASCADE", "TRUNCATE audit_details"]
    )  # fmt: skip
    for statement in ways:
        with refused(), five.store._db.write() as conn:
            conn.execute(text(statement))
    assert five.store.audit.verify().sound


@pytest.mark.parametrize(
    ("statements", "broken_at", "why"),
    [
        (["UPDATE audit_events SET person_id = 3 WHERE seq = 9"], 9, "Event 9 was changed"),
        (["UPDATE audit_events SET person_id = NULL WHERE seq = 9"], 9, "Event 9 was changed"),
        (["UPDATE audit_events SET action = 'x' WHERE seq = 1"], 1, "Event 1 was changed"),
        (["UPDATE audit_events SET data = '{}' WHERE seq = 7"], 7, "Event 7 was changed"),
        (
            ["UPDATE audit_events SET at = '2026-11-01T09:00:00.000001Z' WHERE seq = 11"],
            11,
            "Event 11 was changed",
        ),
        (["UPDATE audit_events SET candidate_id = 9 WHERE seq = 10"], 10, "Event 10 was changed"),
        (["UPDATE audit_events SET opening_id = 9 WHERE seq = 10"], 10, "Event 10 was changed"),
        (["UPDATE audit_events SET details_sha256 = NULL WHERE seq = 10"], 10, "Event 10 was chan"),
        (
            [f"UPDATE audit_events SET hash = '{'1' * 64}' WHERE seq = 10"],
            10,
            "Event 10 was changed after it was written.",
        ),
        (
            [f"UPDATE audit_events SET previous = '{'1' * 64}' WHERE seq = 10"],
            10,
            "Event 10 does not follow from the event before it.",
        ),
        (["DELETE FROM audit_details WHERE seq = 10", "DELETE FROM audit_events WHERE seq = 10"],
         10, "Event 10 is missing."),
        (["DELETE FROM audit_events WHERE seq = 1"], 1, "Event 1 is missing."),
        (
            ["UPDATE audit_details SET content = '{\"why\":\"Because\"}' WHERE seq = 10"],
            10,
            "The details of event 10 were changed.",
        ),
        (["DELETE FROM audit_details WHERE seq = 10"], 10, "The details of event 10 were removed."),
    ],
)  # fmt: skip
def test_what_was_changed_behind_its_back_is_found(
    five: Team, url: str, statements: list[str], broken_at: int, why: str
) -> None:
    whole = five.store.audit.verify()
    assert (whole.sound, whole.events) == (True, 11)
    behind_the_back(url, *statements)
    report = five.store.audit.verify()
    assert (report.sound, report.broken_at, report.events) == (False, broken_at, broken_at - 1)
    assert report.why.startswith(why)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_bytes_edited_in_the_file_are_found(five: Team, url: str, tmp_path: Path) -> None:
    five.store.close()
    path = tmp_path / "screening.sqlite3"
    content = path.read_bytes()
    assert content.count(b"opening_created") == 1
    path.write_bytes(content.replace(b"opening_created", b"opening_erased!"))
    with Store.open(url) as store:
        assert store.audit.verify().broken_at == 7


def test_an_end_that_was_cut_off_is_found_with_a_head_noted_before(five: Team, url: str) -> None:
    noted = five.store.audit.verify().head
    assert noted.seq == 11
    behind_the_back(
        url,
        "DELETE FROM audit_details WHERE seq > 9",
        "DELETE FROM audit_events WHERE seq > 9",
    )
    assert five.store.audit.verify().sound  # the rest is a chain
    report = five.store.audit.verify(noted)
    assert (report.broken_at, report.why) == (10, "The chain ends at 9; it once reached 11.")


def test_a_chain_computed_anew_is_found_with_a_head_noted_before(five: Team, url: str) -> None:
    noted = five.store.audit.verify().head
    candidate = five.store.candidates.page(five.mina, five.opening.id).rows[0]
    behind_the_back(
        url,
        "DELETE FROM audit_details WHERE seq > 9",
        "DELETE FROM audit_events WHERE seq > 9",
    )
    five.store.decisions.decide(five.recruiter, candidate.id, Status.HOLD, 4, why="Forged so")
    five.store.decisions.decide(five.recruiter, candidate.id, Status.NEW, 5, why="Forged so")
    assert five.store.audit.verify().sound
    report = five.store.audit.verify(noted)
    assert (report.sound, report.broken_at) == (False, 11)
    assert report.why.endswith("the chain was computed anew.")


def test_a_refused_action_leaves_no_event(five: Team) -> None:
    with pytest.raises(Exception, match="no such candidate"):
        five.store.decisions.decide(five.mina, 999, Status.HOLD, 1)
    assert five.store.audit.verify().events == 11


def test_events_are_read_newest_first_in_pages(five: Team, clock: Clock) -> None:
    clock.forward(days=1)
    five.add()
    read, admin = five.store.audit.events, five.admin
    assert [e.seq for e in read(admin, EventQuery(size=3))] == [12, 11, 10]
    assert [e.seq for e in read(admin, EventQuery(size=5, page=3))] == [2, 1]
    assert [e.seq for e in read(admin, EventQuery(since=clock.now))] == [12]
    assert len(read(admin, EventQuery(before=clock.now))) == 11
    assert [e.seq for e in read(admin, EventQuery(action="status_changed"))] == [11, 10, 9]
    assert [e.seq for e in read(admin, EventQuery(person_id=admin.person_id))] == [7, 6, 5, 4, 3, 2]
    candidate = read(admin)[0].candidate_id
    assert [e.seq for e in read(admin, EventQuery(candidate_id=candidate))] == [12]
    assert five.store.audit.count(admin, EventQuery(opening_id=five.opening.id)) == 6
    assert five.store.audit.actions() == (
        "candidate_added", "opening_created", "person_added", "person_changed", "status_changed",
    )  # fmt: skip
    last = read(admin, EventQuery(action="status_changed"))[0]
    assert (last.who, last.removed) == ("Rita Recruiter", False)
    assert last.details == {"old": "interview", "new": "offer", "reason": "", "why": "As agreed"}
    assert read(admin)[-1].who == "the program"
