"""Resumes written without capitals: names, titles and employers are found by a view of the lines
with the capitals that others would have set. Quotes keep the document's own letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screening.documents.model import Line

LEAST_LINES = 4  # fewer short lines say nothing about a manner of writing
MOST_CAPITAL = 0.25  # share of short lines that begin with a capital and yet make no difference
MOST_WORDS = 14  # a longer line is a sentence
MOST_LETTERS = 200  # and one of fewer words that is as long is no line of a resume
# Words that stay small within a name, a title or an employer.
_SMALL = frozenset(
    "a an and as at but by for from in of off on or per the to until with w y "
    "da de del della der di do dos du e el ibn la las los van von zu".split()
)
_WORD = re.compile(r"(?<![\w'’@./])[^\W\d_][\w'’]*(?![\w]*[@/])")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\.(?:com|org|net|edu|gov)\b)\S*")


def with_capitals(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, short ones with a capital on each word where the whole document has hardly any."""
    if not _small(lines):
        return tuple(lines)
    return tuple(replace(n, text=capitals(n.text)) if _short(n) else n for n in lines)


def _short(line: Line) -> bool:
    return (
        not line.bullet
        and len(line.text) <= MOST_LETTERS
        and len(line.text.split()) <= MOST_WORDS
        and not line.text.rstrip().endswith((".", "!", "?", ";", ","))
    )


def _small(lines: Sequence[Line]) -> bool:
    begins = [m[0] for n in lines if _short(n) and (m := _WORD.search(_ADDRESS.sub(" ", n.text)))]
    large = sum(b[0].isupper() for b in begins)
    return len(begins) >= LEAST_LINES and large <= MOST_CAPITAL * len(begins)


def capitals(text: str) -> str:
    """`text` with each word's first letter large, as long as before, letter for letter."""

    def within(m: re.Match[str]) -> bool:
        before, after = text[max(0, m.start() - 2) : m.start()], text[m.end() : m.end() + 1]
        return before[:1].isalnum() and before[1:] == " " and after in (" ", "/")

    kept = [m.span() for m in _ADDRESS.finditer(text)]

    def word(m: re.Match[str]) -> str:
        if any(a <= m.start() < b for a, b in kept) or (m[0] in _SMALL and within(m)):
            return m[0]
        first = m[0][0].upper()
        return first + m[0][1:] if len(first) == 1 else m[0]

    return _WORD.sub(word, text)
