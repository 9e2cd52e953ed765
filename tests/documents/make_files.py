"""Makes the files that the tests read: ``python tests/documents/make_files.py [name ...]``.

The files are kept beside this script, so that tests need none of the makers: Chromium, LibreOffice,
WeasyPrint, ReportLab, fpdf2, pdfLaTeX and python-docx. Everybody in them is invented.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

FILES = Path(__file__).parent / "files"


def chromium(name: str, body: str, base: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(
            f"<!doctype html><meta charset=utf-8><title>x</title><style>{base}</style>{body}"
        )
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--print-to-pdf={FILES / name}.pdf", page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


def office(source: Path, target: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target,
             "--outdir", folder, str(source)],
            check=True, capture_output=True,
        )  # fmt: skip
        (FILES / name).write_bytes(Path(folder, f"{source.stem}.{target}").read_bytes())


def tex(name: str, source: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.tex").write_text(source)
        subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", "page.tex"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        (FILES / f"{name}.pdf").write_bytes(Path(folder, "page.pdf").read_bytes())


def main(wanted: list[str]) -> None:
    FILES.mkdir(exist_ok=True)
    from makers import chromium as c
    from makers import fpdf_, latex, raw, reportlab_, templates
    from makers import office as o
    from makers import weasy as w

    def asked(name: str) -> bool:
        return not wanted or name in wanted

    for name, body in c.PAGES.items():
        if asked(name):
            chromium(name, body, c.BASE)
    for name, body in templates.PAGES.items():
        if asked(name):
            chromium(name, body, templates.BASE)
    for name, source in latex.PAGES.items():
        if asked(name):
            tex(name, source)
    for name, body in w.PAGES.items():
        if asked(name):
            import weasyprint

            weasyprint.HTML(string=body).write_pdf(FILES / f"{name}.pdf")
    for name, make in {**reportlab_.MAKERS, **fpdf_.MAKERS}.items():
        if asked(name):
            make(str(FILES / f"{name}.pdf"))
    for name, build in raw.MAKERS.items():
        if asked(name):
            (FILES / f"{name}.pdf").write_bytes(build())
    for name, write in o.WORD.items():
        if asked(name):
            write(FILES / f"{name}.docx")
    for source, target, name in o.CONVERTED:
        if asked(name):
            office(FILES / f"{source}.docx", target, name)
    if asked("pictures"):
        fpdf_.pictures(str(FILES))


if __name__ == "__main__":
    main(sys.argv[1:])
