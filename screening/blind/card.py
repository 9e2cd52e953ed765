"""A masked copy of a scorecard: nothing in it tells who the candidate is; all counts stay."""

from __future__ import annotations

from dataclasses import replace

from screening.blind.document import (
    MaskedLines,
    file_label,
    in_education,
    mask_contact,
    mask_position,
)
from screening.blind.finder import Finder
from screening.blind.tools import marker
from screening.evidence.model import Finding, Quote, ToolUse, Verdict
from screening.resume.model import Resume
from screening.rubric import Rubric
from screening.scorecard.model import FlagVerdict, IndicatorVerdict, PositionMonths, Scorecard


def mask_card(
    card: Scorecard, resume: Resume, rubric: Rubric, finder: Finder, masked: MaskedLines
) -> Scorecard:
    """`resume` is the unmasked one that the card was made from."""

    def quote(q: Quote) -> Quote:
        return replace(q, text=finder.text(q.text, in_education(resume, q.statement)))

    def finding(f: Finding) -> Finding:
        return replace(
            f,
            quote=quote(f.quote),
            words=tuple(map(finder.text, f.words)),
            reason=finder.text(f.reason),
        )

    def verdict(v: Verdict) -> Verdict:
        return replace(
            v,
            findings=tuple(map(finding, v.findings)),
            nearest=None if v.nearest is None else finding(v.nearest),
        )

    def indicator(i: IndicatorVerdict) -> IndicatorVerdict:
        return replace(i, verdict=verdict(i.verdict), reason=finder.text(i.reason))

    def flag(f: FlagVerdict) -> FlagVerdict:
        return replace(f, reason=finder.text(f.reason), quotes=tuple(map(quote, f.quotes)))

    def position(p: PositionMonths) -> PositionMonths:
        return replace(
            p,
            position=mask_position(p.position, finder, masked),
            reason=finder.text(p.reason),
            quote=quote(p.quote),
        )

    kinds = {t.name: marker(t) for t in rubric.lexicon.tools}

    def tool(t: ToolUse) -> ToolUse:
        return replace(t, name=kinds.get(t.name, f"[{t.kind}]"), quote=quote(t.quote))

    return replace(
        card,
        file=file_label(card.file, card.sha256),
        notices=tuple(replace(n, message=finder.text(n.message)) for n in card.notices),
        contact=mask_contact(card.contact),
        positions=tuple(map(position, card.positions)),
        months_reason=finder.text(card.months_reason),
        level_reason=finder.text(card.level_reason),
        indicators=tuple(map(indicator, card.indicators)),
        red_flags=tuple(map(flag, card.red_flags)),
        tools=tuple(map(tool, card.tools)),
        metrics=tuple(
            replace(m, unit=finder.text(m.unit), quote=quote(m.quote), doubt=finder.text(m.doubt))
            for m in card.metrics
        ),
        # The fixed questions are the rubric's own words; only follow-ups speak of this resume.
        questions=tuple(
            replace(q, question=finder.text(q.question), why=finder.text(q.why))
            if q.follow_up
            else q
            for q in card.questions
        ),
    )
