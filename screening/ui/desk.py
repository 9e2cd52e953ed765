"""Where documents are read: behind the guard, in one child process that all visitors share.

The child keeps the models in memory. It is started in the background after the first page has been
sent, so that neither the page nor the first document waits for spaCy and scikit-learn for long.
"""

from __future__ import annotations

import datetime
import hashlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from screening.documents import Limits, UnreadableDocument, check_size
from screening.documents.guard import Guard
from screening.ui.work import Screened, prepare, screen_one, unread

if TYPE_CHECKING:
    from screening.batch import Result

T = TypeVar("T")
WARMING = 600  # seconds that the first start may take: the classifier is trained then
FAULT = (
    "This file could not be screened because of a fault in the program, not in the file. "
    "The details are in the server's log. Try again; if it happens again, report it."
)
logger = logging.getLogger(__name__)


class Desk:
    """The guard with its child, and whether the child is ready for a rubric."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._guard = Guard(limits)
        self._lock = threading.Lock()
        self._ready: dict[str, threading.Event] = {}

    def warm(self, rubric: str) -> threading.Event:
        """Start to prepare for `rubric`, once; the event is set when that is over."""
        with self._lock:
            if rubric in self._ready:
                return self._ready[rubric]
            done = self._ready[rubric] = threading.Event()
        threading.Thread(target=self._prepare, args=(rubric, done), daemon=True).start()
        return done

    def _prepare(self, rubric: str, done: threading.Event) -> None:
        started = time.perf_counter()
        try:
            self._guard.run(prepare, rubric, limits=replace(self.limits, seconds=WARMING))
            import screening.batch  # noqa: F401 - so that the first result is unpacked at once

            logger.info("ready for %s after %.1f s", rubric, time.perf_counter() - started)
        except Exception:
            # Nobody waits for this thread: each document will meet the same fault and say so.
            logger.exception("could not prepare for %s", rubric)
        finally:
            done.set()

    def screen(self, data: bytes, name: str, rubric: str, as_of: datetime.date) -> Screened:
        """The document's scorecard or the sentence why there is none; never an exception."""
        self.warm(rubric).wait(WARMING)
        try:
            check_size(data, self.limits)
            return self._guard.run(screen_one, data, name, rubric, as_of)
        except UnreadableDocument as error:  # the guard's own: a limit, or the child is gone
            return unread(self._failed(data, name, str(error)), refused=True)
        except Exception:
            logger.exception("could not screen %s", hashlib.sha256(data).hexdigest())
            return unread(self._failed(data, name, FAULT), refused=True)

    def run(self, rubric: str, function: Callable[..., T], *args: Any) -> T:
        """``function(*args)`` in the child, once that is ready. Raises what the guard raises:
        UnreadableDocument, or the function's own exception."""
        self.warm(rubric).wait(WARMING)
        return self._guard.run(function, *args)

    @staticmethod
    def _failed(data: bytes, name: str, sentence: str) -> Result:
        from screening.batch import Result

        return Result(PurePath(name).name, hashlib.sha256(data).hexdigest(), None, sentence)

    def close(self) -> None:
        self._guard.close()


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The one desk of this server. ValueError where a limit in the environment is no number."""
    return Desk(Limits.from_environment())
