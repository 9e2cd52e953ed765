"""Results in a file that can be stopped at any moment, ``kill -9`` included, and gone on with.

The file holds one JSON object on each line, nothing else. Beside it a stamp says what made them:
results of another rubric, as-of date, program or limits are not taken for finished.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import time
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import screening
from screening.batch.inputs import Source, load
from screening.batch.result import Text, renamed
from screening.documents import Limits

if TYPE_CHECKING:
    from screening.rubric import Rubric

STAMP = ".stamp"  # is appended to the file's name
SYNC = 1.0  # seconds: what a power cut may cost at most


class OutputError(ValueError):
    """A file that cannot be written to; ``str()`` says why."""


def stamp_of(rubric: Rubric, as_of: datetime.date, limits: Limits) -> dict[str, Any]:
    """What results depend on besides a document's bytes."""
    return {
        "engine": screening.__version__,
        "rubric": rubric.sha256,
        "as_of": as_of.isoformat(),
        "limits": dataclasses.asdict(limits),
    }


class _Kept(NamedTuple):
    """A line of an earlier run: where it begins, its document's name, whether that was unread."""

    at: int
    file: str
    failed: bool


class Output:
    """A file of results being written, by one program at a time.

    `failed` and `made` count the documents that could not be read and those read now, `kept` those
    finished before, `stale` the lines that something else had made. OutputError where the file is
    another program's, or another run writes it.
    """

    def __init__(self, path: Path, stamp: dict[str, Any]) -> None:
        self.path = path
        self.failed = self.made = self.kept = self.stale = 0
        self._finished: dict[bytes, list[_Kept]] = defaultdict(list)  # by the document's SHA-256
        self._order: array[int] = array("q")  # by input: where its line begins, -1 while it is made
        self._waiting: deque[int] = deque()  # the inputs without a line, in order
        self._lines = 0
        self._synced = time.monotonic()
        try:
            self._file: BinaryIO = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", 0)
        except OSError as error:
            raise OutputError(f"{path} cannot be written ({error.strerror}).") from error
        try:
            _lock(self._file, path)
            self._take_up(stamp)
        except BaseException:
            self._file.close()
            raise

    def unfinished(self, paths: Iterable[Path], limits: Limits) -> Iterator[Path]:
        """The paths whose documents have no result here yet."""
        for path in paths:
            self._order.append(-1)
            if not (self._finished and self._keep(load(path, limits))):
                self._waiting.append(len(self._order) - 1)
                yield path

    def _keep(self, source: Source) -> bool:
        """Whether the newest input has a line from an earlier run; a renamed file gets its name."""
        found = self._finished.get(bytes.fromhex(source.sha256))
        if not found:
            return False
        n = next((i for i, kept in enumerate(found) if kept.file == source.name), -1)
        kept = found[n] if n < 0 or len(found) == 1 else found.pop(n)
        if kept.file == source.name:
            self._order[-1] = kept.at
        else:
            self._order[-1] = self._end
            self._write(renamed(_line_at(self._file, kept.at), source.name).encode("utf-8") + b"\n")
        self.kept += 1
        self.failed += kept.failed
        return True

    def add(self, result: Text) -> None:
        """The result of the next unfinished path."""
        self._order[self._waiting.popleft()] = self._end
        self._write(result.text.encode("utf-8") + b"\n")
        self.made += 1
        self.failed += result.failed

    def finish(self) -> None:
        """Every input has its line: leave them in the order of the inputs, and nothing else."""
        os.fsync(self._file.fileno())
        if len(self._order) == self._lines and all(
            a < b for a, b in zip(self._order, self._order[1:], strict=False)
        ):
            return
        # Files came, went or were renamed between two runs.
        whole = self.path.with_name(self.path.name + ".tmp")
        with whole.open("wb") as target:
            for at in self._order:
                target.write(_line_at(self._file, at) + b"\n")
            target.flush()
            os.fsync(target.fileno())
        os.replace(whole, self.path)

    def summary(self) -> str:
        """What was done, for whoever waits for it."""
        said = f"{self.made} read now, {self.kept} read before"
        if self.stale:
            said += f"; {self.stale} results of another rubric, date or version were made anew"
        return f"{self.path}: {said}."

    def _take_up(self, stamp: dict[str, Any]) -> None:
        """Find what is finished; cut off a last line that was not written to its end."""
        beside = self.path.with_name(self.path.name + STAMP)
        self._end = 0
        try:
            earlier = json.loads(beside.read_bytes())
        except (OSError, ValueError):
            earlier = None
        if earlier is None and os.fstat(self._file.fileno()).st_size:
            raise OutputError(
                f"{self.path} was not made by --output, and is left alone. Choose another name."
            )
        if earlier == stamp:
            self._read()
            self._file.truncate(self._end)
            self._file.seek(self._end)
            return
        # First the old results go, then the stamp that says which they were.
        with open(self.path, "rb") as lines:
            self.stale = sum(1 for _ in lines)
        self._file.truncate(0)
        os.fsync(self._file.fileno())
        new = beside.with_name(beside.name + ".tmp")
        new.write_text(json.dumps(stamp, indent=1) + "\n", "utf-8")
        os.replace(new, beside)

    def _read(self) -> None:
        with open(self.path, "rb") as lines:
            for line in lines:
                try:
                    card = json.loads(line)
                    digest = bytes.fromhex(card["sha256"])
                    kept = _Kept(self._end, card["file"], card["error"] is not None)
                except (ValueError, TypeError, KeyError):
                    return
                if not line.endswith(b"\n"):
                    return  # torn; it is made anew
                if digest:  # what could not even be opened is tried again
                    self._finished[digest].append(kept)
                self._end += len(line)
                self._lines += 1

    def _write(self, line: bytes) -> None:
        """Append; unbuffered, so that a killed run leaves every line but the last one whole."""
        self._file.seek(self._end)
        rest = memoryview(line)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._end += len(line)
        self._lines += 1
        if time.monotonic() - self._synced > SYNC:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _line_at(file: BinaryIO, at: int) -> bytes:
    """The line that begins at an offset, without its end."""
    file.seek(at)
    out = b""
    while b"\n" not in out and (piece := file.read(1 << 16)):
        out += piece
    return out.partition(b"\n")[0]


def _lock(file: BinaryIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: whoever starts it twice is not stopped
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise OutputError(f"{path} is being written by another run.") from error
