"""The rubric's files are checked: a fault is named with its file, its line and what is allowed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from screening.rubric import Rubric, RubricError, load_rubric, rubric_folders
from screening.rubric.loader import read_examples, read_positions

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """A copy of the phone bank's rubric with `old` replaced by `new` in one of its files."""
    folder = tmp_path / "copy"
    shutil.copytree(load_rubric().folder, folder, ignore=shutil.ignore_patterns("samples", "*.csv"))
    (folder / "examples.csv").write_text("text,indicators,states,signals,writer,note\n")
    (folder / "positions.csv").write_text("title,organization,section,lines,relevant,writer,note\n")

    def edited(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return edited


def line_of(path: Path, text: str) -> int:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if text in line:
            return number
    raise AssertionError(f"{text!r} does not stand in {path}")


def refused(folder: Path) -> str:
    with pytest.raises(RubricError) as error:
        load_rubric(folder)
    return str(error.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "allowed"),
    [
        (
            "rubric.yaml",
            "    min_months: 12",
            "    min_month: 12",
            "id, min_indicators, min_months, name, years",
        ),
        (
            "rubric.yaml",
            "    not_met_by: >-",
            "    notmet_by: >-",
            "follow_up, id, implies, level, met_by, name, not_met_by",
        ),
        (
            "rubric.yaml",
            "    silence: flag",
            "    silense: flag",
            "clear_when, flagged_when, follow_up, id, name, silence",
        ),
        (
            "rubric.yaml",
            "  elsewhere: 0.6",
            "  elsewere: 0.6",
            "dated_position, elsewhere, explanation, undated_position",
        ),
        (
            "rubric.yaml",
            "industry:",
            "industrie:",
            "id, indicators, industry, levels, name, red_flags, scoring, summary, version",
        ),
        (
            "lexicon.yaml",
            "    voter_database: true",
            "    voter_databse: true",
            "aliases, case_sensitive, kind, name, near, not_near, note, voter_database",
        ),
        ("lexicon.yaml", "  verbs:", "  verb:", "forms, id, unless, verbs"),
        (
            "questions.yaml",
            "    expected:",
            "    expects:",
            "behavior, covers, expected, id, level, listen_for, probes, question",
        ),
        ("context.yaml", "    words:", "    word:", "scope, state, words"),
        ("context.yaml", "reach:", "reech:", "actors, cues, ends, pseudo, reach"),
    ],
)
def test_a_misspelt_key_is_refused_with_file_line_and_allowed_keys(
    edit: Edit, file: str, old: str, new: str, allowed: str
) -> None:
    folder = edit(file, old, new)
    key = new.strip().split(":")[0]
    said = refused(folder)
    assert f"{folder / file}, line {line_of(folder / file, new.strip())}: " in said
    assert f"unknown key {key!r}; allowed here: {allowed}" in said


@pytest.mark.parametrize(
    ("file", "old", "new", "part"),
    [
        ("rubric.yaml", "min_months: 12", "min_months: many", "min_months"),
        ("rubric.yaml", "min_months: 12", "min_months: -1", "min_months"),
        ("rubric.yaml", "silence: flag", "silence: shout", "silence"),
        ("rubric.yaml", "dated_position: 1.0", "dated_position: 1.5", "dated_position"),
        ("rubric.yaml", "id: phone_scripts", "id: Phone Scripts", "id"),
        ("context.yaml", "reach: 14", "reach: 0", "reach"),
        ("context.yaml", "- state: denied", "- state: refused", "state"),
        ("lexicon.yaml", "kind: voter file", "kind: voterfile", "kind"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(
    edit: Edit, file: str, old: str, new: str, part: str
) -> None:
    folder = edit(file, old, new)
    said = refused(folder)
    assert f"{folder / file}, line {line_of(folder / file, new)}: " in said
    assert part in said


@pytest.mark.parametrize(
    ("file", "old", "new", "part"),
    [
        ("rubric.yaml", "min_months: 0", "min_months: 50", "from the lowest to the highest"),
        ("rubric.yaml", "level: mid\n", "level: middle\n", "there is no level 'middle'"),
        ("rubric.yaml", "id: phone_scripts", "id: script_writing", "stands twice"),
        (
            "rubric.yaml",
            "implies: [basic_data_analysis]",
            "implies: [data_analysis]",
            "it implies 'data_analysis', which does not exist",
        ),
        ("questions.yaml", "level: junior", "level: beginner", "names a level or indicator"),
    ],
)
def test_parts_must_fit_together(edit: Edit, file: str, old: str, new: str, part: str) -> None:
    assert part in refused(edit(file, old, new))


def test_text_that_is_no_yaml_is_refused(edit: Edit) -> None:
    folder = edit("rubric.yaml", "levels:", "levels: [")
    assert f"{folder / 'rubric.yaml'}: not valid YAML" in refused(folder)


@pytest.mark.parametrize("file", ["questions.yaml", "lexicon.yaml", "context.yaml"])
def test_a_missing_file_is_named(edit: Edit, file: str) -> None:
    folder = edit("rubric.yaml", "id: phone_bank", "id: phone_bank")
    (folder / file).unlink()
    assert refused(folder) == f"{folder / file} is missing"


def test_an_unknown_rubric_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RubricError, match=r"no rubric 'phone_bnak'\. Known: .*phone_bank"):
        load_rubric("phone_bnak")


def test_words_that_yaml_takes_for_values_stay_words(edit: Edit) -> None:
    """``no``, ``on`` and ``5:30`` are words in a word list, as in YAML 1.2."""
    folder = edit("context.yaml", 'words: ["no",', "words: [no, on, yes, 5:30,")
    assert load_rubric(folder).context.cues[0].words[:4] == ("no", "on", "yes", "5:30")


# -- the content hash --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rubric.yaml", "min_months: 12", "min_months: 13"),
        ("questions.yaml", "expected:", "expected:  "),
        ("lexicon.yaml", "verbs: [train,", "verbs: [train, drill,"),
        ("context.yaml", "reach: 14", "reach: 15"),
        ("examples.csv", "note\n", "note\nCalled,,done,,k01,\n"),
        ("positions.csv", "note\n", "note\nCook,Cafe,work,,no,k01,\n"),
    ],
)
def test_the_hash_changes_with_everything_that_decides(
    edit: Edit, tmp_path: Path, file: str, old: str, new: str
) -> None:
    before = load_rubric(edit("rubric.yaml", "id: phone_bank", "id: phone_bank")).sha256
    load_rubric.cache_clear()
    assert load_rubric(edit(file, old, new)).sha256 != before
    load_rubric.cache_clear()


