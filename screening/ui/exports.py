"""Lists of candidates as files: CSV, a spreadsheet, JSON; masked where the opening is blind."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from screening.store import Actor, Candidate, Opening, Store
from screening.ui import office
from screening.ui.desk import Desk, desk
from screening.ui.words import count

if TYPE_CHECKING:
    from screening.reports import CandidateRow
    from screening.rubric import Rubric

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AT_ONCE = 500  # cards held at a time beside what is made of them
MOST_MASKED = 200  # cards in one blind JSON: each document is read again to mask its quotes


@dataclass(frozen=True)
class Export:
    """What makes the files. They are made outside of the page's run, where nobody has a session:
    so it brings along for whom it works, and in which opening."""

    store: Store
    desk: Desk
    actor: Actor
    opening_id: int
    rubric: Rubric

    def as_csv(self, ids: Iterable[int]) -> bytes:
        """One line each, with the verdicts as people corrected them."""
        from screening.reports import candidates_csv

        return candidates_csv(self._rows(ids), self.rubric)

    def as_xlsx(self, ids: Iterable[int]) -> bytes:
        """The same as a spreadsheet."""
        from screening.reports import candidates_xlsx

        return candidates_xlsx(self._rows(ids), self.rubric)

    def as_json(self, ids: Iterable[int]) -> bytes:
        """The stored cards as a list of the contract's objects; masked ones are read again."""
        objects = [self._object(candidate, card) for candidate, card in self._cards(ids)]
        return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()

    def _cards(self, ids: Iterable[int]) -> Iterator[tuple[Candidate, Mapping[str, Any]]]:
        wanted = list(ids)
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            yield from self.store.candidates.cards(self.actor, self.opening_id, some)

    def _rows(self, ids: Iterable[int]) -> list[CandidateRow]:
        return [_row(candidate, card, self.rubric) for candidate, card in self._cards(ids)]

    def _object(self, candidate: Candidate, card: Mapping[str, Any]) -> dict[str, Any]:
        if not candidate.masked:
            return dict(card)
        from screening.blind import file_label
        from screening.ui.reading import read_again

        if card["error"]:
            file = file_label("", candidate.sha256)
            return {**card, "file": file, "error": "The document could not be read."}
        whole = self.store.documents.to_mask(self.actor, candidate.id)
        folder = self.rubric.folder.name
        asked = (whole.content, whole.card["file"], folder, json.dumps(whole.card), True)
        return self.desk.run(folder, read_again, *asked).card.to_dict()


def buttons(
    ids: Callable[[], Iterable[int]], n: int, opening: Opening, rubric: Rubric, stem: str
) -> None:
    """Three downloads of `n` candidates of an opening; whose is asked for when a file is made."""
    export = Export(office.store(), desk(), office.me(), opening.id, rubric)
    many = opening.blind and n > MOST_MASKED
    kinds: tuple[tuple[str, Callable[[], bytes], str, str], ...] = (
        ("CSV", lambda: export.as_csv(ids()), "text/csv", "One line for each candidate"),
        ("XLSX", lambda: export.as_xlsx(ids()), XLSX, "A spreadsheet, one line for each candidate"),
        ("JSON", lambda: export.as_json(ids()), "application/json", "The whole scorecards"),
    )
    for word, make, mime, about in kinds:
        too_many = many and word == "JSON"
        limit = f" Masked, at most {MOST_MASKED} at a time: filter first." if too_many else ""
        st.download_button(
            word,
            make,
            f"{stem}.{word.lower()}",
            mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"export_{word}",
            disabled=not n or too_many,
            help=f"{about}: {count(n, 'candidate')}.{limit}",
        )


def _row(c: Candidate, card: Mapping[str, Any], rubric: Rubric) -> CandidateRow:
    from screening.blind import file_label, label
    from screening.reports import CandidateRow

    tools = c.tools
    if c.masked:  # a system's name says which party it serves; its kind does not
        kinds = {t.name: t.kind.value for t in rubric.lexicon.tools}
        tools = tuple(dict.fromkeys(kinds.get(t, "campaign system") for t in tools))
    error = card["error"] or ""
    return CandidateRow(
        name=label(c.sha256) if c.masked else c.name,
        email=c.email,
        phone=c.phone,
        location=card["candidate"]["location"],  # empty where masked
        status=c.status.value,
        level=c.level,
        months=None if error else c.relevant_months,
        scores=dict(c.scores),
        shown=c.indicators,
        flagged=frozenset(f for f, state in c.flags.items() if state == "flagged"),
        ask=frozenset(f for f, state in c.flags.items() if state == "ask"),
        tools=tools,
        languages=tuple(card["languages"]),
        warnings=len(card["warnings"]),
        file=file_label("", c.sha256) if c.masked else c.file,
        sha256="" if c.masked else c.sha256,
        rubric=f"{card['rubric']['id']} {card['rubric']['version']}",
        as_of=card["as_of"],
        error=("The document could not be read." if c.masked else error) if error else "",
    )
