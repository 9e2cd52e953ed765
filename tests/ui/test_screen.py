"""Screen: real files in, one row each out; what cannot be read says so and stops nobody."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from screening.store import Actor, Opening, Store
from screening.ui.desk import Desk, desk
from screening.ui.exports import Export
from screening.ui.work import Screened, screen_one
from tests.ui.conftest import AS_OF, read, seen

TEXT = b"""Rosa Example
rosa@example.com | 202-555-0142

Experience
Phone Bank Volunteer, Example County Committee, March 2022 to June 2023
Called 40 voters an hour from a script and recorded each answer in VAN.
Trained new volunteers on the script.
"""


def button(app: AppTest, label: str) -> Any:
    return next(b for b in app.button if b.label == label)


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


def test_the_samples_are_one_click_away_in_an_opening_of_their_own(
    opening: Opening, store: Store, ana: Actor, app: AppTest
) -> None:
    button(app, "Try it with sample resumes").click().run()
    read(app)
    assert not app.exception
    samples = load_rubric("phone_bank").samples
    assert len(app.dataframe[0].value) == len(samples)
    assert {"Junior", "Mid", "Senior"} == set(app.dataframe[0].value["level"])
    assert "into the opening Samples" in seen(app).replace("*", "")
    by_name = {o.name: o.id for o in store.openings.all(ana)}
    assert store.openings.sizes(ana) == {by_name["Samples"]: {"new": 10}}
    # back in the other opening there is nothing of them
    app.selectbox(key="opening_choice").select(opening.id).run()
    assert not app.dataframe


def test_what_is_dropped_is_in_the_opening(
    opening: Opening, store: Store, ana: Actor, drop: Callable[..., AppTest]
) -> None:
    app = drop("walt_brzezicki", ("broken.pdf", b"%PDF-1.7\nthis is no PDF"), ("empty.pdf", b""))
    rows = store.candidates.page(ana, opening.id).rows
    # what was looked at is kept; an empty file is only told of
    assert [(r.file, r.level, r.unread) for r in rows] == [
        ("walt_brzezicki.pdf", "junior", False),
        ("broken.pdf", "", True),
    ]
    assert list(app.dataframe[0].value["file"]) == [
        "walt_brzezicki.pdf",
        "broken.pdf",
        "empty.pdf",
    ]
    content, kind = store.documents.content(ana, rows[0].id)
    samples = {p.stem: p for p in load_rubric("phone_bank").samples}
    assert (content, kind) == (samples["walt_brzezicki"].read_bytes(), "pdf")


def test_a_click_on_a_name_opens_the_candidate(drop: Callable[..., AppTest]) -> None:
    app = drop(("empty.pdf", b""), "walt_brzezicki")
    app.session_state["opened"] = {"row": 1, "label": "Walt Brzezicki"}
    app.run()
    assert app.query_params["candidate"] == "1"


def test_the_same_file_twice_is_one_row(drop: Callable[..., AppTest]) -> None:
    drop("walt_brzezicki")
    app = drop("walt_brzezicki")
    assert len(app.dataframe[0].value) == 1
    assert "walt_brzezicki.pdf: in the list already." in seen(app)


def test_the_same_bytes_under_two_names_are_two_rows_and_one_candidate(
    opening: Opening, store: Store, ana: Actor, drop: Callable[..., AppTest]
) -> None:
    app = drop(("a.txt", TEXT), ("b.txt", TEXT))
    table = app.dataframe[0].value
    assert list(table["file"]) == ["a.txt", "b.txt"]
    assert "Came before under another name: one candidate." in table["note"][1]
    assert "another name" not in table["note"][0]
    assert store.candidates.page(ana, opening.id).total == 1


def test_a_second_resume_of_a_person_says_so(drop: Callable[..., AppTest]) -> None:
    app = drop(("first.txt", TEXT), ("second.txt", TEXT + b"\nLanguages: Spanish\n"))
    assert "May be the same person as 1 other candidate." in app.dataframe[0].value["note"][1]


def test_an_earlier_as_of_date_counts_fewer_months(drop: Callable[..., AppTest]) -> None:
    app = drop("dennis_okafor_reyes")
    assert app.date_input[0].value == AS_OF
    app.date_input[0].set_value(date(2025, 11, 1)).run()
    read(app)
    assert not app.exception
    # His present post began before that: twelve months fewer.
    assert list(app.dataframe[0].value["months"]) == [109]
    assert "up to Nov 1, 2025" in seen(app)


def test_clearing_the_list_keeps_the_candidates(
    opening: Opening, store: Store, ana: Actor, drop: Callable[..., AppTest]
) -> None:
    app = drop(("a.txt", TEXT))
    button(app, "Clear the list").click().run()
    assert not app.dataframe
    assert "1 candidate in this opening so far." in seen(app)
    assert store.candidates.page(ana, opening.id).total == 1


def test_downloads_hold_the_contract(
    opening: Opening, store: Store, ana: Actor, drop: Callable[..., AppTest]
) -> None:
    drop("walt_brzezicki", ("=1+1.pdf", b"%PDF-1.7\nthis is no PDF"))
    export = Export(store, desk(), ana, opening.id, load_rubric("phone_bank"))
    cards = json.loads(export.as_json([1, 2]))
    assert [c["file"] for c in cards] == ["walt_brzezicki.pdf", "=1+1.pdf"]
    assert [c["level"] for c in cards] == ["junior", None]
    lines = export.as_csv([1, 2]).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Name,E-mail,Phone,Location,Status,Level,Relevant months,Junior")
    assert ",'=1+1.pdf," in lines[2]  # a spreadsheet does not run it


def test_a_blind_opening_shows_labels_and_no_file_names(
    opening: Opening, store: Store, ana: Actor, drop: Callable[..., AppTest]
) -> None:
    store.openings.set_blind(ana, opening.id, opening.version, True)
    app = drop("walt_brzezicki", ("walt_broken.pdf", b"%PDF-1.7\nthis is no PDF"))
    table = app.dataframe[0].value
    assert list(table["name"]) == ["Candidate 926d602b", "File 2"]
    assert "file" not in table
    everything = (seen(app) + table.to_csv()).lower()
    assert "walt" not in everything
    assert "brzezicki" not in everything
    export = Export(store, desk(), ana, opening.id, load_rubric("phone_bank"))
    for made in (export.as_csv([1, 2]), export.as_json([1, 2])):
        assert b"andidate" in made
        assert b"926d602b" in made
        assert b"brzezicki" not in made.lower()


def test_the_child_masks_what_blind_search_may_find() -> None:
    path = next(p for p in load_rubric("phone_bank").samples if p.stem == "walt_brzezicki")
    done = screen_one(path.read_bytes(), path.name, "phone_bank", AS_OF)
    assert (done.kind, done.refused) == ("pdf", False)
    assert "brzezicki" in done.text.lower()
    assert done.masked_text is not None
    assert "brzezicki" not in done.masked_text.lower()
    broken = screen_one(b"%PDF-1.7\nthis is no PDF", "x/scan.pdf", "phone_bank", AS_OF)
    assert (broken.kind, broken.text, broken.masked_text) == ("pdf", "", None)
    assert (broken.result.file, broken.refused) == ("scan.pdf", False)


def test_a_closed_opening_takes_nothing(
    opening: Opening, store: Store, ana: Actor, app: AppTest
) -> None:
    store.openings.close(ana, opening.id, opening.version)
    app.run()
    assert "The opening “Fall calls” is closed: nothing can be added." in seen(app)
    assert app.file_uploader[0].disabled


def test_the_first_rows_come_while_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch, app: AppTest
) -> None:
    """The page is drawn with what there is: the third file waits until it has been seen."""
    gate, real = threading.Event(), Desk.screen

    def slow(self: Desk, data: bytes, name: str, rubric: str, as_of: date) -> Screened:
        if name == "3.txt":
            assert gate.wait(60)
        return real(self, data, name, rubric, as_of)

    monkeypatch.setattr(Desk, "screen", slow)
    for n in range(1, 4):
        app.file_uploader[0].upload(f"{n}.txt", TEXT + b"\nNumber %d" % n)
    app.run()
    until = time.monotonic() + 600
    while len(app.dataframe[0].value) < 2 if app.dataframe else True:
        assert time.monotonic() < until
        time.sleep(0.05)
        app.run()
    assert len(app.dataframe[0].value) == 2
    assert "Reading goes on when you leave this page." in seen(app)
    gate.set()
    read(app)
    assert list(app.dataframe[0].value["file"]) == ["1.txt", "2.txt", "3.txt"]
    assert "Reading goes on" not in seen(app)


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
