"""The scorecard: everything a recruiter is shown, each verdict with its sentence and its quotes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from screening.documents.model import Notice
from screening.evidence.model import Metric, Quote, ToolUse, Verdict
from screening.resume.model import Contact, Position


class Status(StrEnum):
    """A red flag's status (annotation guide, section 4)."""

    FLAGGED = "flagged"
    CLEAR = "clear"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class PositionMonths:
    """A position with the months it counts and whether, and why, it is relevant.

    `months` are counted alone, without regard to overlaps; `fault` says why they are none.
    """

    position: Position
    months: int
    relevant: bool
    reason: str
    fault: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class IndicatorVerdict:
    """An indicator with its level, its verdict and the sentence for it."""

    id: str
    level: str
    name: str
    verdict: Verdict
    reason: str

    @property
    def met(self) -> bool:
        return self.verdict.met


@dataclass(frozen=True, slots=True)
class FlagVerdict:
    """A red flag with its status, the reason as a sentence, and the lines that decide it."""

    id: str
    name: str
    status: Status
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the kit or a follow-up; `why` is what in this resume prompts it."""

    id: str
    level: str
    question: str
    listen_for: tuple[str, ...]
    why: str
    follow_up: bool


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One document judged against one rubric at one as-of date."""

    file: str
    sha256: str
    rubric_id: str
    rubric_version: str
    rubric_sha256: str
    as_of: datetime.date
    notices: tuple[Notice, ...]
    contact: Contact
    positions: tuple[PositionMonths, ...]
    relevant_months: int
    months_reason: str
    level: str
    level_reason: str
    scores: dict[str, int]
    indicators: tuple[IndicatorVerdict, ...]
    red_flags: tuple[FlagVerdict, ...]
    tools: tuple[ToolUse, ...]
    languages: tuple[str, ...]
    metrics: tuple[Metric, ...]
    questions: tuple[AskedQuestion, ...]

    def to_dict(self) -> dict[str, object]:
        """The scorecard as the contract's JSON object."""
        from screening.scorecard.contract import to_dict

        return to_dict(self)
