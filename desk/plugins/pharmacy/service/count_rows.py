"""The rows of a stock-take, and the resources in which it travels; on an open unit."""

from typing import Protocol, cast

from sqlalchemy import Table, bindparam, insert, update

from desk.core.ids import derived_id, new_id
from desk.plugins.pharmacy.fhir import counts as fhir
from desk.plugins.pharmacy.queries import batches, places
from desk.plugins.pharmacy.rules.counting import OPEN, Count
from desk.plugins.pharmacy.service.moves import MOST_RESOURCES
from desk.plugins.pharmacy.tables import CountLineRow, CountRow
from desk.records import held
from desk.store.unit import Unit

_FOUND = (
    cast(Table, CountLineRow.__table__)
    .update()
    .where(CountLineRow.line_id == bindparam("of"))
    .values(expected=bindparam("said"), variance=bindparam("differs"))
)


class Counted(Protocol):
    """The row of a line, as queries.counts.last_lines gives it."""

    @property
    def line_id(self) -> str: ...
    @property
    def counted_at(self) -> int: ...


def begin(unit: Unit, account_id: str) -> str:
    """A fresh stock-take; gives its id."""
    count_id = new_id()
    row = {
        "count_id": count_id, "account_id": account_id, "status": OPEN, "started_at": unit.at,
        "started_by": unit.actor.staff_id,
    }  # fmt: skip
    unit.connection.execute(insert(CountRow), row)
    unit.audit(count=count_id, account=account_id)
    _touch(unit, count_id)
    return count_id


def line(unit: Unit, count_id: str, batch_id: str, counted: int) -> None:
    """So much was counted, now."""
    row = {
        "line_id": new_id(), "count_id": count_id, "batch_id": batch_id, "counted": counted, "counted_at": unit.at,
        "by": unit.actor.staff_id,
    }  # fmt: skip
    unit.connection.execute(insert(CountLineRow), row)
    unit.audit(count=count_id, batch=batch_id)
    _touch(unit, count_id)


def found(unit: Unit, lines: list[tuple[str, int, int]]) -> None:
    """Of each line (id), what the book said at the moment of the counting, and the difference."""
    unit.connection.execute(
        _FOUND, [{"of": line_id, "said": expected, "differs": variance} for line_id, expected, variance in lines]
    )


def close(unit: Unit, count_id: str, status: str, second: str | None) -> None:
    """The stock-take is over, signed by who acts and a second person."""
    row = update(CountRow).where(CountRow.count_id == count_id)
    values = {"status": status, "finalised_at": unit.at, "signed": unit.actor.staff_id, "second": second}
    unit.connection.execute(row.values(**values))
    _touch(unit, count_id)


def move_id(line_id: str) -> str:
    """The id of the move that a line makes: a line makes one, once."""
    return derived_id("count", line_id)


def lane(count_id: str) -> str:
    """The lane in which a stock-take and its moves follow each other."""
    return f"count:{count_id}"


def send_header(unit: Unit, count: Count) -> None:
    """Tell that it was begun or given up."""
    _send(unit, [_part(unit, count, (), 0, 1)], count.count_id)


def send_whole(unit: Unit, count: Count) -> None:
    """Tell what was found, in parts."""
    known = batches.batches(unit.connection, (one.batch_id for one in count.lines))
    lines = [
        fhir.Counted(
            one.line_id, known[one.batch_id].item_id, one.lot, one.expires, one.counted or 0, one.counted_at or 0,
            one.by, one.expected, one.variance,
        )
        for one in count.lines
    ]  # fmt: skip
    parts = fhir.split(lines)
    _send(unit, [_part(unit, count, part, n, len(parts)) for n, part in enumerate(parts)], count.count_id)


def _part(unit: Unit, count: Count, lines: tuple[fhir.Counted, ...], number: int, parts: int) -> fhir.CountPart:
    place = places.by_id(unit.connection)[count.account_id]
    return fhir.CountPart(
        count.count_id, place, count.status, count.started_at, count.started_by, count.finalised_at, count.signed,
        count.second, lines, number, parts,
    )  # fmt: skip


def _send(unit: Unit, parts: list[fhir.CountPart], count_id: str) -> None:
    bodies = [fhir.to_fhir(part, held.newest(unit.connection, "Basic", part.part_id)) for part in parts]
    for start in range(0, len(bodies), MOST_RESOURCES):
        unit.send(lane(count_id), *bodies[start : start + MOST_RESOURCES])


def _touch(unit: Unit, count_id: str) -> None:
    unit.touch("count", f"count:{count_id}")
