"""Compare: two to four candidates side by side, what tells them apart first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from screening.rubric import Rubric
from screening.store import CandidateQuery, Opening, StoreError
from screening.ui import compare_rows, dossier, frame, listing, office
from screening.ui.compare_rows import Row
from screening.ui.dossier import Dossier
from screening.ui.words import count, md, table

MOST = 4
OFFERED = 200  # candidates in the choice; others are ticked in the list
FEW = 4  # quotes of one candidate for one criterion


def asked() -> list[int]:
    """The candidates of the page's address, each once, at most four."""
    words = st.query_params.get("candidates", "").split(",")
    ids = (int(w) for w in words if w.isascii() and w.isdigit() and len(w) <= 12)
    return list(dict.fromkeys(ids))[:MOST]


def show(ids: Sequence[int]) -> None:
    """Put these into the page's address."""
    st.query_params["candidates"] = ",".join(map(str, ids))


def _add() -> None:
    if (added := st.session_state.get("compare_add")) is not None:
        show([*asked(), added])
        st.session_state["compare_add"] = None


def _remove(candidate_id: int) -> None:
    show([i for i in asked() if i != candidate_id])


def choose(ids: Sequence[int], opening: Opening | None, rubric: Rubric) -> None:
    """A choice of who else is compared, as long as there is room."""
    if opening is None or len(ids) >= MOST:
        return
    query = CandidateQuery(size=OFFERED)
    page = office.store().candidates.page(office.me(), opening.id, query)
    offered = {c.id: c for c in page.rows if c.id not in ids}
    if not offered:
        return

    def words(candidate_id: int) -> str:
        c = offered.get(candidate_id)
        return f"{listing.name(c)}, {listing.level(c, rubric)}" if c else ""

    st.selectbox(
        "Add a candidate",
        list(offered),
        index=None,
        format_func=words,
        placeholder="Choose",
        key="compare_add",
        on_change=_add,
        width=420,
        help=f"The first {OFFERED} of the opening; tick others on the page Candidates."
        if page.total > OFFERED
        else None,
    )


def load(ids: Sequence[int]) -> list[Dossier]:
    """Those whom the visitor may see; of the others it is said why not."""
    found = []
    for candidate_id in ids:
        try:
            found.append(dossier.load(candidate_id))
        except StoreError as error:
            st.warning(md(str(error)), icon=":material/info:")
    return found


def heads(found: Sequence[Dossier]) -> None:
    """Who is compared, with the ways to their pages."""
    for column, d in zip(st.columns(len(found), gap="medium"), found, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.subheader(md(d.label), anchor=False)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    listing.SCORECARD,
                    label="Scorecard",
                    icon=":material/fact_check:",
                    query_params={"candidate": str(d.id)},
                )
                st.button(
                    "Remove",
                    icon=":material/close:",
                    type="tertiary",
                    key=f"remove_{d.id}",
                    on_click=_remove,
                    args=(d.id,),
                    help=f"Compare without {md(d.label)}",
                )


def side_by_side(rows: Sequence[Row], found: Sequence[Dossier]) -> None:
    headers = ("Criterion", *(md(d.label) for d in found))
    lines = ((f"**{md(row.name)}**", *(cell.words for cell in row.cells)) for row in rows)
    st.markdown(table(headers, lines))


def quotes(rows: Sequence[Row], found: Sequence[Dossier]) -> None:
    """The lines behind one criterion, on demand."""
    quoted = {row.id: row for row in rows if row.quoted}
    if not quoted:
        return
    st.header("In the resumes' own words", anchor=False)
    chosen = st.selectbox(
        "Quotes for",
        list(quoted),
        index=None,
        format_func=lambda i: quoted[i].name if i in quoted else "",
        placeholder="Choose a criterion",
        key="compare_quotes",
        width=420,
    )
    if chosen not in quoted:
        return
    columns = st.columns(len(found), gap="medium")
    for column, d, cell in zip(columns, found, quoted[chosen].cells, strict=True):
        with column:
            st.markdown(f"**{md(d.label)}**  \n{cell.words}")
            for q in cell.quotes[:FEW]:
                where = f"  \n:gray[:small[page {q.page}]]" if q.page else ""
                st.markdown(f"“{md(q.text)}”{where}")
            if rest := cell.quotes[FEW:]:
                st.caption(f"and {count(len(rest), 'more line')}, on the scorecard")
            if not cell.quotes:
                st.markdown("No line of the resume.")


rubric = frame.role()
st.title("Compare", anchor=False)
ids = asked()
found = load(ids)
if len(found) < 2:
    st.markdown(
        "Choose two to four candidates: here, or by ticking them on the page Candidates."
        if not found
        else "Choose one more, at least."
    )
if found:
    heads(found)
choose(ids, office.opening(), rubric)
if len(found) >= 2:
    criteria = compare_rows.rows(found, found[0].rubric)
    apart = [row for row in criteria if row.differs]
    alike = [row for row in criteria if not row.differs]
    st.header("Where they differ", anchor="differences")
    st.caption(f"{compare_rows.summary(criteria)} Nothing here adds up to a place: people decide.")
    if apart:
        side_by_side(apart, found)
    else:
        st.markdown("Nowhere: every criterion is the same.")
    quotes(criteria, found)
    if alike:
        st.header("The same for all", anchor="same")
        side_by_side(alike, found)
