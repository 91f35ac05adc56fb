"""Schema check: a foreign trigger, view or index could drop just those reports that name somebody, while the child
reads "sent". So a file or a server that has any is refused."""

import hashlib
import re

from sqlalchemy import Connection, text

from app.core.errors import AlteredSchema
from app.store.all_tables import metadata

KNOWN = frozenset({"4e52face161dbc2653a0348494f9d140"})
"""Accepted schema hashes of this version; add one where another version of SQLAlchemy or Alembic writes the same
tables as different SQL."""

_OWN_TRIGGERS = frozenset({"audit_never_update", "audit_never_delete"})
_OWN_FUNCTION = "audit_never"
_OWN_FUNCTION_DOES = "BEGIN RAISE EXCEPTION 'the audit log is append-only'; END"
_SERVER_TABLES = frozenset({"turns", "alembic_version"})


def demand_own_schema(connection: Connection) -> None:
    """Raise AlteredSchema where a file of this version holds anything but what our migrations made."""
    if fingerprint(connection) not in KNOWN:
        raise AlteredSchema


def demand_own_triggers(connection: Connection) -> None:
    """Raise AlteredSchema where a file of an earlier version holds a trigger or view that is not ours."""
    found = connection.execute(text("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"))
    if any(kind == "view" or name not in _OWN_TRIGGERS for kind, name in found):
        raise AlteredSchema


def fingerprint(connection: Connection) -> str:
    """Return a hash of the schema of a file: tables with their constraints, indexes, triggers, views. Whitespace,
    quotes and case are ignored."""
    query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    rows = sorted(tuple(map(_bare, map(str, row))) for row in connection.execute(text(query)))
    return hashlib.blake2b(repr(rows).encode(), digest_size=16).hexdigest()


def _bare(words: str) -> str:
    return re.sub(r"[\s\"`\[\]]+", " ", words).strip().casefold()


def demand_own_server_schema(connection: Connection) -> None:
    """Raise AlteredSchema where the schema on a server holds anything that this program did not make, or an event
    trigger is enabled."""
    wanted = {table.name for table in metadata().sorted_tables} | _SERVER_TABLES
    if {str(name) for name in connection.execute(text(_TABLES)).scalars()} != wanted:
        raise AlteredSchema
    triggers = {(str(row[0]), str(row[1])) for row in connection.execute(text(_TRIGGERS))}
    if triggers != {(name, _OWN_FUNCTION) for name in _OWN_TRIGGERS}:
        raise AlteredSchema
    functions = [(str(row[0]), str(row[1]).strip()) for row in connection.execute(text(_FUNCTIONS))]
    if functions != [(_OWN_FUNCTION, _OWN_FUNCTION_DOES)]:
        raise AlteredSchema
    if any(connection.execute(text(query)).first() is not None for query in _NONE_OF):
        raise AlteredSchema


_TABLES = (
    "SELECT relname FROM pg_catalog.pg_class "
    "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'm', 'f', 'p')"
)
_TRIGGERS = (
    "SELECT t.tgname, p.proname FROM pg_catalog.pg_trigger t "
    "JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid "
    "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
)
_FUNCTIONS = "SELECT proname, prosrc FROM pg_catalog.pg_proc WHERE pronamespace = current_schema()::regnamespace"
_NONE_OF = (
    "SELECT 1 FROM pg_catalog.pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' "
    "AND (relrowsecurity OR relforcerowsecurity OR relpersistence <> 'p')",
    "SELECT 1 FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class "
    "WHERE c.relnamespace = current_schema()::regnamespace",
    "SELECT 1 FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace",
    "SELECT 1 FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace "
    "AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)",
    "SELECT 1 FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND k.contype NOT IN ('p', 'f', 'u', 'n')",
    "SELECT 1 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attgenerated <> ''",
    "SELECT 1 FROM pg_catalog.pg_event_trigger WHERE evtenabled <> 'D'",
)
"""Row level security, rules, policies, expression and partial indexes, check constraints, generated columns, event
triggers."""
