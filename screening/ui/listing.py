"""Candidates as lines of a table: the same words and columns on every page that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from screening.ui.words import UNREADABLE, literal, plain

if TYPE_CHECKING:
    from screening.rubric import Rubric
    from screening.store import Candidate

ROW = 35  # pixels, as Streamlit draws a table's lines
SCORECARD = "screening/ui/scorecard.py"


def name(candidate: Candidate) -> str:
    """The person's name, else the file's; a label that says nothing where masked."""
    if candidate.masked:
        from screening.blind import label

        return label(candidate.sha256)
    return plain(candidate.name) or plain(candidate.file) or f"Candidate number {candidate.number}"


def level(candidate: Candidate, rubric: Rubric) -> str:
    if candidate.unread:
        return UNREADABLE
    return next((x.name for x in rubric.levels if x.id == candidate.level), candidate.level)


def flags(candidate: Candidate) -> str:
    """ "1 flagged, 2 ask", or "all clear"; nothing for what could not be read."""
    if candidate.unread:
        return ""
    states = list(candidate.flags.values())
    found = [f"{n} {word}" for word in ("flagged", "ask") if (n := states.count(word))]
    return ", ".join(found) or "all clear"


def line(candidate: Candidate, rubric: Rubric) -> dict[str, Any]:
    """The cells that all tables share."""
    read = not candidate.unread
    return {
        "name": literal(name(candidate)),
        "level": level(candidate, rubric),
        "months": candidate.relevant_months if read else None,
        **{x.id: candidate.scores.get(x.id) if read else None for x in rubric.levels},
        "flags": flags(candidate),
        "flagged": "; ".join(
            f.name for f in rubric.red_flags if candidate.flags.get(f.id) == "flagged"
        ),
    }


def empty_line(label: str, rubric: Rubric) -> dict[str, Any]:
    """The cells of a file that became no candidate."""
    return {
        "name": literal(label),
        "level": UNREADABLE,
        "months": None,
        **{x.id: None for x in rubric.levels},
        "flags": "",
        "flagged": "",
    }


def columns(rubric: Rubric, opened: str | None) -> dict[str, Any]:
    """How the shared columns are drawn; `opened` is the key that tells which name was clicked,
    None for a table that only shows."""
    names: Any = st.column_config.TextColumn("Name", pinned=True, width=165)
    if opened is not None:
        names = st.column_config.ButtonColumn(
            "Name", pinned=True, width=165, alignment="left", type="tertiary", key=opened
        )
    return {
        "name": names,
        "level": st.column_config.TextColumn("Level", width=120, help="The recommended level"),
        "months": st.column_config.NumberColumn("Months", width=75, help="Months of relevant work"),
        **{
            x.id: st.column_config.ProgressColumn(
                x.name,
                min_value=0,
                max_value=100,
                format="%d",
                width=82,
                help="Score, 0 to 100: how much of the level's indicators is shown",
            )
            for x in rubric.levels
        },
        "flags": st.column_config.TextColumn("Red flags", width=125),
        "flagged": st.column_config.TextColumn("What is flagged", width=260),
    }


def clicked(key: str) -> int | None:
    """The row whose name was clicked, once."""
    click = st.session_state.get(key)
    return int(click["row"]) if click else None


def open_scorecard(candidate_id: int) -> None:
    """Go to a candidate's scorecard: an address that can be sent to a colleague."""
    st.switch_page(SCORECARD, query_params={"candidate": str(candidate_id)})
