"""Who works in the tests of the store: a clock that is moved by hand, and a small team."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass, field
from typing import Any

from screening.store import Actor, Added, Arrival, Opening, Store
from tests.store.people_made_up import card


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime.datetime = datetime.datetime(2026, 11, 1, 9, 0, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.now

    def forward(self, **by: int) -> None:
        self.now += datetime.timedelta(**by)


@dataclass
class Team:
    """One person of each kind, and an opening managed by Mina and Noor, not by Olek."""

    store: Store
    admin: Actor
    recruiter: Actor
    mina: Actor
    noor: Actor
    olek: Actor
    opening: Opening
    made: itertools.count[int] = field(default_factory=itertools.count)

    def add(
        self,
        text: str = "",
        *,
        file: str = "resume.pdf",
        content: bytes | None = None,
        opening: Opening | None = None,
        engine: str = "1.0.0",
        masked_text: str | None = None,
        **changes: Any,
    ) -> Added:
        """A document in the opening; `changes` go to the card."""
        content = f"document {next(self.made)}".encode() if content is None else content
        arrival = Arrival(
            content=content,
            name=file,
            kind="pdf",
            card=card(content, **changes),
            text=text,
            masked_text=masked_text,
            engine_version=engine,
        )
        return self.store.intake.add(self.recruiter, (opening or self.opening).id, arrival)
