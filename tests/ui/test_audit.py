"""Audit: events in words, filters, whether the chain holds; nothing that a mask hides."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from streamlit.testing.v1 import AppTest

from screening.blind import label
from screening.store import Actor, Arrival, Kind, Opening, Role, Status, Store
from screening.ui import events
from tests.store.people_made_up import card
from tests.ui.conftest import ROOT, seen

PAGE = "screening/ui/audit.py"
WHY = "Anna Berg said that she ran it."


def arrival(content: bytes) -> Arrival:
    made = card(content, name="Anna Berg")
    return Arrival(content, "anna_berg.pdf", "pdf", made, "Anna Berg\nphone banking", "phone")


def a_little_history(store: Store, ana: Actor, opening: Opening) -> int:
    """Five events: a person, an opening, a candidate, a status, a correction."""
    added = store.intake.add(ana, opening.id, arrival(b"one"))
    store.decisions.decide(ana, added.candidate_id, Status.SCREEN, 1)
    store.corrections.correct(
        ana, added.candidate_id, Kind.INDICATOR, "script_writing", "met", WHY, 0
    )
    return added.candidate_id


def test_what_was_done_stands_in_words(
    ana: Actor, opening: Opening, store: Store, app: AppTest
) -> None:
    who = a_little_history(store, ana, opening)
    app.switch_page(PAGE).run()
    assert not app.exception
    text = seen(app)
    assert "The record is whole.** All 5 links hold." in text
    assert "5 events of 5" in text
    for said in (
        f"**Verdict corrected**: Script writing and adjustment: not met → met; “{WHY}”",
        "**Status changed**: new → screen",
        f"[Anna Berg](scorecard?candidate={who})",
        "**Opening created**: hiring managers: Ana Lopez",
        "**Person added**: Ana Lopez; administrator, hiring manager, recruiter",
    ):
        assert said in text, said
    app.selectbox(key="what").select("Status changed").run()
    assert "1 event of 5" in seen(app)
    assert "Verdict corrected**" not in seen(app)


def test_a_masked_candidate_stays_masked_here(
    ana: Actor, opening: Opening, store: Store, app: AppTest
) -> None:
    who = a_little_history(store, ana, opening)
    store.openings.set_blind(ana, opening.id, 1, True)
    app.switch_page(PAGE).run()
    text = seen(app)
    assert "Berg" not in text
    assert f"[{label(arrival(b'one').card['sha256'])}](scorecard?candidate={who})" in text
    assert "not met → met; words not shown: blind opening" in text
    store.candidates.unmask(ana, who, "The offer letter needs the name.")
    app.run()
    assert WHY in seen(app)


def test_a_change_from_outside_is_found(
    ana: Actor, opening: Opening, store: Store, app: AppTest, data_folder: Path
) -> None:
    a_little_history(store, ana, opening)
    with sqlite3.connect(data_folder / "screening.sqlite3") as raw:
        for (trigger,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("UPDATE audit_events SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 4")
    app.switch_page(PAGE).run()
    text = seen(app)
    assert "The record was tampered with." in text
    assert "Event 4 was changed after it was written. What comes before event 4 holds." in text
    assert "The record is whole" not in text


def test_an_end_noted_earlier_is_compared(
    ana: Actor, opening: Opening, store: Store, app: AppTest
) -> None:
    noted = store.audit.verify().head
    a_little_history(store, ana, opening)
    app.switch_page(PAGE).run()
    for seal, answer in (
        (noted.hash[:16], "Event 2 is the one you noted, and all 5 links hold."),
        ("0" * 16, "Event 2 is not the one that was noted: the chain was computed anew."),
    ):
        app.number_input[0].set_value(2)
        (box,) = [t for t in app.text_input if t.label == "Seal"]
        box.input(seal)
        (send,) = [b for b in app.button if b.label == "Compare"]
        send.click()
        app.run()
        assert answer in seen(app)


def test_a_recruiter_may_not_read_it(ana: Actor, store: Store, app: AppTest) -> None:
    mina = store.people.add(ana, "Mina Okoro", None, {Role.RECRUITER})
    app.session_state["_person"] = mina.id
    app.switch_page(PAGE).run()
    assert "Only an administrator may read the audit trail." in seen(app)
    assert "Person added" not in seen(app)


def test_every_deed_of_the_store_has_its_words() -> None:
    said = "\n".join(p.read_text("utf-8") for p in (ROOT / "screening/store").glob("*.py"))
    for action in events.DEEDS:
        assert f'"{action}"' in said, action
    assert events.deed("door_opened") == "Door opened"
