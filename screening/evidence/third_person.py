"""Resumes that tell of their person by name: "Dana Roe is an organizer. She trains callers."

A name tells only who is meant, never what was done: where it could be a word like others
("Mark answers", "Church records", "Will") it is not read, so that no mark depends on a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.evidence.others import does, first_names
from screening.evidence.words_of_others import HONORIFICS, NO_NAMES, OFFICES
from screening.resume.model import Resume, Role, Statement

SHE = frozenset({"he", "she", "they"})
_TELLING = (Role.CLAIM, Role.WISH)
_HERSELF = re.compile(r"\b(?:herself|himself|themself)\b")
_ONE = re.compile(r"\b(?:she|he)\b|(?<=\bby )(?:her|him)\b")
# Whom "she" may mean where one of them stands before it.
_ANOTHER = (
    (OFFICES - {"volunteer"})
    | HONORIFICS
    | frozenset(
        "mother father sister brother wife husband daughter son aunt uncle niece nephew lady woman man "
        "girl boy friend boss caller member voter donor customer client patient child who".split()
    )
)
_WORD = re.compile(r"[\w'’-]+")
# What only a name has before it: "Mark is", "Will's", not "Mark answers", "Will work", "Page leads".
_CERTAIN = frozenset("'s ’s is was has had does did went wants".split())


@dataclass(frozen=True)
class ThirdPerson:
    """How one resume names its person."""

    given: str  # "Greg", as the resume writes it
    names: re.Pattern[str]  # that, or with the last name

    def own(self, statement: Statement) -> frozenset[str]:
        """Lower-case words of the statement that mean the person. Within a deed "she" may be
        another, in front of it or in a summary she is the one that the resume is about."""
        text = statement.text
        words = {w for m in self._meant(text) for w in _WORD.findall(m[0].lower())}
        first = text.lower().split(maxsplit=1)[0] if text.strip() else ""
        if statement.role in _TELLING or first in SHE:
            words |= SHE
        elif (m := _ONE.search(text)) and self._alone(text[: m.start()]):
            words.update(_ONE.findall(text))
        return frozenset(words)

    def begins(self, text: str) -> bool:
        """Whether `text` begins with the person and what they do or are."""
        m = next(self._meant(text), None)
        if m is None or m.start() > 0 or (after := _WORD.search(text, m.end())) is None:
            return False
        verb = after[0].lower()
        return does(verb) or (verb.endswith("s") and len(verb) > 3)

    def does(self, text: str) -> bool:
        """Whether the person does something in `text`: "some nights Kyler called voters"; said so
        that any name would be known for one."""
        after = (_WORD.search(text, m.end()) for m in self.names.finditer(text))
        return any(w is not None and w[0].endswith("ed") and does(w[0].lower()) for w in after)

    def does_it_herself(self, text: str) -> bool:
        """Nobody else is named whom "herself" could mean: "Called members herself"."""
        m = _HERSELF.search(text)
        return m is not None and self._alone(text[: m.start()])

    def _alone(self, text: str) -> bool:
        """Nobody but the person is told of in `text`."""
        found = _WORD.findall(text)
        names = {w for w in found[1:] if w[0].isupper() and w.lower() in first_names()}
        return not names - {self.given} and _ANOTHER.isdisjoint(w.lower() for w in found)

    def _meant(self, text: str) -> Iterator[re.Match[str]]:
        for m in self.names.finditer(text):
            if (
                m[0] != self.given
                or self.given.lower() not in NO_NAMES
                or (
                    (after := _WORD.search(text, m.end()))
                    and (after[0].lower() in _CERTAIN or after[0].endswith("ed"))
                )
            ):
                yield m


def third_person(resume: Resume) -> ThirdPerson | None:
    """Where a sentence of the summary begins with the person's name and what they do or are, where
    a deed is told so ("Kyler called voters"), or somebody unnamed did something herself."""
    name = [w for w in _WORD.findall(resume.contact.name) if len(w) > 1]
    if len(name) < 2:
        return None
    for s in resume.statements:
        if s.role in _TELLING and (found := _named(s.text, name[0], name[-1])).begins(s.text):
            return found
    plain = _named("", name[0], name[-1])
    deeds = [s.text for s in resume.statements if s.role is Role.DEED]
    told = any(plain.does(text) or plain.does_it_herself(text) for text in deeds)
    return plain if told else None


def _named(text: str, first: str, last: str) -> ThirdPerson:
    """How the resume names its person if that is whom `text` begins with."""
    given = first.title() if first.isupper() else first
    begins = _WORD.match(text)
    if begins and len(begins[0]) >= 3 and first.lower().startswith(begins[0].lower()):
        given = begins[0]  # "Greg" of "Gregory"
    one, other = re.escape(given), re.escape(last)
    full = rf"(?i:{re.escape(first)}|{one})(?: [\w.'’-]+){{0,2}}? (?i:{other})"
    ways = [full, rf"(?:Mr|Ms|Mrs|Mx|Dr)\.? (?i:{other})"]
    if given[0].isupper():
        ways.append(one)
    return ThirdPerson(given, re.compile(rf"\b(?:{'|'.join(ways)})\b"))
