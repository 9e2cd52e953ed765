"""E-mail addresses, phone numbers, links, handles, addresses and postal codes in plain text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from screening.blind.model import Kind
from screening.blind.words import blind_words
from screening.resume.dates import find_periods

_EMAIL = re.compile(
    r"[\w.%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>()]{2,150}"
    r"|(?<![\w@.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\."
    r"(?:(?:com|org|net|edu|gov|io|info|biz|dev|app|vote|eu|us|co\.uk|org\.uk|ac\.uk|ca)(?![\w-])(?:/[^\s|,;<>()]*)?"
    r"|(?:me|in|ie|de|fr|uk|au|nz|co|xyz|page|site)/[^\s|,;<>()]+)"
    r"|(?<![\w@.])@[a-z0-9_.]{3,30}"
    r"|\b(?:linkedin|twitter|instagram|facebook|skype|github|tiktok|telegram|whatsapp|bluesky|mastodon)"
    r"(?:\s(?:handle|profile|id))?\s?:\s?\S+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+|\(|(?<![\w$.,/-])\d)(?:[\d().\-/]|[ ]{1,3}){6,24}\d(?:\s?(?:ext|x)\.?\s?\d{1,5})?(?!\w)"
)
_SHORT_PHONE = re.compile(r"(?<![\d$.,-])\d{3}[-.]\d{4}(?![\d-])")
_YEARS = re.compile(r"(?:1[89]|20)\d\d\s?-\s?(?:1[89]|20)\d\d(?!\d)")
_POSTAL = re.compile(
    r"\b(?:[A-Z]{2}|[A-Z][a-z]{3,}),?\s+\d{5}(?:-\d{4})?(?!\w|,\d)"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b"
    r"|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
    r"|\bP\.?\s?O\.?\s?Box\s+\d+"
)


def contact_spans(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Stretches of `text` (plain) by which a person can be reached or found."""
    for match in _EMAIL.finditer(text):
        yield (*match.span(), Kind.EMAIL)
    for match in _LINK.finditer(text):
        end = match.end() - (match[0][-1] in ".:")
        yield match.start(), end, Kind.LINK
    for match in (*_PHONE.finditer(text), *_SHORT_PHONE.finditer(text)):
        if _is_phone(match[0]):
            yield (*match.span(), Kind.PHONE)
    for pattern in (_address(), _POSTAL):
        for match in pattern.finditer(text):
            yield (*match.span(), Kind.ADDRESS)


def _is_phone(text: str) -> bool:
    """Enough digits for a number to call, and no period of dates."""
    digits = sum(c.isdigit() for c in text)
    if not 7 <= digits <= 16 or (digits < 9 and not _SHORT_PHONE.fullmatch(text)):
        return False
    if _YEARS.match(text):
        return False
    periods = find_periods(text)
    return not periods or sum(p.to - p.at for p in periods) < len(text) - 3


@functools.cache
def _address() -> re.Pattern[str]:
    streets = "|".join(sorted(map(re.escape, blind_words().streets), key=len, reverse=True))
    return re.compile(
        rf"\b\d{{1,6}}[A-Z]?\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:[A-Z0-9][\w.'-]*\s+){{1,4}}?(?i:{streets})\b\.?"
        r"(?:,?\s+(?i:apt|apartment|unit|suite|ste|flat|floor|fl|no)\.?\s*#?\s?[\w-]+|,?\s+#\s?\w+)?"
    )
