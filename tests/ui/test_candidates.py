"""Candidates: found, filtered by the address, decided on with a reason, never merged or hidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from screening.store import Actor, Arrival, CandidateQuery, Judgment, Opening, Sort, Status, Store
from screening.ui.candidates_filters import from_address, to_address
from screening.ui.desk import desk
from screening.ui.exports import Export
from tests.store.people_made_up import card
from tests.ui.conftest import ROOT, seen

PAGE = "screening/ui/candidates.py"
RUBRIC = load_rubric("phone_bank")
Visit = Callable[..., AppTest]


def add(store: Store, actor: Actor, opening: Opening, name: str, **changes: Any) -> int:
    """A candidate; `changes` go to the card."""
    content = f"{name} {changes}".encode()
    text = f"{name} called voters in {changes.pop('town', 'Springfield')}"
    made = card(content, name=name, **changes)
    file = f"{name.split()[0].lower()}.pdf"
    return store.intake.add(
        actor, opening.id, Arrival(content, file, "pdf", made, text, text.replace(name, "[name]"))
    ).candidate_id


@pytest.fixture
def people(store: Store, ana: Actor, opening: Opening) -> dict[str, int]:
    """Four candidates that differ in level, months, indicators, flags and tools."""
    return {
        "rosa": add(
            store, ana, opening, "Rosa Quill", level="senior", relevant_months=70,
            email="rosa@example.com", town="Shelbyville",
            met={"team_leadership", "strategic_planning"},
        ),
        "ben": add(
            store, ana, opening, "Ben Abara", level="mid", relevant_months=30,
            met={"team_leadership"}, tools=["PDI"], flags={"no_compliance": "flagged"},
        ),
        "cleo": add(
            store, ana, opening, "Cleo Zima", level="junior", relevant_months=5,
            met={"phone_scripts"}, tools=[], flags={},
        ),
        "rosa again": add(
            store, ana, opening, "R. Quill", level="mid", relevant_months=30,
            email="rosa@example.com",
        ),
    }  # fmt: skip


@pytest.fixture
def visit(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """The page by its address."""
    monkeypatch.chdir(ROOT)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)

    def go(**address: str | list[str]) -> AppTest:
        app.switch_page(PAGE)
        app.query_params.clear()
        app.query_params.update(address)
        app.run()
        assert not app.exception
        return app

    return go


def names(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["name"]) if app.dataframe else []


def tick(app: AppTest, *rows: int) -> AppTest:
    """Tick rows of the list, as a click in its first column does."""
    key = app.dataframe[0].key
    app.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return app.run()


def button(app: AppTest, label: str) -> Any:
    return next(b for b in app.button if b.label == label)


def popover(app: AppTest) -> Any:
    """The button behind which a status is set."""
    (found,) = (
        b.proto.popover for b in app.get("popover") if b.proto.popover.label.startswith("Set a")
    )
    return found


# -- the address ------------------------------------------------------------------------------


def test_an_address_says_it_all_and_back() -> None:
    address = {
        "q": ["shelby"],
        "level": ["unread", "mid"],
        "status": ["new", "declined"],
        "shows": ["team_leadership"],
        "flag": ["no_compliance:ask"],
        "tool": ["PDI", "VAN"],
        "min": ["6"],
        "max": ["60"],
        "sort": ["score_senior"],
        "page": ["3"],
    }
    query = CandidateQuery(
        search="shelby",
        levels=frozenset({"", "mid"}),
        statuses=frozenset({Status.NEW, Status.DECLINED}),
        indicators=frozenset({"team_leadership"}),
        flags=frozenset({("no_compliance", "ask")}),
        tools=frozenset({"PDI", "VAN"}),
        min_months=6,
        max_months=60,
        sort=Sort.SCORE,
        score_level="senior",
        descending=True,
        page=3,
        size=50,
    )
    assert from_address(address, RUBRIC, False) == query
    assert to_address(query, RUBRIC) == address


def test_what_an_address_cannot_mean_is_passed_over() -> None:
    address = {
        "level": ["emperor", "mid"],
        "status": ["hired"],
        "flag": ["no_compliance", "no_compliance:maybe"],
        "shows": ["<script>"],
        "min": ["-3"],
        "max": ["99999999"],
        "sort": ["beauty"],
        "page": ["0"],
    }
    query = from_address(address, RUBRIC, False)
    assert query == CandidateQuery(levels=frozenset({"mid"}), max_months=960, size=50)
    assert to_address(CandidateQuery(), RUBRIC) == {}


def test_a_blind_opening_has_no_order_by_name() -> None:
    assert from_address({"sort": ["name"]}, RUBRIC, True).sort is Sort.RECEIVED
    assert from_address({"sort": ["name"]}, RUBRIC, False).sort is Sort.NAME


# -- the list ---------------------------------------------------------------------------------


def test_an_empty_opening_leads_to_screen(visit: Visit) -> None:
    assert "There is nobody in the opening Fall calls yet." in seen(visit()).replace("*", "")


def test_everybody_is_there_in_the_order_received(people: dict[str, int], visit: Visit) -> None:
    app = visit()
    assert names(app) == ["Rosa Quill", "Ben Abara", "Cleo Zima", "R. Quill"]
    table = app.dataframe[0].value
    assert list(table["status"]) == ["New", "New", "New", "New"]
    assert list(table["level"]) == ["Senior", "Mid", "Junior", "Mid"]
    assert list(table["months"]) == [70, 30, 5, 30]
    assert list(table["flags"]) == ["1 ask", "1 flagged", "all clear", "1 ask"]
    assert list(table["twins"]) == ["1 possible", "", "", "1 possible"]
    assert "4 candidates" in seen(app)
    assert app.query_params["opening"] == "1"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({"q": "shelby"}, ["Rosa Quill"]),
        ({"q": "quill"}, ["Rosa Quill", "R. Quill"]),
        ({"q": "nobody here"}, []),
        ({"level": "mid"}, ["Ben Abara", "R. Quill"]),
        ({"level": ["mid", "junior"]}, ["Ben Abara", "Cleo Zima", "R. Quill"]),
        ({"shows": "team_leadership"}, ["Rosa Quill", "Ben Abara", "R. Quill"]),
        ({"shows": ["team_leadership", "strategic_planning"]}, ["Rosa Quill"]),
        ({"flag": "no_compliance:flagged"}, ["Ben Abara"]),
        ({"flag": "no_compliance:clear"}, ["Cleo Zima"]),
        ({"tool": "PDI"}, ["Ben Abara"]),
        ({"min": "30", "max": "60"}, ["Ben Abara", "R. Quill"]),
        ({"status": "interview"}, []),
        ({"sort": "name"}, ["Ben Abara", "Cleo Zima", "R. Quill", "Rosa Quill"]),
        ({"sort": "months_most"}, ["Rosa Quill", "Ben Abara", "R. Quill", "Cleo Zima"]),
        ({"sort": "latest"}, ["R. Quill", "Cleo Zima", "Ben Abara", "Rosa Quill"]),
    ],
)
def test_an_address_filters_and_sorts(
    people: dict[str, int], visit: Visit, address: dict[str, str | list[str]], found: list[str]
) -> None:
    assert names(visit(**address)) == found


def test_the_filters_show_what_the_address_asks_and_write_it(
    people: dict[str, int], visit: Visit
) -> None:
    app = visit(level="mid", min="6")
    assert app.multiselect(key="f_level").value == ["mid"]
    assert app.number_input(key="f_min").value == 6
    assert "2 candidates of 4 in this opening" in seen(app)
    app.multiselect(key="f_level").set_value(["mid", "senior"]).run()
    assert names(app) == ["Rosa Quill", "Ben Abara", "R. Quill"]
    assert app.query_params["level"] == ["mid", "senior"]
    assert app.query_params["min"] == "6"
    app.text_input(key="f_q").set_value("quill").run()
    assert names(app) == ["Rosa Quill", "R. Quill"]
    app.selectbox(key="f_sort").set_value("months_fewest").run()
    assert names(app) == ["R. Quill", "Rosa Quill"]
    button(app, "Show everybody").click().run()
    assert not app.exception
    assert names(app) == ["Cleo Zima", "Ben Abara", "R. Quill", "Rosa Quill"]
    assert "level" not in app.query_params
    assert app.query_params["sort"] == "months_fewest"


def test_the_filters_wait_while_another_page_is_open(people: dict[str, int], visit: Visit) -> None:
    app = visit(level="junior")
    app.switch_page("screening/ui/guide.py").run()
    app.switch_page(PAGE).run()
    assert names(app) == ["Cleo Zima"]
    assert app.query_params["level"] == "junior"


def test_paging_goes_through_everybody_once(
    store: Store, ana: Actor, opening: Opening, visit: Visit
) -> None:
    for n in range(120):
        add(store, ana, opening, f"Person{n:03d} Example")
    app = visit()
    found = names(app)
    assert "1–50 of 120 candidates" in seen(app)
    for _ in range(2):
        button(app, "Next").click().run()
        found += names(app)
    assert found == [f"Person{n:03d} Example" for n in range(120)]
    assert app.query_params["page"] == "3"
    assert "101–120 of 120 candidates" in seen(app)
    assert button(app, "Next").disabled
    # a filter begins with its first page; an address past the end shows the last one
    app.text_input(key="f_q").set_value("person").run()
    assert "page" not in app.query_params
    assert names(visit(page="99"))[0] == "Person100 Example"


# -- decisions --------------------------------------------------------------------------------


def test_several_get_a_status_with_a_sentence(
    people: dict[str, int], store: Store, ana: Actor, visit: Visit
) -> None:
    app = tick(visit(), 0, 1)
    assert popover(app).label == "Set a status (2)"
    assert "For Rosa Quill, Ben Abara." in seen(app).replace("*", "")
    app.selectbox(key="decide_status").set_value(Status.INTERVIEW).run()
    app.button(key="decide_save").click().run()
    assert "A change for several candidates needs a sentence" in seen(app)
    assert store.candidates.get(ana, people["rosa"]).status is Status.NEW
    app.text_area(key="decide_why").set_value("Both led phone teams.").run()
    app.button(key="decide_save").click().run()
    assert not app.exception
    assert "2 candidates set to interview" in app.success[0].value
    assert list(app.dataframe[0].value["status"]) == ["Interview", "Interview", "New", "New"]
    (decision,) = store.decisions.of_candidate(ana, people["ben"])
    assert (decision.new, decision.sentence) == (Status.INTERVIEW, "Both led phone teams.")


def test_declining_asks_for_a_reason_and_a_sentence(
    people: dict[str, int], store: Store, ana: Actor, visit: Visit
) -> None:
    app = tick(visit(), 2)
    assert not any(s.key == "decide_reason" for s in app.selectbox)
    app.selectbox(key="decide_status").set_value(Status.DECLINED).run()
    app.text_area(key="decide_why").set_value("No phone work on weekends.").run()
    app.button(key="decide_save").click().run()
    assert "Declining needs a reason from the list" in seen(app)
    app.selectbox(key="decide_reason").set_value("availability").run()
    app.button(key="decide_save").click().run()
    assert not app.exception
    (decision,) = store.decisions.of_candidate(ana, people["cleo"])
    assert (decision.new, decision.reason) == (Status.DECLINED, "availability")
    # declined is a status like the others: the candidate stays where they were
    assert names(app) == ["Rosa Quill", "Ben Abara", "Cleo Zima", "R. Quill"]


def test_what_somebody_else_changed_meanwhile_is_left_and_told(
    people: dict[str, int], store: Store, ana: Actor, visit: Visit
) -> None:
    app = tick(visit(), 0, 1)
    app.selectbox(key="decide_status").set_value(Status.SCREEN).run()
    store.decisions.decide(ana, people["ben"], Status.HOLD, 1)
    app.text_area(key="decide_why").set_value("Call both next week.").run()
    app.button(key="decide_save").click().run()
    assert not app.exception
    assert list(app.dataframe[0].value["status"])[:2] == ["Screen", "Hold"]
    text = seen(app)
    assert "1 candidate set to screen" in app.success[0].value
    assert "Ana Lopez changed the status of candidate 2" in text
    assert "Left as others set them" in text


def test_all_that_match_over_all_pages(
    store: Store, ana: Actor, opening: Opening, visit: Visit
) -> None:
    for n in range(60):
        add(store, ana, opening, f"Person{n:02d} Example", level="mid" if n % 6 else "junior")
    app = visit(level="mid")
    assert not any(c.key == "everyone" for c in visit(level="junior").checkbox)
    app = visit(q="person")
    app.checkbox(key="everyone").check().run()
    assert "and 55 more" in seen(app)
    app.selectbox(key="decide_status").set_value(Status.SCREEN).run()
    app.text_area(key="decide_why").set_value("Everybody gets a call.").run()
    app.button(key="decide_save").click().run()
    assert store.openings.sizes(ana) == {opening.id: {"screen": 60}}


def test_ticks_do_not_pass_over_to_other_people(people: dict[str, int], visit: Visit) -> None:
    app = tick(visit(), 0)
    assert popover(app).label == "Set a status (1)"
    app.multiselect(key="f_level").set_value(["mid"]).run()
    assert popover(app).label == "Set a status"
    assert popover(app).disabled


def test_a_closed_opening_can_be_read_only(
    people: dict[str, int], store: Store, ana: Actor, opening: Opening, visit: Visit
) -> None:
    store.openings.close(ana, opening.id, opening.version)
    app = tick(visit(), 0)
    assert popover(app).disabled
    assert "This opening is closed" in seen(app)


def test_two_to_four_can_be_compared(people: dict[str, int], visit: Visit) -> None:
    app = visit()
    assert button(app, "Compare").disabled
    assert button(tick(app, 0), "Compare").disabled
    tick(app, 0, 2)
    button(app, "Compare").click().run()
    assert app.query_params["candidates"] == f"{people['rosa']},{people['cleo']}"


# -- duplicates, blind review, exports --------------------------------------------------------


def test_possible_duplicates_stand_side_by_side_and_both_stay(
    people: dict[str, int], store: Store, ana: Actor, opening: Opening, visit: Visit
) -> None:
    app = visit(view="Possible duplicates")
    text = seen(app)
    assert "1 pair." in text
    assert "In common: the same e-mail" in text
    (pair,) = store.duplicates.of_opening(ana, opening.id)
    app.radio(key=f"judge_{pair.id}_what").set_value(Judgment.SAME)
    app.text_area(key=f"judge_{pair.id}_why").set_value("She sent a newer resume.")
    app.button(key=f"judge_{pair.id}_save").click().run()
    assert not app.exception
    assert "No two candidates share" in seen(app)
    (pair,) = store.duplicates.of_opening(ana, opening.id, judged=True)
    assert pair.judgment is Judgment.SAME
    assert store.candidates.page(ana, opening.id).total == 4
    app.toggle(key="judged").set_value(True).run()
    assert "One person: She sent a newer resume." in seen(app).replace("*", "")


def test_a_blind_opening_shows_labels_only(
    people: dict[str, int], store: Store, ana: Actor, opening: Opening, visit: Visit
) -> None:
    store.openings.set_blind(ana, opening.id, opening.version, True)
    app = visit()
    rows = store.candidates.page(ana, opening.id).rows
    assert names(app) == [f"Candidate {row.sha256[:8]}" for row in rows]
    everything = (seen(app) + app.dataframe[0].value.to_csv()).lower()
    everything += seen(visit(view="Possible duplicates")).lower()
    for word in ("rosa", "quill", "abara", "cleo", ".pdf"):
        assert word not in everything
    assert "name" not in app.selectbox(key="f_sort").options if app.selectbox else True


def test_exports_hold_status_and_corrections_and_no_formula(
    people: dict[str, int], store: Store, ana: Actor, opening: Opening
) -> None:
    store.decisions.decide(ana, people["ben"], Status.HOLD, 1)
    bad = add(store, ana, opening, "=HYPERLINK(1)", level="junior")
    export = Export(store, desk(), ana, opening.id, RUBRIC)
    lines = export.as_csv([people["ben"], bad]).decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Ben Abara,,,,hold,Mid,30,")
    assert lines[2].startswith("'=HYPERLINK(1),,,,new,Junior,40,")
    assert export.as_xlsx([people["ben"]])[:2] == b"PK"
    store.openings.set_blind(ana, opening.id, opening.version, True)
    (line,) = export.as_csv([people["ben"]]).decode("utf-8-sig").splitlines()[1:]
    assert "Abara" not in line
    assert "PDI" not in line  # the system's name says whose side somebody worked for
    assert line.startswith("Candidate ")
