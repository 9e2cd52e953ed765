"""Screen: real files in, one row each out; what cannot be read says so and stops nobody."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from screening.ui import results
from tests.ui.conftest import AS_OF, seen


def test_the_first_page_says_what_it_is_for(app: AppTest) -> None:
    assert not app.exception
    text = seen(app)
    assert "Screen resumes" in text
    assert "people decide" in text
    assert "What to ask" in text
    assert not app.dataframe


def test_resumes_become_rows_in_their_order(drop: Callable[..., AppTest]) -> None:
    app = drop("dennis_okafor_reyes", "amara_lindqvist")
    assert not app.exception
    table = app.dataframe[0].value
    assert list(table["file"]) == ["dennis_okafor_reyes.pdf", "amara_lindqvist.docx"]
    assert list(table["level"]) == ["Senior", "Junior"]
    assert list(table["months"]) == [121, 7]
    assert "2 resumes read, months counted up to Nov 1, 2026" in seen(app)


def test_each_unreadable_file_has_its_row_and_its_sentence(drop: Callable[..., AppTest]) -> None:
    app = drop(
        ("empty.pdf", b""),
        ("broken.pdf", b"%PDF-1.7\nthis is no PDF"),
        "walt_brzezicki",
        ("sheet.gz", b"\x1f\x8b\x08\x00rest"),
    )
    assert not app.exception
    table = app.dataframe[0].value
    assert list(table["level"]) == [
        "Could not be read",
        "Could not be read",
        "Junior",
        "Could not be read",
    ]
    assert table["note"][0] == "The file is empty. Ask for it again."
    assert "gzip archive" in table["note"][3]
    assert table["months"].isna().tolist() == [True, True, False, True]
    assert app.warning[0].title == "3 files could not be read"
    text = seen(app)
    assert "empty.pdf: The file is empty. Ask for it again.".replace("empty.pdf", "") in text
    assert "Traceback" not in text


def test_the_samples_are_one_click_away(app: AppTest) -> None:
    button = next(b for b in app.button if b.label == "Try it with sample resumes")
    button.click().run()
    assert not app.exception
    samples = load_rubric("phone_bank").samples
    assert len(app.dataframe[0].value) == len(samples)
    assert {"Junior", "Mid", "Senior"} == set(app.dataframe[0].value["level"])


def test_the_same_file_twice_is_one_row(drop: Callable[..., AppTest]) -> None:
    drop("walt_brzezicki")
    app = drop("walt_brzezicki")
    assert len(app.dataframe[0].value) == 1
    assert "walt_brzezicki.pdf is in the list already." in seen(app)


def test_the_same_bytes_under_two_names_are_two_rows(drop: Callable[..., AppTest]) -> None:
    app = drop(("a.txt", b"nothing"), ("b.txt", b"nothing"))
    assert list(app.dataframe[0].value["file"]) == ["a.txt", "b.txt"]
    assert len({u.id for u in app.session_state["uploads"]}) == 2


def test_an_earlier_as_of_date_counts_fewer_months(drop: Callable[..., AppTest]) -> None:
    app = drop("dennis_okafor_reyes")
    assert app.date_input[0].value == AS_OF
    app.date_input[0].set_value(date(2025, 11, 1)).run()
    assert not app.exception
    # His present post began before that: twelve months fewer.
    assert list(app.dataframe[0].value["months"]) == [109]
    assert "up to Nov 1, 2025" in seen(app)


def test_clearing_forgets_everything(drop: Callable[..., AppTest]) -> None:
    app = drop("walt_brzezicki")
    next(b for b in app.button if b.label == "Clear the list").click().run()
    assert not app.dataframe
    assert app.session_state["uploads"] == []
    assert app.session_state["results"] == {}


def test_downloads_hold_the_contract(drop: Callable[..., AppTest]) -> None:
    app = drop("walt_brzezicki", ("=1+1.pdf", b""))
    rubric = load_rubric("phone_bank")
    listed = [
        results.Row(u, app.session_state["results"][(u.id, "phone_bank", "2026-11-01")])
        for u in app.session_state["uploads"]
    ]
    cards = json.loads(results.as_json(listed, rubric, AS_OF))
    assert [c["file"] for c in cards] == ["walt_brzezicki.pdf", "=1+1.pdf"]
    assert [c["level"] for c in cards] == ["junior", None]
    lines = results.as_csv(listed, rubric, AS_OF).splitlines()
    assert lines[0].startswith("file,name,level,relevant_months,junior,mid,senior")
    assert lines[2].startswith("'=1+1.pdf,")  # a spreadsheet does not run it


def test_hostile_names_are_only_text(drop: Callable[..., AppTest]) -> None:
    name = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> $y$ :material/delete:.txt"
    app = drop((name, b""))
    assert not app.exception
    assert r"\[x\]\(javascript\:alert\(1\)\)" in app.warning[0].value
    assert "<img" not in app.warning[0].value.replace(r"\<img", "")


def test_a_bad_limit_is_said_in_words(app: AppTest, monkeypatch: object) -> None:
    from screening.ui.desk import desk

    desk.clear()
    monkeypatch.setenv("SCREENING_LIMIT_PAGES", "many")  # type: ignore[attr-defined]
    app.run()
    assert not app.exception
    assert "SCREENING_LIMIT_PAGES is 'many'" in seen(app)
    assert app.error[0].title == "The app cannot start like this"
    desk.clear()
