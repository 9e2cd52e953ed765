"""The store: one object with a part for each thing that people do."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from sqlalchemy.engine import URL

from screening.store.audit import Audit
from screening.store.candidates import Candidates
from screening.store.corrections import Corrections
from screening.store.database import Clock, Database, database_url, sqlite_url, utc_now
from screening.store.decisions import Decisions
from screening.store.documents import Documents
from screening.store.duplicates import Duplicates
from screening.store.grid import Grids
from screening.store.intake import Intake
from screening.store.migrate import migrate
from screening.store.notes import Notes
from screening.store.openings import Openings
from screening.store.people import People
from screening.store.retention import Retention
from screening.store.reviews import Reviews
from screening.store.settings import Settings
from screening.store.settlements import Settlements


class Store:
    """Everything that is kept. One per process, shared by its threads; not across a fork.

    Every action takes the `Actor` it is done for and checks their rights itself; every refusal
    is a StoreError whose ``str()`` can be shown.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self.people = People(db)
        self.settings = Settings(db)
        self.openings = Openings(db)
        self.intake = Intake(db)
        self.candidates = Candidates(db)
        self.documents = Documents(db)
        self.corrections = Corrections(db)
        self.settlements = Settlements(db)
        self.decisions = Decisions(db)
        self.duplicates = Duplicates(db)
        self.notes = Notes(db)
        self.reviews = Reviews(db)
        self.grids = Grids(db)
        self.audit = Audit(db)
        self.retention = Retention(db)

    @classmethod
    def open(cls, url: str | URL | Path | None = None, *, clock: Clock = utc_now) -> Store:
        """Open a database and bring its tables up to date.

        `url` is a database URL or a SQLite file's path; by default what the environment says
        (`database.database_url`). `clock` gives the time with its zone; tests set it.
        Unavailable where the database cannot be opened, or a newer program made it.
        """
        if url is None:
            url = database_url()
        db = Database(sqlite_url(url) if isinstance(url, Path) else url, clock)
        try:
            migrate(db)
        except BaseException:
            db.close()
            raise
        return cls(db)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
