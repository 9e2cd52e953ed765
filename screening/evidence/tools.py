"""Campaign systems named as used or known; a denial or a wish names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screening.evidence.language import DONE, Reading
from screening.rubric import Rubric
from screening.rubric.schema import Tool

NEAR = 60  # characters on either side in which a word can settle an ambiguous name
NOT_KNOWN = frozenset({"denied", "wished", "planned", "quoted", "other"})


@dataclass(frozen=True, slots=True)
class Named:
    """A tool's name in a statement: character offsets, and the state it stands in."""

    tool: Tool
    start: int
    end: int
    state: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    tool: Tool
    regex: re.Pattern[str]
    plain: frozenset[str]  # forms that may mean something else, which need a near word
    near: re.Pattern[str] | None
    not_near: re.Pattern[str] | None


class ToolFinder:
    """The rubric's tools as patterns; built once."""

    def __init__(self, rubric: Rubric) -> None:
        self._patterns = [_compile(t) for t in rubric.lexicon.tools]
        every = sorted({f for t in rubric.lexicon.tools for f in _forms(t)}, key=len, reverse=True)
        # One quick look decides whether a line can name any tool at all.
        self._any = re.compile("|".join(re.escape(f.lower()) for f in every))

    def named(self, text: str, reading: Reading) -> list[Named]:
        """Tools that `text` names, each once, in order of mention, whatever their state."""
        if not self._any.search(text.lower()):
            return []
        found: list[tuple[Named, bool]] = []
        for p in self._patterns:
            for match in p.regex.finditer(text):
                around = text[max(0, match.start() - NEAR) : match.end() + NEAR]
                if p.not_near is not None and p.not_near.search(around):
                    continue
                settled = (
                    not p.plain
                    or match[0] not in p.plain
                    or p.near is None
                    or bool(p.near.search(around))
                    or (p.tool.case_sensitive and _as_a_name(text, match))
                )
                state = reading.state_of(match.start(), match.end())
                if state == DONE and (said := _SAID_OF_IT.match(text, match.end())):
                    state = reading.state_of(said.end(), said.end() + 1)  # "VAN: never used"
                found.append((Named(p.tool, match.start(), match.end(), state), settled))
        clear = any(settled for _, settled in found)
        out: dict[str, Named] = {}
        for named, settled in sorted(found, key=lambda f: (f[0].start, -f[0].end)):
            inside = any(
                o.start <= named.start and named.end <= o.end and o.tool.name != named.tool.name
                for o, _ in found
                if o.end - o.start > named.end - named.start
            )
            if (settled or clear) and not inside:
                out.setdefault(named.tool.name, named)
        return list(out.values())


def _forms(tool: Tool) -> Sequence[str]:
    return (tool.name, *tool.aliases)


def _compile(tool: Tool) -> _Pattern:
    forms = sorted(_forms(tool), key=len, reverse=True)
    flags = 0 if tool.case_sensitive else re.IGNORECASE
    plain = frozenset(f for f in forms if _one_word(f)) if tool.near else frozenset()
    return _Pattern(
        tool,
        re.compile(
            rf"(?<![\w@.-])(?<![\w.]\.\w\w/)(?<![\w.]\.\w\w\w/)(?<!//)(?:{'|'.join(map(re.escape, forms))})(?![\w@-]|\.\w)",
            flags,
        ),
        plain,
        _words(tool.near),
        _words(tool.not_near),
    )


_SAID_OF_IT = re.compile(r"\s*(?::|\(|\s[-–—])\s*")
_ITEM_END = re.compile(r"\s*(?:[,;|•·/\t()]|\s[-–—]\s|$)")
_ITEM_START = re.compile(r"(?:^|[,;|•·/\t():]|\s[-–—])\s*$")
_BY_NAME = re.compile(r"\b(?:on|in|via|using|with|through|from|into)\s$")


def _as_a_name(text: str, match: re.Match[str]) -> bool:
    """Where a capital is no sentence's, it makes a name: "shifts on Mobilize", or a whole item of a
    list: "VAN - Hustle - Excel"."""
    before = text[: match.start()]
    if _BY_NAME.search(before):
        return True
    whole = _ITEM_START.search(before) and _ITEM_END.match(text, match.end())
    return bool(whole) and len(match[0].split()) == 1 and match[0][1:].islower()


def _one_word(form: str) -> bool:
    """A form that may be an ordinary word or another's abbreviation: "Hustle", "LAN", "L2"; not
    "NationBuilder" or "PDI Mobile"."""
    return form.isalnum() and not re.search(r"[a-z][A-Z]", form)


def _words(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
