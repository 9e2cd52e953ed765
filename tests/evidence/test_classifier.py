"""The line classifier: same examples, same numbers, and a damaged cache."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest

from screening.evidence.classifier import (
    GRID,
    SIGNALS,
    Classifier,
    best_thresholds,
    cross_validated,
    fit,
    load_or_train,
    targets,
    train,
)
from screening.evidence.features import Vocabulary, features, stem
from screening.evidence.language import Language
from screening.rubric import Rubric, load_rubric
from screening.rubric.loader import Example, file_sha256


@pytest.fixture(scope="module")
def small(rubric: Rubric, tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    """The rubric with every fortieth example: trained in two seconds instead of two minutes."""
    folder = tmp_path_factory.mktemp("rubrics") / "small"
    shutil.copytree(rubric.folder, folder, ignore=shutil.ignore_patterns("samples"))
    for name, step in (("examples.csv", 40), ("positions.csv", 10)):
        head, *rows = (folder / name).read_text("utf-8").splitlines()
        (folder / name).write_text("\n".join([head, *rows[::step], ""]), "utf-8")
    return load_rubric(folder)


@pytest.fixture(scope="module")
def trained(small: Rubric) -> Classifier:
    return train(small, Language(small))


def same(a: Classifier, b: Classifier) -> None:
    assert a.labels == b.labels
    for x, y in ((a.vocabulary, b.vocabulary), (a.position_vocabulary, b.position_vocabulary)):
        assert x.index == y.index
        np.testing.assert_array_equal(x.idf, y.idf)
        np.testing.assert_array_equal(x.family, y.family)
    for name in ("weights", "bias", "thresholds", "position_weights", "position_bias"):
        np.testing.assert_array_equal(getattr(a, name), getattr(b, name))


LINES = (
    "Trained 40 volunteers to call voters from the script",
    "Ran the register and closed the store",
    "Hired and trained five organizers",
    "I have never trained volunteers",
)


def test_the_same_training_gives_the_same_numbers(small: Rubric, trained: Classifier) -> None:
    again = train(small, Language(small))
    same(trained, again)
    readings = [Language(small).read(t) for t in LINES]
    np.testing.assert_array_equal(trained.probabilities(readings), again.probabilities(readings))


def test_a_line_has_its_numbers_whatever_stands_beside_it(
    small: Rubric, trained: Classifier
) -> None:
    language = Language(small)
    together = trained.probabilities([language.read(t) for t in LINES])
    for n, text in enumerate(LINES):
        alone = trained.probabilities([language.read(text)])
        np.testing.assert_allclose(together[n], alone[0], rtol=1e-12)


def test_labels_are_the_indicators_then_the_signals(small: Rubric, trained: Classifier) -> None:
    assert trained.labels == (*(i.id for i in small.indicators), *SIGNALS)
    assert trained.weights.shape == (len(trained.vocabulary.index), len(trained.labels))
    assert set(np.round(trained.thresholds, 2)) <= set(GRID)


def test_chances_lie_between_0_and_1_and_nothing_has_none(
    small: Rubric, trained: Classifier
) -> None:
    language = Language(small)
    chances = trained.probabilities([language.read(t) for t in (*LINES, "", "§ ½ ☎", "x " * 2000)])
    assert chances.shape == (7, 20)
    assert ((chances >= 0) & (chances <= 1)).all()
    assert trained.probabilities([]).shape == (0, 20)
    assert trained.relevant([]).shape == (0,)


def test_the_product_is_that_of_the_matrix() -> None:
    vocabulary = Vocabulary(
        {"w=a": 0, "w=b": 1}, np.array([3.0, 4.0]), np.array([0, 0], np.int8), (2.0,), usual=None
    )
    weights = np.array([[1.0, 10.0], [100.0, 0.0]])
    # Scaled to length 2: a alone is 2; a and b are 2 * 3/5 and 2 * 4/5; an unknown word is nothing.
    rows = [{"w=z"}, {"w=a"}, set(), {"w=b", "w=a"}, {"w=z"}]
    wanted = [[0, 0], [2, 20], [0, 0], [1.2 + 160, 12], [0, 0]]
    assert vocabulary.product(rows, weights) == pytest.approx(np.array(wanted))
    assert vocabulary.matrix(rows) @ weights == pytest.approx(np.array(wanted))
    assert vocabulary.product([{"w=z"}], weights).tolist() == [[0, 0]]


def test_what_is_denied_shares_nothing_with_what_was_done(language: Language) -> None:
    done = features(language.read("Trained volunteers"))
    denied = features(language.read("Never trained volunteers"))
    assert {"w=trained", "w=volunteers", "c=train", "c=volunteers"} <= done
    assert not {f for f in done & denied if f[0] in "wbcqk"}
    assert {"w=~train", "z=denied"} <= denied


@pytest.mark.parametrize(
    ("word", "root"),
    [("trained", "train"), ("training", "train"), ("volunteers", "volunteer"), ("is", "is")],
)
def test_stems(word: str, root: str) -> None:
    assert stem(word) == root


def test_the_cache_gives_back_what_was_trained(
    small: Rubric, trained: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_CACHE", str(tmp_path))
    first = load_or_train(small, Language(small))
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    second = load_or_train(small, Language(small))
    assert file.stat().st_mtime_ns == before  # read, not trained again
    same(first, second)
    same(first, trained)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: b"not an archive", id="other"),
        pytest.param(lambda data: data[: len(data) // 2], id="torn"),
    ],
)
def test_a_damaged_cache_is_trained_anew(
    small: Rubric,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage,  # type: ignore[no-untyped-def]
) -> None:
    monkeypatch.setenv("SCREENING_CACHE", str(tmp_path))
    first = load_or_train(small, Language(small))
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    same(first, load_or_train(small, Language(small)))


def test_a_cache_that_cannot_be_written_costs_only_time(
    small: Rubric, trained: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    monkeypatch.setenv("SCREENING_CACHE", str(tmp_path / "taken"))
    same(load_or_train(small, Language(small)), trained)


def example(text: str, met: str, writer: str, unsure: str = "") -> Example:
    return Example(
        text,
        frozenset(met.split()),
        frozenset(unsure.split()),
        frozenset(),
        frozenset(),
        writer,
        "",
    )


def test_targets_and_what_is_unsure() -> None:
    truth, sure = targets(
        [example("x", "a", "k1"), example("y", "b", "k1", unsure="a")], ("a", "b", "c")
    )
    assert truth.tolist() == [[1, 0, 0], [0, 1, 0]]
    assert sure.tolist() == [[True, True, True], [False, True, True]]


def test_the_best_threshold_is_that_of_the_best_f1_on_sure_lines() -> None:
    scores = np.array([[0.9], [0.7], [0.4], [0.2], [0.95]])
    truth = np.array([[1], [1], [0], [0], [0]])
    sure = np.array([[True], [True], [True], [True], [False]])
    (threshold,) = best_thresholds(scores, truth, sure)
    assert 0.4 <= threshold < 0.7  # all right; the unsure line at 0.95 is not asked


def test_a_chance_peak_makes_no_threshold() -> None:
    """F1 is 6/7 from 0.10 to 0.48, 1 at 0.50 alone and 4/5 from 0.52 on: the mean of seven steps
    is best at 0.44 with (6 x 6/7 + 1) / 7 = 0.878, before 0.46 with (5 x 6/7 + 1 + 4/5) / 7."""
    scores = np.array([[0.95], [0.93], [0.51], [0.49], [0.10], [0.10], [0.10]])
    truth = np.array([[1], [1], [1], [0], [0], [0], [0]])
    (threshold,) = best_thresholds(scores, truth, np.ones_like(truth, dtype=bool))
    assert threshold == 0.44


def test_the_number_of_threads_changes_no_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{f"w=a{n % 3}", f"w=b{n % 5}", "w=c"} for n in range(60)]
    truth = np.array([[n % 3 == 0, n % 5 == 1, n % 7 == 2] for n in range(60)], dtype=np.int8)
    sure = np.ones_like(truth, dtype=bool)
    found = []
    for number in (1, 3):
        monkeypatch.setattr("os.cpu_count", lambda number=number: number)
        vocabulary, weights, bias = fit(rows, truth, sure)
        found.append((weights.tolist(), bias.tolist()))
    assert found[0] == found[1]
    # what tells a label has its weight, what is in every line has none to speak of
    told, common = vocabulary.index["w=a0"], vocabulary.index["w=c"]
    assert weights[told, 0] > 10 * abs(weights[common, 0]) > 0


def test_no_writer_is_trained_and_tested_on_at_once() -> None:
    """Each writer has a word of its own that tells the label: unknown words cannot help."""
    rows, truth, writers = [], [], []
    for w in range(6):
        for n in range(8):
            yes = n % 2
            rows.append(({f"w=secret{w}{yes}", "w=common"},))
            truth.append([yes])
            writers.append(f"k{w}")
    got = cross_validated(rows, np.array(truth), np.ones((48, 1), dtype=bool), writers)
    assert np.ptp(got) < 0.2  # nothing learned carries over to an unseen writer


def test_a_vocabulary_keeps_what_two_lines_have_and_scales_each_family() -> None:
    v = Vocabulary.fit([{"w=a", "w=b"}, {"w=a", "c=x"}, {"w=a", "c=x"}])
    assert v.index == {"c=x": 0, "w=a": 1}  # w=b stands in one line only
    # idf = ln((1 + n) / (1 + df)) + 1 with n = 3
    np.testing.assert_allclose(v.idf, [np.log(4 / 3) + 1, np.log(4 / 4) + 1])
    rows = v.matrix([{"w=a", "c=x", "w=unseen"}, set()]).toarray()
    # weight x idf / sqrt(length x usual length): 1.2 x 1.28768 / sqrt(1.28768 x 15), 2 / sqrt(1 x 25)
    np.testing.assert_allclose(rows[0], [0.351593, 0.4], atol=1e-6)
    assert not rows[1].any()
    even = dataclasses.replace(v, usual=None).matrix([{"w=a", "c=x"}]).toarray()
    np.testing.assert_allclose(even[0], [1.2, 2.0])  # each family has its weight in length


def test_a_classifier_is_frozen(trained: Classifier) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        trained.bias = trained.bias  # type: ignore[misc]


def test_the_thresholds_were_found_on_these_examples() -> None:
    """Stale thresholds: `python -m screening evaluate --cross-validate --write-thresholds`."""
    rubric = load_rubric()
    found = rubric.thresholds()
    assert found is not None
    assert found.examples == file_sha256(rubric.folder / "examples.csv")
    assert all(0 < t < 1 for t in found.values.values())
