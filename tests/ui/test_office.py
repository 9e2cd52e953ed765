"""The office: a fresh machine works at once; who works here, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screening.store import Actor, Opening, Role, Store
from tests.ui.conftest import ROOT, seen


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app before its first run."""
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def test_a_fresh_machine_works_at_once_and_takes_a_name_later(fresh: AppTest, store: Store) -> None:
    app = fresh.run()
    assert not app.exception
    assert app.file_uploader
    assert store.people.choices() == ((1, "This machine"),)
    me = store.people.actor(1)
    assert me.roles == frozenset(Role)
    assert [(o.name, o.rubric_id) for o in store.openings.all(me)] == [("Phone bank", "phone_bank")]
    app.sidebar.text_input[0].set_value("Ana Lopez")
    next(b for b in app.sidebar.button if b.label == "Save name").click().run()
    assert not app.exception
    assert store.people.choices() == ((1, "Ana Lopez"),)
    assert app.selectbox(key="person").options == ["Ana Lopez"]
    assert "This is not a lock: anybody on this machine can choose any name." in seen(app)


def test_with_several_people_each_says_who_they_are(
    fresh: AppTest, store: Store, ana: Actor, opening: Opening
) -> None:
    ben = store.people.add(ana, "Ben Abara", None, [Role.RECRUITER])
    app = fresh.run()
    assert app.title[0].value == "Who is reviewing?"
    assert not app.file_uploader
    app.pills(key="person_asked").set_value(ben.id).run()
    assert not app.exception
    assert app.title[0].value == "Screen resumes"
    assert app.selectbox(key="person").value == ben.id
    app.selectbox(key="person").set_value(ana.person_id).run()
    app.switch_page("screening/ui/guide.py").run()
    assert app.selectbox(key="person").value == ana.person_id


def test_a_name_is_added_as_hiring_manager_of_the_opening(
    fresh: AppTest, store: Store, ana: Actor, opening: Opening
) -> None:
    app = fresh.run()
    next(t for t in app.sidebar.text_input if t.label == "Name").set_value("Mina Osei")
    next(b for b in app.sidebar.button if b.label == "Add").click().run()
    assert not app.exception
    here = store.openings.get(ana, opening.id)
    assert [name for _, name in here.managers] == ["Ana Lopez", "Mina Osei"]


def test_the_address_chooses_the_opening(
    fresh: AppTest, store: Store, ana: Actor, opening: Opening
) -> None:
    newer = store.openings.create(ana, "Winter calls", "phone_bank")
    app = fresh
    app.query_params["opening"] = str(opening.id)
    app.run()
    assert "into the opening Fall calls" in seen(app).replace("*", "")
    app.selectbox(key="opening_choice").set_value(newer.id).run()
    assert "into the opening Winter calls" in seen(app).replace("*", "")
    app.switch_page("screening/ui/candidates.py").run()
    assert "Candidates: Winter calls" in seen(app)


@pytest.mark.parametrize("asked", ["99", "x", "1; DROP TABLE"])
def test_an_address_of_no_opening_is_told_and_the_page_works(
    fresh: AppTest, opening: Opening, asked: str
) -> None:
    app = fresh
    app.query_params["opening"] = asked
    app.run()
    assert not app.exception
    assert app.warning[0].value in {
        "There is no such opening\\.",
        "The address of this page is not complete\\.",
    }
    assert "into the opening Fall calls" in seen(app).replace("*", "")


def test_a_store_that_cannot_be_opened_is_one_sentence(
    fresh: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "no_folder"
    file.write_text("a file where the folder should be", "utf-8")
    monkeypatch.setenv("SCREENING_DATA", str(file))
    app = fresh.run()
    assert not app.exception
    assert app.error[0].title == "The data cannot be opened"
    assert "SCREENING_DATA can name another folder." in seen(app)
    assert not app.title


def test_somebody_who_is_no_longer_active_can_do_nothing(
    fresh: AppTest, store: Store, ana: Actor, opening: Opening
) -> None:
    ben = store.people.add(ana, "Ben Abara", None, [Role.RECRUITER])
    app = fresh
    app.session_state["_person"] = ben.id
    app.run()
    store.people.change(ana, ben.id, ben.version, active=False)
    app.run()
    assert not app.exception
    # Ana is the only one left: the machine's next visitor is her
    assert app.selectbox(key="person").options == ["Ana Lopez"]
