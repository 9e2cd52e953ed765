"""A resume that speaks of its person by name: "Dana Roe is an organizer. She trains callers." """

from __future__ import annotations

from collections.abc import Callable

from screening.scorecard import Scorecard

Screen = Callable[[str], Scorecard]

TEXT = """\
Dana Whitfield
Toledo, OH 43604 | dana.w@example.com

SUMMARY
{summary}

EXPERIENCE
Field Organizer, Friends of Otis Reyes
May 2022 - November 2022
- {deed}
"""
THIRD = "Dana Whitfield is a field organizer who likes long lists. She can be had any evening."
FIRST = "Field organizer who likes long lists. Any evening is fine."
WROTE = "She wrote the phone script with the team"
REPORTED = "Ms. Whitfield reported weekly numbers to the director"


def met(screen: Screen, summary: str, deed: str) -> set[str]:
    card = screen(TEXT.format(summary=summary, deed=deed))
    return {i.id for i in card.indicators if i.met}


def test_she_and_the_name_are_the_person(screen: Screen) -> None:
    assert "script_writing" in met(screen, THIRD, WROTE)
    assert "data_reporting" in met(screen, THIRD, REPORTED)


def test_elsewhere_she_is_somebody_else(screen: Screen) -> None:
    assert "script_writing" not in met(screen, FIRST, WROTE)
    assert "script_writing" not in met(
        screen, THIRD, "Read what Mrs. Bell, the director, gave us; she wrote the phone script"
    )
    assert "strategic_planning" not in met(
        screen, THIRD, "Her supervisor set the goals for the office"
    )


def test_a_name_that_begins_a_line_of_its_own_tells_nothing(screen: Screen) -> None:
    summary = "Field organizer. Whitfield Road resident. Any evening is fine."
    assert "script_writing" not in met(screen, summary, WROTE)


def test_a_first_name_cut_short_is_the_person_too(screen: Screen) -> None:
    text = TEXT.replace("Dana Whitfield\n", "Daniela Whitfield\n").format(
        summary="Dani organizes with long lists.", deed=WROTE
    )
    assert "script_writing" in {i.id for i in screen(text).indicators if i.met}


ORDINARY = """\
{name}
Toledo, OH 43604 | someone@example.com

SUMMARY
Caller with long evenings. Will work late. Church and club phones since school.

EXPERIENCE
Phone Volunteer, Friends of Otis Reyes
May 2022 - November 2022
- Mark answers in VAN each night
- Church records filing and volunteer sign-in at the door
- Grace notes and will calls on the last list
- She wrote the phone script with the team
"""


def test_a_name_that_is_a_word_like_others_changes_no_mark(screen: Screen) -> None:
    cards = [
        screen(ORDINARY.format(name=name))
        for name in ("Dana Whitfield", "Mark Doe", "Grace Church", "Will May", "Grace Mark")
    ]
    assert {c.contact.name for c in cards} >= {"Mark Doe", "Grace Church"}
    assert len({(tuple(i.met for i in c.indicators), *c.scores.items()) for c in cards}) == 1
    assert not any(i.met for c in cards for i in c.indicators if i.id == "script_writing")


def test_a_deed_may_name_the_person(screen: Screen) -> None:
    nights = "The whole office stayed late and Dana called voters and wrote the phone script"
    assert "script_writing" in met(screen, FIRST, nights)
    # somebody else's name names nobody
    assert "script_writing" not in met(screen, FIRST, nights.replace("Dana", "Rosa"))


def test_who_did_it_herself_is_the_person(screen: Screen) -> None:
    for one, by in (("herself", "her"), ("himself", "him")):
        deed = f"Called members {one}\n- Results were typed by {by} into NationBuilder"
        assert "voter_data_entry" in met(screen, FIRST, deed)
        other = f"Helped the director, who called members {one}\n- Results were typed by {by} into NationBuilder"
        assert "voter_data_entry" not in met(screen, FIRST, other)
