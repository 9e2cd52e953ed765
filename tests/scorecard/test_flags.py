"""The five red flags: flagged, clear or ask, by the guide's section 4."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.evidence.model import Evidence, Quote, ToolUse
from screening.rubric import Rubric
from screening.scorecard import FlagVerdict, Scorecard
from screening.scorecard.flags import SHOWN, judge_flags

Make = Callable[..., Evidence]
Screen = Callable[[str], Scorecard]
JOB = [("2021-03", "2021-11", True)]


def flag(evidence: Evidence, rubric: Rubric, name: str) -> FlagVerdict:
    return next(f for f in judge_flags(evidence, rubric) if f.id == name)


def tool(name: str, database: bool) -> ToolUse:
    return ToolUse(name, "kind", database, Quote(f"Used {name}"))


@pytest.mark.parametrize(
    ("name", "given", "status"),
    [
        # no_volunteer_experience: silence flags
        ("no_volunteer_experience", {}, "flagged"),
        ("no_volunteer_experience", {"signals": {"volunteers": ["Called beside them"]}}, "clear"),
        (
            "no_volunteer_experience",
            {"met": {"basic_volunteer_management": [0]}, "positions": JOB},
            "clear",
        ),
        ("no_volunteer_experience", {"met": {"volunteer_coordination": [None]}}, "clear"),
        ("no_volunteer_experience", {"signals": {"no_volunteers": ["Never with any"]}}, "flagged"),
        (
            "no_volunteer_experience",
            {"signals": {"no_volunteers": ["No paid ones"], "volunteers": ["Ushered"]}},
            "clear",
        ),
        # poor_communication: silence asks, five misspellings on a page flag
        ("poor_communication", {}, "ask"),
        ("poor_communication", {"misspelt": 4}, "ask"),
        ("poor_communication", {"misspelt": 5}, "flagged"),
        ("poor_communication", {"signals": {"communication": ["Spoke to 200"]}}, "clear"),
        ("poor_communication", {"met": {"script_writing": [0]}, "positions": JOB}, "clear"),
        ("poor_communication", {"met": {"phone_scripts": [0]}, "positions": JOB}, "ask"),
        (
            "poor_communication",
            {"misspelt": 5, "signals": {"communication": ["Spoke to 200"]}},
            "flagged",
        ),
        # no_voter_database: silence flags
        ("no_voter_database", {}, "flagged"),
        ("no_voter_database", {"tools": [tool("VAN", True)]}, "clear"),
        ("no_voter_database", {"tools": [tool("ActBlue", False)]}, "flagged"),
        ("no_voter_database", {"signals": {"database": ["Cleaned the voter file"]}}, "clear"),
        # no_compliance: silence asks
        ("no_compliance", {}, "ask"),
        ("no_compliance", {"signals": {"compliance": ["Honored opt-outs"]}}, "clear"),
        ("no_compliance", {"signals": {"no_compliance": ["Called them anyway"]}}, "flagged"),
        # no_evening_weekend: silence asks
        ("no_evening_weekend", {}, "ask"),
        ("no_evening_weekend", {"signals": {"no_evenings": ["Weekdays only"]}}, "flagged"),
        ("no_evening_weekend", {"signals": {"evenings": ["Evenings are fine"]}}, "clear"),
        (
            "no_evening_weekend",
            {"signals": {"evenings": [("Worked Tuesday nights", 0)]}, "positions": JOB},
            "clear",
        ),
        # what is said about now wins over what was worked once
        (
            "no_evening_weekend",
            {
                "signals": {
                    "no_evenings": ["Days only now"],
                    "evenings": [("Worked nights", 0)],
                },
                "positions": JOB,
            },
            "flagged",
        ),
        # a partial limit with other times offered is clear
        (
            "no_evening_weekend",
            {"signals": {"no_evenings": ["Not Sundays"], "evenings": ["Available Saturdays"]}},
            "clear",
        ),
        (
            "no_evening_weekend",
            {
                "signals": {"no_evenings": ["Not Sundays"], "evenings": ["After 5 and Saturdays"]},
                "hours": ["After 5 and Saturdays"],
            },
            "clear",
        ),
    ],
)
def test_a_flag_follows_from_what_is_said(
    make: Make, rubric: Rubric, name: str, given: dict[str, object], status: str
) -> None:
    assert flag(make(**given), rubric, name).status.value == status


def test_all_five_stand_in_the_rubrics_order(make: Make, rubric: Rubric) -> None:
    assert [f.id for f in judge_flags(make(), rubric)] == [
        "no_volunteer_experience",
        "poor_communication",
        "no_voter_database",
        "no_compliance",
        "no_evening_weekend",
    ]


def test_each_has_a_sentence_and_at_most_three_quotes(make: Make, rubric: Rubric) -> None:
    lines = [f"Line {n}" for n in range(5)]
    everything = make(
        signals=dict.fromkeys(
            ("volunteers", "communication", "compliance", "evenings", "database"), lines
        )
    )
    for evidence in (make(), everything):
        for f in judge_flags(evidence, rubric):
            assert f.reason.endswith(".")
            assert len(f.quotes) <= SHOWN
    assert all(f.quotes for f in judge_flags(everything, rubric))


def not_yet(*values: object, why: str) -> object:
    """A row that is still judged wrongly; strict, so that it fails here once it is right."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


