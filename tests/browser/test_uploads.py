"""Many files at once: the first rows do not wait for the last file, and every file arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from screening.store import Store
from screening.store.database import FILE
from tests.browser.driver import WORKING, settle

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

RESUME = "Ana Lopez\nana{n}@example.com\n\nEXPERIENCE\n\nCaller, Toledo Food Co-op\n2019 - 2020\n- Called voters\n"
LARGE = ("x", 11 * 1024 * 1024)
# How many files had been sent when the table came.
COUNT = """() => new MutationObserver(() => {
    if (document.querySelector("[data-testid=stDataFrame]"))
        window.sent ??= performance.getEntriesByType("resource")
            .filter(e => e.name.includes("upload_file")).length
}).observe(document.body, { subtree: true, childList: true })"""
DROP = """([zone, texts]) => {
    const dataTransfer = new DataTransfer()
    texts.forEach(([text, times], n) =>
        dataTransfer.items.add(new File([text.repeat(times)], `${n + 1}.txt`)))
    document.querySelector(zone).dispatchEvent(
        new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }))
}"""


def arrive(visit: Callable[[str, str], Page]) -> Page:
    page = visit("", "/")
    page.get_by_role("textbox", name="Your name").fill("Rosa Diaz")
    page.get_by_role("button", name="Save name").click()
    settle(page)
    return page


def drop(page: Page, folder: Path, texts: list[tuple[str, int]], way: str) -> None:
    """Files 1.txt, 2.txt, … each of a text so many times over."""
    if way == "dropped":
        page.evaluate(DROP, ["[data-testid=stFileUploaderDropzone]", texts])
        return
    files = [folder / f"{n}.txt" for n in range(1, len(texts) + 1)]
    for file, (text, times) in zip(files, texts, strict=True):
        file.write_text(text * times, "utf-8")
    page.locator("input[type=file]").set_input_files(files)


@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_the_first_rows_come_before_the_last_file(
    staffed: Path, tmp_path: Path, visit: Callable[[str, str], Page], way: str
) -> None:
    page = arrive(visit)
    page.evaluate("window.screeningDrop.patience = 60000")  # of a busy machine
    page.evaluate(COUNT)
    drop(page, tmp_path, [(RESUME.format(n=n), 1) for n in range(23)], way)
    expect(page.get_by_text("23 resumes read")).to_be_visible(timeout=WORKING)
    assert page.evaluate("window.sent") == 5
    settle(page)
    with Store.open(staffed / FILE) as store:
        ((rosa, _),) = store.people.choices()
        me = store.people.actor(rosa)
        (opening,) = store.openings.all(me)
        assert sum(store.openings.sizes(me)[opening.id].values()) == 23


@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_files_that_are_too_large_are_named_and_hold_nothing_up(
    tmp_path: Path, visit: Callable[[str, str], Page], way: str
) -> None:
    page = arrive(visit)
    drop(page, tmp_path, [LARGE] * 2 + [(RESUME.format(n=n), 1) for n in range(12)], way)
    expect(page.get_by_text("12 resumes read")).to_be_visible(timeout=WORKING)
    # Streamlit keeps the page before on the screen for a moment while it draws the next.
    expect(page.get_by_text("2 files could not be read")).to_have_count(1)
    expect(page.get_by_text("1.txt: The file has 11.5 MB; the limit is 10 MB.")).to_have_count(1)
    expect(page.get_by_text("2.txt: The file has 11.5 MB; the limit is 10 MB.")).to_have_count(1)


# The uploader's first question, where to send its files, gets no answer; all else does.
LOSE = """name => {
    const send = WebSocket.prototype.send
    WebSocket.prototype.send = function (sent) {
        if (!window.lost && new TextDecoder().decode(sent).includes(name)) return void (window.lost = 1)
        return send.apply(this, arguments)
    }
}"""


@pytest.mark.parametrize("way", ["chosen", "dropped"])
@pytest.mark.parametrize("lost", ["1.txt", "9.txt"])
def test_files_whose_question_was_not_answered_are_sent_again(
    tmp_path: Path, visit: Callable[[str, str], Page], way: str, lost: str
) -> None:
    page = arrive(visit)
    page.evaluate("window.screeningDrop.patience = 1000")
    page.evaluate(LOSE, lost)
    drop(page, tmp_path, [(RESUME.format(n=n), 1) for n in range(12)], way)
    expect(page.get_by_text("12 resumes read")).to_be_visible(timeout=WORKING)
    assert page.evaluate("window.lost") == 1


def test_a_file_that_is_too_large_is_named_alone(
    tmp_path: Path, visit: Callable[[str, str], Page]
) -> None:
    page = arrive(visit)
    drop(page, tmp_path, [LARGE], "dropped")
    expect(page.get_by_text("1.txt: The file has 11.5 MB")).to_be_visible()
    # and the next one is taken in
    drop(page, tmp_path, [(RESUME, 1)], "chosen")
    expect(page.get_by_text("1 resume read")).to_be_visible(timeout=WORKING)


def test_the_rest_waits_for_its_own_opening(
    tmp_path: Path, visit: Callable[[str, str], Page]
) -> None:
    page = arrive(visit)
    # The first files are handed over; then another opening's page is shown.
    page.evaluate(
        """() => { const at = window.screeningDrop; let own = at.owner
            Object.defineProperty(at, "owner", { configurable: true, set: v => { own = v },
                get: () => window.elsewhere ? "1 99" : own }) }"""
    )
    drop(page, tmp_path, [(RESUME.format(n=n), 1) for n in range(12)], "chosen")
    page.evaluate("window.elsewhere = true")
    expect(page.get_by_text("5 resumes read")).to_be_visible(timeout=WORKING)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.screeningDrop.steps.map(s => s.files.length)") == [7]
    page.evaluate("window.elsewhere = false")
    expect(page.get_by_text("12 resumes read")).to_be_visible(timeout=WORKING)
