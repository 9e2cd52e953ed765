"""What HTML's elements and old attributes mean for how a page looks."""

from __future__ import annotations

from typing import Any

from screening.documents.css import Declarations

DROPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed"}
    | {"meta", "link", "select", "option", "datalist", "audio", "video", "canvas", "map", "area"}
    | {"colgroup", "col", "base", "param", "source", "track", "desc", "metadata", "defs"}
)
BLOCKS = frozenset(
    {"html", "body", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt"}
    | {"dd", "section", "article", "header", "footer", "main", "nav", "aside", "address", "pre"}
    | {"blockquote", "figure", "figcaption", "form", "fieldset", "legend", "center", "details"}
    | {"summary", "hgroup", "menu", "dir", "search", "caption", "text"}
)
INSIDE_TABLES = {
    "table": "table", "tr": "table-row", "td": "table-cell", "th": "table-cell",
    "tbody": "table-row-group", "thead": "table-row-group", "tfoot": "table-row-group",
}  # fmt: skip
GROUPS = frozenset({"table-row-group", "table-header-group", "table-footer-group"})
OWN = {
    **{tag: {"font-weight": "bold"} for tag in ("b", "strong", "th", "dt")},
    **{tag: {"font-style": "italic"} for tag in ("i", "em", "cite", "var", "address", "dfn")},
    **{tag: {"font-size": "smaller"} for tag in ("small", "sub", "sup")},
    "big": {"font-size": "larger"},
    "pre": {"white-space": "pre"},
    "textarea": {"white-space": "pre"},
    **{
        f"h{level}": {"font-weight": "bold", "font-size": f"{size}em"}
        for level, size in zip(range(1, 7), ("2", "1.5", "1.17", "1", ".83", ".67"), strict=True)
    },
}
FONT_SIZES = {
    "1": ".63em",
    "2": ".82em",
    "3": "1em",
    "4": "1.13em",
    "5": "1.5em",
    "6": "2em",
    "7": "3em",
}


def hints_of(tag: str, attributes: Any) -> Declarations:
    """What old attributes say in the words of CSS."""
    hints: Declarations = {}
    if "hidden" in attributes:
        hints["display"] = "none"
    if tag == "input" and attributes.get("type") == "hidden":
        hints["display"] = "none"
    if color := attributes.get("bgcolor"):
        hints["background-color"] = color
    if tag == "font":
        if color := attributes.get("color"):
            hints["color"] = color
        if size := FONT_SIZES.get(attributes.get("size", "")):
            hints["font-size"] = size
    elif tag == "body" and (color := attributes.get("text")):
        hints["color"] = color
    if attributes.get("align") in {"left", "right"} and tag in {"table", "img"}:
        hints["float"] = attributes["align"]
    return hints
