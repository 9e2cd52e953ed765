"""Evidence made by hand, so that every number of a scorecard can be worked out beside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

import screening
from screening.documents.model import Document, Line
from screening.evidence.model import (
    Evidence,
    Finding,
    Metric,
    Quote,
    Relevance,
    Spelling,
    State,
    ToolUse,
    Verdict,
)
from screening.resume.model import (
    Contact,
    Position,
    PositionKind,
    Resume,
    Role,
    Section,
    SectionKind,
    Statement,
)
from screening.rubric import Rubric
from screening.scorecard import Scorecard

AS_OF = datetime.date(2026, 11, 1)


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return screening.load_rubric()


@pytest.fixture(scope="session")
def screen(rubric: Rubric) -> Callable[[str], Scorecard]:
    """A resume given as plain text, read and judged as the product does it."""

    def judged(text: str) -> Scorecard:
        return screening.screen(text.encode(), rubric, AS_OF, name="resume.txt")

    return judged


def position(start: str = "", end: str = "", title: str = "Field Organizer") -> Position:
    return Position(title, "Yes on 4", "", start, end, PositionKind.PAID, 1, (), f"{title} {start}")


@pytest.fixture(scope="session")
def make(rubric: Rubric) -> Callable[..., Evidence]:
    """Evidence from plain values.

    `positions` are (start, end, relevant); `met` maps an indicator to the positions (or None for
    elsewhere) its lines stand in; `signals` maps a signal to its lines (text, or text and
    position); `hours` are lines under a heading of availability.
    """

    def made(
        positions: Sequence[tuple[str, str, bool]] = (),
        met: Mapping[str, Sequence[int | None]] | None = None,
        signals: Mapping[str, Sequence[Any]] | None = None,
        tools: Sequence[ToolUse] = (),
        metrics: Sequence[Metric] = (),
        misspelt: int = 0,
        stated: int | None = None,
        hours: Sequence[str] = (),
    ) -> Evidence:
        statements: list[Statement] = []
        sections = (
            Section(SectionKind.HEAD, "", 0, 1),
            Section(SectionKind.EXPERIENCE, "EXPERIENCE", 1, 2),
            Section(SectionKind.AVAILABILITY, "AVAILABILITY", 2, 3),
        )

        def quote(text: str, where: int | None, section: int = 0) -> Quote:
            statements.append(Statement(text, (), Role.CLAIM, section, where))
            return Quote(text, None, (), len(statements) - 1, where)

        def finding(label: str, value: Any) -> Finding:
            text, where = (value, None) if isinstance(value, str) else value
            section = 2 if text in hours else 0
            return Finding(label, State.DONE, quote(text, where, section), 0.9, "classifier")

        verdicts = []
        for i in rubric.indicators:
            places = (met or {}).get(i.id, ())
            found = tuple(
                Finding(i.id, State.DONE, quote(f"{i.id} {n}", p), 0.9, "classifier")
                for n, p in enumerate(places)
            )
            verdicts.append(Verdict(i.id, bool(found), 0.9, found, 10))
        named = dict.fromkeys(
            "relevant volunteers communication compliance evenings no_volunteers no_compliance "
            "no_evenings database".split(),
            (),
        )
        given = {k: tuple(finding(k, v) for v in vs) for k, vs in (signals or {}).items()}
        resume = Resume(
            document=Document("x.txt", "0" * 64, "text", (Line("x"), Line("y"), Line("z"))),
            contact=Contact(),
            sections=sections,
            positions=tuple(position(a, b) for a, b, _ in positions),
            statements=tuple(statements),
        )
        return Evidence(
            resume=resume,
            verdicts=tuple(verdicts),
            signals={**named, **given},
            relevance=tuple(Relevance(r, "because", 0.9) for *_, r in positions),
            tools=tuple(tools),
            metrics=tuple(metrics),
            spelling=Spelling(tuple("abcdefghij"[:misspelt]), (), misspelt),
            stated_months=stated,
            stated_quote=Quote("on and off for years") if stated else None,
        )

    return made
