"""The contract's JSON object as types; its JSON Schema comes from them.

Names and order of the fields are those of the contract. What may stand in a field comes from the
product's own types and rubric, so that a status or an indicator cannot be added without a sign.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from screening.resume.model import PositionKind
from screening.rubric import load_rubric
from screening.scorecard import Status

RUBRIC = load_rubric("phone_bank")
LEVELS = tuple(level.id for level in RUBRIC.levels)
INDICATORS = tuple(i.id for i in RUBRIC.indicators)
FLAGS = tuple(f.id for f in RUBRIC.red_flags)

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Start = Annotated[str, Field(pattern=r"^(\d{4}(-(0[1-9]|1[0-2]))?)?$")]
End = Annotated[str, Field(pattern=r"^(\d{4}(-(0[1-9]|1[0-2]))?|present)?$")]
Page = Annotated[int, Field(ge=1)]
Coordinates = Annotated[list[float], Field(min_length=4, max_length=4)]
Percent = Annotated[int, Field(ge=0, le=100)]
Level = Literal[LEVELS]


class Exact(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class RubricName(Exact):
    id: Literal["phone_bank"]
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    sha256: Sha256


class Warned(Exact):
    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    message: Annotated[str, Field(min_length=1)]
    page: Page | None


class Candidate(Exact):
    name: str
    email: str
    phone: Annotated[str, Field(pattern=r"^(\+[1-9]\d{6,14})?$")]
    location: str
    links: list[str]


class Evidence(Exact):
    quote: Annotated[str, Field(min_length=1)]
    page: Page | None
    boxes: list[Coordinates]


class Position(Exact):
    title: str
    organization: str
    start: Start
    end: End
    months: Annotated[int, Field(ge=0)]
    relevant: bool
    kind: Literal[tuple(k.value for k in PositionKind)]
    evidence: Evidence


class Indicator(Exact):
    id: Literal[INDICATORS]
    level: Level
    met: bool
    confidence: Annotated[float, Field(ge=0, le=1)]
    evidence: list[Evidence]


class RedFlag(Exact):
    id: Literal[FLAGS]
    status: Literal[tuple(s.value for s in Status)]
    reason: Annotated[str, Field(min_length=1)]
    evidence: list[Evidence]


class Metric(Exact):
    value: float
    unit: str
    per: str
    quote: Annotated[str, Field(min_length=1)]


class Question(Exact):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    level: Level
    question: Annotated[str, Field(min_length=1)]
    listen_for: list[str]
    why: Annotated[str, Field(min_length=1)]


class Scores(Exact):
    junior: Percent
    mid: Percent
    senior: Percent


class NoScores(Exact):
    pass


class Head(Exact):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    file: Annotated[str, Field(min_length=1, pattern=r"^[^/\\]*$")]
    sha256: Sha256
    rubric: RubricName
    as_of: Day


class Scored(Head):
    """The object of a document that was read."""

    error: None
    warnings: list[Warned]
    candidate: Candidate
    positions: list[Position]
    relevant_months: Annotated[int, Field(ge=0)]
    level: Level
    level_reason: Annotated[str, Field(min_length=1)]
    scores: Scores
    indicators: Annotated[list[Indicator], Field(min_length=12, max_length=12)]
    red_flags: Annotated[list[RedFlag], Field(min_length=5, max_length=5)]
    tools: list[str]
    languages: list[str]
    metrics: list[Metric]
    questions: Annotated[list[Question], Field(min_length=1)]


Nothing = Annotated[list[Any], Field(max_length=0)]


class NoCandidate(Exact):
    name: Literal[""]
    email: Literal[""]
    phone: Literal[""]
    location: Literal[""]
    links: Nothing


class Unread(Head):
    """The object of a document that could not be read: the sentence, and nothing scored."""

    error: Annotated[str, Field(min_length=1)]
    warnings: Nothing
    candidate: NoCandidate
    positions: Nothing
    relevant_months: Literal[0]
    level: None
    level_reason: Literal[""]
    scores: NoScores
    indicators: Nothing
    red_flags: Nothing
    tools: Nothing
    languages: Nothing
    metrics: Nothing
    questions: Nothing


CARD: TypeAdapter[Scored | Unread] = TypeAdapter(Scored | Unread)


def schema() -> dict[str, Any]:
    """The contract as JSON Schema (draft 2020-12)."""
    return CARD.json_schema(by_alias=True)


def fields(model: type[BaseModel]) -> list[str]:
    """The keys of an object in the contract's order."""
    return [field.alias or name for name, field in model.model_fields.items()]
