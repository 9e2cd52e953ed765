"""How much a piece of a header line reads like a title, an organization or a place.

Scores are sums of small weights for words of the word lists; only their order matters. Around 2
and more is a clear case, below 0 a clear no.
"""

from __future__ import annotations

import functools
import re

from screening.resume.vocabulary import fold, organizations, places, titles, words

_PARENS = re.compile(r"\([^()]{0,120}\)")
_TITLE_STOP = re.compile(
    r"\s*(?:,|;|\(|\bof\b|\bfor\b|\bto the\b|\bto\b|\bin\b|\bwith\b| - | – |/)"
)
# Words with these endings mostly name who does something.
AGENT_ENDINGS = ("er", "or", "ist", "ian", "eer", "man", "woman", "ess", "person")
# Words that begin a sentence, not a title.
_NO_TITLE = frozenset(
    "my i we our when for as at in on with while during after before this that these those it he she they you if because since".split()
)
NUMBERED = re.compile(
    r"\b(?:local|lodge|district|post|chapter|troop|unit)\s+(?:no\.?\s*)?#?\d+", re.I
)
_FOR = re.compile(r"\bfor\s+(?:the\s+)?(.{2,60})", re.I)
_STARTS_CAPITAL = re.compile(r"[\"'“(]?[A-Z0-9ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜÝŁŚŠŽČĆ]")
_ZIP = r"(?:\s+\d{5}(?:-\d{4})?)?"
SELF = re.compile(
    r"\bself[- ]employed\b|\bfreelance\b|\bindependent contractor\b|"
    r"\bprivate (?:famil(?:y|ies)|households?|homes?|clients?)\b",
    re.I,
)


@functools.cache
def _leads() -> tuple[str, ...]:
    """Words that names of organizations begin with, each with its space; but "the"."""
    return tuple(f"{lead} " for lead in organizations()["leads"] if lead != "the")


@functools.lru_cache(maxsize=8192)
def title_score(text: str) -> float:
    """How much `text` reads like the title of a position."""
    t = titles()
    plain = _PARENS.sub(" ", text).strip(" ,;:-–—")
    ws = words(plain)
    if not ws:
        return -1.0
    whole = " ".join(ws)
    if whole in t["whole"]:
        return 3.0
    score = -2.0 if ws[0] in _NO_TITLE and len(ws) > 2 else 0.0
    first_part = words(_TITLE_STOP.split(plain, maxsplit=1)[0])
    last = first_part[-1] if first_part else ""
    if last in t["after"] and len(first_part) > 1 and first_part[-2] in t["heads"]:
        last = first_part[-2]
    org = organizations()["words"]
    # "Field Assoc" is a title, "Lakeside Homeowners Assoc" is none.
    shortened = last in ("assoc", "asst") and len(first_part) > 1 and first_part[-2] in t["before"]
    if last in t["heads"] or shortened:
        score += 2.5
    elif last not in org and len(last) > 4 and last.endswith(AGENT_ENDINGS):
        score += 1.6
    elif last in org:
        score -= 1.5
    compound = ws[-1] in t["heads"] and "," not in plain and "the" not in ws
    if compound and last not in t["heads"] | org:
        score += 1.9  # "Front of House Cashier"
    if ws[0] in t["heads"]:
        score += 1.2
    elif any(w in t["heads"] for w in ws):
        score += 0.6
    score += min(0.9, 0.3 * sum(w in t["before"] for w in ws[:-1]))
    if campaign_name(plain):
        score -= 3.0
    if fold(plain).startswith(_leads()):
        score -= 1.5
    if ws[-1] in org and last not in t["heads"]:
        score -= 0.8
    if len(ws) > 7:
        score -= 0.4 * (len(ws) - 7)
    if not _STARTS_CAPITAL.match(plain):
        score -= 0.7
    if is_place(plain):
        score -= 2.0
    return score


@functools.lru_cache(maxsize=8192)
def organization_score(text: str) -> float:
    """How much `text` reads like the name of an employer, campaign, club or church."""
    plain = _PARENS.sub(" ", text).strip(" ,;:-–—")
    ws = words(plain)
    if not ws:
        return -1.0
    org = organizations()
    score = 0.0
    if SELF.search(plain):
        score += 2.5
    if ws[-1] in org["words"]:
        score += 2.0
    score += min(1.6, 0.8 * sum(w in org["words"] for w in ws[:-1]))
    folded = fold(plain)
    if folded.startswith((*_leads(), "the ")):
        score += 1.0
    if campaign_name(plain):
        score += 3.0
    if ws[-2:] == ["phone", "bank"]:
        score -= 2.5  # what one works at, not for
    if NUMBERED.search(plain):
        score += 1.5
    if "&" in plain or "'s " in plain or "’s " in plain:
        score += 0.6
    elif plain.endswith(("'s", "’s")) and plain[0].isupper():
        score += 0.8  # "Pekarek's"
    capital = [w for w in plain.split() if w[:1].isupper() or w[:1].isdigit()]
    if len(capital) >= 2 and len(capital) >= 0.6 * len(plain.split()):
        score += 0.6
    if ws[-1] in titles()["heads"] and ws[-1] not in org["words"]:
        score -= 1.2
    if ws[0] in titles()["heads"] and ws[-1] not in org["words"]:
        score -= 0.6
    if len(ws) > 9:
        score -= 0.4 * (len(ws) - 9)
    if not _STARTS_CAPITAL.match(plain):
        score -= 0.8
    if is_place(plain):
        score -= 1.5
    return score


