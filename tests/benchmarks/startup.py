"""From nothing to the first answer."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.reading import _text
from tests.benchmarks.timing import Row, interleaved, wall

ROOT = Path(__file__).resolve().parents[2]


def startup(rounds: int = 7) -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "resume.txt"
        path.write_bytes(_text(2))
        taken = interleaved(
            {
                "bare": _python("-c", "pass"),
                "help": _python("-m", "screening", "--help"),
                "libraries": _python("-c", "import spacy, sklearn.linear_model"),
                "score": _python("-m", "screening", "score", str(path)),
            },
            rounds,
            wall,
        )
    over = taken["help"] - 3 * taken["bare"]
    return [
        Row(
            "`python -m screening --help`, over three times a bare Python",
            f"{over:+.2f} s",
            "+0.2 s",
            readme=True,
        ),
        Row(
            "One text resume from cold against importing spaCy and scikit-learn",
            f"{taken['score'] / taken['libraries']:.2f}",
            "1.3",
            readme=True,
        ),
    ]


def _python(*args: str) -> Callable[[], object]:
    return lambda: subprocess.run(
        [sys.executable, *args], cwd=ROOT, capture_output=True, check=True
    )
