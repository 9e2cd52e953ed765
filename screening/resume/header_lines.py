"""Header lines: a line of a position split into its period and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screening.documents.model import Line
from screening.resume.dates import Period, find_periods
from screening.resume.fields import (
    organization_score,
    title_score,
)
from screening.resume.particulars import only_particulars, without_particulars

STRONG = re.compile(
    r"\t+|\s+[|•·●▪‖¦]\s+|\s+[–—―]\s+|\s-{1,2}\s|\s/\s|;\s|\s::\s|\s»\s|\s@\s|\s>\s"
)
COMMA = re.compile(r",\s+(?![^()]*\))")  # none within brackets
_DURATION = re.compile(
    r"\(?\b(?:about |approx\.? )?\d{1,2}\+?\s*(?:years?|yrs?|months?|mos?)\b\.?(?:,?\s*(?:and\s*)?\d{1,2}\s*(?:months?|mos?)\b\.?)?\)?",
    re.I,
)
_HOURS = re.compile(r"\(?\b\d{1,2}\+?\s*(?:hours?|hrs?)\s*(?:/|per|a)\s*(?:week|wk)\b\)?", re.I)
_SERVICE = re.compile(
    r",?\s*\(?\b\d{1,3}\+? (?:service|volunteer|community service) hours\)?", re.I
)
_ASIDE = re.compile(r"\(I [^()]*\)")  # "(I do not recall the years)"
BRACKET = re.compile(r"\([^()]*\)")  # "(civilian: technician)"
_AND = re.compile(r"(?:from|and|to|or|about|&)(?:\s+\([^()]*\))?", re.I)
_JOINS = re.compile(r"(?:and|&|\+)(?: again)?,?", re.I)
_WHEN = re.compile(r"(?:when|dates?|period|years?)\s*:?", re.I)
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]")
# Forms name their fields: "Position title: Clerk", "Employer: Lake County".
_TITLE_LABEL = re.compile(
    r"^(?:job |position |working |official )?(?:title|position|role|job)(?: held| title)?\s*:\s*",
    re.I,
)
_ORGANIZATION_LABEL = re.compile(
    r"^(?:(?:name of )?(?:employer|company|organi[sz]ation|agency|group|firm|business|club|union|workplace|where)(?: name)?)\s*:\s*",
    re.I,
)
_LABEL = re.compile(
    r"^(?:dates?(?: of employment| employed| held)?|location|period|when|from(?:\s*/\s*to)?|place|"
    r"start(?:\s*/\s*end)?(?: dates?)?)\s*:\s*",
    re.I,
)
_NUMBERING = re.compile(r"^(?:\[\d{1,2}\]|\(\d{1,2}\)|\d{1,2}[.)])\s+(?=\S)")
# "Named best agent in 2019", "Caller of the Month, May 2021": something won, not a position.
HONOR = re.compile(
    r"^(?:named|voted|awarded|honou?red|recogni[sz]ed|best|won|winner|recipient|employee|rookie|top)\b|"
    r"\bof the (?:day|week|month|quarter|season|year)\b|\b(?:(?:first|second|third|1st|2nd|3rd) place|award|contest|dean's list|honou?r roll|scholarship|prize)\b|"
    r"\beagle scout\b(?!\s\w)|\b(?:achievement|service|commendation) medal\b|\bhonorable discharge\b",
    re.I,
)
ABBREVIATED = re.compile(
    r"(?:\b(?:Dep|Reg|Dir|Assoc|Coord|Mgr|Asst|Supv|Univ|Natl|Exec|Admin|Svcs|Ctr|Elem|Inc|Co|Corp|Ltd|Assn|Dept|St|Jr|Sr|U\.S|Wis|Ill|Mass|Calif|Mich|Minn|Ore|Wash|Pa|Fla|Tex|"
    r"Ariz|Colo|Conn|Tenn|Ala|Ark|Okla|Mont|Nev|Del|Ind|Kan|Miss|Va|Ga|Md|Me|Mo|Neb|Vt|Wyo|D\.C|N\.Y|"
    r"N\.J|N\.H|N\.C|N\.M)|\b[A-Z])\.$"
)
LEAST_DUTY = 7  # words beside a date that are a duty
LONGEST_HEADER = 140  # characters
_SMALL = frozenset("a an and at by for in of on the to de del la le & with".split())
MAX_WORDS = 14  # words of a header line besides its period
# The stop first: the search goes from one to the next.
SENTENCE_END = re.compile(
    r"\.(?<=[a-z0-9)\]%]\.)(?<!\bSt\.)(?<!\bSto\.)(?<!\bSta\.)(?<!\bMt\.)(?<!\bFt\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bRev\.)"
    r"(?<!\bNo\.)(?<!\bInc\.)(?<!\bCo\.)(?<!\bSr\.)(?<!\bJr\.)(?<!\bDept\.)(?<!\bAsst\.)(?<!\bRep\.)(?<!\bSen\.)(?<!\bGov\.)(?<!\bHon\.)(?<!\bFr\.)(?<!\bSgt\.)(?<!\bCapt\.)(?<!\bvs\.)"
    r"(?<!\bDep\.)(?<!\bReg\.)(?<!\bDir\.)(?<!\bAssoc\.)(?<!\bCoord\.)(?<!\bMgr\.)(?<!\bSupv\.)(?<!\bUniv\.)(?<!\bLt\.)(?<!\bNatl\.)(?<!\bExec\.)(?<!\bAdmin\.)(?<!\bProg\.)(?<!\bSvcs\.)(?<!\bCtr\.)(?<!\bElem\.)(?<!\bAssn\.)(?<!\bCmte\.)(?<!\bGen\.)"
    r"(?<!\bJan\.)(?<!\bFeb\.)(?<!\bMar\.)(?<!\bApr\.)(?<!\bJun\.)(?<!\bJul\.)(?<!\bAug\.)(?<!\bSept\.)(?<!\bSep\.)(?<!\bOct\.)(?<!\bNov\.)(?<!\bDec\.)"
    r"\s+(?=[A-Z\"“])"
)


_DATE_STOP = re.compile(r"\)?\.\s+(?=[A-Z])")
_STOP = re.compile(rf"{SENTENCE_END.pattern}|(?<=,\s[A-Z]{{2}})\.\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line as header material: its period(s), and its text without them.

    `end` is how many characters of the line are header; a sentence may follow.
    """

    index: int
    periods: tuple[Period, ...]
    rest: str
    end: int
    label: str = ""  # "title" or "organization" where a form names the field
    beside: bool = False  # duties stand in the column beside the date


