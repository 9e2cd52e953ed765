"""The line classifier: which indicators and signals a line shows, learned from ``examples.csv``.

Two logistic regressions per label over the same features, and their mean; thresholds per label chosen by
cross-validation over writers. Trained in a minute or two at first use and kept in the user's cache folder
under the content hash of the rubric and of this code; arrays and text only, never a pickle.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from screening.evidence import clauses as clauses_module
from screening.evidence import features as features_module
from screening.evidence import language as language_module
from screening.evidence import others as others_module
from screening.evidence import passives as passives_module
from screening.evidence import position_features as positions_module
from screening.evidence import words_of_others as words_module
from screening.evidence.clauses import line_features
from screening.evidence.features import Vocabulary, features
from screening.evidence.language import Language, Reading
from screening.evidence.position_features import FAMILIES, position_features
from screening.evidence.position_features import WEIGHTS as POSITION_WEIGHTS
from screening.rubric import Rubric
from screening.rubric.loader import Example

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

STRENGTH = 16.0  # inverse regularization of the logistic regressions
# What a clause alone says of a long line counts less by so much of its log-odds. In cross-validation
# macro-F1 is .838 without clauses and .841 with them, and on lines of two to four duties glued
# together .739 and .786; margins of 0.5 and 1.5 give the same within .001.
CLAUSE_MARGIN = 1.0
FOLDS = 6
GRID = np.round(np.arange(0.06, 0.86, 0.02), 2)
NEAR = 3  # steps of the grid on either side
SIGNALS = (
    "relevant",
    "volunteers",
    "communication",
    "compliance",
    "evenings",
    "no_volunteers",
    "no_compliance",
    "no_evenings",
)
POSITION_STRENGTH = 4.0  # the same for the position classifier
# Trained far beyond need and then rounded, weights are the same on any machine and number of threads.
TOLERANCE = 1e-9
DECIMALS = 3
THREADS = 4  # labels learned side by side, each in 150 MB of a process that has two thousand
FORMAT = 6  # of the cache file; raise it when what is stored changes

Line = tuple[set[str], ...]  # features of a line, then of its clauses


@dataclass(frozen=True)
class Classifier:
    """Weights and thresholds for `labels`, which are indicator ids, then `SIGNALS`."""

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    weights: np.ndarray  # features x labels
    bias: np.ndarray
    thresholds: np.ndarray
    position_vocabulary: Vocabulary
    position_weights: np.ndarray
    position_bias: float

    def relevant(self, rows: Sequence[set[str]]) -> np.ndarray:
        """The chance of each position, given by its features, to be relevant experience."""
        if not rows:
            return np.zeros(0)
        weights = self.position_weights[:, np.newaxis]
        z = self.position_vocabulary.product(rows, weights)[:, 0]
        return _sigmoid(z + self.position_bias)

    def probabilities(self, readings: Sequence[Reading]) -> np.ndarray:
        """Lines x labels, each 0..1."""
        if not readings:
            return np.zeros((0, len(self.labels)))
        lines = [line_features(r) for r in readings]
        return _chances(lines, self.vocabulary, self.weights, self.bias)


def _chances(
    lines: Sequence[Line], vocabulary: Vocabulary, weights: np.ndarray, bias: np.ndarray
) -> np.ndarray:
    """Lines x labels, each 0..1: of the whole line, or of a clause where that is much likelier."""
    sizes = np.array([len(line) for line in lines])
    starts = np.cumsum(sizes) - sizes
    z = vocabulary.product(chain.from_iterable(lines), weights) + bias
    z -= CLAUSE_MARGIN
    z[starts] += CLAUSE_MARGIN
    return _sigmoid(np.maximum.reduceat(z, starts, axis=0))


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(z, -30, 30))))


def targets(examples: Sequence[Example], labels: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Truth (0/1) and whether it is sure, examples x labels."""
    truth = np.zeros((len(examples), len(labels)), dtype=np.int8)
    sure = np.ones_like(truth, dtype=bool)
    column = {label: j for j, label in enumerate(labels)}
    for i, e in enumerate(examples):
        for label in e.met | e.signals:
            if label in column:
                truth[i, column[label]] = 1
        for label in e.unsure & column.keys():
            sure[i, column[label]] = False
    return truth, sure


