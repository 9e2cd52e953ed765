"""Hiring managers in a real browser: from a link to a submitted review, and to an agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from screening.store import Store
from screening.store.database import FILE
from tests.browser.driver import WORKING, settle
from tests.ui.workplace import workplace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

QUOTE = "“Set weekly goals for dials, contacts and completed IDs for each site"


@pytest.fixture
def staffed(tmp_path: Path) -> Path:
    """An opening with Dennis in it, and its managers Ana, Mina and Noor."""
    folder = tmp_path / "data"
    with Store.open(folder / FILE) as store:
        workplace(store, "dennis_okafor_reyes")
    return folder


def rate(page: Page, number: int, choice: str) -> None:
    group = page.get_by_role("radiogroup", name=f"Rating of question {number}")
    group.get_by_text(choice, exact=True).click()
    settle(page)


def submit(page: Page, ratings: dict[int, str], recommendation: str, why: str) -> None:
    """Begin a review, rate, recommend, submit."""
    page.get_by_role("button", name="Begin my review").click()
    settle(page)
    for number, choice in ratings.items():
        rate(page, number, choice)
    page.get_by_role("radiogroup", name="Your recommendation").get_by_text(
        recommendation, exact=True
    ).click()
    settle(page)
    page.get_by_role("textbox", name="What decided it").fill(why)
    page.get_by_role("textbox", name="What decided it").blur()
    settle(page)
    page.get_by_role("button", name="Submit my review").click()
    settle(page)


def shows(page: Page, question: str, *cells: str) -> None:
    """A line of the grid: what stands in the cells after the question, once it is drawn."""
    found = page.get_by_role("row").filter(has_text=question).get_by_role("cell")
    for n, text in enumerate(cells, start=1):
        expect(found.nth(n)).to_have_text(text, use_inner_text=True, timeout=WORKING)


def test_from_a_link_over_a_quote_to_the_grid(
    staffed: Path, visit: Callable[[str, str], Page]
) -> None:
    mina = visit("Mina Roy", "/scorecard?candidate=1")
    expect(mina.get_by_role("heading", name="Dennis Okafor-Reyes", level=1)).to_be_visible()

    # a quote brings its place on the page into view …
    mina.get_by_role("button", name=QUOTE).first.click()
    settle(mina)
    mark = mina.locator("button.mark[aria-current=true]")
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_accessible_name(
        "Senior: Strategic planning and goal setting. "
        "“Set weekly goals for dials, contacts and completed IDs for each site, "
        "counted back from the vote goal”"
    )
    assert "mark=" in mina.url
    # … and a mark on the page opens what it shows
    mina.get_by_role("button", name="Junior: Following phone scripts").first.click()
    settle(mina)
    expect(mina.locator(".st-key-verdict_phone_scripts")).to_be_in_viewport()

    mina.get_by_role("link", name="Interview").last.click()
    expect(mina.get_by_role("heading", name="Interview: Dennis Okafor-Reyes")).to_be_visible()
    settle(mina)
    expect(mina.get_by_text("All ratings")).to_have_count(0)
    submit(mina, {1: "5", 2: "4", 3: "Not asked"}, "Strong yes", "Did the sum aloud and was right.")
    expect(mina.get_by_role("heading", name="All ratings")).to_be_visible()
    shows(mina, "How would you set up", "5", "5.0 (n = 1)", "–")
    shows(mina, "300 volunteers", "not asked", "–", "–")
    expect(mina.get_by_role("button", name="Submit my review")).to_have_count(0)
    # what was submitted is there in another visit too
    again = visit("Mina Roy", "/interview?candidate=1")
    expect(again.get_by_role("heading", name="All ratings")).to_be_visible()


def test_two_managers_disagree_and_reconcile(
    staffed: Path, visit: Callable[[str, str], Page]
) -> None:
    mina = visit("Mina Roy", "/interview?candidate=1")
    submit(mina, {1: "5", 2: "4", 3: "3"}, "Yes", "Clear plan for a statewide program.")

    noor = visit("Noor Haddad", "/interview?candidate=1")
    expect(noor.get_by_text("Mina Roy: submitted")).to_be_visible()
    expect(noor.get_by_text("Clear plan for a statewide program.")).to_have_count(0)
    submit(noor, {1: "2", 2: "4", 3: "Cannot tell"}, "No", "The plan had no numbers in it.")
    shows(noor, "How would you set up", "5", "2", "3.5 (n = 2)", "3, note needed")
    shows(noor, "How do you measure", "4", "4", "4.0 (n = 2)", "0")
    shows(noor, "300 volunteers", "3", "cannot tell", "3.0 (n = 1)", "–")
    shows(noor, "Overall recommendation", "Yes", "No")
    expect(noor.get_by_text("Clear plan for a statewide program.")).to_have_count(1)

    note = "Noor did not hear the sum; on the second telling we both say 4."
    noor.get_by_role("textbox", name="Why do the ratings differ?").fill(note)
    noor.get_by_role("button", name="Save the note").click()
    settle(noor)
    shows(noor, "How would you set up", "5", "2", "3.5 (n = 2)", "3")

    mina = visit("Mina Roy", "/interview?candidate=1")
    expect(mina.get_by_text(note)).to_be_visible()
