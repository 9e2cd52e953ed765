"""What could not be hidden, or not surely: said to whoever relies on blind review."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.blind.document import MaskedLines
from screening.blind.finder import Finder
from screening.blind.gather import organization_kind
from screening.blind.model import Doubt
from screening.blind.plain import folded
from screening.blind.terms import any_of, begins_sentence, literal
from screening.blind.words import blind_words
from screening.documents.model import Place
from screening.resume.fields import is_place
from screening.resume.model import Resume
from screening.resume.vocabulary import organizations, titles
from screening.rubric import Rubric

POOR = 0.75  # confidence of recognition: below, a name in the line may be misread and missed
MOST = 12  # look-alike names listed
_TRADE = re.compile(r"(?i)\bcredit union|\bbuilding society|\bstudent union")
_LOOKS_LIKE = re.compile(r"(?<![^\W_])[A-Z][a-z'-]{2,}(?: [A-Z]\.?)? [A-Z][a-z'-]{2,}(?![^\W_])")


def doubts_of(
    resume: Resume, rubric: Rubric, finder: Finder, masked: MaskedLines
) -> tuple[Doubt, ...]:
    return (
        *_name(resume, finder, masked),
        *_pictures(resume),
        *_unplaced(resume),
        *_employers(resume, finder),
        *_look_alikes(resume, rubric, masked),
    )


def _name(resume: Resume, finder: Finder, masked: MaskedLines) -> Iterator[Doubt]:
    if not finder.person.known:
        yield Doubt(
            "no_name",
            "No name was found. The short lines at the top were hidden instead; the name may stand "
            "elsewhere.",
        )
    for word in finder.person.weak:
        for line in masked.lines:
            if literal(word).search(folded(line.text)):
                yield Doubt(
                    "ordinary_word",
                    "A part of the name is an ordinary word too; where it stands as one it was "
                    "left.",
                    line.page,
                    word,
                )
                break


def _pictures(resume: Resume) -> Iterator[Doubt]:
    document = resume.document
    for page in document.pages:
        if page.recognized_by:
            yield Doubt(
                "scanned_page",
                f"Page {page.number} is a picture: a photo, a logo or handwriting on it cannot be "
                "told from the text and is not covered.",
                page.number,
            )
    for line in document.lines:
        if line.confidence is not None and line.confidence < POOR:
            yield Doubt(
                "poor_reading",
                "A line was recognized with low confidence; a name in it may be misread and left.",
                line.page,
                line.text,
            )


def _unplaced(resume: Resume) -> Iterator[Doubt]:
    for text in resume.document.report.unplaced:
        yield Doubt(
            "unplaced",
            "Text stands on the page that was not placed in a line; it is looked through only "
            "where the page is a PDF's.",
            None,
            text,
        )


def _employers(resume: Resume, finder: Finder) -> Iterator[Doubt]:
    """Employers whose names may tell a cause that no list here knows."""
    uncertain = any_of(blind_words().uncertain)
    for name in dict.fromkeys(p.organization for p in resume.positions):
        told = uncertain.search(name) and not _TRADE.search(name)
        if told and organization_kind(name, finder) is None:
            yield Doubt(
                "employer",
                "An employer's name was left; it may tell a cause.",
                None,
                finder.text(name),
            )


def _look_alikes(resume: Resume, rubric: Rubric, masked: MaskedLines) -> Iterator[Doubt]:
    """Two capital words in a sentence that are no title, place, employer or word of the role."""
    known = titles()["heads"] | titles()["before"] | organizations()["words"]
    role = {folded(w) for w in blind_words().schools.studies} | {
        w for c in rubric.lexicon.concepts for f in (*c.forms, *c.verbs) for w in folded(f).split()
    }
    employers = " ".join(p.organization for p in resume.positions)
    seen: set[str] = set()
    for line in masked.lines:
        if line.place is not Place.BODY:
            continue
        for match in _LOOKS_LIKE.finditer(line.text):
            words = [folded(w).strip(".'") for w in match[0].split()]
            if (
                any(w in known or w in role for w in words)
                or is_place(match[0])
                or match[0] in seen
                or match[0] in employers
            ):
                continue
            if begins_sentence(line.text, match.start()) and line.text[match.end() :].strip():
                continue
            seen.add(match[0])
            if len(seen) <= MOST:
                yield Doubt(
                    "looks_like_name", "Words that look like a name were left.", line.page, match[0]
                )
