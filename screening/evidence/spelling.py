"""Misspellings: words that no dictionary has although a known word is a letter or two away.

Names, places, tools, other languages and recognized (OCR) pages are left alone: only plain lower-case words
of documents whose characters were read count, and not the words of the rubric.
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from screening.documents.model import Line, Place
from screening.evidence.model import Quote, Spelling
from screening.evidence.near_words import NearWords
from screening.evidence.others import first_names as _first_names
from screening.evidence.tongues import data_of, shown_languages, words_of, written_in
from screening.resume.model import Resume, SectionKind, Spot
from screening.rubric import Rubric

_WORD = re.compile(r"(?<![\w@./'’\-#&])[a-z]{4,24}(?![\w@/'’\-]|\.\w)")
# A sentence's first word is capital whatever it is; a second capital after it makes a name likelier.
_FIRST = re.compile(r"(?:^|(?<=[a-z][.!?] ))[A-Z][a-z]{4,24}(?= [a-z0-9])")
_VOWEL = re.compile(r"[aeiouy]")  # without one it is an abbreviation: "mpls", "wknds"
# Real words in the wrong place, which no dictionary finds.
_SLIPS = re.compile(
    r"\b(?:(?:could|should|would|must) of\b|to (?:long|many|much|late|hard|old|busy)\b(?! (?:to|for) )|"
    r"there (?:own|name|names|part|shift|shifts|coats|aprons|questions|answers|jobs?|work|homes?|houses?|phones?|lists?|kids|families)\b|"
    r"(?:better|more|less|rather|other) then\b|wether\b|calenders?\b|peoples\b(?! (?:choice|party|bank|republic|house))|theirselves\b|hisself\b)",
    re.IGNORECASE,
)
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("iser", "izer"), ("our", "or"), ("lled", "led"), ("lling", "ling"), ("ogue", "og"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("tre", "ter"), ("isers", "izers"), ("ises", "izes"))  # fmt: skip
_PREFIXES = "non pre re un co over under multi mis inter tele micro".split()
# Compounds are built anew every day; a word made of two known words is none too.
LEAST_PART = 3
WORDS_PER_PAGE = 500  # for formats without pages


@functools.cache
def _dictionary() -> frozenset[str]:
    """The words of pyspellchecker's English list and ours."""
    ours = data_of("screening.evidence", "data/words.txt").decode().splitlines()
    return words_of("en").union(*(n.split() for n in ours if not n.startswith("#")))


@functools.cache
def _near_words() -> NearWords:
    return NearWords(_dictionary())


@functools.cache
def _own_words(rubric: Rubric) -> frozenset[str]:
    words: set[str] = {"vols", "locs", "autopay", "portaloos", "covid"}
    for c in rubric.lexicon.concepts:
        if c.id in ("volunteers", "volunteer_word"):
            continue  # these hold misspelt forms on purpose
        for form in (*c.verbs, *c.forms):
            words.update(re.findall(r"[a-z]+", form.lower()))
    for tool in rubric.lexicon.tools:
        for form in (tool.name, *tool.aliases):
            words.update(re.findall(r"[a-z]+", form.lower()))
    for short in rubric.lexicon.abbreviations:
        words.update(re.findall(r"[a-z]+", short.lower()))
    return frozenset(words)


@functools.lru_cache(maxsize=65536)
def _known(word: str) -> bool:
    known = _dictionary()
    if word in known:
        return True
    for british, american in _BRITISH:
        if british in word and word.replace(british, american) in known:
            return True
    for ending in ("s", "es", "ed", "ing", "er", "ers", "ly", "d", "al", "able"):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < 4 or stem not in known:
            continue
        # "scheduleing" keeps an e that falls away, "traning" is no form of the rare word "tran".
        kept = ending[0] in "ei" and stem.endswith("e") and not stem.endswith(("ee", "ye", "oe"))
        if not kept and (len(stem) > 4 or ending in ("s", "es", "d", "ly")):
            return True
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if 4 < len(rest) < len(word) and rest in known:
            return True
    return any(
        word[:k] in known and word[k:] in known
        for k in range(LEAST_PART + 1, len(word) - LEAST_PART)
    )


