"""Fonts of a PDF: what each code says and how wide it is, read lazily, glyph by glyph.

The fonts are pdfminer's. What it does not need to know is kept from it: the embedded font program
where a ToUnicode map says all, and the map itself, which is read here with two expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from struct import unpack
from typing import Any

from pdfminer.cmapdb import FileUnicodeMap, IdentityCMap
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1

from screening.documents.characters import SOFT_HYPHEN, clean
from screening.documents.pdf_streams import Allowance, stream_data

MOST_CODES = 70_000  # of one ToUnicode map; no font has more glyphs
UNUSED = frozenset({127, 129, 141, 143, 144, 157})
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*+)>|(\[)|(\])")
BLANK = frozenset({9, 10, 13})
_SYMBOLS = re.compile("dingbats|wingdings|webdings|marvosym|fontawesome|glyphicons|fmvr", re.I)
_FILES = ("FontFile", "FontFile2", "FontFile3")

Glyph = tuple[str, float, bool]  # text ("" draws nothing), width in ems, whether it is a space


class Font:
    """One font: `table` fills as codes come up; `descent` is in ems, negative below the line."""

    __slots__ = (
        "_font",
        "decode",
        "descent",
        "height",
        "multibyte",
        "name",
        "signs",
        "table",
        "vertical",
    )

    def __init__(self, font: PDFFont) -> None:
        self._font = font
        name = font.fontname
        if isinstance(name, bytes):
            name = name.decode("utf-8", "replace")
        self.name = str(name)
        self.descent = font.get_descent()
        self.vertical = font.is_vertical()
        self.multibyte = font.is_multibyte()
        self.decode: Callable[[bytes], Iterable[int]] = font.decode if self.multibyte else _codes
        if type(getattr(font, "cmap", None)) is IdentityCMap:
            self.decode = _pairs
        self.table: dict[int, Glyph] = {}
        # Codes of a symbol font mean signs, even where it says that they are letters.
        self.signs = _SYMBOLS.search(self.name) is not None
        # Type 3 glyphs are as large as their own box says, not as the "font size".
        self.height = 1.0
        if isinstance(font, PDFType3Font):
            self.height = abs(font.get_height()) or 1.0
            self.descent = min(0.0, self.descent)

    def glyph(self, code: int) -> Glyph:
        """What `code` says; ``(cid:n)`` where the font does not tell."""
        try:
            text = self._font.to_unichr(code)
        except (PDFUnicodeNotDefined, KeyError, ValueError, TypeError):
            text = f"(cid:{code})"
            if not self.multibyte:
                # WinAnsi, the usual encoding, shows a bullet for each code without another sign;
                # tabs and line feeds show nothing.
                text = "•" if code in UNUSED else " " if code in BLANK else text
        if self.signs and text < "\u0250" and not text.isspace():
            text = "•"
        try:
            width = float(self._font.char_width(code))
        except (TypeError, ValueError, KeyError):
            width = 0.5
        if text == "\u2010":
            text = SOFT_HYPHEN  # the hyphen of automatic hyphenation, where it ends a line
        if text != SOFT_HYPHEN:
            text = clean(text) if not text.isspace() else " "
        elif not width:
            text = ""
        found = (text if not text.isspace() else " ", width, text.isspace())
        self.table[code] = found
        return found

    def displacement(self, code: int) -> tuple[float, float]:
        """Where a vertical font's glyph stands beside its origin, in ems."""
        disp = self._font.char_disp(code)
        vx, vy = disp if isinstance(disp, tuple) else (None, disp)
        return (0.5 if vx is None else vx * 0.001), (1000 - vy) * 0.001


def _codes(text: bytes) -> bytes:
    return text


def _pairs(text: bytes) -> tuple[int, ...]:
    """Codes of two bytes, as nearly all fonts of more than 256 glyphs have them."""
    count = len(text) // 2
    return unpack(f">{count}H", text[: 2 * count])


