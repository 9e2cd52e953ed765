"""The desk survives what it reads, and says what happened."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from datetime import date
from subprocess import run

import pytest

from screening.documents import Limits
from screening.store import Actor, Opening, Store
from screening.ui import desk as room
from screening.ui.desk import FAULT, Desk
from screening.ui.visit import Visit
from tests.ui import bad_work
from tests.ui.conftest import ROOT

DAY = date(2026, 11, 1)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that does not load the models."""
    monkeypatch.setattr(room, "prepare", bad_work.nothing)
    desk = Desk(Limits())
    yield desk
    desk.close()


def test_a_file_that_ends_the_child_gets_its_sentence_and_the_next_one_is_read(
    quick: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(room, "screen_one", bad_work.dies)
        done = quick.screen(b"bomb", "bomb.pdf", "phone_bank", DAY)
    result = done.result
    assert done.refused
    assert result.card is None
    assert result.error is not None
    assert "may be damaged" in result.error
    after = quick.screen(b"\x1f\x8b\x08\x00rest", "b.gz", "phone_bank", DAY).result
    assert after.error is not None
    assert "gzip archive" in after.error


def test_a_fault_of_ours_is_logged_and_told_apart_from_the_file(
    quick: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(room, "screen_one", bad_work.fails)
    with caplog.at_level(logging.ERROR):
        result = quick.screen(b"data", "/tmp/ana.pdf", "phone_bank", DAY).result
    assert (result.file, result.error) == ("ana.pdf", FAULT)
    assert "a fault of the program" in caplog.text
    assert "ana" not in caplog.text  # no name of a person in the log


def test_reading_goes_on_without_a_page_and_one_bad_file_stops_nobody(
    quick: Desk, monkeypatch: pytest.MonkeyPatch, store: Store, ana: Actor, opening: Opening
) -> None:
    monkeypatch.setattr(room, "screen_one", bad_work.reads)
    visit = Visit(store, quick)
    files = [("a.txt", b"first"), ("dies.txt", bad_work.DEADLY), ("b.txt", b"second")]
    assert visit.add(ana, opening, files, DAY) == []
    _wait(visit)
    assert [(i.name, bool(i.candidate)) for i in visit.items(opening.id)] == [
        ("a.txt", True),
        ("dies.txt", False),
        ("b.txt", True),
    ]
    assert "may be damaged" in visit.items(opening.id)[1].error
    # what ended the child says nothing sure of the file: it can come again
    assert store.candidates.page(ana, opening.id).total == 2


def test_what_the_store_refuses_is_said_on_the_files_own_row(
    quick: Desk, monkeypatch: pytest.MonkeyPatch, store: Store, ana: Actor, opening: Opening
) -> None:
    monkeypatch.setattr(room, "screen_one", bad_work.reads)
    store.openings.close(ana, opening.id, opening.version)
    visit = Visit(store, quick)
    visit.add(ana, opening, [("a.txt", b"first")], DAY)
    _wait(visit)
    (item,) = visit.items(opening.id)
    assert item.error == "The opening “Fall calls” is closed; nothing can be added."
    assert item.candidate is None


def _wait(visit: Visit) -> None:
    until = time.monotonic() + 60
    while visit.busy:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_too_large_a_file_does_not_travel(quick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "screen_one", bad_work.dies)
    result = quick.screen(b"x" * (10 * 1024 * 1024 + 1), "big.pdf", "phone_bank", DAY).result
    assert result.error is not None
    assert "10.5 MB" in result.error
    assert "limit is 10 MB" in result.error


def test_the_first_page_comes_before_the_models() -> None:
    """Nothing of spaCy or scikit-learn is imported to show the first page."""
    code = (
        "import sys; from streamlit.testing.v1 import AppTest; from screening.ui.desk import Desk; "
        "import threading; Desk.warm = lambda self, rubric: threading.Event(); "
        "app = AppTest.from_file('app.py', default_timeout=60).run(); "
        "assert not app.exception and app.title[0].value == 'Screen resumes'; "
        "heavy = {'spacy', 'sklearn', 'scipy', 'pdfminer', 'lxml', 'altair'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    done = run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
