"""Single steps of reading, each with its cases worked out by hand."""

from __future__ import annotations

import pytest
from makers.word import docx, zipped
from PIL import Image, ImageDraw
from test_layouts import FILES

from screening.documents import Limits, ocr, read_bytes
from screening.documents.bidi import in_reading_order
from screening.documents.characters import clean, folded, is_bullet, smuggled, split_bullet
from screening.documents.deskew import skew_of
from screening.documents.model import Box, Line, Notice, Page, Report
from screening.documents.ocr import Recognized, Seen, drawn, leveled
from screening.documents.paragraphs import joined
from screening.documents.pdf_paint import PdfWord, hex_color
from screening.documents.pdf_tokens import from_hex, operations, unescaped
from screening.documents.quality import report_of
from screening.documents.reading import Reading
from screening.documents.seen import contrast, why_hidden
from screening.documents.words import close_up

# -- characters --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("o\ufb03ce \ufb02oor", "office floor"),
        ("a\u00a0b\u2009c", "a b c"),
        ("co\u00adop", "coop"),
        ("\ufeffAda\u200b", "Ada"),
        ("low\u2011income", "low-income"),
        ("e\u0301", "é"),
        ("a\x00b\x07c", "abc"),
        ("👩\u200d🌾", "👩🌾"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (" a  b ", "a b"),
        ("a\tb\t\tc", "a\tb\tc"),
        ("Title      2020", "Title\t2020"),
        ("Utica   ·   315-555-0172", "Utica · 315-555-0172"),
        ("Caller ............ 2018", "Caller\t2018"),
        ("2019\t–\t2020\tX", "2019 – 2020\tX"),
    ],
)
def test_folded(text: str, cells: str) -> None:
    assert folded(text) == cells


@pytest.mark.parametrize(
    ("text", "bullet", "rest"),
    [
        ("• Called", True, "Called"),
        ("- Called", True, "Called"),
        ("o Called", True, "Called"),
        ("o bien", False, "o bien"),
        ("3. Third", True, "Third"),
        ("(b) Second", True, "Second"),
        ("J. Quill", False, "J. Quill"),
        ("2020. Then", False, "2020. Then"),
        ("•Glued", True, "Glued"),
        ("-5 degrees", False, "-5 degrees"),
        ("-", False, "-"),
        ("*", False, "*"),
    ],
)
def test_bullets(text: str, bullet: bool, rest: str) -> None:
    assert split_bullet(text) == (bullet, rest)


def test_what_is_a_bullet() -> None:
    assert all(map(is_bullet, ["•", "–", "o", "1.", "12)", "a)", "\uf0b7", "►"]))
    assert not any(map(is_bullet, ["A.", "123.", "ab)", "I", "x", "2020"]))


def test_smuggled_only_inside_words() -> None:
    assert smuggled("https://a\u200b/b\u200b/c and \u200b more") == []
    assert smuggled("flag 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f") == []


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Super\u00ad", "vised"], "Supervised"),
        (["low-", "income"], "low-income"),
        (["in 2019-", "2020"], "in 2019- 2020"),
        (["one", "two"], "one two"),
    ],
)
def test_joined(lines: list[str], text: str) -> None:
    assert joined(lines) == text
    assert joined(["coordin-", "ating"], {"coordinating"}) == "coordinating"


# -- what is seen ------------------------------------------------------------------------------


def test_contrast() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("ffffff", "ffffff") == 1
    assert contrast("cccccc", "ffffff") == pytest.approx(1.6, abs=0.05)


def test_why_hidden() -> None:
    assert why_hidden(3.9, "000000") == "under 4 pt"
    assert why_hidden(4.0, "000000") == ""
    assert why_hidden(11, "fefefe") == "in the color of its background"
    assert why_hidden(11, "ffffff", "1f3864") == ""
    assert why_hidden(0, "", "") == ""


@pytest.mark.parametrize(
    ("space", "components", "color"),
    [
        ("DeviceGray", (0.5,), "808080"),
        ("DeviceRGB", (1.0, 0.0, 0.2), "ff0033"),
        ("DeviceCMYK", (0.0, 0.0, 0.0, 1.0), "000000"),
        ("ICCBased", (1.0, 1.0, 1.0), "ffffff"),
        ("ink", (1.0,), "000000"),
        ("Indexed", (1.0,), ""),
        ("unknown", (0.3, 0.3, 0.3), ""),
        ("DeviceRGB", (), ""),
    ],
)
def test_hex_color(space: str, components: tuple[float, ...], color: str) -> None:
    assert hex_color(space, components) == color


