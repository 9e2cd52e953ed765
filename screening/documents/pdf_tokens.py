"""Operators of a PDF content stream with their operands.

pdfminer's tokenizer looks at every byte in Python; here one expression takes in an operator with
its numbers, or a whole array of glyphs, at once. Each branch begins with another byte and keeps
what it took (possessive), so that no input is read more than twice.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator

_W = rb"[\x00\t\n\x0c\r ]"
_LITERAL = rb"\(((?:[^()\\]++|\\.)*+)\)"
_TOKEN = re.compile(
    rb"((?:[-+]?[\d.]++" + _W + rb"*+){0,6}+)([A-Za-z'\"][A-Za-z0-9*]*+)"  # 1 numbers, 2 operator
    rb"|\[((?:[^\[\]()<>%/]++|<[0-9A-Fa-f\s]*+>|\((?:[^()\\]++|\\.)*+\))*+)\]"  # 3 array
    rb"|"
    + _LITERAL  # 4 string
    + rb"|<([0-9A-Fa-f\s]*+)>"  # 5 string in hex
    rb"|/([^\x00\t\n\x0c\r ()<>\[\]{}/%]*+)"  # 6 name
    rb"|([-+]?[\d.]++)"  # 7 number
    rb"|<<((?:[^<>()]++|\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f\s]*+>)*+)>>"  # 8 dictionary
    rb"|%[^\r\n]*+"
    rb"|([(\[\]])",  # 9 a string with brackets in it, an array with more than glyphs
    re.DOTALL,
)
_PARTS = re.compile(rb"<([0-9A-Fa-f\s]*+)>|" + _LITERAL + rb"|([-+]?[\d.]++)", re.DOTALL)
_ESCAPES = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\n|\r)|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_IMAGE_END = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)")
MOST_OPERANDS = 64

Part = tuple[bytes, bytes, bytes]  # of a shown text: hex string, literal string, number; one is set
Operand = float | bytes | str | list[Part]  # number; dictionary (raw); name; string or array


def operations(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Each operator of `data` with its operands."""
    operands: list[Operand] = []
    array: list[Part] | None = None  # an array that has to be read token by token
    at = 0
    while at >= 0:
        start, at = at, -1
        for match in _TOKEN.finditer(data, start):
            kind = match.lastindex
            if kind == 2:
                numbers, operator = match.group(1, 2)
                if numbers:
                    operands.extend(_numbers(numbers))
                if array is not None:
                    array.extend((b"", b"", n) for n in numbers.split())
                elif operator == b"ID":
                    end = _IMAGE_END.search(data, match.end())
                    yield b"ID", operands
                    operands = []
                    at = end.end() if end else -1
                    break
                else:
                    yield operator, operands
                    operands = []
            elif kind == 3:
                operands.append(_PARTS.findall(match[3]))
            elif kind == 4 or kind == 5:
                part = (b"", match[4], b"") if kind == 4 else (match[5], b"", b"")
                if array is None:
                    operands.append([part])
                else:
                    array.append(part)
            elif kind == 6:
                operands.append(_name(match[6]))
            elif kind == 7:
                if array is None:
                    operands.extend(_numbers(match[7]))
                else:
                    array.append((b"", b"", match[7]))
            elif kind == 8:
                operands.append(match[8])
            elif kind == 9:
                sign = match[9]
                if sign == b"[":
                    array = []
                elif sign == b"]":
                    operands.append(array if array is not None else [])
                    array = None
                else:
                    text, at = _bracketed(data, match.start())
                    part = (b"", text, b"")
                    if array is None:
                        operands.append([part])
                    else:
                        array.append(part)
                    break
            if len(operands) > MOST_OPERANDS:
                operands = operands[-MOST_OPERANDS:]


def _numbers(text: bytes) -> list[float]:
    try:
        return [float(n) for n in text.split()]
    except ValueError:
        # Numbers without white space between them ("-5-3"), or no numbers ("1.2.3").
        found = re.findall(rb"[-+]?(?:\d+\.?\d*|\.\d+)", text[:400])
        return [float(n) for n in found]


def _name(text: bytes) -> str:
    if b"#" in text:
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes((int(m[1], 16),)), text)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _bracketed(data: bytes, start: int) -> tuple[bytes, int]:
    """A string with brackets in it, and where the data goes on; -1 where it never ends."""
    depth = 0
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, start):
        sign = match[0]
        if sign == b"(":
            depth += 1
        elif sign == b")":
            depth -= 1
            if not depth:
                return data[start + 1 : match.start()], match.end()
    return data[start + 1 :], -1


def unescaped(text: bytes) -> bytes:
    """A literal string's bytes."""
    return _ESCAPES.sub(_escape, text) if b"\\" in text else text


def _escape(match: re.Match[bytes]) -> bytes:
    octal, newline, sign = match.groups()
    if octal is not None:
        return bytes((int(octal, 8) & 255,))
    if newline is not None:
        return b""
    return _ESCAPED.get(sign, sign)


def from_hex(text: bytes) -> bytes:
    """A hex string's bytes; an odd last digit is followed by 0."""
    try:
        return unhexlify(text)
    except ValueError:
        digits = b"".join(text.split())
        return unhexlify(digits + b"0" * (len(digits) % 2))
