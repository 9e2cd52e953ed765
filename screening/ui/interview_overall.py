"""The overall recommendation, last and in words; then handing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from screening.store import Conflict, Recommendation, Review
from screening.ui import interview_words as words
from screening.ui import office
from screening.ui.acting import act

if TYPE_CHECKING:
    from screening.ui.dossier import Dossier


def draw(d: Dossier, review: Review) -> None:
    """The recommendation, saved as it is chosen, and the button that hands the review in."""
    key = words.key(d.id, "overall")
    state = st.session_state
    clash = f"_conflict_{key}" in state
    fresh = state.get(f"_seen_{key}") == review.version and f"summary_{key}" in state
    if not clash and not fresh:
        state[f"_seen_{key}"] = review.version
        state[f"summary_{key}"] = review.summary
        state[f"recommend_{key}"] = review.recommendation
    with st.container(border=True, key="overall"):
        st.subheader("Overall, last and in words", anchor=False)
        st.radio(
            "Your recommendation",
            list(words.RECOMMENDATIONS),
            index=None,
            format_func=lambda r: words.RECOMMENDATIONS[r],
            key=f"recommend_{key}",
            horizontal=True,
            on_change=_save_overall,
            args=(d.id,),
        )
        st.text_area(
            "What decided it",
            key=f"summary_{key}",
            height=110,
            on_change=_save_overall,
            args=(d.id,),
        )
        theirs: Review | None = state.get(f"_conflict_{key}")
        if theirs is not None:
            word = words.RECOMMENDATIONS.get(theirs.recommendation or Recommendation.YES, "")
            word = word if theirs.recommendation else "no recommendation"
            words.choose(
                f"{theirs.who} saved another recommendation meanwhile: {word}. What you see here "
                "is not saved.",
                key,
                lambda: _insist_overall(d.id, key, theirs.version),
            )
        st.button(
            "Submit my review",
            type="primary",
            icon=":material/send:",
            on_click=_submit,
            args=(d.id,),
        )
        st.caption(
            "After that it stands as it is, and you see what the others said. They see yours once "
            "they have submitted theirs."
        )


def _save_overall(candidate_id: int) -> None:
    key = words.key(candidate_id, "overall")
    state = st.session_state

    def recommend() -> None:
        try:
            saved = office.store().reviews.recommend(
                office.me(),
                candidate_id,
                state.get(f"recommend_{key}"),
                state.get(f"summary_{key}") or "",
                state.get(f"_seen_{key}", 0),
            )
        except Conflict as conflict:
            state[f"_conflict_{key}"] = conflict.theirs
        else:
            state[f"_seen_{key}"] = saved.version
            state.pop(f"_conflict_{key}", None)

    act(recommend)


def _insist_overall(candidate_id: int, key: str, version: int) -> None:
    st.session_state[f"_seen_{key}"] = version
    _save_overall(candidate_id)


def _submit(candidate_id: int) -> None:
    version = st.session_state.get(f"_seen_{words.key(candidate_id, 'overall')}", 0)
    act(
        lambda: office.store().reviews.submit(office.me(), candidate_id, version),
        "Submitted. Now you see the others' ratings.",
    )
