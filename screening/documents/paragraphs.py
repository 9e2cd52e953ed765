"""Lines joined to paragraphs: which line goes on from the one above, and which begins anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from screening.documents.model import Line, Look, Place, Word

SIZE_STEP = 1.08  # a larger change of type size begins a paragraph
LOOSE = 1.45  # pitch over the usual pitch of the region: more is a paragraph's gap


@dataclass(slots=True)
class Draft:
    """A line before its paragraph is known.

    `x0`, `x1` and `text_x0` (after a bullet) are in one unit for the whole document: page points, or characters for plain text;
    `top` and `bottom` likewise in points or lines. `region` numbers the run of rows it was read
    with; `right` is that region's right edge.
    """

    text: str
    x0: float
    x1: float
    text_x0: float
    top: float
    bottom: float
    region: int
    right: float
    first_word: float  # width of the first word, with a space
    words: tuple[Word, ...] = ()
    look: Look = Look()
    page: int | None = None
    place: Place = Place.BODY
    column: int = 0
    bullet: bool = False
    cells: int = 1
    confidence: float | None = None


def finish(drafts: Sequence[Draft]) -> tuple[Line, ...]:
    """Lines with their paragraph, gap and indent; empty drafts dropped."""
    pitch = _pitches(drafts)
    lines: list[Line] = []
    paragraph = 0
    last: Draft | None = None
    head: Draft | None = None
    for d in drafts:
        if not d.text:
            continue
        gap = 0.0
        if last is not None and last.region == d.region and last.page == d.page:
            gap = max(0.0, (d.top - last.bottom) / max(1.0, d.bottom - d.top))
        if last is None or head is None or not goes_on(last, head, d, pitch.get(d.region)):
            paragraph += 1
            head = d
        lines.append(
            Line(
                text=d.text,
                page=d.page,
                words=d.words,
                look=d.look,
                place=d.place,
                paragraph=paragraph,
                column=d.column,
                bullet=d.bullet,
                indent=round(d.text_x0, 1),
                gap=round(gap, 2),
                confidence=d.confidence,
            )
        )
        last = d
    return tuple(lines)


def _pitches(drafts: Sequence[Draft]) -> dict[int, float]:
    """The usual distance from line to line, region by region (lower median)."""
    found: dict[int, list[float]] = {}
    for a, b in zip(drafts, drafts[1:], strict=False):
        if a.region == b.region and a.page == b.page and b.top > a.top:
            found.setdefault(a.region, []).append(b.top - a.top)
    return {k: sorted(v)[(len(v) - 1) // 3] for k, v in found.items()}


def goes_on(last: Draft, head: Draft, d: Draft, pitch: float | None) -> bool:
    """Whether `d` continues the paragraph that `head` began and `last` ended so far."""
    if d.bullet or d.cells > 1 or last.cells > 1 or d.place is not last.place:
        return False
    if "\t" in last.text or "\t" in d.text:
        return False
    a, b = last.look, d.look
    if a.size and b.size and max(a.size, b.size) > SIZE_STEP * min(a.size, b.size):
        return False
    if a.bold != b.bold and not (head.bullet and last is head):
        return False
    if a.style != b.style or (a.color != b.color and a.bold):
        return False
    same_run = last.region == d.region and last.page == d.page
    hyphen = last.text.endswith(("-", "\u00ad")) and last.text[-2:-1].isalpha()
    lower = d.text[:1].islower()
    if not same_run:
        # Over a column's or page's end only an unfinished sentence goes on.
        return lower and (last.text[-1:].isalpha() or last.text.endswith((",", "-", "\u00ad")))
    if pitch and d.top - last.top > LOOSE * pitch and d.top - last.bottom > 0.4 * (d.bottom - d.top):
        return False
    unit = max(1.0, (d.bottom - d.top) * 0.5) if d.page is not None else 1.0
    if head.bullet:
        # A bullet's next lines hang under its text, or go back to the bullet itself.
        if not (abs(d.text_x0 - head.text_x0) <= 1.5 * unit or abs(d.x0 - head.x0) <= unit):
            return False
    elif abs(d.x0 - last.x0) > 1.5 * unit and last is not head:
        return False
    elif d.x0 - last.x0 > 6 * unit:
        return False
    if hyphen and lower:
        return True
    fits = last.right - last.x1 > d.first_word
    if fits:
        # The writer broke the line although the next word had room.
        return lower and not last.text.endswith((".", "!", "?", ":", ";")) and (
            last.right - last.x1 < 2.5 * d.first_word
        )
    if last.text.endswith((".", "!", "?")) and not lower and not head.bullet:
        return not _looks_like_items(head, d)
    return True


def _looks_like_items(head: Draft, d: Draft) -> bool:
    return head.x1 - head.x0 < 0.5 * (head.right - head.x0) and d.x0 == head.x0


def joined(parts: Sequence[str], known: frozenset[str] | set[str] = frozenset()) -> str:
    """A paragraph's text from its lines: soft hyphens undone, hard ones kept unless `known` has
    the closed word (lower case)."""
    text = ""
    for part in parts:
        if not text:
            text = part
        elif text.endswith("\u00ad"):
            text = text[:-1] + part
        elif text.endswith("-") and text[-2:-1].isalpha() and part[:1].islower():
            head = text[:-1].rsplit(None, 1)[-1]
            tail = part.split(None, 1)[0].strip(".,;:!?)")
            closed = (head + tail).lower()
            text = text[:-1] + part if closed in known else text + part
        else:
            text += " " + part
    return text.replace("\u00ad", "")


def with_page(line: Line, page: int | None) -> Line:
    return replace(line, page=page)
