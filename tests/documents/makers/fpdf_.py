"""Layouts made with fpdf2: tables, justified cells, pictures."""

import io

from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

FONTS = "/usr/share/fonts/truetype/liberation/"


def bordered_table(path: str) -> None:
    pdf = FPDF(format="Letter")
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 20)
    pdf.cell(text="Rosamund Teague", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=10)
    with pdf.table(col_widths=(30, 55, 65), text_align="LEFT") as table:
        for row in (
            ("When", "Post", "What I did"),
            (
                "2021 - 2024",
                "Phone bank manager, Keystone Table",
                "Ran three rooms and wrote the script that all of them read from",
            ),
            ("2019 - 2021", "Caller, Keystone Table", "Called members of nine locals"),
        ):
            table.row(row)
    pdf.output(path)


def justified_cells(path: str) -> None:
    pdf = FPDF(format="Letter")
    pdf.add_page()
    pdf.add_font("Serif", fname=FONTS + "LiberationSerif-Regular.ttf")
    pdf.set_font("Serif", size=18)
    pdf.cell(text="Barnaby Ekström", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Serif", size=11)
    pdf.multi_cell(90, text="Volunteer recruiter for a statewide environmental federation with responsibility for "
                   "correspondence, scheduling and appreciation. Speaks at churches.", align="J")  # fmt: skip
    pdf.ln(4)
    pdf.multi_cell(90, text="2020 to 2024, unpaid.")
    pdf.output(path)


def page_picture(
    lines: list[tuple[int, int, str, int]], size: tuple[int, int] = (1700, 2200)
) -> Image.Image:
    """A page as a scanner gives it, 200 dots per inch."""
    image = Image.new("L", size, 250)
    draw = ImageDraw.Draw(image)
    for x, y, text, height in lines:
        draw.text(
            (x, y),
            text,
            font=ImageFont.truetype(FONTS + "LiberationSerif-Regular.ttf", height),
            fill=20,
        )
    return image


SCAN = [
    (200, 180, "Philippa Drummond", 60), (200, 270, "Casper, Wyoming   307-555-0156", 32),
    (200, 380, "Experience", 42), (200, 460, "Volunteer captain, Wind River Votes", 32),
    (200, 505, "September 2022 to November 2022", 32),
    (240, 570, "- Seated the callers and answered their questions until", 32),
    (265, 615, "the lists were done for the night", 32), (240, 670, "- Counted the returns", 32),
    (200, 760, "Cook, Rail Diner, 2015 to 2021", 32),
]  # fmt: skip


def scanned(path: str) -> None:
    """A picture of a page, leaning by two degrees; then a page with text."""
    pdf = FPDF(unit="pt", format="Letter")
    pdf.add_page()
    pdf.image(page_picture(SCAN).rotate(2, fillcolor=250), 0, 0, 612, 792)
    pdf.add_page()
    pdf.set_font("Times", size=12)
    pdf.text(72, 90, "References are on this page, which has text.")
    pdf.output(path)


def scanned_with_layer(path: str) -> None:
    """A scan over which a scanner's own recognition lies unpainted."""
    pdf = FPDF(unit="pt", format="Letter")
    pdf.add_page()
    pdf.image(page_picture(SCAN), 0, 0, 612, 792)
    pdf.set_font("Times", size=12)
    with pdf.local_context(text_mode=3):
        for x, y, text, height in SCAN:
            pdf.set_font("Times", size=height * 0.36)
            pdf.text(x * 0.36, (y + height) * 0.36, text)
    pdf.output(path)


def covered_by_picture(path: str) -> None:
    pdf = FPDF(unit="pt", format="Letter")
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.text(72, 90, "Isidore Langley")
    pdf.text(72, 120, "Usher, 2020")
    pdf.text(72, 160, "campaign manager of the year")
    picture = io.BytesIO()
    Image.new("RGB", (300, 60), (40, 90, 60)).save(picture, "PNG")
    pdf.image(picture, 60, 140, 300, 60)
    pdf.text(72, 230, "Fluent in Basque and in Spanish")
    pdf.output(path)


MAKERS = {
    f.__name__: f
    for f in (bordered_table, justified_cells, scanned, scanned_with_layer, covered_by_picture)
}


def pictures(folder: str) -> None:
    """The same page as PNG, JPEG (on its side) and a TIFF of two pages."""
    page = page_picture(SCAN)

    def plain(image: Image.Image) -> Image.Image:
        return image.point(lambda v: 255 if v > 128 else 0).convert("1")

    plain(page).save(f"{folder}/picture.png", dpi=(200, 200))
    page.rotate(90, expand=True).save(
        f"{folder}/picture_on_its_side.jpg", quality=40, dpi=(200, 200)
    )
    second = page_picture([(200, 180, "Second page of the same scan", 40)])
    plain(page).save(
        f"{folder}/picture_two_pages.tif", save_all=True, append_images=[plain(second)],
        compression="group4", dpi=(200, 200),
    )  # fmt: skip
