"""The one way in which values are kept, sealed or in the clear: JSON with the number of its format first.

A value is written as `[major, minor, value]`. A newer minor only adds: an older program reads what it knows. A
newer major changes what was there: an older program says that a newer one wrote it (`WrittenByNewer`), never that
it is damaged. What was written before formats had numbers, up to version 1.0.1, counts as major 0.

Names of fields on the disk are those of the dataclass unless `names` says another; `tests/samples/formats.json`
holds all of them, so that nobody renames one unawares."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import fields
from datetime import date, time
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar, get_origin

from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.json import JsonConverter, make_converter

from app.core.errors import ContentDamaged, WrittenByNewer

Form = TypeVar("Form")
Upgrade = Callable[[Any], Any]
"""Turns plain values of one major into those of the next."""

Names = Mapping[type, Mapping[str, str]]
"""Names on the disk that differ from those in the code: by dataclass, inner ones first, then by field."""

Hook = tuple[type, Callable[[Any], Any], Callable[[Any], Any]]
"""A class that is kept in a shape of its own: to plain values, and back."""


def as_it_is(plain: Any) -> Any:
    """Upgrade major 0 without a change, where its shape was the same already."""
    return plain


class Format(Generic[Form]):
    """How one kind of value is kept. Make one for each kind, once, where the kind is read and written."""

    known: "list[Format[Any]]" = []  # noqa: RUF012 - filled where modules load, read by the test of all formats

    def __init__(
        self,
        name: str,
        form: type[Form],
        *,
        upgrades: Sequence[Upgrade] = (as_it_is,),
        minor: int = 0,
        names: Names | None = None,
        hooks: Iterable[Hook] = (),
    ) -> None:
        self.name, self.form, self.minor = name, form, minor
        self.upgrades, self._names, self._hooks = tuple(upgrades), names or {}, tuple(hooks)
        Format.known.append(self)

    @property
    def major(self) -> int:
        """Return the number that an older program must know to read this."""
        return len(self.upgrades)

    def plain(self, value: Form) -> Any:
        """Return the value as lists, dictionaries, texts and numbers."""
        return self._converter.unstructure(value, self.form)

    def from_plain(self, plain: Any) -> Form:
        """Build the value from plain ones of the current format. Raises ContentDamaged."""
        try:
            return self._converter.structure(plain, self.form)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise ContentDamaged from error

    def written(self, value: Form) -> str:
        """Return the value as JSON with its numbers first."""
        return json.dumps([self.major, self.minor, self.plain(value)], ensure_ascii=False, separators=(",", ":"))

    def read(self, raw: str | bytes) -> Form:
        """Return the value. Raises WrittenByNewer, or ContentDamaged: anybody can seal bytes to a public key, so
        whatever makes no sense counts as damaged."""
        try:
            plain = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise ContentDamaged from error
        major, minor, value = _numbered(plain)
        if major > self.major:
            raise WrittenByNewer
        try:
            for upgrade in self.upgrades[major:]:
                value = upgrade(value)
            return self.from_plain(value)
        except (ContentDamaged, ValueError, TypeError, LookupError, AttributeError) as error:
            if major == self.major and minor > self.minor:
                raise WrittenByNewer from error  # a choice that this program does not know yet
            raise ContentDamaged from error

    def readable(self, texts: Iterable[str]) -> list[Form]:
        """Return the values of all texts that can be read; damaged or newer ones are skipped, so that one bad row
        hides no other from a child."""
        found = []
        for text in texts:
            with suppress(ContentDamaged):
                found.append(self.read(text))
        return found

    def replaceable(self, text: str) -> Form | None:
        """Return the value about to be replaced; None if damaged. Raises WrittenByNewer: what a newer program
        wrote is not written over."""
        try:
            return self.read(text)
        except WrittenByNewer:
            raise
        except ContentDamaged:
            return None

    @cached_property
    def _converter(self) -> JsonConverter:
        made = make_converter(detailed_validation=False)
        made.register_unstructure_hook(time, time.isoformat)
        made.register_structure_hook(time, lambda value, _kind: time.fromisoformat(str(value)))
        made.register_unstructure_hook(date, date.isoformat)
        made.register_structure_hook(date, lambda value, _kind: date.fromisoformat(str(value)))
        made.register_unstructure_hook_func(_is_a_set, sorted)
        for kind in (str, int, bool):
            made.register_structure_hook(kind, _exactly)
        for form, out, back in self._hooks:
            made.register_unstructure_hook(form, out)
            made.register_structure_hook(form, _backwards(back))
        for form, names in self._names.items():
            there: dict[str, Any] = {field: override(rename=name) for field, name in names.items()}
            made.register_unstructure_hook(form, make_dict_unstructure_fn(form, made, **there))
            made.register_structure_hook(form, make_dict_structure_fn(form, made, **there))
        return made

    def described(self) -> dict[str, Any]:
        """Return the numbers and all names on the disk, as `tests/samples/formats.json` holds them."""
        own = {form.__name__: names for form, names in self._names.items()}
        shapes = sorted(form.__name__ for form, _out, _back in self._hooks)
        return {"format": [self.major, self.minor], "fields": described(self.form), "names": own, "shapes": shapes}


def described(form: Any) -> Any:
    """Return the names of a dataclass's fields and of theirs, the values of an enumeration; of anything else its
    type."""
    from typing import get_args, get_type_hints  # noqa: PLC0415 - for the test of all formats only

    if isinstance(form, type) and hasattr(form, "__dataclass_fields__"):
        hints = get_type_hints(form)
        return {other.name: described(hints[other.name]) for other in fields(form)}
    if isinstance(form, type) and issubclass(form, Enum):
        return {form.__name__: sorted(str(member.value) for member in form)}
    parts = [described(get_arg) for get_arg in get_args(form) if get_arg not in (Ellipsis, type(None))]
    named = getattr(get_origin(form) or form, "__name__", str(form))
    return [named, *parts] if parts else named


def _exactly(value: Any, kind: type) -> Any:
    """Accept str, int and bool without coercion. Enum members are looked up by value."""
    if issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _backwards(back: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _kind: back(value)


def _is_a_set(kind: Any) -> bool:
    origin = get_origin(kind) or kind
    return isinstance(origin, type) and issubclass(origin, AbstractSet)


def _numbered(plain: Any) -> tuple[int, int, Any]:
    match plain:
        case [int(major), int(minor), value] if not isinstance(major, bool) and not isinstance(minor, bool):
            return max(0, major), minor, value
        case _:
            return 0, 0, plain
