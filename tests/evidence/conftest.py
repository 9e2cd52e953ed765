"""The rubric, its language, and small resumes screened from text."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

import screening
from screening.evidence.language import Language
from screening.rubric import Rubric
from screening.scorecard import Scorecard

AS_OF = datetime.date(2026, 11, 1)


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return screening.load_rubric()


@pytest.fixture(scope="session")
def language(rubric: Rubric) -> Language:
    return Language(rubric)


@pytest.fixture(scope="session")
def screen(rubric: Rubric) -> Callable[[str], Scorecard]:
    """A resume given as plain text, read and judged as the product does it."""

    def judged(text: str) -> Scorecard:
        return screening.screen(text.encode(), rubric, AS_OF, name="resume.txt")

    return judged
