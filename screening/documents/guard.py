"""Reading behind a wall: one child process, kept over many files, with limits of time and memory.

A hostile or broken file can at worst end the child. Then this file has its sentence
(`UnreadableDocument`), a new child is started, and the next file is read.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import IO, Any, Protocol, TypeVar

from screening.documents.limits import Limits
from screening.documents.model import Document, UnreadableDocument

T = TypeVar("T")
GRACE = 2.0  # seconds over the limit before the child is killed: it may still say so itself
STARTING = 60.0  # seconds for a child to start; a machine under load is slow, not broken
_BOOT = (
    "import sys; sys.path[:] = {path!r}; from screening.documents.guard_child import main; main()"
)


class Guard:
    """Runs functions in a kept child process; for use from any thread, one call at a time.

    `limits` holds for every call that brings none of its own. The child starts with the first call,
    by `start` where that is given, and imports only what that needs; `close` (or leaving the
    ``with`` block) ends it.
    """

    def __init__(
        self, limits: Limits | None = None, start: Callable[[], Child] | None = None
    ) -> None:
        self.limits = limits or Limits.from_environment()
        self.started = 0  # children until now
        self._start = start or Child
        self._lock = threading.Lock()
        self._child: Child | None = None

    def read(self, data: bytes, name: str, limits: Limits | None = None) -> Document:
        """`read_bytes` in the child. Raises UnreadableDocument with a plain sentence."""
        from screening.documents import check_size, read_bytes

        limits = limits or self.limits
        check_size(data, limits)  # too large a file does not even travel
        return self.run(read_bytes, data, name, limits, limits=limits)

    def run(self, function: Callable[..., T], *args: Any, limits: Limits | None = None) -> T:
        """``function(*args)`` in the child: a function of an importable module, its arguments and
        result picklable.

        UnreadableDocument is raised for a document that cannot be read or breaks a limit; any other
        exception of the function is raised here as it was there, the child's traceback in a note.
        """
        limits = limits or self.limits
        message = pickle.dumps((function, args, replace(limits)), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            child = self._child
            if child is None or not child.alive():
                self.close()
                child = self._child = self._start()
                self.started += 1
            state, value = child.ask(message, limits.seconds + GRACE)
            if state in {"late", "dead", "memory"} or value[1]:
                self.close()
        if state == "done":
            return value[0]  # type: ignore[no-any-return]
        if state == "unreadable":
            raise UnreadableDocument(value[0])
        if state == "late":
            raise UnreadableDocument(
                f"Reading took longer than {limits.seconds} seconds and was stopped. "
                "Save the file anew as a plain PDF or DOCX and upload that."
            )
        if state == "memory":
            raise UnreadableDocument(
                f"Reading needed more than {limits.memory:,} MB of memory and was stopped. "
                "Save the file anew as a plain PDF or DOCX and upload that."
            )
        if state == "dead":
            raise UnreadableDocument(
                "Reading ended unexpectedly: the file may be damaged. "
                "Save it anew as a plain PDF or DOCX and upload that."
            )
        error, trace = value[0]
        error.add_note(trace)
        raise error

    def alive(self) -> bool:
        """Whether there is a child."""
        child = self._child
        return child is not None and child.alive()

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class Process(Protocol):
    """What is used of a `subprocess.Popen`."""

    @property
    def pid(self) -> int: ...

    @property
    def stdin(self) -> IO[bytes] | None: ...

    @property
    def stdout(self) -> IO[bytes] | None: ...

    def poll(self) -> int | None: ...

    def wait(self) -> int: ...


def _spawn(inherited: Sequence[int]) -> Process:
    # Started anew, not forked: nothing of this process (threads, locks, a web server) is
    # copied, and its __main__ is not run again as multiprocessing's "spawn" would.
    return subprocess.Popen(
        [sys.executable, "-c", _BOOT.format(path=[p or os.getcwd() for p in sys.path])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # so that its own children can be ended with it
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        pass_fds=inherited,
    )


class Child:
    """The child process: pickled messages with their length before them, over its two pipes.

    It is started here, with the files `inherited`, where no process is given.
    """

    def __init__(self, process: Process | None = None, inherited: Sequence[int] = ()) -> None:
        self._process = process or _spawn(inherited)
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        assert self._process.stdout is not None
        threading.Thread(
            target=_listen, args=(self._process.stdout, self._answers), daemon=True
        ).start()
        self._end = weakref.finalize(self, _kill, self._process)
        self._ready = False

    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, message: bytes, seconds: float) -> tuple[str, Any]:
        """The child's answer: its state, what comes with it, whether it wants to be replaced."""
        assert self._process.stdin is not None
        try:
            if not self._ready:
                if self._answers.get(timeout=STARTING) is None:
                    return "dead", (None, True)
                self._ready = True
            # Writing blocks when the pipe is full and the child hangs: it is done by a thread.
            writer = threading.Thread(
                target=_send, args=(self._process.stdin, message), daemon=True
            )
            writer.start()
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            return "late", (None, True)
        if answer is None:
            late = self._process.wait() == -getattr(signal, "SIGALRM", 0)
            return ("late" if late else "dead"), (None, True)
        state, value, worn = pickle.loads(answer)  # from our own child
        return state, (value, worn)

    def kill(self) -> None:
        self._end()


def _kill(process: Process) -> None:
    """End the child and whatever converter it started."""
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                os.kill(process.pid, signal.SIGTERM)  # Windows ends it outright
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _send(pipe: IO[bytes], message: bytes) -> None:
    with contextlib.suppress(OSError, ValueError):
        pipe.write(len(message).to_bytes(8, "big") + message)
        pipe.flush()


def _listen(pipe: IO[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    """Hand on each answer; None once the child is gone."""
    with contextlib.suppress(OSError, ValueError):
        while len(head := pipe.read(8)) == 8:
            size = int.from_bytes(head, "big")
            body = pipe.read(size)
            if len(body) < size:
                break
            answers.put(body)
    answers.put(None)
