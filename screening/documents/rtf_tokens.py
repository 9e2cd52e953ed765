"""The tokens of an RTF file: groups, control words with their number, and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Every branch begins with another character and repeats without nesting, so that the scan is
# linear whatever the file holds.
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    """`kind` is ``{``, ``}``, ``word`` (a control word or symbol), ``byte`` or ``text``."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


OPEN, CLOSE = Token("{"), Token("}")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of `data`; bytes of ``\\bin`` are skipped unread."""
    at = 0
    size = len(data)
    while at < size:
        match = _TOKEN.search(data, at)
        if match is None:
            return
        at = match.end()
        word, number, hexed, symbol, brace, text = match.groups()
        if text is not None:
            yield Token("text", data=text)
        elif word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += max(0, value or 0)
                continue
            yield Token("word", word.decode("ascii"), value)
        elif brace is not None:
            yield OPEN if brace == b"{" else CLOSE
        elif hexed is not None:
            yield Token("byte", data=bytes((int(hexed, 16),)))
        else:
            yield Token("word", symbol.decode("latin-1"))
