"""What the resume leaves open: an answer in the interview settles what a flag asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from screening.store import Action, Kind
from screening.ui import corrections, office, verdicts
from screening.ui.acting import act
from screening.ui.words import md

if TYPE_CHECKING:
    from screening.ui.corrections import Said
    from screening.ui.dossier import Dossier

CHOICES = {
    "clear": "Clear: the answer settles it",
    "flagged": "Flagged: the answer confirms it",
}


def asking(d: Dossier, said: Said) -> list[str]:
    """The flags that ask something, as corrected, whether settled since or not."""
    assert d.card is not None
    out = []
    for flag in d.card.red_flags:
        last = said.last(Kind.FLAG, flag.id)
        status = last.new if last is not None and last.new is not None else flag.status.value
        if status == "ask":
            out.append(flag.id)
    return out


def draw(d: Dossier) -> None:
    """Each open flag with its question, the answers so far, and a place for one."""
    said = corrections.load(d)
    open_ones = asking(d, said)
    if not open_ones:
        return
    rules = {f.id: f for f in d.rubric.red_flags}
    st.header("What the resume leaves open", anchor="open")
    st.caption("Write down the answer when you hear it. It stands on the scorecard with your name.")
    for flag in open_ones:
        rule = rules.get(flag)
        with st.container(border=True, key=f"open_{flag}"):
            st.markdown(f"**{md(rule.name if rule else flag)}**")
            if rule is not None:
                st.markdown(f"Ask: {md(rule.follow_up)}")
            verdicts.settlement(d, said, flag)
            if not d.may(Action.SETTLE):
                continue
            settled = said.settled(flag)
            with st.form(f"settle_{flag}", border=False):
                st.text_area("What the candidate said", key=f"settle_answer_{flag}", height=80)
                st.radio(
                    "What follows",
                    list(CHOICES),
                    index=None,
                    format_func=lambda c: CHOICES[c],
                    key=f"settle_status_{flag}",
                    horizontal=True,
                )
                st.form_submit_button(
                    "Save the answer",
                    on_click=_settle,
                    args=(d.id, flag, settled.version if settled else 0),
                )


def _settle(candidate_id: int, flag: str, version: int) -> None:
    state = st.session_state
    answer = state[f"settle_answer_{flag}"] or ""
    status = state[f"settle_status_{flag}"] or ""
    store, actor = office.store(), office.me()
    act(
        lambda: store.settlements.settle(actor, candidate_id, flag, status, answer, version),
        "Saved. The scorecard shows the answer.",
    )
