"""Styles and numbering of a DOCX: what a paragraph and a run look like once all is inherited."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Any

from screening.documents.seen import MARKED, why_hidden

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIP = 1 / 20  # points
_HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")
_OFF = frozenset({"0", "false", "off", "none"})
HIGHLIGHTS = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "darkBlue": "00008b",
    "darkCyan": "008b8b", "darkGray": "a9a9a9", "darkGreen": "006400", "darkMagenta": "800080",
    "darkRed": "8b0000", "darkYellow": "808000", "green": "00ff00", "lightGray": "d3d3d3",
    "magenta": "ff00ff", "red": "ff0000", "white": "ffffff", "yellow": "ffff00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is set; None where this layer does not say. `fill` is the color behind it."""

    size: float | None = None  # points
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    vanish: bool | None = None
    color: str | None = None
    fill: str | None = None
    font: str | None = None
    scale: int | None = None  # per cent of the usual width

    def under(self, top: RunLook) -> RunLook:
        """This look with what `top` says laid over it."""
        said = {k: v for k in top.__slots__ if (v := getattr(top, k)) is not None}
        return replace(self, **said) if said else self

    def hidden(self, background: str) -> str:
        """Why text so set is unseen on `background` (``rrggbb``, "" unknown); "" where not."""
        if self.vanish:
            return MARKED
        if self.scale is not None and self.scale < 10:
            return why_hidden(1.0, "", "")
        behind = background if self.fill is None else self.fill
        return why_hidden(self.size or 0.0, self.color or "", behind)


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set; None where this layer does not say. Lengths in points."""

    numbering: tuple[str, int] | None = None  # numId, level
    outline: int | None = None  # 0 is the first heading level
    indent: float | None = None
    before: float | None = None
    after: float | None = None
    ruled: bool | None = None
    fill: str | None = None

    def under(self, top: ParagraphLook) -> ParagraphLook:
        said = {k: v for k in top.__slots__ if (v := getattr(top, k)) is not None}
        return replace(self, **said) if said else self


def val(element: Any, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _switch(properties: Any, name: str) -> bool | None:
    found = properties.find(W + name)
    return None if found is None else val(found) not in _OFF


def shade(properties: Any) -> str | None:
    """The fill color of a ``w:shd`` in `properties`; "" where it is a theme's and unknown."""
    found = properties.find(W + "shd")
    if found is None:
        return None
    fill = val(found, "fill") or "auto"
    if _HEX.match(fill):
        return fill.lower()
    return "" if found.get(W + "themeFill") else None


def run_look(properties: Any) -> RunLook:
    """What one ``w:rPr`` says."""
    if properties is None or not len(properties):
        return RunLook()
    half_points = _number(val(properties.find(W + "sz")))
    color = val(properties.find(W + "color"))
    fonts = properties.find(W + "rFonts")
    fill = shade(properties)
    if highlight := val(properties.find(W + "highlight")):
        fill = HIGHLIGHTS.get(highlight, fill)
    scale = _number(val(properties.find(W + "w")))
    return RunLook(
        size=None if half_points is None else half_points / 2,
        bold=_switch(properties, "b"),
        italic=_switch(properties, "i"),
        caps=_switch(properties, "caps"),
        vanish=_switch(properties, "vanish"),
        color=None if color is None else color.lower() if _HEX.match(color) else "",
        fill=fill,
        font=None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi"),
        scale=None if scale is None else int(scale),
    )


def paragraph_look(properties: Any) -> ParagraphLook:
    """What one ``w:pPr`` says."""
    if properties is None or not len(properties):
        return ParagraphLook()
    numbering = None
    if (numbered := properties.find(W + "numPr")) is not None:
        level = _number(val(numbered.find(W + "ilvl"))) or 0
        numbering = (val(numbered.find(W + "numId")) or "", int(level))
    outline = _number(val(properties.find(W + "outlineLvl")))
    indent = before = after = None
    if (ind := properties.find(W + "ind")) is not None:
        indent = _twips(ind.get(W + "left") or ind.get(W + "start"))
    if (spacing := properties.find(W + "spacing")) is not None:
        before, after = _twips(val(spacing, "before")), _twips(val(spacing, "after"))
    ruled = None
    if (borders := properties.find(W + "pBdr")) is not None:
        ruled = any(
            val(side) not in {None, "nil", "none"}
            for name in ("bottom", "top")
            if (side := borders.find(W + name)) is not None
        )
    fill = shade(properties)
    if fill and fill != "ffffff":
        ruled = True
    return ParagraphLook(
        numbering, None if outline is None else int(outline), indent, before, after, ruled, fill
    )


