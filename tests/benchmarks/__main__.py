"""``python -m tests.benchmarks [FOLDER ...]``: how fast it is, as ratios of one run.

FOLDER holds resumes to measure besides ``tests/resumes``. ``--readme`` writes the README's table.
"""

from __future__ import annotations

import argparse
import datetime
import logging
import re
import sys
from collections.abc import Callable
from pathlib import Path

from screening.batch import collect
from tests.benchmarks import many, reading, startup, uploads
from tests.benchmarks.timing import Row, machine, table

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
MARKED = re.compile(r"(<!-- speed: begin -->\n).*?(<!-- speed: end -->)", re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="more resumes")
    parser.add_argument("--only", nargs="*", default=[], help="names of parts")
    parser.add_argument("--readme", action="store_true", help="write the table into the README")
    asked = parser.parse_args()
    if asked.readme and asked.only:
        parser.error("--readme writes the whole table: it needs all parts")
    logging.disable()
    folders = [ROOT / "tests" / "resumes", *asked.folders]
    files = [p for p in collect(folders) if p.suffix.lower() != ".md"]
    pdfs = [p for p in files if p.suffix.lower() == ".pdf"]
    parts: dict[str, Callable[[], list[Row]]] = {
        "startup": startup.startup,
        "extraction": lambda: reading.against_extraction(pdfs),
        "stages": lambda: reading.stages(pdfs),
        "linearity": reading.linearity,
        "jobs": lambda: many.two_processes(files, (200, 400, 1000)),
        "kept": lambda: many.kept_processes(files),
        "memory": many.memory,
        "uploads": lambda: uploads.first_rows(files),
    }
    if wrong := set(asked.only) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(wrong))}; there are {', '.join(parts)}")
    reading.screener()(b"Robin Example\nCaller", "a.txt")  # trains, where nobody has
    print(machine(), flush=True)
    rows: list[Row] = []
    for name, part in parts.items():
        if not asked.only or name in asked.only:
            found = part()
            print(f"\n{name}\n\n{table(found)}", flush=True)
            rows += found
    if asked.readme:
        write(rows)


def write(rows: list[Row]) -> None:
    """The README's table, of the rows that belong there."""
    shown = [row for row in rows if row.readme]
    text = (
        f"{table(shown)}\n\n"
        f"*{machine()}; {datetime.date.today():%B %Y}. Medians of one run, taken in turns, by* "
        "`python -m tests.benchmarks --readme`.\n"
    )
    old = README.read_text("utf-8")
    new, count = MARKED.subn(lambda m: m[1] + text + m[2], old)
    if count != 1:
        sys.exit("the README has no place for the table")
    README.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