RESUME = """Ana Lopez
Toledo, OH 43604 | ana@example.com

EXPERIENCE

Phone Bank Volunteer, Yes on 9
March 2021 - November 2021
- Called voters from a script

{0}
"""


def status(screen: Screen, text: str, name: str) -> str:
    card = screen(RESUME.format(text))
    return next(f.status.value for f in card.red_flags if f.id == name)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("SKILLS\n\nVAN, Excel", "clear"),  # a skills list suffices
        ("SKILLS\n\nCallHub, Excel", "clear"),
        ("- Entered answers in NationBuilder", "clear"),
        ("- Updated the voter file every night", "clear"),
        ("SUMMARY\n\nI have not used VAN but I learn fast.", "flagged"),
        ("SUMMARY\n\nI have never used a voter database.", "flagged"),
        ("OBJECTIVE\n\nTo learn VAN and a voter database.", "flagged"),
        ("SUMMARY\n\nHave you used a voter database (VAN, PDI or other)? No", "flagged"),
        ("SUMMARY\n\nHave you used a voter database (VAN, PDI or other)? Yes", "clear"),
        ("SKILLS\n\nExcel, Five9, Raiser's Edge, ActBlue", "flagged"),  # none holds voters
        ("SKILLS\n\nvan driving, hustle, insight", "flagged"),
        ("", "flagged"),
    ],
)
def test_voter_databases_on_the_page(screen: Screen, text: str, wanted: str) -> None:
    assert status(screen, text, "no_voter_database") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("SKILLS\n\nTCPA, Excel", "clear"),  # a rule known by name
        ("- Honored opt-outs and the do-not-call list", "clear"),
        ("- Filed reports with the FEC", "clear"),
        ("SUMMARY\n\nI do not know the campaign finance rules yet.", "flagged"),
        ("- Called people who asked to be taken off the list anyway", "flagged"),
        ("- Ignored opt-outs to hit the goal", "flagged"),
        ("- Stopped calls at 9 pm as the law requires", "clear"),
        ("- Read the paid-for-by disclaimer on every call", "clear"),
        ("- Never called anyone who had opted out", "clear"),
        ("SKILLS\n\nHIPAA compliance", "ask"),
        ("SKILLS\n\ncompliance, Excel", "ask"),  # the bare word
        ("- Kept the food safety compliance log", "ask"),  # another trade's rules
        ("- Kept to the federal rules about the privacy of accounts", "ask"),
        ("- Kept the phone room legal: no dials after 9 pm local", "clear"),
        ("- Saw to it that nobody called past nine, because that is the law", "clear"),
        ("- Never late for a call at 8", "ask"),
        ("- Put them on the DNC list when they asked so nobody called them again", "clear"),
        ("- Who said quit calling got do not call by the name and was never called again", "clear"),
        ("- If the owner says do not call again we stop, that is the rule", "clear"),
        ("- Put people in the do not call list when they ask for it", "clear"),
        ("- Hope to put people in the do not call list", "ask"),
        ("- Attended the training on calling hours and the do not call list", "clear"),
        ("- Could not go on, because my mother-in-law was sick", "ask"),
        ("- When they opted out we called them again anyway", "flagged"),
        ("- Placed calls, observed permitted hours, and honored removal requests", "clear"),
        ("- Attended the training on what a union may coordinate with a candidate", "clear"),
        ("", "ask"),
    ],
)
def test_compliance_on_the_page(screen: Screen, text: str, wanted: str) -> None:
    assert status(screen, text, "no_compliance") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("AVAILABILITY\n\nEvenings and weekends", "clear"),
        ("AVAILABILITY\n\nWeekdays only, no evenings", "flagged"),
        ("AVAILABILITY\n\nMonday to Friday, 9 am to 3 pm only", "flagged"),
        ("AVAILABILITY\n\nAny evening after 5. Not Sundays.", "clear"),
        ("AVAILABILITY\n\nEvenings after 5 and Saturdays. No Sundays please.", "clear"),
        ("- Worked Tuesday and Thursday evenings", "clear"),
        ("AVAILABILITY\n\nI look after my father evenings and weekends.", "flagged"),
        ("AVAILABILITY\n\nI keep my grandbabies nights now so I can not work those.", "flagged"),
        ("AVAILABILITY\n\nEvenings and weekends I take care of my mother.", "flagged"),
        ("AVAILABILITY\n\nNights and weekends are out.", "flagged"),
        ("AVAILABILITY\n\nI watch my niece on weekends but evenings are open.", "clear"),
        ("AVAILABILITY\n\nI look after my father weekdays, so nights suit me.", "clear"),
        ("AVAILABILITY\n\nDays I sit with my mother. Weeknights and Saturdays work best.", "clear"),
        ("AVAILABILITY\n\nWeekdays suit me. Nights do not work for me.", "flagged"),
        ("AVAILABILITY\n\nI do not come out on Sundays, but most evenings are fine.", "clear"),
        ("AVAILABILITY\n\nEvenings and Saturdays, not Sundays", "clear"),
        ("EDUCATION\n\nNight course in marketing, 2019", "ask"),
        ("- Closed the store every night", "clear"),
        ("AVAILABILITY\n\nI cannot work evenings", "flagged"),
        ("AVAILABILITY\n\nNot available nights", "flagged"),
        ("AVAILABILITY\n\nMonday to Friday. Evenings and weekends I cannot any more.", "flagged"),
        ("AVAILABILITY\n\nEvenings and Saturdays. Not on Sunday mornings.", "clear"),
        ("AVAILABILITY\n\nWeekends only", "clear"),
        ("AVAILABILITY\n\nAny time", "clear"),
        (
            "SUMMARY\n\nHours you can work? Monday to Friday, 8:30 a.m. to 3:00 p.m. only.",
            "flagged",
        ),
        ("AVAILABILITY\n\nMon-Fri after 5 pm", "clear"),
        ("AVAILABILITY\n\nTwo weeks' notice", "ask"),
        ("AVAILABILITY\n\nUntil 3 pm", "flagged"),
        ("SUMMARY\n\nSaturdays and evenings belong to my family.", "flagged"),
        (
            "AVAILABILITY\n\nAfter 6 pm on weekdays, and Saturdays. Not Sundays, that is church.",
            "clear",
        ),
        not_yet(
            "- Made calls Monday to Thursday, never before 8 am or after 9 pm",
            "clear",
            why="calling hours are read as the person's own limit",
        ),
        not_yet("- Taught arithmetic to classes 5 to 9", "ask", why="school classes read as hours"),
        not_yet("- Wrote the evening news", "ask", why="the name of a program"),
        ("SUMMARY\n\nI am only available weekdays until 4:30, no nights or weekends.", "flagged"),
        (
            "- Worked Tuesday evenings\n\nAVAILABILITY\n\nDays only. No nights or weekends now.",
            "flagged",
        ),
        ("", "ask"),
    ],
)
def test_evenings_on_the_page(screen: Screen, text: str, wanted: str) -> None:
    assert status(screen, text, "no_evening_weekend") == wanted


