"""Characters as a reader sees them: ligatures opened, white space plain, invisible ones taken out.

What is taken out is told apart: harmless marks (soft hyphen, byte order mark, joiners, direction
marks) go silently, characters that smuggle text (zero-width ones inside words, Unicode tags) are
given back so that they can be reported.
"""

from __future__ import annotations

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
BULLETS = frozenset(
    "•◦▪▫●○■□◆◇►▸▶➢➤➔→✓✔✦★☆‣⁃∙·»›–—-*§¤⦁⚫⬤❖❑❒❏✚✪➣⮚⇒⊙⚬"
    "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf02d\uf06e\uf071\uf0e8\uf0d6\uf09f\uf06c\uf06f\uf077\uf0ad"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    " ",
)
# Soft hyphen, joiners, marks of direction, byte order mark.
_HARMLESS = (
    "\u00ad\u200c\u200d\u200e\u200f\u061c"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_ZERO_WIDTH = "\u200b\u2060\u2061\u2062\u2063\u2064\u180e\u034f\u115f\u1160\u3164\uffa0"
# C0 and C1 controls other than tab and line feed; they have no look.
_CONTROLS = "".join(map(chr, [*range(9), *range(11, 32), *range(127, 160)]))
_TABLE = str.maketrans(
    {
        **_LIGATURES,
        **_SPACES,
        **dict.fromkeys(_HARMLESS + _ZERO_WIDTH + _CONTROLS, ""),
        "\u2010": "-",
        "\u2011": "-",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_PLAIN = re.compile(r"[\t\n\x20-\x7e]*\Z")
_FIRST = re.compile(r"(\S{1,4})[ \t]+(?=\S)")
_GLUED = BULLETS - frozenset("-–—*§¤»›·")  # bullets even without a space after them
_WIDE = re.compile(r" {3,}|[._…·]{6,}")
_TAGS = re.compile("[\U000e0001-\U000e007f]{1,20000}")
# Zero-width characters between two letters hide a word from a search; elsewhere they are
# line-break hints of web pages.
_INSIDE = re.compile(f"[^\\W\\d_][{_ZERO_WIDTH}]+(?=[^\\W\\d_])")


def clean(text: str) -> str:
    """`text` as a person sees it; tabs and line feeds stay, runs of spaces are not folded."""
    if _PLAIN.match(text):
        return text
    text = text.translate(_TABLE)
    if max(text, default="") >= "\U000e0001":
        text = _TAGS.sub("", text)
    return unicodedata.normalize("NFC", text)


def smuggled(text: str) -> list[tuple[str, str]]:
    """What unseen characters in `text` carry: pairs of the text and why it cannot be seen."""
    if _PLAIN.match(text):
        return []
    found = []
    if max(text) >= "\U000e0001":
        for run in _TAGS.findall(text):
            said = "".join(chr(ord(c) - 0xE0000) for c in run if ord(c) >= 0xE0020)
            # A flag emoji of a nation (England) ends in a tag too and says at most six letters.
            if len(said) > 6:
                found.append((" ".join(said.split()), "Unicode tag characters"))
    if len(_INSIDE.findall(text)) > 2:
        words = [w for w in text.split() if _INSIDE.search(w)]
        found.append((clean(" ".join(words)), "zero-width characters inside the words"))
    return found


def folded(given: str) -> str:
    """White space folded: one space between words, one tab between cells, none at the ends.

    Three spaces or more set a cell apart as a tab does: many a date is pushed right with them.
    """
    if "   " in given or "....." in given or "_____" in given:
        given = _WIDE.sub("\t", given)
    if "\t" not in given:
        return " ".join(given.split())
    text = ""
    lone = True  # a lone separator ("·", "|", "–") stands between words, it is no cell
    for cell in text_cells(given):
        last, lone = lone, len(cell) == 1 and not cell.isalnum()
        text += (" " if last or lone else "\t") + cell if text else cell
    return text


def text_cells(text: str) -> list[str]:
    """The cells of a row, white space folded, empty ones left out."""
    return [folded for cell in text.split("\t") if (folded := " ".join(cell.split()))]


def is_bullet(text: str) -> bool:
    """A bullet glyph, or a list number such as ``3.`` or ``b)``."""
    if len(text) == 1:
        return text in BULLETS or text == "o"
    if len(text) > 4 or text[-1] not in ".)":
        return False
    inner = text[1:-1] if text[0] == "(" else text[:-1]
    return (inner.isascii() and inner.isdigit() and len(inner) <= 2) or (
        len(inner) == 1 and inner.islower()
    )


def split_bullet(text: str) -> tuple[bool, str]:
    """Whether `text` (folded) begins with a bullet, and the text without it."""
    head = _FIRST.match(text)
    if head is not None and is_bullet(head[1]):
        rest = text[head.end() :]
        # A Courier "o" is a bullet; the Spanish word for "or" is not.
        if head[1] != "o" or rest[0].isupper() or rest[0].isdigit():
            return True, rest
    elif text[:1] in _GLUED and len(text) > 1:
        return True, text[1:].strip()
    return False, text


def is_capitals(text: str) -> bool:
    """Whether `text` is set in capitals: three letters or more, none of them small."""
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def is_note_mark(text: str) -> bool:
    """Whether small raised type is the mark of a footnote."""
    return (text.isdigit() and len(text) < 3) or (len(text) < 4 and all(c in "*†‡§¶" for c in text))
