"""Children on this machine, each behind its guard and kept over many documents.

Threads hand out the documents and wait; the work is done in the children. `joblib` and
`concurrent.futures` have process pools as well, but when one of their processes is killed (and the
guards do kill), the whole pool is lost with every document in it. Here it costs its own document.
"""

from __future__ import annotations

import datetime
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from screening.batch import child
from screening.batch.child import Kit, NotReady, kit_of
from screening.batch.inputs import Source, load
from screening.batch.result import Form, Result, as_result
from screening.documents import Limits, UnreadableDocument
from screening.documents.guard import Guard
from screening.documents.nursery import Nursery, possible

if TYPE_CHECKING:
    from screening.rubric import Rubric

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Item = TypeVar("Item")

AHEAD = 32  # documents under way or done per process: a slow one does not make the others wait
# Times: who has trained the classifier may have grown too large to go on, and is replaced.
READYING = 2
WARMING = 600  # seconds to get ready: the classifier is trained the first time
FAULT = (
    "This file could not be screened because of a fault in the program, not in the file. "
    "The details are in the log. Try again; if it happens again, report it."
)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job(Generic[T]):
    """What is done with every document."""

    kit: Kit
    as_of: datetime.date
    form: Form[T]


class Pending(Protocol[T_co]):
    """A result that will come, as of `concurrent.futures` and of Dask."""

    def result(self) -> T_co: ...

    def cancel(self) -> object: ...


class Readers(Protocol):
    """Whatever reads documents: a `Pool`, or a cluster."""

    @property
    def limits(self) -> Limits: ...

    def each(
        self, paths: Iterable[Path], rubric: Rubric, as_of: datetime.date, form: Form[T]
    ) -> Iterator[T]: ...


def in_order(
    submit: Callable[[Item], Pending[T]],
    items: Iterable[Item],
    ahead: int,
    size: Callable[[Item], int] | None = None,
) -> Iterator[T]:
    """Results in the order of `items`, at most `ahead` of them under way or waiting.

    With a `size`, the largest of the last items are begun first: one that takes long and comes
    last would be waited for by all the others.
    """
    waiting: deque[tuple[Item, Pending[T]]] = deque()
    try:
        for item in items:
            waiting.append((item, submit(item)))
            if len(waiting) >= ahead:
                yield waiting.popleft()[1].result()
        if size is not None:
            not_begun = [n for n, (_, pending) in enumerate(waiting) if pending.cancel()]
            sizes = {n: size(waiting[n][0]) for n in not_begun}
            for n in sorted(not_begun, key=lambda n: -sizes[n]):
                waiting[n] = (waiting[n][0], submit(waiting[n][0]))
        while waiting:
            yield waiting.popleft()[1].result()
    finally:
        for _, pending in waiting:
            pending.cancel()


