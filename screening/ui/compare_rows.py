"""Candidates side by side as rows of criteria: what each one has, and where they differ.

No row adds anything up, and no column comes before another one but by the visitor's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screening.ui import decisions
from screening.ui.words import FLAGS, NOT_SHOWN, SHOWN, UNREADABLE, count, date, md, months, plain

if TYPE_CHECKING:
    from screening.evidence.model import Quote
    from screening.rubric import Rubric
    from screening.scorecard import Scorecard
    from screening.ui.dossier import Dossier

CORRECTED = " :gray[:small[corrected by a person]]"


@dataclass(frozen=True)
class Cell:
    """What one candidate has: `words` (markdown) for the page, `value` to tell cells apart."""

    words: str
    value: object
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Row:
    """One criterion. `id` is stable, for the page's address."""

    id: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        return any(cell.value != self.cells[0].value for cell in self.cells)

    @property
    def quoted(self) -> bool:
        return any(cell.quotes for cell in self.cells)


def rows(found: Sequence[Dossier], rubric: Rubric) -> list[Row]:
    """Every criterion, in the rubric's order."""
    return list(_rows(found, rubric))


def _rows(found: Sequence[Dossier], rubric: Rubric) -> Iterator[Row]:
    yield Row("level", "Level", tuple(_level(d) for d in found))
    yield Row("months", "Relevant experience", tuple(_months(d) for d in found))
    for x in rubric.levels:
        cells = tuple(_or_unread(d, _score(x.id)) for d in found)
        yield Row(f"score_{x.id}", f"{x.name} score", cells)
    for i in rubric.indicators:
        level = next((x.name for x in rubric.levels if x.id == i.level), i.level)
        yield Row(i.id, f"{i.name} ({level})", tuple(_indicator(d, i.id) for d in found))
    for f in rubric.red_flags:
        yield Row(f.id, f"Red flag: {f.name}", tuple(_flag(d, f.id) for d in found))
    yield Row("tools", "Campaign tools", tuple(_or_unread(d, _tools) for d in found))
    yield Row("languages", "Languages", tuple(_or_unread(d, _languages) for d in found))
    yield Row("status", "Status", tuple(_status(d) for d in found))
    done = (d.stored.candidate.reviews for d in found)
    yield Row("reviews", "Interview reviews", tuple(Cell(f"{n} submitted", n) for n in done))
    days = tuple(_or_unread(d, lambda c: _text(date(c.as_of))) for d in found)
    yield Row("as_of", "Months counted up to", days)
    yield Row("opening", "Opening", tuple(_text(d.opening.name) for d in found))


def _text(text: str) -> Cell:
    return Cell(md(text), text)


def _or_unread(d: Dossier, cell: Callable[[Scorecard], Cell]) -> Cell:
    return Cell(UNREADABLE, None) if d.card is None else cell(d.card)


def _score(level: str) -> Callable[[Scorecard], Cell]:
    return lambda card: _text(f"{card.scores.get(level, 0)} of 100")


def _level(d: Dossier) -> Cell:
    if d.card is None:
        return Cell(UNREADABLE, None)
    corrected = CORRECTED if d.level != d.card.level else ""
    return Cell(md(d.level_name(d.level)) + corrected, d.level)


def _months(d: Dossier) -> Cell:
    if d.card is None:
        return Cell(UNREADABLE, None)
    now = d.stored.verdicts.relevant_months
    corrected = CORRECTED if now != d.card.relevant_months else ""
    relevant = tuple(p.quote for p in d.card.positions if p.relevant)
    return Cell(months(now) + corrected, now, relevant)


def _indicator(d: Dossier, indicator: str) -> Cell:
    found = next((i for i in d.card.indicators if i.id == indicator), None) if d.card else None
    if found is None:
        return Cell(UNREADABLE if d.card is None else "Not in this card", None)
    met = d.stored.verdicts.indicators.get(indicator, found.met)
    state = SHOWN if met else NOT_SHOWN
    quotes = {(f.quote.text, f.quote.page): f.quote for f in found.verdict.findings}
    corrected = CORRECTED if met != found.met else ""
    return Cell(state.badge + corrected, met, tuple(quotes.values()))


def _flag(d: Dossier, flag: str) -> Cell:
    found = next((f for f in d.card.red_flags if f.id == flag), None) if d.card else None
    if found is None:
        return Cell(UNREADABLE if d.card is None else "Not in this card", None)
    status = d.stored.verdicts.flags.get(flag, found.status.value)
    changed = ""
    if status != found.status.value:
        changed = " :gray[:small[said by a person]]"
    return Cell(FLAGS[status].badge + changed, status, found.quotes)


def _tools(card: Scorecard) -> Cell:
    names = tuple(dict.fromkeys(plain(t.name) for t in card.tools))
    return Cell(", ".join(map(md, names)) or "None stated", frozenset(names))


def _languages(card: Scorecard) -> Cell:
    return Cell(", ".join(map(md, card.languages)) or "None stated", frozenset(card.languages))


def _status(d: Dossier) -> Cell:
    status = d.stored.candidate.status
    return Cell(decisions.badge(status), status)


def summary(found: Sequence[Row]) -> str:
    """ "They differ in 9 of 28 criteria." """
    n = sum(row.differs for row in found)
    return f"They differ in {n} of {count(len(found), 'criterion', 'criteria')}."
