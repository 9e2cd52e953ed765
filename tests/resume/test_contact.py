"""Name, e-mail, phone, place and links: names of the world, and nobody else's telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.documents.model import Line, Look
from screening.resume.contact import find_contact
from screening.resume.model import Contact, Resume
from screening.resume.sections import find_sections

Parse = Callable[[str], Resume]

BODY = """
EXPERIENCE

Field Organizer, Yes on 4
March 2021 - November 2021
- Called voters from a script
- Trained volunteers

EDUCATION

B.A. Sociology, Lakeshore State College, 2015
"""
HEAD = "{name}\nToledo, OH 43604 | 419-555-0142 | contact@example.com\n" + BODY


def contact(parse: Parse, head: str) -> Contact:
    return parse(f"{head}\n{BODY}").contact


def not_yet(*values: object, why: str) -> object:
    """A row that is still read wrongly; strict, so that it fails here once it is right."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


TRADE = "a name that is also a trade is taken for a title"

NAMES = [
    "Ana María Pérez",
    "Zoë Strand",
    "Siobhán Ní Dhomhnaill",
    "Björn Åkesson",
    "François Lefèvre",
    "Nguyễn Thị Mai",
    "Lê Văn Đức",
    "Łukasz Wójcik",
    "Şerife Yıldız",
    "Ludwig van der Berg",
    "Maria de la Cruz",
    "Ali bin Rashid",
    "Vincent O'Brien",
    "D'Angelo Price",
    "Anne-Marie Smith-Jones",
    "Kwame Nkrumah-Boateng",
    "Mary Ann St. Clair",
    "Ma. Teresa Santos",
    "J. R. Tolliver",
    "Mary T. Hill",
    "Robert Downs Jr.",
    "Robert Downs, III",
    "Fatou Bintou Sarr",
    "Leland “Dutch” Hartzell",
    "Jean-Luc Picard-Moreau",
    # names that are words, months, places and states
    "Will Banks",
    "April May",
    "Mark Street",
    "Hope Field",
    "Rich Field",
    "Bill Price",
    "Summer Fields",
    "Jordan Rivers",
    "Paris Washington",
    "Dallas Young",
    "Virginia Woods",
    "Georgia Lane",
    "Montana Lopez",
    "Ky Tran",
    "Bea Lake",
    "Sandy Beach",
    "Pa Nhia Vang",
    "Mohammed al-Amin",
    "Ruth Park",
    "Grace Church",
    "Lane Baker",
    "Ann Page",  # in a head of its own, no page of the document
    "Carter Cook",
    "Drew Carpenter",
    not_yet("Page Turner", why=TRADE),
    "Mason Clerk",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_as_printed(parse: Parse, name: str) -> None:
    assert parse(HEAD.format(name=name)).contact.name == name


@pytest.mark.parametrize("name", ["Madhuri", "Sukarno", "Zoë"])
def test_a_single_name_is_found_where_it_is_set_large_or_stands_in_the_mail(
    parse: Parse, name: str
) -> None:
    html = f"<h1>{name}</h1><p>Toledo, OH | 419-555-0142</p><h2>Skills</h2><p>Excel</p>"
    assert parse(html).contact.name == name
    assert contact(parse, "Madhuri\nToledo, OH\nmadhuri@example.com").name == "Madhuri"


@pytest.mark.parametrize("size", [13.0, 17.0])
def test_a_name_on_two_lines_is_one(size: float) -> None:
    # Thirteen points are little, and much above the ten of all the rest.
    set_so = [("YOLANDA", size), ("BATISTE-FERENCZ", size), ("Toledo, Ohio", 10.0)]
    set_so += [(f"Line {n} of the resume", 10.0) for n in range(6)]
    lines = [
        Line(text, page=1, look=Look(size=points, bold=points > 10), paragraph=n)
        for n, (text, points) in enumerate(set_so)
    ]
    assert find_contact(lines, find_sections(lines)).name == "Yolanda Batiste-Ferencz"


def test_a_surname_too_long_for_its_column_is_set_smaller() -> None:
    def named(second: str) -> str:
        set_so = [("Ana", 15.0), (second, 13.0), ("Toledo, Ohio", 9.0)]
        set_so += [(f"Line {n} of the resume", 9.5) for n in range(6)]
        lines = [
            Line(text, page=1, look=Look(size=points, bold=points > 10), paragraph=n)
            for n, (text, points) in enumerate(set_so)
        ]
        return find_contact(lines, find_sections(lines)).name

    assert named("Lopez-Bartholomew") == "Ana Lopez-Bartholomew"
    assert named("Organizer") == "Ana"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (
            "From: Ana Lopez <a.lopez@example.com>\nTo: jobs@example.com\nSubject: caller",
            "Ana Lopez",
        ),
        ('From: "Ana B. Lopez" <ana@example.com>\nSent: Monday', "Ana B. Lopez"),
        ("Hello,\n\nMy name is Ana Lopez and I live in Toledo.", "Ana Lopez"),
        ("Dear friends,\n\nI saw your sign. My name is Ana Lopez, I am 26.", "Ana Lopez"),
        ("ANA LOPEZ", "Ana Lopez"),
        ("MCKENNA O'NEILL", "McKenna O'Neill"),
        ("JOSÉ MUÑOZ", "José Muñoz"),
        ("ROBERT DOWNS III", "Robert Downs III"),
        ("Rev. Otis Freeman", "Otis Freeman"),
        ("Dr. Ola Mensah", "Ola Mensah"),
        ("Name: Ana Lopez", "Ana Lopez"),
        ("Resume of Ana Lopez", "Ana Lopez"),
        ("Ana Lopez (she/her)", "Ana Lopez"),
        ("Ana Lopez | Field Organizer | Toledo, OH", "Ana Lopez"),
        ("RESUME\n\nAna Lopez", "Ana Lopez"),
        ("CURRICULUM VITAE\nAna Lopez", "Ana Lopez"),
        ("Phone Bank Coordinator\nAna Lopez", "Ana Lopez"),
        ("Toledo, OH 43604\nAna Lopez", "Ana Lopez"),
        ("12 Main Street\nAna Lopez\nToledo, OH", "Ana Lopez"),
        ("TALENTHARBOR   Candidate profile export\nName:    Ana Lopez", "Ana Lopez"),
        ("Ana Lopez, Field Organizer", "Ana Lopez"),
        ("Ana Lopez MBA", "Ana Lopez MBA"),
        ("Ana Lopez, Ph.D.", "Ana Lopez, Ph.D."),
        ("Ana (Annie) Lopez", "Ana (Annie) Lopez"),
        ("Fr. Tom Kelly", "Tom Kelly"),
        ("Ana Lopez - Phone Bank Coordinator", "Ana Lopez"),
        ("Ana Lopez    Page 1 of 2", "Ana Lopez"),
        ("CONFIDENTIAL\nAna Lopez", "Ana Lopez"),
        ("Full Name ........ Ana Lopez", "Ana Lopez"),
        ("Ana Lopez\nOrganizer and mother of three", "Ana Lopez"),
        ("Ana Lopez\nEmail me on Indeed: indeedemail.com/r/x", "Ana Lopez"),
        not_yet("ANA LOPEZ RESUME", "Ana Lopez", why="the word behind the name"),
        not_yet("Ana Lopez's Resume", "Ana Lopez", why="the word behind the name"),
        not_yet("ana lopez", "ana lopez", why="in small letters"),
        not_yet("ANA LOPEZ, MSW, LCSW", "Ana Lopez, MSW, LCSW", why="degrees become words"),
        not_yet("First name: Ana\nLast name: Lopez", "Ana Lopez", why="two labels"),
        not_yet("I'm Ana Lopez", "Ana Lopez", why="the greeting is taken for part of the name"),
        not_yet("Applicant: Ana Lopez (ID 00418)", "Ana Lopez", why="a number in brackets"),
        not_yet("A N A   L O P E Z", "Ana Lopez", why="letter-spaced in plain text"),
        not_yet("Ana\nLopez", "Ana Lopez", why="on two lines of plain text"),
    ],
)
def test_the_name_is_found_beside_other_things(parse: Parse, printed: str, name: str) -> None:
    assert contact(parse, f"{printed}\n419-555-0142\ncontact@example.com").name == name


