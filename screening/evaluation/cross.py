"""Cross-validation of the classifiers: no writer is trained and tested on at once."""

from __future__ import annotations

import numpy as np

from screening.evaluation.figures import tally
from screening.evidence.classifier import (
    SIGNALS,
    best_thresholds,
    cross_validated,
    fit,
    fit_positions,
    position_rows,
    targets,
)
from screening.evidence.clauses import line_features
from screening.evidence.features import features
from screening.evidence.language import Language
from screening.rubric import Rubric
from screening.rubric.loader import file_sha256

FOLDS = 6


def cross_validate(rubric: Rubric, write: bool = False) -> str:
    """Line and position classifiers, grouped by writer, as a printed table.

    With `write` the thresholds found go into the rubric's ``thresholds.yaml``.
    """
    language = Language(rubric)
    examples = rubric.examples()
    indicators = [i.id for i in rubric.indicators]
    labels = (*indicators, *SIGNALS)
    held = [line_features(language.read(e.text)) for e in examples]
    truth, sure = targets(examples, labels)
    writers = [e.writer for e in examples]
    scores = cross_validated(held, truth, sure, writers)
    thresholds = best_thresholds(scores, truth, sure)
    if write:
        _write(rubric, dict(zip(labels, thresholds.tolist(), strict=True)))
    got = scores > thresholds
    lines = [f"{len(examples)} lines by {len(set(writers))} writers, each writer held out once", ""]
    lines.append(f"{'label':28} {'F1':>6} {'precision':>9} {'recall':>7} {'lines':>6}")
    f1s = []
    for j, label in enumerate(labels):
        keep = sure[:, j]
        t = tally(zip(got[keep, j].tolist(), (truth[keep, j] == 1).tolist(), strict=True))
        precision = t.right / max(1, t.right + t.given)
        recall = t.right / max(1, t.right + t.missed)
        f1s.append(t.f1 or 0.0)
        lines.append(
            f"{label:28} {t.f1 or 0:6.3f} {precision:9.3f} {recall:7.3f} {t.right + t.missed:6}"
        )
    n = len(indicators)
    own = [p for j in range(n) for p in _pairs(got[:, j], truth[:, j], sure[:, j])]
    none = [i for i in range(len(held)) if not truth[i, :n].any() and sure[i, :n].all()]
    left = float(np.mean([not got[i, :n].any() for i in none]))
    lines += [
        "",
        f"indicators macro-F1 {sum(f1s[:n]) / n:.3f}, micro-F1 {tally(own).f1 or 0:.3f}, "
        f"lines that meet nothing left alone {left:.3f}",
        _positions(rubric, language),
    ]
    return "\n".join(lines)


def _write(rubric: Rubric, thresholds: dict[str, float]) -> None:
    head = (
        "# From which chance a label counts: the best F1 over lines of writers held out.\n"
        "# Written by `python -m screening evaluate --cross-validate --write-thresholds`.\n"
    )
    body = f"examples: {file_sha256(rubric.folder / 'examples.csv')}\nvalues:\n"
    body += "".join(f"  {label}: {round(t, 2)}\n" for label, t in thresholds.items())
    (rubric.folder / "thresholds.yaml").write_text(head + body, "utf-8", newline="\n")


def _pairs(got: np.ndarray, truth: np.ndarray, sure: np.ndarray) -> list[tuple[bool, bool]]:
    return list(zip(got[sure].tolist(), (truth[sure] == 1).tolist(), strict=True))


def _positions(rubric: Rubric, language: Language) -> str:
    from sklearn.model_selection import GroupKFold

    examples = rubric.examples()
    labels = ("relevant",)
    truth, sure = targets(examples, labels)
    vocabulary, weights, bias = fit(
        [features(language.read(e.text)) for e in examples], truth, sure
    )
    rows = position_rows(rubric, language, vocabulary, weights, bias)
    held = rubric.labelled_positions()
    relevant = np.array([p.relevant for p in held], dtype=np.int8)
    writers = [p.writer for p in held]
    chances = np.zeros(len(rows))
    for train, test in GroupKFold(min(FOLDS, len(set(writers)))).split(rows, groups=writers):
        where, slope, shift = fit_positions([rows[i] for i in train], relevant[train])
        chances[test] = where.matrix([rows[i] for i in test]) @ slope + shift
    t = tally(zip((chances > 0).tolist(), (relevant == 1).tolist(), strict=True))
    return f"{len(rows)} positions by {len(set(writers))} writers: relevant F1 {t.f1 or 0:.3f}"
