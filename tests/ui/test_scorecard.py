"""Scorecard: the verdict first, every indicator and flag in words, the page beside them."""

from __future__ import annotations

import dataclasses
import hashlib
import re

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from screening.scorecard.contract import error_dict
from screening.store import Arrival, EventQuery, Kind, Status, Store, position_keys
from tests.ui.conftest import seen
from tests.ui.workplace import AS_OF, Workplace, arrival, visit, workplace

YVONNE, WALT, DENNIS = "yvonne_achterberg", "walt_brzezicki", "dennis_okafor_reyes"


@pytest.fixture
def place(store: Store) -> Workplace:
    return workplace(store, YVONNE, WALT)


@pytest.fixture
def card(place: Workplace) -> AppTest:
    return visit("scorecard", place.admin, candidate=place.candidates[YVONNE])


def button(app: AppTest, key: str) -> object:
    return next(b for b in app.button if b.key == key)


def markdown(app: AppTest) -> list[str]:
    return [m.value.replace("\\", "") for m in app.markdown]


def test_without_a_candidate_it_says_where_to_go(place: Workplace) -> None:
    app = visit("scorecard", place.admin)
    assert not app.exception
    assert app.title[0].value == "No candidate is chosen"


def test_a_candidate_who_is_not_there(place: Workplace) -> None:
    app = visit("scorecard", place.admin, candidate=999)
    assert not app.exception
    assert "This candidate is not here" in seen(app)
    assert "There is no such candidate" in seen(app)


def test_the_verdict_stands_first(card: AppTest) -> None:
    assert not card.exception
    assert card.title[0].value == "Yvonne Achterberg"
    assert card.header[0].value.startswith("Senior :gray")
    said = markdown(card)
    reason = next(n for n, m in enumerate(said) if m.startswith("Senior: 114 months of relevant"))
    grounds, missing = said.index("**Strongest grounds**"), said.index("**Not shown**")
    first = next(n for n, m in enumerate(said) if m.startswith("**Basic volunteer management** :"))
    assert reason < grounds < missing < first
    assert {m.label: m.value for m in card.metric}["Relevant experience"] == "114 months"


def test_three_grounds_of_the_verdicts_own_level(card: AppTest) -> None:
    grounds = [m for m in markdown(card) if re.match(r"\d\. \*\*", m)]
    assert len(grounds) == 3
    assert all("gray-badge[Senior]" in g for g in grounds)


def test_every_indicator_and_flag_has_a_state_in_words(card: AppTest) -> None:
    rubric = load_rubric("phone_bank")
    states = {}
    for value in markdown(card):
        for rule in (*rubric.indicators, *rubric.red_flags):
            if value.startswith(f"**{rule.name}** :"):
                states[rule.id] = value.split("-badge[")[1].split("]")[0].split(" ", 1)[1]
    assert len(states) == 17
    assert {states[i.id] for i in rubric.indicators} <= {"Shown", "Not shown"}
    assert {states[f.id] for f in rubric.red_flags} <= {"Flagged", "Clear", "Ask"}


def test_a_quote_leads_to_its_page_and_mark(card: AppTest) -> None:
    quote = next(b for b in card.button if b.label.startswith("“Set the weekly conversation"))
    quote.click().run()
    assert not card.exception
    assert card.query_params["page"] == "1"
    mark = int(card.query_params["mark"])
    assert "Marked on the page" in seen(card)
    viewer = card.get("bidi_component")[0]
    assert f'"focus": {mark}' in viewer.proto.json or f'"focus":{mark}' in viewer.proto.json


def test_a_mark_of_the_address_opens_its_indicator(place: Workplace) -> None:
    app = visit("scorecard", place.admin, candidate=place.candidates[YVONNE], mark=3, page=1)
    assert not app.exception
    assert [m for m in markdown(app) if "Marked on the page" in m]


def test_a_mark_that_is_no_number_is_none(place: Workplace) -> None:
    app = visit("scorecard", place.admin, candidate=place.candidates[YVONNE], mark="x9", page="y")
    assert not app.exception
    assert "Marked on the page" not in seen(app)


def test_what_is_not_shown_says_what_was_read(place: Workplace) -> None:
    app = visit("scorecard", place.admin, candidate=place.candidates[WALT])
    assert "lines read; none shows it." in seen(app)
    assert "Program development and management" in seen(app)


def test_the_timeline_and_the_positions_stay(card: AppTest) -> None:
    assert len(card.get("vega_lite_chart")) == 1
    assert "Line Cook" in seen(card)
    assert "2013 – 2016" in seen(card)


def test_next_opens_the_next_candidate(card: AppTest, place: Workplace) -> None:
    next(b for b in card.button if b.label == "Next").click().run()
    assert not card.exception
    assert card.query_params["candidate"] == str(place.candidates[WALT])
    assert "Walt" in card.title[0].value


