"""Whose callers are paid: then who is trained or scheduled there is no volunteer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.evidence.language import DONE, Reading
from screening.evidence.model import Finding
from screening.evidence.reads import Read
from screening.resume.model import PositionKind, Resume
from screening.resume.vocabulary import fold

# Who says so had no volunteers at all; "I have not managed volunteers" says nothing of pay.
_NONE_AT_ALL = re.compile(
    r"(?i)\b(?:work(?:ed|ing)?|dealt|been|anything|nothing|experience)\b[^.;]{0,20}"
    r"\b(?:with|beside|alongside) (?:any )?volunteers\b|"
    r"\bno volunteers\b|\bno volunteer (?:experience|work)\b|\bnone\b[^.;]{0,15}\bvolunteers\b|\bpayroll\b"
)
BETWEEN = 1  # tokens between "paid" and "callers": "paid student callers"


def paid_positions(
    resume: Resume, reads: Sequence[Read], denied: Sequence[Finding]
) -> frozenset[int | None]:
    """The positions whose callers are paid: a line of one with the same employer says so ("14 paid
    callers"), or the resume says that there were never volunteers (one of `denied`; then None, what
    is told outside positions, is with them). Never one that is volunteered itself."""
    none_at_all = any(_NONE_AT_ALL.search(f.quote.text) for f in denied)
    employers = {
        fold(resume.positions[r.statement.position].organization)
        for r in reads
        if r.statement.position is not None and _says_paid(r.reading)
    }
    held = frozenset(
        n
        for n, p in enumerate(resume.positions)
        if p.kind is not PositionKind.VOLUNTEER
        and (none_at_all or (p.organization and fold(p.organization) in employers))
    )
    return held | {None} if none_at_all else held


def names_volunteers(reading: Reading) -> bool:
    """Volunteers by that name, and not by "callers", who may be paid."""
    return any(h.concept in ("volunteer_word", "interns") for h in reading.hits)


def _says_paid(reading: Reading) -> bool:
    """ "Supervise 14 paid callers", and no volunteers beside them."""
    paid = [
        h.end for h in reading.hits if h.concept == "paid_word" and reading.states[h.start] == DONE
    ]
    callers = [h.start for h in reading.hits if h.concept == "callers"]
    if names_volunteers(reading):
        return False
    return any(0 <= c - p <= BETWEEN for p in paid for c in callers)
