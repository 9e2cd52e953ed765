"""What ``python -m screening evaluate`` prints, and the README's accuracy table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.evaluation.compare import Outcome
from screening.evaluation.figures import (
    baselines,
    by_indicator,
    calibration,
    kappa,
    level_kappa,
    shares,
    tally,
)
from screening.rubric import Rubric

BEGIN, END = "<!-- accuracy: begin -->", "<!-- accuracy: end -->"  # in README.md


def summary(outcomes: Sequence[Outcome], rubric: Rubric) -> dict[str, float | int | None]:
    """The main figures by name, in the order they are printed."""
    out: dict[str, float | int | None] = {
        "documents": len(outcomes),
        "unread": sum(o.unread for o in outcomes),
    }
    out.update(shares(outcomes))
    levels = [x.id for x in rubric.levels]
    out["level_kappa_qw"] = level_kappa([o.levels for o in outcomes if o.levels], levels)
    out["position_all_four_f1"] = tally(p for o in outcomes for p in o.positions).f1
    out["position_relevant_f1"] = tally(p for o in outcomes for p in o.relevant).f1
    pairs = by_indicator(outcomes)
    scores = [f for f in (tally(p).f1 for p in pairs.values()) if f is not None]
    out["indicator_macro_f1"] = sum(scores) / len(scores) if scores else None
    out["indicator_micro_f1"] = tally(p for ps in pairs.values() for p in ps).f1
    flags = [got == want for o in outcomes for got, want in o.flags.values()]
    out["red_flag_accuracy"] = sum(flags) / len(flags) if flags else None
    out["tools_f1"] = tally(p for o in outcomes for p in o.tools).f1
    return out


def full(outcomes: Sequence[Outcome], rubric: Rubric, wrong: bool) -> str:
    """All figures as text: summary, indicators with kappa and baselines, flags, calibration."""
    lines = [f"{k:24} {_show(v)}" for k, v in summary(outcomes, rubric).items()]
    lines += [
        "",
        f"{'indicator':28} {'F1':>5} {'kappa':>6} {'yes':>5} {'often':>5}  right/given/missed",
    ]
    pairs = by_indicator(outcomes)
    for i in rubric.indicators:
        own = pairs.get(i.id, [])
        t = tally(own)
        yes, often = baselines(own)
        lines.append(
            f"{i.id:28} {_show(t.f1):>5} {_show(kappa(own)):>6} {_show(yes):>5} {_show(often):>5}  "
            f"{t.right}/{t.given}/{t.missed}"
        )
    lines += ["", "red flags: right of all"]
    for f in rubric.red_flags:
        marks = [o.flags[f.id][0] == o.flags[f.id][1] for o in outcomes if f.id in o.flags]
        lines.append(f"{f.id:28} {sum(marks)}/{len(marks)}")
    lines += ["", "calibration: confidence from-to, verdicts, mean confidence, share true"]
    for a, b, n, mean, true in calibration(outcomes):
        lines.append(f"{a:.1f}-{b:.1f} {n:6} {mean:.2f} {true:.2f}")
    if wrong:
        lines.append("")
        for o in outcomes:
            lines += [f"{o.file}  {w}" for w in o.wrong]
    return "\n".join(lines)


def _show(value: float | int | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


_ROWS = (
    ("documents", "Resumes"),
    ("name", "Name right"),
    ("email", "E-mail right"),
    ("phone", "Phone right"),
    ("months", "Relevant months right"),
    ("level", "Level right"),
    ("position_all_four_f1", "Positions with title, organization, start and end right (F1)"),
    ("position_relevant_f1", "Position relevant or not (F1)"),
    ("indicator_macro_f1", "Indicators (macro F1)"),
    ("indicator_micro_f1", "Indicators (micro F1)"),
    ("evidence_quote", "Quote shows the indicator"),
    ("red_flag_accuracy", "Red flags right"),
    ("tools_f1", "Tools (F1)"),
)


def table(outcomes: Sequence[Outcome], rubric: Rubric) -> str:
    """The README's accuracy table in Markdown."""
    figures = summary(outcomes, rubric)
    rows = ["| What | Figure |", "|---|---|"]
    rows += [f"| {label} | {_show(figures[key])} |" for key, label in _ROWS]
    return "\n".join(rows)


def replace_table(readme: str, new: str) -> str:
    """`readme` with the table between its marks replaced. ValueError where the marks are missing."""
    pattern = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END), re.DOTALL)
    if not pattern.search(readme):
        raise ValueError("README.md has no marks for the accuracy table")
    return pattern.sub(lambda _: f"{BEGIN}\n{new}\n{END}", readme)