@functools.lru_cache(maxsize=4096)
def _misspelt(word: str) -> bool:
    """No dictionary has it, and a known word lies one or two letters away."""
    if _known(word) or not _VOWEL.search(word):
        return False
    return _near_words().near(word, 2 if len(word) > 5 else 1)


def find_misspellings(resume: Resume, rubric: Rubric) -> Spelling:
    """Distinct misspellings in order; the most that stand on one page."""
    own = _own_words(rubric) | _names(resume)
    counts: Counter[str] = Counter()
    places: dict[str, tuple[int, Spot]] = {}
    skip = _other_languages(resume)
    total = 0
    for i, line in enumerate(resume.document.lines):
        if i in skip or line.confidence is not None or line.place is not Place.BODY:
            continue
        found = list(_WORD.finditer(line.text))
        firsts = list(_FIRST.finditer(line.text)) if len(line.text.split()) > 2 and i > 3 else []
        found += firsts
        for match in found:
            total += 1
            word = match[0].lower()
            if word not in own and not (match in firsts and word in _first_names()):
                counts[word] += 1
                places.setdefault(word, (i, Spot(i, match.start(), match.end())))
    slips: dict[str, tuple[int, Spot]] = {}
    for i, line in enumerate(resume.document.lines):
        if i not in skip and line.confidence is None:
            for match in _SLIPS.finditer(line.text):
                slips.setdefault(match[0].lower(), (i, Spot(i, match.start(), match.end())))
    wrong = [w for w in counts if _misspelt(w) and not _is_wrap(resume, places[w][1])]
    if wrong and (codes := shown_languages(resume)):
        wrong = [w for w in wrong if not any(w in words_of(code) for code in codes)]
    places |= slips
    wrong += list(slips)
    quotes = []
    pages: Counter[int] = Counter()
    for w in wrong:
        line = resume.document.lines[places[w][0]]
        page, boxes = resume.quote((places[w][1],))
        quotes.append(Quote(line.text, page, boxes))
        pages[page if page is not None else places[w][0] * 0] += 1
    most = max(pages.values(), default=0)
    if resume.document.report.pages == 0 and total > WORDS_PER_PAGE:
        most = round(most * WORDS_PER_PAGE / total)
    return Spelling(tuple(wrong), tuple(quotes), most)


def _names(resume: Resume) -> frozenset[str]:
    """Words of names, which a resume in small letters does not tell from others."""
    names = [resume.contact.name, resume.contact.location]
    for p in resume.positions:
        names += (p.organization, p.location)
    return frozenset(re.findall(r"[a-z]+", " ".join(names).lower()))


def _is_wrap(resume: Resume, spot: Spot) -> bool:
    """The first or last part of a word divided at a line's end."""
    lines = resume.document.lines
    if spot.start == 0 and spot.line and lines[spot.line - 1].text.endswith(("-", "\u00ad")):
        return True
    return spot.end >= len(lines[spot.line].text) - 1 and lines[spot.line].text.endswith(
        ("-", "\u00ad")
    )


def _other_languages(resume: Resume) -> set[int]:
    """Lines under languages, and lines whose words are mostly unknown: another language."""
    out: set[int] = set()
    for s in resume.sections:
        if s.kind in (SectionKind.LANGUAGES, SectionKind.REFERENCES):
            out.update(range(s.first, s.stop))
    for i, line in enumerate(resume.document.lines):
        ws = _WORD.findall(line.text)
        if _foreign(line, ws):
            out.add(i)
    return out


def _foreign(line: Line, ws: list[str]) -> bool:
    if written_in(line) is not None:
        return True
    odd = [c for c in line.text if ord(c) > 127 and c.isalpha()]
    return len(ws) >= 3 and len(odd) > 2 and sum(not _known(w) for w in ws) * 2 > len(ws)
