"""What blind review gives: masked text and its spans, areas to draw over, what was not hidden."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from screening.documents.model import Box


class Kind(StrEnum):
    """What a masked stretch is; the marker that is shown for each stands in ``data/words.yaml``."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    ADDRESS = "address"
    PLACE = "place"
    CONTACT = "contact"
    FILE = "file"
    SCHOOL = "school"
    YEARS = "years"
    PRONOUN = "pronoun"
    PERSON = "person"
    PERSONAL = "personal"
    PARTY = "party"
    CANDIDATE = "candidate"
    CAMPAIGN = "campaign"
    CAUSE = "cause"
    UNION = "union"
    GROUP = "group"
    CONGREGATION = "congregation"
    TOOL = "tool"
    NEUTRAL = "neutral"  # a gendered word, shown in its neutral form
    PHOTO = "photo"  # of areas only


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one text that is hidden: ``start:end``, and the `marker` shown instead."""

    start: int
    end: int
    kind: Kind
    marker: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its hidden stretches replaced; `spans` are offsets in the text before."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page (from 1) to draw over, in page points, top-left origin."""

    page: int
    box: Box
    kind: Kind


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may still tell who this is. `message` holds no word of the resume; `text`
    does, for whoever may see it unmasked."""

    code: str
    message: str
    page: int | None = None
    text: str = ""
