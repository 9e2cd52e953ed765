"""Signals for the red flags: lines that show or deny what a flag asks for."""

from __future__ import annotations

from collections.abc import Sequence

from screening.evidence.model import (
    Finding,
    State,
)
from screening.evidence.plain_signals import by_rule
from screening.evidence.reads import Read, Reader, deciding_words, quote_of
from screening.evidence.tools import NOT_KNOWN
from screening.resume.model import Resume, Role, SectionKind

VOTER_FILE = "voter_file"  # the lexicon's concept whose words clear the database flag
# The words of a signal. A line without one of them must be as sure of it as UNGATED says.
GATES = {
    "evenings": frozenset({"evening_words"}),
    "no_evenings": frozenset({"evening_words", "daytime_words"}),
    "compliance": frozenset({"compliance_words"}),
    "no_compliance": frozenset({"compliance_words"}),
    "volunteers": frozenset({"volunteer_word", "interns", "callers"}),
}
UNGATED = {"compliance": 0.6}
UNGATED_ELSE = 0.75  # all other signals with words of their own
# Signals that need more than their best line threshold, and more still outside positions.
SURE = {"communication": 0.5, "compliance": 0.5}
SURE_CLAIM = {"communication": 0.7, "compliance": 0.5}


def findings(
    resume: Resume, reads: Sequence[Read], label: str, column: int, threshold: float, reader: Reader
) -> list[Finding]:
    """Statements that show a signal, the surest first."""
    found = []
    for r in reads:
        # What hours are sought says which can be worked.
        wished = r.state is State.WISHED and label not in ("evenings", "no_evenings")
        classes = r.statement.role is Role.STUDY and label in ("evenings", "no_evenings")
        if (
            wished
            or classes
            or r.state in (State.QUOTED, State.PLANNED)
            or (r.statement.role is Role.TITLE and label != "relevant")
        ):
            continue
        chance = float(r.chances[column])
        gate = GATES.get(label)
        if gate is not None and not any(h.concept in gate for h in r.reading.hits):
            needed = max(threshold, UNGATED.get(label, UNGATED_ELSE))
        else:
            table = SURE_CLAIM if r.statement.role is Role.CLAIM else SURE
            needed = max(threshold, table.get(label, 0.0))
        section = resume.sections[r.statement.section]
        hours = section.kind is SectionKind.AVAILABILITY or r.statement.text.lower().startswith(
            "avail"
        )
        chance = max(chance, by_rule(label, r.reading, r.state, hours))
        if chance > needed:
            found.append((chance, r))
    found.sort(key=lambda f: (-f[0], f[1].index))
    return [
        Finding(
            label,
            r.state,
            quote_of(resume, r.index),
            round(chance, 2),
            "classifier",
            deciding_words(r, reader, column),
        )
        for chance, r in found
    ]


def named_files(resume: Resume, reads: Sequence[Read]) -> list[Finding]:
    """Statements that say "voter file" or the like, otherwise than in a denial or a wish."""
    out = []
    for r in reads:
        if r.state in (State.WISHED, State.QUOTED):
            continue
        for h in r.reading.hits:
            if h.concept == VOTER_FILE and r.reading.states[h.start] not in NOT_KNOWN:
                out.append(
                    Finding(
                        "database",
                        r.state,
                        quote_of(resume, r.index),
                        0.9,
                        "lexicon",
                        (VOTER_FILE,),
                    )
                )
                break
    return out
