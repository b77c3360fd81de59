"""The one way in which services and prices are written: here, and where they come by the feed."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from sqlalchemy import Connection, bindparam, case, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from desk.plugins.billing.rules.tariff import CLOUD, FACILITY, Price, Service
from desk.plugins.billing.rules.tariff_search import search_text
from desk.plugins.billing.tables import PriceRow, ServiceRow

TARIFF = "tariff"
"""The topic that is touched."""
_RANK = case((ServiceRow.origin == FACILITY, 0), (ServiceRow.origin == CLOUD, 1), else_=2)
_AT_ONCE = 500


def put_services(connection: Connection, wanted: Sequence[Service], at: int) -> None:
    """Write services, new or over what is known by their ids; of each code the one that ranks highest stands."""
    if not wanted:
        return
    rows = [
        asdict(one)
        | {"parts": " ".join(f"{code} {quantity}" for code, quantity in one.parts)}
        | {"search": search_text(one), "changed_at": at, "stands": False}
        for one in wanted
    ]
    statement = insert(ServiceRow)
    values = {f.name: statement.excluded[f.name] for f in fields(Service) if f.name != "service_id"}
    values |= {name: statement.excluded[name] for name in ("search", "changed_at")}
    connection.execute(statement.on_conflict_do_update(index_elements=["service_id"], set_=values), rows)
    codes = list(dict.fromkeys(one.code for one in wanted))
    for start in range(0, len(codes), _AT_ONCE):
        _let_stand(connection, codes[start : start + _AT_ONCE])


def put_prices(connection: Connection, service_ids: Iterable[str], prices: Iterable[Price]) -> None:
    """Let these be all the prices of these services."""
    gone = [{"id": service_id} for service_id in service_ids]
    if gone:
        connection.execute(delete(PriceRow).where(PriceRow.service_id == bindparam("id")), gone)
    rows = [asdict(price) for price in prices]
    if rows:
        connection.execute(insert(PriceRow), rows)


def _let_stand(connection: Connection, codes: Sequence[str]) -> None:
    found = connection.execute(
        select(ServiceRow.code, ServiceRow.service_id).where(ServiceRow.code.in_(codes)).order_by(_RANK)
    )
    best: dict[str, str] = {}
    for code, service_id in found:
        best.setdefault(code, service_id)
    connection.execute(
        update(ServiceRow)
        .where(ServiceRow.code.in_(codes), ServiceRow.stands, ServiceRow.service_id.not_in(best.values()))
        .values(stands=False)
    )
    connection.execute(update(ServiceRow).where(ServiceRow.service_id.in_(best.values())).values(stands=True))
