"""Settings that are promises: contrast in both themes, no telemetry, nothing fetched, words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from screening.documents import Limits
from tests.ui.conftest import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
SOURCES = [ROOT / "app.py", *sorted((ROOT / "screening/ui").rglob("*.py"))]


def luminance(color: str) -> float:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faded(text: str, ground: str, share: float = 0.6) -> str:
    """The color of captions: text laid over the ground at 60 percent."""
    pairs = ((int(text[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(t * share + g * (1 - share)):02x}" for t, g in pairs)


def test_the_contrast_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_can_be_read(mode: str) -> None:
    theme = CONFIG["theme"][mode]
    grounds = [
        theme["backgroundColor"],
        theme["secondaryBackgroundColor"],
        theme["sidebar"]["backgroundColor"],
    ]
    for ground in grounds:
        for ink in (theme["textColor"], theme["linkColor"], theme["grayTextColor"]):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
        assert contrast(faded(theme["textColor"], ground), ground) >= 4.5, ground
    for color in ("gray", "green", "red", "orange", "yellow", "blue"):
        badge = (theme[f"{color}TextColor"], theme[f"{color}BackgroundColor"])
        assert contrast(*badge) >= 4.5, (color, badge)
    assert contrast("#ffffff", theme["primaryColor"]) >= 4.5  # the label of a button
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= 3


def test_the_chart_is_seen_in_both_modes() -> None:
    from screening.ui.timeline import COLORS

    for color in COLORS.values():
        for mode in ("light", "dark"):
            ground = CONFIG["theme"][mode]["backgroundColor"]
            assert contrast(color, ground) >= 2.9, (color, mode)


def test_nothing_leaves_and_nothing_is_fetched() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["showErrorLinks"] is False
    assert "http" not in (ROOT / ".streamlit/config.toml").read_text("utf-8")
    for source in SOURCES:
        assert not re.search(r"https?://\w", source.read_text("utf-8")), source


def test_the_upload_limit_is_the_reading_limit() -> None:
    assert CONFIG["server"]["maxUploadSize"] * 1024 * 1024 == Limits().bytes


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.name)
def test_plain_words(source: Path) -> None:
    text = source.read_text("utf-8")
    assert not re.search(
        r"(?i)\breject|\branking|\brank(s|ed)?\b|\bAI\b|best match|top candidate", text
    )
    assert "unsafe_allow_html" not in text
    # LOOK is a constant: style rules, and nothing of a resume.
    assert "st.html" not in text.replace("st.html(LOOK)", "")
    assert not re.search("[\U0001f300-\U0001faff\u2600-\u2609\u2614-\u27bf]", text)  # no emoji
