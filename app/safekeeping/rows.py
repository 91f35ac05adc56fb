"""What a database holds, in numbers that are in the clear."""

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DatabaseError

from app.core.errors import DamagedDatabase, NewerDatabase
from app.safekeeping.rules.backups import Counted
from app.store.tables import AccountRow, AuditRow, CaseRow, HomeRow


def version(connection: Connection) -> str:
    """Return the revision of the tables."""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def counted(connection: Connection) -> Counted:
    """Count. Raises NewerDatabase or DamagedDatabase."""
    from app.store.migrations.run import known  # noqa: PLC0415 - Alembic loads slowly and is rarely needed

    try:
        revision = version(connection)
        if revision not in known():
            raise NewerDatabase(revision)
        name, language = connection.execute(select(HomeRow.name, HomeRow.language)).first() or ("", "")
        people = connection.execute(select(func.count()).select_from(AccountRow)).scalar_one()
        cases = connection.execute(select(func.count()).select_from(CaseRow)).scalar_one()
        rows = connection.execute(select(func.count()).select_from(AuditRow)).scalar_one()
        newest = connection.execute(select(func.max(AuditRow.at))).scalar()
    except DatabaseError as error:
        raise DamagedDatabase from error
    return Counted(name, people, cases, rows, newest, language)
