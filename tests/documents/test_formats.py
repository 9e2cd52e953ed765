"""What each format can say: hidden text, headings, lists, tables, breaks, encodings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from makers.word import docx, zipped
from test_layouts import outline

from screening.documents import Document, Limits, UnreadableDocument, doc, ocr, read_bytes
from screening.documents.kinds import Kind, kind_of
from screening.documents.model import Place

FILES = Path(__file__).parent / "files"


def read(text: str | bytes, name: str = "x") -> Document:
    return read_bytes(text.encode() if isinstance(text, str) else text, name, Limits())


def hidden(document: Document) -> list[tuple[str, str]]:
    return [(h.why, h.text) for h in document.hidden]


# -- the kind is told from the content ---------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", Kind.PDF),
        (b"\n\n%PDF-1.7 ...", Kind.PDF),
        (b"{\\rtf1 x}", Kind.RTF),
        (b"<!DOCTYPE html><p>x", Kind.HTML),
        (b"  <html><body>x", Kind.HTML),
        (b"<!-- saved --><html>x", Kind.HTML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", Kind.MHTML),
        (b"\x89PNG\r\n\x1a\n....", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0....", Kind.IMAGE),
        (b"II*\x00....", Kind.IMAGE),
        (b"Ada Quill\nCaller", Kind.TEXT),
        ("Ada <3 phones".encode("utf-16"), Kind.TEXT),
        (b"5 < 6 and <b> is bold", Kind.TEXT),
        (zipped({"word/document.xml": "x"}), Kind.DOCX),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}),
            Kind.ODT,
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Kind.DOC),
    ],
)
def test_kind(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "spreadsheet"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"Rar!\x1a", "RAR"),
        (b"MZ\x90\x00", "program"),
        (zipped({"ppt/presentation.xml": "x"}), "slide show"),
        (zipped({"Index/Document.iwa": "x"}), "Pages document"),
        (
            b"<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>",
            "Word XML",
        ),
    ],
)
def test_other_formats_are_refused_by_name(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says) as caught:
        read(data)
    assert str(caught.value).endswith(".")


def test_a_wrong_name_does_not_matter() -> None:
    document = read_bytes((FILES / "floats.pdf").read_bytes(), "resume.docx", Limits())
    assert (document.kind, document.name) == ("pdf", "resume.docx")


# -- plain text --------------------------------------------------------------------------------


def test_text_headings_bullets_and_wraps() -> None:
    document = read(
        "ADA QUILL\n\nExperience\n----------\n2019 - 2021    Caller, Ward 9\n"
        "* Called two hundred voters a week from the script that was\n  given to me by the field office\n"
        "* Kept a tally\n\nI would like to work on the phones again, in the evenings and at\n"
        "the weekend, for a campaign that pays.\n"
    )
    assert outline(document) == [
        "ADA QUILL",
        "Experience",
        "2019 - 2021 ⇥ Caller, Ward 9",
        "• Called two hundred voters a week from the script that was given to me by the field office",
        "• Kept a tally",
        "I would like to work on the phones again, in the evenings and at the weekend, for a campaign that pays.",
    ]
    assert [line.look.style for line in document.lines[:2]] == ["", "heading"]


def test_a_block_wrapped_before_the_widest_line() -> None:
    document = read(
        "ADA QUILL, 12 Mill Lane, Toledo, Ohio 43604, telephone 419-555-0143, mail ada@example.com, evenings\n\n"
        "I called two hundred voters in a week and wrote down what they\n"
        "said about the road levy. Mr. Example Junior kept the sheets in\n"
        "Bowling Green for the county and another man typed them up, for\n"
        "Sandusky wanted them on Fridays.\n"
    )
    assert outline(document)[1:] == [
        "I called two hundred voters in a week and wrote down what they said about the road levy. "
        "Mr. Example Junior kept the sheets in Bowling Green for the county and another man typed "
        "them up, for Sandusky wanted them on Fridays."
    ]


def test_markdown() -> None:
    document = read(
        "# Ada Quill\n\n## Work\n\n**Caller**, [Ward 9](https://example.com/w)\n\n1. First\n2. Second\n\n"
        "| Year | Post |\n|------|------|\n| 2020 | Caller |\n"
    )
    assert outline(document) == [
        "Ada Quill", "Work", "Caller, Ward 9 https://example.com/w", "• First", "• Second", "Year ⇥ Post", "2020 ⇥ Caller",
    ]  # fmt: skip


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_encodings(codec: str) -> None:
    text = "Renée Ångström\nCafé manager, Zoë’s, 2019 – 2021, 80% naïve\n"
    assert [x.text for x in read(text.encode(codec)).lines] == text.splitlines()


# -- HTML --------------------------------------------------------------------------------------


def test_html_hidden() -> None:
    document = read(
        "<html><style>.x{display:none}.y{position:absolute;left:-9999px}:root{--paper:#fff}.z{color:var(--paper)}"
        "@media print{.w{display:none}}</style><p>Ada <span class=x>senior director</span>Quill</p>"
        "<p class=y>off the page</p><p class=z>variable white</p><p hidden>attribute</p><p style='visibility:hidden'>gone"
        "<span style='visibility:visible'>back</span></p><p style='font-size:1px'>tiny</p><p style='opacity:0'>clear</p>"
        "<p style='color:#ccc'>pale</p><p class=w>on screen</p><div style='background:#123'><p style='color:white'>band</p></div>"
        "<p style='background:#eee;color:#efefef'>same</p><p style='height:0;overflow:hidden'>squeezed</p>"
        "<script>var x</script><template>t</template></html>"
    )
    assert [x.text for x in document.lines] == ["Ada Quill", "back", "pale", "on screen", "band"]
    assert hidden(document) == [
        ("marked as hidden", "senior director"),
        ("outside the page", "off the page"),
        ("in the color of its background", "variable white"),
        ("marked as hidden", "attribute"),
        ("marked as hidden (visibility)", "gone"),
        ("under 4 pt", "tiny"),
        ("transparent", "clear"),
        ("in the color of its background", "same"),
        ("clipped away", "squeezed"),
    ]


def test_html_layout() -> None:
    document = read(
        "<html><nav><a href=#a>Work</a></nav><h1>Ada Quill</h1><div style='display:flex'><div>Caller</div><div>2020 – 2021</div></div>"
        "<p>Ward 9<br>Ohio</p><ul><li>Called<ul><li>every night</li></ul></li><li>Kept a <b>tally</b></li></ul>"
        "<table><tr><td>2018</td><td>Usher<br>Egyptian Theatre</td></tr></table>"
        "<div style='float:right'>2017</div><div>Clerk, county fair</div>"
        "<div style='display:grid;grid-template-columns:1fr 1fr'><p>VAN</p><p>PDI</p><p>Excel</p><p>Word</p></div>"
        "<pre>  as\n  typed</pre><footer>Page made by hand</footer></html>"
    )
    assert outline(document) == [
        "Ada Quill", "Caller ⇥ 2020 – 2021", "Ward 9", "Ohio", "• Called", "• every night", "• Kept a tally", "2018 ⇥ Usher",
        "Egyptian Theatre", "Clerk, county fair ⇥ 2017", "VAN ⇥ PDI", "Excel ⇥ Word", "as", "typed",
    ]  # fmt: skip
    assert outline(document, Place.FOOTER) == ["Page made by hand"]
    assert outline(document, Place.HEADER) == ["Work"]
    heading = document.lines[1]
    assert (heading.look.style, heading.look.bold, heading.look.size) == ("h1", True, 24.0)


def test_web_archive() -> None:
    document = read(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<html><p>Ren=C3=A9e Quill</p></html>\n--B--\n"
    )
    assert [x.text for x in document.lines] == ["Renée Quill"]


# -- RTF ---------------------------------------------------------------------------------------


def test_rtf() -> None:
    document = read(
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Calibri;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}"
        r"{\colortbl;\red255\green255\blue255;\red10\green10\blue10;}{\stylesheet{\s1 heading 1;}}{\info{\author Nobody}}"
        r"\pard\s1\b\fs32 Ren\'e9e Qu\u237?ll\b0\par\pard\fs22 Before {\v hidden director }after\par "
        r"{\cf1 white planner}\par{\f1 \'c0\'e4\'e0}\par{\pntext\f2\'B7\tab}Called \u8220?two\u8221? hundred\emdash more\par "
        r"Line one\line line two\tab 2020\par{\header Page head}{\footnote A note}"
        r"\trowd\cellx1000\cellx2000\intbl 2019\cell Caller\cell\row\pard {\deleted gone}kept {\*\unknown dropped}\par}"
    )
    assert outline(document) == [
        "Renée Quíll", "Before after", "Ада", "• Called “two” hundred—more", "Line one", "line two ⇥ 2020", "2019 ⇥ Caller", "kept",
    ]  # fmt: skip
    assert hidden(document) == [
        ("marked as hidden", "hidden director"),
        ("in the color of its background", "white planner"),
    ]
    assert outline(document, Place.HEADER) == ["Page head"]
    assert outline(document, Place.NOTE) == ["A note"]
    assert (
        document.lines[1].look.style,
        document.lines[1].look.bold,
        document.lines[1].look.size,
    ) == ("Heading 1", True, 16.0)


# -- OpenDocument ------------------------------------------------------------------------------


def test_flat_opendocument() -> None:
    names = "".join(
        f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"'
        for n, u in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("fo", "xsl-fo-compatible"),
            ("draw", "drawing"),
        )
    )
    document = read(
        f"<?xml version='1.0'?><office:document{names}><office:styles><style:style style:name='H' style:display-name='Heading 1' "
        "style:family='paragraph'><style:text-properties fo:font-weight='bold' fo:font-size='16pt'/></style:style></office:styles>"
        "<office:automatic-styles><style:style style:name='P1' style:parent-style-name='H' style:family='paragraph'/>"
        "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='T2' style:family='text'><style:text-properties fo:color='#ffffff'/></style:style></office:automatic-styles>"
        "<office:body><office:text><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:p text:style-name='P1'>Ada  Quill</text:p><text:p>Caller<text:tab/>2020<text:s text:c='900'/><text:line-break/>Ward 9"
        "<text:span text:style-name='T1'>director</text:span><text:span text:style-name='T2'>planner</text:span></text:p>"
        "<text:list><text:list-item><text:p>Called</text:p><text:list><text:list-item><text:p>nightly</text:p></text:list-item></text:list>"
        "</text:list-item></text:list><text:p>x<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p>"
        "</text:note-body></text:note></text:p></office:text></office:body></office:document>"
    )
    assert document.kind == "odt"
    assert outline(document) == [
        "Ada Quill",
        "Caller ⇥ 2020",
        "Ward 9",
        "• Called",
        "• nightly",
        "x",
    ]
    assert outline(document, Place.NOTE) == ["A note"]
    assert hidden(document) == [
        ("marked as hidden", "director"),
        ("in the color of its background", "planner"),
    ]
    assert (
        document.lines[0].look.style,
        document.lines[0].look.bold,
        document.lines[0].look.size,
    ) == ("Heading 1", True, 16.0)


# -- Word --------------------------------------------------------------------------------------


def test_word_breaks_controls_and_deletions() -> None:
    document = read(
        docx(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>Ada Quill</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>2020</w:t><w:noBreakHyphen/><w:t>21</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>joined </w:t></w:r></w:p><w:p><w:r><w:t>here</w:t></w:r></w:p>"
            "<w:p><w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>moved here</w:t></w:r></w:moveTo></w:p>"
            "<w:tbl><w:tr><w:trPr><w:del w:id='2'/></w:trPr><w:tc><w:p><w:r><w:t>deleted row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:fldSimple w:instr='HYPERLINK x'><w:r><w:t>a link</w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
            "<w:p><w:r><w:rPr><w:w w:val='1'/></w:rPr><w:t>squeezed</w:t></w:r><w:r><w:rPr><w:highlight w:val='black'/>"
            "<w:color w:val='FFFFFF'/></w:rPr><w:t>white on black</w:t></w:r></w:p>"
        )
    )
    assert outline(document) == [
        "Ada Quill",
        "one",
        "two ⇥ 2020-21",
        "joined here",
        "moved here",
        "a link",
        "white on black",
    ]
    assert hidden(document) == [("under 4 pt", "squeezed")]


def test_strict_word_file() -> None:
    data = docx("<w:p><w:r><w:t>Ada Quill</w:t></w:r></w:p>").replace(b"", b"")
    strict = zipped(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Ada Quill'
            "</w:t></w:r></w:p></w:body></w:document>",
        }
    )
    assert (
        [x.text for x in read(strict).lines] == [x.text for x in read(data).lines] == ["Ada Quill"]
    )


def test_a_line_for_each_wrap() -> None:
    """Some converters end a paragraph at every line's end."""
    lines = [
        "Trained forty volunteer callers in the church basement over two",
        "long weekends, and wrote to each of them after",
        "Kept the books",
    ]
    document = read(docx("".join(f"<w:p><w:r><w:t>{x}</w:t></w:r></w:p>" for x in lines)))
    assert outline(document) == [f"{lines[0]} {lines[1]}", lines[2]]


