"""What the tests of hostile files share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from screening.documents import Document, Limits, UnreadableDocument
from screening.documents.guard import Guard

LIMITS = Limits(bytes=40_000_000, seconds=20)


def sentence(guard: Guard, data: bytes, name: str = "x", limits: Limits = LIMITS) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        guard.read(data, name, limits)
    text = str(caught.value)
    assert "\n" not in text
    assert text.endswith(".")
    return text


@contextlib.contextmanager
def a_result_or_a_sentence() -> Iterator[None]:
    with contextlib.suppress(UnreadableDocument):
        yield


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]
