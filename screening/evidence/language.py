"""A line read with the rubric's words: tokens, concepts, and what state each token stands in.

spaCy tokenizes and matches the lexicon's phrases; scopes of denial, wish and another's doing are
small rules over tokens (the ConText way: cues, false cues, ends of scope), their words in
``context.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from screening.evidence.lean_spacy import Doc, PhraseMatcher, blank
from screening.evidence.others import back_to, does, given, others, own_again, stop_of
from screening.evidence.passives import belonging, passives
from screening.evidence.scopes import (
    OF,
    asked,
    from_again,
    goes_on,
    how_many_we,
    into_a_system,
    of_oneself,
    own_deed,
    then_done,
    twice,
    which,
    wonders,
)
from screening.evidence.words_of_others import (
    ASSISTED,
    SETTING,
    STOP,
)
from screening.rubric import Rubric
from screening.rubric.schema import Cue

DONE = "done"
_BARE_NOT = "nt"  # of "dont", "didnt", "wasnt"
VOTER_SYSTEM = "voter_system"  # the lexicon's concept of them
MAX_TOKENS = 400  # of one statement; what lies beyond is not judged
FAR = 3  # wishes and plans speak of all that follows in their sentence
_LONG = frozenset({"wished", "planned", "learned", "quoted"})
_OWN_WORDS = frozenset({"i", "my", "me", "mine"})
_WHOM = frozenset({"ones", "those", "people", "voters", "members", "anyone", "everyone", "anybody"})
_RELATIVE = frozenset({"who", "whose", "whom"})
_IRREGULAR = {
    "teach": ("taught",), "lead": ("led",), "write": ("wrote", "written"), "build": ("built",),
    "rewrite": ("rewrote", "rewritten"), "run": ("ran",), "oversee": ("oversaw", "overseen"),
    "ring": ("rang", "rung"), "grow": ("grew", "grown"), "feed": ("fed",), "begin": ("began",),
    "sell": ("sold",), "find": ("found",), "rebuild": ("rebuilt",), "redo": ("redid", "redone"),
    "set": ("set", "setting"), "cut": ("cut", "cutting"), "meet": ("met",), "send": ("sent",),
    "keep": ("kept",), "take": ("took", "taken"), "give": ("gave", "given"), "bring": ("brought",),
    "co-lead": ("co-led",), "plan": ("planned", "planning"),
}  # fmt: skip


class Hit(NamedTuple):
    """A concept's words: token offsets ``start:end``."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A line's tokens (lower case), their character offsets, its concepts, each token's state."""

    words: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]
    states: tuple[str, ...]

    @property
    def live(self) -> tuple[bool, ...]:
        return tuple(s == DONE for s in self.states)

    def without(self, state: str) -> Reading:
        """The line without its tokens of a state, and without the concepts that begin in them."""
        kept = [i for i, s in enumerate(self.states) if s != state]
        now = {i: k for k, i in enumerate(kept)}
        return Reading(
            tuple(self.words[i] for i in kept),
            tuple(self.offsets[i] for i in kept),
            tuple(
                Hit(now[h.start], now[h.start] + h.end - h.start, h.concept)
                for h in self.hits
                if h.start in now
            ),
            tuple(self.states[i] for i in kept),
        )

    def state_of(self, start: int, end: int) -> str:
        """The state of the characters ``start:end``: that of their first token not done."""
        for (a, b), s in zip(self.offsets, self.states, strict=True):
            if a < end and b > start and s != DONE:
                return s
        return DONE


