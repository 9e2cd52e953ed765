"""The ladder of levels, their indicators, the red flags: a word for each state, then the lines
behind it; what a person corrected or an answer settled stands with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screening.store import Kind
from screening.ui import corrections, scorecard_document
from screening.ui.words import FLAGS, NOT_SHOWN, SHOWN, State, count, date, md

if TYPE_CHECKING:
    from screening.evidence.model import Quote
    from screening.rubric.schema import Level
    from screening.scorecard import FlagVerdict, IndicatorVerdict, Scorecard
    from screening.ui.corrections import Said
    from screening.ui.dossier import Dossier

FEW = 3  # quotes of one indicator or flag; the others behind a click
HERE = ":blue-badge[:material/arrow_back: Marked on the page]"


def place(quote: Quote, card: Scorecard) -> str:
    """Where a quote stands: its position in the resume, and its page where there are pages."""
    parts = []
    if quote.position is not None and quote.position < len(card.positions):
        position = card.positions[quote.position].position
        parts.append(", ".join(p for p in (position.title, position.organization) if p))
    if quote.page is not None:
        parts.append(f"page {quote.page}")
    return " · ".join(p for p in parts if p)


def once(quotes: Iterable[Quote]) -> list[Quote]:
    """Each different quote once."""
    return list({(q.text, q.page): q for q in quotes}.values())


def quotes(d: Dossier, found: Sequence[Quote], key: str) -> None:
    """Quotes that lead to their place on the page."""
    assert d.card is not None
    for n, quote in enumerate(found[:FEW]):
        _quote(d, quote, f"{key}_{n}")
    if rest := found[FEW:]:
        with st.expander(f"{count(len(rest), 'more line')} of the resume"):
            for n, quote in enumerate(rest, start=FEW):
                _quote(d, quote, f"{key}_{n}")


def _quote(d: Dossier, quote: Quote, key: str) -> None:
    assert d.card is not None
    scorecard_document.quote_button(d.reading, quote, place(quote, d.card), f"quote_{key}")


def ladder(d: Dossier, now: Scorecard, said: Said) -> None:
    """Every level with its indicators, the highest first."""
    opened = scorecard_document.opened_targets(d.reading)
    for level in reversed(d.rubric.levels):
        own = [i for i in now.indicators if i.level == level.id]
        met = sum(i.met for i in own)
        mark = " :gray-badge[recommended]" if level.id == now.level else ""
        with st.container(border=True, key=f"level_{level.id}"):
            st.subheader(f"{md(level.name)}{mark}", anchor=False)
            st.caption(
                f"{met} of {count(len(own), 'indicator')} shown · score "
                f"{now.scores.get(level.id, 0)} of 100 · asks for {conditions(level, len(own))}"
            )
            for verdict in own:
                _indicator(d, verdict, said, verdict.id in opened)


def conditions(level: Level, of: int) -> str:
    """What a level asks for."""
    asked = [count(level.min_months, "relevant month")] if level.min_months else []
    if level.min_indicators:
        asked.append(f"{level.min_indicators} of {of} indicators")
    return " and ".join(asked) or "nothing: it is the first level"


def _indicator(d: Dossier, indicator: IndicatorVerdict, said: Said, here: bool) -> None:
    verdict = indicator.verdict
    with st.container(key=f"verdict_{indicator.id}", border=here, gap="xsmall"):
        _heading(d, said, Kind.INDICATOR, indicator.id, indicator.name, _state(indicator), here)
        corrections.note(d, said, Kind.INDICATOR, indicator.id)
        now = "met" if indicator.met else "not met"
        corrections.form(d, Kind.INDICATOR, indicator.id, indicator.name, now)
        if verdict.findings:
            quotes(d, once(f.quote for f in verdict.findings), indicator.id)
        elif not indicator.met:
            body = "No line of the resume shows it."
            if verdict.searched:
                body = f"{count(verdict.searched, 'line')} read; none shows it."
            if verdict.nearest is not None:
                body += f" The nearest does not count: {md(verdict.nearest.reason)}."
            st.markdown(body)
            if verdict.nearest is not None:
                quotes(d, [verdict.nearest.quote], indicator.id)


def _state(indicator: IndicatorVerdict) -> State:
    return SHOWN if indicator.met else NOT_SHOWN


def _heading(
    d: Dossier, said: Said, kind: Kind, target: str, name: str, state: State, here: bool
) -> None:
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        st.markdown(f"**{md(name)}** {state.badge}{' ' + HERE if here else ''}", width="stretch")
        corrections.button(d, said, kind, target, name)


def flags(d: Dossier, now: Scorecard, said: Said) -> None:
    """The red flags, in the rubric's order."""
    opened = scorecard_document.opened_targets(d.reading)
    with st.container(border=True, key="red_flags"):
        st.subheader("Red flags", anchor="red-flags")
        st.caption("“Ask” means that the resume does not say. No flag decides anything by itself.")
        for flag in now.red_flags:
            _flag(d, flag, said, flag.id in opened)


def _flag(d: Dossier, flag: FlagVerdict, said: Said, here: bool) -> None:
    with st.container(key=f"verdict_{flag.id}", border=here, gap="xsmall"):
        _heading(d, said, Kind.FLAG, flag.id, flag.name, FLAGS[flag.status.value], here)
        corrections.note(d, said, Kind.FLAG, flag.id)
        settlement(d, said, flag.id)
        corrections.form(d, Kind.FLAG, flag.id, flag.name, flag.status.value)
        st.markdown(md(flag.reason))
        quotes(d, once(flag.quotes), flag.id)


def settlement(d: Dossier, said: Said, flag: str) -> None:
    """The answer that settled what a flag asked, with who heard it and when."""
    settled = said.settled(flag)
    if settled is not None:
        word = corrections.WORDS[settled.status]
        st.markdown(
            f":material/forum: Asked and settled as **{word}** by {md(settled.who)}, "
            f"{date(settled.at.date())}: “{md(d.text(settled.answer))}”"
        )
