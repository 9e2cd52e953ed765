"""Layouts drawn with ReportLab: streams out of order, signs from symbol fonts, hidden text, turned pages."""

from pathlib import Path

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SANS, SERIF = "Helvetica", "Times-Roman"
BOLD = "Helvetica-Bold"
FONTS = Path("/usr/share/fonts/truetype/liberation")


def put(c: Canvas, x: float, y: float, text: str, size: float = 10, font: str = SANS) -> None:
    c.setFont(font, size)
    c.drawString(x, y, text)


def out_of_order(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    put(c, 330, 560, "Evenings and Sundays")
    put(c, 330, 580, "HOURS", 11, BOLD)
    put(c, 72, 520, "2016 to 2020")
    put(c, 72, 535, "Caller, Hill Country Votes")
    put(c, 330, 640, "German, English")
    put(c, 330, 660, "LANGUAGES", 11, BOLD)
    put(c, 72, 585, "Kept a crew of ten callers fed, seated and")
    put(c, 72, 572, "cheerful through eleven weeks of primaries")
    put(c, 72, 605, "2021 to present")
    put(c, 72, 620, "Captain, Hill Country Votes")
    put(c, 72, 720, "Ferdinand Uhl", 24, BOLD)
    put(c, 72, 660, "EXPERIENCE", 11, BOLD)
    put(c, 72, 700, "Kerrville, TX   830-555-0117   f.uhl@example.com")
    c.save()


def symbol_bullets(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    put(c, 72, 720, "Constance Abiodun", 22, BOLD)
    put(c, 72, 690, "Experience", 13, BOLD)
    put(c, 72, 672, "Phone Volunteer, Gulf Table, 2022")
    for y, sign, font, text in (
        (655, "\u25a0", "ZapfDingbats", "Dialed from home two nights a week on the loaned"),
        (625, "\u2794", "ZapfDingbats", "Kept my own tally sheet"),
        (610, "\u2022", SERIF, "Brought the snacks"),
    ):
        c.setFont(font, 8)
        c.drawString(76, y, sign)
        put(c, 92, y, text)
    put(c, 92, 642, "headset, and returned it clean")
    c.save()


def drawn_bullets(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    put(c, 72, 720, "Everett Sandoval", 22, BOLD)
    put(c, 72, 690, "Skills", 13, BOLD)
    for n, text in enumerate(["Dialers of every make", "Rosters", "Patience with paper"]):
        c.circle(78, 673 - 16 * n, 1.6, stroke=0, fill=1)
        put(c, 90, 670 - 16 * n, text)
    put(c, 72, 600, "Tools", 13, BOLD)
    for n, text in enumerate(["A bicycle", "Two phones"]):
        c.rect(76, 582 - 16 * n, 3, 3, stroke=0, fill=1)
        put(c, 90, 580 - 16 * n, text)
    c.save()


def split_name(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    c.setFillColor(HexColor("#888888"))
    put(c, 72, 720, "Theo", 26)
    c.setFillColor(HexColor("#b00020"))
    put(c, 72 + c.stringWidth("Theo ", SANS, 26), 720, "BLACKWATER", 26, BOLD)
    c.setFillColor(HexColor("#000000"))
    x = 72.0
    for letters, size in (
        ("P", 14),
        ("HONE ", 10),
        ("B", 14),
        ("ANK ", 10),
        ("L", 14),
        ("EAD", 10),
    ):
        put(c, x, 695, letters, size)
        x += c.stringWidth(letters, SANS, size)
    # Letters set one by one, and a word whose second half is painted first.
    x = 72.0
    for letter_ in "Rapid City":
        put(c, x, 675, letter_)
        x += c.stringWidth(letter_, SANS, 10)
    put(c, 72 + c.stringWidth("Coord", SANS, 10), 655, "inator, 2020")
    put(c, 72, 655, "Coord")
    c.save()


def ligatures(path: str) -> None:
    pdfmetrics.registerFont(TTFont("Sans", FONTS / "LiberationSans-Regular.ttf"))
    c = Canvas(path, pagesize=letter)
    put(c, 72, 720, "Griffin Fflewddur", 20, "Sans")
    put(
        c,
        72,
        690,
        "Of\ufb01ce and \ufb02oor manager, \ufb01rst class, \u201con \ufb01le\u201d",
        11,
        "Sans",
    )
    put(c, 72, 670, "R\u00e9sum\u00e9 of Jos\u00e9 \u2014 na\u00efve caf\u00e9", 11, "Sans")
    c.save()


def hidden(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    put(c, 72, 720, "Ambrose Keller", 22, BOLD)
    put(c, 72, 695, "Caller, Ozark Votes, 2024")
    c.setFillColor(white)
    put(c, 72, 675, "expert in voter files")
    c.setFillColor(Color(0.75, 0.75, 0.75))
    put(c, 72, 655, "References gladly given")
    c.setFillColor(Color(0, 0, 0))
    put(c, 72, 640, "strategic planning and budgets", 1.5)
    put(c, 72, -30, "below the page")
    put(c, 640, 600, "right of the page")
    c.saveState()
    text = c.beginText(72, 620)
    text.setFont(SANS, 10)
    text.setTextRenderMode(3)
    text.textLine("never painted")
    c.drawText(text)
    c.restoreState()
    put(c, 72, 600, "covered by a white box")
    c.setFillColor(white)
    c.rect(60, 590, 300, 24, stroke=0, fill=1)
    c.setFillColor(Color(0, 0, 0))
    put(c, 72, 570, "highlighted in yellow")
    c.setFillColor(Color(1, 1, 0, alpha=0.4))
    c.rect(60, 560, 300, 24, stroke=0, fill=1)
    c.setFillColor(HexColor("#14324a"))
    c.rect(60, 520, 300, 26, stroke=0, fill=1)
    c.setFillColor(white)
    put(c, 72, 528, "White on a dark band")
    c.setFillColor(HexColor("#14324a"))
    put(c, 230, 528, "dark on the dark band")
    c.saveState()
    path_ = c.beginPath()
    path_.rect(60, 470, 100, 30)
    c.clipPath(path_, stroke=0)
    c.setFillColor(Color(0, 0, 0))
    put(c, 72, 480, "Inside the clip")
    put(c, 260, 480, "outside the clip")
    c.restoreState()
    c.setFillColor(Color(0, 0, 0))
    put(c, 72, 440, "Available weekends")
    c.save()


def turned_page(path: str) -> None:
    c = Canvas(path, pagesize=(792, 612))
    c.setPageRotation(90)
    put(c, 72, 540, "Lucinda Farrow", 20, BOLD)
    put(c, 72, 510, "Caller, Delta Table, 2023")
    c.showPage()
    # The page is upright, its text stands on its side.
    c.setPageSize(letter)
    c.rotate(90)
    put(c, 72, -80, "Second page", 20, BOLD)
    put(c, 72, -110, "Clerk at the county fair, 2019")
    put(c, 72, -125, "Usher, 2017")
    c.save()


def two_columns_narrow(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    put(c, 54, 730, "Horatio Lindqvist-Obi", 20, BOLD)
    left = ["Summary", "I run rooms full of phones and the people", "who sit at them. My habit is to come early,",
            "count the chairs and read the script aloud", "before anybody else has to."]  # fmt: skip
    right = ["Experience", "Room Manager, Tri-County Table, 2020", "Kept forty seats filled through a winter",
             "special election nobody else wanted", "Caller, Tri-County Table, 2018"]  # fmt: skip
    for n, (a, b) in enumerate(zip(left, right, strict=True)):
        put(c, 54, 690 - 14 * n, a, 10, BOLD if not n else SANS)
        put(c, 262, 690 - 14 * n, b, 10, BOLD if not n or n in {1, 4} else SANS)
    c.save()


def bullets_apart(path: str) -> None:
    """Bullets further from their lines than a space, all lines of the list at one edge."""
    c = Canvas(path, pagesize=letter)
    put(c, 56.8, 740, "Perpetua Oyelowo", 16, BOLD)
    y = 700.0
    for head, dates, duties in (
        ("Night porter, Hotel Amaranth", "2016 - 2019",
         ("I carried the bags", "I lit the lamps in the garden and put them out|when the sun rose", "I called the taxis")),
        ("Packer, Three Wells Pantry", "2012 - 2015",
         ("I filled the bags with rice", "I swept", "I drove the van on Saturdays",
          "I wrote the labels", "I took whatever was left over to the convent, the|school and the men who sleep at the station")),
        ("Usher, Saint Brannoc", "2009 - 2011",
         ("I stood at the door", "I counted the chairs and wrote their number in|the book of the parish", "I rang the bell", "I lit the candles")),
    ):  # fmt: skip
        put(c, 56.8, y, head, 11.5)
        put(c, 56.8, y - 13.3, dates, 11.5)
        y -= 40.6
        for duty in duties:
            put(c, 78.1, y, "\u2022", 11.5)
            for line in duty.split("|"):
                put(c, 92.3, y, line, 11.5)
                y -= 13.3
        y -= 14
    c.save()


def heads_in_a_rail(path: str) -> None:
    """Title, employer, dates and town under each other in a narrow column, the duties beside."""
    c = Canvas(path, pagesize=letter)
    put(c, 46, 740, "Leocadia Brandt-Mwangi", 19, BOLD)
    put(c, 46, 700, "WORK", 12, BOLD)
    y = 675.0
    for head, duties in (
        (("Warehouse", "Coordinator", "Amber Valley Grain", "Elevators, Depot 41", "March 2019 to", "present",
          "Selkirk, MN"),
         ("Kept the count of what came in by rail and what went out by truck, and wrote it in the",
          "book every night.", "Walked the belts.", "Called the drivers when the scale was closed for ice.",
          "Drew the roster of the harvest and read it aloud at the gate.", "Painted the numbers on the bins.")),
        (("Usher", "Old Lantern Theater", "2014 to 2019", "Selkirk, MN"),
         ("Tore the tickets and found the seats.", "Swept up after the matinee.")),
        (("Baker's Helper", "Three Crows Bakery", "2010 to 2014", "Duluth, MN"),
         ("Lit the ovens at four.", "Carried the trays to the van.", "Washed the tins.")),
    ):  # fmt: skip
        for n, line in enumerate(head):
            put(c, 46, y - 12.4 * n, line, 10, SANS if n > (len(head) == 7) else BOLD)
        for n, line in enumerate(duties):
            put(c, 180, y - 14.5 * n, line, 10.8)
        y -= max(12.4 * len(head), 14.5 * len(duties)) + 9
    put(c, 46, y - 10, "SCHOOL", 12, BOLD)
    put(
        c,
        46,
        y - 30,
        "Lakeside High School, 2010. Own car and a clean license since the year after that.",
        10.8,
    )
    c.save()


def watermark(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    c.saveState()
    c.translate(150, 300)
    c.rotate(45)
    c.setFillColor(Color(0.8, 0.8, 0.8))
    put(c, 0, 0, "CONFIDENTIAL", 60, BOLD)
    c.restoreState()
    c.setFillColor(Color(0, 0, 0))
    put(c, 72, 720, "Maude Ferreira", 20, BOLD)
    put(c, 72, 690, "Caller, Bay Votes, 2022")
    put(c, 72, 500, "Treasurer, block club, 2015 to 2019")
    put(c, 72, 485, "Usher, 2014")
    put(c, 72, 440, "Spanish and Portuguese, both well enough")
    c.save()


def form_fields(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    put(c, 72, 720, "Application for phone bank work", 14, BOLD)
    for n, (label, value) in enumerate(
        [
            ("Name", "Yolanda Pruitt"),
            ("Telephone", "405-555-0135"),
            ("Last job", "Caller, Red Dirt Votes"),
        ]
    ):
        put(c, 72, 680 - 30 * n, label)
        c.acroForm.textfield(
            name=label,
            value=value,
            x=160,
            y=674 - 30 * n,
            width=220,
            height=20,
            fontSize=10,
            borderWidth=0,
        )
    c.save()


def fake_bold(path: str) -> None:
    c = Canvas(path, pagesize=letter)
    for dx in (0, 0.3, 0.5):
        put(c, 72 + dx, 720, "Winifred Castellane", 18)
    for dx in (0, 0.4):
        put(c, 72 + dx, 690, "EXPERIENCE", 12)
    put(c, 72, 670, "Caller, Piedmont Votes, 2020")
    c.save()


def text_wall(path: str) -> None:
    """A resume typed in Courier: no sizes, no bold, dates pushed right with spaces."""
    c = Canvas(path, pagesize=letter)
    lines = ["                    CORNELIUS BATES", "              14 Mill Lane, Utica, NY 13501", "                     315-555-0172", "",
             "WORK", "", "Volunteer Coordinator              June 2019 - May 2023", "Mohawk Valley Blood Drive",
             "  - Called and scheduled two hundred volunteers a season", "    from a card file and later a spreadsheet",
             "  - Ran the coffee table", "", "Machinist                          1990 - 2018", "Utica Tool Works"]  # fmt: skip
    for n, line in enumerate(lines):
        put(c, 60, 720 - 13 * n, line, 10, "Courier")
    c.save()


MAKERS = {
    f.__name__: f
    for f in (out_of_order, symbol_bullets, drawn_bullets, split_name, ligatures, hidden, turned_page,
              two_columns_narrow, bullets_apart, heads_in_a_rail, watermark, form_fields, fake_bold, text_wall)
}  # fmt: skip
