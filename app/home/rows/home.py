"""What a home chooses and writes itself, as JSON in the clear: nothing in it is about a child."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.store import changes
from app.store.tables import HomeContentRow, HomeSettingRow


@dataclass(frozen=True)
class ChosenSetting:
    """One choice of the home, as JSON, and who signed it."""

    name: str
    value: str
    changed_by: str | None = None
    signature: str | None = None


def setting_rows(connection: Connection) -> list[ChosenSetting]:
    """Return the home's choices as they stand in the file."""
    rows = (ChosenSetting(**row._mapping) for row in connection.execute(select(HomeSettingRow.__table__)))
    return [row for row in rows if _is_text(row.name, row.value, row.changed_by, row.signature)]


def _is_text(*values: object) -> bool:
    """Tell whether these can be texts of ours: SQLite keeps anything in any column."""
    return all(value is None or isinstance(value, str) for value in values)


def keep_setting(connection: Connection, setting: ChosenSetting) -> None:
    """Write one choice."""
    connection.execute(delete(HomeSettingRow).where(HomeSettingRow.name == setting.name))
    connection.execute(insert(HomeSettingRow), asdict(setting))


@dataclass(frozen=True)
class Content:
    """One thing that a home wrote: `kind` says what, `content` is JSON."""

    id: str
    kind: str
    position: int
    content: str
    changed_at: datetime
    changed_by: str
    signature: str | None = None


def contents(connection: Connection, kind: str) -> list[Content]:
    """Return what the home wrote of a kind, in order."""
    query = select(HomeContentRow.__table__).where(HomeContentRow.kind == kind)
    rows = connection.execute(query.order_by(HomeContentRow.position, HomeContentRow.id))
    return [
        found
        for found in (Content(**row._mapping) for row in rows)
        if _is_text(found.id, found.content, found.changed_by, found.signature)
    ]


def content(connection: Connection, content_id: str) -> Content | None:
    """Return one thing that the home wrote."""
    row = connection.execute(select(HomeContentRow.__table__).where(HomeContentRow.id == content_id)).first()
    found = Content(**row._mapping) if row else None
    if found is None or not _is_text(found.id, found.content, found.changed_by, found.signature):
        return None
    return found


def keep_content(connection: Connection, content: Content) -> None:
    """Write it, in the place of what had its id."""
    forget_content(connection, content.id)
    connection.execute(insert(HomeContentRow), asdict(content))
    changes.note(connection, [changes.OF_CONTENT[content.kind]])


def forget_content(connection: Connection, content_id: str) -> None:
    """Delete it."""
    kinds = connection.execute(select(HomeContentRow.kind).where(HomeContentRow.id == content_id)).scalars()
    changes.note(connection, [changes.OF_CONTENT[kind] for kind in kinds if kind in changes.OF_CONTENT])
    connection.execute(delete(HomeContentRow).where(HomeContentRow.id == content_id))
