"""Misspellings: what counts, and what is never held against a writer."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from importlib import resources

import pytest

import screening
from screening.evidence.model import Spelling
from screening.evidence.spelling import _dictionary, find_misspellings
from screening.rubric import Rubric

Check = Callable[[str], Spelling]


@pytest.fixture(scope="module")
def check(rubric: Rubric) -> Check:
    def checked(line: str) -> Spelling:
        text = (
            "Ana Lopez\nToledo, OH\nana@example.com\n\nEXPERIENCE\n\n"
            f"Cashier, Blue Hen Cafe\n2015 - 2018\n- Counted the drawer\n{line}\n"
        )
        return find_misspellings(screening.parse(screening.read(text.encode(), "x.txt")), rubric)

    return checked


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- I recieved many calls", {"recieved"}),
        ("- Worked in a seperate room", {"seperate"}),
        ("- Definately on time", {"definately"}),
        ("- awnsered pepole on the telefone", {"awnsered", "pepole", "telefone"}),
        ("- scheduleing and traning staff", {"scheduleing", "traning"}),
        ("- I could of done more", {"could of"}),  # a real word in the wrong place
        ("- Gave them there aprons", {"there aprons"}),
        ("- Better then the rest", {"better then"}),
        ("- Los Angeles and La Mesa, recieved the mail", {"recieved"}),  # no Spanish line
    ],
)
def test_a_misspelling_is_found(check: Check, line: str, words: set[str]) -> None:
    found = check(line)
    assert {w.lower() for w in found.words} == words
    assert found.most_on_a_page == len(words)
    assert len(found.quotes) == len(words)


@pytest.mark.parametrize(
    "line",
    [
        "- Organised the colour-coded programme centre and travelled to catalogue it",  # British
        "- Met Siobhán Ní Dhomhnaill, Bich Ngoc and Wierzbicki",  # names
        "- Moved from Ypsilanti to Kalamazoo and Oconomowoc",  # places
        "- Used ThruTalk, CallHub, VoteBuilder and Broadstripes",  # tools
        "- GOTV vols, RFD, FO, V/C, locs, minis",  # the trade's short words
        "- Phonebanked and textbanked with precinct captains",  # the trade's own verbs
        "- onboarding baristas, admin and tech work, signups onsite, fixed the wifi",  # of today
        "- approx 30 appts, dept mtgs, wkly sched, mpls wknds",  # abbreviations
        "- sat with fern at the blue hen",  # an employer's words in small letters
        "- Hablé con votantes por teléfono y escribí sus respuestas cada noche",  # Spanish
        "- responsable y puntual, con experiencia en la oficina y en el campo",
        "- travail avec les clients et dans la cuisine",  # French
        "- Served tamales, burritos and phở",  # food
        "- Since two years I am calling the members of our association",  # not native, but clear
        "- Wrote hand-outs, re-scheduled no-shows, pre-sorted mail",  # hyphens
        "- ana.lopez@example.com, www.exampel.org/reciept",  # addresses
    ],
)
def test_what_is_never_held_against_a_writer(check: Check, line: str) -> None:
    assert check(line).words == ()


def test_a_word_counts_once_however_often_it_stands(check: Check) -> None:
    assert check("- recieved\n- recieved it\n- also recieved").most_on_a_page == 1


def test_a_word_divided_at_a_lines_end_is_one_word(check: Check) -> None:
    line = (
        "- Counted the drawer, swept the floor, answered the telephone and was respon-\n"
        "  sible for the keys of the store and for its alarm"
    )
    assert check(line).words == ()


def test_languages_and_references_are_left_out(check: Check) -> None:
    line = "\nLANGUAGES\n\nespanol, kiswahili, tagalogg\n\nREFERENCES\n\nrecieved apon reqest\n"
    assert check(line).words == ()


@pytest.mark.xfail(strict=True, reason="a word of another language inside an English line")
def test_a_dish_is_no_misspelling(check: Check) -> None:
    assert check("- Served pierogi and bissap on Fridays").words == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        # Months in front of an English title, as a form in two languages has them.
        (
            "marzo y junio, la escuela de los hermanos\n- enero to octubre, recieved calls",
            ("recieved",),
        ),
        ("- Seven enero to octubre\n\nLANGUAGES\n\nSpanish, English", ()),
        ("Responsable de la caisse et du magasin\n- janvier to octobre", ()),
        ("- Seven enero to octubre", ("enero", "octubre")),  # nothing tells of another language
    ],
)
def test_a_language_that_the_resume_shows_is_no_misspelling(
    check: Check, line: str, words: tuple[str, ...]
) -> None:
    assert check(line).words == words


def test_names_in_small_letters_are_no_misspellings(rubric: Rubric) -> None:
    text = (
        "imani okafer-lund\npowderhorn, mpls\nimani@example.com\n\nwork\n\n"
        "organizer, amara vosse for senate\nmay 2022 - nov 2022\n- recieved lists from vosse hq\n"
        "cashier, zeddar market\n2019 - 2021\n- till at zeddar\n"
    )
    found = find_misspellings(screening.parse(screening.read(text.encode(), "x.txt")), rubric)
    assert found.words == ("recieved",)


def test_the_first_word_of_every_sentence_is_looked_at(check: Check) -> None:
    found = check("- Steady. Definately on time. Suprised nobody. Dana kept the wall calender.")
    assert found.words == ("definately", "suprised", "calender")


def test_the_dictionary_is_the_whole_list_of_the_package() -> None:
    """Read between quotes for speed, it holds what reading it as JSON gives."""
    packed = resources.files("spellchecker").joinpath("resources/en.json.gz").read_bytes()
    listed = json.loads(gzip.decompress(packed))
    assert len(listed) > 100_000
    assert listed.keys() <= _dictionary()
    assert {"calendar", "precinct"} <= _dictionary()
