"""Which positions are relevant experience (annotation guide, section 1), and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from screening.evidence.model import Finding, Relevance, State
from screening.resume.model import Position
from screening.resume.vocabulary import fold, words
from screening.rubric import Rubric

BY_LINE = 0.50  # a line's probability of relevant work that settles it
BY_LINE_ADJACENT = 0.90  # the same where the title names a look-alike
BY_TITLE = 0.70  # of the title line itself, where no deed speaks


@lru_cache(maxsize=64)
def _titles(rubric: Rubric) -> tuple[re.Pattern[str], re.Pattern[str]]:
    t = rubric.lexicon.titles
    relevant = sorted({fold(x) for x in (t.typical, *t.search, *t.relevant)}, key=len, reverse=True)
    adjacent = sorted({fold(x) for x in t.adjacent}, key=len, reverse=True)

    def any_of(forms: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})s?\b")

    return any_of(relevant), any_of(adjacent)


def judge_position(
    position: Position,
    title_line: Finding | None,
    deeds: Sequence[Finding],
    has_deeds: bool,
    rubric: Rubric,
) -> Relevance:
    """`deeds` are findings of the signal `relevant` among the position's own lines, `title_line` the
    same for its title; `has_deeds` is whether it has lines of its own at all."""
    relevant, adjacent = _titles(rubric)
    title = " ".join(words(position.title))
    best = max((d for d in deeds if d.state is State.DONE), key=lambda d: d.confidence, default=None)
    by_adjacent = adjacent.search(title)
    by_title = relevant.search(title)
    if by_adjacent and (by_title is None or len(by_adjacent[0]) >= len(by_title[0])):
        if best is not None and best.confidence >= BY_LINE_ADJACENT:
            return Relevance(True, f"“{best.quote.text}”", best.confidence)
        return Relevance(
            False, f"“{position.title}” is close to the work, but adjacent: it adds no months.", 0.9
        )
    if by_title:
        return Relevance(True, f"The title “{position.title}” names the work.", 0.95)
    if best is not None and best.confidence >= BY_LINE:
        return Relevance(True, f"“{best.quote.text}”", best.confidence)
    if title_line is not None and title_line.confidence >= BY_TITLE and not has_deeds:
        return Relevance(True, f"The title “{title_line.quote.text}” names the work.", title_line.confidence)
    return Relevance(False, "No line shows phone banking or the work around it.", 0.8)
