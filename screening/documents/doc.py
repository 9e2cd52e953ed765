"""Word files of before 2007 (DOC), through LibreOffice or antiword where one is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from screening.documents.docx import read_docx
from screening.documents.limits import Limits
from screening.documents.model import UnreadableDocument
from screening.documents.reading import Reading
from screening.documents.text import read_text

OFFICES = ("soffice", "libreoffice")


def read_doc(data: bytes, limits: Limits) -> Reading:
    """Lines of a DOC; UnreadableDocument tells how where no program is there to open it."""
    office = next((found for name in OFFICES if (found := shutil.which(name))), None)
    antiword = shutil.which("antiword")
    if office is None and antiword is None:
        raise UnreadableDocument(
            "The file is in Word's old DOC format. Install LibreOffice on this machine to read "
            "such files, or save it as DOCX or PDF and upload that."
        )
    with tempfile.TemporaryDirectory(prefix="screening-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        if office is not None and (made := _converted(office, source, limits)) is not None:
            return replace(read_docx(made, limits), kind="doc")
        if antiword is not None:
            text = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(source)], folder, limits)
            if text.strip():
                return replace(read_text(text, limits), kind="doc")
    raise UnreadableDocument(
        "The DOC file is damaged and could not be read. Open it in Word, save it as DOCX and "
        "upload that."
    )


def _converted(office: str, source: Path, limits: Limits) -> bytes | None:
    """The document as DOCX; None where LibreOffice could not open it."""
    folder = source.parent
    _run(
        [
            office,
            # A profile of its own: a LibreOffice that is open elsewhere is left alone.
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        str(folder),
        limits,
    )
    made = folder / "out" / "document.docx"
    if made.is_file() and 0 < made.stat().st_size <= limits.unpacked:
        return made.read_bytes()
    return None


def _run(command: list[str], folder: str, limits: Limits) -> bytes:
    """A converter's standard output; nothing where it failed or took too long."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=max(1, limits.seconds - 1),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
