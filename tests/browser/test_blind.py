"""Blind review in a real browser: what the page, its pictures and every download hide."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

import screening
from screening.store import EventQuery, Store
from screening.store.database import FILE
from tests.browser.driver import SAMPLES, settle
from tests.ui.workplace import workplace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

DENNIS = SAMPLES / "dennis_okafor_reyes.pdf"
# Words of the name, telephone, school, candidate, dialer, town.
HIDDEN = re.compile(
    r"dennis|okafor|reyes|757.{0,2}555|0152|chesapeake|alden|thrutalk|norfolk", re.IGNORECASE
)
REASON = "The offer letter needs the name."


@pytest.fixture
def staffed(tmp_path: Path) -> Path:
    """A blind opening with Dennis and Yvonne in it."""
    folder = tmp_path / "data"
    with Store.open(folder / FILE) as store:
        workplace(store, "dennis_okafor_reyes", "yvonne_achterberg", blind=True)
    return folder


def content(data: bytes) -> str:
    """All that a file says: its text and what is written about it."""
    if data.startswith(b"%PDF"):
        pdf = pypdfium2.PdfDocument(data)
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
        text += str(pdf.get_metadata_dict())
        pdf.close()
        return text
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [n for n in archive.namelist() if n.endswith((".xml", ".rels"))]
            return "\n".join(archive.read(n).decode("utf-8") for n in parts)
    return data.decode("utf-8")


def downloads(page: Page, *labels: str) -> dict[str, str]:
    """What stands in each file that the page hands out; names of files are looked at too."""
    out = {}
    for label in labels:
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label, exact=True).click()
        name = waiting.value.suggested_filename
        assert not HIDDEN.search(name), name
        out[label] = content(waiting.value.path().read_bytes())
    return out


def name_on_picture(page: Page) -> Image.Image:
    """Where the name stands on the picture of page 1."""
    source = page.get_by_role("img", name="Page 1 of the document").get_attribute("src")
    assert source is not None
    picture = Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))).convert("RGB")
    document = screening.read(DENNIS.read_bytes(), DENNIS.name)
    line = next(x for x in document.lines if "Okafor" in x.text)
    box = line.boxes()
    assert box is not None
    scale = picture.width / document.pages[0].width
    return picture.crop(
        tuple(round(scale * v) for v in (box.x0 + 2, box.top + 2, box.x1 - 2, box.bottom - 2))
    )


def test_blind_from_the_list_to_the_downloads(
    staffed: Path, visit: Callable[[str, str], Page]
) -> None:
    mina = visit("Mina Roy", "/candidates")
    expect(mina.get_by_text("Reviewed blind: labels instead of names.")).to_be_visible()
    files = downloads(mina, "CSV", "XLSX", "JSON")
    assert "Candidate" in files["CSV"]
    for label, text in files.items():
        assert not HIDDEN.search(text), (label, HIDDEN.findall(text))
        assert "achterberg" not in text.lower(), label

    mina = visit("Mina Roy", "/scorecard?candidate=1")
    expect(mina.get_by_role("heading", name=re.compile("^Candidate "), level=1)).to_be_visible()
    expect(mina.get_by_text("What could not be masked surely:")).to_be_visible()
    assert not HIDDEN.search(mina.content().replace(mina.url, ""))
    assert len(name_on_picture(mina).getcolors(1000) or ()) == 1  # one block of one color
    files = downloads(mina, "PDF", "Word", "JSON", "JSON Resume")
    for label, text in files.items():
        assert not HIDDEN.search(text), (label, HIDDEN.findall(text))
    assert "Phone Program Director" in files["PDF"]

    mina.get_by_role("link", name="Interview").last.click()
    expect(mina.get_by_role("heading", name=re.compile("^Interview: Candidate "))).to_be_visible()
    settle(mina)
    assert not HIDDEN.search(mina.get_by_test_id("stMain").inner_text())
    for label, text in downloads(mina, "PDF", "Word").items():
        assert not HIDDEN.search(text), (label, HIDDEN.findall(text))

    # unmasking asks for a reason, is for one person, and is recorded
    mina = visit("Mina Roy", "/scorecard?candidate=1")
    mina.get_by_role("button", name="Unmask").click()
    mina.get_by_role("textbox", name="Why do you need to know who this is?").fill(REASON)
    mina.get_by_role("button", name="Unmask for me").click()
    settle(mina)
    expect(mina.get_by_role("heading", name="Dennis Okafor-Reyes", level=1)).to_be_visible()
    assert len(name_on_picture(mina).getcolors(100_000) or ()) > 10
    noor = visit("Noor Haddad", "/scorecard?candidate=1")
    expect(noor.get_by_role("heading", name=re.compile("^Candidate "), level=1)).to_be_visible()
    assert not HIDDEN.search(noor.get_by_test_id("stMain").inner_text())
    with Store.open(staffed / FILE) as store:
        ana = store.people.actor(1)
        (event,) = store.audit.events(ana, EventQuery(action="unmasked"))
        assert (event.who, event.candidate_id, event.details) == ("Mina Roy", 1, {"why": REASON})
