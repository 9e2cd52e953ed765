"""The words that blind review hides, read once from ``data/words.yaml`` and checked."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from screening.blind.model import Kind

Words = tuple[str, ...]
# Kinds without a marker of their own: a tool's is its kind, a gendered word's its neutral form.
_UNMARKED = frozenset({Kind.TOOL, Kind.NEUTRAL, Kind.PHOTO})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Term(_Strict):
    """Words of one meaning; the keys are explained at the top of ``words.yaml``."""

    forms: Words
    exact: bool = False
    near: Words = ()
    not_near: Words = ()
    more: bool = False


class Names(_Strict):
    particles: Words
    ordinary: Words
    never: Words


class Pronouns(_Strict):
    always: Words
    stated: Words


class Schools(_Strict):
    anywhere: Words
    under_education: Words
    not_part: Words
    abbreviations: Words
    studies: Words
    years: Words


class Officials(_Strict):
    named: Words
    office_of: Words


class Leads(_Strict):
    person: Words
    cause: Words


class BlindWords(_Strict):
    """``words.yaml``; a key that is none of these is refused."""

    markers: dict[Kind, str]
    labels: Words
    names: Names
    pronouns: Pronouns
    neutral: dict[str, str]
    personal: Words
    streets: Words
    schools: Schools
    party: tuple[Term, ...]
    candidates: tuple[Term, ...]
    causes: tuple[Term, ...]
    campaign_leads: Leads
    offices: Words
    officials: Officials
    cause_words: Words
    not_causes: Words
    measures: Words
    unions: tuple[Term, ...]
    union_numbers: Words
    groups: tuple[Term, ...]
    group_words: Words
    congregations: tuple[Term, ...]
    clergy: Words
    saint_works: Words
    uncertain: Words
    openers: Words

    @model_validator(mode="after")
    def _every_marker(self) -> BlindWords:
        missing = sorted(k.value for k in set(Kind) - _UNMARKED - set(self.markers))
        if missing:
            raise ValueError(f"markers: there is none for {', '.join(missing)}")
        return self


@functools.cache
def blind_words() -> BlindWords:
    text = resources.files("screening.blind").joinpath("data/words.yaml").read_text("utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return BlindWords.model_validate(yaml.load(text, Loader=loader))
