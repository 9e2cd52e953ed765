"""Whether a dictionary has a word within an edit or two of another: a letter left out, put in or
changed, or two neighbors exchanged.

Asking the dictionary for every string two edits away means a million strings for one word; here
the words are sifted by their letters first, and the few that are left compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

EDITS = 2
LETTERS = range(ord("a"), ord("z") + 1)


class NearWords:
    """The words of a dictionary by length; how often each has each letter is counted once, when a
    word of about that length is first asked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[int, list[str]] = defaultdict(list)
        for word in words:
            self._words[len(word)].append(word)
        self._counts: dict[int, np.ndarray] = {}

    def near(self, word: str, edits: int = EDITS) -> bool:
        """Whether a word lies within so many edits of `word`, which has the letters a to z only;
        at most two."""
        own = {c: word.count(c) for c in set(word)}
        for difference in (0, 1, -1, 2, -2)[: 1 + 2 * edits]:
            length = len(word) + difference
            if length not in self._words:
                continue
            counts = self._of(length)
            shared = sum(
                np.minimum(counts[ord(c) - LETTERS.start], np.uint8(n)) for c, n in own.items()
            )
            # An edit costs at most one shared letter, an exchange none.
            enough = np.flatnonzero(shared >= max(length, len(word)) - edits)
            words = self._words[length]
            if any(within(word, words[i], edits) for i in enough):
                return True
        return False

    def _of(self, length: int) -> np.ndarray:
        """Letters x words of that length: how often each letter stands in each word."""
        if length not in self._counts:
            joined = "".join(self._words[length]).encode("utf-32-le")
            letters = np.frombuffer(joined, dtype=np.uint32).reshape(-1, length)
            self._counts[length] = np.stack(
                [(letters == c).sum(axis=1, dtype=np.uint8) for c in LETTERS]
            )
        return self._counts[length]


def within(a: str, b: str, edits: int) -> bool:
    """Whether so many edits, one after the other, make `b` of `a`; at most two."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return len(a) + len(b) <= edits
    if not edits or abs(len(a) - len(b)) > edits:
        return False
    if within(a[1:], b[1:], edits - 1) or within(a[1:], b, edits - 1):
        return True
    if within(a, b[1:], edits - 1):
        return True
    if a[:2] == b[1::-1] and len(a) > 1 and within(a[2:], b[2:], edits - 1):
        return True
    # An exchange, and a letter put between the two or taken out there: both edits at once.
    return edits == 2 and (_around(a, b) or _around(b, a))


def _around(a: str, b: str) -> bool:
    """``ca`` and ``abc``."""
    return len(a) > 1 and len(b) > 2 and a[0] == b[2] and a[1] == b[0] and a[2:] == b[3:]
