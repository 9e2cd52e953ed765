"""The list of candidates: six people, each answer worked out by hand."""

from __future__ import annotations

import pytest

from screening.store import CandidateQuery, Counts, Invalid, Kind, Sort, Status
from tests.store.team import Team

#        name            level     months  met                   no_compliance  tools
PEOPLE: tuple[tuple[str, str, int, set[str], str, list[str]], ...] = (
    ("Émile Zola", "junior", 0, {"phone_scripts"}, "ask", []),
    ("ana lopez", "senior", 40, {"phone_scripts", "team_leadership"}, "clear", ["VAN", "PDI"]),
    ("Ben Ng", "mid", 12, {"team_leadership"}, "ask", ["VAN"]),
    ("Zoe Adams", "senior", 36, set(), "flagged", ["Hustle"]),
    ("", "junior", 3, {"phone_scripts"}, "ask", ["PDI"]),
    ("Emil Zorn", "mid", 12, {"phone_scripts", "team_leadership"}, "clear", []),
)


@pytest.fixture
def six(team: Team) -> Team:
    for n, (name, level, months, met, compliance, tools) in enumerate(PEOPLE, start=1):
        team.add(
            f"{name} led phone banking in district{n}. Naïve façade, e-mail n{n}@example.org",
            file=f"cv_{n}_final.docx",
            name=name,
            email=f"n{n}@example.org",
            phone=f"+1312555010{n}",
            level=level,
            relevant_months=months,
            met=met,
            flags={"no_compliance": compliance},
            tools=tools,
            scores={"junior": 100, "mid": 10 * n, "senior": 0},
        )
    page = team.store.candidates.page(team.recruiter, team.opening.id)
    by_number = {c.number: c for c in page.rows}
    for number, status in ((2, Status.OFFER), (4, Status.SCREEN), (6, Status.SCREEN)):
        team.store.decisions.decide(team.recruiter, by_number[number].id, status, 1)
    return team


def numbers(team: Team, **query: object) -> list[int]:
    found = team.store.candidates.page(team.mina, team.opening.id, CandidateQuery(**query))  # type: ignore[arg-type]
    assert found.total == len(found.rows)
    return [row.number for row in found.rows]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("  ", [1, 2, 3, 4, 5, 6]),
        ("emil", [1, 6]),  # a word's beginning; accents folded
        ("ÉMILE", [1]),
        ("zo", [1, 4, 6]),
        ("emil zo", [1, 6]),  # every word
        ("emil phone", [1, 6]),  # one of the name, one of the text
        ("lopez ana", [2]),  # in any order
        ("mile", []),  # not the middle of a word
        ("n3@example.org", [3]),
        ("cv_4_final.docx", [4]),
        ("cv_4", [4]),
        ("district5", [5]),
        ("naive facade", [1, 2, 3, 4, 5, 6]),
        ("(312) 555-0106", [6]),
        ("+1 312 555 0106", [6]),
        ("312.555.010", [1, 2, 3, 4, 5, 6]),
        ("example", [1, 2, 3, 4, 5, 6]),
        ("nobody", []),
        ("!?", []),  # no word in it
        ('"', []),
        ("phone OR nobody", []),  # words, not a query language
        ("phone* NOT zo", []),
        ("words:zo", []),
        ("'zo':* | 'ana'", []),
    ],
)
def test_search(six: Team, typed: str, found: list[int]) -> None:
    assert numbers(six, search=typed) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"levels": {"senior"}}, [2, 4]),
        ({"levels": {"senior", "mid"}}, [2, 3, 4, 6]),
        ({"statuses": {Status.SCREEN}}, [4, 6]),
        ({"statuses": {Status.SCREEN, Status.OFFER}}, [2, 4, 6]),
        ({"statuses": {Status.DECLINED}}, []),
        ({"indicators": {"phone_scripts"}}, [1, 2, 5, 6]),
        ({"indicators": {"phone_scripts", "team_leadership"}}, [2, 6]),
        ({"flags": {("no_compliance", "ask")}}, [1, 3, 5]),
        ({"flags": {("no_compliance", "ask"), ("poor_communication", "clear")}}, [1, 3, 5]),
        ({"flags": {("no_compliance", "ask"), ("no_compliance", "clear")}}, []),
        ({"tools": {"VAN"}}, [2, 3]),
        ({"tools": {"VAN", "PDI"}}, [2, 3, 5]),
        ({"min_months": 12}, [2, 3, 4, 6]),
        ({"max_months": 12}, [1, 3, 5, 6]),
        ({"min_months": 12, "max_months": 36}, [3, 4, 6]),
        ({"min_months": 13, "max_months": 12}, []),
        ({"levels": {"mid"}, "tools": {"VAN"}, "search": "ben", "min_months": 12}, [3]),
        ({"levels": {"mid"}, "indicators": {"phone_scripts"}, "statuses": {Status.SCREEN}}, [6]),
    ],
)
def test_filters(six: Team, query: dict, found: list[int]) -> None:  # type: ignore[type-arg]
    frozen = {k: frozenset(v) if isinstance(v, set) else v for k, v in query.items()}
    assert numbers(six, **frozen) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),  # nothing is ordered unasked: as they came
        ({"descending": True}, [6, 5, 4, 3, 2, 1]),
        ({"sort": Sort.NAME}, [5, 2, 3, 6, 1, 4]),  # "", ana, ben, emil zorn, emile zola, zoe
        ({"sort": Sort.NAME, "descending": True}, [4, 1, 6, 3, 2, 5]),
        ({"sort": Sort.LEVEL}, [1, 5, 3, 6, 2, 4]),
        ({"sort": Sort.MONTHS, "descending": True}, [2, 4, 3, 6, 5, 1]),  # ties as they came
        ({"sort": Sort.SCORE, "score_level": "mid", "descending": True}, [6, 5, 4, 3, 2, 1]),
        ({"sort": Sort.STATUS}, [1, 3, 5, 4, 6, 2]),  # new, screen, offer
        ({"sort": Sort.NAME, "levels": frozenset({"mid", "senior"})}, [2, 3, 6, 4]),
    ],
)
def test_order(six: Team, query: dict, found: list[int]) -> None:  # type: ignore[type-arg]
    assert numbers(six, **query) == found


