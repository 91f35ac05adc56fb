"""Push notification of writes on the server (LISTEN and NOTIFY). Where a server has neither, the counter of turns
is polled instead."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

CHANNEL = "meng_stemm"
_BEAT = 1.0
"""How often to check for shutdown, in seconds."""

_AGAIN = 5.0
"""How long to wait before reconnecting to a lost server, in seconds."""


def notify(connection: Connection) -> None:
    """Send a NOTIFY without payload, which the server delivers after the commit."""
    connection.execute(select(func.pg_notify(CHANNEL, "")))


def can_listen(engine: Engine) -> bool:
    """Tell whether the server knows LISTEN."""
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            connection.exec_driver_sql("UNLISTEN *")
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        return False
    return True


class Listener:
    """Calls `heard` from a thread of its own after each write, and once after each connect. `is_there` while
    connected."""

    def __init__(self, engine: Engine, heard: Callable[[], None]) -> None:
        self._engine, self._heard = engine, heard
        self._ended = Event()
        self.is_there = False
        self._thread = Thread(target=self._work, name="listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no longer."""
        self._ended.set()
        self._thread.join(2 * _BEAT)

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    self._listen(connection)
            except (DBAPIError, psycopg.Error, OSError):
                self.is_there = False
                self._ended.wait(_AGAIN)

    def _listen(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"LISTEN {CHANNEL}")
        driver: Any = connection.connection.driver_connection
        self.is_there = True
        try:
            self._heard()
            while not self._ended.is_set():
                for _notice in driver.notifies(timeout=_BEAT, stop_after=1):
                    self._heard()
            connection.exec_driver_sql("UNLISTEN *")
        finally:
            self.is_there = False
            if not self._ended.is_set():
                connection.invalidate()
