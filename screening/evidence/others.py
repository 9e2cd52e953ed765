"""Deeds of others: clauses that somebody else begins, passives, what others give."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from screening.evidence.words_of_others import (
    ADVERBS,
    BARE,
    BARE_ONE,
    BEFORE_OBJECT,
    BREAK,
    CLAUSE,
    DETERMINERS,
    GIVES,
    HONORIFICS,
    KIN,
    LONGEST_OPENING,
    NO_DEED,
    NO_NAMES,
    OFFICES,
    OPENING,
    PAST,
    PRONOUNS,
    STOP,
    TEACHES,
    THIRD_PERSON,
    TO_BODIES,
    VERB,
)
from screening.resume.vocabulary import first_names as all_first_names

_WHOSE = frozenset({"the", "my", "our", "her", "his"})
_IN_LAW = ["-", "in", "-", "law"]


def stop_of(words: Sequence[str], start: int) -> int:
    """The end of the part of a sentence that `start` stands in."""
    return next((i for i in range(start, len(words)) if words[i] in STOP), len(words))


def back_to(words: Sequence[str], start: int) -> int:
    for i in range(start - 1, -1, -1):
        if words[i] in STOP:
            return i + 1
    return 0


def others(
    actors: frozenset[str], words: Sequence[str], printed: Sequence[str]
) -> list[tuple[int, int]]:
    """Clauses that somebody else begins: "the director set", "my supervisor trained", "Barb
    kept", and at a line's start the bare "Supervisor trains"."""
    out = []
    start = True
    for i, w in enumerate(words):
        if start:
            end = _actor(actors, words, i) or _person(words, printed, i)
            end = end or _is_doing(words, printed, i)
            if not end and i == 0:
                end = _bare_actor(words) or _by_letters(words, printed)
            if not end and w in BARE and i + 2 < len(words) and _plainly_does(words, i):
                end = i + 1
            if w == "it" and "us" in words[end : end + LONGEST_OPENING]:
                end = 0  # "It was about twelve of us volunteers"
            if end and not _by_me(words, end) and not _about_me(words, end):
                out.append((i, end))
        start = w in BREAK or w in CLAUSE or _opens(words, i + 1)
        if w == "after" and i and words[i - 1].startswith(("look", "nam", "tak")):
            start = False  # "looked after the volunteers"
        if w in actors and i + 2 < len(words) and i > 0:
            # "errors the interns had typed", "the agency that recruited"
            runs = (
                words[i + 1].endswith("ing")
                and words[i - 1] in DETERMINERS
                and (i < 2 or words[i - 2] in TO_BODIES)
            )
            comma = (
                words[i + 1] == ","
                and i + 3 < len(words)
                and words[i + 2] == "which"
                and does(words[i + 3])
            )
            if runs or comma:
                out.append((i + 1, i + 2))  # "the team managing 200", "HR, which onboarded all"
            had = words[i + 1] in ("had", "has", "have") and does(words[i + 2])
            that = words[i + 1] in ("that", "which", "who") and does(words[i + 2])
            if (had and words[i - 1] in DETERMINERS) or that:
                out.append((i + 1, i + 2))
    return out


def _opens(words: Sequence[str], i: int) -> bool:
    """Words of time or place stand before `i`, where the sentence begins in earnest: "In the second
    week Mr. Diaz made"."""
    if words[0] not in OPENING or not 2 < i < min(LONGEST_OPENING, len(words)):
        return False
    return words[i - 1] not in TO_BODIES and not any(
        does(w) or w in BREAK or w in DETERMINERS - {"the"} for w in words[1:i]
    )


def own_again(words: Sequence[str], start: int, end: int) -> int:
    """Where another's clause that began before `start` gives way to one's own deed at the latest:
    "when the coordinator ran late, greeted and signed in"."""
    for i in range(start, end - 1):
        if words[i] == "," and (does(words[i + 1]) or words[i + 1] in ("i", "we")):
            return i
    return end


def given(actors: frozenset[str], words: Sequence[str]) -> list[tuple[int, int]]:
    """What somebody else gives, with the clause that says so: "the targets the director sets"."""
    out = []
    gives = not GIVES.isdisjoint(words)
    for i in range(1, len(words)):
        if words[i] in ("he", "she") and words[i - 1] in ("which", "that"):
            # "the five year plan, which she chaired and wrote"
            first = next(
                (k for k in range(i - 2, max(-1, i - 9), -1) if words[k] in DETERMINERS), i
            )
            out.append((first, i))
        if not gives or words[i] not in _WHOSE or words[i - 1] in STOP:
            continue
        if words[i - 1] in BEFORE_OBJECT and words[i - 1] not in ("that", "which"):
            continue
        end = _actor(actors, words, i)
        if not end or end - i > 6 or words[end] not in GIVES:
            continue
        after = words[end + 1] if end + 1 < len(words) else "."
        if after in ("the", "a", "an", "our", "my", "it", "them"):
            continue  # it gives something else: "... and the director sets the goals"
        back = i - 1
        if words[back] in ("that", "which"):
            back -= 1
        first = back
        while (
            first > 0
            and first > back - 6
            and words[first - 1] not in STOP
            and not does(words[first - 1])
        ):
            first -= 1
            if words[first] in ("the", "to", "within", "from", "by", ","):
                break
        if back > 0 and not does(words[back]) and words[back] != ",":
            out.append((first, end + 1))
    return out


