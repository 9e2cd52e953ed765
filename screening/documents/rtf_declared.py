"""What an RTF file declares at its head: fonts with their code pages, colors, styles."""

from __future__ import annotations

CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
SYMBOL_CHARSET = 2
SYMBOL = "symbol"  # in place of a code page: the font's letters are signs
TABLES = frozenset({"fonttbl", "colortbl", "stylesheet"})


class Declared:
    """The tables at the head of a file, filled word by word."""

    def __init__(self) -> None:
        self.page = "cp1252"  # of the whole file
        self.codecs: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self.styles: dict[int, str] = {}
        self._colors: list[str] = []
        self._rgb = [0, 0, 0]
        self._said = False
        self._number = 0  # of the font or style being declared
        self._text = ""

    def color(self, index: int) -> str:
        """``rrggbb`` of a color; "" for the automatic one, which is number 0, and unknown ones."""
        return self._colors[index] if 0 < index < len(self._colors) else ""

    def word(self, table: str, word: str, number: int | None) -> None:
        """Take a control word that stands in one of the `TABLES`."""
        if table == "colortbl":
            if word in {"red", "green", "blue"}:
                self._rgb["rgb".index(word[0])] = min(255, max(0, number or 0))
                self._said = True
        elif table == "stylesheet":
            if word == "s":
                self._number = number or 0
        elif word == "f":
            self.end(table)
            self._number = number or 0
            self.codecs.setdefault(self._number, self.page)
        elif word == "fcharset":
            codec = CHARSETS.get(number or 0, self.page)
            self.codecs[self._number] = SYMBOL if number == SYMBOL_CHARSET else codec
        elif word == "cpg" and number:
            self.codecs[self._number] = f"cp{number}"

    def text(self, table: str, text: str) -> None:
        """Take text that stands in one of the `TABLES`."""
        if table == "colortbl":
            for _ in range(text.count(";")):
                r, g, b = self._rgb
                self._colors.append(f"{r:02x}{g:02x}{b:02x}" if self._said else "")
                self._rgb, self._said = [0, 0, 0], False
            return
        self._text += text
        if ";" in text:
            self.end(table)

    def end(self, table: str) -> None:
        """End the declaration of one font or style: its name is known."""
        name, self._text = self._text.strip().strip(";").strip(), ""
        if name and table == "fonttbl":
            self.names.setdefault(self._number, name)
            if name.lower().startswith(("symbol", "wingdings", "webdings")):
                self.codecs[self._number] = SYMBOL
        elif name and table == "stylesheet":
            shown = name.capitalize() if name.startswith("heading") else name
            self.styles.setdefault(self._number, shown)
            self._number = 0
