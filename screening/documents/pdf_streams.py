"""Stream data of a PDF, unpacked within an allowance: a stream is not trusted to end."""

from __future__ import annotations

import zlib
from typing import Any

from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream

from screening.documents.model import UnreadableDocument

CHUNK = 65536


class Allowance:
    """How many bytes a document's streams may still unpack to."""

    def __init__(self, room: int) -> None:
        self.room = self.whole = room

    def take(self, count: int) -> None:
        self.room -= count
        if self.room < 0:
            raise UnreadableDocument(
                f"The PDF unpacks to more than {self.whole / 1e6:.0f} MB, far more than a resume "
                "needs. Print it to a new PDF and upload that."
            )


def stream_data(stream: PDFStream, allowance: Allowance) -> bytes:
    """The decoded bytes of `stream`; also kept in it, for pdfminer's own use.

    Flate, which nearly every stream uses, is unpacked here with a limit and its damaged end left
    out; other filters are pdfminer's.
    """
    if stream.data is None:
        filters: list[tuple[Any, Any]] = stream.get_filters()
        raw = stream.rawdata or b""
        plain = all(f in LITERALS_FLATE_DECODE and not _predicted(p) for f, p in filters)
        if plain and stream.decipher is None:
            for _ in filters:
                raw = _inflated(raw, allowance)
            stream.data, stream.rawdata = raw, None
        else:
            stream.get_data()
            allowance.take(len(stream.data or b""))
    return stream.data or b""


def _predicted(parameters: Any) -> bool:
    return isinstance(parameters, dict) and "Predictor" in parameters


def _inflated(data: bytes, allowance: Allowance) -> bytes:
    """`data` unpacked; what stands before a damaged place is kept."""
    engine = zlib.decompressobj()
    try:
        out = engine.decompress(data, allowance.room + 1)
        allowance.take(len(out))
        return out
    except zlib.error:
        pass
    engine = zlib.decompressobj()
    parts: list[bytes] = []
    for at in range(0, len(data), 512):
        try:
            parts.append(engine.decompress(data[at : at + 512], allowance.room + 1))
        except zlib.error:
            break
        allowance.take(len(parts[-1]))
    return b"".join(parts)
