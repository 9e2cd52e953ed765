"""The same work on a real Dask scheduler with two worker processes over TCP."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import batch_forms
import pytest
from typer.testing import CliRunner, Result

from screening.batch import Pool, as_line
from screening.command import app
from screening.rubric import Rubric
from tests.batch.conftest import write_resumes

if os.name != "posix":
    pytest.skip("processes are killed here", allow_module_level=True)
dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds for a process to come up on a machine under load


@dataclass
class Machines:
    """A scheduler and its workers, each a process of its own."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def _start(log: Path, *args: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    with log.open("wb") as target:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *args, "--no-dashboard"],
            stdout=target,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": path},
        )


@pytest.fixture
def machines(tmp_path: Path, rubric: Rubric) -> Iterator[Machines]:
    file = tmp_path / "scheduler.json"
    started = [
        _start(
            tmp_path / "scheduler.log",
            *("scheduler", "--host", "tcp://127.0.0.1:0", "--scheduler-file", str(file)),
        )
    ]
    try:
        address = _address(file)
        started += [
            _start(tmp_path / f"worker{n}.log", "worker", address, "--no-nanny", "--nthreads", "1")
            for n in range(2)
        ]
        with distributed.Client(address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
        yield Machines(address, started[1:])
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(file.read_text())["address"])
        time.sleep(0.1)
    pytest.fail("the scheduler did not start")


def score(*args: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, args), "--as-of", "2026-11-01"])


def test_a_killed_worker_loses_nothing_and_does_nothing_twice(
    machines: Machines, tmp_path: Path, rubric: Rubric, day: datetime.date
) -> None:
    from screening.batch.cluster import Cluster

    paths = write_resumes(tmp_path / "resumes", 150)
    (tmp_path / "resumes" / "r070.txt").write_bytes(b"")  # is a sentence there, too
    with Pool(1) as pool:
        local = [r.text for r in pool.each(paths, rubric, day, as_line)]
    with Cluster(machines.address) as cluster:
        results = cluster.each(paths, rubric, day, as_line)
        found = [next(results).text for _ in range(20)]
        machines.workers[0].kill()
        machines.workers[0].wait()
        found += [r.text for r in results]
        alive = cluster.workers()
    assert found == local
    assert Counter(json.loads(line)["file"] for line in found).most_common(1)[0][1] == 1
    assert json.loads(found[70])["error"] == "The file is empty. Ask for it again."
    assert alive == 1


def test_both_workers_work_and_a_killed_child_costs_its_own_file_only(
    machines: Machines, tmp_path: Path, rubric: Rubric, day: datetime.date
) -> None:
    from screening.batch.cluster import Cluster

    paths = write_resumes(tmp_path / "resumes", 60)
    with Cluster(machines.address) as cluster:
        found = list(cluster.each(paths, rubric, day, batch_forms.killed))
    assert [name for name, _, _ in found] == [p.name for p in paths]
    assert [name for name, error, _ in found if error] == [batch_forms.BAD]
    assert len({pid for _, _, pid in found}) == 3  # one for each worker, and the one anew
    assert all(worker.poll() is None for worker in machines.workers)


def test_the_command_prints_what_it_prints_here(
    machines: Machines, resumes: list[Path], rubric: Rubric
) -> None:
    folder = resumes[0].parent
    here = score(folder, "--format", "jsonl")
    there = score(folder, "--format", "jsonl", "--cluster", machines.address)
    assert there.exit_code == here.exit_code == 0
    assert there.stdout == here.stdout


def test_a_cluster_that_goes_away_is_a_sentence(
    machines: Machines, tmp_path: Path, rubric: Rubric, day: datetime.date
) -> None:
    from screening.batch.cluster import Cluster, ClusterError

    paths = write_resumes(tmp_path / "resumes", 100)
    dask.config.set({"distributed.comm.timeouts.connect": "2s"})  # how long it looks for it again
    with Cluster(machines.address) as cluster:
        results = cluster.each(paths, rubric, day, as_line)
        next(results)
        with distributed.Client(machines.address, set_as_default=False) as client:
            client.shutdown()
        with pytest.raises(ClusterError, match="goes on where it stopped"):
            list(results)
    dask.config.refresh()


def test_no_cluster_is_a_sentence(resumes: list[Path]) -> None:
    done = score(resumes[0], "--cluster", "tcp://127.0.0.1:9")
    assert done.exit_code == 2
    assert done.stderr.startswith("No cluster with workers answers at tcp://127.0.0.1:9.")
