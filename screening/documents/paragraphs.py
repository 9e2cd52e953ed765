"""Lines joined to paragraphs: which line goes on from the one above, and which begins anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screening.documents.characters import SOFT_HYPHEN
from screening.documents.dated import DATED
from screening.documents.model import PLAIN, Line, Look, Place, Word

SIZE_STEP = 1.08  # a larger change of type size begins a paragraph
RECOGNIZED_STEP = 1.3  # the same where sizes were recognized
LOOSE = 1.45  # pitch over the usual pitch of the region: more is a paragraph's gap
RAGGED = 2.5  # of the next word's width: a wrapped line leaves no more room than that
FEW_WORDS = 3  # of a heading, or a title in small letters
WIDE = 55  # characters: the length of a line of running text
CONNECTORS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "my", "of", "on", "or"}
    | {"our", "per", "that", "the", "their", "to", "which", "who", "with"}
)
_CONTACT = re.compile(r"@|https?:|www\.|linkedin|\d{3}[\s.)-]{1,3}\d{3}[\s.-]?\d{4}", re.I)


@dataclass(slots=True)
class Draft:
    """A line before its paragraph is known.

    `x0`, `x1` and `text_x0` (after a bullet) are in one unit for the whole document: page points,
    or characters for plain text; `top` and `bottom` likewise in points or lines. `region` numbers
    the run of rows it was read with; `right` is that region's right edge.
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
    look: Look = PLAIN
    page: int | None = None
    place: Place = Place.BODY
    column: int = 0
    bullet: bool = False
    cells: int = 1
    cell_x0: float = 0.0  # of its last cell
    confidence: float | None = None


def finish(drafts: Sequence[Draft]) -> tuple[Line, ...]:
    """Lines with their paragraph, gap and indent; empty drafts dropped."""
    runs = _runs(drafts)
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
        if last is None or head is None or not goes_on(last, head, d, runs[d.region]):
            paragraph += 1
            head = d
        lines.append(
            Line(
                d.text,
                d.page,
                d.words,
                d.look,
                d.place,
                paragraph,
                d.column,
                d.bullet,
                round(d.text_x0, 1),
                round(gap, 2),
                d.confidence,
            )
        )
        last = d
    return tuple(lines)


@dataclass(slots=True)
class Run:
    """What the lines of one region have in common.

    `pitch` is the usual distance from line to line (0 unknown); `hanging` is true where bullets'
    wraps stand under their text, so that a line at the bullet's own edge begins anew.
    """

    pitch: float = 0.0
    hanging: bool = False


