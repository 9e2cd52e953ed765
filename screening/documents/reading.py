"""What every format reader gives back; `read` adds the name and the hash."""

from __future__ import annotations

from dataclasses import dataclass, field

from screening.documents.model import Hidden, Line, Link, Notice, Page, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """One format reader's result; `kind` as in `Document.kind`."""

    kind: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    notices: tuple[Notice, ...] = ()
    report: Report = field(default_factory=Report)
    links: tuple[Link, ...] = ()
