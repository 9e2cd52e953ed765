"""Signals that plain words settle, whatever the classifier says of the line.

The words are concepts of ``lexicon.yaml``; a word in a scope of denial speaks against.
"""

from __future__ import annotations

import re

from screening.evidence.language import DONE, Reading
from screening.evidence.model import State

REACH = 3  # words between a verb of writing and the script
CLEAR = 0.9  # the confidence of a line that plain words settle
# A line that names these may tell how others are taught to follow a script.
_TAUGHT = frozenset(
    {"volunteers", "volunteer_word", "callers", "interns", "staff", "train", "coach"}
)
# ... or how the work is arranged for others.
_ARRANGED = _TAUGHT | {
    "coordinate", "manage", "recruit", "host", "lead", "supervise", "assist", "learned", "script", "write",
    "schedule", "program", "plan", "goal",
}  # fmt: skip
_UNKNOWN = frozenset({"denied", "wished", "planned", "quoted"})


def _day_only(reading: Reading) -> bool:
    """Hours on weekdays that end before the evening: "Monday to Friday, 8 to 5:30"."""
    text = " ".join(reading.words)
    if not _WEEK.search(text) or _OTHER_TIME.search(text):
        return False
    hours = [int(h) for h in _HOUR.findall(text)]
    return (
        not hours
        or (all(h <= 12 for h in hours) and hours[-1] < EVENING)
        or hours[-1] in range(13, 18)
    )


def _until_afternoon(reading: Reading) -> bool:
    """ "Until 3 pm", and nothing of another time."""
    text = " ".join(reading.words)
    return _UNTIL.search(text) is not None and not _OTHER_TIME.search(text)


_UNTIL = re.compile(r"\b(?:until|till|til|before) (?:noon|[1-5](?: ?: ?\d\d)?(?! ?\d)\b)")
_ONLY_DAYS = re.compile(
    r"\b(?:days|daytime|weekdays|mornings) only\b|\bonly (?:days|weekdays|daytime|mornings)\b"
    r"|\bavailable (?:on )?(?:mon|monday|weekdays?)\b.{0,20}\b(?:9|8|10|7)\b.{0,12}\b(?:2|3|4|5)\b"
)
EVENING = 6  # pm: work that ends before six is day work
_WEEK = re.compile(
    r"\b(?:mon(?:day)?s?|weekdays?|m)\b.{0,12}\b(?:fri(?:day)?s?|f)\b|\bweekdays?\b|\bmon-fri\b|\bm-f\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:evenings?|nights?|weekends?|sat(?:urday)?s?|sun(?:day)?s?|flexible|any ?time|after)\b"
)
_HOUR = re.compile(r"\b(\d{1,2})(?::\d\d)?\b")


def only_follows(reading: Reading) -> bool:
    """The line tells of following a script and of no writing: it is not `script_writing`."""
    if not any(h.concept == "follows_script" for h in reading.hits):
        return False
    scripts = [h.start for h in reading.hits if h.concept == "script"]
    writes = [h.end for h in reading.hits if h.concept == "write"]
    return not any(0 <= s - w <= REACH for w in writes for s in scripts)


def by_rule(
    label: str, reading: Reading, state: State, available: bool = False, relevant: bool = False
) -> float:
    """The confidence, 0 or `CLEAR`, that plain words of a line give to a signal.

    `available` is whether the line stands under a heading of availability, `relevant` whether its
    position is relevant work.
    """
    states = {(h.concept, reading.states[h.start]) for h in reading.hits}
    concepts = {c for c, _ in states}
    if label == "phone_scripts":
        follows = ("follows_script", DONE) in states and state is State.DONE
        calls = "call" in concepts or "voters" in concepts
        if follows and calls and not concepts & _TAUGHT:
            return CLEAR
        named = ("phonebanked", DONE) in states and state is State.DONE and relevant
        return CLEAR if named and not concepts & _ARRANGED else 0.0
    if label == "compliance":
        named = any(c == "compliance_named" and s not in _UNKNOWN for c, s in states)
        heeded = (
            any(c == "opt_out" and s not in _UNKNOWN for c, s in states)
            and ("heeds", DONE) in states
        )
        kept = not concepts & {"anyway", "ignores"}
        return CLEAR if kept and (named or heeded) else 0.0
    if label == "no_compliance":
        denied = ("rules_word", "denied") in states
        broken = "anyway" in concepts and "compliance_words" in concepts
        ignored = ("ignores", DONE) in states and concepts & {"opt_out", "compliance_words"}
        return CLEAR if denied or broken or ignored else 0.0
    if label == "evenings" and state in (State.DONE, State.LISTED, State.WISHED):
        return CLEAR if ("evening_strong", DONE) in states else 0.0
    if label == "no_evenings" and state in (State.DONE, State.LISTED, State.WISHED):
        if ("evening_words", "denied") in states:
            return CLEAR
        only = _ONLY_DAYS.search(" ".join(reading.words)) is not None
        said = available or "only" in reading.words
        only = only or (available and _until_afternoon(reading))
        return CLEAR if only or (said and _day_only(reading)) else 0.0
    return 0.0
