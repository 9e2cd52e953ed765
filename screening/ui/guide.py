"""Guide: what the role is, where to look for people, and the words that resumes use."""

from __future__ import annotations

import re
from collections.abc import Iterator

import streamlit as st

from screening.rubric import Rubric
from screening.ui import frame
from screening.ui.words import md

WIDTH = 900  # pixels
_FENCE = re.compile(r"^```\w*\n(.*?)\n```$", re.M | re.S)


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Each ``##`` heading with its text; what stands before the first has the heading ""."""
    for n, part in enumerate(re.split(r"^## ", text, flags=re.M)):
        heading, _, body = part.partition("\n") if n else ("", "", part)
        yield heading.strip(), body.strip()


def anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def body(text: str) -> None:
    """Guide text: strings to copy get a box with a button."""
    for n, part in enumerate(_FENCE.split(text)):
        if n % 2:
            st.code(part, language=None, wrap_lines=True)
        elif part.strip():
            st.markdown(part)


def look_up(rubric: Rubric, term: str) -> list[tuple[str, str]]:
    """Tools, abbreviations and titles that `term` names, with what they are."""
    wanted = term.casefold().strip()
    out = []
    for tool in rubric.lexicon.tools:
        if any(wanted in name.casefold() for name in (tool.name, *tool.aliases)):
            holds = "holds" if tool.voter_database else "does not hold"
            about = f"{tool.kind.value.capitalize()}; {holds} people to contact. {tool.note}"
            out.append((tool.name, about.strip()))
    for short, meaning in rubric.lexicon.abbreviations.items():
        if wanted in short.casefold() or wanted in meaning.casefold():
            out.append((short, meaning))
    return out


rubric = frame.role()
with st.container(width=WIDTH):
    parts = list(sections(rubric.guide))
    with st.sidebar:
        st.markdown("**On this page**")
        st.markdown("\n".join(f"- [{md(h)}](#{anchor(h)})" for h, _ in parts if h))
    if not rubric.guide:
        st.title(f"Guide: {md(rubric.rules.name)}", anchor=False)
        st.markdown("This role has no guide yet.")
    for heading, text in parts:
        if heading:
            st.header(heading, anchor=anchor(heading))
            body(text)
            continue
        body(text)
        term = st.text_input(
            "Look up a tool or an abbreviation from a resume",
            type="search",
            placeholder="For example: OpenVPB",
            key="term",
            max_chars=60,
        )
        if term and term.strip():
            found = look_up(rubric, term)
            if found:
                st.table(
                    {md(name): md(what) for name, what in found[:12]},
                    border="horizontal",
                    alt="What was found for the word",
                )
            else:
                st.markdown("Not known here. Where a resume uses a word that you do not know, ask.")
