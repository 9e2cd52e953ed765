"""Corrections, settlements, decisions, notes, reviews, duplicates, unmasking."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _candidate(
    name: str = "candidate_id", *, key: bool = False, index: bool = False
) -> sa.Column[int]:
    owner = sa.ForeignKey("candidates.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, owner, nullable=False, primary_key=key, index=index)


def _person(*, key: bool = False) -> sa.Column[int]:
    person = sa.ForeignKey("people.id")
    return sa.Column("person_id", sa.Integer, person, nullable=False, primary_key=key)


def _signed() -> tuple[sa.Column[int], sa.Column[int], sa.Column[object]]:
    """Version, writer and moment of a row that is never changed, only followed by the next."""
    return (
        sa.Column("version", sa.Integer, nullable=False),
        _person(),
        sa.Column("at", MOMENT, nullable=False),
    )


def upgrade() -> None:
    _verdicts()
    _reviews()
    _duplicates()


def _verdicts() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, primary_key=True),
        _candidate(),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("machine", sa.Text, nullable=False),
        sa.Column("new", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        *_signed(),
        sa.UniqueConstraint("candidate_id", "kind", "target", "version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "settlements",
        sa.Column("id", sa.Integer, primary_key=True),
        _candidate(),
        sa.Column("flag", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        *_signed(),
        sa.UniqueConstraint("candidate_id", "flag", "version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        _candidate(index=True),
        sa.Column("old", sa.String, nullable=False),
        sa.Column("new", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        _person(),
        sa.Column("at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, primary_key=True),
        _candidate(index=True),
        _person(),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, primary_key=True),
        _candidate(),
        _person(),
        sa.Column("kit", sa.Text, nullable=False),
        sa.Column("recommendation", sa.String),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("submitted_at", MOMENT),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.UniqueConstraint("candidate_id", "person_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "review_id", sa.Integer, sa.ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("question_id", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("heard", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.UniqueConstraint("review_id", "question_id"),
        sa.CheckConstraint(
            "(state = 'rated') = (score IS NOT NULL) AND (score IS NULL OR score BETWEEN 1 AND 5)",
            name="score",
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reconciliations",
        sa.Column("id", sa.Integer, primary_key=True),
        _candidate(),
        sa.Column("question_id", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        *_signed(),
        sa.UniqueConstraint("candidate_id", "question_id", "version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unmaskings",
        _candidate(key=True),
        _person(key=True),
        sa.Column("at", MOMENT, nullable=False),
    )


def _duplicates() -> None:
    op.create_table(
        "candidate_bands",
        sa.Column("value", sa.BigInteger, primary_key=True, autoincrement=False),
        _candidate(key=True, index=True),
    )
    op.create_table(
        "duplicate_pairs",
        sa.Column("id", sa.Integer, primary_key=True),
        _candidate("first_id"),
        _candidate("second_id", index=True),
        sa.Column("same_bytes", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("same_email", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("same_phone", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("similarity", sa.Float),
        sa.Column("found_at", MOMENT, nullable=False),
        sa.Column("verdict", sa.String),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", MOMENT),
        sa.Column("updated_by", sa.Integer, sa.ForeignKey("people.id")),
        sa.UniqueConstraint("first_id", "second_id"),
        sa.CheckConstraint("first_id < second_id", name="ordered"),
        sqlite_autoincrement=True,
    )