LINKEDIN = """Contact
419-555-0142
ana@example.com
www.linkedin.com/in/ana-lopez (LinkedIn)

Ana Lopez
Field Organizer at Yes on 4
Toledo, Ohio, United States

Summary
I organize people and telephones.
"""


@pytest.mark.xfail(strict=True, reason="below a heading 'Contact' no name is looked for")
def test_the_name_in_an_export_that_begins_with_the_contact(parse: Parse) -> None:
    assert parse(LINKEDIN + BODY).contact.name == "Ana Lopez"


@pytest.mark.parametrize(
    "head",
    [
        "Field Organizer\nToledo, OH\n419-555-0142",
        "Phone Bank Coordinator",
        "Toledo, Ohio",
        "PROFESSIONAL SUMMARY\nHard working and honest.",
        "Work Experience\nCook, Blue Hen Cafe\n2019 - 2020",
        "Citizens for Hopewell Run Schools",
        "contact@example.com",
        "Curriculum Vitae",
        "References available upon request",
        "12 Main Street, Toledo, OH 43604",
    ],
)
def test_a_title_a_heading_or_a_place_is_never_a_name(parse: Parse, head: str) -> None:
    assert contact(parse, head).name == ""


# -- telephone ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "printed",
    [
        "419-555-0142",
        "(419) 555-0142",
        "(419) 555 0142",
        "419.555.0142",
        "419 555 0142",
        "4195550142",
        "419/555-0142",
        "419–555–0142",
        "419\u2011555\u20110142",
        "1-419-555-0142",
        "+1 419 555 0142",
        "+1 (419) 555-0142",
        "Tel. 419-555-0142",
        "419-555-0142 ext. 12",
        "Cell: 419-555-0142 / Home: 419-555-0177",
        "Toledo, OH 43604-1234 | 419-555-0142",
        "Toledo, OH 43604 419-555-0142",
        "Toledo, OH 43604-1234 419-555-0142",
    ],
)
def test_a_phone_is_read_in_any_way_of_writing(parse: Parse, printed: str) -> None:
    assert contact(parse, f"Ana Lopez\nToledo, OH\n{printed}").phone == "+14195550142"


