"""Question sets: the interview questions of each level, to use on the screen or to print."""

from __future__ import annotations

import streamlit as st

from screening.rubric import Rubric
from screening.ui import frame, kit
from screening.ui.words import md

WIDTH = 900  # pixels


def ratings(rubric: Rubric) -> None:
    """What the five ratings mean, for every question."""
    st.markdown("**Ratings:** " + " · ".join(f"{n} {md(w)}" for n, w in sorted(rubric.questions.scale.items())))


rules = frame.role()
with st.container(width=WIDTH):
    st.title("Question sets", anchor=False)
    names = {level.name: level for level in rules.levels}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            "Level", list(names), default=next(iter(names)), required=True, key="level", bind="query-params"
        )
        on_paper = st.toggle(
            "To print",
            key="print",
            bind="query-params",
            help="Boxes to tick by hand and room for notes. Then print the page from the browser.",
        )
    level = names[chosen or next(iter(names))]
    questions = [q for q in rules.questions.questions if q.level == level.id]
    if on_paper:
        st.header(f"{md(rules.name)}: {md(level.name)} question set", anchor=False)
        st.markdown("Candidate: ______________________  Interviewer: ______________________  Date: ____________".replace("_", "\\_"))
    else:
        st.markdown(
            "Ask every candidate of a level the same questions in the same order. Tick what you hear; "
            "rate each answer before you hear anybody else's rating."
        )
    ratings(rules)
    for n, question in enumerate(questions, start=1):
        (kit.printed if on_paper else kit.ticked)(question, n)
