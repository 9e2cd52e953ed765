"""Stand-ins for the child's work: what a hostile file, or a fault of ours, would do to it."""

from __future__ import annotations

import os
from datetime import date
from typing import NoReturn

from screening.ui.work import Screened
from tests.store.people_made_up import card


def dies(data: bytes, name: str, rubric: str, as_of: date) -> NoReturn:
    os._exit(7)


def fails(data: bytes, name: str, rubric: str, as_of: date) -> NoReturn:
    raise RuntimeError("a fault of the program, with /secret/path in it")


DEADLY = b"deadly"


def reads(data: bytes, name: str, rubric: str, as_of: date) -> Screened:
    """A card without models; one file ends the child."""
    if data == DEADLY:
        os._exit(7)
    return Screened(_Carded(name, data), "text", data.decode())  # type: ignore[arg-type]


class _Carded:
    """In place of a `Result`: its card is made up."""

    error = None
    card = None

    def __init__(self, name: str, data: bytes) -> None:
        self.file, self.data = name, data

    def to_dict(self, rubric: object, as_of: date) -> dict[str, object]:
        return card(self.data, file=self.file)


def nothing(rubric: str) -> None:
    """In place of loading the models."""
