"""Header lines of positions: their pieces, and which piece is the title, the organization, the
place and the period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from screening.documents.model import Line
from screening.resume.dates import Period, find_periods
from screening.resume.fields import (
    campaign_name,
    is_place,
    organization_score,
    split_place,
    title_score,
)
from screening.resume.vocabulary import titles, words

STRONG = re.compile(r"\t+|\s+[|•·●▪‖¦]\s+|\s+[–—―]\s+|\s-{1,2}\s|\s/\s|;\s|\s::\s|\s»\s|\s@\s|\s>\s")
COMMA = re.compile(r",\s+")
AT = re.compile(r"\s+(?:at|for|with|@)\s+(?=[A-Z0-9])")
_DURATION = re.compile(
    r"\(?\b(?:about |approx\.? )?\d{1,2}\+?\s*(?:years?|yrs?|months?|mos?)\b\.?(?:,?\s*(?:and\s*)?\d{1,2}\s*(?:months?|mos?)\b\.?)?\)?",
    re.I,
)
_HOURS = re.compile(r"\(?\b\d{1,2}\+?\s*(?:hours?|hrs?)\s*(?:/|per|a)\s*(?:week|wk)\b\)?", re.I)
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]")
_LABEL = re.compile(r"^(?:title|position|job title|role|employer|company|organization|dates?|location)\s*:\s*", re.I)
ABBREVIATED = re.compile(
    r"(?:\b(?:Inc|Co|Corp|Ltd|Assn|Dept|St|Jr|Sr|U\.S|Wis|Ill|Mass|Calif|Mich|Minn|Ore|Wash|Pa|Fla|Tex|"
    r"Ariz|Colo|Conn|Tenn|Ala|Ark|Okla|Mont|Nev|Del|Ind|Kan|Miss|Va|Ga|Md|Me|Mo|Neb|Vt|Wyo|D\.C|N\.Y|"
    r"N\.J|N\.H|N\.C|N\.M)|\b[A-Z])\.$"
)
# "(levy committee)", in small letters, says what an organization is; "(Tenants' Voice)" is its name.
_SMALL_REMARK = re.compile(r"\s*\((?:[a-z][\w-]*\s?){1,4}\)$")
# A remark in brackets of three words and more is not part of a title; "(volunteer)" is.
_REMARK = re.compile(r"\s*\((?:[^()\s]+\s+){2,}[^()\s]+\)|\s*\([^()]*,[^()]*\)")
MAX_WORDS = 14  # words of a header line besides its period
SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)\]%])(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bRev)"
    r"(?<!\bNo)(?<!\bInc)(?<!\bCo)(?<!\bSr)(?<!\bJr)(?<!\bDept)(?<!\bAsst)(?<!\bvs)"
    r"(?<!\bJan)(?<!\bFeb)(?<!\bMar)(?<!\bApr)(?<!\bJun)(?<!\bJul)(?<!\bAug)(?<!\bSept)(?<!\bSep)(?<!\bOct)(?<!\bNov)(?<!\bDec)"
    r"\.\s+(?=[A-Z\"“])"
)


@dataclass(slots=True)
class Piece:
    """A piece of a header line: its text, where it stands, how it is set."""

    text: str
    line: int
    slot: tuple[int, int, bool, bool]  # line within the header, piece within the line, bold, italic
    title: float = 0.0
    organization: float = 0.0
    part: int = 0  # pieces with one number stood between the same strong separators


@dataclass(slots=True)
class Entry:
    """A position being read: its header lines, its body lines, what was found."""

    header: list[int] = field(default_factory=list)
    heads: dict[int, int] = field(default_factory=dict)  # line -> characters that are header
    body: list[int] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    place: str = ""
    title: str = ""
    organization: str = ""
    section: int = 0
    dated_line: int | None = None


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line as header material: its period(s), and its text without them.

    `end` is how many characters of the line are header; a sentence may follow.
    """

    index: int
    periods: tuple[Period, ...]
    rest: str
    end: int


_HALF = re.compile(r"(?:[-–—]|\bto|\buntil)\s*$", re.IGNORECASE)


def goes_over(line: Line, below: Line | None, day_first: bool) -> bool:
    """A period that begins at the end of `line` and ends on the line `below`: "May 2019 –"."""
    if below is None or below.paragraph != line.paragraph or not _HALF.search(line.text):
        return False
    first = find_periods(below.text[:24], day_first)
    return bool(find_periods(line.text, day_first)) and (
        bool(first) and first[0].at == 0 or below.text.lower().startswith(("present", "current", "now"))
    )


