"""Signals that plain words settle, whatever the classifier says of the line.

The words are concepts of ``lexicon.yaml``; a word in a scope of denial speaks against.
"""

from __future__ import annotations

from screening.evidence.language import Reading
from screening.evidence.model import State

CLEAR = 0.9  # the confidence of a line that plain words settle
_UNKNOWN = frozenset({"denied", "wished", "planned", "quoted"})


def by_rule(label: str, reading: Reading, state: State) -> float:
    """The confidence, 0 or `CLEAR`, that plain words of a line give to a signal."""
    states = {(h.concept, reading.states[h.start]) for h in reading.hits}
    concepts = {c for c, _ in states}
    if label == "compliance":
        named = any(c == "compliance_named" and s not in _UNKNOWN for c, s in states)
        return CLEAR if named else 0.0
    if label == "no_compliance":
        denied = ("rules_word", "denied") in states
        broken = "anyway" in concepts and "compliance_words" in concepts
        return CLEAR if denied or broken else 0.0
    if label == "no_evenings" and state in (State.DONE, State.LISTED, State.WISHED):
        return CLEAR if ("evening_words", "denied") in states else 0.0
    return 0.0
