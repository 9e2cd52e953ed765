"""What an administrator can change. The keys and their defaults stand in ``settings.yaml``."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from sqlalchemy import Connection, insert, select, update

from screening.store import audit
from screening.store.database import Database
from screening.store.errors import Invalid
from screening.store.rights import Action, Actor, allow, names
from screening.store.tables import settings as table
from screening.store.versions import next_version

FILE = Path(__file__).with_name("settings.yaml")

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Choices = Annotated[dict[Key, Annotated[str, Field(min_length=1)]], Field(min_length=1)]


class Known(BaseModel):
    """A setting that exists: what it is about and what holds by default."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    about: str
    default: Choices


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's choices. `version` is 0 and `who` "" while the default holds."""

    key: str
    about: str
    value: Mapping[str, str]
    version: int
    who: str
    at: datetime.datetime | None


class Settings:
    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, key: str) -> Setting:
        """A setting. Invalid where there is none of that name."""
        with self._db.read() as conn:
            return load(conn, key)

    def all(self) -> tuple[Setting, ...]:
        """Every setting, in the file's order."""
        with self._db.read() as conn:
            return tuple(load(conn, key) for key in known())

    def set(self, actor: Actor, key: str, value: Mapping[str, str], version: int) -> Setting:
        """Replace a setting's choices. Administrators only."""
        try:
            checked = TypeAdapter(Choices).validate_python(dict(value))
        except ValidationError as error:
            raise Invalid(
                "A choice needs a key of small letters, digits and underscores, and words."
            ) from error
        with self._db.write() as conn:
            allow(conn, actor, Action.MANAGE_SETTINGS)
            old = load(conn, key)
            values = {
                "value": json.dumps(checked),
                "version": next_version(f"the setting {key}", version, old),
                "updated_at": self._db.clock(),
                "updated_by": actor.person_id,
            }
            if old.version == 0:
                conn.execute(insert(table).values(key=key, **values))
            else:
                conn.execute(update(table).where(table.c.key == key).values(**values))
            audit.append(conn, self._db.clock, actor, "setting_changed", data={"key": key})
            return load(conn, key)


@functools.cache
def known() -> dict[str, Known]:
    """The settings that exist, by key."""
    return TypeAdapter(dict[Key, Known]).validate_python(yaml.safe_load(FILE.read_text("utf-8")))


def load(conn: Connection, key: str) -> Setting:
    """A setting as it stands in the caller's transaction."""
    if key not in known():
        raise Invalid(f"There is no setting {key!r}. There are: {', '.join(known())}.")
    about = known()[key].about
    row = conn.execute(select(table).where(table.c.key == key)).one_or_none()
    if row is None:
        return Setting(key, about, known()[key].default, 0, "", None)
    who = names(conn, [row.updated_by])[row.updated_by]
    return Setting(key, about, json.loads(row.value), row.version, who, row.updated_at)


def check_choice(conn: Connection, key: str, choice: str, what: str) -> str:
    """`choice` if the setting offers it, else Invalid with what it offers."""
    offered = load(conn, key).value
    if choice not in offered:
        raise Invalid(f"{what} needs a reason from the list: {'; '.join(offered.values())}.")
    return choice
