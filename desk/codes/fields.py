"""What a code says, as plain JSON values: for a command line, not for a form. It holds nothing that the reader dropped.

Names are those of the meaning and of `Person`; what a code does not say is left out. Dates and times are ISO 8601, in
UTC. Of an Aadhaar code: no photograph, no reference id, no number but its last four digits.
"""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from datetime import UTC, date, datetime

from desk.codes.person import Person
from desk.codes.state import Meaning
from desk.codes.uhid import Uhid
from desk.core.i18n import Words

_LEFT_OUT = frozenset({"kind", "state"})
_MOMENTS = frozenset({"issued", "expires"})
_NOT_KNOWN = {"sex": "0"}


def fields(meaning: Meaning) -> dict[str, object]:
    """The fields of a meaning, one level deep: those of its person stand beside its own."""
    said = _said(meaning)
    person = getattr(meaning, "person", None)
    if not isinstance(person, Person):
        return said
    said.pop("hint", None)  # the number by which to search where nothing else is proven
    return _said(person) | said


def _said(thing: object) -> dict[str, object]:
    assert is_dataclass(thing)
    values = {one.name: getattr(thing, one.name) for one in fields_of(thing)}
    return {
        name: _json(name, value)
        for name, value in values.items()
        if name not in _LEFT_OUT and not isinstance(value, Person) and not _says_nothing(name, value)
    }


def _says_nothing(name: str, value: object) -> bool:
    return value is None or value is False or value in ("", ()) or value == _NOT_KNOWN.get(name)


def _json(name: str, value: object) -> object:
    match value:
        case bool() | str():
            return value
        case int() if name in _MOMENTS:
            return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case int():
            return value
        case Uhid():
            return value.compact
        case date():
            return value.isoformat()
        case tuple():
            return [_json(name, one) for one in value]
        case Words():
            return str(value)
        case Mapping():
            return {str(key): _json(str(key), one) for key, one in value.items()}
    raise TypeError(f"{name} cannot be shown")
