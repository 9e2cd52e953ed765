"""Rubric: the rules stand on the page as they are in the files."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from tests.ui.conftest import seen


def test_every_rule_stands_there(app: AppTest) -> None:
    app.switch_page("screening/ui/rubric.py").run()
    assert not app.exception
    text = seen(app)
    rubric = load_rubric("phone_bank")
    assert rubric.sha256 in text
    assert len(rubric.indicators) == 12
    for indicator in rubric.indicators:
        for said in (indicator.name, indicator.met_by, indicator.not_met_by, indicator.follow_up):
            assert said in text, said
    assert len(rubric.red_flags) == 5
    for flag in rubric.red_flags:
        for said in (flag.name, flag.flagged_when, flag.clear_when, flag.follow_up):
            assert said in text, said
    assert text.count("Where the resume is silent: It is flagged") == 2
    assert text.count("Where the resume is silent: Nothing follows from it") == 3
    for said in (
        "| **Mid** | 1–3 years | at least 12 months (1 year) | at least 2 of 4 |",
        "| in a role without dates | 0.8 |",
        "The same line shows “Basic data analysis” too.",
        "| **VoteBuilder** | Vote Builder, Vote-Builder | yes |",
    ):
        assert said in text, said
