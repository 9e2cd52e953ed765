"""A resume in JSON Resume 1.0 (https://jsonresume.org): only what the resume says, in its words.

What the format has no place for, or what could only be guessed, is left out: see ``LEFT_OUT``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

from screening.blind.model import Kind
from screening.blind.plain import plain
from screening.blind.schools import school_spans
from screening.resume.dates import find_periods
from screening.resume.model import Position, PositionKind, Resume, Role, Section, SectionKind
from screening.resume.vocabulary import places

SCHEMA_URL = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
LEFT_OUT = (
    "references (other people's names and numbers), headings, objectives and whatever the reading "
    "could not put under one of the format's own heads"
)
_EMAIL = re.compile(r"[^@\s\[\]]+@[^@\s\[\]]+\.[^@\s\[\]]+")
_ISO = re.compile(r"[12]\d{3}(?:-[01]\d(?:-[0-3]\d)?)?")
_NETWORKS = {
    "linkedin.com": "LinkedIn", "github.com": "GitHub", "twitter.com": "Twitter", "x.com": "X",
    "facebook.com": "Facebook", "medium.com": "Medium", "instagram.com": "Instagram",
}  # fmt: skip
_CITY = re.compile(
    r"(?P<city>[^,\d]+), (?P<region>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)*)"
    r"(?: (?P<zip>\d{5}(?:-\d{4})?))?"
)
_DEGREE = re.compile(
    r"\b(?:(?i:bachelor|master|associate|doctor)(?:'s|’s)?(?i: degree)?"
    r"(?i: (?:of|in) [a-z]+(?: (?!in\b|at\b|from\b|and\b|with\b)[a-z]+)?)?"
    r"|(?i:diploma|certificate)|(?:[A-Z]\.){2,4}[A-Z]?\.?|M\.Ed\.|Ph\.D\.|PhD"
    r"|(?<!, )(?:B[AS]c?|M[AS]c?|MBA|MPA|GED))(?![A-Za-z])"
)
_LIST = re.compile(r"\s*[,;•|·]\s*")
_LONG = 6  # words: a skill that is longer is a sentence, and stays whole


def schema() -> dict[str, Any]:
    """The format's own schema, version 1.0.0, as shipped in ``data/``."""
    file = resources.files("screening.reports").joinpath("data/json-resume-1.0.0.schema.json")
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


def json_resume(resume: Resume) -> dict[str, Any]:
    """The resume as a JSON Resume object; a masked resume gives a masked one."""
    out: dict[str, Any] = {"$schema": SCHEMA_URL, "basics": _basics(resume)}
    paid = [(n, p) for n, p in enumerate(resume.positions) if p.kind is not PositionKind.VOLUNTEER]
    unpaid = [(n, p) for n, p in enumerate(resume.positions) if p.kind is PositionKind.VOLUNTEER]
    parts: dict[str, list[dict[str, Any]]] = {
        "work": [_work(resume, n, p) for n, p in paid],
        "volunteer": [_volunteer(resume, n, p) for n, p in unpaid],
        "education": list(_education(resume)),
        "awards": [{"title": t, **_date(t)} for t in _lines(resume, SectionKind.AWARDS)],
        # The schema wants a certificate's whole day, which resumes seldom say.
        "certificates": [{"name": t} for t in _lines(resume, SectionKind.CERTIFICATIONS)],
        "skills": [{"name": t} for t in _skills(resume)],
        "languages": [{"language": x} for x in resume.languages],
        "interests": [{"name": t} for t in _lines(resume, SectionKind.INTERESTS)],
        "projects": [{"description": t} for t in _lines(resume, SectionKind.PROJECTS)],
    }
    out.update({k: v for k, v in parts.items() if v})
    out["meta"] = {"canonical": SCHEMA_URL, "version": "v1.0.0"}
    return out


def json_resume_bytes(resume: Resume) -> bytes:
    return (json.dumps(json_resume(resume), ensure_ascii=False, indent=2) + "\n").encode()


