"""People: administrators add, change and deactivate; nobody else sees the list."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from screening.store import Actor, Role, Store
from tests.ui.conftest import seen

PAGE = "screening/ui/people.py"


def press(app: AppTest, label: str, n: int = 0) -> None:
    [b for b in app.main.button if b.label == label][n].click()
    app.run()


def test_somebody_is_added_with_a_role(ana: Actor, store: Store, app: AppTest) -> None:
    app.switch_page(PAGE).run()
    assert "anybody on this machine can choose any name" in seen(app)
    app.text_input(key="new_0_name").input("Mina <b>Okoro</b>")
    app.text_input(key="new_0_email").input("Mina@Example.com")
    app.checkbox(key="new_0_hiring_manager").check()
    press(app, "Add this person")
    assert not app.exception
    mina = store.people.all(ana)[1]
    assert (mina.name, mina.email, mina.roles, mina.active) == (
        "Mina <b>Okoro</b>",
        "mina@example.com",
        {Role.HIRING_MANAGER},
        True,
    )
    assert "**Mina <b>Okoro</b>**" in seen(app)
    assert "Hiring manager · mina@example.com" in seen(app)


def test_an_address_that_is_none_is_said_in_words(ana: Actor, app: AppTest) -> None:
    app.switch_page(PAGE).run()
    app.text_input(key="new_0_name").input("Mina Okoro")
    app.text_input(key="new_0_email").input("mina at example")
    press(app, "Add this person")
    assert not app.exception
    assert "'mina at example' is not an e-mail address." in seen(app)
    assert app.text_input(key="new_0_name").value == "Mina Okoro"  # nothing typed is lost


def test_roles_change_and_the_last_administrator_stays(
    ana: Actor, store: Store, app: AppTest
) -> None:
    mina = store.people.add(ana, "Mina Okoro", None, {Role.RECRUITER})
    app.session_state["_person"] = ana.person_id
    app.switch_page(PAGE).run()
    app.checkbox(key=f"change_{mina.id}_1_recruiter").uncheck()
    app.checkbox(key=f"change_{mina.id}_1_hiring_manager").check()
    app.checkbox(key=f"change_{mina.id}_1_active").uncheck()
    press(app, "Save", 1)
    assert not app.exception
    changed = store.people.all(ana)[1]
    assert (changed.roles, changed.active) == ({Role.HIRING_MANAGER}, False)
    assert "Not active" in seen(app)

    app.checkbox(key=f"change_{ana.person_id}_1_administrator").uncheck()
    press(app, "Save", 0)
    assert "Somebody has to stay administrator. Name another one first." in seen(app)
    assert Role.ADMINISTRATOR in store.people.all(ana)[0].roles


def test_what_was_changed_meanwhile_is_not_lost(ana: Actor, store: Store, app: AppTest) -> None:
    mina = store.people.add(ana, "Mina Okoro", None, {Role.RECRUITER})
    app.session_state["_person"] = ana.person_id
    app.switch_page(PAGE).run()
    store.people.change(ana, mina.id, mina.version, name="Mina Okoro-Hale")
    app.text_input(key=f"change_{mina.id}_1_name").input("Minna Okoro")
    press(app, "Save", 1)
    assert "Ana Lopez changed Mina Okoro-Hale's entry" in seen(app)
    assert store.people.all(ana)[1].name == "Mina Okoro-Hale"
    assert app.text_input(key=f"change_{mina.id}_2_name").value == "Mina Okoro-Hale"


def test_a_recruiter_sees_a_sentence_and_no_list(ana: Actor, store: Store, app: AppTest) -> None:
    mina = store.people.add(ana, "Mina Okoro", "mina@example.com", {Role.RECRUITER})
    app.session_state["_person"] = mina.id
    app.switch_page(PAGE).run()
    assert not app.exception
    assert "Only an administrator may manage people." in seen(app)
    assert "mina@example.com" not in seen(app)
    assert not app.main.text_input