# -- content streams ---------------------------------------------------------------------------


def test_operations() -> None:
    data = (
        b"q 1 0 0 -1 0 792 cm\n/F1 12 Tf[(A\\)(b)c) -20.5 <00 4>]TJ (x) ' % note\n"
        b"BI /W 1 ID \x00(\xff EI Q/P <</MCID 0>> BDC .5-3 Td"
    )
    assert list(operations(data)) == [
        (b"q", []),
        (b"cm", [1, 0, 0, -1, 0, 792]),
        (b"Tf", ["F1", 12]),
        (b"TJ", [[(b"", b"A\\)(b)c", b""), (b"", b"", b"-20.5"), (b"00 4", b"", b"")]]),
        (b"'", [[(b"", b"x", b"")]]),
        (b"BI", []),
        (b"ID", ["W", 1]),
        (b"Q", []),
        (b"BDC", ["P", b"/MCID 0"]),
        (b"Td", [0.5, -3]),
    ]


def test_strings() -> None:
    assert (
        unescaped(
            rb"a\(b\)\\\101\n\
c"
        )
        == b"a(b)\\A\nc"
    )
    assert from_hex(b"48 65 6C6c6F") == b"Hello"
    assert from_hex(b"485") == b"HP"


# -- words -------------------------------------------------------------------------------------


def word(text: str, x0: float, x1: float, bottom: float = 20.0) -> PdfWord:
    return PdfWord(text, x0, bottom - 10, x1, bottom, 10, "Sans", "000000")


def test_letter_spaced_words_are_closed_up() -> None:
    letters = [word(c, 10 * n + (30 if n > 3 else 0), 10 * n + 6 + (30 if n > 3 else 0))
               for n, c in enumerate("MIRAOSEI")]  # fmt: skip
    assert [w.text for w in close_up(letters)] == ["MIRA", "OSEI"]


def test_initials_are_not() -> None:
    names = [word("J", 0, 6), word("R", 9, 15), word("Quill", 18, 50)]
    assert [w.text for w in close_up(names)] == ["J", "R", "Quill"]


def test_right_to_left_words_in_reading_order() -> None:
    # On paper, from the left: a Hebrew name's two words, the year between brackets.
    shown = [word("ןהכ", 0, 20), word("הנד", 24, 44)]
    assert [w.text for w in in_reading_order(shown)] == ["דנה", "כהן"]
    mixed = [
        word("Name:", 0, 30),
        word("ןהכ", 34, 54),
        word("הנד", 58, 78),
        word("(2020)", 82, 110),
    ]
    assert [w.text for w in in_reading_order(mixed)] == ["Name:", "דנה", "כהן", "(2020)"]


# -- recognition -------------------------------------------------------------------------------


def test_words_of_a_line_share_its_baseline() -> None:
    # "on" has neither ascender nor descender, "By" has both; the type is 20 high, its foot at 100.
    line = [Seen("By", 0, 86, 20, 104.4, 0.9, (1,)), Seen("on", 24, 90.2, 44, 100, 0.9, (1,))]
    by, on = leveled(line)
    assert on.bottom == pytest.approx(by.bottom, abs=1)
    assert on.bottom - on.top == pytest.approx(20, rel=0.1)


def test_boxes_go_back_onto_the_turned_page() -> None:
    # A page of 200 by 100 was turned counter-clockwise to 100 by 200.
    turned = Recognized("x", [], 100, 200, quarter=90)
    assert drawn(turned, Box(10, 20, 30, 40)) == Box(160, 10, 180, 30)
    leaning = Recognized("x", [], 100, 100, skew=90.0)
    assert drawn(leaning, Box(40, 0, 60, 10)) == pytest.approx(Box(85, 45, 105, 55))


@pytest.mark.parametrize("lean", [-3.0, -0.8, 0.0, 2.0, 5.0])
def test_skew(lean: float) -> None:
    page = Image.new("L", (850, 1100), 255)
    draw = ImageDraw.Draw(page)
    for y in range(100, 1000, 30):
        for x in range(100, 740, 24):
            draw.rectangle((x, y, x + 16, y + 10), fill=0)
    assert skew_of(page.rotate(lean, fillcolor=255)) == pytest.approx(-lean, abs=0.25)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cook,Mesa Vista", ["Cook,", "Mesa", "Vista"]),
        ("in English.I read", ["in", "English.", "I", "read"]),
        ("1998to2019", ["1998", "to", "2019"]),
        ("Telephone505-555-0151", ["Telephone", "505-555-0151"]),
        ("VoteBuilder", ["VoteBuilder"]),
        ("ada@example.com", ["ada@example.com"]),
    ],
)
def test_dropped_spaces(text: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.importlib.util, "find_spec", lambda name: None)
    assert ocr._split(text) == words


