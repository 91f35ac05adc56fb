"""The team: members, their training, gatherings, actions. Whoever has an account becomes a member.

Revision ID: 0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FUNCTIONS = {"coordinator": "management", "educator": "education", "administrator": "administration"}


def upgrade() -> None:
    """Make the tables, and a member for every account but the advocates', who come from outside the home."""
    _tables()
    _more_tables()
    for role, function in _FUNCTIONS.items():
        chosen = {"role": role, "function": function}
        op.get_bind().execute(
            sa.text(
                "INSERT INTO members (id, name, function, home, account_id, mentor, number) "
                "SELECT id, name, :function, '', id, 0, '' FROM accounts "
                "WHERE role = :role AND deactivated_at IS NULL"
            ),
            chosen,
        )
    op.execute(
        "INSERT INTO employments (member_id, first) SELECT id, date(created_at / 1000, 'unixepoch') "
        "FROM accounts WHERE id IN (SELECT id FROM members)"
    )


def _column(name: str, kind: Any, *, null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=null)


def _key(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), primary_key=True)


def _member(*, primary: bool = False) -> "sa.Column[str]":
    return sa.Column("member_id", sa.String(), sa.ForeignKey("members.id"), primary_key=primary, nullable=False)


def _tables() -> None:
    words, number, day, raw = sa.String(), sa.BigInteger(), sa.Date(), sa.LargeBinary()
    op.create_table("groups", _key("name"), _column("public_key", raw))
    op.create_table(
        "group_keys",
        sa.Column("group", words, sa.ForeignKey("groups.name"), primary_key=True),
        _key("holder"),
        _column("public_key", raw),
        _column("wrapped", raw),
    )
    op.create_table(
        "members",
        _key("id"),
        *[_column(name, words) for name in ("name", "function", "home", "account_id")],
        _column("mentor", sa.Integer()),
        _column("number", words),
    )
    op.create_index("ix_members_account_id", "members", ["account_id"])
    op.create_table(
        "employments",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        _member(),
        _column("first", day),
        _column("last", day, null=True),
    )
    op.create_table(
        "completions",
        _key("id"),
        _member(),
        _column("item", words),
        _column("done_on", day),
        _column("how", words),
        _column("by", words),
        _column("at", number),
        _column("source", words),
        _column("revoked_at", number, null=True),
        _column("revoked_by", words),
    )


def _more_tables() -> None:
    words, number, day, raw = sa.String(), sa.BigInteger(), sa.Date(), sa.LargeBinary()
    op.create_table(
        "progress",
        _member(primary=True),
        _key("item"),
        _column("read_on", day, null=True),
        _column("answers", words),
        _column("asked_at", number, null=True),
        _column("document_id", words),
        _column("sent_back", words),
    )
    op.create_table(
        "documents",
        _key("id"),
        _member(),
        _column("kind", words),
        _column("at", number),
        _column("group_wrap", raw),
        _column("own_wrap", raw, null=True),
        _column("sealed", raw),
    )
    op.create_table(
        "exemptions",
        _key("id"),
        _member(),
        _column("course", words),
        _column("first", day),
        _column("last", day, null=True),
        _column("reason_id", words),
        _column("by", words),
        _column("at", number),
    )
    for table in ("employments", "completions", "documents", "exemptions"):
        op.create_index(f"ix_{table}_member_id", table, ["member_id"])
    op.create_table(
        "gatherings",
        _key("id"),
        _column("kind", words),
        _column("day", day),
        _column("version", sa.Integer()),
        _column("sealed", raw),
    )
    op.create_table(
        "actions",
        _key("id"),
        _column("kind", words),
        _column("source", words),
        _column("at", number),
        _column("due", day, null=True),
        _column("done_on", day, null=True),
        _column("sealed", raw),
    )
    for table in ("gatherings", "actions"):
        op.create_index(f"ix_{table}_kind", table, ["kind"])
