"""A file of results that any moment may interrupt: kept, repaired, in order, nothing twice."""

from __future__ import annotations

import datetime
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from screening.batch import Text
from screening.batch.output import Output, OutputError, stamp_of
from screening.command import app
from screening.documents import Limits
from screening.rubric import Rubric
from tests.batch.conftest import write_resumes

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-01"
STAMP = {"engine": "1"}


def made(name: str, text: str, error: str | None = None) -> Text:
    """A result as a line, of a document with `text` in it."""
    import hashlib

    digest = hashlib.sha256(text.encode()).hexdigest()
    card = {"file": name, "sha256": digest, "error": error, "level": "é"}
    return Text(error is not None, json.dumps(card, ensure_ascii=False))


def run(path: Path, files: list[Path], stamp: dict[str, str] = STAMP) -> Output:
    """A whole run, in which a document's result is its name and its text."""
    with Output(path, dict(stamp)) as output:
        for left in output.unfinished(files, Limits()):
            output.add(made(left.name, left.read_text()))
        output.finish()
    return output


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    out = [tmp_path / f"{name}.txt" for name in "abcd"]
    for path in out:
        path.write_text(f"text of {path.stem}")
    return out


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results.jsonl"


def names(path: Path) -> list[str]:
    return [json.loads(line)["file"] for line in path.read_text("utf-8").splitlines()]


def test_what_is_finished_is_not_made_again(path: Path, files: list[Path]) -> None:
    first = run(path, files)
    before = path.read_bytes()
    again = run(path, files)
    assert (first.made, first.kept) == (4, 0)
    assert (again.made, again.kept) == (0, 4)
    assert path.read_bytes() == before


@pytest.mark.parametrize("cut", [1, 2, 10, 60, 110])
def test_a_torn_end_is_repaired(path: Path, files: list[Path], cut: int) -> None:
    run(path, files)
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    again = run(path, files)
    assert path.read_bytes() == whole
    assert again.made == 1
    assert again.kept == 3


def test_a_spoilt_line_and_what_follows_it_is_made_again(path: Path, files: list[Path]) -> None:
    run(path, files)
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    path.write_bytes(lines[0] + b'{"half": \n' + lines[2] + lines[3])
    assert run(path, files).made == 3
    assert path.read_bytes() == whole


def test_changed_bytes_are_read_again(path: Path, files: list[Path]) -> None:
    run(path, files)
    files[1].write_text("another text")
    again = run(path, files)
    assert (again.made, again.kept) == (1, 3)
    assert names(path) == ["a.txt", "b.txt", "c.txt", "d.txt"]


@pytest.mark.parametrize("changed", ["engine", "rubric", "as_of", "limits"])
def test_results_of_something_else_are_not_taken_for_finished(
    path: Path, files: list[Path], rubric: Rubric, changed: str
) -> None:
    stamp = stamp_of(rubric, datetime.date(2026, 11, 1), Limits())
    assert run(path, files, stamp).made == 4
    other = run(path, files, stamp | {changed: "another"})
    assert (other.made, other.kept, other.stale) == (4, 0, 4)
    assert names(path) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_lines_stand_in_the_order_of_the_inputs(path: Path, files: list[Path]) -> None:
    run(path, [files[3], files[1]])
    again = run(path, files)
    assert (again.made, again.kept) == (2, 2)
    assert names(path) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_renamed_document_is_not_read_again(path: Path, files: list[Path]) -> None:
    run(path, files)
    new = files[2].rename(files[2].with_name("z.txt"))
    again = run(path, [files[0], files[1], files[3], new])
    assert (again.made, again.kept) == (0, 4)
    assert names(path) == ["a.txt", "b.txt", "d.txt", "z.txt"]
    last = json.loads(path.read_text("utf-8").splitlines()[3])
    assert last == json.loads(made("z.txt", "text of c").text)


def test_one_text_under_two_names_and_two_texts_under_one(path: Path, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    same = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "x" / "a.txt"]
    same[0].write_text("one")
    same[1].write_text("one")
    same[2].write_text("two")
    run(path, same)
    whole = path.read_bytes()
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    again = run(path, same)
    assert (again.made, again.kept) == (1, 2)
    assert path.read_bytes() == whole


def test_what_could_not_be_read_is_counted_each_time(path: Path, files: list[Path]) -> None:
    with Output(path, STAMP) as output:
        for left in output.unfinished(files, Limits()):
            output.add(made(left.name, left.read_text(), "Damaged." if left.stem == "b" else None))
        output.finish()
    assert output.failed == 1
    assert run(path, files).failed == 1
    assert run(path, files[2:]).failed == 0


def test_somebody_elses_file_is_left_alone(path: Path, files: list[Path]) -> None:
    path.write_text("a letter\n")
    with pytest.raises(OutputError, match="was not made by --output"):
        run(path, files)
    assert path.read_text() == "a letter\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no such lock there")
def test_two_runs_do_not_write_one_file(path: Path) -> None:
    with Output(path, STAMP), pytest.raises(OutputError, match="another run"):
        Output(path, STAMP)
    Output(path, STAMP).close()


def score(*args: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, args), "--as-of", DAY])


def test_the_command_writes_what_it_would_print(
    path: Path, resumes: list[Path], rubric: Rubric
) -> None:
    (resumes[0].parent / "broken.pdf").write_bytes(b"")
    printed = score(resumes[0].parent, "--format", "jsonl")
    written = score(resumes[0].parent, "--output", path)
    assert printed.exit_code == written.exit_code == 1
    assert path.read_text("utf-8") == printed.stdout
    assert written.stdout == ""
    assert "13 read now, 0 read before" in written.stderr
    assert "0 read now, 13 read before" in score(resumes[0].parent, "--output", path).stderr


def test_output_writes_json_lines_only(path: Path, resumes: list[Path]) -> None:
    done = score(resumes[0], "--output", path, "--format", "csv")
    assert (done.exit_code, path.exists()) == (2, False)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_ten_times_at_random_moments(tmp_path: Path, rubric: Rubric) -> None:
    folder, path = tmp_path / "resumes", tmp_path / "results.jsonl"
    write_resumes(folder, 200)
    command = [sys.executable, "-m", "screening", "score", str(folder), "--as-of", DAY]
    chance = random.Random(6)
    kept = b""
    for n in range(10):
        running = subprocess.Popen(
            [*command, "--jobs", "2", "--output", str(path)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if n % 3:  # after so many more lines, wherever in a line that may be
            wanted = len(kept) + chance.randrange(100, 40_000)
            while running.poll() is None and (not path.exists() or path.stat().st_size < wanted):
                time.sleep(0.001)
        else:
            time.sleep(chance.uniform(0.0, 1.5))
        running.kill()
        running.wait()
        found = path.read_bytes() if path.exists() else b""
        assert found.startswith(kept), "a finished line was touched"
        if n % 3 == 1 and found.endswith(b"\n"):  # a power cut can tear what a kill did not
            found = found[: -chance.randrange(1, 100)]
            path.write_bytes(found)
        kept = found[: found.rfind(b"\n") + 1]
    lines = kept.count(b"\n")
    assert lines > 0
    last = subprocess.run(
        [*command, "--output", str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert f"{200 - lines} read now, {lines} read before" in last.stderr
    assert path.read_bytes().startswith(kept)
    straight = subprocess.run(
        [*command, "--format", "jsonl"], cwd=ROOT, capture_output=True, check=True
    )
    assert path.read_bytes() == straight.stdout
