"""The tables. What is written here and what the migrations make is compared by a test.

Every row a person can edit has a `version` that counts up with each change. Corrections,
settlements and reconciling notes are never changed: a change is a further row with the next
version, so that what was said before stays readable.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from screening.store.columns import CleanText, Utc

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Byte order on both engines: PostgreSQL would sort by the server's locale.
ByteOrder = String().with_variant(String(collation="C"), "postgresql")


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _person(name: str, nullable: bool = False) -> Column[int]:
    return Column(name, ForeignKey("people.id"), nullable=nullable)


def _candidate(
    name: str = "candidate_id", *, key: bool = False, index: bool = False
) -> Column[int]:
    owner = ForeignKey("candidates.id", ondelete="CASCADE")
    return Column(name, owner, nullable=False, primary_key=key, index=index)


people = Table(
    "people",
    metadata,
    _id(),
    Column("subject", CleanText, unique=True),  # the identity provider's; None until they sign in
    Column("name", CleanText, nullable=False),
    Column("email", CleanText, unique=True),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
    _person("updated_by", nullable=True),  # None: set up by the program itself
    sqlite_autoincrement=True,
)

person_roles = Table(
    "person_roles",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("role", String, primary_key=True),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", CleanText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
    _person("updated_by"),
)

openings = Table(
    "openings",
    metadata,
    _id(),
    Column("name", CleanText, nullable=False, unique=True),
    Column("rubric_id", String, nullable=False),
    Column("blind", Boolean, nullable=False),
    Column("created_at", Utc, nullable=False),
    _person("created_by"),
    Column("closed_at", Utc),
    Column("last_number", Integer, nullable=False),  # of its candidates; never given out twice
    Column("version", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
    _person("updated_by"),
    sqlite_autoincrement=True,
)

opening_managers = Table(
    "opening_managers",
    metadata,
    Column("opening_id", ForeignKey("openings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
)

documents = Table(
    "documents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("kind", String, nullable=False),
    Column("size", BigInteger, nullable=False),  # bytes
    Column("received_at", Utc, nullable=False),
    _person("received_by"),
    Column("content", LargeBinary, nullable=False),
)

document_names = Table(
    "document_names",
    metadata,
    Column("sha256", ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("opening_id", ForeignKey("openings.id"), primary_key=True),
    Column("name", CleanText, primary_key=True),
    Column("received_at", Utc, nullable=False),
    _person("received_by"),
)

scorecards = Table(
    "scorecards",
    metadata,
    _id(),
    Column("sha256", ForeignKey("documents.sha256", ondelete="CASCADE"), nullable=False),
    Column("rubric_id", String, nullable=False),
    Column("rubric_version", String, nullable=False),
    Column("rubric_sha256", String(64), nullable=False),
    Column("engine_version", String, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("card", Text, nullable=False),  # not JSONB: its keys keep the contract's order
    Column("text", CleanText, nullable=False),
    UniqueConstraint("sha256", "rubric_sha256", "engine_version", "as_of"),
    sqlite_autoincrement=True,
)

candidates = Table(
    "candidates",
    metadata,
    _id(),
    Column("opening_id", ForeignKey("openings.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", ForeignKey("documents.sha256"), nullable=False, index=True),
    Column("card_id", ForeignKey("scorecards.id"), nullable=False, index=True),
    Column("file", CleanText, nullable=False),
    Column("name", CleanText, nullable=False),
    Column("name_key", ByteOrder, nullable=False),
    Column("email", CleanText, nullable=False),
    Column("email_key", ByteOrder, nullable=False, index=True),
    Column("phone", CleanText, nullable=False, index=True),
    Column("level", String, nullable=False),  # as corrected; "" where nothing could be scored
    Column("level_rank", Integer, nullable=False),  # 0 is the lowest level, -1 none
    Column("relevant_months", Integer, nullable=False),
    Column("unread", Boolean, nullable=False),
    Column("status", String, nullable=False),
    Column("status_at", Utc, nullable=False),
    _person("status_by"),
    Column("added_at", Utc, nullable=False),
    _person("added_by"),
    Column("version", Integer, nullable=False),
    UniqueConstraint("opening_id", "sha256"),
    UniqueConstraint("opening_id", "number"),
    Index("ix_candidates_counting", "opening_id", "status", "level", "relevant_months"),
    Index(None, "opening_id", "level_rank"),
    Index(None, "opening_id", "relevant_months"),
    Index(None, "opening_id", "name_key"),
    sqlite_autoincrement=True,
)

candidate_facets = Table(
    "candidate_facets",
    metadata,
    _candidate(key=True),
    Column("kind", String, primary_key=True),  # indicator (met ones only), flag, tool
    Column("item", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("opening_id", ForeignKey("openings.id"), nullable=False),  # the candidate's
    # everything that filters and counts read, in the order they group it
    Index("ix_candidate_facets_counting", "opening_id", "kind", "item", "state", "candidate_id"),
)

candidate_scores = Table(
    "candidate_scores",
    metadata,
    _candidate(key=True),
    Column("level", String, primary_key=True),
    Column("score", Integer, nullable=False),  # 0..100, share of the level's asks that are met
)

candidate_bands = Table(
    "candidate_bands",
    metadata,
    Column("value", BigInteger, primary_key=True, autoincrement=False),
    _candidate(key=True, index=True),
)

duplicate_pairs = Table(
    "duplicate_pairs",
    metadata,
    _id(),
    _candidate("first_id"),
    _candidate("second_id", index=True),
    Column("same_bytes", Boolean, nullable=False, server_default=false()),
    Column("same_email", Boolean, nullable=False, server_default=false()),
    Column("same_phone", Boolean, nullable=False, server_default=false()),
    Column("similarity", Float),  # 0..1, None where the texts are not near
    Column("found_at", Utc, nullable=False),
    Column("verdict", String),  # None: nobody has looked
    Column("reason", CleanText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", Utc),
    _person("updated_by", nullable=True),
    UniqueConstraint("first_id", "second_id"),
    CheckConstraint("first_id < second_id", name="ordered"),
    sqlite_autoincrement=True,
)

corrections = Table(
    "corrections",
    metadata,
    _id(),
    _candidate(),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False),
    Column("machine", CleanText, nullable=False),
    Column("new", CleanText),  # None: withdrawn
    Column("reason", CleanText, nullable=False),
    Column("version", Integer, nullable=False),
    _person("person_id"),
    Column("at", Utc, nullable=False),
    UniqueConstraint("candidate_id", "kind", "target", "version"),
    sqlite_autoincrement=True,
)

settlements = Table(
    "settlements",
    metadata,
    _id(),
    _candidate(),
    Column("flag", String, nullable=False),
    Column("status", String, nullable=False),
    Column("answer", CleanText, nullable=False),
    Column("version", Integer, nullable=False),
    _person("person_id"),
    Column("at", Utc, nullable=False),
    UniqueConstraint("candidate_id", "flag", "version"),
    sqlite_autoincrement=True,
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _candidate(index=True),
    Column("old", String, nullable=False),
    Column("new", String, nullable=False),
    Column("reason", String, nullable=False),  # a key of the setting decline_reasons, or ""
    Column("sentence", CleanText, nullable=False),
    _person("person_id"),
    Column("at", Utc, nullable=False),
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    _id(),
    _candidate(index=True),
    _person("person_id"),
    Column("text", CleanText, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
    sqlite_autoincrement=True,
)

reviews = Table(
    "reviews",
    metadata,
    _id(),
    _candidate(),
    _person("person_id"),
    Column("kit", CleanText, nullable=False),
    Column("recommendation", String),
    Column("summary", CleanText, nullable=False),
    Column("started_at", Utc, nullable=False),
    Column("submitted_at", Utc),
    Column("version", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
    UniqueConstraint("candidate_id", "person_id"),
    sqlite_autoincrement=True,
)

ratings = Table(
    "ratings",
    metadata,
    _id(),
    Column("review_id", ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False),
    Column("question_id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("score", Integer),
    Column("note", CleanText, nullable=False),
    Column("heard", CleanText, nullable=False),  # JSON list of the listen-for points ticked
    Column("version", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
    UniqueConstraint("review_id", "question_id"),
    CheckConstraint(
        "(state = 'rated') = (score IS NOT NULL) AND (score IS NULL OR score BETWEEN 1 AND 5)",
        name="score",
    ),
    sqlite_autoincrement=True,
)

reconciliations = Table(
    "reconciliations",
    metadata,
    _id(),
    _candidate(),
    Column("question_id", String, nullable=False),
    Column("note", CleanText, nullable=False),
    Column("version", Integer, nullable=False),
    _person("person_id"),
    Column("at", Utc, nullable=False),
    UniqueConstraint("candidate_id", "question_id", "version"),
    sqlite_autoincrement=True,
)

unmaskings = Table(
    "unmaskings",
    metadata,
    _candidate(key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("at", Utc, nullable=False),
)

# No foreign keys: an event outlives what it speaks of. Ids and hashes only; what was said of a
# candidate stands in audit_details and is removed with them.
audit_events = Table(
    "audit_events",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("person_id", Integer),
    Column("action", String, nullable=False),
    Column("opening_id", Integer),
    Column("candidate_id", Integer, index=True),
    Column("data", Text, nullable=False),
    Column("details_sha256", String(64)),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

audit_details = Table(
    "audit_details",
    metadata,
    Column("seq", ForeignKey("audit_events.seq"), primary_key=True, autoincrement=False),
    Column("salt", String(32), nullable=False),
    Column("content", Text, nullable=False),
)
