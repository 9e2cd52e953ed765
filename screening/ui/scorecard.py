"""Scorecard: one candidate, the verdict and why first, then what shows it, page beside verdict."""

from __future__ import annotations

import streamlit as st

from screening.store import Kind
from screening.ui import (
    acting,
    corrections,
    decisions,
    dossier,
    frame,
    interview_kit,
    kit,
    recount,
    scorecard_document,
    scorecard_more,
    scorecard_people,
    verdicts,
)
from screening.ui.corrections import Said
from screening.ui.dossier import Dossier
from screening.ui.words import UNREADABLE, date, md, months, phone, plain

MOST = 10  # notices shown
GROUNDS = 3
# The page stays beside what is read about it; quotes are text, not captions of buttons.
LOOK = """<style>
@media (min-width: 640px) { div:has(> .st-key-document) { position: sticky; top: 4rem; } }
.stMainBlockContainer { padding-left: 2rem; padding-right: 2rem; }
[class*="st-key-quote_"] button { justify-content: flex-start; text-align: left; padding: 0; }
[class*="st-key-quote_"] button p { text-align: left; }
</style>"""


def head(d: Dossier) -> None:
    """Who this is here, the status, the ways to the other pages."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            "screening/ui/candidates.py",
            label="Candidates",
            icon=":material/arrow_back:",
            query_params={"opening": str(d.opening.id)},
            width="stretch",
        )
        for word, icon, to in scorecard_more.neighbors(d):
            st.button(
                word,
                icon=icon,
                type="tertiary",
                disabled=to is None,
                on_click=_open,
                args=(to,),
            )
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.title(md(d.label), anchor=False, width="content")
        st.page_link(
            "screening/ui/interview.py",
            label="Interview",
            icon=":material/forum:",
            query_params={"candidate": str(d.id)},
        )
    if not d.masked and d.card is not None:
        c = d.card.contact
        details = [plain(x) for x in (c.email, phone(c.phone), c.location, *c.links)]
        st.text(" · ".join(x for x in details if x) or "Contact details: not stated")
    scorecard_people.status(d)


def _open(to: int | None) -> None:
    if to is not None:
        st.query_params.from_dict({"candidate": str(to)})


def verdict(d: Dossier, said: Said) -> None:
    """The verdict in words, then its strongest grounds and what is not shown."""
    from screening.reports.scorecard import strongest

    card, now = d.card, recount.in_force(d)
    assert card is not None
    level = next((x for x in d.rubric.levels if x.id == now.level), d.rubric.levels[0])
    with st.container(border=True, key="verdict"):
        left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
        with left:
            st.caption("Recommended level" if now.level == card.level else "Level, as corrected")
            st.header(f"{md(level.name)} :gray[:small[{md(level.years)}]]", anchor=False)
            machine = "" if now.level == card.level else "The machine said: "
            st.markdown(machine + md(card.level_reason))
            corrections.note(d, said, Kind.LEVEL, "")
            corrections.note(d, said, Kind.MONTHS, "")
        with right:
            st.metric("Relevant experience", months(now.relevant_months).split(" (")[0])
            with st.container(horizontal=True):
                for x in d.rubric.levels:
                    st.metric(f"{x.name} score", card.scores.get(x.id, 0), width="content")
        with st.container(horizontal=True):
            corrections.button(d, said, Kind.LEVEL, "", "the level", "Correct the level")
            corrections.button(d, said, Kind.MONTHS, "", "the months", "Correct the months")
        corrections.form(d, Kind.LEVEL, "", "the level", now.level)
        corrections.form(d, Kind.MONTHS, "", "the months", str(now.relevant_months))
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**Strongest grounds**")
        found = strongest(now, GROUNDS)
        for n, i in enumerate(found):
            name = d.level_name(i.level)
            st.markdown(f"{n + 1}. **{md(i.name)}** :gray-badge[{md(name)}]")
            verdicts.quotes(d, [i.verdict.findings[0].quote], f"ground_{i.id}")
        if not found:
            st.markdown("No line of the resume shows any of the indicators.")
    with right:
        st.markdown("**Not shown**")
        lines = []
        for x in d.rubric.levels:
            names = [md(i.name) for i in now.indicators if i.level == x.id and not i.met]
            if names:
                lines.append(f"- {md(x.name)}: {', '.join(names)}")
        asks = [md(f.name) for f in now.red_flags if f.status.value == "ask"]
        if asks:
            lines.append(f"- To ask: {', '.join(asks)}")
        st.markdown("\n".join(lines) or "Every indicator is shown.")


def warnings(d: Dossier) -> None:
    """What to know about this document and its reading."""
    assert d.card is not None
    if d.reading is not None and not d.reading.same:
        st.info(
            "This card was made with other rules or by another version of the program. It is shown "
            "as it was stored.",
            icon=":material/history:",
        )
    notices = list(dict.fromkeys((n.message, n.page) for n in d.card.notices))
    if not notices:
        return
    lines = [
        f"- {md(message)}" + (f" :gray[:small[page {page}]]" if page else "")
        for message, page in notices[:MOST]
    ]
    if rest := notices[MOST:]:
        lines.append(f"- and {len(rest)} more, in the downloaded scorecard")
    st.warning("\n".join(lines), title="Look at these", icon=":material/warning:")


def full(d: Dossier) -> None:
    """The whole scorecard."""
    said, now = corrections.load(d), recount.in_force(d)
    verdict(d, said)
    scorecard_more.downloads(d, said)
    assert d.card is not None
    st.caption(
        f"{md(d.card.file)} · months counted up to {date(d.card.as_of)} · "
        f"{md(d.rubric.rules.name)} rules {md(d.card.rubric_version)} · a score says, from 0 to "
        "100, how much of a level's indicators is shown"
    )
    warnings(d)
    left, right = st.columns(2, gap="medium")
    with left, st.container(key="document"):
        st.header("Document", anchor="document")
        scorecard_document.draw(d)
    with right:
        st.header("Findings", anchor="findings")
        verdicts.ladder(d, now, said)
        verdicts.flags(d, now, said)
    st.header("Relevant experience", anchor="experience")
    scorecard_more.experience(d, now, said)
    st.header("Tools, languages, numbers", anchor="stated")
    scorecard_more.stated(d.card)
    st.header("Interview questions", anchor="questions")
    st.page_link(
        "screening/ui/question_sets.py",
        label="Open the question set, with points to tick",
        icon=":material/quiz:",
        query_params={"level": d.level_name(d.level)},
    )
    kit.suggested(interview_kit.on_paper(d, interview_kit.kit_of(d, d.level)).questions)


def together(d: Dossier) -> None:
    """What the team says and did."""
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Notes", anchor="notes")
        scorecard_people.notes(d)
    with right:
        st.header("Decisions", anchor="decisions")
        scorecard_people.decided(d)


frame.role()
opened = dossier.opened()
acting.say()
decisions.say()
st.html(LOOK)
scorecard_people.blind_bar(opened)
head(opened)
if opened.card is None:
    st.warning(md(opened.problem), title=UNREADABLE, icon=":material/warning:")
    scored = opened.stored.card["error"] is None
    st.caption(
        "It was scored when it came; a masked copy cannot be made without reading it again."
        if scored
        else "Nothing of it was scored."
    )
else:
    full(opened)
together(opened)
