"""Deeds as real people tell them, in no resume's words: most are heard, each as what it is."""

from __future__ import annotations

from collections.abc import Callable

from screening.scorecard import Scorecard

RESUME = """Ana Lopez
Toledo, OH 43604 | ana@example.com

EXPERIENCE

Volunteer, Yes on 9 campaign
March 2019 - February 2022
- {0}
"""

SAID = [
    ("basic_volunteer_management", "Had the sign-in clipboard and the pizza on Thursdays"),
    ("volunteer_training", "Sat beside new dialers till they stopped shaking"),
    ("volunteer_coordination", "Filled the chairs with retirees and spouses"),
    ("volunteer_coordination", "Rang round for cover when somebody was off"),
    ("volunteer_coordination", "Coordinated volunteers for the annual walk"),
    (
        "program_development",
        "Started our church's calling program from nothing and ran it",
    ),
    (
        "program_development",
        "Opened three phone rooms in two counties and ran them to the end",
    ),
    ("strategic_planning", "Decided how many doors each team had to knock"),
    ("strategic_planning", "Laid out the calendar backwards from election day for all offices"),
    ("staff_training", "Took on two paid callers and broke them in"),
    ("staff_training", "Supervised six clerks on the closing shift"),
    ("data_reporting", "Gave the board a written breakdown every second Monday"),
    (
        "data_reporting",
        "Sent the candidate a page each night on what we heard and where to go next",
    ),
    ("basic_data_analysis", "Noticed that calls after six did better and moved the shift"),
    ("script_writing", "Cut the greeting from 41 words to 22"),
    ("script_writing", "Put the call sheet into Spanish"),
    ("team_leadership", "Eight callers answered to me"),
    ("phone_scripts", "Read the card to retired members about the clerk race"),
    ("phone_scripts", "Dialed alumni and asked for gifts"),
    ("voter_data_entry", "Typed what people told us into the campaign's computer each night"),
    ("voter_data_entry", "Coded each call refused, moved or yes in the dialer"),
    ("voter_data_entry", "Fixed bad cell numbers in NationBuilder"),
    ("team_leadership", "Was over 6 volunteer callers"),
    ("volunteer_training", "Took new walkers out their first time"),
    ("basic_volunteer_management", "Unlocked the hall, handed out lists and stayed for questions"),
]


def test_most_are_heard(screen: Callable[[str], Scorecard]) -> None:
    """23 of 25 on 2026-11-22; a training run may lose another, more would be a step back."""
    missed = []
    for indicator, line in SAID:
        card = screen(RESUME.format(line))
        if indicator not in {i.id for i in card.indicators if i.met}:
            missed.append(line)
    assert len(missed) <= 4, missed


def test_they_are_not_heard_when_they_are_wishes(screen: Callable[[str], Scorecard]) -> None:
    """The same deeds hoped for: "I hope that some day I have ..." meets nothing."""
    for indicator, line in SAID:
        text = RESUME.replace("- {0}", f"- I hope that one day I {line[0].lower()}{line[1:]}")
        assert indicator not in {i.id for i in screen(text).indicators if i.met}, line
