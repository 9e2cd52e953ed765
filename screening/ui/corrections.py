"""Correcting what the machine found: the form in its place, and both verdicts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from screening.store import Action, Correction, Kind, Settlement
from screening.ui import office, recount
from screening.ui.acting import act
from screening.ui.words import date, md

if TYPE_CHECKING:
    from screening.ui.dossier import Dossier

OPEN = "_correcting"  # in the session: the verdict whose form is open, and its version then
LONGEST = 960  # months
AS_MACHINE = "as the machine found it"
WORDS = {
    "met": "Shown",
    "not met": "Not shown",
    "flagged": "Flagged",
    "clear": "Clear",
    "ask": "Ask",
    "relevant": "Relevant",
    "not relevant": "Not relevant",
}


@dataclass(frozen=True)
class Said:
    """What people said about a candidate's card, the first first."""

    corrections: tuple[Correction, ...]
    settlements: tuple[Settlement, ...]

    def last(self, kind: Kind, target: str) -> Correction | None:
        found = [c for c in self.corrections if c.kind is kind and c.target == target]
        return found[-1] if found else None

    def settled(self, flag: str) -> Settlement | None:
        found = [s for s in self.settlements if s.flag == flag]
        return found[-1] if found else None


def load(d: Dossier) -> Said:
    store, actor = office.store(), office.me()
    return Said(
        store.corrections.of_candidate(actor, d.id), store.settlements.of_candidate(actor, d.id)
    )


def worded(d: Dossier, kind: Kind, value: str) -> str:
    """A stored verdict as people say it."""
    if kind is Kind.LEVEL:
        return d.level_name(value)
    if kind is Kind.MONTHS:
        return f"{value} months"
    return WORDS.get(value, value)


def note(d: Dossier, said: Said, kind: Kind, target: str) -> None:
    """Who corrected a verdict, to what, and why; the machine's stands beside it."""
    last = said.last(kind, target)
    if last is None:
        return
    machine = worded(d, kind, last.machine)
    if last.new is None:
        text = f"back to what the machine found ({machine})"
    else:
        text = f"**{md(worded(d, kind, last.new))}** instead of {md(machine)}"
    st.markdown(
        f":material/edit: Corrected to {text} by {md(last.who)}, {date(last.at.date())}: "
        f"“{md(d.text(last.reason))}”"
    )


def button(
    d: Dossier, said: Said, kind: Kind, target: str, name: str, word: str = "Correct"
) -> None:
    """The way to the form; nothing for those who may not correct."""
    if not d.may(Action.CORRECT):
        return
    last = said.last(kind, target)
    st.button(
        word,
        key=_key("correct", kind, target),
        type="tertiary",
        icon=":material/edit:",
        help=f"Correct: {name}",
        on_click=_open,
        args=(d.id, kind, target, last.version if last else 0),
    )


def _key(what: str, kind: Kind, target: str) -> str:
    return f"{what}_{kind.value}_{target or 'all'}"


def _open(candidate_id: int, kind: Kind, target: str, version: int) -> None:
    st.session_state[OPEN] = (candidate_id, kind, target, version)


def form(d: Dossier, kind: Kind, target: str, name: str, now: str) -> None:
    """The form, where it was asked for. `now` is the verdict that holds, as it is stored."""
    asked = st.session_state.get(OPEN)
    if asked is None or asked[:3] != (d.id, kind, target):
        return
    with st.form(_key("correction", kind, target)):
        st.markdown(f"**Correct: {md(name)}**")
        if kind is Kind.MONTHS:
            st.number_input(
                "Relevant months", 0, LONGEST, int(now), key=_key("value", kind, target), width=200
            )
        else:
            offered = [v for v in _offered(d, kind) if v != now]
            st.radio(
                "It should be",
                [*offered, AS_MACHINE] if asked[3] else offered,
                format_func=lambda v: v.capitalize() if v == AS_MACHINE else worded(d, kind, v),
                key=_key("value", kind, target),
                horizontal=True,
            )
        st.text_area(
            "Why",
            key=_key("reason", kind, target),
            height=80,
            placeholder="A sentence for your colleagues",
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                "Save the correction",
                type="primary",
                on_click=_save,
                args=(d.id, kind, target, name, asked[3]),
            )
            st.form_submit_button("Cancel", on_click=_close)


def _offered(d: Dossier, kind: Kind) -> tuple[str, ...]:
    from screening.store.verdicts import allowed

    return allowed(d.stored.card, kind)


def _close() -> None:
    st.session_state.pop(OPEN, None)


def _save(candidate_id: int, kind: Kind, target: str, name: str, version: int) -> None:
    value = st.session_state[_key("value", kind, target)]
    new = None if value == AS_MACHINE else str(value)
    reason = st.session_state[_key("reason", kind, target)] or ""
    store, actor = office.store(), office.me()
    saved = act(
        lambda: store.corrections.correct(actor, candidate_id, kind, target, new, reason, version),
        "Saved. The card keeps both.",
    )
    if saved:
        _close()
        act(lambda: recount.after(candidate_id, kind, name))
