"""Where the paragraphs of an RTF file go: a body, a header, a note or a text box."""

from __future__ import annotations

from dataclasses import dataclass, field

from screening.documents.flow import Block, Para, Run, Table
from screening.documents.model import Place

MOST_TABLES = 20  # tables in tables


@dataclass(slots=True)
class Shape:
    """Paragraph properties; they last until the next ``\\pard``. Lengths in points."""

    style: int = 0
    outline: int = 9
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    ruled: bool = False
    fill: int = 0
    listed: bool = False
    depth: int = 0  # of tables


@dataclass(slots=True)
class Out:
    """One run of paragraphs. For every table depth there are its finished rows, the cells of its
    open row and the blocks of its open cell."""

    place: Place
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    frames: list[Block] = field(default_factory=list)  # text boxes of the open paragraph
    marked: bool = False  # a list mark stands before the open paragraph
    rows: list[list[list[list[Block]]]] = field(default_factory=list)
    cells: list[list[list[Block]]] = field(default_factory=list)
    cell: list[list[Block]] = field(default_factory=list)

    def paragraph(self, shape: Shape, style: str, needed: bool = True) -> None:
        """End the open paragraph; one that is not `needed` is left out when it is empty."""
        if not needed and not self.runs and not self.frames:
            return
        heading = style.startswith("Heading")
        if shape.outline < 9 and not heading:
            style, heading = f"Heading {shape.outline + 1}", True
        bullet = (self.marked or shape.listed) and not heading
        para = Para(
            self.runs, style, bullet, shape.indent, shape.before, shape.after, shape.ruled,
            self.place,
        )  # fmt: skip
        frames, self.frames = self.frames, []
        self.runs, self.marked = [], False
        for block in (para, *frames):
            self._add(block, shape.depth)

    def _add(self, block: Block, depth: int) -> None:
        self.end_tables(depth)
        if not depth:
            self.blocks.append(block)
            return
        while len(self.cell) < depth:
            self.rows.append([])
            self.cells.append([])
            self.cell.append([])
        self.cell[depth - 1].append(block)

    def end_cell(self, shape: Shape, style: str, depth: int) -> None:
        shape.depth = min(MOST_TABLES, max(depth, shape.depth))
        begun = bool(self.cell[depth - 1 : depth] and self.cell[depth - 1])
        self.paragraph(shape, style, needed=not begun)
        self.end_tables(depth)
        if len(self.cell) >= depth:
            self.cells[depth - 1].append(self.cell[depth - 1])
            self.cell[depth - 1] = []

    def end_row(self, depth: int) -> None:
        self.end_tables(depth)
        if len(self.cells) >= depth and self.cells[depth - 1]:
            self.rows[depth - 1].append(self.cells[depth - 1])
            self.cells[depth - 1] = []

    def end_tables(self, depth: int) -> None:
        """Close tables deeper than `depth` and set each into what is around it."""
        while len(self.cell) > depth:
            rows, cells, cell = self.rows.pop(), self.cells.pop(), self.cell.pop()
            if cell:
                cells.append(cell)
            if cells:
                rows.append(cells)
            if rows:
                home = self.cell[-1] if self.cell else self.blocks
                home.append(Table(rows))
