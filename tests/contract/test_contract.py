"""The command line keeps the contract: the objects, the formats, the order, the exit codes."""

from __future__ import annotations

import copy
import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from screening.command import app
from tests.contract.model import FLAGS, INDICATORS, LEVELS, RUBRIC, Scored, Unread, fields, schema

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "rubrics/phone_bank/samples"
DAY = "2026-11-01"
SCHEMA = schema()


def score(*args: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, args)])


@pytest.fixture(scope="module")
def cards() -> list[dict[str, Any]]:
    done = score(SAMPLES, "--as-of", DAY)
    assert done.exit_code == 0, done.output
    return list(json.loads(done.stdout))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"")
    return path


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_card_keeps_the_schema(cards: list[dict[str, Any]]) -> None:
    assert len(cards) == len(list(SAMPLES.iterdir()))
    for card in cards:
        jsonschema.validate(card, SCHEMA)


def test_keys_stand_in_the_contracts_order(cards: list[dict[str, Any]], broken: Path) -> None:
    for card in cards:
        assert list(card) == fields(Scored)
    (unread,) = json.loads(score(broken, "--as-of", DAY).stdout)
    assert list(unread) == fields(Unread)
    assert fields(Unread) == fields(Scored)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c.pop("level"),
        lambda c: c.update(extra=1),
        lambda c: c.update(level="expert"),
        lambda c: c.update(as_of="01.11.2026"),
        lambda c: c["scores"].update(junior=101),
        lambda c: c["scores"].update(junior=50.5),
        lambda c: c["indicators"].pop(),
        lambda c: c["indicators"][0].update(id="charm"),
        lambda c: c["red_flags"][0].update(status="maybe"),
        lambda c: c["positions"][0].update(start="2021-13"),
        lambda c: c["positions"][0].update(kind="board"),
        lambda c: c["candidate"].update(phone="(312) 555-0142"),
        lambda c: c.update(error="both read and unread"),
        lambda c: c["positions"][0]["evidence"].update(boxes=[[1.0, 2.0, 3.0]]),
    ],
)
def test_the_schema_refuses_what_it_should(
    cards: list[dict[str, Any]], spoil: Callable[[dict[str, Any]], object]
) -> None:
    card = copy.deepcopy(cards[0])
    spoil(card)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(card, SCHEMA)


def test_indicators_flags_and_scores_stand_in_the_rubrics_order(
    cards: list[dict[str, Any]],
) -> None:
    for card in cards:
        assert tuple(i["id"] for i in card["indicators"]) == INDICATORS
        assert tuple(f["id"] for f in card["red_flags"]) == FLAGS
        assert tuple(card["scores"]) == LEVELS


def test_what_is_met_has_evidence_and_what_is_not_has_none(cards: list[dict[str, Any]]) -> None:
    for card in cards:
        for indicator in card["indicators"]:
            assert bool(indicator["evidence"]) is indicator["met"]


def test_boxes_lie_on_the_page_and_formats_without_pages_have_none(
    cards: list[dict[str, Any]],
) -> None:
    for card in cards:
        paged = card["file"].endswith(".pdf")
        quotes = [p["evidence"] for p in card["positions"]]
        quotes += [e for i in card["indicators"] for e in i["evidence"]]
        assert quotes
        for quote in quotes:
            assert (quote["page"] is not None) is paged
            assert bool(quote["boxes"]) is paged
            for x0, top, x1, bottom in quote["boxes"]:
                assert 0 <= x0 < x1 <= 700
                assert 0 <= top < bottom <= 900


def test_questions_are_the_levels_kit_then_follow_ups(cards: list[dict[str, Any]]) -> None:
    for card in cards:
        own = [q.id for q in RUBRIC.questions.questions if q.level == card["level"]]
        asked = [q["id"] for q in card["questions"]]
        assert asked[: len(own)] == own
        assert all(a.startswith(("flag_", "indicator_", "number_")) for a in asked[len(own) :])


def test_an_unread_document_has_its_sentence_and_exit_code_1(broken: Path) -> None:
    done = score(SAMPLES / "walt_brzezicki.pdf", broken, "--as-of", DAY)
    assert done.exit_code == 1
    read, unread = json.loads(done.stdout)
    jsonschema.validate(unread, SCHEMA)
    assert (read["error"], unread["error"]) == (None, "The file is empty. Ask for it again.")
    assert unread["file"] == "broken.pdf"


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["no_such_file.pdf"],
        [str(SAMPLES), "--rubric", "no_such_rubric"],
        [str(SAMPLES), "--as-of", "tomorrow"],
        [str(SAMPLES), "--format", "xml"],
        [str(SAMPLES), "--jobs", "0"],
        [str(SAMPLES), "--unknown"],
    ],
)
def test_wrong_usage_is_exit_code_2_with_nothing_on_standard_output(args: list[str]) -> None:
    done = score(*args)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.strip()


def test_results_come_in_the_order_of_the_inputs(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b.pdf", "a.pdf"):
        (folder / name).write_bytes((SAMPLES / "walt_brzezicki.pdf").read_bytes())
    last = SAMPLES / "lorraine_teague.pdf"
    done = score(SAMPLES / "priya_castellanos.docx", folder, last, "--as-of", DAY)
    files = [c["file"] for c in json.loads(done.stdout)]
    assert files == ["priya_castellanos.docx", "a.pdf", "b.pdf", "lorraine_teague.pdf"]


def test_the_number_of_processes_changes_nothing() -> None:
    one = score(SAMPLES, "--as-of", DAY, "--jobs", "1")
    two = score(SAMPLES, "--as-of", DAY, "--jobs", "2")
    assert one.stdout_bytes == two.stdout_bytes


def test_the_as_of_date_ends_the_count(cards: list[dict[str, Any]]) -> None:
    (now,) = (c for c in cards if c["file"] == "dennis_okafor_reyes.pdf")
    done = score(SAMPLES / "dennis_okafor_reyes.pdf", "--as-of", "2025-11-01")
    (earlier,) = json.loads(done.stdout)
    assert (now["as_of"], earlier["as_of"]) == (DAY, "2025-11-01")
    assert (now["relevant_months"], earlier["relevant_months"]) == (121, 109)


def test_jsonl_is_one_object_in_each_line(cards: list[dict[str, Any]]) -> None:
    done = score(SAMPLES, "--as-of", DAY, "--format", "jsonl")
    assert [json.loads(line) for line in done.stdout.splitlines()] == cards


def test_csv_has_one_line_for_each_document(broken: Path, cards: list[dict[str, Any]]) -> None:
    done = score(SAMPLES, broken, "--as-of", DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == [
        "file", "name", "level", "relevant_months", "junior", "mid", "senior", "flagged", "ask",
        "error",
    ]  # fmt: skip
    assert [r["file"] for r in rows] == [*(c["file"] for c in cards), "broken.pdf"]
    assert rows[-1]["error"] == "The file is empty. Ask for it again."
    assert rows[-1]["level"] == rows[-1]["relevant_months"] == ""
    for row, card in zip(rows, cards, strict=False):
        assert row["level"] == card["level"]
        assert row["relevant_months"] == str(card["relevant_months"])


def test_the_table_names_every_file(cards: list[dict[str, Any]]) -> None:
    command = f"-m screening score {SAMPLES} --as-of {DAY} --format table"
    done = subprocess.run(
        [sys.executable, *command.split()],
        cwd=ROOT,
        env={"COLUMNS": "240", "PATH": "", "HOME": str(Path.home())},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for card in cards:
        assert card["file"] in done.stdout
    assert done.stderr == ""  # no progress bar where standard error is no terminal
