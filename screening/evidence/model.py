"""What the lines of a resume show: the types of the evidence room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from screening.documents.model import Box
from screening.resume.model import Resume


class State(StrEnum):
    """How a deed stands in its line."""

    DONE = "done"
    DENIED = "denied"
    WISHED = "wished"
    PLANNED = "planned"
    OTHER = "other"  # somebody else's deed
    LEARNED = "learned"  # taught or shown to the person, not done
    QUOTED = "quoted"  # a job posting's words
    LISTED = "listed"  # a bare word of a skills list
    STUDY = "study"  # class work


@dataclass(frozen=True, slots=True)
class Quote:
    """The document's own words with their place; `boxes` one per line, page points."""

    text: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    statement: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line that speaks to one label (an indicator or a signal).

    `confidence` is 0..1. `rule` names what decided ("classifier", "title", "lexicon"); `words` are
    the concepts or words that weighed most; `reason` is a sentence.
    """

    label: str
    state: State
    quote: Quote
    confidence: float
    rule: str
    words: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an indicator is met, by which lines; `nearest` is the best line that does not count."""

    indicator: str
    met: bool
    confidence: float
    findings: tuple[Finding, ...]
    searched: int
    nearest: Finding | None = None


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether a position counts as relevant experience, and why."""

    relevant: bool
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ToolUse:
    """A campaign system named as used or known."""

    name: str
    kind: str
    voter_database: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Metric:
    """A number that the resume claims: `value` with its `unit` and, where said, `per` what period.

    `doubt` is a question that the number raises, "" where it is ordinary.
    """

    value: float
    unit: str
    per: str
    quote: Quote
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that no dictionary has, with their quotes; `pages` is how many pages they stand on."""

    words: tuple[str, ...]
    quotes: tuple[Quote, ...]
    most_on_a_page: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a resume shows for a rubric; what the scorecard is computed from."""

    resume: Resume
    verdicts: tuple[Verdict, ...]
    signals: dict[str, tuple[Finding, ...]]
    relevance: tuple[Relevance, ...]
    tools: tuple[ToolUse, ...]
    metrics: tuple[Metric, ...]
    spelling: Spelling
    stated_months: int | None = None
    stated_quote: Quote | None = None

    def verdict(self, indicator: str) -> Verdict:
        return next(v for v in self.verdicts if v.indicator == indicator)
