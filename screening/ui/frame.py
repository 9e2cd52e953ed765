"""What stands around every page: the mark, the role that is screened for, the version."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

import screening
from screening.rubric import Rubric, RubricError, load_rubric, rubric_folders
from screening.ui import office
from screening.ui.desk import desk
from screening.ui.words import md

ASSETS = Path(__file__).parent / "assets"
MARK = ASSETS / "mark.svg"
PAPER = "paper"  # in a page's address: print it


def on_paper() -> bool:
    """Whether the page is asked for (with a role's name) to be printed, with nothing around it."""
    return PAPER in st.query_params


def draw() -> None:
    """The sidebar below the page list. What cannot be used (settings, rubric) stops the page."""
    if not on_paper() or office.signs_in():  # on one machine, paper need not ask who reads it
        office.arrive()
    folders = [folder.name for folder in rubric_folders()]
    if on_paper():
        wanted = st.query_params[PAPER]
        st.session_state["role"] = wanted if wanted in folders else folders[0]
    elif len(folders) > 1:
        st.sidebar.selectbox(
            "Role",
            folders,
            format_func=_name,
            key="role",
            persist_state="session",
            help="The rules, questions and guide that all pages use.",
        )
    else:
        st.session_state["role"] = folders[0] if folders else ""
    try:
        rubric = role()
        desk()
    except (RubricError, ValueError) as error:
        st.error(md(str(error)), title="The app cannot start like this", icon=":material/error:")
        st.stop()
    if on_paper():
        return
    st.logo(str(ASSETS / "logo.svg"), size="large", icon_image=str(MARK))
    with st.sidebar:
        office.choose_opening(rubric.folder.name)
        office.who()
        st.caption(
            f"{md(rubric.rules.name)} rules {md(rubric.version)}  \n"
            f"Screening {md(screening.__version__)}  \n"
            "Documents stay on this machine."
        )


def role() -> Rubric:
    """The rubric of the chosen role. RubricError where its files cannot be used."""
    return load_rubric(st.session_state["role"])


def _name(folder: str) -> str:
    try:
        return load_rubric(folder).rules.name
    except RubricError:
        return folder


def prepare() -> None:
    """Load the models in the background; called when the page has been sent."""
    desk().warm(role().folder.name)
