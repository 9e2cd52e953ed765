"""PDF to lines: glyphs by pdfminer.six, order by `layout`, hidden text apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from screening.documents import ocr
from screening.documents.limits import Limits
from screening.documents.links import MOST, link
from screening.documents.model import Hidden, Line, Link, Notice, Report, UnreadableDocument
from screening.documents.pdf_pages import contents
from screening.documents.pdf_paint import PageContent, PdfWord
from screening.documents.reading import Reading
from screening.documents.running import Sheet
from screening.documents.sheets import lines_of
from screening.documents.turned import labels_of, main_angle
from screening.documents.visibility import split_hidden
from screening.documents.words import joined_words, segments_of

FEW = 20  # characters: a page with fewer has no usable text
SOME = 150  # characters beside a picture of half the page: a scanner's stamp, not the page's text
MANY_SHAPES = 150  # a page without text but with so many shapes may have its letters as outlines
MOST_UNMAPPED = 0.3  # share of a page's glyphs without a character: above, the page is recognized


def read_pdf(data: bytes, limits: Limits) -> Reading:
    """Lines, pages, hidden text and a report of a PDF."""
    hidden: list[Hidden] = []
    notices: list[Notice] = []
    sheets: list[Sheet] = []
    unmapped: Counter[str] = Counter()
    unplaced: list[str] = []
    links: list[Link] = []
    characters = letters = 0
    unread = False
    for content in contents(data, limits):
        number = content.number
        if content.last:
            message = f"Only the first {limits.characters:,} characters of the file were read."
            notices.append(Notice("partly_read", message, number))
        elif not content.complete:
            notices.append(
                Notice("partly_read", f"Page {number} could not be read to its end.", number)
            )
        visible, unseen = split_hidden(content)
        hidden.extend(unseen)
        if content.links:
            links.extend(_links(content, visible))
        if _is_picture(content, visible):
            from screening.documents.scans import NO_ENGINE, scan_pdf_page

            if not ocr.engine():
                unread = True
                message = f"Page {number} is a picture: not read, because {NO_ENGINE}."
                notices.append(Notice("not_read", message, number))
                continue
            scan = scan_pdf_page(data, number, content.width, content.height)
            sheets.append(scan.sheet(number))
            characters += sum(len(w.text) for w in scan.words)
            letters += sum(sum(map(str.isalnum, w.text)) for w in scan.words)
            continue
        unmapped.update(content.unmapped)
        characters += sum(len(w.text) for w in visible)
        letters += sum(sum(map(str.isalnum, w.text)) for w in visible if "(cid:" not in w.text)
        sheet, left_over = _sheet(content, visible)
        sheets.append(sheet)
        unplaced.extend(left_over)
    if unread and not sheets:
        from screening.documents.scans import NO_ENGINE

        raise UnreadableDocument(
            f"The PDF holds pictures of pages, no text: not read, because {NO_ENGINE}."
        )
    lines, pages = lines_of(sheets)
    report = Report(
        pages=len(pages),
        columns=max((p.columns for p in pages), default=1),
        characters=characters,
        placed=_placed(lines, letters),
        unplaced=tuple(unplaced),
        unmapped=sum(unmapped.values()),
        unmapped_fonts=tuple(sorted(unmapped)),
    )
    return Reading("pdf", lines, pages, tuple(hidden), tuple(notices), report, tuple(links[:MOST]))


def _links(content: PageContent, visible: list[PdfWord]) -> Iterator[Link]:
    """The page's links with the words that stand on them."""
    for target, box in content.links[:MOST]:
        on = [
            w.text
            for w in visible
            if box.x0 <= (w.x0 + w.x1) / 2 <= box.x1
            and box.top <= (w.top + w.bottom) / 2 <= box.bottom
        ]
        found = link(target, " ".join(on), content.number, box)
        if found is not None:
            yield found


def _sheet(content: PageContent, visible: list[PdfWord]) -> tuple[Sheet, list[str]]:
    """A page ready to be put in order, and the text on it that has no place in any order."""
    size = content.width, content.height
    turned = [w for w in visible if w.angle]
    if not turned:
        segments = segments_of(joined_words(visible))
        return Sheet(content.number, *size, segments, content.shapes), []
    angle = main_angle(visible)
    others = [w for w in visible if w.angle != angle]
    segments = segments_of(joined_words(w for w in visible if w.angle == angle))
    if not angle:
        labels, unplaced = labels_of(others)
        return Sheet(content.number, *size, segments, content.shapes, labels=labels), unplaced
    # The page lies on its side: what stands upright on it is the exception.
    width, height = size if angle == 180 else size[::-1]
    rest = " ".join(w.text for w in others)
    return Sheet(content.number, width, height, segments, shown=size), [rest] if rest else []


def _placed(lines: tuple[Line, ...], letters: int) -> float:
    """The share of visible letters and digits that stand in the lines."""
    placed = sum(sum(map(str.isalnum, line.text)) for line in lines)
    return round(min(1.0, placed / letters), 3) if letters else 1.0


def _is_picture(content: PageContent, visible: list[PdfWord]) -> bool:
    """Whether the page has to be recognized: next to no usable text, but something painted."""
    usable = sum(len(w.text) for w in visible if "(cid:" not in w.text)
    unmapped = sum(content.unmapped.values())
    if unmapped > MOST_UNMAPPED * (usable + unmapped):
        return True
    if usable >= SOME:
        return False
    pictures = sum((s.x1 - s.x0) * (s.bottom - s.top) for s in content.shapes if s.image)
    page = max(1.0, content.width * content.height)
    if usable < FEW:
        return pictures > 0.1 * page or len(content.shapes) > MANY_SHAPES
    return pictures > 0.5 * page
