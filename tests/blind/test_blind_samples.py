"""The rubric's ten samples masked: who they are is gone, what they did is still there."""

from __future__ import annotations

import re

import pytest
from test_blind_names import everything, left

from screening.blind import Kind

# What nobody may find after masking: words of the name, phone, schools, campaigns, tools, towns.
KNOWN = {
    "amara_lindqvist.docx": "amara lindqvist|2185550117|northern shore|halvorsen|openvpb|duluth",
    "dennis_okafor_reyes.pdf": (
        "dennis okafor reyes|7575550152|chesapeake state|alden|thrutalk|norfolk"
    ),
    "keisha_normandeau.pdf": "keisha normandeau|2515550185|bay shore|cedar fork road||36604",
    "lorraine_teague.pdf": "lorraine teague|5205550128|santa rita vista|||tucson",
    "luc_desrosiers.docx": "luc desrosiers|6135550148|carrefour|marchetti|nationbuilder|ottawa",
    "priya_castellanos.docx": "priya castellanos|4025550163|platte|measure 9|callhub|nebraska",
    "ruth_hallorann.pdf": "ruth hallorann|9375550106|wittenbrook|||dayton",
    "tomas_vandermeer.pdf": "tomas vandermeer|9165550191|sierra oaks|rosario|minivan|sacramento",
    "walt_brzezicki.pdf": "walt brzezicki|8145550174|tri-county|lodge 212||pennsylvania",
    "yvonne_achterberg.docx": "yvonne achterberg|5105550139||local 88|broadstripes|oakland",
}


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_nothing_known_is_left(judged, name: str) -> None:
    _, _, b = judged(name)
    shown = everything(b)
    person, phone, *others = KNOWN[name].split("|")
    words = [*person.split(), *(x for x in others if x)]
    assert [w for w in words if left(w, shown)] == []
    assert phone not in re.sub(r"\D", "", shown)
    assert "@" not in shown


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_every_verdict_stays(judged, name: str) -> None:
    _, card, b = judged(name)
    for key in ("level", "relevant_months", "scores", "as_of", "sha256", "rubric", "languages"):
        assert b.card.to_dict()[key] == card.to_dict()[key], key
    for own, shown in zip(card.indicators, b.card.indicators, strict=True):
        assert (own.id, own.met) == (shown.id, shown.met)
    assert [f.status for f in b.card.red_flags] == [f.status for f in card.red_flags]
    assert [p.months for p in b.card.positions] == [p.months for p in card.positions]


def test_tools_are_shown_as_their_kind(judged) -> None:
    _, _, b = judged("dennis_okafor_reyes.pdf")
    assert b.card.to_dict()["tools"] == ["[voter file]", "[dialer]", "[texting]", "[sign-up site]"]


def test_contact_shows_what_the_resume_gives(judged) -> None:
    _, _, b = judged("dennis_okafor_reyes.pdf")
    assert b.card.to_dict()["candidate"] == {
        "name": "[name]",
        "email": "[email]",
        "phone": "[phone]",
        "location": "[place]",
        "links": [],
    }
    assert b.card.file == "candidate-58c08c9e.pdf"
    assert b.label == "Candidate 58c08c9e"


def test_the_fixed_questions_stay_as_they_are(judged) -> None:
    _, card, b = judged("dennis_okafor_reyes.pdf")
    own = [q for q in card.questions if not q.follow_up]
    assert [q for q in b.card.questions if not q.follow_up] == own


def test_areas_lie_on_the_name_and_the_phone(judged) -> None:
    resume, _, b = judged("dennis_okafor_reyes.pdf")
    name = resume.document.lines[0].boxes()
    assert name is not None
    on_name = [a for a in b.areas if a.kind is Kind.NAME and a.page == 1]
    assert min(a.box.x0 for a in on_name) <= name.x0
    assert max(a.box.x1 for a in on_name) >= name.x1
    phone = resume.document.lines[1].boxes(20, 34)
    assert phone is not None
    assert any(a.kind is Kind.PHONE and a.box.x0 <= phone.x0 + 1 for a in b.areas)


def test_words_of_a_masked_line_keep_their_boxes(judged) -> None:
    resume, _, b = judged("dennis_okafor_reyes.pdf")
    for own, shown in zip(resume.document.lines, b.resume.document.lines, strict=True):
        for w in shown.words:
            word = shown.text[w.start : w.end]
            assert word.strip() == word
            assert word
            if "[" not in word:
                (same,) = [v for v in own.words if v.box == w.box]
                assert own.text[same.start : same.end] == word


def test_masked_quotes_still_lead_to_their_lines(judged) -> None:
    _, _, b = judged("dennis_okafor_reyes.pdf")
    lines = b.resume.document.lines
    for s in b.resume.statements:
        for spot in s.spots:
            assert 0 <= spot.start <= spot.end <= len(lines[spot.line].text)
    van = next(s for s in b.resume.statements if "kept [voter file] current" in s.text)
    assert lines[van.spots[0].line].text[van.spots[0].start : van.spots[0].end] == van.text


def test_an_employer_that_may_tell_a_cause_is_listed(judged) -> None:
    _, _, b = judged("priya_castellanos.docx")
    assert not [d for d in b.doubts if d.code == "employer"]
    _, _, b = judged("amara_lindqvist.docx")
    assert [d.text for d in b.doubts if d.code == "employer"] == ["Lakeshore Votes"]


def test_a_misspelt_key_is_refused() -> None:
    from pydantic import ValidationError

    from screening.blind.words import Term

    with pytest.raises(ValidationError, match="exakt"):
        Term(forms=("x",), exakt=True)
