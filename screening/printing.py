"""Results on standard output: JSON, CSV, or a table for people."""

from __future__ import annotations

import csv
import json
import sys
from typing import Any, TextIO

SCORES = ("junior", "mid", "senior")
COLUMNS = ("file", "name", "level", "relevant_months", *SCORES, "flagged", "ask", "error")


def print_results(cards: list[dict[str, Any]], format: str) -> None:
    """All results at once: ``json`` (a list), ``csv`` or ``table``."""
    if format == "json":
        print(json.dumps(cards, ensure_ascii=False, indent=1))
        return
    if format == "csv":
        write_csv(cards, sys.stdout)
        return
    rows = [_row(c) for c in cards]
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table()
    for name in COLUMNS:
        table.add_column(name.replace("_", " "))
    for row in rows:
        table.add_row(*(escape(str(row[c])) for c in COLUMNS))
    Console().print(table)


def write_csv(cards: list[dict[str, Any]], target: TextIO) -> None:
    """One line for each document, safe to open in a spreadsheet."""
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: _safe(v) for k, v in _row(card).items()} for card in cards)


def _row(card: dict[str, Any]) -> dict[str, Any]:
    scores = card["scores"]
    flags = card["red_flags"]
    return {
        "file": card["file"],
        "name": card["candidate"]["name"],
        "level": card["level"] or "",
        "relevant_months": card["relevant_months"] if card["error"] is None else "",
        **{level: scores.get(level, "") for level in SCORES},
        "flagged": " ".join(f["id"] for f in flags if f["status"] == "flagged"),
        "ask": " ".join(f["id"] for f in flags if f["status"] == "ask"),
        "error": card["error"] or "",
    }


def _safe(value: Any) -> Any:
    """A cell that a spreadsheet would run as a formula is quoted with an apostrophe."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
