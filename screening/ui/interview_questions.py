"""Rating one's own interview: every answer is saved as it is given, and shown as it is stored.

What the session knows of an answer is its version. Where the store has moved on (the same person in
another window), both answers are shown and a person chooses; nothing is overwritten unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from screening.store import Answer, Answered, Conflict, Rating, Review
from screening.ui import interview_words as words
from screening.ui import kit, office
from screening.ui.acting import act
from screening.ui.words import md, table

if TYPE_CHECKING:
    from screening.ui.dossier import Dossier
    from screening.ui.interview_kit import Asked

SCORES = ("1", "2", "3", "4", "5")


def question(d: Dossier, review: Review, asked: Asked, number: int) -> None:
    """A question with the described behavior first, then the rating, ticks and notes."""
    key = words.key(d.id, asked.id)
    saved = review.ratings.get(asked.id)
    _fill(key, saved, asked)
    with st.container(border=True, key=f"asked_{asked.id}"):
        mark = " :gray-badge[Follow-up]" if asked.follow_up else ""
        st.subheader(f"{number}. {md(asked.question)}{mark}", anchor=False)
        if asked.why:
            st.markdown(f"Why it is asked: {md(asked.why)}")
        left, right = st.columns(2, gap="large")
        with left:
            if asked.listen_for:
                st.markdown("**What would answer it**" if asked.follow_up else "**Listen for**")
            for n, point in enumerate(asked.listen_for):
                st.checkbox(
                    md(point),
                    key=f"heard_{key}_{n}",
                    wrap=True,
                    on_change=_save,
                    args=(d.id, asked),
                )
        with right:
            if asked.probes:
                st.markdown(f"**Follow up with**\n{kit.listed(asked.probes)}")
            st.text_area(
                "Notes",
                key=f"note_{key}",
                height=110,
                on_change=_save,
                args=(d.id, asked),
            )
        _scale(d, asked)
        st.radio(
            f"Rating of question {number}",
            [*SCORES, *words.OUTSIDE],
            index=None,
            format_func=lambda v: words.OUTSIDE.get(v, v),
            key=f"rate_{key}",
            horizontal=True,
            on_change=_save,
            args=(d.id, asked),
        )
        _conflict(d, key, asked)
        if saved is not None:
            st.caption(
                f":material/check: Saved, {saved.at:%Y-%m-%d %H:%M} UTC: {words.said(saved.answer)}"
            )


def _scale(d: Dossier, asked: Asked) -> None:
    """What the ratings mean, before one is chosen."""
    scale = sorted(d.rubric.questions.scale.items())
    if not asked.behavior:
        st.markdown("**Ratings:** " + " · ".join(f"{n} {md(word)}" for n, word in scale))
        return
    rows = [
        (str(n), md(asked.behavior[n]) if n in asked.behavior else f":gray[{md(word)}]")
        for n, word in scale
    ]
    st.markdown(table(("Rating", "What the answer is like"), rows))


def _fill(key: str, saved: Rating | None, asked: Asked) -> None:
    """Show what is stored, unless the visitor has to choose between it and their own."""
    state = st.session_state
    if f"_conflict_{key}" in state:
        return
    version = saved.version if saved else 0
    if state.get(f"_seen_{key}") == version and f"note_{key}" in state:
        return
    answer = saved.answer if saved else Answer()
    state[f"_seen_{key}"] = version
    state[f"note_{key}"] = answer.note
    state[f"rate_{key}"] = _choice(answer)
    for n, point in enumerate(asked.listen_for):
        state[f"heard_{key}_{n}"] = point in answer.heard


def _choice(answer: Answer) -> str | None:
    if answer.score is not None:
        return str(answer.score)
    return None if answer.state is Answered.OPEN else answer.state.value


def _entered(key: str, asked: Asked) -> Answer:
    """What stands in the widgets."""
    state: Any = st.session_state
    choice = state.get(f"rate_{key}")
    note = state.get(f"note_{key}") or ""
    heard = tuple(p for n, p in enumerate(asked.listen_for) if state.get(f"heard_{key}_{n}"))
    if choice in SCORES:
        return Answer(Answered.RATED, int(choice), note, heard)
    return Answer(Answered(choice) if choice else Answered.OPEN, None, note, heard)


def _save(candidate_id: int, asked: Asked) -> None:
    key = words.key(candidate_id, asked.id)
    state = st.session_state

    def rate() -> None:
        try:
            saved = office.store().reviews.rate(
                office.me(),
                candidate_id,
                asked.id,
                _entered(key, asked),
                state.get(f"_seen_{key}", 0),
            )
        except Conflict as conflict:
            state[f"_conflict_{key}"] = conflict.theirs
        else:
            state[f"_seen_{key}"] = saved.version
            state.pop(f"_conflict_{key}", None)

    act(rate)


def _conflict(d: Dossier, key: str, asked: Asked) -> None:
    """Both answers, where another window saved one in between."""
    theirs: Rating | None = st.session_state.get(f"_conflict_{key}")
    if theirs is None:
        return
    note = f", with the note “{d.text(theirs.answer.note)}”" if theirs.answer.note else ""
    words.choose(
        f"{theirs.who} saved another answer to this question meanwhile: {words.said(theirs.answer)}"
        f"{note}. What you see here is not saved.",
        key,
        lambda: _insist(d.id, key, asked, theirs.version),
    )


def _insist(candidate_id: int, key: str, asked: Asked, version: int) -> None:
    st.session_state[f"_seen_{key}"] = version
    _save(candidate_id, asked)