def _actor(actors: frozenset[str], words: Sequence[str], i: int) -> int:
    """The index after an actor that begins at `i` and does something; 0 where none does."""
    w = words[i]
    after = tuple(words[i + 1 : i + 3])
    if w in ("somebody", "someone", "others") and after[:1] in (("in",), ("at",), ("from",)):
        # "Somebody in Lafayette typed it"
        return next((k for k in range(i + 3, min(i + 6, len(words))) if does(words[k])), 0)
    if w == "the" and after in (("people", "there"), ("people", "upstairs")):
        return _then_does(words, i + 3)
    if w in PRONOUNS:
        return _then_does(words, i + 1) or (_ends_in_s(words, i + 1) if w in ("he", "she") else 0)
    named = w in HONORIFICS
    if w not in DETERMINERS and not named:
        return 0
    if w in ("our", "my", "the") and (k := _third_person(words, i + 1)):
        return k
    found = named
    j = i + 1
    while j < min(i + 12, len(words)):
        word = words[j]
        if found and (k := _then_does(words, j)):
            return k
        if word == "-" and list(words[j : j + 4]) == _IN_LAW:
            j += 4
            continue
        if found and word in ("a", "an", "to"):
            return 0  # "gave the superintendent a page", "worked with the board to set": no subject
        if word in (",", "("):
            # "The coordinator, Mrs. Pelletier, has made": a remark between.
            close = next(
                (k for k in range(j + 1, min(j + 8, len(words))) if words[k] in (",", ")")), 0
            )
            if not found or not close:
                return 0
            j = close + 1
            continue
        if word in BREAK or word in ("i", "we"):
            return 0
        if word in actors:
            own = w in ("my", "our") and word in (
                "team",
                "volunteers",
                "interns",
                "fellows",
                "staff",
            )
            if own and not (j + 1 < len(words) and words[j + 1] in ("lead", "leader", "captain")):
                return 0
            found = True
        elif j > i + 6 and not found:
            return 0
        j += 1
    return 0


# What begins like a person and is the speaker's own: "my team meets", "the program trains".
OWN = frozenset(
    "team crew group work job role position program programme duties experience phone shift office "
    "campaign goal list script volunteers callers staff dialer system".split()
)


def _third_person(words: Sequence[str], i: int) -> int:
    """The index of a verb in the third person after one to three words: "our head teller makes"."""
    for j in range(i + 1, min(i + 4, len(words))):
        verb = words[j]
        if not all(w.isalpha() for w in words[i:j]):
            return 0
        if verb in THIRD_PERSON and verb.endswith("s") and verb not in ("is", "was", "has", "does"):
            subject = words[j - 1]
            return 0 if subject in OWN or subject.endswith("s") or does(subject) else j
    return 0


def _plainly_does(words: Sequence[str], i: int) -> bool:
    """A bare role word does something: "Supervisor trains", "Interns entered the sheets"; but
    "Interns supervised: six" is a passive."""
    if i == 0 and words[i] in BARE_ONE and words[1] in THIRD_PERSON:
        return True
    return does(words[i + 1]) and words[i + 2] in (
        "the",
        "a",
        "an",
        "our",
        "all",
        "my",
        "his",
        "her",
        "their",
        "most",
        "every",
        "each",
        "it",
        "them",
    )


def _bare_actor(words: Sequence[str]) -> int:
    """The index of the verb where a sentence begins with somebody's office and what they do.

    One's own deeds begin with their verb; two words at most may stand before the office.
    """
    first = int(words[0] in ("the", "our"))
    for k in range(first, min(first + 3, len(words) - 2)):
        w = words[k]
        if w in OFFICES:
            return _office_does(words, k + 1)
        if w.endswith("s") and w[:-1] in OFFICES:
            return _officers_do(words, k + 1)
        if (
            not w.isalpha()
            or does(w)
            or w.endswith("ing")
            or w in DETERMINERS
            or w in ("i", "we", "as", "with", "for", "to")
        ):
            return 0
    return 0


def _is_doing(words: Sequence[str], printed: Sequence[str], i: int) -> int:
    """The verb's index after a name of two or three words: "Saima Baji is teaching"."""
    k = i
    while k < min(i + 4, len(words)) and printed[k][:1].isupper() and printed[k][1:].islower():
        k += 1
    named = 2 <= k - i <= 3 and k + 1 < len(words) and words[k] in ("is", "was")
    return k + 1 if named and words[k + 1].endswith("ing") else 0


