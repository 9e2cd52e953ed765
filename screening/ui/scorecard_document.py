"""The document as pictures of its pages; what shows something is marked and can be clicked.

Every mark is a button in the page's own order, so that it can be reached by keyboard and is read
out; the level stands beside it as a word. The picture itself comes from the child process.
"""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from screening.ui import dossier
from screening.ui.words import count, md, plain

if TYPE_CHECKING:
    from screening.evidence.model import Quote
    from screening.ui.dossier import Dossier
    from screening.ui.reading import Reading, Spot

ASSETS = Path(__file__).parent / "assets"
SIZES = {"Fit": 100, "Large": 180}  # percent of the column's width
LONGEST = 160  # characters of a quote that is read out with its mark
_TURN = "_turn"  # counts what was clicked: the picture moves once for each


def focused(reading: Reading | None) -> int | None:
    """The mark of the page's address, if there is one of that number."""
    text = st.query_params.get("mark", "")
    if reading is None or not (text.isascii() and text.isdigit() and len(text) < 6):
        return None
    return int(text) if int(text) < len(reading.spots) else None


def opened_targets(reading: Reading | None) -> tuple[str, ...]:
    """The indicators and flags that the mark of the page's address speaks to."""
    mark = focused(reading)
    return () if reading is None or mark is None else reading.spots[mark].targets


def show_mark(mark: int, page: int) -> None:
    """Bring a mark's page and box into view."""
    st.query_params["mark"] = str(mark)
    st.query_params["page"] = str(page)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def quote_button(reading: Reading | None, quote: Quote, place: str, key: str) -> None:
    """A quote as a button that shows it on its page; as text where it has no place."""
    where = f"  \n:gray[:small[{md(place)}]]" if place else ""
    mark = reading.where.get(quote) if reading else None
    if reading is None or mark is None:
        st.markdown(f"“{md(quote.text)}”{where}")
        return
    st.button(
        f"“{md(quote.text)}”",
        key=key,
        type="tertiary",
        icon=":material/format_quote:",
        wrap=True,
        help=f"Show it on page {reading.spots[mark].page}",
        on_click=show_mark,
        args=(mark, reading.spots[mark].page),
    )
    if place:
        st.caption(md(place))


def draw(d: Dossier) -> None:
    """The pages, one at a time, with their marks."""
    reading = d.reading
    if reading is None:
        st.info(
            md(d.problem) or "The document cannot be shown.",
            title="No picture of the document",
            icon=":material/image_not_supported:",
        )
        return
    page = _page(reading)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if len(reading.sizes) > 1:
            for word, icon, to in (
                ("Previous page", ":material/chevron_left:", page - 1),
                ("Next page", ":material/chevron_right:", page + 1),
            ):
                st.button(
                    word,
                    icon=icon,
                    type="tertiary",
                    disabled=not 1 <= to <= len(reading.sizes),
                    on_click=_turn_to,
                    args=(to,),
                )
        st.markdown(f"Page {page} of {len(reading.sizes)}", width="content")
        size = st.radio(
            "Size of the picture",
            list(SIZES),
            list(SIZES).index("Fit"),
            horizontal=True,
            key="document_size",
            label_visibility="collapsed",
        )
    spots = [(n, s) for n, s in enumerate(reading.spots) if s.page == page]
    shown = sum(bool(s.labels) for _, s in spots)
    _viewer()(
        key="document_viewer",
        data=_data(d, reading, page, spots, SIZES[size or "Fit"]),
        on_picked_change=_picked,
    )
    legend = f"{count(shown, 'mark')} on this page. Click one to go to what it shows."
    st.caption(legend if shown else "Nothing on this page is marked.")
    with st.expander("Text of the document", icon=":material/notes:"):
        st.text("\n".join(plain(line.text) for line in reading.resume.document.lines))


def _page(reading: Reading) -> int:
    text = st.query_params.get("page", "1")
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    return min(max(1, wanted), max(1, len(reading.sizes)))


def _turn_to(page: int) -> None:
    st.query_params["page"] = str(page)
    st.query_params.pop("mark", None)


def _picked() -> None:
    """A mark on the page was clicked."""
    picked = st.session_state["document_viewer"].picked
    if picked is not None:
        st.query_params["mark"] = str(int(picked))


def _data(
    d: Dossier, reading: Reading, page: int, spots: list[tuple[int, Spot]], size: int
) -> dict[str, Any]:
    width, height = reading.sizes[page - 1]
    focus = focused(reading)
    names = {i.id: i.name for i in d.rubric.indicators}
    names |= {f.id: f.name for f in d.rubric.red_flags}
    marks = []
    for n, spot in spots:
        quote = next((q.text for q, m in reading.where.items() if m == n), "")
        said = plain(quote)[:LONGEST]
        about = ", ".join(names.get(t, t) for t in spot.targets) or "Position"
        marks.append(
            {
                "id": n,
                "label": _label(spot),
                "name": f"{' and '.join(spot.labels) or 'Line'}: {about}. “{said}”",
                "targets": list(spot.targets),
                "color": "rgb({}, {}, {})".format(*spot.color),
                "boxes": [
                    [
                        round(100 * b.x0 / width, 3),
                        round(100 * b.top / height, 3),
                        round(100 * (b.x1 - b.x0) / width, 3),
                        round(100 * (b.bottom - b.top) / height, 3),
                    ]
                    for b in spot.boxes
                ],
            }
        )
    picture = base64.b64encode(dossier.picture(d, page)).decode("ascii")
    return {
        "picture": f"data:image/png;base64,{picture}",
        "alt": f"Page {page} of the document"
        + (", with what tells who this is drawn over" if d.masked else ""),
        "ratio": round(width / height, 5),
        "size": size,
        "marks": marks,
        "focus": focus,
        "turn": st.session_state.get(_TURN, 0),
    }


def _label(spot: Spot) -> str:
    """What stands beside the mark: the last of its labels, and how many more there are."""
    more = f" +{len(spot.labels) - 1}" if len(spot.labels) > 1 else ""
    return spot.labels[-1] + more if spot.labels else ""


@cache
def _source(ending: str) -> str:
    return (ASSETS / f"document_viewer.{ending}").read_text("utf-8")


def _viewer() -> Any:
    return st.components.v2.component(
        "screening_document_viewer", html=HTML, css=_source("css"), js=_source("js")
    )


HTML = """<div class="window" tabindex="0" role="region" aria-label="Page of the document">
<div class="paper"><img alt=""><div class="marks"></div></div>
</div>"""
