"""Make the README's pictures: ``python -m tests.browser.screenshots``.

With a folder's name it puts a picture of every page there, light and dark, at two widths.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.browser.driver import ROOT, SAMPLES, WORKING, chromium, looking, serving, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ASSETS = ROOT / "screening/ui/assets"
SHOWN = "dennis_okafor_reyes.pdf"
TALL = 1000  # pixels of a window
TALLEST = 9000  # and of a picture
Scheme = Literal["light", "dark"]


@contextmanager
def visit(browser: Browser, address: str, scheme: Scheme, width: int) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": TALL}, color_scheme=scheme, base_url=address
    )
    page = context.new_page()
    page.goto("/")
    settle(page)
    yield page
    context.close()


def to_scorecard(page: Page) -> None:
    """Screen the samples and open the one that is shown."""
    page.locator("input[type=file]").set_input_files(sorted(SAMPLES.iterdir()))
    page.get_by_test_id("stDataFrame").wait_for(timeout=WORKING)
    settle(page)


def open_card(page: Page, row: int) -> None:
    table = page.get_by_test_id("stDataFrame").bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 70, table["y"] + 35 * (row + 1) + 17)
    page.locator(".st-key-verdict").wait_for()
    settle(page)
    page.mouse.move(0, 0)


def whole(page: Page, path: Path) -> None:
    """A picture of the whole page: the window grows as tall as what scrolls in it."""
    width = page.viewport_size["width"] if page.viewport_size else 1280
    tall = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll("
        "'[data-testid=stMain], [data-testid=stSidebarContent]')].map(e => e.scrollHeight))"
    )
    page.set_viewport_size({"width": width, "height": min(int(tall) + 20, TALLEST)})
    page.wait_for_timeout(700)
    page.screenshot(path=path)
    page.set_viewport_size({"width": width, "height": TALL})


def for_readme(browser: Browser, address: str) -> None:
    row = [p.name for p in sorted(SAMPLES.iterdir())].index(SHOWN)
    with visit(browser, address, "light", 1280) as page:
        to_scorecard(page)
        open_card(page, row)
        page.set_viewport_size({"width": 1280, "height": 1180})
        page.wait_for_timeout(700)
        page.screenshot(path=ASSETS / "scorecard.png")


def all_pages(browser: Browser, address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        for width in (1280, 768):
            end = f"{scheme}_{width}.png"
            with visit(browser, address, scheme, width) as page:
                whole(page, folder / f"start_{end}")
                to_scorecard(page)
                whole(page, folder / f"screen_{end}")
                for row, path in enumerate(sorted(SAMPLES.iterdir())):
                    if path.stem in {"dennis_okafor_reyes", "yvonne_achterberg", "walt_brzezicki"}:
                        open_card(page, row)
                        whole(page, folder / f"scorecard_{path.stem}_{end}")
                        page.get_by_role("link", name="All results").click()
                        page.get_by_test_id("stDataFrame").wait_for(timeout=WORKING)
                        settle(page)
                for name in ("question_sets?level=Mid", "question_sets?paper=phone_bank", "guide"):
                    page.goto(f"/{name}")
                    settle(page)
                    stem = name.replace("?", "_").replace("=", "_")
                    whole(page, folder / f"{stem}_{end}")


def main() -> None:
    program = chromium()
    if program is None:
        sys.exit("No Chromium is installed here.")
    with looking(program) as browser, serving() as address:
        if len(sys.argv) > 1:
            all_pages(browser, address, Path(sys.argv[1]))
        else:
            for_readme(browser, address)


if __name__ == "__main__":
    main()
