"""spaCy without its command line, which takes a quarter of the time of its import (0.55 to 0.40 s).

``spacy/__init__.py`` imports ``spacy.cli`` for the sake of ``spacy.info`` alone, and with it a web
client, templates and progress bars. Every process that reads resumes would wait for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_CLI = ("spacy.cli", "spacy.cli.info")


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Empty modules in its place for as long as spaCy is imported; nothing once it has been."""
    if "spacy" in sys.modules:
        yield
        return
    package, info = map(ModuleType, _CLI)
    package.__path__ = []
    info.info = None  # type: ignore[attr-defined]
    sys.modules.update(zip(_CLI, (package, info), strict=True))
    try:
        yield
    finally:  # whoever asks for the real ones later gets them
        for name in _CLI:
            sys.modules.pop(name, None)


with _without_command_line():
    from spacy import blank
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

__all__ = ["Doc", "PhraseMatcher", "blank"]