def _basics(resume: Resume) -> dict[str, Any]:
    c = resume.contact
    out: dict[str, Any] = {}
    if c.name:
        out["name"] = c.name
    if _EMAIL.fullmatch(c.email):
        out["email"] = c.email
    if c.phone:
        out["phone"] = c.phone
    summary = " ".join(_lines(resume, SectionKind.SUMMARY))
    if summary:
        out["summary"] = summary
    if c.location:
        out["location"] = _location(c.location)
    profiles = []
    for link in c.links:
        address = link if "://" in link else f"https://{link}"
        if not re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}\S*", address, re.IGNORECASE):
            continue
        host = re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", address).lower()
        if host in _NETWORKS:
            profiles.append({"network": _NETWORKS[host], "url": address})
        else:
            out.setdefault("url", address)
    if profiles:
        out["profiles"] = profiles
    return out


def _location(text: str) -> dict[str, str]:
    """City and region where the text is plainly that; else the text as it stands."""
    match = _CITY.fullmatch(text)
    known = match is not None and (
        match["region"] in places()["codes"] or match["region"].lower() in places()["states"]
    )
    if match is None or not known:
        return {"address": text}
    out = {"city": match["city"].strip(), "region": match["region"]}
    return out | ({"postalCode": match["zip"]} if match["zip"] else {})


def _work(resume: Resume, n: int, p: Position) -> dict[str, Any]:
    pairs = {"name": p.organization, "position": p.title, "location": p.location}
    return {k: v for k, v in pairs.items() if v} | _dates(p.start, p.end) | _highlights(resume, n)


def _volunteer(resume: Resume, n: int, p: Position) -> dict[str, Any]:
    pairs = {"organization": p.organization, "position": p.title}
    return {k: v for k, v in pairs.items() if v} | _dates(p.start, p.end) | _highlights(resume, n)


def _highlights(resume: Resume, n: int) -> dict[str, list[str]]:
    deeds = [s.text for s in resume.statements if s.position == n and s.role is Role.DEED]
    return {"highlights": deeds} if deeds else {}


def _dates(start: str, end: str) -> dict[str, str]:
    """ISO dates as precise as the resume; a position held now has no end."""
    out = {}
    if _ISO.fullmatch(start):
        out["startDate"] = start
    if _ISO.fullmatch(end):
        out["endDate"] = end
    return out


def _date(text: str) -> dict[str, str]:
    periods = find_periods(text)
    last = periods[-1].end or periods[-1].start if periods else ""
    return {"date": last} if _ISO.fullmatch(last) else {}


def _sections(resume: Resume, kind: SectionKind) -> Iterator[Section]:
    return (s for s in resume.sections if s.kind is kind)


def _lines(resume: Resume, kind: SectionKind) -> list[str]:
    """The paragraphs of a kind of section, wrapped lines joined."""
    out: list[str] = []
    for section in _sections(resume, kind):
        last = None
        for i in range(section.first, section.stop):
            line = resume.document.lines[i]
            text = line.text[section.skip :] if i == section.first else line.text
            if not text.strip():
                continue
            if last == line.paragraph:
                out[-1] += f" {text.strip()}"
            else:
                out.append(text.strip())
            last = line.paragraph
    return out


def _skills(resume: Resume) -> list[str]:
    """The items of skills lists."""
    out: list[str] = []
    for s in resume.statements:
        if s.role is not Role.LISTED or resume.sections[s.section].kind is not SectionKind.SKILLS:
            continue
        items = [x.strip(" .") for x in _LIST.split(s.text) if x.strip(" .")]
        out += items if all(len(x.split()) < _LONG for x in items) else [s.text]
    return list(dict.fromkeys(out))


def _education(resume: Resume) -> Iterator[dict[str, Any]]:
    """One entry for each paragraph that names a school or a degree; nothing is paired by guess."""
    for text in _lines(resume, SectionKind.EDUCATION):
        p = plain(text)
        entry: dict[str, Any] = {}
        named = [(a, b) for a, b, kind in school_spans(p.text) if kind is Kind.SCHOOL]
        if named:
            start, end = p.original(*max(named, key=lambda n: n[1] - n[0]))
            entry["institution"] = text[start:end].strip(" ,-–—")
        degree = _DEGREE.search(text)
        if degree is not None:
            entry["studyType"] = degree[0]
        periods = find_periods(text)
        if periods and entry:
            first = periods[0]
            # A lone year after a degree is when it was given.
            entry |= _dates("" if first.start == first.end else first.start, first.end)
        if entry:
            yield entry
