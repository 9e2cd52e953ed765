"""Text for the screen: other people's text made harmless, months, periods and states in words."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit turns these into pictures, symbols and links even where they are escaped, because it
# looks for them in the text that is left after the escapes are gone.
_LATE = (
    re.compile(r":(?=[\w+\-]+:|material[/_]|//)"),  # :tada: :material/x: https://
    re.compile(r"(?<=\bwww)(?=\.)", re.I),
    re.compile(r"(?=@)"),
    re.compile(r"(?<!\S)[<>~-](?=[>=-]+(?!\S))"),  # -> <-> -- >= <= ~=
)
_JOINER = "\u2060"  # takes no room, breaks no line
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(text: str) -> str:
    """One line of `text` as it may be shown: no control characters, none that turn its direction."""
    kept = (c if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} else _space(c) for c in text)
    return " ".join("".join(kept).split())


def _space(c: str) -> str:
    """Joiners are part of words in many scripts; line ends part words; the rest is dropped."""
    if c in "\u200c\u200d":
        return c
    return " " if c in "\t\n\r\x0b\x0c\x85\u2028\u2029" else ""


def md(text: str) -> str:
    """`text` of a document or a name, to be shown letter for letter where markdown is read."""
    safe = plain(text)
    for pattern in _LATE:
        safe = pattern.sub(lambda m: m.group() + _JOINER, safe)
    return _PUNCTUATION.sub(r"\\\1", safe)


def count(n: int, noun: str, nouns: str = "") -> str:
    """"1 file", "3 files"."""
    return f"{n:,} {noun if n == 1 else nouns or noun + 's'}"


def months(n: int) -> str:
    """"34 months (2 years 10 months)"; the years only where there are any."""
    years, rest = divmod(n, 12)
    if not years:
        return count(n, "month")
    long = count(years, "year") + (f" {count(rest, 'month')}" if rest else "")
    return f"{count(n, 'month')} ({long})"


def date(day: datetime.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def point(text: str) -> str:
    """A position's start or end: "Mar 2021", "2019", "present", "not stated"."""
    if not text:
        return "not stated"
    year, _, month = text.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month.isdigit() else year


def period(start: str, end: str) -> str:
    """"Mar 2021 – present"; one point where both are the same, "no dates" where none is stated."""
    if not start and not end:
        return "no dates"
    if not end or start == end:
        return point(start)
    return f"{point(start)} – {point(end)}"


def number(value: float) -> str:
    return f"{value:,.10g}"


@dataclass(frozen=True)
class State:
    """How a verdict is shown: always a word, with an icon and a color beside it."""

    word: str
    icon: str
    color: str

    @property
    def badge(self) -> str:
        return f":{self.color}-badge[{self.icon} {self.word}]"


SHOWN = State("Shown", ":material/check_circle:", "green")
NOT_SHOWN = State("Not shown", ":material/circle:", "gray")
FLAGS = {
    "flagged": State("Flagged", ":material/flag:", "red"),
    "ask": State("Ask", ":material/help:", "orange"),
    "clear": State("Clear", ":material/check_circle:", "green"),
}
UNREADABLE = "Could not be read"
