"""The rest of a scorecard: experience over time, what is claimed, downloads, the neighbors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from screening.store import CandidateQuery, Correction, Kind
from screening.ui import corrections, office, scorecard_document, timeline
from screening.ui import downloads as files
from screening.ui.words import State, md, months, number, period, table

if TYPE_CHECKING:
    from screening.reports import Paper, Remark
    from screening.scorecard import Scorecard
    from screening.ui.corrections import Said
    from screening.ui.dossier import Dossier

RELEVANT = State("Counts", ":material/check_circle:", "green")
NOT_RELEVANT = State("Does not count", ":material/circle:", "gray")


def neighbors(d: Dossier) -> Iterator[tuple[str, str, int | None]]:
    """The candidates before and after this one, in the order in which they came."""
    ids = list(office.store().candidates.ids(office.me(), d.opening.id, CandidateQuery()))
    here = ids.index(d.id)
    yield "Previous", ":material/chevron_left:", ids[here - 1] if here else None
    yield "Next", ":material/chevron_right:", ids[here + 1] if here + 1 < len(ids) else None


def experience(d: Dossier, now: Scorecard, said: Said) -> None:
    """Relevant months, and the positions they come from."""
    assert d.card is not None
    _, _, years = months(now.relevant_months).partition(" (")
    reason = d.card.months_reason
    if now.relevant_months != d.card.relevant_months:
        reason = f"{months(now.relevant_months).split(' (')[0]}, as corrected. The machine said: "
        reason += d.card.months_reason
    st.markdown(md(reason) + (f" In all {years[:-1]}." if years else ""))
    chart = timeline.chart(now)
    if chart is not None:
        total = months(now.relevant_months)
        st.altair_chart(chart, alt=f"Positions over time; {total} are relevant")
    if note := timeline.note(now):
        st.caption(note)
    if not now.positions:
        st.markdown("No positions were found in this resume.")
        return
    for n, (p, key) in enumerate(zip(now.positions, d.positions(), strict=True)):
        name = p.position.title or p.position.organization or "Position without a title"
        with st.container(border=True, key=f"position_{n}", gap="xsmall"):
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                state = RELEVANT if p.relevant else NOT_RELEVANT
                st.markdown(
                    f"**{md(p.position.title) or 'Title not stated'}**, "
                    f"{md(p.position.organization) or 'organization not stated'} "
                    f":gray-badge[{p.position.kind}] {state.badge}",
                    width="stretch",
                )
                corrections.button(d, said, Kind.POSITION, key, name)
            counted = f"0 months ({md(p.fault)})" if p.fault else months(p.months)
            reason = f" · {md(p.reason)}" if p.reason else ""
            st.markdown(f"{period(p.position.start, p.position.end)} · {counted}{reason}")
            if d.reading is not None and p.quote in d.reading.where:
                scorecard_document.quote_button(d.reading, p.quote, "", f"quote_position_{n}")
            corrections.note(d, said, Kind.POSITION, key)
            corrections.form(
                d, Kind.POSITION, key, name, "relevant" if p.relevant else "not relevant"
            )


def stated(card: Scorecard) -> None:
    """Tools, languages, and numbers with what they leave open."""
    left, right = st.columns(2, gap="large")
    left.markdown("**Campaign tools**")
    left.markdown(
        "\n".join(
            f"- {md(t.name)} :gray[:small[{md(t.kind)}"
            f"{'; holds people to contact' if t.voter_database else ''}]]"
            for t in card.tools
        )
        or "Not stated."
    )
    right.markdown("**Languages**")
    right.markdown(", ".join(md(x) for x in card.languages) or "Not stated.")
    st.markdown("**Numbers that the resume claims**")
    if not card.metrics:
        st.markdown("None.")
        return
    st.markdown(
        table(
            ("Number", "In the resume's words", "Ask"),
            (
                (
                    f"{number(m.value)} {md(m.unit)}" + (f" per {md(m.per)}" if m.per else ""),
                    f"“{md(m.quote.text)}”",
                    md(m.doubt) or "nothing",
                )
                for m in card.metrics
            ),
        )
    )


def remarks(d: Dossier, said: Said) -> list[Remark]:
    """What people corrected and settled, for the scorecard on paper."""
    from screening.reports import Remark

    out = []
    places = dict(zip(d.positions(), d.card.positions if d.card else (), strict=False))
    for c in _last_ones(said):
        if c.new is None:
            continue
        value = corrections.worded(d, c.kind, c.new)
        machine = corrections.worded(d, c.kind, c.machine)
        text = f"{value} instead of {machine}, {c.who}, {c.at:%Y-%m-%d}: {d.text(c.reason)}"
        if c.kind is Kind.POSITION and c.target in places:
            text = f"{places[c.target].position.title}: {text}"
        of_card = c.kind in {Kind.INDICATOR, Kind.FLAG}
        out.append(Remark(c.target if of_card else "level", text))
    for s in {s.flag: s for s in said.settlements}.values():
        word = corrections.WORDS[s.status]
        text = f"asked and settled as {word}, {s.who}, {s.at:%Y-%m-%d}: {d.text(s.answer)}"
        out.append(Remark(s.flag, text))
    return out


def _last_ones(said: Said) -> list[Correction]:
    return list({(c.kind, c.target): c for c in said.corrections}.values())


def paper(d: Dossier, said: Said) -> Paper:
    """The scorecard on paper, with what people said; masked where the candidate is."""
    from screening.reports import scorecard_paper

    assert d.card is not None
    return scorecard_paper(d.card, d.rubric, remarks(d, said), blind=d.masked)


def downloads(d: Dossier, said: Said) -> None:
    """The card for other people and programs; masked where the candidate is."""
    from screening.reports import card_json, json_resume_bytes

    card, reading = d.card, d.reading
    assert card is not None
    with st.container(horizontal=True, vertical_alignment="center", key="downloads"):
        st.markdown("Download", width="content")
        files.paper(lambda: paper(d, said), f"scorecard_{d.stem}", "this scorecard")
        st.download_button(
            "JSON",
            lambda: card_json(card),
            f"scorecard_{d.stem}.json",
            "application/json",
            icon=":material/download:",
            on_click="ignore",
            help="What the machine found, for other programs.",
        )
        if reading is not None:
            st.download_button(
                "JSON Resume",
                lambda: json_resume_bytes(reading.resume),
                f"resume_{d.stem}.json",
                "application/json",
                icon=":material/download:",
                on_click="ignore",
                help="The resume in the JSON Resume format, version 1.0.",
            )
