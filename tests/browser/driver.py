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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "rubrics/phone_bank/samples"
STARTING = 60  # seconds for the server
WORKING = 600_000  # milliseconds: a fresh machine trains the classifier first
PATIENCE = 60_000  # milliseconds for anything else, on a machine that is busy with much else
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
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


# What Streamlit's page does not tell: when it last asked the server for something, when the script
# last began to run, and when the page last changed.
WATCH = """
(() => {
    const at = window.settling = { asked: 0, begun: 0, changed: 0 }
    const send = WebSocket.prototype.send
    WebSocket.prototype.send = function (...sent) {
        at.asked = performance.now()
        return send.apply(this, sent)
    }
    const state = "data-test-script-state"
    new MutationObserver(changes => {
        at.changed = performance.now()
        if (changes.some(c => c.attributeName === state && c.target.getAttribute(state) === "running"))
            at.begun = at.changed
    }).observe(document, { subtree: true, childList: true, attributes: true })
})()
"""
# The script is connected and not running, whatever was asked for has begun (not all that is sent
# asks for a run), no widget's code is still being fetched, and nothing has moved for a while.
SETTLED = """() => {
    const app = document.querySelector("[data-test-script-state]")
    const { asked, begun, changed } = window.settling
    const now = performance.now()
    return app?.getAttribute("data-test-script-state") === "notRunning"
        && app.getAttribute("data-test-connection-state") === "CONNECTED"
        && (begun >= asked || now - asked > 2000)
        && !document.querySelector("[data-testid$=Skeleton]")
        && now - changed > 400
}"""


def watched(browser: Browser, **options: Any) -> BrowserContext:
    """A browser profile of its own, whose pages can be waited for with `settle`."""
    context = browser.new_context(**options)
    context.add_init_script(WATCH)
    context.set_default_timeout(PATIENCE)
    return context


def settle(page: Page) -> None:
    """Wait until the page has said all it has to say."""
    page.wait_for_function(SETTLED, timeout=WORKING)


def come_in(page: Page, name: str) -> None:
    """Say who is reviewing, where the app asks."""
    settle(page)
    if page.get_by_role("heading", name="Who is reviewing?").count():
        page.get_by_test_id("stMain").get_by_text(name, exact=True).click()
        page.get_by_role("heading", name="Who is reviewing?").wait_for(state="detached")
        settle(page)
