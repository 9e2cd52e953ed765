"""One document's answers held against its labels."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from screening.evaluation.labels import Labels
from screening.scorecard import Scorecard

ALIKE = 0.85  # of difflib's ratio: titles and organizations printed a little differently
OVERLAP = 0.6  # share of the shorter quote's words that two quotes must have in common
MONTHS_OFF = 2  # months, or a tenth of the true number: so far off still counts as right


def norm(text: str) -> str:
    """Letters and digits in lower case, without accents, single spaces."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def alike(a: str, b: str) -> bool:
    a, b = norm(a), norm(b)
    if not a or not b:
        return a == b
    return a == b or difflib.SequenceMatcher(None, a, b).ratio() >= ALIKE


def same_quote(got: str, wanted: Sequence[str]) -> bool:
    """Whether `got` shares most of its words with one of the labelled quotes."""
    g = set(norm(got).split())
    for w in wanted:
        words = set(norm(w).split())
        if g and words and len(g & words) / min(len(g), len(words)) >= OVERLAP:
            return True
    return False


@dataclass(slots=True)
class Outcome:
    """What was right and wrong in one document. `fields` are yes/no answers by name, `answers`
    (got, wanted) by indicator, `chances` the confidence of each; `wrong` are sentences."""

    file: str
    unread: bool = False
    fields: list[tuple[str, bool]] = field(default_factory=list)
    positions: list[tuple[bool, bool]] = field(default_factory=list)
    relevant: list[tuple[bool, bool]] = field(default_factory=list)
    tools: list[tuple[bool, bool]] = field(default_factory=list)
    answers: dict[str, tuple[bool, bool]] = field(default_factory=dict)
    chances: dict[str, float] = field(default_factory=dict)
    flags: dict[str, tuple[str, str]] = field(default_factory=dict)
    levels: tuple[str, str] | None = None
    wrong: list[str] = field(default_factory=list)

    def mark(self, name: str, right: bool, got: object, wanted: object) -> None:
        self.fields.append((name, right))
        if not right:
            self.wrong.append(f"{name}: got {got!r}, want {wanted!r}")


def unread(file: str, labels: Labels, message: str) -> Outcome:
    """A document that was not read: everything in it is missed."""
    out = Outcome(file, unread=True, wrong=[f"unread: {message}"])
    for name in ("name", "email", "phone", "months", "level"):
        out.fields.append((name, False))
    out.positions = [(False, True)] * len(labels.positions)
    out.answers = dict.fromkeys(labels.indicators, (False, True))
    out.flags = {f: ("", s) for f, s in labels.red_flags.items()}
    return out


def compare(card: Scorecard, labels: Labels) -> Outcome:
    """Every answer of a scorecard against the labels, wrong ones with their grounds."""
    out = Outcome(card.file)
    c = card.contact
    out.mark("name", norm(c.name) == norm(labels.name), c.name, labels.name)
    out.mark("email", c.email.lower() == labels.email.lower(), c.email, labels.email)
    same_phone = re.sub(r"\D", "", c.phone) == re.sub(r"\D", "", labels.phone)
    out.mark("phone", same_phone, c.phone, labels.phone)
    got, want = card.relevant_months, labels.relevant_months
    close = abs(got - want) <= max(MONTHS_OFF, 0.1 * want) and (got > 0) == (want > 0)
    out.mark("months", close, f"{got} ({card.months_reason})", want)
    out.mark(
        "level", card.level == labels.level, f"{card.level} ({card.level_reason})", labels.level
    )
    out.levels = (card.level, labels.level)
    _positions(card, labels, out)
    _indicators(card, labels, out)
    for f in card.red_flags:
        wanted = labels.red_flags.get(f.id, "")
        out.flags[f.id] = (f.status.value, wanted)
        if f.status.value != wanted:
            grounds = "; ".join(q.text for q in f.quotes)
            out.wrong.append(
                f"{f.id}: got {f.status.value}, want {wanted}. {f.reason} {grounds}".rstrip()
            )
    named = {norm(t.name) for t in card.tools}
    true = {norm(t) for t in labels.tools}
    for t in sorted(named | true):
        out.tools.append((t in named, t in true))
        if (t in named) != (t in true):
            out.wrong.append(f"tool {t}: {'named' if t in named else 'missed'}")
    return out


def _positions(card: Scorecard, labels: Labels, out: Outcome) -> None:
    left = list(card.positions)
    for p in labels.positions:

        def hits(q: object, p: object = p) -> list[bool]:
            pos = q.position  # type: ignore[attr-defined]
            return [
                alike(pos.title, p.title),  # type: ignore[attr-defined]
                alike(pos.organization, p.organization),  # type: ignore[attr-defined]
                pos.start == p.start,  # type: ignore[attr-defined]
                pos.end == p.end,  # type: ignore[attr-defined]
            ]

        best = max(left, key=lambda q: sum(hits(q)), default=None)
        found = hits(best) if best is not None else [False] * 4
        if best is None or sum(found) < 2:
            best, found = None, [False] * 4
        for name, ok, key in zip(
            ("position_title", "position_org", "position_start", "position_end"),
            found,
            ("title", "organization", "start", "end"),
            strict=True,
        ):
            out.mark(name, ok, best and getattr(best.position, key), getattr(p, key))
        out.positions.append((all(found), True))
        if best is not None:
            left.remove(best)
            out.relevant.append((best.relevant, p.relevant))
            if best.relevant != p.relevant:
                out.wrong.append(f"relevant: {p.title!r} got {best.relevant}. {best.reason}")
    for q in left:
        out.positions.append((True, False))
        out.wrong.append(f"position invented: {q.position.title!r} at {q.position.organization!r}")


def _indicators(card: Scorecard, labels: Labels, out: Outcome) -> None:
    for i in card.indicators:
        wanted = i.id in labels.indicators
        out.answers[i.id] = (i.met, wanted)
        out.chances[i.id] = i.verdict.confidence if i.met else 1.0 - i.verdict.confidence
        if i.met != wanted:
            truth = f" Labelled: {list(labels.indicators[i.id])}" if wanted else ""
            out.wrong.append(f"{i.id}: got {i.met}, want {wanted}. {i.reason}{truth}")
        elif wanted:
            quotes = [f.quote.text for f in i.verdict.findings]
            right = any(same_quote(q, labels.indicators[i.id]) for q in quotes)
            out.mark("evidence_quote", right, quotes, list(labels.indicators[i.id]))
