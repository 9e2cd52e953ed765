"""Pages as pictures: evidence marked where it stands, what is hidden covered for good."""

from __future__ import annotations

import io

import pytest
from fpdf import FPDF
from PIL import Image

import screening
from screening.blind import Area, Kind, blind
from screening.documents.model import Box
from screening.reports import pictures
from screening.reports.pictures import (
    Mark,
    marks_of,
    page_picture,
    picture_areas,
    source_of,
    unseen_photos,
)
from screening.scorecard import make_scorecard

SCALE = 2.0


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def crop(picture: Image.Image, box: Box, scale: float = SCALE) -> Image.Image:
    return picture.crop(tuple(round(v * scale) for v in box))


def sample(judged, rubric, name: str):
    resume, card, b = judged(name)
    return resume, card, b, (rubric.folder / "samples" / name).read_bytes()


def test_evidence_is_tinted_in_its_levels_color(judged, rubric) -> None:
    resume, card, _, data = sample(judged, rubric, "dennis_okafor_reyes.pdf")
    source = source_of(resume.document, data)
    marks = marks_of(card, resume, rubric, source)
    senior = next(m for m in marks if m.target == "program_development")
    assert senior.label == "Senior"
    assert [b.rounded() for b in senior.boxes] == [
        b.rounded() for b in card.indicators[8].verdict.findings[0].quote.boxes
    ]
    plain = opened(page_picture(source, 1, SCALE))
    marked = opened(page_picture(source, 1, SCALE, marks))
    r, g, _ = crop(marked, senior.boxes[0]).resize((1, 1)).getpixel((0, 0))
    r0, g0, _ = crop(plain, senior.boxes[0]).resize((1, 1)).getpixel((0, 0))
    assert g0 - g > r0 - r  # purple takes most from the green
    assert g0 - g > 15
    assert plain.size == marked.size == (1224, 1584)


def test_a_mark_over_two_lines_has_two_boxes(judged, rubric) -> None:
    resume, card, _, data = sample(judged, rubric, "keisha_normandeau.pdf")
    marks = marks_of(card, resume, rubric, source_of(resume.document, data))
    (wrapped,) = [m for m in marks if m.target == "basic_volunteer_management"]
    assert len(wrapped.boxes) == 2
    assert wrapped.boxes[0].bottom <= wrapped.boxes[1].top + 2


def test_what_is_hidden_is_covered(judged, rubric) -> None:
    resume, _, b, data = sample(judged, rubric, "dennis_okafor_reyes.pdf")
    source = source_of(b.resume.document, data)
    picture = opened(page_picture(source, 1, SCALE, (), b.areas))
    for line, start, end in ((0, 0, 19), (1, 0, 17), (1, 20, 34), (1, 37, 70)):
        box = resume.document.lines[line].boxes(start, end)
        assert box is not None
        words = [w.box for w in resume.document.lines[line].words if start <= w.start < end]
        for w in words:
            if resume.document.lines[line].text[slice(*[0, 0])] == "" and w.x1 - w.x0 > 8:
                assert crop(picture, w).getcolors() == [
                    (crop(picture, w).size[0] * crop(picture, w).size[1], pictures.COVER)
                ]
    body = resume.document.lines[8].boxes()
    assert body is not None
    assert len(crop(picture, body).getcolors(1 << 20) or []) > 10  # the deed can still be read


