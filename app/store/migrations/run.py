"""Runs Alembic from code: there is no ini file, so that the built program needs none."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def known() -> list[str]:
    """Return all revisions, oldest first."""
    return [script.revision for script in _scripts().walk_revisions()][::-1]


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the tables to the revision in one transaction: all of it, or nothing."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        try:
            upgrade_in(connection, to)
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


def upgrade_in(connection: Connection, to: str = "head") -> None:
    """Bring the tables to the revision inside a transaction that has begun."""
    scripts = _scripts()

    def steps(revision: object, _context: object) -> object:
        return scripts._upgrade_revs(to, revision)  # type: ignore[arg-type]

    with EnvironmentContext(_config(), scripts, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()
