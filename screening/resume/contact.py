"""Name, e-mail, phone, links and place of the applicant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import phonenumbers

from screening.documents.model import Line, Place
from screening.resume.dates import find_periods
from screening.resume.fields import is_place, organization_score, title_score
from screening.resume.headings import known_heading
from screening.resume.model import Contact, Section, SectionKind
from screening.resume.small_letters import capitals
from screening.resume.vocabulary import first_names, fold, places, titles, words

EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>()]{3,120}|\b(?:linkedin\.com|github\.com|twitter\.com|x\.com|facebook\.com|medium\.com)/[^\s|,;<>()]{1,100}",
    re.I,
)
_PHONE_CHARS = re.compile(r"(?:\+|\(|\d)(?:[\d().\-‐‑–—/]|[ \u00a0]{1,3}){6,24}\d")
_ZIP_CODE = re.compile(r"(?<=[A-Za-z.,] )\d{5}(?:-\d{4})?(?=\s|$)")
_LABEL = re.compile(
    r"^(?:name|full name|applicant|candidate|resume of|résumé of|cv of|curriculum vitae(?: of)?|resume|résumé|cv)\s*[:\-–—]?\s*",
    re.I,
)
_HONORIFIC = re.compile(r"^(?:rev|dr|mr|mrs|ms|miss|mx|prof|fr|sr|hon)\.?\s+(?=[A-ZÀ-Þ])", re.I)
_SUFFIX = re.compile(
    r",?\s+(?:jr|sr|ii|iii|iv|v|esq|phd|md|mba|mpa|mph|rn|cpa|cna|msw|lcsw|jd|ma|ba|bs)\.?$", re.I
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʻ‘`.-](?=[^\W\d_])){0,30}\.?$")
_PARTICLES = frozenset(
    "de da di do dos das del della der den van von la le el al bin ibn ap ab ní ni nic mac o y e san st dela du des ten ter zu zur of".split()
)
_SPACED = re.compile(r"\w(?: \w)+(?: {2,}\w(?: \w)+)+")  # "A N A   L O P E Z"
_PRONOUNS = re.compile(
    r"\(?\b(?:she|he|they|ze)\s?/\s?(?:her|him|them|hers|his|theirs|they)(?:\s?/\s?\w+)?\)?", re.I
)
_NOT_NAMES = frozenset(
    "resume cv curriculum vitae contact profile summary objective experience education skills phone email address about page references".split()
)
_FIELD = re.compile(
    r"^(?:full |applicant(?:'s)? |candidate )?name *(?P<order>\([^()]*\))? *[:\t]\s*(?P<name>\S.*)$",
    re.I,
)
# "Name (Last, First, MI): Roe, Ann B."
_TURNED = re.compile(r"^([^,\t]+), ([^,\t]+)")
# The sender of an e-mail that is the resume, and who introduces herself in a letter.
_SENDER = re.compile(r"^from:\s*\"?(?P<name>[^<>\"@]+?)\"?\s*<", re.I)
_INTRODUCED = re.compile(
    r"\b[Mm]y (?:full )?name is (?P<name>[^,.;:!?()]{3,50}?)(?=[,.;:!?(]| and |$)"
)
_LABEL_END = re.compile(
    r"(?:\b(?:phone|tel|telephone|mobile|cell|home|fax|email|e-mail|address)\b.*)$", re.I
)
_INITIAL_APART = re.compile(r"^(\w+)\t[A-Z]\.\s\w+")  # "ERNESTINE\tP. ROE"
LARGE = 14.0  # page points: the type of a name,
LARGER = 1.25  # or so many times the type of most lines
SEARCHED = 12  # lines of the head in which the name is looked for


def find_contact(lines: Sequence[Line], sections: Sequence[Section]) -> Contact:
    """The applicant's contact; a referee's phone and e-mail are left alone."""
    theirs = _others(lines, sections)
    own = [(i, x) for i, x in enumerate(lines) if i not in theirs]
    ordered = sorted(own, key=lambda p: (p[1].place is not Place.HEADER, p[0]))
    text_lines = [x.text for _, x in ordered]
    email = next((m[0] for t in _unbroken(text_lines) for m in [EMAIL.search(t)] if m), "")
    location = _location(lines, sections)
    region = _region(location, text_lines)
    phone = next((p for t in text_lines for p in [_phone(t, region)] if p), "")
    links = tuple(
        dict.fromkeys(
            m[0].rstrip(".") for t in text_lines for m in LINK.finditer(EMAIL.sub(" ", t))
        )
    )
    return Contact(_name(lines, sections, email), email, phone, location, links)


def _others(lines: Sequence[Line], sections: Sequence[Section]) -> set[int]:
    """Lines under references, and lines that speak of a referee."""
    out: set[int] = set()
    for s in sections:
        if s.kind is SectionKind.REFERENCES:
            out.update(range(s.first, s.stop))
    for i, line in enumerate(lines):
        theirs = re.search(r"\b(?:references?|referees?|emergency contact)\s*:", line.text, re.I)
        if theirs or (
            i > 6
            and re.search(
                r"\b(?:reference|referee|supervisor|boss|emergency contact)\b", line.text, re.I
            )
        ):
            out.add(i)
    return out


def _unbroken(texts: Sequence[str]) -> Iterator[str]:
    """The lines, and after them an address that a narrow column breaks behind its @."""
    yield from texts
    for a, b in pairwise(texts):
        if a.rstrip().endswith("@"):
            yield a.rstrip() + b.lstrip()


def _phone(text: str, region: str) -> str:
    """The first phone number in `text` as E.164; reserved and fictional numbers count."""
    clean = EMAIL.sub("\t", LINK.sub("\t", text)).replace("\u2011", "-").replace("\u2010", "-")
    clean = _STAMP.sub("\t", _ZIP_CODE.sub("\t", clean))
    for match in _PHONE_CHARS.finditer(clean):
        raw = match[0]
        before = clean[max(0, match.start() - 1) : match.start()]
        if before == "$" or (find_periods(raw) and sum(c.isdigit() for c in raw) < 10):
            continue
        # Grouped 3-3-4 and without a leading 0, a number is North American wherever its owner lives.
        where = (
            "US"
            if region not in ("CA", "MX") and _NORTH_AMERICAN.fullmatch(raw.strip())
            else region
        )
        for candidate in (raw, raw.replace("/", " ")):
            try:
                number = phonenumbers.parse(candidate, where)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_possible_number(number) and len(str(number.national_number)) >= 8:
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return ""


_REGIONS = {
    "uk": "GB", "united kingdom": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "london": "GB", "cardiff": "GB", "manchester": "GB", "leeds": "GB",
    "edinburgh": "GB", "glasgow": "GB", "belfast": "GB", "birmingham uk": "GB", "liverpool": "GB",
    "sheffield": "GB", "swansea": "GB", "bristol": "GB", "ireland": "IE", "dublin": "IE", "cork": "IE",
    "canada": "CA", "ontario": "CA", "toronto": "CA", "vancouver": "CA", "montreal": "CA", "ottawa": "CA",
    "australia": "AU", "sydney": "AU", "melbourne": "AU", "brisbane": "AU", "india": "IN", "mexico": "MX",
    "new zealand": "NZ", "france": "FR", "germany": "DE", "spain": "ES",
}  # fmt: skip
_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?(?:\s?\d[A-Z]{2})?\b")
_STAMP = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b(?:,? \d{1,2}:\d\d)?")  # an export's date
_UK_PHONE = re.compile(r"(?:^|\D)0(?:7\d{3}|[12]\d{2,3})[\s)]\s?\d{3}")
_US_STATE_END = re.compile(r"(?:\s+\d{5}(?:-\d{4})?)?(?:\s+(?:USA?|United States))?$")
_NORTH_AMERICAN = re.compile(r"\(?[2-9]\d\d\)?[\s.\-–/]{1,2}[2-9]\d\d[\s.\-–]\d{4}")
_US_ZIP = re.compile(r"\b[A-Z]{2}\s+\d{5}\b")


def _region(location: str, texts: list[str]) -> str:
    """The country to read a national number in, from the person's place; else the United States."""
    folded = fold(location).rsplit(",", 1)
    end = _US_STATE_END.sub("", location.rsplit(",", 1)[-1].strip())
    if len(folded) > 1 and (end in places()["codes"] or fold(end) in places()["states"]):
        return "US"  # London, Ohio
    for name, code in _REGIONS.items():
        if re.search(rf"(?<!\bnew )\b{name}\b", fold(location)):
            return code
    head = " ".join(texts[:8])
    if _UK_PHONE.search(head) and not _US_ZIP.search(head):
        return "IE" if re.search(r"\b08[35679]\s", head) else "GB"
    return "US"


