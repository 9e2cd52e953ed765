"""Read and check a rubric folder: every file, every key, one content hash.

A misspelt key is refused with the file, the line and the keys allowed there.
"""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from screening.rubric.schema import (
    CasesFile,
    ContextFile,
    Indicator,
    Level,
    LexiconFile,
    QuestionsFile,
    RedFlag,
    RubricFile,
    ThresholdsFile,
)

RUBRICS = Path(__file__).resolve().parents[2] / "rubrics"
EXAMPLE_STATES = frozenset({"done", "denied", "wished", "other", "planned", "quoted", "listed"})
POSITION_COLUMNS = ("title", "organization", "section", "lines", "relevant", "writer", "note")
EXAMPLE_COLUMNS = ("text", "indicators", "states", "signals", "writer", "note")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as people write word lists: ``no``, ``on`` and ``5:30`` are words, as in YAML 1.2."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first)
    )


Model = TypeVar("Model", bound=BaseModel)


class RubricError(ValueError):
    """A rubric that cannot be used; the message names the file, the line and what is allowed."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled line. `met` are its indicators, `unsure` those a fair reader could give either
    way; `signals` what else the line shows; `writer` the voice it is written in."""

    text: str
    met: frozenset[str]
    unsure: frozenset[str]
    states: frozenset[str]
    signals: frozenset[str]
    writer: str
    note: str


@dataclass(frozen=True, slots=True)
class LabelledPosition:
    """A labelled position; `section` is work, volunteer or other, as its heading says."""

    title: str
    organization: str
    section: str
    lines: tuple[str, ...]
    relevant: bool
    writer: str


@dataclass(frozen=True, eq=False)
class Rubric:
    """A checked role: rules as data, with `sha256` over the contents of its files."""

    folder: Path
    sha256: str
    rules: RubricFile
    questions: QuestionsFile
    lexicon: LexiconFile
    context: ContextFile
    guide: str

    @property
    def id(self) -> str:
        return self.rules.id

    @property
    def version(self) -> str:
        return self.rules.version

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.rules.levels

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self.rules.indicators

    @property
    def red_flags(self) -> tuple[RedFlag, ...]:
        return self.rules.red_flags

    def of_level(self, level: str) -> tuple[Indicator, ...]:
        return tuple(i for i in self.indicators if i.level == level)

    def examples(self) -> tuple[Example, ...]:
        """The labelled lines; read on demand, for only training needs them."""
        return read_examples(self.folder / "examples.csv", {i.id for i in self.indicators})

    def labelled_positions(self) -> tuple[LabelledPosition, ...]:
        """The labelled positions; read on demand, for only training needs them."""
        return read_positions(self.folder / "positions.csv")

    def thresholds(self) -> ThresholdsFile | None:
        """The thresholds that were found for these examples; None in a role that has none yet."""
        path = self.folder / "thresholds.yaml"
        return _read(path, ThresholdsFile) if path.is_file() else None

    def cases(self) -> CasesFile:
        return _read(self.folder / "cases.yaml", CasesFile)

    @property
    def samples(self) -> tuple[Path, ...]:
        folder = self.folder / "samples"
        return tuple(sorted(p for p in folder.glob("*") if p.is_file())) if folder.is_dir() else ()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's contents, line ends unified."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def rubric_folders() -> tuple[Path, ...]:
    """Every folder under ``rubrics/`` that holds a rubric."""
    return tuple(sorted(p.parent for p in RUBRICS.glob("*/rubric.yaml")))


@functools.cache
def load_rubric(name: str | Path = "phone_bank") -> Rubric:
    """A rubric by its folder's name under ``rubrics/``, or by a path.

    Raises RubricError where a file is missing or holds what it may not.
    """
    folder = Path(name) if Path(name).is_dir() else RUBRICS / str(name)
    if not (folder / "rubric.yaml").is_file():
        known = ", ".join(p.name for p in rubric_folders())
        raise RubricError(f"There is no rubric {str(name)!r}. Known: {known}.")
    rules = _read(folder / "rubric.yaml", RubricFile)
    questions = _read(folder / "questions.yaml", QuestionsFile)
    ids = {i.id for i in rules.indicators}
    levels = {level.id for level in rules.levels}
    for q in questions.questions:
        if q.level not in levels or not set(q.covers) <= ids:
            raise RubricError(
                f"{folder / 'questions.yaml'}: question {q.id!r} names a level or indicator that "
                "rubric.yaml does not have"
            )
    guide = folder / "guide.md"
    return Rubric(
        folder=folder,
        sha256=_hash(folder),
        rules=rules,
        questions=questions,
        lexicon=_read(folder / "lexicon.yaml", LexiconFile),
        context=_read(folder / "context.yaml", ContextFile),
        guide=guide.read_text("utf-8") if guide.is_file() else "",
    )


