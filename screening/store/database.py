"""Where the database is, and how it is read and written.

There is one writer at a time, on both engines: a write transaction begins by taking the one
lock (SQLite's own, an advisory lock on PostgreSQL). The audit chain needs that order anyway, and
it means that what an action checks still holds when it writes. Readers never wait.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from screening.store.errors import Busy, StoreError, Unavailable

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "data"
FILE = "screening.sqlite3"
WAIT_SECONDS = 30  # for the write lock, and for reaching a server
WRITER_LOCK = 0x5C4EE7146  # any number, the same in every process
SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",
    "PRAGMA synchronous = FULL",  # a rating that was said to be saved survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # a removed candidate's words are overwritten, not just unlinked
    "PRAGMA cache_size = -65536",  # 64 MiB
)

Clock = Callable[[], datetime.datetime]


def utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def database_url(environment: Mapping[str, str] | None = None) -> URL:
    """SCREENING_DATABASE_URL; else a file in the folder SCREENING_DATA, by default the project's
    own ``data/``.

    That folder lies beside the program, not in the folder a command happens to be started from,
    so that the command line and the app always open the same database.
    """
    found = os.environ if environment is None else environment
    if url := found.get("SCREENING_DATABASE_URL", "").strip():
        return parse_url(url)
    folder = Path(found.get("SCREENING_DATA", "").strip() or DEFAULT_FOLDER).expanduser()
    return sqlite_url(folder / FILE)


def sqlite_url(path: Path) -> URL:
    """The URL of a database file."""
    return URL.create("sqlite", database=str(path.absolute()))


def parse_url(url: str | URL) -> URL:
    """A checked URL with its driver. Unavailable where it names neither engine."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:  # its message would repeat the URL, and with it a password
        raise Unavailable("SCREENING_DATABASE_URL is not a database URL.") from error
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed
    raise Unavailable(
        "The database must be a SQLite file (sqlite:////path/to/file) or PostgreSQL "
        f"(postgresql://user@host/name), not {parsed.drivername!r}."
    )


class Database:
    """An engine with its two ways in. Open one per process; threads may share it."""

    def __init__(self, url: str | URL, clock: Clock = utc_now) -> None:
        self.url = parse_url(url)
        self.clock = clock
        self.sqlite = self.url.drivername == "sqlite"
        self.engine = _sqlite_engine(self.url) if self.sqlite else _postgresql_engine(self.url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot: everything read inside belongs to one moment."""
        with self._plain_errors(), self.engine.connect() as conn:
            if not self.sqlite:
                conn = conn.execution_options(isolation_level="REPEATABLE READ")
            with conn.begin():
                yield conn

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one writer's transaction; all of it is saved, or none."""
        with self._plain_errors(), self.engine.connect() as conn:
            conn = conn.execution_options(screening_writer=True)
            with conn.begin():
                if not self.sqlite:
                    conn.execute(text(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'"))
                    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
                yield conn

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _plain(error, self.url) from error

    def close(self) -> None:
        self.engine.dispose()


def _sqlite_engine(url: URL) -> Engine:
    path = Path(url.database or "")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Resumes are private: only the owner may open the file (its -wal and -shm inherit that).
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Unavailable(
            f"The database {path} cannot be opened ({error.strerror}). "
            "SCREENING_DATA can name another folder."
        ) from error
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver would begin transactions of its own
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        _write_ahead(connection)

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        writer = conn.get_execution_options().get("screening_writer", False)
        conn.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Readers go on while someone writes. The file keeps this mode once it has it.

    SQLite does not wait for others while it changes the mode, whatever its timeout: of several
    processes that open a new database at once, all but one would be told that it is locked.
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _postgresql_engine(url: URL) -> Engine:
    return create_engine(
        url,
        pool_pre_ping=True,  # a server that was restarted costs nobody an error
        connect_args={"connect_timeout": WAIT_SECONDS, "application_name": "screening"},
    )


def _plain(error: DBAPIError, url: URL) -> StoreError | DBAPIError:
    """The sentence for what a person can act on; any other fault of a statement stays as it is."""
    cause = str(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    if "database is locked" in cause or state == "55P03":
        return Busy("The database is busy with other people's changes. Please try again.")
    if "disk is full" in cause or state == "53100":
        return Unavailable("The disk that holds the database is full. Nothing was saved.")
    if "readonly database" in cause or state == "25006":
        return Unavailable("The database can only be read, not written. Nothing was saved.")
    if "not a database" in cause or "malformed" in cause:
        return Unavailable(f"The file {url.database} is damaged or is not a database.")
    if isinstance(error, OperationalError) and not url.drivername.startswith("sqlite"):
        return Unavailable(
            f"The database {url.database!r} at {url.host or 'this machine'} cannot be reached."
        )
    return error
