"""Optimistic versions: whoever saves second is told what the first one saved."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from screening.store.errors import Conflict, Invalid
from screening.store.rights import names


def check_version(
    conn: Connection,
    what: str,
    given: int,
    found: int,
    theirs: object,
    person_id: int | None,
    when: datetime.datetime,
) -> None:
    """Conflict where the row moved on from the version that the caller has seen.

    Call it inside a write transaction: with one writer at a time nothing can come between
    this check and the change that follows. `what` completes "… changed …".
    """
    if given != found:
        who = names(conn, [person_id])[person_id]
        raise Conflict(what, theirs=theirs, version=found, who=who, when=when)


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
