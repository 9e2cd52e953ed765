"""Sections: headings known by meaning and by look, and what each section is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from screening.documents.model import Line, Place
from screening.resume.dates import find_periods
from screening.resume.fields import is_place, organization_score, title_score
from screening.resume.headings import kind_by_words, known_heading
from screening.resume.model import Section, SectionKind

MAX_WORDS = 7
_EMAIL_OR_PHONE = re.compile(r"@|\d{3}.{0,3}\d{4}|https?:|www\.")


_INLINE = re.compile(r"(?P<label>[A-Za-z][A-Za-z &/,'’]{2,38}?)\s?(?P<mark>:|\t)\s*")

Look = tuple[float, bool, bool, bool, str, str]


def _signature(line: Line) -> Look:
    k = line.look
    return (round(k.size), k.bold, k.italic, k.caps, k.color, k.style)


# What the whole document is called heads no section of it.
_DOCUMENT = re.compile(
    r"(?:(?:employment|job) application|application for (?:employment|a job|work))(?: form)?", re.I
)
_REMARK = re.compile(r"\s*\([^()]*\)\s*:?$")  # "CHURCH AND COMMUNITY (no pay)"


def _could_be(line: Line) -> bool:
    text = _REMARK.sub("", line.text)
    if line.place is not Place.BODY or "\t" in text.strip() or _DOCUMENT.fullmatch(text.strip()):
        return False
    if line.bullet and not (line.look.bold and text.isupper() and known_heading(text)):
        return False
    if " / " in text and known_heading(text):
        text = max(text.split(" / "), key=len)  # in two languages
    ws = text.split()
    return (
        0 < len(ws) <= MAX_WORDS
        and len(text) <= 60
        and (not text.rstrip().endswith((".", ",", ";", "!")) or text.endswith(" etc."))
        and not _EMAIL_OR_PHONE.search(text)
        and any(c.isalpha() for c in text)
    )


def find_sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """Sections in document order; the first is the head (name, contact, maybe a summary)."""
    body = Counter(_signature(x) for x in lines if x.place is Place.BODY and len(x.text) > 45)
    usual = body.most_common(1)[0][0] if body else None
    alone = Counter(x.paragraph for x in lines)
    said = Counter(x.text.lower() for x in lines)
    marks: dict[int, SectionKind] = {}
    looks: Counter[Look] = Counter()
    for i, line in enumerate(lines):
        if not _could_be(line):
            continue
        text = _REMARK.sub("", line.text).rstrip(": ")
        kind = known_heading(text) or known_heading(line.text.rstrip(": "))
        if kind is None:
            continue
        if kind is SectionKind.SUMMARY and (
            said[line.text.lower()] > 1 or _within_job(lines, marks, i)
        ):
            continue  # heads bullets of a position, the one above or each one
        distinct = _signature(line) != usual or line.look.ruled or bool(line.look.style)
        stands = distinct or line.gap > 0.6 or line.text.rstrip().endswith(":") or i == 0
        if not stands and not _blank_before(lines, i):
            continue
        if alone[line.paragraph] > 1 and not distinct:
            continue
        marks[i] = kind
        looks[_signature(line)] += 1
    _drop_titles(lines, marks, looks)  # before what is set like them becomes a heading too
    _add_by_look(lines, marks, looks, usual)
    _add_by_size(lines, marks, usual)
    inline = _inline(lines, marks)
    _drop_titles(lines, marks, looks)
    return _with_jobs(lines, _build(lines, marks, inline))


def _within_job(lines: Sequence[Line], marks: dict[int, SectionKind], i: int) -> bool:
    """ "Key achievements" under a position's dates, or among the jobs and set otherwise than their
    heading. `marks` are the headings above, in order."""
    if i and len(lines[i - 1].text) < 90 and find_periods(lines[i - 1].text):
        return True
    last = next(reversed(marks), None)
    return (
        last is not None
        and marks[last] in (SectionKind.EXPERIENCE, SectionKind.VOLUNTEER)
        and _ACHIEVED.search(lines[i].text.lower()) is not None
        and i + 1 < len(lines)
        and lines[i + 1].bullet
        and _signature(lines[last]) != _signature(lines[i])
    )


LEAST_HEADINGS = 3  # of one look: what else has it is one as well
LEAST_TITLES = 3  # set like a line that could be a heading: it is a title as they are
_ACHIEVED = re.compile(r"achieve|accomplish|highlight")
# Sections that may run on into jobs that have no heading of their own.
_RUN_ON = frozenset(
    {
        SectionKind.OBJECTIVE,
        SectionKind.AVAILABILITY,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
    }
)


def _with_jobs(lines: Sequence[Line], sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Where no heading names the jobs, those below "Objective: ..." begin a section of their own."""
    if any(s.kind in (SectionKind.EXPERIENCE, SectionKind.VOLUNTEER) for s in sections):
        return sections
    out: list[Section] = []
    for s in sections:
        dated = [
            i
            for i in range(s.first + 1, s.stop)
            if s.kind in _RUN_ON
            and len(lines[i].text) < 70
            and any(p.start != p.end for p in find_periods(lines[i].text))
        ]
        if len(dated) < 2:
            out.append(s)
            continue
        first = next(
            i for i in range(s.first + 1, s.stop) if _only_dated(lines[i].text) or i == dated[0]
        )
        while first - 1 > s.first and _titled(lines[first - 1].text):
            first -= 1
        out.append(Section(s.kind, s.heading, s.first, first, s.skip))
        out.append(Section(SectionKind.EXPERIENCE, "", first, s.stop))
    return tuple(out)


