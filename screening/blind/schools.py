"""Schools and years of study; in education sections whatever is not plainly a degree or subject."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from screening.blind.model import Kind
from screening.blind.plain import folded
from screening.blind.terms import any_of
from screening.blind.words import blind_words
from screening.resume.dates import find_periods
from screening.resume.fields import is_place
from screening.resume.vocabulary import places

_CAP = r"[A-Z][\w.'&-]{0,30}"
_CAMPUS = r"(?:\s?-\s?[A-Z][\w'-]{1,30})?"
_OF = rf"(?:\s(?:of|at|in|de|du)\s(?:the\s)?{_CAP}(?:\s{_CAP}){{0,3}})?{_CAMPUS}"
_PIECES = re.compile(r"[^,;|•·()\t\n:]+")
_INNER = re.compile(r"\s[-–—]\s|(?<=[a-z])\.\s")
_YEAR = re.compile(r"(?<![\w$.,])(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?(?![\w,]\d)|(?<!\w)'\d\d(?!\d)")
_LEAST = 3  # letters of a school's name; less is a grade
_MOST = 7  # words of a part that may be a school's name; longer ones are sentences
_GENERIC = frozenset(
    [
        "community",
        "state",
        "technical",
        "senior",
        "junior",
        "central",
        "high",
        "city",
        "county",
        "tech",
    ]
)
Found = tuple[int, int, Kind]


def school_spans(text: str, study: bool = False) -> Iterator[Found]:
    """Schools and years of study in `text` (plain); `study` is true under an education heading."""
    for start, end in _named(text, study):
        yield start, end, Kind.SCHOOL
    for match in _years().finditer(text):
        yield (*match.span(), Kind.YEARS)
    if not study:
        return
    for period in find_periods(text):
        yield period.at, period.to, Kind.YEARS
    for match in _YEAR.finditer(text):
        yield (*match.span(), Kind.YEARS)
    yield from _parts(text)


def school_names(text: str) -> tuple[str, ...]:
    """Names to look for elsewhere: those of an education section, and their shorter forms."""
    out: list[str] = []
    for start, end in _named(text, study=True):
        name = " ".join(text[start:end].split())
        out.append(name)
        out.extend(_shorter(name))
    for start, end, kind in _parts(text):
        words = text[start:end].split()
        if kind is Kind.SCHOOL and len(words) > 1 and all(w[:1].isupper() for w in words):
            out.append(" ".join(text[start:end].split()))
    return tuple(dict.fromkeys(out))


def _shorter(name: str) -> Iterator[str]:
    """ "Elkhorn Valley" of "Elkhorn Valley Community College"; no bare town, state or number."""
    core = _forms().sub(" ", name)
    core = re.sub(r"^\s*(?:of|at|the)\s|\s(?:of|at)\s*$", " ", core).strip(" -,.")
    ws = core.split()
    while ws:
        short = " ".join(ws)
        ordinary = len(ws) == 1 and (
            len(short) < 5
            or folded(short) in blind_words().names.ordinary
            or folded(short) in _GENERIC
            or _studies().fullmatch(folded(short))
        )
        if not ordinary and not is_place(short) and len(ws) < len(name.split()):
            yield short
        if folded(ws[-1]) not in _GENERIC:
            return
        ws.pop()


def _named(text: str, study: bool) -> Iterator[tuple[int, int]]:
    for pattern in (_anywhere(), _education()) if study else (_anywhere(),):
        for match in pattern.finditer(text):
            start = match.start() + _line_start(match[0], _forms())
            start += _not_part(text[start : match.end()], study)
            if _forms().sub("", text[start : match.end()]).strip(" .,-\n"):
                yield start, match.end()
    for match in _abbreviations().finditer(text):
        yield match.span()


def _line_start(name: str, forms: re.Pattern[str]) -> int:
    """A name whole on its last line begins there; what the line before ends with is the degree."""
    cut = name.rfind("\n")
    form = forms.search(name, cut + 1)
    return cut + 1 if cut >= 0 and form is not None and form.start() > cut + 1 else 0


def _not_part(name: str, study: bool) -> int:
    """How many characters at the front of a match belong to the sentence or the degree."""
    schools = blind_words().schools
    out = 0
    for word in re.finditer(r"[\w.'&-]+\s*", name):
        bare = word[0].strip(" .\n").lower()
        if bare in schools.not_part or (study and _studies().fullmatch(bare)):
            out = word.end()
            continue
        return out
    return out


def _parts(text: str) -> Iterator[Found]:
    """Short parts with a capital, under education, that name neither a degree nor a subject."""
    for piece in _PIECES.finditer(text):
        for start, end in _split(piece[0], piece.start()):
            part = text[start:end]
            if is_place(part) or part in places()["codes"]:
                yield start, end, Kind.PLACE
            elif (
                sum(map(str.isalpha, part)) < _LEAST
                or not any(c.isupper() for c in part)
                or len(part.split()) > _MOST
            ):
                continue
            elif not _studies().search(part) and not find_periods(part):
                yield start, end, Kind.SCHOOL


def _split(piece: str, at: int) -> Sequence[tuple[int, int]]:
    """A part's own parts, at dashes and full stops, without white space around them."""
    out = []
    start = 0
    for cut in [*(m.span() for m in _INNER.finditer(piece)), (len(piece), len(piece))]:
        inner = piece[start : cut[0]]
        left = len(inner) - len(inner.lstrip(" .-"))
        right = len(inner.rstrip(" .-"))
        if right > left:
            out.append((at + start + left, at + start + right))
        start = cut[1]
    return out


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    any_form = "|".join(sorted((re.escape(folded(f)) for f in forms), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{_CAP}\s){{1,6}}(?=[A-Z])(?i:{any_form})\b{_OF}|\b(?=[A-Z])(?i:{any_form})\s(?:of|de|du)\s(?:the\s)?{_CAP}(?:[\s-]{_CAP}){{0,3}}"
    )


@functools.cache
def _forms() -> re.Pattern[str]:
    return any_of((*blind_words().schools.anywhere, *blind_words().schools.under_education))


@functools.cache
def _anywhere() -> re.Pattern[str]:
    return _pattern(blind_words().schools.anywhere)


@functools.cache
def _education() -> re.Pattern[str]:
    schools = blind_words().schools
    return _pattern((*schools.anywhere, *schools.under_education))


@functools.cache
def _abbreviations() -> re.Pattern[str]:
    return any_of(blind_words().schools.abbreviations, re.NOFLAG)


@functools.cache
def _years() -> re.Pattern[str]:
    return re.compile("|".join(blind_words().schools.years), re.IGNORECASE)


@functools.cache
def _studies() -> re.Pattern[str]:
    forms = {folded(f) for f in blind_words().schools.studies}
    return re.compile(
        rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))}"
        r"|(?:[a-z]\.){1,4}[a-z]?|m\.?ed|b\.?ed|ph\.?d|m\.div|m\.b\.a)(?![^\W_])",
        re.IGNORECASE,
    )
