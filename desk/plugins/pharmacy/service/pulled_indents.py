"""Lines of indents as other desks changed them. A line's status goes one way, here too."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.fhir import Resource
from desk.plugins.pharmacy.fhir import indents
from desk.plugins.pharmacy.fhir.indents import Requested
from desk.plugins.pharmacy.rules.indents import APPROVED, CANCELLED, ISSUED, RAISED, RECEIVED, REFUSED
from desk.plugins.pharmacy.service import meeting
from desk.plugins.pharmacy.tables import IndentLineRow, IndentRow
from desk.store.unit import Unit

ORDER = (RAISED, APPROVED, ISSUED, RECEIVED, REFUSED, CANCELLED)
_HEADER = ("indent_id", "number", "note", "at", "by")
_LINE = (
    "line_id", "indent_id", "asked", "approved", "approved_by", "approved_at", "status", "shortage", "changed_at",
)  # fmt: skip


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over lines with their headers. Raises ValueError."""
    for line in map(indents.from_fhir, resources):
        meeting.places(unit, (line.source, line.target))
        meeting.items(unit, (line.item,))
        _keep(unit, line)
        unit.touch("indent", f"indent:{line.indent_id}")


def _keep(unit: Unit, line: Requested) -> None:
    said = {name: getattr(line, name) for name in asdict(line) if name not in ("source", "target", "item")}
    header = {name: said[name] for name in _HEADER}
    ends = {"source": line.source.account_id, "target": line.target.account_id}
    unit.connection.execute(upsert(IndentRow).on_conflict_do_nothing(), header | ends)
    known = unit.connection.execute(select(IndentLineRow.status).where(IndentLineRow.line_id == line.line_id)).scalar()
    if known is not None and ORDER.index(known) > ORDER.index(line.status):
        return  # ours went further, and is on its way
    row = {name: said[name] for name in _LINE} | {"item_id": line.item.item_id}
    unit.connection.execute(_KEEP, row)


_line = upsert(IndentLineRow)
_KEEP = _line.on_conflict_do_update(["line_id"], set_={name: _line.excluded[name] for name in _LINE[2:]})
