"""Results on standard output: JSON, CSV, or a table for people."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO

SCORES = ("junior", "mid", "senior")
COLUMNS = ("file", "name", "level", "relevant_months", *SCORES, "flagged", "ask", "error")


def print_results(results: Iterable[str], format: str) -> None:
    """Results in their order, each printed as soon as it comes; only a table waits for its last
    row. For ``json`` they are elements of an indented list, else a JSON object on one line each.
    """
    if format == "json":
        print_list(results)
    elif format == "jsonl":
        for line in results:
            print(line, flush=True)
    elif format == "csv":
        write_csv((json.loads(line) for line in results), sys.stdout)
    else:
        print_table(_row(json.loads(line)) for line in results)


def print_list(entries: Iterable[str]) -> None:
    """What ``json.dumps`` with an indent of 1 makes of the whole list, piece by piece."""
    end = "[]"
    start = "[\n"
    for entry in entries:
        print(start, entry, sep="", end="", flush=True)
        start, end = ",\n", "\n]"
    print(end)


def print_table(rows: Iterable[dict[str, Any]]) -> None:
    """A table for people, as wide as the terminal."""
    every = list(rows)
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table()
    for name in COLUMNS:
        table.add_column(name.replace("_", " "))
    for row in every:
        table.add_row(*(escape(str(row[c])) for c in COLUMNS))
    Console().print(table)


def write_csv(cards: Iterable[dict[str, Any]], target: TextIO) -> None:
    """One line for each document, safe to open in a spreadsheet."""
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for card in cards:
        writer.writerow({k: _safe(v) for k, v in _row(card).items()})


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
