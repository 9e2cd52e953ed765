"""What the classifier sees of a line: words, stems, letters, concepts and pairs of concepts.

Only tokens in the state `done` speak for a deed; the others are kept apart under a mark of their
own, so that "never trained volunteers" and "trained volunteers" share nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from screening.evidence.language import DONE, Reading
from screening.evidence.neutral import neutral

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

WINDOW = 9  # tokens within which two concepts of one clause are a pair
CLOSE = 4  # tokens within which they are a close pair
LEAST = 2  # lines that a feature must occur in
SHORT = 8  # tokens: a line with fewer is marked as short
# Weight of each family of features after its own L2 normalization; chosen by cross-validation.
WEIGHTS = {"words": 2.0, "letters": 1.0, "concepts": 1.2, "prefixes": 0.6}
# A line's features of a family are divided by the root of their length times this usual length, not
# by their length: else "train volunteers" would weigh next to nothing in a long line.
USUAL = {"words": 25.0, "letters": 45.0, "concepts": 15.0, "prefixes": 9.0}
_WORDS, _LETTERS, _CONCEPTS, _PREFIXES = range(4)
_FAMILY = {
    "w": _WORDS, "b": _WORDS, "s": _WORDS, "d": _WORDS, "h": _LETTERS, "p": _PREFIXES,
    "c": _CONCEPTS, "k": _CONCEPTS, "q": _CONCEPTS, "f": _CONCEPTS, "z": _CONCEPTS,
}  # fmt: skip
GRAM = 4  # letters of a letter n-gram
_MARKS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "—", "–", "-", '"', "'", "“", "”"})
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "ly", "ers", "er", "e")
_VOWELS = frozenset("aeiou")
LEAST_STEM = 4  # letters of a stem whose doubled last one is made single


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest ending; crude, the same for all forms of most verbs:
    "coordinate", "coordinated" and "coordinating", "plan", "planned" and "planning"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) >= LEAST_STEM and word[-1] == word[-2] and word[-1] not in _VOWELS:
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def _token(word: str) -> tuple[str, str]:
    """A word as a feature, numbers folded to one, and its stem."""
    word = neutral(word)  # before numbers: "i360"
    if any(c.isdigit() for c in word):
        return "#", "#"
    return word, stem(word)


@lru_cache(maxsize=65536)
def _grams(word: str) -> frozenset[str]:
    """The letter n-grams of a word with its edges marked; none for numbers and short words."""
    if len(word) < GRAM or not word.isalpha():
        return frozenset()
    edged = f"_{word}_"
    return frozenset("h=" + edged[i : i + GRAM] for i in range(len(edged) - GRAM + 1))


def features(r: Reading) -> set[str]:
    """Feature names of a line; the first letter tells the family."""
    out: set[str] = set()
    before: tuple[str, str] | None = None
    further = ""  # the stem before that
    live = [s == DONE for s in r.states]
    clause: list[int] = []
    number = 0
    for word, alive in zip(r.words, live, strict=True):
        clause.append(number)
        if word in (";", ".", ":", "!", "?"):
            number += 1
        if word in _MARKS:
            before = None
            continue
        plain, root = _token(word)
        if not alive:
            before = None
            out.add("w=~" + root)
            continue
        out.add("w=" + plain)
        out.add("s=" + root)
        if len(plain) > 5:
            out.add("p=" + plain[:5])
        if before:
            out.add(f"b={before[0]} {plain}")
            out.add(f"d={before[1]} {root}")
            if further:
                out.add(f"d={further} * {root}")
        further = before[1] if before else ""
        before = plain, root
        out |= _grams(plain)
    hits = [h for h in r.hits if live[h.start]]
    for i, a in enumerate(hits):
        out.add("c=" + a.concept)
        for b in hits[i + 1 :]:
            distance = b.start - a.start
            if distance > WINDOW:
                break
            if a.concept != b.concept and clause[a.start] == clause[b.start]:
                out.add(f"k={a.concept}>{b.concept}")
                if distance <= CLOSE:
                    out.add(f"q={a.concept}>{b.concept}")
    if hits:
        out.add("f=" + hits[0].concept)
    for state in set(r.states):
        out.add("z=" + state)
    if len(r.words) < SHORT:
        out.add("z=short")
    return out


@dataclass(frozen=True)
class Vocabulary:
    """Features known from training: their index, inverse document frequency and family."""

    index: dict[str, int]
    idf: np.ndarray
    family: np.ndarray
    weights: tuple[float, ...] = tuple(WEIGHTS.values())
    usual: tuple[float, ...] | None = tuple(USUAL.values())

    @classmethod
    def fit(
        cls,
        rows: Sequence[Collection[str]],
        families: dict[str, int] | None = None,
        weights: tuple[float, ...] = tuple(WEIGHTS.values()),
        usual: tuple[float, ...] | None = tuple(USUAL.values()),
    ) -> Vocabulary:
        """Features of at least `LEAST` rows; idf = ln((1 + n) / (1 + df)) + 1, as scikit-learn's.

        `families` maps a feature's first letter to its family, `weights` are theirs, and `usual`
        their usual lengths (None: each row is scaled to the same length).
        """
        families = families or _FAMILY
        counts = Counter(f for row in rows for f in row)
        names = sorted(f for f, n in counts.items() if n >= LEAST)
        n = len(rows)
        idf = np.array([np.log((1 + n) / (1 + counts[f])) + 1 for f in names])
        family = np.array([families[f[0]] for f in names], dtype=np.int8)
        return cls({f: i for i, f in enumerate(names)}, idf, family, weights, usual)

    def matrix(self, rows: Iterable[Collection[str]]) -> csr_matrix:
        """One row per line; each family is scaled to its weight at its usual length."""
        from scipy import sparse  # training needs it; reading a resume does not wait for it

        values, indices, sizes = self._cells(rows)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        return sparse.csr_matrix((values, indices, starts), shape=(len(sizes), len(self.index)))

    def product(self, rows: Iterable[Collection[str]], weights: np.ndarray) -> np.ndarray:
        """``matrix(rows) @ weights`` but for the last digits, without scipy."""
        values, indices, sizes = self._cells(rows)
        out = np.zeros((len(sizes), weights.shape[1]))
        filled = np.flatnonzero(sizes)
        if len(filled):
            starts = np.cumsum(sizes) - sizes
            cells = weights[indices] * values[:, np.newaxis]
            out[filled] = np.add.reduceat(cells, starts[filled], axis=0)
        return out

    def _cells(self, rows: Iterable[Collection[str]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The matrix as its values and their columns, row after row, and how many are in each."""
        weights = np.array(self.weights)
        families = len(weights)
        index = self.index
        found = [sorted(map(index.__getitem__, index.keys() & row)) for row in rows]
        sizes = np.array([len(f) for f in found], dtype=np.int64)
        indices = np.fromiter(chain.from_iterable(found), np.int64, sizes.sum())
        values = self.idf[indices]
        # A row's families: each of them is one stretch of numbers to scale.
        stretch = np.repeat(np.arange(len(found)) * families, sizes) + self.family[indices]
        lengths = np.sqrt(np.bincount(stretch, values * values, minlength=len(found) * families))
        lengths[lengths == 0] = 1.0
        if self.usual is not None:
            lengths = np.sqrt(lengths * np.tile(self.usual, len(found)))
        return values * (np.tile(weights, len(found)) / lengths)[stretch], indices, sizes