WELL = "- Answered the telephone and took messages for the whole office"
BADLY = "- Recieved and definately awnsered pepole on the telefone, seperate from the ofice"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (WELL, "ask"),
        (BADLY, "flagged"),
        ("- Recieved calls and awnsered them", "ask"),  # two slips are none
        ("- Trained volunteers to speak with voters", "clear"),
        ("SKILLS\n\nBích Ngọc, Zalo, Wolof, Tagalog, Łódź, Cần Thơ", "ask"),  # names
        ("- Organised the colour-coded programme centre and catalogue", "ask"),  # British
        ("- Since two years I am calling the members of our association", "ask"),  # not native
        ("- Atendí el teléfono y escribí los mensajes de la oficina central", "ask"),  # Spanish
    ],
)
def test_writing_on_the_page(screen: Screen, text: str, wanted: str) -> None:
    assert status(screen, text, "poor_communication") == wanted


def test_a_line_of_many_slips_is_shown_once(screen: Screen) -> None:
    (found,) = [f for f in screen(RESUME.format(BADLY)).red_flags if f.id == "poor_communication"]
    assert [q.text for q in found.quotes] == [BADLY.removeprefix("- ")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- Stood beside the other volunteers on Saturday shifts", "clear"),
        ("- Recruited volunteers at three churches", "clear"),
        ("SKILLS\n\nVolunteer management", "flagged"),  # a bare word
        ("OBJECTIVE\n\nTo manage volunteers.", "flagged"),
        ("OBJECTIVE\n\nWorked beside volunteers on weekend shifts.", "flagged"),
        ("SUMMARY\n\nI have not worked with volunteers.", "flagged"),
    ],
)
def test_volunteers_on_the_page(screen: Screen, text: str, wanted: str) -> None:
    # A cashier's resume: "Phone Bank Volunteer" would already show work with volunteers.
    resume = RESUME.replace("Phone Bank Volunteer, Yes on 9", "Cashier, Blue Hen Cafe").replace(
        "Called voters from a script", "Ran the register"
    )
    card = screen(resume.format(text))
    got = next(f.status.value for f in card.red_flags if f.id == "no_volunteer_experience")
    assert got == wanted


