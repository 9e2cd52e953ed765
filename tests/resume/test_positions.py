"""Positions: title, organization, period, kind, and whose lines are whose, in the usual layouts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.resume.model import Resume, Role

Parse = Callable[[str], Resume]
Row = tuple[str, str, str, str]

HEAD = "Ana Lopez\nToledo, OH 43604\nana@example.com\n\nEXPERIENCE\n\n"
TAIL = "\n\nEDUCATION\n\nB.A. Sociology, Lakeshore State College, 2015\n"


def rows(resume: Resume) -> list[Row]:
    return [(p.title, p.organization, p.start, p.end) for p in resume.positions]


def read(parse: Parse, body: str) -> list[Row]:
    return rows(parse(HEAD + body + TAIL))


def not_yet(*values: object, why: str, id: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why), id=id)


ONE: Row = ("Field Organizer", "Yes on 4", "2021-03", "2021-11")
DUTIES = "\n- Called voters from a script\n- Trained volunteers on Saturdays"

LAYOUTS = [
    pytest.param("Field Organizer\nYes on 4\nMarch 2021 - November 2021", id="three lines"),
    pytest.param("Yes on 4\nField Organizer\nMarch 2021 - November 2021", id="employer first"),
    pytest.param("March 2021 - November 2021\nField Organizer\nYes on 4", id="date before"),
    pytest.param("Field Organizer\nMarch 2021 - November 2021\nYes on 4", id="date between"),
    pytest.param("Field Organizer, Yes on 4\nMarch 2021 - November 2021", id="two lines"),
    pytest.param("Field Organizer, Yes on 4 (March 2021 - November 2021)", id="in brackets"),
    pytest.param("Field Organizer, Yes on 4, March 2021 - November 2021", id="commas"),
    pytest.param("Field Organizer | Yes on 4 | March 2021 - November 2021", id="bars"),
    pytest.param("Field Organizer, Yes on 4        March 2021 - November 2021", id="beside"),
    pytest.param("March 2021 - November 2021: Field Organizer, Yes on 4", id="in front"),
    pytest.param("March 2021 - November 2021   Field Organizer, Yes on 4", id="rail"),
    pytest.param("Yes on 4 - Field Organizer - March 2021 - November 2021", id="dashes"),
    pytest.param("Field Organizer @ Yes on 4 [March 2021 - November 2021]", id="brackets"),
    pytest.param("Field Organizer · Yes on 4 · March 2021 - November 2021", id="middle dots"),
    pytest.param("* Field Organizer, Yes on 4, March 2021 - November 2021", id="bulleted"),
    pytest.param("1. Field Organizer, Yes on 4, March 2021 - November 2021", id="numbered"),
    pytest.param(
        "Field Organizer (March 2021 - November 2021)\nYes on 4, Toledo, OH", id="bracket above"
    ),
    pytest.param("Field Organizer at Yes on 4\nMarch 2021 - November 2021", id="at"),
    pytest.param("FIELD ORGANIZER\nYes on 4, Toledo, OH\n03/2021 - 11/2021", id="with a place"),
    pytest.param("Field Organizer - Yes on 4 - Toledo, OH\nMar 2021 to Nov 2021", id="export"),
    pytest.param(
        "Title: Field Organizer\nCompany: Yes on 4\nDates: Mar 2021 - Nov 2021", id="labels"
    ),
]


@pytest.mark.parametrize("header", LAYOUTS)
def test_one_role_in_any_layout(parse: Parse, header: str) -> None:
    ((title, *rest),) = read(parse, header + DUTIES)
    assert (title.lower(), *rest) == (ONE[0].lower(), *ONE[1:])


@pytest.mark.parametrize("header", LAYOUTS)
def test_its_lines_are_its_own(parse: Parse, header: str) -> None:
    second = "\n\nCashier, Blue Hen Cafe\nJune 2019 - February 2021\n- Ran the register"
    resume = parse(HEAD + header + DUTIES + second + TAIL)
    deeds = [(s.text, s.position) for s in resume.statements if s.role is Role.DEED]
    assert deeds == [
        ("Called voters from a script", 0),
        ("Trained volunteers on Saturdays", 0),
        ("Ran the register", 1),
    ]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        # some date of the document has a day above twelve in front: days come first
        ("24/10/2022 – 04/11/2022", "05/06/2021 – 07/08/2021", ("2022-10", "2021-06")),
        ("29.08.2023 – present", "09.2011 – 03.2022", ("2023-08", "2011-09")),
        # or behind: months do
        ("10/24/2022 – 11/04/2022", "05/06/2021 – 07/08/2021", ("2022-10", "2021-05")),
        # nothing tells: as in the United States
        ("03/04/2020 – 05/06/2020", "01/02/2019 – 03/04/2019", ("2020-03", "2019-01")),
    ],
)
def test_days_and_months_are_told_apart_by_the_whole_document(
    parse: Parse, first: str, second: str, wanted: tuple[str, str]
) -> None:
    body = (
        f"Field Organizer, Yes on 4\n{first}\n- Called voters\n\n"
        f"Cashier, Blue Hen Cafe\n{second}\n- Ran the register"
    )
    assert tuple(start for _, _, start, _ in read(parse, body)) == wanted


def test_duties_in_a_paragraph_are_cut_into_sentences(parse: Parse) -> None:
    text = (
        "Field Organizer, Yes on 4, March 2021 - November 2021\n"
        "Called voters from a script. Trained volunteers on Saturdays; ordered pizza. "
        "Kept the list for Mrs. Ault."
    )
    resume = parse(HEAD + text + TAIL)
    assert [s.text for s in resume.statements if s.role is Role.DEED] == [
        "Called voters from a script.",
        "Trained volunteers on Saturdays; ordered pizza.",
        "Kept the list for Mrs. Ault.",
    ]


def test_a_bullet_is_joined_across_its_wraps(parse: Parse) -> None:
    text = (
        "Field Organizer, Yes on 4\nMarch 2021 - November 2021\n"
        "- Called voters in three counties from a printed script and entered\n"
        "  their answers every night before the office closed at nine\n"
        "- Trained the new people on the phones and at the doors as volun-\n"
        "  teers joined\n"
    )
    resume = parse(HEAD + text + "- Recruited volunteers" + TAIL)
    assert [s.text for s in resume.statements if s.role is Role.DEED] == [
        "Called voters in three counties from a printed script and entered their answers every "
        "night before the office closed at nine",
        "Trained the new people on the phones and at the doors as volunteers joined",
        "Recruited volunteers",
    ]


NESTED = """Great Lakes Nurses Union

