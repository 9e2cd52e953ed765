"""What there is to read: files of folders, and the bytes of one file."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from screening.documents import Limits, UnreadableDocument, check_size

SKIPPED = frozenset(".json .jsonl .stamp .tmp .yaml .yml .csv .py .xlsx .zip".split())
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes, or the sentence why there are none to read. `sha256` is "" where the file
    could not be opened."""

    name: str
    sha256: str
    data: bytes
    error: str = ""


def collect(paths: Sequence[Path]) -> list[Path]:
    """Files as given, folders by their files in name order; labels, results and code left out.

    FileNotFoundError for a path that does not exist.
    """
    out: list[Path] = []
    for path in paths:
        if path.is_dir():
            out.extend(sorted(filter(_is_wanted, path.rglob("*"))))
        elif path.exists():
            out.append(path)
        else:
            raise FileNotFoundError(path)
    return out


def _is_wanted(path: Path) -> bool:
    return path.suffix.lower() not in SKIPPED and not path.name.startswith(".") and path.is_file()


def load(path: Path, limits: Limits) -> Source:
    """A file's bytes. One over the limit is hashed piece by piece and never held whole."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    try:
        with path.open("rb") as file:
            data = file.read(limits.bytes + 1)
            digest = hashlib.sha256(data)
            size = len(data)
            if size > limits.bytes:
                size = _rest(file, digest, size)
    except OSError as error:
        return Source(name, "", b"", f"The file could not be opened ({error.strerror}).")
    if size > limits.bytes:
        return Source(name, digest.hexdigest(), b"", limits.too_large(size))
    try:
        check_size(data, limits)
    except UnreadableDocument as error:
        return Source(name, digest.hexdigest(), b"", str(error))
    return Source(name, digest.hexdigest(), data)


def _rest(file: BinaryIO, digest: hashlib._Hash, size: int) -> int:
    """Hash what is left; the whole size in bytes. A device or pipe has no end to wait for."""
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return size
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size
