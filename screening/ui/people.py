"""People: who works here and what they may do; administrators add, change and deactivate."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from screening.store import Actor, Person, Role
from screening.store.people import OPERATOR
from screening.ui import acting, office
from screening.ui.words import State, md

WIDTH = 900  # pixels
ROLES = {
    Role.RECRUITER: ("Recruiter", "takes in resumes, corrects verdicts, sets statuses"),
    Role.HIRING_MANAGER: (
        "Hiring manager",
        "interviews and rates, in the openings that name this person",
    ),
    Role.ADMINISTRATOR: (
        "Administrator",
        "people, openings, blind review, the audit trail, deletion",
    ),
}
INACTIVE = State("Not active", ":material/block:", "gray")
NO_ROLE = State("No role yet", ":material/help:", "orange")


def roles_in_words(roles: frozenset[Role]) -> str:
    """ "Recruiter, hiring manager", in the order of `Role`."""
    words = [ROLES[role][0] for role in Role if role in roles]
    return ", ".join(w if n == 0 else w.lower() for n, w in enumerate(words))


def sign_in_state(person: Person, signs_in: bool) -> str:
    """Whether the person can sign in, where people do."""
    if not signs_in:
        return ""
    if person.subject:
        return "has signed in"
    return "has not signed in yet" if person.email else "cannot sign in: no e-mail address"


def fields(key: str, person: Person | None) -> None:
    """The inputs for a person, under keys that begin with `key`; `sent` reads them."""
    st.text_input("Name", person.name if person else "", max_chars=80, key=f"{key}_name")
    st.text_input(
        "E-mail address",
        (person.email or "") if person else "",
        max_chars=200,
        key=f"{key}_email",
        help="The address that the sign-in service has verified for them. Needed only to sign in.",
    )
    st.markdown("What they do here")
    for role, (word, about) in ROLES.items():
        has = person is not None and role in person.roles
        st.checkbox(f"{word}: {about}", value=has, key=f"{key}_{role}")


def sent(key: str) -> tuple[str, str, list[Role]]:
    """Name, e-mail address and roles as they were sent."""
    state = st.session_state
    chosen = [role for role in ROLES if state[f"{key}_{role}"]]
    return state[f"{key}_name"] or "", state[f"{key}_email"] or "", chosen


def add(actor: Actor) -> None:
    # another key empties the fields; what was refused stays in them
    key = f"new_{st.session_state.setdefault('people_added', 0)}"

    def save() -> None:
        name, email, roles = sent(key)
        add_ = office.store().people.add
        if acting.act(lambda: add_(actor, name, email, roles), f"{name} was added."):
            st.session_state["people_added"] += 1

    with (
        st.expander("Add a person", icon=":material/person_add:", key="add_person"),
        st.form(f"{key}_form", border=False),
    ):
        fields(key, None)
        st.form_submit_button("Add this person", type="primary", on_click=save)


def change(actor: Actor, person: Person) -> None:
    """The form for one person. What it saves belongs to the version that was on the page."""
    key = f"change_{person.id}_{person.version}"

    def save() -> None:
        name, email, roles = sent(key)
        active = st.session_state[f"{key}_active"]
        acting.act(
            lambda: office.store().people.change(
                actor,
                person.id,
                person.version,
                name=name,
                email=email,
                roles=roles,
                active=active,
            ),
            "Saved.",
        )

    with st.form(f"{key}_form", border=False):
        fields(key, person)
        st.checkbox(
            "Active: may use this",
            value=person.active,
            key=f"{key}_active",
            help="Whoever is not active keeps their name beside what they did, and can do nothing.",
        )
        st.form_submit_button("Save", type="primary", on_click=save)


def listed(actor: Actor, everybody: Sequence[Person], signs_in: bool) -> None:
    for person in everybody:
        with st.container(border=True, key=f"person_{person.id}"):
            badges = [] if person.active else [INACTIVE.badge]
            badges += [] if person.roles else [NO_ROLE.badge]
            you = " (you)" if person.id == actor.person_id else ""
            details = [roles_in_words(person.roles), md(person.email or "")]
            details += [sign_in_state(person, signs_in)]
            st.markdown(
                f"**{md(person.name)}**{you} {' '.join(badges)}  \n"
                f":gray[{' · '.join(d for d in details if d)}]"
            )
            with st.expander(f"Change {md(person.name)}", icon=":material/edit:"):
                change(actor, person)


def page() -> None:
    st.title("People", anchor=False)
    acting.say()
    actor, signs_in = office.me(), office.signs_in()
    with office.trying() as attempt:
        everybody = [p for p in office.store().people.all(actor) if p.subject != OPERATOR]
    if not attempt.ok:
        return
    st.markdown(
        "People sign in with the service that this app was set up with. Somebody who is not on "
        "this list can sign in and sees nothing."
        if signs_in
        else f"{office.NO_LOCK} The README says how to set up sign-in."
    )
    add(actor)
    listed(actor, everybody, signs_in)


with st.container(width=WIDTH):
    page()
