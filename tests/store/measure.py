"""How fast the store answers: ``python -m tests.store.measure [CANDIDATES] [sqlite|postgresql]``.

Prints one line for each kind of question: median and 95th percentile in milliseconds, each asked
200 times in turn with the others, through the public interface (rights, masking and all). Beside
the time that passed stands the processor time of this process, which other work on the machine
changes less (on PostgreSQL the server's is not in it).
"""

from __future__ import annotations

import contextlib
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from screening.store import Actor, Arrival, CandidateQuery, Sort, Status, Store
from tests.store import postgres
from tests.store.people_made_up import crowd

ROUNDS = 200


def main(number: int, engine: str) -> None:
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url: str | Path = folder / "measured.sqlite3"
        if engine == "postgresql":
            url = stack.enter_context(postgres.Server()).url("postgres")
        store = stack.enter_context(Store.open(url))
        me = store.people.first("Measure")
        opening = store.openings.create(me, "Measured", "phone_bank")
        made = crowd(number)
        store.intake.add(me, opening.id, _arrival(made[0]))  # imports
        start = time.perf_counter()
        for one in made[1:]:
            store.intake.add(me, opening.id, _arrival(one))
        took = time.perf_counter() - start
        machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
        print(f"{engine}, {machine}, Python {platform.python_version()}, {number} candidates")
        print(f"adding: {took / (number - 1) * 1000:.1f} ms each")
        start = time.perf_counter()
        for one in made[:200]:
            store.intake.add(me, opening.id, _arrival(one))
        print(f"adding again: {(time.perf_counter() - start) / 200 * 1000:.1f} ms each")
        ids = list(store.candidates.ids(me, opening.id, CandidateQuery()))
        for n, candidate_id in enumerate(ids[::3]):
            status = list(Status)[1 + n % 4]
            store.decisions.decide(me, candidate_id, status, 1)
        start = time.perf_counter()
        report = store.audit.verify()
        print(f"verify: {(time.perf_counter() - start) * 1000:.0f} ms, {report.why}")
        if engine == "sqlite":
            size = sum(f.stat().st_size for f in folder.iterdir())
            print(f"database: {size / number / 1000:.1f} kB a candidate")
        _ask(store, me, opening.id, ids)


def _arrival(one: tuple[bytes, str, dict[str, object], str]) -> Arrival:
    content, name, card, text = one
    return Arrival(content, name, "pdf", card, text)


def _ask(store: Store, me: Actor, opening: int, ids: list[int]) -> None:
    queries = {
        "no filter, first page": CandidateQuery(),
        "no filter, last page": CandidateQuery(page=len(ids) // 50),
        "search: a name": CandidateQuery(search="kowalski"),
        "search: every text has it": CandidateQuery(search="phone banking"),
        "search: an e-mail": CandidateQuery(search="person77@example.org"),
        "search: a telephone number": CandidateQuery(search="(312) 555-1234"),
        "search: a file": CandidateQuery(search="resume_00123"),
        "search: two letters": CandidateQuery(search="ab"),
        "by name": CandidateQuery(sort=Sort.NAME, page=20),
        "by months, down": CandidateQuery(sort=Sort.MONTHS, descending=True),
        "by score": CandidateQuery(sort=Sort.SCORE, score_level="senior", descending=True),
        "by status": CandidateQuery(sort=Sort.STATUS),
        "level and status": CandidateQuery(
            levels=frozenset({"mid", "senior"}), statuses=frozenset({Status.NEW})
        ),
        "two indicators": CandidateQuery(
            indicators=frozenset({"team_leadership", "phone_scripts"})
        ),
        "two flags": CandidateQuery(
            flags=frozenset({("no_compliance", "ask"), ("poor_communication", "clear")})
        ),
        "tools": CandidateQuery(tools=frozenset({"VAN", "PDI"})),
        "months 12 to 60": CandidateQuery(min_months=12, max_months=60),
        "all at once": CandidateQuery(
            search="phone",
            levels=frozenset({"mid", "senior"}),
            statuses=frozenset({Status.NEW, Status.SCREEN}),
            indicators=frozenset({"team_leadership"}),
            flags=frozenset({("no_compliance", "ask")}),
            tools=frozenset({"VAN"}),
            min_months=12,
            sort=Sort.NAME,
        ),
    }
    asked: dict[str, Callable[[], object]] = {}
    for name, query in queries.items():
        asked[f"page    {name}"] = lambda q=query: store.candidates.page(me, opening, q)  # type: ignore[misc]
        asked[f"counts  {name}"] = lambda q=query: store.candidates.counts(me, opening, q)  # type: ignore[misc]
    some = ids[len(ids) // 2]
    asked["one candidate"] = lambda: store.candidates.get(me, some)
    asked["one card"] = lambda: store.candidates.card(me, some)
    asked["its duplicates"] = lambda: store.duplicates.of_candidate(me, some)
    wall: dict[str, list[float]] = {name: [] for name in asked}
    work: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, ask in asked.items():
            start, used = time.perf_counter(), time.process_time()
            ask()
            work[name].append((time.process_time() - used) * 1000)
            wall[name].append((time.perf_counter() - start) * 1000)
    print(f"{'ms':45} {'median':>8} {'p95':>8} {'CPU p95':>8}")
    for name in asked:
        _line(name, wall[name], work[name])
    for kind in ("page", "counts"):
        names = [name for name in asked if name.startswith(kind)]
        _line(f"all of {kind}", *([t for n in names for t in of[n]] for of in (wall, work)))


def _line(name: str, wall: list[float], work: list[float]) -> None:
    print(f"{name:45} {statistics.median(wall):8.1f} {_p95(wall):8.1f} {_p95(work):8.1f}")


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    wanted = sys.argv[1:] + ["5000", "sqlite"][len(sys.argv) - 1 :]
    main(int(wanted[0]), wanted[1])
