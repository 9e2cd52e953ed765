"""The questions of one interview: the level's fixed core, then what this resume prompts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from screening.scorecard import AskedQuestion, kit
from screening.store import Kit

if TYPE_CHECKING:
    from screening.scorecard import Scorecard
    from screening.ui.dossier import Dossier


@dataclass(frozen=True)
class Asked:
    """A question with all that stands beside it. `behavior` describes answers at 1, 3 and 5, {}
    for a follow-up; `why` says what in this resume prompts it."""

    id: str
    question: str
    listen_for: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    behavior: Mapping[int, str] = field(default_factory=dict)
    why: str = ""
    follow_up: bool = False


def kit_of(d: Dossier, level: str) -> Kit:
    """The question set of a level for this candidate."""
    assert d.card is not None
    core = tuple(q.id for q in kit(d.rubric, level))
    return Kit(level, core, tuple(q.id for q in d.card.questions if q.follow_up))


def questions(d: Dossier, of: Kit) -> tuple[Asked, ...]:
    """The questions of a kit, in its order. One that the rules no longer hold keeps its place."""
    assert d.card is not None
    core = {q.id: q for q in d.rubric.questions.questions}
    follow = {q.id: q for q in d.card.questions}
    out = []
    for question_id in of.core:
        q = core.get(question_id)
        if q is None:
            out.append(Asked(question_id, _gone(question_id)))
            continue
        behavior = {int(n): text for n, text in q.behavior.items()}
        out.append(Asked(q.id, q.question, q.listen_for, q.probes, behavior))
    for question_id in of.follow_ups:
        f = follow.get(question_id)
        if f is None:
            out.append(Asked(question_id, _gone(question_id), follow_up=True))
        else:
            out.append(Asked(f.id, f.question, f.listen_for, (), {}, f.why, True))
    return tuple(out)


def on_paper(d: Dossier, of: Kit) -> Scorecard:
    """The card with this kit's questions, for the kit on paper."""
    assert d.card is not None
    asked = tuple(
        AskedQuestion(q.id, of.level, q.question, q.listen_for, q.why, q.follow_up)
        for q in questions(d, of)
    )
    return replace(d.card, level=of.level, questions=asked)


def _gone(question_id: str) -> str:
    return f"A question that the rules no longer hold ({question_id.replace('_', ' ')})"
