"""Question sets: each level's questions with everything to use them, on the screen and on paper."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from tests.ui.conftest import seen

PAGE = "screening/ui/question_sets.py"


@pytest.mark.parametrize("level", ["Junior", "Mid", "Senior"])
@pytest.mark.parametrize("paper", [False, True])
def test_everything_of_a_level_is_there(app: AppTest, level: str, paper: bool) -> None:
    app.switch_page(PAGE)
    app.query_params["level"] = level
    if paper:
        app.query_params["paper"] = "phone_bank"
    app.run()
    assert not app.exception
    text = seen(app) + "\n".join(c.label.replace("\\", "") for c in app.checkbox)
    rubric = load_rubric("phone_bank")
    own = [q for q in rubric.questions.questions if q.level == level.lower()]
    others = [q for q in rubric.questions.questions if q.level != level.lower()]
    assert len(own) == 2
    for question in own:
        assert question.question in text
        for point in (*question.listen_for, *question.probes, *question.behavior.values()):
            assert point in text, point
    for question in others:
        assert question.question not in text
    points = sum(len(q.listen_for) for q in own)
    assert len(app.checkbox) == (0 if paper else points)
    if paper:
        assert text.count("☐") == points + 2 * 7  # 1 to 5, not asked, cannot tell
        assert not app.sidebar.caption


def test_ticks_stay_when_another_page_was_visited(app: AppTest) -> None:
    app.switch_page(PAGE).run()
    app.checkbox[0].check().run()
    app.switch_page("screening/ui/guide.py").run()
    app.switch_page(PAGE).run()
    assert app.checkbox[0].value is True
    assert app.checkbox[1].value is False


def test_a_level_can_be_taken_along(app: AppTest) -> None:
    app.switch_page(PAGE)
    app.query_params["level"] = "Senior"
    app.run()
    pdf, word = (b for b in app.get("download_button") if "question set" in b.proto.help)
    assert (pdf.proto.label, word.proto.label) == ("PDF", "Word")
    assert pdf.proto.help == "Download this question set as PDF."
