"""Reads of the tariff: the services that stand, found as one types, and their prices. Frozen answers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, case, func, literal, select

from desk.plugins.billing.rules.tariff import GENERAL, LOCAL, Price, Service
from desk.plugins.billing.rules.tariff_search import folded
from desk.plugins.billing.tables import PriceRow, SchemeRow, ServiceRow

MOST_WORDS = 8
LONGEST = 120
_COLUMNS = tuple(getattr(ServiceRow, name) for name in Service.__dataclass_fields__)
_PRICE = (PriceRow.service_id, PriceRow.category, PriceRow.paise, PriceRow.valid_from, PriceRow.valid_to)

# Made once: these stand behind every visit and every medicine that is given out.
_STANDS = select(*_COLUMNS).where(ServiceRow.stands)
_ONE = select(*_COLUMNS).where(ServiceRow.service_id == bindparam("service_id"))
_BY_CODE = _STANDS.where(ServiceRow.code == bindparam("code"))
_OF_VISITS = _STANDS.where(ServiceRow.active, ServiceRow.visit_types != "")
_BY_ITEM = _STANDS.where(ServiceRow.active, ServiceRow.item == bindparam("code")).order_by(ServiceRow.code)
_BY_TEST = _STANDS.where(ServiceRow.active, ServiceRow.test == bindparam("code")).order_by(ServiceRow.code)
# As SQL: at every visit and medicine it is asked, and lists of unknown length are made anew each time by SQLAlchemy.
_VALID = (
    "SELECT p.service_id, p.category, p.paise, p.valid_from, p.valid_to FROM json_each(?) s "
    "CROSS JOIN json_each(?) c CROSS JOIN billing_price p ON p.service_id = s.value AND p.category = c.value "
    "WHERE p.valid_from <= ? AND (p.valid_to IS NULL OR p.valid_to >= ?)"
)
_NAMED = ", ".join(f"s.{name}" for name in Service.__dataclass_fields__)
_ALL_STANDING = f"""
    SELECT k.value, {_NAMED} FROM json_each(?) k CROSS JOIN billing_service o ON o.service_id = k.value
    CROSS JOIN billing_service s ON s.service_id = coalesce(
        (SELECT h.service_id FROM billing_service h WHERE h.code = o.code AND h.stands), o.service_id)
"""  # noqa: S608
_OF_ITEMS = f"""
    SELECT k.value, {_NAMED} FROM json_each(?) k CROSS JOIN billing_service s ON s.item = k.value
    WHERE s.stands AND s.active ORDER BY s.code
"""  # noqa: S608
_SCHEMES = select(SchemeRow.scheme, SchemeRow.name, SchemeRow.name_native).order_by(SchemeRow.version)


@dataclass(frozen=True)
class Category:
    """A category of patients with prices of their own: a scheme's code and names."""

    code: str
    name: str
    name_native: str


def service(connection: Connection, service_id: str) -> Service | None:
    """The service with this id, whether it stands or not."""
    return _first(connection.execute(_ONE, {"service_id": service_id}).first())


def all_standing(connection: Connection, service_ids: Iterable[str]) -> dict[str, Service]:
    """`standing` of many, by the id that was asked for; unknown ids are left out."""
    wanted = list(service_ids)
    if not wanted:
        return {}
    rows = connection.exec_driver_sql(_ALL_STANDING, (json.dumps(wanted),))
    return {row[0]: _service(row[1:]) for row in rows}


def of_items(connection: Connection, codes: Iterable[str]) -> dict[str, Service]:
    """`of_item` of many, by code; those without a line of the tariff are left out."""
    wanted = list(codes)
    if not wanted:
        return {}
    found: dict[str, Service] = {}
    for row in connection.exec_driver_sql(_OF_ITEMS, (json.dumps(wanted),)):
        found.setdefault(row[0], _service(row[1:]))
    return found


def by_code(connection: Connection, code: str) -> Service | None:
    """The service that stands under this code, ended or not."""
    return _first(connection.execute(_BY_CODE, {"code": code}).first())


def standing(connection: Connection, service_id: str) -> Service | None:
    """The service that holds now in the place of this one: its own code's."""
    found = service(connection, service_id)
    return (by_code(connection, found.code) or found) if found else None


