"""Openings: the roles that are being filled; add, rename, close, open again, blind review."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from screening.rubric import load_rubric, rubric_folders
from screening.store import Opening, Role, Status
from screening.ui import office
from screening.ui.acting import act, say
from screening.ui.decisions import STATUSES
from screening.ui.words import count, date, md, plain

WIDTH = 900  # pixels


def add_form(managers: Mapping[int, str]) -> None:
    """A new opening."""
    folders = [folder.name for folder in rubric_folders()]
    with st.popover("Add an opening", icon=":material/add:", type="primary"):
        st.text_input("Name", key="new_name", max_chars=120, placeholder="Fall phone bank")
        if len(folders) > 1:
            st.selectbox(
                "Role", folders, format_func=lambda f: load_rubric(f).rules.name, key="new_rubric"
            )
        st.multiselect(
            "Hiring managers",
            list(managers),
            default=[i for i in (office.me().person_id,) if i in managers],
            format_func=lambda i: plain(managers.get(i, "")),
            key="new_managers",
            placeholder="Nobody",
        )
        st.checkbox("Review blind", key="new_blind", help=BLIND)
        st.button("Add", type="primary", key="new_add", on_click=_add, args=(folders[0],))


BLIND = (
    "Names, contact details and everything else that says who somebody is are covered, on the "
    "pages and in downloads."
)


def _add(folder: str) -> None:
    state, actor = st.session_state, office.me()
    made: list[Opening] = []
    if act(
        lambda: made.append(
            office.store().openings.create(
                actor,
                state["new_name"] or "",
                state.get("new_rubric", folder),
                blind=state["new_blind"],
                managers=state["new_managers"],
            )
        ),
        "Opening added.",
    ):
        office.enter(made[0].id)
        for key in ("new_name", "new_managers", "new_blind"):
            state.pop(key, None)


def one(opening: Opening, sizes: Mapping[str, int], managers: Mapping[int, str], may: bool) -> None:
    """An opening: its state, who is in it, what can be done with it."""
    with st.container(border=True, key=f"opening_{opening.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(md(opening.name), anchor=False, width="content")
            if opening.blind:
                st.markdown(":blue-badge[:material/visibility_off: Blind]", width="content")
            if opening.closed_at is not None:
                st.markdown(":gray-badge[:material/lock: Closed]", width="content")
        st.markdown(contents(sizes))
        named = ", ".join(md(name) for _, name in opening.managers) or "nobody yet"
        st.caption(
            f"Hiring managers: {named} · added {date(opening.created_at.date())}"
            + (f" · closed {date(opening.closed_at.date())}" if opening.closed_at else "")
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(
                "screening/ui/candidates.py",
                label="Candidates",
                icon=":material/groups:",
                query_params={"opening": str(opening.id)},
            )
            if may:
                _changes(opening, managers)


def contents(sizes: Mapping[str, int]) -> str:
    """ "12 candidates: 7 new, 5 interview." """
    total = sum(sizes.values())
    if not total:
        return "No candidates yet."
    parts = [f"{sizes[s.value]:,} {STATUSES[s].lower()}" for s in Status if sizes.get(s.value)]
    return f"{count(total, 'candidate')}: {', '.join(parts)}."


def _do(action: Callable[[], object], done: str) -> None:
    act(action, done)


def _changes(opening: Opening, managers: Mapping[int, str]) -> None:
    key = f"opening_{opening.id}"
    openings, actor = office.store().openings, office.me()
    state = st.session_state
    with st.popover("Change", icon=":material/edit:", type="tertiary"):
        st.text_input("Name", value=opening.name, key=f"{key}_name", max_chars=120)
        st.multiselect(
            "Hiring managers",
            sorted({*managers, *(i for i, _ in opening.managers)}),
            default=[i for i, _ in opening.managers],
            format_func=lambda i: plain({**dict(opening.managers), **managers}.get(i, "")),
            key=f"{key}_managers",
            placeholder="Nobody",
        )
        st.button(
            "Save",
            key=f"{key}_save",
            on_click=_do,
            args=(
                lambda: openings.change(
                    actor,
                    opening.id,
                    opening.version,
                    name=state[f"{key}_name"] or "",
                    managers=state[f"{key}_managers"],
                ),
                "Saved.",
            ),
        )
    word = "Turn blind review off" if opening.blind else "Turn blind review on"
    icon = ":material/visibility:" if opening.blind else ":material/visibility_off:"
    st.button(
        word,
        icon=icon,
        type="tertiary",
        key=f"{key}_blind",
        help=f"{BLIND} Recorded in the audit trail.",
        on_click=_do,
        args=(
            lambda: openings.set_blind(actor, opening.id, opening.version, not opening.blind),
            f"{opening.name}: {'names are shown' if opening.blind else 'reviewed blind'}.",
        ),
    )
    closed = opening.closed_at is not None
    action = openings.reopen if closed else openings.close
    st.button(
        "Open again" if closed else "Close",
        icon=":material/lock_open:" if closed else ":material/lock:",
        type="tertiary",
        key=f"{key}_close",
        help="A closed opening can be read, not changed; it can be opened again.",
        on_click=_do,
        args=(
            lambda: action(actor, opening.id, opening.version),
            f"{opening.name}: {'open again' if closed else 'closed'}.",
        ),
    )


with st.container(width=WIDTH):
    me = office.me()
    may = Role.ADMINISTRATOR in me.roles
    st.title("Openings", anchor=False)
    say()
    with office.trying():
        store = office.store()
        listed, sizes = store.openings.all(me), store.openings.sizes(me)
        people: dict[int, str] = {}
        if may:
            people = {
                p.id: p.name
                for p in store.people.all(me)
                if p.active and Role.HIRING_MANAGER in p.roles
            }
            add_form(people)
        else:
            st.caption("An administrator adds and changes openings.")
        if not listed:
            st.markdown("There is no opening yet.")
        for opening in listed:
            one(opening, sizes.get(opening.id, {}), people, may)
