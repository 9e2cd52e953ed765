"""The phone bank's rubric says what the annotation guide and the role's own text say."""

from __future__ import annotations

from collections import Counter

import pytest

from screening.rubric import Rubric, load_rubric


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("phone_bank")


def test_the_indicators_of_each_level(rubric: Rubric) -> None:
    assert {level.id: [i.id for i in rubric.of_level(level.id)] for level in rubric.levels} == {
        "junior": [
            "basic_volunteer_management",
            "phone_scripts",
            "voter_data_entry",
            "volunteer_coordination",
        ],
        "mid": [
            "volunteer_training",
            "script_writing",
            "basic_data_analysis",
            "team_leadership",
        ],
        "senior": [
            "program_development",
            "strategic_planning",
            "staff_training",
            "data_reporting",
        ],
    }
    assert [i.id for i in rubric.indicators if i.implies] == ["data_reporting"]


def test_the_levels_conditions(rubric: Rubric) -> None:
    assert [(x.id, x.min_months, x.min_indicators) for x in rubric.levels] == [
        ("junior", 0, 0),
        ("mid", 12, 2),
        ("senior", 36, 2),
    ]


def test_silence_on_a_red_flag(rubric: Rubric) -> None:
    assert {f.id: f.silence.value for f in rubric.red_flags} == {
        "no_volunteer_experience": "flag",
        "poor_communication": "ask",
        "no_voter_database": "flag",
        "no_compliance": "ask",
        "no_evening_weekend": "ask",
    }


def test_questions_cover_their_level(rubric: Rubric) -> None:
    levels = Counter(q.level for q in rubric.questions.questions)
    assert set(levels) == {"junior", "mid", "senior"}
    ids = [q.id for q in rubric.questions.questions]
    assert len(set(ids)) == len(ids)
    for q in rubric.questions.questions:
        assert q.question.endswith("?")
        assert set(q.covers) <= {i.id for i in rubric.indicators}


def test_there_are_examples_enough(rubric: Rubric) -> None:
    """At least 6,000 lines, two in five of them meeting nothing, in many voices (issue 4)."""
    rows = rubric.examples()
    assert len(rows) >= 6000
    assert sum(not r.met and not r.unsure for r in rows) >= 0.4 * len(rows)
    assert len({r.writer for r in rows}) >= 30
    met = Counter(m for r in rows for m in r.met)
    assert min(met[i.id] for i in rubric.indicators) >= 200


def test_no_writer_stands_for_one_label(rubric: Rubric) -> None:
    """Cross-validation by writer needs each indicator in several voices."""
    rows = rubric.examples()
    for i in rubric.indicators:
        assert len({r.writer for r in rows if i.id in r.met}) >= 10, i.id


def test_a_tool_has_one_entry_and_no_name_is_anothers(rubric: Rubric) -> None:
    names = [t.name for t in rubric.lexicon.tools]
    assert len(set(names)) == len(names)
    owners: dict[str, set[str]] = {}
    for t in rubric.lexicon.tools:
        for form in (t.name, *t.aliases):
            owners.setdefault(form.lower(), set()).add(t.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_every_concept_has_words_and_stands_once(rubric: Rubric) -> None:
    ids = [c.id for c in rubric.lexicon.concepts]
    assert len(set(ids)) == len(ids)
    assert all(c.verbs or c.forms for c in rubric.lexicon.concepts)


def test_titles_are_relevant_or_adjacent_never_both(rubric: Rubric) -> None:
    titles = rubric.lexicon.titles
    assert not {t.lower() for t in titles.relevant} & {t.lower() for t in titles.adjacent}


def test_nothing_asks_for_a_person(rubric: Rubric) -> None:
    """No question or follow-up asks for what may not be asked (domain.md, section 5)."""
    asked = [q.question for q in rubric.questions.questions]
    asked += [x.follow_up for x in (*rubric.indicators, *rubric.red_flags)]
    for text in asked:
        lower = text.lower()
        for word in ("age", "born", "married", "religion", "party do you", "citizen", "native"):
            assert f" {word} " not in f" {lower} ", text
