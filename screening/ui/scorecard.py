"""Scorecard: one resume, the level and why first, then what shows it and what to ask."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

from screening.rubric import Rubric
from screening.ui import frame, kit, results, verdicts
from screening.ui.results import Row
from screening.ui.words import UNREADABLE, date, md, months, number, period, phone, plain, table

if TYPE_CHECKING:
    from screening.scorecard import Scorecard

WIDTH = 1120  # pixels: wider, and lines are too long to read
MOST = 10  # notices shown
SCREEN = "screening/ui/screen.py"


def choose(listed: list[Row]) -> Row:
    """The document of the page's address, and the way to the others."""
    ids = [row.upload.id for row in listed]
    asked = st.query_params.get("card", ids[0])
    here = ids.index(asked) if asked in ids else 0
    if asked not in ids:
        st.info(
            "That resume is not in the list of this visit. Screen it again to see its scorecard.",
            icon=":material/info:",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(SCREEN, label="All results", icon=":material/arrow_back:", width="stretch")
        for word, icon, to in (
            ("Previous", ":material/chevron_left:", here - 1),
            ("Next", ":material/chevron_right:", here + 1),
        ):
            st.button(
                word,
                icon=icon,
                disabled=not 0 <= to < len(ids),
                on_click=_open,
                args=(ids[to % len(ids)],),
                type="tertiary",
            )
        labels = {row.upload.id: row.label for row in listed}
        st.session_state["open"] = ids[here]
        st.selectbox(
            "Resume",
            ids,
            format_func=lambda i: labels.get(i, i),
            key="open",
            on_change=_open,
            label_visibility="collapsed",
            width=260,
        )
    return listed[here]


def _open(to: str | None = None) -> None:
    st.query_params["card"] = to or st.session_state["open"]


def head(row: Row, card: Scorecard, rubric: Rubric) -> None:
    """The verdict in words first."""
    level = next(x for x in rubric.levels if x.id == card.level)
    st.title(md(row.label), anchor=False)
    c = card.contact
    details = [plain(d) for d in (c.email, phone(c.phone), c.location, *c.links)]
    st.text(" · ".join(d for d in details if d) or "Contact details: not stated")
    with st.container(border=True, key="verdict"):
        left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
        left.caption("Recommended level")
        left.header(f"{md(level.name)} :gray[:small[{md(level.years)}]]", anchor=False)
        left.markdown(md(card.level_reason))
        with right:
            st.metric("Relevant experience", months(card.relevant_months).split(" (")[0])
            with st.container(horizontal=True):
                for x in rubric.levels:
                    st.metric(f"{x.name} score", card.scores[x.id], width="content")
    st.caption(
        f"{md(card.file)} · months counted up to {date(card.as_of)} · {md(rubric.rules.name)} "
        f"rules {md(card.rubric_version)} · a score says, from 0 to 100, how much of a level's "
        "indicators is shown"
    )


def warnings(card: Scorecard) -> None:
    """What to know about this document and its reading."""
    notices = list(dict.fromkeys((n.message, n.page) for n in card.notices))
    if not notices:
        return
    lines = [
        f"- {md(message)}" + (f" :gray[:small[page {page}]]" if page else "")
        for message, page in notices[:MOST]
    ]
    if rest := notices[MOST:]:
        lines.append(f"- and {len(rest)} more, in the downloaded scorecard")
    st.warning("\n".join(lines), title="Look at these", icon=":material/warning:")


def experience(card: Scorecard) -> None:
    """Relevant months, and the positions they come from."""
    from screening.ui import timeline

    _, _, years = months(card.relevant_months).partition(" (")
    st.markdown(md(card.months_reason) + (f" In all {years[:-1]}." if years else ""))
    chart = timeline.chart(card)
    if chart is not None:
        total = months(card.relevant_months)
        st.altair_chart(chart, alt=f"Positions over time; {total} are relevant")
    if note := timeline.note(card):
        st.caption(note)
    if not card.positions:
        st.markdown("No positions were found in this resume.")
        return
    st.markdown(
        table(
            ("Position", "Period", "Months", "Counts", "Why"),
            (
                (
                    f"**{md(p.position.title) or 'Title not stated'}**, "
                    f"{md(p.position.organization) or 'organization not stated'} "
                    f":gray-badge[{p.position.kind}]",
                    period(p.position.start, p.position.end),
                    str(p.months) if not p.fault else f"0 ({md(p.fault)})",
                    "yes" if p.relevant else "no",
                    md(p.reason),
                )
                for p in card.positions
            ),
        )
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


def full(row: Row, card: Scorecard, rubric: Rubric) -> None:
    """The whole scorecard."""
    head(row, card, rubric)
    warnings(card)
    st.header("Indicators", anchor="indicators")
    for level in rubric.levels:
        verdicts.level_card(level, card, rubric)
    st.header("Red flags", anchor="red-flags")
    st.caption("“Ask” means that the resume does not say. No flag decides anything by itself.")
    verdicts.flags(card.red_flags, card)
    st.header("Relevant experience", anchor="experience")
    experience(card)
    st.header("Tools, languages, numbers", anchor="stated")
    stated(card)
    st.header("Interview questions", anchor="questions")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            "screening/ui/question_sets.py",
            label="Open the question set, with points to tick",
            icon=":material/quiz:",
            query_params={"level": next(x.name for x in rubric.levels if x.id == card.level)},
        )
    kit.suggested(card.questions)
    st.download_button(
        "Download this scorecard (JSON)",
        lambda: json.dumps(card.to_dict(), ensure_ascii=False, indent=1),
        f"scorecard_{row.upload.id}.json",
        "application/json",
        icon=":material/download:",
        on_click="ignore",
    )


rubric = frame.role()
known = results.rows(rubric, results.as_of())
if not known:
    st.title("Scorecard", anchor=False)
    st.markdown("No resume has been screened in this visit yet.")
    st.page_link(SCREEN, label="Screen resumes", icon=":material/upload_file:")
    st.stop()
with st.container(width=WIDTH):
    opened = choose(known)
    if opened.result.card is None:
        st.title(md(opened.label), anchor=False)
        st.warning(md(opened.result.error or ""), title=UNREADABLE, icon=":material/warning:")
        st.caption("Nothing of it was scored.")
    else:
        full(opened, opened.result.card, rubric)
