"""What people do on a scorecard: the status, notes, unmasking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from screening.store import Action, Status
from screening.ui import decisions, office
from screening.ui.acting import act
from screening.ui.words import count, date, md

if TYPE_CHECKING:
    from screening.ui.dossier import Dossier


def status(d: Dossier) -> None:
    """The status that holds, who set it, and the way to another one."""
    c = d.stored.candidate
    with st.container(horizontal=True, vertical_alignment="center", key="status"):
        st.markdown(f"Status {decisions.badge(c.status)}", width="content")
        if c.status is not Status.NEW:
            st.caption(f"Set by {md(c.who)}, {date(c.at.date())}", width="content")
        if d.may(Action.DECIDE):
            with st.popover("Change status", icon=":material/how_to_reg:"):
                decisions.form([c], 1, lambda: {c.id: c.version})
        if c.possible_duplicates:
            pairs = count(c.possible_duplicates, "other candidate")
            st.caption(f"May be the same person as {pairs}: see Candidates.", width="content")


def decided(d: Dossier) -> None:
    """What was decided so far, the newest first."""
    store = office.store()
    found = store.decisions.of_candidate(office.me(), d.id)
    reasons = dict(store.settings.get(decisions.REASONS).value)
    for x in reversed(found):
        line = f"**{decisions.STATUSES[x.new]}** (was {x.old.value}) · {md(x.who)}, "
        line += date(x.at.date())
        if x.reason:
            line += f" · {md(reasons.get(x.reason, x.reason))}"
        if x.sentence:
            line += f"  \n“{md(d.text(x.sentence))}”"
        st.markdown(line)


def notes(d: Dossier) -> None:
    """Everybody's notes, and a place for one's own."""
    found = office.store().notes.of_candidate(office.me(), d.id)
    mine = office.me().person_id
    for note in found:
        with st.container(border=True, key=f"note_{note.id}"):
            st.markdown(md(d.text(note.text)))
            changed = ", changed later" if note.version > 1 else ""
            st.caption(f"{md(note.who)}, {date(note.created_at.date())}{changed}")
            if note.person_id == mine and d.may(Action.NOTE):
                with st.popover("Change this note", type="tertiary"):
                    key = f"note_text_{note.id}_{note.version}"
                    st.text_area("Note", note.text, key=key)
                    st.button(
                        "Save the change",
                        key=f"note_save_{note.id}",
                        on_click=_change_note,
                        args=(note.id, key, note.version),
                    )
    if not found:
        st.markdown("No notes yet.")
    if d.may(Action.NOTE):
        with st.form("new_note", clear_on_submit=True):
            st.text_area("New note", key="note_text", height=90)
            st.form_submit_button("Add the note", on_click=_add_note, args=(d.id,))


def _add_note(candidate_id: int) -> None:
    store, actor = office.store(), office.me()
    text = st.session_state["note_text"] or ""
    act(lambda: store.notes.add(actor, candidate_id, text), "Note added.")


def _change_note(note_id: int, key: str, version: int) -> None:
    store, actor = office.store(), office.me()
    text = st.session_state[key] or ""
    act(lambda: store.notes.change(actor, note_id, text, version), "Note changed.")


def blind_bar(d: Dossier) -> None:
    """In a blind opening: that it is one, what could not be masked, and unmasking with a reason."""
    if not d.opening.blind:
        return
    if not d.masked:
        st.info(
            "This opening is reviewed blind. You unmasked this candidate; others still see a "
            "masked copy.",
            icon=":material/visibility:",
        )
        return
    doubts = list(dict.fromkeys((x.message, x.page) for x in d.reading.doubts)) if d.reading else []
    with st.container(border=True, key="blind"):
        st.markdown(
            ":material/visibility_off: **Blind review.** Name, contact, places, schools, party and "
            "the like are hidden here, on the page pictures and in every download."
        )
        if doubts:
            lines = [
                f"- {md(message)}" + (f" :gray[:small[page {page}]]" if page else "")
                for message, page in doubts
            ]
            st.markdown("What could not be masked surely:\n" + "\n".join(lines))
        if d.may(Action.UNMASK, change=False):
            with st.popover("Unmask", icon=":material/visibility:"):
                st.text_area("Why do you need to know who this is?", key="unmask_reason", height=80)
                st.button("Unmask for me", key="unmask", on_click=_unmask, args=(d.id,))
                st.caption("Your reason is recorded in the audit trail.")


def _unmask(candidate_id: int) -> None:
    store, actor = office.store(), office.me()
    reason = st.session_state["unmask_reason"] or ""
    act(lambda: store.candidates.unmask(actor, candidate_id, reason), "Unmasked for you.")
