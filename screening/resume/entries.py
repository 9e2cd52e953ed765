"""Header lines of positions: their pieces, and which piece is the title, the organization, the
place and the period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from screening.documents.model import Line
from screening.resume.dates import Period
from screening.resume.fields import (
    NUMBERED,
    SELF,
    campaign_name,
    is_place,
    organization_score,
    split_place,
    title_score,
)
from screening.resume.header_lines import BRACKET, COMMA, STRONG, HeaderLine
from screening.resume.particulars import META, only_particulars
from screening.resume.vocabulary import fold, organizations, places, titles, words

_SLASH = re.compile(r"\s/\s")
AT = re.compile(r"\s+(?:at|for|with|@)\s+(?=[A-Z0-9])")
# "(levy committee)", in small letters, says what an organization is; "(Tenants' Voice)" is its name.
_SMALL_REMARK = re.compile(r"\s*\((?:[a-z][\w-]*\s?){1,9}\)$")
# A remark in brackets of three words and more is not part of a title; "(volunteer)" is.
_LONG_REMARK = re.compile(r"\s*\((?:[^()\s]+\s+){2,}[^()\s]+\)$")
_REMARK = re.compile(r"\s*\((?:[^()\s]+\s+){2,}[^()\s]+\)")
_AS_NEEDED = re.compile(r",? \((?:as needed|seasonal)\)$|,? (?:as needed|seasonal)$", re.I)
# An office that people work for: "Election Board Worker, Sandhill County Clerk".
OFFICE_HELD = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,3}(?:County|City|Town|Township|Parish) "
    r"(?:Clerk|Recorder|Auditor|Assessor|Treasurer|Sheriff|Registrar)(?: (?:and|&) [A-Z]\w+)?"
)
UNITS = frozenset(
    "committee subcommittee council team department dept division section unit program programs "
    "programme desk phones crew board room fair accounts appeal auxiliary sisterhood brotherhood".split()
)
LABELED = 4.0  # added to the score of a piece whose field is named


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


_NO_EMPLOYERS = frozenset(
    "CNA LPN LVN CMA RMA EMT CDL MBA MPA MPH MSW LCSW PHR SPHR CPA PMP BSN GED ESL LLC LLP INC PLLC USA".split()
)
_FURNITURE = frozenset("table desk door room board counter window line".split())
# "Carson City and Elko, NV", behind an employer.
_TOWNS = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)? (?:and|&|\+) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?, "
)


def pieces_of(h: HeaderLine, row: int, line: Line) -> tuple[list[Piece], str]:
    """Pieces of one header line, and the place at its end ("" where none).

    Strong separators part pieces; commas part them only where that makes clearer pieces.
    """
    out: list[str] = []
    parts: list[int] = []
    place = ""
    for number, part in enumerate(_parts(h.rest)):
        part = part.strip(" ,;:–—-|•·")
        if BRACKET.fullmatch(part) or part.isdecimal():
            continue
        bare = _LONG_REMARK.sub("", part).strip(" ,")
        if bare != part and title_score(part) < 2 and split_place(bare)[1]:
            part = bare  # "Palo Verde Support, San Antonio (inbound health plan calls)"
        if not part or only_particulars(part):
            continue
        if out and _TOWNS.match(part) and is_place(part):
            place = place or part
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
            if found:  # "Contact Solutions, Inc., Lapu-Lapu City, Cebu"
                shorter, town = _without_site(text)
                if town and fold(town.split()[-1]) in places()["towns"]:
                    text, found = shorter, f"{town}, {found}"
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
                title_score(text) + (LABELED if h.label == "title" and n == 0 else 0.0),
                organization_score(text)
                + (LABELED if h.label == "organization" and n == 0 else 0.0),
                parts[n],
            )
        )
    return pieces, place


def _parts(text: str) -> list[str]:
    """`text` at its strong separators; "Cashier / Bookkeeper" is one title, not a title and an employer."""
    out: list[str] = []
    at = 0
    for match in STRONG.finditer(text):
        before = text[: match.start()]
        if before.count("(") > before.count(")"):
            continue  # "Garden Center (seasonal; spring)"
        if _SLASH.fullmatch(match.group()):
            right = STRONG.split(text[match.end() :], maxsplit=1)[0]
            titled = title_score(text[at : match.start()]) >= 1.5 and title_score(right) >= 1.5
            if titled and organization_score(COMMA.split(right)[0]) < 1:
                continue
        out.append(text[at : match.start()])
        at = match.end()
    out.append(text[at:])
    return out


def _by_comma(text: str) -> list[str]:
    """Part "Title, Organization[, place]" at the comma that makes the clearest two pieces."""
    parts = COMMA.split(text)
    if len(parts) == 1 or (
        campaign_name(parts[0]) and fold(parts[-1]) in organizations()["offices"]
    ):
        return [text]  # "Elect Jane Roe, State Representative" names one campaign
    if campaign_name(parts[-1]) and title_score(", ".join(parts[:-1])) < 1:
        return [text]  # "Protect the River, Yes on 4"
    best: tuple[float, list[str]] = (_single_score(text), [text])
    for cut in range(1, len(parts)):
        left, right = ", ".join(parts[:cut]), ", ".join(parts[cut:])
        if NUMBERED.fullmatch(right) and title_score(left) < 2.4:
            continue  # "Union of Hotel Workers, Local 417"
        named = (
            title_score(left) >= 2.4
            and len(COMMA.split(left)) == 1
            and (organization_score(right) >= 0.5 or _is_initials(right, left))
            and (right[:1].isupper() or right[:1].isdigit())
        )
        score = max(
            title_score(left)
            + organization_score(right)
            # "Member, Brotherhood of San Isidro": after a clear title, a name is who it is held with.
            + (1.2 if named and title_score(right) < 1 else 0.0)
            - (1.0 if _describes(right) else 0.0)
            + (2.5 if title_score(left) >= 2.4 and OFFICE_HELD.fullmatch(right) else 0.0),
            # "Mill Foundation, Bangor": one word at the end that is no known role is a town.
            organization_score(left)
            + title_score(right)
            - (0.0 if right[:1].isupper() else 1.5)
            - (2.0 if len(right.split()) == 1 and title_score(right) < 2 else 0.0),
        )
        if score > best[0]:
            best = (score, [left, right])
    if len(best[1]) == 2:
        # "Chair, Telephone Committee, County Labor Council": the committee is part of the title.
        left, right = best[1]
        unit, comma, rest = right.partition(", ")
        if comma and _is_unit(unit) and title_score(left) >= 2 and organization_score(rest) >= 0.5:
            return [f"{left}, {unit}", rest]
    return best[1]


def _is_initials(right: str, left: str) -> bool:
    """ "SEPTA" behind a title that is not in capitals as well, and is no degree."""
    return (
        re.fullmatch(r"[A-Z]{3,6}", right) is not None
        and not left.isupper()
        and right not in _NO_EMPLOYERS
    )


def _is_unit(text: str) -> bool:
    """A part of an organization, which goes with a title: "Social Action Committee"."""
    ws = words(text)
    return bool(ws) and ws[-1] in UNITS and not campaign_name(text)


def _without_site(text: str) -> tuple[str, str]:
    """An organization without the site or the remark behind it: "Lake Works, Lawrence Park",
    "Votes Together, a coalition of nine groups"."""
    head, sep, tail = text.rpartition(", ")
    if not sep or organization_score(head) < 0.5 or title_score(text) >= 2:
        return text, ""
    if ")" in tail and "(" not in tail:
        return text, ""  # a comma within brackets
    if title_score(head) >= 1.5 and not SELF.search(head):
        return text, ""
    if re.match(
        r"(?:an?|every|each|various|multiple|since|for|on|in|after|before|during|two|three|several|most|off|once|twice)\b",
        tail,
    ):
        return head, ""
    if META.fullmatch(tail) or (campaign_name(head) and tail[:1].islower()):
        return head, ""  # "Trevino for Sheriff, office on Ward Road"
    if re.fullmatch(r"[a-z][a-z ]*(?:race|seat|campaign)|precinct\b.*", tail):
        return head, ""  # "Friends of Jane Roe, state house race"
    if re.fullmatch(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)? (?:County|Parish|Township|Borough)", tail):
        return head, tail
    if (campaign_name(head) or organization_score(head) >= 1.5) and re.search(
        r"\b(?:office|region|campus|branch|headquarters)$", tail
    ):
        return head, tail
    if len(tail.split()) == 1 and len(head.split()) > 1 and tail[:1].isupper():
        return head, tail
    ws = tail.split()
    plain = all(w[:1].isupper() or w in ("and", "of", "the") for w in ws[:1] + ws[1:-1])
    # "Bossier City", "St. Pete Beach": words of organizations that end the names of towns too.
    town = (
        2 <= len(ws) <= 3 and fold(ws[-1]) in places()["towns"] and organization_score(head) >= 1.0
    )
    if (
        plain
        and title_score(tail) < 1
        and len(ws) <= (4 if organization_score(head) >= 1.0 else 3)
        and not any(c.isdigit() for c in tail)
        and (town or campaign_name(head) or organization_score(tail) < 1.5)
    ):
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
    left, at, right = text.partition(" at the ")
    named = right[:1].islower() and right.split()[-1] not in _FURNITURE
    if at and named and title_score(left) >= 2 <= organization_score(right.title()):
        return [left, right]  # "Caller at the union hall"
    return [text]


def assign(entry: Entry, bias: dict[tuple[int, int, bool, bool], float]) -> None:
    """Choose title and organization among the pieces.

    `bias` is how much each slot (place within the header, and look) held titles rather than
    organizations over the whole document: positions of one resume are set alike.
    """
    pieces = entry.pieces
    if not pieces:
        return
    scored = [
        (p.title + bias.get(p.slot, 0.0), p.organization - bias.get(p.slot, 0.0)) for p in pieces
    ]
    for n, p in enumerate(pieces):
        if not n or (pieces[n - 1].line, pieces[n - 1].part) != (p.line, p.part):
            continue
        # Behind a title's comma: "Lead, Calling Center" above "Heritage Fund, Tulsa".
        others = [q for q in pieces if (q.line, q.part) != (p.line, p.part) and q.title < 2]
        if _is_unit(p.text) and any(q.organization >= 0.5 for q in others):
            scored[n] = (scored[n][0], scored[n][1] - 4.0)
        elif any(q.line != p.line and q.organization >= 2 for q in others):
            scored[n] = (scored[n][0], scored[n][1] - 1.0)
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
    entry.title = (
        _REMARK.sub("", _AS_NEEDED.sub("", pieces[t].text)).strip() if t is not None else ""
    )
    entry.organization = pieces[o].text if o is not None else ""
    if t is not None and o is not None and t + 1 < len(pieces) and t + 1 != o:
        # "Account Assistant, Commercial Lines" above its employer: both halves are the title.
        more = pieces[t + 1]
        if (more.line == pieces[t].line and more.part == pieces[t].part != pieces[o].part) or (
            more.line == pieces[t].line != pieces[o].line and more.part == pieces[t].part
        ):
            entry.title += f", {more.text}"
    entry.organization = _SMALL_REMARK.sub("", entry.organization).strip()


def slot_bias(entries: list[Entry]) -> dict[tuple[int, int, bool, bool], float]:
    """How titles and organizations are set in this document: mean difference of the two scores
    by slot, damped, so that one clear header speaks for its unclear brothers."""
    sums: dict[tuple[int, int, bool, bool], list[float]] = {}
    for e in entries:
        for p in e.pieces:
            sums.setdefault(p.slot, []).append(max(-4.0, min(4.0, p.title - p.organization)))
    return {slot: 0.4 * sum(v) / (len(v) + 1.0) for slot, v in sums.items() if len(v) >= 2}


def with_end(period: Period, end: str) -> Period:
    return replace(period, end=end)
