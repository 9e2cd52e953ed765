"""The app as a visitor meets it, without a browser (AppTest)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from screening.store import Actor, Opening, Store

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 1)
SLOW = 600  # seconds: the first document of a fresh machine waits for the classifier to be trained


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a data folder of its own, and no other database."""
    folder = tmp_path / "data"
    monkeypatch.setenv("SCREENING_DATA", str(folder))
    monkeypatch.delenv("SCREENING_DATABASE_URL", raising=False)
    return folder


@pytest.fixture
def store() -> Store:
    """The store that the app under test opens: the same object, closed with the process."""
    from screening.ui import office

    return office.store()


@pytest.fixture
def ana(store: Store) -> Actor:
    """The only person of the machine, in every role."""
    return store.people.first("Ana Lopez")


@pytest.fixture
def opening(store: Store, ana: Actor) -> Opening:
    """An opening with Ana as its hiring manager."""
    return store.openings.create(ana, "Fall calls", "phone_bank", managers=[ana.person_id])


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app on its first page, with a fixed as-of date."""
    monkeypatch.chdir(ROOT)
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SLOW)
    test.session_state["as_of"] = AS_OF
    return test.run()


@pytest.fixture
def drop(app: AppTest) -> Callable[..., AppTest]:
    """Drop files on the Screen page: samples by their stem, or (name, bytes)."""
    samples = {p.stem: p for p in load_rubric("phone_bank").samples}

    def dropping(*files: str | tuple[str, bytes]) -> AppTest:
        for file in files:
            name, data = (
                (samples[file].name, samples[file].read_bytes()) if isinstance(file, str) else file
            )
            app.file_uploader[0].upload(name, data)
        return read(app.run())

    return dropping


def read(app: AppTest) -> AppTest:
    """Wait until everything that was dropped is read, then draw the page once more."""
    until = time.monotonic() + SLOW
    while "visit" in app.session_state and app.session_state["visit"].busy:
        assert time.monotonic() < until, "reading takes too long"
        time.sleep(0.05)
    return app.run()


def seen(app: AppTest) -> str:
    """All text that stands on the page, with the escapes taken off as a browser does."""
    return "\n".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", t) for t in _texts(app)).replace(
        "\u2060", ""
    )


def _texts(app: AppTest) -> Iterator[str]:
    for kind in ("title", "header", "subheader", "markdown", "caption", "text", "code", "warning"):
        for element in app.get(kind):
            yield from (str(getattr(element, "title", "") or ""), str(element.value or ""))
    for kind in ("info", "error", "toast"):
        yield from (str(element.value or "") for element in app.get(kind))
    for metric in app.metric:
        yield f"{metric.label} {metric.value}"
