"""One document at a time: the whole screening against pdfminer's extraction, stage by stage, and
whether ten times the lines take ten times as long."""

from __future__ import annotations

import datetime
import io
import json
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.timing import Row, interleaved

DAY = datetime.date(2026, 11, 1)
Screen = Callable[[bytes, str], object]


def screener() -> Screen:
    """Bytes to the contract's JSON in this process, everything loaded, every word a new one: the
    answers of the dictionary to this document's words are not kept from one round to the next."""
    from screening.batch.result import as_line, screen
    from screening.evidence import spelling
    from screening.rubric import load_rubric

    rubric = load_rubric()

    def once(data: bytes, name: str) -> object:
        spelling._misspelt.cache_clear()
        spelling._known.cache_clear()
        return as_line(screen(data, name, rubric, DAY), rubric, DAY)

    return once


def against_extraction(files: Sequence[Path], rounds: int = 5) -> list[Row]:
    """PDF files whose text is in them; pictures are no matter of extraction."""
    from pdfminer.high_level import extract_pages

    from screening.documents import read_bytes

    screen = screener()
    ratios = []
    read = []
    pages = 0
    for path in files:
        data = path.read_bytes()
        if any(page.recognized_by for page in read_bytes(data, path.name).pages):
            continue
        taken = interleaved(
            {
                "extract": lambda data=data: pages_of(data, extract_pages),
                "read": lambda data=data, path=path: read_bytes(data, path.name),
                "screen": lambda data=data, path=path: screen(data, path.name),
            },
            rounds,
        )
        ratios.append(taken["screen"] / taken["extract"])
        read.append(taken["read"] / taken["extract"])
        pages += pages_of(data, extract_pages)
    middle = f"{statistics.median(ratios):.2f}"
    many = f"{len(ratios)} PDF files, {pages} pages"
    return [
        Row(
            f"Whole screening of a PDF against `pdfminer.high_level.extract_pages` ({many})",
            middle,
            "0.75",
            readme=True,
        ),
        Row("the same, the file that does worst", f"{max(ratios):.2f}"),
        Row("reading alone, median", f"{statistics.median(read):.2f}"),
    ]


def pages_of(data: bytes, extract_pages: Callable[..., object]) -> int:
    return sum(1 for _ in extract_pages(io.BytesIO(data)))  # type: ignore[call-overload]


def stages(files: Sequence[Path], rounds: int = 9) -> list[Row]:
    """Where the time of one document goes: the file of median size."""
    from pdfminer.high_level import extract_pages

    from screening.documents import read_bytes
    from screening.evidence.gather import gather
    from screening.resume import parse
    from screening.rubric import load_rubric
    from screening.scorecard import make_scorecard

    path = sorted(files, key=lambda p: p.stat().st_size)[len(files) // 2]
    data, rubric = path.read_bytes(), load_rubric()
    document = read_bytes(data, path.name)
    resume = parse(document)
    card = make_scorecard(resume, rubric, DAY)
    taken = interleaved(
        {
            "extract": lambda: pages_of(data, extract_pages),
            "documents": lambda: read_bytes(data, path.name),
            "resume": lambda: parse(document),
            "evidence": lambda: gather(resume, rubric, DAY),
            "evidence and scorecard": lambda: make_scorecard(resume, rubric, DAY),
            "JSON": lambda: json.dumps(card.to_dict(), ensure_ascii=False),
        },
        rounds,
    )
    taken["scorecard"] = max(0.0, taken.pop("evidence and scorecard") - taken["evidence"])
    parts = ("documents", "resume", "evidence", "scorecard", "JSON")
    whole = sum(taken[p] for p in parts)
    rows = [Row(f"One PDF, {document.report.pages} pages: `extract_pages`", "1.00")]
    rows += [
        Row(f"{p} ({taken[p] / whole:.0%} of the screening)", f"{taken[p] / taken['extract']:.2f}")
        for p in parts
    ]
    return rows


def linearity(rounds: int = 5) -> list[Row]:
    """A long resume and one of ten times its length, as text and as PDF."""
    screen = screener()
    rows = []
    for kind, make in (("text", _text), ("PDF", _pdf)):
        short, long = make(6), make(60)
        screen(short, "a"), screen(long, "a")
        taken = interleaved(
            {"short": lambda s=short: screen(s, "a"), "long": lambda s=long: screen(s, "a")}, rounds
        )
        rows.append(
            Row(
                f"10 times the lines take so many times as long ({kind})",
                f"{taken['long'] / taken['short']:.1f}",
                "11",
                readme=True,
            )
        )
    return rows


def _lines(positions: int) -> list[str]:
    out = ["Robin Example", "robin@example.com", "", "EXPERIENCE", ""]
    for n in range(positions):
        year = 2024 - n % 20
        out += [
            f"Phone Bank Caller, Riverbend Campaign {n}, March {year} - June {year}",
            f"- Made {100 + n} calls a shift from a script and entered each result in VAN.",
            "- Trained new volunteers on evenings and weekends and wrote the training guide.",
            "- Reported contact rates to the field director each week.",
            "- Kept to the do-not-call list and the hours that the rules allow.",
            "",
        ]
    return out


def _text(positions: int) -> bytes:
    return "\n".join(_lines(positions)).encode()


def _pdf(positions: int) -> bytes:
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=letter)
    y = 740
    for line in _lines(positions):
        canvas.setFont("Helvetica-Bold" if line.isupper() else "Helvetica", 10)
        canvas.drawString(60, y, line)
        y -= 14
        if y < 60:
            canvas.showPage()
            y = 740
    canvas.save()
    return target.getvalue()
