"""Many documents by the command itself: two processes against one, and the parent's memory."""

from __future__ import annotations

import datetime
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from screening.batch.pool import Pool
from screening.batch.result import as_result
from screening.rubric import load_rubric
from tests.benchmarks.timing import Row, interleaved, wall

AS_OF = datetime.date(2026, 11, 1)
ROOT = Path(__file__).resolve().parents[2]
SCORE = [sys.executable, "-m", "screening", "score", "--as-of", "2026-11-01", "--format", "jsonl"]


# Work that shares nothing with anything: what two processes of this machine are worth just then.
COUNT = [sys.executable, "-c", "x = 0\nfor i in range(20_000_000): x += i * i % 7"]


def two_processes(files: Sequence[Path], sizes: Sequence[int], rounds: int = 5) -> list[Row]:
    """The whole command, its start included, on the corpus taken over and over. In the same rounds,
    two processes that only count: rented processors are often not two whole ones."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / str(size)
            _copies(files, folder, size)
            taken = interleaved(
                {jobs: lambda jobs=jobs, folder=folder: _score(folder, jobs) for jobs in ("1", "2")}
                | {"one counts": lambda: _count(1), "two count": lambda: _count(2)},
                rounds,
                wall,
            )
            rows.append(
                Row(
                    f"`--jobs 2` against `--jobs 1`, {size} documents, start included",
                    f"{taken['1'] / taken['2']:.2f} times as fast",
                    "1.8",
                    readme=True,
                )
            )
            rows.append(
                Row(
                    "- two processes that only count, in the same rounds",
                    f"{2 * taken['one counts'] / taken['two count']:.2f} times as fast",
                    readme=True,
                )
            )
    return rows


def kept_processes(files: Sequence[Path], size: int = 200, rounds: int = 5) -> list[Row]:
    """The same in the program's pool, whose children are started and have the rubric."""
    with tempfile.TemporaryDirectory() as name, Pool(1) as one, Pool(2) as two:
        folder = Path(name) / "documents"
        _copies(files, folder, size)
        paths, rubric = sorted(folder.iterdir()), load_rubric()

        def read(pool: Pool, some: Sequence[Path]) -> None:
            for _ in pool.each(some, rubric, AS_OF, as_result):
                pass

        for pool in (one, two):
            read(pool, paths[:20])
        taken = interleaved(
            {"1": lambda: read(one, paths), "2": lambda: read(two, paths)}, rounds, wall
        )
    return [
        Row(
            f"Two kept processes against one, {size} documents",
            f"{taken['1'] / taken['2']:.2f} times as fast",
            "1.8",
            readme=True,
        )
    ]


def _score(folder: Path, jobs: str) -> None:
    subprocess.run(
        [*SCORE, str(folder), "--jobs", jobs], cwd=ROOT, stdout=subprocess.DEVNULL, check=True
    )


def _count(processes: int) -> None:
    started = [subprocess.Popen(COUNT) for _ in range(processes)]
    for process in started:
        process.wait()


def _copies(files: Sequence[Path], folder: Path, number: int) -> None:
    folder.mkdir()
    for n in range(number):
        path = files[n % len(files)]
        (folder / f"{n:06}{path.suffix}").symlink_to(path.resolve())


def memory(number: int = 10_000, first: int = 1_000) -> list[Row]:
    """Resident memory of the process that hands out and prints, after so many documents."""
    from tests.benchmarks.reading import _text

    with tempfile.TemporaryDirectory() as name:
        text = Path(name) / "resume.txt"
        text.write_bytes(_text(1))
        folder = Path(name) / "many"
        _copies([text], folder, number)
        with subprocess.Popen(
            [*SCORE, str(folder), "--jobs", "2"], cwd=ROOT, stdout=subprocess.PIPE
        ) as running:
            assert running.stdout is not None
            seen = {}
            for n, _ in enumerate(running.stdout, start=1):
                if n in (first, number):
                    seen[n] = _resident(running.pid)
    return [
        Row(
            f"Memory of the parent, from document {first:,} to {number:,}",
            f"{seen[number] - seen[first]:+.0f} MB (of {seen[number]:.0f} MB)",
            "50 MB",
            readme=True,
        )
    ]


def _resident(pid: int) -> float:
    """Megabytes, while the process still prints its last line."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return float("nan")
