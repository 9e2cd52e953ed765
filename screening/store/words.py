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
    ColumnElement,
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

LONGEST = 64  # characters of a word that are kept
MOST_WORDS = 20_000  # different words of one document; a resume has a few hundred
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
    plain = unicodedata.normalize("NFKD", text_.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip()


def split(text_: str) -> list[str]:
    """The words of a text, in order."""
    return [word[:LONGEST] for word in _WORD.findall(fold(text_))]


def candidate_words(
    body: str, masked: str | None, contact: Iterable[str], phone: str, files: Iterable[str]
) -> Words:
    """Words of a candidate. `masked` is the text as blind review shows it, None where not made;
    `contact` what says who it is: name, e-mail, place, links; `phone` in E.164."""
    digits = "".join(c for c in phone if c.isdigit())
    numbers = {digits, digits[1:] if digits.startswith("1") else digits} - {""}
    identity = numbers | {word for part in contact for word in split(part)}
    file_words = {word for name in files for word in split(name)}
    shown = _some(split(body if masked is None else masked))
    hidden = {w for w in shown if w in identity or (len(w) > 2 and w.isdigit() and w in digits)}
    # A file name also holds ordinary words ("resume", "phone bank"): they stay where the text has
    # them, but the name itself is never searched.
    return Words(frozenset(_some(split(body)) | identity | file_words), frozenset(shown - hidden))


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


def finding(sqlite: bool, typed: list[str], blind: bool) -> Select[tuple[int]]:
    """Ids of the candidates that have all the words typed; `typed` comes from `terms`."""
    where = "blind" if blind else "words"
    condition: ColumnElement[bool]
    if sqlite:
        wanted = f"{where} : ({' AND '.join(f'"{term}"*' for term in typed)})"
        condition = text("candidate_words MATCH :wanted").bindparams(wanted=wanted)  # type: ignore[assignment]
        return select(column("rowid", Integer)).select_from(table("candidate_words")).where(condition)
    wanted = " & ".join(f"'{term}':*" for term in typed)
    condition = text(f"{where} @@ CAST(:wanted AS tsquery)").bindparams(wanted=wanted)  # type: ignore[assignment]
    ids = column("candidate_id", Integer)
    return select(ids).select_from(table("candidate_words")).where(condition)


def _some(words: list[str]) -> set[str]:
    return set(words[: MOST_WORDS * 10]) if len(words) < MOST_WORDS else set(sorted(set(words))[:MOST_WORDS])
