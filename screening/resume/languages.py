"""Human languages that the person claims, by their English names."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from screening.documents.model import Line
from screening.resume.model import Section, SectionKind
from screening.resume.vocabulary import fold, load

_CLAIM_REACH = 40  # characters around a language's name in which a claim word counts


@functools.cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    data = load("languages")
    names: dict[str, str] = {}
    for name, others in data["languages"].items():
        for n in [name, *others]:
            names[fold(n)] = name
    found = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    claims = "|".join(re.escape(c) for c in sorted(data["claims"], key=len, reverse=True))
    return (
        re.compile(rf"\b(?:{found})\b"),
        names,
        re.compile(rf"\b(?:{claims})\b"),
    )


def find_languages(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[str, ...]:
    """Languages in order of mention: all of a languages section; elsewhere only with a word of
    claim close by ("fluent", "bilingual", "interpreted")."""
    pattern, names, claims = _patterns()
    found: list[str] = []
    for section in sections:
        listed = section.kind is SectionKind.LANGUAGES
        skills = section.kind in (SectionKind.SKILLS, SectionKind.OTHER, SectionKind.HEAD)
        if section.kind in (SectionKind.REFERENCES, SectionKind.EDUCATION) and not listed:
            continue
        for i in range(section.first, section.stop):
            text = fold(lines[i].text)
            for match in pattern.finditer(text):
                raw = lines[i].text[match.start() : match.end()]
                if not raw[:1].isupper() and len(raw) == len(match[0]):
                    continue
                near = text[max(0, match.start() - _CLAIM_REACH) : match.end() + _CLAIM_REACH]
                if re.search(
                    r"\b(?:no|not|don't|cannot|never)\b[^.;]{0,25}$", text[: match.start()]
                ):
                    continue
                alone = (
                    skills and re.fullmatch(r"[\w\s,/&()-]{0,60}", text) and len(text.split()) <= 6
                )
                if listed or claims.search(near) or alone:
                    if re.search(
                        rf"\b{re.escape(match[0])}[- ](?:american|speaking (?:voters|families|customers|parents|community|residents|donors|members|volunteers|callers))",
                        text,
                    ):
                        continue
                    found.append(names[match[0]])
    return tuple(dict.fromkeys(found))