_HALF = re.compile(
    r"(?:[-–—]|\bto|\buntil|\b(?:january|february|march|april|june|july|august|september|october|november|december),?)\s*$",
    re.IGNORECASE,
)


def goes_over(line: Line, below: Line | None, day_first: bool) -> bool:
    """A period that begins at the end of `line` and ends on the line `below`: "May 2019 –"."""
    if below is None or below.paragraph != line.paragraph or not _HALF.search(line.text):
        return False
    first = find_periods(below.text[:24], day_first)
    if not line.text.rstrip(" ,")[-1:].isalpha() or re.search(
        r"\b(?:to|until)\s*$", line.text, re.I
    ):
        begun = bool(find_periods(line.text, day_first))
    else:
        begun = True  # a month whose year follows
    return begun and (
        (bool(first) and first[0].at == 0)
        or below.text.lower().startswith(("present", "current", "now"))
    )


def cell_over(line: Line, below: Line | None, day_first: bool) -> int:
    """How many characters of the line `below` end a period that wraps within its column:
    "05/2008 –\tInstructor" over "10/2012\tTrinity Airlines". 0 for any other line."""
    if below is None or "\t" not in below.text or not _HALF.search(line.text.split("\t")[0]):
        return 0
    cell = below.text.split("\t")[0]
    ends = cell.strip().lower() in ("present", "current", "now") or any(
        p.at == 0 and p.to == len(cell.rstrip()) and p.start == p.end
        for p in find_periods(cell, day_first)
    )
    return len(cell) if ends and "\t" in line.text else 0


