"""Full-text search in memory only (SQLite FTS5): nothing of it ever reaches the disk."""

from collections.abc import Sequence
from functools import cached_property
from threading import Lock

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import StaticPool


class SearchIndex:
    """Texts by number. May be filled by one thread while another asks."""

    def __init__(self) -> None:
        self._lock = Lock()

    @cached_property
    def _engine(self) -> Engine:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        with engine.begin() as connection:
            connection.execute(
                text(
                    "CREATE VIRTUAL TABLE words USING fts5(said, content='', prefix='2 3', "
                    'tokenize="unicode61 remove_diacritics 2")'
                )
            )
        return engine

    def add(self, texts: Sequence[tuple[int, str]]) -> None:
        """Add texts under numbers that are not there yet."""
        rows = [{"number": number, "said": said} for number, said in texts]
        if rows:
            with self._lock, self._engine.begin() as connection:
                connection.execute(text("INSERT INTO words(rowid, said) VALUES (:number, :said)"), rows)

    def find(self, beginnings: Sequence[str], limit: int) -> list[int]:
        """Return the lowest numbers of texts with a word for each of the beginnings."""
        wanted = " ".join(f'"{word}"*' for word in beginnings)
        with self._lock, self._engine.connect() as connection:
            found = connection.execute(
                text("SELECT rowid FROM words WHERE words MATCH :wanted LIMIT :limit"),
                {"wanted": wanted, "limit": limit},
            )
            return [int(number) for number in found.scalars()]

    def close(self) -> None:
        """Forget all texts."""
        with self._lock:
            self._engine.dispose()
