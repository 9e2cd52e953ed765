"""All about one candidate that a page shows: who they are here, the card, the document behind it.

In a blind opening everything in it is masked until the visitor has unmasked the candidate; the raw
document goes to the child process that masks it and nowhere else.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from screening.blind import file_label
from screening.documents import UnreadableDocument
from screening.rubric import Rubric, RubricError, load_rubric
from screening.store import (
    RIGHTS,
    Action,
    Card,
    NotFound,
    Opening,
    Role,
    StoreError,
    position_keys,
)
from screening.ui import listing, office
from screening.ui.desk import FAULT, desk
from screening.ui.words import md

if TYPE_CHECKING:
    from screening.scorecard import Scorecard
    from screening.ui.reading import Reading

SCALE = 2.0  # dots per point: sharp at the width of half a window
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Dossier:
    """`card` is None where the document could not be read when it came (`problem` says why), or
    where a masked copy cannot be made. `reading` is None where it cannot be read again."""

    stored: Card
    opening: Opening
    rubric: Rubric
    card: Scorecard | None
    reading: Reading | None
    problem: str

    @property
    def id(self) -> int:
        return self.stored.candidate.id

    @property
    def masked(self) -> bool:
        return self.stored.candidate.masked

    @property
    def label(self) -> str:
        """The person's name, else the file's; a label that says nothing where masked."""
        return listing.name(self.stored.candidate)

    @property
    def stem(self) -> str:
        """For names of files; it says nothing of the person."""
        return file_label("", self.stored.candidate.sha256)

    def text(self, text: str) -> str:
        """What a colleague wrote about the candidate, masked as everything else is."""
        if not self.masked:
            return text
        finder = self.reading.finder if self.reading else None
        return finder.text(text) if finder else "[hidden]"

    @property
    def level(self) -> str:
        """The level that holds: the machine's, or the one it was corrected to."""
        return self.stored.verdicts.level

    def level_name(self, level: str) -> str:
        return next((x.name for x in self.rubric.levels if x.id == level), level.title())

    def positions(self) -> tuple[str, ...]:
        """The keys of the card's positions, in their order."""
        return position_keys(self.stored.card)

    def may(self, action: Action, *, change: bool = True) -> bool:
        """Whether to offer it; the store decides again when it is done."""
        actor = office.me()
        roles = actor.roles & RIGHTS[action]
        managed = actor.person_id in {i for i, _ in self.opening.managers}
        allowed = bool(roles - {Role.HIRING_MANAGER}) or (bool(roles) and managed)
        return allowed and not (change and self.opening.closed_at is not None)


def asked() -> int | None:
    """The candidate of the page's address; None where it names none."""
    text = st.query_params.get("candidate", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else None


def opened() -> Dossier:
    """The candidate of the page's address. Without one the page says where to go, and ends."""
    number = asked()
    if number is None:
        st.title("No candidate is chosen", anchor=False)
        st.markdown("Choose one from the list of candidates, or screen resumes first.")
        with st.container(horizontal=True):
            st.page_link("screening/ui/candidates.py", label="Candidates", icon=":material/groups:")
            st.page_link(
                "screening/ui/screen.py", label="Screen resumes", icon=":material/upload_file:"
            )
        st.stop()
    try:
        return load(number)
    except NotFound as error:
        st.title("This candidate is not here", anchor=False)
        st.warning(md(str(error)), icon=":material/info:")
        st.stop()
    except StoreError as error:
        st.title("This candidate cannot be shown", anchor=False)
        st.error(md(str(error)), icon=":material/lock:")
        st.stop()


def load(candidate_id: int) -> Dossier:
    """Everything about a candidate, as the visitor may see it. StoreError where they may not."""
    store, actor = office.store(), office.me()
    stored = store.candidates.card(actor, candidate_id)
    opening = store.openings.get(actor, stored.candidate.opening_id)
    rubric = _rubric(opening)
    if stored.card["error"]:
        problem = "" if stored.candidate.masked else str(stored.card["error"])
        problem = problem or "The document could not be read."
        return Dossier(stored, opening, rubric, None, None, problem)
    reading, problem = None, ""
    with st.spinner("Opening the document …", show_time=False):
        try:
            reading = _reading(candidate_id, stored.candidate.masked, _key(stored, rubric))
        except UnreadableDocument as error:
            problem = str(error)
        except StoreError:
            raise
        except Exception:
            logger.exception("could not open candidate %d", candidate_id)
            problem = FAULT
    card = reading.card if reading else None
    if card is None and not stored.candidate.masked:
        from screening.reports import restore

        card = restore(stored.card, rubric)
    return Dossier(stored, opening, rubric, card, reading, problem)


def picture(dossier: Dossier, page: int) -> bytes:
    """A page of the document (from 1) as PNG, masked where the candidate is."""
    return _picture(dossier.id, dossier.masked, page, _key(dossier.stored, dossier.rubric))


def _rubric(opening: Opening) -> Rubric:
    try:
        return load_rubric(opening.rubric_id)
    except RubricError as error:
        st.error(md(str(error)), title="The rules cannot be read", icon=":material/error:")
        st.stop()


def _key(stored: Card, rubric: Rubric) -> str:
    """All that decides how a stored document is shown, but for whether it is masked."""
    said: Any = (
        stored.candidate.sha256,
        stored.card["rubric"]["sha256"],
        stored.card["as_of"],
        stored.engine_version,
        rubric.sha256,
    )
    return json.dumps(said)


def _parts(candidate_id: int, masked: bool) -> tuple[bytes, str, str, str, bool]:
    """What the child needs. The store checks again who may have the document as it is."""
    store, actor = office.store(), office.me()
    folder = store.openings.get(
        actor, store.candidates.get(actor, candidate_id).opening_id
    ).rubric_id
    if masked:
        whole = store.documents.to_mask(actor, candidate_id)
        content, card = whole.content, whole.card
    else:
        content, _ = store.documents.content(actor, candidate_id)
        card = store.candidates.card(actor, candidate_id).card
    return content, card["file"], folder, json.dumps(card), masked


@st.cache_resource(show_spinner=False, max_entries=128)
def _reading(candidate_id: int, masked: bool, key: str) -> Reading:
    from screening.ui.reading import read_again

    parts = _parts(candidate_id, masked)
    return desk().run(parts[2], read_again, *parts)


@st.cache_data(show_spinner=False, max_entries=96)
def _picture(candidate_id: int, masked: bool, page: int, key: str) -> bytes:
    from screening.ui.reading import draw

    parts = _parts(candidate_id, masked)
    return desk().run(parts[2], draw, *parts, page, SCALE)
