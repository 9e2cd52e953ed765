"""Every file of `files/` is read as a person reads it: order, paragraphs, bullets, the hidden."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from screening.documents import read_bytes
from screening.documents.limits import Limits
from screening.documents.model import Document, Place
from screening.documents.paragraphs import joined

HERE = Path(__file__).parent
FILES = HERE / "files"
TRUTH: dict[str, Any] = {
    name: truth
    for part in sorted(HERE.glob("truth_*.yaml"))
    for name, truth in yaml.safe_load(part.read_text("utf-8")).items()
}


def outline(document: Document, place: Place = Place.BODY) -> list[str]:
    """One string per paragraph: "•" for a bullet, "⇥" between cells."""
    paragraphs: list[tuple[int, bool, list[str]]] = []
    for line in document.lines:
        if line.place is not place:
            continue
        if paragraphs and paragraphs[-1][0] == line.paragraph:
            paragraphs[-1][2].append(line.text)
        else:
            paragraphs.append((line.paragraph, line.bullet, [line.text]))
    return [
        ("• " if bullet else "") + joined(texts).replace("\t", " ⇥ ")
        for _, bullet, texts in paragraphs
    ]


@pytest.fixture(scope="module")
def read() -> Any:
    known: dict[str, Document] = {}

    def reading(name: str) -> Document:
        if name not in known:
            known[name] = read_bytes((HERE / "files" / name).read_bytes(), name, Limits())
        return known[name]

    return reading


def needs(name: str) -> None:
    if TRUTH[name].get("engine") and not shutil.which("tesseract"):
        pytest.skip("Tesseract is not installed here")
    if name.endswith(".doc") and not (shutil.which("soffice") or shutil.which("antiword")):
        pytest.skip("neither LibreOffice nor antiword is installed here")


@pytest.mark.parametrize("name", TRUTH)
def test_lines(name: str, read: Any) -> None:
    needs(name)
    assert outline(read(name)) == TRUTH[name]["lines"].splitlines()


@pytest.mark.parametrize("name", [n for n in TRUTH if not TRUTH[n].get("engine")])
def test_hidden(name: str, read: Any) -> None:
    needs(name)
    assert [[h.why, h.text] for h in read(name).hidden] == TRUTH[name].get("hidden", [])


@pytest.mark.parametrize(
    ("kind", "place"), [("header", Place.HEADER), ("footer", Place.FOOTER), ("notes", Place.NOTE)]
)
@pytest.mark.parametrize("name", TRUTH)
def test_page_furniture(name: str, kind: str, place: Place, read: Any) -> None:
    needs(name)
    assert outline(read(name), place) == TRUTH[name].get(kind, [])


@pytest.mark.parametrize("name", [n for n in TRUTH if "columns" in TRUTH[n]])
def test_columns(name: str, read: Any) -> None:
    assert read(name).report.columns == TRUTH[name]["columns"]


@pytest.mark.parametrize("name", TRUTH)
def test_report(name: str, read: Any) -> None:
    needs(name)
    report, truth = read(name).report, TRUTH[name]
    assert report.engine == truth.get("engine", "")
    assert report.unmapped == truth.get("unmapped", 0)
    assert list(report.unplaced) == truth.get("unplaced", [])
    assert (report.confidence is not None) == bool(report.engine)
    if report.engine:
        assert report.confidence > 0.8


def test_a_page_that_was_turned_keeps_its_shape(read: Any) -> None:
    """The picture lies on its side: 11 by 8.5 inches, its name at the foot of the left edge."""
    needs("picture_on_its_side.jpg")
    document = read("picture_on_its_side.jpg")
    page = document.pages[0]
    assert (round(page.width), round(page.height)) == (792, 612)
    box = document.lines[0].boxes()
    assert box is not None
    # On the upright page the name's line is 180 to 240 dots from the top, 200 from the left.
    assert 50 < box.x0 < 70
    assert 80 < box.x1 < 95
    assert 520 < box.bottom < 545
