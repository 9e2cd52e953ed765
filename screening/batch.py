"""Many inputs, many results, in the order of the inputs; one bad file never stops the others."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening.documents import read_bytes
from screening.documents.model import UnreadableDocument
from screening.resume import parse
from screening.rubric import Rubric
from screening.scorecard import Scorecard, make_scorecard
from screening.scorecard.contract import error_dict

SKIPPED = frozenset({".json", ".yaml", ".yml", ".csv", ".py", ".xlsx", ".zip"})


@dataclass(frozen=True)
class Result:
    """One document's outcome: its scorecard, or the sentence why there is none."""

    file: str
    sha256: str
    card: Scorecard | None
    error: str | None

    def to_dict(self, rubric: Rubric, as_of: datetime.date) -> dict[str, Any]:
        if self.card is not None:
            return self.card.to_dict()
        return error_dict(self.file, self.sha256, rubric, as_of, self.error or "")


def collect(paths: Sequence[Path]) -> list[Path]:
    """Files as given, folders by their files in name order; other people's labels and code left out.

    FileNotFoundError for a path that does not exist.
    """
    out: list[Path] = []
    for path in paths:
        if path.is_dir():
            out.extend(
                sorted(
                    p
                    for p in path.rglob("*")
                    if p.is_file() and p.suffix.lower() not in SKIPPED and not p.name.startswith(".")
                )
            )
        elif path.exists():
            out.append(path)
        else:
            raise FileNotFoundError(path)
    return out


def screen_bytes(data: bytes, name: str, rubric: Rubric, as_of: datetime.date) -> Result:
    """One document's result; what cannot be read is a sentence, never an exception."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        card = make_scorecard(parse(read_bytes(data, name)), rubric, as_of)
    except UnreadableDocument as error:
        return Result(Path(name).name, digest, None, str(error))
    return Result(card.file, digest, card, None)


def screen_files(
    paths: Iterable[Path], rubric: Rubric, as_of: datetime.date, jobs: int = 1
) -> Iterator[Result]:
    """Results in the order of `paths`."""
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Result(path.name, "", None, f"The file could not be opened ({error.strerror}).")
            continue
        yield screen_bytes(data, path.name, rubric, as_of)
