"""What other people wrote reaches the screen letter for letter; numbers and periods read well."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from screening.ui.words import count, literal, md, months, number, period, phone, plain, table

HOSTILE = (
    "[x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "$latex^2$ and $$block$$",
    ":material/delete: :material_delete:",
    ":red[reddened] :green-badge[Shown]",
    ":tada: :+1: :100:",
    ":streamlit:",
    "https://evil.example www.evil.example a@evil.example",
    "![pixel](https://evil.example/p.png)",
    "**bold** _italic_ ~~gone~~ `code`",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "a | b | c",
    "&lt;b&gt; &#60;",
    "line -> other <- more -- dash >= least",
    "back\\slash \\[ \\*",
    "[^1]: note",
    "---",
    "    indented code",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_leaves_it_as_it_is(text: str) -> None:
    """Read as CommonMark with tables and links found in text, one plain paragraph comes out."""
    reader = MarkdownIt("gfm-like", {"linkify": False, "html": False})
    (start, inline, end) = reader.parse(f"“{md(text)}”")
    assert (start.type, inline.type, end.type) == ("paragraph_open", "inline", "paragraph_close")
    kinds = {t.type for t in inline.children or ()}
    assert kinds <= {"text", "text_special"}
    shown = "".join(t.content for t in inline.children or ())
    assert shown.replace("\u2060", "") == f"“{' '.join(text.split())}”"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_for_streamlit_to_replace(text: str) -> None:
    """Streamlit looks for these in what markdown left, so escapes do not stop them."""
    shown = literal(text)
    for pattern in (
        r":[\w+-]+:",
        r":material[/_]\w+:",
        r"https?://",
        r"www\.",
        r"[\w.+-]@",
        r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)",
    ):
        assert not re.search(pattern, shown), pattern


def test_text_that_turns_or_hides_is_dropped() -> None:
    assert plain("Ana\u202egnp.exe\u200b \u2066Lopez\x00\n  Ruiz\u00ad") == "Anagnp.exe Lopez Ruiz"


def test_names_of_the_world_stay() -> None:
    for name in (
        "Nguyễn Thị Ánh",
        "עינת כהן",
        "می\u200cخواهم",
        "क्\u200dष",
        "O'Brien-Łukasz",
        "王小明",
    ):
        assert plain(name) == name


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "0 months"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "12 months (1 year)"),
        (25, "25 months (2 years 1 month)"),
        (34, "34 months (2 years 10 months)"),
    ],
)
def test_months_in_words(n: int, words: str) -> None:
    assert months(n) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2021-03", "present", "Mar 2021 – present"),
        ("2016", "2020", "2016 – 2020"),
        ("2020", "2020", "2020"),
        ("2020-06", "", "Jun 2020"),
        ("", "2019-12", "not stated – Dec 2019"),
        ("", "", "no dates"),
    ],
)
def test_periods_in_words(start: str, end: str, words: str) -> None:
    assert period(start, end) == words


def test_numbers_and_counts() -> None:
    assert (number(1000.0), number(0.5), number(640000)) == ("1,000", "0.5", "640,000")
    assert (count(1, "file"), count(3, "file")) == ("1 file", "3 files")
    assert (phone("+13125550142"), phone("")) == ("+1 312-555-0142", "")


def test_a_cell_cannot_break_out_of_its_table() -> None:
    text = table(("A", "B"), [(md("a | b\n| c |"), md("d"))])
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert sum(t.type == "td_open" for t in tokens) == 2