def header_line(
    index: int, line: Line, day_first: bool = False, below: Line | None = None, skip: int = 0
) -> HeaderLine:
    """Split a line into period and rest; text after the first sentence is not header.

    `below` is the next line where a period goes over to it; `skip` characters at the front are a
    section's heading.
    """
    text = " " * skip + line.text[skip:]
    if not line.bullet and only_particulars(text):
        return HeaderLine(index, (), "", len(line.text))
    if below is not None and goes_over(line, below, day_first):
        # Read as one line; what stands on the line below is only the period's end.
        text = f"{text} {below.text}"
    elif below is not None and (cell := cell_over(line, below, day_first)):
        text = text.replace("\t", f" {below.text[:cell]}\t", 1)
    end = len(text)
    cut = SENTENCE_END.search(text)
    if cut is not None:
        end = cut.start() + 1
    head = text[:end]
    periods = find_periods(head, day_first)
    if cut is not None and not periods:
        # A date may follow an abbreviation's stop: "Anchor Rail Inc. Toledo, 2019 - 2021".
        whole = find_periods(text[:120], day_first)
        if (
            whole
            and whole[0].at < cut.end() + 30
            and _all_names(text[cut.end() : whole[0].at].split())
        ):
            head, end, periods = text, len(text), whole
    if cut is not None and (stopped := _between_stops(text, day_first)):
        head, periods = stopped
        end = len(head)
    elif cut is not None and periods and (named := _named_after(text, periods[0])):
        head, end = named, len(named)
    periods = [p for p in periods if not _years_a_name(p, periods, text)]
    beside = bool(periods) and _beside_duties(text, periods[0])
    if beside:
        head, end, periods = text[: periods[0].to], periods[0].to, periods[:1]
    rest = head
    for p in reversed(periods):
        rest = rest[: p.at] + "\t" + rest[p.to :]
    rest = without_particulars(rest)
    rest = _DURATION.sub(" ", rest)
    rest = _HOURS.sub(" ", rest)
    rest = _EMPTY.sub(" ", _ASIDE.sub(" ", _SERVICE.sub(" ", rest)))
    # A bracket that held a period says nothing of the title: "(offer accepted, begins May 2026)".
    rest = re.sub(r"\([^()]*\t[^()]*\)|\[[^\[\]]*\t[^\[\]]*\]", "\t", rest)
    rest = _NUMBERING.sub("", rest.strip(" \t,;|–—-•·/"))
    label = ""
    for pattern, name in ((_TITLE_LABEL, "title"), (_ORGANIZATION_LABEL, "organization")):
        if pattern.match(rest):
            rest, label = pattern.sub("", rest), name
    rest = "\t".join(_TITLE_LABEL.sub("", part) for part in _LABEL.sub("", rest).split("\t"))
    if len(periods) > 1:
        # "May 2018 and May 2019"
        rest = "\t".join(part for part in rest.split("\t") if not _JOINS.fullmatch(part.strip()))
    if periods and any(x.fullmatch(rest.strip(" \t")) for x in (BRACKET, _AND, _WHEN)):
        rest = ""  # beside dates: "(retired)", "11/2022 and 11/2024 (one day each)", "When  1988 - 1999"
    rest = rest.strip(" \t,;|–—-•·:(/")
    if rest.endswith(".") and not ABBREVIATED.search(rest):
        rest = rest.rstrip(". ")
    return HeaderLine(index, tuple(periods), rest, min(end, len(line.text)), label, beside)


def _years_a_name(period: Period, periods: Sequence[Period], text: str) -> bool:
    """A campaign's year in its name, where the dates follow in brackets or in a column of their own:
    "Organizer, Coordinated 2026, Pittsburgh (July 2026 - Present)"."""
    year = text[period.at : period.to].strip("'’‘")
    bare = year.isdigit() and text[: period.at].rstrip("'’‘ ")[-1:].isalpha()
    return bare and any(
        p.at > period.to and (text[: p.at].endswith("(") or "\t" in text[period.to : p.at])
        for p in periods
    )


