"""The verdict on each indicator, with its grounds."""

from __future__ import annotations

from collections.abc import Sequence

from screening.evidence.model import (
    Finding,
    Relevance,
    State,
    Verdict,
)
from screening.evidence.neutral import neutral
from screening.evidence.paid import names_volunteers
from screening.evidence.plain_signals import by_rule, only_follows
from screening.evidence.reads import Read, Reader, deciding_words, quote_of, state_of
from screening.resume.model import PositionKind, Resume, Role

MAX_QUOTES = 4  # shown for one verdict
# No indicator is met by a line less likely than this, whatever its threshold: thresholds are found
# on single lines, and a resume has many. Of 0.15 to 0.5 what serves resumes and single lines best.
LEAST_CHANCE = 0.33
SPORT = "sport"  # words of sports teams, whose captains lead nobody at work
LEADS = "leads_by_title"  # the lexicon's concept of titles that mean leading people
CLAIM_MARGIN = 0.12  # a sentence outside positions must be surer than a deed by this much
# Outside relevant positions a line must be surer by this much, for other trades sound alike:
# drivers are scheduled, tellers trained, members are a bank's. Counted on labelled resumes.
OTHER_WORK = {
    "basic_volunteer_management": 1.0,
    "volunteer_coordination": 1.0,
    "volunteer_training": 1.0,
    "voter_data_entry": 0.4,
    "strategic_planning": 0.15,
    "basic_data_analysis": 0.15,
    "data_reporting": 0.15,
}
NAMED_PROGRAM = 0.05  # ... by how much where the line names a voter file or its program
SPEAKS = 0.5  # chance of both signals, relevant work and volunteers, of a line that names none
TOLD = frozenset({"report", "deciders", "other_person"})  # a report, or somebody who gets it
UNTOLD = 0.15  # figures that nobody is said to get must be this much surer reporting
MOSTLY_NOT = 0.15  # ... where most of the line tells of others, a wish or a denial
NEVER = 1.0
PROGRAMS = frozenset({"van", "votebuilder"})  # as `neutral` names them
VOLUNTEER_LABELS = frozenset(
    {"basic_volunteer_management", "volunteer_coordination", "volunteer_training"}
)
VOLUNTEER_WORDS = frozenset({"volunteer_word", "interns", "callers"})  # concepts that name them
PAID_WORDS = frozenset({"staff", "paid_word"})  # ... and those that name who is paid
TITLE_LABELS = frozenset({"team_leadership", "volunteer_coordination"})


def _counts(read: Read, label: str) -> bool:
    """Whether the statement may be evidence at all: a deed done, or a title that says it."""
    if read.state is not State.DONE:
        return False
    return read.statement.role is not Role.TITLE or label in TITLE_LABELS


def _limit(
    resume: Resume,
    read: Read,
    label: str,
    threshold: float,
    relevance: Sequence[Relevance],
    reader: Reader,
    paid: frozenset[int | None],
) -> float:
    """How sure the line must be of the label where it stands."""
    position = read.statement.position
    told = any(h.concept in TOLD for h in read.reading.hits)
    if label == "data_reporting" and not told:
        threshold += UNTOLD
    if state_of(read) is not State.DONE:
        threshold += MOSTLY_NOT
    if _others_trained(read, label, resume, paid):
        return NEVER
    limit = threshold + (CLAIM_MARGIN if read.statement.role is Role.CLAIM else 0.0)
    if position is not None and not relevance[position].relevant and label in OTHER_WORK:
        if label in VOLUNTEER_LABELS:
            # Other trades schedule drivers and patients: the line must speak of volunteers.
            limit += 0.0 if _speaks_of_volunteers(read, reader) else NEVER
        elif label == "voter_data_entry" and _names_program(read):
            limit += NAMED_PROGRAM
        else:
            limit += OTHER_WORK[label]
    return limit


def _speaks_of_volunteers(read: Read, reader: Reader) -> bool:
    """The line names them, or reads like work with them: "keep the schedule of lectors and ushers"."""
    if any(h.concept in VOLUNTEER_WORDS for h in read.reading.hits):
        return True
    labels = reader.classifier.labels
    return all(read.chances[labels.index(s)] > SPEAKS for s in ("relevant", "volunteers"))


def _names_program(read: Read) -> bool:
    """The line names a voter file or a voter program: other trades enter other data."""
    if any(h.concept == "voter_file" for h in read.reading.hits):
        return True
    return any(neutral(word) in PROGRAMS for word in read.reading.words)


