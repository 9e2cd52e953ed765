"""Words within two edits: the same answer as trying every edit, found without trying them."""

from __future__ import annotations

import itertools
import random

import pytest

from screening.evidence.near_words import NearWords, within


def edited(word: str, letters: str) -> set[str]:
    """Every string one edit away, as the dictionary's own program makes them."""
    parts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    out = {a + b[1:] for a, b in parts if b}
    out |= {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    out |= {a + c + b[1:] for a, b in parts if b for c in letters}
    return out | {a + c + b for a, b in parts for c in letters}


def test_it_answers_as_trying_every_edit_does() -> None:
    every = ["".join(p) for n in range(6) for p in itertools.product("abc", repeat=n)]
    for word in random.Random(1).sample(every, 40):
        two = {e2 for e1 in edited(word, "abc") for e2 in edited(e1, "abc")}
        assert [other for other in every if within(word, other, 2)] == [
            other for other in every if other in two or other == word
        ]


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("canvasing", "canvassing", True),  # a letter put in
        ("volunter", "volunteer", True),
        ("recieved", "received", True),  # neighbors exchanged
        ("recievd", "received", True),  # and a letter left out
        ("phnoe", "phone", True),
        ("ca", "abc", True),  # exchanged, then one put between
        ("abc", "ca", True),
        ("kowalski", "phone", False),
        ("volnter", "volunteers", False),  # three letters missing
        ("abcd", "dcba", False),
    ],
)
def test_edits(word: str, other: str, near: bool) -> None:
    assert within(word, other, 2) is near
    assert NearWords([other, "zzzzzzzzzzzzzz"]).near(word) is near


def test_letters_beyond_z_count_as_different() -> None:
    assert NearWords(["résumé"]).near("resume")
    assert not NearWords(["résumés"]).near("resume")


def test_one_edit_is_less_than_two() -> None:
    words = NearWords(["voter"])
    assert words.near("vter", 1)  # a letter left out
    assert words.near("votre", 1)  # neighbors exchanged
    assert not words.near("vtre", 1)  # both
    assert words.near("vtre")