def _by_letters(words: Sequence[str], printed: Sequence[str]) -> int:
    """The index of the verb after an office told by its letters: "The FRSA did the slides", "our
    paid RFD ran the room"."""
    if words[0] not in ("the", "our", "my"):
        return 0
    if printed[1:2] == ["Local"] and len(words) > 3 and does(words[2]):
        return 2  # of a union
    for k in range(1, min(3, len(words) - 2)):
        if printed[k].isupper() and printed[k].isalpha() and 1 < len(printed[k]) < 6:
            return k + 1 if words[k + 1] in THIRD_PERSON - {"is", "was", "has", "had"} else 0
    return 0


def _office_does(words: Sequence[str], j: int) -> int:
    """The verb's index after an office that ends before `j`; 0 where none follows."""
    if list(words[j : j + 4]) == _IN_LAW:
        j += 4
    if words[j - 1] in KIN and j < len(words) and words[j] == ",":
        # "Wife, Ulrike Strand, trained": a name between.
        j = next((k + 1 for k in range(j + 2, min(j + 6, len(words))) if words[k] == ","), j)
        return j if j < len(words) and does(words[j]) else 0
    while j < len(words) - 1 and (words[j].endswith("ly") or words[j] in ADVERBS):
        j += 1
    if j >= len(words):
        return 0
    verb = words[j]
    if verb in PAST:
        return j
    follows = words[j + 1] if j + 1 < len(words) else "."
    known = verb in THIRD_PERSON or (verb.endswith("ed") and len(verb) > 4)
    # "Assistant manager trained the new hires": no trained manager.
    told = follows in DETERMINERS or follows in ("all", "new")
    mere = (verb in NO_DEED and not told) or follows in ("by", ":", "in", "as", ",", ".")
    return j if known and not mere else 0


def _officers_do(words: Sequence[str], j: int) -> int:
    """ "Stewards at each local showed": the verb's index, behind a place or at once."""
    if j < len(words) and words[j] in PAST:
        return j
    if j + 3 >= len(words) or words[j] not in ("at", "in", "of", "from"):
        return 0
    if words[j + 1] not in ("each", "every", "the", "our", "all"):
        return 0
    for k in range(j + 3, min(j + 5, len(words))):
        if words[k] in PAST or words[k] in ("set", "led"):
            return k
    return 0


def _about_me(words: Sequence[str], start: int) -> bool:
    """ "They made me captain", "it fell to me to": somebody else begins, the person does; not
    where the person is only taught: "the steward trained us"."""
    if words[start] in TEACHES:
        return False
    return any(w in ("me", "us") for w in words[start + 1 : start + 4])


def _by_me(words: Sequence[str], start: int) -> bool:
    return any(
        words[i] == "by" and words[i + 1] in ("me", "myself", "us", "i")
        for i in range(start, min(start + 8, len(words) - 1))
    )


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Common first names by which another person's deed is told; none that may begin a line otherwise."""
    return all_first_names() - NO_NAMES


def _person(words: Sequence[str], printed: Sequence[str], i: int) -> int:
    """The index after a person's name that begins at `i` and does something; 0 where none does."""
    if not (printed[i][:1].isupper() and printed[i][1:].islower()):
        return 0
    # A name of another country is known by its remark: "Bethan, our team leader, rewrote".
    remarked = (
        i + 2 < len(words)
        and words[i + 1] in (",", "(")
        and words[i + 2] in ("our", "my", "the", "a")
    )
    if words[i] not in first_names() and not remarked:
        return 0
    k = i + 1
    while k < len(words) and k <= i + 3 and printed[k][:1].isupper():
        k += 1
    if k + 3 < len(words) and words[k] in (",", "("):
        # "Barb Ames, our secretary, kept", "Jess (office director) ran": a remark between.
        mark = "," if words[k] == "," else ")"
        close = next((j for j in range(k + 1, min(k + 7, len(words))) if words[j] == mark), 0)
        k = close + 1 if close else k
    if k + 2 < len(words) and words[k] == "the" and words[k + 1] in OFFICES:
        k += 2  # "Connie the secretary put"
    if k + 2 < len(words) and words[k] == "in" and words[k + 1] == "the":
        k = min(k + 5, len(words))
        return next((j for j in range(k - 2, k + 1) if j < len(words) and does(words[j])), 0)
    return _then_does(words, k)


def _then_does(words: Sequence[str], k: int) -> int:
    """`k`, past one or two adverbs, where a verb follows there; 0 where none does."""
    start = k
    while k < len(words) and k < start + 2 and (words[k].endswith("ly") or words[k] in ADVERBS):
        k += 1
    return k if k < len(words) and does(words[k]) else 0


def _ends_in_s(words: Sequence[str], k: int) -> int:
    """`k` where the verb in the third person follows there, whatever it is: "she breaks in"."""
    known = k < len(words) and len(words[k]) > 3 and words[k].isalpha()
    return k if known and words[k].endswith("s") and words[k] not in ADVERBS else 0


def does(word: str) -> bool:
    return word in VERB or word in THIRD_PERSON or (len(word) > 4 and word.endswith("ed"))
