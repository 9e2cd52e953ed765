"""Work that sounds like phone banking and is not (domain.md, section 2.4): it adds no months."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.scorecard import Scorecard

RESUME = """Ana Lopez
Toledo, OH 43604 | ana@example.com

EXPERIENCE

{title}, {organization}
March 2019 - February 2022
{lines}
"""

FALSE = [
    (
        "Phone Banking Representative",
        "Crossroads Plain Credit Union",
        "Answered calls about balances, transfers and lost cards|Reset PINs",
    ),
    (
        "Telephone Banker",
        "Etowah Heritage Bank",
        "Took 80 calls a day on accounts and loans|Sold two credit cards a week",
    ),
    (
        "Food Bank Volunteer",
        "Cardinal Ridge Food Bank",
        "Packed backpacks for school children|Unloaded the truck on Thursdays",
    ),
    ("Blood Bank Technician", "Ross Ridge Blood Services", "Drew blood|Labeled samples"),
    (
        "Telemarketer",
        "Suntrail Vacation Club",
        "Made 200 dials a day to sell time shares|Beat the sales quota",
    ),
    (
        "Collections Agent",
        "Alamo Receivables",
        "Collected debts on a predictive dialer|Set up payment plans",
    ),
    (
        "Telephone Interviewer",
        "Midland Opinion Center",
        "Read survey questions word for word to respondents|Reached the sample's quota",
    ),
    (
        "Survey Interviewer",
        "Peninsula Opinion Center",
        "Stuck to the script on the screen and marked the answers|Reached random households",
    ),
    ("Van Driver", "Moorland Day Centre", "Drove the van on two routes|Washed the van"),
    (
        "Campaign Manager",
        "Brightside Shoes",
        "Ran e-mail and ad campaigns for the spring line|Bought ads",
    ),
    ("Closet Organizer", "Tidy Homes", "Sorted closets for clients|Labeled boxes"),
    (
        "Solar Canvasser",
        "BrightRoof Home Energy",
        "Sold solar panels door to door|Booked site visits",
    ),
    (
        "Customer Service Representative",
        "Cactus Wren Wireless",
        "Took inbound billing calls|Offered plan upgrades",
    ),
    ("Election Clerk", "Lonoke County", "Found names in the poll book|Handed out ballots"),
    ("Turf Specialist", "Green Acre Lawns", "Laid turf and mowed lawns|Cured new sod"),
    ("Press Secretary", "Tran for Senate", "Wrote press releases|Answered reporters"),
]


@pytest.mark.parametrize(("title", "organization", "lines"), FALSE, ids=[f[0] for f in FALSE])
def test_it_adds_no_months(
    screen: Callable[[str], Scorecard], title: str, organization: str, lines: str
) -> None:
    text = "\n".join(f"- {line}" for line in lines.split("|"))
    card = screen(RESUME.format(title=title, organization=organization, lines=text))
    assert [p.relevant for p in card.positions] == [False]
    assert (card.relevant_months, card.level) == (0, "junior")
    # None of these lines shows work with volunteers, their training or a program of calls.
    met = {i.id for i in card.indicators if i.met}
    assert met <= {"phone_scripts", "voter_data_entry"}


@pytest.mark.parametrize(
    ("title", "organization", "lines"),
    [
        (
            "Food Bank Volunteer Coordinator",
            "Cardinal Ridge Food Bank",
            "Recruited and scheduled 40 volunteers a week|Packed boxes",
        ),
        (
            "Telefundraiser",
            "Harbor Tide Calling",
            "Called members from a script and asked them to give|Recorded pledges",
        ),
        (
            "Phone Bank Volunteer",
            "Citizens for Hopewell Run Schools",
            "Called voters off a paper list about the levy",
        ),
        (
            "Canvasser",
            "Tran for Senate",
            "Knocked doors and talked with voters about the election",
        ),
        (
            "Campaign Manager",
            "Uhrich for Commissioner",
            "Recruited volunteers and ran the phone bank|Called voters each evening",
        ),
    ],
)
def test_its_true_neighbor_does(
    screen: Callable[[str], Scorecard], title: str, organization: str, lines: str
) -> None:
    text = "\n".join(f"- {line}" for line in lines.split("|"))
    card = screen(RESUME.format(title=title, organization=organization, lines=text))
    assert card.relevant_months == 36
