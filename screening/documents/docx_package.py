"""The parts of a DOCX and how they refer to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any

from screening.documents.archive import Archive
from screening.documents.docx_styles import W
from screening.documents.limits import Limits

# The "strict" form of the format differs in its namespaces only.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    _STRICT + b"wordprocessingml/main": W.strip("{}").encode(),
    _STRICT + b"officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    _STRICT + b"drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's reference to another (`target` is its name) or to an address outside."""

    identity: str
    kind: str
    target: str
    outside: bool


class Package:
    """A DOCX opened; `main` names the part with the text."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.archive = Archive(data, "Word file", limits, _TRANSITIONAL)
        self._relations: dict[str, list[Relation]] = {}
        self.main = self.related("", "officeDocument") or "word/document.xml"

    def related(self, part: str, kind: str) -> str:
        """The name of the first part that `part` ("" for the package) refers to as `kind`."""
        return next((r.target for r in self.relations(part) if r.kind == kind), "")

    def relations(self, part: str) -> list[Relation]:
        """What `part` refers to."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.archive.xml(posixpath.join(folder, "_rels", name + ".rels"))
            self._relations[part] = (
                [_relation(r, folder) for r in root if r.get("Target")]
                if (root is not None)
                else []
            )
        return self._relations[part]


def _relation(element: Any, folder: str) -> Relation:
    target = element.get("Target")
    outside = element.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(
            target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        )
    kind = (element.get("Type") or "").rpartition("/")[2]
    return Relation(element.get("Id") or "", kind, target, outside)
