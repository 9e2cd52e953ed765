"""Sections: headings by meaning and by look, in their usual and unusual names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.documents.model import Line, Look
from screening.resume.headings import known_heading
from screening.resume.model import Resume, Role, SectionKind
from screening.resume.sections import find_sections

Parse = Callable[[str], Resume]

K = SectionKind
HEAD = "ANA LOPEZ\nToledo, OH 43604\nana@example.com\n\nSKILLS\n\nExcel, typing\n\n"
TAIL = "\n\nEDUCATION\n\nB.A. Sociology, Lakeshore State College, 2015\n"
LINE = "Some words of a line that stand below a heading here."


def kinds(resume: Resume) -> dict[str, SectionKind]:
    return {s.heading: s.kind for s in resume.sections}


def text(heading: str) -> str:
    return f"{HEAD}{heading}\n\n{LINE}{TAIL}"


def page(heading: str) -> str:
    return (
        "<h1>Ana Lopez</h1><p>Toledo, OH 43604</p><p>ana@example.com</p><h2>Skills</h2>"
        f"<p>Excel, typing</p><h2>{heading}</h2><p>{LINE}</p><p>{LINE}</p>"
        "<h2>Education</h2><p>B.A. Sociology, Lakeshore State College, 2015</p>"
    )


MEANING = [
    ("EXPERIENCE", K.EXPERIENCE),
    ("WORK HISTORY", K.EXPERIENCE),
    ("Professional Experience", K.EXPERIENCE),
    ("EMPLOYMENT:", K.EXPERIENCE),
    ("Experience (continued)", K.EXPERIENCE),
    ("Experiance", K.EXPERIENCE),  # misspelt
    ("VOLUNTEER WORK", K.VOLUNTEER),
    ("Church and Community", K.VOLUNTEER),
    ("Giving back", K.VOLUNTEER),
    ("Summary", K.SUMMARY),
    ("About me", K.SUMMARY),
    ("OBJECTIVE", K.OBJECTIVE),
    ("Looking for", K.OBJECTIVE),
    ("Core Competencies", K.SKILLS),
    ("Summary of Qualifications", K.SKILLS),
    ("LANGUAGES", K.LANGUAGES),
    ("Certifications & Licenses", K.CERTIFICATIONS),
    ("Honors and Awards", K.AWARDS),
    ("Affiliations", K.MEMBERSHIPS),
    ("Projects", K.PROJECTS),
    ("AVAILABILITY", K.AVAILABILITY),
    ("When I can work", K.AVAILABILITY),
    ("Hobbies", K.INTERESTS),
    ("Referees", K.REFERENCES),
    ("Additional Information", K.OTHER),
]


@pytest.mark.parametrize(("heading", "kind"), MEANING)
def test_a_heading_is_known_by_its_meaning(parse: Parse, heading: str, kind: SectionKind) -> None:
    assert kinds(parse(text(heading)))[heading.strip(":")] is kind
    assert kinds(parse(page(heading)))[heading.strip(":")] is kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("VOLUNTEER THINGS", K.VOLUNTEER),
        ("PARTY AND VOLUNTARY WORK", K.EXPERIENCE),
        ("HOURS I CAN COME", K.AVAILABILITY),
        ("CAREER TIMELINE", K.EXPERIENCE),
        ("PAID JOBS", K.EXPERIENCE),
        ("PROJECTS AND TALKS", K.PROJECTS),
        ("MY JOURNEY", K.OTHER),
        ("ODDS AND ENDS", K.OTHER),
    ],
)
def test_an_unusual_heading_is_known_by_its_look(
    parse: Parse, heading: str, kind: SectionKind
) -> None:
    assert kinds(parse(text(heading)))[heading] is kind
    name = heading.capitalize()
    assert kinds(parse(page(name)))[name] is kind


@pytest.mark.parametrize(
    "line",
    [
        "Trained volunteers on Saturdays",
        "Managed the education program for two counties.",
        "ana@example.com",
        "Toledo, OH",
        "Experience with VAN and Excel, and with people of all kinds and ages",
    ],
)
def test_an_ordinary_line_is_no_heading(parse: Parse, line: str) -> None:
    assert line not in kinds(parse(text("EXPERIENCE").replace(LINE, f"{LINE}\n{line}\n{LINE}")))


def test_a_heading_on_its_contents_line(parse: Parse) -> None:
    resume = parse(f"{HEAD}Languages: Spanish, English\nAvailability: evenings after 5{TAIL}")
    assert kinds(resume)["Languages"] is K.LANGUAGES
    assert kinds(resume)["Availability"] is K.AVAILABILITY
    said = {s.text for s in resume.statements}
    assert {"Spanish, English", "evenings after 5"} <= said
    assert resume.languages == ("Spanish", "English")


def test_a_resume_without_headings_still_has_its_lines(parse: Parse) -> None:
    resume = parse(
        "Verna Tolliver\nLonoke, Arkansas\n\nI called voters for three falls running. "
        "I hope to train others some day.\n"
    )
    assert [s.kind for s in resume.sections] == [K.HEAD]
    assert [s.text for s in resume.statements if s.role is Role.CLAIM][-2:] == [
        "I called voters for three falls running.",
        "I hope to train others some day.",
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("SKILLS", Role.LISTED),
        ("OBJECTIVE", Role.WISH),
        ("EDUCATION", Role.STUDY),
        ("SUMMARY", Role.CLAIM),
        ("REFERENCES", Role.LISTED),
        ("AWARDS", Role.LISTED),
    ],
)
def test_what_a_line_is_follows_from_its_section(parse: Parse, heading: str, role: Role) -> None:
    resume = parse(f"ANA LOPEZ\nToledo, OH\n\n{heading}\n\nPhone scripts and volunteer training\n")
    (said,) = [s for s in resume.statements if s.text.startswith("Phone scripts")]
    assert said.role is role


def test_a_sentence_in_a_skills_list_is_a_claim(parse: Parse) -> None:
    line = "I ran the phone bank at our church for two years."
    resume = parse(f"ANA LOPEZ\nToledo, OH\n\nSKILLS\n\nExcel\n{line}\n")
    (said,) = [s for s in resume.statements if s.text == line]
    assert said.role is Role.CLAIM


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("Bilingual in Spanish and English", ("Spanish", "English")),
        ("Fluent Hmong", ("Hmong",)),
        ("I speak some Italian with the older ladies", ("Italian",)),
        ("Interpreted in Tagalog for families", ("Tagalog",)),
        ("Called Spanish-speaking voters", ()),
        ("Worked at a French bakery", ()),
        ("Do not speak Spanish", ()),
    ],
)
def test_languages_are_those_a_person_claims(
    parse: Parse, line: str, languages: tuple[str, ...]
) -> None:
    assert parse(f"ANA LOPEZ\nToledo, OH\n\nSUMMARY\n\n{line}.\n").languages == languages


@pytest.mark.xfail(strict=True, reason="two spaces inside a heading make it a row of a table")
def test_a_heading_with_wide_spaces(parse: Parse) -> None:
    assert K.EXPERIENCE in kinds(parse(text("WORK  EXPERIENCE"))).values()


@pytest.mark.xfail(strict=True, reason="letter-spaced headings are joined in PDF files only")
@pytest.mark.parametrize("make", [text, page])
def test_a_letter_spaced_heading(parse: Parse, make: Callable[[str], str]) -> None:
    assert K.EXPERIENCE in kinds(parse(make("E X P E R I E N C E"))).values()


def test_a_heading_above_a_title_and_its_date_is_known_by_the_look_of_the_others() -> None:
    """Titles are set otherwise, so that what is set like three headings is no title."""
    set_so = [
        ("Ana Lopez", 18), ("ana@example.com", 9),
        ("Skills", 11), ("Excel and typing", 9), ("Languages", 11), ("English and Greek", 9),
        ("Profile", 11), ("A caller who is seldom rattled.", 9),
        ("Political and Volunteer Work", 11), ("Incoming Shift Lead, begins January 2027", 9),
        ("Midway Phones", 9), ("Volunteer Caller, October 2024 - November 2024", 9),
        ("Education", 11), ("B.A. Classics, Lakeshore State College, 2013", 9),
    ]  # fmt: skip
    lines = [
        Line(words, page=1, look=Look(size=size, bold=size > 10), paragraph=n, gap=0.5)
        for n, (words, size) in enumerate(set_so)
    ]
    found = {s.heading: s.kind for s in find_sections(lines)}
    assert found["Political and Volunteer Work"] is K.VOLUNTEER
    assert list(found) == [
        "", "Skills", "Languages", "Profile", "Political and Volunteer Work", "Education",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("CAMPAIGN AND UNION EXPERIENCE", K.EXPERIENCE),
        ("Career Experience", K.EXPERIENCE),
        ("Prior Retail Employment", K.EXPERIENCE),
        ("Church and Volunteer Experience", K.VOLUNTEER),
        ("Head of Guest Experience", None),  # a department
        ("Ten Years of Experience", None),
        ("School, etc.", K.EDUCATION),
    ],
)
def test_a_heading_may_say_what_experience_it_is(heading: str, kind: SectionKind | None) -> None:
    assert known_heading(heading) is kind


def test_what_a_heading_remarks_in_a_bracket_is_no_part_of_it(parse: Parse) -> None:
    resume = parse(
        "Ana Lopez\nana@example.com\n\nEMPLOYMENT\n\nCook, Ward Diner\n2017 - 2019\n- Cooked\n\n"
        "CHURCH AND COMMUNITY   (no pay)\n\nCaller, Grace Church\n2020 - 2021\n- Called members\n"
    )
    assert [s.kind for s in resume.sections][1:] == [SectionKind.EXPERIENCE, SectionKind.VOLUNTEER]


def test_a_form_s_own_title_heads_no_section(parse: Parse) -> None:
    resume = parse(
        "APPLICATION FOR EMPLOYMENT\n\nName (Last, First, MI): Lopez, Ana B.   Date: 11/09/2026\n"
        "E-mail: ana@example.com\n\nWORK HISTORY\n\nCook, Ward Diner\n2017 - 2019\n- Cooked\n"
    )
    assert [s.kind for s in resume.sections] == [SectionKind.HEAD, SectionKind.EXPERIENCE]
    assert resume.contact.name == "Ana B. Lopez"
