"""Submitted reviews as the kit on paper wants them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from screening.reports import Answered, ReviewSheet, State, masked_review
from screening.store import Answer, Review
from screening.ui.interview_words import RECOMMENDATIONS

if TYPE_CHECKING:
    from screening.ui.dossier import Dossier


def sheets(d: Dossier, reviews: Iterable[Review]) -> list[ReviewSheet]:
    """Masked where the candidate is."""
    out = []
    for review in reviews:
        sheet = ReviewSheet(
            who=review.who,
            submitted=review.submitted_at.date() if review.submitted_at else None,
            answers={q: _answered(r.answer) for q, r in review.ratings.items()},
            recommendation=(
                RECOMMENDATIONS[review.recommendation] if review.recommendation else ""
            ),
            summary=review.summary,
        )
        out.append(masked_review(sheet, d.text) if d.masked else sheet)
    return out


def _answered(answer: Answer) -> Answered:
    return Answered(State(answer.state.value), answer.score, answer.note, answer.heard)