@functools.lru_cache(maxsize=4096)
def campaign_name(text: str) -> bool:
    """ "Nguyen for Supervisor", "Committee to Elect Jane Roe", "Yes on 4"."""
    folded = fold(text)
    match = _FOR.search(folded)
    if match and any(
        match[1].startswith(o) or match[1].endswith(" " + o) for o in organizations()["offices"]
    ):
        before = folded[: match.start()].split()
        # "organizer for city council races" is a title; a name stands before "for" in a campaign's.
        if before and before[-1] not in titles()["heads"]:
            return True
    return bool(
        re.search(
            r"\b(?:to (?:re-?)?elect|yes on|no on|vote (?:yes|no)|(?:re-?)elect)\b|^elect\s", folded
        )
    )


@functools.lru_cache(maxsize=8192)
def is_place(text: str) -> bool:
    """A city with its state or country, a state, a country, or a well-known city."""
    plain = text.strip(" ,.;()-–—|")
    folded = fold(plain)
    p = places()
    if not folded or len(folded) > 60:
        return False
    if folded in p["states"] or folded in p["countries"] or folded in p["cities"]:
        return True
    parts = [x.strip() for x in re.split(r"\s*,\s*", plain)]
    if len(parts) in (2, 3) and all(parts):
        tail = re.sub(rf"{_ZIP}$", "", parts[-1]).strip()
        head_ok = len(words(parts[0])) <= 4 and parts[0][:1].isupper()
        if head_ok and _is_region(tail):
            return True
    if folded.endswith(" area") and len(folded) < 40:
        return is_place(
            re.sub(r"(?i)^greater\s+|\s+(?:bay\s+|metro\s+|metropolitan\s+)?area$", "", plain)
        )
    return folded.startswith("remote") and len(folded) < 30


_LAND = re.compile(r"(?<=[A-Za-z.])\s+(?:United States(?: of America)?|USA?|U\.S\.A?\.?)$")


def _is_region(text: str) -> bool:
    p = places()
    text = _LAND.sub("", text)  # "MI United States"
    folded = fold(text).strip(".")
    return (
        text.strip(".") in p["codes"]
        or folded in p["states"]
        or folded in p["countries"]
        or folded.replace(" ", "") in p["short"]
        or folded.rstrip(".") in p["short"]
    )


_REGION_END = re.compile(
    rf"\s?,\s?(?P<region>[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?(?:, (?:USA?|U\.S\.A?\.?|UK|United [A-Z][a-z]+(?: of America)?|[A-Z][a-z]+))?){_ZIP}$"
)
_CITY_CODE = re.compile(rf"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,2}} (?P<code>[A-Z]{{2}}){_ZIP}")
_GLUED = re.compile(r"(?<=[a-z.)])-(?=[A-Z])")
_EDGE = re.compile(r"[,\-–—|(·•/]\s*$")


@functools.lru_cache(maxsize=4096)
def split_place(text: str) -> tuple[str, str]:
    """`text` without a place at its end, and that place ("" where there is none).

    "Lakefront Market - Erie, PA", "Buckeye Warranty Columbus , OH", "Ward Clinic, Tucson, AZ".
    """
    plain = text.rstrip(" ,;|")
    match = _REGION_END.search(plain)
    if match and all(map(_is_region, match["region"].split(", "))):
        before = plain[: match.start()]
        start = _city_start(before)
        if start is not None:
            return before[:start].rstrip(" ,-–—|(·•/"), plain[start:].strip()
    head, sep, tail = plain.rpartition(",")
    if sep and _is_region(tail.strip()):
        start = _city_start(head)
        if start:
            return head[:start].rstrip(" ,-–—|(·•/"), plain[start:].strip()
    if sep and (is_place(tail) or _city_and_code(tail.strip())):
        return head.rstrip(" ,"), tail.strip()
    return text.strip(), ""


def _city_and_code(text: str) -> bool:
    """ "Jackson MS", without a comma between."""
    match = _CITY_CODE.fullmatch(text)
    return match is not None and match["code"] in places()["codes"]


def _city_start(before: str) -> int | None:
    """Where the city at the end of `before` begins; None where no capital word ends it."""
    glued = max((m.end() for m in _GLUED.finditer(before)), default=0)
    if glued and re.fullmatch(r"[\w.']+(?: [\w.']+){0,2}", before[glued:]):
        return glued
    spans = [m.span() for m in re.finditer(r"\S+", before)]
    if not spans or not before[spans[-1][0]].isupper():
        return None
    # "Gas City", "Ace Hardware - Salt Lake City"
    apart = len(spans) == 2 or any(
        _EDGE.search(before[:a]) or fold(before[a:]) in places()["cities"] for a, _ in spans[-3:-1]
    )
    if before[spans[-1][0] :] == "City" and not apart:
        return spans[-1][0]  # a resume builder's placeholder
    for count in (1, 2, 3, 4):
        if count > len(spans):
            break
        start = spans[-count][0]
        if not before[start].isupper():
            break
        if (count == len(spans) and count <= 3) or _EDGE.search(before[:start]):
            return start
    # No separator: the city is the last word, or two or three where they make a known name.
    p = places()
    names = [fold(before[a:b]).strip(",") for a, b in spans]
    take = 1
    if len(names) > 1 and (
        " ".join(names[-2:]) in p["cities"] or names[-2] in p["before"] or names[-1] in p["after"]
    ):
        take = 2
        if len(names) > 2 and names[-3] in p["before"]:
            take = 3
    return spans[-take][0]


def starts_capital(text: str) -> bool:
    return _STARTS_CAPITAL.match(text) is not None
