"""The little of CSS that decides what a person sees of an HTML page, and how it is set."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from screening.documents import seen

MOST_RULES = 3000  # of one page; more are an attack or a site's whole theme, and change little
PX = 0.75  # points
UNITS = {"px": PX, "pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
FAR = -500.0  # points: text set further left or up than this is off the page
SIZES = {
    "xx-small": 0.6, "x-small": 0.75, "small": 0.89, "medium": 1.0, "large": 1.2, "x-large": 1.5,
    "xx-large": 2.0, "xxx-large": 3.0,
}  # fmt: skip
_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{1,6})(px|pt|r?em|%|in|cm|mm|pc)?\Z")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,100})\s*(?:,([^()]{0,200}))?\)")
_SKIPPED_MEDIA = re.compile(r"print|max-width|prefers-|max-device|speech")

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """How an element is set once all is inherited; sizes in points."""

    size: float = 12.0
    root: float = 12.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: str = "000000"
    fill: str = "ffffff"  # "" where a picture or gradient lies behind
    pre: bool = False
    hidden: str = ""
    display: str = "inline"
    float: str = ""
    reverse: bool = False  # a flex box from its end
    stacked: bool = False  # a flex box from the top down
    across: int = 0  # columns of a grid
    wide: bool = False  # an inline block with a width of its own
    apart: bool = False  # free space beside it
    ruled: bool = False
    variables: Declarations = field(default_factory=dict)


class Sheets:
    """The rules of a page's style sheets, matched element by element."""

    def __init__(self, sheets: list[str]) -> None:
        import cssselect2
        import tinycss2

        self._matcher = cssselect2.Matcher()
        self._rules = 0
        for sheet in sheets:
            rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
            self._add(rules, tinycss2, cssselect2)

    def _add(self, rules: list[Any], tinycss2: Any, cssselect2: Any) -> None:
        for rule in rules:
            if self._rules >= MOST_RULES:
                return
            if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
                if not _SKIPPED_MEDIA.search(tinycss2.serialize(rule.prelude).lower()):
                    self._add(
                        tinycss2.parse_rule_list(rule.content, True, True), tinycss2, cssselect2
                    )
            elif rule.type == "qualified-rule":
                declared = _declarations(tinycss2.parse_blocks_contents(rule.content))
                try:
                    selectors = cssselect2.compile_selector_list(rule.prelude)
                except cssselect2.SelectorError:
                    continue
                for selector in selectors if declared else ():
                    if selector.pseudo_element is None:
                        self._matcher.add_selector(selector, declared)
                        self._rules += 1

    def match(self, wrapped: Any) -> Iterator[tuple[Declarations, Declarations]]:
        """The declarations (usual, important) for an element, the weightiest last."""
        for _specificity, _order, _pseudo, declared in sorted(
            self._matcher.match(wrapped), key=lambda found: found[:2]
        ):
            yield declared


def _declarations(content: list[Any]) -> tuple[Declarations, Declarations]:
    usual: Declarations = {}
    important: Declarations = {}
    for d in content:
        if d.type == "declaration":
            import tinycss2

            value = tinycss2.serialize(d.value).strip()
            (important if d.important else usual)[
                d.name if d.name[:2] == "--" else d.lower_name
            ] = value
    return usual, important


def inline(text: str) -> tuple[Declarations, Declarations]:
    """The declarations (usual, important) of a ``style`` attribute."""
    import tinycss2

    return _declarations(tinycss2.parse_blocks_contents(text))


def cascade(found: list[tuple[Declarations, Declarations]]) -> Declarations:
    """One set of declarations from several, weightiest last; important ones win."""
    out: Declarations = {}
    for usual, _ in found:
        out.update(usual)
    for _, important in found:
        out.update(important)
    return out


def computed(parent: Style, d: Declarations, display: str) -> Style:
    """The style of an element with the declarations `d` inside one of style `parent`."""
    if not d:
        if (
            parent.float
            or parent.wide
            or parent.apart
            or parent.ruled
            or parent.reverse
            or parent.stacked
            or parent.across
        ):
            return replace(
                parent, display=display, float="", wide=False, apart=False, ruled=False,
                reverse=False, stacked=False, across=0,
            )  # fmt: skip
        return parent if parent.display == display else replace(parent, display=display)
    new = {name: value for name, value in d.items() if name.startswith("--")}
    variables = {**parent.variables, **new} if new else parent.variables
    if any("var(" in value for value in d.values()):
        d = {name: _resolved(value, variables) for name, value in d.items()}
    size = _size(d.get("font-size") or _font_size(d.get("font", "")), parent)
    color, opacity = _color(d.get("color", ""), parent.color)
    fill = _fill(d, parent.fill)
    weight = d.get("font-weight", "")
    bold = (
        weight in {"bold", "bolder"}
        or (weight.isdigit() and int(weight) >= 600)
        or " bold" in f" {d.get('font', '')}"
    )
    shown = d.get("display", display).split()[0] if d.get("display", display).split() else display
    flow = d.get("flex-direction", "") + d.get("flex-flow", "")
    return Style(
        size=size,
        root=parent.root,
        bold=bold if weight or "font" in d else parent.bold,
        italic=d.get("font-style", "italic" if parent.italic else "") in {"italic", "oblique"},
        caps=d.get("text-transform", "uppercase" if parent.caps else "") == "uppercase",
        color=color,
        fill=fill,
        pre=d.get("white-space", "pre" if parent.pre else "").startswith("pre"),
        hidden=_why(d, shown, parent, opacity, size),
        display=shown,
        float=d.get("float", "") if d.get("float") in {"left", "right"} else "",
        reverse="reverse" in flow,
        stacked="column" in flow,
        across=_across(d, shown),
        wide=shown == "inline-block" and "width" in d,
        apart=any((length(d.get(name, ""), parent) or 0) > 3 for name in _SIDES),
        ruled=_drawn(d.get("border-bottom", ""))
        or _drawn(d.get("border-top", ""))
        or (bool(fill) and fill != parent.fill),
        variables=variables,
    )


