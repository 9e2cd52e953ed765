"""Documents read in kept children: in order, the same for any number, one bad file its own cost."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import batch_forms
import pytest

from screening.batch import (
    NotReady,
    Pool,
    as_entry,
    as_line,
    child,
    collect,
    load,
    screen_bytes,
    screen_files,
)
from screening.batch.pool import FAULT, in_order
from screening.documents import Limits, UnreadableDocument, check_size
from screening.rubric import Rubric

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "rubrics/phone_bank/samples").iterdir())
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX limits")


@pytest.fixture(scope="module")
def lines(rubric: Rubric) -> list[str]:
    """The samples' lines, made in this process, without any pool."""
    out = []
    for path in SAMPLES:
        card = screen_bytes(path.read_bytes(), path.name, rubric, datetime.date(2026, 11, 1))
        out.append(json.dumps(card.to_dict(rubric, datetime.date(2026, 11, 1)), ensure_ascii=False))
    return out


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_gives_the_same_bytes(
    jobs: int, lines: list[str], rubric: Rubric, day: datetime.date
) -> None:
    with Pool(jobs) as pool:
        assert [r.text for r in pool.each(SAMPLES, rubric, day, as_line)] == lines


def test_an_entry_is_what_an_indented_list_holds(
    lines: list[str], rubric: Rubric, day: datetime.date
) -> None:
    with Pool() as pool:
        entries = [r.text for r in pool.each(SAMPLES, rubric, day, as_entry)]
    cards = [json.loads(line) for line in lines]
    assert "[\n" + ",\n".join(entries) + "\n]" == json.dumps(cards, ensure_ascii=False, indent=1)


def test_results_come_in_the_order_of_the_inputs(
    resumes: list[Path], rubric: Rubric, day: datetime.date
) -> None:
    with Pool(2) as pool:
        found = list(pool.each(resumes, rubric, day, batch_forms.first_is_slow))
    assert found == [p.name for p in resumes]


def test_children_are_kept(resumes: list[Path], rubric: Rubric, day: datetime.date) -> None:
    with Pool(2) as pool:
        seen = list(pool.each(resumes, rubric, day, batch_forms.outcome))
        again = list(pool.each(resumes, rubric, day, batch_forms.outcome))
    children = {pid for _, _, pid in seen + again}
    assert len(children) <= 2
    assert os.getpid() not in children


@posix
@pytest.mark.parametrize(
    ("form", "limits", "sentence"),
    [
        (batch_forms.killed, Limits(), "ended unexpectedly"),
        (batch_forms.hanging, Limits(seconds=5), "longer than 5 seconds"),
        (batch_forms.greedy, Limits(), "more than 2,048 MB of memory"),
        (batch_forms.faulty, Limits(), FAULT),
    ],
)
def test_a_bad_file_costs_its_own_result_only(
    form: Callable[..., Any],
    limits: Limits,
    sentence: str,
    resumes: list[Path],
    rubric: Rubric,
    day: datetime.date,
) -> None:
    with Pool(2, limits) as pool:
        found = list(pool.each(resumes, rubric, day, form))
    assert [name for name, _, _ in found] == [p.name for p in resumes]
    errors = {name: error for name, error, _ in found if error}
    assert list(errors) == [batch_forms.BAD]
    assert sentence in errors[batch_forms.BAD]