def _location(lines: Sequence[Line], sections: Sequence[Section]) -> str:
    head = [x for x in lines if x.place in (Place.HEADER, Place.FOOTER)]
    first = sections[0]
    head += list(lines[first.first : min(first.stop, first.first + SEARCHED)])
    for s in sections[1:]:
        if (
            "contact" in fold(s.heading)
            or "reach" in fold(s.heading)
            or "details" in fold(s.heading)
        ):
            head += list(lines[s.first : min(s.stop, s.first + 8)])
    for line in head:
        text = EMAIL.sub(" | ", LINK.sub(" | ", line.text))
        text = _PHONE_CHARS.sub(" | ", text)
        for part in re.split(r"\s*[|•·●▪\t;/]\s*|\s{2,}|\s[–—-]\s", text):
            part = re.sub(
                r"^(?:address|location|lives in|based in)\s*:?\s*",
                "",
                part.strip(" ,|-–—:⌂⚑"),
                flags=re.I,
            )
            if is_place(part):
                return part
            pieces = part.split(", ")
            for k in range(1, min(4, len(pieces))):
                tail = ", ".join(pieces[-1 - k :])
                if len(pieces) > k and is_place(tail):
                    return tail
    return ""


def _name(lines: Sequence[Line], sections: Sequence[Section], email: str) -> str:
    """The name: the likeliest name-like line of page headers and head, largest type first."""
    candidates: list[tuple[float, int, str]] = []
    seen: list[tuple[int, Line]] = []
    headers = [(i, x) for i, x in enumerate(lines) if x.place is Place.HEADER][:4]
    starts = [s for s in sections if s.kind is SectionKind.HEAD]
    body: list[tuple[int, Line]] = []
    for s in starts:
        body.extend((i, lines[i]) for i in range(s.first, min(s.stop, s.first + SEARCHED)))
    fields = {i for i, x in enumerate(lines[:SEARCHED]) if _FIELD.match(x.text)}
    body.extend((i, lines[i]) for i in sorted(fields - {i for i, _ in body}))
    body = [(i, x) for i, x in body if x.place is Place.BODY]
    seen = headers + body
    footers = [(i, x) for i, x in enumerate(lines) if x.place is Place.FOOTER][:3]
    largest = max((x.look.size for _, x in seen), default=0.0)
    mail = re.sub(r"[^a-z]", "", fold(email.split("@")[0])) if email else ""
    large = _large(lines)
    rank = 0
    taken: set[int] = set()
    for i, line in [*seen, *footers]:
        if i in taken:
            continue
        for part in _name_parts(line.text):
            score = _name_score(part)
            if score <= 0:
                continue
            if largest and line.look.size >= largest - 0.5 and line.look.size > 0:
                score += 1.5
            score += 0.5 * line.look.bold
            score -= 0.15 * rank
            if mail and any(len(w) > 2 and w in mail for w in words(part)):
                score += 2.0
            if line.place is Place.FOOTER:
                score -= 1.0
            joined = _second_line(lines, i, part, large)
            if joined != part:
                taken.update((i + 1, i + 2))
                if mail and any(len(w) > 2 and w in mail for w in words(joined)):
                    score += 2.0
            candidates.append((score, -i, joined))
        rank += 1
    if not candidates:
        return ""
    score, _, name = max(candidates)
    return _tidy(name) if score >= 1.0 else ""


