"""The interview kit and the question sets on paper."""

from __future__ import annotations

import datetime

import pytest

from screening.reports import (
    Answered,
    ReviewSheet,
    State,
    kit_paper,
    masked_review,
    question_set_paper,
    to_docx,
    to_pdf,
)
from tests.reports.conftest import docx_text, pdf_text


def both(paper) -> list[str]:
    return [pdf_text(to_pdf(paper)), docx_text(to_docx(paper))]


def test_the_empty_kit(card, rubric) -> None:
    for text in both(kit_paper(card, rubric)):
        for said in (
            "Mid question set (1–3 years)",
            "1. How do you train new phone banking volunteers?",
            "Listen for",
            "Creating training materials",
            "Walk me through the first fifteen minutes of a new caller.",
            "What an answer sounds like",
            "Hands over the script and a login and expects that people pick it up.",
            "Follow-ups for this resume",
            "2. 40 volunteers: on the roster or at one time?",
            "Why it is asked: The resume says “Trained 40 volunteers to call from a script”",
            "Not asked",
            "Cannot tell",
            "Notes",
            "Overall, last and in words",
            "Strong no",
            "A person decides.",
        ):
            assert said.replace("-", "") in text.replace("-", ""), said
        assert text.index("Core questions") < text.index("ups for this resume")
        assert "Mean" not in text


def test_boxes_to_tick_in_word(card, rubric) -> None:
    text = docx_text(to_docx(kit_paper(card, rubric)))
    assert "☐ Creating training materials".replace(" ", "") in text.replace(" ", "")
    assert text.count("☐") == 2 + 7 * 2 + 4


REVIEWS = [
    ReviewSheet(
        "Ana Ruiz",
        datetime.date(2026, 11, 3),
        {
            "mid_training": Answered(
                State.RATED, 5, "Role-played a call.", ("Practice before the first call",)
            ),
            "number_1": Answered(State.NOT_ASKED),
        },
        "Strong yes",
        "Knows the work.",
    ),
    ReviewSheet(
        "Jo Park",
        datetime.date(2026, 11, 4),
        {
            "mid_training": Answered(State.RATED, 2, "Vague."),
            "number_1": Answered(State.CANNOT_TELL, None, "Evaded."),
        },
        "No",
    ),
]


def test_submitted_reviews_are_shown(card, rubric) -> None:
    for text in both(kit_paper(card, rubric, REVIEWS)):
        for said in (
            "Ana Ruiz 5 2 of 2 Role-played a call.",
            "Jo Park 2 none of 2 Vague.",
            "Mean 3.5 of 2 ratings, from 2 to 5. They differ by 3: talk it over and write down "
            "why.",
            "Ana Ruiz not asked",
            "Jo Park cannot tell",
            "Nobody rated this question.",
            "Ratings side by side",
            "Ana Ruiz, submitted Nov 3, 2026: Strong yes",
            "Knows the work.",
            "Jo Park, submitted Nov 4, 2026: No",
        ):
            assert said.replace("-", "") in text.replace("-", ""), said
        assert "Overall, last" not in text


def test_one_review_has_no_mean_and_no_side_by_side(card, rubric) -> None:
    text = pdf_text(to_pdf(kit_paper(card, rubric, REVIEWS[:1])))
    assert "Ana Ruiz" in text
    assert "Mean" not in text
    assert "side by side" not in text


def test_ratings_that_agree_ask_for_no_note(card, rubric) -> None:
    near = [
        ReviewSheet(w, None, {"mid_training": Answered(State.RATED, s)}, "Yes")
        for w, s in (("A", 3), ("B", 4))
    ]
    text = pdf_text(to_pdf(kit_paper(card, rubric, near)))
    assert "Mean 3.5 of 2 ratings, from 3 to 4." in text
    assert "differ" not in text


def test_a_masked_review_keeps_its_ratings() -> None:
    masked = masked_review(REVIEWS[0], lambda text: text.replace("call", "[x]"))
    assert masked.answers["mid_training"].note == "Role-played a [x]."
    assert masked.answers["mid_training"].score == 5
    assert masked.summary == "Knows the work."


@pytest.mark.parametrize("level", ["junior", "mid", "senior"])
def test_a_question_set_has_all_that_the_rubric_says(rubric, level: str) -> None:
    for text in both(question_set_paper(rubric, level)):
        text = text.replace("-", "").replace(" ", "")
        for q in rubric.questions.questions:
            there = [q.question, q.expected, *q.listen_for, *q.probes, *q.behavior.values()]
            for said in there:
                wanted = " ".join(said.split()).replace("-", "").replace(" ", "")
                assert (wanted in text) == (q.level == level), said
        assert all(
            w.replace("-", "").replace(" ", "") in text for w in rubric.questions.scale.values()
        )


def test_an_unknown_level_is_refused(rubric) -> None:
    with pytest.raises(ValueError, match=r"no level 'chief'\. Known: junior, mid, senior"):
        question_set_paper(rubric, "chief")
