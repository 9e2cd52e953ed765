"""PDFs written by hand, object by object, for what no maker makes."""

from __future__ import annotations

import zlib


def pdf(objects: dict[int, str | bytes], root: int = 1) -> bytes:
    """A PDF of numbered objects; bytes are streams (with their dictionary before a blank line)."""
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        data = body.encode("latin-1") if isinstance(body, str) else body
        out += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += (
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
    return out + b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        root,
        size,
        start,
    )


def stream(data: bytes, entries: str = "", packed: bool = False) -> bytes:
    if packed:
        data, entries = zlib.compress(data), entries + "/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode(), len(data), data)


HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def page(
    content: bytes,
    more: str = "",
    resources: str = "",
    extra: dict[int, str | bytes] | None = None,
    catalog: str = "",
) -> bytes:
    """One Letter page with Helvetica as /F; `more` goes into the page, `extra` are further objects."""
    return pdf(
        {
            1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 R>>{resources}>>{more}>>",
            4: stream(content),
            5: HELVETICA,
            6: "null",
            **(extra or {}),
        }
    )


def cropped() -> bytes:
    """The crop box shows the middle of the page only."""
    return page(
        b"BT /F 12 Tf 120 600 Td (Shown: Lemuel Strand) Tj 0 -20 Td (Caller, Bitterroot Votes, 2022) Tj ET\n"
        b"BT /F 12 Tf 120 760 Td (hidden above the crop) Tj ET BT /F 12 Tf 10 300 Td (left) Tj ET",
        "/CropBox[100 100 512 692]",
    )


def layer_off() -> bytes:
    return page(
        b"BT /F 12 Tf 72 700 Td (Nadine Okoye) Tj ET /OC /L0 BDC BT /F 12 Tf 72 680 Td (senior strategist) Tj ET EMC\n"
        b"/OC /L1 BDC BT /F 12 Tf 72 660 Td (Caller, Ward 9, 2023) Tj ET EMC",
        resources="/Properties<</L0 10 0 R/L1 11 0 R>>",
        extra={
            10: "<</Type/OCG/Name(off)>>",
            11: "<</Type/OCG/Name(on)>>",
        },
        catalog="/OCProperties<</OCGs[10 0 R 11 0 R]/D<</OFF[10 0 R]>>>>",
    )


def no_mapping() -> bytes:
    """A font whose codes have no characters, beside one that has them."""
    glyphs = b"".join(b"%04x" % n for n in range(40, 70))
    return page(
        b"BT /F 12 Tf 72 700 Td (Alphonse Dupree, caller, Bayou Votes, 2019 to 2023, evenings and Saturdays, St. Landry Parish) Tj ET\n"
        b"BT /G 12 Tf 72 680 Td <%b> Tj ET" % glyphs,
        extra={
            6: "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Secret/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
            7: "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Secret/CIDSystemInfo<</Registry(Adobe)"
            "/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R/DW 500>>",
            8: "<</Type/FontDescriptor/FontName/ABCDEF+Secret/Flags 4/Ascent 800/Descent -200/FontBBox[0 -200 1000 800]>>",
        },
    )


def accents_apart() -> bytes:
    """Accents painted before their letters, as TeX once did; a type 3 font's own matrix."""
    return page(
        b"BT /F 14 Tf 72 700 Td [(Jos) 0 (\\264) 333 (e Mu) 0 (\\230) 333 (noz)] TJ ET\n"
        b"BT /F 12 Tf 72 680 Td (Caller since 2020 \\225 evenings) Tj ET"
    )


def graphics_states() -> bytes:
    """Transparent and blended boxes over text, and text that is transparent itself."""
    return page(
        b"BT /F 12 Tf 72 700 Td (Seen through a tint) Tj ET q /Thin gs 1 1 0 rg 60 690 300 24 re f Q\n"
        b"BT /F 12 Tf 72 660 Td (Seen through a marker) Tj ET q /Multiply gs 1 1 0 rg 60 650 300 24 re f Q\n"
        b"q /Nothing gs BT /F 12 Tf 72 620 Td (wholly transparent) Tj ET Q\n"
        b"BT /F 12 Tf 72 580 Td (under a solid box) Tj ET q 1 1 1 rg 60 570 300 24 re f Q\n"
        b"BT /F 12 Tf 72 540 Td (Inside a frame) Tj ET q 0 0 1 rg 50 520 400 50 re 53 523 394 44 re f* Q",
        resources="/ExtGState<</Thin<</ca .3>>/Multiply<</BM/Multiply>>/Nothing<</ca 0>>>>",
    )


def thick_lines() -> bytes:
    """Headings on bands that are drawn as thick lines."""
    return page(
        b"0.1 0.2 0.4 RG 20 w 60 704 m 500 704 l S BT 1 1 1 rg /F 12 Tf 72 700 Td (EXPERIENCE) Tj ET\n"
        b"BT 0 g /F 12 Tf 72 670 Td (Caller, Sound Votes, 2020) Tj ET 1 w 60 640 m 500 640 l S\n"
        b"BT 1 1 1 rg /F 12 Tf 72 643 Td (white over a thin line) Tj ET"
    )


def unpainted_over_a_picture() -> bytes:
    """A page with its own text and a picture behind it all: unpainted text on it is no scan's."""
    picture = stream(
        b"\xf0" * 16,
        "/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray",
    )
    return page(
        b"q 612 0 0 792 0 0 cm /I Do Q BT /F 12 Tf 72 700 Td (Ephraim Locke, caller for the Sound Votes table) Tj\n"
        b"0 -14 Td (Called voters in three counties every night of two autumns, and on Saturdays) Tj\n"
        b"0 -14 Td (kept the front table, the sign-in sheet and the coffee for thirty volunteers.) Tj ET\n"
        b"BT 3 Tr /F 12 Tf 72 660 Td (campaign director) Tj ET",
        resources="/XObject<</I 9 0 R>>",
        extra={9: picture},
    )


MAKERS = {
    f.__name__: f
    for f in (
        cropped,
        layer_off,
        no_mapping,
        accents_apart,
        graphics_states,
        thick_lines,
        unpainted_over_a_picture,
    )
}