def _bytes(path: Path) -> int:
    """A scan takes a hundred times as long as a text and is the larger file."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


class Seat:
    """One child behind its guard, which takes one document at a time.

    With a `nursery`, what children need is loaded there, once for all seats, and the child is a
    copy of that.
    """

    def __init__(
        self,
        limits: Limits,
        training: threading.Lock | None = None,
        nursery: Nursery | None = None,
    ) -> None:
        self.limits = limits
        self._nursery = nursery
        self._guard = Guard(limits, nursery.child if nursery else None)
        self._training = training or threading.Lock()
        self._closed = False

    def warm(self) -> None:
        """Start the child; any fault shows again, and is told, with the first document."""
        try:
            (self._nursery or self._guard).run(
                child.warm, limits=replace(self.limits, seconds=WARMING)
            )
        except Exception:
            logger.debug("a child could not be warmed", exc_info=True)

    def run(self, source: Source, job: Job[T]) -> T:
        """The document's result; an exception only where no document at all can be judged."""
        try:
            if source.error:
                raise UnreadableDocument(source.error)
            return self._ask(job, child.work, source.data, source.name)
        except UnreadableDocument as error:
            sentence = str(error)
        except NotReady:
            raise
        except Exception:
            logger.exception("could not screen %s", source.sha256)
            sentence = FAULT
        try:
            return self._ask(job, child.fail, source.name, source.sha256, sentence)
        except NotReady:
            raise
        except Exception as error:  # it was not the document's fault
            raise NotReady(f"No document can be judged: {error}") from error

    def trained(self, job: Job[Any]) -> Kit:
        """The job's kit with its trained classifier."""
        self._prepare(job.kit, job.as_of)
        return (self._nursery or self._guard).run(child.trained, job.kit)

    def _ask(self, job: Job[T], function: Callable[..., tuple[bool, T]], *args: Any) -> T:
        if self._closed:
            raise NotReady("The program was stopped.")
        call = (function, job.kit.sha256, *args, job.as_of, job.form)
        ready, value = False, None
        if self._nursery is None or self._guard.alive():
            ready, value = self._guard.run(*call)
        for _ in range(READYING):
            if not ready:  # the first document of a child, also of one that replaced another
                self._prepare(job.kit, job.as_of)
                ready, value = self._guard.run(*call)
        if not ready:
            raise NotReady("A process was replaced as soon as it was ready: it needs more memory.")
        return value  # type: ignore[return-value]

    def _prepare(self, kit: Kit, as_of: datetime.date) -> None:
        limits = replace(self.limits, seconds=WARMING)
        try:
            if self._nursery is not None:
                self._guard.close()  # the next child is a copy of what is ready then
                with self._training:  # the first seat loads, the others find it done
                    for _ in range(READYING):
                        if not self._nursery.run(child.has, kit.sha256):
                            self._nursery.run(child.prepare, kit, True, limits=limits)
                            self._nursery.run(child.rehearse, kit.sha256, as_of)
            elif not self._guard.run(child.prepare, kit, False, limits=limits):
                with self._training:  # one trains, the others take what it leaves in the cache
                    self._guard.run(child.prepare, kit, True, limits=limits)
        except UnreadableDocument as error:
            raise NotReady(f"No document can be judged: getting ready failed. {error}") from error

    def close(self) -> None:
        self._closed = True
        self._guard.close()


class Pool:
    """`jobs` children on this machine. They start at once, and end with ``close``."""

    def __init__(self, jobs: int = 1, limits: Limits | None = None) -> None:
        self.limits = limits or Limits.from_environment()
        self._ahead = AHEAD * jobs
        training = threading.Lock()
        self._nursery = Nursery(self.limits) if jobs > 1 and possible() else None
        self._seats = [Seat(self.limits, training, self._nursery) for _ in range(jobs)]
        self._free: queue.SimpleQueue[Seat] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="seat")
        for seat in self._seats:
            self._threads.submit(self._warm, seat)

    def _warm(self, seat: Seat) -> None:
        seat.warm()
        self._free.put(seat)

    def each(
        self, paths: Iterable[Path], rubric: Rubric, as_of: datetime.date, form: Form[T]
    ) -> Iterator[T]:
        """Results in the order of `paths`. NotReady where no document can be judged at all."""
        job = Job(kit_of(rubric), as_of, form)
        return in_order(
            lambda path: self._threads.submit(self.one, path, job), paths, self._ahead, _bytes
        )

    def one(self, path: Path, job: Job[T]) -> T:
        """A document's result, in the calling thread."""
        source = load(path, self.limits)
        seat = self._free.get()
        try:
            return seat.run(source, job)
        finally:
            self._free.put(seat)

    def trained(self, rubric: Rubric, as_of: datetime.date) -> Kit:
        """The rubric's kit with its trained classifier, for other machines."""
        seat = self._free.get()
        try:
            return seat.trained(Job(kit_of(rubric), as_of, as_result))
        finally:
            self._free.put(seat)

    def close(self) -> None:
        """End the children, whatever they are doing."""
        for seat in self._seats:
            seat.close()
        if self._nursery is not None:
            self._nursery.close()
        self._threads.shutdown(cancel_futures=True)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def screen_files(
    paths: Iterable[Path], rubric: Rubric, as_of: datetime.date, jobs: int = 1
) -> Iterator[Result]:
    """Results in the order of `paths`, each document read behind a guard."""
    with Pool(jobs) as pool:
        yield from pool.each(paths, rubric, as_of, as_result)
