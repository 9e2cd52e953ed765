"""The app: ``streamlit run app.py``. It names the pages; everything else is in ``screening/ui``."""

import streamlit as st

from screening.ui import frame

st.set_page_config(page_title="Screening", page_icon=str(frame.MARK), layout="wide")
PAGES = (
    ("screen", "Screen", "upload_file", "Drop resumes, see each one read, and open its scorecard."),
    ("candidates", "Candidates", "groups", "Everybody in the opening: find, sort, set a status."),
    (
        "scorecard",
        "Scorecard",
        "fact_check",
        "One resume: the level and why, the lines that show it, what to ask.",
    ),
    ("interview", "Interview", "forum", "The kit for one candidate: ask, listen, rate, submit."),
    ("compare", "Compare", "compare_arrows", "Two to four candidates side by side."),
    (
        "question_sets",
        "Question sets",
        "quiz",
        "The interview questions of each level, what to listen for; to print as well.",
    ),
    (
        "guide",
        "Guide",
        "menu_book",
        "What the role is, which titles to search for, and the words used in resumes.",
    ),
    ("rubric", "Rubric", "rule", "The rules by which resumes are read."),
    ("people", "People", "manage_accounts", "Who works here, and what they may do."),
    ("openings", "Openings", "work", "The roles that are being filled: add, rename, close, blind."),
    ("audit", "Audit", "history", "What was done, by whom, when."),
)
page = st.navigation(
    # One list, in the order of the work: with sections, Streamlit's page list is no list to a
    # screen reader.
    [
        st.Page(
            f"screening/ui/{name}.py",
            title=title,
            icon=f":material/{icon}:",
            default=name == "screen",
            help=about,
        )
        for name, title, icon, about in PAGES
    ],
    position="hidden" if frame.on_paper() else "sidebar",
)
frame.draw()
page.run()
frame.prepare()
