"""Links of a document, as far as they lead to a person or their work."""

from __future__ import annotations

from screening.documents.model import Box, Link

MOST = 200  # of one document
LONGEST = 500  # characters of a target
SCHEMES = ("http://", "https://", "mailto:", "tel:")


def link(target: str, text: str, page: int | None = None, box: Box | None = None) -> Link | None:
    """A link worth keeping; None for one into the document itself, to a script or without end."""
    target = "".join(target.split())
    if len(target) > LONGEST or not target.lower().startswith(SCHEMES):
        return None
    return Link(target, " ".join(text.split()), page, box)
