"""A card made up by hand, as the contract's object, with everything that a report has to show."""

from __future__ import annotations

import copy
from typing import Any

BOX = [[72.0, 90.0, 300.0, 101.0]]
TRAINED = "Trained 40 volunteers to call from a script"


def _quote(text: str, page: int | None = 1) -> dict[str, Any]:
    return {"quote": text, "page": page, "boxes": BOX if page else []}


MET = {
    "phone_scripts": [_quote(TRAINED)],
    "volunteer_training": [_quote(TRAINED), _quote("Coached new callers", 2)],
    "team_leadership": [_quote("Led a team of nine")],
}
INDICATORS = {
    "junior": [
        "basic_volunteer_management",
        "phone_scripts",
        "voter_data_entry",
        "volunteer_coordination",
    ],
    "mid": ["volunteer_training", "script_writing", "basic_data_analysis", "team_leadership"],
    "senior": ["program_development", "strategic_planning", "staff_training", "data_reporting"],
}
FLAGS = {
    "no_volunteer_experience": ("clear", "Work with volunteers is shown.", [_quote(TRAINED)]),
    "poor_communication": ("ask", "Communication is not stated; ask.", []),
    "no_voter_database": ("flagged", "No such system is shown anywhere in the resume.", []),
    "no_compliance": ("ask", "Knowledge of the rules is not stated; ask.", []),
    "no_evening_weekend": ("clear", "Evening work is offered.", [_quote("Evenings are fine", 2)]),
}
CARD: dict[str, Any] = {
    "schema": 1,
    "file": "linh.pdf",
    "sha256": "ab" * 32,
    "rubric": {"id": "phone_bank", "version": "1.0.0", "sha256": "cd" * 32},
    "as_of": "2026-11-01",
    "error": None,
    "warnings": [
        {
            "code": "hidden_text",
            "message": "Text that a reader cannot see (under 4 pt): “hire me”",
            "page": 2,
        },
        {"code": "partly_read", "message": "Page 3 could not be read to its end.", "page": 3},
    ],
    "candidate": {
        "name": "Thúy-Linh Nguyễn",
        "email": "linh@example.com",
        "phone": "+13125550142",
        "location": "Chicago, IL",
        "links": ["linkedin.com/in/linh"],
    },
    "positions": [
        {
            "title": "Phone Bank Captain",
            "organization": "Neighbors for Transit",
            "start": "2024-03",
            "end": "present",
            "months": 33,
            "relevant": True,
            "kind": "volunteer",
            "evidence": _quote("Phone Bank Captain, Neighbors for Transit"),
        },
        {
            "title": "Barista",
            "organization": "Birch & Bean",
            "start": "2022",
            "end": "2024",
            "months": 24,
            "relevant": False,
            "kind": "paid",
            "evidence": _quote("Barista, Birch & Bean"),
        },
    ],
    "relevant_months": 33,
    "level": "mid",
    "level_reason": "Mid: 33 months of relevant experience and 2 of 4 mid indicators shown.",
    "scores": {"junior": 25, "mid": 50, "senior": 0},
    "indicators": [
        {
            "id": i,
            "level": level,
            "met": i in MET,
            "confidence": 0.9 if i in MET else 0.1,
            "evidence": MET.get(i, []),
        }
        for level, ids in INDICATORS.items()
        for i in ids
    ],
    "red_flags": [
        {"id": k, "status": s, "reason": r, "evidence": e} for k, (s, r, e) in FLAGS.items()
    ],
    "tools": ["CallHub"],
    "languages": ["English", "Vietnamese"],
    "metrics": [{"value": 40, "unit": "volunteers", "per": "", "quote": TRAINED}],
    "questions": [
        {
            "id": "mid_training",
            "level": "mid",
            "question": "How do you train new phone banking volunteers?",
            "listen_for": ["Creating training materials", "Practice before the first call"],
            "why": "Mid question set.",
        },
        {
            "id": "number_1",
            "level": "mid",
            "question": "40 volunteers: on the roster or at one time?",
            "listen_for": [],
            "why": f"The resume says “{TRAINED}”",
        },
    ],
}


def card_data(**changes: Any) -> dict[str, Any]:
    """The card's object with some keys changed."""
    return copy.deepcopy(CARD) | changes
