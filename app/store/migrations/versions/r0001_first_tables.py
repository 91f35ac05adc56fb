"""The first tables: home, accounts, cases with their keys, receipts and entries, audit log, throttles.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and guard the audit log."""
    blob, words, number = sa.LargeBinary(), sa.String(), sa.BigInteger()
    op.create_table(
        "homes",
        sa.Column("id", words, primary_key=True),
        sa.Column("name", words, nullable=False),
        sa.Column("language", words, nullable=False),
        sa.Column("receipt_salt", blob, nullable=False),
        sa.Column("receipt_passes", sa.Integer(), nullable=False),
        sa.Column("receipt_memory", sa.Integer(), nullable=False),
        sa.Column("recovery_public", blob, nullable=False),
        sa.Column("created_at", number, nullable=False),
    )
    op.create_table(
        "accounts",
        sa.Column("id", words, primary_key=True),
        sa.Column("name", words, nullable=False),
        sa.Column("role", words, nullable=False),
        sa.Column("public_key", blob, nullable=False),
        sa.Column("salt", blob, nullable=False),
        sa.Column("passes", sa.Integer(), nullable=False),
        sa.Column("memory", sa.Integer(), nullable=False),
        sa.Column("sealed_private", blob, nullable=False),
        sa.Column("created_at", number, nullable=False),
    )
    op.create_table(
        "cases",
        sa.Column("id", words, primary_key=True),
        sa.Column("home_id", words, sa.ForeignKey("homes.id"), nullable=False),
        sa.Column("received_at", number, nullable=False),
        sa.Column("state", words, nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("danger", sa.Integer(), nullable=False),
        sa.Column("due_at", number),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("header", blob, nullable=False),
        sa.Column("body", blob, nullable=False),
        sa.Column("recovery_wrap", blob, nullable=False),
    )
    op.create_index(
        "cases_in_order",
        "cases",
        [sa.text("open DESC"), sa.text("danger DESC"), "due_at", sa.text("received_at DESC")],
    )
    op.create_table(
        "reading_keys",
        sa.Column("case_id", words, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("account_id", words, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("stand_by", sa.Integer(), nullable=False),
        sa.Column("wrapped", blob, nullable=False),
        sa.Column("fast", blob),
        sa.Column("since", number, nullable=False),
    )
    op.create_index("ix_reading_keys_account_id", "reading_keys", ["account_id"])
    op.create_table(
        "receipts",
        sa.Column("lookup", blob, primary_key=True),
        sa.Column("case_id", words, sa.ForeignKey("cases.id"), nullable=False, unique=True),
        sa.Column("public_key", blob, nullable=False),
        sa.Column("wrapped", blob, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("id", words, primary_key=True),
        sa.Column("case_id", words, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("at", number, nullable=False),
        sa.Column("for_reporter", sa.Integer(), nullable=False),
        sa.Column("sealed", blob, nullable=False),
    )
    op.create_index("ix_entries_case_id", "entries", ["case_id"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("at", number, nullable=False),
        sa.Column("account_id", words, nullable=False),
        sa.Column("action", words, nullable=False),
        sa.Column("case_id", words, nullable=False),
        sa.Column("hash", blob, nullable=False),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_never_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
        )
    op.create_table(
        "throttles",
        sa.Column("key", words, primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", number, nullable=False),
    )
