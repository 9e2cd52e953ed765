"""The audit chain, and the triggers that keep it append-only.

The triggers stop mistakes and casual edits. Who owns the database can drop them; the hashes are
what shows it (`Audit.verify`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REFUSAL = "audit events are append-only"


def upgrade() -> None:
    op.create_table(
        "audit_events",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("opening_id", sa.Integer),
        sa.Column("candidate_id", sa.Integer, index=True),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("details_sha256", sa.String(64)),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "audit_details",
        sa.Column(
            "seq",
            sa.BigInteger,
            sa.ForeignKey("audit_events.seq"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _sqlite_triggers() -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_events_no_{verb.lower()} BEFORE {verb} ON audit_events {refuse}"
        )
    # REPLACE INTO deletes without firing a delete trigger; it must not reach an old number.
    op.execute(
        "CREATE TRIGGER audit_events_next BEFORE INSERT ON audit_events "
        "WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit_events) "
        f"{refuse}"
    )
    op.execute(f"CREATE TRIGGER audit_details_no_update BEFORE UPDATE ON audit_details {refuse}")


def _postgresql_triggers() -> None:
    op.execute(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE FUNCTION audit_next() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN "
        "IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit_events) THEN "
        f"RAISE EXCEPTION '{REFUSAL}'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_events_append BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    )
    op.execute(
        "CREATE TRIGGER audit_events_next BEFORE INSERT ON audit_events "
        "FOR EACH ROW EXECUTE FUNCTION audit_next()"
    )
    op.execute(
        "CREATE TRIGGER audit_details_no_update BEFORE UPDATE OR TRUNCATE ON audit_details "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    )
