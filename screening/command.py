"""The command line's commands: thin, everything they do is done elsewhere."""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help needs no half second of imports
    help="Reads resumes for campaign phone bank roles and shows what is in them.",
)


class Format(StrEnum):
    """How results are printed."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


Rubric = Annotated[str, typer.Option(help="A folder's name under rubrics/, or a path.")]
AsOf = Annotated[
    datetime.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Count months up to this date; today by default."),
]
Jobs = Annotated[int, typer.Option(min=1, help="Processes to read with.")]
Cluster = Annotated[
    str | None, typer.Option(help="Read on a Dask cluster instead, such as tcp://host:8786.")
]


def main() -> None:
    """Entry point; exit codes as the contract says."""
    app()


@app.callback()
def _commands() -> None:
    """Reads resumes for campaign phone bank roles and shows what is in them."""


@app.command()
def score(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of resumes.")],
    rubric: Rubric = "phone_bank",
    as_of: AsOf = None,
    jobs: Jobs = 1,
    format: Annotated[
        Format | None, typer.Option(help="How to print the results; json by default.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(help="Write JSON lines here; a run that was stopped goes on where it was."),
    ] = None,
    cluster: Cluster = None,
) -> None:
    """Print a scorecard for each document. Exit 1 when some document could not be read."""
    from screening.batch import NotReady, as_entry, as_line, collect
    from screening.batch.output import Output, OutputError, stamp_of
    from screening.rubric import RubricError, load_rubric

    if output is not None and format not in (None, Format.JSONL):
        _wrong("--output writes JSON lines; leave --format out.")
    day = as_of.date() if as_of else datetime.date.today()
    shape = Format.JSONL if output else format or Format.JSON
    try:
        with _readers(jobs, cluster) as readers:
            rules = load_rubric(rubric)
            files = collect(paths)
            form = as_entry if shape is Format.JSON else as_line
            if output is None:
                failed = _print(readers.each(files, rules, day, form), shape, len(files))
            else:
                with Output(output, stamp_of(rules, day, readers.limits)) as file:
                    left = file.unfinished(files, readers.limits)
                    for result in _progress(readers.each(left, rules, day, as_line), len(files)):
                        file.add(result)
                    file.finish()
                failed = file.failed > 0
                print(file.summary(), file=sys.stderr)
    except FileNotFoundError as error:
        _wrong(f"There is no file or folder {error.args[0]}")
    except (RubricError, NotReady, OutputError) as error:
        _wrong(str(error))
    raise typer.Exit(1 if failed else 0)


@app.command()
def ingest(
    folder: Annotated[Path, typer.Argument(help="A folder of resumes.")],
    opening: Annotated[
        str | None, typer.Option(help="The opening's name; not needed where there is one.")
    ] = None,
    rubric: Rubric = "phone_bank",
    as_of: AsOf = None,
    jobs: Jobs = 1,
    watch: Annotated[bool, typer.Option(help="Stay and take in what comes.")] = False,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks.")] = 5.0,
    cluster: Cluster = None,
) -> None:
    """Take a folder's resumes into an opening; what is there already is left alone."""
    from screening.batch import NotReady
    from screening.ingest import Ingest
    from screening.rubric import RubricError, load_rubric
    from screening.store import Store, StoreError

    if not folder.is_dir():
        _wrong(f"There is no folder {folder}")
    try:
        with _readers(jobs, cluster) as readers, Store.open() as store:
            run = Ingest(store, load_rubric(rubric), opening, as_of.date() if as_of else None)
            for deed in run.watch(folder, readers, every) if watch else run.once(folder, readers):
                print(deed, flush=True)
            print(run.summary(), file=sys.stderr)
    except KeyboardInterrupt:
        print(run.summary(), file=sys.stderr)
    except (RubricError, NotReady, StoreError) as error:
        _wrong(str(error))
    raise typer.Exit(1 if run.failed else 0)


@app.command()
def evaluate(
    corpus: Annotated[
        list[Path] | None, typer.Argument(help="Folders with NAME.labels.json beside documents.")
    ] = None,
    rubric: Rubric = "phone_bank",
    wrong: Annotated[bool, typer.Option(help="List every wrong answer with its grounds.")] = True,
    cross_validate: Annotated[
        bool, typer.Option(help="Cross-validate the classifiers by writer instead.")
    ] = False,
    write_thresholds: Annotated[
        bool, typer.Option(help="With --cross-validate: keep the thresholds found in the rubric.")
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

            print(validate(rules, write=write_thresholds))
            return
        cases = read_corpus(corpus or [])
    except (RubricError, LabelsError) as error:
        _wrong(str(error))
    outcomes = measure(cases, rules)
    print(full(outcomes, rules, wrong))
    if readme is not None:
        text = readme.read_text("utf-8")
        readme.write_text(replace_table(text, table(outcomes, rules)), "utf-8")


def _readers(jobs: int, cluster: str | None) -> Any:
    """Whatever reads: processes of this machine, or a cluster."""
    from screening.batch import NotReady, Pool
    from screening.documents import Limits

    try:
        limits = Limits.from_environment()
    except ValueError as error:
        raise NotReady(str(error)) from error
    if cluster is None:
        return Pool(jobs, limits)
    try:
        from screening.batch.cluster import Cluster
    except ModuleNotFoundError as error:
        raise NotReady('A cluster needs the optional part: pip install ".[cluster]"') from error
    return Cluster(cluster, limits)


def _print(results: Iterator[Any], format: Format, total: int) -> bool:
    """Print each result as it comes; whether some document could not be read."""
    from screening.printing import print_results

    failed = False

    def texts() -> Iterator[str]:
        nonlocal failed
        for result in _progress(results, total):
            failed = failed or result.failed
            yield result.text

    if isinstance(sys.stdout, io.TextIOWrapper):  # the same bytes on every system
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print_results(texts(), format.value)
    return failed


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