def test_the_hash_does_not_change_with_line_ends_guides_and_cases(edit: Edit) -> None:
    folder = edit("rubric.yaml", "id: phone_bank", "id: phone_bank")
    before = load_rubric(folder).sha256
    (folder / "guide.md").write_text("Another guide.\n")
    (folder / "cases.yaml").write_text("cases: []\n")
    for file in ("rubric.yaml", "lexicon.yaml", "examples.csv"):
        data = (folder / file).read_bytes()
        (folder / file).write_bytes(data.replace(b"\n", b"\r\n"))
    load_rubric.cache_clear()
    assert load_rubric(folder).sha256 == before
    load_rubric.cache_clear()


# -- examples and positions --------------------------------------------------------------------

EXAMPLES = "text,indicators,states,signals,writer,note\n"
POSITIONS = "title,organization,section,lines,relevant,writer,note\n"


def test_examples_are_read(tmp_path: Path) -> None:
    path = tmp_path / "examples.csv"
    path.write_text(
        EXAMPLES + '"Called voters, then left",phone_scripts staff_training?,done,relevant,k01,n\n'
    )
    (row,) = read_examples(path, {"phone_scripts", "staff_training"})
    assert row.text == "Called voters, then left"
    assert (row.met, row.unsure) == (frozenset({"phone_scripts"}), frozenset({"staff_training"}))
    assert (row.states, row.signals) == (frozenset({"done"}), frozenset({"relevant"}))
    assert (row.writer, row.note) == ("k01", "n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text,indicators\n", "line 1: the columns must be text, indicators, states, signals"),
        (EXAMPLES + "Called,phone_script,done,,k01,\n", "line 2: phone_script"),
        (EXAMPLES + "Called,,done,,k01,\nSang,,sung,,k01,\n", "line 3: sung"),
        (EXAMPLES + "  ,,done,,k01,\n", "line 2: no text"),
    ],
)
def test_a_faulty_example_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "examples.csv"
    path.write_text(text)
    with pytest.raises(RubricError) as error:
        read_examples(path, {"phone_scripts"})
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_positions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "positions.csv"
    path.write_text(POSITIONS + "Cook,Blue Hen,work,Cooked || Swept,no,q1,\n")
    (row,) = read_positions(path)
    assert (row.title, row.organization, row.section) == ("Cook", "Blue Hen", "work")
    assert (row.lines, row.relevant, row.writer) == (("Cooked", "Swept"), False, "q1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title\n", "line 1: the columns must be"),
        (POSITIONS + "Cook,Blue Hen,work,,maybe,q1,\n", "line 2: relevant must be yes or no"),
        (POSITIONS + "Cook,Blue Hen,kitchen,,no,q1,\n", "line 2: relevant must be yes or no"),
    ],
)
def test_a_faulty_position_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "positions.csv"
    path.write_text(text)
    with pytest.raises(RubricError) as error:
        read_positions(path)
    assert said in str(error.value)


@pytest.mark.parametrize("reader", [lambda p: read_examples(p, set()), read_positions])
def test_a_missing_table_is_named(tmp_path: Path, reader: Callable[[Path], object]) -> None:
    with pytest.raises(RubricError, match=r"nothing\.csv is missing"):
        reader(tmp_path / "nothing.csv")


def test_every_rubric_can_be_loaded() -> None:
    assert rubric_folders()
    for folder in rubric_folders():
        assert isinstance(load_rubric(folder.name), Rubric)
