"""Resumes given as text or HTML, read and parsed as the product does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import screening
from screening.resume.model import Resume


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Resume]:
    """Plain text, or HTML where it begins with a tag."""

    def parsed(text: str) -> Resume:
        name = "resume.html" if text.lstrip().startswith("<") else "resume.txt"
        return screening.parse(screening.read(text.encode(), name))

    return parsed
