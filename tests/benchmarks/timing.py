"""Times taken side by side: ratios of one run on one machine say more than seconds."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

wall = time.perf_counter  # for works that are done in other processes


@dataclass(frozen=True)
class Row:
    """A figure. `target` is "" where there is none; `readme` whether the README shows it."""

    what: str
    figure: str
    target: str = ""
    readme: bool = False


def interleaved(
    works: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, float]:
    """The median seconds of each work, done in turns so that what else goes on meets them all.

    By default in seconds of this process's own work, which others on the machine disturb least.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            begun = clock()
            work()
            taken[name].append(clock() - begun)
    return {name: statistics.median(each) for name, each in taken.items()}


def machine() -> str:
    """The processor, how many, the Python: what figures are of no use without."""
    name = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{name}, {os.cpu_count()} processors, {platform.system()}, Python {python}"


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    out = ["| | measured | to reach |", "|---|---|---|"]
    out += [f"| {r.what} | {r.figure} | {r.target} |" for r in rows]
    return "\n".join(out)
