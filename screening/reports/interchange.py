"""JSON by the contract (``contract.md``), for one candidate or many."""

from __future__ import annotations

import json
from collections.abc import Iterable

from screening.scorecard.model import Scorecard


def card_json(card: Scorecard) -> bytes:
    """One scorecard as the contract's object."""
    return (json.dumps(card.to_dict(), ensure_ascii=False, indent=1) + "\n").encode()


def cards_json(cards: Iterable[Scorecard]) -> bytes:
    """Scorecards as a JSON list, in their order."""
    return (json.dumps([c.to_dict() for c in cards], ensure_ascii=False, indent=1) + "\n").encode()


def cards_jsonl(cards: Iterable[Scorecard]) -> bytes:
    """One object a line."""
    return "".join(json.dumps(c.to_dict(), ensure_ascii=False) + "\n" for c in cards).encode()
