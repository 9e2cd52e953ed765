"""People, openings, documents, scorecards, candidates and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BYTE_ORDER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _people()
    _documents()
    _candidates()
    _search()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("subject", sa.Text, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text, unique=True),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.Integer, sa.ForeignKey("people.id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_roles",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
    )
    op.create_table(
        "openings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("rubric_id", sa.String, nullable=False),
        sa.Column("blind", sa.Boolean, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "opening_managers",
        sa.Column("opening_id", sa.Integer, sa.ForeignKey("openings.id"), primary_key=True),
        sa.Column(
            "person_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True, index=True
        ),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("received_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "document_names",
        sa.Column(
            "sha256",
            sa.String(64),
            sa.ForeignKey("documents.sha256", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("opening_id", sa.Integer, sa.ForeignKey("openings.id"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("received_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
    )
    op.create_table(
        "scorecards",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "sha256",
            sa.String(64),
            sa.ForeignKey("documents.sha256", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("rubric_id", sa.String, nullable=False),
        sa.Column("rubric_version", sa.String, nullable=False),
        sa.Column("rubric_sha256", sa.String(64), nullable=False),
        sa.Column("engine_version", sa.String, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.UniqueConstraint("sha256", "rubric_sha256", "engine_version", "as_of"),
        sqlite_autoincrement=True,
    )


def _candidates() -> None:
    op.create_table(
        "candidates",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("opening_id", sa.Integer, sa.ForeignKey("openings.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column(
            "sha256", sa.String(64), sa.ForeignKey("documents.sha256"), nullable=False, index=True
        ),
        sa.Column(
            "card_id", sa.Integer, sa.ForeignKey("scorecards.id"), nullable=False, index=True
        ),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", BYTE_ORDER, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("email_key", BYTE_ORDER, nullable=False, index=True),
        sa.Column("phone", sa.Text, nullable=False, index=True),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("level_rank", sa.Integer, nullable=False),
        sa.Column("relevant_months", sa.Integer, nullable=False),
        sa.Column("unread", sa.Boolean, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("status_at", MOMENT, nullable=False),
        sa.Column("status_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("opening_id", "sha256"),
        sa.UniqueConstraint("opening_id", "number"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_candidates_counting", "candidates", ["opening_id", "status", "level", "relevant_months"]
    )
    for column in ("level_rank", "relevant_months", "name_key"):
        op.create_index(f"ix_candidates_opening_id_{column}", "candidates", ["opening_id", column])
    op.create_table(
        "candidate_facets",
        _owner(),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("opening_id", sa.Integer, sa.ForeignKey("openings.id"), nullable=False),
    )
    op.create_index(
        "ix_candidate_facets_counting",
        "candidate_facets",
        ["opening_id", "kind", "item", "state", "candidate_id"],
    )
    op.create_table(
        "candidate_scores",
        _owner(),
        sa.Column("level", sa.String, primary_key=True),
        sa.Column("score", sa.Integer, nullable=False),
    )


def _owner() -> sa.Column[int]:
    owner = sa.ForeignKey("candidates.id", ondelete="CASCADE")
    return sa.Column("candidate_id", sa.Integer, owner, primary_key=True)


def _search() -> None:
    """Words of a candidate: all of them, and those that do not say who it is."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE candidate_words USING fts5("
            "words, blind, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
        )
        return
    op.execute(
        "CREATE TABLE candidate_words ("
        "candidate_id INTEGER PRIMARY KEY REFERENCES candidates (id) ON DELETE CASCADE, "
        "words TSVECTOR NOT NULL, blind TSVECTOR NOT NULL)"
    )
    op.execute("CREATE INDEX ix_candidate_words_words ON candidate_words USING gin (words)")
    op.execute("CREATE INDEX ix_candidate_words_blind ON candidate_words USING gin (blind)")
