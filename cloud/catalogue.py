"""The state's medicines: Medication resources on the global feed, checked line by line before any of them is kept.

What a catalogue item looks like is in docs/wire.md (Pharmacy). Item ids are derived from codes, so that a desk that
stood alone and the cloud mean the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from cloud import loading
from cloud.clock import derived_id
from cloud.digest import NO_FACILITY
from cloud.loading import Bad, Kind, Loaded, extension, objects, text, told
from cloud.rules import Resource

_EXTENSIONS = frozenset({
    "name-hi", "strength", "unit", "schedule", "storage", "therapeutic-class", "substitute-group", "allergens",
    "confirm", "packs",
})  # fmt: skip
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,39}", re.ASCII)
_GTIN = re.compile(r"[0-9]{14}", re.ASCII)
_SCHEDULES = ("H", "H1", "X", "none")


def load(conn: Connection, data: bytes, at: int) -> Loaded:
    """Keep the items of an NDJSON file on the global feed; changed ones become new versions.

    Problem 422 `catalogue` that names the lines that are wrong: then none of the file is kept.
    """
    wanted, wrong = loading.read(data, _KIND)
    before = loading.stored(conn, wanted)
    known = {id_: version.read() for (_, id_), version in before.items()}
    for number, item in wanted:
        old = known.get(str(item["id"]))
        if old is not None and _unit(old) != _unit(item):
            wrong.append(f"line {number}: the unit of {_code(item)} may not change; give the new unit another code")
    loading.refuse("catalogue", wrong)
    return loading.keep(conn, NO_FACILITY, wanted, before, at)


def _check(item: Resource) -> None:
    code = _code(item)
    if not _CODE.fullmatch(code):
        raise Bad("the item has no code of capital letters, digits and hyphens")
    if item.get("id") != derived_id("item", code):
        raise Bad(f"the id is not the one that {code} has")
    loading.check_tag(item, "catalogue-item")
    if item.get("status") not in ("active", "inactive"):
        raise Bad("status is neither active nor inactive")
    generics = (loading.an_object(one.get("itemCodeableConcept")) for one in objects(item.get("ingredient")))
    if not any(text(generic.get("text")) for generic in generics):
        raise Bad("the generic name (ingredient) is missing")
    loading.check_extensions(item, _EXTENSIONS, "a catalogue's")
    if not _unit(item):
        raise Bad("the unit (hims:unit) is missing")
    if extension(item, "schedule").get("valueCode", "none") not in _SCHEDULES:
        raise Bad("the schedule is none of H, H1, X, none")
    for gtin, units in _packs(item):
        if not _GTIN.fullmatch(gtin) or _check_digit(gtin[:-1]) != int(gtin[-1]):
            raise Bad(f"the pack {gtin[:14]} has a wrong digit")
        if type(units) is not int or not 0 < units <= 1_000_000:
            raise Bad(f"the pack {gtin} holds no number of units")


def _check_digit(digits: str) -> int:
    """GS1 General Specifications 7.9: weights 3 and 1 from the right."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return -total % 10


def _packs(item: Resource) -> Iterator[tuple[str, Any]]:
    """GTIN and units of each pack."""
    for pack in objects(extension(item, "packs").get("extension")):
        parts = told(pack)
        yield text(parts.get("gtin", {}).get("valueString")), parts.get("units", {}).get("valueInteger")


def _code(item: Resource) -> str:
    return loading.coded(item.get("code"), "item")


def _unit(item: Resource) -> str:
    return text(extension(item, "unit").get("valueString"))


_KIND = Kind(
    word="catalogue", type="Medication", nothing="The file holds no items.", check=_check,
    keys=frozenset({"resourceType", "id", "meta", "status", "code", "form", "ingredient", "extension"}),
    names=lambda item: (str(item["id"]), *(gtin for gtin, _ in _packs(item))), twice="this item, or a pack of it,",
)  # fmt: skip
