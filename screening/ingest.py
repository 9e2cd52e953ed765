"""A folder's resumes into an opening of the store, once or as they come. Doing it again changes
nothing."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening.batch import Readers, Screened, collect, load
from screening.store import Arrival, Invalid, NotAllowed, Opening, Store

if TYPE_CHECKING:
    from screening.rubric import Rubric

MACHINE = "This machine"  # who the store's first opening belongs to, as in the app
SAMPLES = "Samples"  # the opening of sample resumes, never meant where none is named


@dataclass(frozen=True, slots=True)
class Taken:
    """A screened document as the store takes it. `card` is the contract's object; `kind` is ""
    where the document was not looked at to its end (too large, out of time), and is not stored."""

    card: dict[str, Any]
    kind: str
    text: str = ""
    masked_text: str | None = None


def as_taken(screened: Screened, rubric: Rubric, as_of: datetime.date) -> Taken:
    """A form of `screening.batch`: made behind the guard."""
    result = screened.result
    card = result.to_dict(rubric, as_of)
    if result.card is None or screened.resume is None:
        return Taken(card, screened.kind)
    from screening.blind import blind

    masked = blind(screened.resume, result.card, rubric)
    return Taken(card, screened.kind, screened.resume.document.text, masked.resume.document.text)


class Ingest:
    """Takes documents into one opening, as the command line's own person. `added`, `known` and
    `failed` count documents. Invalid where it is not clear which opening is meant."""

    def __init__(
        self, store: Store, rubric: Rubric, opening: str | None, as_of: datetime.date | None
    ) -> None:
        self._store = store
        self._rubric = rubric
        self._as_of = as_of
        self._actor = store.people.operator()
        self.opening = self._find(opening)
        self.added = self.known = self.failed = 0

    def once(self, folder: Path, readers: Readers) -> Iterator[str]:
        """Take in what the folder holds; a sentence for each document that was new."""
        yield from self._take(collect([folder]), readers)

    def watch(self, folder: Path, readers: Readers, every: float) -> Iterator[str]:
        """The same for ever, looking every so many seconds. A file is taken when two looks in a
        row found it the same: then nobody is still writing it."""
        before: dict[Path, tuple[int, int]] = {}
        done: dict[Path, tuple[int, int]] = {}
        while True:
            now = {path: state for path in collect([folder]) if (state := _state(path))}
            ready = [p for p, s in now.items() if before.get(p) == s and done.get(p) != s]
            yield from self._take(ready, readers)
            done = {p: s for p, s in done.items() if p in now} | {p: now[p] for p in ready}
            before = now
            time.sleep(every)

    def summary(self) -> str:
        return (
            f"{self.opening.name}: {self.added} taken in, {self.known} there before, "
            f"{self.failed} could not be read."
        )

    def _take(self, paths: list[Path], readers: Readers) -> Iterator[str]:
        day = self._as_of or datetime.date.today()
        here = self._store.intake.screened(self.opening.id, self._rubric.sha256, as_of=self._as_of)
        fresh: list[Path] = []

        def unknown() -> Iterable[Path]:
            for path in paths:
                if load(path, readers.limits).sha256 in here:
                    self.known += 1
                else:
                    fresh.append(path)
                    yield path

        for n, taken in enumerate(readers.each(unknown(), self._rubric, day, as_taken)):
            yield self._keep(fresh[n], taken, readers)

    def _keep(self, path: Path, taken: Taken, readers: Readers) -> str:
        error = taken.card["error"]
        self.failed += error is not None
        source = load(path, readers.limits)
        if source.error or not taken.kind:
            return f"{source.name}: {error or source.error}"
        if source.sha256 != taken.card["sha256"]:
            return f"{source.name}: it was changed while it was read, and is left for next time."
        added = self._store.intake.add(
            self._actor,
            self.opening.id,
            Arrival(
                source.data, source.name, taken.kind, taken.card, taken.text, taken.masked_text
            ),
        )
        self.added += added.new_candidate
        said = f"{source.name}: candidate {added.number}"
        if added.possible_duplicates:
            said += f", possible duplicates: {added.possible_duplicates}"
        return f"{said}. {error}" if error else said

    def _find(self, name: str | None) -> Opening:
        everything = self._store.openings.all(self._actor)
        fitting = [o for o in everything if o.closed_at is None and o.rubric_id == self._rubric.id]
        meant = [o for o in fitting if (o.name == name if name else not o.name.startswith(SAMPLES))]
        if len(meant) == 1:
            return meant[0]
        if not everything and name is None:
            return self._first()
        names = ", ".join(f"“{o.name}”" for o in fitting) or "none"
        raise Invalid(
            f"Say with --opening which opening is meant. For this role there are: {names}."
        )

    def _first(self) -> Opening:
        """The opening of a fresh store, as the app would make it."""
        try:
            owner = self._store.people.first(MACHINE)
        except NotAllowed as error:
            raise Invalid(
                "There is no opening yet: an administrator makes one in the app."
            ) from error
        name = self._rubric.id.replace("_", " ").capitalize()
        return self._store.openings.create(owner, name, self._rubric.id, managers=[owner.person_id])


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:  # gone since it was listed
        return None
    return found.st_size, found.st_mtime_ns
