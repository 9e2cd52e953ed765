"""Interview: the kit for one candidate; ask, listen, rate alone, submit, then compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from screening.store import Action, Kit, Review, StillHidden
from screening.ui import (
    acting,
    dossier,
    downloads,
    frame,
    interview_grid,
    interview_kit,
    interview_open,
    interview_overall,
    interview_questions,
    kit,
    office,
    scorecard_people,
)
from screening.ui.acting import act
from screening.ui.dossier import Dossier
from screening.ui.words import UNREADABLE, date, md

if TYPE_CHECKING:
    from screening.reports import Paper

WIDTH = 1000  # pixels


def head(d: Dossier) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.title(f"Interview: {md(d.label)}", anchor=False, width="content")
        st.page_link(
            "screening/ui/scorecard.py",
            label="Scorecard",
            icon=":material/fact_check:",
            query_params={"candidate": str(d.id)},
        )
    if d.card is not None:
        st.markdown(
            f"Recommended level: **{md(d.level_name(d.level))}**. "
            "Ask every candidate of a level the same questions in the same order, and rate each "
            "answer before you hear anybody else's rating."
        )


def progress(d: Dossier) -> None:
    """Who has begun and who has submitted; never what they rated."""
    found = office.store().reviews.progress(office.me(), d.id)
    if found:
        lines = [
            f"{md(p.who)}: "
            + (f"submitted {date(p.submitted_at.date())}" if p.submitted_at else "has begun")
            for p in found
        ]
        st.caption("Reviews · " + " · ".join(lines))


def to_begin(d: Dossier) -> None:
    """The kit to read, and the way to begin for those who rate."""
    level = d.level
    if d.may(Action.REVIEW):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            levels = [x.id for x in d.rubric.levels]
            level = st.radio(
                "Question set",
                levels,
                levels.index(level) if level in levels else 0,
                horizontal=True,
                format_func=lambda x: d.level_name(x),
                key=f"kit_level_{d.id}",
            )
            st.button(
                "Begin my review",
                type="primary",
                icon=":material/play_arrow:",
                on_click=_begin,
                args=(d.id, interview_kit.kit_of(d, level or d.level)),
            )
    else:
        why = "Only a hiring manager of this opening rates."
        if d.opening.closed_at is not None:
            why = "The opening is closed."
        st.info(f"You can read the questions. {why}", icon=":material/info:")
    of = interview_kit.kit_of(d, level or d.level)
    paper(d, of)
    kit.suggested(interview_kit.on_paper(d, of).questions)


def _begin(candidate_id: int, of: Kit) -> None:
    act(lambda: office.store().reviews.start(office.me(), candidate_id, of))


def paper(d: Dossier, of: Kit, reviews: tuple[Review, ...] = ()) -> None:
    """The kit on paper; with ratings once they may be seen."""

    def build() -> Paper:
        from screening.reports import kit_paper
        from screening.ui.interview_paper import sheets

        card = interview_kit.on_paper(d, of)
        return kit_paper(card, d.rubric, sheets(d, reviews), blind=d.masked)

    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Download the " + ("reviews" if reviews else "kit"), width="content")
        stem = ("reviews" if reviews else f"kit_{of.level}") + f"_{d.stem}"
        downloads.paper(build, stem, "the reviews" if reviews else "this interview kit")


def rating(d: Dossier, review: Review) -> None:
    """One's own review, saved as it goes."""
    asked = interview_kit.questions(d, review.kit)
    paper(d, review.kit)
    if not d.may(Action.REVIEW):
        st.info("Your review was begun and can no longer be changed here.", icon=":material/info:")
        interview_grid.reviews(d, (review,), {q.id: q for q in asked})
        return
    st.header(f"{md(d.level_name(review.kit.level))} questions", anchor="questions")
    if d.level != review.kit.level or not review.ratings:
        with st.expander("Use another level's questions"):
            for x in d.rubric.levels:
                if x.id != review.kit.level:
                    st.button(
                        f"Change to {md(x.name)}",
                        on_click=_change_kit,
                        args=(d.id, interview_kit.kit_of(d, x.id), review.version),
                    )
    for n, q in enumerate(asked, start=1):
        interview_questions.question(d, review, q, n)
    interview_open.draw(d)
    interview_overall.draw(d, review)


def _change_kit(candidate_id: int, of: Kit, version: int) -> None:
    act(lambda: office.store().reviews.change_kit(office.me(), candidate_id, of, version))


def submitted(d: Dossier, review: Review) -> None:
    """One's own review as it stands, and everybody's beside it."""
    store, actor = office.store(), office.me()
    try:
        grid = store.grids.of_candidate(actor, d.id)
        others = store.grids.others(actor, d.id)
    except StillHidden as error:
        st.info(md(str(error)), icon=":material/visibility_off:")
        return
    everyone = (review, *others)
    asked = {q.id: q for r in everyone for q in interview_kit.questions(d, r.kit)}
    interview_grid.draw(d, grid, asked)
    interview_grid.reviews(d, everyone, asked)
    paper(d, review.kit, everyone)
    interview_open.draw(d)


frame.role()
with st.container(width=WIDTH):
    opened = dossier.opened()
    acting.say()
    scorecard_people.blind_bar(opened)
    head(opened)
    if opened.card is None:
        st.warning(md(opened.problem), title=UNREADABLE, icon=":material/warning:")
        st.caption("Without a scorecard there is no question set for this candidate.")
        st.stop()
    progress(opened)
    own = office.store().reviews.mine(office.me(), opened.id)
    if own is None:
        to_begin(opened)
    elif own.submitted_at is None:
        rating(opened, own)
    else:
        submitted(opened, own)
