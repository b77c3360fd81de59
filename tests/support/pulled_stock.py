"""A desk to which another one's pharmacy comes by the feed, and what it then holds."""

from pathlib import Path
from typing import Any

from sqlalchemy import select

from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir.counts import Counted, CountPart
from desk.plugins.pharmacy.plugin import MANIFEST
from desk.plugins.pharmacy.rules.items import COUNTER
from desk.plugins.pharmacy.service import pulling
from desk.plugins.pharmacy.tables import (
    BatchRow,
    CountLineRow,
    CountRow,
    DiscrepancyRow,
    DispenseLineRow,
    H1Row,
    HoldRow,
    IndentLineRow,
    IndentRow,
    ItemRow,
    MinimumRow,
    MonthRow,
    MoveRow,
    PackRow,
    PlaceRow,
    PrescriptionRow,
    RequestRow,
)  # fmt: skip
from desk.records.fhir import Resource
from desk.security.authorize import system_actor
from desk.store import ledger
from tests.support.desk import FACILITY, MORNING, TestDesk, make_desk
from tests.support.stock_on_the_wire import (
    AMOX,
    PLACES,
    STAFF,
)  # fmt: skip


def fresh(folder: Path) -> TestDesk:
    assert MANIFEST.migrations is not None
    return make_desk(folder, [MANIFEST.migrations], [right.action for right in MANIFEST.permissions])


def pull(desk: TestDesk, *resources: Resource) -> None:
    """As the feed brings them, in one go."""
    with desk.store.unit(system_actor(FACILITY), "sync.pull") as unit:
        pulling.pull_many(unit, resources)


def rows(desk: TestDesk, table: type[Any]) -> list[dict[str, Any]]:
    """All rows of a table, without when this desk wrote them."""
    names = [column.name for column in table.__table__.columns]
    with desk.store.readers.connect() as connection:
        found = [
            dict(row._mapping) for row in connection.execute(select(*table.__table__.columns).order_by(*names[:2]))
        ]
    return [{k: v for k, v in row.items() if (table, k) not in WHEN} for row in found]


WHEN = {
    (BatchRow, "at"),
    (ItemRow, "changed_at"),
    (PackRow, "at"),
    (DiscrepancyRow, "at"),
    (DiscrepancyRow, "settled_at"),
}


TABLES = (
    BatchRow, CountLineRow, CountRow, DispenseLineRow, H1Row, HoldRow, IndentLineRow, IndentRow, ItemRow, MinimumRow,
    MonthRow, MoveRow, PackRow, PlaceRow, PrescriptionRow, RequestRow,
)  # fmt: skip


def balance(desk: TestDesk, batch_id: str, kind: str) -> int:
    with desk.store.readers.connect() as connection:
        return ledger.balance(connection, batch_id, PLACES[kind].account_id)


def flagged(desk: TestDesk) -> list[tuple[str, int, bool]]:
    return [(row["kind"], row["quantity"], row["settled_by"] is None) for row in rows(desk, DiscrepancyRow)]


def stopped(desk: TestDesk) -> dict[str, str | None]:
    lots = {row["batch_id"]: row["lot"] for row in rows(desk, BatchRow)}
    with desk.store.readers.connect() as connection:
        return {lots[id_]: found.stopped for id_, found in ledger.commodities(connection, lots).items()}


HOUR = 3_600_000


def count_part(status: str = "finalised", number: int = 0, parts: int = 1, **said: Any) -> CountPart:
    line = Counted(new_id(), AMOX.item_id, "A1", "2027-03-31", 95, MORNING, STAFF, 100, -5)
    fixed: dict[str, Any] = {
        "count_id": new_id(), "place": PLACES[COUNTER], "status": status, "started_at": MORNING - HOUR,
        "started_by": STAFF, "finalised_at": MORNING if status == "finalised" else None, "signed": STAFF,
        "second": None, "lines": (line,),
        "number": number, "parts": parts,
    }  # fmt: skip
    return CountPart(**fixed | said)
