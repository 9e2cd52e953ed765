"""The documents of this visit and their results.

They live in the visitor's session until the store of openings keeps them: closing the tab forgets
them. A document is screened again when the as-of date or the role changes, so its bytes are kept.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from collections.abc import Callable, Iterable
from concurrent.futures import wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from screening.ui.desk import desk
from screening.ui.words import UNREADABLE, literal, plain

if TYPE_CHECKING:
    from screening.batch import Result
    from screening.rubric import Rubric
    from screening.scorecard import Scorecard


PULSE = 0.3  # seconds


@dataclass(frozen=True)
class Upload:
    """A document as it was dropped; `id`, which says nothing of the person, is its address."""

    id: str
    name: str
    data: bytes


@dataclass(frozen=True)
class Row:
    """A document with its result, as the pages show it."""

    upload: Upload
    result: Result

    @property
    def label(self) -> str:
        """The person's name, or the file's where none was found."""
        card = self.result.card
        return plain(card.contact.name if card else "") or plain(self.upload.name)


def uploads() -> list[Upload]:
    kept: list[Upload] = st.session_state.setdefault("uploads", [])
    return kept


def add(files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Take in documents; the names of those that were there already (same name, same bytes)."""
    kept = uploads()
    again = []
    for name, data in files:
        digest = hashlib.sha256(data).hexdigest()[:12]
        twins = [u for u in kept if u.id.startswith(digest)]
        if any(u.name == name for u in twins):
            again.append(name)
            continue
        kept.append(Upload(digest + (f"-{len(twins) + 1}" if twins else ""), name, data))
    return again


def clear() -> None:
    uploads().clear()
    _known().clear()


def as_of() -> datetime.date:
    """The date up to which months count: the one chosen on the Screen page, else today."""
    chosen = st.session_state.get("as_of")
    return chosen if isinstance(chosen, datetime.date) else datetime.date.today()


def _known() -> dict[tuple[str, str, str], Result]:
    kept: dict[tuple[str, str, str], Result] = st.session_state.setdefault("results", {})
    return kept


def _key(upload: Upload, rubric: Rubric, day: datetime.date) -> tuple[str, str, str]:
    return upload.id, rubric.folder.name, day.isoformat()


def waiting(rubric: Rubric, day: datetime.date) -> list[Upload]:
    """The documents that have no result yet for this role and date."""
    known = _known()
    return [u for u in uploads() if _key(u, rubric, day) not in known]


def read(upload: Upload, rubric: Rubric, day: datetime.date, pulse: Callable[[], object]) -> None:
    """Screen one document. `pulse` is called until it is done; to leave the page, it raises."""
    running = desk().start(upload.data, upload.name, rubric.folder.name, day)
    while not wait((running,), PULSE).done:
        pulse()
    _known()[_key(upload, rubric, day)] = running.result()


def rows(rubric: Rubric, day: datetime.date) -> list[Row]:
    """The documents that have a result, in the order in which they came."""
    known = _known()
    return [Row(u, known[key]) for u in uploads() if (key := _key(u, rubric, day)) in known]


def table(listed: Iterable[Row], rubric: Rubric) -> list[dict[str, Any]]:
    """The rows of the table on the Screen page."""
    out = []
    for row in listed:
        card = row.result.card
        line: dict[str, Any] = {
            "name": literal(row.label),
            "level": UNREADABLE,
            "months": card.relevant_months if card else None,
            **{level.id: card.scores[level.id] if card else None for level in rubric.levels},
            "flags": "",
            "flagged": "",
            "note": row.result.error or "",
            "file": plain(row.upload.name),
        }
        if card is not None:
            line["level"] = next(x.name for x in rubric.levels if x.id == card.level)
            line["note"] = "; ".join(dict.fromkeys(plain(n.message) for n in card.notices))
            line["flags"] = _flags(card)
            flagged = (f.name for f in card.red_flags if f.status.value == "flagged")
            line["flagged"] = "; ".join(flagged)
        out.append(line)
    return out


def _flags(card: Scorecard) -> str:
    """ "1 flagged, 2 ask", or "all clear"."""
    states = [f.status.value for f in card.red_flags]
    found = [f"{n} {word}" for word in ("flagged", "ask") if (n := states.count(word))]
    return ", ".join(found) or "all clear"


def as_json(listed: Iterable[Row], rubric: Rubric, day: datetime.date) -> str:
    """The results as the contract's objects."""
    return json.dumps(_cards(listed, rubric, day), ensure_ascii=False, indent=1)


def as_csv(listed: Iterable[Row], rubric: Rubric, day: datetime.date) -> str:
    """One line for each result, as the command line writes it."""
    from screening.printing import write_csv

    target = io.StringIO()
    write_csv(_cards(listed, rubric, day), target)
    return target.getvalue()


def _cards(listed: Iterable[Row], rubric: Rubric, day: datetime.date) -> list[dict[str, Any]]:
    return [row.result.to_dict(rubric, day) for row in listed]
