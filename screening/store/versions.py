"""Optimistic versions: whoever saves second is told what the first one saved."""

from __future__ import annotations

import datetime
from typing import Protocol

from screening.store.errors import Conflict, Invalid, NotFound


class Signed(Protocol):
    """A row that a person can change: its version, and who changed it last, when (UTC)."""

    @property
    def version(self) -> int: ...
    @property
    def who(self) -> str: ...
    @property
    def at(self) -> datetime.datetime | None: ...


def next_version(what: str, given: int, now: Signed | None) -> int:
    """The version after `given`. Conflict where the row moved on from what the caller has seen.

    `now` is the row as it stands, None where there is none yet (then `given` must be 0). Call it
    inside a write transaction: with one writer at a time nothing comes between this check and
    the change that follows. `what` completes "… changed …".
    """
    found = 0 if now is None else now.version
    if given == found:
        return found + 1
    if now is None or now.at is None:
        raise NotFound(f"Nobody changed {what} as you have seen it; load it again.")
    raise Conflict(what, theirs=now, version=found, who=now.who, when=now.at)


def sentence(text: str, what: str) -> str:
    """`text` without outer white space; Invalid unless it has at least three words."""
    text = text.strip()
    if len(text.split()) < 3:
        raise Invalid(f"{what} needs a sentence: what a colleague should know a year from now.")
    return text


def filled(text: str, what: str) -> str:
    """`text` without outer white space; Invalid where nothing is left."""
    text = text.strip()
    if not text:
        raise Invalid(f"{what} is empty.")
    return text
