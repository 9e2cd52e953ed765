"""The rules of the house that a machine can check: who imports what, and how long a module may be.

Each check takes the source as text, so that its own tests can show that it fails when it should.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 400  # lines of a module

# What a room may import besides itself: only what stands before it. Nothing flows back.
BEFORE = {
    "documents": set(),
    "rubric": set(),
    "resume": {"documents"},
    "evidence": {"documents", "resume", "rubric"},
    "scorecard": {"documents", "resume", "rubric", "evidence"},
    "batch": {"documents", "resume", "rubric", "evidence", "scorecard"},
    "printing": set(),
    "blind": {"documents", "resume", "rubric", "evidence", "scorecard"},
    "store": {"documents", "resume", "rubric", "evidence", "scorecard"},
    "reports": {"documents", "resume", "rubric", "evidence", "scorecard", "store", "blind"},
    "evaluation": {"documents", "resume", "rubric", "evidence", "scorecard", "batch"},
}
BEFORE["ingest"] = {*BEFORE} - {"reports", "evaluation", "printing"}
BEFORE["command"] = {*BEFORE} - {"blind"}
BEFORE["ui"] = {*BEFORE} - {"command"}
BEFORE["app"] = {"ui"}
BEFORE["__main__"] = {"command"}

# Libraries that belong to one room, and the places that may import them.
ONLY = {
    "streamlit": {"app", "ui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "psycopg": {"store"},
    "pdfminer": {"documents"},
    "pypdfium2": {"documents", "reports"},
    "docx": {"documents", "reports"},
    "lxml": {"documents", "reports"},
    "zipfile": {"documents", "evidence", "reports"},  # evidence: the container of its cache
    "PIL": {"documents", "reports"},
    "charset_normalizer": {"documents"},
    "spacy": {"evidence"},
    "sklearn": {"evidence", "evaluation"},
    "typer": {"command", "evaluation"},
}


def room_of(module: str) -> str:
    """The room of a module's dotted name: "documents" for ``screening.documents.pdf``."""
    parts = module.split(".")
    return parts[0] if parts[0] != "screening" else parts[1] if len(parts) > 1 else ""


def imports(source: str) -> Iterator[tuple[int, str, bool]]:
    """Line, dotted name, and whether it is for types alone, of every import; lazy ones too."""
    tree = ast.parse(source)
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = ["." * node.level + (node.module or "")]
            if node.module == "screening":
                names = [f"screening.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            yield node.lineno, name, id(node) in typing_only


def faults(module: str, source: str) -> list[str]:
    """What `module` may not import, or how much too long it is."""
    room = room_of(module)
    out = []
    for line, name, typing_only in imports(source):
        top = name.split(".")[0]
        if name.startswith("."):
            out.append(f"{module}:{line}: a relative import ({name})")
        elif top == "screening":
            other = room_of(name)
            if room and other not in {room, ""} and other in BEFORE:
                allowed = BEFORE.get(room)
                if allowed is None:
                    out.append(f"{module}: the room {room!r} has no place in the order")
                elif other not in allowed:
                    out.append(f"{module}:{line}: {room} imports {other}")
        elif top in ONLY and room not in ONLY[top] and not typing_only:
            out.append(f"{module}:{line}: {top} belongs to {', '.join(sorted(ONLY[top]))}")
    if (length := len(source.splitlines())) > LONGEST:
        out.append(f"{module}: {length} lines; it is two things")
    return out


def modules() -> Iterator[tuple[str, Path]]:
    yield "app", ROOT / "app.py"
    for path in sorted((ROOT / "screening").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__"), path


@pytest.mark.parametrize(
    ("module", "path"), list(modules()), ids=lambda v: v if type(v) is str else ""
)
def test_a_module_keeps_the_rules(module: str, path: Path) -> None:
    assert faults(module, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("screening.documents.pdf", "import streamlit", "streamlit belongs to app, ui"),
        ("screening.scorecard.level", "from sqlalchemy import text", "sqlalchemy belongs to store"),
        ("screening.resume.x", "import zipfile", "zipfile belongs to documents, evidence, reports"),
        ("screening.documents.x", "from screening.resume import parse", "documents imports resume"),
        ("screening.resume.x", "def f():\n from screening.rubric import Rubric", "resume imports"),
        ("screening.evidence.x", "import screening.scorecard.level", "evidence imports scorecard"),
        ("screening.scorecard.x", "from screening import store", "scorecard imports store"),
        ("screening.store.x", "from screening.ui import words", "store imports ui"),
        ("screening.attic.x", "from screening.ui import words", "has no place in the order"),
        ("screening.ui.x", "from .words import md", "a relative import"),
        ("screening.ui.x", "x = 1\n" * 401, "401 lines"),
        (
            "screening.rubric.x",
            "if TYPE_CHECKING:\n from screening.resume import Resume",
            "rubric imports resume",
        ),
    ],
)
def test_the_check_finds_it(module: str, source: str, fault: str) -> None:
    (found,) = faults(module, source)
    assert fault in found


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("app", "import streamlit"),
        ("screening.ui.screen", "import streamlit\nfrom screening.scorecard import Scorecard"),
        ("screening.store.tables", "from sqlalchemy import text\nimport sqlalchemy.orm"),
        ("screening.evidence.x", "if TYPE_CHECKING:\n from lxml import etree"),
        ("screening", "from screening.documents import read_bytes"),
        ("screening.ui.x", "x = 1\n" * 400),
    ],
)
def test_the_check_lets_it_pass(module: str, source: str) -> None:
    assert faults(module, source) == []


def test_every_room_has_its_place() -> None:
    rooms = {room_of(module) for module, _ in modules()} - {""}
    assert rooms <= set(BEFORE)


def test_nothing_at_the_top_but_what_a_tool_wants_there() -> None:
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("this is no git checkout")
    assert {name.split("/")[0] for name in listed.stdout.splitlines()} <= {
        ".ci", ".gitattributes", ".gitignore", ".streamlit", "LICENSE", "README.md", "app.py",
        "pyproject.toml", "requirements.txt", "rubrics", "screening", "tests",
    }  # fmt: skip


def test_every_file_of_the_package_is_installed_with_it() -> None:
    """A worker on another machine has what pip put there, not this folder."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    patterns = tomllib.loads(text)["tool"]["setuptools"]["package-data"]["*"]
    left = []
    for path in (ROOT / "screening").rglob("*"):
        if path.is_dir() or path.suffix == ".py" or "__pycache__" in path.parts:
            continue
        package = next(p for p in path.parents if (p / "__init__.py").is_file())
        if not any(path.relative_to(package).match(p) for p in patterns):
            left.append(path.name)
    assert left == []
