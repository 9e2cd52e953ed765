"""Headers in a narrow column beside the duties: a name too long for it goes on below."""

from __future__ import annotations

import pytest

from screening.documents.model import Box, Line, Look, Word
from screening.resume.header_lines import header_line
from screening.resume.stacked import join_wrapped

BOLD, PLAIN = Look(size=10.0, bold=True), Look(size=10.0)
WIDTH = 5.0  # page points a character takes here


def placed(text: str, x0: float, top: float, look: Look = PLAIN, bullet: bool = False) -> Line:
    words: list[Word] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append((start, at, Box(x0 + WIDTH * start, top, x0 + WIDTH * at, top + 10)))
    return Line(text, 1, tuple(words), look, bullet=bullet, indent=x0)


def cell(*texts: tuple[str, Look], top: float = 100) -> list[Line]:
    return [placed(text, 50, top + 11 * n, look) for n, (text, look) in enumerate(texts)]


def duties(top: float) -> list[Line]:
    text = "Called the members of the lodge from a printed list and wrote down what they said"
    return [placed(text, 220, top + 11 * n, bullet=True) for n in range(4)]


def rests(lines: list[Line]) -> list[str]:
    heads = {i: header_line(i, line) for i, line in enumerate(lines)}
    join_wrapped(lines, heads)
    return [heads[i].rest for i, line in enumerate(lines) if not line.bullet]


def test_a_long_title_and_a_long_employer_go_on_below() -> None:
    column = cell(
        ("Weekend Phone Bank", BOLD),
        ("Coordinator", BOLD),
        ("River Military Families", PLAIN),
        ("Action (volunteer)", PLAIN),
        ("Apr 2024 - Present", PLAIN),
        ("Toledo, OH", PLAIN),
    )
    assert rests([*column, *duties(100)]) == [
        "Weekend Phone Bank Coordinator",
        "",
        "River Military Families Action (volunteer)",
        "",
        "",
        "Toledo, OH",
    ]


def test_what_had_room_above_is_another_thing() -> None:
    column = cell(
        ("Dispatcher", BOLD),
        ("Night Shift", BOLD),
        ("River County Emergency Line", PLAIN),
        ("2017 - 2019", PLAIN),
    )
    assert rests([*column, *duties(100)]) == [
        "Dispatcher",
        "Night Shift",
        "River County Emergency Line",
        "",
    ]


@pytest.mark.parametrize("below", [("Toledo, Ohio", PLAIN), ("Ward Market", BOLD)])
def test_a_place_and_what_is_set_otherwise_do_not_go_on(below: tuple[str, Look]) -> None:
    column = cell(
        ("Clerk", BOLD), ("Maumee River Food Cooperative", PLAIN), below, ("2017 - 2019", PLAIN)
    )
    assert rests([*column, *duties(100)])[1:3] == ["Maumee River Food Cooperative", below[0]]


def test_a_page_without_text_beside_its_lines_has_no_such_column() -> None:
    column = cell(
        ("Weekend Phone Bank", BOLD),
        ("Coordinator", BOLD),
        ("River Military Families", PLAIN),
        ("Apr 2024 - Present", PLAIN),
    )
    below = [placed("Called the members of the lodge", 50, 150 + 11 * n) for n in range(4)]
    assert rests([*column, *below])[:2] == ["Weekend Phone Bank", "Coordinator"]
