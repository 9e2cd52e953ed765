"""Makes the builders of test files importable as ``makers``; one guard for the hostile ones."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hostile import LIMITS

from screening.documents.guard import Guard


@pytest.fixture(scope="session")
def guard() -> Iterator[Guard]:
    with Guard(LIMITS) as made:
        yield made
