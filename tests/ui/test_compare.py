"""Compare: rows are criteria, differences first, quotes on demand, no place for anybody."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from screening.store import Kind, Store
from tests.ui.conftest import ROOT, SLOW, seen
from tests.ui.workplace import Workplace, workplace

PAGE = "screening/ui/compare.py"
Visit = Callable[[str], AppTest]


@pytest.fixture
def team(store: Store) -> Workplace:
    return workplace(store, "dennis_okafor_reyes", "amara_lindqvist", "walt_brzezicki")


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """The page for these candidates, as the administrator."""
    monkeypatch.chdir(ROOT)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SLOW)

    def go(candidates: str = "") -> AppTest:
        app.session_state["_person"] = 1
        app.switch_page(PAGE)
        if candidates:
            app.query_params["candidates"] = candidates
        app.run()
        assert not app.exception
        return app

    return go


def tables(app: AppTest) -> list[list[list[str]]]:
    """The tables of the page as rows of cells, without their marks."""
    out = []
    for element in app.markdown:
        if element.value.startswith("| Criterion"):
            lines = element.value.splitlines()
            out.append([[_plain(c) for c in line.split(" | ")] for line in lines[2:]])
    return out


def _plain(cell: str) -> str:
    cell = re.sub(r":\w+-badge\[(?::material/\w+: )?([^\]]*)\]", r"\1", cell.strip("| "))
    return cell.replace("*", "").replace("\\", "").replace("\u2060", "")


def test_differences_come_first_and_every_criterion_stands_once(
    team: Workplace, visit: Visit
) -> None:
    ids = [team.candidates[s] for s in ("dennis_okafor_reyes", "amara_lindqvist")]
    app = visit(",".join(map(str, ids)))
    apart, alike = tables(app)
    assert apart[0] == ["Level", "Senior", "Junior"]
    assert apart[1] == ["Relevant experience", "121 months (10 years 1 month)", "7 months"]
    assert all(len(set(row[1:])) == 2 for row in apart)
    assert all(len(set(row[1:])) == 1 for row in alike)
    # level, months, 3 scores, 12 indicators, 5 flags, tools, languages, status, reviews, as-of,
    # opening
    assert len(apart) + len(alike) == 28
    assert f"They differ in {len(apart)} of 28 criteria." in seen(app)
    assert ["Status", "New", "New"] in alike
    everything = seen(app).lower()
    assert "total" not in everything
    assert "rank" not in everything


def test_quotes_stand_side_by_side_when_asked_for(team: Workplace, visit: Visit) -> None:
    ids = [team.candidates[s] for s in ("dennis_okafor_reyes", "walt_brzezicki")]
    app = visit(",".join(map(str, ids)))
    card = team.store.candidates.card(team.admin, ids[0]).card
    shown = next(i for i in card["indicators"] if i["id"] == "team_leadership")
    quote = shown["evidence"][0]["quote"]
    assert quote not in seen(app)
    app.selectbox(key="compare_quotes").set_value("team_leadership").run()
    assert not app.exception
    assert quote in seen(app)
    assert "No line of the resume." in seen(app)


def test_a_persons_correction_counts_and_is_told(team: Workplace, visit: Visit) -> None:
    ids = [team.candidates[s] for s in ("dennis_okafor_reyes", "amara_lindqvist")]
    team.store.corrections.correct(
        team.admin, ids[1], Kind.LEVEL, "", "senior", "She said so on the telephone."
    )
    _, alike = tables(visit(",".join(map(str, ids))))
    (row,) = (row for row in alike if row[0] == "Level")
    assert row[1] == "Senior"
    assert row[2].startswith("Senior")
    assert "corrected by a person" in row[2]


def test_candidates_are_added_and_removed(team: Workplace, visit: Visit) -> None:
    app = visit()
    assert "Choose two to four candidates" in seen(app)
    first, second, third = team.candidates.values()
    app.selectbox(key="compare_add").set_value(second).run()
    assert "Choose one more, at least." in seen(app)
    app.selectbox(key="compare_add").set_value(first).run()
    assert app.query_params["candidates"] == f"{second},{first}"
    assert len(tables(app)) == 2
    app.selectbox(key="compare_add").set_value(third).run()
    app.button(key=f"remove_{second}").click().run()
    assert app.query_params["candidates"] == f"{first},{third}"


def test_an_address_that_names_nobody_says_so(team: Workplace, visit: Visit) -> None:
    (first, *_) = team.candidates.values()
    app = visit(f"{first},99999,abc")
    assert "There is no such candidate" in seen(app)
    assert "Choose one more, at least." in seen(app)


def test_a_blind_opening_shows_labels_and_masked_quotes(store: Store, visit: Visit) -> None:
    team = workplace(store, "dennis_okafor_reyes", "walt_brzezicki", blind=True)
    app = visit(",".join(map(str, team.candidates.values())))
    app.selectbox(key="compare_quotes").set_value("months").run()
    text = seen(app).lower()
    assert "candidate 58c08c9e" in text
    for word in ("dennis", "okafor", "walt", "brzezicki"):
        assert word not in text
