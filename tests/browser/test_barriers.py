"""No page has a serious barrier (axe-core), in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from screening.store import Answer, Answered, Kit, Recommendation, Store
from screening.store.database import FILE
from tests.browser.axe import barriers
from tests.browser.driver import come_in, serving, settle, watched
from tests.ui.workplace import Workplace, workplace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PAGES = (
    "",
    "candidates",
    "candidates?status=new&level=senior",
    "candidates?view=Possible+duplicates",
    "scorecard?candidate=1",
    "scorecard?candidate=1&mark=3&page=1",
    "interview?candidate=1",
    "interview?candidate=2",  # submitted: the grid
    "compare?candidates=1,2",
    "question_sets",
    "question_sets?paper=phone_bank&level=Senior",
    "guide",
    "rubric",
    "people",
    "openings",
    "audit",
)


@pytest.fixture(scope="module")
def staffed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a team and two candidates in its store."""
    folder: Path = tmp_path_factory.mktemp("data")
    with Store.open(folder / FILE) as store:
        office = workplace(store, "dennis_okafor_reyes", "yvonne_achterberg")
        reviewed(office)
    with serving(folder) as address:
        yield address


def reviewed(office: Workplace) -> None:
    """Ana and Mina have submitted reviews of Yvonne, two apart."""
    kit = Kit("senior", ("senior_setup", "senior_success"))
    yvonne = office.candidates["yvonne_achterberg"]
    for actor, score in ((office.admin, 5), (office.mina, 3)):
        reviews = office.store.reviews
        reviews.start(actor, yvonne, kit)
        for question in kit.core:
            reviews.rate(actor, yvonne, question, Answer(Answered.RATED, score, "Clear."))
        reviews.recommend(actor, yvonne, Recommendation.YES, "It was all there, and clear.", 1)
        reviews.submit(actor, yvonne, 2)


@pytest.fixture(scope="module")
def context(browser: Browser, staffed: str) -> Iterator[BrowserContext]:
    opened = watched(browser, viewport={"width": 1280, "height": 900}, base_url=staffed)
    yield opened
    opened.close()


def barriers_in_both(page: Page) -> list[str]:
    """Barriers in the light theme, and of colors in the dark one, which follows the machine's
    setting."""
    found = []
    for scheme, ground, rules in (
        ("light", "rgb(255, 255, 255)", ()),
        ("dark", "rgb(20, 25, 28)", ("color-contrast",)),
    ):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", ground)
        page.wait_for_timeout(400)  # colors fade
        found += [f"{scheme}: {barrier}" for barrier in barriers(page, *rules)]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_barrier(context: BrowserContext, path: str) -> None:
    page = context.new_page()
    page.goto(f"/{path}")
    come_in(page, "Ana Lopez")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert barriers_in_both(page) == []
    page.close()


def test_the_question_who_is_reviewing_has_none(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    settle(page)
    expect(page.get_by_role("heading", name="Who is reviewing?")).to_be_visible()
    assert barriers_in_both(page) == []
    page.close()


def test_a_barrier_is_found(page: Page) -> None:
    page.set_content(
        "<html><body><main><img src='x'><button></button>"
        "<p style='color: #777; background: #888'>Caller</p></main></body></html>"
    )
    found = "\n".join(barriers(page))
    assert "critical image-alt" in found
    assert "critical button-name" in found
    (only,) = barriers(page, "color-contrast")
    assert only.startswith("serious color-contrast")
