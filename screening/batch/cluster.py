"""The same work on other machines: a Dask cluster (``pip install ".[cluster]"``).

A worker that is lost is no loss: Dask gives its documents to another. Each worker reads behind the
guards as well, so that a hostile file ends a child there and no worker.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import logging
import queue
import threading
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import distributed
from distributed.client import FutureCancelledError
from distributed.diagnostics.plugin import WorkerPlugin
from distributed.scheduler import KilledWorker

import screening
from screening.batch.child import Kit, NotReady
from screening.batch.inputs import Source, load
from screening.batch.pool import Job, Pending, Pool, Seat, in_order
from screening.batch.result import Form
from screening.documents import Limits

if TYPE_CHECKING:
    from screening.rubric import Rubric

T = TypeVar("T")

AHEAD = 4  # documents under way or waiting for each thread of the cluster
LEAST_AHEAD = 64
ANSWER = 10  # seconds for the scheduler to answer
WORKERS = 60  # seconds for a first worker to come
GONE = (OSError, FutureCancelledError, distributed.CancelledError)


class ClusterError(NotReady):
    """The cluster cannot be worked with; ``str()`` says why."""


class Children(WorkerPlugin):
    """What a worker needs to read: one guarded child for each of its threads, kept. Dask gives it
    to workers that come later, too."""

    def __init__(self, kit: Kit, limits: Limits) -> None:
        self.kit = kit
        self.limits = limits
        self.version = screening.__version__

    def setup(self, worker: Any) -> None:
        """On the worker."""
        if screening.__version__ != self.version:
            raise ClusterError(
                f"{worker.address} has version {screening.__version__}, not {self.version}."
            )
        training = threading.Lock()
        self.seats = [Seat(self.limits, training) for _ in range(worker.state.nthreads)]
        self.free: queue.SimpleQueue[Seat] = queue.SimpleQueue()
        for seat in self.seats:
            self.free.put(seat)

    def teardown(self, worker: Any) -> None:
        for seat in self.seats:
            seat.close()


def read_there(plugin: str, source: Source, as_of: datetime.date, form: Form[T]) -> T:
    """On a worker: the document's result from one of its children."""
    children: Any = distributed.get_worker().plugins[plugin]
    seat = children.free.get()
    try:
        return seat.run(source, Job(children.kit, as_of, form))  # type: ignore[no-any-return]
    finally:
        children.free.put(seat)


class Cluster:
    """The workers of a Dask scheduler, used like a `Pool`. ClusterError where none answers."""

    def __init__(self, address: str, limits: Limits | None = None) -> None:
        self.address = address
        self.limits = limits or Limits.from_environment()
        self._here = Pool(1, self.limits)  # trains where nobody has, and reads what no worker could
        logging.getLogger("distributed").setLevel(logging.ERROR)
        try:
            self._client: Any = distributed.Client(  # type: ignore[no-untyped-call]
                address, timeout=ANSWER, set_as_default=False
            )
            self._client.wait_for_workers(1, timeout=WORKERS)
        except (OSError, ValueError, TimeoutError) as error:
            self.close()
            raise ClusterError(
                f"No cluster with workers answers at {address}. Start one: see the README."
            ) from error

    def each(
        self, paths: Iterable[Path], rubric: Rubric, as_of: datetime.date, form: Form[T]
    ) -> Iterator[T]:
        """Results in the order of `paths`. NotReady where no document can be judged at all."""
        kit = self._here.trained(rubric, as_of)
        name = f"screening {uuid.uuid4()}"  # a run's own: it ends with the run
        try:
            self._client.register_plugin(Children(kit, self.limits), name=name)
        except Exception as error:
            raise ClusterError(f"The workers at {self.address} cannot be used: {error}") from error

        def submit(path: Path) -> Pending[T]:
            source = load(path, self.limits)
            what = f"{form.__module__}.{form.__qualname__}"
            key = _hash(source.sha256, source.name, source.error, name, as_of.isoformat(), what)
            future = self._client.submit(
                read_there, name, source, as_of, form, key=f"screen-{key}", pure=True
            )
            return _There(self, future, path, Job(replace(kit, classifier=None), as_of, form))

        threads = sum(self._client.nthreads().values())
        try:
            yield from in_order(submit, paths, max(LEAST_AHEAD, AHEAD * threads))
        finally:
            with contextlib.suppress(*GONE, TimeoutError):
                self._client.unregister_worker_plugin(name)

    def workers(self) -> int:
        """How many workers there are now."""
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def read_here(self, path: Path, job: Job[T]) -> T:
        """A document that no worker could finish: nothing is lost."""
        return self._here.one(path, job)

    def close(self) -> None:
        self._here.close()
        if hasattr(self, "_client"):
            with contextlib.suppress(OSError, TimeoutError):
                self._client.close(timeout=5)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _There:
    """A document on its way through the cluster."""

    def __init__(self, cluster: Cluster, future: Any, path: Path, job: Job[Any]) -> None:
        self._cluster = cluster
        self._future = future
        self._path = path
        self._job = job

    def result(self) -> Any:
        try:
            return self._future.result()
        except KilledWorker:
            return self._cluster.read_here(self._path, self._job)
        except GONE as error:
            raise ClusterError(
                f"The cluster at {self._cluster.address} was lost. With --output, the same command "
                "goes on where it stopped."
            ) from error
        finally:
            self._future.release()

    def cancel(self) -> None:
        self._future.cancel()


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
