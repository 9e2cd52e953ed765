"""Children copied from one process: what it loaded is theirs, and how they end is known."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.documents import Limits, UnreadableDocument
from screening.documents.guard import Guard
from screening.documents.nursery import Nursery, possible

pytestmark = pytest.mark.skipif(not possible(), reason="this system copies no processes")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


def seat(nursery: Nursery, limits: Limits | None = None) -> Guard:
    return Guard(limits, nursery.child)


def gone(pid: int) -> bool:
    """Ended and reaped, now or soon."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return False


def test_what_was_loaded_is_in_every_copy_and_stays_its_own(nursery: Nursery) -> None:
    nursery.run(os.putenv, "SCREENING_TEST", "loaded")
    read = ["printenv", "SCREENING_TEST"]
    with seat(nursery) as one, seat(nursery) as two:
        pids = {one.run(os.getpid), two.run(os.getpid), nursery.run(os.getpid), os.getpid()}
        assert len(pids) == 4
        assert one.run(subprocess.check_output, read) == b"loaded\n"
        one.run(os.putenv, "SCREENING_TEST", "changed")
        assert one.run(subprocess.check_output, read) == b"changed\n"
        assert two.run(subprocess.check_output, read) == b"loaded\n"
        assert nursery.run(subprocess.check_output, read) == b"loaded\n"


def test_a_killed_copy_costs_its_own_call_only(nursery: Nursery) -> None:
    with seat(nursery) as one, seat(nursery) as two:
        first, other = one.run(os.getpid), two.run(os.getpid)
        with pytest.raises(UnreadableDocument, match="ended unexpectedly"):
            one.run(signal.raise_signal, signal.SIGKILL)
        assert gone(first)
        assert one.run(os.getpid) not in (first, other)
        assert two.run(os.getpid) == other
        assert nursery.generation == 1


def test_too_long_and_too_much(nursery: Nursery) -> None:
    with seat(nursery, Limits(seconds=1, memory=512)) as guard:
        first = guard.run(os.getpid)
        with pytest.raises(UnreadableDocument, match="longer than 1 seconds"):
            guard.run(time.sleep, 30)
        assert gone(first)
        with pytest.raises(UnreadableDocument, match="more than 512 MB"):
            guard.run(bytearray, 1 << 30)
        assert guard.run(len, b"abc") == 3


def test_copies_live_on_without_what_they_were_copied_from(nursery: Nursery) -> None:
    with seat(nursery) as guard, seat(nursery) as late:
        copy = guard.run(os.getpid)
        mother = nursery.run(os.getpid)
        os.kill(mother, signal.SIGKILL)
        assert guard.run(os.getpid) == copy
        # the next is copied from another, and how the first one ended is nobody's to tell
        assert late.run(os.getpid) not in (copy, mother)
        assert nursery.generation == 2
        with pytest.raises(UnreadableDocument, match="ended unexpectedly"):
            guard.run(signal.raise_signal, signal.SIGKILL)
        assert guard.run(len, b"abc") == 3


def test_a_copy_holds_no_files_of_another(nursery: Nursery) -> None:
    with seat(nursery) as one, seat(nursery) as two, seat(nursery) as three:
        held = [len(guard.run(os.listdir, "/proc/self/fd")) for guard in (one, two, three)]
        assert len(set(held)) == 1, held


def test_nothing_is_left_when_all_is_closed(nursery: Nursery) -> None:
    guard = seat(nursery)
    pids = [guard.run(os.getpid), nursery.run(os.getpid)]
    before = len(os.listdir("/proc/self/fd"))
    guard.close()
    nursery.close()
    assert all(gone(pid) for pid in pids)
    assert len(os.listdir("/proc/self/fd")) < before


def test_who_asks_and_who_stops_may_both_wait_for_the_end(nursery: Nursery) -> None:
    for _ in range(10):
        guard = seat(nursery)
        guard.run(os.getpid)
        said: list[str] = []

        def ask(guard: Guard = guard, said: list[str] = said) -> None:
            try:
                guard.run(time.sleep, 60)
            except UnreadableDocument as error:
                said.append(str(error))

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.05)
        guard.close()
        asking.join()
        assert len(said) == 1
        assert said[0].startswith("Reading ended unexpectedly")


def test_no_copy_outlives_its_parent() -> None:
    script = (
        "import os\nfrom screening.documents.guard import Guard\n"
        "from screening.documents.nursery import Nursery\n"
        "n = Nursery()\ng = Guard(None, n.child)\n"
        "print(g.run(os.getpid), n.run(os.getpid), flush=True)\nos._exit(1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )
    copy, mother = map(int, done.stdout.split())
    assert gone(copy)
    assert gone(mother)
