"""Blind review on the pages of one candidate: nothing tells who this is until one asks, and says
why."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest

from screening.blind.plain import folded
from screening.store import Answer, Answered, EventQuery, Kind, Kit, Store
from tests.ui.conftest import SLOW, seen
from tests.ui.workplace import Workplace, visit, workplace

DENNIS, AMARA = "dennis_okafor_reyes", "amara_lindqvist"
# Name, phone, school, candidate, tools and town of each resume, as they stand in the files.
TELLS = {
    DENNIS: "dennis okafor reyes 7575550152 chesapeake alden thrutalk norfolk",
    AMARA: "amara lindqvist 2185550117 halvorsen openvpb duluth 55802",
}
NOTE = "Dennis Okafor-Reyes and Amara Lindqvist both called back."


@pytest.fixture
def place(store: Store) -> Workplace:
    out = workplace(store, DENNIS, AMARA, blind=True)
    for id_ in out.candidates.values():
        out.store.notes.add(out.mina, id_, NOTE)
    return out


def told(text: str, stem: str) -> list[str]:
    """The words that tell who it is and stand in `text`, spelled any way."""
    flat = folded(text)
    close = re.sub(r"[^a-z0-9]+", "", flat)
    found = [w for w in TELLS[stem].split() if re.search(rf"(?<![a-z]){w}(?![a-z])", flat)]
    return found + [w for w in TELLS[stem].split() if w.isdigit() and w in close and w not in found]


def everything(app: AppTest) -> str:
    """All that the page sends to the browser, but for the pictures."""
    sent = [seen(app), *(str(b.label) for b in app.button)]
    for viewer in app.get("bidi_component"):
        data = json.loads(viewer.proto.json)
        data.pop("picture")
        sent.append(json.dumps(data, ensure_ascii=False))
    for chart in app.get("vega_lite_chart"):
        sent.append(str(chart.proto))
    return "\n".join(sent)


@pytest.mark.parametrize("stem", [DENNIS, AMARA])
@pytest.mark.parametrize("page", ["scorecard", "interview"])
def test_no_word_of_who_it_is_stands_on_the_page(place: Workplace, stem: str, page: str) -> None:
    app = visit(page, place.admin, candidate=place.candidates[stem])
    assert not app.exception
    text = everything(app)
    assert told(text, stem) == []
    sha = place.store.candidates.get(place.admin, place.candidates[stem]).sha256
    assert f"Candidate {sha[:8]}" in app.title[0].value


def test_the_check_finds_a_word_that_tells(place: Workplace) -> None:
    place.store.candidates.unmask(place.admin, place.candidates[DENNIS], "He was hired just now.")
    app = visit("scorecard", place.admin, candidate=place.candidates[DENNIS])
    assert set(told(everything(app), DENNIS)) == set(TELLS[DENNIS].split())


def test_what_could_not_be_masked_is_listed(place: Workplace) -> None:
    app = visit("scorecard", place.admin, candidate=place.candidates[DENNIS])
    assert "An employer's name was left; it may tell a cause." in seen(app)


def test_unmasking_needs_a_reason_and_is_recorded(place: Workplace) -> None:
    id_ = place.candidates[DENNIS]
    app = visit("scorecard", place.mina, candidate=id_)
    next(b for b in app.button if b.key == "unmask").click()
    app.run()
    assert "Unmasking needs a sentence" in seen(app)
    assert told(everything(app), DENNIS) == []
    app.text_area(key="unmask_reason").set_value("We have to call him today.")
    next(b for b in app.button if b.key == "unmask").click()
    app.run()
    assert not app.exception
    assert app.title[0].value == "Dennis Okafor\\-Reyes"
    assert "You unmasked this candidate" in seen(app)
    (event,) = place.store.audit.events(place.admin, EventQuery(action="unmasked"))
    assert (event.who, event.details["why"]) == ("Mina Roy", "We have to call him today.")
    # for her alone
    other = visit("scorecard", place.noor, candidate=id_)
    assert told(everything(other), DENNIS) == []


def _make() -> None:
    """Every file that the two pages hand out, made as they make them."""
    import streamlit as st

    from screening.reports import card_json, json_resume_bytes, kit_paper, to_docx, to_pdf
    from screening.ui import corrections, dossier, interview_kit, office, scorecard_more
    from screening.ui.interview_paper import sheets

    office.arrive()
    d = dossier.opened()
    assert d.card is not None
    assert d.reading is not None
    paper = scorecard_more.paper(d, corrections.load(d))
    kit = interview_kit.kit_of(d, d.level)
    own = office.store().reviews.mine(office.me(), d.id)
    rated = kit_paper(
        interview_kit.on_paper(d, kit), d.rubric, sheets(d, (own,) if own else ()), blind=d.masked
    )
    st.session_state["files"] = {
        "card.pdf": to_pdf(paper),
        "card.docx": to_docx(paper),
        "card.json": card_json(d.card),
        "resume.json": json_resume_bytes(d.reading.resume),
        "kit.pdf": to_pdf(rated),
        "kit.docx": to_docx(rated),
        "stem": d.stem.encode(),
        "picture.png": dossier.picture(d, 1),
    }


def files(place: Workplace, stem: str) -> dict[str, bytes]:
    app = AppTest.from_function(_make, default_timeout=SLOW)
    app.session_state["_person"] = place.mina.person_id
    app.query_params["candidate"] = str(place.candidates[stem])
    app.run()
    assert not app.exception
    made: dict[str, bytes] = app.session_state["files"]
    return made


def text_of(name: str, data: bytes) -> str:
    if name.endswith(".pdf"):
        pdf = pypdfium2.PdfDocument(data)
        pages = [page.get_textpage().get_text_range() for page in pdf]
        return " ".join([*pages, *pdf.get_metadata_dict().values(), data.decode("latin-1")])
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return " ".join(
                re.sub(r"<[^>]+>", "", parts.read(n).decode("utf-8"))
                for n in parts.namelist()
                if n.endswith((".xml", ".rels"))
            )
    return data.decode("utf-8")


@pytest.mark.parametrize("stem", [DENNIS, AMARA])
def test_no_download_tells_who_it_is(place: Workplace, stem: str) -> None:
    id_ = place.candidates[stem]
    question = "senior_setup" if stem == DENNIS else "junior_script"
    level = question.split("_")[0]
    place.store.reviews.start(place.mina, id_, Kit(level, (question,)))
    place.store.reviews.rate(place.mina, id_, question, Answer(Answered.RATED, 4, NOTE))
    place.store.corrections.correct(
        place.admin, id_, Kind.INDICATOR, "voter_data_entry", "not met", NOTE
    )
    made = files(place, stem)
    picture = made.pop("picture.png")
    assert picture.startswith(b"\x89PNG")
    assert len(made) == 7
    for name, data in made.items():
        assert told(text_of(name, data), stem) == [], name


def test_the_picture_is_drawn_over(place: Workplace) -> None:
    """The same page before and after unmasking: the name's place is one dark color, then not."""
    masked = files(place, DENNIS)["picture.png"]
    place.store.candidates.unmask(place.mina, place.candidates[DENNIS], "He was hired just now.")
    whole = files(place, DENNIS)["picture.png"]
    dark = (43, 52, 64)
    assert colors(masked).get(dark, 0) > 20_000
    assert dark not in colors(whole)


def colors(png: bytes) -> dict[Any, int]:
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    found = picture.getcolors(1 << 24) or []
    return {color: n for n, color in found}
