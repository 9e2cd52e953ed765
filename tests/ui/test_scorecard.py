"""Scorecard: the verdict first, every indicator and flag in words, all that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from tests.ui.conftest import seen

PAGE = "screening/ui/scorecard.py"


@pytest.fixture
def card(drop: Callable[..., AppTest]) -> AppTest:
    app = drop("yvonne_achterberg", "walt_brzezicki", ("broken.pdf", b"%PDF-1.4 nothing"))
    return app.switch_page(PAGE).run()


def test_without_resumes_it_says_where_to_go(app: AppTest) -> None:
    app.switch_page(PAGE).run()
    assert not app.exception
    assert "No resume has been screened in this visit yet." in seen(app)
    assert app.page_link[0].value == "Screen resumes"


def test_the_verdict_stands_first(card: AppTest) -> None:
    assert not card.exception
    text = seen(card)
    level, indicators = text.index("Senior :gray"), text.index("Basic volunteer management")
    assert level < indicators
    assert "114 months of relevant experience" in text
    assert {m.label: m.value for m in card.metric}["Relevant experience"] == "114 months"


def test_every_indicator_and_flag_has_a_state_in_words(card: AppTest) -> None:
    rubric = load_rubric("phone_bank")
    states = {}
    for element in card.markdown:
        for rule in (*rubric.indicators, *rubric.red_flags):
            plain = element.value.replace("\\", "")
            if plain.startswith(f"**{rule.name}**"):
                states[rule.id] = plain.split("-badge[")[1].split()[-1].rstrip("]")
    assert len(states) == 17
    assert {states[i.id] for i in rubric.indicators} <= {"Shown", "shown"}
    assert {states[f.id] for f in rubric.red_flags} <= {"Flagged", "Clear", "Ask"}


def test_quotes_stand_with_their_place(card: AppTest) -> None:
    text = seen(card)
    assert "“Set the weekly conversation targets for every worksite" in text
    assert "Member Contact Director, Harborside Hospital Workers Local 88" in text


def test_what_is_not_shown_says_what_was_read(card: AppTest) -> None:
    assert "lines read; none shows it." in seen(card)


def test_positions_questions_and_follow_ups(card: AppTest) -> None:
    text = seen(card)
    assert "Line Cook" in text
    assert "2013 – 2016" in text
    assert "How do you measure the success of a phone banking program?" in text
    assert "Why it is asked:" in text
    assert "Broadstripes" in text
    assert len(card.get("vega_lite_chart")) == 1


def test_next_opens_the_next_one_and_the_address_names_it(card: AppTest) -> None:
    next(b for b in card.button if b.label == "Next").click().run()
    assert not card.exception
    assert card.query_params["card"] == card.session_state["uploads"][1].id
    assert "Walt" in card.title[0].value


def test_an_unreadable_file_has_no_scores(card: AppTest) -> None:
    card.selectbox(key="open").select(card.session_state["uploads"][2].id).run()
    assert card.warning[0].title == "Could not be read"
    assert "Nothing of it was scored." in seen(card)
    assert not card.metric


def test_an_address_of_another_visit_is_told(card: AppTest) -> None:
    card.query_params["card"] = "000000000000"
    card.run()
    assert not card.exception
    assert "not in the list of this visit" in seen(card)


def test_a_hostile_resume_is_only_text(drop: Callable[..., AppTest]) -> None:
    lines = (
        "Ana Lopez",
        "ana@example.com",
        "Experience",
        "Field Organizer, Smith for Senate",
        "March 2021 - November 2021",
        "- Trained 20 volunteers [x](javascript:alert(1)) <img src=x onerror=alert(1)> :red[no]",
        "- Called voters from a script $latex$ :material/delete: https://evil.example :tada:",
    )
    app = drop(("ana.txt", "\n".join(lines).encode()))
    app.switch_page(PAGE).run()
    assert not app.exception
    raw = "\n".join(str(m.value) for m in app.markdown)
    assert r"\[x\]\(javascript" in raw
    for live in ("](javascript", "<img", "$latex", ":material/delete", ":tada", ":red[no"):
        assert not re.search(rf"(?<!\\){re.escape(live)}", raw), live
