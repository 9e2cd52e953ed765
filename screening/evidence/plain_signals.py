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
# The hours at which nobody is called: "no dials after 9 pm", "never past nine".
_QUIET_HOURS = re.compile(
    r"\b(?:(?:no|not|never|nobody|none|quit|stopped|stop) (?:[\w'-]+ ){0,7}(?:after|past|before|befor)"
    r"|(?:quit|stopped|stop) (?:[\w'-]+ ){0,7}at) "
    r"(?:8|9|eight|nine)(?: ?(?:pm|am|p\.m\.|a\.m\.|o'clock|at night|local|in the (?:morning|evening)))?\b"
)
_PUT_ON_LIST = re.compile(
    r"\b(?:put|placed|added|add|entered|moved) (?:\w+ ){0,4}(?:on|in|to|onto|into) (?:the |our |a )?(?:\w+ )?"
    r"(?:do (?:- )?not (?:- )?call|dnc|no (?:- )?call)\b"
)
_SUNDAYS = ("sunday", "sundays")
_LEFT_ALONE = re.compile(
    r"\b(?:nobody|no one|never|not) (?:\w+ )?(?:called|call|calls|rang|rung|ring|dialed|dial|phoned|bothered) "
    r"(?:(?:them|him|her|those|that|the|number|numbers|people|person|house|there) ){0,3}again\b"
)
_DARK = r"(?:nights?|evenings?|weekends?)"
_WHOM = (
    r"(?:my|our|her|his|the) (?:\w+ )?(?:grand\w+|kids?|children|child|wife|husband|spouse|partner|mother|father|"
    r"mom|mum|dad|parents?|daughters?|sons?|bab(?:y|ies)|family|in-laws|aunt|uncle|sister|brother)"
)
_OFFERED = re.compile(
    rf"\b(?:{_DARK}|saturdays?|sundays?)(?: \w+)? (?:are|is|work) (?:all )?(?:fine|ok|okay|open|free|good|best|mine|easy|well)\b"
    rf"|\b(?:any|most|other|free|available|open) (?:\w+ ){{0,2}}(?:{_DARK}|saturdays?)\b"
)
_MINDS = (
    r"(?:look(?:ing)? after|keep|stay(?:ing)? with|watch(?:ing)?|tak(?:e|ing) care of|mind(?:ing)?|"
    r"sit(?:ting)? with|car(?:e|ing) for|have|got|am with)"
)
# The evenings are taken: "I look after my father nights and weekends", "weekends are out".
_TAKEN = re.compile(
    rf"\b{_DARK} (?:and {_DARK} |now |also ){{0,2}}(?:are|is) (?:out|taken|full|committed|spoken for|off limits|no good|impossible|not possible)\b"
    rf"|\bno {_DARK}\b(?! before)"
    rf"|\b{_MINDS} {_WHOM}(?: (?!(?:week)?days)\w+){{0,3}} {_DARK}\b"
    rf"|\bi (?:stay|am|sit) with (?:her|him|them) {_DARK}\b"
    rf"|\b{_DARK} (?:and {_DARK} )?(?:i|we) {_MINDS} {_WHOM}"
    rf"|\b{_DARK} (?:and {_DARK} )?(?:now )?(?:belong|go) to\b"
    rf"|\b{_DARK}\b[^.;]{{0,20}}\bso i (?:can not|cannot|can ?n't|could ?n't|am not able)\b"
)


def _only_sundays(reading: Reading) -> bool:
    """Of the evening's words only Sundays are denied: "not on Sundays", "no Sunday evenings"."""
    denied = [
        h
        for h in reading.hits
        if h.concept == "evening_words" and reading.states[h.start] == "denied"
    ]
    return all(
        any(w in _SUNDAYS for w in reading.words[max(0, h.start - 1) : h.end]) for h in denied
    )


def _put_on_list(reading: Reading) -> bool:
    """Who asked for it was put on the list of those not to call."""
    text = " ".join(reading.words)
    found = _PUT_ON_LIST.search(text)
    if found is None:
        return False
    state = reading.states[text.count(" ", 0, found.start())]
    return state not in _UNKNOWN - {"quoted"}  # "when they ask" is no job's posting


def _spared(reading: Reading, concepts: set[str]) -> bool:
    """Who asked for it was not called again."""
    return bool(concepts & {"opt_out", "compliance_words"}) and (
        _LEFT_ALONE.search(" ".join(reading.words)) is not None
    )


def only_follows(reading: Reading) -> bool:
    """The line tells of following a script and of no writing: it is not `script_writing`."""
    if not any(h.concept == "follows_script" for h in reading.hits):
        return False
    scripts = [h.start for h in reading.hits if h.concept == "script"]
    writes = [h.end for h in reading.hits if h.concept == "write"]
    return not any(0 <= s - w <= REACH for w in writes for s in scripts)


# The labels of which `by_rule` knows something: it is asked for every label of every line.
_RULED = frozenset({"phone_scripts", "compliance", "no_compliance", "evenings", "no_evenings"})


def by_rule(
    label: str, reading: Reading, state: State, available: bool = False, relevant: bool = False
) -> float:
    """The confidence, 0 or `CLEAR`, that plain words of a line give to a signal.

    `available` is whether the line stands under a heading of availability, `relevant` whether its
    position is relevant work.
    """
    if label not in _RULED:
        return 0.0
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
        heeded = heeded or _put_on_list(reading) or ("opt_out", "learned") in states
        hours = "call" in concepts and _QUIET_HOURS.search(" ".join(reading.words)) is not None
        # "Never called anyone who had opted out."
        spared = {("call", "denied"), ("opt_out", "denied")} <= states and bool(
            {"never", "nobody"} & set(reading.words)
        )
        spared = spared or _spared(reading, concepts)
        against = {"ignores"} if spared else {"anyway", "ignores"}
        kept = not concepts & against and state is not State.STUDY
        return CLEAR if kept and (named or heeded or hours or spared) else 0.0
    if label == "no_compliance":
        # "Nobody dials past nine, that is the law": a rule that is heeded is not denied.
        denied = ("rules_word", "denied") in states and not (
            {("heeds", DONE), ("heeds", "denied"), ("opt_out", DONE), ("opt_out", "denied")}
            & states
        )
        broken = {"anyway", "compliance_words"} <= concepts and not _spared(reading, concepts)
        ignored = ("ignores", DONE) in states and concepts & {"opt_out", "compliance_words"}
        return CLEAR if denied or broken or ignored else 0.0
    if label == "evenings" and state in (State.DONE, State.LISTED, State.WISHED):
        return CLEAR if ("evening_strong", DONE) in states else 0.0
    if label == "no_evenings" and state in (State.DONE, State.LISTED, State.WISHED):
        text = " ".join(reading.words)
        if _TAKEN.search(text) and not _OFFERED.search(text):
            return CLEAR
        if ("evening_words", "denied") in states:
            # "Not Sundays, but most evenings": a partial limit is none.
            if _only_sundays(reading):
                return 0.0
            rest = {("evening_words", DONE), ("evening_strong", DONE)} & states
            return 0.0 if rest else CLEAR
        only = _ONLY_DAYS.search(" ".join(reading.words)) is not None
        said = available or "only" in reading.words
        only = only or (available and _until_afternoon(reading))
        return CLEAR if only or (said and _day_only(reading)) else 0.0
    return 0.0
