"""What the child process of `desk` does. No streamlit here: the child has no page."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening.batch import Result


@dataclass(frozen=True)
class Screened:
    """A document's outcome and what is stored beside it: the reader's word for its kind, its text,
    and the same as blind review shows it (None where it was not read).

    `refused` is true where the document was not looked at to its end (empty, too large, out of
    time, a fault of ours): that is not stored, and the same file can be dropped again.
    """

    result: Result
    kind: str
    text: str = ""
    masked_text: str | None = None
    refused: bool = False


def unread(result: Result, *, refused: bool = False) -> Screened:
    """The outcome of a document that could not be read."""
    return Screened(result, PurePath(result.file).suffix[1:].lower() or "unknown", refused=refused)


def screen_one(data: bytes, name: str, rubric: str, as_of: datetime.date) -> Screened:
    """One document's outcome; the rubric is loaded once for each child."""
    from screening.batch import Result
    from screening.blind import blind
    from screening.documents import UnreadableDocument, read_bytes
    from screening.resume import parse
    from screening.rubric import load_rubric
    from screening.scorecard import make_scorecard

    rules = load_rubric(rubric)
    try:
        document = read_bytes(data, name)
        resume = parse(document)
        card = make_scorecard(resume, rules, as_of)
    except UnreadableDocument as error:
        file = PurePath(name).name
        return unread(Result(file, hashlib.sha256(data).hexdigest(), None, str(error)))
    masked = blind(resume, card, rules).resume.document.text
    result = Result(card.file, card.sha256, card, None)
    return Screened(result, document.kind, document.text, masked)


def prepare(rubric: str) -> None:
    """Load everything that the first document would otherwise wait for."""
    from screening.rubric import load_rubric

    for path in load_rubric(rubric).samples:
        screen_one(path.read_bytes(), path.name, rubric, datetime.date.today())
