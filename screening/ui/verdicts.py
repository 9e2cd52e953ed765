"""Indicators and red flags: a word and an icon for the state, then the lines behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from screening.ui.words import FLAGS, NOT_SHOWN, SHOWN, State, count, md

if TYPE_CHECKING:
    from screening.evidence.model import Quote
    from screening.rubric import Rubric
    from screening.rubric.schema import Level
    from screening.scorecard import FlagVerdict, IndicatorVerdict, Scorecard


def place(quote: Quote, card: Scorecard) -> str:
    """Where a quote stands: its position in the resume, and its page where there are pages."""
    parts = []
    if quote.position is not None:
        position = card.positions[quote.position].position
        parts.append(", ".join(p for p in (position.title, position.organization) if p))
    if quote.page is not None:
        parts.append(f"page {quote.page}")
    return " · ".join(p for p in parts if p) or "outside the positions"


def quoted(quote: Quote, card: Scorecard) -> str:
    """A quote as a paragraph: the words, then where they stand."""
    return f"“{md(quote.text)}”  \n:gray[:small[{md(place(quote, card))}]]"


def quotes(shown: Iterable[Quote], card: Scorecard) -> str:
    """Each different quote once, one block after another."""
    once = {(q.text, q.page): q for q in shown}
    return "\n\n".join(quoted(q, card) for q in once.values())


def _row(state: State, name: str, body: str) -> None:
    """What is judged and its state on the left, the grounds on the right."""
    left, right = st.columns([2, 5], gap="medium")
    left.markdown(f"**{md(name)}**  \n{state.badge}")
    right.markdown(body)


def level_card(level: Level, card: Scorecard, rubric: Rubric) -> None:
    """One level's indicators with their evidence."""
    own = [i for i in card.indicators if i.level == level.id]
    met = sum(i.met for i in own)
    mark = " :gray-badge[recommended]" if level.id == card.level else ""
    with st.container(border=True, key=f"level_{level.id}"):
        st.subheader(f"{md(level.name)}{mark}", anchor=False)
        st.caption(
            f"{met} of {count(len(own), 'indicator')} shown · score {card.scores[level.id]} of 100 "
            f"· asks for {_conditions(level, len(own))}"
        )
        for verdict in own:
            _indicator(verdict, card)


def _conditions(level: Level, of: int) -> str:
    asked = [count(level.min_months, "relevant month")] if level.min_months else []
    if level.min_indicators:
        asked.append(f"{level.min_indicators} of {of} indicators")
    return " and ".join(asked) or "nothing: it is the first level"


def _indicator(indicator: IndicatorVerdict, card: Scorecard) -> None:
    verdict = indicator.verdict
    if verdict.met:
        _row(SHOWN, indicator.name, quotes((f.quote for f in verdict.findings), card))
        return
    body = f"{count(verdict.searched, 'line')} read; none shows it."
    if verdict.nearest is not None:
        body += f" The nearest does not count: {md(verdict.nearest.reason)}.\n\n"
        body += quoted(verdict.nearest.quote, card)
    _row(NOT_SHOWN, indicator.name, body)


def flags(found: Iterable[FlagVerdict], card: Scorecard) -> None:
    """The red flags, in the rubric's order."""
    with st.container(border=True, key="red_flags"):
        for flag in found:
            body = md(flag.reason)
            if flag.quotes:
                body += "\n\n" + quotes(flag.quotes, card)
            _row(FLAGS[flag.status.value], flag.name, body)
