"""axe-core in the page: barriers for people with a keyboard, a screen reader, high contrast."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SERIOUS = ("serious", "critical")
RUN = """async rules => {
    const only = rules.length ? {runOnly: {type: "rule", values: rules}} : {};
    const found = await axe.run(document, {resultTypes: ["violations"], ...only});
    return found.violations.map(v => [
        v.impact,
        v.id,
        v.nodes.map(n => n.target.join(" ") + ": " + n.html.slice(0, 200)),
    ]);
}"""


@functools.cache
def source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def barriers(page: Page, *rules: str) -> list[str]:
    """Every serious or critical violation on the page, of all rules or of these: its rule, and
    where."""
    page.evaluate(source())
    return [
        f"{impact} {rule} at {where}"
        for impact, rule, places in page.evaluate(RUN, rules)
        if impact in SERIOUS
        for where in places
    ]
