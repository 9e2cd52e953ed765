"""The clauses of a long line: "Kept the sign-in sheet, ordered food, and trained the volunteers".

Duties are often glued together, and each says less in a line of many than it says alone. So a long
line is read whole and clause by clause, each clause with the states that its words have in the line.
"""

from __future__ import annotations

from screening.evidence.features import features
from screening.evidence.language import Hit, Reading
from screening.evidence.others import does

LONG = 14  # tokens from which a line is looked at by its clauses, too
LEAST = 2  # tokens of a clause
LEAST_DOING = 5  # letters of a word that may be a deed in -ing: no "ring", no "being"
_ENDS = frozenset(";.:!?—–")
_JOINS = frozenset({"and", "&", "+"})
_NO_DEED = frozenset({"is", "are", "was", "were"})  # "Roger, my brother, was captain": still his


def line_features(reading: Reading) -> tuple[set[str], ...]:
    """Feature names of the whole line, then those of each clause; see `features`."""
    return features(reading), *map(features, clauses(reading))


def clauses(reading: Reading) -> tuple[Reading, ...]:
    """The parts of a long line that begin with a deed or behind a stop and hold a concept; none
    where that is the line itself."""
    words = reading.words
    if len(words) < LONG:
        return ()
    starts = [0, *(i for i in range(2, len(words)) if _begins(words, i))]
    if len(starts) == 1:
        return ()
    found = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        while end > start and (words[end - 1] in _ENDS | _JOINS or words[end - 1] == ","):
            end -= 1
        if end - start >= LEAST and (part := _part(reading, start, end)).hits:
            found.append(part)
    return tuple(found) if len(found) > 1 else ()


def _begins(words: tuple[str, ...], i: int) -> bool:
    before, word = words[i - 1], words[i]
    joined = before == "," or before in _JOINS
    deed = (does(word) and word not in _NO_DEED) or _doing(word)
    return before in _ENDS or (joined and deed)


def _doing(word: str) -> bool:
    """ "Responsible for gift entry, mailings, and calling donors": "calling" begins a duty."""
    return len(word) > LEAST_DOING and word.endswith("ing")


def _part(reading: Reading, start: int, end: int) -> Reading:
    return Reading(
        reading.words[start:end],
        reading.offsets[start:end],
        tuple(
            Hit(h.start - start, h.end - start, h.concept)
            for h in reading.hits
            if h.start >= start and h.end <= end
        ),
        reading.states[start:end],
    )
