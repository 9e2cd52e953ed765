"""Every sentence of ``cases.yaml``: the program reads the state that is marked in it.

Sentences that are still read wrongly stand in ``known_wrong.yaml`` with what is read instead. They
are strict: a sentence that turns right makes its test fail until its entry is deleted.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import screening
from screening.evidence.language import DONE, Language, Reading
from screening.evidence.model import State

MARK = re.compile(r"<ev state=(\w+)>(.*?)</ev>")
STATES = frozenset(State) - {State.STUDY}  # class work is told by its words, not by a state's cue


class Mark(NamedTuple):
    """A marked stretch of a sentence: the state it should have, and its characters."""

    state: str
    start: int
    end: int


def marks(text: str) -> tuple[str, list[Mark]]:
    """The sentence without its marks, and the marks."""
    plain, found, at = "", [], 0
    for m in MARK.finditer(text):
        plain += text[at : m.start()]
        found.append(Mark(m[1], len(plain), len(plain) + len(m[2])))
        plain += m[2]
        at = m.end()
    return plain + text[at:], found


def state_of(reading: Reading, start: int, end: int) -> str:
    """The state that most tokens of a stretch stand in; done where half of them do."""
    inside = [
        state
        for (a, b), state in zip(reading.offsets, reading.states, strict=True)
        if a < end and b > start
    ]
    other = Counter(s for s in inside if s != DONE)
    if other.total() * 2 <= len(inside):
        return DONE
    return other.most_common(1)[0][0]


def wrong(language: Language, text: str) -> list[str]:
    """What is read otherwise than marked: "denied as done: write the script"."""
    plain, found = marks(text)
    reading = language.read(plain)
    out = []
    for m in found:
        got = state_of(reading, m.start, m.end)
        if got != m.state:
            out.append(f"{m.state} as {got}: {plain[m.start : m.end]}")
    return out


CASES = screening.load_rubric().cases().cases
KNOWN: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "known_wrong.yaml").read_text("utf-8")
)


def case(text: str) -> object:
    plain = marks(text)[0]
    reason = "; ".join(KNOWN.get(plain, ()))
    return pytest.param(
        text, id=plain[:60], marks=pytest.mark.xfail(strict=True, reason=reason) if reason else ()
    )


@pytest.mark.parametrize("text", [case(c.text) for c in CASES])
def test_the_state_is_read_as_marked(language: Language, text: str) -> None:
    assert wrong(language, text) == []


def test_there_are_cases_enough_of_every_kind() -> None:
    assert len(CASES) >= 300
    kinds = Counter(m.state for c in CASES for m in marks(c.text)[1])
    assert set(kinds) == STATES
    assert min(kinds.values()) >= 20
    # Words that look like cues and are none: all done, whatever they say.
    done = [c for c in CASES if {m.state for m in marks(c.text)[1]} == {"done"}]
    assert len(done) >= 100


def test_marks_are_well_made() -> None:
    plain = [marks(c.text)[0] for c in CASES]
    assert len(set(plain)) == len(plain), "a sentence stands twice"
    for text, case in zip(plain, CASES, strict=True):
        assert marks(case.text)[1], f"nothing is marked in {text!r}"
        assert "<" not in text, f"a mark is broken in {text!r}"


def test_every_known_fault_is_a_case_and_is_still_read_so(language: Language) -> None:
    by_text = {marks(c.text)[0]: c.text for c in CASES}
    for plain, faults in KNOWN.items():
        assert wrong(language, by_text[plain]) == faults, plain


def test_nine_of_ten_marks_tell_done_from_not_done(language: Language) -> None:
    """What a verdict hangs on. 91 % on 2026-11-22; the floor leaves room for new, harder cases."""
    right = total = 0
    for c in CASES:
        plain, found = marks(c.text)
        reading = language.read(plain)
        for m in found:
            total += 1
            right += (state_of(reading, m.start, m.end) == DONE) == (m.state == DONE)
    assert right / total >= 0.88


def test_the_reading_of_marks() -> None:
    text = "Never <ev state=denied>hired staff</ev>, but <ev state=done>trained 40</ev>."
    assert marks(text) == (
        "Never hired staff, but trained 40.",
        [Mark("denied", 6, 17), Mark("done", 23, 33)],
    )


def test_a_sentence_may_break_off_anywhere(language: Language) -> None:
    """Wrapped and cut lines end where they will; each of their beginnings is read without a fault."""
    texts = [marks(c.text)[0] for c in CASES] + ["Son-in-law ran the office", "The office"]
    for text in texts:
        words = text.split()
        for k in range(1, min(len(words), 9)):
            reading = language.read(" ".join(words[:k]))
            assert len(reading.states) == len(reading.words)