def fit(
    rows: Sequence[Collection[str]], truth: np.ndarray, sure: np.ndarray
) -> tuple[Vocabulary, np.ndarray, np.ndarray]:
    """Vocabulary, weights (features x labels) and biases of one training run."""
    from threadpoolctl import threadpool_limits

    vocabulary = Vocabulary.fit(rows)
    x = vocabulary.matrix(rows)

    def learn(j: int) -> tuple[np.ndarray | float, float]:
        keep = sure[:, j]
        y = truth[keep, j]
        if y.min() == y.max():
            return 0.0, -30.0 if y.max() == 0 else 30.0
        return _learn(x if keep.all() else x[keep], y)

    weights = np.zeros((x.shape[1], truth.shape[1]))
    bias = np.zeros(truth.shape[1])
    # One thread for each label at a time, and none within: the same sums in the same order.
    with threadpool_limits(1), ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1)) as threads:
        for j, (slopes, shift) in enumerate(threads.map(learn, range(truth.shape[1]))):
            weights[:, j] = slopes
            bias[j] = shift
    return vocabulary, weights, bias


def _learn(x: csr_matrix, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of one label: the mean of two logistic regressions.

    The second sees each feature times the root of its log-count ratio between the lines that show
    the label and those that do not (Wang and Manning 2012, "Baselines and Bigrams"). In
    cross-validation macro-F1 is .838 with the first alone, .840 with the second, .841 with both.
    """
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", tol=TOLERANCE, max_iter=300, random_state=0
    )
    model.fit(x, y)
    plain, shift = model.coef_[0], model.intercept_[0]
    seen = sparse.csr_matrix((np.ones(x.nnz, np.float32), x.indices, x.indptr), x.shape)
    shown, others = (seen.T @ (y == k).astype(np.float64) + 1.0 for k in (1, 0))
    telling = np.sqrt(np.abs(np.log(shown / (y == 1).sum()) - np.log(others / (y == 0).sum())))
    scaled = sparse.csr_matrix((x.data * telling[x.indices], x.indices, x.indptr), x.shape)
    model.fit(scaled, y)
    return (plain + telling * model.coef_[0]) / 2, (shift + model.intercept_[0]) / 2


def cross_validated(
    lines: Sequence[Line], truth: np.ndarray, sure: np.ndarray, writers: Sequence[str]
) -> np.ndarray:
    """Probabilities of each line from a model that never saw its writer."""
    from sklearn.model_selection import GroupKFold

    out = np.zeros(truth.shape)
    folds = GroupKFold(min(FOLDS, len(set(writers))))
    for train, test in folds.split(truth, groups=writers):
        vocabulary, weights, bias = fit([lines[i][0] for i in train], truth[train], sure[train])
        out[test] = _chances([lines[i] for i in test], vocabulary, weights, bias)
    return out


def best_thresholds(scores: np.ndarray, truth: np.ndarray, sure: np.ndarray) -> np.ndarray:
    """For each label the threshold of `GRID` with the best F1 on the sure lines, each F1 taken as
    the mean of its neighborhood's: the curve is flat, and its highest point is chance."""
    out = np.full(truth.shape[1], 0.5)
    for j in range(truth.shape[1]):
        keep = sure[:, j]
        want = truth[keep, j] == 1
        given = scores[keep, j] > GRID[:, np.newaxis]
        f1 = 2 * (given & want).sum(axis=1) / np.maximum(1, given.sum(axis=1) + want.sum())
        padded = np.pad(f1, NEAR, mode="edge")
        out[j] = GRID[np.convolve(padded, np.ones(2 * NEAR + 1), mode="valid").argmax()]
    return out


def train(rubric: Rubric, language: Language) -> Classifier:
    """Train from the rubric's examples; the same every time on one machine."""
    examples = rubric.examples()
    labels = (*(i.id for i in rubric.indicators), *SIGNALS)
    truth, sure = targets(examples, labels)
    found = rubric.thresholds()
    if found is not None and set(labels) <= set(found.values):
        thresholds = np.array([found.values[label] for label in labels])
        # Each name once and no sets: 280 MB less at the peak.
        rows = [tuple(map(sys.intern, features(language.read(e.text)))) for e in examples]
    else:
        # A role without found thresholds: many minutes instead of one or two.
        lines = [line_features(language.read(e.text)) for e in examples]
        scores = cross_validated(lines, truth, sure, [e.writer for e in examples])
        thresholds = best_thresholds(scores, truth, sure)
        rows = [tuple(line[0]) for line in lines]
    vocabulary, weights, bias = fit(rows, truth, sure)
    del rows
    column = labels.index("relevant")
    chance = weights[:, [column]], bias[[column]]
    places = position_rows(rubric, language, vocabulary, *chance)
    held = np.array([[p.relevant] for p in rubric.labelled_positions()], dtype=np.int8)
    where, slope, shift = fit_positions(places, held[:, 0])
    return Classifier(
        labels,
        vocabulary,
        np.round(weights, DECIMALS).astype(np.float32),
        np.round(bias, DECIMALS),
        thresholds,
        where,
        np.round(slope, DECIMALS),
        round(shift, DECIMALS),
    )


def position_rows(
    rubric: Rubric,
    language: Language,
    vocabulary: Vocabulary,
    weights: np.ndarray,
    bias: np.ndarray,
) -> list[set[str]]:
    """Features of the labelled positions, their lines' chances given by the line classifier."""
    rows = []
    for p in rubric.labelled_positions():
        readings = [language.read(t) for t in p.lines]
        lines = [line_features(r) for r in readings]
        chances = _chances(lines, vocabulary, weights, bias)[:, 0].tolist() if lines else []
        rows.append(
            position_features(p.title, p.organization, p.section, readings, chances, rubric)
        )
    return rows


def fit_positions(
    rows: Sequence[set[str]], relevant: np.ndarray
) -> tuple[Vocabulary, np.ndarray, float]:
    """Vocabulary, weights and bias of the position classifier."""
    from sklearn.linear_model import LogisticRegression

    vocabulary = Vocabulary.fit(rows, FAMILIES, POSITION_WEIGHTS, usual=None)
    model = LogisticRegression(
        C=POSITION_STRENGTH, solver="liblinear", tol=TOLERANCE, max_iter=300, random_state=0
    )
    model.fit(vocabulary.matrix(rows), relevant)
    return vocabulary, model.coef_[0].astype(np.float32), float(model.intercept_[0])


def load_or_train(rubric: Rubric, language: Language) -> Classifier:
    """The classifier of this rubric from the cache, or trained now and kept there."""
    path = cache_file(rubric)
    if path.is_file():
        try:
            return _load(path)
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            path.unlink(missing_ok=True)  # a torn file from a killed run
    classifier = train(rubric, language)
    _save(classifier, path)
    # What was saved is what is used, so that the first run equals all later ones.
    return _load(path) if path.is_file() else classifier


def cache_file(rubric: Rubric) -> Path:
    """Where this rubric's classifier is kept; its name changes with the rubric and this code."""
    return cache_folder() / f"classifier-{_key(rubric)}.npz"


def cache_folder() -> Path:
    """``SCREENING_CACHE``, else the user's cache folder."""
    if given := os.environ.get("SCREENING_CACHE"):
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "screening"


def _key(rubric: Rubric) -> str:
    digest = hashlib.sha256(f"{FORMAT} {rubric.sha256}".encode())
    for module in (
        language_module.__file__,
        others_module.__file__,
        passives_module.__file__,
        words_module.__file__,
        features_module.__file__,
        clauses_module.__file__,
        positions_module.__file__,
        __file__,
    ):
        digest.update(Path(module).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:24]


def _save(c: Classifier, path: Path) -> None:
    """Write whole or not at all; a cache that cannot be written costs time, nothing else."""
    names = sorted(c.vocabulary.index, key=c.vocabulary.index.__getitem__)
    places = c.position_vocabulary
    text = json.dumps(
        {
            "labels": c.labels,
            "features": names,
            "position_features": sorted(places.index, key=places.index.__getitem__),
            "position_bias": c.position_bias,
        },
        ensure_ascii=False,
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            np.savez(
                file,
                text=np.frombuffer(text.encode("utf-8"), dtype=np.uint8),
                idf=c.vocabulary.idf,
                family=c.vocabulary.family,
                weights=c.weights,
                bias=c.bias,
                thresholds=c.thresholds,
                position_idf=places.idf,
                position_family=places.family,
                position_weights=c.position_weights,
            )
        os.replace(temporary, path)
    except OSError:
        return


def _load(path: Path) -> Classifier:
    with np.load(path, allow_pickle=False) as data:
        text = json.loads(data["text"].tobytes().decode("utf-8"))
        vocabulary = Vocabulary(
            {f: i for i, f in enumerate(text["features"])}, data["idf"], data["family"]
        )
        places = Vocabulary(
            {f: i for i, f in enumerate(text["position_features"])},
            data["position_idf"],
            data["position_family"],
            POSITION_WEIGHTS,
            usual=None,
        )
        return Classifier(
            tuple(text["labels"]),
            vocabulary,
            data["weights"],
            data["bias"],
            data["thresholds"],
            places,
            data["position_weights"],
            text["position_bias"],
        )
