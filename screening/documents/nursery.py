"""Children that need not load anything: one process loads what all of them need and is copied.

Loading takes longer than many resumes do. Where the system can copy a process (Linux), a pool's
children are copies of one that loaded it once, also the child that replaces a killed one. That
process reads no document, so nothing of a document is ever copied. Elsewhere `possible` is false,
and each child loads for itself.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from screening.documents import guard_child
from screening.documents.guard import Child, Guard
from screening.documents.limits import Limits
from screening.documents.model import UnreadableDocument

T = TypeVar("T")


def possible() -> bool:
    """Whether this system copies processes, and tells when one that is not ours has ended."""
    if sys.platform != "linux" or not hasattr(os, "pidfd_open"):
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # an old kernel, or a sandbox that forbids it
        return False
    return True


class Nursery:
    """The process that is copied: `run` what it shall load, then take a `child`.

    For use from any thread, one call at a time. A process that was killed is started anew, and has
    then to be loaded anew: `generation` is another number.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._closed = False
        self._lock = threading.Lock()
        self._here, self._there = socket.socketpair()
        self._guard = Guard(limits, lambda: Child(inherited=(self._there.fileno(),)))

    @property
    def generation(self) -> int:
        """How often the process was started."""
        return self._guard.started

    def run(self, function: Callable[..., T], *args: Any, limits: Limits | None = None) -> T:
        """``function(*args)`` in the process that is copied; as `Guard.run`."""
        if self._closed:
            raise UnreadableDocument("The program was stopped.")
        return self._guard.run(function, *args, limits=limits)

    def child(self) -> Child:
        """A copy of the process, as it is now."""
        try:
            return self._copied()
        except UnreadableDocument:
            if self._closed:
                raise
            return self._copied()  # it had just been killed: no document is to blame

    def _copied(self) -> Child:
        with self._lock:
            reads, asks = os.pipe()
            hears, answers = os.pipe()
            try:
                socket.send_fds(self._here, [b"\0"], [reads, answers])
                pid = self.run(guard_child.copy, self._there.fileno())
                process = Copy(self, pid, asks, hears)
            except BaseException:
                # Pipes that nobody took would be the next copy's: the socket is made anew.
                self._end()
                if not self._closed:
                    self._here, self._there = socket.socketpair()
                os.close(asks)
                os.close(hears)
                raise
            finally:
                os.close(reads)
                os.close(answers)
        return Child(process)

    def ended(self, pid: int, generation: int) -> int:
        """How a copy ended: its exit code, or the negative number of the signal that ended it.
        Where the process that it was copied from has gone, nobody knows."""
        if generation == self.generation and self._guard.alive() and not self._closed:
            with contextlib.suppress(UnreadableDocument, ChildProcessError):
                return self.run(guard_child.ended, pid)
        return -signal.SIGKILL

    def close(self) -> None:
        """End the process that is copied; its copies live on."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        self._guard.close()
        self._here.close()
        self._there.close()


class Copy:
    """A copied process, used like a `subprocess.Popen`. It is the nursery's child, not ours: that
    it has ended is seen here, how it ended is asked there."""

    def __init__(self, nursery: Nursery, pid: int, asks: int, hears: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._nursery = nursery
        self._generation = nursery.generation
        self._waiting = threading.Lock()
        self._ended = os.pidfd_open(pid)
        self.stdin = os.fdopen(asks, "wb")
        self.stdout = os.fdopen(hears, "rb")

    def poll(self) -> int | None:
        """How it ended, None while it runs."""
        if self.returncode is None and self._waiting.acquire(blocking=False):
            try:
                if self.returncode is None and select.select([self._ended], [], [], 0)[0]:
                    self._learn()
            finally:
                self._waiting.release()
        return self.returncode

    def wait(self) -> int:
        """Wait for its end; a negative number is the signal that ended it."""
        with self._waiting:  # who asked it and who stops it may both wait
            if self.returncode is None:
                select.select([self._ended], [], [])
                self._learn()
            assert self.returncode is not None
            return self.returncode

    def _learn(self) -> None:
        os.close(self._ended)
        self.returncode = self._nursery.ended(self.pid, self._generation)