class Fonts:
    """The fonts of one document, each made once."""

    def __init__(self, allowance: Allowance) -> None:
        self._manager = PDFResourceManager(caching=False)
        self._allowance = allowance
        self._known: dict[int, Font] = {}

    def font(self, reference: Any) -> Font:
        """The font of one reference; a damaged one shows codes without a meaning."""
        objid = reference.objid if isinstance(reference, PDFObjRef) else None
        if objid in self._known:
            return self._known[objid]
        try:
            font = Font(self._made(dict_value(reference)))
        except Exception:  # noqa: BLE001 - whatever is wrong in a font, its page has other text
            font = Font(self._manager.get_font(None, {}))
        if objid is not None:
            self._known[objid] = font
        return font

    def _made(self, spec: dict[str, Any]) -> PDFFont:
        spec = dict(spec)
        said: dict[int, str] | None = None
        stream = resolve1(spec.get("ToUnicode"))
        if isinstance(stream, PDFStream):
            said = to_unicode(stream_data(stream, self._allowance))
            del spec["ToUnicode"]
        if said:
            if "DescendantFonts" in spec:
                inner = dict(dict_value(list_value(spec["DescendantFonts"])[0]))
                spec["DescendantFonts"] = [_without_file(inner)]
            else:
                spec = _without_file(spec)
        font = self._manager.get_font(None, spec)
        if said:
            unicode_map = FileUnicodeMap()
            unicode_map.cid2unichr = said
            font.unicode_map = unicode_map  # type: ignore[attr-defined]
        return font


def _without_file(spec: dict[str, Any]) -> dict[str, Any]:
    """A font without its embedded program."""
    descriptor = resolve1(spec.get("FontDescriptor"))
    if isinstance(descriptor, dict) and any(name in descriptor for name in _FILES):
        kept = {k: v for k, v in descriptor.items() if k not in _FILES}
        return {**spec, "FontDescriptor": kept}
    return spec


def to_unicode(data: bytes) -> dict[int, str]:
    """The characters of each code by a ToUnicode map."""
    said: dict[int, str] = {}
    for section in data.split(b"begin")[1:]:
        if section.startswith(b"bfchar"):
            codes = [h for h, _, _ in _HEX.findall(_before(section, b"endbfchar"))]
            for code, text in zip(codes[::2], codes[1::2], strict=False):
                _say(said, _number(code), _characters(text))
        elif section.startswith(b"bfrange"):
            _ranges(said, _before(section, b"endbfrange"))
        if len(said) > MOST_CODES:
            break
    return said


def _before(section: bytes, end: bytes) -> bytes:
    at = section.find(end)
    return section if at < 0 else section[:at]


def _ranges(said: dict[int, str], section: bytes) -> None:
    row: list[bytes] = []
    inside = False
    for code, opened, closed in _HEX.findall(section):
        if opened:
            inside = True
        elif closed:
            inside, row = False, []
        elif inside and len(row) == 2:
            first = _number(row[0])
            _say(said, first, _characters(code))
            row[0] = b"%x" % (first + 1)
        else:
            row.append(code)
            if len(row) == 3:
                first, last = _number(row[0]), _number(row[1])
                text = _characters(row[2])
                for offset in range(min(last - first + 1, MOST_CODES - len(said))):
                    _say(
                        said,
                        first + offset,
                        text[:-1] + chr(min(ord(text[-1]) + offset, 0x10FFFF)) if text else "",
                    )
                row = []


def _say(said: dict[int, str], code: int, text: str) -> None:
    # Some fonts map a code to a space and again to a no-break space.
    if text and not (text == "\u00a0" and said.get(code) == " "):
        said[code] = text


def _number(digits: bytes) -> int:
    try:
        return int(digits[:16], 16)
    except ValueError:
        return 0


def _characters(digits: bytes) -> str:
    digits = b"".join(digits[:200].split())
    if len(digits) == 2:
        return chr(int(digits, 16))
    raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return raw.decode("utf-16-be", "ignore")
