"""Names of many kinds: no word of them is left, wherever the resume repeats it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.blind import Blind
from screening.blind.plain import folded
from tests.blind.conftest import RESUME

Mask = Callable[..., Blind]

NAMES = [
    ("Thúy-Linh Nguyễn", "thuylinh.nguyen@example.com", ["thuy", "linh", "nguyen"]),
    ("Agnieszka Wróblewska", "a.wroblewska@example.com", ["agnieszka", "wroblewska"]),
    ("Søren Lindqvist", "soren@example.com", ["soren", "lindqvist"]),
    ("Tomas van der Meer", "tvandermeer@example.com", ["tomas", "meer"]),
    ("Siobhán Ní Bhraonáin", "s.nib@example.com", ["siobhan", "bhraonain"]),
    ("Tammy J. Rinehart", "tjr71@example.com", ["tammy", "rinehart"]),
    ("Percival O. Fairweather III", "pof3@example.com", ["percival", "fairweather"]),
    ("KEISHA NORMANDEAU", "keisha@example.com", ["keisha", "normandeau"]),
    ("Sean O'Connor-Ito", "sean.oconnor@example.com", ["sean", "connor", "ito"]),
]


def everything(b: Blind) -> str:
    """All that blind review can show of a candidate as text, folded."""
    parts = [b.label, b.resume.document.name, b.resume.document.text]
    parts += [s.text for s in b.resume.statements] + [h.text for h in b.resume.document.hidden]
    parts += [f"{p.title} {p.organization} {p.header_text}" for p in b.resume.positions]
    parts += [json.dumps(b.card.to_dict(), ensure_ascii=False), repr(b.card), repr(b.resume)]
    parts += [d.message for d in b.doubts]
    return folded("\n".join(parts))


def left(token: str, text: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(token)}(?![^\W_])", text) is not None


@pytest.mark.parametrize(("name", "email", "tokens"), NAMES)
def test_no_word_of_the_name_is_left(
    masked: Mask, name: str, email: str, tokens: list[str]
) -> None:
    text = RESUME.format(name=name, first=name.split()[0], email=email)
    file = f"{folded(name).replace(' ', '_')}_resume.txt"
    shown = everything(masked(text, file))
    assert [t for t in tokens if left(t, shown)] == []
    assert email not in shown
    assert "5550142" not in re.sub(r"\D", "", shown)
    assert not left("oberlin", shown)
    assert not left("uhrich", shown)


def test_a_name_that_is_an_ordinary_word(masked: Mask) -> None:
    text = RESUME.format(name="Will Young", first="Will", email="will.young@example.com")
    text += (
        "\nABOUT ME\n\nI will call voters. Young volunteers liked it. Ask Will about May 2021.\n"
    )
    b = masked(text, "will_young.txt")
    shown = b.resume.document.text
    assert "Will Young" not in shown
    assert "Ask [name] about May 2021." in shown
    assert "I will call voters." in shown  # the verb stays
    assert {d.text for d in b.doubts if d.code == "ordinary_word"} >= {"will"}


def test_without_a_name_the_head_is_hidden(masked: Mask) -> None:
    text = (
        "xq\nChicago, IL\n\nEXPERIENCE\n\nCaller, Lakeshore Votes\n2021 - 2022\n- Called voters\n"
    )
    b = masked(text)
    assert b.resume.document.lines[0].text == "[contact]"
    assert next(d.code for d in b.doubts) == "no_name"


LETTERS = "bcdfghjklmnprstvwz"
VOWELS = "aeiouáéíóúäöüøåě"


@st.composite
def invented(draw: st.DrawFn) -> str:
    """A name word that no dictionary has."""
    parts = draw(
        st.lists(
            st.tuples(st.sampled_from(LETTERS), st.sampled_from(VOWELS)), min_size=3, max_size=5
        )
    )
    return "".join(a + b for a, b in parts).capitalize() + "x"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=invented(), last=invented())
def test_any_name(masked: Mask, first: str, last: str) -> None:
    email = f"{folded(first)}.{folded(last)}@example.com"
    text = RESUME.format(name=f"{first} {last}", first=first, email=email)
    shown = everything(masked(text, f"{folded(last)}.txt"))
    assert not left(folded(first), shown)
    assert not left(folded(last), shown)
