"""Plain text and Markdown to lines."""

from __future__ import annotations

import re
from itertools import groupby

from screening.documents.characters import clean, folded, is_capitals, smuggled, split_bullet
from screening.documents.flow import LONGEST, pieces
from screening.documents.limits import Limits
from screening.documents.model import Hidden, Look, Notice, Report, UnreadableDocument
from screening.documents.paragraphs import Draft, finish
from screening.documents.reading import Reading

WRAP = 60  # a text whose longest lines are at least this long may be wrapped by hand
WIDEST = 130  # characters: writers who wrap by hand wrap below this
HEADING = 60  # characters: a longer line is not underlined as a heading
_LINES = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_UNDERLINE = re.compile(r"\s*([-=_~*#.])\1{2,}\s*")
_MARKDOWN_HEAD = re.compile(r"(#{1,6})\s+(\S.{0,200}?)[\s#]{0,20}")
_FRAMED = re.compile(r"([=*~_\-#])\1{1,60}\s{0,9}([^=*~_\-#\s].{0,100}?)\s{0,9}\1{2,60}")
_EMPHASIS = re.compile(r"(\*\*|__)(\S(?:.{0,300}?\S)?)\1")
FULL = 0.85  # of a block's longest line: a line that is wrapped
LEAST_FULL = 3  # such lines in a block
_LINK = re.compile(r"\[([^\]\[]{1,200})\]\(([^()\s]{1,500})\)")
_GAP = re.compile(r" {3,}|(?<=[^.!?:;,\s]) {2,}")
_TABLE_RULE = re.compile(r"\|[\s|:-]{3,500}\|")


def decode(data: bytes) -> str:
    """The text of `data`: UTF-8, UTF-16 by its mark, else what charset-normalizer finds.

    Raises UnreadableDocument where the bytes are no text.
    """
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    # A sample decides, so that a large file costs no more than a small one.
    found = from_bytes(
        data[:200_000], cp_isolation=["cp1252", "latin_1", "mac_roman", "cp1250", "cp1251"]
    )
    best = found.best()
    # A few accents fit Western and Central European alike; the former is by far the likelier here.
    western = next((m for m in found if m.encoding == "cp1252"), None)
    if best is not None and western is not None and western.chaos <= best.chaos:
        best = western
    if best is None:
        raise UnreadableDocument(
            "The file is not text in any encoding known here. Save it as PDF or DOCX and upload "
            "that."
        )
    return data.decode(best.encoding, errors="replace")


def read_text(data: bytes, limits: Limits) -> Reading:
    """Lines of a plain text; underlined, framed and ``#`` headings are marked as headings."""
    text = decode(data)
    notices = []
    if len(text) > limits.characters:
        text = text[: limits.characters]
        notices.append(
            Notice(
                "partly_read",
                f"Only the first {limits.characters:,} characters of the file were read.",
            )
        )
    hidden = [Hidden(said, why) for said, why in smuggled(text)]
    raw = [
        piece
        for line in _LINES.split(text)
        for piece in pieces(clean(line).expandtabs(8).rstrip(), LONGEST)
    ]
    width = _width(raw)
    drafts: list[Draft] = []
    region = 0
    blank = True
    for number, line in enumerate(raw):
        stripped = line.strip()
        if not stripped or _TABLE_RULE.fullmatch(stripped):
            blank = blank or not stripped
            continue
        if _UNDERLINE.fullmatch(line):
            if drafts and not blank and len(drafts[-1].text) < HEADING:
                drafts[-1].look = Look(bold=True, style="heading", caps=drafts[-1].look.caps)
                region += 1
            blank = True
            continue
        if blank:
            region += 1
        drafts.append(_draft(line, stripped, number, region, width))
        blank = False
    if width:
        _narrow(drafts)
    characters = sum(len(d.text) for d in drafts)
    report = Report(characters=characters)
    return Reading("text", finish(drafts), (), tuple(hidden), tuple(notices), report)


def _width(raw: list[str]) -> int:
    """The column that the writer wraps at; 0 where lines are whole paragraphs."""
    longest = max(map(len, raw), default=0)
    return longest if WRAP <= longest <= WIDEST else 0


def _narrow(drafts: list[Draft]) -> None:
    """Blocks of prose that are wrapped at a column of their own, before the widest line's."""
    for _, group in groupby(drafts, key=lambda d: d.region):
        prose = [d for d in group if d.cells == 1]
        longest = max((d.x1 for d in prose), default=0.0)
        full = sum(d.x1 >= FULL * longest for d in prose)
        if longest >= WRAP and full >= LEAST_FULL and 2 * full >= len(prose):
            for d in prose:
                d.right = min(d.right, longest)


def _draft(line: str, text: str, number: int, region: int, width: int) -> Draft:
    indent = len(line) - len(line.lstrip())
    style = ""
    bold = False
    if text[0] == "#" and (head := _MARKDOWN_HEAD.fullmatch(text)):
        text, style, bold = head[2], "heading", True
    elif text[0] in "=*~_-#" and (framed := _FRAMED.fullmatch(text)):
        text, style, bold = framed[2], "heading", True
    elif (whole := _EMPHASIS.fullmatch(text)) is not None:
        text, bold = whole[2], True
    if "*" in text or "_" in text or "[" in text:
        text = _LINK.sub(r"\1 \2", _EMPHASIS.sub(r"\2", text))
    if text[0] == "|" and text[-1] == "|" and len(text) > 2:
        text = text.strip("|").replace("|", "\t")
    lead = len(text)
    bullet, text = split_bullet(text)
    # Two or more spaces set a cell apart, as a tab does.
    text = folded(text if style else _GAP.sub("\t", text))
    return Draft(
        text=text,
        x0=float(indent),
        x1=float(len(line)),
        text_x0=float(indent + lead - len(text)) if bullet else float(indent),
        top=float(number),
        bottom=float(number) + 0.9,
        region=region,
        right=float(width or 10 * LONGEST),  # lines of unlimited width never wrap
        first_word=float(len(text.split(None, 1)[0]) if text else 0) + 1,
        look=Look(bold=bold, caps=is_capitals(text), style=style),
        bullet=bullet,
        cells=text.count("\t") + 1,
    )
