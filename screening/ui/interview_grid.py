"""All submitted reviews side by side, for those who have submitted their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from screening.store import Action, Agreement, Criterion, Grid, Review
from screening.ui import office
from screening.ui.acting import act
from screening.ui.interview_words import RECOMMENDATIONS, said
from screening.ui.words import count, date, md, table

if TYPE_CHECKING:
    from screening.ui.dossier import Dossier
    from screening.ui.interview_kit import Asked

APART = 2  # ratings that differ by so much ask for a note
FEW_PAIRS = 30


def draw(d: Dossier, grid: Grid, asked: dict[str, Asked]) -> None:
    """Criterion by rater, the spread, the agreement, and where a note is asked for."""
    st.header("All ratings", anchor="ratings")
    rows = []
    for n, c in enumerate(grid.criteria, start=1):
        cells = [said(c.answers.get(r.person_id)) for r in grid.raters]
        mean = f"{c.mean:.1f} (n = {c.rated})" if c.mean is not None else "–"
        rows.append((f"{n}. {md(_name(c, asked))}", *cells, mean, _spread(c)))
    words = [RECOMMENDATIONS[r.recommendation] for r in grid.raters]
    rows.append(("**Overall recommendation**", *(f"**{w}**" for w in words), "", ""))
    raters = [md(r.who) for r in grid.raters]
    st.markdown(table(("Question", *raters, "Mean", "Spread"), rows))
    st.caption(
        "“Not asked” and “cannot tell” stay outside every mean. " + agreement(grid.agreement)
    )
    for c in grid.criteria:
        if c.spread is not None and c.spread >= APART:
            _differ(d, grid, c, _name(c, asked))


def agreement(found: Agreement) -> str:
    """How far the raters agree, always with the n behind it."""
    if found.pairs == 0 or found.within_one is None:
        return "Agreement can be told once two people have rated the same question."
    near = round(found.within_one * found.pairs)
    text = f"Agreement: {near} of {count(found.pairs, 'pair')} of ratings at most one step apart"
    if found.kappa is not None:
        text += f"; weighted kappa {found.kappa:.2f} (n = {found.pairs})"
    text += "."
    if found.pairs < FEW_PAIRS:
        text += " With so few pairs, this is a hint at best."
    return text


def _name(c: Criterion, asked: dict[str, Asked]) -> str:
    found = asked.get(c.question_id)
    return found.question if found else c.question_id.replace("_", " ").capitalize()


def _spread(c: Criterion) -> str:
    if c.spread is None:
        return "–"
    return f"{c.spread}, note needed" if c.needs_note else str(c.spread)


def _differ(d: Dossier, grid: Grid, c: Criterion, name: str) -> None:
    """A criterion that was rated far apart: who said what, and why, in the raters' words."""
    with st.container(border=True, key=f"differ_{c.question_id}"):
        st.markdown(f":material/compare_arrows: **Rated {c.spread} apart:** {md(name)}")
        for r in grid.raters:
            answer = c.answers.get(r.person_id)
            note = f": “{md(d.text(answer.note))}”" if answer and answer.note else ""
            st.markdown(f"- {md(r.who)} **{said(answer)}**{note}")
        found = c.reconciliation
        if found is not None:
            st.markdown(
                f":material/handshake: {md(found.who)}, {date(found.at.date())}: "
                f"“{md(d.text(found.note))}”"
            )
        if not d.may(Action.REVIEW):
            return
        with st.form(f"reconcile_{c.question_id}", border=False):
            st.text_area(
                "Why do the ratings differ?" if found is None else "A newer note",
                key=f"reconcile_note_{c.question_id}",
                height=80,
                placeholder="Talk it over, then write a sentence. The ratings stay as they are.",
            )
            st.form_submit_button(
                "Save the note",
                on_click=_reconcile,
                args=(d.id, c.question_id, found.version if found else 0),
            )


def _reconcile(candidate_id: int, question_id: str, version: int) -> None:
    note = st.session_state[f"reconcile_note_{question_id}"] or ""
    store, actor = office.store(), office.me()
    act(
        lambda: store.grids.reconcile(actor, candidate_id, question_id, note, version),
        "Note saved.",
    )


def reviews(d: Dossier, found: tuple[Review, ...], asked: dict[str, Asked]) -> None:
    """Submitted reviews whole, one below the other."""
    mine = office.me().person_id
    for review in found:
        who = "Your review" if review.person_id == mine else review.who
        word = RECOMMENDATIONS[review.recommendation] if review.recommendation else "–"
        with st.expander(f"{md(who)}: {word}"):
            if review.summary:
                st.markdown(md(d.text(review.summary)))
            for question_id in (*review.kit.core, *review.kit.follow_ups):
                rating = review.ratings.get(question_id)
                name = asked[question_id].question if question_id in asked else question_id
                st.markdown(f"**{md(name)}** {said(rating.answer if rating else None)}")
                if rating is None:
                    continue
                if rating.answer.note:
                    st.markdown(f"“{md(d.text(rating.answer.note))}”")
                if rating.answer.heard:
                    st.caption("Heard: " + "; ".join(md(p) for p in rating.answer.heard))
