"""Near-same texts: candidates by MinHash (datasketch), decided by counting.

Two texts are near-same where at least half of all their three-word runs stand in both. On the 32
labeled resumes of different people the highest share is 0.03; the same resume with a new job on
top keeps far more than half.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from screening.store.words import split

RUN = 3  # words
NEAR = 0.5  # share (0..1) of runs in both texts
FEWEST_RUNS = 30  # a shorter text has too little to compare
BANDS, ROWS = 32, 4  # at a share of 0.5 some band agrees in 87 of 100 cases, at 0.7 in all
SEED = 1  # with the permutation scheme below: bands in an old database must stay comparable


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text's three-word runs and its bands; both empty where there is too little text."""

    runs: frozenset[str]
    bands: tuple[int, ...]


def runs(text: str) -> frozenset[str]:
    """Every three words that follow one another."""
    words = split(text)
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def fingerprint(text: str) -> Fingerprint:
    """Take it before a transaction begins: the first one imports numpy and scipy."""
    found = runs(text)
    if len(found) < FEWEST_RUNS:
        return Fingerprint(frozenset(), ())
    from datasketch import MinHash

    hashed = MinHash(num_perm=BANDS * ROWS, seed=SEED, scheme="affine32")
    hashed.update_batch([run.encode() for run in sorted(found)])
    values = hashed.hashvalues.astype(">u4").tobytes()
    size = 4 * ROWS  # bytes
    return Fingerprint(
        found, tuple(_number(i, values[i * size : (i + 1) * size]) for i in range(BANDS))
    )


def similarity(first: frozenset[str], second: frozenset[str]) -> float:
    """Share (0..1) of all runs that stand in both texts; 0 where one has none."""
    return len(first & second) / len(first | second) if first and second else 0.0


def _number(band: int, values: bytes) -> int:
    """A band's place and content as a database's signed whole number."""
    digest = hashlib.blake2b(bytes([band]) + values, digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