def header_line(
    index: int, line: Line, day_first: bool = False, below: Line | None = None, skip: int = 0
) -> HeaderLine:
    """Split a line into period and rest; text after the first sentence is not header.

    `below` is the next line where a period goes over to it; `skip` characters at the front are a
    section's heading.
    """
    text = " " * skip + line.text[skip:]
    if below is not None and goes_over(line, below, day_first):
        # Read as one line; what stands on the line below is only the period's end.
        text = f"{text} {below.text}"
    end = len(text)
    cut = SENTENCE_END.search(text)
    if cut is not None:
        end = cut.start() + 1
    head = text[:end]
    periods = find_periods(head, day_first)
    if cut is not None and not periods:
        # A date may follow an abbreviation's stop: "Anchor Rail Inc. 2019 - 2021".
        whole = find_periods(text[:120], day_first)
        if whole and whole[0].at < cut.end() + 30:
            head, end, periods = text, len(text), whole
    rest = head
    for p in reversed(periods):
        rest = rest[: p.at] + "\t" + rest[p.to :]
    rest = _DURATION.sub(" ", rest)
    rest = _HOURS.sub(" ", rest)
    rest = _EMPTY.sub(" ", rest)
    rest = re.sub(r"\(\s*\t\s*\)|\[\s*\t\s*\]", "\t", rest)
    rest = _LABEL.sub("", rest.strip(" \t,;|–—-•·"))
    rest = rest.strip(" \t,;|–—-•·:(")
    if rest.endswith(".") and not ABBREVIATED.search(rest):
        rest = rest.rstrip(". ")
    return HeaderLine(index, tuple(periods), rest, min(end, len(line.text)))


def looks_like_date_line(h: HeaderLine, line: Line) -> bool:
    """The line names a period and little else: it can anchor a position."""
    if not h.periods:
        return False
    ws = h.rest.split()
    if len(ws) > MAX_WORDS:
        return False
    if line.bullet:
        # A bulleted job list has a title and dates, a duty that names a year does not.
        return _is_entry_text(h) and _period_at_edge(h, line)
    if not ws:
        return True
    precise = any(p.start != p.end or len(p.start) > 4 for p in h.periods)
    if precise:
        return len(ws) <= 10 or _is_entry_text(h)
    return _period_at_edge(h, line) and (_is_entry_text(h) or len(ws) <= 6)


def _period_at_edge(h: HeaderLine, line: Line) -> bool:
    first, last = h.periods[0], h.periods[-1]
    text = line.text[: h.end]
    return first.at <= 1 or len(text) - last.to <= 2 or text[: first.at].rstrip().endswith(("(", ",", "|", "–", "-", "\t")) 


def _is_entry_text(h: HeaderLine) -> bool:
    pieces = [p for p in re.split(STRONG, h.rest) if p.strip()]
    parts = [q for p in pieces for q in COMMA.split(p)]
    return any(title_score(p) >= 2 or organization_score(p) >= 2 for p in [*pieces, *parts] if p.strip())


def pieces_of(h: HeaderLine, row: int, line: Line) -> tuple[list[Piece], str]:
    """Pieces of one header line, and the place at its end ("" where none).

    Strong separators part pieces; commas part them only where that makes clearer pieces.
    """
    out: list[str] = []
    parts: list[int] = []
    place = ""
    for number, part in enumerate(STRONG.split(h.rest)):
        part = part.strip(" ,;:–—-|•·")
        if not part:
            continue
        part, found = split_place(part)
        place = place or found
        if not part:
            continue
        if is_place(part):
            place = place or part
            continue
        for text in _by_comma(part):
            text, found = _without_site(text)
            place = place or found
            out.append(text)
            parts.append(number)
    if len(out) == 1:
        out = _by_at(out[0])
        parts = parts * len(out)
    pieces = []
    for n, text in enumerate(out):
        pieces.append(
            Piece(
                text,
                h.index,
                (row, n, line.look.bold, line.look.italic),
                title_score(text),
                organization_score(text),
                parts[n],
            )
        )
    return pieces, place


def _by_comma(text: str) -> list[str]:
    """Part "Title, Organization[, place]" at the comma that makes the clearest two pieces."""
    parts = COMMA.split(text)
    if len(parts) == 1:
        return [text]
    best: tuple[float, list[str]] = (_single_score(text), [text])
    for cut in range(1, len(parts)):
        left, right = ", ".join(parts[:cut]), ", ".join(parts[cut:])
        score = max(
            title_score(left) + organization_score(right) - (1.0 if _describes(right) else 0.0),
            organization_score(left) + title_score(right) - (0.0 if right[:1].isupper() else 1.5),
        )
        if score > best[0]:
            best = (score, [left, right])
    return best[1]


