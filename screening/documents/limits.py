"""Limits of reading, as settings: environment variables override the defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may take: bytes, pages, seconds of reading, characters, bytes unpacked
    from an archive, megabytes of memory of the reading process."""

    bytes: int = 10 * 1024 * 1024
    pages: int = 50
    seconds: int = 30
    characters: int = 400_000
    unpacked: int = 60 * 1024 * 1024
    memory: int = 2048

    @classmethod
    def from_environment(cls) -> Limits:
        """``SCREENING_LIMIT_PAGES=80`` and the like; ValueError for what is no positive number."""
        given = {}
        for f in fields(cls):
            name = f"SCREENING_LIMIT_{f.name.upper()}"
            if name in os.environ:
                value = os.environ[name]
                if not value.isdigit() or int(value) == 0:
                    raise ValueError(f"{name} is {value!r}; it must be a whole number above zero")
                given[f.name] = int(value)
        return cls(**given)

    def too_large(self, size: int) -> str:
        """What to say of a file of so many bytes; "" within the limit."""
        if size <= self.bytes:
            return ""
        return (
            f"The file has {size / 1e6:.1f} MB; the limit is {self.bytes / 1e6:.0f} MB. "
            "Save it smaller (as a PDF without large pictures) and upload that."
        )
