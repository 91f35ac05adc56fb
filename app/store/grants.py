"""What an account of the server needs that PCs use every day, and nothing more: it owns no table, changes no
schema, and can neither take rows of the audit log and the roster out nor change them. Another account owns the
tables, and is used for the move and for updates."""

from app.store.all_tables import metadata

PC_ACCOUNT = "meng_stemm_pc"
"""The account's name in what is printed."""

_APPENDED = frozenset({"audit", "roster"})
"""Tables whose rows nobody changes or takes out."""


def grants_for(account: str = PC_ACCOUNT) -> list[str]:
    """Return the SQL that the owner of the database runs once. Raises ValueError where the name is none."""
    if not account.isidentifier() or not account.isascii():
        raise ValueError(account)
    return [
        "REVOKE ALL ON SCHEMA public FROM PUBLIC;",
        f'GRANT USAGE ON SCHEMA public TO "{account}";',
        *(f'GRANT {_rights(name)} ON "{name}" TO "{account}";' for name in sorted(metadata().tables)),
        f'GRANT SELECT ON "alembic_version" TO "{account}";',
        f'GRANT SELECT, UPDATE ON "turns" TO "{account}";',
    ]


def _rights(table: str) -> str:
    return "SELECT, INSERT" if table in _APPENDED else "SELECT, INSERT, UPDATE, DELETE"