# -- what this machine lacks -------------------------------------------------------------------


def test_doc_without_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc.shutil, "which", lambda name: None)
    with pytest.raises(UnreadableDocument, match="Install LibreOffice"):
        read((FILES / "office_plain.doc").read_bytes())


@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is not installed here")
def test_doc_with_antiword_only(monkeypatch: pytest.MonkeyPatch) -> None:
    which = shutil.which
    monkeypatch.setattr(
        doc.shutil, "which", lambda name: which(name) if name == "antiword" else None
    )
    document = read((FILES / "office_plain.doc").read_bytes())
    assert document.kind == "doc"
    assert "Field Director" in document.text


def test_pictures_without_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: "")
    with pytest.raises(UnreadableDocument, match="an image: not read"):
        read((FILES / "picture.png").read_bytes())
    # The second page has text; the first is missing, and nothing may be scored.
    document = read((FILES / "scanned.pdf").read_bytes())
    assert [n.code for n in document.notices] == ["not_read"]
    assert not document.report.scorable
    assert "page 1" in document.report.reason.lower()


def test_a_damaged_part_is_left_out_and_said() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    parts = {"word/styles.xml": "<w:styles", "word/_rels/document.xml.rels": relations}
    document = read(docx("<w:p><w:r><w:t>Ada Quill</w:t></w:r></w:p>", **parts))
    assert [x.text for x in document.lines] == ["Ada Quill"]
    assert [n.code for n in document.notices] == ["partly_read"]
