"""A recruiter in a real browser: ten resumes in, two of them on the way to an interview."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from screening.store import Store
from screening.store.database import FILE
from tests.browser.driver import SAMPLES, WORKING, settle

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

ROW = 35  # pixels of a table's line


def tick(page: Page, *rows: int) -> None:
    """Tick rows (from 1) of the list, which is drawn on a canvas."""
    table = page.get_by_test_id("stDataFrame").bounding_box()
    assert table is not None
    for row in rows:
        page.mouse.click(table["x"] + 16, table["y"] + ROW * row + ROW / 2)
        settle(page)


def test_ten_resumes_and_a_shortlist(staffed: Path, visit: Callable[[str, str], Page]) -> None:
    page = visit("", "/")
    page.get_by_role("textbox", name="Your name").fill("Rosa Diaz")
    page.get_by_role("button", name="Save name").click()
    settle(page)
    files = sorted(SAMPLES.iterdir())
    assert len(files) == 10
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_text("10 resumes read")).to_be_visible(timeout=WORKING)
    settle(page)

    page.get_by_role("link", name="Candidates").first.click()
    expect(page.get_by_text("10 candidates")).to_be_visible()
    settle(page)
    page.get_by_role("combobox", name="Level").click()
    page.get_by_role("option", name="Senior (3)").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("3 candidates of 10")).to_be_visible()
    assert "level=senior" in page.url
    settle(page)
    tick(page, 1, 3)  # Dennis Okafor-Reyes and Yvonne Achterberg, in the order received
    page.get_by_role("button", name="Set a status (2)").click()
    expect(page.get_by_text("For Dennis Okafor-Reyes, Yvonne Achterberg.")).to_be_visible()
    page.get_by_role("combobox", name="Status").last.click()
    page.get_by_role("option", name="Interview").click()
    settle(page)
    why = "Both ran whole phone programs with volunteers."
    page.get_by_role("textbox", name="Why, in a sentence").fill(why)
    page.get_by_role("textbox", name="Why, in a sentence").blur()
    settle(page)
    page.get_by_role("button", name="Save status").click()
    expect(page.get_by_text("2 candidates set to interview.")).to_be_visible()
    settle(page)

    # the shortlist is an address that can be sent to a colleague
    listed = visit("", "/candidates?status=interview")
    expect(listed.get_by_text("2 candidates of 10")).to_be_visible()
    with listed.expect_download() as download:
        listed.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert [row["Name"] for row in rows] == ["Dennis Okafor-Reyes", "Yvonne Achterberg"]

    with Store.open(staffed / FILE) as store:
        ((rosa, name),) = store.people.choices()
        assert name == "Rosa Diaz"
        (opening,) = store.openings.all(store.people.actor(rosa))
        sizes = store.openings.sizes(store.people.actor(rosa))[opening.id]
        assert sizes == {"new": 8, "interview": 2}
