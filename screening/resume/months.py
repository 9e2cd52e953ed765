"""Months of work: a period as a set of months, and the union of many (annotation guide, section 1).

A month is an ordinal, ``year * 12 + month - 1``. Both end months count. A year's endpoint is the
middle of the year: as a start July, as an end June, so 2019 – 2021 is 24 months; a lone bare year
is its second half, 6 months.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from screening.resume.dates import PRESENT


class Fault(StrEnum):
    """Why a period counts nothing."""

    NONE = ""
    UNDATED = "no dates"
    REVERSED = "ends before it starts"
    FUTURE = "starts after the as-of date"


@dataclass(frozen=True, slots=True)
class Span:
    """Months from `first` to `last`, both ends counted; empty where `fault` is set."""

    first: int = 0
    last: int = -1
    fault: Fault = Fault.NONE

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    def __iter__(self) -> Iterable[int]:
        return iter(range(self.first, self.last + 1))


def ordinal(date: datetime.date) -> int:
    return date.year * 12 + date.month - 1


def span_of(start: str, end: str, as_of: datetime.date) -> Span:
    """The months that a period counts up to the as-of month, which counts too.

    `start` and `end` are ``YYYY-MM``, ``YYYY``, ``present`` or ``""``. ValueError for other text.
    """
    cap = ordinal(as_of)
    if not start or start == PRESENT:
        return Span(fault=Fault.UNDATED)
    if len(start) == 4 and (not end or end == start):
        first, last = int(start) * 12 + 6, int(start) * 12 + 11
    else:
        first = _ordinal(start, 6)
        last = first if not end else cap if end == PRESENT else _ordinal(end, 5)
    if first > cap:
        return Span(fault=Fault.FUTURE)
    if last < first:
        return Span(fault=Fault.REVERSED)
    return Span(first, min(last, cap))


def _ordinal(text: str, month_of_year: int) -> int:
    if len(text) == 4 and text.isdigit():
        return int(text) * 12 + month_of_year
    year, _, month = text.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        raise ValueError(f"{text!r} is neither YYYY nor YYYY-MM")
    return int(year) * 12 + int(month) - 1


def union(spans: Iterable[Span]) -> set[int]:
    """The months that any of `spans` covers: overlaps count once, gaps nothing."""
    months: set[int] = set()
    for span in spans:
        months.update(range(span.first, span.last + 1))
    return months
