"""The blind room: a resume and its scorecard in, the same without who it is out.

Hidden are name, contact, place, school and years of study, pronouns, age and family, parties,
candidates, causes, unions, groups and congregations, and campaign systems but for their kind
(domain.md, section 5). Scores, months and verdicts stay as they are: nothing hidden ever reached
them.
"""

from __future__ import annotations

from dataclasses import dataclass

from screening.blind.card import mask_card
from screening.blind.document import areas_of, file_label, label, mask_lines, mask_resume
from screening.blind.doubts import doubts_of
from screening.blind.finder import Finder
from screening.blind.gather import finder_for
from screening.blind.model import Area, Doubt, Kind, Masked, Span
from screening.resume.model import Resume
from screening.rubric import Rubric
from screening.scorecard.model import Scorecard

__all__ = [
    "Area",
    "Blind",
    "Doubt",
    "Finder",
    "Kind",
    "Masked",
    "Span",
    "blind",
    "file_label",
    "finder_for",
    "label",
]


@dataclass(frozen=True, slots=True)
class Blind:
    """A candidate as blind review shows one.

    `label` is what the candidate is called. `card` and `resume` (with its document) are masked
    copies. `areas` are drawn over the original's pages. `doubts` is what was not hidden surely.
    `finder` masks any other text about the candidate, such as a reviewer's note.
    """

    label: str
    card: Scorecard
    resume: Resume
    areas: tuple[Area, ...]
    doubts: tuple[Doubt, ...]
    finder: Finder

    def text(self, text: str) -> str:
        return self.finder.text(text)


def blind(resume: Resume, card: Scorecard, rubric: Rubric) -> Blind:
    """Mask a resume and the scorecard that was made from it."""
    finder = finder_for(resume, rubric)
    masked = mask_lines(resume, finder)
    return Blind(
        label=label(resume.document.sha256),
        card=mask_card(card, resume, rubric, finder, masked),
        resume=mask_resume(resume, finder, masked),
        areas=areas_of(resume.document, masked),
        doubts=doubts_of(resume, rubric, finder, masked),
        finder=finder,
    )
