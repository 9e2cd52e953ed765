"""The labelled resumes of ``tests/resumes``, read and judged once for all tests of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

import screening
from screening.evaluation import evaluate, read_corpus
from screening.evaluation.compare import Outcome
from screening.evaluation.labels import Labelled
from screening.rubric import Rubric

RESUMES = Path(__file__).resolve().parents[1] / "resumes"


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return screening.load_rubric()


@pytest.fixture(scope="session")
def corpus() -> list[Labelled]:
    return read_corpus([RESUMES])


@pytest.fixture(scope="session")
def outcomes(corpus: list[Labelled], rubric: Rubric) -> list[Outcome]:
    return evaluate(corpus, rubric)
