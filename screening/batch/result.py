"""One document's result, and the forms in which it travels.

Nothing heavy is imported here before a document is screened: the process that only hands out
documents and prints results loads no model.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from screening.documents.model import UnreadableDocument

if TYPE_CHECKING:
    from screening.resume import Resume
    from screening.rubric import Rubric
    from screening.scorecard import Scorecard

T = TypeVar("T")


@dataclass(frozen=True)
class Result:
    """One document's outcome: its scorecard, or the sentence why there is none."""

    file: str
    sha256: str
    card: Scorecard | None
    error: str | None

    def to_dict(self, rubric: Rubric, as_of: datetime.date) -> dict[str, Any]:
        """The contract's object."""
        if self.card is not None:
            return self.card.to_dict()
        from screening.scorecard.contract import error_dict

        return error_dict(self.file, self.sha256, rubric, as_of, self.error or "")


@dataclass(frozen=True)
class Screened:
    """A result, the resume it was made from (None where that could not be read), and the
    document's kind ("" where even that was not found out)."""

    result: Result
    resume: Resume | None = None
    kind: str = ""


# What is made of a result where it was made, so that only that has to travel. A function of an
# importable module: other processes call it by its name.
Form = Callable[[Screened, "Rubric", datetime.date], T]


@dataclass(frozen=True, slots=True)
class Text:
    """A result as JSON, and whether its document could not be read."""

    failed: bool
    text: str


def screen(data: bytes, name: str, rubric: Rubric, as_of: datetime.date) -> Screened:
    """Read and judge one document here; what cannot be read is a sentence, never an exception."""
    from screening.documents import read_bytes
    from screening.resume import parse
    from screening.scorecard import make_scorecard

    resume = None
    try:
        resume = parse(read_bytes(data, name))
        card = make_scorecard(resume, rubric, as_of)
    except UnreadableDocument as error:
        result = Result(PurePath(name).name, hashlib.sha256(data).hexdigest(), None, str(error))
        return Screened(result, resume, _kind(data) if resume is None else resume.document.kind)
    return Screened(Result(card.file, card.sha256, card, None), resume, resume.document.kind)


def _kind(data: bytes) -> str:
    from screening.documents.kinds import kind_of

    try:
        return kind_of(data).value
    except UnreadableDocument:
        return ""


def screen_bytes(data: bytes, name: str, rubric: Rubric, as_of: datetime.date) -> Result:
    """One document's result; what cannot be read is a sentence, never an exception."""
    return screen(data, name, rubric, as_of).result


def as_result(screened: Screened, rubric: Rubric, as_of: datetime.date) -> Result:
    """The result itself."""
    return screened.result


def as_line(screened: Screened, rubric: Rubric, as_of: datetime.date) -> Text:
    """The contract's object on one line."""
    card = screened.result.to_dict(rubric, as_of)
    return Text(card["error"] is not None, _json(card))


def as_entry(screened: Screened, rubric: Rubric, as_of: datetime.date) -> Text:
    """The contract's object as an element of an indented list."""
    card = screened.result.to_dict(rubric, as_of)
    # A line feed stands between values only: within a string it is escaped.
    return Text(card["error"] is not None, " " + _json(card, indent=1).replace("\n", "\n "))


def renamed(line: bytes, file: str) -> str:
    """A line of `as_line` for the same document under another name."""
    return _json({**json.loads(line), "file": file})


def _json(card: dict[str, Any], indent: int | None = None) -> str:
    text = json.dumps(card, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 can hold
        return json.dumps(card, indent=indent)
    return text
