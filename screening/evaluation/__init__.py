"""The evaluation room: labelled resumes in, figures out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from screening.batch import screen_files
from screening.evaluation.compare import Outcome, compare, unread
from screening.evaluation.labels import Labelled, LabelsError, read_corpus
from screening.evaluation.report import full, replace_table, table
from screening.rubric import Rubric

__all__ = ["LabelsError", "evaluate", "full", "read_corpus", "replace_table", "table"]

AS_OF = datetime.date(2026, 11, 1)  # the date that labels are counted to


def evaluate(
    corpus: Sequence[Labelled], rubric: Rubric, as_of: datetime.date = AS_OF
) -> list[Outcome]:
    """Screen every labelled document and compare."""
    out = []
    paths: list[Path] = [c.path for c in corpus]
    for case, result in zip(corpus, screen_files(paths, rubric, as_of), strict=True):
        if result.card is None:
            out.append(unread(case.path.name, case.labels, result.error or ""))
        else:
            out.append(compare(result.card, case.labels))
    return out
