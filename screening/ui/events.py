"""Events of the audit trail in words: what was done, and what it was about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening.store import Event, Role

DEEDS = {
    "blind_off": "Blind review switched off",
    "blind_on": "Blind review switched on",
    "candidate_added": "Candidate added",
    "candidate_deleted": "Candidate deleted",
    "candidate_exported": "Everything about a candidate exported",
    "candidate_rescored": "Document screened again",
    "document_named_again": "Same document under another name",
    "flag_settled": "Open flag settled",
    "kit_changed": "Question set of a review changed",
    "note_changed": "Note changed",
    "note_written": "Note written",
    "opening_changed": "Opening changed",
    "opening_closed": "Opening closed",
    "opening_created": "Opening created",
    "opening_reopened": "Opening opened again",
    "pair_judged": "Possible duplicate judged",
    "person_added": "Person added",
    "person_changed": "Person changed",
    "person_recognized": "First sign-in of a person",
    "ratings_reconciled": "Differing ratings talked over",
    "review_started": "Review started",
    "review_submitted": "Review submitted",
    "setting_changed": "Setting changed",
    "status_changed": "Status changed",
    "unmasked": "Candidate unmasked",
    "verdict_corrected": "Verdict corrected",
}
_FREE = ("why", "answer")  # people's own words, which may name the candidate
HIDDEN = "words not shown: blind opening"
REMOVED = "details removed with the candidate"
_JUDGMENTS = {None: "judgment taken back", "same": "one person", "different": "two people"}


def deed(action: str) -> str:
    """What was done."""
    return DEEDS.get(action, action.replace("_", " ").capitalize())


def about(
    event: Event,
    names: Mapping[int, str],
    choices: Mapping[str, str],
    terms: Mapping[str, str],
    *,
    masked: bool,
) -> str:
    """The event's particulars as plain text; "" where there are none.

    `names` are people's by id, `choices` the words of reasons that are stored as keys, `terms`
    those of levels, indicators and flags by id. With `masked`, what people wrote themselves is
    left out.
    """
    said = {**event.data, **event.details}
    parts = [*_people(said, names), *_changes(said, choices, terms)]
    for key in _FREE:
        if words := said.get(key):
            parts.append(HIDDEN if masked else f"“{words}”")
    if event.removed:
        parts.append(REMOVED)
    return "; ".join(dict.fromkeys(p for p in parts if p))


def _people(said: Mapping[str, Any], names: Mapping[int, str]) -> list[str]:
    out = []
    if "person" in said:
        out.append(names.get(said["person"], "somebody"))
    if "roles" in said:
        roles = [Role(role).value.replace("_", " ") for role in said["roles"]]
        out.append(", ".join(roles) or "no role")
    if said.get("active") is False:
        out.append("not active")
    if said.get("managers"):
        managers = ", ".join(names.get(i, "somebody") for i in said["managers"])
        out.append(f"hiring managers: {managers}")
    if said.get("renamed"):
        out.append("renamed")
    return out


def _changes(
    said: Mapping[str, Any], choices: Mapping[str, str], terms: Mapping[str, str]
) -> list[str]:
    out = []
    if "old" in said:
        out.append(f"{said['old']} → {said['new']}")
    if "kind" in said:
        out.append(_correction(said, terms))
    if "flag" in said:
        out.append(f"{_term(said['flag'], terms)}: {said['status']}")
    if "level" in said:
        out.append(f"{_term(said['level'], terms).lower()} question set")
    if "judgment" in said:
        out.append(_JUDGMENTS.get(said["judgment"], str(said["judgment"])))
    if said.get("reason"):
        out.append(choices.get(said["reason"], str(said["reason"])))
    if said.get("blind") is True:
        out.append("blind review on")
    if "key" in said:
        out.append(_term(said["key"], terms))
    if said.get("document_removed"):
        out.append("with the document")
    return out


def _correction(said: Mapping[str, Any], terms: Mapping[str, str]) -> str:
    # a position is told by its title and employer, which are the candidate's own
    named = said["kind"] in {"indicator", "flag"}
    subject = _term(said["target"], terms) if named else said["kind"]
    new = "as the program found" if said["new"] is None else _term(said["new"], terms)
    return f"{subject}: {_term(said['machine'], terms)} → {new}"


def _term(value: Any, terms: Mapping[str, str]) -> str:
    return terms.get(str(value), str(value).replace("_", " "))
