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

import names
import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from screening.rubric import Rubric
from screening.rubric.schema import Cue

DONE = "done"
MAX_TOKENS = 400  # of one statement; what lies beyond is not judged
FAR = 3  # wishes and plans speak of all that follows in their sentence
_LONG = frozenset({"wished", "planned", "learned", "quoted"})
_RELATIVE = frozenset({"who", "whose", "whom"})
_STOP = frozenset({".", ";", "!", "?", "…"})
_BREAK = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "—", "–", "-", "/"})
_CLAUSE = frozenset(
    {"and", "but", "while", "so", "because", "when", "where", "that", "which", "as", "then", "since", "after", "before", "if", "though"}
)
_DETERMINERS = frozenset(
    "the my our a an another their his her its that this one some both other each campaign's party's".split()
)
# Role words that begin a line as somebody else's where a verb in the third person follows.
_BARE_ONE = frozenset("ed fd rfd rod cm dfd pm ops vp ceo hr supervisor manager director coordinator boss organizer staff office candidate committee headquarters management owner".split())
_BARE = _BARE_ONE | frozenset(
    "interns colleagues coworkers co-workers volunteers staffers vendor vendors others organizers managers directors supervisors "
    "mama mom mother dad professor friends partners consultants leadership corporate".split()
)
_THIRD_PERSON = frozenset(
    "trains trained makes made sets set writes wrote does did handles handled runs ran schedules scheduled recruits recruited "
    "hires hired gives gave decides decided keeps kept enters entered manages managed leads led tells told sends sent takes took "
    "owns owned drew draws picks put puts chose chooses brings brought taught teaches holds held approves approved "
    "does provides provided has had was is builds built picks picked reports reported".split()
)
_PRONOUNS = frozenset("you she he they it somebody someone others another hq headquarters marketing corporate hr".split())
_VERB = frozenset(
    "was were is are had has have did does do would could set sets ran runs wrote writes led leads held kept keeps took takes gave gives "
    "built chose chooses went drew draws drove taught teaches brought hired owned own decides owns handles does made makes came comes does "
    "put puts told tells sent sends picked found said says wants wanted trains manages schedules reports scores left who broke began became bought caught cut dealt fell felt got grew heard hit knew "
    "lost meant met paid read rode saw sold shook showed shut sat spent spoke stood stuck swept swore threw wore won chose bring "
    "brings come get gets keep tell take teach write run lead set handle make do give know knows likes loves need needs "
    "works work goes works wins lets let beat bet drank ate slept fed fought hid held laid lent lit rang sang sank sent shone "
    "split spread stole strove struck swam swung tore woke wove wept wound".split()
)
_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sister father pastor brother rev rev. sgt sgt. lt lt. deacon rabbi imam judge senator congressman congresswoman councilman councilwoman".split())
_PARTICIPLES = frozenset("set run led made held kept given taken done written built drawn taught put sent cut chosen paid brought handled".split())
_ADVERBS = frozenset("also always then usually often still now later already just mostly all both ever never".split())
_BE = frozenset("is are was were be been being get gets got".split())
_NOT_AGENTS = frozenset(
    "me myself us hand phone telephone email e-mail text mail precinct ward county region name number age the percent "
    "day week hour month date shift zip turf team alphabet 20 10 30 noon midnight then now myself".split()
)
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


