"""Question sets: the interview questions of each level, to read, to use, to print, to download."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from screening.rubric import Rubric
from screening.rubric.schema import Level
from screening.ui import downloads, frame, kit
from screening.ui.words import md

if TYPE_CHECKING:
    from screening.reports import Paper

WIDTH = 900  # pixels


def choose(rubric: Rubric) -> Level:
    """The level whose questions are wanted, and the ways to paper."""
    names = {level.name: level for level in rubric.levels}
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        level = names[
            st.radio("Level", list(names), key="level", bind="query-params", horizontal=True)
        ]
        with st.container(horizontal=True, width="content"):
            # A tab of its own: there, nothing but the question set has ever been drawn.
            paper = {frame.PAPER: rubric.folder.name, "level": level.name}
            st.link_button(
                "Page to print", f"question_sets?{urlencode(paper)}", icon=":material/print:"
            )
            downloads.paper(
                lambda: _paper(rubric, level.id),
                f"{rubric.folder.name}_{level.id}_question_set",
                "this question set",
            )
    return level


def _paper(rubric: Rubric, level: str) -> Paper:
    from screening.reports import question_set_paper

    return question_set_paper(rubric, level)


def on_screen(rubric: Rubric) -> None:
    """Points to tick while the candidate speaks."""
    st.title("Question sets", anchor=False)
    level = choose(rubric)
    st.markdown(
        "Ask every candidate of a level the same questions in the same order. Tick what you hear, "
        "and rate each answer before you hear anybody else's rating."
    )
    ratings(rubric)
    for n, question in enumerate(kit.questions_of(rubric, level.id), start=1):
        kit.ticked(question, n)


def on_paper(rubric: Rubric) -> None:
    """The same without anything to click: boxes to tick by hand, room for notes."""
    wanted = st.query_params.get("level", "")
    level = next((x for x in rubric.levels if x.name == wanted), rubric.levels[0])
    if st.context.theme.type == "dark":
        st.caption("This page is dark: choose the light theme in the menu before you print.")
    st.title(f"{md(rubric.rules.name)}: {md(level.name)} question set", anchor=False)
    line = "\\_" * 22
    st.markdown(f"Candidate {line} Interviewer {line}  \nDate {line}")
    ratings(rubric)
    for n, question in enumerate(kit.questions_of(rubric, level.id), start=1):
        kit.printed(question, n)


def ratings(rubric: Rubric) -> None:
    """What the five ratings mean, for every question."""
    words = sorted(rubric.questions.scale.items())
    st.markdown("**Ratings:** " + " · ".join(f"{n} {md(w)}" for n, w in words))


with st.container(width=WIDTH):
    (on_paper if frame.on_paper() else on_screen)(frame.role())
