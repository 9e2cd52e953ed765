"""Rubric: the rules by which resumes are read, in words; what is shown here is what is applied."""

from __future__ import annotations

import streamlit as st

from screening.rubric import Rubric
from screening.rubric.schema import Indicator, Level, RedFlag, Silence, ToolKind
from screening.ui import frame
from screening.ui.words import count, md, months, table

WIDTH = 900  # pixels
HEADINGS = ("Levels", "Indicators", "Red flags", "Scores", "Tools", "Titles")
SILENCE = {
    Silence.FLAG: "It is flagged: the resume would say so if it were true.",
    Silence.ASK: "Nothing follows from it: the question is asked in the interview.",
}


def identity(rubric: Rubric) -> None:
    """Which rules these are, exactly."""
    st.markdown(
        f"**{md(rubric.rules.name)}** ({md(rubric.rules.industry)}), "
        f"version **{md(rubric.version)}**. {md(rubric.rules.summary)}"
    )
    st.caption(
        "Every scorecard says by which version it was made. The fingerprint (SHA-256 of the files) "
        "changes with the smallest change of a rule, a word or an example:"
    )
    st.code(rubric.sha256, language=None, wrap_lines=True)
    with st.sidebar:
        st.markdown("**On this page**")
        st.markdown("\n".join(f"- [{h}](#{h.lower().replace(' ', '-')})" for h in HEADINGS))


def levels(rubric: Rubric) -> None:
    """The two conditions of each level."""
    st.header("Levels", anchor="levels")
    st.markdown("The recommended level is the highest one whose two conditions both hold.")
    rows = [
        (
            f"**{md(x.name)}**",
            md(x.years),
            f"at least {months(x.min_months)}" if x.min_months else "no least number of months",
            _least(x, rubric),
        )
        for x in rubric.levels
    ]
    st.markdown(table(("Level", "Years", "Relevant work", "Indicators of the level"), rows))


def _least(level: Level, rubric: Rubric) -> str:
    if not level.min_indicators:
        return "no least number"
    return f"at least {level.min_indicators} of {len(rubric.of_level(level.id))}"


def indicators(rubric: Rubric) -> None:
    """What shows each indicator, and what does not."""
    st.header("Indicators", anchor="indicators")
    st.markdown(
        "One line that shows the person did it is enough, in any job or volunteer role. What is "
        "denied, planned or wished for, and what somebody else did, does not count."
    )
    for level in rubric.levels:
        st.subheader(md(level.name), anchor=False)
        for indicator in rubric.of_level(level.id):
            _indicator(indicator, rubric)


def _indicator(indicator: Indicator, rubric: Rubric) -> None:
    names = {i.id: i.name for i in rubric.indicators}
    with st.container(border=True):
        text = (
            f"**{md(indicator.name)}**\n\n"
            f"Shown: {md(indicator.met_by)}\n\n"
            f"Not shown: {md(indicator.not_met_by)}\n\n"
            f"Asked where the resume leaves it open: “{md(indicator.follow_up)}”"
        )
        if indicator.implies:
            also = ", ".join(f"“{md(names[i])}”" for i in indicator.implies)
            text += f"\n\nThe same line shows {also} too."
        st.markdown(text)


def red_flags(rubric: Rubric) -> None:
    """When a flag is raised, when it is clear, and what silence means."""
    st.header("Red flags", anchor="red-flags")
    st.markdown("No flag decides anything by itself: it is something to look into.")
    for flag in rubric.red_flags:
        _red_flag(flag)


def _red_flag(flag: RedFlag) -> None:
    with st.container(border=True):
        st.markdown(
            f"**{md(flag.name)}**\n\n"
            f"Flagged: {md(flag.flagged_when)}\n\n"
            f"Clear: {md(flag.clear_when)}\n\n"
            f"Where the resume is silent: {SILENCE[flag.silence]}\n\n"
            f"Asked: “{md(flag.follow_up)}”"
        )


def scores(rubric: Rubric) -> None:
    """What a score is made of."""
    st.header("Scores", anchor="scores")
    weights = rubric.rules.scoring
    st.markdown(
        table(
            ("Where the best line of an indicator stands", "Weight"),
            (
                ("in a job or volunteer role with dates", f"{weights.dated_position:g}"),
                ("in a role without dates", f"{weights.undated_position:g}"),
                ("elsewhere, such as a summary", f"{weights.elsewhere:g}"),
                ("in a bare list of skills, or nowhere", "0"),
            ),
        )
    )
    st.markdown(md(weights.explanation))


def tools(rubric: Rubric) -> None:
    """Campaign systems by what they are for."""
    st.header("Tools", anchor="tools")
    known = rubric.lexicon.tools
    st.markdown(
        f"{count(len(known), 'campaign system')}, each with its other names. Systems of one kind "
        "are equal. One that holds people to contact clears the red flag of that name."
    )
    for kind in ToolKind:
        own = [t for t in known if t.kind is kind]
        if not own:
            continue
        with st.expander(f"{kind.value.capitalize()} ({len(own)})"):
            st.markdown(
                table(
                    ("Name", "Also written", "Holds people to contact"),
                    (
                        (
                            f"**{md(t.name)}**",
                            md(", ".join(t.aliases)) or "–",
                            "yes" if t.voter_database else "no",
                        )
                        for t in own
                    ),
                )
            )


def titles(rubric: Rubric) -> None:
    """Titles that speak for themselves."""
    st.header("Titles", anchor="titles")
    own = rubric.lexicon.titles
    st.markdown(
        "A position's lines decide whether it is relevant; where only its title speaks, these do.\n"
        f"\n**Relevant:** {md(', '.join(own.relevant))}\n"
        f"\n**Look alike and are not:** {md(', '.join(own.adjacent))}"
    )


def page(rubric: Rubric) -> None:
    st.title("Rubric", anchor=False)
    identity(rubric)
    levels(rubric)
    indicators(rubric)
    red_flags(rubric)
    scores(rubric)
    tools(rubric)
    titles(rubric)


with st.container(width=WIDTH):
    page(frame.role())
