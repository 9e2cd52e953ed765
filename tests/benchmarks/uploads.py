"""How long a recruiter waits for the first rows after dropping files on the page Screen."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.timing import Row
from tests.browser.driver import WORKING, chromium, come_in, looking, serving, settle, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAME = "Rosa Diaz"
# Milliseconds in the page, from the choice of files until the table of them is drawn.
CLOCK = """() => {
    addEventListener("change", e => { if (e.target.type === "file") window.begun ??= performance.now() }, true)
    const look = () => document.querySelector("[data-testid=stDataFrame] canvas")
        ? requestAnimationFrame(() => { window.rows = performance.now() - window.begun })
        : requestAnimationFrame(look)
    look()
}"""


def first_rows(files: Sequence[Path], rounds: int = 5) -> list[Row]:
    """200 files against ten of them, each dropped in a browser of its own."""
    program = chromium()
    if program is None:
        return [
            Row("First rows of 200 dropped files", "not measured: no Chromium", "1", readme=True)
        ]
    taken: dict[int, list[float]] = {10: [], 200: []}
    with looking(program) as browser, serving() as address, tempfile.TemporaryDirectory() as name:
        context = watched(browser, base_url=address)
        page = context.new_page()
        page.goto("/")
        settle(page)
        page.get_by_role("textbox", name="Your name").fill(NAME)
        page.get_by_role("button", name="Save name").click()
        settle(page)
        context.close()
        for turn in range(rounds + 1):
            for number, times in taken.items():
                time = _drop(browser, address, _copies(files, number, Path(name) / str(turn)))
                if turn:  # the first loads the models
                    times.append(time)
    ten, many = (statistics.median(times) / 1000 for times in taken.values())
    return [
        Row(
            f"First rows of 200 dropped files against those of ten ({many:.2f} s, {ten:.2f} s)",
            f"{many / ten:.2f}",
            "1",
            readme=True,
        )
    ]


def _copies(files: Sequence[Path], number: int, folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    out = []
    for n in range(number):
        source = files[n % len(files)]
        out.append(folder / f"{number}_{n:03}{source.suffix}")
        shutil.copy(source, out[-1])
    return out


def _drop(browser: Browser, address: str, files: list[Path]) -> float:
    context = watched(browser, base_url=address)
    page = context.new_page()
    page.goto("/")
    come_in(page, NAME)
    page.evaluate(CLOCK)
    page.locator("input[type=file]").set_input_files(files)
    page.wait_for_function("() => window.rows", timeout=WORKING)
    rows = page.evaluate("window.rows")
    page.get_by_text(f"{len(files)} resumes read").wait_for(timeout=WORKING)
    context.close()
    return float(rows)
