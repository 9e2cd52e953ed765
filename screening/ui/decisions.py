"""Decisions on candidates: a status is set by a person, signed; declining says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from screening.store import Candidate, Status
from screening.ui import listing, office
from screening.ui.acting import act
from screening.ui.words import count, md, plain

STATUSES = {
    Status.NEW: "New",
    Status.SCREEN: "Screen",
    Status.INTERVIEW: "Interview",
    Status.HOLD: "Hold",
    Status.OFFER: "Offer",
    Status.DECLINED: "Declined",
}
COLORS = {Status.OFFER: "green", Status.DECLINED: "orange", Status.NEW: "gray"}
REASONS = "decline_reasons"
NAMED = 5  # candidates that are named before "and 12 more"
_PINNED = "_ticked"  # versions by id
_TURN = "_decisions"
_SAID = "_decided"  # what to say when the page is drawn again


def badge(status: Status) -> str:
    """A status as a word with a color beside it."""
    return f":{COLORS.get(status, 'blue')}-badge[{STATUSES[status]}]"


def form(chosen: Sequence[Candidate], n: int, versions: Callable[[], Mapping[int, int]]) -> None:
    """Ask for the status of `n` candidates, the reason where one is needed, and a sentence.

    `chosen` are shown by name; `versions` are those of all that are meant, as the visitor saw them.
    """
    names = ", ".join(f"**{md(listing.name(c))}**" for c in chosen[:NAMED])
    more = n - min(len(chosen), NAMED)
    st.markdown(f"For {names}" + (f" and {count(more, 'more', 'more')}" if more else "") + ".")
    status = st.selectbox(
        "Status",
        list(Status),
        index=None,
        format_func=lambda s: STATUSES[s],
        placeholder="Choose",
        key="decide_status",
    )
    declining = status is Status.DECLINED
    if declining:
        offered = office.store().settings.get(REASONS).value
        st.selectbox(
            "Reason",
            list(offered),
            index=None,
            format_func=lambda k: plain(offered.get(k, k)),
            placeholder="Choose",
            key="decide_reason",
        )
    st.text_area(
        "Why, in a sentence" + ("" if declining or n > 1 else " (if you like)"),
        max_chars=1000,
        height=80,
        key="decide_why",
        help="What a colleague should know a year from now.",
    )
    st.button(
        "Save status",
        type="primary",
        disabled=status is None,
        key="decide_save",
        on_click=_save,
        args=(versions,),
    )
    st.caption("A person decides. Who, when and why is recorded.")


def pinned(now: Mapping[int, int]) -> dict[int, int]:
    """Versions of the ticked candidates as they were when each was ticked."""
    old: dict[int, int] = st.session_state.get(_PINNED, {})
    kept = {i: old.get(i, version) for i, version in now.items()}
    st.session_state[_PINNED] = kept
    return kept


def turn() -> int:
    """How many decisions were made in this visit: a list with a key of its own for each begins
    without ticks."""
    return int(st.session_state.get(_TURN, 0))


def _save(versions: Callable[[], Mapping[int, int]]) -> None:
    state = st.session_state
    status: Status = state["decide_status"]
    reason = (state.get("decide_reason") or "") if status is Status.DECLINED else ""
    why = state.get("decide_why") or ""
    state.pop(_PINNED, None)  # whatever happens, the page shows what holds then
    if act(lambda: _decide(versions(), status, reason, why)):
        for name in ("status", "reason", "why"):
            state.pop(f"decide_{name}", None)
        state.pop("everyone", None)
        state[_TURN] = turn() + 1


def _decide(versions: Mapping[int, int], status: Status, reason: str, why: str) -> None:
    """Save, and keep what was done and what others changed meanwhile. StoreError where nothing was
    saved."""
    made, actor = office.store().decisions, office.me()
    word = STATUSES[status].lower()
    if len(versions) == 1:
        ((candidate_id, version),) = versions.items()
        made.decide(actor, candidate_id, status, version, reason=reason, why=why)
        st.session_state[_SAID] = f"1 candidate set to {word}.", []
        return
    done = made.decide_many(actor, versions, status, why=why, reason=reason)
    already = len(versions) - len(done.done) - len(done.conflicts)
    text = f"{count(len(done.done), 'candidate')} set to {word}."
    if already:
        text += f" {count(already, 'was', 'were')} already."
    st.session_state[_SAID] = text, [str(conflict) for conflict in done.conflicts.values()]


def say() -> None:
    """What the last decision did, once."""
    text, conflicts = st.session_state.pop(_SAID, ("", []))
    if text:
        st.success(md(text), icon=":material/check_circle:")
    if conflicts:
        st.warning(
            "\n".join(f"- {md(c)}" for c in conflicts),
            title="Left as others set them",
            icon=":material/sync_problem:",
        )
