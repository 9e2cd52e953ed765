"""How well a document was read, and whether that is good enough to score."""

from __future__ import annotations

from dataclasses import replace

from screening.documents.model import Report
from screening.documents.reading import Reading

LEAST_PLACED = 0.9  # share of visible characters that stand in the lines
MOST_UNMAPPED = 0.1  # share of glyphs without a character
LEAST_CONFIDENCE = 0.6  # mean confidence of recognition
LEAST_LINE = 0.35  # confidence: below, a recognized line is a guess
MOST_GUESSED = 0.3  # share of recognized lines that are guesses


def report_of(reading: Reading) -> Report:
    """The reader's report with recognition summed up, and the verdict with its reason."""
    known = [
        (line.confidence, len(line.text)) for line in reading.lines if line.confidence is not None
    ]
    count = sum(n for _, n in known)
    confidence = round(sum(c * n for c, n in known) / count, 3) if count else None
    engine = next((p.recognized_by for p in reading.pages if p.recognized_by), "")
    report = replace(reading.report, pages=len(reading.pages), engine=engine, confidence=confidence)
    reason = _reason(reading, report)
    return replace(report, scorable=not reason, reason=reason)


def _reason(reading: Reading, report: Report) -> str:
    """Why the reading is too poor to judge; "" where it is good enough."""
    for notice in reading.notices:
        if notice.code == "not_read":
            return f"{notice.message} Read it yourself."
    if report.unmapped > MOST_UNMAPPED * max(1, report.characters):
        share = report.unmapped / max(1, report.characters)
        return (
            f"{share:.0%} of the characters have no meaning in the file: "
            "its font hides them. Read it yourself, or ask for another copy."
        )
    if report.placed < LEAST_PLACED:
        return (
            f"Only {report.placed:.0%} of the text could be put in order. Read it yourself, "
            "or ask for another copy."
        )
    guessed = [x for x in reading.lines if x.confidence is not None and x.confidence < LEAST_LINE]
    recognized = sum(x.confidence is not None for x in reading.lines)
    if report.confidence is not None and (
        report.confidence < LEAST_CONFIDENCE or len(guessed) > MOST_GUESSED * recognized
    ):
        page = guessed[0].page if guessed else reading.pages[0].number
        return (
            f"The picture was recognized with a confidence of only {report.confidence:.0%} "
            f"(page {page}). Read it yourself, or ask for a PDF with text."
        )
    return ""
