"""What runs behind the guard: a child process takes a rubric once, then one document at a time."""

from __future__ import annotations

import contextlib
import datetime
import gc
import os
import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening.batch.result import Form, Result, Screened, screen

if TYPE_CHECKING:
    from screening.rubric import Rubric


REHEARSAL = b"""Robin Example
robin@example.com | 202-555-0100

EXPERIENCE
Phone Bank Captain, Example for Senate, Toledo, OH
January 2020 - March 2020
- Called 40 voters a night and trainned six volunteers.
- Entered the answers in VAN.
"""


class NotReady(RuntimeError):
    """A child cannot judge documents; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What a child needs: the rubric (pickled once for all children) under its content hash, and
    for another machine the trained classifier, so that it neither trains nor judges otherwise."""

    sha256: str
    rubric: bytes
    classifier: tuple[str, bytes] | None = None  # the cache file's name and content


def kit_of(rubric: Rubric) -> Kit:
    """The kit for children on this machine, which share its cache of classifiers."""
    return Kit(rubric.sha256, pickle.dumps(rubric, pickle.HIGHEST_PROTOCOL))


_rubrics: dict[str, Rubric] = {}


@contextlib.contextmanager
def _making_ready() -> Iterator[None]:
    """What is loaded here stays. Collections would look through it over and over, in vain: while
    it is loaded (a seventh of that time) and with every document."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


@_making_ready()
def warm() -> None:
    """Import what every document needs, while the parent still reads its arguments."""
    import screening.resume
    import screening.rubric
    import screening.scorecard  # noqa: F401


def has(sha256: str) -> bool:
    """Whether a rubric is here."""
    return sha256 in _rubrics


@_making_ready()
def prepare(kit: Kit, may_train: bool) -> bool:
    """Take a rubric and load its classifier. False where that would first have to be trained and
    may not be."""
    from screening.evidence.classifier import cache_file
    from screening.evidence.reads import reader_for

    rubric: Rubric = pickle.loads(kit.rubric)  # from our own parent
    path = cache_file(rubric)
    if kit.classifier is not None:
        name, content = kit.classifier
        if path.name != name:
            raise NotReady("Another version of the program is installed there.")
        if not path.is_file():
            _keep(path, content)
    if not may_train and not path.is_file():
        return False
    reader_for(rubric)
    _rubrics[kit.sha256] = rubric
    return True


@_making_ready()
def rehearse(sha256: str, as_of: datetime.date) -> None:
    """Do what a first document does once (read tables, compile patterns, import readers), before
    this process is copied: with a resume of nobody's. Nothing where the rubric is not here."""
    if sha256 not in _rubrics:
        return
    import screening.documents.docx
    import screening.documents.pdf  # noqa: F401

    screen(REHEARSAL, "rehearsal.txt", _rubrics[sha256], as_of)


def trained(kit: Kit) -> Kit:
    """The kit with the classifier that `prepare` left in the cache, for other machines."""
    from screening.evidence.classifier import cache_file

    path = cache_file(_rubrics[kit.sha256])
    try:
        return Kit(kit.sha256, kit.rubric, (path.name, path.read_bytes()))
    except OSError as error:
        raise NotReady(f"The classifier could not be kept in {path.parent}.") from error


def work(
    sha256: str, data: bytes, name: str, as_of: datetime.date, form: Form[Any]
) -> tuple[bool, Any]:
    """A document's result in its form; (False, None) where the rubric is not here yet."""
    rubric = _rubrics.get(sha256)
    if rubric is None:
        return False, None
    return True, form(screen(data, name, rubric, as_of), rubric, as_of)


def fail(
    sha256: str, file: str, digest: str, sentence: str, as_of: datetime.date, form: Form[Any]
) -> tuple[bool, Any]:
    """The same for a document that cannot be read."""
    rubric = _rubrics.get(sha256)
    if rubric is None:
        return False, None
    return True, form(Screened(Result(file, digest, None, sentence)), rubric, as_of)


def _keep(path: Path, content: bytes) -> None:
    """Write whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(temporary, path)
