"""Screen: drop resumes, see them read one by one, open a scorecard."""

from __future__ import annotations

import datetime
import math
import time

import streamlit as st

from screening.rubric import Rubric
from screening.store import Opening, Role
from screening.ui import exports, frame, listing, office
from screening.ui import visit as here
from screening.ui.desk import desk
from screening.ui.visit import Item, visit
from screening.ui.words import count, date, md, plain

FIRST = "Getting ready. The very first start on a machine takes a minute or two."
FORMATS = "PDF, Word, OpenDocument, RTF, HTML, plain text or a picture of a page"
MEGABYTE = 1024 * 1024
SOON = 0.5  # seconds that the first drawing waits for a first row
PULSE = 0.8  # seconds between two looks at what is being read
CANDIDATES = "screening/ui/candidates.py"


def take_in(rubric: Rubric, opening: Opening | None) -> None:
    """The place to drop files, and the samples. What is dropped goes into the opening."""
    why_not = refusal(opening)
    limits = desk().limits
    turn = st.session_state.setdefault("turn", 0)
    with st.container(gap=None):
        dropped = st.file_uploader(
            f"Drop resumes here: {FORMATS}. Up to {limits.pages} pages each.",
            accept_multiple_files=True,
            max_upload_size=math.ceil(limits.bytes / MEGABYTE),
            key=f"drop_{turn}",  # a new key empties it: the files are in the list below
            disabled=bool(why_not),
        )
        too_large = sorted_out(limits.bytes, opening, turn)
    if why_not:
        st.info(md(why_not), icon=":material/info:")
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
            "Try it with sample resumes",
            icon=":material/science:",
            help="Invented people. They go into an opening of their own.",
        )
    day = here.as_of()
    if too_large and opening is not None:
        sentences = [(name, limits.too_large(size)) for name, size in too_large]
        visit().refuse(office.me(), opening, [s for s in sentences if s[1]], day)
    if dropped and opening is not None:
        files = [(f.name, f.getvalue()) for f in dropped]
        st.session_state["again"] = visit().add(office.me(), opening, files, day)
        st.session_state["turn"] = turn + 1
        st.rerun()
    if sample:
        with office.trying() as attempt:
            samples = office.samples_opening(rubric.folder.name)
            files = [(path.name, path.read_bytes()) for path in rubric.samples]
            st.session_state["again"] = visit().add(office.me(), samples, files, day)
            office.enter(samples.id)
        if attempt.ok:
            st.rerun()


def sorted_out(limit: int, opening: Opening | None, turn: int) -> list[tuple[str, int]]:
    """Have the browser sort what is dropped: the first of many files come before the rest (and
    those go into the same person's same opening, or wait), all of them are sent again until the
    uploader's next `turn` says that they arrived, and those of more than `limit` bytes are named
    here with theirs, for the uploader forgets them."""
    script = (frame.ASSETS / "sort_files.js").read_text("utf-8")
    sorting = st.components.v2.component("screening_sort_files", js=script)
    seen = sorting(
        key="sort_files",
        data={
            "limit": limit,
            "owner": f"{office.me().person_id} {opening.id if opening else ''}",
            "turn": turn,
        },
        height="content",
        on_too_large_change=lambda: None,
    )
    return [(str(name), int(size)) for name, size in seen.too_large or ()]


def refusal(opening: Opening | None) -> str:
    """Why nothing can be dropped here; "" where it can."""
    if opening is None:
        return "You work on no opening yet. Ask an administrator to name you for one."
    if opening.closed_at is not None:
        return f"The opening “{opening.name}” is closed: nothing can be added."
    if Role.RECRUITER not in office.me().roles:
        return "Only a recruiter may add documents. The candidates are on the page Candidates."
    return ""


def progress(items: list[Item], opening: Opening, ready: bool) -> None:
    """How far reading is, file by file."""
    waiting = [i for i in items if i.waiting]
    if not waiting:
        return
    n = len(items) - len(waiting)
    name = "" if opening.blind else f": {md(waiting[0].name)}"
    text = f"Reading {n + 1} of {len(items)}{name}" if ready else FIRST
    st.progress(n / len(items), text=text)
    st.caption("Reading goes on when you leave this page.")


