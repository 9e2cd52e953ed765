"""Audit: what was done, by whom, when, and whether the record is whole."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

import streamlit as st

from screening.blind import label
from screening.store import Actor, ChainReport, Event, EventQuery, Head, NotFound, Store
from screening.ui import events, frame, office
from screening.ui.words import count, date, md, plain, table

SIZE = 50  # events on a page
ALL = "All"
NO_BREAK = "\u00a0"  # a space that ends no line


def checked(store: Store, total: int) -> None:
    """Whether the chain holds, in words; checked anew when it has grown, and on request."""
    report: ChainReport | None = st.session_state.get("_chain")
    if report is None or (report.sound and report.events != total):
        report = st.session_state["_chain"] = store.audit.verify()
    with st.container(border=True, key="chain"):
        if report.sound:
            st.markdown(
                f"**:material/verified: The record is whole.** {md(report.why)} Nothing was "
                "changed or taken out of it since it was written."
            )
        else:
            st.markdown(
                f"**:red[:material/error: The record was tampered with.]** {md(report.why)} "
                f"What comes before event {report.broken_at} holds."
            )
        st.markdown(
            f":small[Its end is event {report.head.seq} with the seal] "
            f"`{report.head.hash[:16]}`:small[. Note both somewhere else: with them, a record that "
            "was cut short or written anew is found as well.]"
        )
        with st.container(horizontal=True):
            st.button("Check again", icon=":material/refresh:", on_click=_forget)
            with st.popover("Compare with a noted end", icon=":material/edit_note:"):
                compare(store)


def _forget() -> None:
    st.session_state.pop("_chain", None)


def compare(store: Store) -> None:
    """Check against an end that was noted earlier; the first 16 letters of its seal are enough."""
    with st.form("anchor", border=False):
        seq = st.number_input("Event", min_value=1, step=1, value=None)
        seal = st.text_input("Seal", max_chars=64)
        sent = st.form_submit_button("Compare")
    if not sent:
        return
    if seq is None or len((seal or "").strip()) < 16:
        st.warning("Give the event's number and at least 16 letters of its seal.")
        return
    noted = (seal or "").strip().lower()
    report = store.audit.verify(Head(int(seq), _whole(store, int(seq), noted)))
    st.markdown(
        f":material/verified: Event {seq} is the one you noted, and {plain(report.why).lower()}"
        if report.sound
        else f":material/error: {md(report.why)}"
    )


def _whole(store: Store, seq: int, noted: str) -> str:
    """The full hash that `noted` begins; `noted` itself where no event's does."""
    newest = store.audit.count(office.me())
    if not 1 <= seq <= newest:
        return noted
    # one event a page, newest first
    (event,) = store.audit.events(office.me(), EventQuery(page=newest - seq + 1, size=1))
    return event.hash if event.hash.startswith(noted) else noted


def choose(store: Store, actor: Actor) -> EventQuery:
    """The filters; they stand in the page's address."""
    people = {p.name: p.id for p in store.people.all(actor)}
    openings = {o.name: o.id for o in store.openings.all(actor)}
    deeds = {events.deed(action): action for action in store.audit.actions()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        done = st.selectbox("What", [ALL, *sorted(deeds)], key="what", bind="query-params")
        who = st.selectbox("Who", [ALL, *people], key="who", bind="query-params")
        where = st.selectbox("Opening", [ALL, *openings], key="where", bind="query-params")
        since = st.date_input("From", None, key="since", bind="query-params", format="YYYY-MM-DD")
        until = st.date_input("To", None, key="until", bind="query-params", format="YYYY-MM-DD")
    return EventQuery(
        action=deeds.get(done),
        person_id=people.get(who),
        opening_id=openings.get(where),
        since=_midnight(since) if since else None,
        before=_midnight(until + datetime.timedelta(days=1)) if until else None,
        size=SIZE,
    )


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def listed(store: Store, actor: Actor, found: Sequence[Event]) -> None:
    """A page of events; candidates as the reader may see them now."""
    names = {p.id: p.name for p in store.people.all(actor)}
    openings = {o.id: o.name for o in store.openings.all(actor)}
    choices = {k: v for setting in store.settings.all() for k, v in setting.value.items()}
    terms = _terms()
    rows = []
    for event in found:
        called, masked = _candidate(store, actor, event.candidate_id)
        what = events.about(event, names, choices, terms, masked=masked)
        rows.append(
            (
                str(event.seq),
                f"{date(event.at.date()).replace(' ', NO_BREAK)}, {event.at:%H:%M}",
                md(event.who),
                f"**{md(events.deed(event.action))}**" + (f": {md(what)}" if what else ""),
                md(openings.get(event.opening_id or 0, "")) or "–",
                called,
            )
        )
    headers = ("Event", "When (UTC)", "Who", "What", "Opening", "Candidate")
    st.markdown(table(headers, rows))


def _candidate(store: Store, actor: Actor, candidate_id: int | None) -> tuple[str, bool]:
    """What a candidate is called here, as a link, and whether that is a mask."""
    if candidate_id is None:
        return "–", False
    try:
        c = store.candidates.get(actor, candidate_id)
    except NotFound:
        return "deleted", False
    name = label(c.sha256) if c.masked else c.name or c.file
    return f"[{md(name)}](scorecard?candidate={candidate_id})", c.masked


def _terms() -> dict[str, str]:
    rubric = frame.role()
    terms = {x.id: x.name for x in rubric.levels}
    terms |= {x.id: x.name for x in rubric.indicators}
    return terms | {x.id: x.name for x in rubric.red_flags}


def page() -> None:
    st.title("Audit", anchor=False)
    store, actor = office.store(), office.me()
    with office.trying() as attempt:
        total = store.audit.count(actor)
    if not attempt.ok:
        return
    st.markdown(
        "Everything that somebody did here, in the order it was done. Each event seals the one "
        "before it, so that nothing can be changed or taken out unseen."
    )
    checked(store, total)
    wanted = choose(store, actor)
    matching = store.audit.count(actor, wanted)
    st.caption(f"{count(matching, 'event')} of {total:,}, the newest first.")
    if not matching:
        st.markdown("No event is like that.")
        return
    pages = -(-matching // SIZE)
    at = 1
    if pages > 1:
        at = st.pagination(pages, key="events", bind="query-params")
    listed(store, actor, store.audit.events(actor, dataclasses.replace(wanted, page=at)))


page()
