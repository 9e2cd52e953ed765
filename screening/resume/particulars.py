"""What forms, exports and public employers' resumes say of a position besides its title, employer
and dates: hours, pay, grade, who supervised, why it ended. None of it is title, employer or deed."""

from __future__ import annotations

import re

_PER = r"(?:\s?(?:/|per|an?|each|in the|every)?\s?(?:hour|hr|week|wk|month|mo|day|shift|year|yr|annum)s?\b\.?)"
_PAY = rf"(?:(?:salary|pay|wages?|about|approx\.?)\s)?\$\s?\d[\d,.]*(?:\s?(?:-|–|to)\s?\$?\d[\d,.]*)?(?:\s?usd)?{_PER}?(?: (?:at|to|when|plus|and) [\w ]{{1,20}})?"
_USD = rf"\d[\d,.]*\s?usd{_PER}?"
_HOURS = (
    r"(?:(?:about|approx\.?|average|up to)\s)?\d{1,2}(?:\s?(?:-|–|to|or)\s?\d{1,2})?\+?\s?(?:hours?|hrs?)\b\.?"
    rf"{_PER}?(?:[,;]?\s(?:and|plus|or|a|in|during|mon|tue|wed|thu|fri|sat|sun|evening|weekend|\d)[\w\s]{{0,40}})?"
)
_GRADE = r"(?:gs|gg|wg|ws|wl|nf|naf|es|ad)[- ]?\d[\d-]*(?:,? step \d+)?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_MONTHS = rf"{_MONTH}(?:(?:,|,? and| to| through| ?[-–]) ?{_MONTH})*"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays|mornings|afternoons|evenings|weekends|nights)"
# Days alone: "Monday through Friday", not "Monday Night Captain".
_DAYS = rf"{_DAY}(?:,? (?:through|to|and|or|only|after|duty|school|work|hours|{_DAY}))*"
# Fields that tell of no deed at all, where hours and days may tell of evenings.
_WHO_AND_WHY = (
    r"(?:immediate )?super[vi]\w{3,7}(?:'s)?(?: name| phone| title)*|boss|reported to|reports to|answered to|"
    r"may we contact.*|(?:ok|okay) to contact.*|reasons? (?:for|of) leaving|reason left|why i left|left because"
)
_NO_DEED = re.compile(rf"(?:{_WHO_AND_WHY})\s*:.*", re.IGNORECASE)
# Fields whose value goes on to the end of the line.
_LABELED = re.compile(
    r"(?:(?:average |total )?(?:hours?|hrs)(?: ?(?:per|/|a|worked per) ?(?:week|wk)| worked| a week)?|"
    r"(?:starting |ending |final |annual |hourly )?(?:salary|pay|wages?|compensation)(?: plan| grade| rate)?|"
    r"series|grade(?: level)?|contact (?:current )?employer|employment type|job type|work schedule|"
    r"(?:job|position)s? (?:applied for|desired|sought|wanted)|position applying for|"
    rf"{_WHO_AND_WHY})\s*:.*|(?:off and on|on and off)\b.*",
    re.IGNORECASE,
)
META = re.compile(
    rf"{_LABELED.pattern}|{_PAY}|{_USD}|{_HOURS}|{_GRADE}|{_DAYS}|{_MONTHS}|(?:and )?\d{{1,2}} (?:in|during|at) (?:the )?\w+|this is a federal job|"
    r"(?:full|part)[- ]time|permanent|hybrid|on-?site|contract(?: basis)?|seasonal|temporary|stipend|paid|unpaid|elected|appointed|"
    r"\(?(?:for|over|since) (?:a|some|several|many|a number of|my)\b[\w ]*(?:years?|retirement)\)?|many years|"
    r"\(?(?:no |undated|dates? (?:not|un)[\w ]*)\)?",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;]\s+|\.\s+|\s+[|·•]\s+")
# A field's name beside what was filled in, in a column of its own: "Where\tCane Fork School".
_FIELD = re.compile(
    r"^(job|position|title|job title|role|employer|company|organi[sz]ation|agency|where|when|dates?|from|period|"
    r"place|location|pay|salary|wages?|hours?|hours per week|boss|supervisor|reason for leaving|why i left)"
    r"(\s(?:no\.?\s?)?#?\d{1,2})?\s*:?\t+(?=\S)",
    re.IGNORECASE,
)


_COLON = re.compile(r":\t+(?=\S)")


def no_deed(text: str) -> bool:
    """A form's field that tells of no deed: "Supervisor: Dana Roe", "Reason for leaving: moved"."""
    return _NO_DEED.fullmatch(named(text).strip()) is not None


def named(text: str) -> str:
    """`text` with a colon and a space behind the name of a field that stands before a tab."""
    return _COLON.sub(": ", _FIELD.sub(r"\1: ", text), count=1)


def only_particulars(text: str) -> bool:
    """Nothing but hours, pay, supervisor and the like: "40 hrs/wk", "Full time, $17.85 per hour.
    Supervisor: Leon Herl, Manager"."""
    left = named(text).strip(" \t.,;|()")
    if "\t" in left:
        return all(only_particulars(part) for part in left.split("\t") if part.strip())
    if not left:
        return False
    while left:
        if _LABELED.fullmatch(left):
            return True
        part = _APART.split(left, maxsplit=1)
        if not META.fullmatch(part[0].strip(" .()")):
            return False
        left = part[1].strip() if len(part) > 1 else ""
    return True


def without_particulars(text: str) -> str:
    """`text` without the columns that hold nothing else: "1999 - 2004\tHours per week: 60"."""
    if "\t" not in text:
        return text
    return "\t".join(part for part in named(text).split("\t") if not only_particulars(part))
