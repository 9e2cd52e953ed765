"""The rubric's files as checked types: what a role asks for, its words, questions and examples.

Every key that a file may hold stands here; any other is refused (`loader` names file, line and
the keys allowed).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Words = tuple[str, ...]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Silence(StrEnum):
    """What a resume's silence on a red flag means."""

    FLAG = "flag"
    ASK = "ask"


class Level(Strict):
    """An experience level: its two conditions (annotation guide, section 3)."""

    id: Id
    name: str
    years: str
    min_months: int = Field(ge=0)
    min_indicators: int = Field(ge=0)


class Indicator(Strict):
    """Something a person at a level has done; `name` in the role's own words."""

    id: Id
    level: Id
    name: str
    met_by: str
    not_met_by: str
    implies: tuple[Id, ...] = ()
    follow_up: str


class RedFlag(Strict):
    """Something to look into; `signal` names the line signal that clears it."""

    id: Id
    name: str
    silence: Silence
    flagged_when: str
    clear_when: str
    follow_up: str


class Scoring(Strict):
    """Weight (0..1) of an indicator's best evidence by where it stands."""

    dated_position: float = Field(ge=0, le=1)
    undated_position: float = Field(ge=0, le=1)
    elsewhere: float = Field(ge=0, le=1)
    explanation: str


class RubricFile(Strict):
    """``rubric.yaml``."""

    id: Id
    version: str
    name: str
    industry: str
    summary: str
    levels: tuple[Level, ...]
    indicators: tuple[Indicator, ...]
    red_flags: tuple[RedFlag, ...]
    scoring: Scoring

    @model_validator(mode="after")
    def _check(self) -> RubricFile:
        levels = [level.id for level in self.levels]
        if [level.min_months for level in self.levels] != sorted(x.min_months for x in self.levels):
            raise ValueError("levels must stand from the lowest to the highest")
        ids = [i.id for i in self.indicators] + [f.id for f in self.red_flags]
        if len(set(ids)) != len(ids):
            raise ValueError("an indicator or red flag id stands twice")
        for i in self.indicators:
            if i.level not in levels:
                raise ValueError(f"indicator {i.id}: there is no level {i.level!r}")
            for other in i.implies:
                if other not in ids:
                    raise ValueError(
                        f"indicator {i.id}: it implies {other!r}, which does not exist"
                    )
        return self


class Question(Strict):
    """One interview question; `expected` is the source's answer, `listen_for` its points."""

    id: Id
    level: Id
    question: str
    expected: str
    listen_for: tuple[str, ...] = Field(min_length=2)
    probes: tuple[str, ...] = Field(min_length=2, max_length=4)
    behavior: dict[Literal[1, 3, 5], str]
    covers: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Question:
        if set(self.behavior) != {1, 3, 5}:
            raise ValueError("behavior must be described at 1, 3 and 5")
        return self


class QuestionsFile(Strict):
    """``questions.yaml``: the kit of each level and the rating scale's words for 1 to 5."""

    scale: dict[Literal[1, 2, 3, 4, 5], str]
    questions: tuple[Question, ...]


class ToolKind(StrEnum):
    """What a campaign system is for; tools of one kind are equal."""

    VOTER_FILE = "voter file"
    MEMBER_SYSTEM = "member-contact system"
    DIALER = "dialer"
    TEXTING = "texting"
    CANVASS = "canvass app"
    RELATIONAL = "relational app"
    SIGN_UP = "sign-up site"
    FUNDRAISING = "fundraising site"
    EMAIL = "email and action site"


class Tool(Strict):
    """A campaign system. `near`: the name is an ordinary word too and counts only with one of
    these words (or another tool) close by; `voter_database` clears that red flag."""

    name: str
    kind: ToolKind
    voter_database: bool
    aliases: Words = ()
    case_sensitive: bool = False
    near: Words = ()
    not_near: Words = ()
    note: str = ""


class Concept(Strict):
    """One idea with its many forms. `verbs` are inflected; `forms` are matched as written, in any
    case; `unless` lists longer phrases in which a form means something else."""

    id: Id
    verbs: Words = ()
    forms: Words = ()
    unless: Words = ()


class Titles(Strict):
    """Position titles: `typical` and `search` are the role's own text; `relevant` decide relevance
    where only the title speaks; `adjacent` look alike and are not.

    `employers` are words of employers whose whole business is the work: there `employer_roles`
    are relevant. `causes` are words of employers for which a relevant title is no sales job."""

    typical: str
    search: Words
    employers: Words = ()
    employer_roles: Words = ()
    causes: Words = ()
    relevant: Words
    adjacent: Words


class LexiconFile(Strict):
    """``lexicon.yaml``."""

    tools: tuple[Tool, ...]
    titles: Titles
    concepts: tuple[Concept, ...]
    abbreviations: dict[str, str] = {}


class Cue(Strict):
    """Words that change the state of what stands near them. `scope`: which side, how far."""

    state: Literal["denied", "wished", "other", "planned", "quoted", "learned", "listed"]
    words: Words
    scope: Literal["after", "before", "sentence"] = "after"


class ContextFile(Strict):
    """``context.yaml``: denial, wish, another's deed; false cues; what ends a scope."""

    cues: tuple[Cue, ...]
    actors: Words = ()
    pseudo: Words
    ends: Words
    reach: int = Field(gt=0, description="tokens a scope may span")


class Case(Strict):
    """``cases.yaml``: a sentence with the answer marked in it, run as a test."""

    text: str
    note: str = ""


class ThresholdsFile(Strict):
    """From which chance (0..1) a label counts, found by cross-validation over writers.

    `examples` is the SHA-256 of the ``examples.csv`` that they were found on.
    """

    examples: str
    values: dict[str, float]


class CasesFile(Strict):
    cases: tuple[Case, ...]
