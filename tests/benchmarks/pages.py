"""How fast the pages are drawn: ``python -m tests.benchmarks.pages [CANDIDATES] [ROUNDS]``.

Prints median and worst seconds of a redraw on the server, through the whole app (AppTest), with
that many candidates in one opening. What the browser needs to paint comes on top.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from screening.store import Arrival, CandidateQuery, Sort, Status
from screening.ui import office
from screening.ui.desk import desk
from tests.store.people_made_up import crowd
from tests.ui.workplace import arrival

ROOT = Path(__file__).resolve().parents[2]
CANDIDATES = "screening/ui/candidates.py"


SAMPLES = ("dennis_okafor_reyes", "amara_lindqvist", "walt_brzezicki", "yvonne_achterberg")


def fill(number: int) -> list[int]:
    """An opening with that many candidates, a third of them with a status; the ids of four
    real ones."""
    store = office.store()
    me = store.people.first("Ana Lopez")
    opening = store.openings.create(me, "Fall calls", "phone_bank", managers=[me.person_id])
    started = time.perf_counter()
    for content, name, card, text in crowd(number):
        store.intake.add(me, opening.id, Arrival(content, name, "pdf", card, text))
    print(f"filled with {number} in {time.perf_counter() - started:.0f} s")
    ids = list(store.candidates.ids(me, opening.id, CandidateQuery(sort=Sort.RECEIVED)))
    for n, candidate_id in enumerate(ids[::3]):
        store.decisions.decide(me, candidate_id, list(Status)[1 + n % 4], 1)
    # whole pages of documents are drawn for real ones only
    return [store.intake.add(me, opening.id, arrival(s)).candidate_id for s in SAMPLES]


def address(app: AppTest, to: str, /, **words: str | list[str]) -> Callable[[], None]:
    """A visit to a page by its address."""

    def go() -> None:
        app.switch_page(to)
        app.query_params.clear()
        app.query_params.update(words)
        app.run()
        assert not app.exception, app.exception
        assert app.title

    return go


def duplicates(app: AppTest) -> Callable[[], None]:
    """A visit to the pairs of an opening."""
    visit = address(app, CANDIDATES, opening="1")

    def go() -> None:
        app.session_state["view"] = "Possible duplicates"
        visit()
        assert not app.dataframe

    return go


def main(number: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SCREENING_DATA"] = folder
        redraws(fill(number), number, rounds)


def redraws(ids: list[int], number: int, rounds: int) -> None:
    """Visit each page in turn and say how long that took; `ids` are whole documents."""
    desk().warm("phone_bank").wait()  # a fresh machine trains the classifier first
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600).run()
    four = ",".join(map(str, ids))
    visits = {
        "screen": address(app, "screening/ui/screen.py"),
        "candidates": address(app, CANDIDATES, opening="1"),
        "candidates, last page": address(app, CANDIDATES, page=str(-(-number // 50))),
        "candidates, by name": address(app, CANDIDATES, sort="name"),
        "candidates, by score": address(app, CANDIDATES, sort="score_senior"),
        "candidates, search": address(app, CANDIDATES, q="kowalski phone"),
        "candidates, filters": address(
            app, CANDIDATES, level=["mid", "senior"], status="new", flag="no_compliance:ask",
            shows="team_leadership", tool="VAN", min="12",
        ),
        "candidates, duplicates": duplicates(app),
        "scorecard": address(app, "screening/ui/scorecard.py", candidate=str(ids[0])),
        "interview": address(app, "screening/ui/interview.py", candidate=str(ids[0])),
        "compare four": address(app, "screening/ui/compare.py", candidates=four),
        "openings": address(app, "screening/ui/openings.py"),
    }  # fmt: skip
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{machine}, Python {platform.python_version()}, {number} candidates, s")
    print(f"{'':28} {'median':>8} {'worst':>8}")
    for name, visit in visits.items():
        visit()  # imports, caches
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            visit()
            times.append(time.perf_counter() - started)
        print(f"{name:28} {statistics.median(times):8.3f} {max(times):8.3f}")


if __name__ == "__main__":
    wanted = sys.argv[1:] + ["5000", "10"][len(sys.argv) - 1 :]
    main(int(wanted[0]), int(wanted[1]))
