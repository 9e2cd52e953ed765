"""The list of candidates as CSV and as a spreadsheet (XLSX). No cell can run as a formula."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from screening.reports.strings import clean
from screening.rubric import Rubric
from screening.scorecard.model import Scorecard, Status

# What makes a spreadsheet read a cell as a formula, the full-width forms too.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MADE = datetime.datetime(2026, 1, 1)  # the file's own date: the same rows give the same bytes
WIDEST = 48  # characters of a column


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate in the list. `shown` are ids of indicators, `flagged` and `ask` of red flags;
    `months` and `scores` are None and empty where the document could not be read (`error`)."""

    name: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    status: str = ""
    level: str = ""
    months: int | None = None
    scores: dict[str, int] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    ask: frozenset[str] = frozenset()
    tools: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    warnings: int = 0
    file: str = ""
    sha256: str = ""
    rubric: str = ""
    as_of: str = ""
    error: str = ""


def candidate_row(card: Scorecard, status: str = "") -> CandidateRow:
    """A scorecard as a row; a masked card gives a masked row."""
    c = card.contact
    return CandidateRow(
        name=c.name,
        email=c.email,
        phone=c.phone,
        location=c.location,
        status=status,
        level=card.level,
        months=card.relevant_months,
        scores=dict(card.scores),
        shown=frozenset(i.id for i in card.indicators if i.met),
        flagged=frozenset(f.id for f in card.red_flags if f.status is Status.FLAGGED),
        ask=frozenset(f.id for f in card.red_flags if f.status is Status.ASK),
        tools=tuple(dict.fromkeys(t.name for t in card.tools)),
        languages=card.languages,
        warnings=len(card.notices),
        file=card.file,
        sha256=card.sha256,
        rubric=f"{card.rubric_id} {card.rubric_version}",
        as_of=card.as_of.isoformat(),
    )


def header(rubric: Rubric) -> tuple[str, ...]:
    return (
        "Name", "E-mail", "Phone", "Location", "Status", "Level", "Relevant months",
        *(f"{level.name} score (0–100)" for level in rubric.levels),
        *(f"{i.name} ({_name(rubric, i.level)})" for i in rubric.indicators),
        *(f"Flag: {f.name}" for f in rubric.red_flags),
        "Campaign systems", "Languages", "Warnings", "File", "SHA-256", "Rubric", "As of",
        "Not read",
    )  # fmt: skip


def cells(row: CandidateRow, rubric: Rubric) -> tuple[str | int, ...]:
    """A row's cells in the header's order; numbers stay numbers, what is not known is empty."""
    read = row.months is not None
    return (
        row.name, row.email, row.phone, row.location, row.status,
        _name(rubric, row.level), row.months if row.months is not None else "",
        *(row.scores.get(level.id, "") for level in rubric.levels),
        *(_shown(row, i.id) if read else "" for i in rubric.indicators),
        *(_flag(row, f.id) if read else "" for f in rubric.red_flags),
        ", ".join(row.tools), ", ".join(row.languages), row.warnings,
        row.file, row.sha256, row.rubric, row.as_of, row.error,
    )  # fmt: skip


def candidates_csv(rows: Iterable[CandidateRow], rubric: Rubric) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads names right. A cell that a spreadsheet
    would run as a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(h) for h in header(rubric)])
    for row in rows:
        writer.writerow([_safe(c) for c in cells(row, rubric)])
    return out.getvalue().encode("utf-8-sig")


def candidates_xlsx(rows: Sequence[CandidateRow], rubric: Rubric) -> bytes:
    """A sheet with a fixed header row, filters and widths. Texts are text cells, never formulas;
    one that looks like a formula is marked as text for good (as with an apostrophe in front)."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {"title": f"Candidates · {rubric.rules.name}", "author": "Screening", "created": MADE}
    )
    sheet = book.add_worksheet("Candidates")
    top = book.add_format(
        {
            "bold": True,
            "bg_color": "#1F3A5F",
            "font_color": "#FFFFFF",
            "text_wrap": True,
            "valign": "top",
        }
    )
    text = book.add_format({"num_format": "@", "valign": "top"})
    quoted = book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True})
    number = book.add_format({"num_format": "0", "valign": "top"})
    names = header(rubric)
    widths = [min(18, max(9, len(n))) for n in names]
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, top)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(cells(row, rubric)):
            if isinstance(cell, int):
                sheet.write_number(line, column, cell, number)
                continue
            value = _one_line(cell)
            sheet.write_string(line, column, value, quoted if value.startswith(RISKY) else text)
            widths[column] = min(WIDEST, max(widths[column], len(value) + 1))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 45)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(rows)), len(names) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _shown(row: CandidateRow, indicator: str) -> str:
    return "shown" if indicator in row.shown else "not shown"


def _flag(row: CandidateRow, flag: str) -> str:
    if flag in row.flagged:
        return "flagged"
    return "ask" if flag in row.ask else "clear"


def _name(rubric: Rubric, level: str) -> str:
    return next((x.name for x in rubric.levels if x.id == level), level)


def _one_line(text: str) -> str:
    """Without line ends and control signs; what begins with one keeps no trace of it."""
    return clean(text)


def _safe(value: Any) -> Any:
    """For CSV: a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if not isinstance(value, str):
        return value
    line = _one_line(value)
    return f"'{line}" if line.startswith(RISKY) or value.startswith(RISKY) else line