def _hash(folder: Path) -> str:
    """SHA-256 over names and contents of the files that decide a scorecard; line ends unified."""
    digest = hashlib.sha256()
    for name in (
        "rubric.yaml",
        "questions.yaml",
        "lexicon.yaml",
        "context.yaml",
        "examples.csv",
        "positions.csv",
        "thresholds.yaml",
    ):
        data = (
            (folder / name).read_bytes().replace(b"\r\n", b"\n")
            if (folder / name).is_file()
            else b""
        )
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _read(path: Path, model: type[Model]) -> Model:
    if not path.is_file():
        raise RubricError(f"{path} is missing")
    text = path.read_text("utf-8")
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise RubricError(f"{path}: not valid YAML: {error}") from error
    try:
        return model.model_validate(data if data is not None else {})
    except ValidationError as error:
        raise RubricError(_explain(path, text, model, error)) from error


def _explain(path: Path, text: str, model: type[BaseModel], error: ValidationError) -> str:
    """One line for each fault: file, line, what is wrong, and the keys allowed where a key is."""
    out = []
    root = yaml.compose(text, Loader=_Loader)
    for fault in error.errors():
        where = fault["loc"]
        line = _line(root, where)
        place = ".".join(str(p) for p in where) or "the file"
        message = fault["msg"]
        if fault["type"] == "extra_forbidden":
            allowed = ", ".join(_fields(model, where[:-1]))
            message = f"unknown key {where[-1]!r}; allowed here: {allowed}"
        out.append(f"{path}, line {line}: {place}: {message}")
    return "\n".join(out)


def _line(node: Any, where: tuple[Any, ...]) -> int:
    line = 1
    for step in where:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    line, node = key.start_mark.line + 1, value
                    break
        elif (
            isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value)
        ):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def _fields(model: type[BaseModel], where: tuple[Any, ...]) -> list[str]:
    current: Any = model
    for step in where:
        if isinstance(step, int) or not hasattr(current, "model_fields"):
            continue
        field = current.model_fields.get(str(step))
        if field is None:
            break
        current = _model_in(field.annotation) or current
    return sorted(current.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None


def read_examples(path: Path, indicators: set[str]) -> tuple[Example, ...]:
    """The rows of ``examples.csv``, checked. RubricError names the row that is wrong."""
    if not path.is_file():
        raise RubricError(f"{path} is missing")
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    if tuple(rows.fieldnames or ()) != EXAMPLE_COLUMNS:
        raise RubricError(f"{path}, line 1: the columns must be {', '.join(EXAMPLE_COLUMNS)}")
    out = []
    for number, row in enumerate(rows, start=2):
        marks = row["indicators"].split()
        met = frozenset(m for m in marks if not m.endswith("?"))
        unsure = frozenset(m[:-1] for m in marks if m.endswith("?"))
        states = frozenset(row["states"].split())
        wrong = sorted((met | unsure) - indicators) + sorted(states - EXAMPLE_STATES)
        if wrong or not row["text"].strip():
            raise RubricError(f"{path}, line {number}: {', '.join(wrong) or 'no text'}")
        signals = frozenset(row["signals"].split())
        out.append(Example(row["text"], met, unsure, states, signals, row["writer"], row["note"]))
    return tuple(out)


def read_positions(path: Path) -> tuple[LabelledPosition, ...]:
    """The rows of ``positions.csv``, checked. RubricError names the row that is wrong."""
    if not path.is_file():
        raise RubricError(f"{path} is missing")
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    if tuple(rows.fieldnames or ()) != POSITION_COLUMNS:
        raise RubricError(f"{path}, line 1: the columns must be {', '.join(POSITION_COLUMNS)}")
    out = []
    for number, row in enumerate(rows, start=2):
        if row["relevant"] not in ("yes", "no") or row["section"] not in (
            "work",
            "volunteer",
            "other",
        ):
            raise RubricError(
                f"{path}, line {number}: relevant must be yes or no, section work, volunteer or other"
            )
        lines = tuple(t.strip() for t in row["lines"].split("||") if t.strip())
        out.append(
            LabelledPosition(
                row["title"],
                row["organization"],
                row["section"],
                lines,
                row["relevant"] == "yes",
                row["writer"],
            )
        )
    return tuple(out)
