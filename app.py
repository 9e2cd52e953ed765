"""The app: ``streamlit run app.py``. It names the pages; everything else is in ``screening/ui``."""

import streamlit as st

from screening.ui import frame

st.set_page_config(page_title="Screening", page_icon=str(frame.MARK), layout="wide")
page = st.navigation(
    # One list, in the order of the work: with sections, Streamlit's page list is no list to a
    # screen reader. Candidates, Compare and Interview come after Scorecard; Rubric, Fairness and
    # Audit at the end.
    [
        st.Page(
            "screening/ui/screen.py",
            title="Screen",
            icon=":material/upload_file:",
            default=True,
            help="Drop resumes, see each one read, and open its scorecard.",
        ),
        st.Page(
            "screening/ui/scorecard.py",
            title="Scorecard",
            icon=":material/fact_check:",
            help="One resume: the level and why, the lines that show it, what to ask.",
        ),
        st.Page(
            "screening/ui/question_sets.py",
            title="Question sets",
            icon=":material/quiz:",
            help="The interview questions of each level, what to listen for; to print as well.",
        ),
        st.Page(
            "screening/ui/guide.py",
            title="Guide",
            icon=":material/menu_book:",
            help="What the role is, which titles to search for, and the words used in resumes.",
        ),
    ],
    position="hidden" if frame.on_paper() else "sidebar",
)
frame.draw()
page.run()
frame.prepare()
