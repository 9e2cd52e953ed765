"""Where the scope of a denial, of something learned or of another's deed ends or never began."""

from __future__ import annotations

from collections.abc import Sequence

from screening.evidence.lean_spacy import Doc
from screening.evidence.others import back_to, does
from screening.evidence.words_of_others import (
    BREAK,
    CLAUSE,
    DETERMINERS,
    HONORIFICS,
    THIRD_PERSON,
    TO_BODIES,
    VERB,
)

_NO = frozenset("no none never not nope n/a".split())
_YES = frozenset("yes yeah yep".split())
_AUXILIARY = frozenset("have do are can did will would could is was".split())
TITLE = 4  # words of a title at a sentence's start
DENIED_BEFORE = 7  # tokens back to the other denial of a double one
# "Verifying who was on the line": a question, and no deed of theirs.
_WONDERS = frozenset(
    "know knew see saw ask asked learn learned find out verify verified check checked note noted decide decided sure".split()
)
_PAST_ONLY = frozenset("led ran wrote built taught held kept made gave took sent brought oversaw rewrote spoke".split())  # fmt: skip
_LEARNS = frozenset("attended learned observed shadowed completed studied gained enrolled received participated".split())  # fmt: skip
_CALLS = frozenset("phone telephone calls calling phonebanking canvassing door doors".split())
_NO_OBJECT = frozenset("in on by for to with as and , . ;".split())
OF = frozenset("of on about track noted recorded tracked identified".split())
_PUTS = frozenset("put entered typed keyed marked logged recorded coded noted checked".split())
_MODALS = (("could",), ("can",), ("would",), ("will",), ("should",), ("may",))


def asked(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Questions of a form with what their answers make of them: "Have you used VAN? No"."""
    out = []
    for i, w in enumerate(words):
        if w != "?":
            continue
        start = back_to(words, i)
        answer = next((x for x in words[i + 1 : i + 4] if x[:1].isalnum()), "")
        if answer in _NO:
            out.append((start, i + 1, "denied"))
        elif (
            answer not in _YES and words[start] in _AUXILIARY and "you" in words[start : start + 3]
        ):
            out.append((start, i + 1, "quoted"))
    return out


def wonders(word: str) -> bool:
    return word in _WONDERS or word.endswith("ing")


def twice(words: Sequence[str], i: int) -> bool:
    """ "Never had a no-show I didn't call back": what is denied twice at `i` was done."""
    if words[i - 1 : i] != ("i",):
        return False
    for w in reversed(words[max(0, i - DENIED_BEFORE) : i - 1]):
        if w in BREAK or w in CLAUSE - {"that"}:
            return False
        if w in ("no", "never", "nobody"):
            return True
    return False


def how_many_we(words: Sequence[str], i: int) -> bool:
    """ "The office set how many we had to get": what "we" do there is still of the office's deed."""
    return i > 1 and words[i - 1] in ("we", "they") and words[i - 2] in ("many", "much", "what")


def which(words: Sequence[str], i: int) -> bool:
    """What another does begins at `i` behind "at which", "where"."""
    return words[i - 1] == "where" or (
        i > 1 and words[i - 1] == "which" and words[i - 2] in TO_BODIES | {"at", "in", "on"}
    )


def of_oneself(words: Sequence[str], who: int) -> bool:
    """ "Platoon sergeant who mentored": no deed stands before, and nobody else."""
    before = words[:who]
    return (
        0 < who <= TITLE
        and words[who] == "who"
        and words[who + 1 : who + 2] not in _MODALS
        and before[0] not in DETERMINERS | HONORIFICS
        and not before[-1].endswith("s")
        and not any(does(w) or w in TO_BODIES or not w.isalpha() for w in before)
        and not {"me", "us", "my"} & set(words)
    )


def then_done(words: Sequence[str], start: int, end: int) -> int:
    """Where what was learned gives way to what was done: "gained experience in fundraising by
    calling parents", "attended weekly meetings and trained volunteers"."""
    told = words[start - 1].endswith("ed")
    for i in range(start, min(end, len(words) - 1)):
        after = words[i + 1]
        if words[i] == "by" and after.endswith("ing"):
            return i
        if words[i] == "through" and after in _CALLS:
            return i
        if after == "phone":
            after = words[i + 2] if i + 2 < len(words) else ""  # "phone banked"
        past = after.endswith("ed") or after in _PAST_ONLY
        no_object = not words[i + 2 : i + 3] or words[i + 2] in _NO_OBJECT
        learns = after in _LEARNS or (after == "trained" and no_object)
        passive = words[i + 2 : i + 3] == ("by",)
        if told and words[i] in ("and", ",") and past and not passive and not learns:
            return i
    return end


def own_deed(words: Sequence[str], start: int, end: int) -> int:
    """Where one's own deed follows "kept a sheet of who attended and looked for patterns"."""
    for i in range(start + 1, min(end, len(words) - 1)):
        if words[i] in ("and", ",") and does(words[i + 1]):
            return i
    return end


def into_a_system(doc: Doc, start: int, end: int) -> int:
    """Where "put the ones who had moved in EveryAction" comes back to what was put."""
    if doc[0].lower_ not in _PUTS:
        return end
    for i in range(start + 1, min(start + 4, end - 1)):
        if doc[i].lower_ in ("in", "into") and doc[i + 1].text[0].isupper():
            return i
    return end


def from_again(words: Sequence[str]) -> bool:
    return "and" in words and "from" in words[words.index("and") :] and not any(map(does, words))


def goes_on(words: Sequence[str], i: int) -> bool:
    """A verb in the third person, as no one writes of their own deeds, at `i` or after an "and"."""
    i += i < len(words) and words[i] == "and"
    return i < len(words) and words[i] in THIRD_PERSON | VERB and words[i].endswith("s")
