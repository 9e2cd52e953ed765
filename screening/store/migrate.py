"""Bring a database up to the tables that this program knows, safely at every start.

All migrations run in the writer's one transaction: of two processes that start at once, the
second waits and then finds nothing to do; one that is killed leaves the database as it was.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from screening.store.database import Database
from screening.store.errors import Unavailable

FOLDER = Path(__file__).resolve().parent / "migrations"
HEAD = "0003"  # a test compares it with the folder: Alembic is imported only where there is work


def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`. Unavailable where a newer program made this database."""
    with database.read() as conn:
        found = current(conn)
    if found == HEAD:
        return
    with database.write() as conn:
        found = current(conn)  # again, now that nobody else is at it
        if found != HEAD:
            _upgrade(conn, found, revision)


def current(conn: Connection) -> str | None:
    """The database's revision; None for an empty one."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(conn: Connection, found: str | None, revision: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = conn
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise Unavailable(
            f"This database was made by a newer version of the program (its tables are at {found}, "
            f"this program knows up to {HEAD}). Update the program."
        )
    command.upgrade(config, revision)
