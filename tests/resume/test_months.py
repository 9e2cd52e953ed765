"""Months of work as the guide's section 1 counts them, by hand and by properties."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.resume.months import Fault, Span, ordinal, span_of, union

AS_OF = datetime.date(2026, 11, 1)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2021-03", "2021-11", 9),  # both end months count
        ("2021-03", "2021-03", 1),
        ("2020-12", "2021-01", 2),
        ("2021-03", "present", 69),  # Mar 2021 – Nov 2026: 5 x 12 + 9
        ("2026-11", "present", 1),  # the as-of month counts too
        ("2019", "2021", 24),  # July 2019 – June 2021
        ("2019", "2021-03", 21),  # July 2019 – March 2021
        ("2019-06", "2021", 25),  # June 2019 – June 2021
        ("2020", "2020", 6),  # a bare year: July – December
        ("2020", "", 6),
        ("2019-06", "", 1),  # a single month
        ("2019", "present", 89),  # July 2019 – Nov 2026: 7 x 12 + 5
        ("2026", "2026", 5),  # July – November, the rest is still to come
        ("2026-09", "2027-05", 3),  # capped at the as-of month
        ("2025", "2028", 17),  # July 2025 – Nov 2026
        ("2019-12", "2020-02", 3),  # winter 2020
        ("2020-07", "2020-09", 3),  # Q3
        ("1998", "2004", 72),
    ],
)
def test_a_period_counts(start: str, end: str, months: int) -> None:
    span = span_of(start, end, AS_OF)
    assert (span.months, span.fault) == (months, Fault.NONE)


@pytest.mark.parametrize(
    ("start", "end", "fault"),
    [
        ("", "", Fault.UNDATED),
        ("present", "present", Fault.UNDATED),
        ("2022-10", "2022-04", Fault.REVERSED),
        ("2021", "2019", Fault.REVERSED),
        ("2021-08", "2021-07", Fault.REVERSED),  # by one month only
        ("2021-08", "2021", Fault.REVERSED),  # the year's end is June
        ("2026-12", "present", Fault.FUTURE),
        ("2027", "2027", Fault.FUTURE),
        ("2027-01", "2027-05", Fault.FUTURE),
        ("2027-05", "2027-01", Fault.FUTURE),
    ],
)
def test_a_faulty_period_counts_nothing_and_says_why(start: str, end: str, fault: Fault) -> None:
    span = span_of(start, end, AS_OF)
    assert (span.months, span.fault) == (0, fault)
    assert union([span]) == set()


@pytest.mark.parametrize("text", ["spring", "2021-13", "2021-00", "03/2021", "2021-3x", "21"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        span_of(text, "2022-01", AS_OF)


def test_overlaps_count_once_and_gaps_nothing() -> None:
    spans = [
        span_of("2019-01", "2019-12", AS_OF),  # 12
        span_of("2019-06", "2020-03", AS_OF),  # 7 in common, 3 more
        span_of("2021-01", "2021-02", AS_OF),  # 2, after a gap of nine
    ]
    assert len(union(spans)) == 17
    assert sum(s.months for s in spans) == 24


def test_union_of_nothing_is_nothing() -> None:
    assert union([]) == set()


def test_a_month_is_counted_by_its_number() -> None:
    assert ordinal(AS_OF) == 2026 * 12 + 10
    assert list(Span(5, 7)) == [5, 6, 7]


CAP = ordinal(AS_OF)
MONTH = st.integers(1990 * 12, CAP)


def text(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


@st.composite
def periods(draw: st.DrawFn) -> Span:
    a, b = sorted((draw(MONTH), draw(MONTH)))
    return span_of(text(a), text(b), AS_OF)


SPANS = st.lists(periods(), max_size=8)


@given(SPANS)
def test_the_union_never_exceeds_the_span_nor_the_sum(spans: list[Span]) -> None:
    months = union(spans)
    if spans:
        whole = max(s.last for s in spans) - min(s.first for s in spans) + 1
        assert max(s.months for s in spans) <= len(months) <= whole
    assert len(months) <= sum(s.months for s in spans)


@given(SPANS, st.randoms())
def test_order_changes_nothing(spans: list[Span], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(spans)
    random.shuffle(shuffled)
    assert union(shuffled) == union(spans)


@given(SPANS, st.data())
def test_splitting_a_period_changes_nothing(spans: list[Span], data: st.DataObject) -> None:
    halves: list[Span] = []
    for s in spans:
        cut = data.draw(st.integers(s.first, s.last))
        halves.append(span_of(text(s.first), text(cut), AS_OF))
        if cut < s.last:
            halves.append(span_of(text(cut + 1), text(s.last), AS_OF))
    assert union(halves) == union(spans)


@given(SPANS, periods())
def test_adding_a_period_never_shortens(spans: list[Span], more: Span) -> None:
    assert union(spans) <= union([*spans, more])


@given(SPANS)
def test_a_period_twice_counts_once(spans: list[Span]) -> None:
    assert union([*spans, *spans]) == union(spans)


@given(MONTH, st.integers(0, 400))
def test_a_later_end_never_shortens_and_today_is_the_last_month(start: int, more: int) -> None:
    one = span_of(text(start), text(start + more), AS_OF)
    two = span_of(text(start), text(start + more + 1), AS_OF)
    assert one.months <= two.months <= span_of(text(start), "present", AS_OF).months
    assert two.last <= CAP


@given(st.integers(1990, 2025), st.integers(1990, 2025))
def test_years_count_twelve_months_each_between_their_middles(a: int, b: int) -> None:
    span = span_of(str(a), str(b), AS_OF)
    if a < b:
        assert span.months == 12 * (b - a)
    elif a == b:
        assert span.months == 6
    else:
        assert span.fault is Fault.REVERSED
