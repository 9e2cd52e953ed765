"""Resumes written in small letters throughout are read like others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.documents.model import Line
from screening.resume.model import Resume
from screening.resume.small_letters import with_capitals

Parse = Callable[[str], Resume]
Row = tuple[str, str, str, str]

BARS = """\
juno vance-abara
she/her | tacoma, wa | 253-555-0119 | juno.va@example.com

experience
caller | friends of otis reyes | feb 2024 - may 2024
- dialed off the sheet, thursdays
server | the copper spoon | 2021 - 2023
- six tables, one section
"""
COMMAS = """\
teo marsh
teo@example.org / 503-555-0170

jobs
shift lead, green fern grocery (june 2022 – present)
 - open the store, count the safe
cashier, alder street books (2019 – may 2022)
 - till, returns, one cat

other
likes rivers
"""
LINES = """\
priya de la rosa
reno, nevada
priya.dlr@example.net

work history

field organizer
washoe renters union
march 2023 to november 2024

built the saturday crew from three people to twenty

tutor
sierra learning center
fall 2020

fractions mostly
"""
RAIL = """\
sam okoro
775-555-0123

work
2022 - now\tphone bank captain, valley table
- seats, sheets, snacks
2018 - 2022\tbike courier, pedal works co-op
- downtown loop
"""
TITLE_LAST = """\
noor el-amin
toledo, oh 43604
noor@example.com

experience
valley food bank, packer, 2023 - 2024
- boxes, labels, forklift once
yes on 9, canvasser, sept 2022 - nov 2022
- doors, six days a week
"""


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        (BARS, "Juno Vance-Abara", [
            ("Caller", "Friends of Otis Reyes", "2024-02", "2024-05"),
            ("Server", "The Copper Spoon", "2021", "2023"),
        ]),
        (COMMAS, "Teo Marsh", [
            ("Shift Lead", "Green Fern Grocery", "2022-06", "present"),
            ("Cashier", "Alder Street Books", "2019", "2022-05"),
        ]),
        (LINES, "Priya de la Rosa", [
            ("Field Organizer", "Washoe Renters Union", "2023-03", "2024-11"),
            ("Tutor", "Sierra Learning Center", "2020-09", "2020-11"),
        ]),
        (RAIL, "Sam Okoro", [
            ("Phone Bank Captain", "Valley Table", "2022", "present"),
            ("Bike Courier", "Pedal Works Co-Op", "2018", "2022"),
        ]),
        (TITLE_LAST, "Noor El-Amin", [
            ("Packer", "Valley Food Bank", "2023", "2024"),
            ("Canvasser", "Yes on 9", "2022-09", "2022-11"),
        ]),
    ],
    ids=["bars", "commas", "lines", "rail", "title last"],
)  # fmt: skip
def test_names_and_positions(parse: Parse, text: str, name: str, rows: list[Row]) -> None:
    resume = parse(text)
    assert resume.contact.name == name
    assert [(p.title, p.organization, p.start, p.end) for p in resume.positions] == rows


def test_what_is_said_stays_in_its_own_letters(parse: Parse) -> None:
    said = [s.text for s in parse(COMMAS).statements]
    assert "open the store, count the safe" in said
    assert not [t for t in said if "Open" in t or "Count" in t]


def test_a_resume_with_capitals_is_left_alone() -> None:
    lines = [Line(text=t) for t in (
        "Ana Lopez", "Toledo, OH", "Experience", "Caller, Yes on 4", "and a line that goes on",
        "Server, Copper Spoon", "Skills", "excel, word",
    )]  # fmt: skip
    assert with_capitals(lines) == tuple(lines)


def test_letters_keep_their_places() -> None:
    lines = [Line(text=t) for t in (
        "ana lópez", "a.lopez@example.com or www.example.com", "caller for the county, o'hare co-op",
        "VAN, callHub w/ excel", "tutor", "ßtraße hand",
    )]  # fmt: skip
    shown = [line.text for line in with_capitals(lines)]
    assert shown == [
        "Ana López", "a.lopez@example.com or www.example.com", "Caller for the County, O'hare Co-Op",
        "VAN, CallHub w/ Excel", "Tutor", "ßtraße Hand",
    ]  # fmt: skip


def test_a_form_names_a_person_in_small_letters(parse: Parse) -> None:
    text = "Candidate record\nName: marta ruiz-lang\nPhone: 330-555-0117\n\nWork Experience\nCaller, Yes on 4, 2022\n"
    assert parse(text).contact.name == "Marta Ruiz-Lang"


def test_a_town_behind_several_employers_is_none_of_their_names(parse: Parse) -> None:
    text = (
        "Ana Lopez\nana@example.com\n\nEXPERIENCE\n"
        "Stock Clerk, Ward Market, Hollow's Mill\n2021 - 2022\n\n"
        "Fitter, Crane Tire Works, Hollow's Mill\n2019 - 2020\n"
    )
    assert [(p.organization, p.location) for p in parse(text).positions] == [
        ("Ward Market", "Hollow's Mill"), ("Crane Tire Works", "Hollow's Mill"),
    ]  # fmt: skip
