"""A browser and the running app, once for all tests; without a Chromium they are skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.driver import chromium, looking, serving, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


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
    with serving() as started:
        yield started


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A new visit on the first page. Whatever asks for another host fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
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
