"""Stand-ins for the child's work: what a hostile file, or a fault of ours, would do to it."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import NoReturn


def dies(data: bytes, name: str, rubric: str, as_of: date) -> NoReturn:
    os._exit(7)


def fails(data: bytes, name: str, rubric: str, as_of: date) -> NoReturn:
    raise RuntimeError("a fault of the program, with /secret/path in it")


SLOW = 10  # seconds


def slow(data: bytes, name: str, rubric: str, as_of: date) -> None:
    time.sleep(SLOW)


def nothing(rubric: str) -> None:
    """In place of loading the models."""