@posix
def test_stopping_ends_the_children(
    resumes: list[Path], rubric: Rubric, day: datetime.date
) -> None:
    with Pool(2) as pool:
        results = pool.each(resumes, rubric, day, batch_forms.hanging)
        children = {pid for _, _, pid in (next(results) for _ in range(3))}
        results.close()  # type: ignore[attr-defined]
    for pid in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_who_grew_large_by_training_is_replaced_and_the_documents_are_read(
    jobs: int,
    resumes: list[Path],
    rubric: Rubric,
    day: datetime.date,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCREENING_TEST_MARK", str(tmp_path / "trained"))
    monkeypatch.setattr(child, "prepare", batch_forms.large_once)
    with Pool(jobs) as pool:
        found = list(pool.each(resumes, rubric, day, batch_forms.outcome))
    assert [(name, error) for name, error, _ in found] == [(p.name, "") for p in resumes]
    assert (tmp_path / "trained").exists()


@posix
def test_too_little_memory_for_any_document_is_said_once(
    resumes: list[Path], rubric: Rubric, day: datetime.date
) -> None:
    with Pool(1, Limits(memory=64)) as pool, pytest.raises(NotReady, match="No document can be"):
        list(pool.each(resumes, rubric, day, as_line))


def test_no_more_is_under_way_than_was_agreed() -> None:
    open_now = most = 0

    def submit(n: int) -> Future[int]:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        done: Future[int] = Future()
        done.set_result(n)
        return done

    got = []
    for n in in_order(submit, iter(range(100)), 7):
        open_now -= 1
        got.append(n)
    assert got == list(range(100))
    assert most == 7


def test_of_the_last_documents_the_largest_are_begun_first_and_the_order_is_kept() -> None:
    begun: list[int] = []
    may_begin = Event()

    def work(n: int) -> int:
        may_begin.wait(10)
        begun.append(n)
        return n

    def sizes(n: int) -> int:
        may_begin.set()
        return {5: 900, 7: 4000}.get(n, 10)

    with ThreadPoolExecutor(1) as one:
        got = in_order(lambda n: one.submit(work, n), range(8), 20, sizes)
        assert list(got) == list(range(8))
    # The first had been taken before anybody knew that there would be only eight.
    assert begun == [0, 7, 5, 1, 2, 3, 4, 6]


def test_what_was_not_begun_is_cancelled_when_nobody_wants_it() -> None:
    made: list[Future[int]] = []

    def submit(n: int) -> Future[int]:
        made.append(Future())
        if n == 0:
            made[0].set_result(0)
        return made[-1]

    results = in_order(submit, range(5), 3)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert [f.cancelled() for f in made] == [False, True, True]


def test_folders_give_their_documents_in_name_order(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.txt", "c/d.docx", ".hidden.pdf", "x.labels.json", "out.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [p.relative_to(tmp_path).as_posix() for p in collect([tmp_path])]
    assert found == ["a.txt", "b.pdf", "c/d.docx"]
    with pytest.raises(FileNotFoundError):
        collect([tmp_path / "none.pdf"])


def test_a_file_over_the_limit_is_hashed_but_not_held(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 3_000_000)
    source = load(path, Limits(bytes=1_000_000))
    assert source.data == b""
    assert source.sha256 == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    assert source.error.startswith("The file has 3.0 MB; the limit is 1 MB.")
    with pytest.raises(UnreadableDocument) as said:
        check_size(b"x" * 3_000_000, Limits(bytes=1_000_000))
    assert source.error == str(said.value)


def test_what_has_no_end_is_not_read_to_it() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero here")
    source = load(Path("/dev/zero"), Limits(bytes=1000))
    assert (source.data, source.error[:13]) == (b"", "The file has ")


def test_what_cannot_be_opened_has_its_sentence(
    tmp_path: Path, rubric: Rubric, day: datetime.date
) -> None:
    (result,) = screen_files([tmp_path / "gone.pdf"], rubric, day)
    assert result.error == "The file could not be opened (No such file or directory)."
    assert (result.file, result.sha256, result.card) == ("gone.pdf", "", None)


@posix
def test_a_name_that_is_no_text_makes_no_broken_json(
    tmp_path: Path, rubric: Rubric, day: datetime.date
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))
    path.write_text("Robin Example\nrobin@example.com\nCaller, Riverbend, 2024", "utf-8")
    with Pool() as pool:
        (line,) = pool.each([path], rubric, day, as_line)
    assert json.loads(line.text.encode("utf-8"))["file"] == "a\ufffd.txt"


@posix
def test_children_end_when_the_command_is_killed(resumes: list[Path], rubric: Rubric) -> None:
    script = (
        "import datetime, sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import batch_forms; from screening.batch import Pool\n"
        "from screening.documents import Limits; from screening.rubric import load_rubric\n"
        "pool = Pool(1, Limits(seconds=5))\n"
        "for _, _, pid in pool.each(map(Path, sys.argv[1:]), load_rubric(),"
        " datetime.date(2026, 11, 1), batch_forms.hanging): print(pid, flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, *map(str, resumes)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as command:
        assert command.stdout is not None
        child = int(command.stdout.readline())
        command.kill()
    for _ in range(600):  # at the latest when its own clock runs out
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the child is still there")
