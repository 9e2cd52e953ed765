"""Interview questions on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screening.ui.words import md, table

if TYPE_CHECKING:
    from screening.rubric import Rubric
    from screening.rubric.schema import Question
    from screening.scorecard import AskedQuestion


def questions_of(rubric: Rubric, level: str) -> list[Question]:
    """A level's questions, in their order."""
    return [q for q in rubric.questions.questions if q.level == level]


def listed(points: Sequence[str]) -> str:
    """Points as a markdown list."""
    return "\n".join(f"- {md(p)}" for p in points)


def suggested(questions: Sequence[AskedQuestion]) -> None:
    """The level's fixed set, then what this resume prompts."""
    number = 0
    for follow_up, title, note in (
        (False, "Question set", "The same for every candidate of this level, in this order."),
        (True, "Follow-ups", "For what this resume leaves open."),
    ):
        own = [q for q in questions if q.follow_up is follow_up]
        if not own:
            continue
        st.markdown(f"**{title}**  \n:gray[:small[{note}]]")
        for q in own:
            number += 1
            _asked(number, q)


def _asked(number: int, q: AskedQuestion) -> None:
    with st.container(border=True):
        body = f"**{number}\\. {md(q.question)}**"
        if q.follow_up:
            body += f"\n\nWhy it is asked: {md(q.why)}"
            if q.listen_for:
                body += f"\n\n:gray[:small[What would answer it: {md(' '.join(q.listen_for))}]]"
        else:
            body += f"\n\nListen for:\n{listed(q.listen_for)}"
        st.markdown(body)


def ticked(question: Question, number: int) -> None:
    """A question for use on the screen: points to tick, probes, what 1, 3 and 5 look like."""
    with st.container(border=True, key=f"question_{question.id}"):
        st.header(f"{number}. {md(question.question)}", anchor=False)
        left, right = st.columns(2, gap="large")
        with left:
            st.markdown("**Listen for**")
            for n, point in enumerate(question.listen_for):
                st.checkbox(
                    md(point),
                    key=f"tick_{question.id}_{n}",
                    persist_state="session",
                    on_change="ignore",
                    wrap=True,
                )
        right.markdown(f"**Follow up with**\n{listed(question.probes)}")
        scale(question)


def printed(question: Question, number: int) -> None:
    """A question on paper: boxes to tick by hand, room for notes."""
    boxes = "\n".join(f"☐ {md(p)}  " for p in question.listen_for)
    st.header(f"{number}. {md(question.question)}", anchor=False)
    st.markdown(f"**Listen for**\n\n{boxes}")
    st.markdown(f"**Follow up with**\n{listed(question.probes)}")
    scale(question)
    st.markdown("**Rating** ☐ 1 ☐ 2 ☐ 3 ☐ 4 ☐ 5 ☐ not asked ☐ cannot tell\n\n**Notes**")
    st.space(90)


def scale(question: Question) -> None:
    """What an answer at 1, 3 and 5 looks like."""
    rows = [(str(n), md(text)) for n, text in sorted(question.behavior.items())]
    st.markdown(table(("Rating", "What the answer is like"), rows))