def test_order_by_last_change(six: Team, clock) -> None:  # type: ignore[no-untyped-def]
    clock.forward(minutes=1)
    candidates = six.store.candidates.page(six.recruiter, six.opening.id).rows
    six.store.decisions.decide(six.recruiter, candidates[2].id, Status.HOLD, 1)
    assert numbers(six, sort=Sort.CHANGED, descending=True)[0] == 3


def test_pages(six: Team) -> None:
    def page(number: int) -> tuple[list[int], int]:
        query = CandidateQuery(sort=Sort.MONTHS, page=number, size=4)
        found = six.store.candidates.page(six.recruiter, six.opening.id, query)
        return [row.number for row in found.rows], found.total

    assert page(1) == ([1, 5, 3, 6], 6)
    assert page(2) == ([4, 2], 6)
    assert page(3) == ([], 6)
    for wrong in ({"page": 0}, {"size": 0}, {"size": 501}):
        with pytest.raises(Invalid, match="A page holds 1 to 500"):
            six.store.candidates.page(six.recruiter, six.opening.id, CandidateQuery(**wrong))  # type: ignore[arg-type]
    with pytest.raises(Invalid, match="needs a level"):
        six.store.candidates.page(six.recruiter, six.opening.id, CandidateQuery(sort=Sort.SCORE))
    query = CandidateQuery(levels=frozenset({"mid"}), size=1)
    ids = six.store.candidates.ids(six.recruiter, six.opening.id, query)
    assert list(ids.values()) == [1, 2]  # both pages; the second one's status was changed once


CLEAR = {
    ("no_volunteer_experience", "clear"),
    ("poor_communication", "clear"),
    ("no_voter_database", "clear"),
    ("no_evening_weekend", "clear"),
}


def test_counts_of_everybody(six: Team) -> None:
    assert six.store.candidates.counts(six.mina, six.opening.id) == Counts(
        all=6,
        matching=6,
        statuses={"new": 3, "screen": 2, "offer": 1},
        levels={"junior": 2, "mid": 2, "senior": 2},
        tools={"VAN": 2, "PDI": 2, "Hustle": 1},
        indicators={"phone_scripts": 4, "team_leadership": 3},
        flags={
            **dict.fromkeys(CLEAR, 6),
            ("no_compliance", "ask"): 3,
            ("no_compliance", "clear"): 2,
            ("no_compliance", "flagged"): 1,
        },
        min_months=0,
        max_months=40,
    )


