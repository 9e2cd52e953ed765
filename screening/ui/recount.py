"""The card with what people said in force; months and level counted anew after a correction.

The arithmetic is the machine's own. What a person set with their own hand is left alone.
"""

from __future__ import annotations

from dataclasses import replace

from screening.resume.months import Fault, span_of, union
from screening.scorecard import Scorecard, Status
from screening.scorecard.level import recommend
from screening.store import Correction, Kind
from screening.store.verdicts import of_machine
from screening.ui import dossier, office
from screening.ui.dossier import Dossier

AGAIN = "Counted anew"  # how the reason of such a correction begins


def in_force(dossier: Dossier) -> Scorecard:
    """The card with what people corrected and settled in place of what the machine said; sentences
    and quotes stay the machine's. There must be a card."""
    card, now = dossier.card, dossier.stored.verdicts
    assert card is not None
    return replace(
        card,
        level=now.level,
        relevant_months=now.relevant_months,
        positions=tuple(
            replace(p, relevant=now.positions.get(key, p.relevant))
            for key, p in zip(dossier.positions(), card.positions, strict=True)
        ),
        indicators=tuple(
            replace(i, verdict=replace(i.verdict, met=now.indicators.get(i.id, i.met)))
            for i in card.indicators
        ),
        red_flags=tuple(
            replace(f, status=Status(now.flags.get(f.id, f.status.value))) for f in card.red_flags
        ),
    )


def after(candidate_id: int, kind: Kind, name: str) -> None:
    """Months after a position, the level after whatever it rests on, corrected with the reason
    that `name` was corrected. StoreError where that is refused."""
    if kind is Kind.POSITION:
        d = dossier.load(candidate_id)
        if d.card is not None:
            _correct(d, Kind.MONTHS, _text(months(in_force(d))), name)
    if kind in {Kind.POSITION, Kind.MONTHS, Kind.INDICATOR}:
        d = dossier.load(candidate_id)
        if d.card is not None:
            _correct(d, Kind.LEVEL, level(in_force(d), d), name)


def months(card: Scorecard) -> int | None:
    """The union of the relevant positions' months; None where no relevant position has dates and
    the number can only come from elsewhere."""
    relevant = [p for p in card.positions if p.relevant]
    dated = [p for p in relevant if p.fault != Fault.UNDATED.value]
    if relevant and not dated:
        return None
    spans = (span_of(p.position.start, p.position.end, card.as_of) for p in dated)
    return len(union(spans))


def level(card: Scorecard, d: Dossier) -> str:
    """The level that months and indicators as corrected give."""
    verdicts = [replace(i.verdict, met=i.met) for i in card.indicators]
    return recommend(card.relevant_months, verdicts, card.positions, d.rubric)[0]


def _text(months: int | None) -> str | None:
    return None if months is None else str(months)


def _correct(d: Dossier, kind: Kind, value: str | None, name: str) -> None:
    now = d.stored.verdicts
    holds = str(now.relevant_months) if kind is Kind.MONTHS else now.level
    if value is None or value == holds:
        return
    store, actor = office.store(), office.me()
    done = [c for c in store.corrections.of_candidate(actor, d.id) if c.kind is kind]
    if done and by_hand(done[-1]):
        return
    machine = of_machine(d.stored.card).get((kind, ""))
    store.corrections.correct(
        actor,
        d.id,
        kind,
        "",
        None if value == machine else value,
        f"{AGAIN} after this was corrected: {name}.",
        done[-1].version if done else 0,
    )


def by_hand(correction: Correction) -> bool:
    """Whether a person set this themselves, and it still holds."""
    return correction.new is not None and not correction.reason.startswith(AGAIN)
