"""A line is read in its place, and every verdict says why."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

import screening
from screening.evidence import Evidence, State, gather
from screening.rubric import Rubric
from screening.scorecard import Scorecard

Screen = Callable[[str], Scorecard]
AS_OF = datetime.date(2026, 11, 1)

HEAD = "Ana Lopez\nToledo, OH 43604 | ana@example.com\n"
JOB = HEAD + "\nEXPERIENCE\n\nField Organizer, Yes on 9\nMarch 2021 - November 2021\n- {0}\n"


@pytest.fixture(scope="module")
def evidence(rubric: Rubric) -> Callable[[str], Evidence]:
    def gathered(text: str) -> Evidence:
        resume = screening.parse(screening.read(text.encode(), "resume.txt"))
        return gather(resume, rubric, AS_OF)

    return gathered


def met(card: Scorecard) -> set[str]:
    return {i.id for i in card.indicators if i.met}


DEEDS = [
    ("phone_scripts", "Called voters from a script four nights a week"),
    ("voter_data_entry", "Entered contact results in VAN after every shift"),
    ("volunteer_coordination", "Scheduled volunteers and reminded them the day before"),
    ("basic_volunteer_management", "Signed volunteers in and answered their questions on shift"),
    ("volunteer_training", "Trained 40 new volunteers"),
    ("script_writing", "Rewrote the phone script and tested two openings"),
    ("basic_data_analysis", "Tracked contact rates by hour and moved the shifts"),
    ("team_leadership", "Led a team of nine callers"),
    ("program_development", "Built a statewide phone program from nothing and ran it"),
    ("strategic_planning", "Set weekly call goals for all nine offices"),
    ("staff_training", "Hired and trained five paid organizers"),
    ("data_reporting", "Analyzed results and reported them to the board every month"),
]


@pytest.mark.parametrize(("indicator", "line"), DEEDS)
def test_a_plain_deed_meets_its_indicator(screen: Screen, indicator: str, line: str) -> None:
    card = screen(JOB.format(line))
    verdict = next(i for i in card.indicators if i.id == indicator)
    assert verdict.met
    assert verdict.verdict.findings[0].quote.text == line
    assert verdict.verdict.confidence >= 0.5
    assert verdict.reason == f"Shown as Field Organizer: “{line}”"


@pytest.mark.parametrize(("indicator", "line"), DEEDS)
def test_it_does_not_where_it_is_denied(screen: Screen, indicator: str, line: str) -> None:
    denied = f"I have never {line[0].lower()}{line[1:]}."
    assert indicator not in met(screen(HEAD + f"\nSUMMARY\n\n{denied}\n"))


@pytest.mark.parametrize(("indicator", "line"), DEEDS)
def test_it_does_not_under_an_objective_or_in_a_list(
    screen: Screen, indicator: str, line: str
) -> None:
    assert indicator not in met(screen(HEAD + f"\nOBJECTIVE\n\n{line}.\n"))
    assert indicator not in met(screen(HEAD + f"\nSKILLS\n\nExcel, {line.split(' and ')[0]}\n"))


@pytest.mark.parametrize(("indicator", "line"), DEEDS)
def test_it_does_not_in_class_or_before_it_has_begun(
    screen: Screen, indicator: str, line: str
) -> None:
    study = f"\nEDUCATION\n\nB.A. 2015\nClass project: {line[0].lower()}{line[1:]}\n"
    assert indicator not in met(screen(HEAD + study))
    told = f"For a class project at school, {line[0].lower()}{line[1:]}."
    assert indicator not in met(screen(HEAD + f"\nSUMMARY\n\n{told}\n"))
    future = JOB.replace("March 2021 - November 2021", "January 2027 - May 2027")
    # The title of a role that has not begun may not count either.
    assert indicator not in met(screen(future.format(line)))


@pytest.mark.parametrize(("indicator", "line"), DEEDS)
def test_it_does_not_where_somebody_else_did_it(screen: Screen, indicator: str, line: str) -> None:
    theirs = f"The field director {line[0].lower()}{line[1:]}"
    assert indicator not in met(screen(HEAD + f"\nSUMMARY\n\n{theirs}.\n"))


def test_the_same_sentences_count_where_nothing_speaks_against_them(screen: Screen) -> None:
    """The controls of the tests above: said plainly in a summary, the deeds are met."""
    found = [i for i, line in DEEDS if i in met(screen(HEAD + f"\nSUMMARY\n\n{line}.\n"))]
    assert len(found) >= 11


def test_what_meets_reporting_meets_analysis_with_the_same_line(screen: Screen) -> None:
    line = "Built the weekly turnout report for the state director"
    card = screen(JOB.format(line))
    by_id = {i.id: i for i in card.indicators}
    assert by_id["data_reporting"].met
    assert by_id["basic_data_analysis"].met
    assert line in {f.quote.text for f in by_id["basic_data_analysis"].verdict.findings}


def test_all_twelve_stand_in_the_rubrics_order(screen: Screen, rubric: Rubric) -> None:
    card = screen(JOB.format("Called voters"))
    assert [(i.id, i.level) for i in card.indicators] == [
        (i.id, i.level) for i in rubric.indicators
    ]


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("Phone Bank Captain", True),
        ("Canvass Team Lead", True),
        ("Call Center Supervisor", True),
        ("Director of Volunteers", True),
        ("Phone Banker", False),
        ("Cashier", False),
        ("Captain, Ultimate Frisbee", False),  # a sports team
    ],
)
def test_a_captains_title_alone_is_leadership(screen: Screen, title: str, leads: bool) -> None:
    text = HEAD + f"\nEXPERIENCE\n\n{title}, Toledo Works\nMarch 2021 - May 2021\n- Ate lunch\n"
    assert ("team_leadership" in met(screen(text))) is leads


def test_not_met_says_what_was_searched_and_what_came_nearest(screen: Screen) -> None:
    card = screen(
        HEAD + "\nSUMMARY\n\nI have never trained volunteers.\n\nEXPERIENCE\n\n"
        "Cashier, Blue Hen Cafe\n2015 - 2018\n- Ran the register\n- Swept the floor\n"
    )
    reason = next(i.reason for i in card.indicators if i.id == "volunteer_training")
    assert reason.startswith("Not shown. ")
    assert "lines read, none shows it." in reason


def test_the_nearest_line_has_its_reason(evidence: Callable[[str], Evidence]) -> None:
    found = evidence(HEAD + "\nOBJECTIVE\n\nTo train new volunteers on the phones.\n")
    nearest = found.verdict("volunteer_training").nearest
    assert nearest is not None
    assert (nearest.state, nearest.reason) == (State.WISHED, "it is a wish, not a deed")
    assert nearest.quote.text == "To train new volunteers on the phones."


def test_a_quote_has_its_place(evidence: Callable[[str], Evidence]) -> None:
    found = evidence(JOB.format("Trained 40 new volunteers"))
    (finding,) = found.verdict("volunteer_training").findings
    assert finding.quote.position == 0
    statement = found.resume.statements[finding.quote.statement or 0]
    assert statement.text == finding.quote.text
    assert "train" in finding.words


def test_lines_of_positions_come_first_the_surest_before_the_others_and_four_are_shown(
    evidence: Callable[[str], Evidence],
) -> None:
    summary = HEAD + "\nSUMMARY\n\nTrained 300 volunteers to call voters.\n"
    job = JOB.removeprefix(HEAD)
    lines = "\n- ".join(
        [
            "Helped a new volunteer to learn the phones now and then",
            "Trained and supervised 40 volunteers",
            "Showed volunteers how to mark the sheet",
        ]
    )
    findings = evidence(summary + job.format(lines)).verdict("volunteer_training").findings
    assert [f.quote.position for f in findings] == [0, 0, 0, None]
    chances = [f.confidence for f in findings[:3]]
    assert chances == sorted(chances, reverse=True)
    many = "\n- ".join(f"Trained {n} volunteers in week {n}" for n in range(2, 12))
    assert len(evidence(JOB.format(many)).verdict("volunteer_training").findings) == 4


POSTING = """
About the role: we are looking for a Field Organizer.
Responsibilities: recruit, train and schedule volunteers; run nightly phone banks.
Requirements: must have managed a team of ten callers and have used VAN.
"""


def test_a_pasted_job_posting_is_not_the_persons_deed(screen: Screen) -> None:
    card = screen(HEAD + f"\nSUMMARY\n{POSTING}\nEXPERIENCE\n\nCashier, Blue Hen\n2015 - 2018\n")
    assert met(card) == set()


def test_a_position_says_why_it_is_relevant(screen: Screen) -> None:
    line = "Called voters from a script and trained volunteers"
    (position,) = screen(JOB.format(line)).positions
    assert position.relevant
    assert position.reason == f"“{line}”" or "Field Organizer" in position.reason
    text = HEAD + "\nEXPERIENCE\n\nPersonal Banker, Ward Bank\n2015 - 2018\n- Opened accounts\n"
    (other,) = screen(text).positions
    assert not other.relevant
    assert "adjacent" in other.reason


def test_a_bare_title_decides_where_it_stands_alone(screen: Screen) -> None:
    text = HEAD + (
        "\nEXPERIENCE\n\nField Organizer, Yes on 9, 2021\nPhone Bank Volunteer, Tran for Senate, "
        "2019\nPhone Banking Representative, Ward Bank, 2015 - 2018\nCashier, Blue Hen, 2012\n"
    )
    card = screen(text)
    assert [p.relevant for p in card.positions] == [True, True, False, False]
    assert card.relevant_months == 12


def test_the_same_text_gives_the_same_scorecard(screen: Screen) -> None:
    text = JOB.format("Trained 40 new volunteers")
    assert screen(text).to_dict() == screen(text).to_dict()
