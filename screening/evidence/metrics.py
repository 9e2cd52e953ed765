"""Numbers that a resume claims: value, unit, period; and whether one raises a question.

The bands are those of the field's own figures (``domain.md``, sections 1.3 to 1.5): they give a
question to ask, never a deduction.
"""

from __future__ import annotations

import re

from screening.evidence.model import Metric, Quote

_UNITS = (
    "volunteers|vols|voters|calls|dials|doors|contacts|conversations|people|members|donors|callers|canvassers|"
    "shifts|hours|attempts|texts|households|supporters|organizers|staff|employees|interns|captains|leads|"
    "phone banks|pledges|signatures|precincts|counties|offices|sites|agents|attendees|names|records|ids"
)
_SKIP = r"(?:[a-z'’-]+\s){0,2}?"
_NUMBER = r"(?<![\w$£€.,/-])(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<scale>k|m|million|thousand)?(?P<plus>\+)?"
_COUNT = re.compile(
    rf"{_NUMBER}\s{_SKIP}(?P<unit>{_UNITS})\b(?:\s?(?:/|per|a|an|each|every)\s?(?P<per>hour|shift|day|night|evening|week|weekend|month|year|cycle|session)\b)?",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?<![\w$£€.,/-])(?P<value>\d{1,3}(?:\.\d+)?)\s?(?:%|percent\b|per cent\b)(?:\s(?:of\s)?(?P<unit>[a-z][a-z -]{2,30}))?",
    re.IGNORECASE,
)
_RATE_OF = re.compile(
    r"(contact|retention|response|flake|no-show|turnout|show|conversion|attendance)\b", re.I
)
MAX_METRICS = 12
PHONES = re.compile(r"\b(?:call|phone|dial|contact|voter|ring|rang)", re.I)


def find_metrics(text: str, quote: Quote) -> list[Metric]:
    """The numbers of one line, each with its unit and period."""
    out: list[Metric] = []
    for m in _COUNT.finditer(text):
        value = _value(m)
        unit = m["unit"].lower()
        unit = "volunteers" if unit == "vols" else unit
        per = (m["per"] or "").lower()
        out.append(Metric(value, unit, per, quote, _doubt(value, unit, per, text)))
    for m in _RATE.finditer(text):
        out.append(Metric(float(m["value"]), "%", "", quote, _rate_doubt(float(m["value"]), text)))
    return out


def _value(m: re.Match[str]) -> float:
    value = float(m["value"].replace(",", ""))
    scale = (m["scale"] or "").lower()
    return value * {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}.get(
        scale, 1
    )


def _doubt(value: float, unit: str, per: str, text: str) -> str:
    """A question where the number's unit or base is open or outside the ordinary bands."""
    if unit in ("voters", "people", "calls", "contacts", "conversations", "members", "households"):
        if not PHONES.search(text):
            return ""
        if per == "hour" and value > 40 and unit not in ("calls",):
            return (
                f"{value:g} {unit} an hour: were these dials or conversations, and on which dialer?"
            )
        if per == "hour" and value > 200:
            return f"{value:g} calls an hour: was this one caller, and on which dialer?"
        if unit in ("voters", "people") and value >= 200:
            return (
                f"{value:,.0f} {unit}{' a ' + per if per else ''}: were these dials or conversations, "
                "by how many callers, and on which dialer?"
            )
    if unit == "volunteers" and value >= 25:
        return (
            f"{value:,.0f} volunteers: were they on the roster or present at one time, and how many "
            "shift leads looked after them?"
        )
    return ""


def _rate_doubt(value: float, text: str) -> str:
    found = _RATE_OF.search(text)
    if found is None:
        return ""
    what = found[1].lower()
    if what == "contact" and value > 25:
        return f"A contact rate of {value:g} %: what was counted as a contact, and who was on the list?"
    if what in ("retention", "turnout", "attendance", "conversion", "response"):
        return f"{value:g} % in {what}: from which figure to which, and over what period?"
    if what in ("flake", "no-show", "show") and (value < 15 or value > 80):
        return f"A {what} rate of {value:g} %: how was it counted?"
    return ""
