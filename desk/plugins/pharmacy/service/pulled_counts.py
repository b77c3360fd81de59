"""Stock-takes of other desks, part by part, in any order. What a count changed comes as moves of its own."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.fhir import Resource
from desk.plugins.pharmacy.fhir import counts
from desk.plugins.pharmacy.fhir.counts import Counted, CountPart
from desk.plugins.pharmacy.queries import items
from desk.plugins.pharmacy.rules.counting import CANCELLED, FINALISED, OPEN
from desk.plugins.pharmacy.rules.items import Batch
from desk.plugins.pharmacy.service import meeting
from desk.plugins.pharmacy.tables import CountLineRow, CountRow
from desk.store.unit import Unit


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over parts of stock-takes. Raises ValueError."""
    for part in map(counts.from_fhir, resources):
        meeting.places(unit, (part.place,))
        if _keep_header(unit, part):
            _keep_lines(unit, part)
        unit.touch("count", f"count:{part.count_id}", "stock")


def _keep_header(unit: Unit, part: CountPart) -> bool:
    """Keep what the part says of the whole; False where it says of a count that is over that it is not.

    What was signed stays signed, and by whom: neither a later word nor another desk's end of the same count undoes it.
    """
    where = CountRow.count_id == part.count_id
    known = unit.connection.execute(select(CountRow.account_id, CountRow.status).where(where)).first()
    if known is not None and known.account_id != part.place.account_id:
        raise ValueError("a stock-take does not change its place")
    if known is not None and _ORDER.index(known.status) > _ORDER.index(part.status):
        return False
    if known is not None and known.status == FINALISED:
        return True
    said = asdict(part)
    row = {name: said[name] for name in _HEADER} | {"account_id": part.place.account_id}
    unit.connection.execute(_KEEP, row)
    return True


_ORDER = (OPEN, CANCELLED, FINALISED)
_HEADER = ("count_id", "status", "started_at", "started_by", "finalised_at", "signed", "second")
_LINE = ("line_id", "batch_id", "counted", "counted_at", "by", "expected", "variance")
_count, _line = upsert(CountRow), upsert(CountLineRow)
_KEEP = _count.on_conflict_do_update(["count_id"], set_={n: _count.excluded[n] for n in (*_HEADER[1:2], *_HEADER[4:])})
_KEEP_LINE = _line.on_conflict_do_update(["line_id"], set_={n: _line.excluded[n] for n in ("expected", "variance")})


def _keep_lines(unit: Unit, part: CountPart) -> None:
    _refuse_changed(unit, part)
    known = items.items(unit.connection, (line.item_id for line in part.lines))
    # A batch is made as soon as a move or a hold says what its item is.
    meeting.batches(unit, (_batch(line) for line in part.lines if line.item_id in known))
    rows = [
        {name: getattr(line, name) for name in _LINE} | {"count_id": part.count_id} for line in part.lines
    ]
    if rows:
        unit.connection.execute(_KEEP_LINE, rows)


def _refuse_changed(unit: Unit, part: CountPart) -> None:
    """Raise ValueError where a line that is known is said otherwise; what it was held against may still be added."""
    said = {line.line_id: line for line in part.lines}
    known = select(CountLineRow.count_id, *(getattr(CountLineRow, name) for name in _LINE)).where(
        CountLineRow.line_id.in_(items.AMONG)
    )
    for row in unit.connection.execute(known, {"names": items.names(said)}):
        line = said[row.line_id]
        same = (row.count_id, row.batch_id, row.counted, row.counted_at) == (
            part.count_id, line.batch_id, line.counted, line.counted_at,
        )  # fmt: skip
        if not same or (row.expected is not None and (row.expected, row.variance) != (line.expected, line.variance)):
            raise ValueError("a counted line does not change")


def _batch(line: Counted) -> Batch:
    return Batch(line.batch_id, line.item_id, line.lot, line.expires)


