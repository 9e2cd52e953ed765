"""Many at once: threads and processes, one writer at a time, nobody's work lost."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from screening.store import (
    Answer,
    Answered,
    Arrival,
    Busy,
    Conflict,
    Kit,
    Status,
    Store,
)
from screening.store import database as database_module
from tests.store.people_made_up import card
from tests.store.team import Team


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Results, or the exceptions, of jobs that start together in threads."""
    start = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        start.wait()
        try:
            return job()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            return error

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_of_two_decisions_one_is_told(team: Team) -> None:
    for _ in range(10):
        candidate = team.add().candidate_id
        jobs = [
            lambda c=candidate, who=who, status=status: team.store.decisions.decide(
                who, c, status, 1
            )
            for who, status in ((team.mina, Status.OFFER), (team.noor, Status.HOLD))
        ]
        found = at_once(*jobs)
        told = [f for f in found if isinstance(f, Conflict)]
        saved = [f for f in found if not isinstance(f, Exception)]
        assert (len(told), len(saved)) == (1, 1)
        assert told[0].theirs == saved[0] == team.store.candidates.get(team.mina, candidate)
        assert len(team.store.decisions.of_candidate(team.mina, candidate)) == 1


def test_of_two_windows_one_is_told(team: Team, url: str) -> None:
    """Two processes' worth of stores on one database, one person, one question."""
    candidate = team.add().candidate_id
    team.store.reviews.start(team.mina, candidate, Kit("mid", ("q",)))
    with Store.open(url) as other:
        for version in range(10):
            jobs = [
                lambda s=store, n=n, v=version: s.reviews.rate(
                    team.mina, candidate, "q", Answer(Answered.RATED, n), v
                )
                for n, store in enumerate((team.store, other), start=1)
            ]
            found = at_once(*jobs)
            kinds = sorted(type(f).__name__ for f in found)
            assert kinds == ["Conflict", "Rating"]


def test_a_review_is_begun_once(team: Team) -> None:
    candidate = team.add().candidate_id
    kit = Kit("mid", ("q",))
    found = at_once(*[lambda: team.store.reviews.start(team.mina, candidate, kit)] * 8)
    assert found == [found[0]] * 8
    assert len(team.store.reviews.progress(team.mina, candidate)) == 1


def test_the_chain_holds_with_many_writers(team: Team) -> None:
    candidate = team.add().candidate_id
    before = team.store.audit.verify().events

    def write(n: int) -> None:
        for i in range(5):
            team.store.notes.add(team.mina, candidate, f"note {n} {i}")

    assert at_once(*[lambda n=n: write(n) for n in range(8)]) == [None] * 8
    report = team.store.audit.verify()
    assert (report.sound, report.events) == (True, before + 40)
    notes = {note.text for note in team.store.notes.of_candidate(team.mina, candidate)}
    assert notes == {f"note {n} {i}" for n in range(8) for i in range(5)}


def _add(url: str, opening: int, actor, contents: list[bytes], start) -> None:  # type: ignore[no-untyped-def]
    with Store.open(url) as store:
        start.wait()
        for content in contents:
            made = card(content, email="same@example.org")
            text_ = " ".join(f"w{n}" for n in range(50))
            store.intake.add(actor, opening, Arrival(content, "x.pdf", "pdf", made, text_))


def test_two_processes_ingest_the_same_folder(team: Team, url: str) -> None:
    contents = [f"document {n}".encode() for n in range(12)]
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(2)
    processes = [
        spawn.Process(target=_add, args=(url, team.opening.id, team.recruiter, order, start))
        for order in (contents, contents[::-1])
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=120)
        assert process.exitcode == 0
    rows = team.store.candidates.page(team.mina, team.opening.id).rows
    assert [row.number for row in rows] == list(range(1, 13))
    assert len({row.sha256 for row in rows}) == 12
    # every pair was found, none twice, whoever came first
    assert len(team.store.duplicates.of_opening(team.mina, team.opening.id)) == 12 * 11 // 2
    assert team.store.audit.verify().sound


def test_reading_goes_on_while_someone_writes(team: Team) -> None:
    candidate = team.add().candidate_id
    with team.store._db.write() as conn:
        conn.execute(text("UPDATE candidates SET status = 'hold'"))
        found = at_once(lambda: team.store.candidates.get(team.mina, candidate))[0]
        assert found.status is Status.NEW  # type: ignore[attr-defined]
        conn.rollback()


def test_what_is_read_together_belongs_together(team: Team) -> None:
    """Inside one reading, a change that was saved meanwhile is not seen half."""
    team.add()
    with team.store._db.read() as conn:
        before = conn.execute(text("SELECT COUNT(*) FROM candidates")).scalar()
        at_once(team.add)
        assert conn.execute(text("SELECT COUNT(*) FROM candidates")).scalar() == before == 1
    assert team.store.candidates.page(team.mina, team.opening.id).total == 2


def test_waiting_ends_with_a_plain_sentence(
    team: Team, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "WAIT_SECONDS", 1)
    monkeypatch.setattr(
        database_module,
        "SQLITE_PRAGMAS",
        [p for p in database_module.SQLITE_PRAGMAS if "busy_timeout" not in p],
    )
    candidate = team.add().candidate_id
    with Store.open(url) as impatient, team.store._db.write():
        start = time.monotonic()
        with pytest.raises(Busy, match="busy with other people's changes"):
            impatient.notes.add(team.mina, candidate, "hello there")
        assert 0.5 < time.monotonic() - start < 20
    team.store.notes.add(team.mina, candidate, "hello again")


def test_a_page_that_is_left_in_the_middle_writes_nothing(team: Team) -> None:
    """Streamlit ends a script by an exception of its own that is not an Exception."""

    class Rerun(BaseException):
        pass

    def script() -> None:
        with team.store._db.write() as conn:
            conn.execute(text("UPDATE candidates SET status = 'hold'"))
            raise Rerun

    candidate = team.add().candidate_id
    with pytest.raises(Rerun):
        script()
    assert team.store.candidates.get(team.mina, candidate).status is Status.NEW
    team.store.notes.add(team.mina, candidate, "the lock is free")