@lru_cache(maxsize=4096)
def inflected(verb: str) -> frozenset[str]:
    """A verb's forms: base, third person, past, -ing; British and American doubling."""
    out = {verb}
    if verb.endswith("e"):
        out |= {verb + "s", verb + "d", verb[:-1] + "ing"}
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        out |= {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    elif re.search(r"(?:s|sh|ch|x|z)$", verb):
        out |= {verb + "es", verb + "ed", verb + "ing"}
    else:
        out |= {verb + "s", verb + "ed", verb + "ing"}
        if re.search(r"[^aeiou][aeiou][bdglmnprt]$", verb):
            out |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    out.update(_IRREGULAR.get(verb, ()))
    return frozenset(out)


def _voter_systems(rubric: Rubric) -> set[str]:
    """Names of voter and dialer programs that mean nothing else: all of them are one concept."""
    return {
        form.lower()
        for t in rubric.lexicon.tools
        if t.voter_database and not t.near
        for form in (t.name, *t.aliases)
    }


class Language:
    """The rubric's words, ready to read lines with; built once per rubric."""

    def __init__(self, rubric: Rubric) -> None:
        self.nlp = blank("en")
        self._concepts = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._unless = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        for c in rubric.lexicon.concepts:
            forms = set(c.forms)
            for verb in c.verbs:
                forms |= inflected(verb)
            if c.id == VOTER_SYSTEM:
                forms |= _voter_systems(rubric)
            self._add(self._concepts, c.id, forms)
            self._add(self._unless, c.id, c.unless)
        self._cues = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._cue: dict[str, Cue] = {}
        for n, cue in enumerate(rubric.context.cues):
            self._cue[f"cue{n}"] = cue
            self._add(self._cues, f"cue{n}", cue.words)
        self._pseudo = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._add(self._pseudo, "pseudo", rubric.context.pseudo)
        self._ends = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._add(self._ends, "end", rubric.context.ends)
        self._actors = frozenset(rubric.context.actors)
        self._reach = rubric.context.reach

    def _add(self, matcher: PhraseMatcher, name: str, forms: Iterable[str]) -> None:
        docs = [self.nlp.make_doc(f) for f in sorted(set(forms)) if f]
        if docs:
            matcher.add(name, docs)

    def read(self, text: str, own: frozenset[str] = frozenset()) -> Reading:
        """Tokens, concepts and states of one statement.

        `own` are lower-case words that mean the person whose resume it is: a name, "she".
        """
        doc = self.nlp.make_doc(text.replace("’", "'").replace("‘", "'"))
        if len(doc) > MAX_TOKENS:
            doc = doc[:MAX_TOKENS].as_doc()  # a copy, which takes as long as all the rest
        offsets = tuple((t.idx, t.idx + len(t)) for t in doc)
        words = tuple(t.lower_ for t in doc)
        if own or _BARE_NOT in words:
            # From here on it is "I": no name is a word like others. "Dont" denies as "don't" does.
            doc = Doc(
                self.nlp.vocab,
                words=[
                    "I" if w in own else "n't" if w == _BARE_NOT else t.text
                    for t, w in zip(doc, words, strict=True)
                ],
                spaces=[bool(t.whitespace_) for t in doc],
            )
            words = tuple(t.lower_ for t in doc)
        return Reading(words, offsets, self._hits(doc), self._states(doc, words))

    def _hits(self, doc: Doc) -> tuple[Hit, ...]:
        strings = self.nlp.vocab.strings
        barred = [(strings[m], a, b) for m, a, b in self._unless(doc)] if len(self._unless) else []
        hits = {
            Hit(a, b, strings[m])
            for m, a, b in self._concepts(doc)
            if not any(n == strings[m] and x < b and y > a for n, x, y in barred)
        }
        return tuple(sorted(hits))

    def _states(self, doc: Doc, words: Sequence[str]) -> tuple[str, ...]:
        states = [DONE] * len(words)
        false = [(a, b) for _, a, b in self._pseudo(doc)]
        ends = sorted({a for _, a, b in self._ends(doc)})
        found: list[tuple[int, int, Cue]] = []
        strings = self.nlp.vocab.strings
        for m, a, b in self._cues(doc):
            if not any((x <= a and b <= y) or x < b <= y for x, y in false):
                found.append((a, b, self._cue[strings[m]]))
        for a, b, state in asked(words):
            self._mark(states, a, b, state)
        for a, b, cue in sorted(found, key=lambda f: (f[0], -f[1])):
            if words[a] in _RELATIVE and a and (wonders(words[a - 1]) or of_oneself(words, a)):
                continue
            if cue.state == "wished" and words[b : b + 1] == ("not",):
                continue  # "I cannot" is no "I can"
            if cue.state == "denied" and twice(words, a):
                continue
            if words[b - 1] == "by" and words[b : b + 1] in (("me",), ("i",), ("myself",), ("us",)):
                continue  # "written by me"
            if cue.scope == "sentence":
                first, last = back_to(words, a), stop_of(words, b)
                if words[a] == "must" and "i" in words[first:last]:
                    continue  # "I set by which date they must have them": no posting says "I"
                self._mark(states, first, last, cue.state)
            elif cue.scope == "before":
                # "Goals come from the director and lists from the data desk"
                stop = stop_of(words, b)
                end = stop if words[b - 1] == "from" and from_again(words[b:stop]) else b
                self._mark(states, back_to(words, a), end, cue.state)
            else:
                reach = self._reach * (FAR if cue.state in _LONG else 1)
                end = self._forward(words, b, ends, reach)
                if cue.state == "learned":
                    end = then_done(words, b, end)
                if words[a] == "who" and words[a - 1] in _WHOM:
                    end = into_a_system(doc, b, end)
                if words[a] == "who" and words[a - 1] in OF:
                    end = own_deed(words, b, end)
                if words[a] == "who" and words[0] in ASSISTED:
                    end = self._of_the_assisted(words, b, ends, end)
                elif words[a] in _RELATIVE or a == 0 or words[a - 1] in STOP:
                    end = self._comma(words, b, end, words[a] in _RELATIVE)
                self._mark(states, a, end, cue.state)
        for a, b in others(self._actors, words, [t.text for t in doc]):
            end = self._forward(words, b, ends)
            if words[a] in ("who", "that", "which"):
                if of_oneself(words, a):
                    continue
                end = self._comma(words, b, end, True)
            if a and words[a - 1] in SETTING:
                end = own_again(words, b, end)
            elif a == 0 or words[a - 1] in STOP or which(words, a):
                # "Mrs. Bell writes the script, makes the schedule, and takes our totals": all hers
                end = self._whole(words, b, ends, end)
            mine = next((i for i in range(b, end) if words[i] == "i"), end)
            self._mark(states, a, mine, "other")
        theirs = (
            *passives(self._actors, words),
            *given(self._actors, words),
            *belonging(words),
        )
        for a, b in theirs:
            self._mark(states, a, b, "other")
        return tuple(states)

    @staticmethod
    def _mark(states: list[str], start: int, end: int, state: str) -> None:
        for i in range(start, min(end, len(states))):
            if states[i] == DONE:
                states[i] = state

    def _forward(
        self, words: Sequence[str], start: int, ends: Sequence[int], reach: int = 0
    ) -> int:
        """Where a scope that begins at `start` ends; `reach` in tokens, the rubric's by default."""
        stop = min(len(words), start + (reach or self._reach))
        for i in range(start, stop):
            if words[i] in STOP or (i > start and i in ends and not how_many_we(words, i)):
                return i
            if words[i] == ")" and "(" not in words[start:i]:
                return i  # what a bracket says ends with it
        return stop

    def _whole(self, words: Sequence[str], start: int, ends: Sequence[int], end: int) -> int:
        """Where another's sentence ends, as far as nothing in it is one's own; else `end`."""
        whole = self._forward(words, start, ends, len(words))
        return end if _OWN_WORDS & set(words[start:whole]) else whole

    def _of_the_assisted(
        self, words: Sequence[str], start: int, ends: Sequence[int], end: int
    ) -> int:
        """Where what the assisted did ends: "Assisted the chair, who drafted the script, launched
        the calls, and reported" is all hers; "who led it, and trained callers" ends at its comma."""
        whole = self._whole(words, start, ends, start)
        listed = any(words[i] == "," and does(words[i + 1]) for i in range(start, whole - 1))
        return whole if listed else self._comma(words, start, end, True)

    @staticmethod
    def _comma(words: Sequence[str], start: int, end: int, relative: bool) -> int:
        """A relative clause ends at its comma; an opening phrase ("Instead of hiring, ") where a
        deed follows its comma."""
        for i in range(start, end):
            if words[i] != ",":
                continue
            if relative and words[start].endswith("s") and goes_on(words, i + 1):
                continue  # "who recruits, trains, and assigns"
            follows = words[i + 1] if i + 1 < len(words) else ""
            if relative or does(follows) or follows in ("i", "we", "my"):
                return i
        return end
