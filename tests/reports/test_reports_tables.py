"""The list of candidates as CSV and XLSX: readable, and no cell can run as a formula."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest

from screening.reports import CandidateRow, candidate_row, candidates_csv, candidates_xlsx
from screening.reports.candidates import header
from tests.reports.conftest import zip_text

BAD = [
    '=HYPERLINK("http://example.com","x")',
    "=1+1",
    "+13125550142",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＠x",
]


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet_of(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data)).active


@pytest.mark.parametrize("bad", BAD)
def test_a_dangerous_cell_is_text_in_csv(rubric, bad: str) -> None:
    (row,) = rows_of(candidates_csv([CandidateRow(name=bad, status=bad, tools=(bad,))], rubric))
    for column in ("Name", "Status", "Campaign systems"):
        assert row[column].startswith("'"), row[column]
        assert row[column][1:] == " ".join(bad.split())


@pytest.mark.parametrize("bad", BAD)
def test_a_dangerous_cell_is_text_in_xlsx(rubric, bad: str) -> None:
    data = candidates_xlsx([CandidateRow(name=bad, file=bad)], rubric)
    cell = sheet_of(data)["A2"]
    assert cell.data_type == "s"
    assert cell.value == " ".join(bad.split())
    assert cell.number_format == "@"
    assert cell.quotePrefix
    assert "<f>" not in zip_text(data)


def test_harmless_cells_are_left_alone(rubric) -> None:
    (row,) = rows_of(
        candidates_csv([CandidateRow(name="Søren, “Sam” -x", email="a@example.com")], rubric)
    )
    assert row["Name"] == "Søren, “Sam” -x"
    assert row["E-mail"] == "a@example.com"


def test_the_header_is_readable(rubric) -> None:
    names = header(rubric)
    assert names[:7] == (
        "Name",
        "E-mail",
        "Phone",
        "Location",
        "Status",
        "Level",
        "Relevant months",
    )
    assert "Junior score (0–100)" in names
    assert "Following phone scripts (Junior)" in names
    assert "Flag: Lack of experience with voter databases" in names
    assert len(set(names)) == len(names)


def test_a_card_as_a_row(card, rubric) -> None:
    row = candidate_row(card, status="interview")
    (found,) = rows_of(candidates_csv([row], rubric))
    assert found["Name"] == "Thúy-Linh Nguyễn"
    assert found["Phone"] == "'+13125550142"
    assert found["Status"] == "interview"
    assert found["Level"] == "Mid"
    assert found["Relevant months"] == "33"
    assert found["Mid score (0–100)"] == "50"
    assert found["Team leadership (Mid)"] == "shown"
    assert found["Script writing and adjustment (Mid)"] == "not shown"
    assert found["Flag: Lack of experience with voter databases"] == "flagged"
    assert found["Flag: Poor communication skills"] == "ask"
    assert found["Flag: No experience working with volunteers"] == "clear"
    assert found["Campaign systems"] == "CallHub"
    assert found["Languages"] == "English, Vietnamese"
    assert found["Warnings"] == "2"
    assert found["As of"] == "2026-11-01"


def test_the_sheet(card, rubric) -> None:
    sheet = sheet_of(candidates_xlsx([candidate_row(card), candidate_row(card)], rubric))
    assert sheet.title == "Candidates"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(header(rubric)))}3"
    assert [c.value for c in sheet[1]] == list(header(rubric))
    assert sheet["C2"].value == "+13125550142"
    assert (sheet["C2"].data_type, sheet["C2"].quotePrefix) == ("s", True)
    assert (sheet["G2"].value, sheet["G2"].data_type) == (33, "n")
    assert sheet.column_dimensions["A"].width > 15


def test_a_document_that_was_not_read(rubric) -> None:
    (row,) = rows_of(
        candidates_csv([CandidateRow(file="x.pdf", error="The file is empty.")], rubric)
    )
    assert row["Not read"] == "The file is empty."
    assert row["Relevant months"] == row["Team leadership (Mid)"] == ""
    assert row["Flag: Poor communication skills"] == ""


def test_no_rows(rubric) -> None:
    assert rows_of(candidates_csv([], rubric)) == []
    assert sheet_of(candidates_xlsx([], rubric)).max_row == 1


def test_the_same_rows_give_the_same_bytes(card, rubric) -> None:
    rows = [candidate_row(card)]
    assert candidates_xlsx(rows, rubric) == candidates_xlsx(rows, rubric)
    with zipfile.ZipFile(io.BytesIO(candidates_xlsx(rows, rubric))) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
