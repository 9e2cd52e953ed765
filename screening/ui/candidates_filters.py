"""Which candidates, in what order: the filters of the list and the page's address that holds them.

The address is made of stable words (ids, not names or counts), so that it can be sent to a
colleague: ``candidates?opening=1&level=mid&flag=no_compliance:ask&sort=months_most``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from screening.rubric import Rubric
from screening.store import CandidateQuery, Counts, Sort, Status
from screening.ui.decisions import STATUSES
from screening.ui.words import UNREADABLE, plain

UNREAD = "unread"  # in the address: documents that could not be read
FLAG_STATES = {"flagged": "flagged", "ask": "ask", "clear": "clear"}
MOST_MONTHS = 960
SIZE = 50  # candidates on a page
NAMES = ("q", "level", "status", "shows", "flag", "tool", "min", "max", "sort", "page")
_SEEN = "_list_address"  # what the filters were when the list was last drawn

Address = dict[str, list[str]]


# -- the address ----------------------------------------------------------------------------


def orders(rubric: Rubric, blind: bool) -> dict[str, tuple[str, Sort, str, bool]]:
    """Each order by its word in the address: what it is called, by what, of which level, down."""
    out = {
        "first": ("Received: oldest first", Sort.RECEIVED, "", False),
        "latest": ("Received: latest first", Sort.RECEIVED, "", True),
        "name": ("Name", Sort.NAME, "", False),
        "level_high": ("Level: highest first", Sort.LEVEL, "", True),
        "level_low": ("Level: lowest first", Sort.LEVEL, "", False),
        "months_most": ("Months: most first", Sort.MONTHS, "", True),
        "months_fewest": ("Months: fewest first", Sort.MONTHS, "", False),
        "status": ("Status: in the order of the work", Sort.STATUS, "", False),
        "changed": ("Status: latest change first", Sort.CHANGED, "", True),
    }
    for level in rubric.levels:
        title = f"{level.name} score: highest first"
        out[f"score_{level.id}"] = (title, Sort.SCORE, level.id, True)
    if blind:
        del out["name"]
    return out


def from_address(
    address: Mapping[str, Sequence[str]], rubric: Rubric, blind: bool
) -> CandidateQuery:
    """What an address asks for; words in it that mean nothing here are passed over."""
    levels = {UNREAD: "", **{x.id: x.id for x in rubric.levels}}
    indicators = frozenset(x.id for x in rubric.indicators)
    flags = {f"{f.id}:{s}": (f.id, s) for f in rubric.red_flags for s in FLAG_STATES}
    statuses = {s.value: s for s in Status}
    asked = {name: list(address.get(name, ())) for name in NAMES}
    known = orders(rubric, blind)
    _, sort, score_level, descending = known[
        next((w for w in asked["sort"] if w in known), "first")
    ]
    return CandidateQuery(
        search=next(iter(asked["q"]), "")[:200],
        levels=frozenset(levels[w] for w in asked["level"] if w in levels),
        statuses=frozenset(statuses[w] for w in asked["status"] if w in statuses),
        indicators=indicators.intersection(asked["shows"]),
        flags=frozenset(flags[w] for w in asked["flag"] if w in flags),
        tools=frozenset(asked["tool"]),
        min_months=_whole(asked["min"], 0, MOST_MONTHS),
        max_months=_whole(asked["max"], 0, MOST_MONTHS),
        sort=sort,
        score_level=score_level,
        descending=descending,
        page=_whole(asked["page"], 1, 1_000_000) or 1,
        size=SIZE,
    )


def to_address(query: CandidateQuery, rubric: Rubric) -> Address:
    """The address of a query; what asks for nothing is left out."""
    order = (query.sort, query.score_level, query.descending)
    word = next((w for w, (_, *o) in orders(rubric, False).items() if tuple(o) == order), "first")
    out = {
        "q": [query.search] if query.search.strip() else [],
        "level": [x or UNREAD for x in sorted(query.levels)],
        "status": [s.value for s in Status if s in query.statuses],
        "shows": sorted(query.indicators),
        "flag": [f"{flag}:{state}" for flag, state in sorted(query.flags)],
        "tool": sorted(query.tools),
        "min": [] if query.min_months is None else [str(query.min_months)],
        "max": [] if query.max_months is None else [str(query.max_months)],
        "sort": [] if word == "first" else [word],
        "page": [] if query.page == 1 else [str(query.page)],
    }
    return {name: words for name, words in out.items() if words}


def _whole(words: Sequence[str], least: int, most: int) -> int | None:
    word = next(iter(words), "")
    if not word.isascii() or not word.isdigit() or len(word) > 9:
        return None
    return min(max(int(word), least), most)


# -- the page -------------------------------------------------------------------------------


def current(rubric: Rubric, opening_id: int, blind: bool) -> CandidateQuery:
    """The query of this run: the address's where somebody came by one, else what was chosen."""
    asked = {n: st.query_params.get_all(n) for n in NAMES if n in st.query_params}
    seen: tuple[int, Address] = st.session_state.get(_SEEN, (opening_id, {}))
    if asked and asked != seen[1]:
        query = from_address(asked, rubric, blind)
    else:
        query = from_address(seen[1], rubric, blind)
        if "f_q" in st.session_state:
            query = _chosen(query, rubric, blind)
        if seen[0] != opening_id:
            query = replace(query, page=1, tools=frozenset())
    return query


def remember(query: CandidateQuery, rubric: Rubric, opening_id: int) -> None:
    """Put a query into the page's address and keep it for when the visitor comes back."""
    address = to_address(query, rubric)
    st.session_state[_SEEN] = (opening_id, address)
    for name in NAMES:
        if name in address:
            if st.query_params.get_all(name) != address[name]:
                st.query_params[name] = address[name]
        elif name in st.query_params:
            del st.query_params[name]
    if st.query_params.get("opening") != str(opening_id):
        st.query_params["opening"] = str(opening_id)


