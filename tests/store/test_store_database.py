"""Where the database is, what cannot be opened, and the settings in it."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from screening.store import Conflict, Invalid, Store, Unavailable
from screening.store.columns import clean
from screening.store.database import DEFAULT_FOLDER, Database, database_url, sqlite_url
from screening.store.settings import known
from tests.store.team import Team

ROOT = Path(__file__).resolve().parents[2]


def test_where_the_database_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the folder one stands in makes no difference
    assert DEFAULT_FOLDER == ROOT / "data"
    assert database_url({}).database == str(ROOT / "data/screening.sqlite3")
    assert database_url({"SCREENING_DATA": ""}).database == str(ROOT / "data/screening.sqlite3")
    here = database_url({"SCREENING_DATA": str(tmp_path / "here")})
    assert here.database == str(tmp_path / "here/screening.sqlite3")
    relative = database_url({"SCREENING_DATA": "there"})
    assert relative.database == str(tmp_path / "there/screening.sqlite3")
    for url in ("postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"):
        found = database_url({"SCREENING_DATABASE_URL": url, "SCREENING_DATA": "x"})
        assert (found.drivername, found.host, found.database) == ("postgresql+psycopg", "h", "d")


def test_the_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCREENING_DATABASE_URL", raising=False)
    monkeypatch.setenv("SCREENING_DATA", str(tmp_path / "made" / "here"))
    with Store.open() as store:
        store.people.first("Ada")
    assert (tmp_path / "made/here/screening.sqlite3").exists()


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root:secret@h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "secret",
        "postgresql+asyncpg://h/d",
    ],
)
def test_other_databases(url: str) -> None:
    with pytest.raises(Unavailable) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="'d' at this machine cannot be reached") as caught:
        Store.open(f"postgresql://u:secret@/d?host={tmp_path}")
    assert "secret" not in str(caught.value)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="SCREENING_DATA can name another folder"):
        Store.open(tmp_path / "file" / "s.db")


def test_clean() -> None:
    assert clean("a\x00b\ud800c\U0001f600é\n") == "a\ufffdb\ufffdc\U0001f600é\n"


def test_moments_keep_their_zone(team: Team, url: str) -> None:
    """A clock in another zone: the same moment is stored, to the microsecond."""
    berlin = datetime.timezone(datetime.timedelta(hours=1))
    moment = datetime.datetime(2026, 11, 1, 0, 30, 0, 123456, tzinfo=berlin)
    with Store.open(url, clock=lambda: moment) as store:
        made = store.openings.create(team.admin, "Elsewhere", "phone_bank")
    assert made.created_at == moment
    assert made.created_at.isoformat() == "2026-10-31T23:30:00.123456+00:00"
    with (
        Store.open(url, clock=lambda: datetime.datetime(2026, 1, 1)) as store,
        pytest.raises(StatementError, match="without a time zone"),
    ):
        store.openings.create(team.admin, "Nowhere", "phone_bank")


def test_settings_have_defaults_and_say_what_they_are() -> None:
    assert set(known()) == {"decline_reasons", "delete_reasons"}
    for key, setting in known().items():
        assert setting.about.endswith("."), key
        assert len(setting.default) > 1, key


def test_settings_change_with_versions(team: Team) -> None:
    settings = team.store.settings
    default = settings.get("delete_reasons")
    assert (default.version, default.who, default.at) == (0, "", None)
    assert default.value["asked"] == "The candidate asked for it"
    changed = settings.set(team.admin, "delete_reasons", {"law": "The law asks for it"}, 0)
    assert (changed.version, changed.who, dict(changed.value)) == (
        1, "Ada Admin", {"law": "The law asks for it"},
    )  # fmt: skip
    with pytest.raises(Conflict) as caught:
        settings.set(team.admin, "delete_reasons", {"x": "y"}, 0)
    assert caught.value.theirs == changed
    again = settings.set(team.admin, "delete_reasons", {"b": "B", "a": "Ä"}, 1)
    assert list(settings.get("delete_reasons").value.items()) == [("b", "B"), ("a", "Ä")]
    assert [s.key for s in settings.all()] == ["decline_reasons", "delete_reasons"]
    assert again.version == 2


@pytest.mark.parametrize("value", [{}, {"Key": "words"}, {"a b": "words"}, {"a": ""}])
def test_settings_that_are_not_choices(team: Team, value: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="A choice needs a key of small letters"):
        team.store.settings.set(team.admin, "delete_reasons", value, 0)


def test_settings_that_do_not_exist(team: Team) -> None:
    with pytest.raises(Invalid, match="no setting 'theme'"):
        team.store.settings.set(team.admin, "theme", {"a": "b"}, 0)


def test_openings_change_with_versions(team: Team) -> None:
    openings = team.store.openings
    with pytest.raises(Invalid, match="There is an opening called “Fall phone bank” already"):
        openings.create(team.admin, " Fall phone bank ", "phone_bank")
    changed = openings.change(team.admin, team.opening.id, 1, name="Fall calls")
    assert (changed.name, changed.version, changed.managers) == (
        "Fall calls", 2, team.opening.managers,
    )  # fmt: skip
    late: list[Callable[[], object]] = [
        lambda: openings.change(team.admin, team.opening.id, 1, name="Other"),
        lambda: openings.set_blind(team.admin, team.opening.id, 1, True),
        lambda: openings.close(team.admin, team.opening.id, 1),
    ]
    for do in late:
        with pytest.raises(Conflict) as caught:
            do()
        assert caught.value.theirs == changed
    with pytest.raises(Invalid, match="The opening's name is empty"):
        openings.create(team.admin, " ", "phone_bank")


def test_a_new_file_that_another_process_is_writing_is_waited_for(tmp_path: Path) -> None:
    """SQLite itself would say at once that it is locked: it does not wait to change its mode."""
    path = tmp_path / "screening.sqlite3"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE told (word TEXT)")
    threading.Timer(0.3, other.execute, ["COMMIT"]).start()
    database = Database(sqlite_url(path))
    with database.read() as conn:
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    database.close()
    other.close()
