"""Openings: added, renamed, closed, opened again, reviewed blind; by an administrator."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from screening.store import Actor, Opening, Role, Store
from tests.ui.conftest import ROOT, seen

PAGE = "screening/ui/openings.py"


@pytest.fixture
def page(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.chdir(ROOT)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(PAGE)
    app.run()
    assert not app.exception
    return app


def test_an_opening_is_added_and_entered(page: AppTest, store: Store, ana: Actor) -> None:
    page.text_input(key="new_name").set_value("Winter calls")
    page.checkbox(key="new_blind").check()
    page.button(key="new_add").click().run()
    assert not page.exception
    made = store.openings.all(ana)[0]
    assert (made.name, made.blind, made.managers) == ("Winter calls", True, ((1, "Ana Lopez"),))
    assert page.selectbox(key="opening_choice").value == made.id
    assert "Winter calls" in seen(page)


def test_a_name_that_is_taken_is_refused_in_words(page: AppTest, store: Store, ana: Actor) -> None:
    page.text_input(key="new_name").set_value("Fall calls")
    page.button(key="new_add").click().run()
    assert "There is an opening called “Fall calls” already." in seen(page)
    assert len(store.openings.all(ana)) == 1


def test_rename_blind_close_and_open_again(page: AppTest, store: Store, ana: Actor) -> None:
    page.text_input(key="opening_1_name").set_value("Autumn calls")
    page.button(key="opening_1_save").click().run()
    page.button(key="opening_1_blind").click().run()
    page.button(key="opening_1_close").click().run()
    assert not page.exception
    now = store.openings.get(ana, 1)
    assert (now.name, now.blind, now.closed_at is None) == ("Autumn calls", True, False)
    assert "Closed" in seen(page)
    page.button(key="opening_1_close").click().run()
    page.button(key="opening_1_blind").click().run()
    now = store.openings.get(ana, 1)
    assert (now.blind, now.closed_at) == (False, None)
    actions = [e.action for e in store.audit.events(ana)]
    assert actions[:2] == ["blind_off", "opening_reopened"]


def test_what_somebody_else_changed_is_not_overwritten(
    page: AppTest, store: Store, ana: Actor
) -> None:
    store.openings.change(ana, 1, 1, name="Theirs")
    page.text_input(key="opening_1_name").set_value("Mine")
    page.button(key="opening_1_save").click().run()
    assert store.openings.get(ana, 1).name == "Theirs"
    assert "Ana Lopez changed the opening “Theirs”" in seen(page)


def test_others_see_and_change_nothing(
    store: Store, ana: Actor, opening: Opening, page: AppTest
) -> None:
    ben = store.people.add(ana, "Ben Abara", None, [Role.RECRUITER])
    page.session_state["_person"] = ben.id
    page.run()
    assert not page.exception
    assert "An administrator adds and changes openings." in seen(page)
    assert not any(b.key == "opening_1_close" for b in page.button)
