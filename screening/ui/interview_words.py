"""What the parts of an interview share: words for answers, keys of widgets, two answers at once."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from screening.store import Answer, Answered, Recommendation
from screening.ui import office
from screening.ui.words import md

OUTSIDE = {Answered.NOT_ASKED.value: "Not asked", Answered.CANNOT_TELL.value: "Cannot tell"}
RECOMMENDATIONS = {
    Recommendation.STRONG_YES: "Strong yes",
    Recommendation.YES: "Yes",
    Recommendation.NO: "No",
    Recommendation.STRONG_NO: "Strong no",
}


def said(answer: Answer | None) -> str:
    """An answer in a word: "4", "not asked", "–"."""
    if answer is None or answer.state is Answered.OPEN:
        return "–"
    if answer.score is not None:
        return str(answer.score)
    return OUTSIDE[answer.state.value].lower()


def key(candidate_id: int, question_id: str) -> str:
    """How the widgets of a question are called: one's own, for one candidate."""
    return f"{office.me().person_id}_{candidate_id}_{question_id}"


def choose(text: str, of: str, keep: Callable[[], None]) -> None:
    """Ask which answer holds, where another window saved one in between; `of` is a `key`."""
    st.warning(md(text), title="Changed meanwhile", icon=":material/sync_problem:")
    with st.container(horizontal=True):
        st.button("Show the saved one", key=f"take_{of}", on_click=_take, args=(of,))
        st.button("Save mine instead", key=f"keep_{of}", on_click=keep)


def _take(of: str) -> None:
    st.session_state.pop(f"_conflict_{of}", None)
    st.session_state.pop(f"_seen_{of}", None)
