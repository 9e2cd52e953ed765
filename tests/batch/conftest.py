"""Short resumes of invented people, in any number; and a classifier that is trained once."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from screening.rubric import Rubric, load_rubric

DAY = datetime.date(2026, 11, 1)


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The rubric, its classifier in the cache: what is measured or killed here does not train."""
    from screening.evidence.reads import reader_for

    rules = load_rubric("phone_bank")
    reader_for(rules)
    return rules


@pytest.fixture
def day() -> datetime.date:
    return DAY


def write_resumes(folder: Path, number: int) -> list[Path]:
    """Text resumes ``r000.txt``, ``r001.txt`` …, each with a number of its own in its lines."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for n in range(number):
        path = folder / f"r{n:03}.txt"
        path.write_text(
            f"Robin Example {n}\nrobin{n}@example.com\n\nEXPERIENCE\n"
            f"Phone Bank Caller, Riverbend Campaign, March 2024 - June 2024\n"
            f"- Made {100 + n} calls a shift from a script and entered each result in VAN.\n"
            "- Trained new volunteers on evenings and weekends.\n",
            "utf-8",
        )
        paths.append(path)
    return paths


@pytest.fixture
def resumes(tmp_path: Path) -> list[Path]:
    return write_resumes(tmp_path / "resumes", 12)
