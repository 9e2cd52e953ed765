"""Long lines are read by their clauses, too; the parts are worked out by hand."""

from __future__ import annotations

import pytest

from screening.evidence.clauses import clauses, line_features
from screening.evidence.language import Language

GLUED = "Ordered supplies, kept the sign-in sheet; trained the volunteers who ran the checkout"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (GLUED, ["kept the sign - in sheet", "trained the volunteers who ran the checkout"]),
        (
            "Answered the phones and welcomed visitors, and scheduled volunteers for the Saturday calls",
            ["answered the phones", "scheduled volunteers for the saturday calls"],
        ),
        # nouns in a row are no deeds of their own
        ("Trained callers, door knockers, interns and drivers before each of the weekend shifts", []),
        # whose deed it was stands before the verb
        ("My brother, a man of few words, was captain of all the callers in our room", []),
        ("Kept the list; trained volunteers", []),  # short
    ],
)  # fmt: skip
def test_a_long_line_falls_into_its_deeds(language: Language, text: str, wanted: list[str]) -> None:
    found = [" ".join(c.words) for c in clauses(language.read(text))]
    assert [f for f in wanted if f in found] == wanted, found
    assert wanted or not found


def test_a_clause_keeps_the_states_of_its_line(language: Language) -> None:
    text = (
        "Called voters with the script and scheduled drivers, but never trained volunteers for it"
    )
    (*_, last) = clauses(language.read(text))
    assert last.words[-4:] == ("trained", "volunteers", "for", "it")
    assert set(last.states[-4:]) == {"denied"}
    assert [h.concept for h in last.hits if last.words[h.start] == "trained"] == ["train"]


def test_the_line_itself_comes_first(language: Language) -> None:
    whole, *parts = line_features(language.read(GLUED))
    assert {"w=supplies", "w=volunteers"} <= whole
    assert ["w=supplies" in p for p in parts if "w=volunteers" in p] == [False]
    assert len(line_features(language.read("Trained volunteers"))) == 1
