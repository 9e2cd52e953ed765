"""requirements.txt names what the code imports, pinned, with a reason, and nothing else."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[\w+\])?==(\S+)\s+# \w.+$")
# Loaded by SQLAlchemy by the name in a database URL; by Streamlit where sign-in is set up; only its
# list of words is read.
UNSEEN = {"psycopg", "authlib", "httpx", "pyspellchecker"}
OPTIONAL = {
    "distributed",
    "rapidocr_onnxruntime",
    "wordninja",
}  # used where somebody installed them


def pins(path: Path) -> dict[str, str]:
    """Each distribution with its version. AssertionError for a line without pin or reason."""
    out = {}
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "-r ")):
            found = LINE.match(line)
            assert found, f"{path.name}: {line!r} needs ==, a version and # with a reason"
            out[canonical(found[1])] = found[2]
    return out


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(paths: list[Path]) -> set[str]:
    """Top-level names of other people's modules; imports inside functions count."""
    out = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                out |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                out.add(node.module.split(".")[0])
    return out - set(sys.stdlib_module_names) - {"screening"}


def distributions(modules: set[str]) -> set[str]:
    provided = packages_distributions()
    return {canonical(provided[m][0]) for m in modules - OPTIONAL}


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_what_is_pinned_is_what_runs(name: str) -> None:
    for distribution, pinned in pins(ROOT / name).items():
        assert version(distribution) == pinned, distribution


def test_every_import_is_required_and_every_requirement_imported() -> None:
    used = distributions(imported([ROOT / "app.py", *(ROOT / "screening").rglob("*.py")]))
    assert used | UNSEEN == set(pins(ROOT / "requirements.txt"))


def test_the_tests_take_in_the_products_requirements() -> None:
    text = (ROOT / "tests/requirements.txt").read_text("utf-8")
    assert "-r ../requirements.txt" in text


@pytest.mark.parametrize(
    "line", ["spacy>=3  # words", "spacy==3.8.18", "spacy  # words", "spacy==3 #"]
)
def test_a_line_without_pin_or_reason_is_found(tmp_path: Path, line: str) -> None:
    path = tmp_path / "requirements.txt"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(AssertionError, match="needs =="):
        pins(path)


def test_an_import_inside_a_function_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(
        "def f():\n    import numpy.linalg\n    from PIL import Image\nimport re", "utf-8"
    )
    assert imported([path]) == {"numpy", "PIL"}
    assert distributions(imported([path])) == {"numpy", "pillow"}
