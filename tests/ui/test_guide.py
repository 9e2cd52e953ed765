"""Guide: the whole of guide.md, strings to copy, words to look up."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from screening.rubric import load_rubric
from tests.ui.conftest import seen

PAGE = "screening/ui/guide.py"


@pytest.fixture
def guide(app: AppTest) -> AppTest:
    return app.switch_page(PAGE).run()


def test_every_line_of_the_guide_is_on_the_page(guide: AppTest) -> None:
    assert not guide.exception
    text = re.sub(r"\s+", " ", seen(guide))
    for line in load_rubric("phone_bank").guide.splitlines():
        words = re.sub(r"\s+", " ", re.sub(r"^(##? |```.*)", "", line).replace("\\", "")).strip()
        assert words in text, line


def test_the_search_string_names_all_titles(guide: AppTest) -> None:
    titles = load_rubric("phone_bank").lexicon.titles
    wanted = {t.casefold() for t in titles.search} | {titles.typical.casefold().rstrip("s")}
    assert len(wanted) == 8
    string = guide.code[0].value
    assert set(re.findall(r'"([^"]+)"', string)) == wanted
    assert string.count(" OR ") == 7


def test_contents_lead_to_headings(guide: AppTest) -> None:
    links = re.findall(r"\]\(#([a-z0-9-]+)\)", "\n".join(m.value for m in guide.sidebar.markdown))
    anchors = [h.proto.anchor for h in guide.header]
    assert links == anchors
    assert len(set(anchors)) == len(anchors) >= 10


@pytest.mark.parametrize(
    ("term", "what"),
    [
        ("openvpb", "Dialer; holds people to contact."),
        ("GOTV", "get out the vote"),
        ("ngp van", "Voter file; holds people to contact."),
        ("zzz", "Not known here."),
    ],
)
def test_look_up(guide: AppTest, term: str, what: str) -> None:
    guide.text_input[0].set_value(term).run()
    assert not guide.exception
    found = seen(guide) + "".join(t.value.to_string(max_colwidth=None) for t in guide.table)
    assert what in found.replace("\\", "")