def _without_site(text: str) -> tuple[str, str]:
    """An organization without the site or the remark behind it: "Lake Works, Lawrence Park",
    "Votes Together, a coalition of nine groups"."""
    head, sep, tail = text.rpartition(", ")
    if not sep or organization_score(head) < 0.5 or title_score(text) >= 2:
        return text, ""
    if re.match(r"(?:an?|every|each|since|for|on|in) [A-Za-z]", tail):
        return head, ""
    if campaign_name(head) and re.search(r"\b(?:office|region|campus|branch|headquarters)$", tail):
        return head, tail
    if len(tail.split()) == 1 and len(head.split()) > 1 and tail[:1].isupper():
        return head, tail
    if organization_score(head) < 1.0:
        return text, ""
    ws = tail.split()
    plain = all(w[:1].isupper() or w in ("and", "of", "the") for w in ws[:1] + ws[1:-1])
    if plain and len(ws) <= 4 and not any(c.isdigit() for c in tail) and organization_score(tail) < 1.5:
        return head, tail
    return text, ""


def _single_score(text: str) -> float:
    return max(title_score(text), organization_score(text)) + 0.1


def _describes(text: str) -> bool:
    """Words that go with a title: the second half of "Director, Field Operations"."""
    return all(w in titles()["before"] for w in words(text))


def _by_at(text: str) -> list[str]:
    """ "Cook at Mesa Vista School"."""
    for match in AT.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        word = match.group().strip().lower()
        if title_score(left) < 2 or title_score(right) >= 2:
            continue
        if word in ("at", "@") or organization_score(right) >= 2:
            return [left, right]
    return [text]


def assign(entry: Entry, bias: dict[tuple[int, int, bool, bool], float]) -> None:
    """Choose title and organization among the pieces.

    `bias` is how much each slot (place within the header, and look) held titles rather than
    organizations over the whole document: positions of one resume are set alike.
    """
    pieces = entry.pieces
    if not pieces:
        return
    scored = [(p.title + bias.get(p.slot, 0.0), p.organization - bias.get(p.slot, 0.0)) for p in pieces]
    best_score = float("-inf")
    best: tuple[int | None, int | None] = (None, None)
    options: list[int | None] = [None, *range(len(pieces))]
    for t in options:
        for o in options:
            if t is not None and t == o:
                continue
            score = 0.0
            if t is not None:
                score += scored[t][0] - 0.12 * t
            if o is not None:
                score += scored[o][1] - 0.12 * o
            if score > best_score:
                best_score, best = score, (t, o)
    t, o = best
    if t is None and o is None:
        t = 0
    if t is None and o is not None and len(pieces) > 1:
        t = next(i for i in range(len(pieces)) if i != o)
    if o is None and len(pieces) > 1:
        rest = [i for i in range(len(pieces)) if i != t]
        o = max(rest, key=lambda i: scored[i][1])
        if scored[o][1] < -1.0 and pieces[o].title > 2 and pieces[o].line == pieces[t or 0].line:
            o = None
    entry.title = _REMARK.sub("", pieces[t].text).strip() if t is not None else ""
    entry.organization = pieces[o].text if o is not None else ""
    if t is not None and o is not None and t + 1 < len(pieces) and t + 1 != o:
        # "Account Assistant, Commercial Lines" above its employer: both halves are the title.
        more = pieces[t + 1]
        if more.line == pieces[t].line and more.part == pieces[t].part != pieces[o].part or (
            more.line == pieces[t].line != pieces[o].line and more.part == pieces[t].part
        ):
            entry.title += f", {more.text}"
    if not entry.organization and entry.place:
        entry.organization = entry.place
    entry.organization = _SMALL_REMARK.sub("", entry.organization).strip()


def slot_bias(entries: list[Entry]) -> dict[tuple[int, int, bool, bool], float]:
    """How titles and organizations are set in this document: mean difference of the two scores
    by slot, damped, so that one clear header speaks for its unclear brothers."""
    sums: dict[tuple[int, int, bool, bool], list[float]] = {}
    for e in entries:
        for p in e.pieces:
            sums.setdefault(p.slot, []).append(max(-4.0, min(4.0, p.title - p.organization)))
    return {
        slot: 0.4 * sum(v) / (len(v) + 1.0) for slot, v in sums.items() if len(v) >= 2
    }


def with_end(period: Period, end: str) -> Period:
    return replace(period, end=end)
