"""The scorecard on paper: the verdict in words, its grounds, what is not shown, then everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import screening
from screening.evidence.model import Metric
from screening.reports import wording
from screening.reports.paper import (
    Block,
    Bullets,
    Callout,
    Heading,
    Item,
    Paper,
    Quoted,
    Table,
    Text,
    Together,
    Tone,
    Verdict,
)
from screening.reports.wording import Remark
from screening.rubric import Rubric
from screening.scorecard.model import IndicatorVerdict, Scorecard, Status

GROUNDS = 3  # strongest grounds on the first page
QUOTES = 2  # of one indicator or open flag; a clear flag has one


def scorecard_paper(
    card: Scorecard, rubric: Rubric, remarks: Sequence[Remark] = (), blind: bool = False
) -> Paper:
    """`card` is a masked copy where `blind`. `remarks` are what people corrected or settled."""
    level = wording.level_of(card, rubric)
    blocks: list[Block] = []
    if blind:
        blocks.append(Text(wording.BLIND, quiet=True, after=8))
    blocks.append(Verdict(f"Recommended level: {level.name}", card.level_reason))
    blocks += _said("level", remarks)
    blocks += _hidden(card)
    blocks += _grounds(card)
    blocks += _not_shown(card, rubric)
    blocks += _flags(card, remarks)
    blocks += _levels(card, rubric)
    blocks += _indicators(card, rubric, remarks)
    blocks += _positions(card)
    blocks += _claims(card)
    blocks += _notices(card)
    blocks += _made(card, rubric)
    return Paper(
        kind=f"Scorecard · {rubric.rules.name}",
        title=wording.candidate(card, blind),
        subtitle=wording.contact_line(card, blind),
        blocks=tuple(blocks),
        footer=wording.footer(card, blind),
        date=card.as_of,
    )


def strongest(card: Scorecard, count: int = GROUNDS) -> tuple[IndicatorVerdict, ...]:
    """Indicators shown that carry the verdict: those of its own level first, the surest first."""
    met = [i for i in card.indicators if i.met and i.verdict.findings]
    own = {i.id: n for n, i in enumerate(card.indicators)}
    met.sort(key=lambda i: (i.level != card.level, -i.verdict.confidence, own[i.id]))
    return tuple(met[:count])


def _said(target: str, remarks: Sequence[Remark]) -> Iterator[Block]:
    for remark in remarks:
        if remark.target == target:
            yield Text(f"By a person: {remark.text}", bold=True)


def _hidden(card: Scorecard) -> Iterator[Block]:
    found = [n for n in card.notices if n.code == "hidden_text"]
    if found:
        yield Callout(
            "This document holds text that a reader cannot see. It was not judged.",
            tuple(wording.notice_line(n) for n in found),
            Tone.BAD,
        )


def _grounds(card: Scorecard) -> Iterator[Block]:
    grounds = strongest(card)
    if not grounds:
        yield Heading("Grounds")
        yield Text("No line of the resume shows any of the indicators.")
        return
    yield Heading("Strongest grounds")
    for i in grounds:
        quote = i.verdict.findings[0].quote
        yield Together(
            (Item("Shown", Tone.GOOD, i.name), Quoted(quote.text, wording.where(quote, card)))
        )


def _not_shown(card: Scorecard, rubric: Rubric) -> Iterator[Block]:
    names = {x.id: x.name for x in rubric.levels}
    missing = [i for i in card.indicators if not i.met]
    yield Heading("Not shown")
    if not missing:
        yield Text("Every indicator is shown.")
    by_level: dict[str, list[str]] = {}
    for i in missing:
        by_level.setdefault(i.level, []).append(i.name)
    yield Bullets(
        tuple(f"{names.get(level, level)}: {', '.join(n)}" for level, n in by_level.items())
    )


def _flags(card: Scorecard, remarks: Sequence[Remark]) -> Iterator[Block]:
    yield Heading("Red flags")
    for f in card.red_flags:
        word, tone = wording.STATUS[f.status]
        blocks: list[Block] = [Item(word, tone, f.name, f.reason)]
        most = 1 if f.status is Status.CLEAR else QUOTES
        blocks += [Quoted(q.text, wording.where(q, card)) for q in wording.once(f.quotes)[:most]]
        blocks += _said(f.id, remarks)
        yield Together(tuple(blocks))


def _levels(card: Scorecard, rubric: Rubric) -> Iterator[Block]:
    rows = []
    for level in rubric.levels:
        own = [i for i in card.indicators if i.level == level.id]
        asks = f"{level.min_months} months and {level.min_indicators} of {len(own)} indicators"
        rows.append(
            (
                level.name + (" (recommended)" if level.id == card.level else ""),
                asks if level.min_months else "any",
                f"{card.relevant_months} months, {sum(i.met for i in own)} of {len(own)}",
                f"{card.scores.get(level.id, 0)} of 100",
            )
        )
    yield Together(
        (
            Heading("Levels"),
            Table(
                ("Level", "Asks for", "This resume", "Score"), tuple(rows), (27, 36, 24, 13), (3,)
            ),
            Text(card.months_reason, quiet=True),
        )
    )


def _indicators(card: Scorecard, rubric: Rubric, remarks: Sequence[Remark]) -> Iterator[Block]:
    yield Heading("Indicators, by level")
    for level in reversed(rubric.levels):
        own = [i for i in card.indicators if i.level == level.id]
        if not own:
            continue
        yield Heading(f"{level.name}: {sum(i.met for i in own)} of {len(own)} shown", 2)
        for i in own:
            yield Together(tuple(_indicator(i, card, remarks)))


def _indicator(i: IndicatorVerdict, card: Scorecard, remarks: Sequence[Remark]) -> Iterator[Block]:
    if i.met:
        yield Item("Shown", Tone.GOOD, i.name)
        quotes = wording.once([f.quote for f in i.verdict.findings])
        for q in quotes[:QUOTES]:
            yield Quoted(q.text, wording.where(q, card))
        more = len(quotes) - QUOTES
        if more > 0:
            yield Quoted("", f"and {wording.count(more, 'more line')} of the resume")
    else:
        yield Item("Not shown", Tone.QUIET, i.name, i.reason.removeprefix("Not shown. "))
    yield from _said(i.id, remarks)


def _positions(card: Scorecard) -> Iterator[Block]:
    yield Heading("Positions and months")
    if not card.positions:
        yield Text("No positions were found.")
        return
    rows = [
        (
            wording.period(p.position.start, p.position.end),
            wording.held(p.position) + f" ({wording.KINDS[p.position.kind.value]})",
            f"{wording.counts(p)}. {p.reason}",
            str(p.months) if p.months else "–",
        )
        for p in card.positions
    ]
    rows.append(("", "Relevant months together, overlaps once", "", str(card.relevant_months)))
    yield Table(
        ("Period", "Position", "Does it count, and why", "Months"),
        tuple(rows),
        (19, 33, 38, 10),
        (3,),
        bold_last=True,
    )


def _claims(card: Scorecard) -> Iterator[Block]:
    if card.tools:
        kinds: dict[str, list[str]] = {}
        for t in card.tools:
            kinds.setdefault(t.kind, []).append(t.name)
        yield Heading("Campaign systems named")
        yield Bullets(tuple(f"{k}: {', '.join(dict.fromkeys(n))}" for k, n in kinds.items()))
    if card.languages:
        yield Heading("Languages named")
        yield Text(", ".join(card.languages))
    if card.metrics:
        yield Heading("Numbers claimed")
        yield Table(
            ("Number", "In the resume's words", "To ask"),
            tuple((_number(m), f"“{m.quote.text}”", m.doubt or "–") for m in card.metrics),
            (18, 46, 36),
        )


def _number(m: Metric) -> str:
    value = f"{m.value:,g}" if m.value < 1e6 else f"{m.value:,.0f}"
    return f"{value} {m.unit}".strip() + (f" per {m.per}" if m.per else "")


def _notices(card: Scorecard) -> Iterator[Block]:
    rest = [n for n in card.notices if n.code != "hidden_text"]
    if rest:
        yield Heading("About the reading of this document")
        yield Bullets(tuple(map(wording.notice_line, rest)))


def _made(card: Scorecard, rubric: Rubric) -> Iterator[Block]:
    rows = [
        ("Document", card.file),
        ("SHA-256 of its bytes", card.sha256),
        ("Rubric", f"{card.rubric_id} {card.rubric_version}"),
        ("SHA-256 of the rubric", card.rubric_sha256),
        ("Engine", f"Screening {screening.__version__}"),
        ("As of", wording.date(card.as_of)),
    ]
    yield Together((Heading("How this was made"), Table(("What", "Which"), tuple(rows), (28, 72))))
    if card.rubric_sha256 != rubric.sha256:
        yield Text(
            f"The rubric has changed since: names above are those of version {rubric.version}.",
            quiet=True,
        )
    yield Text(f"Scores. {rubric.rules.scoring.explanation}", quiet=True)
