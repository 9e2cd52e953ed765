"""The scorecard as the contract's JSON object (``contract.md``), and an unread document's."""

from __future__ import annotations

import datetime
from typing import Any

from screening.documents.model import Notice
from screening.evidence.model import Quote
from screening.rubric import Rubric
from screening.scorecard.model import Scorecard

SCHEMA = 1


def to_dict(card: Scorecard) -> dict[str, Any]:
    """Keys in the contract's order; numbers rounded as shown."""
    return {
        "schema": SCHEMA,
        "file": card.file,
        "sha256": card.sha256,
        "rubric": {
            "id": card.rubric_id,
            "version": card.rubric_version,
            "sha256": card.rubric_sha256,
        },
        "as_of": card.as_of.isoformat(),
        "error": None,
        "warnings": [_notice(n) for n in card.notices],
        "candidate": {
            "name": card.contact.name,
            "email": card.contact.email,
            "phone": card.contact.phone,
            "location": card.contact.location,
            "links": list(card.contact.links),
        },
        "positions": [
            {
                "title": p.position.title,
                "organization": p.position.organization,
                "start": p.position.start,
                "end": p.position.end,
                "months": p.months,
                "relevant": p.relevant,
                "kind": p.position.kind.value,
                "evidence": _quote(p.quote),
            }
            for p in card.positions
        ],
        "relevant_months": card.relevant_months,
        "level": card.level,
        "level_reason": card.level_reason,
        "scores": dict(card.scores),
        "indicators": [
            {
                "id": i.id,
                "level": i.level,
                "met": i.met,
                "confidence": i.verdict.confidence,
                "evidence": [_quote(f.quote) for f in i.verdict.findings],
            }
            for i in card.indicators
        ],
        "red_flags": [
            {
                "id": f.id,
                "status": f.status.value,
                "reason": f.reason,
                "evidence": [_quote(q) for q in f.quotes],
            }
            for f in card.red_flags
        ],
        "tools": [t.name for t in card.tools],
        "languages": list(card.languages),
        "metrics": [
            {"value": _number(m.value), "unit": m.unit, "per": m.per, "quote": m.quote.text}
            for m in card.metrics
        ],
        "questions": [
            {
                "id": q.id,
                "level": q.level,
                "question": q.question,
                "listen_for": list(q.listen_for),
                "why": q.why,
            }
            for q in card.questions
        ],
    }


def error_dict(
    file: str, sha256: str, rubric: Rubric, as_of: datetime.date, message: str
) -> dict[str, Any]:
    """The object of a document that could not be read: the same keys, nothing scored."""
    return {
        "schema": SCHEMA,
        "file": file,
        "sha256": sha256,
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "as_of": as_of.isoformat(),
        "error": message,
        "warnings": [],
        "candidate": {"name": "", "email": "", "phone": "", "location": "", "links": []},
        "positions": [],
        "relevant_months": 0,
        "level": None,
        "level_reason": "",
        "scores": {},
        "indicators": [],
        "red_flags": [],
        "tools": [],
        "languages": [],
        "metrics": [],
        "questions": [],
    }


def _notice(n: Notice) -> dict[str, Any]:
    return {"code": n.code, "message": n.message, "page": n.page}


def _quote(q: Quote) -> dict[str, Any]:
    return {"quote": q.text, "page": q.page, "boxes": [b.rounded() for b in q.boxes]}


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
