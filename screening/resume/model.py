"""Who, where, when: the types of the resume room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from screening.documents.model import Box, Document, Notice


class SectionKind(StrEnum):
    """What a section is about, told from its heading or its contents."""

    HEAD = "head"  # name and contact, before any heading
    SUMMARY = "summary"
    OBJECTIVE = "objective"
    EXPERIENCE = "experience"
    VOLUNTEER = "volunteer"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATIONS = "certifications"
    AWARDS = "awards"
    MEMBERSHIPS = "memberships"
    PROJECTS = "projects"
    AVAILABILITY = "availability"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"


class PositionKind(StrEnum):
    PAID = "paid"
    VOLUNTEER = "volunteer"
    INTERN = "intern"


class Role(StrEnum):
    """What a statement is in its resume."""

    TITLE = "title"  # a position's own title line
    DEED = "deed"  # a bullet or sentence under a position
    CLAIM = "claim"  # a sentence outside positions: summary, letter, projects
    LISTED = "listed"  # an item of a bare list: skills, competencies
    STUDY = "study"  # under education: class work, degrees
    WISH = "wish"  # under an objective


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one document line: `line` is its index in ``Document.lines``."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the resume says, in its place: a sentence, a bullet, a title, a listed item.

    `position` is the index of its position in ``Resume.positions``, None outside positions.
    `listed` parts of a longer skills line share their `spots`' line.
    """

    text: str
    spots: tuple[Spot, ...]
    role: Role
    section: int
    position: int | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it; `heading` is "" for the head of the resume."""

    kind: SectionKind
    heading: str
    first: int  # index of the first line below the heading, or of the line that holds both
    stop: int  # index after the last line
    skip: int = 0  # characters of the first line that are the heading


@dataclass(frozen=True, slots=True)
class Position:
    """A dated or titled role. `start` and `end` are ``YYYY-MM``, ``YYYY``, ``present`` or ``""``."""

    title: str
    organization: str
    location: str
    start: str
    end: str
    kind: PositionKind
    section: int
    header: tuple[Spot, ...]
    header_text: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to reach; "" where the resume does not say. `phone` is E.164."""

    name: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resume:
    """A parsed document. `languages` are English names of human languages the person claims."""

    document: Document
    contact: Contact
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    statements: tuple[Statement, ...]
    languages: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    def quote(self, spots: tuple[Spot, ...]) -> tuple[int | None, tuple[Box, ...]]:
        """The page of a quote's first line, and a box for each of its lines."""
        lines = self.document.lines
        boxes = [lines[s.line].boxes(s.start, s.end) for s in spots]
        page = lines[spots[0].line].page if spots else None
        return page, tuple(b for b in boxes if b is not None)
