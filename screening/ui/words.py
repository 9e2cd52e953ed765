"""Text for the screen: other people's text made harmless, months, periods and states in words."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit turns these into pictures, symbols and links even where they are escaped, because it
# looks for them in the text that is left after the escapes are gone.
_LATE = (
    re.compile(r":(?=[\w+\-]+:|material[/_]|//)"),  # :tada: :material/x: https:
    re.compile(r"(?<=\bwww)(?=\.)", re.I),
    re.compile(r"(?=@)"),
    re.compile(r"(?<!\S)[<>~-](?=[>=-]+(?!\S))"),  # -> <-> -- >= <= ~=
)
_JOINER = "\u2060"  # takes no room, breaks no line
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(text: str) -> str:
    """One line of `text`, without control characters and those that turn its direction."""
    return " ".join("".join(map(_visible, text)).split())


def _visible(c: str) -> str:
    """Joiners are part of words in many scripts; line ends part words; the rest is dropped."""
    if c.isspace():
        return " "
    dropped = unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"} and c not in "\u200c\u200d"
    return "" if dropped else c


def literal(text: str) -> str:
    """`text` for places that read icons and the like, but no markdown."""
    safe = plain(text)
    for pattern in _LATE:
        safe = pattern.sub(lambda m: m.group() + _JOINER, safe)
    return safe


def md(text: str) -> str:
    """`text` of a document or a name, to be shown letter for letter where markdown is read."""
    return _PUNCTUATION.sub(r"\\\1", literal(text))


def count(n: int, noun: str, nouns: str = "") -> str:
    """ "1 file", "3 files"."""
    return f"{n:,} {noun if n == 1 else nouns or noun + 's'}"


def months(n: int) -> str:
    """ "34 months (2 years 10 months)"; the years only where there are any."""
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
    """ "Mar 2021 – present"; one point where both are the same, "no dates" where none is stated."""
    if not start and not end:
        return "no dates"
    if not end or start == end:
        return point(start)
    return f"{point(start)} – {point(end)}"


def phone(e164: str) -> str:
    """ "+12025550142" as people write it: "+1 202-555-0142"."""
    if not e164:
        return ""
    import phonenumbers

    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(phonenumbers.parse(e164), form)


def number(value: float) -> str:
    return f"{value:,.10g}"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A markdown table as wide as the page; its cells are markdown."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


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
