"""Word files made with python-docx, some printed to PDF or turned into ODT, RTF and DOC by LibreOffice."""

from __future__ import annotations

import copy
from pathlib import Path

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor

TEXT_BOX = (
    '<w:r {ns}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>4000000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1800000" cy="700000"/>'
    '<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="7" name="Box"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    "<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


def _tab(paragraph, inches: float) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(inches), WD_TAB_ALIGNMENT.RIGHT)


def word_plain(path: Path) -> None:
    """Headings, list bullets, dates at a right tab stop, a line break, two pages."""
    d = Document()
    d.add_paragraph("Beatrix Mbeki-Lund", style="Title")
    d.add_paragraph("Ithaca, NY | 607-555-0111 | b.mbeki@example.com")
    d.add_heading("Experience", 1)
    p = d.add_paragraph()
    _tab(p, 6)
    p.add_run("Field Director").bold = True
    p.add_run("\tMar 2021 – Present")
    d.add_paragraph("Finger Lakes Forward\nIthaca, NY")
    d.add_paragraph(
        "Hired and trained five organizers, and met with each one every Monday morning before the phones opened",
        style="List Bullet",
    )
    d.add_paragraph("Set the shift goals", style="List Bullet")
    p = d.add_paragraph()
    _tab(p, 6)
    p.add_run("Organizer").bold = True
    p.add_run("\tSummer 2020")
    d.add_paragraph("Tompkins Votes").paragraph_format.page_break_before = False
    p = d.add_paragraph("Trained forty callers", style="List Bullet")
    p.paragraph_format.page_break_before = True
    d.add_heading("Education", 1)
    d.add_paragraph("B.A., History, 2019")
    d.save(path)


def word_everything(path: Path) -> None:
    """Header, footer, nested table, text box, tracked changes, footnote, hidden and white runs."""
    d = Document()
    section = d.sections[0]
    section.header.paragraphs[0].text = "Zebulon Pike-Okafor\t\tz.pike@example.org"
    section.footer.paragraphs[0].text = "Page 1"
    p = d.add_paragraph("Phone bank trainer, ")
    p.add_run("ten seasons").bold = True
    vanished = p.add_run(" hidden campaign manager")
    vanished.font.hidden = True
    white = p.add_run(" white voter file expert")
    white.font.color.rgb = RGBColor(255, 255, 255)
    tiny = p.add_run(" tiny strategist")
    tiny.font.size = Pt(1)
    p = d.add_paragraph("Anchor of the box")
    inner = "".join(
        f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in ("Boise, Idaho", "208-555-0145")
    )
    p._p.append(parse_xml(TEXT_BOX.format(ns=nsdecls("w"), inner=inner)))
    p = d.add_paragraph("Trained ")
    p._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>twenty</w:delText></w:r></w:del>'
        )
    )
    p._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="2" w:author="x"><w:r><w:t>thirty</w:t></w:r></w:ins>'
        )
    )
    p.add_run(" callers")
    table = d.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2020 – 2024", "Trainer, Snake River Table"
    table.cell(1, 0).text = "2018"
    inner_table = table.cell(1, 1).add_table(rows=1, cols=2)
    inner_table.cell(0, 0).text, inner_table.cell(0, 1).text = "Caller", "Ada County Votes"
    shaded = d.add_table(rows=1, cols=1)
    cell = shaded.cell(0, 0)
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3864"/>')
    )
    run = cell.paragraphs[0].add_run("White on a dark cell")
    run.font.color.rgb = RGBColor(255, 255, 255)
    p = d.add_paragraph("Certified in first aid")
    _footnote(d, p, "Renewed in 2023.")
    d.save(path)


def _footnote(d, paragraph, text: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    xml = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        xml.encode(), d.part.package,
    )  # fmt: skip
    d.part.relate_to(part, RT.FOOTNOTES)
    run = paragraph.add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run._r.append(reference)


def word_table(path: Path) -> None:
    """A whole resume in one table of two columns: labels left, text right; then a side by side."""
    d = Document()
    d.add_heading("Imogen Salazar", 0)
    table = d.add_table(rows=0, cols=2)
    for left, right in (
        ("Profile", ["Organizer who answers the phone on the first ring."]),
        (
            "2021 – now",
            [
                "Lead Organizer",
                "Sonora Desert Table",
                "• Built the volunteer program from nine people to two hundred",
                "• Report to the director each Friday",
            ],
        ),
        ("2019 – 2021\nTucson", ["Caller", "Pima Votes"]),
        ("Languages", ["Spanish, English"]),
    ):
        cells = table.add_row().cells
        cells[0].text = left
        cells[1].text = right[0]
        for line in right[1:]:
            cells[1].add_paragraph(line)
    d.save(path)


def word_columns(path: Path) -> None:
    """A heading over two newspaper columns."""
    d = Document()
    d.add_heading("Leopold Nakai", 0)
    d.add_paragraph("Gallup, NM | 505-555-0181")
    d.add_section(0)
    section = d.sections[-1]
    columns = section._sectPr.xpath("./w:cols")[0]
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "720")
    d.add_heading("Work", 1)
    d.add_paragraph("Phone captain, Red Mesa Votes, 2022 to 2024")
    d.add_paragraph(
        "Sat with every new caller for an hour, in English or in Navajo, and wrote down what they asked",
        style="List Bullet",
    )
    d.add_paragraph("Drove the lists to Window Rock", style="List Bullet")
    p = d.add_paragraph()
    p.add_run().add_break(__import__("docx").enum.text.WD_BREAK.COLUMN)
    d.add_heading("Schooling", 1)
    d.add_paragraph("Diné evening college, certificate in office practice, 2016")
    d.add_heading("Hours", 1)
    d.add_paragraph("Any")
    d.save(path)


def word_styles(path: Path) -> None:
    """Look inherited from styles of the writer's own; numbered headings; symbols; many spaces."""
    d = Document()
    style = copy.deepcopy(d.styles["Heading 2"]._element)
    style.set(qn("w:styleId"), "Rubrik")
    style.find(qn("w:name")).set(qn("w:val"), "Rubrik")
    style.find(qn("w:basedOn")).set(qn("w:val"), "Heading2")
    d.styles.element.append(style)
    d.add_paragraph("Solveig Achterberg-Diaz").style = d.styles["Title"]
    p = d.add_paragraph("Arbeit")
    p._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="Rubrik"/>'))
    d.add_paragraph("Phone lead                              2020 - 2022")
    for sign in ("•", "-", "o"):
        d.add_paragraph(f"{sign} Kept a tally by the {sign} sign")
    p = d.add_paragraph()
    p._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>'))
    p.add_run("\tRang the bell at each hundredth call")
    p = d.add_paragraph("one two")
    p.add_run("\u200b")
    p.add_run(" thr\u200bee cam\u200bpaign man\u200bager")
    d.save(path)


WORD = {f.__name__: f for f in (word_plain, word_everything, word_table, word_columns, word_styles)}
# Word file, target format and the new file's name.
CONVERTED = (
    ("word_plain", "pdf", "office_plain.pdf"), ("word_table", "pdf", "office_table.pdf"),
    ("word_columns", "pdf", "office_columns.pdf"), ("word_everything", "odt", "office_everything.odt"),
    ("word_table", "odt", "office_table.odt"), ("word_everything", "rtf", "office_everything.rtf"),
    ("word_plain", "doc", "office_plain.doc"), ("word_table", "rtf", "office_table.rtf"),
    ("word_everything", "pdf", "office_everything.pdf"),
)  # fmt: skip
