"""The app as a visitor meets it, without a browser (AppTest)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 1)
SLOW = 600  # seconds: the first document of a fresh machine waits for the classifier to be trained


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
        return app.run()

    return dropping


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
