"""Pages with their segments to lines: one way for PDF pages and for recognized pictures."""

from __future__ import annotations

from collections.abc import Sequence

from screening.documents.across import across_pages
from screening.documents.drafts import Ground, draft_of, drafts_of
from screening.documents.layout import regions_of
from screening.documents.model import Line, Page, Place
from screening.documents.paragraphs import Draft, finish
from screening.documents.rails import rows_of_region
from screening.documents.running import Sheet, set_aside
from screening.documents.tables import tables_of
from screening.documents.turned import set_labels
from screening.documents.words import Segment


def lines_of(sheets: Sequence[Sheet]) -> tuple[tuple[Line, ...], tuple[Page, ...]]:
    """The lines of all pages in reading order, and the pages."""
    set_aside(sheets)
    drafts: list[Draft] = []
    for s in sheets:
        drafts.extend(_outside(s.header, s.number, Place.HEADER))
    regions = [regions_of(s.segments, tables_of(s.shapes) if s.shapes else ()) for s in sheets]
    for s, found in zip(sheets, regions, strict=True):
        if s.labels:
            set_labels(found, s.labels)
    grounds = [Ground(s.shapes) for s in sheets]
    for number, (index, region) in enumerate(across_pages(regions)):
        page = sheets[index].number
        drafts.extend(
            drafts_of(region.rows, number, region.x1, page, region.column, grounds[index])
        )
    for s in sheets:
        drafts.extend(_outside(s.notes, s.number, Place.NOTE))
    for s in sheets:
        drafts.extend(_outside(s.footer, s.number, Place.FOOTER))
    pages = tuple(
        Page(
            s.number,
            *(s.shown or (s.width, s.height)),
            max((x.column for x in found), default=0) or 1,
            s.engine,
        )
        for s, found in zip(sheets, regions, strict=True)
    )
    return finish(drafts), pages


def _outside(segments: list[Segment], page: int, place: Place) -> list[Draft]:
    """Lines of a header, a footer or notes; each stands for itself."""
    if not segments:
        return []
    region = -3 * page - list(Place).index(place)
    right = max(s.x1 for s in segments)
    return [draft_of(row, region, right, page, 0, place) for row in rows_of_region(segments)]
