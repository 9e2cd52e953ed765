"""What holds for a candidate: the machine's verdicts, as people corrected and settled them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from screening.store.errors import Invalid


class Kind(StrEnum):
    """Which verdict is corrected."""

    INDICATOR = "indicator"
    FLAG = "flag"
    LEVEL = "level"
    MONTHS = "months"
    POSITION = "position"


MET, NOT_MET = "met", "not met"
RELEVANT, NOT_RELEVANT = "relevant", "not relevant"
FLAG_STATES = ("flagged", "clear", "ask")
WHOLE = ""  # the target of a level's or the months' correction: there is one of each
LONGEST_WORK = 12 * 80  # months


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What filters and sorting see. `level` is "" and `level_rank` -1 where nothing was scored."""

    level: str
    level_rank: int
    relevant_months: int
    indicators: Mapping[str, bool]
    flags: Mapping[str, str]
    positions: Mapping[str, bool]
    tools: tuple[str, ...]
    scores: Mapping[str, int]


def of_machine(card: Mapping[str, Any]) -> dict[tuple[Kind, str], str]:
    """Every verdict of a card (the contract's object) that can be corrected, as words."""
    out = {(Kind.INDICATOR, i["id"]): MET if i["met"] else NOT_MET for i in card["indicators"]}
    out |= {(Kind.FLAG, f["id"]): f["status"] for f in card["red_flags"]}
    keys = position_keys(card)
    out |= {
        (Kind.POSITION, key): RELEVANT if p["relevant"] else NOT_RELEVANT
        for key, p in zip(keys, card["positions"], strict=True)
    }
    if card["level"] is not None:
        out[(Kind.LEVEL, WHOLE)] = card["level"]
        out[(Kind.MONTHS, WHOLE)] = str(card["relevant_months"])
    return out


def position_keys(card: Mapping[str, Any]) -> tuple[str, ...]:
    """A key for each position of a card that stays the same when the document is scored again.

    Made of title, organization and dates (and a count where these are the same twice), not of
    the place in the list, which a newer reader may change.
    """
    seen: dict[str, int] = {}
    keys = []
    for p in card["positions"]:
        content = json.dumps([p["title"], p["organization"], p["start"], p["end"]])
        count = seen[content] = seen.get(content, 0) + 1
        keys.append(hashlib.sha256(f"{count} {content}".encode()).hexdigest()[:16])
    return tuple(keys)


def allowed(card: Mapping[str, Any], kind: Kind) -> tuple[str, ...]:
    """What a verdict of this kind can be corrected to; empty for months, a whole number."""
    return {
        Kind.INDICATOR: (MET, NOT_MET),
        Kind.FLAG: FLAG_STATES,
        Kind.LEVEL: tuple(card["scores"]),  # in the rubric's order, the lowest first
        Kind.POSITION: (RELEVANT, NOT_RELEVANT),
        Kind.MONTHS: (),
    }[kind]


def check_value(card: Mapping[str, Any], kind: Kind, value: str) -> str:
    """`value` if a verdict of this kind can be that, else Invalid."""
    if kind is Kind.MONTHS:
        if value.isascii() and value.isdigit() and int(value) <= LONGEST_WORK:
            return str(int(value))
        raise Invalid(f"Months are a whole number from 0 to {LONGEST_WORK}, not {value!r}.")
    if value not in allowed(card, kind):
        raise Invalid(f"This can be {', '.join(allowed(card, kind))}, not {value!r}.")
    return value


def effective(
    card: Mapping[str, Any],
    corrected: Mapping[tuple[Kind, str], str],
    settled: Mapping[str, str],
) -> Verdicts:
    """The card with what people said: a correction replaces the machine's verdict; a settlement
    answers a flag that still asks."""
    found = of_machine(card)
    # a correction of something that a newer card no longer has waits, it is not lost
    found |= {key: value for key, value in corrected.items() if key in found}
    for flag, status in settled.items():
        if found.get((Kind.FLAG, flag)) == "ask":
            found[(Kind.FLAG, flag)] = status
    level = found.get((Kind.LEVEL, WHOLE), "")
    levels = tuple(card["scores"])
    return Verdicts(
        level=level,
        level_rank=levels.index(level) if level in levels else -1,
        relevant_months=int(found.get((Kind.MONTHS, WHOLE), 0)),
        indicators={t: v == MET for (k, t), v in found.items() if k is Kind.INDICATOR},
        flags={t: v for (k, t), v in found.items() if k is Kind.FLAG},
        positions={t: v == RELEVANT for (k, t), v in found.items() if k is Kind.POSITION},
        tools=_distinct(card["tools"]),
        scores={level: int(score) for level, score in card["scores"].items()},
    )


def _distinct(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
