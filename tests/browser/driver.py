"""The app on a port of its own, and the system's Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "rubrics/phone_bank/samples"
STARTING = 60  # seconds for the server
WORKING = 600_000  # milliseconds: a fresh machine trains the classifier first
# Chromium on a machine without a network and without a screen, and quiet about it.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """The system's Chromium or Chrome."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def serving(data: Path | None = None, secrets: Callable[[str], str] | None = None) -> Iterator[str]:
    """The app's address, as long as the block lasts.

    `data` is its data folder, by default a fresh one; `secrets` makes the text of its secrets from
    its address. What the app wrote to its console must not hold a traceback.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as fresh:
        hidden = Path(fresh) / "secrets.toml"
        hidden.write_text(secrets(address) if secrets else "", "utf-8")
        environment = {
            **os.environ,
            "STREAMLIT_SERVER_HEADLESS": "true",
            "SCREENING_DATA": str(data or Path(fresh) / "data"),
        }
        environment.pop("SCREENING_DATABASE_URL", None)
        options = f"-m streamlit run app.py --server.port {port} --secrets.files {hidden}"
        server = subprocess.Popen(
            [sys.executable, *options.split()],
            env=environment,
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(f"{address}/_stcore/health")
            yield address
        finally:
            server.terminate()
            server.wait(10)
            log.seek(0)
            said = log.read().decode("utf-8", "replace")
    running, _, _ = said.partition("Stopping...")  # what is cut off then has its own complaints
    assert "Traceback" not in running, running


def _wait(address: str) -> None:
    until = time.monotonic() + STARTING
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
        time.sleep(0.2)


@contextmanager
def looking(program: str) -> Iterator[Browser]:
    """A headless browser, as long as the block lasts."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def settle(page: Page) -> None:
    """Wait until the page has said all it has to say."""
    page.get_by_test_id("stAppViewContainer").wait_for(timeout=WORKING)
    page.wait_for_function(
        "() => document.querySelector('[data-test-script-state]')"
        "?.getAttribute('data-test-script-state') === 'notRunning'",
        timeout=WORKING,
    )
    # widgets whose code is still being fetched are gray boxes
    page.wait_for_function(
        "() => !document.querySelector('[data-testid$=Skeleton]')", timeout=WORKING
    )
    page.wait_for_timeout(400)  # the last elements fade in


def come_in(page: Page, name: str) -> None:
    """Say who is reviewing, where the app asks."""
    settle(page)
    if page.get_by_role("heading", name="Who is reviewing?").count():
        page.get_by_test_id("stMain").get_by_text(name, exact=True).click()
        page.get_by_role("heading", name="Who is reviewing?").wait_for(state="detached")
        settle(page)
