"""The tariff: ChargeItemDefinition resources on the global feed, or on the feed of one facility, whose own go first.

What one looks like is in docs/wire.md (Billing). Ids are derived from codes (and the facility), so that every desk and
the cloud mean the same service. Amounts are whole paise in digits; FHIR's Money beside them has to say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from cloud import loading, record
from cloud.clock import derived_id
from cloud.digest import NO_FACILITY
from cloud.loading import Bad, Kind, Loaded, extension, objects, text, told
from cloud.rules import Resource

KINDS = ("registration", "consultation", "procedure", "investigation", "medicine", "package", "other")
HEADS = (
    "registration", "consultation", "laboratory", "imaging", "procedure", "dental", "medicine", "package",
    "certificate", "ambulance", "other",
)  # fmt: skip
VISITS = ("opd", "emergency", "ipd-referral", "lab", "pharmacy")
MOST_PRICES, MOST_PARTS = 100, 30
MOST_PAISE = 10**11
VENUE = {"system": "http://terminology.hl7.org/CodeSystem/usage-context-type", "code": "venue"}

_EXTENSIONS = frozenset({
    "name-hi", "service-kind", "head", "department", "item", "test", "tax", "free-follow-up", "visit-types", "parts",
    "confirm",
})  # fmt: skip
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,39}", re.ASCII)
_SCHEME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_TAX_CODE = re.compile(r"[0-9]{4,8}", re.ASCII)
_DIGITS = re.compile(r"0|[1-9][0-9]{0,11}", re.ASCII)
_EARLIEST, _LATEST = "2000-01-01", "2199-12-31"


def load(conn: Connection, data: bytes, at: int, facility_id: str = "") -> Loaded:
    """Keep the services of an NDJSON file (ids and contexts of the state's) for all, or for one facility as its own.

    Problem 422 `tariff` that names the lines that are wrong: then none of the file is kept.
    """
    wanted, wrong = loading.read(data, _KIND)
    wrong += _unknown_departments(conn, wanted, facility_id)
    loading.refuse("tariff", wrong)
    if facility_id:
        wanted = [(number, _for_facility(one, facility_id)) for number, one in wanted]
    return loading.keep(conn, facility_id or NO_FACILITY, wanted, loading.stored(conn, wanted), at)


def _for_facility(one: Resource, facility_id: str) -> Resource:
    """The same as the facility's own: its id, and the venue that it is for."""
    venue = {"code": VENUE, "valueReference": {"reference": f"Organization/{facility_id}"}}
    return {**one, "id": derived_id("service", _code(one), facility_id), "useContext": [venue]}


def _unknown_departments(conn: Connection, wanted: loading.Wanted, facility_id: str) -> list[str]:
    """The lines whose department is none of the facility's; of the state's tariff every line that names one."""
    named = {number: _department(one) for number, one in wanted if _department(one)}
    if not facility_id:
        return [f"line {number}: a department is a facility's; load it with --facility" for number in named]
    known = record.load(conn, (("HealthcareService", id_) for id_ in named.values()))
    ours = {id_ for (_, id_), version in known.items() if version.facility_id == facility_id}
    return [f"line {number}: no department of this facility" for number, id_ in named.items() if id_ not in ours]


def _check(one: Resource) -> None:
    code = _code(one)
    if not _CODE.fullmatch(code):
        raise Bad("the service has no code of capital letters, digits and hyphens")
    if one.get("id") != derived_id("service", code):
        raise Bad(f"the id is not the one that {code} has")
    loading.check_tag(one, "service")
    if one.get("status") not in ("active", "retired"):
        raise Bad("status is neither active nor retired")
    if not text(one.get("title")) or not text(one.get("url")):
        raise Bad("title or url is missing")
    loading.check_extensions(one, _EXTENSIONS, "a tariff's")
    _check_facts(one)
    groups = objects(one.get("propertyGroup"))
    if len(groups) > MOST_PRICES:
        raise Bad(f"a service has {MOST_PRICES} prices at the most")
    _check_crossing([_price(group) for group in groups])


def _check_facts(one: Resource) -> None:
    kind = extension(one, "service-kind").get("valueCode")
    if kind not in KINDS:
        raise Bad(f"the kind is none of {', '.join(KINDS)}")
    if extension(one, "head").get("valueCode") not in HEADS:
        raise Bad(f"the head is none of {', '.join(HEADS)}")
    if extension(one, "department") and not _department(one):
        raise Bad("the department is no reference to a HealthcareService")
    for name in ("item", "test"):
        if extension(one, name) and not _CODE.fullmatch(text(extension(one, name).get("valueString"))):
            raise Bad(f"{name} is no code")
    visits = text(extension(one, "visit-types").get("valueString")).split()
    if len(set(visits)) != len(visits) or not set(visits).issubset(VISITS):
        raise Bad(f"the visit types are some of {' '.join(VISITS)}")
    tax = told(extension(one, "tax"))
    if "code" in tax and not _TAX_CODE.fullmatch(text(tax["code"].get("valueString"))):
        raise Bad("the tax code is 4 to 8 digits")
    _check_number(tax, "rate", 0, 10_000)
    free = told(extension(one, "free-follow-up"))
    _check_number(free, "days", 0, 365)
    _check_number(free, "visits", 0, 99)
    parts = [told(part) for part in objects(extension(one, "parts").get("extension"))]
    codes = [text(part.get("code", {}).get("valueString")) for part in parts]
    for part, code in zip(parts, codes, strict=True):
        _check_number(part, "quantity", 1, 999, needed=True)
        if not _CODE.fullmatch(code) or codes.count(code) > 1:
            raise Bad("a part of a package has no code, or is there twice")
    if bool(parts) != (kind == "package") or len(parts) > MOST_PARTS:
        raise Bad(f"a package has 1 to {MOST_PARTS} parts, and nothing else has")


def _check_number(parts: dict[str, Resource], name: str, least: int, most: int, *, needed: bool = False) -> None:
    value: Any = parts.get(name, {}).get("valueInteger")
    if (name in parts or needed) and (type(value) is not int or not least <= value <= most):
        raise Bad(f"{name} is no whole number from {least} to {most}")


def _price(group: Resource) -> tuple[str, str, str]:
    """Category, first and last day of a price that is right. Raises Bad."""
    parts = told(extension(group, "price"))
    category = text(parts.get("category", {}).get("valueString"))
    start, end = _day(parts, "from"), _day(parts, "to")
    if not start or (category and not _SCHEME.fullmatch(category)):
        raise Bad("a price has no first day, or a category that is no scheme's code")
    if end and end < start:
        raise Bad("a price ends before it begins")
    digits = parts.get("paise", {}).get("valueString")
    if not isinstance(digits, str) or not _DIGITS.fullmatch(digits) or int(digits) > MOST_PAISE:
        raise Bad("a price is whole paise, in digits")
    components = objects(group.get("priceComponent"))
    amount = loading.an_object(components[0].get("amount")) if len(components) == 1 else {}
    value: Any = amount.get("value")
    if amount.get("currency") != "INR" or type(value) not in (int, Decimal) or value * 100 != int(digits):
        raise Bad("priceComponent does not say the same amount in INR")
    return category, start, end or _LATEST


def _check_crossing(prices: Iterable[tuple[str, str, str]]) -> None:
    last: dict[str, str] = {}
    for category, start, end in sorted(prices):
        if start <= last.get(category, ""):
            raise Bad(f"two prices{f' for {category}' if category else ''} hold on {start}")
        last[category] = end


def _day(parts: dict[str, Resource], name: str) -> str:
    said = parts.get(name, {}).get("valueDate", "")
    if not said and name not in parts:
        return ""
    try:
        day = date.fromisoformat(said).isoformat()
    except (TypeError, ValueError):
        day = ""
    if day != said or not _EARLIEST <= day <= _LATEST:
        raise Bad("a day of a price is none")
    return day


def _department(one: Resource) -> str:
    reference = loading.an_object(extension(one, "department").get("valueReference")).get("reference")
    kind, _, id_ = text(reference).partition("/")
    return id_ if kind == "HealthcareService" else ""


def _code(one: Resource) -> str:
    return loading.coded(one.get("code"), "service")


_KIND = Kind(
    word="tariff", type="ChargeItemDefinition", nothing="The file holds no services.", check=_check,
    keys=frozenset({
        "resourceType", "id", "meta", "url", "title", "status", "effectivePeriod", "code", "propertyGroup", "extension",
    }),
    names=lambda one: (str(one["id"]),), twice="this service",
)  # fmt: skip