class Language:
    """The rubric's words, ready to read lines with; built once per rubric."""

    def __init__(self, rubric: Rubric) -> None:
        self.nlp = spacy.blank("en")
        self._concepts = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._unless = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        for c in rubric.lexicon.concepts:
            forms = set(c.forms)
            for verb in c.verbs:
                forms |= inflected(verb)
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

    def read(self, text: str) -> Reading:
        """Tokens, concepts and states of one statement."""
        doc = self.nlp.make_doc(text.replace("’", "'").replace("‘", "'"))[:MAX_TOKENS].as_doc()
        words = tuple(t.lower_ for t in doc)
        offsets = tuple((t.idx, t.idx + len(t)) for t in doc)
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
            if not any(x <= a and b <= y or x < b <= y for x, y in false):
                found.append((a, b, self._cue[strings[m]]))
        for a, b, cue in sorted(found, key=lambda f: (f[0], -f[1])):
            if cue.scope == "sentence":
                self._mark(states, self._back(words, a), self._stop(words, b), cue.state)
            elif cue.scope == "before":
                self._mark(states, self._back(words, a), b, cue.state)
            else:
                reach = self._reach * (FAR if cue.state in _LONG else 1)
                end = self._forward(words, b, ends, reach)
                if words[a] in _RELATIVE or a == 0 or words[a - 1] in _STOP:
                    end = self._comma(words, b, end, words[a] in _RELATIVE)
                self._mark(states, a, end, cue.state)
        for a, b in self._others(words, [t.text for t in doc]):
            self._mark(states, a, self._forward(words, b, ends), "other")
        for a, b in self._passives(words):
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
            if words[i] in _STOP or (i > start and i in ends):
                return i
        return stop

    @staticmethod
    def _stop(words: Sequence[str], start: int) -> int:
        """The end of the part of a sentence that `start` stands in."""
        return next((i for i in range(start, len(words)) if words[i] in _STOP), len(words))

    @staticmethod
    def _comma(words: Sequence[str], start: int, end: int, relative: bool) -> int:
        """A relative clause ends at its comma; an opening phrase ("Instead of hiring, ") where a
        deed follows its comma."""
        for i in range(start, end):
            if words[i] == "," and (
                relative or (i + 1 < len(words) and (_does(words[i + 1]) or words[i + 1] in ("i", "we", "my")))
            ):
                return i
        return end

    @staticmethod
    def _back(words: Sequence[str], start: int) -> int:
        for i in range(start - 1, -1, -1):
            if words[i] in _STOP:
                return i + 1
        return 0

    def _others(self, words: Sequence[str], printed: Sequence[str]) -> list[tuple[int, int]]:
        """Clauses that somebody else begins: "the director set", "my supervisor trained", "Barb
        kept", and at a line's start the bare "Supervisor trains"."""
        out = []
        start = True
        for i, w in enumerate(words):
            if start:
                end = self._actor(words, i) or _person(words, printed, i)
                if not end and w in _BARE and i + 2 < len(words) and _plainly_does(words, i):
                    end = i + 1
                if end and not _by_me(words, end) and not _about_me(words, end):
                    out.append((i, end))
            start = w in _BREAK or w in _CLAUSE
            if w in self._actors and i + 2 < len(words) and i > 0:
                # "errors the interns had typed", "the agency that recruited"
                had = words[i + 1] in ("had", "has", "have") and _does(words[i + 2])
                that = words[i + 1] in ("that", "which", "who") and _does(words[i + 2])
                if had and words[i - 1] in _DETERMINERS or that:
                    out.append((i + 1, i + 2))
        return out

    def _passives(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Clauses whose deed is done by somebody else: "scripts were written by the director"."""
        out = []
        for i, w in enumerate(words):
            if w != "by" or i < 2 or i + 1 >= len(words):
                continue
            near = words[i + 1 : i + 4]
            by_actor = any(n in self._actors or n in ("him", "her", "them", "others") for n in near)
            done = words[i - 1].endswith(("ed", "en", "un", "ade", "ritten", "uilt")) or (
                words[i - 1] in _PARTICIPLES or (by_actor and words[i - 1] in ("after", "up", "out", "on", "over"))
            )
            if not done:
                continue
            reach = range(i - 2, max(-1, i - (9 if by_actor else 4)), -1)
            back = next((k for k in reach if words[k] in _BE), None)
            agent = words[i + 1]
            if agent == "the" and i + 2 < len(words):
                agent = words[i + 2]
            if agent in _NOT_AGENTS or agent[:1].isdigit() or agent in ("calling", "using", "writing"):
                continue
            if back is None:
                # "materials developed by headquarters": only what was done by others.
                if agent in self._actors or words[i + 1] in _DETERMINERS:
                    out.append((i - 1, min(len(words), i + 4)))
                continue
            start = next((k + 1 for k in range(back - 1, -1, -1) if words[k] in _STOP or words[k] in (",", ":") or words[k] in ("but", "which", "that", "while")), 0)
            out.append((start, min(len(words), i + 4)))
        return out

    def _actor(self, words: Sequence[str], i: int) -> int:
        """The index after an actor that begins at `i` and does something; 0 where none does."""
        w = words[i]
        if w in _PRONOUNS:
            return _then_does(words, i + 1)
        named = w in _HONORIFICS
        if w not in _DETERMINERS and not named:
            return 0
        found = named
        j = i + 1
        while j < min(i + 12, len(words)):
            word = words[j]
            if found and (k := _then_does(words, j)):
                return k
            if word in (",", "("):
                # "The coordinator, Mrs. Pelletier, has made": a remark between.
                close = next((k for k in range(j + 1, min(j + 8, len(words))) if words[k] in (",", ")")), 0)
                if not found or not close:
                    return 0
                j = close + 1
                continue
            if word in _BREAK or word in ("i", "we"):
                return 0
            if word in self._actors:
                own = w in ("my", "our") and word in ("team", "volunteers", "interns", "fellows", "staff")
                if own and not (j + 1 < len(words) and words[j + 1] in ("lead", "leader", "captain")):
                    return 0
                found = True
            elif j > i + 6 and not found:
                return 0
            j += 1
        return 0


def _plainly_does(words: Sequence[str], i: int) -> bool:
    """A bare role word does something: "Supervisor trains", "Interns entered the sheets"; but
    "Interns supervised: six" is a passive."""
    if i == 0 and words[i] in _BARE_ONE and words[1] in _THIRD_PERSON:
        return True
    return _does(words[i + 1]) and words[i + 2] in ("the", "a", "an", "our", "all", "my", "his", "her", "their", "most", "every", "each", "it", "them")


def _about_me(words: Sequence[str], start: int) -> bool:
    """ "They made me captain", "it fell to me to": somebody else begins, the person does."""
    return any(w in ("me", "us") for w in words[start + 1 : start + 4])


def _by_me(words: Sequence[str], start: int) -> bool:
    return any(words[i] == "by" and words[i + 1] in ("me", "myself", "us") for i in range(start, min(start + 8, len(words) - 1)))


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Common first names of the US census, by which another person's deed is told."""
    out: set[str] = set()
    for name in ("first:male", "first:female"):
        with open(names.FILES[name], encoding="utf-8") as file:
            out.update(line.split()[0].lower() for line in file if line.strip())
    return frozenset(out) - _NO_NAMES


# First names that begin lines as verbs, months, places or tools.
_NO_NAMES = frozenset(
    "mark will may june april august van chase grant page drew rob sue pat art dean earl bill rich max major case "
    "trace young see man love merry song many so in an le my see long shin season summer autumn crystal star angel "
    "royal ok era cherry berry lane dallas austin jackson houston carolina georgia virginia dakota florida israel "
    "jordan china asia america paris london madison savannah charlotte augusta phoenix trinity destiny".split()
)


def _person(words: Sequence[str], printed: Sequence[str], i: int) -> int:
    """The index after a person's name that begins at `i` and does something; 0 where none does."""
    if not (printed[i][:1].isupper() and printed[i][1:].islower()):
        return 0
    if words[i] not in first_names():
        # A name of another country, known by its remark: "Bethan, our team leader, rewrote".
        if not (i + 2 < len(words) and words[i + 1] in (",", "(") and words[i + 2] in ("our", "my", "the", "a")):
            return 0
    k = i + 1
    while k < len(words) and k <= i + 3 and printed[k][:1].isupper():
        k += 1
    if k + 3 < len(words) and words[k] in (",", "("):
        # "Barb Ames, our secretary, kept", "Jess (office director) ran": a remark between.
        mark = "," if words[k] == "," else ")"
        close = next((j for j in range(k + 1, min(k + 7, len(words))) if words[j] == mark), 0)
        k = close + 1 if close else k
    if k + 2 < len(words) and words[k] == "in" and words[k + 1] == "the":
        k = min(k + 5, len(words))
        return next((j for j in range(k - 2, k + 1) if j < len(words) and _does(words[j])), 0)
    return _then_does(words, k)


def _then_does(words: Sequence[str], k: int) -> int:
    """`k`, past one or two adverbs, where a verb follows there; 0 where none does."""
    start = k
    while k < len(words) and k < start + 2 and (words[k].endswith("ly") or words[k] in _ADVERBS):
        k += 1
    return k if k < len(words) and _does(words[k]) else 0


def _does(word: str) -> bool:
    return word in _VERB or (len(word) > 4 and word.endswith("ed"))
