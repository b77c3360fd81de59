"""Reading our extensions of what nobody vouched for, and writing them: small values, each checked, ValueError on
nonsense."""

from desk.core.clock import iso_instant
from desk.core.ids import is_id
from desk.records import fhir
from desk.records.fhir import Resource

Marks = dict[str, Resource]
"""The extensions of a thing by their address."""
SHORT = 300
MOST_UNITS = 1_000_000_000
"""No line counts more units than this, wherever it comes from."""
_NOTHING: Resource = {}


def marks(thing: Resource) -> Marks:
    """Our extensions of `thing`, by the name behind our base."""
    return {url.removeprefix(fhir.BASE): found for url, found in fhir.by_url(thing).items()}


def inner(mark: Resource | None) -> Marks:
    """The parts of a nested extension, by their bare names."""
    return fhir.by_url(mark) if mark else {}


def word(found: Marks, name: str, kind: str = "valueString", most: int = fhir.LONGEST) -> str:
    """The text of an extension, "" where there is none."""
    return fhir.text(found.get(name, _NOTHING), kind, most)


def number(found: Marks, name: str, least: int = 0, most: int = MOST_UNITS) -> int | None:
    """The whole number of an extension, None where there is none."""
    value = found.get(name, _NOTHING).get("valueInteger")
    return None if value is None else whole(value, name, least, most)


def whole(value: object, name: str, least: int = 1, most: int = MOST_UNITS) -> int:
    """`value`, if it is a whole number between the two. A decimal such as 10.0 is one. Raises ValueError."""
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{name} is no whole number that fits")
    return value


def some_id(found: Marks, name: str) -> str | None:
    """The UUID of an extension `valueId`, None where there is none."""
    value = word(found, name, "valueId", 64)
    if not value:
        return None
    if not is_id(value):
        raise ValueError(f"{name} is no id")
    return value


def needed_id(found: Marks, name: str) -> str:
    """The same where there has to be one."""
    value = some_id(found, name)
    if value is None:
        raise ValueError(f"{name} is missing")
    return value


def person(staff_id: str) -> Resource:
    """A reference to somebody of the staff."""
    return fhir.reference("Practitioner", staff_id)


def instant(name: str, ms: int | None) -> Resource | None:
    """An extension that says a moment."""
    return None if ms is None else fhir.extension(name, valueInstant=iso_instant(ms))


def said(name: str, value: str | None) -> Resource | None:
    """An extension that says a text, None where there is nothing to say."""
    return fhir.extension(name, valueString=value) if value else None


def part(name: str, **value: object) -> Resource:
    """A part of a nested extension."""
    return {"url": name, **value}


def parts(**values: str) -> list[Resource]:
    """Text parts of a nested extension; empty ones are left out."""
    return [part(name.replace("_", "-"), valueString=value) for name, value in values.items() if value]
