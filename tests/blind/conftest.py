"""Resumes to mask: small ones made here, and the rubric's ten samples, read and judged once."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from pathlib import Path

import pytest

import screening
from screening.blind import Blind, Finder, blind, finder_for
from screening.resume.model import Resume
from screening.rubric import Rubric
from screening.scorecard import make_scorecard
from screening.scorecard.model import Scorecard

AS_OF = datetime.date(2026, 11, 1)

RESUME = """{name}
{email} | 312-555-0142 | Toledo, OH 43604

EXPERIENCE

Phone Bank Captain, Friends of Dale Uhrich for County Commissioner
March 2021 - November 2023
- Trained volunteers to call voters with OpenVPB and entered their answers in VAN
- {first} wrote the script; {name} led the Tuesday team

EDUCATION

Oberlin College, B.A. Sociology, 2015
"""


@functools.cache
def _judged(path: Path) -> tuple[Resume, Scorecard, Blind]:
    rubric = screening.load_rubric()
    resume = screening.parse(screening.read(path))
    card = make_scorecard(resume, rubric, AS_OF)
    return resume, card, blind(resume, card, rubric)


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return screening.load_rubric()


@pytest.fixture(scope="session")
def judged(rubric: Rubric) -> Callable[[str], tuple[Resume, Scorecard, Blind]]:
    """A sample by its file's name: the resume, the card, both masked."""
    return lambda name: _judged(rubric.folder / "samples" / name)


@pytest.fixture(scope="session")
def finder(rubric: Rubric) -> Finder:
    """The finder of a resume by Ana María Pérez of Toledo, who studied at Oberlin College."""
    text = RESUME.format(name="Ana María Pérez", first="Ana", email="ana.perez@example.com")
    resume = screening.parse(screening.read(text.encode(), "ana_perez_resume.txt"))
    return finder_for(resume, rubric)


@pytest.fixture(scope="session")
def masked(rubric: Rubric) -> Callable[[str, str], Blind]:
    """A resume's text under a file name, masked."""

    def mask(text: str, name: str = "resume.txt") -> Blind:
        resume = screening.parse(screening.read(text.encode(), name))
        return blind(resume, make_scorecard(resume, rubric, AS_OF), rubric)

    return mask