def correct(app: AppTest, kind: Kind, target: str, new: str, reason: str) -> AppTest:
    """Open the form of a verdict, choose, say why, save."""
    button(app, f"correct_{kind.value}_{target or 'all'}").click()
    app.run()
    app.radio(key=f"value_{kind.value}_{target or 'all'}").set_value(new)
    app.text_area(key=f"reason_{kind.value}_{target or 'all'}").set_value(reason)
    next(b for b in app.button if b.label == "Save the correction").click()
    return app.run()


def test_a_correction_keeps_both_with_its_reason(card: AppTest, place: Workplace) -> None:
    why = "She only handed the lists out."
    correct(card, Kind.INDICATOR, "voter_data_entry", "not met", why)
    assert not card.exception
    (made,) = place.store.corrections.of_candidate(place.admin, place.candidates[YVONNE])
    assert (made.machine, made.new, made.reason) == ("met", "not met", why)
    assert f"Corrected to **Not shown** instead of Shown by Ana Lopez, {made.at:%b} " in seen(card)
    assert why in seen(card)


def test_a_correction_can_be_taken_back(card: AppTest, place: Workplace) -> None:
    id_, target = place.candidates[YVONNE], "voter_data_entry"
    correct(card, Kind.INDICATOR, target, "not met", "She only handed the lists out.")
    why = "She entered them, I asked her."
    correct(card, Kind.INDICATOR, target, "as the machine found it", why)
    assert place.store.candidates.card(place.admin, id_).verdicts.indicators[target] is True
    assert "back to what the machine found (Shown)" in seen(card)
    assert len(place.store.corrections.of_candidate(place.admin, id_)) == 2


def test_a_correction_without_a_reason_is_refused(card: AppTest, place: Workplace) -> None:
    correct(card, Kind.FLAG, "no_compliance", "flagged", "no")
    assert "A correction needs a sentence" in seen(card)
    assert place.store.corrections.of_candidate(place.admin, place.candidates[YVONNE]) == ()


def test_two_corrections_at_once_do_not_overwrite_each_other(
    card: AppTest, place: Workplace
) -> None:
    id_ = place.candidates[YVONNE]
    button(card, "correct_indicator_voter_data_entry").click()
    card.run()
    place.store.corrections.correct(
        place.admin, id_, Kind.INDICATOR, "voter_data_entry", "not met", "Somebody else was faster."
    )
    card.radio(key="value_indicator_voter_data_entry").set_value("not met")
    card.text_area(key="reason_indicator_voter_data_entry").set_value("It is there after all.")
    next(b for b in card.button if b.label == "Save the correction").click()
    card.run()
    assert "Ana Lopez changed this verdict on" in seen(card)
    assert len(place.store.corrections.of_candidate(place.admin, id_)) == 1


def test_a_position_that_does_not_count_changes_months_and_level(
    card: AppTest, place: Workplace
) -> None:
    """Two posts overlap to 114 months; the level follows by the machine's own rules."""
    id_ = place.candidates[YVONNE]
    stored = place.store.candidates.card(place.admin, id_)
    keys = position_keys(stored.card)
    relevant = [k for k, p in zip(keys, stored.card["positions"], strict=True) if p["relevant"]]
    why = "It was canvassing at doors only."
    correct(card, Kind.POSITION, relevant[0], "not relevant", why)
    now = place.store.candidates.card(place.admin, id_).verdicts
    assert (now.relevant_months, now.level) == (48, "senior")  # the organizer's post alone
    correct(card, Kind.POSITION, relevant[1], "not relevant", why)
    now = place.store.candidates.card(place.admin, id_).verdicts
    assert now.relevant_months == 0
    assert now.level == "junior"
    assert "114 months in" in seen(card)  # what the machine said stays
    assert "Counted anew after this was corrected" in seen(card)


def test_a_level_set_by_hand_is_left_alone(card: AppTest, place: Workplace) -> None:
    id_ = place.candidates[YVONNE]
    correct(card, Kind.LEVEL, "", "mid", "Agreed with the hiring manager today.")
    correct(card, Kind.INDICATOR, "voter_data_entry", "not met", "She only handed the lists out.")
    assert place.store.candidates.card(place.admin, id_).verdicts.level == "mid"
    assert "Level, as corrected" in seen(card)
    assert "The machine said: Senior" in seen(card)


def test_a_hiring_manager_reads_but_does_not_correct(place: Workplace) -> None:
    app = visit("scorecard", place.mina, candidate=place.candidates[YVONNE])
    assert not app.exception
    assert not [b for b in app.button if (b.key or "").startswith("correct_")]


