"""The words of resumes, read once from ``data/*.yaml``."""

from __future__ import annotations

import functools
import re
import unicodedata
from importlib import resources
from typing import Any

import yaml

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'"})


def load(name: str) -> Any:
    """The contents of ``data/NAME.yaml``."""
    text = resources.files("screening.resume").joinpath(f"data/{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def fold(text: str) -> str:
    """Lower case, plain apostrophes, no accents: the form that word lists are kept in."""
    text = text.translate(_APOSTROPHES)
    if not text.isascii():
        text = "".join(
            c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
        )
    return text.lower()


_WORD = re.compile(r"[a-z0-9][a-z0-9'.&/+-]*")


def words(text: str) -> list[str]:
    """Folded words of `text`, trailing punctuation dropped."""
    return [w.rstrip(".'-/&+") for w in _WORD.findall(fold(text))]


@functools.cache
def titles() -> dict[str, frozenset[str]]:
    return {k: frozenset(map(str, v)) for k, v in load("titles").items()}


@functools.cache
def organizations() -> dict[str, frozenset[str]]:
    return {k: frozenset(map(str, v)) for k, v in load("organizations").items()}


@functools.cache
def places() -> dict[str, frozenset[str]]:
    data = load("places")
    return {
        "codes": frozenset(data["states"]),
        "states": frozenset(fold(v) for v in data["states"].values()),
        "short": frozenset(data["short"]),
        "countries": frozenset(data["countries"]),
        "cities": frozenset(data["cities"]),
        "before": frozenset(data["before"]),
        "after": frozenset(data["after"]),
        "towns": frozenset(data["towns"]),
    }


@functools.cache
def first_names() -> frozenset[str]:
    """Common first names, folded: the United States census lists of the package `names`."""
    import names

    found: set[str] = set()
    for key in ("first:male", "first:female"):
        with open(names.FILES[key], encoding="utf-8") as file:
            found.update(line.split()[0].lower() for line in file if line.strip())
    return frozenset(found)
