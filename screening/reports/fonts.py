"""Fonts for paper and pictures: FiraGO, and Noto Sans CJK where a text needs it.

Both come in wheels (pymupdf-fonts, noto-cjk-sans-otc; SIL Open Font License), so no system font is
needed. FiraGO has Latin, Vietnamese, Greek, Cyrillic, Georgian, Hebrew, Arabic, Devanagari and
Thai; Noto Sans CJK has Chinese, Japanese, Korean and most signs. What neither has is said on the
paper.
"""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "FiraGO"
WIDE = "NotoSansCJK"
_WIDE_FACE = 2  # of the collection: Noto Sans CJK SC
_FACES = {"": "figo", "B": "figbo"}
# Drawn as nothing: joiners, directions, variation selectors.
_UNSEEN = frozenset(
    [
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        *range(0xFE00, 0xFE10),
        0xFEFF,
        0xAD,
    ]
)


class _Pdf(Protocol):
    def add_font(
        self, family: str, style: str, fname: str, *, collection_font_number: int = 0
    ) -> None: ...
    def set_fallback_fonts(self, fallback_fonts: list[str], exact_match: bool = True) -> None: ...
    def set_text_shaping(self, use_shaping_engine: bool, *, direction: str) -> None: ...


@functools.cache
def _folder() -> Path:
    """The faces as files of this process; the wheel keeps them packed, and FPDF reads files."""
    import pymupdf_fonts  # type: ignore[import-untyped]

    folder = Path(tempfile.mkdtemp(prefix="screening-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for style, code in _FACES.items():
        (folder / f"{FAMILY}{style}.ttf").write_bytes(pymupdf_fonts.fontbuffers[code]())
    return folder


@functools.cache
def _wide() -> Path:
    import noto_cjk_sans_otc  # type: ignore[import-untyped]

    return Path(str(noto_cjk_sans_otc.FONT_PATH))


@functools.cache
def _characters(wide: bool) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    if wide:
        font = TTFont(_wide(), fontNumber=_WIDE_FACE, lazy=True)
    else:
        font = TTFont(_folder() / f"{FAMILY}.ttf", lazy=True)
    with font:
        return frozenset(font.getBestCmap())


def lacking(text: str) -> tuple[str, ...]:
    """Characters of `text` that no font here has, each once."""
    rest = {c for c in text if ord(c) >= 0x20 and ord(c) not in _UNSEEN} - set("\u00a0")
    return tuple(
        sorted(
            c for c in rest if ord(c) not in _characters(False) and ord(c) not in _characters(True)
        )
    )


def use_fonts(pdf: _Pdf, text: str) -> None:
    """Give `pdf` the fonts that `text` needs; scripts are shaped and run in their own direction."""
    import uharfbuzz  # noqa: F401  FPDF shapes with it; without it, names would be set wrong

    for style in _FACES:
        pdf.add_font(FAMILY, style, str(_folder() / f"{FAMILY}{style}.ttf"))
    # The wide font is large to open: most resumes do without.
    if any(ord(c) not in _characters(False) for c in text if ord(c) >= 0x20):
        pdf.add_font(WIDE, "", str(_wide()), collection_font_number=_WIDE_FACE)
        pdf.set_fallback_fonts([WIDE], exact_match=False)
    pdf.set_text_shaping(True, direction="ltr")


@functools.lru_cache(maxsize=16)
def picture_font(size: int) -> FreeTypeFont:
    """The family's bold face for labels on pictures; `size` in dots."""
    from PIL import ImageFont

    return ImageFont.truetype(str(_folder() / f"{FAMILY}B.ttf"), size)
