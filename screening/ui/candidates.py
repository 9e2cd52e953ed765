"""Candidates: everybody in an opening; find them, set a status, compare, export.

Nobody is left out, hidden or ordered unless the visitor asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from screening.rubric import Rubric
from screening.store import Candidate, CandidateQuery, Opening, Page, Role
from screening.ui import acting, decisions, exports, frame, listing, office
from screening.ui import candidates_filters as filters
from screening.ui import candidates_pairs as pairs
from screening.ui.words import count, date, md, plain

LIST, PAIRS = "List", "Possible duplicates"
COMPARED = (2, 4)  # candidates on the page Compare
COMPARE = "screening/ui/compare.py"


def table(rows: Sequence[Candidate], rubric: Rubric, opening: Opening, key: str) -> None:
    """A page of the list; rows can be chosen, names clicked."""
    import pandas as pd

    lines = []
    for c in rows:
        line = {"name": "", "status": decisions.STATUSES[c.status], **listing.line(c, rubric)}
        line["reviews"] = c.reviews or None
        line["twins"] = f"{c.possible_duplicates} possible" if c.possible_duplicates else ""
        line["set"] = f"{date(c.at.date())}, {plain(c.who)}"
        line["number"] = c.number
        if not opening.blind:
            line["file"] = plain(c.file)
        lines.append(line)
    text = st.column_config.TextColumn
    st.dataframe(
        pd.DataFrame(lines),
        hide_index=True,
        height="content" if len(rows) <= 25 else 920,
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
        alt="Candidates with status, level, months, scores and red flags",
        placeholder="",
        column_config={
            **listing.columns(rubric, "opened_candidate"),
            "status": text("Status", width=90),
            "reviews": st.column_config.NumberColumn(
                "Reviews", width=80, help="Interview reviews that were submitted"
            ),
            "twins": text(
                "Same person?", width=115, help="Same file, e-mail, phone or near-same text"
            ),
            "set": text("Status set", width=190),
            "number": st.column_config.NumberColumn("No.", width=60, help="In the order received"),
            "file": text("File", width=190),
        },
    )


def chosen(page: Page, key: str) -> list[Candidate]:
    """The candidates whose rows are ticked."""
    state = st.session_state.get(key)
    rows = state["selection"]["rows"] if state else []
    return [page.rows[n] for n in rows if n < len(page.rows)]


def actions(page: Page, query: CandidateQuery, opening: Opening, key: str) -> None:
    """What can be done with those that are ticked, and with all that match."""
    ticked = chosen(page, key)
    roles = office.me().roles
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        everyone = page.total > len(page.rows) and bool(
            st.checkbox(
                f"All {page.total:,} that match", key="everyone", help="Over all pages of the list."
            )
        )
        n = page.total if everyone else len(ticked)
        may = opening.closed_at is None and bool(roles - {Role.ADMINISTRATOR})
        with st.popover(
            f"Set a status ({n:,})" if n else "Set a status",
            icon=":material/how_to_reg:",
            disabled=not n or not may,
            help="Tick candidates in the first column of the list.",
            key="set_status",
        ):
            if n and may:
                named = page.rows if everyone else ticked
                seen = decisions.pinned({c.id: c.version for c in ticked})
                decisions.form(named, n, lambda: versions(seen, query, opening, everyone))
        low, high = COMPARED
        if st.button(
            "Compare",
            icon=":material/compare_arrows:",
            disabled=not low <= len(ticked) <= high or everyone,
            help=f"Tick {low} to {high} candidates.",
        ):
            ids = ",".join(str(c.id) for c in ticked)
            st.switch_page(COMPARE, query_params={"candidates": ids})


def downloads(
    page: Page, query: CandidateQuery, opening: Opening, rubric: Rubric, key: str
) -> None:
    """The ticked candidates as files; all that match where none is ticked."""
    store, actor = office.store(), office.me()
    some = [c.id for c in chosen(page, key)]
    everyone = not some or bool(st.session_state.get("everyone"))
    exports.buttons(
        (lambda: store.candidates.ids(actor, opening.id, query)) if everyone else lambda: some,
        page.total if everyone else len(some),
        opening,
        rubric,
        f"candidates_{opening.id}",
    )


def versions(
    seen: dict[int, int], query: CandidateQuery, opening: Opening, everyone: bool
) -> dict[int, int]:
    """The candidates that are meant, with their versions: those that are ticked as they were when
    they were ticked, so that what somebody else changes from then on is not overwritten."""
    if not everyone:
        return seen
    found = office.store().candidates.ids(office.me(), opening.id, query)
    return {i: seen.get(i, version) for i, version in found.items()}


def paging(page: Page, query: CandidateQuery) -> None:
    """The way to the other pages of the list."""
    pages = max(1, -(-page.total // query.size))
    if pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center"):
        for word, icon, to in (
            ("Previous", ":material/chevron_left:", query.page - 1),
            ("Next", ":material/chevron_right:", query.page + 1),
        ):
            if word == "Next":
                st.markdown(f"Page {query.page:,} of {pages:,}", width="content")
            st.button(
                word,
                icon=icon,
                icon_position="right" if word == "Next" else "left",
                disabled=not 1 <= to <= pages,
                on_click=filters.go,
                args=(to,),
                type="tertiary",
            )


def everybody(opening: Opening, rubric: Rubric) -> None:
    """The list with its filters."""
    store, actor = office.store(), office.me()
    query = filters.current(rubric, opening.id, opening.blind)
    counts = store.candidates.counts(actor, opening.id, query)
    pages = max(1, -(-counts.matching // query.size))
    if query.page > pages:
        query = filters.on_page(query, pages)
    filters.draw(query, counts, rubric, opening.blind)
    filters.remember(query, rubric, opening.id)
    page = store.candidates.page(actor, opening.id, query)
    acting.say()
    decisions.say()
    first = (query.page - 1) * query.size + 1
    # A key for each set of rows: ticks must never pass over to other people.
    key = f"list_{opening.id}_{decisions.turn()}_{hash(tuple(c.id for c in page.rows))}"
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = f"{first:,}–{first + len(page.rows) - 1:,} of " if pages > 1 else ""
        text = f"{shown}{count(page.total, 'candidate')}"
        if page.total != counts.all:
            text += f" of {counts.all:,} in this opening"
        st.markdown(f"**{text}**", width="content")
        if page.total != counts.all:
            st.button(
                "Show everybody", icon=":material/filter_alt_off:", on_click=filters.clear,
                type="tertiary",
            )  # fmt: skip
        st.space("stretch")
        downloads(page, query, opening, rubric, key)
    if not page.rows:
        st.markdown("Nobody matches. Take a filter away, or search for fewer words.")
        return
    actions(page, query, opening, key)
    table(page.rows, rubric, opening, key)
    row = listing.clicked("opened_candidate")
    if row is not None and row < len(page.rows):
        listing.open_scorecard(page.rows[row].id)
    paging(page, query)


def nobody(opening: Opening) -> None:
    st.markdown(f"There is nobody in the opening **{md(opening.name)}** yet.")
    st.page_link("screening/ui/screen.py", label="Screen resumes", icon=":material/upload_file:")


rubric = frame.role()
opening = office.opening()
if opening is None:
    st.title("Candidates", anchor=False)
    st.markdown("You work on no opening yet. Ask an administrator to name you for one.")
    st.stop()
st.title(f"Candidates: {md(opening.name)}", anchor=False)
if opening.closed_at is not None:
    st.info("This opening is closed: it can be read, not changed.", icon=":material/lock:")
if opening.blind:
    st.info(
        "Reviewed blind: labels instead of names. Unmasking one needs a reason, on the scorecard.",
        icon=":material/visibility_off:",
    )
if not office.store().openings.sizes(office.me()).get(opening.id):
    nobody(opening)
    st.stop()
view = st.radio(
    "View",
    [LIST, PAIRS],
    horizontal=True,
    key="view",
    bind="query-params",
    label_visibility="collapsed",
)
with office.trying():
    if view == PAIRS:
        pairs.draw(opening, rubric)
    else:
        everybody(opening, rubric)