def _resolved(value: str, variables: Declarations) -> str:
    for _ in range(5):
        new = _VARIABLE.sub(lambda m: variables.get(m[1], m[2] or ""), value)[:500]
        if new == value:
            break
        value = new
    return value


def length(text: str, style: Style) -> float | None:
    """Points of a CSS length; None for what is none (``auto``, a calculation)."""
    match = _LENGTH.match(text.strip().lower())
    if match is None:
        return None
    unit = match[2] or "px"
    relative = {"em": style.size, "rem": style.root, "%": style.size / 100}
    return float(match[1]) * (relative[unit] if unit in relative else UNITS[unit])


def _size(text: str | None, parent: Style) -> float:
    if not text:
        return parent.size
    text = text.strip().lower()
    if text in SIZES:
        return SIZES[text] * 12.0
    if text in {"smaller", "larger"}:
        return parent.size * (0.83 if text == "smaller" else 1.2)
    found = length(text, parent)
    return parent.size if found is None else found


def _font_size(shorthand: str) -> str | None:
    for part in shorthand.split():
        if _LENGTH.match(part.split("/")[0]) and not part.isdigit():
            return part.split("/")[0]
    return None


def _color(text: str, inherited: str) -> tuple[str, float]:
    """``rrggbb`` ("" unknown) and opacity of a color."""
    if not text or text in {"inherit", "currentcolor"}:
        return inherited, 1.0
    import tinycss2.color3

    parsed = tinycss2.color3.parse_color(text)
    if parsed is None or isinstance(parsed, str):
        return "", 1.0
    rgb = "".join(f"{round(max(0.0, min(1.0, v)) * 255):02x}" for v in parsed[:3])
    return rgb, float(parsed[3])


def _fill(d: Declarations, inherited: str) -> str:
    background = d.get("background", "")
    if "url(" in background + d.get("background-image", "") or "gradient" in background + d.get(
        "background-image", ""
    ):
        return ""
    for text in (d.get("background-color", ""), *background.split()):
        if text and text not in {"none", "transparent", "inherit", "initial"}:
            rgb, opacity = _color(text, inherited)
            if rgb and opacity > 0.5:
                return rgb
    return inherited


def _why(d: Declarations, display: str, parent: Style, opacity: float, size: float) -> str:
    """Why the element cannot be seen; hidden is what stands in something hidden."""
    if parent.hidden:
        # Only visibility can be taken back further in.
        back = parent.hidden == seen.MARKED + " (visibility)" and d.get("visibility") == "visible"
        return "" if back else parent.hidden
    if display == "none":
        return seen.MARKED
    if d.get("visibility") in {"hidden", "collapse"}:
        return seen.MARKED + " (visibility)"
    with contextlib.suppress(ValueError):
        opacity *= float(d.get("opacity", "1"))
    if opacity < seen.LEAST_OPACITY:
        return seen.TRANSPARENT
    sizes = {name: length(d[name], parent) for name in _PLACED if name in d}
    absolute = d.get("position") in {"absolute", "fixed"}
    for name in ("left", "top", "text-indent", "margin-left"):
        found = sizes.get(name)
        if (
            found is not None
            and found < FAR
            and (absolute or name in {"text-indent", "margin-left"})
        ):
            return seen.OUTSIDE
    small = [
        n
        for n in ("width", "height", "max-height", "max-width")
        if (v := sizes.get(n)) is not None and v < 2
    ]
    if small and "hidden" in d.get("overflow", ""):
        return seen.CLIPPED
    clip = (d.get("clip", "") + d.get("clip-path", "")).replace(" ", "").replace("px", "")
    if absolute and clip.startswith(
        ("rect(0,0,0,0", "rect(0000", "rect(1,1,1,1", "inset(50%", "inset(100%")
    ):
        return seen.CLIPPED
    return seen.TINY if size < seen.LEAST_SIZE else ""


_SIDES = ("margin-left", "margin-right", "padding-left", "padding-right", "margin", "padding")
_PLACED = (
    "left",
    "top",
    "text-indent",
    "margin-left",
    "width",
    "height",
    "max-height",
    "max-width",
)


def _across(d: Declarations, display: str) -> int:
    """How many columns a grid has; 0 where the element is none or does not say."""
    if "grid" not in display:
        return 0
    tracks = d.get("grid-template-columns", "")
    if match := re.match(r"repeat\(\s*(\d{1,2})\s*,", tracks):
        return int(match[1])
    return len(re.sub(r"\([^()]{0,200}\)", "", tracks).split())


def _drawn(border: str) -> bool:
    return bool(border) and not border.startswith(("0", "none")) and "none" not in border
