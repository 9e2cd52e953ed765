"""Possible duplicates: pairs of candidates side by side, and what a person says of them.

Nothing is ever merged: both stay, whatever is said.
"""

from __future__ import annotations

import streamlit as st

from screening.rubric import Rubric
from screening.store import Candidate, Judgment, NotFound, Opening, Pair
from screening.ui import decisions, listing, office
from screening.ui.acting import act, say
from screening.ui.words import count, date, md, months, phone, plain

ON_A_PAGE = 10
WORDS = {Judgment.SAME: "One person", Judgment.DIFFERENT: "Two people"}


def draw(opening: Opening, rubric: Rubric) -> None:
    """The pairs of this opening that nobody has judged, or all."""
    say()
    judged = st.toggle("Show judged pairs too", key="judged")
    found = office.store().duplicates.of_opening(office.me(), opening.id, judged=judged)
    if not found:
        st.markdown("No two candidates share a file, an e-mail, a telephone number or their text.")
        return
    pages = -(-len(found) // ON_A_PAGE)
    page = 1
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(
            f"**{count(len(found), 'pair')}.** Both candidates of a pair stay, whatever you say."
        )
        if pages > 1:
            page = st.number_input(
                f"Page, of {pages:,}", min_value=1, max_value=pages, key="pair_page", width=160
            )
    for pair in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        _pair(pair, opening, rubric)


def signs(pair: Pair) -> str:
    """What the two have in common, in words."""
    found = [
        word
        for word, there in (
            ("the same file", pair.same_bytes),
            ("the same e-mail", pair.same_email),
            ("the same phone", pair.same_phone),
        )
        if there
    ]
    if pair.similarity is not None:
        found.append(f"{pair.similarity:.0%} of their text")
    return ", ".join(found)


def _pair(pair: Pair, opening: Opening, rubric: Rubric) -> None:
    store, actor = office.store(), office.me()
    try:
        both = [store.candidates.get(actor, i) for i in (pair.first_id, pair.second_id)]
    except NotFound:  # deleted since the list was read
        return
    with st.container(border=True, key=f"pair_{pair.id}"):
        st.markdown(f"In common: {signs(pair)}")
        for column, candidate in zip(st.columns(2, gap="large"), both, strict=True):
            with column:
                _side(candidate, opening, rubric)
        if pair.judgment is not None:
            # what a person wrote about two people may name them
            reason = "" if any(c.masked for c in both) else f": {md(pair.reason)}"
            st.markdown(
                f"**{WORDS[pair.judgment]}**{reason}  \n:gray[:small[{md(pair.who)}"
                + (f", {date(pair.at.date())}]]" if pair.at else "]]")
            )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "screening/ui/compare.py",
                label="Compare",
                icon=":material/compare_arrows:",
                query_params={"candidates": f"{pair.first_id},{pair.second_id}"},
            )
            word = "Say something else" if pair.judgment else "Say who is who"
            with st.popover(word, icon=":material/group:"):
                _form(pair)


def _side(candidate: Candidate, opening: Opening, rubric: Rubric) -> None:
    st.page_link(
        listing.SCORECARD,
        label=f"**{md(listing.name(candidate))}**",
        icon=":material/fact_check:",
        query_params={"candidate": str(candidate.id)},
    )
    level = listing.level(candidate, rubric)
    read = "" if candidate.unread else f", {months(candidate.relevant_months)}"
    details = [f"{md(level)}{read}", decisions.badge(candidate.status)]
    details += [md(d) for d in (plain(candidate.email), phone(candidate.phone)) if d]
    if candidate.file:
        details.append(f"file {md(candidate.file)}")
    details.append(f"added {date(candidate.added_at.date())}")
    if candidate.opening_id != opening.id:
        other = office.store().openings.get(office.me(), candidate.opening_id)
        details.append(f"in the opening {md(other.name)}")
    st.markdown("  \n".join(details))


def _form(pair: Pair) -> None:
    key = f"judge_{pair.id}"
    options: list[Judgment | None] = [Judgment.SAME, Judgment.DIFFERENT]
    if pair.judgment is not None:
        options = [j for j in options if j is not pair.judgment] + [None]
    st.radio(
        "These are",
        options,
        format_func=lambda j: "Not judged" if j is None else WORDS[j],
        key=f"{key}_what",
        index=0,
    )
    st.text_area("Why, in a sentence", key=f"{key}_why", height=80, max_chars=500)
    st.button("Save", type="primary", key=f"{key}_save", on_click=_judge, args=(pair,))


def _judge(pair: Pair) -> None:
    what: Judgment | None = st.session_state.get(f"judge_{pair.id}_what")
    why = st.session_state.get(f"judge_{pair.id}_why") or ""
    store, actor = office.store(), office.me()
    act(lambda: store.duplicates.judge(actor, pair.id, what, why, pair.version), "Saved.")
