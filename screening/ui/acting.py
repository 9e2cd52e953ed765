"""Doing something in a widget's callback, and saying afterwards how it went.

A callback runs before the page is drawn, with what the visitor saw when they clicked; so the store
can tell whether somebody else changed it in between. What it refuses is said on
the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from screening.store import Conflict, StoreError
from screening.ui.words import md

_SAID = "_said"  # in the session, until the page has said it


@dataclass(frozen=True)
class Said:
    text: str
    kind: str  # done, changed, refused


def act(action: Callable[[], object], done: str = "") -> bool:
    """Whether `action` went through; what there is to say is kept for `say`."""
    try:
        action()
    except Conflict as conflict:
        _keep(Said(f"{conflict} The page shows what they saved.", "changed"))
    except StoreError as error:
        _keep(Said(str(error), "refused"))
    else:
        if done:
            _keep(Said(done, "done"))
        return True
    return False


def _keep(said: Said) -> None:
    st.session_state.setdefault(_SAID, []).append(said)


def say() -> None:
    """How the last action went."""
    for said in st.session_state.pop(_SAID, ()):
        if said.kind == "done":
            st.toast(md(said.text), icon=":material/check:")
        elif said.kind == "changed":
            st.warning(md(said.text), title="Changed meanwhile", icon=":material/sync_problem:")
        else:
            st.error(md(said.text), icon=":material/error:")
