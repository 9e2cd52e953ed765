"""A scorecard from its contract object, so that a stored card can be printed.

The object leaves out what can be looked up or said again: names come from the rubric, sentences
are shorter, and a quote no longer knows its position. ``restore(card.to_dict(), rubric).to_dict()``
is the same object.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from screening.documents.model import Box, Notice
from screening.evidence.model import Finding, Metric, Quote, State, ToolUse, Verdict
from screening.resume.model import Contact, Position, PositionKind
from screening.rubric import Rubric
from screening.scorecard.model import (
    AskedQuestion,
    FlagVerdict,
    IndicatorVerdict,
    PositionMonths,
    Scorecard,
    Status,
)

SCHEMA = 1


def restore(data: Mapping[str, Any], rubric: Rubric) -> Scorecard:
    """ValueError for the object of a document that could not be read, and for another schema."""
    if data.get("error"):
        raise ValueError(f"The document was not read: {data['error']}")
    if data.get("schema") != SCHEMA:
        raise ValueError(f"This card has schema {data.get('schema')!r}; only {SCHEMA} is known.")
    indicators = {i.id: i.name for i in rubric.indicators}
    flags = {f.id: f.name for f in rubric.red_flags}
    tools = {t.name: t for t in rubric.lexicon.tools}
    core = {q.id for q in rubric.questions.questions}
    doubts = {
        q["why"].removeprefix("The resume says ").strip("“”"): q["question"]
        for q in data["questions"]
        if q["id"].startswith("number_")
    }
    return Scorecard(
        file=data["file"],
        sha256=data["sha256"],
        rubric_id=data["rubric"]["id"],
        rubric_version=data["rubric"]["version"],
        rubric_sha256=data["rubric"]["sha256"],
        as_of=datetime.date.fromisoformat(data["as_of"]),
        notices=tuple(Notice(n["code"], n["message"], n["page"]) for n in data["warnings"]),
        contact=Contact(**{**data["candidate"], "links": tuple(data["candidate"]["links"])}),
        positions=tuple(map(_position, data["positions"])),
        relevant_months=data["relevant_months"],
        months_reason=f"{data['relevant_months']} relevant months together; overlaps count once.",
        level=data["level"],
        level_reason=data["level_reason"],
        scores=dict(data["scores"]),
        indicators=tuple(_indicator(i, indicators) for i in data["indicators"]),
        red_flags=tuple(
            FlagVerdict(
                f["id"],
                flags.get(f["id"], _words(f["id"])),
                Status(f["status"]),
                f["reason"],
                tuple(map(_quote, f["evidence"])),
            )
            for f in data["red_flags"]
        ),
        tools=tuple(
            ToolUse(
                name,
                tools[name].kind.value if name in tools else "campaign system",
                name in tools and tools[name].voter_database,
                Quote(""),
            )
            for name in data["tools"]
        ),
        languages=tuple(data["languages"]),
        metrics=tuple(
            Metric(m["value"], m["unit"], m["per"], Quote(m["quote"]), doubts.get(m["quote"], ""))
            for m in data["metrics"]
        ),
        questions=tuple(
            AskedQuestion(
                q["id"],
                q["level"],
                q["question"],
                tuple(q["listen_for"]),
                q["why"],
                q["id"] not in core,
            )
            for q in data["questions"]
        ),
    )


def _quote(q: Mapping[str, Any]) -> Quote:
    return Quote(q["quote"], q["page"], tuple(Box(*b) for b in q["boxes"]))


def _position(p: Mapping[str, Any]) -> PositionMonths:
    kind = PositionKind(p["kind"])
    header = _quote(p["evidence"])
    position = Position(
        p["title"], p["organization"], "", p["start"], p["end"], kind, 0, (), header.text
    )
    return PositionMonths(position, p["months"], p["relevant"], "", "", header)


def _indicator(i: Mapping[str, Any], names: Mapping[str, str]) -> IndicatorVerdict:
    findings = tuple(
        Finding(i["id"], State.DONE, _quote(q), i["confidence"], "stored") for q in i["evidence"]
    )
    reason = f"Shown: “{findings[0].quote.text}”" if findings else "No line of the resume shows it."
    verdict = Verdict(i["id"], i["met"], i["confidence"], findings, 0)
    return IndicatorVerdict(
        i["id"], i["level"], names.get(i["id"], _words(i["id"])), verdict, reason
    )


def _words(identifier: str) -> str:
    """A name for an id that the rubric no longer has."""
    return identifier.replace("_", " ").capitalize()
