"""Buttons that hand out a report: its file is made when it is asked for, not with the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from screening.reports import Paper

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper(build: Callable[[], Paper], stem: str, what: str) -> None:
    """Two buttons: what `build` makes, as PDF and as Word.

    `stem` is the files' name without its ending (no names of people in a blind opening); `what`
    completes "Download …" for whoever hears the page.
    """

    def as_pdf() -> bytes:
        from screening.reports import to_pdf

        return to_pdf(build())

    def as_word() -> bytes:
        from screening.reports import to_docx

        return to_docx(build())

    for word, make, ending, kind in (
        ("PDF", as_pdf, "pdf", PDF),
        ("Word", as_word, "docx", WORD),
    ):
        st.download_button(
            word,
            make,
            f"{stem}.{ending}",
            kind,
            icon=":material/download:",
            on_click="ignore",
            help=f"Download {what} as {word}.",
            key=f"download_{stem}_{ending}",
        )
