"""Make the README's pictures: ``python -m tests.browser.screenshots``.

With a folder's name it puts a picture of every page there, light and dark, at two widths.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from screening.store import Store
from screening.store.database import FILE
from tests.browser.driver import ROOT, SAMPLES, chromium, come_in, looking, serving, settle, watched
from tests.browser.test_barriers import PAGES, reviewed
from tests.ui.workplace import workplace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ASSETS = ROOT / "screening/ui/assets"
FIRST = ("dennis_okafor_reyes", "yvonne_achterberg")  # candidates 1 and 2
TALL = 1000  # pixels of a window
TALLEST = 9000  # and of a picture
Scheme = Literal["light", "dark"]


def staff(folder: Path) -> None:
    """A team, all samples as candidates, and two submitted reviews of the second one."""
    others = sorted(p.stem for p in SAMPLES.iterdir() if p.stem not in FIRST)
    with Store.open(folder / FILE) as store:
        reviewed(workplace(store, *FIRST, *others))


@contextmanager
def visit(browser: Browser, address: str, path: str, scheme: Scheme, width: int) -> Iterator[Page]:
    context = watched(
        browser, viewport={"width": width, "height": TALL}, color_scheme=scheme, base_url=address
    )
    page = context.new_page()
    page.goto(f"/{path}")
    come_in(page, "Ana Lopez")
    yield page
    context.close()


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


def for_readme(browser: Browser, address: str) -> None:
    with visit(browser, address, "scorecard?candidate=1", "light", 1280) as page:
        page.set_viewport_size({"width": 1280, "height": 1560})
        page.wait_for_timeout(700)
        page.screenshot(path=ASSETS / "scorecard.png")
    with visit(browser, address, "interview?candidate=1", "light", 1280) as page:
        page.get_by_role("button", name="Begin my review").click()
        settle(page)
        for point in ("Volunteer recruitment", "Goal setting", "Own experience with managing"):
            page.get_by_text(point).first.click()
            settle(page)
        group = page.get_by_role("radiogroup", name="Rating of question 1")
        group.get_by_text("4", exact=True).click()
        settle(page)
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": 1280, "height": 1360})
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        page.wait_for_timeout(700)
        page.screenshot(path=ASSETS / "interview.png")


def all_pages(browser: Browser, address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        for width in (1280, 768):
            for path in PAGES:
                stem = re.sub(r"\W+", "_", path) or "screen"
                with visit(browser, address, path, scheme, width) as page:
                    whole(page, folder / f"{stem}_{scheme}_{width}.png")


def main() -> None:
    program = chromium()
    if program is None:
        sys.exit("No Chromium is installed here.")
    with tempfile.TemporaryDirectory() as data:
        staff(Path(data))
        with looking(program) as browser, serving(Path(data)) as address:
            if len(sys.argv) > 1:
                all_pages(browser, address, Path(sys.argv[1]))
            else:
                for_readme(browser, address)


if __name__ == "__main__":
    main()