def test_declining_needs_a_reason_and_a_sentence(card: AppTest, place: Workplace) -> None:
    id_ = place.candidates[YVONNE]
    card.selectbox(key="decide_status").set_value(Status.DECLINED).run()
    button(card, "decide_save").click()
    card.run()
    assert "Declining needs a reason from the list" in seen(card)
    card.selectbox(key="decide_status").set_value(Status.DECLINED).run()
    card.selectbox(key="decide_reason").set_value("availability")
    card.text_area(key="decide_why").set_value("She cannot work any evening.")
    button(card, "decide_save").click()
    card.run()
    assert place.store.candidates.get(place.admin, id_).status is Status.DECLINED
    assert "Status :orange-badge[Declined]" in seen(card)
    assert "Not available for the shifts" in seen(card)
    assert "She cannot work any evening." in seen(card)


def test_a_status_that_somebody_else_changed_is_not_overwritten(
    card: AppTest, place: Workplace
) -> None:
    id_ = place.candidates[YVONNE]
    card.selectbox(key="decide_status").set_value(Status.INTERVIEW).run()
    candidate = place.store.candidates.get(place.mina, id_)
    place.store.decisions.decide(place.mina, id_, Status.HOLD, candidate.version)
    button(card, "decide_save").click()
    card.run()
    assert "Mina Roy changed the status" in seen(card)
    assert place.store.candidates.get(place.admin, id_).status is Status.HOLD


@pytest.mark.parametrize("stem", [YVONNE, WALT])
def test_a_card_of_another_program_is_shown_as_it_was_stored(place: Workplace, stem: str) -> None:
    """A card that this program would not make: its own scores stay, and the page says so."""
    old = dataclasses.replace(
        arrival(stem), card={**arrival(stem).card, "scores": {"junior": 7, "mid": 8, "senior": 9}}
    )
    opening = place.store.openings.create(place.admin, "Spring", "phone_bank")
    added = place.store.intake.add(
        place.admin, opening.id, dataclasses.replace(old, engine_version="0.9.0")
    )
    app = visit("scorecard", place.admin, candidate=added.candidate_id)
    assert not app.exception
    assert "This card was made with other rules" in seen(app)
    assert {m.label: m.value for m in app.metric}["Senior score"] == "9"


def test_notes_are_everybodys(card: AppTest, place: Workplace) -> None:
    card.text_area(key="note_text").set_value("Called her on Monday.")
    next(b for b in card.button if b.label == "Add the note").click()
    card.run()
    assert "Called her on Monday." in seen(card)
    other = visit("scorecard", place.mina, candidate=place.candidates[YVONNE])
    assert "Called her on Monday." in seen(other)
    assert "Ana Lopez" in seen(other)


def test_a_settled_flag_says_who_and_when(place: Workplace) -> None:
    id_ = place.candidates[WALT]
    flags = place.store.candidates.card(place.admin, id_).card["red_flags"]
    asks = [f["id"] for f in flags if f["status"] == "ask"]
    place.store.settlements.settle(place.mina, id_, asks[0], "clear", "She works every evening.")
    app = visit("scorecard", place.admin, candidate=id_)
    assert "Asked and settled as **Clear** by Mina Roy" in seen(app)
    assert "She works every evening." in seen(app)


def test_unread_documents_have_no_scores(place: Workplace) -> None:
    data = b"%PDF-1.4 nothing"
    digest = hashlib.sha256(data).hexdigest()
    sentence = "This PDF is damaged. Save it anew and upload that."
    card = error_dict("broken.pdf", digest, load_rubric(), AS_OF, sentence)
    added = place.store.intake.add(
        place.admin, place.opening.id, Arrival(data, "broken.pdf", "pdf", card, "")
    )
    app = visit("scorecard", place.admin, candidate=added.candidate_id)
    assert not app.exception
    assert app.title[0].value == "broken\\.pdf"
    assert "Nothing of it was scored." in seen(app)
    assert sentence in seen(app)


def test_the_audit_trail_knows_of_it(card: AppTest, place: Workplace) -> None:
    correct(card, Kind.INDICATOR, "voter_data_entry", "not met", "She only handed the lists out.")
    events = place.store.audit.events(place.admin, EventQuery(action="verdict_corrected"))
    assert [e.who for e in events] == ["Ana Lopez"]


def test_the_questions_to_ask_stand_below(card: AppTest) -> None:
    """Yvonne is senior: the level's two questions, then at most three follow-ups."""
    assert "Interview questions" in [h.value for h in card.header]
    said = "\n".join(markdown(card))
    assert "1. How would you set up and manage a phone banking program for a statewide" in said
    assert said.count("Why it is asked: ") <= 3
