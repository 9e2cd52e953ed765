"""How long each page takes to redraw with many candidates stored: ``python -m tests.ui.measure``.

A number after it says how many, 1,000 by default. It measures the page's own work (AppTest), the
median of three redraws after a first visit; what the browser adds is not in it.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time

from streamlit.testing.v1 import AppTest

from screening.store import Arrival
from tests.store.people_made_up import crowd
from tests.ui.conftest import ROOT
from tests.ui.workplace import workplace

PAGES = {
    "screen": {},
    "candidates": {},
    "scorecard": {"candidate": "1"},
    "interview": {"candidate": "1"},
    "compare": {"candidates": "1,2"},
    "question_sets": {},
    "guide": {},
    "rubric": {},
    "people": {},
    "openings": {},
    "audit": {},
}
ONE_SECOND = 1.0


def redraw(page: str, address: dict[str, str], person: int) -> float:
    """Seconds of a redraw."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.session_state["_person"] = person
    app.run()
    app.switch_page(f"screening/ui/{page}.py")
    app.query_params.update(address)
    app.run()
    assert not app.exception, page
    assert [t.value for t in app.title] != ["Who is reviewing?"]
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        app.run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SCREENING_DATA"] = folder
        from screening.ui import office

        store = office.store()
        here = workplace(store, "dennis_okafor_reyes", "yvonne_achterberg")
        for content, name, card, text in crowd(number):
            store.intake.add(
                here.admin, here.opening.id, Arrival(content, name, "pdf", card, text, text)
            )
        for page, address in PAGES.items():
            seconds = redraw(page, address, here.admin.person_id)
            print(f"{page:14} {seconds:6.2f} s{'  too slow' if seconds > ONE_SECOND else ''}")


if __name__ == "__main__":
    main()