def _large(lines: Sequence[Line]) -> float:
    """The least type of a name that goes over lines, in page points; 0 in plain text."""
    usual = Counter(x.look.size for x in lines).most_common(1)
    return min(LARGE, LARGER * usual[0][0]) if usual else LARGE


def _second_line(lines: Sequence[Line], i: int, part: str, large: float) -> str:
    """A name set on two or three lines in the same type of at least `large` is joined."""
    line = lines[i]
    if (
        line.look.size == 0
        and i == 0
        and len(lines) > 1
        and len(part.split()) == 1
        and part == line.text.strip()
    ):
        # Plain text has no sizes: a first name above one more word.
        second = lines[1].text.strip()
        if (
            words(part)[:1]
            and words(part)[0] in first_names()
            and len(second.split()) == 1
            and _name_score(second) > 0
        ):
            return f"{part} {second}"
    if (
        not line.look.size
        or line.look.size < large
        or i + 1 >= len(lines)
        or len(part.split()) > 2
        or part != line.text.strip()
    ):
        return part
    name = part
    for below in lines[i + 1 : i + 3]:
        alike = abs(below.look.size - line.look.size) < 0.6
        # "Nico" above "Santangelo-Price", which would not fit its column in the same type.
        smaller = large <= below.look.size < line.look.size and len(name.split()) == 1
        alike = (alike or (smaller and below.look.bold == line.look.bold)) and (
            below.page == line.page
        )
        if (
            not alike
            or _name_score(below.text) <= 0
            or len(below.text.split()) > 2
            or len(name.split()) > 3
        ):
            break
        name = f"{name} {below.text.strip()}"
    return name


