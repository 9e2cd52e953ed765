"""Campaigns, candidates and causes: names of organizations that tell a party or a side."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from screening.blind.model import Kind
from screening.blind.plain import plain
from screening.blind.terms import CAPITAL, EDGE, END, any_of
from screening.blind.words import blind_words
from screening.resume.fields import is_place
from screening.resume.vocabulary import organizations, titles

_NAME = r"[A-Z][\w.'-]{0,30}(?:\s[A-Z][\w.'-]{0,30}){0,3}"
_TAIL = (
    rf"(?:the\s|a\s|an\s|our\s)?{CAPITAL}"
    rf"(?:\s(?:(?:of|the|for|a|and|to|against)\s){{0,2}}{CAPITAL}){{0,7}}"
)
_NO_PERSON = re.compile(
    r"(?i)\b(?:coordinated|unity|statewide|general|primary|special|contract|phone|field)\b"
)
_LEAST = 3  # letters of a candidate's name that is looked for elsewhere


def campaign_spans(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Campaigns named in `text` (plain): "Friends of Jane Roe", "Roe for Mayor", "Yes on 4"."""
    for pattern in (_by_lead(), _measure(), _official()):
        for match in pattern.finditer(text):
            yield (*match.span(), Kind.CAMPAIGN)
    for match in _by_office().finditer(text):
        # "Organizer for City Council races" is a title; a name stands before "for" in a campaign's.
        if match[1].split()[-1].strip(".,").lower() not in titles()["heads"]:
            yield (*match.span(), Kind.CAMPAIGN)


def tells_a_side(organization: str) -> bool:
    """Whether an employer's name tells a campaign or a cause, where it stands as such a name."""
    text = plain(organization).text
    words = blind_words()
    if any(True for _ in campaign_spans(text)) or any_of(words.cause_words).search(text):
        return True
    match = re.search(r"^(.{2,60}?)\sfor\s(?:the\s|a\s|our\s)?[A-Z]", text)
    if match is not None:
        return match[1].split()[-1].lower() not in words.not_causes
    return bool(re.search(r"(?i)^[\w.'-]+(?: [\w.'-]+){0,2} (?:campaign|race)\b", text))


def candidates_of(organization: str) -> tuple[str, ...]:
    """Words of a campaign's name that are a person's name, "" where it is a cause's."""
    text = plain(organization).text
    words = blind_words()
    names: list[str] = []
    person = _lead(words.campaign_leads.person).search(text)
    if person is not None:
        names.append(re.split(r"\sfor\s|,|\(", text[person.end() :])[0])
    for match in _by_office().finditer(text):
        names.append(match[1])
    for pattern in (
        rf"({_NAME})(?:'s)?\s(?i:campaign|race)\b",
        rf"(?i:campaign|race)\s\(({_NAME})\)",
        rf"\bfor\s({_NAME})\s?[,(]",
    ):
        names.extend(m[1] for m in re.finditer(pattern, text))
    official = _official().search(text)
    if official is not None:
        names.append(official["a"] or official["b"] or official["c"])
    loose = re.match(rf"({_NAME}\s{_NAME})\sfor\s[A-Z]", text)
    if loose is not None and not names and all(map(_is_name_word, loose[1].split())):
        names.append(loose[1])
    names = [n for n in names if not _NO_PERSON.search(n)]
    out = (t for n in names for t in re.findall(r"[A-Z][\w'-]{1,30}", n) if _is_name_word(t))
    return tuple(dict.fromkeys(out))


def _is_name_word(word: str) -> bool:
    folded = word.lower().strip(".'")
    words = blind_words()
    return (
        len(folded) >= _LEAST
        and not {folded, folded.removesuffix("s")} & organizations()["words"]
        and folded not in ("yes", "vote", *words.offices)
        and folded not in titles()["heads"]
        and folded not in words.names.ordinary
        and folded not in words.officials.named
        and not is_place(word)
    )


def _lead(leads: tuple[str, ...]) -> re.Pattern[str]:
    """Leads with a capital; those with "elect" in any case."""
    parts = []
    for lead in sorted(leads, key=len, reverse=True):
        escaped = re.escape(lead)
        if "elect" in lead:
            parts.append(f"(?i:{escaped})")
        else:
            parts.append(
                f"[{lead[0]}{lead[0].upper()}]{escaped[1:]}"
                if lead.endswith(" of")
                else f"{lead[0].upper()}(?i:{escaped[1:]})"
            )
    return re.compile(rf"{EDGE}(?:{'|'.join(parts)})\s")


@functools.cache
def _by_lead() -> re.Pattern[str]:
    leads = blind_words().campaign_leads
    return re.compile(rf"{_lead((*leads.person, *leads.cause)).pattern}{_TAIL}")


@functools.cache
def _measure() -> re.Pattern[str]:
    kinds = f"(?:{'|'.join(map(re.escape, blind_words().measures))})"
    return re.compile(
        rf"{EDGE}(?i:vote\s)?(?:Yes|No|YES|NO)\s(?:on|for|ON|FOR)\s(?:the\s)?(?:{kinds}\s?)?[A-Z0-9][\w-]*"
        rf"|{EDGE}{kinds}\s?[A-Z0-9]{{1,4}}{END}"
    )


@functools.cache
def _official() -> re.Pattern[str]:
    """ "Assemblymember R. Calloway"; "Office of Mayor Roe"; "Office of Noel Garvey TD"."""
    officials = blind_words().officials
    named, office = (
        "|".join(sorted(map(re.escape, ws), key=len, reverse=True))
        for ws in (officials.named, (*officials.named, *officials.office_of))
    )
    of = r"(?i:(?:district |field |campaign |constituency )?office of)\s(?:(?:US|U\.S\.|State)\s)?"
    return re.compile(
        rf"{EDGE}(?:{of})?(?=[A-Z])(?i:{named})\.?\s(?P<a>{_NAME})"
        rf"|{EDGE}{of}(?i:{office})\.?\s(?P<b>{_NAME})"
        rf"|{EDGE}{of}(?P<c>{_NAME})\s(?:TD|MP|MSP|MLA|MPP|MS){END}"
    )


@functools.cache
def _by_office() -> re.Pattern[str]:
    offices = "|".join(sorted(map(re.escape, blind_words().offices), key=len, reverse=True))
    return re.compile(
        rf"({_NAME})\s(?i:for)\s(?:the\s)?(?:[A-Z][\w.']{{0,30}}\s){{0,3}}?(?i:{offices}){END}"
        rf"(?:\sof\s{_NAME})?(?:,?\s(?:District|Ward|Seat|Dist\.)\s?\w+)?(?:\s(?:'\d\d|20\d\d))?"
    )