def overview(rubric: Rubric, opening: Opening) -> None:
    """The files of this visit: how far reading is, the table, what could not be read. Drawn again
    by itself while reading goes on."""
    busy = visit().busy  # before the items: what ends meanwhile is drawn once more
    items = visit().items(opening.id)
    soon = time.monotonic() + SOON
    while busy and all(i.waiting for i in items) and time.monotonic() < soon:
        time.sleep(0.05)
    progress(items, opening, desk().warm(rubric.folder.name).is_set())
    done = [i for i in items if i.candidate is not None or i.error]
    if done:
        table(done, rubric, opening, busy)
    if st.session_state.get("was_busy") and not busy:
        st.session_state["was_busy"] = False
        st.rerun()  # the page stops looking
    st.session_state["was_busy"] = busy


def table(done: list[Item], rubric: Rubric, opening: Opening, busy: bool) -> None:
    """What was read so far. Names can be clicked at any time."""
    import pandas as pd

    failed = [i for i in done if i.error]
    ids = list(dict.fromkeys(i.candidate.id for i in done if i.candidate is not None))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("This visit", anchor=False, width="stretch")
        if not busy:
            day = here.as_of().isoformat()
            stem = f"{rubric.folder.name}_{day}"
            exports.buttons(lambda: ids, len(ids), opening, rubric, stem)
            st.button(
                "Clear the list",
                icon=":material/delete_sweep:",
                on_click=visit().clear,
                args=(opening.id,),
                help="The candidates stay in the opening.",
            )
    read = len(done) - len(failed)
    st.caption(
        f"{count(read, 'resume')} read, months counted up to {date(here.as_of())}. They stand in "
        "the order in which they came. Click a name to open its scorecard."
    )
    st.dataframe(
        pd.DataFrame([cells(n, item, rubric, opening) for n, item in enumerate(done, start=1)]),
        hide_index=True,
        height="content" if len(done) <= 25 else 920,
        key=f"table_{opening.id}",
        alt="Screened resumes with level, months, scores and flags",
        placeholder="",
        column_config={
            **listing.columns(rubric, "opened"),
            "note": st.column_config.TextColumn("Note", width=260),
            "file": st.column_config.TextColumn("File", width=190),
        },
    )
    row = listing.clicked("opened")
    if row is not None and row < len(done) and (candidate := done[row].candidate) is not None:
        listing.open_scorecard(candidate.id)
    if failed:
        names = {id(i): file_name(n, i, opening) for n, i in enumerate(done, start=1)}
        st.warning(
            "\n".join(f"- **{md(names[id(i)])}**: {md(i.error)}" for i in failed),
            title=f"{count(len(failed), 'file')} could not be read",
            icon=":material/warning:",
        )


def file_name(n: int, item: Item, opening: Opening) -> str:
    """A file's name; in a blind opening its number, for a name of a file names a person."""
    return f"File {n}" if opening.blind else plain(item.name)


def cells(n: int, item: Item, rubric: Rubric, opening: Opening) -> dict[str, object]:
    """A line of the table; a file that could not be read has its own."""
    candidate = item.candidate
    if candidate is not None and candidate.masked is not opening.blind:
        with office.trying():  # blind review was switched meanwhile
            candidate = office.store().candidates.get(office.me(), candidate.id)
    if candidate is None or candidate.unread:
        line = listing.empty_line(file_name(n, item, opening), rubric)
    else:
        line = listing.line(candidate, rubric)
    if opening.blind:
        line["note"] = item.error or item.note
    else:
        line["note"] = item.error or " ".join(s for s in (item.note, item.warnings) if s)
        line["file"] = plain(item.name)
    return line


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


def before(opening: Opening) -> None:
    """Nothing was dropped in this visit: the way to those who came before, or a welcome."""
    sizes = office.store().openings.sizes(office.me()).get(opening.id, {})
    if n := sum(sizes.values()):
        st.markdown(f"{count(n, 'candidate')} in this opening so far.")
        st.page_link(
            CANDIDATES,
            label="Open the list of candidates",
            icon=":material/groups:",
            query_params={"opening": str(opening.id)},
        )
    else:
        welcome()


rubric = frame.role()
opening = office.opening()
st.title("Screen resumes", anchor=False)
st.markdown(
    f"For **{md(rubric.rules.name)}** roles"
    + (f", into the opening **{md(opening.name)}**. " if opening else ". ")
    + "The app shows what a resume says and what to ask; people decide."
)
take_in(rubric, opening)
if opening is None:
    welcome()
    st.stop()
visit().recount(office.me(), opening.id, here.as_of())
if again := st.session_state.get("again"):
    named = "Some files are" if opening.blind else f"{md(', '.join(again))}:"
    st.info(f"{named} in the list already.", icon=":material/info:")
if visit().items(opening.id):
    busy = visit().busy
    st.session_state["was_busy"] = busy
    st.fragment(run_every=PULSE if busy else None)(overview)(rubric, opening)
else:
    before(opening)
