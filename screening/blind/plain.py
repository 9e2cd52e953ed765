"""Text without accents, wide letters and typographic signs, each character knowing where it was.

Patterns run on the plain text, so that "Thúy-Linh" is found as "Thuy‑Linh" and "ＴＨＵＹ" too.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

_SIGNS = {
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʻ": "'", "“": '"', "”": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "Þ": "Th",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i",
}  # fmt: skip
_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` in plain characters and, for each and for its end, the offset in the original."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the plain characters ``start:end``."""
        last = self.offsets[end - 1] if end > start else self.offsets[start]
        stop = end
        # Signs that were dropped right behind belong to the character before them.
        while stop < len(self.offsets) and self.offsets[stop] == last:
            stop += 1
        return self.offsets[start], self.offsets[stop] if stop < len(self.offsets) else last + 1


@functools.lru_cache(maxsize=4096)
def plain(text: str) -> Plain:
    """`text` folded character by character."""
    if text.isascii():
        return Plain(text, tuple(range(len(text) + 1)))
    out: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        if character in _UNSEEN:
            continue
        sign = _SIGNS.get(character)
        if sign is None:
            sign = "".join(
                c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)
            )
        if character.isspace():
            sign = " " if character not in "\t\n" else character
        out.extend(sign)
        offsets.extend([at] * len(sign))
    return Plain("".join(out), (*offsets, len(text)))


def folded(text: str) -> str:
    """Plain and in small letters: the form in which names are compared."""
    return plain(text).text.lower()
