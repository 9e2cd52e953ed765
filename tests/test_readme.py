"""The README keeps up: its commands run, and every setting and option stands in it."""

from __future__ import annotations

import dataclasses
import doctest
import re
from pathlib import Path

import typer.main

from screening.command import Format, app
from screening.documents import Limits

ROOT = Path(__file__).resolve().parents[1]
APP = (ROOT / "app.py").read_text("utf-8")
CI = (ROOT / ".ci/run").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def test_the_two_commands_come_first() -> None:
    first = README.split("```")[1]
    assert "pip install -r requirements.txt && streamlit run app.py" in first
    tests = "pytest -n 2 --dist loadfile"
    assert f"pip install -r tests/requirements.txt && {tests}" in first
    assert f"\n{tests} -p no:cacheprovider" in CI  # the gate runs what is promised
    assert README.index("```") < 700


def test_every_limit_stands_in_it_with_its_default() -> None:
    for field in dataclasses.fields(Limits):
        assert f"| `SCREENING_LIMIT_{field.name.upper()}` | {field.default} |" in README


def test_every_option_of_the_command_stands_in_it() -> None:
    command = typer.main.get_command(app).commands["score"]  # type: ignore[attr-defined]
    options = {o for p in command.params for o in p.opts if o.startswith("--")}
    assert {"--format", "--as-of", "--jobs", "--rubric"} <= options
    for option in options:
        assert f"`{option} " in README, option
    for format in Format:
        assert re.search(rf"`(--format )?{format}`", README), format


def test_every_page_stands_in_it() -> None:
    titles = re.findall(r'^    \("\w+", "([^"]+)"|^        "([A-Z][^".]+)",$', APP, re.M)
    pages = [first or second for first, second in titles]
    assert len(pages) == 11
    for page in pages:
        assert f"| {page} | " in README, page


def test_the_pictures_are_there() -> None:
    for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path


def test_places_for_the_figures_are_marked() -> None:
    for name in ("accuracy", "speed"):
        assert README.count(f"<!-- {name}: begin -->") == README.count(f"<!-- {name}: end -->") == 1


def test_the_examples_in_the_code_are_right() -> None:
    import screening

    assert doctest.testmod(screening).failed == 0
