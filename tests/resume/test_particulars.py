"""Hours, pay, grade, supervisor: beside a position they are neither title, employer nor deed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.resume.model import Resume
from screening.resume.particulars import no_deed, only_particulars
from tests.resume.test_positions import HEAD, TAIL, read

Parse = Callable[[str], Resume]


@pytest.mark.parametrize(
    "text",
    [
        "40 hrs/wk",
        "about 6 hours per week",
        "10 hours per week, 25 in the fall. Answered to: Gene Example",
        "$6,210/mo",
        "$19.40 hour at the end",
        "Salary: 21.40 USD Per Hour",
        "GS-0998-07",
        "Series: 0303\tPay Plan: GS\tGrade: 05\tThis is a federal job",
        "Full time, $17.85 per hour. Supervisor: Leo Example, Manager",
        "Supervisor:\tDana Example",
        "Supervisior: C. Example",
        "Reason for leaving: Retired",
        "Why I left\tIt burned",
        "off and on, six years in all",
        "August and November",
        "Monday through Friday",
        "Saturdays and after duty hours",
    ],
)
def test_nothing_else(text: str) -> None:
    assert only_particulars(text)


@pytest.mark.parametrize(
    "text",
    [
        "Supervisor",
        "Shift Supervisor, Harbor Market",
        "Supervised 40 callers a week",
        "Payroll Clerk",
        "40 volunteers",
        "Summer Help",
        "24 Hour Fitness",
        "Weekend Captain",
        "Monday Night Phone Captain",
        "Nights Supervisor",
        "Saturdays Manager",
        "$5 Cafe",
        "March of Dimes",
        "",
    ],
)
def test_something_else(text: str) -> None:
    assert not only_particulars(text)


def test_what_is_no_deed() -> None:
    assert no_deed("Supervisor: Dana Example")
    assert no_deed("Reason for leaving:\tMoved")
    assert not no_deed("Hours: evenings and weekends")  # tells when somebody can work
    assert not no_deed("Supervised callers: twelve of them")


def test_between_the_dates_and_the_title(parse: Parse) -> None:
    body = (
        "04/2016 - 06/2019\n40 hrs/wk\n$2,210/mo\nContact Center Supervisor\nLakes Bureau\n"
        "Supervisor: Dana Example (419-555-0111)\n- Answered calls\n\n"
        "10/2019 - 12/2020\nFull time\nRecords Clerk\nErie Department of Health\n- Filed charts"
    )
    assert read(parse, body) == [
        ("Contact Center Supervisor", "Lakes Bureau", "2016-04", "2019-06"),
        ("Records Clerk", "Erie Department of Health", "2019-10", "2020-12"),
    ]


def test_a_resume_builder_of_the_government(parse: Parse) -> None:
    body = (
        "Lakes Parcel Depot                          11/2020 - Present\n"
        "Toledo, OH US                               Salary: 21.40 USD Per Hour\n"
        "                                            Hours per week: 40\n"
        "Mail Sorting Clerk\nSupervisor: R. Example (419-555-0190)\n"
        "Okay to contact this Supervisor: No\nDuties, Accomplishments and Related Skills:\n"
        "Sort incoming parcels by route.\n\n"
        "Example for State Senate                    09/2016 - 11/2016\n"
        "Toledo, OH US                               Hours per week: 6\n"
        "Canvasser\nSupervisor: none listed\nDuties, Accomplishments and Related Skills:\n"
        "Walked neighborhoods with a partner."
    )
    assert read(parse, body) == [
        ("Mail Sorting Clerk", "Lakes Parcel Depot", "2020-11", "present"),
        ("Canvasser", "Example for State Senate", "2016-09", "2016-11"),
    ]


def test_a_line_of_stops(parse: Parse) -> None:
    body = (
        "Claims Assistant\nLakes Veterans Benefits Office (Federal), Toledo, OH. GS-0998-07. "
        "From 01/2018 to Present. 40 hours per week, Monday through Friday.\n"
        "Establishes claims folders.\n\n"
        "Site Lead\nErie Register and Vote (nonprofit), Toledo, OH. From 04/2024 to 11/2024. "
        "12 hours per week. Stipend.\nLed seven volunteers at tables."
    )
    assert read(parse, body) == [
        ("Claims Assistant", "Lakes Veterans Benefits Office (Federal)", "2018-01", "present"),
        ("Site Lead", "Erie Register and Vote", "2024-04", "2024-11"),
    ]


def test_numbered_jobs(parse: Parse) -> None:
    body = (
        "1.  EQUIPMENT OPERATOR\n    Erie County Road Department, Toledo OH\n"
        "    02/1999 to 08/2021 (retired)     40 hours per week     Supervisor: C. Example\n"
        "    Ran the grader and the backhoe.\n\n"
        "2.  POLL CLERK\n    Erie County Board of Elections\n"
        "    11/2022 and 11/2024 (one day each)\n    Gave out stickers.\n"
    )
    assert read(parse, body) == [
        ("EQUIPMENT OPERATOR", "Erie County Road Department", "1999-02", "2021-08"),
        ("POLL CLERK", "Erie County Board of Elections", "2022-11", "2022-11"),
        ("POLL CLERK", "Erie County Board of Elections", "2024-11", "2024-11"),
    ]


def test_duties_in_a_list_are_no_numbered_jobs(parse: Parse) -> None:
    body = (
        "Cashier\nWard Market\n2016 - 2019\n- Store opener\n- Shelf stocker\n\n"
        "Teller\nHarbor Bank\n2012 - 2015\n- Drawer counter\n- Safe opener"
    )
    assert [row[0] for row in read(parse, body)] == ["Cashier", "Teller"]


def test_what_is_applied_for_is_no_title(parse: Parse) -> None:
    text = HEAD.replace("EXPERIENCE", "JOB APPLIED FOR:     Caller, nights\n\nWORK RECORD")
    found = parse(f"{text}Erie Board of Education     8/98 - 6/23\nBus Driver\n- Drove{TAIL}")
    assert [(p.title, p.organization) for p in found.positions] == [
        ("Bus Driver", "Erie Board of Education")
    ]


def test_fields_named_in_a_column(parse: Parse) -> None:
    body = (
        "Job 1       Waitress\nWhere       Hilltop Diner\nWhen        1988 - 1999\n"
        "Boss        Mr. Example\n- Ran the register\nWhy I left  It burned\n\n"
        "Job 2       Deputy Clerk\nWhere       Erie County Clerk\n"
        "When        June 2013 - Febuary 2021\nPay         $11.75 hr.\n- Sold tags"
    )
    assert read(parse, body) == [
        ("Waitress", "Hilltop Diner", "1988", "1999"),
        ("Deputy Clerk", "Erie County Clerk", "2013-06", "2021-02"),
    ]


def test_no_evidence_in_who_supervised(parse: Parse) -> None:
    body = (
        "Cashier\nWard Market\n2016 - 2019\n- Counted the drawer\n"
        "Supervisor: Dana Example\nReason for leaving: Trained for another job"
    )
    said = [s.text for s in parse(HEAD + body + TAIL).statements]
    assert "Counted the drawer" in said
    assert not any("Dana" in text or "another" in text for text in said)


def test_the_employer_over_several_roles(parse: Parse) -> None:
    body = (
        "Lakes Bus Workers, Local 5514\n"
        "Steward, 2009 - 2016\n- Sat in on grievances\n"
        "Caller, September 2019 - November 2019\n- Called members\n"
    )
    assert read(parse, body) == [
        ("Steward", "Lakes Bus Workers, Local 5514", "2009", "2016"),
        ("Caller", "Lakes Bus Workers, Local 5514", "2019-09", "2019-11"),
    ]