def _runs(drafts: Sequence[Draft]) -> dict[int, Run]:
    pitches: dict[int, list[float]] = {}
    runs: dict[int, Run] = {}
    head: Draft | None = None
    last: Draft | None = None
    for d in drafts:
        run = runs.setdefault(d.region, Run())
        if last is not None and last.region == d.region and last.page == d.page:
            if d.top > last.top:
                pitches.setdefault(d.region, []).append(d.top - last.top)
            if head is not None and not d.bullet and head.text_x0 - head.x0 > 2:
                run.hanging = run.hanging or abs(d.text_x0 - head.text_x0) < 1.5
        else:
            head = None
        head = d if d.bullet else head if last is head else None
        last = d
    for region, found in pitches.items():
        found.sort()
        runs[region].pitch = found[(len(found) - 1) // 3]
    return runs


def goes_on(last: Draft, head: Draft, d: Draft, run: Run) -> bool:
    """Whether `d` continues the paragraph that `head` began and `last` ended so far."""
    if d.bullet or d.cells > 1 or d.place is not last.place or not _alike(last, head, d):
        return False
    lower = d.text[0].islower() or d.text[0] == "("
    open_end = last.text[-1:].isalpha() or last.text.endswith((",", "-", SOFT_HYPHEN, "&", "/"))
    if last.region != d.region or last.page != d.page:
        # Over a column's or page's end only an unfinished sentence goes on; over a blank line of a
        # text only one that had no room for its next word, and not with what may be a heading.
        full = last.right - last.x1 <= d.first_word and len(d.text.split()) > FEW_WORDS
        return lower and open_end and last.cells == 1 and (d.page is not None or full)
    height = d.bottom - d.top
    if run.pitch and d.top - last.top > LOOSE * run.pitch and d.top - last.bottom > 0.4 * height:
        return False
    unit = max(1.0, height * 0.5) if d.page is not None else 1.0
    room = last.right - last.x1
    fits = room > d.first_word  # the writer broke the line although the next word had room
    if last.cells > 1:
        # Only the last cell of a row may be wrapped, and its wraps stand under it.
        under = abs(d.x0 - last.cell_x0) <= unit and last.cell_x0 - last.x0 > 4 * unit
        return under and (lower or not fits) and not last.text.endswith((".", "!", "?"))
    hangs = abs(d.text_x0 - head.text_x0) <= 1.5 * unit
    if head.bullet:
        # A bullet's next lines hang under its text, or go back to the bullet itself.
        if not hangs and (run.hanging or abs(d.x0 - head.x0) > unit):
            return False
    elif (abs(d.x0 - last.x0) > 1.5 * unit and last is not head) or d.x0 - last.x0 > 6 * unit:
        return False
    if last.text.endswith(SOFT_HYPHEN) or (last.text[-1] == "-" and lower and open_end):
        return True
    ended = last.text.endswith((".", "!", "?", ":", ";"))
    if len(last.text) < WIDE and (_CONTACT.search(last.text) or _CONTACT.search(d.text)):
        return False
    if fits:
        return lower and not ended and (room < RAGGED * d.first_word or _hangs_open(last.text))
    if lower:
        return not ended or last.text.endswith((".", ";"))
    return _prose(last, head, d, hangs and head.bullet)


def _alike(last: Draft, head: Draft, d: Draft) -> bool:
    """Whether two lines are set alike, as wraps of one text are."""
    a, b = last.look, d.look
    # Recognition measures sizes line by line, and only roughly.
    step = SIZE_STEP if d.confidence is None else RECOGNIZED_STEP
    if a.size and b.size and max(a.size, b.size) > step * min(a.size, b.size):
        return False
    if a.bold != b.bold and not (head.bullet and last is head):
        return False
    if (a.italic != b.italic or a.color != b.color) and not d.text[:1].islower():
        return False
    return a.style == b.style and not (a.color != b.color and a.bold)


def _hangs_open(text: str) -> bool:
    """Whether a line ends with a word after which a sentence cannot end."""
    return text[text.rfind(" ") + 1 :].lower() in CONNECTORS


def _prose(last: Draft, head: Draft, d: Draft, hangs: bool) -> bool:
    """Whether a line with a capital or number goes on from a full line.

    In a narrow column names and places stand under each other as wraps would; there only words say
    which it is.
    """
    if hangs:
        return True
    if last.text.endswith((",", "&", "/", "–", "—")) or _hangs_open(last.text):
        return True
    if len(last.text) < WIDE and last is head:
        return False
    if last.text.endswith((".", "!", "?")):
        # A sentence may end at the line's end; alone in a short line it is an item of a list.
        return last is not head or d.x1 - d.x0 > 0.7 * (d.right - d.x0)
    dated = DATED.match(d.text) is not None
    return not dated or len(last.text) >= WIDE


def joined(parts: Sequence[str], known: frozenset[str] | set[str] = frozenset()) -> str:
    """A paragraph's text from its lines: soft hyphens undone, hard ones kept unless `known` has
    the closed word (lower case)."""
    text = ""
    for part in parts:
        if not text:
            text = part
        elif text.endswith(SOFT_HYPHEN):
            text = text[:-1] + part
        elif text.endswith("-") and text[-2:-1].isalpha() and part[:1].islower():
            head = text[:-1].rsplit(None, 1)[-1]
            tail = part.split(None, 1)[0].strip(".,;:!?)")
            closed = (head + tail).lower()
            text = text[:-1] + part if closed in known else text + part
        else:
            text += " " + part
    return text.replace(SOFT_HYPHEN, "")
