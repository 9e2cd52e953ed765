"""A stated total of experience: "four years of campaign work", "on and off for six years".

The guide uses it only where there is relevant work and none of it carries dates; the scorecard
decides that, this module only reads the number.
"""

from __future__ import annotations

import re

from screening.evidence.model import Quote
from screening.resume.model import Resume, Role

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "a": 1, "couple of": 2,
}  # fmt: skip
_TOTAL = re.compile(
    rf"\b(?P<number>\d{{1,2}}(?:\.5)?|{'|'.join(_NUMBERS)})(?:\s(?:and a half|1/2))?\+?\s(?P<unit>years?|yrs?|months?)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:campaign|campaigns|phone bank|phone banks|phone banking|calls?|calling|voters?|organizing|field|volunteers?|"
    r"canvass\w*|outreach|politic\w*|fundrais\w*|gotv|doors|elections?|phones|on and off|off and on)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:old|ago|of age|customer|retail|bank|sales|nursing|teaching|warranty|plan)\b", re.I
)


def stated_months(resume: Resume) -> tuple[int | None, Quote | None]:
    """Months of the largest total that a sentence states about the work, with its quote."""
    best: tuple[int, int] | None = None
    for n, s in enumerate(resume.statements):
        if s.role in (Role.TITLE, Role.STUDY, Role.WISH):
            continue
        for m in _TOTAL.finditer(s.text):
            around = s.text[max(0, m.start() - 60) : m.end() + 70]
            if not _ABOUT.search(around) or _NOT.search(s.text[m.end() : m.end() + 25]):
                continue
            word = m["number"].lower()
            number = float(word) if word[0].isdigit() else float(_NUMBERS[word])
            if "half" in m[0] or "1/2" in m[0]:
                number += 0.5
            months = round(number * (12 if m["unit"].lower().startswith("y") else 1))
            if best is None or months > best[0]:
                best = (months, n)
    if best is None:
        return None, None
    s = resume.statements[best[1]]
    page, boxes = resume.quote(s.spots)
    return best[0], Quote(s.text, page, boxes, best[1], s.position)
