"""What belongs to a position's header, and what only stands there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.resume.model import PositionKind, Resume

Parse = Callable[[str], Resume]
Row = tuple[str, str, str, str]

HEAD = "Ana Lopez\nToledo, OH 43604\nana@example.com\n\nEXPERIENCE\n\n"
TAIL = "\n\nEDUCATION\n\nB.A. Sociology, Lakeshore State College, 2015\n"
DUTIES = "\n- Called voters from a script\n- Trained volunteers on Saturdays\n"


def read(parse: Parse, body: str) -> list[Row]:
    positions = parse(HEAD + body + TAIL).positions
    return [(p.title, p.organization, p.start, p.end) for p in positions]


@pytest.mark.parametrize(
    "label", ["Job Description:", "Duties and Responsibilities:", "Key Achievements", "Tasks:"]
)
def test_a_label_above_the_duties_is_nobodys_employer(parse: Parse, label: str) -> None:
    body = (
        f"Home Caregiver, private family, Ashtabula\nAugust 2020 - present\n{label}{DUTIES}"
        f"Night Cook, Ward Street Diner\n2017 - 2019\n{label}{DUTIES}"
    )
    assert read(parse, body) == [
        ("Home Caregiver", "private family", "2020-08", "present"),
        ("Night Cook", "Ward Street Diner", "2017", "2019"),
    ]


def test_the_names_of_columns_are_no_header(parse: Parse) -> None:
    body = (
        "Date\tPosition / Company\tJob Description\n"
        "March 2023 up to present\nRoom Attendant\nHarbor Light Hotel, Toledo\nCleaning of lobby and rooms\n"
        "Perfect attendance for 2024\n"
        "Dec. 2021\nPantry Packer (volunteer)\nSta. Lucia Parish Pantry, Maumee City\nPacking of rice and beans\n"
    )
    assert read(parse, body) == [
        ("Room Attendant", "Harbor Light Hotel", "2023-03", "present"),
        ("Pantry Packer (volunteer)", "Sta. Lucia Parish Pantry", "2021-12", "2021-12"),
    ]


def test_names_of_columns_in_pairs_are_no_employer(parse: Parse) -> None:
    body = (
        "Period\tCharge and place\tFunctions\n"
        "09/2024 - present\nHome Health Aide\nSilver Reed Home Care, Toledo\nI cook for a man of 91 years.\n"
    )
    assert read(parse, body) == [
        ("Home Health Aide", "Silver Reed Home Care", "2024-09", "present")
    ]


@pytest.mark.parametrize(
    ("line", "organization", "location"),
    [
        ("Buck Barn Discount - Gas City, IN", "Buck Barn Discount", "Gas City, IN"),
        ("Dollar Barn - Salt Lake City, UT", "Dollar Barn", "Salt Lake City, UT"),
        ("Ward Market Kansas City, MO", "Ward Market", "Kansas City, MO"),
        ("Wren Foods City, TX", "Wren Foods", "City, TX"),  # a template's "City" left standing
    ],
)
def test_a_town_may_be_called_city(
    parse: Parse, line: str, organization: str, location: str
) -> None:
    (position,) = parse(HEAD + f"Cashier\n{line}\n1997 to 2004{DUTIES}" + TAIL).positions
    assert (position.title, position.organization, position.location) == (
        "Cashier",
        organization,
        location,
    )


def test_the_number_of_a_local_is_part_of_its_name(parse: Parse) -> None:
    body = (
        f"Delegate\nUnion of Hotel Workers, Local 417\n2019 - 2021{DUTIES}"
        f"Cook\nWard Market, Toledo\n2015 - 2017{DUTIES}"
    )
    assert [r[1] for r in read(parse, body)] == ["Union of Hotel Workers, Local 417", "Ward Market"]


def test_an_office_that_people_hold_may_be_the_employer(parse: Parse) -> None:
    body = (
        f"Call Captain\tFall 2024\nRuiz for Ohio Senate, Toledo, OH{DUTIES}"
        f"Election Judge\tNov 2022\nCounty Clerk & Recorder (drop-off site){DUTIES}"
        f"Front Office Secretary\tJan 2020 - May 2021\nGarden Hill Elementary School, Toledo, OH{DUTIES}"
    )
    assert [r[:2] for r in read(parse, body)] == [
        ("Call Captain", "Ruiz for Ohio Senate"),
        ("Election Judge", "County Clerk & Recorder"),
        ("Front Office Secretary", "Garden Hill Elementary School"),
    ]


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        ("Friends of Junie Fogle, state house race", "Friends of Junie Fogle"),
        ("County elections office, precinct 2091", "County elections office"),
        ("City of Maumee, Precinct 308", "City of Maumee, Precinct 308"),
        ("Slate Precinct, Toledo", "Slate Precinct"),
    ],
)
def test_what_a_remark_says_of_an_employer_is_no_part_of_it(
    parse: Parse, line: str, organization: str
) -> None:
    body = f"Cook, Ward Market\n2015 - 2017{DUTIES}Election Clerk\n{line}\nNov 2022{DUTIES}"
    assert [r[1] for r in read(parse, body)] == ["Ward Market", organization]


def test_an_undated_job_has_its_employer_above_as_the_dated_ones_have(parse: Parse) -> None:
    body = (
        f"WARD SUPERCENTER, Toledo OH\nTeam Lead, Hardware and Paint\nFeb 2021 to now{DUTIES}\n"
        f"HARROW KNOB ENERGY, Maumee OH\nBelt Tender\n2014 to 2016{DUTIES}\n"
        f"BLENKIN HAULING, Toledo OH\nHelper{DUTIES}"
    )
    assert read(parse, body) == [
        ("Team Lead, Hardware and Paint", "WARD SUPERCENTER", "2021-02", "present"),
        ("Belt Tender", "HARROW KNOB ENERGY", "2014", "2016"),
        ("Helper", "BLENKIN HAULING", "", ""),
    ]


def test_school_etc_heads_schooling(parse: Parse) -> None:
    text = (
        HEAD
        + f"Cashier, Ward Market\n2011 - 2014{DUTIES}\n\nSchool, etc.\n\n"
        + "East Maumee Community College, 41 credits toward something in business, 2016 - 2018.\n"
        + TAIL
    )
    assert [p.title for p in parse(text).positions] == ["Cashier"]


def test_a_long_line_of_names_heads_the_date_below_it(parse: Parse) -> None:
    body = (
        "Phone Bank Captain, Committee to Elect Delia Roe for City Council, Sable City, California\n"
        f"Summer 2019{DUTIES}"
    )
    position = parse(HEAD + body + TAIL).positions[0]
    assert (position.title, position.organization, position.location, position.start) == (
        "Phone Bank Captain",
        "Committee to Elect Delia Roe for City Council",
        "Sable City, California",
        "2019-06",
    )


@pytest.mark.parametrize(
    ("above", "below", "title", "organization"),
    [
        ("Team Lead, Donor Calling Center", "Heritage Fund, Toledo", "Team Lead, Donor Calling Center", "Heritage Fund"),
        ("Attendant, Homecoming Court", "Maumee University", "Attendant, Homecoming Court", "Maumee University"),
        ("Cashier, Ward Market", "Toledo, OH", "Cashier", "Ward Market"),
    ],
)  # fmt: skip
def test_what_follows_a_title_above_its_employer_is_part_of_it(
    parse: Parse, above: str, below: str, title: str, organization: str
) -> None:
    body = f"{above}\n{below} | Jul 2024 - Feb 2025{DUTIES}"
    assert read(parse, body) == [(title, organization, "2024-07", "2025-02")]


def test_a_phone_bank_is_where_one_calls_not_who_one_calls_for(parse: Parse) -> None:
    body = f"Fall 2024\nMember Volunteer, Phone Bank\nHotel Workers Union Local 77{DUTIES}"
    assert read(parse, body) == [
        ("Member Volunteer, Phone Bank", "Hotel Workers Union Local 77", "2024-09", "2024-11")
    ]


def test_a_university_behind_two_offices_is_part_of_their_names(parse: Parse) -> None:
    body = (
        f"Student Caller, Office of Annual Giving, Maumee University\n2023 - 2024{DUTIES}"
        f"Desk Attendant, Ward Residence Hall, Maumee University\n2022 - 2023{DUTIES}"
    )
    assert [r[1] for r in read(parse, body)] == [
        "Office of Annual Giving, Maumee University",
        "Ward Residence Hall, Maumee University",
    ]


def test_a_job_of_a_form_without_dates_is_one(parse: Parse) -> None:
    body = (
        f"Title: Desk Clerk\nCompany: Copper Inn\nDates: 2016 - 2019{DUTIES}\n"
        f"Title: Home Health Aide\nCompany: Private family\nDates: (not provided){DUTIES}"
    )
    assert read(parse, body) == [
        ("Desk Clerk", "Copper Inn", "2016", "2019"),
        ("Home Health Aide", "Private family", "", ""),
    ]


def test_a_degree_and_the_projects_of_a_class_are_no_jobs(parse: Parse) -> None:
    text = (
        f"{HEAD}Night Cook, Ward Street Diner\n2017 - 2019{DUTIES}\n"
        "COURSE PROJECTS\n\nPrecinct Turnout Miner          Spring 2016\nData Mining class\n\n"
        "EDUCATION\n\nMaumee Community College, Associate, Office Administration     May 2013\n"
    )
    assert [p.title for p in parse(text).positions] == ["Night Cook"]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            f"RFD, Lakeshore Coordinated '24\nErie + Crawford | Mar 2024 - Nov 2024{DUTIES}",
            ("RFD", "Lakeshore Coordinated '24", "2024-03", "2024-11"),
        ),
        (
            f"Field Organizer, Ohio Coordinated 2022\nToledo, OH | May 2022 - Nov 2022{DUTIES}",
            ("Field Organizer", "Ohio Coordinated 2022", "2022-05", "2022-11"),
        ),
        (
            f"Acct Coord, Dorr Print & Mail\nToledo, OH | Feb 2023 - Nov 2024{DUTIES}",
            ("Acct Coord", "Dorr Print & Mail", "2023-02", "2024-11"),
        ),
        (
            f"Data + Field Assoc, Roe for Sheriff\nToledo, OH | May 2023 - Nov 2023{DUTIES}",
            ("Data + Field Assoc", "Roe for Sheriff", "2023-05", "2023-11"),
        ),
        (
            f"Asst Mgr, Blue Hen Cafe\nToledo, OH | May 2021 - Nov 2022{DUTIES}",
            ("Asst Mgr", "Blue Hen Cafe", "2021-05", "2022-11"),
        ),
        (
            f"Field Organizer\nRoe for Ohio - Bowling Green and Lima, OH\nJun 2022 - Nov 2022{DUTIES}",
            ("Field Organizer", "Roe for Ohio", "2022-06", "2022-11"),
        ),
        (
            f"Regional Organizer\nProtect the Maumee, Yes on 4 - Toledo, OH\nMay 2024 - Nov 2024{DUTIES}",
            ("Regional Organizer", "Protect the Maumee, Yes on 4", "2024-05", "2024-11"),
        ),
        (
            f"Dep. Data Dir., Phones\nOhio Coordinated '24\tMar '24 - Nov '24{DUTIES}",
            ("Dep. Data Dir., Phones", "Ohio Coordinated '24", "2024-03", "2024-11"),
        ),
        (
            f"Reg. Organizer\nMaumee Voter Table\tJun '21 - Dec '22{DUTIES}",
            ("Reg. Organizer", "Maumee Voter Table", "2021-06", "2022-12"),
        ),
        (
            f"Post Office, letter carrier, 1986 to 2016\nRetired June 2016\n{DUTIES}",
            ("letter carrier", "Post Office", "1986", "2016"),
        ),
        (
            f"Volunteer Firefighter, Maple FD, 2010 - 2015{DUTIES}",
            ("Volunteer Firefighter", "Maple FD", "2010", "2015"),
        ),
        (
            f"FD, Roe for Senate, 2020 - 2021{DUTIES}",
            ("FD", "Roe for Senate", "2020", "2021"),
        ),
        (
            f"Bus Operator, TARTA, 1988 to 2003{DUTIES}",
            ("Bus Operator", "TARTA", "1988", "2003"),
        ),
        (
            f"March 2023 - May 2024\tVolunteer, Voter Registration Calls\n"
            f"Concilio de Iglesias del Norte{DUTIES}",
            (
                "Volunteer, Voter Registration Calls",
                "Concilio de Iglesias del Norte",
                "2023-03",
                "2024-05",
            ),
        ),
    ],
)
def test_short_titles_and_names_that_end_in_a_year(parse: Parse, body: str, wanted: Row) -> None:
    assert read(parse, body) == [wanted]


@pytest.mark.parametrize(
    "won", ["Eagle Scout, 2021", "Specialist (E-4), Army Achievement Medal, 2016 - 2018"]
)
def test_what_was_won_is_no_position(parse: Parse, won: str) -> None:
    body = f"Night Cook, Ward Street Diner\n2017 - 2019{DUTIES}\nOTHER\n\n- {won}\n- Excel"
    assert read(parse, body) == [("Night Cook", "Ward Street Diner", "2017", "2019")]


def test_a_date_in_its_own_column_beside_the_duties(parse: Parse) -> None:
    page = (
        "<p>Ana Lopez</p><h2>Experience</h2>"
        "<p>Choir Director</p><p>Maumee Middle School</p><table><tr><td>August 2008 - June 2016</td>"
        "<td>Played for three choirs and more auditions than I can count</td></tr></table>"
        "<p>Piano Teacher</p><p>Self-employed</p><table><tr><td>2004 - Present</td>"
        "<td>Twenty-two students, ages six to seventy-one, in my home</td></tr></table>"
    )
    assert [(p.title, p.organization, p.start, p.end) for p in parse(page).positions] == [
        ("Choir Director", "Maumee Middle School", "2008-08", "2016-06"),
        ("Piano Teacher", "Self-employed", "2004", "present"),
    ]


def test_a_form_s_fields_beside_a_date_are_no_part_of_it(parse: Parse) -> None:
    body = (
        "Logistics Manager\nU.S. Army, Fort Ward\n"
        f"03/2011 - 07/2019\tHours per week: 60+\tSupervisor: CPT Lyle Roe (no current number){DUTIES}"
        "(Most of 2020 I was home with the kids, and we moved to Texas.)\n"
        "Telefundraiser (paid, seasonal)\nMaumee Public Radio\nWinter 2021"
        f"{DUTIES}"
    )
    assert [(r[0], r[2]) for r in read(parse, body)] == [
        ("Logistics Manager", "2011-03"),
        ("Telefundraiser (paid, seasonal)", "2020-12"),
    ]


def test_full_stops_may_part_a_header(parse: Parse) -> None:
    body = (
        f"Unit Clerk, 6 West. Lakeshore Regional Hospital, Toledo. March 2011 to present{DUTIES}"
        f"Nurse Aide. St. Jude Home, Toledo. May 1999 to February 2011{DUTIES}"
        "Cashier. Lucky Aisle Market, Parma. 1996 to 1999. Ran the night register.\n"
    )
    assert read(parse, body) == [
        ("Unit Clerk, 6 West", "Lakeshore Regional Hospital", "2011-03", "present"),
        ("Nurse Aide", "St. Jude Home", "1999-05", "2011-02"),
        ("Cashier", "Lucky Aisle Market", "1996", "1999"),
    ]


def test_sentences_that_end_in_a_year_are_no_header(parse: Parse) -> None:
    body = (
        "Cashier, Ward Market\n2014 - 2019\n"
        "- Trained two cashiers. Became lead in May 2016.\n"
        "- Best Cashier. They gave me a watch. December 2018\n"
    )
    assert read(parse, body) == [("Cashier", "Ward Market", "2014", "2019")]


def test_numbered_fields_of_a_form_head_a_position(parse: Parse) -> None:
    body = (
        "1) Title:     Home Health Scheduler\n   Employer:  Comfort Path Care\n"
        "   From: 05/2016   To: Present\n   Duties:\n   I match the aides up with the clients.\n\n"
        "2) Title:     Phone Volunteer\n   Group:     Citizens for Lakefront Schools\n"
        "   From: Spring 2013   To: Spring 2013\n   Duties:\n   Called voters from my kitchen.\n"
    )
    assert read(parse, body) == [
        ("Home Health Scheduler", "Comfort Path Care", "2016-05", "present"),
        ("Phone Volunteer", "Citizens for Lakefront Schools", "2013-03", "2013-05"),
    ]


def test_what_a_bracket_explains_makes_no_header_too_long(parse: Parse) -> None:
    body = (
        "Sept. 2014 - Nov. 2014\tPhone volunteer, Parlier Says Yes to Measure W "
        f"(bond for the roofs of all the schools)\n{DUTIES}"
    )
    assert read(parse, body) == [
        ("Phone volunteer", "Parlier Says Yes to Measure W", "2014-09", "2014-11")
    ]


def test_a_campaign_s_year_is_no_period(parse: Parse) -> None:
    body = f"Field Organizer, Three Rivers Coordinated 2026, Toledo (July 2026 - Present)\n{DUTIES}"
    (found,) = read(parse, body)
    assert found[0] == "Field Organizer"
    assert found[2:] == ("2026-07", "present")


def test_a_title_may_have_its_head_behind_of(parse: Parse) -> None:
    body = f"Front of House Cashier, Strip District Coffee Works\n2017 - 2019\n{DUTIES}"
    assert read(parse, body) == [
        ("Front of House Cashier", "Strip District Coffee Works", "2017", "2019")
    ]


def test_a_date_may_be_a_sentence_of_its_own_before_the_title(parse: Parse) -> None:
    assert read(
        parse,
        "2011 to 2017. Bus driver, Brackett Bus Co., Ironton. Two runs a day. Retired.\n"
        "Fall 2019 to Feb. 2020. Volunteer, Osgood for Governor.\nKnocked on doors with the list.\n",
    ) == [
        ("Bus driver", "Brackett Bus Co.", "2011", "2017"),
        ("Volunteer", "Osgood for Governor", "2019-09", "2020-02"),
    ]


def test_a_date_before_a_sentence_without_a_title_heads_nothing(parse: Parse) -> None:
    body = "2011 to 2017. Two runs a day and the ball games, rain or shine.\n"
    assert read(parse, body) == []


def test_a_period_may_wrap_within_its_column(parse: Parse) -> None:
    assert read(
        parse,
        "05/2008 –   Training Instructor\n10/2012     Lakeshore Airways, Toledo, OH" + DUTIES,
    ) == [("Training Instructor", "Lakeshore Airways", "2008-05", "2012-10")]


def test_a_unit_behind_the_title_is_no_employer_under_one(parse: Parse) -> None:
    assert read(
        parse,
        "LAKESHORE AIRLINES, Toledo, Ohio\nGate Supervisor, Terminal C\t04/2004 - 09/2021"
        f"{DUTIES}Lead Gate Agent\t02/1996 - 03/2004{DUTIES}",
    ) == [
        ("Gate Supervisor, Terminal C", "LAKESHORE AIRLINES", "2004-04", "2021-09"),
        ("Lead Gate Agent", "LAKESHORE AIRLINES", "1996-02", "2004-03"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Crew Member", PositionKind.PAID),
        ("Staff Member", PositionKind.PAID),
        ("Member Services Representative", PositionKind.PAID),
        ("Member", PositionKind.VOLUNTEER),
        ("Board Member", PositionKind.VOLUNTEER),
        ("Docent", PositionKind.VOLUNTEER),
    ],
)
def test_members_of_a_crew_are_paid(parse: Parse, title: str, kind: PositionKind) -> None:
    body = f"{title}, Ward Street Diner\n2017 - 2019{DUTIES}"
    (position,) = parse(HEAD + body + TAIL).positions
    assert (position.title, position.kind) == (title, kind)


def test_a_form_names_its_fields_in_pairs(parse: Parse) -> None:
    assert read(
        parse,
        "Employer: Lucas County Treasurer   Job title: Tag Clerk II\n"
        f"From: 03/2015   To: Present   Hours per week: 40   Supervisor: D. Roe\n{DUTIES}",
    ) == [("Tag Clerk II", "Lucas County Treasurer", "2015-03", "present")]


def test_a_grade_is_no_date(parse: Parse) -> None:
    body = f"Supply Specialist, GS-2001-09\nDepartment of the Army, Fort Roe, OH\t04/2009 to 12/2022{DUTIES}"
    assert [row[2:] for row in read(parse, body)] == [("2009-04", "2022-12")]


def test_a_day_s_office_in_a_county_is_not_held_at_the_last_employer(parse: Parse) -> None:
    rows = read(
        parse,
        f"Scheduler, Bay Coast Blood Center, Erie, PA\tJune 2021 - February 2024{DUTIES}"
        "Poll Worker, Lucas County, OH\tNovember 2022\n- Handed out ballots\n",
    )
    assert rows[1][:2] == ("Poll Worker", "Lucas County, OH")
