"""When the positions were, as a chart; what is stated by year alone is striped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from screening.resume.dates import PRESENT
from screening.resume.months import Fault, Span, span_of, union
from screening.ui.words import months, period, plain

if TYPE_CHECKING:
    import altair as alt

    from screening.scorecard import PositionMonths, Scorecard

TOGETHER = "Counted together"
RELEVANT, OTHER = "Relevant", "Not relevant"
LONGEST = 38  # characters of a position's name beside its bar
ROW = 36  # pixels
AROUND = 76  # pixels for the legend and the years
COLORS = {RELEVANT: "#2C8A99", OTHER: "#8C989F"}  # seen on white and on black alike


def _month(n: int) -> str:
    """The first day of a month ordinal, for the chart's time axis."""
    return f"{n // 12:04d}-{n % 12 + 1:02d}-01"


def label(position: PositionMonths) -> str:
    """A position's name beside its bar."""
    p = position.position
    text = plain(p.title or p.organization) or "Position without a title"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _whole_years(start: str, end: str, span: Span) -> list[range]:
    """The years that are named without a month: somewhere in them the work began or ended."""
    years = []
    for point in {start, end or start}:
        if len(point) == 4 and point.isdigit():
            first = int(point) * 12
            years.append(range(first, min(first + 12, span.last + 7)))
    return years


def bars(card: Scorecard) -> Iterator[dict[str, Any]]:
    """One row of data for each piece of a bar: where it starts and ends, and how it is drawn."""
    dated = [
        (p, span)
        for p in card.positions
        if not (span := span_of(p.position.start, p.position.end, card.as_of)).fault
    ]
    dated.sort(key=lambda d: (-d[1].last, -d[1].first))
    for order, (p, span) in enumerate(dated, start=1):
        common = {
            "row": f"{order:02d} {label(p)}",
            "kind": RELEVANT if p.relevant else OTHER,
            "title": label(p),
            "organization": plain(p.position.organization),
            "period": period(p.position.start, p.position.end),
            "months": months(p.months),
        }
        unsure = _whole_years(p.position.start, p.position.end, span)
        sure = [m for m in range(span.first, span.last + 1) if not any(m in y for y in unsure)]
        for first, last in _runs(sure):
            yield {**common, "start": _month(first), "end": _month(last + 1), "hatch": False}
        for year in unsure:
            for m in year:
                middle = _month(m)[:8] + "16"
                yield {**common, "start": _month(m), "end": middle, "hatch": True}
    counted = union(span for p, span in dated if p.relevant)
    for first, last in _runs(sorted(counted)):
        yield {
            "row": f"00 {TOGETHER}",
            "kind": RELEVANT,
            "title": TOGETHER,
            "organization": "",
            "period": f"{months(len(counted))} in all",
            "months": months(last + 1 - first),
            "start": _month(first),
            "end": _month(last + 1),
            "hatch": False,
        }


def _runs(sorted_months: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Stretches of months without a gap, as first and last."""
    first = last = None
    for m in sorted_months:
        if last is not None and m == last + 1:
            last = m
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = m
    if first is not None and last is not None:
        yield first, last


def chart(card: Scorecard) -> alt.Chart | None:
    """The timeline; None where no position has dates that count."""
    import altair as alt
    import pandas as pd

    data = pd.DataFrame(bars(card))
    if data.empty:
        return None
    data["start"], data["end"] = pd.to_datetime(data["start"]), pd.to_datetime(data["end"])
    rows = sorted(set(data["row"]))
    encoded = alt.Chart(data).encode(
        x=alt.X(
            "start:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", labelOverlap=True)
        ),
        x2="end:T",
        y=alt.Y(
            "row:N",
            title=None,
            sort=rows,
            axis=alt.Axis(
                labelExpr="slice(datum.value, 3)",
                labelLimit=260,
                labelOverlap=False,
                ticks=False,
                domain=False,
            ),
        ),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=list(COLORS), range=list(COLORS.values())),
            legend=alt.Legend(orient="top", direction="horizontal"),
        ),
        tooltip=[
            alt.Tooltip("title:N", title="Position"),
            alt.Tooltip("organization:N", title="Organization"),
            alt.Tooltip("period:N", title="Period"),
            alt.Tooltip("months:N", title="Months"),
        ],
    )
    height = AROUND + ROW * len(rows)
    drawn: alt.Chart = encoded.mark_bar(height=16).properties(height=height)
    return drawn


def note(card: Scorecard) -> str:
    """What the chart leaves out or draws in its own way, in words."""
    out = []
    points = [t for p in card.positions for t in (p.position.start, p.position.end)]
    if any(len(t) == 4 and t.isdigit() for t in points):
        out.append("Striped: only the year is stated; it counts from or to its middle.")
    missing = [p for p in card.positions if p.fault == Fault.UNDATED.value]
    if missing:
        out.append("Positions without dates are in the table only.")
    if any(t == PRESENT for t in points):
        out.append("Work that goes on is drawn up to the as-of month.")
    return " ".join(out)