def _others_trained(read: Read, label: str, resume: Resume, paid: frozenset[int | None]) -> bool:
    """Whom one volunteers with are volunteers unless they are said to be staff, and who is said to
    be paid is none."""
    concepts = {h.concept for h in read.reading.hits}
    if label in VOLUNTEER_LABELS and read.statement.position in paid:
        return not names_volunteers(read.reading)
    if label == "volunteer_training":
        return "paid_word" in concepts and not names_volunteers(read.reading)
    position = read.statement.position
    if label != "staff_training" or position is None or concepts & PAID_WORDS:
        return False
    held = resume.positions[position]
    return held.kind is PositionKind.VOLUNTEER or "volunteer" in held.title.lower()


def verdict_of(
    resume: Resume,
    reads: Sequence[Read],
    label: str,
    column: int,
    threshold: float,
    reader: Reader,
    relevance: Sequence[Relevance],
    paid: frozenset[int | None],
) -> Verdict:
    """Whether and where the indicator is shown; `paid` are the positions whose callers are paid."""
    met: list[tuple[float, Read]] = []
    nearest: tuple[float, Read] | None = None
    searched = 0
    for r in reads:
        chance = max(
            float(r.chances[column]),
            by_rule(label, r.reading, r.state, relevant=_in_relevant(r, relevance)),
        )
        if label == "script_writing" and only_follows(r.reading):
            chance = min(chance, LEAST_CHANCE)
        if _counts(r, label):
            searched += 1
            if label == "team_leadership" and r.statement.role is Role.TITLE:
                leads = _leads(r, resume)
                if leads:
                    met.append((max(chance, 0.9), r))
                if leads is not None:
                    continue
            if chance > _limit(resume, r, label, threshold, relevance, reader, paid):
                met.append((chance, r))
                continue
        if r.statement.role is not Role.TITLE and (nearest is None or chance > nearest[0]):
            nearest = (chance, r)
    met.sort(key=lambda f: (f[1].statement.position is None, -f[0], f[1].index))
    findings = tuple(
        Finding(
            label,
            State.DONE,
            quote_of(resume, r.index),
            round(c, 2),
            "title" if r.statement.role is Role.TITLE else "classifier",
            deciding_words(r, reader, column),
        )
        for c, r in met[:MAX_QUOTES]
    )
    confidence = max((c for c, _ in met), default=0.0)
    if not met and nearest is not None:
        confidence = 1.0 - (nearest[0] if _counts(nearest[1], label) else 0.0)
    return Verdict(
        label,
        bool(met),
        round(confidence, 2),
        findings,
        searched,
        None if nearest is None or met else _near(resume, nearest, label),
    )


def _in_relevant(read: Read, relevance: Sequence[Relevance]) -> bool:
    position = read.statement.position
    return position is not None and relevance[position].relevant


_WHY = {
    State.DENIED: "it says that this was not done",
    State.WISHED: "it is a wish, not a deed",
    State.PLANNED: "it has not begun",
    State.OTHER: "it tells of somebody else's work",
    State.LEARNED: "it was learned or watched, not done",
    State.QUOTED: "these are a job posting's words",
    State.LISTED: "it is a bare word in a list",
    State.STUDY: "it stands under education",
    State.DONE: "it does not show this clearly enough",
}
LEAST_NEAR = 0.05  # a line less likely than this is no near miss


def _leads(read: Read, resume: Resume) -> bool | None:
    """Whether a title means leading people (captain, supervisor, team lead); None where no such
    word stands in it or in its employer's name ("Captain Lou's Crab House")."""
    if any(h.concept == SPORT for h in read.reading.hits):
        return None
    position = read.statement.position
    title = read.statement.text if position is None else resume.positions[position].title
    starts = [read.reading.offsets[h.start][0] for h in read.reading.hits if h.concept == LEADS]
    return any(at < len(title) for at in starts) if starts else None


def _near(resume: Resume, nearest: tuple[float, Read], label: str) -> Finding | None:
    chance, r = nearest
    if chance < LEAST_NEAR:
        return None
    state = state_of(r)
    return Finding(
        label, state, quote_of(resume, r.index), round(chance, 2), "classifier", reason=_WHY[state]
    )


def implied(verdict: Verdict, by: Verdict) -> Verdict:
    """What meets one indicator meets another: its lines count there too."""
    own = list(verdict.findings)
    have = {f.quote.statement for f in own}
    for f in by.findings:
        if f.quote.statement not in have:
            own.append(
                Finding(verdict.indicator, f.state, f.quote, f.confidence, "implied", f.words)
            )
    return Verdict(
        verdict.indicator,
        True,
        max(verdict.confidence if verdict.met else 0.0, by.confidence),
        tuple(own[:MAX_QUOTES]),
        verdict.searched,
    )