def _between_stops(text: str, day_first: bool) -> tuple[str, list[Period]] | None:
    """A header whose parts are parted by full stops, with tabs in place of these, and its period:
    "Cashier. Lucky Aisle Market, Parma. 1996 to 1999", "Lake County (nonprofit), Erie, PA. GS-07.
    From 01/2018 to Present. 40 hours per week. Supervisor: …". None for any other line."""
    first = next(iter(find_periods(text[:LONGEST_HEADER], day_first)), None)
    if first is None:
        return None
    before = re.sub(r"\bfrom\s*$", "", text[: first.at], flags=re.I)
    if not before.endswith(". "):
        return None
    before = before[:-2]
    after = text[first.to :].lstrip(")")
    if after.strip(" .") and not after.startswith(". "):
        return None
    first_part, *others = _STOP.split(before)
    stated = only_particulars(after[2:].split(". ")[0])
    if not (others or stated):
        return None
    if max(title_score(first_part), organization_score(first_part)) < (1.5 if stated else 2):
        return None
    if not _all_names(before.split()):
        return None
    tabs = _STOP.sub(lambda m: "\t".ljust(len(m.group())), before)
    return f"{tabs}\t {text[len(before) + 2 : first.to]}", [first]


def _named_after(text: str, first: Period) -> str:
    """A header whose period is a sentence of its own, with a tab in place of the stop: "2010 to
    2019. Bus driver, Kinsman Bus Co., Erie. Two runs a day". "" for any other line."""
    stop = _DATE_STOP.match(text, first.to)
    if first.at > len("From ") or stop is None:
        return ""
    cut = SENTENCE_END.search(text, stop.end())
    end = cut.start() + 1 if cut else len(text)
    said = text[stop.end() : end].rstrip(". ")
    if len(said.split()) > MAX_WORDS or HONOR.search(said):
        return ""
    best = max(max(title_score(p), organization_score(p)) for p in (said, *COMMA.split(said)))
    if best < 2:
        return ""
    return text[: stop.start()] + "\t".ljust(stop.end() - stop.start()) + text[stop.end() : end]


def _all_names(ws: Sequence[str]) -> bool:
    """Capitals and numbers, and the small words between them."""
    return all(w[0].isupper() or not w[0].isalpha() or w in _SMALL for w in ws)


def _beside_duties(text: str, first: Period) -> bool:
    """A date in a column of its own, beside what was done: "2004 - 2006\tPlayed for three choirs"."""
    after = text[first.to :]
    return (
        first.at == 0
        and after.startswith("\t")
        and "\t" not in after[1:]
        and len(after.split()) >= LEAST_DUTY
        and not any(
            max(title_score(part), organization_score(part)) >= 1.2
            for part in (after.strip(), *COMMA.split(after.strip()), *STRONG.split(after.strip()))
            if part[:1].isupper()
        )
    )


def looks_like_date_line(h: HeaderLine, line: Line) -> bool:
    """The line names a period and little else: it can anchor a position."""
    if not h.periods or HONOR.search(h.rest):
        return False
    ws = h.rest.split()
    if len(BRACKET.sub(" ", h.rest).split()) > MAX_WORDS or (
        len(ws) > 2 and ws[-1] in ("for", "of", "by")
    ):
        return False  # "Perfect attendance for 2024"
    said = line.text[: h.end].split()
    if len(said) > 7 and "I" in said and not line.look.bold:
        return False  # "Most of 2020 I was home with the kids"
    if line.bullet:
        # A bulleted job list has a title and dates, a duty that names a year does not.
        return _is_entry_text(h) and _period_at_edge(h, line)
    if not ws:
        return True
    precise = any(p.start != p.end or len(p.start) > 4 for p in h.periods)
    if precise:
        return len(BRACKET.sub(" ", h.rest).replace("|", " ").split()) <= 10 or _is_entry_text(h)
    return _period_at_edge(h, line) and (_is_entry_text(h) or len(ws) <= 6)


def _period_at_edge(h: HeaderLine, line: Line) -> bool:
    first, last = h.periods[0], h.periods[-1]
    text = line.text[: h.end]
    return (
        first.at <= 1
        or len(text) - last.to <= 2
        or text[: first.at].rstrip().endswith(("(", ",", "|", "–", "-", "\t"))
    )


def _is_entry_text(h: HeaderLine) -> bool:
    pieces = [p for p in re.split(STRONG, h.rest) if p.strip()]
    parts = [q for p in pieces for q in COMMA.split(p)]
    return any(
        title_score(p) >= 2 or organization_score(p) >= 2 for p in [*pieces, *parts] if p.strip()
    )
