"""The words of FHIR that all rooms share: our extensions, code systems, and reading JSON that nobody vouched for.

`hims:` of docs/wire.md is `BASE`. A reader takes only the shapes it knows and raises ValueError on nonsense in them;
what it does not know is left alone, so that another program's fields survive.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from desk.core.clock import iso_instant, ms_of, parse_instant
from desk.core.ids import is_id
from desk.records.entry import hides

Resource = dict[str, Any]

BASE = "https://hims.delhi.gov.in/fhir/"
LANGUAGE = "http://hl7.org/fhir/StructureDefinition/language"
ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
BCP47 = "urn:ietf:bcp:47"
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10"

MOST_ITEMS = 200
LONGEST = 2_000


def extension(name: str, **value: Any) -> Resource:
    """One of our extensions: `extension("marks", valueString=…)`."""
    return {"url": BASE + name, **value}


def extended(thing: Resource, name: str, kind: str) -> Any:
    """The value (`kind` such as "valueCode") of our extension `name` on `thing`, or None."""
    url = BASE + name
    for item in items(thing, "extension"):
        if item.get("url") == url:
            return item.get(kind)
    return None


def by_url(thing: Resource) -> dict[str, Resource]:
    """The extensions of `thing` by their address, the first of each."""
    return {str(item.get("url")): item for item in reversed(items(thing, "extension"))}


def with_extensions(base: Resource | None, ours: dict[str, Resource | None]) -> list[Resource]:
    """`base`'s extensions with ours put in place: by name, None takes one away; foreign ones stay where they are."""
    left = dict(ours)
    placed = []
    for old in items(base or {}, "extension"):
        name = str(old.get("url", "")).removeprefix(BASE)
        placed.append(left.pop(name, None) if name in ours else old)
    return [e for e in (*placed, *left.values()) if e is not None]


def patched(
    base: Resource | None, own: Resource, extensions: dict[str, Resource | None] | None = None
) -> Resource:
    """`own` over `base`: a None takes the field away, a field that `own` does not name stays as it was."""
    result = {k: v for k, v in {**(base or {}), **own}.items() if v is not None}
    if extensions is not None:
        result.pop("extension", None)
        kept = with_extensions(base, extensions)
        if kept:
            result["extension"] = kept
    return result


def patched_list(
    base: object, own: Iterable[Resource], key: Callable[[Resource], object | None]
) -> list[Resource] | None:
    """`own` items, each over the base item of the same key; base items whose key is None (not ours to read) stay."""
    old = [item for item in base if isinstance(item, dict)] if isinstance(base, list) else []
    if not old:
        return [patched(None, item) for item in own] or None
    by_key = {key(item): item for item in reversed(old)}
    result = [_patched_item(by_key.get(key(item)), item) for item in own]
    result += [item for item in old if key(item) is None]
    return result or None


def _patched_item(base: Resource | None, own: Resource) -> Resource:
    if base is None:
        return patched(None, own)
    result = patched(base, own)
    foreign = [e for e in items(base, "extension") if e.get("url") not in _ON_ITEMS]
    ours: list[Resource] = own.get("extension") or []
    result["extension"] = [*ours, *foreign]
    if isinstance(base.get("name"), dict) and isinstance(own.get("name"), dict):
        result["name"] = {**base["name"], **own["name"]}
    return result if result["extension"] else patched(result, {"extension": None})


_ON_ITEMS = {LANGUAGE, *(BASE + name for name in ("status", "whose", "name-native", "related-patient"))}


def reference(kind: str, id_: str) -> Resource:
    """A FHIR reference to `kind/id_`."""
    return {"reference": f"{kind}/{id_}"}


def referred(thing: object, kind: str) -> str | None:
    """The id in a reference to a `kind`, or None where there is none. Raises ValueError on an id that is none."""
    text = thing.get("reference") if isinstance(thing, dict) else None
    if not isinstance(text, str) or not text.startswith(kind + "/"):
        return None
    id_ = text[len(kind) + 1 :]
    if not is_id(id_):
        raise ValueError(f"reference to {kind} without a proper id")
    return id_


