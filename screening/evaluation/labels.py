"""Labelled resumes: ``NAME.labels.json`` beside each document, checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError


class LabelledJob(BaseModel):
    """One position as a careful reader writes it down."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    organization: str
    start: str
    end: str
    relevant: bool


class Labels(BaseModel):
    """The answers for one document (annotation guide, section 5). `indicators` holds only those
    that are met, each with quotes that show it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    name: str
    email: str
    phone: str
    positions: tuple[LabelledJob, ...]
    relevant_months: int
    level: str
    indicators: dict[str, tuple[str, ...]]
    red_flags: dict[str, str]
    tools: tuple[str, ...]
    languages: tuple[str, ...]
    notes: str = ""


class LabelsError(ValueError):
    """A label file that cannot be used; the message names it and what is wrong."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its answers."""

    path: Path
    labels: Labels


def read_corpus(folders: list[Path]) -> list[Labelled]:
    """All labelled documents below `folders`, in the order of their label files' names.

    LabelsError for a faulty label file, a missing document or no label at all.
    """
    out = []
    for folder in folders:
        for path in sorted(folder.rglob("*.labels.json")):
            try:
                labels = Labels.model_validate(json.loads(path.read_text("utf-8")))
            except (ValidationError, ValueError) as error:
                raise LabelsError(f"{path}: {error}") from error
            document = path.parent / labels.file
            if not document.is_file():
                raise LabelsError(f"{path}: there is no document {labels.file}")
            out.append(Labelled(document, labels))
    if not out:
        raise LabelsError("No *.labels.json was found there.")
    return out
