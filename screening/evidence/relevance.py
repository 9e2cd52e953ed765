"""Which positions are relevant experience (annotation guide, section 1), and why."""

from __future__ import annotations

from collections.abc import Sequence

from screening.evidence.model import Finding, Relevance
from screening.evidence.position_features import titled
from screening.resume.fields import campaign_name
from screening.resume.model import Position, PositionKind
from screening.resume.vocabulary import words
from screening.rubric import Rubric

RELEVANT = 0.65  # the chance from which a position counts
SPEAKING = 0.35  # a line of a position speaks of the work from this confidence
NAMED = 0.7  # the least chance where title and employer name the work
SOME = 0.1  # ... if the lines do not speak clearly against it
SURE = 0.97  # the chance from which it counts although its title names a look-alike


def judge_position(
    position: Position, chance: float, deeds: Sequence[Finding], rubric: Rubric
) -> Relevance:
    """The verdict on one position and its sentence.

    `chance` is the position classifier's; `deeds` are the findings of relevant work among the
    position's own lines. A title of the lexicon decides where there are no lines.
    """
    by_title = titled(position.title, rubric)
    if not deeds and by_title:
        chance = 0.95 if by_title == "relevant" else 0.05
    elif by_title == "adjacent" and chance < SURE:
        chance = min(chance, 0.2)  # a look-alike by title needs more than a doubtful line
    elif chance > SOME and _named(position, by_title, rubric):
        chance = max(chance, NAMED)
    elif (
        deeds
        and max(d.confidence for d in deeds) < SPEAKING
        and not _cause(position, by_title, rubric)
    ):
        # Nothing in it speaks of the work, and what is paid under such a title may be sales.
        chance = min(chance, RELEVANT)
    relevant = chance > RELEVANT
    best = max(deeds, key=lambda d: d.confidence, default=None)
    if relevant:
        if by_title == "relevant" or best is None or best.confidence < RELEVANT:
            reason = f"The title “{position.title or position.organization}” names the work."
            if by_title != "relevant":
                reason = "Title, employer and lines together read like the work."
        else:
            reason = f"“{best.quote.text}”"
        return Relevance(True, reason, round(chance, 2))
    if by_title == "adjacent":
        reason = f"“{position.title}” is close to the work but adjacent: it adds no months."
    elif best is not None and best.confidence >= RELEVANT:
        reason = f"The position as a whole is other work, although one line is close: “{best.quote.text}”"
    else:
        reason = "No line shows phone banking or the work around it."
    return Relevance(False, reason, round(1 - chance, 2))


def _named(position: Position, by_title: str, rubric: Rubric) -> bool:
    """Title and employer together name the work: a shift supervisor at a telefundraising house, a
    canvasser for a race."""
    t = rubric.lexicon.titles
    employer = f" {' '.join(words(position.organization))} "
    role = set(words(position.title))
    if any(f" {w} " in employer for w in t.employers) and role & set(t.employer_roles):
        return True
    return by_title == "relevant" and _cause(position, by_title, rubric)


def _cause(position: Position, by_title: str, rubric: Rubric) -> bool:
    """The employer is a campaign, a party, a union or the like, or a title of the work says it is
    for one ("GOTV Canvasser"), or is a volunteer's."""
    names = f" {' '.join(words(position.organization))} "
    if by_title == "relevant":
        if position.kind is PositionKind.VOLUNTEER:
            return True
        names += f"| {' '.join(words(position.title))} "
    return campaign_name(position.organization) or any(
        f" {w} " in names for w in rubric.lexicon.titles.causes
    )
