"""The documents that a visitor dropped, read one by one in the background and put in the store.

Reading goes on while the visitor looks at another page, or leaves: what was dropped arrives. The
bytes are kept here only until the store has them.
"""

from __future__ import annotations

import datetime
import hashlib
import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from screening.rubric import load_rubric
from screening.store import Added, Arrival, Candidate, StoreError
from screening.ui import office
from screening.ui.desk import FAULT, desk
from screening.ui.words import count, plain

if TYPE_CHECKING:
    from screening.store import Actor, Opening, Store
    from screening.ui.desk import Desk

logger = logging.getLogger(__name__)


@dataclass
class Item:
    """One dropped file. `candidate` is who it became, as it came; `error` the sentence why it
    could not be read, `note` how it arrived, `warnings` what its reading met (in the document's
    words, perhaps). Only the reading thread changes it.
    """

    name: str
    sha256: str
    opening_id: int
    rubric: str
    as_of: datetime.date
    actor: Actor
    data: bytes | None
    waiting: bool = True
    candidate: Candidate | None = None
    error: str = ""
    note: str = ""
    warnings: str = ""


class Visit:
    """The files of one visit, in the order they came, and the thread that reads them."""

    def __init__(self, store: Store, at: Desk) -> None:
        self._store = store
        self._desk = at
        self._items: list[Item] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is still to be read."""
        with self._lock:
            return self._thread is not None

    def items(self, opening_id: int) -> list[Item]:
        """The files dropped into this opening."""
        with self._lock:
            return [i for i in self._items if i.opening_id == opening_id]

    def add(
        self,
        actor: Actor,
        opening: Opening,
        files: Iterable[tuple[str, bytes]],
        as_of: datetime.date,
    ) -> list[str]:
        """Take files in; the names of those that are in the list already (same name and bytes)."""
        again = []
        with self._lock:
            known = {(i.name, i.sha256) for i in self._items if i.opening_id == opening.id}
            for name, data in files:
                digest = hashlib.sha256(data).hexdigest()
                if (name, digest) in known:
                    again.append(name)
                    continue
                known.add((name, digest))
                self._items.append(
                    Item(name, digest, opening.id, opening.rubric_id, as_of, actor, data)
                )
        self._start()
        return again

    def refuse(
        self, actor: Actor, opening: Opening, files: Iterable[tuple[str, str]], as_of: datetime.date
    ) -> None:
        """List files that were not taken in, each with the sentence why."""
        with self._lock:
            self._items += [
                Item(
                    name,
                    "",
                    opening.id,
                    opening.rubric_id,
                    as_of,
                    actor,
                    data=None,
                    waiting=False,
                    error=why,
                )
                for name, why in files
            ]

    def recount(self, actor: Actor, opening_id: int, as_of: datetime.date) -> None:
        """Read those again whose months were counted up to another day."""
        with self._lock:
            for item in self._items:
                read = item.candidate is not None and not item.candidate.unread
                if item.opening_id == opening_id and read and item.as_of != as_of:
                    item.as_of, item.actor, item.waiting = as_of, actor, True
        self._start()

    def clear(self, opening_id: int) -> None:
        """Take what is read off the list; the candidates stay in the opening."""
        with self._lock:
            self._items = [i for i in self._items if i.waiting or i.opening_id != opening_id]

    def _start(self) -> None:
        with self._lock:
            if self._thread is None and any(i.waiting for i in self._items):
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                item = next((i for i in self._items if i.waiting), None)
                if item is None:
                    self._thread = None
                    return
            try:
                self._take(item, item.as_of)
            except StoreError as error:
                item.error = str(error)
            except Exception:
                logger.exception("could not take in %s", item.sha256)
                item.error = FAULT

    def _take(self, item: Item, as_of: datetime.date) -> None:
        """Read one and store it."""
        try:
            data, again = item.data, item.data is None
            if data is None:
                assert item.candidate is not None
                data = self._store.documents.to_mask(item.actor, item.candidate.id).content
            done = self._desk.screen(data, item.name, item.rubric, as_of)
            if done.refused:
                item.error = done.result.error or ""
                return
            arrival = Arrival(
                content=data,
                name=plain(item.name) or "unnamed",
                kind=done.kind,
                card=done.result.to_dict(load_rubric(item.rubric), as_of),
                text=done.text,
                masked_text=done.masked_text,
            )
            added = self._store.intake.add(item.actor, item.opening_id, arrival)
            item.candidate = self._store.candidates.get(item.actor, added.candidate_id)
            item.error = done.result.error or ""
            if not again:
                item.note = " ".join(_arrived(added))
            notices = done.result.card.notices if done.result.card else ()
            item.warnings = " ".join(dict.fromkeys(plain(n.message) for n in notices))
        finally:
            # not before: a page that draws meanwhile shows the old row, never half a new one
            item.data = None if item.candidate is not None else item.data
            item.waiting = item.as_of != as_of


def _arrived(added: Added) -> Iterable[str]:
    """What to say of a document that was not quite new."""
    if not added.new_candidate:
        if added.new_name:
            yield "Came before under another name: one candidate."
        elif not added.new_card:
            yield "Was in this opening already."
        else:
            yield "Was in this opening already; read anew."
    if added.possible_duplicates:
        others = count(added.possible_duplicates, "other candidate")
        yield f"May be the same person as {others}."


def visit() -> Visit:
    """This visitor's."""
    kept: Visit | None = st.session_state.get("visit")
    if kept is None:
        kept = st.session_state["visit"] = Visit(office.store(), desk())
    return kept


def as_of() -> datetime.date:
    """The day up to which months count: the one chosen on the Screen page, else today."""
    chosen = st.session_state.get("as_of")
    return chosen if isinstance(chosen, datetime.date) else datetime.date.today()
