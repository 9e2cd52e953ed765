"""The five red flags: flagged, clear or ask, each with its sentence (annotation guide, section 4).

The code that decides sees lines and signals, never who wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from screening.evidence.model import Evidence, Finding, Quote, State
from screening.resume.model import SectionKind
from screening.rubric import Rubric
from screening.rubric.schema import RedFlag, Silence
from screening.scorecard.model import FlagVerdict, Status

MISSPELLINGS = 5  # distinct misspellings on one page that flag the writing
PLAIN = 0.9  # the confidence of what plain words settle
SHOWN = 3  # quotes shown for a flag
_AVAILABLE = re.compile(
    r"(?i)\b(?:available|availability|free|open|can work|able to work|any|fine|ok|okay|good|prefer|flexible|happy to|after \d)\b"
)
_MINE = re.compile(
    r"(?i)\bI (?:can(?:no|')t|could(?:n't| not)|do(?:n't| not)|am not|only|have)\b|\bno (?:evenings|nights|weekends)\b"
)
# "I look after my father weekdays, so nights suit me."
_SUITS = re.compile(
    r"(?i)(?<!no )(?<!not )\b(?:evenings?|(?:week)?nights?|weekends?|saturdays?|sundays?)"
    r"(?: (?:and|or) \w+)? (?:suits?|works? (?:best|better|well|fine|for)|(?:is|are) (?:all )?(?:fine|good|best|free|open|ok|okay|mine))\b"
)
_HELD = frozenset({State.DONE})

Decision = tuple[Status, str, tuple[Quote, ...]]


def judge_flags(evidence: Evidence, rubric: Rubric) -> tuple[FlagVerdict, ...]:
    """All of the rubric's red flags, in its order."""
    out = []
    for flag in rubric.red_flags:
        decide = _RULES.get(flag.id, _by_signal)
        status, reason, quotes = decide(flag, evidence)
        once = tuple({(q.statement, q.text): q for q in quotes}.values())
        out.append(FlagVerdict(flag.id, flag.name, status, reason, once[:SHOWN]))
    return tuple(out)


def _silent(flag: RedFlag, what: str) -> Decision:
    if flag.silence is Silence.FLAG:
        return Status.FLAGGED, f"{what} is not shown anywhere in the resume.", ()
    return Status.ASK, f"{what} is not stated; ask.", ()


def _quotes(findings: Sequence[Finding]) -> tuple[Quote, ...]:
    return tuple(f.quote for f in findings)


def _met(evidence: Evidence, *indicators: str) -> tuple[Quote, ...]:
    return tuple(
        q
        for i in indicators
        for v in [evidence.verdict(i)]
        if v.met
        for q in _quotes(v.findings[:1])
    )


def _by_signal(flag: RedFlag, evidence: Evidence) -> Decision:
    """A rubric's own flag without a rule here can only ask."""
    return _silent(flag, flag.name)


def _volunteers(flag: RedFlag, evidence: Evidence) -> Decision:
    quotes = _met(evidence, "basic_volunteer_management", "volunteer_coordination")
    shown = [f for f in evidence.signals.get("volunteers", ()) if f.state in _HELD]
    quotes += _quotes(shown)
    if quotes:
        return Status.CLEAR, "Work with volunteers is shown.", quotes
    denied = evidence.signals.get("no_volunteers", ())
    if denied:
        return (
            Status.FLAGGED,
            "The resume says that there was no work with volunteers.",
            _quotes(denied),
        )
    return _silent(flag, "Work with volunteers")


def _communication(flag: RedFlag, evidence: Evidence) -> Decision:
    wrong = evidence.spelling
    if wrong.most_on_a_page >= MISSPELLINGS:
        words = ", ".join(wrong.words[:8])
        return (
            Status.FLAGGED,
            f"{wrong.most_on_a_page} words on a page are misspelt: {words}.",
            wrong.quotes,
        )
    shown = [f for f in evidence.signals.get("communication", ()) if f.state in _HELD]
    quotes = _met(evidence, "volunteer_training", "script_writing", "staff_training") + _quotes(
        shown
    )
    if quotes:
        return Status.CLEAR, "The text is clean, and communication is shown.", quotes
    return _silent(flag, "Communication at work (training, speaking, persuading, writing)")