def _only_dated(text: str) -> bool:
    """A period and next to nothing else: "Jan 2027 (will start)"."""
    periods = find_periods(text) if len(text) < 40 else []
    return bool(periods) and len((text[: periods[0].at] + text[periods[-1].to :]).split()) <= 2


def _titled(text: str) -> bool:
    return (
        "\t" not in text
        and len(text.split()) <= 8
        and (title_score(text) >= 2 or organization_score(text) >= 1.5 or bool(find_periods(text)))
    )


def _blank_before(lines: Sequence[Line], i: int) -> bool:
    return i > 0 and lines[i].paragraph != lines[i - 1].paragraph and lines[i].gap == 0.0


def _add_by_look(
    lines: Sequence[Line], marks: dict[int, SectionKind], looks: Counter[Look], usual: Look | None
) -> None:
    """Lines set like the known headings are headings too, whatever they say."""
    if not looks:
        return
    styles = {
        sig
        for sig, n in looks.items()
        if n and sig != usual and (n >= 2 or sum(looks.values()) == n)
    }
    unknown = Counter(_signature(x) for i, x in enumerate(lines) if i not in marks and _could_be(x))
    titles = _title_looks(lines, marks)
    for i, line in enumerate(lines):
        if i in marks or not _could_be(line) or _signature(line) not in styles:
            continue
        if find_periods(line.text):
            continue
        # A heading stands alone: free space below it too. A title's employer or date follows it.
        alone = i + 1 < len(lines) and (lines[i + 1].gap == 0.0 or lines[i + 1].gap > 0.9)
        crowded = unknown[_signature(line)] > 1.5 * looks[_signature(line)]
        # Hardly anything but known headings is set so, and it says what a section holds.
        known = looks[_signature(line)]
        rare = known >= LEAST_HEADINGS and unknown[_signature(line)] <= known / 2
        kind = kind_by_words(line.text)
        speaks = kind is not SectionKind.OTHER
        telling = rare and speaks
        doubtful = title_score(line.text) >= 2 or (crowded and organization_score(line.text) >= 2.5)
        if doubtful and not telling:
            # Titles and employers are often set like headings; a date close by gives them away.
            near = [*lines[max(0, i - 1) : i], *lines[i + 1 : i + 4]]
            dated = any(find_periods(x.text) for x in near if len(x.text) < 90)
            if i + 1 < len(lines) and titles[_signature(line)] >= LEAST_TITLES:
                dated = dated or organization_score(lines[i + 1].text) >= 1.5
            short = len(line.text.split()) <= (5 if speaks else 3)
            if dated and not (alone and line.look.caps and short):
                continue
        if i < 3 and not any(m < i for m in marks):
            # The name at the top; below the contact a telling word makes a heading.
            reached = any(_contact(x.text) for x in lines[:i])
            if not reached or not speaks:
                continue
        if not (alone or telling) and _employer_above_date(lines, i):
            continue
        marks[i] = kind


def _contact(text: str) -> bool:
    """An e-mail, a link, or as many digits as a phone has; "Resume ID: 5560183" has fewer."""
    return bool(re.search(r"@|https?:|www\.", text)) or sum(map(str.isdigit, text)) >= 10


def _employer_above_date(lines: Sequence[Line], i: int) -> bool:
    """An employer set like a heading: below it stand a place, a date or a title, and no employer."""
    if organization_score(lines[i].text) < 0.6:
        return False
    for below in lines[i + 1 : i + 4]:
        if below.bullet or len(below.text) > 90 or below.gap > 0.9:
            return False
        periods = find_periods(below.text)
        rest = below.text
        for p in reversed(periods):
            rest = rest[: p.at] + "\t" + rest[p.to :]
        for piece in re.split(r"\t|,\s|\s[|–—-]\s|\s·\s", rest):
            if organization_score(piece) >= 1.5 and title_score(piece) < 2:
                return False
        if title_score(below.text.split(", ")[0]) >= 2 and below.text.count(", ") >= 1:
            rest = below.text.split(", ")[-1]
            if rest[:1].isupper() and not is_place(rest) and organization_score(rest) >= 0.5:
                return False  # "Foreman, Shipping Bay, Monvale Steel" has its employer
        if periods:
            return True
    return False


