"""Which language a line is written in, and the words of other languages."""

from __future__ import annotations

import functools
import gzip
import re
from collections import Counter
from importlib import resources

from screening.documents.model import Line
from screening.resume.model import Resume

_LETTERS = re.compile(r"[^\W\d_]+")
# The smallest words of languages tell in which a line is written.
_ENGLISH = frozenset(
    "the and of to in for with on at by from an as our my all was were is are that".split()
)
_OTHERS = (
    "el la los las de del y en con que para por una un al se su nos mi como",  # Spanish
    "le la les des du et en dans pour avec une un que sur aux au par mes",  # French
    "o os da do das dos em com para uma um que na e",  # Portuguese
    "der die das und mit für von den im ein eine zu bei auf",  # German
    "ng sa mga ang at na ay si kay para",  # Tagalog
    "nan ak pou ki yon te nou yo pa",  # Haitian Creole
)
_DICTIONARIES = ("es", "fr", "pt", "de", None, None)  # pyspellchecker's, of the same languages
_NAMED = {"Spanish": "es", "French": "fr", "Portuguese": "pt", "German": "de", "Italian": "it", "Dutch": "nl"}  # fmt: skip
# Which of them have a word.
_OF_OTHERS = {
    word: tuple(n for n, words in enumerate(_OTHERS) if word in words.split())
    for word in " ".join(_OTHERS).split()
}


@functools.cache
def words_of(code: str) -> frozenset[str]:
    """The words of pyspellchecker's list of a language: one JSON object of words and how often each
    occurs. Only what stands between quotes is wanted, found in half the time of reading the object.
    """
    packed = data_of("spellchecker", f"resources/{code}.json.gz")
    return frozenset(gzip.decompress(packed).decode().split('"')[1::2])


def data_of(package: str, name: str) -> bytes:
    """A file that came with a package."""
    return resources.files(package).joinpath(name).read_bytes()


def shown_languages(resume: Resume) -> set[str]:
    """The other languages that the resume names or has lines of, as far as there is a list: "Marzo
    2022" is misspelt in none."""
    named = {_NAMED[x] for x in resume.languages if x in _NAMED}
    written = {written_in(line) for line in resume.document.lines} - {None}
    return named | {code for n in written if n is not None and (code := _DICTIONARIES[n])}


def written_in(line: Line) -> int | None:
    """Which of `_OTHERS` the smallest words of a line are of; None for English or none."""
    small = _LETTERS.findall(line.text.lower())
    others = Counter(n for w in small for n in _OF_OTHERS.get(w, ()))
    if others and max(others.values()) > max(1, sum(w in _ENGLISH for w in small)):
        return others.most_common(1)[0][0]
    return None
