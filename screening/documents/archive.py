"""Zipped XML (DOCX, ODT) opened with care: nothing is written to disk, nothing unpacks without end.

Only parts that are asked for are unpacked, each counted against one allowance, so neither a zip
bomb nor a name that climbs out of a folder does anything.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from screening.documents.limits import Limits
from screening.documents.model import Notice, UnreadableDocument

_BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


class Archive:
    """The parts of a zipped document; `noun` names the format in sentences ("Word file").

    `translations` are byte strings (namespaces) to be replaced in XML before it is parsed.
    """

    def __init__(
        self, data: bytes, noun: str, limits: Limits, translations: dict[bytes, bytes] | None = None
    ) -> None:
        self.noun = noun
        self.translations = translations or {}
        self.left_out = False
        self._room = self._limit = limits.unpacked
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _BAD_ZIP as error:
            raise self.damaged() from error

    def damaged(self) -> UnreadableDocument:
        return UnreadableDocument(
            f"The {self.noun} is damaged and could not be read. "
            "Open it, save it again and upload that."
        )

    def part(self, name: str) -> bytes | None:
        """The bytes of one part; None where there is none."""
        if name not in self.names:
            return None
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise UnreadableDocument(
                    f"The {self.noun} is protected with a password. Ask for a copy without one."
                )
            if info.file_size > self._room:
                raise self._too_large()
            with self._zip.open(info) as stream:
                data = stream.read(self._room + 1)
        except _BAD_ZIP as error:
            raise self.damaged() from error
        if len(data) > self._room:
            raise self._too_large()
        self._room -= len(data)
        return data

    def xml(self, name: str, *, needed: bool = False) -> Any:
        """The root element of one XML part; None where there is none.

        A damaged part is left out, and noted, unless it is `needed`.
        """
        data = self.part(name) if name else None
        if data is None:
            return None
        try:
            return parse_xml(self.translated(data), self.noun)
        except UnreadableDocument:
            if needed:
                raise
            self.left_out = True
            return None

    def translated(self, data: bytes) -> bytes:
        """The bytes of a part as its reader expects them."""
        for foreign, known in self.translations.items():
            if foreign in data:
                data = data.replace(foreign, known)
        return data

    def notices(self) -> list[Notice]:
        """That something was left out, where it was."""
        if not self.left_out:
            return []
        message = f"A part of the {self.noun} is damaged; what stands here may not be all of it."
        return [Notice("partly_read", message)]

    def _too_large(self) -> UnreadableDocument:
        return UnreadableDocument(
            f"The {self.noun} unpacks to more than {self._limit / 1e6:.0f} MB, far more than a "
            "resume needs. Save its text as a new file and upload that."
        )


def parse_xml(data: bytes, noun: str) -> Any:
    """The root element; entities are neither declared nor followed, depth is limited by libxml2."""
    from lxml import etree

    if b"<!ENTITY" in data:
        raise _entities(noun)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(
            f"The {noun} is damaged or built in a way no word processor writes. "
            "Open it, save it again and upload that."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities(noun)
    return root


def _entities(noun: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"The {noun} declares XML entities, which no word processor writes. "
        "Save its text as a new file and upload that."
    )
