"""Many inputs, many results, in the order of the inputs; one bad file never stops the others.

Documents are read behind guards (`screening.documents.guard`), in kept child processes of this
machine (`pool`) or of others (`cluster`); `output` keeps results over interruptions.
"""

from screening.batch.child import NotReady
from screening.batch.inputs import collect, load
from screening.batch.pool import Pool, Readers, screen_files
from screening.batch.result import (
    Form,
    Result,
    Screened,
    Text,
    as_entry,
    as_line,
    as_result,
    screen_bytes,
)

__all__ = [
    "Form",
    "NotReady",
    "Pool",
    "Readers",
    "Result",
    "Screened",
    "Text",
    "as_entry",
    "as_line",
    "as_result",
    "collect",
    "load",
    "screen_bytes",
    "screen_files",
]
