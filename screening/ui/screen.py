"""Screen: drop resumes, see them read one by one, open a scorecard."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import streamlit as st

from screening.rubric import Rubric
from screening.ui import frame, results
from screening.ui.desk import desk
from screening.ui.results import Row
from screening.ui.words import count, date, md

FIRST = "Getting ready. The very first start on a machine takes a minute or two."
FORMATS = "PDF, Word, OpenDocument, RTF, HTML, plain text or a picture of a page"


def take_in(rubric: Rubric) -> None:
    """The place to drop files, and the samples. What is dropped joins the list."""
    limits = desk().limits
    turn = st.session_state.setdefault("turn", 0)
    dropped = st.file_uploader(
        f"Drop resumes here: {FORMATS}. Up to {limits.pages} pages each.",
        accept_multiple_files=True,
        max_upload_size=max(1, limits.bytes // (1024 * 1024)),
        key=f"drop_{turn}",  # a new key empties it: the files are in the list below
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.date_input(
            "Count months up to",
            value=datetime.date.today(),
            min_value=datetime.date(1990, 1, 1),
            format="YYYY-MM-DD",
            key="as_of",
            persist_state="session",
            width=200,
            help="Work that goes on to the present counts up to this month.",
        )
        sample = rubric.samples and st.button(
            "Try it with sample resumes", icon=":material/science:", help="Invented people."
        )
    files = [(f.name, f.getvalue()) for f in dropped]
    if sample:
        files += [(path.name, path.read_bytes()) for path in rubric.samples]
    if files:
        st.session_state["again"] = results.add(files)
        st.session_state["turn"] = turn + 1
        st.rerun()
    for name in st.session_state.pop("again", ()):
        st.toast(f"{md(name)} is in the list already.", icon=":material/info:")


def read_waiting(rubric: Rubric, day: datetime.date) -> None:
    """Read what has no result yet, with progress file by file."""
    waiting = results.waiting(rubric, day)
    if not waiting:
        return
    total = len(waiting)
    ready = desk().warm(rubric.folder.name)
    bar = st.progress(0.0, text=f"Reading {count(total, 'file')}")
    for n, upload in enumerate(waiting):

        def tell(n: int = n, name: str = upload.name) -> None:
            """Say what goes on. Streamlit lets the visitor leave the page at such a point only."""
            step = f"Reading {n + 1} of {total}: {md(name)}"
            bar.progress(n / total, text=step if ready.is_set() else FIRST)

        tell()
        results.read(upload, rubric, day, tell)
    bar.empty()


def overview(listed: Sequence[Row], rubric: Rubric, day: datetime.date) -> None:
    """How many were read, the downloads, the table, and what could not be read."""
    import pandas as pd

    failed = [row for row in listed if row.result.error is not None]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Results", anchor=False, width="stretch")
        stem = f"{rubric.folder.name}_{day.isoformat()}"
        st.download_button(
            "JSON",
            lambda: results.as_json(listed, rubric, day),
            f"{stem}.json",
            "application/json",
            icon=":material/download:",
            on_click="ignore",
            help="Everything on the scorecards, for other programs.",
        )
        st.download_button(
            "CSV",
            lambda: results.as_csv(listed, rubric, day),
            f"{stem}.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            help="One line for each resume, for a spreadsheet.",
        )
        st.button("Clear the list", icon=":material/delete_sweep:", on_click=results.clear)
    read = len(listed) - len(failed)
    st.caption(
        f"{count(read, 'resume')} read, months counted up to {date(day)}. They stand in the order "
        "in which they came. Click a name to open its scorecard."
    )
    st.dataframe(
        pd.DataFrame(results.table(listed, rubric)),
        hide_index=True,
        height="content" if len(listed) <= 25 else 920,
        key="table",
        alt="Screened resumes with level, months, scores and flags",
        placeholder="",
        column_config={
            "name": st.column_config.ButtonColumn(
                "Name", pinned=True, width=165, alignment="left", type="tertiary", key="opened"
            ),
            "level": st.column_config.TextColumn("Level", width=120, help="The recommended level"),
            "months": st.column_config.NumberColumn(
                "Months", width=75, help="Months of relevant work"
            ),
            **{
                level.id: st.column_config.ProgressColumn(
                    level.name,
                    min_value=0,
                    max_value=100,
                    format="%d",
                    width=82,
                    help="Score, 0 to 100: how much of the level's indicators is shown",
                )
                for level in rubric.levels
            },
            "flags": st.column_config.TextColumn("Red flags", width=125),
            "flagged": st.column_config.TextColumn("What is flagged", width=260),
            "note": st.column_config.TextColumn("Note", width=260),
            "file": st.column_config.TextColumn("File", width=190),
        },
    )
    if (click := st.session_state.get("opened")) and click["row"] < len(listed):
        st.switch_page(
            "screening/ui/scorecard.py", query_params={"card": listed[click["row"]].upload.id}
        )
    if failed:
        st.warning(
            "\n".join(
                f"- **{md(row.upload.name)}**: {md(row.result.error or '')}" for row in failed
            ),
            title=f"{count(len(failed), 'file')} could not be read",
            icon=":material/warning:",
        )


def welcome() -> None:
    """What a visitor gets, before there is anything to show."""
    cells = (
        (
            ":material/badge:",
            "A level, and why",
            "Junior, mid or senior, from months of relevant work and what the resume shows.",
        ),
        (
            ":material/format_quote:",
            "The lines that show it",
            "Every indicator and red flag with the words of the resume, and where they stand.",
        ),
        (
            ":material/forum:",
            "What to ask",
            "The level's question set, and a follow-up for what the resume leaves open.",
        ),
    )
    with st.grid(3, gap="medium"):
        for icon, title, text in cells:
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{icon} {title}**")
                st.markdown(text)


rubric = frame.role()
st.title("Screen resumes", anchor=False)
st.markdown(
    f"For **{md(rubric.rules.name)}** roles. "
    "The app shows what a resume says and what to ask; people decide."
)
take_in(rubric)
today = results.as_of()
read_waiting(rubric, today)
if done := results.rows(rubric, today):
    overview(done, rubric, today)
else:
    welcome()