def test_counts_given_the_other_filters(six: Team) -> None:
    query = CandidateQuery(
        levels=frozenset({"mid"}), tools=frozenset({"VAN"}), statuses=frozenset({Status.NEW})
    )
    assert six.store.candidates.counts(six.mina, six.opening.id, query) == Counts(
        all=6,
        matching=1,  # Ben
        statuses={"new": 1},  # mid with VAN: Ben only
        levels={"mid": 1},  # new with VAN: Ben only (Ana has an offer)
        tools={"VAN": 1},  # mid and new: Ben only
        indicators={"team_leadership": 1},
        flags={**dict.fromkeys(CLEAR, 1), ("no_compliance", "ask"): 1},
        min_months=0,
        max_months=40,
    )
    query = CandidateQuery(search="phone", levels=frozenset({"senior"}))
    found = six.store.candidates.counts(six.mina, six.opening.id, query)
    assert (found.matching, found.all) == (2, 6)
    assert found.levels == {"junior": 2, "mid": 2, "senior": 2}  # what each choice would leave
    assert found.statuses == {"offer": 1, "screen": 1}
    assert found.tools == {"VAN": 1, "PDI": 1, "Hustle": 1}
    nobody = six.store.candidates.counts(six.mina, six.opening.id, CandidateQuery(search="nobody"))
    assert (nobody.matching, nobody.levels, nobody.tools, nobody.flags) == (0, {}, {}, {})


def test_counts_of_an_empty_opening(team: Team) -> None:
    found = team.store.candidates.counts(team.mina, team.opening.id)
    assert found == Counts(0, 0, {}, {}, {}, {}, {}, None, None)


def test_openings_do_not_mix(six: Team) -> None:
    other = six.store.openings.create(six.admin, "Spring", "phone_bank")
    six.add("phone banking", opening=other, level="senior", tools=["VAN"])
    assert numbers(six, search="phone", levels=frozenset({"senior"})) == [2, 4]
    found = six.store.candidates.counts(six.recruiter, other.id)
    assert (found.all, found.tools, found.levels) == (1, {"VAN": 1}, {"senior": 1})


def test_filters_see_what_people_corrected(six: Team) -> None:
    emile = six.store.candidates.page(six.recruiter, six.opening.id).rows[0]
    correct = six.store.corrections.correct
    correct(six.recruiter, emile.id, Kind.LEVEL, "", "senior", "Long years abroad")
    correct(six.recruiter, emile.id, Kind.MONTHS, "", "120", "Long years abroad")
    correct(
        six.recruiter, emile.id, Kind.INDICATOR, "phone_scripts", "not met", "Wrong person's line"
    )
    six.store.settlements.settle(six.mina, emile.id, "no_compliance", "clear", "Knows the TCPA")
    assert numbers(six, levels=frozenset({"senior"})) == [1, 2, 4]
    assert numbers(six, levels=frozenset({"junior"})) == [5]
    assert numbers(six, sort=Sort.LEVEL)[-3:] == [1, 2, 4]
    assert numbers(six, min_months=120) == [1]
    assert numbers(six, indicators=frozenset({"phone_scripts"})) == [2, 5, 6]
    assert numbers(six, flags=frozenset({("no_compliance", "clear")})) == [1, 2, 6]
    counts = six.store.candidates.counts(six.mina, six.opening.id)
    assert (counts.max_months, counts.levels["senior"]) == (120, 3)


def test_a_row_says_what_the_list_shows(six: Team) -> None:
    ana = six.store.candidates.page(six.mina, six.opening.id).rows[1]
    assert (ana.number, ana.name, ana.email, ana.phone) == (
        2, "ana lopez", "n2@example.org", "+13125550102",
    )  # fmt: skip
    assert (ana.masked, ana.file, ana.unread) == (False, "cv_2_final.docx", False)
    assert (ana.level, ana.relevant_months) == ("senior", 40)
    assert ana.scores == {"junior": 100, "mid": 20, "senior": 0}
    assert ana.indicators == {"phone_scripts", "team_leadership"}
    assert ana.flags["no_compliance"] == "clear"
    assert len(ana.flags) == 5
    assert ana.tools == ("PDI", "VAN")
    assert (ana.status, ana.who, ana.version) == (Status.OFFER, "Rita Recruiter", 2)
    assert (ana.possible_duplicates, ana.reviews) == (0, 0)


def test_a_text_of_any_size_can_be_searched(team: Team) -> None:
    """PostgreSQL's index of one text ends at a megabyte."""
    many = " ".join(f"word{n}" for n in range(200_000))
    team.add(f"first {many} {'x' * 5000} last", content=b"long")
    assert numbers(team, search="first word17") == [1]
    assert numbers(team, search="word199999") == []  # beyond what is kept
