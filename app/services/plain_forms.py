"""Dataclasses of the core as JSON and back (cattrs): dates as ISO, enums by value, what a later version added
filled in with its default."""

import json
from collections.abc import Iterable
from datetime import date, time
from functools import cache
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter

from app.core.errors import CaseDamaged

Form = TypeVar("Form")


@cache
def _converter() -> JsonConverter:
    made = make_converter()
    made.register_unstructure_hook(time, time.isoformat)
    made.register_structure_hook(time, lambda value, _kind: time.fromisoformat(str(value)))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda value, _kind: date.fromisoformat(str(value)))
    return made


def as_json(one: Any) -> str:
    """Return a dataclass as JSON."""
    return json.dumps(_converter().unstructure(one), ensure_ascii=False)


def from_json(text: str | bytes, kind: type[Form]) -> Form:
    """Return the dataclass that stands in JSON. Raises CaseDamaged where it is none: somebody else wrote there."""
    try:
        return _converter().structure(json.loads(text), kind)
    except (BaseValidationError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise CaseDamaged from error


def readable(texts: Iterable[str], kind: type[Form]) -> list[Form]:
    """Return the dataclasses that stand in several texts, without those that are none."""
    found = []
    for text in texts:
        try:
            found.append(from_json(text, kind))
        except CaseDamaged:
            continue
    return found
