"""Around the pages: a folder under rubrics/ is a role; a broken one is told in words."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric, loader
from screening.ui.desk import Desk
from tests.ui.conftest import ROOT, seen


@pytest.fixture
def rubrics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of rubrics with a second role in it; no models are loaded."""
    for name in ("phone_bank", "door_knocking"):
        shutil.copytree(
            ROOT / "rubrics/phone_bank",
            tmp_path / name,
            ignore=shutil.ignore_patterns("samples", "examples.csv"),
        )
    rules = tmp_path / "door_knocking/rubric.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("name: Phone Banking", "name: Door Knocking"), "utf-8")
    monkeypatch.setattr(loader, "RUBRICS", tmp_path)
    monkeypatch.setattr(Desk, "warm", lambda self, rubric: threading.Event())
    load_rubric.cache_clear()
    yield tmp_path
    load_rubric.cache_clear()


def start() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def test_a_second_role_can_be_chosen_and_stays_chosen(rubrics: Path) -> None:
    app = start()
    assert app.selectbox(key="role").options == ["Door Knocking", "Phone Banking"]
    app.selectbox(key="role").select("phone_bank").run()
    assert "For **Phone Banking** roles, into the opening **Phone bank**." in app.markdown[0].value
    app.selectbox(key="role").select("door_knocking").run()
    app.switch_page("screening/ui/question_sets.py").run()
    assert not app.exception
    assert app.selectbox(key="role").value == "door_knocking"
    assert "Door Knocking rules" in seen(app)


def test_the_page_to_print_is_that_of_its_role(rubrics: Path) -> None:
    app = start()
    app.switch_page("screening/ui/question_sets.py")
    app.query_params.update({"paper": "door_knocking", "level": "Senior"})
    app.run()
    assert not app.exception
    assert app.title[0].value == "Door Knocking: Senior question set"
    assert not app.sidebar.selectbox


def test_a_misspelt_key_stops_the_page_with_file_line_and_allowed_keys(rubrics: Path) -> None:
    path = rubrics / "door_knocking/questions.yaml"
    path.write_text(path.read_text("utf-8").replace("    probes:", "    probs:", 1), "utf-8")
    app = start()
    assert not app.exception
    text = seen(app)
    assert "questions.yaml, line" in text
    assert "'probs'" in text
    assert "probes" in text
    assert not app.title


def test_one_role_alone_needs_no_choice(rubrics: Path) -> None:
    shutil.rmtree(rubrics / "door_knocking")
    app = start()
    assert not app.exception
    assert not app.selectbox
