"""Forms that do what a hostile file might: they run in the child, found there by their names."""

from __future__ import annotations

import datetime
import os
import signal
import time
from pathlib import Path

from screening.batch import Screened, child
from screening.rubric import Rubric

BAD = "r003.txt"


def _read(screened: Screened, name: str = BAD) -> bool:
    return screened.result.file == name and screened.result.card is not None


def outcome(screened: Screened, rubric: Rubric, as_of: datetime.date) -> tuple[str, str, int]:
    """The file, why it was not read, and the process that did it."""
    return screened.result.file, screened.result.error or "", os.getpid()


def killed(screened: Screened, rubric: Rubric, as_of: datetime.date) -> tuple[str, str, int]:
    if _read(screened):
        os.kill(os.getpid(), signal.SIGKILL)
    return outcome(screened, rubric, as_of)


def hanging(screened: Screened, rubric: Rubric, as_of: datetime.date) -> tuple[str, str, int]:
    if _read(screened):
        time.sleep(600)
    return outcome(screened, rubric, as_of)


def greedy(screened: Screened, rubric: Rubric, as_of: datetime.date) -> tuple[str, str, int]:
    if _read(screened):
        len(b"x" * (8 << 30))
    return outcome(screened, rubric, as_of)


def faulty(screened: Screened, rubric: Rubric, as_of: datetime.date) -> tuple[str, str, int]:
    if _read(screened):
        raise ZeroDivisionError("ours")
    return outcome(screened, rubric, as_of)


def first_is_slow(screened: Screened, rubric: Rubric, as_of: datetime.date) -> str:
    if _read(screened, "r000.txt"):
        time.sleep(1)
    return screened.result.file


def large_once(kit: child.Kit, may_train: bool) -> bool:
    """Get ready as who has to train first: larger than a process may be that is to go on."""
    mark = Path(os.environ["SCREENING_TEST_MARK"])
    if not mark.exists():
        mark.touch()
        len(b"x" * 1_400_000_000)
    return child.prepare(kit, may_train)
