"""Campaign systems by name, shown as their kind: nearly every name tells a party."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from screening.blind.plain import plain
from screening.blind.terms import NEAR, any_of
from screening.rubric import Rubric
from screening.rubric.schema import Tool

NOT_NEAR = 30  # characters in which a word makes a tool's name something else; lists are long


@dataclass(frozen=True, slots=True)
class ToolHit:
    """A tool's name in a text; `clear` where nothing else can be meant."""

    start: int
    end: int
    tool: Tool
    clear: bool


def marker(tool: Tool) -> str:
    return f"[{tool.kind.value}]"


class ToolNames:
    """The rubric's tools as patterns over plain text."""

    def __init__(self, rubric: Rubric) -> None:
        self._tools = [
            (
                t,
                re.compile(
                    rf"(?<![\w@/.-])(?:{'|'.join(_forms(t))})(?![\w@-]|\.\w)",
                    re.NOFLAG if t.case_sensitive else re.IGNORECASE,
                ),
                any_of(t.near) if t.near else None,
                any_of(t.not_near) if t.not_near else None,
            )
            for t in rubric.lexicon.tools
        ]
        every = {f for t in rubric.lexicon.tools for f in _forms(t)}
        # One quick look decides whether a text can name any tool at all.
        self._any = re.compile("|".join(sorted(every, key=len, reverse=True)), re.IGNORECASE)

    def find(self, text: str, known: frozenset[str] = frozenset()) -> list[ToolHit]:
        """Tools that `text` names. A name that is an ordinary word counts beside a word or another
        tool that settles it, or where the resume is `known` to name that tool."""
        if not self._any.search(text):
            return []
        hits = []
        for tool, pattern, near, not_near in self._tools:
            for match in pattern.finditer(text):
                if not_near is not None and not_near.search(_around(text, match, NOT_NEAR)):
                    continue
                ordinary = near is not None and match[0].isalpha() and match[0][1:].islower()
                settled_by = near is not None and near.search(_around(text, match, NEAR))
                clear = not ordinary or bool(settled_by) or _stands_as_name(text, match)
                hits.append(ToolHit(match.start(), match.end(), tool, clear))
        settled = any(h.clear for h in hits)
        return [h for h in hits if settled or h.clear or h.tool.name in known]


def _around(text: str, match: re.Match[str], reach: int) -> str:
    return text[max(0, match.start() - reach) : match.end() + reach]


def _stands_as_name(text: str, match: re.Match[str]) -> bool:
    """A capital word after a small one, or alone on its line, is a name here: hiding one word too
    many costs less than showing one."""
    if text.strip() == match[0]:
        return True
    before = re.search(r"(?<![\w.])([a-z]+)\s$", text[max(0, match.start() - NEAR) : match.start()])
    return before is not None and match[0][:1].isupper()


def _forms(tool: Tool) -> list[str]:
    return [
        re.escape(plain(f).text) for f in sorted((tool.name, *tool.aliases), key=len, reverse=True)
    ]


@functools.lru_cache(maxsize=8)
def tool_names(rubric: Rubric) -> ToolNames:
    return ToolNames(rubric)
