"""Resumes that tell of their person by name: "Dana Roe is an organizer. She trains callers."

A name tells only who is meant, never what was done: where it could be a word like others
("Mark answers", "Church records", "Will") it is not read, so that no mark depends on a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.evidence.others import does
from screening.evidence.words_of_others import NO_NAMES
from screening.resume.model import Resume, Role, Statement

SHE = frozenset({"he", "she", "they"})
_TELLING = (Role.CLAIM, Role.WISH)
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
        return frozenset(words)

    def begins(self, text: str) -> bool:
        """Whether `text` begins with the person and what they do or are."""
        m = next(self._meant(text), None)
        if m is None or m.start() > 0 or (after := _WORD.search(text, m.end())) is None:
            return False
        verb = after[0].lower()
        return does(verb) or (verb.endswith("s") and len(verb) > 3)

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
    """Where a sentence of the summary begins with the person's name and what they do or are."""
    name = [w for w in _WORD.findall(resume.contact.name) if len(w) > 1]
    if len(name) < 2:
        return None
    for s in resume.statements:
        if s.role in _TELLING and (found := _named(s.text, name[0], name[-1])).begins(s.text):
            return found
    return None


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