def _name_parts(text: str) -> list[str]:
    if named := _FIELD.match(text):
        # What a form calls a name is one in small letters too.
        text = capitals(named["name"]) if named["name"].islower() else named["name"]
        if (named["order"] or "").lower().startswith("(last"):
            text = _TURNED.sub(r"\2 \1", text)
    if sender := _SENDER.match(text) or _INTRODUCED.search(text):
        text = sender["name"]
    text = EMAIL.sub(" | ", LINK.sub(" | ", text))
    text = _PHONE_CHARS.sub(" | ", text)
    text = _PRONOUNS.sub(" ", text)
    out = []
    if _SPACED.fullmatch(text.strip()):
        text = " ".join("".join(w.split()) for w in re.split(r"\s{2,}", text.strip()))
    if (first := _INITIAL_APART.match(text)) and fold(first[1]) in first_names():
        text = text.replace("\t", " ", 1)  # a typist's two spaces
    for part in re.split(r"\s*[|•·●▪\t;]\s*|\s[–—-]\s|\s{3,}", text):
        head, comma, tail = part.partition(", ")
        if comma and title_score(tail) >= 2:
            part = head  # "Ana Lopez, Field Organizer"
        part = _LABEL.sub("", _LABEL_END.sub("", part)).strip(" ,–—-()")
        if part and not part.endswith(":"):  # "Last updated: 10/19/2026"
            out.append(part.strip(" :"))
    return out


def _name_score(part: str) -> float:
    """How much `part` looks like a person's name; 0 and less is none."""
    if len(part) > 60 or known_heading(part) is not None:
        return 0.0
    core = _SUFFIX.sub("", _HONORIFIC.sub("", part))
    core = re.sub(r"[\"“(][^\"”)]{1,20}[\"”)]", " ", core).replace(",", " ")
    ws = core.split()
    if not 1 <= len(ws) <= 6 or not all(_NAME_WORD.match(w) for w in ws):
        return 0.0
    if {fold(w).strip(".") for w in ws} & _NOT_NAMES and not (
        # "Ann Page": what is a heading's word alone is a surname after a first name.
        len(ws) > 1 and fold(ws[0]) in first_names() and fold(ws[-1]) == "page"
    ):
        return 0.0
    big = [w for w in ws if w[:1].isupper() or w[1:2].isupper()]
    if len(big) < len([w for w in ws if fold(w).split("-")[0] not in _PARTICLES]):
        return 0.0
    heads = titles()["heads"]
    own = words(core)
    # "Baker" and "Judge" are surnames too: after a first name they are no title.
    named = (
        len(own) in (2, 3) and own[0] in first_names() and not (set(own[:-1]) & titles()["before"])
    )
    telling = own[-1] in heads or (own[0] in heads and len(own[0]) > 3)
    if title_score(core) >= 1.2 and telling and not named:
        return 0.0
    if not named and (organization_score(core) >= 2.0 or is_place(part)):
        return 0.0
    score = 2.0 if 2 <= len(ws) <= 4 else 0.8
    if len(ws) == 1:
        score = 0.6 if len(core) > 2 and fold(core) not in places()["cities"] else 0.0
    return score


def _tidy(name: str) -> str:
    """Case normalized where the name is printed in capitals; "Rev." and "Dr." dropped."""
    name = " ".join(_HONORIFIC.sub("", name).split())
    letters = [c for c in name if c.isalpha()]
    ws = name.split()
    out = []
    for w in ws:
        if w.isupper() and len(w) > 2 and (all(c.isupper() for c in letters) or len(w) > 3):
            if w.strip(".,").lower() in ("ii", "iii", "iv"):
                out.append(w)
                continue
            w = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), w.lower())
            w = re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), w)
        out.append(w)
    return " ".join(out)