def clear() -> None:
    """Show everybody again; the order stays."""
    opening_id, address = st.session_state.get(_SEEN, (0, {}))
    kept = {"sort": address["sort"]} if "sort" in address else {}
    st.session_state[_SEEN] = (opening_id, kept)
    for name in NAMES:
        st.session_state.pop(f"f_{name}", None)
        st.query_params.pop(name, None)


def on_page(query: CandidateQuery, page: int) -> CandidateQuery:
    """The same query on another page."""
    return replace(query, page=page)


def go(page: int) -> None:
    """Another page of the same list."""
    st.session_state["f_page"] = page


def _chosen(query: CandidateQuery, rubric: Rubric, blind: bool) -> CandidateQuery:
    """The query as the widgets stand; those that are not drawn keep what holds."""
    state = st.session_state
    word = state.get("f_sort")
    known = orders(rubric, blind)
    _, sort, score_level, descending = known[word if word in known else "first"]

    def many(name: str, now: frozenset[Any]) -> frozenset[Any]:
        return frozenset(state[f"f_{name}"] or ()) if f"f_{name}" in state else now

    return replace(
        query,
        search=state.get("f_q") or "",
        levels=many("level", query.levels),
        statuses=many("status", query.statuses),
        indicators=many("shows", query.indicators),
        flags=many("flag", query.flags),
        tools=many("tool", query.tools),
        min_months=state.get("f_min", query.min_months),
        max_months=state.get("f_max", query.max_months),
        sort=sort,
        score_level=score_level,
        descending=descending,
        page=state.get("f_page") or 1,
    )


def draw(query: CandidateQuery, counts: Counts, rubric: Rubric, blind: bool) -> None:
    """The filters. They show how many candidates each choice would leave."""
    st.session_state["f_page"] = query.page
    order = to_address(query, rubric).get("sort", ["first"])[0]
    known = orders(rubric, blind)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        what = "words of the resume" if blind else "name, e-mail, phone, words of the resume"
        _controlled(
            st.text_input,
            "q",
            query.search,
            label="Search",
            type="search",
            placeholder=what.capitalize(),
            max_chars=200,
            width="stretch",
        )
        _controlled(
            st.selectbox,
            "sort",
            order,
            label="Order",
            options=list(known),
            format_func=lambda w: known[w][0] if w in known else w,
            width=280,
        )
    levels = {**{x.id: x.name for x in rubric.levels}, "": UNREADABLE}
    # not pills: what is chosen in them cannot be read well enough in the dark theme
    left, right = st.columns(2, gap="medium")
    with left:
        _controlled(
            st.multiselect,
            "status",
            [s for s in Status if s in query.statuses],
            label="Status",
            options=list(Status),
            format_func=lambda s: f"{STATUSES[s]} ({counts.statuses.get(s.value, 0):,})",
            placeholder="Any",
        )
    with right:
        _controlled(
            st.multiselect,
            "level",
            [x for x in levels if x in query.levels],
            label="Level",
            options=list(levels),
            format_func=lambda x: f"{levels[x]} ({counts.levels.get(x, 0):,})",
            placeholder="Any",
        )
    chosen = (query.indicators, query.flags, query.tools)
    more = sum(map(bool, chosen)) + sum(x is not None for x in (query.min_months, query.max_months))
    title = "Indicators, red flags, tools, months" + (f" · {more} set" if more else "")
    with st.expander(title, key="f_more", expanded=bool(more)):
        _more(query, counts, rubric)


def _more(query: CandidateQuery, counts: Counts, rubric: Rubric) -> None:
    indicators = {x.id: x.name for x in rubric.indicators}
    flags = {(f.id, s): f"{f.name}: {s}" for f in rubric.red_flags for s in FLAG_STATES}
    tools = sorted(set(counts.tools) | query.tools, key=lambda t: (-counts.tools.get(t, 0), t))
    left, right = st.columns(2, gap="medium")
    with left:
        _controlled(
            st.multiselect,
            "shows",
            [x for x in indicators if x in query.indicators],
            label="Shows all of these indicators",
            options=list(indicators),
            format_func=lambda x: f"{indicators[x]} ({counts.indicators.get(x, 0):,})",
            placeholder="Any",
        )
        _controlled(
            st.multiselect,
            "tool",
            sorted(query.tools),
            label="Names any of these tools",
            options=tools,
            format_func=lambda x: f"{plain(x)} ({counts.tools.get(x, 0):,})",
            placeholder="Any",
        )
    with right:
        _controlled(
            st.multiselect,
            "flag",
            [x for x in flags if x in query.flags],
            label="Has all of these red flag states",
            options=list(flags),
            format_func=lambda x: f"{flags[x]} ({counts.flags.get(x, 0):,})",
            placeholder="Any",
        )
        with st.container(horizontal=True, gap="medium"):
            for name, label, value in (
                ("min", "Months, at least", query.min_months),
                ("max", "Months, at most", query.max_months),
            ):
                _controlled(
                    st.number_input,
                    name,
                    value,
                    label=label,
                    value=None,
                    min_value=0,
                    max_value=MOST_MONTHS,
                    step=1,
                    placeholder="Any",
                )


def _first_page() -> None:
    st.session_state["f_page"] = 1


def _controlled(widget: Callable[..., Any], name: str, now: Any, **arguments: Any) -> None:
    """A widget that shows `now`, whatever it was before: an address can say otherwise."""
    key = f"f_{name}"
    if key not in st.session_state or st.session_state[key] != now:
        st.session_state[key] = now
    widget(key=key, on_change=_first_page, **arguments)
