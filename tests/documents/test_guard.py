"""The wall around reading: one child kept over many files, replaced when a file ends it."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from screening.documents import Limits, UnreadableDocument
from screening.documents.guard import Guard

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX limits")


def test_reads_as_the_plain_way_does(tmp_path: Path) -> None:
    from screening.documents import read_bytes

    data = (Path(__file__).parent / "files" / "floats.pdf").read_bytes()
    with Guard() as guard:
        assert guard.read(data, "floats.pdf") == read_bytes(data, "floats.pdf")


def test_one_child_for_many_files() -> None:
    with Guard() as guard:
        assert len({guard.run(os.getpid) for _ in range(5)}) == 1
        assert guard.run(os.getpid) != os.getpid()


def test_any_function_runs_and_its_exception_comes_back() -> None:
    with Guard() as guard:
        assert guard.run(math.sqrt, 4) == 2
        with pytest.raises(ValueError, match="math domain error") as caught:
            guard.run(math.sqrt, -1)
        assert "Traceback" in caught.value.__notes__[0]
        assert guard.run(math.sqrt, 9) == 3


def test_too_long() -> None:
    with Guard(Limits(seconds=1)) as guard:
        first = guard.run(os.getpid)
        with pytest.raises(UnreadableDocument, match="longer than 1 seconds"):
            guard.run(time.sleep, 30)
        assert guard.run(os.getpid) != first


@posix
@pytest.mark.parametrize("end", [os.abort, signal.raise_signal])
def test_a_killed_child_costs_its_own_file_only(end: object) -> None:
    with Guard() as guard:
        with pytest.raises(UnreadableDocument, match="ended unexpectedly"):
            guard.run(end, *([signal.SIGKILL] if end is signal.raise_signal else []))
        assert guard.run(math.sqrt, 4) == 2


@posix
def test_too_much_memory() -> None:
    with Guard(Limits(memory=512)) as guard:
        with pytest.raises(UnreadableDocument, match="more than 512 MB"):
            guard.run(bytearray, 1 << 30)
        assert guard.run(len, b"abc") == 3


@posix
def test_a_child_that_has_grown_is_replaced() -> None:
    with Guard(Limits(memory=400)) as guard:
        first = guard.run(os.getpid)
        assert guard.run(_grow, 250) == 250
        assert guard.run(os.getpid) != first


def _grow(megabytes: int) -> int:
    return len(b"x" * (megabytes << 20)) >> 20


def test_a_file_over_the_limit_does_not_travel() -> None:
    guard = Guard(Limits(bytes=1000))
    with pytest.raises(UnreadableDocument, match="the limit is 0 MB"):
        guard.read(b"x" * 2000, "a.txt")
    assert guard._child is None


def test_what_a_function_prints_does_not_disturb() -> None:
    with Guard() as guard:
        assert guard.run(print, "to standard output") is None
        assert guard.run(len, b"abc") == 3


def test_threads_take_turns() -> None:
    with Guard() as guard:
        results: list[float] = []
        threads = [
            threading.Thread(target=lambda n=n: results.append(guard.run(math.sqrt, n * n)))
            for n in range(20)
        ]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        assert sorted(results) == list(range(20))


@posix
def test_no_child_outlives_its_parent() -> None:
    script = (
        "import os\nfrom screening.documents.guard import Guard\n"
        "g = Guard()\nprint(g.run(os.getpid), flush=True)\nos._exit(1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    child = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the child lives on")


def test_the_parent_imports_no_reader() -> None:
    """Starting the guard costs no heavy import in the process that holds it."""
    script = (
        "import sys\nfrom screening.documents.guard import Guard\nimport screening.documents\n"
        "print([m for m in ('lxml', 'PIL', 'docx', 'pypdfium2', 'pdfminer', 'numpy', 'tinycss2')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert done.stdout.strip() == "[]"
