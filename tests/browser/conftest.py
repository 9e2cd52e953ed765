"""A browser and the running app, once for all tests; without a Chromium they are skipped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.driver import chromium, come_in, looking, serving, settle, watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WINDOW = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        reason = "no Chromium is installed here (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with looking(program) as opened:
        yield opened


@pytest.fixture(scope="session")
def address(browser: Browser) -> Iterator[str]:
    """The app on a fresh data folder."""
    with serving() as started:
        yield started


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A new visit on the first page. Whatever asks for another host fails the test."""
    context = watched(browser, viewport=WINDOW, base_url=address)
    opened = context.new_page()
    elsewhere: list[str] = []
    opened.on(
        "request",
        lambda r: (
            None if r.url.startswith((address, "data:", "blob:")) else elsewhere.append(r.url)
        ),
    )
    opened.goto("/")
    settle(opened)
    yield opened
    context.close()
    assert elsewhere == []


@pytest.fixture
def staffed(tmp_path: Path) -> Path:
    """A data folder to put a team and candidates into, before `visit` starts the app on it."""
    return tmp_path / "data"


@pytest.fixture
def visit(browser: Browser, staffed: Path) -> Iterator[Callable[[str, str], Page]]:
    """Open a link of the app on `staffed` as somebody, each time in a browser of their own."""
    contexts = []
    with serving(staffed) as started:

        def visiting(name: str, path: str) -> Page:
            context = watched(browser, viewport=WINDOW, base_url=started, accept_downloads=True)
            contexts.append(context)
            page = context.new_page()
            page.goto(path)
            come_in(page, name)
            return page

        yield visiting
        for context in contexts:
            context.close()