def of_visits(connection: Connection) -> tuple[Service, ...]:
    """The services in use that arise by themselves at some visit."""
    return tuple(map(_service, connection.execute(_OF_VISITS)))


def of_item(connection: Connection, code: str) -> Service | None:
    """The line of the tariff for a medicine of the catalogue."""
    return _first(connection.execute(_BY_ITEM, {"code": code}).first())


def of_test(connection: Connection, code: str) -> Service | None:
    """The line of the tariff for a test: one that names it, else one of the same code."""
    found = _first(connection.execute(_BY_TEST, {"code": code}).first()) or by_code(connection, code)
    return found if found and found.active else None


def valid_prices(
    connection: Connection, services: Iterable[str], day: str, categories: Iterable[str] = ()
) -> Mapping[str, tuple[Price, ...]]:
    """The prices of these services on a day, the general ones and those of the categories; by service."""
    wanted = json.dumps(list(services)), json.dumps(list(dict.fromkeys((GENERAL, *categories)))), day, day
    found = defaultdict(list)
    for row in connection.exec_driver_sql(_VALID, wanted):
        found[row[0]].append(Price(*row))
    return {service_id: tuple(prices) for service_id, prices in found.items()}


def prices(connection: Connection, service_ids: Sequence[str] | None = None) -> tuple[Price, ...]:
    """All prices of these services (None: of all), by category and day."""
    query = select(*_PRICE).order_by(PriceRow.service_id, PriceRow.category, PriceRow.valid_from)
    if service_ids is not None:
        query = query.where(PriceRow.service_id.in_(service_ids))
    return tuple(Price(*row) for row in connection.execute(query))


def find_services(
    connection: Connection, text: str, limit: int = 20, *, all_of_them: bool = False
) -> tuple[Service, ...]:
    """Services that stand in which every word of `text` occurs, names that begin so first; ended ones when asked."""
    typed = folded(text[:LONGEST]).split()[:MOST_WORDS]
    search = ServiceRow.search
    conditions: list[ColumnElement[bool]] = [func.instr(search, word) > 0 for word in typed]
    if not all_of_them:
        conditions.append(ServiceRow.active.is_(True))
    query = _STANDS.where(and_(True, *conditions)).order_by(*_rank(typed), ServiceRow.name, ServiceRow.code)
    return tuple(map(_service, connection.execute(query.limit(limit))))


def all_services(connection: Connection) -> tuple[Service, ...]:
    """Every service that stands, ended ones too, by code."""
    return tuple(map(_service, connection.execute(_STANDS.order_by(ServiceRow.code))))


def own_services(connection: Connection) -> tuple[Service, ...]:
    """Every service of this desk's own, by code, those in whose place the cloud's stands too."""
    query = select(*_COLUMNS).where(ServiceRow.origin == LOCAL).order_by(ServiceRow.code)
    return tuple(map(_service, connection.execute(query)))


def categories(connection: Connection) -> tuple[Category, ...]:
    """The categories of which this desk knows: every scheme that it holds, and what any service has a price for."""
    named = {row.scheme: Category(*row) for row in connection.execute(_SCHEMES)}
    priced = select(PriceRow.category).where(PriceRow.category != GENERAL).distinct()
    bare = {code: Category(code, code, code) for code in connection.execute(priced).scalars()}
    return tuple(sorted((bare | named).values(), key=lambda one: one.code))


def _rank(typed: list[str]) -> tuple[ColumnElement[int], ...]:
    """What begins with the typed before words that do, before the inside of words."""
    if not typed:
        return ()
    start, search = " " + typed[0], ServiceRow.search
    begins = func.substr(search, 1, len(start)) == start
    return (case((begins, 0), (func.instr(search, start) > 0, 1), else_=literal(2)),)


def _first(row: Row[Any] | None) -> Service | None:
    return _service(row) if row else None


def _service(row: Sequence[Any]) -> Service:
    values = list(row)
    values[_ACTIVE] = bool(values[_ACTIVE])
    said = values[_PARTS].split()
    values[_PARTS] = tuple(zip(said[::2], map(int, said[1::2]), strict=True))
    return Service(*values)


_PARTS = tuple(Service.__dataclass_fields__).index("parts")
_ACTIVE = tuple(Service.__dataclass_fields__).index("active")