def _database(flag: RedFlag, evidence: Evidence) -> Decision:
    named = [t for t in evidence.tools if t.voter_database]
    if named:
        names = ", ".join(t.name for t in named)
        return Status.CLEAR, f"Named as used or known: {names}.", tuple(t.quote for t in named)
    known = list(evidence.signals.get("database", ()))
    if known:
        return Status.CLEAR, "A voter file or voter database is named as used.", _quotes(known)
    return _silent(
        flag, "A voter file, campaign dialer or other system that holds people to contact"
    )


def _compliance(flag: RedFlag, evidence: Evidence) -> Decision:
    broken = list(evidence.signals.get("no_compliance", ()))
    plainly = {f.quote.statement for f in broken if f.confidence >= PLAIN}
    shown = [f for f in evidence.signals.get("compliance", ()) if f.quote.statement not in plainly]
    if broken and (not shown or broken[0].confidence >= shown[0].confidence):
        return Status.FLAGGED, "The resume denies it or describes breaking a rule.", _quotes(broken)
    if shown:
        return (
            Status.CLEAR,
            "Knowledge of the rules for calls or campaigns is shown.",
            _quotes(shown),
        )
    return _silent(flag, "Knowledge of campaign compliance rules")


def _evenings(flag: RedFlag, evidence: Evidence) -> Decision:
    # A line of a past position ("never called after 9 pm") says nothing of what can be worked now.
    cannot = [
        f
        for f in evidence.signals.get("no_evenings", ())
        if (_about_now(f, evidence) or _MINE.search(f.quote.text))
        and not _SUITS.search(f.quote.text)
    ]
    # "Evenings and most Saturdays" speaks more for than against.
    best = {f.quote.statement: f.confidence for f in evidence.signals.get("evenings", ())}
    cannot = [f for f in cannot if f.confidence >= min(PLAIN, best.get(f.quote.statement, 0.0))]
    lines = {f.quote.statement for f in cannot}
    can = [f for f in evidence.signals.get("evenings", ()) if f.quote.statement not in lines]
    # What is said about now wins over what was worked once; a partial limit is none.
    now = [f for f in can if _about_now(f, evidence)]
    # Under a heading where evenings are refused, only what is plainly offered is.
    refused = {_section(f, evidence) for f in cannot if f.confidence >= PLAIN}
    offered = [
        f
        for f in now
        if _offers(f, evidence)
        and (_section(f, evidence) not in refused or _AVAILABLE.search(f.quote.text))
    ]
    if cannot and not offered:
        return (
            Status.FLAGGED,
            "The resume says that evenings or weekends cannot be worked.",
            _quotes(cannot),
        )
    if can:
        return (
            Status.CLEAR,
            "Evening or weekend work is offered or was done.",
            _quotes(offered) + _quotes(now) + _quotes(can),
        )
    return _silent(flag, "Evening and weekend availability")


def _section(finding: Finding, evidence: Evidence) -> int | None:
    n = finding.quote.statement
    return None if n is None else evidence.resume.statements[n].section


def _offers(finding: Finding, evidence: Evidence) -> bool:
    """The line speaks of availability: under such a heading, or in such words."""
    n = finding.quote.statement
    if n is None:
        return False
    section = evidence.resume.sections[evidence.resume.statements[n].section]
    return (
        section.kind is SectionKind.AVAILABILITY
        or _AVAILABLE.search(finding.quote.text) is not None
    )


def _about_now(finding: Finding, evidence: Evidence) -> bool:
    """The line stands outside past positions: availability, summary, objective."""
    n = finding.quote.statement
    if n is None or finding.quote.position is None:
        return True
    section = evidence.resume.sections[evidence.resume.statements[n].section]
    return section.kind is SectionKind.AVAILABILITY


_RULES: dict[str, Callable[[RedFlag, Evidence], Decision]] = {
    "no_volunteer_experience": _volunteers,
    "poor_communication": _communication,
    "no_voter_database": _database,
    "no_compliance": _compliance,
    "no_evening_weekend": _evenings,
}