# -- the report --------------------------------------------------------------------------------


def reading(**changes: object) -> Reading:
    lines = (Line("Ada Quill, caller", 1), Line("Ward 9", 1))
    return Reading("pdf", lines, (Page(1, 612, 792),), report=Report(characters=100, **changes))  # type: ignore[arg-type]


def test_scorable() -> None:
    report = report_of(reading())
    assert (report.pages, report.scorable, report.reason) == (1, True, "")


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"unmapped": 11}, "11% of the characters"), ({"placed": 0.85}, "Only 85% of the text")],
)
def test_too_poor_to_score(changes: dict[str, object], says: str) -> None:
    report = report_of(reading(**changes))
    assert not report.scorable
    assert says in report.reason
    assert "yourself" in report.reason


def test_recognized_too_poorly() -> None:
    lines = (Line("Ada Quill", 1, confidence=0.9), Line("crxllz", 2, confidence=0.2))
    pages = (Page(1, 612, 792, 1, "tesseract"), Page(2, 612, 792, 1, "tesseract"))
    report = report_of(Reading("pdf", lines, pages, report=Report(characters=15)))
    assert report.engine == "tesseract"
    assert report.confidence == pytest.approx((0.9 * 9 + 0.2 * 6) / 15, abs=0.001)
    assert "page 2" in report.reason


def test_a_page_not_read_is_never_scored() -> None:
    notice = Notice("not_read", "Page 2 is a picture: not read, because of this.", 2)
    report = report_of(Reading("pdf", (Line("Ada", 1),), (Page(1, 612, 792),), notices=(notice,)))
    assert report.reason == "Page 2 is a picture: not read, because of this. Read it yourself."


# -- links -------------------------------------------------------------------------------------


def test_links() -> None:
    pdf = read_bytes((FILES / "latex_tabular.pdf").read_bytes(), "x")
    assert [(x.target, x.text, x.page) for x in pdf.links] == [
        ("mailto:x@x.com", "jose.mf@example.com", 1),
        ("https://l", "linkedin.com/in/example-jmf", 1),
    ]
    page = read_bytes(
        b"<html><a href='mailto:a@example.com'>E-mail</a><a href='#top'>top</a>"
        b"<a href='javascript:x()'>run</a><a href='https://example.com/a b'> My <b>work</b></a></html>",
        "x",
    )
    assert [(x.target, x.text) for x in page.links] == [
        ("mailto:a@example.com", "E-mail"),
        ("https://example.com/ab", "My work"),
    ]


def test_links_in_word() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" Type="x/hyperlink" Target="mailto:a@example.com" TargetMode="External"/>'
        "</Relationships>"
    )
    ns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = docx(
        f'<w:p><w:hyperlink xmlns:r="{ns}" r:id="r9"><w:r><w:t>Write me</w:t></w:r></w:hyperlink></w:p>',
        **{"word/_rels/document.xml.rels": relations},
    )
    document = read_bytes(data, "x", Limits())
    assert [(x.target, x.text) for x in document.links] == [("mailto:a@example.com", "Write me")]
    assert [x.text for x in document.lines] == ["Write me"]


def test_a_pages_document_is_read_by_its_preview() -> None:
    preview = (FILES / "floats.pdf").read_bytes()
    data = zipped({"Index/Document.iwa": "x", "QuickLook/Preview.pdf": preview})  # type: ignore[dict-item]
    assert read_bytes(data, "x.pages").lines[0].text == "Gareth Nwosu"


def test_every_word_has_its_place() -> None:
    document = read_bytes((FILES / "floats.pdf").read_bytes(), "x")
    line = next(x for x in document.lines if x.text.startswith("Regional"))
    assert line.text == "Regional Field Director\tFeb 2023 – Nov 2024"
    assert [line.text[w.start : w.end] for w in line.words] == line.text.split()
    at = line.text.index("Feb")
    date = line.boxes(at)
    title = line.boxes(0, at - 1)
    assert date is not None
    assert title is not None
    assert title.x1 < date.x0
    assert date.x1 == pytest.approx(584.2, abs=0.5)
