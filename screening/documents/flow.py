"""Lines from formats that flow (DOCX, ODT, RTF, HTML): paragraphs, tables and frames in, lines out.

A format's reader only says what stands in the file (`Para`, `Table`, `Frame`); how cells of a row
become one line, what is hidden, and where a paragraph goes on is decided here, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from screening.documents.characters import clean, folded, is_capitals, smuggled, split_bullet
from screening.documents.dated import DATED
from screening.documents.limits import Limits
from screening.documents.links import MOST
from screening.documents.model import Hidden, Line, Link, Look, Notice, Place, Report
from screening.documents.reading import Reading

LONGEST = 4000  # characters of one line; a longer one is cut at a space into several
WRAPPED = 55  # characters: a shorter line was not broken for want of room
RAIL_CELL = 3  # paragraphs: a table cell with more holds text of its own, not labels
LABEL = 60  # characters of a cell that can stand in one line with its neighbors
LINE_HEIGHT = 1.2  # of the type size
USUAL_SIZE = 11.0  # points, where a format gives none


@dataclass(slots=True)
class Run:
    """Characters set alike; "\\n" and "\\t" are breaks and tab stops. `hidden` says why unseen."""

    text: str
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    color: str = ""
    font: str = ""
    hidden: str = ""
    caps: bool = False  # shown in capitals whatever the text says


@dataclass(slots=True)
class Para:
    """A paragraph. `indent`, `before` and `after` (free space) are points."""

    runs: list[Run] = field(default_factory=list)
    style: str = ""
    bullet: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    ruled: bool = False
    place: Place = Place.BODY

    @property
    def seen(self) -> str:
        return "".join(run.text for run in self.runs if not run.hidden)


@dataclass(slots=True)
class Table:
    """Rows of cells of blocks."""

    rows: list[list[list[Block]]]


@dataclass(slots=True)
class Frame:
    """A text box or a side column: read as a whole, where it is anchored."""

    blocks: list[Block]
    column: int = 1


Block = Para | Table | Frame


@dataclass(slots=True)
class _State:
    """What has been written so far."""

    limits: Limits
    lines: list[Line] = field(default_factory=list)
    paragraph: int = 0
    characters: int = 0
    unseen: list[tuple[int, str, str]] = field(default_factory=list)  # at which line, why, text
    free: float = 0.0  # free space since the last line, in line heights
    columns: int = 1
    full: bool = False


def read_flow(
    kind: str,
    blocks: Sequence[Block],
    limits: Limits,
    notices: Iterable[Notice] = (),
    columns: int = 1,
    links: Iterable[Link | None] = (),
) -> Reading:
    """The reading of a document that flows: its lines in order, its hidden text apart."""
    state = _State(limits, columns=columns)
    for block in blocks:
        _block(state, block, 0)
    found = list(notices)
    if state.full:
        found.append(
            Notice(
                "partly_read",
                f"Only the first {limits.characters:,} characters of the file were read.",
            )
        )
    report = Report(columns=state.columns, characters=state.characters)
    kept = tuple(link for link in links if link is not None)[:MOST]
    return Reading(kind, tuple(state.lines), (), tuple(_hidden(state)), tuple(found), report, kept)


def _block(state: _State, block: Block, column: int) -> None:
    if state.full:
        return
    if isinstance(block, Para):
        _paragraph(state, block, column)
    elif isinstance(block, Frame):
        state.columns = max(state.columns, block.column)
        for inner in block.blocks:
            _block(state, inner, block.column)
    else:
        for row in block.rows:
            _row(state, row, column)


def _row(state: _State, cells: list[list[Block]], column: int) -> None:
    """One row of a table: as lines with tabs where its cells are labels, else cell by cell."""
    filled = [cell for cell in cells if any(_texts(cell))]
    if len(filled) < 2:
        for cell in cells:
            for block in cell:
                _block(state, block, column)
        return
    plain = [[p for b in cell if isinstance(b, Para) for p in _split(b)] for cell in filled]
    if any(isinstance(b, Table | Frame) for cell in filled for b in cell) or not _in_step(plain):
        state.columns = max(state.columns, len(filled))
        for number, cell in enumerate(filled, start=1):
            for block in cell:
                _block(state, block, number)
        return
    for cell in filled:
        for b in cell:
            if isinstance(b, Para) and not b.seen.strip():
                _keep_hidden(state, b)
    deepest = max(plain, key=len)
    for index in range(len(deepest)):
        beside = [cell[index] for cell in plain if index < len(cell)]
        _paragraph(state, beside[0] if len(beside) == 1 else _beside(beside), column)


def _split(paragraph: Para) -> list[Para]:
    """A paragraph parted at its line breaks; empty parts left out."""
    if "\n" not in paragraph.seen:
        return [paragraph] if paragraph.seen.strip() else []
    parts = [replace(paragraph, runs=runs) for runs in _parts(paragraph.runs)]
    for part in parts[1:]:
        part.bullet, part.before = False, 0.0
    return [part for part in parts if part.seen.strip()]


def _in_step(cells: list[list[Para]]) -> bool:
    """Whether the cells' paragraphs stand beside each other line by line.

    Either every cell is one paragraph, or all but one are short labels (a date, a place) beside
    the first lines of the other. Cells that go on for more lines are columns.
    """
    counts = sorted(len(cell) for cell in cells)
    labels = all(len(p.seen) <= LABEL for cell in cells for p in cell[:-1])
    if counts[-1] == 1:
        # Two long texts side by side are two columns, not one line.
        return sum(len(cell[0].seen) > 2 * LABEL for cell in cells) < 2
    if counts[-2] == 1:
        # One label beside the first line of a longer cell.
        short = all(len(cell[0].seen) <= LABEL for cell in cells if len(cell) == 1)
        return short and not any(cell[0].bullet for cell in cells)
    if counts[-2] > RAIL_CELL or not labels or _two_texts(cells):
        return False
    dated = any(DATED.search(p.seen) for cell in cells for p in cell)
    return dated and not any(p.bullet for cell in cells for p in cell[: counts[-2]])


def _two_texts(cells: list[list[Para]]) -> bool:
    """Whether a cell of sentences stands beside another of several lines: title and employer."""
    deep = [cell for cell in cells if len(cell) > 1]
    told = any(
        p.seen.rstrip().endswith(".") and len(p.seen.split()) > 3 for cell in deep for p in cell
    )
    return len(deep) > 1 and told


def _beside(paragraphs: list[Para]) -> Para:
    """Paragraphs of neighboring cells as one, with tabs between them."""
    runs: list[Run] = []
    for p in paragraphs:
        if runs:
            runs.append(Run("\t"))
        runs.extend(p.runs)
    return replace(paragraphs[0], runs=runs)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Para):
            if text := block.seen.strip():
                yield text
        elif isinstance(block, Frame):
            yield from _texts(block.blocks)
        else:
            for row in block.rows:
                for cell in row:
                    yield from _texts(cell)


def _keep_hidden(state: _State, paragraph: Para) -> None:
    """Note the hidden runs of `paragraph`, with the number of lines before them."""
    at = len(state.lines)
    for run in paragraph.runs:
        if run.hidden:
            state.unseen.append((at, run.hidden, run.text))


def _hidden(state: _State) -> Iterator[Hidden]:
    """Hidden runs that no visible line parts and one reason hides are one finding."""
    for (_, why), group in groupby(state.unseen, key=lambda item: item[:2]):
        text = " ".join(clean("".join(item[2] for item in group)).split())
        if text:
            yield Hidden(text, why)


def _paragraph(state: _State, p: Para, column: int) -> None:
    _keep_hidden(state, p)
    seen = [run for run in p.runs if not run.hidden and run.text]
    text = "".join(run.text for run in seen)
    at = len(state.lines)
    for said, why in smuggled(text):
        state.unseen.append((at, why, said))
    size = max((r.size for r in seen if r.text.strip()), default=0.0) or USUAL_SIZE
    state.free += p.before / (LINE_HEIGHT * size)
    if not text.strip():
        state.free += 1.0 + p.after / (LINE_HEIGHT * size)
        return
    bullet = p.bullet
    for part in _parts(seen):
        words = folded(clean("".join(run.text for run in part)))
        if not words:
            state.free += 1.0
            continue
        marked, words = split_bullet(words)
        for number, piece in enumerate(pieces(words)):
            line = Line(
                text=piece,
                look=_look(part, piece, p),
                place=p.place,
                column=column,
                bullet=number == 0 and (bullet or marked),
                indent=round(p.indent, 1),
                gap=round(state.free, 2),
            )
            _write(state, line, number > 0)
        bullet = False
    state.free += p.after / (LINE_HEIGHT * size)


def _write(state: _State, line: Line, same: bool) -> None:
    """Add `line` in its paragraph; `same`: it was cut off the line before."""
    if state.full:
        return
    room = state.limits.characters - state.characters
    if len(line.text) > room:
        state.full = True
        line = replace(line, text=line.text[:room].strip())
        if not line.text:
            return
    if not same and not (state.lines and _continues(state.lines[-1], line)):
        state.paragraph += 1
    state.lines.append(replace(line, paragraph=state.paragraph))
    state.characters += len(line.text)
    state.free = 0.0


def _continues(last: Line, line: Line) -> bool:
    """Whether a paragraph mark is only a line's end: some converters write one after each line."""
    return (
        len(last.text) > WRAPPED
        and line.text[0].islower()
        and (last.text[-1].isalpha() or last.text[-1] in ",-")
        and not line.bullet
        and line.gap < 0.5
        and "\t" not in last.text + line.text
        and (last.place, last.column, last.look.style) == (line.place, line.column, line.look.style)
        and (last.look.size, last.look.bold) == (line.look.size, line.look.bold)
    )


def _parts(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of each line, parted at line breaks."""
    line: list[Run] = []
    for run in runs:
        if "\n" not in run.text:
            line.append(run)
            continue
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in others:
            yield line
            line = [replace(run, text=text)]
    yield line


def pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """`text` cut at spaces into pieces of at most `longest` characters."""
    while len(text) > longest:
        cut = text.rfind(" ", longest // 2, longest)
        yield text[: cut if cut > 0 else longest].strip()
        text = text[cut + 1 if cut > 0 else longest :].strip()
    yield text


def _look(runs: list[Run], text: str, p: Para) -> Look:
    """The look of most characters of a line."""
    weight: Counter[tuple[float, bool, bool, str, str, bool]] = Counter()
    for run in runs:
        if count := len(run.text.strip()):
            weight[run.size, run.bold, run.italic, run.color, run.font, run.caps] += count
    (size, bold, italic, color, font, caps), _ = weight.most_common(1)[0]
    return Look(size, bold, italic, caps or is_capitals(text), color, font, p.style, p.ruled)