def _add_by_size(lines: Sequence[Line], marks: dict[int, SectionKind], usual: Look | None) -> None:
    """On recognized (OCR) pages sizes waver, so a heading is a short, larger line set well apart."""
    if usual is None:
        return
    for i, line in enumerate(lines):
        if i in marks or i < 3 or line.confidence is None or not _could_be(line) or line.gap < 1.3:
            continue
        if (
            line.look.size >= 1.1 * usual[0]
            and len(line.text.split()) <= 4
            and not find_periods(line.text)
        ):
            marks[i] = kind_by_words(line.text)


def _inline(lines: Sequence[Line], marks: dict[int, SectionKind]) -> dict[int, int]:
    """Headings with their content on the same line: "Languages: Spanish", "Tools<tab>VAN, Excel".

    Gives the characters of the line that are heading; such lines are added to `marks`.
    """
    found: dict[int, tuple[SectionKind, int, bool]] = {}
    for i, line in enumerate(lines):
        if i in marks or line.place is not Place.BODY or line.bullet:
            continue
        match = _INLINE.match(line.text)
        if match is None or len(match["label"].split()) > 4:
            continue
        kind = known_heading(match["label"])
        if kind is None or (kind is SectionKind.EXPERIENCE and not line.look.bold):
            continue
        rest = line.text[match.end() :]
        cells = line.text.split("\t")
        if len(cells) >= 3 and all(len(c.split()) <= 4 for c in cells):
            continue  # the head row of a table
        if (
            not rest.strip()
            or _EMAIL_OR_PHONE.search(rest)
            or (find_periods(rest[:24]) and kind is SectionKind.EXPERIENCE)
        ):
            continue
        found[i] = (kind, match.end(), match["mark"] == ":")
    tabbed = [i for i, (_, _, colon) in found.items() if not colon]
    out: dict[int, int] = {}
    for i, (kind, end, colon) in found.items():
        if colon or len(tabbed) >= 2 or lines[i].look.bold:
            marks[i] = kind
            out[i] = end
    return out


def _drop_titles(
    lines: Sequence[Line], marks: dict[int, SectionKind], looks: Counter[Look]
) -> None:
    """A look-alike inside a run of headings: "Volunteer" set as a title below an employer, or
    "Languages" as one item of a list."""
    common, times = looks.most_common(1)[0] if looks else (None, 0)
    titles = _title_looks(lines, marks)
    for i in sorted(marks):
        line = lines[i]
        above = lines[i - 1].text if i else ""
        dates = find_periods(above)
        if title_score(line.text) >= 3 and dates and len(above) - (dates[0].to - dates[0].at) < 4:
            del marks[i]  # right below a date: the date's own title
            looks[_signature(line)] -= 1
            continue
        if common is None or i + 1 >= len(lines):
            continue
        if _signature(line) == common and titles[common] < LEAST_TITLES:
            continue
        size, bold, _, caps, _, _ = _signature(line)
        weaker = size < common[0] and not bold and not caps
        if times >= 3 and weaker and looks[_signature(line)] == 1:
            del marks[i]
            looks[_signature(line)] -= 1
            continue
        if looks[_signature(line)] > 1 and not titles[_signature(line)]:
            continue  # set as another heading is, and as no title
        near = [*lines[max(0, i - 1) : i], *lines[i + 1 : i + 3]]
        if title_score(line.text) >= 3 and any(
            find_periods(x.text) for x in near if len(x.text) < 70
        ):
            del marks[i]
            looks[_signature(line)] -= 1


def _title_looks(lines: Sequence[Line], marks: dict[int, SectionKind]) -> Counter[Look]:
    """How titles are set, and how many so: in two columns as headings are in the other."""
    return Counter(
        _signature(x)
        for i, x in enumerate(lines)
        if i not in marks and len(x.text) < 90 and title_score(x.text) >= 2
    )


def _build(
    lines: Sequence[Line], marks: dict[int, SectionKind], inline: dict[int, int]
) -> tuple[Section, ...]:
    order = sorted(marks)
    out = [Section(SectionKind.HEAD, "", 0, order[0] if order else len(lines))]
    for n, i in enumerate(order):
        stop = order[n + 1] if n + 1 < len(order) else len(lines)
        # A section that began inside a column ends with it; what follows has no heading yet.
        column = lines[i].column if lines[i].page is not None else 0
        turn = next(
            (j for j in range(i + 1, stop) if column and lines[j].column not in (column, 0)), stop
        )
        skip = inline.get(i, 0)
        heading = lines[i].text[:skip] if skip else lines[i].text
        out.append(Section(marks[i], heading.strip(": \t"), i if skip else i + 1, turn, skip))
        if turn < stop:
            out.append(Section(SectionKind.HEAD, "", turn, stop))
    return tuple(out)
