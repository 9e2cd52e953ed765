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
from screening.rubric import load_rubric
from screening.ui import desk as room
from screening.ui import results
from screening.ui.desk import FAULT, Desk
from screening.ui.results import Upload
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
        result = quick.screen(b"bomb", "bomb.pdf", "phone_bank", DAY)
    assert result.card is None
    assert result.error is not None
    assert "may be damaged" in result.error
    after = quick.screen(b"\x1f\x8b\x08\x00rest", "b.gz", "phone_bank", DAY)
    assert after.error is not None
    assert "gzip archive" in after.error


def test_a_fault_of_ours_is_logged_and_told_apart_from_the_file(
    quick: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(room, "screen_one", bad_work.fails)
    with caplog.at_level(logging.ERROR):
        result = quick.screen(b"data", "/tmp/ana.pdf", "phone_bank", DAY)
    assert (result.file, result.error) == ("ana.pdf", FAULT)
    assert "a fault of the program" in caplog.text
    assert "ana" not in caplog.text  # no name of a person in the log


def test_a_page_that_waits_can_be_left(quick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a document is read, the page is asked again and again whether it is still wanted."""
    monkeypatch.setattr(room, "screen_one", bad_work.slow)
    monkeypatch.setattr(results, "desk", lambda: quick)
    pulses = []

    class Left(Exception):
        pass

    def pulse() -> None:
        pulses.append(1)
        if len(pulses) == 3:
            raise Left

    began = time.monotonic()
    with pytest.raises(Left):
        results.read(Upload("1", "slow.pdf", b"x"), load_rubric("phone_bank"), DAY, pulse)
    assert time.monotonic() - began < bad_work.SLOW / 2


def test_too_large_a_file_does_not_travel(quick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "screen_one", bad_work.dies)
    result = quick.screen(b"x" * (10 * 1024 * 1024 + 1), "big.pdf", "phone_bank", DAY)
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
