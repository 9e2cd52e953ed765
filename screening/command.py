"""The command line's commands: thin, everything they do is done elsewhere."""

from __future__ import annotations

import datetime
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Reads resumes for campaign phone bank roles and shows what is in them.",
)


class Format(StrEnum):
    """How results are printed."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


def main() -> None:
    """Entry point; exit codes as the contract says."""
    app()


@app.callback()
def _commands() -> None:
    """Reads resumes for campaign phone bank roles and shows what is in them."""


@app.command()
def score(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of resumes.")],
    rubric: Annotated[str, typer.Option(help="A folder's name under rubrics/, or a path.")] = "phone_bank",
    as_of: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Count months up to this date; today by default."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to read with.")] = 1,
    format: Annotated[Format, typer.Option(help="How to print the results.")] = Format.JSON,
) -> None:
    """Print a scorecard for each document. Exit 1 when some document could not be read."""
    from screening.batch import collect, screen_files
    from screening.rubric import RubricError, load_rubric

    try:
        rules = load_rubric(rubric)
        files = collect(paths)
    except RubricError as error:
        _wrong(str(error))
    except FileNotFoundError as error:
        _wrong(f"There is no file or folder {error.args[0]}")
    day = as_of.date() if as_of else datetime.date.today()
    failed = False
    done: list[dict[str, Any]] = []
    for result in _progress(screen_files(files, rules, day, jobs), len(files)):
        card = result.to_dict(rules, day)
        failed = failed or card["error"] is not None
        if format is Format.JSONL:
            print(json.dumps(card, ensure_ascii=False), flush=True)
        else:
            done.append(card)
    if format is not Format.JSONL:
        from screening.printing import print_results

        print_results(done, format.value)
    raise typer.Exit(1 if failed else 0)


@app.command()
def evaluate(
    corpus: Annotated[
        list[Path] | None, typer.Argument(help="Folders with NAME.labels.json beside documents.")
    ] = None,
    rubric: Annotated[str, typer.Option(help="A folder's name under rubrics/, or a path.")] = "phone_bank",
    wrong: Annotated[bool, typer.Option(help="List every wrong answer with its grounds.")] = True,
    cross_validate: Annotated[
        bool, typer.Option(help="Cross-validate the classifiers by writer instead.")
    ] = False,
    readme: Annotated[
        Path | None, typer.Option(help="Write the accuracy table into this README.")
    ] = None,
) -> None:
    """Measure accuracy on labelled resumes."""
    from screening.evaluation import LabelsError, full, read_corpus, replace_table, table
    from screening.evaluation import evaluate as measure
    from screening.rubric import RubricError, load_rubric

    try:
        rules = load_rubric(rubric)
        if cross_validate:
            from screening.evaluation.cross import cross_validate as validate

            print(validate(rules))
            return
        cases = read_corpus(corpus or [])
    except (RubricError, LabelsError) as error:
        _wrong(str(error))
    outcomes = measure(cases, rules)
    print(full(outcomes, rules, wrong))
    if readme is not None:
        text = readme.read_text("utf-8")
        readme.write_text(replace_table(text, table(outcomes, rules)), "utf-8")


def _wrong(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(2)


def _progress(results: Any, total: int) -> Any:
    """A progress bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "Reading", total=total, console=Console(stderr=True))
