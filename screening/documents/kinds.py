"""What a file is, told from its content, never from its name."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from screening.documents.model import UnreadableDocument

if TYPE_CHECKING:
    import zipfile

READABLE = (
    "Upload a PDF, a Word document (DOCX), an OpenDocument text, RTF, HTML, plain text "
    "or a picture."
)
_HTML = re.compile(
    rb"\s{0,200}(?:<!--.{0,2000}?-->\s{0,50})?<(?:!doctype\s{1,9}html|html|head|body|meta|title)[\s>]",
    re.I | re.S,
)
_TAGS = re.compile(rb"</(?:p|div|li|td|span|h[1-6]|a|b|strong|section)>", re.I)


class Kind(StrEnum):
    """The formats that have a reader."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    FODT = "fodt"
    RTF = "rtf"
    HTML = "html"
    MHTML = "mhtml"
    DOC = "doc"
    PAGES = "pages"
    IMAGE = "image"
    TEXT = "text"


_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
# How other formats begin, and what they are called.
_REFUSED = (
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"%!PS", "a PostScript file"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_ZIPPED = (
    (("word/document.xml",), Kind.DOCX),
    (("Index/Document.iwa", "index.xml"), Kind.PAGES),
)


def kind_of(data: bytes) -> Kind:
    """The format of `data`; UnreadableDocument with a sentence for those without a reader."""
    head = data[:1024].lstrip()
    if b"%PDF-" in head:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if head.startswith((b"{\\rtf", b"\xef\xbb\xbf{\\rtf")):
        return Kind.RTF
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Kind.IMAGE
    if data[4:8] == b"ftyp":
        what = (
            "an Apple photo (HEIC)"
            if data[8:12] in {b"heic", b"heix", b"mif1", b"msf1"}
            else "a video"
        )
        raise _refused(what)
    for start, what in _REFUSED:
        if data.startswith(start):
            raise _refused(what)
    return _text(data, head)


def _refused(what: str) -> UnreadableDocument:
    return UnreadableDocument(f"The file is {what}, which is not read here. {READABLE}")


def _zipped(data: bytes) -> Kind:
    """What a zip file holds; its names are read, nothing is unpacked."""
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = _start(archive, "mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError) as error:
        raise UnreadableDocument(
            "The file is a damaged archive or Word file. Open it, save it again and upload that."
        ) from error
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return Kind.ODT
    for parts, kind in _ZIPPED:
        if any(part in names for part in parts):
            return kind
    if "content.xml" in names and "styles.xml" in names and not mimetype:
        return Kind.ODT
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names) or b"spreadsheet" in mimetype:
        raise _refused("a spreadsheet")
    if any(name.startswith("ppt/") for name in names) or b"presentation" in mimetype:
        raise _refused("a slide show")
    raise UnreadableDocument(
        "The file is a ZIP archive. Unpack it and upload the documents in it one by one."
    )


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first bytes of one part, however long it says it is."""
    with archive.open(name) as stream:
        return stream.read(100)


def _compound(data: bytes) -> Kind:
    """What a Microsoft compound file holds, by the names of its streams (UTF-16)."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise UnreadableDocument(
            "The Word file is protected with a password. Ask for a copy without one."
        )
    if has("WordDocument"):
        return Kind.DOC
    if has("Workbook") or has("PowerPoint Document"):
        raise _refused("a spreadsheet" if has("Workbook") else "a slide show")
    if has("__properties_version1.0"):
        raise UnreadableDocument(
            "The file is an Outlook message. Open it, save its attachment and upload that."
        )
    raise _refused("an old Office or Works file")


def _text(data: bytes, head: bytes) -> Kind:
    sample = data[:4096]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = sample.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
        head = sample.lstrip(b"\xef\xbb\xbf \r\n\t")
    if _binary(sample):
        raise UnreadableDocument(f"The file is in a format that is not known here. {READABLE}")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    lower = head[:1024].lower()
    if lower.startswith(b"mime-version:") or (
        b"\nmime-version:" in lower and b"multipart/related" in lower
    ):
        return Kind.MHTML
    if head.startswith((b"<?xml", b"<office:document")):
        if b"urn:oasis:names:tc:opendocument" in sample:
            return Kind.FODT
        if b"schemas.microsoft.com/office/word/2003/wordml" in sample or b"<pkg:package" in sample:
            raise UnreadableDocument(
                "The file is Word XML, which is not read here. Open it in Word, save it as DOCX "
                "and upload that."
            )
    if _HTML.match(head) or (b"<html" in lower) or len(_TAGS.findall(sample)) > 3:
        return Kind.HTML
    return Kind.TEXT


def _binary(sample: bytes) -> bool:
    """Whether bytes are no text: more than a stray NUL or control character."""
    odd = sum(
        sample.count(bytes((c,))) for c in (0, 1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20)
    )
    return odd > max(4, len(sample) // 50)
