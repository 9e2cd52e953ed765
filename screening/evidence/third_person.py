"""Resumes that tell of their person by name: "Dana Roe is an organizer. She trains callers."

A name tells only who is meant, never what was done: as soon as it could be a word like others
("Mark answers", "Church records", "Will") it is not read, so that no mark depends on a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screening.evidence.others import does
from screening.evidence.words_of_others import NO_NAMES
from screening.resume.model import Resume, Role, Statement

SHE = frozenset({"he", "she", "they"})
_TELLING = (Role.CLAIM, Role.WISH)
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class ThirdPerson:
    """How one resume names its person."""

    names: re.Pattern[str]

    def own(self, statement: Statement) -> frozenset[str]:
        """Lower-case words of the statement that mean the person. Within a deed "she" may be
        another, in front of it or in a summary she is the one that the resume is about."""
        text = statement.text
        words = {w for m in self.names.finditer(text) for w in _WORD.findall(m[0].lower())}
        first = text.lower().split(maxsplit=1)[0] if text.strip() else ""
        if statement.role in _TELLING or first in SHE:
            words |= SHE
        return frozenset(words)


def third_person(resume: Resume) -> ThirdPerson | None:
    """Where a sentence of the summary begins with the person's name and what they do or are."""
    name = [w for w in _WORD.findall(resume.contact.name.title()) if len(w) > 1]
    if len(name) < 2:
        return None
    for s in resume.statements:
        if s.role in _TELLING and (names := _named(s.text, name[0], name[-1])):
            return ThirdPerson(names)
    return None


def _named(text: str, first: str, last: str) -> re.Pattern[str] | None:
    """The ways in which the resume may name the person, where `text` begins with one of them."""
    given = first
    begins = _WORD.match(text)
    if begins and len(begins[0]) >= 3 and first.startswith(begins[0]):
        given = begins[0]  # "Greg" of "Gregory"
    full = rf"(?:{re.escape(first)}|{re.escape(given)})(?: [\w.'’-]+){{0,2}}? {re.escape(last)}"
    ways = [full, rf"(?:Mr|Ms|Mrs|Mx|Dr)\.? {re.escape(last)}"]
    if given.lower() not in NO_NAMES:
        ways.append(re.escape(given))
    names = re.compile(rf"\b(?:{'|'.join(ways)})\b")
    if (m := names.match(text)) and (after := _WORD.search(text, m.end())):
        verb = after[0].lower()
        if does(verb) or (verb.endswith("s") and len(verb) > 3):
            return names
    return None
