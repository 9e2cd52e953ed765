"""What the child process of `desk` does. No streamlit here: the child has no page."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening.batch import Result


def screen_one(data: bytes, name: str, rubric: str, as_of: datetime.date) -> Result:
    """One document's result; the rubric is loaded once for each child."""
    from screening.batch import screen_bytes
    from screening.rubric import load_rubric

    return screen_bytes(data, name, load_rubric(rubric), as_of)


def prepare(rubric: str) -> None:
    """Load everything that the first document would otherwise wait for."""
    from screening.rubric import load_rubric

    for path in load_rubric(rubric).samples:
        screen_one(path.read_bytes(), path.name, rubric, datetime.date.today())