def _twips(text: str | None) -> float | None:
    number = _number(text)
    return None if number is None else number * TWIP


class Styles:
    """The styles and lists of one document, each resolved once."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        self.base_run, self.base_paragraph = RunLook(), ParagraphLook()
        if styles is not None:
            for style in styles.iterfind(W + "style"):
                identity = val(style, "styleId") or ""
                self._styles[identity] = style
                if val(style, "type") == "paragraph" and val(style, "default") in {"1", "true"}:
                    self._default = identity
            defaults = styles.find(W + "docDefaults")
            if defaults is not None:
                self.base_run = run_look(defaults.find(f"{W}rPrDefault/{W}rPr"))
                self.base_paragraph = paragraph_look(defaults.find(f"{W}pPrDefault/{W}pPr"))
        self._formats = _list_formats(numbering)
        self.name = functools.cache(self._name)
        self.looks = functools.cache(self._looks)
        self.outline_run = functools.cache(self._outline_run)

    def _chain(self, identity: str) -> list[Any]:
        """The style and those it is based on, nearest last; a loop ends where it closes."""
        chain: list[Any] = []
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            chain.append(self._styles[identity])
            identity = val(chain[-1].find(W + "basedOn")) or ""
        return chain[::-1]

    def _name(self, identity: str) -> str:
        """A style's own name, built-in headings as "Heading 1" whatever the language of Word."""
        style = self._styles.get(identity or self._default)
        name = val(style.find(W + "name")) if style is not None else ""
        if name and name.startswith(("heading ", "title", "subtitle")):
            name = name.capitalize()
        return name or ""

    def _looks(self, identity: str) -> tuple[ParagraphLook, RunLook]:
        """What a paragraph style makes of its paragraphs and of their runs."""
        paragraph, run = self.base_paragraph, self.base_run
        for style in self._chain(identity if identity in self._styles else self._default):
            paragraph = paragraph.under(paragraph_look(style.find(W + "pPr")))
            run = run.under(run_look(style.find(W + "rPr")))
        return paragraph, run

    def _outline_run(self, identity: str) -> RunLook:
        """What a character style says, its own bases included."""
        look = RunLook()
        for style in self._chain(identity):
            look = look.under(run_look(style.find(W + "rPr")))
        return look

    def run(self, base: RunLook, character_style: str, direct: RunLook) -> RunLook:
        """A run's look: bold and italic of a character style turn those of the paragraph around."""
        look = base
        if character_style:
            over = self.outline_run(character_style)
            look = base.under(over)
            if over.bold and base.bold:
                look = replace(look, bold=False)
            if over.italic and base.italic:
                look = replace(look, italic=False)
        return look.under(direct)

    def list_level(self, numbering: tuple[str, int] | None) -> float | None:
        """The indent (points) of a list's level; None where the paragraph shows no mark."""
        if numbering is None or numbering[0] in {"", "0"}:
            return None
        return self._formats.get(numbering, self._formats.get((numbering[0], 0), 0.0))

    def shades_cells(self, table_style: str) -> bool:
        """Whether a table style fills cells with a color (in whichever rows)."""
        return any(
            (val(shd, "fill") or "auto").lower() not in {"auto", "ffffff"}
            or shd.get(W + "themeFill")
            for style in self._chain(table_style)
            for shd in style.iter(W + "shd")
        )


def _list_formats(numbering: Any) -> dict[tuple[str, int], float | None]:
    """Indent in points by list and level; None for levels that print no mark."""
    if numbering is None:
        return {}
    abstract = {val(a, "abstractNumId"): a for a in numbering.iterfind(W + "abstractNum")}
    formats: dict[tuple[str, int], float | None] = {}
    for num in numbering.iterfind(W + "num"):
        identity = val(num, "numId") or ""
        levels = [num, abstract.get(val(num.find(W + "abstractNumId")))]
        for source in reversed([s for s in levels if s is not None]):
            for level in source.iter(W + "lvl"):
                mark = val(level.find(W + "lvlText"))
                shown = val(level.find(W + "numFmt")) != "none" and mark not in {None, ""}
                look = paragraph_look(level.find(W + "pPr"))
                depth = int(_number(val(level, "ilvl")) or 0)
                formats[identity, depth] = (look.indent or 0.0) if shown else None
    return formats