def author(thing: object) -> str:
    """The staff id in a reference to a Practitioner ("" where there is none); staff ids need not be UUIDs."""
    text = thing.get("reference") if isinstance(thing, dict) else None
    if not isinstance(text, str) or not text.startswith("Practitioner/") or len(text) > 80:
        return ""
    return text.removeprefix("Practitioner/")


def resource_id(resource: Resource, kind: str) -> str:
    """The id of a resource that must be a `kind`. Raises ValueError."""
    id_ = resource.get("id")
    if resource.get("resourceType") != kind or not isinstance(id_, str) or not is_id(id_):
        raise ValueError(f"not a {kind} with a proper id")
    return id_


def items(thing: Resource, name: str) -> list[Resource]:
    """The objects in the list `name`; an absent one is empty. Raises ValueError when it is no list of objects."""
    found = thing.get(name) if type(thing) is dict else _field(thing, name)
    if found is None:
        return []
    if not isinstance(found, list) or len(found) > MOST_ITEMS:
        raise ValueError(f"{name} is no list of objects")
    for item in found:
        if not isinstance(item, dict):
            raise ValueError(f"{name} is no list of objects")
    return found


def text(thing: Resource, name: str, most: int = LONGEST) -> str:
    """The text `name`, "" where absent. Raises ValueError when it is no text, too long, or hides characters."""
    found = thing.get(name) if type(thing) is dict else _field(thing, name)
    if found is None:
        return ""
    if type(found) is str and len(found) <= most and found.isprintable():
        return found
    if not isinstance(found, str) or len(found) > most or hides(found):
        raise ValueError(f"{name} is no plain text")
    return found


def _field(thing: object, name: str) -> Any:
    if not isinstance(thing, dict):
        raise ValueError(f"what should hold {name} is no object")
    return thing.get(name)


def flag(thing: Resource, name: str, default: bool) -> bool:
    """The boolean `name`, or `default` where absent. Raises ValueError."""
    found = thing.get(name, default)
    if not isinstance(found, bool):
        raise ValueError(f"{name} is neither true nor false")
    return found


def one_of(found: object, allowed: Iterable[str], name: str) -> str:
    """`found`, if it is one of the codes `allowed`. Raises ValueError."""
    if not isinstance(found, str) or found not in allowed:
        raise ValueError(f"{name} has an unknown code")
    return found


def coded(thing: object, system: str) -> str:
    """The code of `system` in a CodeableConcept, "" where there is none."""
    if not isinstance(thing, dict):
        return ""
    for coding in items(thing, "coding"):
        if coding.get("system") == system:
            return text(coding, "code", 100)
    return ""


def concept(system: str, code: str, display: str = "") -> Resource:
    """A CodeableConcept of one coding."""
    coding = {"system": system, "code": code}
    return {"coding": [{**coding, "display": display} if display else coding]}


def period(start: int, end: int | None) -> Resource:
    """A FHIR period from UTC milliseconds."""
    return {"start": iso_instant(start)} | ({"end": iso_instant(end)} if end is not None else {})


def moments(thing: Resource, default: int) -> tuple[int, int | None]:
    """Start and end of `thing.period` in UTC milliseconds; `default` where no start is given. Raises ValueError."""
    found = thing.get("period")
    if found is None:
        return default, None
    if not isinstance(found, dict):
        raise ValueError("period is no object")
    return moment(found, "start") or default, moment(found, "end")


def moment(thing: Resource, name: str) -> int | None:
    """The dateTime `name` in UTC milliseconds, None where absent. Raises ValueError."""
    found = text(thing, name, 40)
    if not found:
        return None
    try:
        ms = parse_instant(found if len(found) > 7 else f"{found}-01-01"[:10])
    except OverflowError as far:
        raise ValueError(f"{name} is out of time") from far
    if not _EARLIEST <= ms <= _LATEST:
        raise ValueError(f"{name} is out of time")
    return ms


# A moment at the very edge of the calendar could be stored, but in another zone never shown or sent again.
_EARLIEST, _LATEST = (ms_of(datetime(year, 1, 1, tzinfo=UTC)) for year in (1800, 9999))
