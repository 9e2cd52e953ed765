"""What starts quickly stays so: heavy libraries are imported where they are needed, not before.

Held by what Python says it imported (``-X importtime``), not by a clock.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from screening.rubric import Rubric
from tests.batch.conftest import write_resumes

ROOT = Path(__file__).resolve().parents[2]
HEAVY = frozenset(
    "alembic altair dask distributed docx fpdf joblib lxml numpy pandas pdfminer phonenumbers PIL "
    "pypdfium2 requests rich scipy sklearn spacy spellchecker sqlalchemy streamlit".split()
)
CHILD = """
import datetime, sys
from pathlib import Path
from screening.batch.child import kit_of, prepare, warm, work
from screening.batch.result import as_line
from screening.rubric import load_rubric
warm()
rubric = load_rubric("phone_bank")
assert prepare(kit_of(rubric), False)
path = Path(sys.argv[1])
done, line = work(rubric.sha256, path.read_bytes(), path.name, datetime.date(2026, 11, 1), as_line)
assert done and not line.failed
"""


def imported(*args: str) -> set[str]:
    """Top-level names of what a Python imports, this time and none before."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *args],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [x for x in done.stderr.splitlines() if x.startswith("import time:")]
    return {line.rpartition("|")[2].strip().split(".")[0] for line in lines}


def test_this_sees_what_is_imported() -> None:
    assert imported("-c", "import json.decoder") & {"json", "numpy"} == {"json"}


@pytest.mark.parametrize(
    "args",
    [
        ("-c", "import screening"),
        ("-c", "import screening.batch"),
        ("-m", "screening", "--help"),
        ("-m", "screening", "score", "--help"),
        ("-m", "screening", "ingest", "--help"),
    ],
)
def test_help_and_the_package_load_nothing_heavy(args: tuple[str, ...]) -> None:
    found = imported(*args)
    assert "screening" in found
    assert found & HEAVY == set()


def test_help_does_not_even_load_the_types_of_the_rubric() -> None:
    assert imported("-m", "screening", "--help") & {"pydantic", "yaml", "json", "csv"} == set()


def test_the_process_that_hands_out_documents_loads_no_model(
    tmp_path: Path, rubric: Rubric
) -> None:
    (path,) = write_resumes(tmp_path, 1)
    assert imported("-m", "screening", "score", str(path)) & HEAVY == set()


def test_a_child_loads_what_one_text_resume_needs(tmp_path: Path, rubric: Rubric) -> None:
    (path,) = write_resumes(tmp_path, 1)
    found = imported("-c", CHILD, str(path))
    assert "spacy" in found
    # Training needs scikit-learn and scipy; judging does not. Each format's reader comes with its first file.
    assert found & {
        "alembic", "altair", "dask", "distributed", "docx", "fpdf", "joblib", "lxml", "pandas",
        "pdfminer", "PIL", "pypdfium2", "scipy", "sklearn", "sqlalchemy", "streamlit",
    } == set()  # fmt: skip


def test_the_command_line_of_spacy_is_left_out_and_is_there_when_asked_for() -> None:
    script = """
import sys, screening.evidence.language
assert not {"spacy.cli", "spacy.cli.info", "jinja2", "httpx", "typer"} & set(sys.modules)
import spacy.cli
assert callable(spacy.cli.info)
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_it_stays_out_of_a_spacy_that_was_imported_before() -> None:
    script = """
import sys, spacy, screening.evidence.language
assert callable(spacy.info) and sys.modules["spacy.cli"].info is spacy.info
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
