"""Words to search by: the same words from a resume and from what a person types, on both engines.

A word is a run of letters and digits, case and accents folded. A search finds a candidate where
each word typed begins some word of theirs. In a blind opening only `blind` words are searched:
those of the text that do not also stand in the name, the contact lines or the file's name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    ARRAY,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    column,
    select,
    table,
    text,
)

from screening.store.columns import clean

LONGEST = 64  # characters of a word that are kept
MOST_BYTES = 500_000  # of the different words of one document; a resume has some 3,000
MOST_TERMS = 12  # words of one search
PHONE_DIGITS = 7  # from here on digits and signs alone are searched as one number

_WORD = re.compile(r"[^\W_]+")
_PHONE_LIKE = re.compile(r"[\d\s().+/-]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What can be found of a candidate, with and without what says who they are."""

    open: frozenset[str]
    blind: frozenset[str]


def fold(text_: str) -> str:
    """`text_` without case and accents, for comparing and sorting."""
    if text_.isascii():
        return text_.lower().strip()
    plain = unicodedata.normalize("NFKD", text_.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip()


def sort_key(text_: str) -> str:
    """`fold`, fit for a column that is compared byte by byte."""
    return clean(fold(text_))


def split(text_: str) -> list[str]:
    """The words of a text, in order."""
    return [word[:LONGEST] for word in _WORD.findall(fold(text_))]


def candidate_words(
    body: str, masked: str | None, contact: Iterable[str], phone: str, files: Iterable[str]
) -> Words:
    """Words of a candidate. `masked` is the text as blind review shows it, None where not made;
    `contact` what says who it is: name, e-mail, place, links; `phone` in E.164; `files` the
    document's file names, searched only where names are shown."""
    digits = "".join(c for c in phone if c.isdigit())
    numbers = {digits, digits.removeprefix("1")} - {""}
    identity = numbers | {word for part in contact for word in split(part)}
    in_body = split(body)
    found = _bounded([*sorted(identity), *(w for name in files for w in split(name)), *in_body])
    shown = _bounded(in_body if masked is None else split(masked))
    # a number in the text may be a part of the telephone number as it is printed there
    parts = {word for word in shown if len(word) > 2 and word.isdigit() and word in digits}
    return Words(frozenset(found), frozenset(shown - identity - parts))


def terms(typed: str) -> list[str]:
    """What a person typed, as word beginnings; a telephone number is one word."""
    digits = "".join(c for c in typed if c.isdigit())
    if len(digits) >= PHONE_DIGITS and _PHONE_LIKE.fullmatch(typed.strip()):
        return [digits]
    return split(typed)[:MOST_TERMS]


def store_words(conn: Connection, candidate_id: int, words: Words) -> None:
    """Replace a candidate's words in the index."""
    remove_words(conn, candidate_id)
    found, blind = sorted(words.open), sorted(words.blind)
    if conn.dialect.name == "sqlite":
        conn.execute(
            text("INSERT INTO candidate_words (rowid, words, blind) VALUES (:id, :words, :blind)"),
            {"id": candidate_id, "words": " ".join(found), "blind": " ".join(blind)},
        )
        return
    conn.execute(
        text(
            "INSERT INTO candidate_words (candidate_id, words, blind) "
            "VALUES (:id, array_to_tsvector(:words), array_to_tsvector(:blind))"
        ).bindparams(bindparam("words", type_=ARRAY(Text)), bindparam("blind", type_=ARRAY(Text))),
        {"id": candidate_id, "words": found, "blind": blind},
    )


def remove_words(conn: Connection, candidate_id: int) -> None:
    key = "rowid" if conn.dialect.name == "sqlite" else "candidate_id"
    conn.execute(text(f"DELETE FROM candidate_words WHERE {key} = :id"), {"id": candidate_id})


def scrub_words(conn: Connection) -> None:
    """Make removed words unreadable: FTS5 keeps them in its segments until these are merged."""
    if conn.dialect.name == "sqlite":
        conn.execute(text("INSERT INTO candidate_words (candidate_words) VALUES ('optimize')"))


def finding(sqlite: bool, typed: list[str], blind: bool) -> Select[int]:
    """Ids of the candidates that have all the words typed; `typed` comes from `terms`."""
    where = "blind" if blind else "words"
    if sqlite:
        beginnings = " AND ".join(f'"{term}"*' for term in typed)
        wanted = f"{where} : ({beginnings})"
        condition, key = text("candidate_words MATCH :wanted"), "rowid"
    else:
        wanted = " & ".join(f"'{term}':*" for term in typed)
        condition, key = text(f"{where} @@ CAST(:wanted AS tsquery)"), "candidate_id"
    found = select(column(key, Integer)).select_from(table("candidate_words"))
    return found.where(condition.bindparams(wanted=wanted))


def _bounded(words: Iterable[str]) -> set[str]:
    """The different words, as long as they fit into one tsvector (1 MB)."""
    out: set[str] = set()
    left = MOST_BYTES
    for word in words:
        if word not in out:
            left -= len(word.encode())
            if left < 0:
                break
            out.add(word)
    return out
