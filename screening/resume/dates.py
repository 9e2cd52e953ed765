"""Periods in text: one grammar, its words in ``data/dates.yaml``.

A moment is a month, a season, a quarter, a year or the present. A period is one moment or two
with a dash or word between. What is written is kept in its own precision: ``2021-03``, ``2021``,
``present``; a season or quarter becomes its first and last month (annotation guide, section 5).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

import yaml

PRESENT = "present"
FIRST_YEAR, LAST_YEAR = 1940, 2049  # years outside are numbers, not dates


@dataclass(frozen=True, slots=True)
class Period:
    """A period as written: `start` and `end` as ``YYYY-MM``, ``YYYY``, ``present`` or ``""``.

    `at` and `to` are its character offsets in the text it was read from.
    """

    start: str
    end: str
    at: int = 0
    to: int = 0


@dataclass(frozen=True, slots=True)
class _Moment:
    first: str  # as a start
    last: str  # as an end
    at: int
    to: int
    kind: str  # month, season, quarter, year, short, present, bare (a month or season with no year)
    year: int = 0
    index: int = 0  # month of the year 1..12, or season's first month, or quarter's


@functools.cache
def _words() -> dict[str, Any]:
    text = resources.files("screening.resume").joinpath("data/dates.yaml").read_text("utf-8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@functools.cache
def _tables() -> tuple[dict[str, int], dict[str, int]]:
    words = _words()
    months = {w: int(n) for n, ws in words["months"].items() for w in ws}
    seasons = {w: int(n) for n, ws in words["seasons"].items() for w in ws}
    return months, seasons


@functools.cache
def _moment() -> re.Pattern[str]:
    months, seasons = _tables()
    m, s = _any(list(months)), _any(list(seasons))
    year = r"(?:19[4-9]\d|20[0-4]\d)"
    short = r"['’‘`]\s?\d\d"
    return re.compile(
        rf"""(?ix)(?<![\w$€£])(?<!\d[.,])(?<!\D\d{{3}}-)(?<!\b[gw][sgl]-)(?:
          (?P<bd_name>{m})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?=\s?(?:[-–—]|to)\s?(?:{m})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{year})
        | (?P<m_name>{m})(?:\b\.?,?(?:\s{{0,2}}|\s?/\s?)|(?=(?:19|20)\d\d))(?:(?P<m_day>\d{{1,2}})(?:(?:st|nd|rd|th)?,\s{{0,2}}|(?:st|nd|rd|th)?\s(?=(?:19|20)\d\d)))?(?:(?:of|del?)\s)?(?P<m_year>{year}|{short}|(?<=[a-z.]\s)\d\d(?![\w:/%])|(?<=[a-z])-\d\d(?!\d))(?!\d)
        | (?P<d_day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\ (?P<d_name>{m})\b\.?,?\s(?P<d_year>{year}|{short})
        | (?P<s_name>{s})\b,?\s{{0,2}}(?:of\s|term\s|semester\s)?(?P<s_year>{year}|{short})(?:[/–-](?P<s_next>(?:20)?\d\d))?(?!\d)
        | (?P<ys_year>{year})\s(?P<ys_name>{s})\b
        | q(?P<q_n>[1-4])[\s,/-]{{0,2}}(?P<q_year>{year}|{short})
        | (?P<nq_n>[1-4])q[\s,/-]{{0,2}}(?P<nq_year>{year}|{short})
        | (?P<w_n>first|second|third|fourth)\squarter(?:\sof)?,?\s(?P<w_year>{year}|{short})
        | (?P<yq_year>{year})[\s/-]{{0,2}}q(?P<yq_n>[1-4])\b
        | (?P<iso_year>{year})[-/.](?P<iso_month>0[1-9]|1[0-2]|(?<=\.)[1-9](?![\d.]))(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?![\d/])
        | (?P<ns2_month>0?[1-9]|1[0-2])/(?P<ns2_year>\d\d)(?=\s?[-–—]\s?(?:0?[1-9]|1[0-2])/\d\d(?![\d/]))
        | (?P<dm_a>\d{{1,2}})[/.-](?P<dm_b>\d{{1,2}})[/.-](?P<dm_year>{year}|\d\d)(?!\d)
        | (?P<n_month>0?[1-9]|1[0-2])\s?[/.]\s?(?P<n_year>{year})(?![\d/])
        | (?P<ns_month>0?[1-9]|1[0-2])/(?P<ns_year>\d\d)(?![\d/])
        | (?P<nd_month>0[1-9]|1[0-2])-(?P<nd_year>{year})(?![\d/])
        | (?P<year>{year})(?![\w$%]|[,.]\d)
        | (?<!\w)(?P<short>{short})(?!\d)
        | (?P<b_name>{m}|{s})\b\.?
        | q(?P<b_q>[1-4])\b
        | (?P<present>{_any(_words()["present"])})\b
        )"""
    )


@functools.cache
def _joint() -> re.Pattern[str]:
    cycle = _any(_words()["cycle"])
    joints = _any(_words()["to"])
    return re.compile(rf"(?i)(?:\s(?:{cycle}))?\s{{0,3}}(?:{joints}):?\s{{0,3}}(?:{_ROUGHLY})?")


@functools.cache
def _since() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?<!\w)(?:{_any(_words()['since'])})[\s:]{{1,2}}(?:the\s)?(?:about\s|around\s|early\s|late\s)?$"
    )


@functools.cache
def _onward() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s{{0,2}}(?:{_any(_words()['onward'])})(?!\w)")


@functools.cache
def _cycle() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s(?:{_any(_words()['cycle'])})\b")


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_HALVES = re.compile(r"\s?[/&]\s?|\s(?:and|or)\s")  # "Spring/Summer 2019", "May/June 2020"
_ROUGHLY = r"(?:early|mid|late|about|around|approx\.?|circa|c\.|ca\.)[\s-]"
_BETWEEN = re.compile(r"(?i)\bbetween\s$")
_BARE_TAIL = re.compile(r"\s?(?:[-–—−/]|to)\s?(?P<tail>\d\d)(?![\d/%])")
_OPEN = re.compile(r"\s?[-–—−]\s{0,2}(?=$|[)\],;|\t]|\s{2})")
_BEGINS = re.compile(
    r"(?i)(?<!\w)(?:to |will |that )?(?:starts?|begins?)(?: date)?(?: in| on)?\s?:?\s$"
)
_DIGIT = re.compile(r"\d")
_YEAR4 = re.compile(r"\d{4}")
MAX_TEXT = 4000  # characters of a line that are searched; no header is longer


def find_periods(text: str, day_first: bool = False) -> list[Period]:
    """All periods in `text`, left to right, none overlapping.

    `day_first` reads 03/04/2020 as 3 April. A lone month or season with no year, and a year
    inside running prose that is no period, are the caller's to judge: a bare year is returned as
    a period with equal ends.
    """
    if _DIGIT.search(text) is None:
        return []  # no period is told without a number
    moments = _moments(text[:MAX_TEXT], day_first)
    out: list[Period] = []
    index = 0
    while index < len(moments):
        a = moments[index]
        b = moments[index + 1] if index + 1 < len(moments) else None
        if (
            b is not None
            and a.kind == "bare"
            and _HALVES.fullmatch(text, a.to, b.at)
            and b.kind in ("month", "season")
        ):
            # "Spring/Summer 2019": one stretch, one year.
            first, _ = _span(a.index, b.year, 3 if a.year == -3 else 1)
            moments[index + 1] = replace(b, first=first, at=a.at)
            index += 1
            continue
        joint = b is not None and (_joint().fullmatch(text, a.to, b.at) or _says_to(text, a, b))
        if b is not None and joint and (period := _pair(a, b, text)):
            out.append(period)
            index += 2
            continue
        index += 1
        if a.kind in ("present", "bare"):
            continue
        out.append(_single(a, text))
    return out


def _says_to(text: str, a: _Moment, b: _Moment) -> bool:
    """ "Sept. 2019 to date", "2018 until now": the joint is inside the words for the present."""
    return (
        b.kind == "present"
        and text[a.to : b.at].isspace()
        and text[b.at :].lower().startswith(("to ", "till ", "until ", "up to "))
    )


def _pair(a: _Moment, b: _Moment, text: str) -> Period | None:
    at = _since_start(text, a.at)
    joined_by_and = text[a.to : b.at].strip().lower() in ("and", "&")
    if a.kind != "bare" and joined_by_and and not _BETWEEN.search(text[max(0, a.at - 10) : a.at]):
        return None  # "2018 and 2020" are two periods
    if a.kind == "present" or (a.kind == "bare" and b.kind in ("present", "bare")):
        return None
    if a.kind == "bare":
        # "Aug – Nov 2020": one year for both; over the year's end it is the year before.
        if b.kind in ("year", "short") and b.kind != a.kind:
            return None
        year = b.year - (1 if a.index > b.index else 0)
        first, _ = _span(a.index, year, 3 if a.year == -3 else 1)
        return Period(first, b.last, at, b.to)
    if b.kind == "bare":
        if a.kind != "month" or b.year != 0:
            return None
        # "Mar 2021 - June": the start's year, or the next one's.
        _, last = _span(b.index, a.year + (1 if b.index < a.index else 0), 1)
        return Period(a.first, last, at, b.to)
    if b.kind == "short" and a.kind not in ("year", "short", "month", "season", "quarter"):
        return None
    return Period(a.first, b.last, at, b.to)


def _single(a: _Moment, text: str) -> Period:
    at = _since_start(text, a.at)
    word = text[at : a.at].strip().lower()
    if begins := _BEGINS.search(text[max(0, a.at - 24) : a.at]):
        # "Starts January 2027": a beginning, and no end is named.
        return Period(a.first, "", max(0, a.at - 24) + begins.start(), a.to)
    if at != a.at and word not in ("from", "as of"):
        return Period(a.first, PRESENT, at, a.to)
    if a.kind in ("year", "month", "season") and (tail := _BARE_TAIL.match(text, a.to)):
        # "2019–24": the end keeps the start's century.
        year = a.year // 100 * 100 + int(tail["tail"])
        if a.year < year <= LAST_YEAR:
            return Period(a.first, str(year), a.at, tail.end())
    if more := _onward().match(text, a.to):
        follow = text[more.end() : more.end() + 1]
        if more.group().strip().lower() != "on" or follow in ("", ",", ")", ";"):
            return Period(a.first, PRESENT, at, more.end())
    if dash := _OPEN.match(text, a.to):
        # "2021 –" with nothing after it is still open.
        return Period(a.first, PRESENT, at, dash.end())
    end = a.to
    if a.kind == "year" and (cycle := _cycle().match(text, a.to)):
        end = cycle.end()
    return Period(a.first, a.last, at, end)


def _since_start(text: str, at: int) -> int:
    before = _since().search(text[max(0, at - 20) : at])
    return at if before is None else max(0, at - 20) + before.start()


def _moments(text: str, day_first: bool) -> list[_Moment]:
    out: list[_Moment] = []
    for m in _moment().finditer(text):
        moment = _read(m, day_first)
        if moment is not None:
            out.append(moment)
    return out


def _read(m: re.Match[str], day_first: bool) -> _Moment | None:
    months, seasons = _tables()
    g = m.groupdict()
    at, to = m.span()

    def named(name: str, year: int) -> _Moment:
        key = name.lower()
        if key in months:
            first, last = _span(months[key], year, 1)
            return _Moment(first, last, at, to, "month", year, months[key])
        first, last = _span(seasons[key], year, 3)
        return _Moment(first, last, at, to, "season", year, seasons[key])

    if g["bd_name"]:
        return _Moment("", "", at, to, "bare", 0, months[g["bd_name"].lower()])
    if g["m_name"]:
        return named(g["m_name"], _year(g["m_year"].lstrip("-")))
    if g["d_name"]:
        return named(g["d_name"], _year(g["d_year"]))
    if g["s_name"]:
        year = _year(g["s_year"])
        # "Winter 2024/25" is the winter that ends in 2025.
        return named(
            g["s_name"], year + 1 if g["s_next"] and g["s_name"].lower() in ("winter",) else year
        )
    if g["ys_year"]:
        return named(g["ys_name"], int(g["ys_year"]))
    for n, y in (("q_n", "q_year"), ("yq_n", "yq_year"), ("nq_n", "nq_year"), ("w_n", "w_year")):
        if g[n]:
            year, quarter = _year(g[y]), _ORDINALS.get(g[n].lower()) or int(g[n])
            first, last = _span(quarter * 3 - 2, year, 3)
            return _Moment(first, last, at, to, "quarter", year, quarter * 3 - 2)
    if g["iso_year"]:
        return _month(int(g["iso_month"]), int(g["iso_year"]), at, to)
    if g["dm_a"]:
        a, b = int(g["dm_a"]), int(g["dm_b"])
        month = b if (day_first and b <= 12) or a > 12 else a
        if not 1 <= month <= 12:
            return None
        return _month(month, _year(g["dm_year"]), at, to)
    for n, y in (
        ("n_month", "n_year"),
        ("ns_month", "ns_year"),
        ("ns2_month", "ns2_year"),
        ("nd_month", "nd_year"),
    ):
        if g[n]:
            return _month(int(g[n]), _year(g[y]), at, to)
    if g["year"]:
        year = int(g["year"])
        return _Moment(str(year), str(year), at, to, "year", year)
    if g["short"]:
        year = _year(g["short"])
        return _Moment(str(year), str(year), at, to, "short", year)
    if g["b_name"]:
        key = g["b_name"].lower()
        if key in months:
            return _Moment("", "", at, to, "bare", 0, months[key])
        return _Moment("", "", at, to, "bare", -3, seasons[key])
    if g["b_q"]:
        return _Moment("", "", at, to, "bare", -3, int(g["b_q"]) * 3 - 2)
    return _Moment(PRESENT, PRESENT, at, to, "present")


def _month(month: int, year: int, at: int, to: int) -> _Moment | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first, last = _span(month, year, 1)
    return _Moment(first, last, at, to, "month", year, month)


def _span(month: int, year: int, length: int) -> tuple[str, str]:
    """First and last month of a stretch of `length` months; December's winter began a year ago."""
    if length == 3 and month == 12:
        year -= 1
    end = month + length - 1
    return f"{year}-{month:02}", f"{year + (end - 1) // 12}-{(end - 1) % 12 + 1:02}"


def _year(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 4:
        return int(digits)
    n = int(digits)
    return 2000 + n if n < 45 else 1900 + n


def is_bare_year(period: Period) -> bool:
    return period.start == period.end and _YEAR4.fullmatch(period.start) is not None
