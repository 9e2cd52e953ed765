"""The office around the pages: the store, who works here, and the opening they work on.

The store is the truth. What stands in the session is only who and where the visitor said they are;
the store checks a person's rights again in every action.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import streamlit as st

from screening.store import (
    Actor,
    Conflict,
    NotAllowed,
    NotFound,
    Opening,
    Role,
    Store,
    StoreError,
)
from screening.store.database import database_url
from screening.ui.words import md, plain

UNNAMED = "This machine"  # the person of a fresh machine, until somebody gives a name
SAMPLES = "Samples"  # the opening that sample resumes go to
NO_LOCK = "This is not a lock: anybody on this machine can choose any name."
_PERSON, _OPENING = "_person", "_opening"  # ids, in the session
_ACTOR, _HERE = "_actor", "_here"  # what this run of the page found for them
_ADDRESS = ("opening", "candidate", "candidates")


# -- the store ------------------------------------------------------------------------------


def store() -> Store:
    """The store that SCREENING_DATA or SCREENING_DATABASE_URL names, one for all visitors.

    One that cannot be opened is a sentence on the page, and the page ends there.
    """
    try:
        return _opened(database_url().render_as_string(hide_password=False))
    except StoreError as error:
        st.error(md(str(error)), title="The data cannot be opened", icon=":material/error:")
        st.stop()


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return Store.open(url)


@dataclass
class Attempt:
    """Whether the actions inside ``trying`` went through."""

    ok: bool = False


@contextmanager
def trying() -> Iterator[Attempt]:
    """Turn what the store refuses into a sentence on the page.

    A conflict says who changed it, and offers to load what they saved.
    """
    attempt = Attempt()
    try:
        yield attempt
        attempt.ok = True
    except Conflict as conflict:
        st.warning(md(str(conflict)), title="Changed meanwhile", icon=":material/sync_problem:")
        # any click draws the page anew from the store
        st.button("Load their version", icon=":material/refresh:", key=f"theirs_{conflict.what}")
    except StoreError as error:
        st.error(md(str(error)), icon=":material/error:")


# -- who ------------------------------------------------------------------------------------


def signs_in() -> bool:
    """Whether people sign in here (``[auth]`` stands in the secrets)."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def me() -> Actor:
    """Who works here. Where nobody has said so yet, the page asks, and ends there."""
    actor: Actor | None = st.session_state.get(_ACTOR)
    if actor is None:
        actor = st.session_state[_ACTOR] = _signed_in() if signs_in() else _said()
    return actor


def arrive() -> None:
    """Find out anew who is here, and which opening the page's address asks for."""
    st.session_state.pop(_ACTOR, None)
    actor = me()
    try:
        if (asked := _asked(actor)) is not None:
            st.session_state[_OPENING] = asked.id
            st.session_state["role"] = asked.rubric_id
    except StoreError as error:
        if "opening" in st.query_params:  # of a candidate the page itself says it
            st.warning(md(str(error)), icon=":material/info:")


def _signed_in() -> Actor:
    """The person of the identity provider's answer. The first one is named in the secrets
    (``[screening] administrator = "ana@example.org"``); everybody else is added by people here."""
    if not st.user.is_logged_in:
        st.title("Screening", anchor=False)
        st.markdown("Sign in to see the openings that you work on.")
        st.button("Sign in", icon=":material/login:", type="primary", on_click=st.login)
        st.stop()
    subject = f"{st.user.get('iss') or ''} {st.user.get('sub') or ''}".strip()
    address = st.user.get("email") if st.user.get("email_verified") else None
    email = str(address) if address else None
    try:
        with suppress(NotAllowed):
            return store().people.sign_in(subject, email)
        named = str(st.secrets.get("screening", {}).get("administrator", ""))
        if email and named.strip().casefold() == email.strip().casefold():
            with suppress(NotAllowed):
                return store().people.first(str(st.user.get("name") or email), email, subject)
        return store().people.sign_in(subject, email)
    except StoreError as error:
        st.title("Screening", anchor=False)
        st.error(md(str(error)), icon=":material/lock:")
        st.button("Sign out", icon=":material/logout:", on_click=st.logout)
        st.stop()


def _said() -> Actor:
    """Who a person on this machine says they are; the only person there is need not say it."""
    people = store().people
    choices = dict(people.choices())
    if not choices:
        with suppress(NotAllowed):  # another tab was faster
            people.first(UNNAMED)
        choices = dict(people.choices())
    chosen = st.session_state.get(_PERSON)
    if len(choices) == 1:
        chosen = next(iter(choices))
    if chosen not in choices:
        st.title("Who is reviewing?", anchor=False)
        st.pills(
            "Who is reviewing?",
            list(choices),
            format_func=lambda i: md(choices[i]),
            key="person_asked",
            on_change=lambda: _set_person(st.session_state["person_asked"]),
            label_visibility="collapsed",
        )
        st.caption(NO_LOCK)
        st.stop()
    st.session_state[_PERSON] = chosen
    return people.actor(chosen)


def _set_person(person_id: int | None) -> None:
    if person_id is not None:
        st.session_state[_PERSON] = person_id


