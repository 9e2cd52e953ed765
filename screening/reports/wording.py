"""How reports say things: periods, months, states, where a quote stands."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import screening
from screening.blind import label
from screening.documents.model import Notice
from screening.evidence.model import Quote
from screening.reports.paper import PERSON_DECIDES, Tone
from screening.resume.model import Position
from screening.resume.months import Fault
from screening.rubric import Rubric
from screening.rubric.schema import Level
from screening.scorecard.model import PositionMonths, Scorecard, Status

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BLIND = "Blind review: name, contact, places, schools, party and the like are hidden."
STATUS = {
    Status.FLAGGED: ("Flagged", Tone.BAD),
    Status.ASK: ("Ask", Tone.ASK),
    Status.CLEAR: ("Clear", Tone.GOOD),
}
KINDS = {"paid": "paid", "volunteer": "volunteer", "intern": "intern"}
# What each kind of notice is about, for the heading above its sentence.
NOTICES = {
    "hidden_text": "Hidden text",
    "period": "Dates",
    "partly_read": "Partly read",
    "ocr": "Text recognition",
}
HASH_SHOWN = 12  # characters of a SHA-256 in a footer; the whole one stands in the text


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person said about a verdict: a correction or a settled question. `target` is the id of
    the indicator or flag, or "level"."""

    target: str
    text: str


def date(day: datetime.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def point(text: str) -> str:
    """ "Mar 2021", "2019", "present", "not stated"."""
    if not text:
        return "not stated"
    year, _, month = text.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month.isdigit() else year


def period(start: str, end: str) -> str:
    if not start and not end:
        return "no dates"
    return point(start) if start == end else f"{point(start)} – {point(end)}"


def count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def months(n: int) -> str:
    """ "68 months (5 years 8 months)"."""
    years, rest = divmod(n, 12)
    if not years:
        return count(n, "month")
    long = count(years, "year") + (f" {count(rest, 'month')}" if rest else "")
    return f"{count(n, 'month')} ({long})"


def level_of(card: Scorecard, rubric: Rubric) -> Level:
    """The card's level; the rubric's own words where it still has that level."""
    for level in rubric.levels:
        if level.id == card.level:
            return level
    return Level(id=card.level, name=card.level.title(), years="", min_months=0, min_indicators=0)


def candidate(card: Scorecard, blind: bool) -> str:
    """What the candidate is called: the name, else the file; in blind review a label."""
    return label(card.sha256) if blind else card.contact.name or card.file


def contact_line(card: Scorecard, blind: bool) -> str:
    c = card.contact
    if blind:
        return ""
    return " · ".join(x for x in (c.email, c.phone, c.location, *c.links) if x)


def held(position: Position) -> str:
    """ "Field Organizer, Friends of the Library"."""
    return ", ".join(x for x in (position.title, position.organization) if x) or "No title"


def once(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes without those that say the same again."""
    seen: dict[str, Quote] = {}
    for q in quotes:
        seen.setdefault(q.text, q)
    return list(seen.values())


def where(quote: Quote, card: Scorecard) -> str:
    """Where a quote stands: its page and its position."""
    parts = [f"Page {quote.page}"] if quote.page is not None else []
    if quote.position is not None and quote.position < len(card.positions):
        p = card.positions[quote.position].position
        parts.append(f"{held(p)} ({period(p.start, p.end)})")
    return " · ".join(parts)


def counts(p: PositionMonths) -> str:
    """Whether a position counts, and why not."""
    if not p.relevant:
        return "Does not count"
    if p.fault == Fault.UNDATED.value:
        return "Relevant, no dates"
    return "Counts" if not p.fault else f"Counts nothing: {p.fault}"


def notice_line(n: Notice) -> str:
    page = f" (page {n.page})" if n.page is not None else ""
    about = NOTICES.get(n.code)
    return f"{about}{page}: {n.message}" if about else f"{n.message}{page}"


def footer(card: Scorecard, blind: bool) -> tuple[str, ...]:
    """The lines at the bottom of every page."""
    return (
        f"{card.file} · SHA-256 {card.sha256[:HASH_SHOWN]}… · rubric {card.rubric_id} "
        f"{card.rubric_version} ({card.rubric_sha256[:HASH_SHOWN]}…)",
        f"Engine {screening.__version__} · as of {card.as_of.isoformat()}"
        + (" · blind review copy" if blind else ""),
        PERSON_DECIDES,
    )
