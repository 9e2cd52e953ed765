"""Positions told in sentences: letters, and a sentence among jobs that are set as such."""

from __future__ import annotations

from collections.abc import Callable

from screening.resume.model import Resume

Parse = Callable[[str], Resume]


def test_roles_told_one_after_the_other_in_a_letter(parse: Parse) -> None:
    letter = (
        "<p>Colleen Roe</p><p>colleen@example.com</p><p>To the people who are looking for callers:</p>"
        "<p>I was a hairdresser at the Wishing Well Salon in Hampden from 1986 to 1999. After that I was "
        "the secretary at Holy Rosary parish from March 2000 to December 2015. I typed the bulletin.</p>"
        "<p>From April 2016 through October 2019 I was the Volunteer Scheduler at the Cold Brook Animal "
        "Shelter, for twelve hours a week. I made out the monthly calendar of dog walkers.</p>"
        "<p>I did sit as a ballot clerk in Hampden in June 2022, for one day. In the fall of 2024 I was a "
        "Canvasser for the Yes on Parks committee. I went from door to door.</p>"
        "<p>My daughter was the director of that campaign in 2024.</p>"
    )
    resume = parse(letter)
    assert [(p.title, p.organization, p.start, p.end) for p in resume.positions] == [
        ("hairdresser", "Wishing Well Salon", "1986", "1999"),
        ("secretary", "Holy Rosary parish", "2000-03", "2015-12"),
        ("Volunteer Scheduler", "Cold Brook Animal Shelter", "2016-04", "2019-10"),
        ("ballot clerk", "Hampden", "2022-06", "2022-06"),
        ("Canvasser", "Yes on Parks committee", "2024-09", "2024-11"),
    ]
    whose = {s.text: s.position for s in resume.statements}
    assert whose["I made out the monthly calendar of dog walkers."] == 2
    assert whose["I went from door to door."] == 4


def test_roles_asked_for_and_paid_in_a_letter(parse: Parse) -> None:
    letter = (
        "<p>Odessa Roe</p><p>odessa@example.com</p><p>Dear Sir or Madam,</p>"
        "<p>From July 2018 through November 2018 I was a phone volunteer with the coordinated campaign "
        "here, two evenings a week.</p><p>In 2020 they asked me to be a phone bank captain for the same "
        "people, and I did that from August 2020 until the runoff was over in January 2021. It was on "
        "Zoom.</p><p>From March 2022 to December 2022 I was paid by the hour as volunteer coordinator "
        "for Cold Brook Neighbors, which is small.</p>"
    )
    assert [(p.title, p.organization, p.start, p.end) for p in parse(letter).positions] == [
        ("phone volunteer", "coordinated campaign", "2018-07", "2018-11"),
        ("phone bank captain", "", "2020-08", "2021-01"),
        ("volunteer coordinator", "Cold Brook Neighbors", "2022-03", "2022-12"),
    ]


def test_one_role_among_others_told_in_a_sentence(parse: Parse) -> None:
    body = (
        "Caller at the union hall, May 2018 and May 2019. We called off paper sheets.\n\n"
        "RETIREES\n\nSince October 2023 I am phone captain for the Local 12 Retiree Chapter. "
        "There are nine of us.\n"
    )
    head = "Ana Lopez\nToledo, OH 43604\nana@example.com\n\nEXPERIENCE\n\n"
    tail = "\n\nEDUCATION\n\nB.A. Sociology, Lakeshore State College, 2015\n"
    positions = parse(head + body + tail).positions
    assert [(p.title, p.organization, p.start, p.end) for p in positions] == [
        ("Caller", "union hall", "2018-05", "2018-05"),
        ("Caller", "union hall", "2019-05", "2019-05"),
        ("phone captain", "Local 12 Retiree Chapter", "2023-10", "present"),
    ]


def test_the_same_role_again_in_a_letter(parse: Parse) -> None:
    letter = (
        "<p>Colleen Roe</p><p>colleen@example.com</p><p>To the people who are looking for callers:</p>"
        "<p>From September 2018 to November 2018 I was a caller for Citizens for Our Library. I read "
        "off the card.</p><p>From August 2022 to November 2022 I was a caller again, that time for "
        "the Maumee Road Levy. It lost.</p>"
    )
    assert [(p.title, p.organization, p.start, p.end) for p in parse(letter).positions] == [
        ("caller", "Citizens for Our Library", "2018-09", "2018-11"),
        ("caller", "Maumee Road Levy", "2022-08", "2022-11"),
    ]


def test_a_letter_in_everyday_words(parse: Parse) -> None:
    letter = (
        "<p>colleen@example.com</p><p>Hi, my name is Colleen Roe.</p>"
        "<p>I've been a dental assistant at Cold Brook Dental from May 2021 to now. I do X-rays.</p>"
        "<p>Before that I was a hostess at the Wharf Grill, August 2018 to April 2021.</p>"
        "<p>The part that matters is the fall of 2022. I was a phone bank volunteer for Ann Marsh when "
        "she ran for council. We read off a sheet.</p>"
        "<p>I moved here in 2012. I was a hostess at weddings.</p>"
    )
    assert [(p.title, p.organization, p.start, p.end) for p in parse(letter).positions] == [
        ("dental assistant", "Cold Brook Dental", "2021-05", "present"),
        ("hostess", "Wharf Grill", "2018-08", "2021-04"),
        ("phone bank volunteer", "Ann Marsh", "2022-09", "2022-11"),
    ]
