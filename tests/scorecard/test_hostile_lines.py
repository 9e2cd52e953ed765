"""Lines that no resume has cost their length, not its square."""

from __future__ import annotations

import datetime
import time

import pytest

import screening
from screening.rubric import Rubric

AS_OF = datetime.date(2026, 11, 1)
HEAD = "ana lopez\ntoledo, oh 43604\n\nexperience\n\ncaller, yes on 4\n2021 - 2022\n"
LINES = [
    "a" * 300_000, "a" * 300_000 + "@", "ab-" * 100_000, "é" * 300_000, "name" + "\t" * 300_000 + "x",
    "she did " * 37_000, "Have you? no " * 23_000, "is Dana's job " * 21_000, "A, " * 100_000,
]  # fmt: skip


def seconds(text: str, rubric: Rubric) -> float:
    """Of this process, to screen Ana Lopez's resume."""
    begun = time.process_time()
    card = screening.screen(text.encode(), rubric, AS_OF, name="a.txt")
    assert card.contact.name == "Ana Lopez"
    return time.process_time() - begun


@pytest.mark.parametrize("line", LINES, ids=lambda line: ascii(line[:6]))
def test_a_long_line_costs_its_length(line: str, rubric: Rubric) -> None:
    # A second here; patterns that look again from each letter took ten.
    assert seconds(f"{HEAD}{line}\n", rubric) < 6


SKILLS = "summary\n\n" + "called voters for hilltop in every year there was.\n" * 2_000
JOBS = "".join(f"night cook, hilltop diner {n}\n2001 - 2002\n\n" for n in range(800))
PAGES = {
    "the same heading again": "SUMMARY\n\nCaller\n\n" * 10_000,
    "positions without lines": f"{SKILLS}\nexperience\n\n{JOBS}",
    "a letter of one paragraph": "I was a cook at Ward Mill from 2001 to 2003. I cooked for all. "
    * 2_000,
}


@pytest.mark.parametrize("page", PAGES)
def test_many_lines_cost_their_number(page: str, rubric: Rubric) -> None:
    assert seconds(f"Ana Lopez\nToledo, OH 43604\n\n{PAGES[page]}", rubric) < 8
