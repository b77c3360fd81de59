"""The state's medicines: Medication resources on the global feed, checked line by line before any of them is kept.

What a catalogue item looks like is in docs/wire.md (Pharmacy). Item ids are derived from codes, so that a desk that
stood alone and the cloud mean the same thing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from cloud import record, strict_json
from cloud.clock import derived_id
from cloud.digest import NO_FACILITY
from cloud.outcome import EXTENSION, Problem
from cloud.publish import publish
from cloud.rules import Resource, has_hidden

MOST_LINES = 20_000
MOST_BYTES = 64_000_000
LONGEST_LINE = 64_000
MOST_WRONG = 50
LONGEST_TEXT = 200

_KEYS = {"resourceType", "id", "meta", "status", "code", "form", "ingredient", "extension"}
_EXTENSIONS = {
    EXTENSION + name
    for name in (
        "name-hi", "strength", "unit", "schedule", "storage", "therapeutic-class", "substitute-group", "allergens",
        "confirm", "packs",
    )
}  # fmt: skip
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,39}", re.ASCII)
_GTIN = re.compile(r"[0-9]{14}", re.ASCII)
_SCHEDULES = ("H", "H1", "X", "none")


class Bad(Exception):
    """What is wrong with a line, for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many items were new, changed and as they were."""

    new: int
    changed: int
    same: int


def load(conn: Connection, data: bytes, at: int) -> Loaded:
    """Keep the items of an NDJSON file on the global feed; changed ones become new versions.

    Problem 422 `catalogue` that names the lines that are wrong: then none of the file is kept.
    """
    wanted, wrong = _read(data)
    before = record.load(conn, (("Medication", str(item["id"])) for _, item in wanted))
    stored = {id_: version.read() for (_, id_), version in before.items()}
    for number, item in wanted:
        old = stored.get(str(item["id"]))
        if old is not None and _unit(old) != _unit(item):
            wrong.append(f"line {number}: the unit of {_code(item)} may not change; give the new unit another code")
    if wrong:
        more = [] if len(wrong) <= MOST_WRONG else [f"… and {len(wrong) - MOST_WRONG} more"]
        raise Problem(422, "catalogue", "\n".join(("Nothing was loaded.", *wrong[:MOST_WRONG], *more)))
    publish(conn, NO_FACILITY, (item for _, item in wanted), at)
    kept = {version.hash for version in before.values()}
    same = sum(1 for _, item in wanted if hashlib.sha256(strict_json.canonical(item)).digest() in kept)
    return Loaded(len(wanted) - len(stored), len(stored) - same, same)


def _read(data: bytes) -> tuple[list[tuple[int, Resource]], list[str]]:
    """Line number and item of each line that is right, and what is wrong with the others."""
    if len(data) > MOST_BYTES or data.count(b"\n") > MOST_LINES:
        raise Problem(422, "catalogue", f"A catalogue has {MOST_LINES} lines and {MOST_BYTES} bytes at the most.")
    found: list[tuple[int, Resource]] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = _checked(line)
            for name in (str(item["id"]), *(gtin for gtin, _ in _packs(item))):
                if seen.setdefault(name, number) != number:
                    raise Bad(f"this item, or a pack of it, is in line {seen[name]} already")
            found.append((number, item))
        except Bad as bad:
            wrong.append(f"line {number}: {bad}")
        except Problem as problem:
            wrong.append(f"line {number}: {problem.text}")
    if not found and not wrong:
        raise Problem(422, "catalogue", "The file holds no items.")
    return found, wrong


def _checked(line: bytes) -> Resource:
    """The Medication in a line. Raises Bad, Problem."""
    if len(line) > LONGEST_LINE:
        raise Bad("the line is too long")
    item = strict_json.read(line)
    if not isinstance(item, dict) or item.get("resourceType") != "Medication":
        raise Bad("this is no Medication")
    if any(len(text) > LONGEST_TEXT or has_hidden(text) for text in _texts(item)):
        raise Bad("a text is too long, or holds hidden characters")
    unknown = item.keys() - _KEYS
    if unknown:
        raise Bad(f"what {sorted(unknown)[0]} should mean in a catalogue is not known")
    code = _code(item)
    if not _CODE.fullmatch(code):
        raise Bad("the item has no code of capital letters, digits and hyphens")
    if item.get("id") != derived_id("item", code):
        raise Bad(f"the id is not the one that {code} has")
    _check_facts(item)
    return item


def _check_facts(item: Resource) -> None:
    tags = _objects(_object(item.get("meta")).get("tag"))
    if not any((tag.get("system"), tag.get("code")) == (EXTENSION + "kind", "catalogue-item") for tag in tags):
        raise Bad("meta.tag does not say catalogue-item")
    if item.get("status") not in ("active", "inactive"):
        raise Bad("status is neither active nor inactive")
    if not any(_text(_object(one.get("itemCodeableConcept")).get("text")) for one in _objects(item.get("ingredient"))):
        raise Bad("the generic name (ingredient) is missing")
    extensions = [str(one.get("url")) for one in _objects(item.get("extension"))]
    if len(set(extensions)) != len(extensions) or not _EXTENSIONS.issuperset(extensions):
        raise Bad("an extension is there twice, or is none of a catalogue's")
    if not _unit(item):
        raise Bad("the unit (hims:unit) is missing")
    if _extension(item, "schedule").get("valueCode", "none") not in _SCHEDULES:
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
    for pack in _objects(_extension(item, "packs").get("extension")):
        told = {str(one.get("url")): one for one in _objects(pack.get("extension"))}
        yield _text(told.get("gtin", {}).get("valueString")), told.get("units", {}).get("valueInteger")


def _code(item: Resource) -> str:
    codings = _objects(_object(item.get("code")).get("coding"))
    return next((_text(one.get("code")) for one in codings if one.get("system") == EXTENSION + "item"), "")


def _unit(item: Resource) -> str:
    return _text(_extension(item, "unit").get("valueString"))


def _extension(item: Resource, name: str) -> Resource:
    return next((one for one in _objects(item.get("extension")) if one.get("url") == EXTENSION + name), {})


def _object(found: object) -> Resource:
    return found if isinstance(found, dict) else {}


def _objects(found: object) -> list[Resource]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(found: object) -> str:
    return found.strip() if isinstance(found, str) else ""


def _texts(found: object) -> Iterator[str]:
    """Every text inside."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from _texts(value)
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value)