def _with_photo(rotate: int = 0) -> bytes:
    """A resume with a photo at the upper right, 400..500 by 60..180 points."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.add_page()
    photo = io.BytesIO()
    Image.effect_noise((100, 120), 60).convert("RGB").save(photo, "PNG")
    pdf.image(photo, x=400, y=60, w=100, h=120)
    pdf.set_font("Helvetica", size=18)
    pdf.text(72, 90, "Ana Perez")
    pdf.set_font("Helvetica", size=11)
    for n, line in enumerate(
        (
            "ana.perez@example.com | 312-555-0142 | Toledo, OH",
            "EXPERIENCE",
            "Phone Bank Captain, Lakeshore Votes",
            "March 2021 - November 2023",
            "Trained volunteers to call voters from a script and entered their answers in VAN",
        )
    ):
        pdf.text(72, 120 + 20 * n, line)
    if rotate:
        pdf.pages[1].dict_page_rotate = rotate
    return bytes(pdf.output())


def test_a_photo_is_covered(rubric) -> None:
    data = _with_photo()
    resume = screening.parse(screening.read(data, "ana.pdf"))
    card = make_scorecard(resume, rubric, __import__("datetime").date(2026, 11, 1))
    b = blind(resume, card, rubric)
    source = source_of(b.resume.document, data)
    areas = picture_areas(source, b.finder)
    (photo,) = [a for a in areas if a.kind is Kind.PHOTO]
    assert [round(v) for v in photo.box] == [400, 60, 500, 180]
    picture = opened(page_picture(source, 1, SCALE, (), (*b.areas, *areas)))
    assert crop(picture, Box(400, 60, 500, 180)).getcolors() == [(200 * 240, pictures.COVER)]
    assert unseen_photos(source) == ()


def test_the_second_net_finds_text_that_was_not_read(rubric) -> None:
    """Areas come from the page itself too: a name is found there even where no line has it."""
    data = _with_photo()
    resume = screening.parse(screening.read(data, "ana.pdf"))
    card = make_scorecard(resume, rubric, __import__("datetime").date(2026, 11, 1))
    b = blind(resume, card, rubric)
    names = [
        a for a in picture_areas(source_of(resume.document, data), b.finder) if a.kind is Kind.NAME
    ]
    name = resume.document.lines[0].boxes()
    assert name is not None
    assert names
    assert min(a.box.x0 for a in names) == pytest.approx(name.x0, abs=2)
    assert max(a.box.x1 for a in names) == pytest.approx(name.x1, abs=2)


def test_an_image_that_fills_the_page_is_named_not_covered(rubric) -> None:
    pdf = FPDF(unit="pt", format="letter")
    pdf.add_page()
    ground = io.BytesIO()
    Image.new("RGB", (60, 80), (240, 240, 255)).save(ground, "PNG")
    pdf.image(ground, x=0, y=0, w=612, h=792)
    pdf.set_font("Helvetica", size=11)
    pdf.text(
        72, 90, "Ana Perez, ana.perez@example.com, phone bank captain with many years of calls"
    )
    pdf.text(
        72, 110, "Trained volunteers to call voters from a script and entered answers every night"
    )
    data = bytes(pdf.output())
    resume = screening.parse(screening.read(data, "ana.pdf"))
    source = source_of(resume.document, data)
    card = make_scorecard(resume, rubric, __import__("datetime").date(2026, 11, 1))
    areas = picture_areas(source, blind(resume, card, rubric).finder)
    assert [a for a in areas if a.kind is Kind.PHOTO] == []
    assert unseen_photos(source) == (1,)


def test_a_word_document_is_laid_out_and_its_evidence_found(judged, rubric) -> None:
    resume, card, _, data = sample(judged, rubric, "amara_lindqvist.docx")
    source = source_of(resume.document, data)
    assert source.pages == 1
    marks = marks_of(card, resume, rubric, source)
    scripts = next(m for m in marks if m.target == "phone_scripts")
    assert len(scripts.boxes) == 2  # it wraps once at this width
    picture = opened(page_picture(source, 1, SCALE, marks))
    assert len(crop(picture, scripts.boxes[0]).getcolors(1 << 20) or []) > 10
    for line in source.document.lines:
        for w in line.words:
            assert 0 < w.box.x0 < w.box.x1 <= 612 - 50
            assert line.text[w.start : w.end].strip()


def test_a_masked_word_document_is_laid_out_from_its_masked_text(judged, rubric) -> None:
    _, _, b, data = sample(judged, rubric, "amara_lindqvist.docx")
    source = source_of(b.resume.document, data)
    from tests.reports.conftest import pdf_text

    text = pdf_text(source.pdf)
    assert text.startswith("[name] [place] | [phone] | [email]")
    assert "Lindqvist" not in text
    assert b"Lindqvist" not in source.pdf


def test_an_image_file_is_drawn_as_it_was_read() -> None:
    from dataclasses import replace

    from screening.documents.model import Document, Line, Page, Word

    png = io.BytesIO()
    Image.new("RGB", (850, 1100), "white").save(png, "PNG")
    line = Line("Ana", page=1, words=(Word(0, 3, Box(50, 50, 100, 70)),))
    document = Document("a.png", "0" * 64, "image", (line,), (Page(1, 612, 792),))
    source = source_of(document, png.getvalue())
    picture = opened(page_picture(source, 1, 1.0, (), [Area(1, Box(50, 50, 100, 70), Kind.NAME)]))
    assert picture.size == (612, 792)
    assert picture.getpixel((75, 60)) == pictures.COVER
    assert picture.getpixel((300, 300)) == (255, 255, 255)
    assert unseen_photos(source) == (1,)
    assert replace(document).pages == document.pages


def test_a_picture_is_kept_by_document_page_scale_and_marks(judged, rubric) -> None:
    resume, _, _, data = sample(judged, rubric, "walt_brzezicki.pdf")
    source = source_of(resume.document, data)
    first = page_picture(source, 1, 1.0)
    assert page_picture(source_of(resume.document, data), 1, 1.0) is first
    mark = Mark(1, (Box(50, 50, 200, 70),), "x", "X", (200, 0, 0))
    marked = page_picture(source, 1, 1.0, [mark])
    assert marked != first
    assert page_picture(source, 1, 1.0, [mark]) is marked
    assert page_picture(source, 1, 1.5) != first
    elsewhere = Mark(2, mark.boxes, "x", "X", (200, 0, 0))
    assert page_picture(source, 1, 1.0, [elsewhere]) is first  # nothing of it is on this page


def test_a_page_that_is_not_there(judged, rubric) -> None:
    resume, _, _, data = sample(judged, rubric, "walt_brzezicki.pdf")
    with pytest.raises(ValueError, match="There is no page 2; the document has 1"):
        page_picture(source_of(resume.document, data), 2)


def test_a_huge_scale_is_held_back(judged, rubric) -> None:
    resume, _, _, data = sample(judged, rubric, "walt_brzezicki.pdf")
    picture = opened(page_picture(source_of(resume.document, data), 1, 500.0))
    assert picture.width * picture.height <= pictures.MOST_DOTS * 1.01
