"""A faith and a party are read as any other: in features, concepts and every list of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from screening.evidence.features import features
from screening.evidence.language import Language
from screening.evidence.neutral import SAME, neutral
from screening.evidence.position_features import position_features
from screening.evidence.words_of_others import HONORIFICS, OFFICES
from screening.resume.vocabulary import organizations, titles
from screening.rubric import Rubric

# "DNC" is do-not-call as well, so it is no word of a party where lines are matched.
KINDS = {one: words.split() for one, words in SAME.items() if one != "committee"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Called members of the parish", "Called members of the mosque"),
        ("A rabbi asked me to call", "An imam asked me to call"),
        ("Called Baptist families", "Called Muslim families"),
        ("Called for the Democratic Party", "Called for the Republican Party"),
        ("Called Democrats", "Called Libertarians"),
    ],
)
def test_a_line_tells_the_same_of_every_faith_and_party(
    language: Language, one: str, other: str
) -> None:
    # "a rabbi", "an imam": the article agrees with the word and tells nothing
    def seen(line: str) -> set[str]:
        return features(language.read(line.replace("An ", "A ")))

    assert seen(one) == seen(other)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "line", ["Called all of the {} in town", "{} trained callers", "Asked by the {}"]
)
def test_all_words_of_a_kind_are_read_alike(language: Language, kind: str, line: str) -> None:
    readings = [language.read(line.format(word)) for word in KINDS[kind]]
    assert {r.states for r in readings} == {readings[0].states}
    assert all(features(r) == features(readings[0]) for r in readings)


def lists(rubric: Rubric) -> Iterator[tuple[str, Iterable[str]]]:
    yield "actors", rubric.context.actors
    yield "causes", rubric.lexicon.titles.causes
    yield "honorifics", HONORIFICS
    yield "offices", OFFICES
    yield "heads of titles", titles()["heads"]
    # "Christian" is a first name more often than a word of an employer.
    yield "words of organizations", {*organizations()["words"], "christian"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_holds_all_words_of_a_kind_or_none(rubric: Rubric, kind: str) -> None:
    for name, words in lists(rubric):
        held = set(KINDS[kind]) & set(words)
        assert held in (set(), set(KINDS[kind])), (name, sorted(set(KINDS[kind]) - held))


def test_a_word_of_another_meaning_stays_as_it_is() -> None:
    assert [neutral(w) for w in ("minister", "labor", "green", "caller")] == [
        "minister", "labor", "green", "caller",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hector Maldonado for Congress", "Ada Quill for Congress"),
        ("Grace Ellery for City Council", "Mohammed Vega for City Council"),
        ("Toledo Food Bank", "Boston Food Bank"),
        ("Ohio Progressive Action Fund", "Utah Conservation Action Fund"),
        ("Yes on Levees Committee", "Yes on Zoning Committee"),
    ],
)
def test_of_an_employers_name_only_its_kind_is_looked_at(
    rubric: Rubric, one: str, other: str
) -> None:
    assert _told(one, rubric) == _told(other, rubric)
    assert _told("Riverbend Hospital", rubric) != _told("Riverbend Campaign", rubric)


def _told(organization: str, rubric: Rubric) -> set[str]:
    return position_features("Caller", organization, "work", [], [], rubric)
