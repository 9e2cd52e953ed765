"""PDFs made to exhaust, to mislead or to break the reader: a plain sentence or a sane result."""

from __future__ import annotations

import zlib

import pytest
from hostile import a_result_or_a_sentence, sentence, texts
from makers.raw import HELVETICA, page, pdf, stream

from screening.documents.guard import Guard


def test_looping_page_tree(guard: Guard) -> None:
    loop = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>",
    }
    alone = pdf({**loop, 3: "<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>"})
    assert "no pages" in sentence(guard, alone)
    whole = {
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    }
    text = stream(b"BT /F 12 Tf 72 700 Td (Ada Quill, caller, Ward 9) Tj ET")
    document = guard.read(pdf({**loop, **whole, 4: text, 5: HELVETICA}), "a.pdf")
    assert texts(document) == ["Ada Quill, caller, Ward 9"]


def test_deep_page_tree(guard: Guard) -> None:
    objects: dict[int, str | bytes] = {1: "<</Type/Catalog/Pages 2 0 R>>"}
    for n in range(2, 5000):
        objects[n] = f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1>>"
    objects[5000] = "<</Type/Page/MediaBox[0 0 612 792]>>"
    assert "deep" in sentence(guard, pdf(objects)) or "damaged" in sentence(guard, pdf(objects))


def test_three_thousand_pages(guard: Guard) -> None:
    kids = " ".join(f"{n} 0 R" for n in range(10, 3010))
    objects: dict[int, str | bytes] = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count 3000>>",
    }
    for n in range(10, 3010):
        objects[n] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
    assert "more than 50 pages" in sentence(guard, pdf(objects))


def test_a_stream_of_three_hundred_megabytes(guard: Guard) -> None:
    packed = zlib.compress(b"q " * 150_000_000, 9)
    data = page(b"", extra={4: stream(packed, "/Filter/FlateDecode")})
    assert len(data) < 1_000_000
    assert "unpacks to more than 63 MB" in sentence(guard, data)


def test_a_stream_packed_twice(guard: Guard) -> None:
    packed = zlib.compress(zlib.compress(b"q " * 150_000_000, 9), 9)
    data = page(b"", extra={4: stream(packed, "/Filter[/FlateDecode/FlateDecode]")})
    assert "unpacks to more than 63 MB" in sentence(guard, data)


def test_a_huge_character_map(guard: Guard) -> None:
    cmap = b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange " + b"beginbfchar " * 100_000
    data = page(
        b"BT /F 12 Tf 72 700 Td (Ada Quill, caller, Ward 9, 2020) Tj /G 12 Tf 0 -20 Td (xyz) Tj ET",
        extra={6: HELVETICA[:-2] + "/ToUnicode 7 0 R>>", 7: stream(cmap)},
    )
    assert texts(guard.read(data, "a.pdf"))[0] == "Ada Quill, caller, Ward 9, 2020"


def test_forms_that_paint_each_other(guard: Guard) -> None:
    """Ten forms, each painting the next one ten times; and one that paints itself."""
    extra: dict[int, str | bytes] = {}
    for n in range(10, 20):
        extra[n] = stream(
            b"/X Do " * 10 + b"BT /F 12 Tf 72 600 Td (more) Tj ET",
            f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>/XObject<</X {n + 1 if n < 19 else 19} 0 R>>>>",
        )
    content = b"BT /F 12 Tf 72 700 Td (Ada Quill, caller, Ward 9, 2020) Tj ET /X Do"
    document = guard.read(page(content, resources="/XObject<</X 10 0 R>>", extra=extra), "a.pdf")
    assert texts(document)[0] == "Ada Quill, caller, Ward 9, 2020"
    assert [n.code for n in document.notices] == ["partly_read"]


@pytest.mark.parametrize(
    "junk",
    [b"(" * 500_000, b"[" * 500_000, b"<" * 500_000, b"<<" * 250_000, b"[(a)" * 150_000, b"(\\" * 250_000, b"1 " * 500_000,
     b"1" * 500_000, b"-" * 500_000, b"/" * 500_000, b"%" * 500_000, b"q " * 500_000, b"BI ID " * 100_000, b"] " * 250_000,
     b"0 0 m 1 1 l " * 100_000, b"0 0 1 1 re " * 100_000 + b"f", b"0 0 5 5 re f " * 100_000, b"(a) Tj " * 150_000,
     b"[" + b"(a) 1 " * 150_000 + b"] TJ", b"/A BMC " * 100_000, b"a" * 500_000, b"\x00" * 500_000, b"<" + b"4" * 500_000,
     b"BT /F 1 Tf " + b"0 -1 Td (ab) Tj " * 30_000 + b"ET"],
    ids=lambda junk: ascii(junk[:8]),
)  # fmt: skip
def test_content_streams_of_junk(junk: bytes, guard: Guard) -> None:
    content = b"BT /F 12 Tf 72 700 Td (Ada Quill, caller, Ward 9, 2020) Tj ET\n" + junk
    assert texts(guard.read(page(content), "a.pdf"))[0].startswith(
        "Ada Quill, caller, Ward 9, 2020"
    )


def test_ten_thousand_scattered_words(guard: Guard) -> None:
    words = b"".join(
        b"1 0 0 1 %d %d Tm (w%d) Tj " % (n * 37 % 600, n * 53 % 780, n) for n in range(10_000)
    )
    document = guard.read(page(b"BT /F 5 Tf " + words + b"ET"), "a.pdf")
    assert document.report.characters > 40_000


def test_numbers_beyond_reason(guard: Guard) -> None:
    content = (
        b"1e400 0 0 1 0 0 cm "
        + b"9" * 400
        + b" 0 Td BT /F 12 Tf 72 700 Td (Ada Quill, caller, Ward 9) Tj ET"
    )
    with a_result_or_a_sentence():
        guard.read(page(content), "a.pdf")


def test_encrypted_pdf(guard: Guard) -> None:
    objects = {1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[]/Count 0>>"}
    data = pdf(objects).replace(
        b"trailer\n<<",
        b"trailer\n<</ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<"
        + b"11" * 32
        + b">/U<"
        + b"22" * 32
        + b">/P -1>>",
    )
    assert "password" in sentence(guard, data)