@pytest.mark.parametrize(
    ("place", "printed", "phone"),
    [
        ("Las Cruces, NM 88001", "(575) 555-0108", "+15755550108"),
        ("Toronto, Ontario", "416-555-0142", "+14165550142"),
        ("Toronto, Canada", "(416) 555-0142", "+14165550142"),
        ("Vancouver, WA", "360-555-0142", "+13605550142"),
        ("Birmingham, AL", "205-555-0142", "+12055550142"),
        ("Cambridge, MA", "617-555-0142", "+16175550142"),
        ("Paris, TX", "903-555-0142", "+19035550142"),
        ("Edinburgh, Scotland", "0131 496 0142", "+441314960142"),
        ("London", "020 7946 0142", "+442079460142"),
        ("Leeds, UK", "07700 900142", "+447700900142"),
        ("Swansea, Wales", "(01632) 960142", "+441632960142"),
        ("Dublin, Ireland", "020 913 0142", "+353209130142"),
        ("Sydney, Australia", "0491 570 156", "+61491570156"),
        # the number's own country wins over the place
        ("Toledo, OH", "+44 7700 900142", "+447700900142"),
        ("London, UK", "+1 419 555 0142", "+14195550142"),
        ("Somewhere", "419-555-0142", "+14195550142"),
        # American towns that are named like a country or a foreign city
        ("Albuquerque, New Mexico", "505-555-0142", "+15055550142"),
        ("Mexico, MO", "573-555-0142", "+15735550142"),
        ("Manchester, NH", "603-555-0142", "+16035550142"),
        ("Dublin, OH", "614-555-0142", "+16145550142"),
        ("London, KY", "606-555-0142", "+16065550142"),
        ("Bristol, CT", "860-555-0142", "+18605550142"),
        ("Melbourne, FL", "321-555-0142", "+13215550142"),
        ("Glasgow, MT", "406-555-0142", "+14065550142"),
        ("Liverpool, NY", "315-555-0142", "+13155550142"),
        ("Cork Street, Toledo, OH", "419-555-0142", "+14195550142"),
        ("India Street, Boston, MA", "617-555-0142", "+16175550142"),
    ],
)
def test_the_country_comes_from_the_number_then_from_the_place(
    parse: Parse, place: str, printed: str, phone: str
) -> None:
    assert contact(parse, f"Ana Lopez\n{place}\n{printed}\nana@example.com").phone == phone


