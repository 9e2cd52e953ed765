"""A folder into the store: once, again without a change, and as files come."""

from __future__ import annotations

import contextlib
import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from screening.batch import Pool
from screening.command import app
from screening.ingest import Ingest
from screening.rubric import Rubric
from screening.store import Opening, Role, Store
from tests.batch.conftest import write_resumes

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "rubrics/phone_bank/samples"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rubric: Rubric) -> Path:
    """A store of its own for each test."""
    monkeypatch.delenv("SCREENING_DATABASE_URL", raising=False)
    monkeypatch.setenv("SCREENING_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def ingest(*args: str | Path) -> Result:
    return CliRunner().invoke(app, ["ingest", *map(str, args)])


def stored() -> dict[str, int]:
    """Candidates by opening."""
    with Store.open() as store:
        actor = store.people.operator()
        sizes = store.openings.sizes(actor)
        return {o.name: sum(sizes.get(o.id, {}).values()) for o in store.openings.all(actor)}


def team(*openings: str) -> list[Opening]:
    """A store with an administrator and openings."""
    with Store.open() as store:
        admin = store.people.first("Ada Example")
        return [store.openings.create(admin, name, "phone_bank") for name in openings]


def test_a_folder_goes_in_once(tmp_path: Path) -> None:
    folder = tmp_path / "resumes"
    write_resumes(folder, 3)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    first = ingest(folder, "--jobs", "2")
    assert first.exit_code == 1
    assert [line.partition(":")[0] for line in first.stdout.splitlines()] == [
        "broken.pdf", "r000.txt", "r001.txt", "r002.txt",
    ]  # fmt: skip
    assert first.stderr == "Phone bank: 4 taken in, 0 there before, 1 could not be read.\n"
    again = ingest(folder)
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == "Phone bank: 0 taken in, 4 there before, 0 could not be read.\n"
    assert stored() == {"Phone bank": 4}


def test_what_is_stored_is_what_the_command_prints(rubric: Rubric) -> None:
    sample = next(p for p in SAMPLES.iterdir() if p.suffix == ".pdf")
    ingest(sample.parent, "--as-of", "2026-11-01")
    import screening

    card = screening.screen(sample, rubric, datetime.date(2026, 11, 1))
    with Store.open() as store:
        actor = store.people.operator()
        whole = [store.documents.to_mask(actor, n) for n in range(1, 11)]
    (mine,) = [w for w in whole if w.card["file"] == sample.name]
    assert mine.card == card.to_dict()
    assert mine.content == sample.read_bytes()
    assert mine.kind == "pdf"
    assert card.contact.name in mine.text


def test_blind_review_finds_no_name_in_what_was_masked(tmp_path: Path, rubric: Rubric) -> None:
    from screening.batch.result import screen
    from screening.ingest import as_taken

    (path,) = write_resumes(tmp_path / "resumes", 1)
    day = datetime.date(2026, 11, 1)
    taken = as_taken(screen(path.read_bytes(), path.name, rubric, day), rubric, day)
    assert "Robin Example" in taken.text
    assert taken.masked_text is not None
    assert "Robin" not in taken.masked_text
    assert "Trained new volunteers" in taken.masked_text


def test_the_same_bytes_under_another_name_are_the_same_candidate(tmp_path: Path) -> None:
    folder = tmp_path / "resumes"
    (one,) = write_resumes(folder, 1)
    shutil.copy(one, folder / "copy.txt")
    ingest(folder)
    assert stored() == {"Phone bank": 1}


def test_another_date_gives_another_card_of_the_same_candidate(tmp_path: Path) -> None:
    folder = tmp_path / "resumes"
    write_resumes(folder, 1)
    ingest(folder, "--as-of", "2026-11-01")
    assert "0 there before" in ingest(folder, "--as-of", "2026-12-01").stderr
    assert "1 there before" in ingest(folder, "--as-of", "2026-12-01").stderr
    assert "1 there before" in ingest(folder).stderr  # any date will do
    assert stored() == {"Phone bank": 1}


def test_too_large_a_file_is_told_and_not_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_LIMIT_BYTES", "1000")
    folder = tmp_path / "resumes"
    write_resumes(folder, 1)
    (folder / "large.txt").write_text("x" * 2000)
    done = ingest(folder)
    assert done.exit_code == 1
    assert "large.txt: The file has 0.0 MB; the limit is 0 MB." in done.stdout
    assert stored() == {"Phone bank": 1}


def test_the_opening_is_named_where_there_are_several(tmp_path: Path) -> None:
    team("North", "South", "Samples")
    folder = tmp_path / "resumes"
    write_resumes(folder, 1)
    unsaid = ingest(folder)
    assert unsaid.exit_code == 2
    assert "“North”" in unsaid.stderr
    assert ingest(folder, "--opening", "Nowhere").exit_code == 2
    assert ingest(folder, "--opening", "South").exit_code == 0
    assert stored() == {"North": 0, "South": 1, "Samples": 0}


def test_the_only_opening_need_not_be_named(tmp_path: Path) -> None:
    team("North", "Samples")
    folder = tmp_path / "resumes"
    write_resumes(folder, 1)
    assert ingest(folder).exit_code == 0
    assert stored() == {"North": 1, "Samples": 0}


def test_a_store_that_people_share_gets_no_opening_by_itself(tmp_path: Path) -> None:
    team()
    folder = tmp_path / "resumes"
    write_resumes(folder, 1)
    done = ingest(folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "an administrator makes one" in done.stderr


def test_on_a_fresh_machine_the_opening_belongs_to_an_administrator(tmp_path: Path) -> None:
    folder = tmp_path / "resumes"
    write_resumes(folder, 1)
    ingest(folder)
    with Store.open() as store:
        people = {p.name: p.roles for p in store.people.all(store.people.actor(2))}
    assert Role.ADMINISTRATOR not in people["The command line"]
    assert Role.ADMINISTRATOR in people["This machine"]


def test_no_folder_is_wrong_usage(tmp_path: Path) -> None:
    assert ingest(tmp_path / "none").exit_code == 2


def test_a_watched_folder(tmp_path: Path) -> None:
    folder = tmp_path / "resumes"
    first, second = write_resumes(folder, 2)
    second = second.rename(tmp_path / second.name)
    watching = subprocess.Popen(
        [sys.executable, "-m", "screening", "ingest", str(folder), "--watch", "--every", "0.2"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert watching.stdout is not None
        assert watching.stdout.readline() == f"{first.name}: candidate 1\n"
        second.rename(folder / second.name)
        assert watching.stdout.readline() == f"{second.name}: candidate 2, possible duplicates: 1\n"
        shutil.copy(first, folder / "again.txt")
        assert watching.poll() is None
    finally:
        watching.terminate()
        watching.wait()
    assert stored() == {"Phone bank": 2}
    assert "0 taken in, 3 there before" in ingest(folder).stderr  # three files, two documents


def test_a_file_that_still_grows_is_let_alone(
    tmp_path: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = write_resumes(tmp_path / "resumes", 1)
    whole = path.read_bytes()
    looks = 0

    def between_two_looks(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks <= 3:
            path.write_bytes(whole[: 60 * looks])
        elif looks == 4:
            path.write_bytes(whole)
        elif looks == 8:
            raise KeyboardInterrupt

    monkeypatch.setattr("screening.ingest.time.sleep", between_two_looks)
    said = []
    with Store.open() as store, Pool() as pool:
        run = Ingest(store, rubric, None, None)
        with contextlib.suppress(KeyboardInterrupt):
            for sentence in run.watch(path.parent, pool, 5):
                said.append((looks, sentence))
    assert said == [(5, "r000.txt: candidate 1")]
