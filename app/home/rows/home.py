"""What a home chooses and writes itself, as JSON in the clear: nothing in it is about a child."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from app.store import changes
from app.store.tables import HomeContentRow, HomeSettingRow


def settings(connection: Connection) -> dict[str, Any]:
    """Return the home's choices by name; what is no JSON is left out."""
    found = {}
    for name, value in connection.execute(select(HomeSettingRow.name, HomeSettingRow.value)):
        try:
            found[name] = json.loads(value)
        except ValueError:
            continue
    return found


def keep_setting(connection: Connection, name: str, value: Any) -> None:
    """Write one choice."""
    connection.execute(delete(HomeSettingRow).where(HomeSettingRow.name == name))
    connection.execute(insert(HomeSettingRow), {"name": name, "value": json.dumps(value)})


@dataclass(frozen=True)
class Content:
    """One thing that a home wrote: `kind` says what, `content` is JSON."""

    id: str
    kind: str
    position: int
    content: str
    changed_at: datetime
    changed_by: str


def contents(connection: Connection, kind: str) -> list[Content]:
    """Return what the home wrote of a kind, in order."""
    query = select(HomeContentRow.__table__).where(HomeContentRow.kind == kind)
    rows = connection.execute(query.order_by(HomeContentRow.position, HomeContentRow.id))
    return [Content(**row._mapping) for row in rows]


def content(connection: Connection, content_id: str) -> Content | None:
    """Return one thing that the home wrote."""
    row = connection.execute(select(HomeContentRow.__table__).where(HomeContentRow.id == content_id)).first()
    return Content(**row._mapping) if row else None


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
