"""The evidence room: which line shows what, in which state, and why."""

from screening.evidence.gather import gather
from screening.evidence.model import Evidence, Finding, State, Verdict

__all__ = ["Evidence", "Finding", "State", "Verdict", "gather"]
