"""What the store says when it cannot do what was asked: one plain sentence each."""

from __future__ import annotations

import datetime


class StoreError(Exception):
    """Anything the store refuses or cannot do; ``str()`` is a sentence that can be shown."""


class NotAllowed(StoreError):
    """The actor's roles, as stored, do not permit this."""


class NotFound(StoreError):
    """There is no such opening, candidate, person, document or review."""


class Invalid(StoreError):
    """A value that cannot be stored; the sentence says which and what is allowed."""


class Closed(StoreError):
    """An opening is closed or a review is submitted: it can be read, not changed."""


class StillHidden(StoreError):
    """Others' ratings were asked for before one's own review was submitted."""


class Masked(StoreError):
    """Something that names the candidate was asked for in a blind opening."""


class Busy(StoreError):
    """Other writers held the database for longer than the waiting time; try again."""


class Unavailable(StoreError):
    """The database cannot be opened, reached or written."""


class Conflict(StoreError):
    """Someone else saved first; nothing was written.

    `theirs` is the row as it stands now (the type that the action returns), `version` its
    version, `who` and `when` (UTC) its last writer.
    """

    def __init__(
        self, what: str, *, theirs: object, version: int, who: str, when: datetime.datetime
    ) -> None:
        self.what = what
        self.theirs = theirs
        self.version = version
        self.who = who
        self.when = when
        super().__init__(
            f"{who} changed {what} on {when:%Y-%m-%d at %H:%M} UTC, after you opened it. "
            "Nothing of yours was saved. Look at the change, then save again."
        )
