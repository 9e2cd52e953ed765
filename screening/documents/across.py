"""Columns that go on over a page break are read through before what stands beside them."""

from __future__ import annotations

from screening.documents.rails import Region

SAME_COLUMN = 18.0  # page points: how far a column may shift from one page to the next


def across_pages(pages: list[list[Region]]) -> list[tuple[int, Region]]:
    """Regions of all pages in reading order, each with its page's index.

    The main column of page two follows that of page one, before a side column that stands to its
    right.
    """
    done: list[tuple[int, Region]] = []
    open_columns: list[list[tuple[int, Region]]] = []
    for index, regions in enumerate(pages):
        rest = list(regions)
        if open_columns:
            while rest and (home := _home(rest[0], open_columns)) is not None:
                home.append((index, rest.pop(0)))
        if not rest:
            continue
        for column in open_columns:
            done.extend(column)
        open_columns = []
        tail = len(rest)
        while tail and rest[tail - 1].column:
            tail -= 1
        done.extend((index, region) for region in rest[:tail])
        by_number: dict[int, list[tuple[int, Region]]] = {}
        for region in rest[tail:]:
            by_number.setdefault(region.column, []).append((index, region))
        open_columns = list(by_number.values())
    for column in open_columns:
        done.extend(column)
    return done


def _home(
    region: Region, columns: list[list[tuple[int, Region]]]
) -> list[tuple[int, Region]] | None:
    """The open column of the page before that `region` continues."""
    for column in columns:
        x0 = min(r.x0 for _, r in column)
        x1 = max(r.x1 for _, r in column)
        if region.x0 > x0 - SAME_COLUMN and region.x1 < x1 + SAME_COLUMN:
            return column
    return None
