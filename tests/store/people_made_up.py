"""Made-up cards and texts in any number; the same seed gives the same ones."""

from __future__ import annotations

import hashlib
import random
from typing import Any

INDICATORS = (
    ("basic_volunteer_management", "junior"),
    ("phone_scripts", "junior"),
    ("voter_data_entry", "junior"),
    ("volunteer_coordination", "junior"),
    ("volunteer_training", "mid"),
    ("script_writing", "mid"),
    ("basic_data_analysis", "mid"),
    ("team_leadership", "mid"),
    ("program_development", "senior"),
    ("strategic_planning", "senior"),
    ("staff_training", "senior"),
    ("data_reporting", "senior"),
)
FLAGS = (
    "no_volunteer_experience",
    "poor_communication",
    "no_voter_database",
    "no_compliance",
    "no_evening_weekend",
)
TOOLS = ("VAN", "PDI", "NationBuilder", "Hustle", "CallHub", "ThruTalk", "Mobilize", "ActBlue")
FIRST = ("Ana", "Ben", "Chidi", "Dana", "Émile", "Fatima", "Grace", "Hiro", "Ines", "José")
LAST = ("Okafor", "Nguyen", "Lopez", "Smith", "Kowalski", "Haddad", "Ng", "Silva", "Brown", "Ito")


def card(content: bytes, **changes: Any) -> dict[str, Any]:
    """The contract's object for a document: a senior with one open flag. `changes` replace keys;
    name, email and phone go into its candidate."""
    contact = {key: changes.pop(key) for key in ("name", "email", "phone") if key in changes}
    met = changes.pop("met", {"phone_scripts", "team_leadership"})
    flags = changes.pop("flags", {"no_compliance": "ask"})
    made: dict[str, Any] = {
        "schema": 1,
        "file": "resume.pdf",
        "sha256": hashlib.sha256(content).hexdigest(),
        "rubric": {"id": "phone_bank", "version": "1.0.0", "sha256": "ab" * 32},
        "as_of": "2026-11-01",
        "error": None,
        "warnings": [],
        "candidate": {"name": "", "email": "", "phone": "", "location": "", "links": [], **contact},
        "positions": [
            {
                "title": "Field Organizer",
                "organization": "Lake County Field Office",
                "start": "2021-03",
                "end": "2024-06",
                "months": 40,
                "relevant": True,
                "kind": "paid",
                "evidence": {
                    "quote": "Field Organizer",
                    "page": 1,
                    "boxes": [[72.0, 90.1, 300.4, 101.0]],
                },
            }
        ],
        "relevant_months": 40,
        "level": "senior",
        "level_reason": "Senior: 40 months of relevant experience.",
        "scores": {"junior": 100, "mid": 75, "senior": 50},
        "indicators": [
            {"id": name, "level": level, "met": name in met, "confidence": 0.9, "evidence": []}
            for name, level in INDICATORS
        ],
        "red_flags": [
            {"id": flag, "status": flags.get(flag, "clear"), "reason": "", "evidence": []}
            for flag in FLAGS
        ],
        "tools": ["VAN"],
        "languages": [],
        "metrics": [],
        "questions": [],
    }
    made.update(changes)
    return made


def crowd(number: int, seed: int = 7) -> list[tuple[bytes, str, dict[str, Any], str]]:
    """Documents as content, file name, card and text; texts of some 450 words, as resumes have."""
    dice = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = ["".join(dice.choices(letters, k=dice.randint(3, 10))) for _ in range(12_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    out = []
    for n in range(number):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        email = f"person{n if n % 50 else 0}@example.org"
        phone = f"+1312555{n % 9000 + 1000:04d}"
        body = " ".join(dice.choices(vocabulary, weights, k=450))
        text = f"{name}\n{email}\n{phone}\nphone banking volunteers\n{body}"
        content = f"{n} {text}".encode()
        evidence = {
            "quote": " ".join(dice.choices(vocabulary, k=20)),
            "page": 1,
            "boxes": [[72.0, 90.1, 300.4, 101.0], [72.0, 102.1, 300.4, 113.0]],
        }
        made = card(
            content,
            name=name,
            email=email,
            phone=phone,
            relevant_months=dice.randint(0, 120),
            level=dice.choice(("junior", "junior", "mid", "senior")),
            met=set(dice.sample([i for i, _ in INDICATORS], dice.randint(0, 12))),
            flags={f: dice.choice(("flagged", "clear", "ask")) for f in FLAGS},
            tools=dice.sample(TOOLS, dice.randint(0, 3)),
        )
        for indicator in made["indicators"]:
            if indicator["met"]:
                indicator["evidence"] = [evidence] * 3
        made["scores"] = {level: dice.randint(0, 100) for level in ("junior", "mid", "senior")}
        out.append((content, f"resume_{n:05d}.pdf", made, text))
    return out
