"""Deeds of others that their sentence names last: in the passive, and as what belongs to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from screening.evidence.others import back_to, does
from screening.evidence.words_of_others import (
    ADVERBS,
    AIMS,
    BE,
    BEFORE_OBJECT,
    BREAK,
    CLAUSE,
    DETERMINERS,
    DUTY,
    HONORIFICS,
    MINE,
    NOT_AGENTS,
    OFFICES,
    PARTICIPLES,
    STOP,
    TO_BODIES,
)


def passives(actors: frozenset[str], words: Sequence[str]) -> list[tuple[int, int]]:
    """Clauses whose deed is done by somebody else: "scripts were written by the director"."""
    out = []
    for i, w in enumerate(words):
        if w != "by" or i < 2 or i + 1 >= len(words):
            continue
        near = words[i + 1 : i + 4]
        by_actor = any(n in actors or n in ("him", "her", "them", "others") for n in near)
        reach = range(i - 2, max(-1, i - (9 if by_actor else 4)), -1)
        back = next((k for k in reach if words[k] in BE), None)
        told = words[i - 1] in ("us", "me", "them") and by_actor
        given = next((k for k in range(i - 2, max(-1, i - 5), -1) if _participle(words[k])), None)
        if told and given is not None and back is None:
            out.append((_aims(words, given), min(len(words), i + 4)))  # "goals given to us by"
            continue
        done = (
            _participle(words[i - 1])
            or (
                by_actor
                and (
                    words[i - 1] in ("after", "up", "out", "on", "over")
                    # "were read out to us by the supervisor"
                    or (
                        back is not None and any(_participle(x) for x in words[back + 1 : back + 3])
                    )
                )
            )
        )
        if not done:
            continue
        agent = words[i + 1]
        if agent == "the" and i + 2 < len(words):
            agent = words[i + 2]
        if (
            (agent in NOT_AGENTS and not by_actor)
            or agent[:1].isdigit()
            or agent in ("calling", "using", "writing")
        ):
            continue
        if back is None:
            # "materials developed by headquarters": only what was done by others.
            if agent in actors or words[i + 1] in DETERMINERS:
                out.append((_aims(words, _first_of(words, i - 1)), _agent_end(words, i)))
            continue
        out.append((_subject(words, back), min(len(words), i + 4)))
    return out


def _agent_end(words: Sequence[str], by: int) -> int:
    """Where who did it ends: "by the Alliance's government affairs director, who reported"."""
    end = min(len(words), by + 4)
    while end < min(len(words), by + 8) and words[end].isalpha():
        if words[end] in BREAK | CLAUSE | TO_BODIES or does(words[end]):
            break
        end += 1
    return end


def _first_of(words: Sequence[str], last: int) -> int:
    """The first of the participles that end at `last`: "recruited, scheduled, and thanked by"."""
    first = last
    while True:
        k = first - 1
        while k > 0 and words[k] in (",", "and"):
            k -= 1
        if k == first - 1 or k <= 0 or not (words[k] in PARTICIPLES or words[k].endswith("ed")):
            return first  # "children" ends like a participle
        first = k


def _participle(word: str) -> bool:
    return word in PARTICIPLES or word.endswith(("ed", "en", "un", "ade", "ritten", "uilt"))


def _subject(words: Sequence[str], verb: int) -> int:
    """Where the subject of the verb at `verb` begins."""
    start = next(
        (
            k + 1
            for k in range(verb - 1, -1, -1)
            if words[k] in STOP
            or words[k] in (",", ":")
            or words[k] in ("but", "which", "that", "while")
        ),
        0,
    )
    if (
        start
        and words[start - 1] == ","
        and not any(
            does(w) or w in ("i", "we") for w in words[back_to(words, start - 1) : start - 1]
        )
    ):
        return back_to(words, start - 1)  # "Recruiting, the calendar and the goals are set by"
    return start


# What others do to plans that one made: "the budget approved by the board".
_JUDGED = frozenset("approved reviewed adopted accepted praised used followed signed endorsed cited kept read".split())  # fmt: skip


def _aims(words: Sequence[str], participle: int) -> int:
    """Goals and plans that others made are theirs as a whole: "call goals established by", "targets
    and delegate lists set by"."""
    first = participle
    if words[participle] in _JUDGED:
        return participle
    for k in range(participle - 1, max(-1, participle - 6), -1):
        if words[k] in AIMS:
            first = k
            break
        if not words[k].isalpha() or does(words[k]) or words[k] in BEFORE_OBJECT - {"and"}:
            break
    if first == participle:
        return participle
    while first > max(0, participle - 7) and words[first - 1].isalpha():
        if words[first - 1] in BEFORE_OBJECT or does(words[first - 1]):
            break
        first -= 1
    return first


# "The goals were Vern's too", "the plan was the president's and treasurer's"; "yesterday's" is not
# anybody's.
_OWNED = frozenset("too alone also either and to entirely".split())
_TIMES = frozenset("today yesterday year month week season monday tuesday wednesday thursday friday saturday sunday".split())  # fmt: skip


def belonging(words: Sequence[str]) -> list[tuple[int, int]]:
    """What is said to be another's: "training was the province of Mrs. Bell", "the schedule was
    Dana's job", "recruiting was hers"."""
    out = []
    for i in range(1, len(words) - 1):
        if words[i] == "not" and words[i + 1] in ("me", "mine", "i"):
            if i + 2 == len(words) or words[i + 2] in STOP:
                out.append((back_to(words, i), i + 2))  # "Data entry: two students, not me"
            continue
        if words[i] not in BE:
            continue
        j = i + 1
        while j < len(words) - 1 and words[j] in ADVERBS:
            j += 1
        rest = list(words[j : j + 5]) + [""] * 5
        duty = rest[0] in ("the", "a") and rest[1] in DUTY and rest[2] == "of"
        # "Dana's job", "the field director's."
        at = (
            1
            if rest[0] not in ("the", "our", "a")
            else next((k for k in (2, 3) if rest[k] == "'s"), 0)
        )
        named = rest[0] not in MINE and at and rest[at] == "'s"
        named = named and rest[at - 1] not in _TIMES
        named = named and (rest[at + 1] in DUTY | _OWNED or not rest[at + 1].isalpha())
        of = rest[0] == "of" and (
            rest[1] in ("my", "our", "his", "her") or rest[1] in HONORIFICS or rest[1] in OFFICES
        )
        if (duty and rest[3] not in MINE) or named or of or rest[0] in ("hers", "theirs"):
            end = next((k for k in range(j, len(words)) if words[k] in BREAK), len(words))
            start = _subject(words, i)
            if words[start:i] in (["this"], ["that"], ("this",), ("that",)) and start > 1:
                start = back_to(words, start - 1)  # "Rosters and reminders: this was of my friend"
            for k in range(i - 1, start, -1):
                # "The training was mine and the schedule was Dana's."
                if words[k] == "and" and any(does(w) for w in words[start:k]):
                    start = k + 1
                    break
            out.append((start, min(end, j + 6)))
    return out