def who() -> None:
    """Who is reviewing, for the sidebar, and the way to another name."""
    actor = me()
    if signs_in():
        st.caption(f"Signed in as {md(actor.name)}")
        st.button("Sign out", icon=":material/logout:", type="tertiary", on_click=st.logout)
        return
    choices = dict(store().people.choices())
    if actor.name == UNNAMED and len(choices) == 1:
        _name_form(actor)
        return
    st.session_state["person"] = actor.person_id
    st.selectbox(
        "Who is reviewing?",
        list(choices),
        format_func=lambda i: plain(choices.get(i, "")),
        key="person",
        on_change=lambda: _set_person(st.session_state["person"]),
    )
    st.caption(NO_LOCK)
    if Role.ADMINISTRATOR in actor.roles:
        with st.popover("Add a name", icon=":material/person_add:", type="tertiary"):
            _add_form(actor)


def _name_form(actor: Actor) -> None:
    """Give the person of a fresh machine a name; what they did so far stays theirs."""
    with st.form("first_name", clear_on_submit=True, border=False):
        name = st.text_input(
            "Your name",
            max_chars=80,
            placeholder="Stands beside your decisions",
        )
        saved = st.form_submit_button("Save name", icon=":material/badge:")
    st.caption("One machine, no sign-in: a name says who decided, it locks nothing.")
    if saved and name:
        with trying() as attempt:
            people = store().people
            mine = next(p for p in people.all(actor) if p.id == actor.person_id)
            people.change(actor, mine.id, mine.version, name=name)
        if attempt.ok:
            st.rerun()


def _add_form(actor: Actor) -> None:
    here = opening()
    with st.form("add_name", clear_on_submit=True, border=False):
        name = st.text_input("Name", max_chars=80)
        recruits = st.checkbox("Recruiter: takes in resumes, sets statuses", value=True)
        manages = st.checkbox("Hiring manager: interviews and rates", value=True)
        if here is not None:
            st.caption(f"A hiring manager is named for the opening {md(here.name)}.")
        added = st.form_submit_button("Add", icon=":material/person_add:")
    if not added:
        return
    roles = {Role.RECRUITER} if recruits else set()
    roles |= {Role.HIRING_MANAGER} if manages else set()
    with trying() as attempt:
        person = store().people.add(actor, name or "", None, roles)
        if manages and here is not None:
            managers = [i for i, _ in here.managers]
            store().openings.change(actor, here.id, here.version, managers=[*managers, person.id])
    if attempt.ok:
        st.rerun()


# -- where ----------------------------------------------------------------------------------


def opening() -> Opening | None:
    """The opening that the visitor works on; None where they may see none."""
    here: Opening | None = st.session_state.get(_HERE)
    return here


def enter(opening_id: int) -> None:
    """Work on another opening from the next run on (``st.rerun``)."""
    st.session_state[_OPENING] = opening_id
    for name in _ADDRESS:
        st.query_params.pop(name, None)


def choose_opening(rubric_id: str) -> None:
    """The opening of this role, with a choice where there are several. The first is made here."""
    actor = me()
    st.session_state[_HERE] = None
    with trying():
        listed = _openings_of(actor, rubric_id)
        if not listed and Role.ADMINISTRATOR in actor.roles:
            create(actor, rubric_id.replace("_", " ").capitalize(), rubric_id)
            listed = _openings_of(actor, rubric_id)
        by_id = {o.id: o for o in listed}
        if st.session_state.get(_OPENING) not in by_id:
            real = [o for o in listed if not o.name.startswith(SAMPLES)]
            st.session_state[_OPENING] = next((o.id for o in [*real, *listed]), None)
        if len(listed) > 1:
            st.session_state["opening_choice"] = st.session_state[_OPENING]
            st.selectbox(
                "Opening",
                list(by_id),
                format_func=lambda i: label(by_id[i]) if i in by_id else "",
                key="opening_choice",
                on_change=lambda: enter(st.session_state["opening_choice"]),
            )
        st.session_state[_HERE] = by_id.get(st.session_state[_OPENING])


def create(actor: Actor, name: str, rubric_id: str, *, blind: bool = False) -> Opening:
    """A new opening. Whoever makes it is one of its hiring managers, where they are one at all."""
    managers = [actor.person_id] if Role.HIRING_MANAGER in actor.roles else []
    return store().openings.create(actor, name, rubric_id, blind=blind, managers=managers)


def samples_opening(rubric_id: str) -> Opening:
    """The opening for sample resumes, made where there is none. StoreError where it cannot be."""
    actor = me()
    for known in _openings_of(actor, rubric_id):
        if known.name.startswith(SAMPLES) and known.closed_at is None:
            return known
    taken = {o.name for o in store().openings.all(actor)}
    name = SAMPLES if SAMPLES not in taken else f"{SAMPLES} {rubric_id.replace('_', ' ')}"
    return create(actor, name, rubric_id)


def label(opening_: Opening) -> str:
    """An opening's name with its state in words."""
    states = [w for w, on in (("blind", opening_.blind), ("closed", opening_.closed_at)) if on]
    return plain(opening_.name) + (f" ({', '.join(states)})" if states else "")


def _openings_of(actor: Actor, rubric_id: str) -> list[Opening]:
    return [o for o in store().openings.all(actor) if o.rubric_id == rubric_id]


def _asked(actor: Actor) -> Opening | None:
    """The opening of the page's address: named itself, or by a candidate in it."""
    asked = next((st.query_params[n] for n in _ADDRESS if n in st.query_params), None)
    if asked is None:
        return None
    number = asked.split(",")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 12:
        raise NotFound("The address of this page is not complete.")
    if "opening" in st.query_params:
        return store().openings.get(actor, int(number))
    candidate = store().candidates.get(actor, int(number))
    return store().openings.get(actor, candidate.opening_id)