@pytest.mark.parametrize(
    ("jobs", "wanted"),
    [
        (
            "Shift Supervisor, Sawmill Fund Calls\nApril 2021 - Present\n"
            "- Supervise 14 paid callers on the evening shift\n\n"
            "Lead Caller, Sawmill Fund Calls\nMay 2018 - March 2021\n"
            "- Showed new callers how to do it on their first shift",
            False,
        ),
        (
            "Lead Caller, Sawmill Fund Calls\nMay 2018 - March 2021\n"
            "- Showed new callers how to do it on their first shift\n\n"
            "SUMMARY\n\nI have not worked with volunteers.",
            False,
        ),
        (
            "Temporary Clerk, Roe for State House\nMay 2018 - August 2018\n"
            "- Showed new callers how to do it on their first shift\n\n"
            "SUMMARY\n\nI have had paid jobs and have not done anything with volunteers.",
            False,
        ),
        (
            "Field Intern, Roe for Senate\nMay 2020 - November 2020\n"
            "- Showed new callers how to do it on their first shift\n\n"
            "SUMMARY\n\nI have not managed volunteers.",
            True,
        ),
        (
            "Shift Supervisor, Sawmill Fund Calls\nApril 2021 - Present\n"
            "- Supervise 14 paid callers on the evening shift\n\n"
            "Lead Caller (volunteer), Roe for Senate\nMay 2018 - March 2021\n"
            "- Showed new callers how to do it on their first shift",
            True,
        ),
        (
            "Shift Supervisor, Sawmill Fund Calls\nApril 2021 - Present\n"
            "- Supervise 14 paid callers on the evening shift\n"
            "- Showed new volunteers how to do it on their first shift",
            True,
        ),
    ],
)
def test_callers_who_are_paid_are_no_volunteers(screen: Screen, jobs: str, wanted: bool) -> None:
    head = "Ana Lopez\nToledo, OH\nana@example.com\n\nEXPERIENCE\n\n"
    card = screen(head + jobs + "\n")
    trained = next(i.verdict.met for i in card.indicators if i.id == "volunteer_training")
    flag = next(f.status.value for f in card.red_flags if f.id == "no_volunteer_experience")
    assert (trained, flag) == (wanted, "clear" if wanted else "flagged")


POSTING = (
    "SUMMARY\n\nAbout the role: we are looking for a caller.\n"
    "Requirements: must work evenings and weekends; honors opt-outs and the TCPA; knows VAN."
)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("no_evening_weekend", "ask"), ("no_compliance", "ask"), ("no_voter_database", "flagged")],
)
def test_a_pasted_posting_clears_nothing(screen: Screen, name: str, wanted: str) -> None:
    assert status(screen, POSTING, name) == wanted
