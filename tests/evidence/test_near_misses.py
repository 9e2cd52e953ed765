"""Lines of other trades that come close to an indicator and do not meet it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.scorecard import Scorecard

RESUME = """Ana Lopez
Toledo, OH 43604 | ana@example.com

EXPERIENCE

{title}, {organization}
March 2019 - February 2022
- {line}
"""
VOLUNTEERS = {"basic_volunteer_management", "volunteer_coordination", "volunteer_training"}


def not_yet(*values: object, why: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


ROWS = [
    ("Teacher", "Hill School", "Taught mathematics to grades 7 and 8", set()),
    ("Receptionist", "Family Dental", "Confirmed the next day's patients by phone", set()),
    ("Usher", "Grace Church", "Handed out bulletins at the door", set()),
    ("Volunteer", "Holy Rosary Pantry", "Packed boxes on Saturdays", set()),
    ("Volunteer", "Hill Library", "Read to children on Mondays", set()),
    ("Poll Worker", "Lonoke County", "Checked names in the book and handed out ballots", set()),
    ("Actor", "Hill Theatre", "Learned scripts and rehearsed nightly", set()),
    ("Developer", "Tidy Soft", "Wrote Python scripts to clean data", set()),
    ("Fundraiser", "Gala Company", "Wrote grant proposals to foundations", set()),
    ("Press Aide", "Tran for Senate", "Wrote press releases and clips", set()),
    ("Driver", "Tran for Senate", "Drove the candidate and carried signs", set()),
    ("Data Clerk", "Ward Clinic", "Entered patient data in the records system", set()),
    ("Treasurer", "Tran for Senate", "Kept the books and paid the bills", set()),
    ("Salesman", "Shoe Company", "Called customers about their lay-aways", set()),
    # paid people only: staff, not volunteers
    ("Training Clerk", "Shoe Outlet", "Trained nine new sales people", {"staff_training"}),
    ("Cashier", "Blue Hen", "Trained new cashiers on the register", {"staff_training"}),
    # a captain's title is leadership even at a counter
    ("Shift Lead", "Burger Depot", "Counted the drawers", {"team_leadership"}),
    # a script is a script wherever it was
    (
        "Clinic Caller",
        "Ward Clinic",
        "Called patients from the call guide, word by word",
        {"phone_scripts"},
    ),
    (
        "Collections Agent",
        "Alamo Receivables",
        "Made calls on past due loans from the call script",
        {"phone_scripts"},
    ),
    ("Cook", "Blue Hen", "Followed the recipe cards word for word", set()),
    # unpaid people by their own names, in a position that is other work
    (
        "Secretary",
        "Ward Company",
        "Kept the schedule of ushers and greeters and found substitutes",
        {"volunteer_coordination"},
    ),
    ("Secretary", "Ward Company", "Kept the schedule of the drivers and found substitutes", set()),
    # what holds voters is named
    ("Office Clerk", "Ward Company", "Cleaned out doubled names in VAN", {"voter_data_entry"}),
    ("Office Clerk", "Ward Company", "Cleaned out doubled names in the customer list", set()),
    # whom a crew member trains is paid like him
    ("Crew Member", "Blue Hen", "Trained 2 new hires on the fryer", {"staff_training"}),
]


@pytest.mark.parametrize(
    ("title", "organization", "line", "wanted"),
    [
        *(pytest.param(*row, id=row[0] + ": " + row[2][:30]) for row in ROWS),
        not_yet("Head Coach", "Taylor Rockets", "Ran practices", set(), why="a sports team"),
        not_yet("Screenwriter", "Hill Film", "Wrote scripts for short films", set(), why="films"),
        not_yet("Bank Teller", "Ward Bank", "Kept member records up to date", set(), why="members"),
    ],
)
def test_other_work_meets_what_it_shows_and_no_more(
    screen: Callable[[str], Scorecard], title: str, organization: str, line: str, wanted: set[str]
) -> None:
    card = screen(RESUME.format(title=title, organization=organization, line=line))
    assert {i.id for i in card.indicators if i.met} == wanted


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Warehouse Lead", "Trained new hires on the forklift"),
        ("Office Manager", "Onboarded new employees and gave them badges"),
        ("Workforce Analyst", "Made the seat schedule for the paid agents"),
        ("Customer Care Supervisor", "Coached agents who fell under the target"),
        ("Teacher", "Supervised pupils at lunch"),
        ("Bank Adviser", "Taught customers to use the app"),
        ("Nurse", "Scheduled patients and called them the day before"),
        ("Dispatcher", "Scheduled drivers and set their routes"),
    ],
)
def test_without_volunteers_no_volunteer_indicator_is_met(
    screen: Callable[[str], Scorecard], title: str, line: str
) -> None:
    card = screen(RESUME.format(title=title, organization="Ward Company", line=line))
    assert not VOLUNTEERS & {i.id for i in card.indicators if i.met}


@pytest.mark.parametrize(
    ("line", "yes", "no"),
    [
        # whose goals they are decides
        ("Set the weekly call goals for nine volunteers", "strategic_planning", ""),
        ("Met the weekly call goals set by the director", "", "strategic_planning"),
        # who was trained decides
        ("Trained twelve volunteers on the dialer", "volunteer_training", "staff_training"),
        ("Trained twelve paid organizers", "staff_training", "volunteer_training"),
        # reading is not writing
        ("Wrote the door script", "script_writing", ""),
        ("Called voters and read the script", "phone_scripts", "script_writing"),
        # keeping count is not reporting
        ("Kept my own tally of doors by street", "", "data_reporting"),
        ("Presented the contact rates to the board each week", "data_reporting", ""),
        # a night's calls are not a program
        ("Ran the Tuesday night phones", "", "program_development"),
        ("Built the county's phone program and its budget", "program_development", ""),
    ],
)
def test_the_line_between_two_indicators(
    screen: Callable[[str], Scorecard], line: str, yes: str, no: str
) -> None:
    card = screen(RESUME.format(title="Field Organizer", organization="Yes on 9", line=line))
    met = {i.id for i in card.indicators if i.met}
    assert not yes or yes in met
    assert not no or no not in met