def test_a_number_said_to_be_american_is_read_so_from_abroad(parse: Parse) -> None:
    head = "Priya Holt\nCurrently Leicester, UK; moving to Austin\nPhone (US number): 512-555-0173"
    assert contact(parse, head).phone == "+15125550173"


REFEREES = """
REFERENCES

Gil Munro, branch president
312-555-0111 | gil.munro@example.org
"""


def test_a_referees_phone_and_mail_are_not_taken(parse: Parse) -> None:
    c = parse(f"Ana Lopez\nToledo, OH\n{BODY}{REFEREES}").contact
    assert (c.phone, c.email) == ("", "")
    own = parse(HEAD.format(name="Ana Lopez") + REFEREES).contact
    assert (own.phone, own.email) == ("+14195550142", "contact@example.com")


def test_a_supervisors_phone_below_a_job_is_not_taken(parse: Parse) -> None:
    text = f"Ana Lopez\nToledo, OH\n{BODY}\nSupervisor: Gil Munro, 312-555-0111\n"
    assert parse(text).contact.phone == ""


def test_a_referees_phone_in_the_first_lines_is_not_taken(parse: Parse) -> None:
    assert contact(parse, "Ana Lopez\nReference: Gil Munro 312-555-0111").phone == ""


@pytest.mark.parametrize(
    "line",
    [
        "Raised $4,195,550,142",
        "Jan 2019 - Mar 2021",
        "2019-2021, 2022-2024",
        "Order no. 12-3456",
        "Dialed 1,200 voters in 3 weeks",
        "https://example.org/419-555-0142",
        "ZIP 43604-1234",
    ],
)
def test_other_numbers_are_no_phone(parse: Parse, line: str) -> None:
    assert contact(parse, f"Ana Lopez\n{line}").phone == ""


# -- the rest ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "mail"),
    [
        ("ana.lopez+jobs@example.com", "ana.lopez+jobs@example.com"),
        ("E-mail: a_l@mail.example.co.uk", "a_l@mail.example.co.uk"),
        ("(ana@example.com)", "ana@example.com"),
        ("mailto:ana@example.com", "ana@example.com"),
        ("ana@example.com.", "ana@example.com"),
        ("ana at example.com", ""),
        ("@analopez", ""),
    ],
)
def test_the_mail_is_read(parse: Parse, line: str, mail: str) -> None:
    assert contact(parse, f"Ana Lopez\n{line}").email == mail


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Toledo, OH 43604", "Toledo, OH 43604"),
        ("Toledo, Ohio", "Toledo, Ohio"),
        ("419-555-0142 | Winston-Salem, NC | ana@example.com", "Winston-Salem, NC"),
        ("12 Main Street, Toledo, OH 43604", "Toledo, OH 43604"),
        ("Edinburgh, Scotland", "Edinburgh, Scotland"),
        ("Location: Eau Claire, WI", "Eau Claire, WI"),
    ],
)
def test_the_place_is_read(parse: Parse, line: str, place: str) -> None:
    found = contact(parse, f"Ana Lopez\n{line}").location
    assert found.endswith(place)


def test_links_are_read_once_each_and_mails_are_none(parse: Parse) -> None:
    head = (
        "Ana Lopez\nana@example.com | www.example.org/ana | https://example.org/ana.\n"
        "linkedin.com/in/ana-lopez | www.example.org/ana"
    )
    assert contact(parse, head).links == (
        "www.example.org/ana",
        "https://example.org/ana",
        "linkedin.com/in/ana-lopez",
    )


def test_what_is_absent_stays_empty(parse: Parse) -> None:
    assert parse("EXPERIENCE\n\nCook\n2019 - 2020\n").contact == Contact()


@pytest.mark.parametrize("name", ["KYLER REDFEARN", "GRACE CHURCH"])
def test_what_a_field_says_of_the_file_is_no_name(parse: Parse, name: str) -> None:
    head = f"RESUME ID: 5560183\nLAST UPDATED: 10/19/2026\n\n{name}\nToledo, OH 43604\n"
    assert contact(parse, f"{head}Email: someone@example.com\n").name == name.title()