Political Director
January 2020 - March 2022
- Set the goals for every local

Member Organizer
May 2017 - December 2019
- Called members about the contract
"""
TWO_PERIODS = """Shift Supervisor, Lone Mesa Dialing
Aug 2014 - Nov 2014, Jul 2016 - Nov 2016
- Supervised callers
"""
BARE_LIST = """Field Organizer, Yes on 4, 2021
Phone Banker, Citizens for Parks, 2019
Cashier, Blue Hen Cafe, 2015 - 2018
"""
UNDATED = """Field Organizer
Yes on 4
March 2021 - November 2021
- Called voters

Volunteer, Committee to Elect Renita Coles
- Worked the phone bank at her headquarters
"""
SEASONS = """Field Fellow, Yes on 4
Summer 2019
- Knocked doors

Phone Banker, Citizens for Parks
Q3 2018
- Called voters

Canvasser, Tran for Senate
2016 cycle
- Knocked doors
"""
OVERLAP = """Cashier, Blue Hen Cafe
2015 - Present
- Ran the register

Field Organizer, Yes on 4
March 2021 - November 2021
- Called voters
"""


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            NESTED,
            [
                ("Political Director", "Great Lakes Nurses Union", "2020-01", "2022-03"),
                ("Member Organizer", "Great Lakes Nurses Union", "2017-05", "2019-12"),
            ],
            id="roles nested under one employer",
        ),
        pytest.param(
            TWO_PERIODS,
            [
                ("Shift Supervisor", "Lone Mesa Dialing", "2014-08", "2014-11"),
                ("Shift Supervisor", "Lone Mesa Dialing", "2016-07", "2016-11"),
            ],
            id="two periods under one title are two positions",
        ),
        pytest.param(
            BARE_LIST,
            [
                ("Field Organizer", "Yes on 4", "2021", "2021"),
                ("Phone Banker", "Citizens for Parks", "2019", "2019"),
                ("Cashier", "Blue Hen Cafe", "2015", "2018"),
            ],
            id="a bare list of jobs",
        ),
        pytest.param(
            UNDATED,
            [
                ("Field Organizer", "Yes on 4", "2021-03", "2021-11"),
                ("Volunteer", "Committee to Elect Renita Coles", "", ""),
            ],
            id="a role without dates",
        ),
        pytest.param(
            SEASONS,
            [
                ("Field Fellow", "Yes on 4", "2019-06", "2019-08"),
                ("Phone Banker", "Citizens for Parks", "2018-07", "2018-09"),
                ("Canvasser", "Tran for Senate", "2016", "2016"),
            ],
            id="seasons, quarters, cycles",
        ),
        pytest.param(
            OVERLAP,
            [
                ("Cashier", "Blue Hen Cafe", "2015", "present"),
                ("Field Organizer", "Yes on 4", "2021-03", "2021-11"),
            ],
            id="several roles in one period",
        ),
        pytest.param(
            "Company: Yes on 4\nPosition: Field Organizer\nFrom: 03/2021 To: 11/2021\n- Called",
            [ONE],
            id="a form's from and to",
        ),
        not_yet(
            "Field Organizer // Yes on 4 // March 2021 - November 2021\n- Called voters",
            [ONE],
            why="two slashes are no separator yet",
            id="two slashes",
        ),
        pytest.param(
            "Campaign Manager, Friends of Dale Uhrich for County Commissioner\n"
            "March 2019 - February 2022\n- Recruited volunteers",
            [
                (
                    "Campaign Manager",
                    "Friends of Dale Uhrich for County Commissioner",
                    "2019-03",
                    "2022-02",
                )
            ],
            id="a long title above its date",
        ),
        pytest.param(
            "Position title: Field Organizer\nYes on 4\n09/2021 - 11/2022\n- Called voters",
            [("Field Organizer", "Yes on 4", "2021-09", "2022-11")],
            id="a labelled title",
        ),
        pytest.param(
            "Customer Care Agent, Copperline Energy\n06/2016 - 09/2019\n- Took calls\n"
            "- Agent of the Quarter, Q2 2018",
            [("Customer Care Agent", "Copperline Energy", "2016-06", "2019-09")],
            id="an award is no position",
        ),
        pytest.param(
            "Reservations Agent\nPelican Sands Resorts, St. Pete Beach\n2014 - 2018\n- Sold rooms",
            [("Reservations Agent", "Pelican Sands Resorts", "2014", "2018")],
            id="a town behind the employer",
        ),
        pytest.param(
            "2008 - Present\nDeacon\nGrace Fellowship Church\n- Sat with the sick",
            [("Deacon", "Grace Fellowship Church", "2008", "present")],
            id="an unusual title",
        ),
    ],
)
def test_positions(parse: Parse, body: str, wanted: list[Row]) -> None:
    assert read(parse, body) == wanted


def test_titles_below_and_beside_employers_in_a_page_layout(parse: Parse) -> None:
    html = """<h1>Ana Lopez</h1><p>Toledo, OH</p><h2>Experience</h2>
    <p><b>Yes on 4</b>, Toledo, OH<br><i>Field Organizer</i> &nbsp; Mar 2021 – Nov 2021</p>
    <ul><li>Called voters from a script</li></ul>
    <table><tr><td>2017 – 2019</td><td><b>Phone Banker</b>, Citizens for Parks</td></tr></table>
    <ul><li>Called donors</li></ul><h2>Education</h2><p>B.A., 2015</p>"""
    assert rows(parse(html)) == [
        ("Field Organizer", "Yes on 4", "2021-03", "2021-11"),
        ("Phone Banker", "Citizens for Parks", "2017", "2019"),
    ]


@pytest.mark.parametrize(
    ("section", "title", "kind"),
    [
        ("EXPERIENCE", "Field Organizer", "paid"),
        ("VOLUNTEER EXPERIENCE", "Caller", "volunteer"),
        ("EXPERIENCE", "Volunteer Caller", "volunteer"),
        ("EXPERIENCE", "Field Intern", "intern"),
        ("EXPERIENCE", "Organizing Fellow", "intern"),
        ("COMMUNITY INVOLVEMENT", "Canvasser", "volunteer"),
    ],
)
def test_the_kind_is_told_from_title_and_heading(
    parse: Parse, section: str, title: str, kind: str
) -> None:
    text = f"Ana Lopez\n\n{section}\n\n{title}, Yes on 4\nMay 2021 - June 2021\n- Called voters\n"
    (position,) = parse(text + TAIL).positions
    assert position.kind.value == kind


@pytest.mark.xfail(strict=True, reason="any title with the word 'volunteer' is taken for unpaid")
@pytest.mark.parametrize("title", ["Volunteer Coordinator", "Manager of Volunteer Services"])
def test_who_manages_volunteers_at_work_is_paid(parse: Parse, title: str) -> None:
    text = HEAD + f"{title}, Cardinal Ridge Hospital\nMay 2021 - June 2022\n- Made the rota\n"
    (position,) = parse(text + TAIL).positions
    assert position.kind.value == "paid"


def test_class_work_and_degrees_are_no_positions(parse: Parse) -> None:
    education = "\nEDUCATION\n\nB.A. Political Science, Lakeshore State College\n2011 - 2015\n"
    project = "Class project: led a mock phone bank, Fall 2014\n"
    assert parse("Ana Lopez\n" + education + project).positions == ()


def test_a_heading_is_no_position_and_a_duty_with_a_year_neither(parse: Parse) -> None:
    body = (
        "Field Organizer, Yes on 4\nMarch 2021 - November 2021\n"
        "- Trained volunteers for the 2020 election\n- In 2021 ran the Tuesday phones"
    )
    assert read(parse, body) == [ONE]


def test_a_position_keeps_its_header_and_place_on_the_page(parse: Parse) -> None:
    resume = parse(HEAD + "Field Organizer, Yes on 4, Toledo, OH\nMar 2021 - Nov 2021" + TAIL)
    (position,) = resume.positions
    assert position.location == "Toledo, OH"
    assert position.header_text == "Field Organizer, Yes on 4, Toledo, OH Mar 2021 - Nov 2021"
    assert [resume.document.lines[s.line].text[s.start : s.end] for s in position.header] == [
        "Field Organizer, Yes on 4, Toledo, OH",
        "Mar 2021 - Nov 2021",
    ]


def test_a_date_of_its_own_dates_what_stands_above_whatever_it_is(parse: Parse) -> None:
    body = (
        "Home Care Provider\nPrivate clients (county program), Toledo, OH\n06/2020 - Present\n"
        "- Drove clients to the clinic\n\nCashier\nWard Market\n2016 - 2019\n- Counted the drawer"
    )
    assert read(parse, body) == [
        ("Home Care Provider", "Private clients", "2020-06", "present"),
        ("Cashier", "Ward Market", "2016", "2019"),
    ]


def test_jobs_may_follow_the_objective_without_a_heading(parse: Callable[[str], Resume]) -> None:
    resume = parse(
        "Ana Lopez\nToledo, OH\nana@example.com\n\nPurpose: To be considered for the phone bank.\n\n"
        "March 2023 - present\tActivities Aide, Harbor Gardens Home\n- Conduct bingo for the residents\n\n"
        "2013 - 2019\tVolunteer Caller, Harbor Voters League\n- Called voters from a script\n\n"
        "Education: Lakeshore High School, 2010\n"
    )
    assert [(p.title, p.organization, p.start, p.end) for p in resume.positions] == [
        ("Activities Aide", "Harbor Gardens Home", "2023-03", "present"),
        ("Volunteer Caller", "Harbor Voters League", "2013", "2019"),
    ]
