"""The rows of an indent, and the SupplyRequests in which its lines travel; on an open unit."""

from collections.abc import Iterable

from sqlalchemy import bindparam, insert, select, update

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import indents as fhir
from desk.plugins.pharmacy.queries import items, places
from desk.plugins.pharmacy.rules.indenting import Checked
from desk.plugins.pharmacy.rules.indents import RAISED, Indent
from desk.plugins.pharmacy.service import places as accounts
from desk.plugins.pharmacy.service.moves import MOST_RESOURCES
from desk.plugins.pharmacy.tables import IndentLineRow, IndentRow
from desk.records import held
from desk.records.numbers import acts as numbers
from desk.store.unit import Unit

_LINES = select(
    IndentLineRow.line_id, IndentLineRow.item_id, IndentLineRow.asked, IndentLineRow.approved,
    IndentLineRow.approved_by, IndentLineRow.approved_at, IndentLineRow.status, IndentLineRow.shortage,
    IndentLineRow.changed_at,
).where(IndentLineRow.line_id.in_(items.AMONG)).order_by(IndentLineRow.line_id)  # fmt: skip
_CHANGE = update(IndentLineRow).where(IndentLineRow.line_id == bindparam("of"))


def make(unit: Unit, checked: Checked) -> str:
    """Write a fresh indent and send it; gives its id. Raises Refused for a medicine that is not in use."""
    known = items.items(unit.connection, (item_id for item_id, _ in checked.lines))
    for n, (item_id, _) in enumerate(checked.lines):
        if item_id not in known or not known[item_id].active:
            raise Refused(words("Indents", "This medicine is not in the catalogue."), field=f"lines.{n}.item_id")
    accounts.ensure(unit)
    indent = Indent(
        new_id(), _number(unit), checked.source, checked.target, checked.note, unit.at, unit.actor.staff_id, ()
    )
    header = {name: value for name, value in vars(indent).items() if name != "lines"}
    unit.connection.execute(insert(IndentRow), header)
    rows = [
        {
            "line_id": new_id(), "indent_id": indent.indent_id, "item_id": item_id, "asked": asked, "status": RAISED,
            "shortage": "", "changed_at": unit.at,
        }
        for item_id, asked in checked.lines
    ]  # fmt: skip
    unit.connection.execute(insert(IndentLineRow), rows)
    send(unit, indent, [str(row["line_id"]) for row in rows])
    return indent.indent_id


def change(unit: Unit, line_id: str, **values: object) -> None:
    """Set what is new of a line."""
    unit.connection.execute(_CHANGE.values(changed_at=unit.at, **values), {"of": line_id})


def send(unit: Unit, indent: Indent, line_ids: Iterable[str]) -> None:
    """Queue these lines as they stand now, in the indent's lane, and say in the trail what was done."""
    rows = unit.connection.execute(_LINES, {"names": items.names(line_ids)}).all()
    known = items.items(unit.connection, (row.item_id for row in rows))
    named = places.by_id(unit.connection)
    bodies = []
    for row in rows:
        said = dict(row._mapping)
        line = fhir.Requested(
            **said | {"item": known[said.pop("item_id")]}, indent_id=indent.indent_id, number=indent.number,
            source=named[indent.source], target=named[indent.target], note=indent.note, at=indent.at, by=indent.by,
        )  # fmt: skip
        bodies.append(fhir.to_fhir(line, held.newest(unit.connection, "SupplyRequest", row.line_id)))
    for start in range(0, len(bodies), MOST_RESOURCES):
        unit.send(lane(indent), *bodies[start : start + MOST_RESOURCES])
    states = sorted({row.status for row in rows})
    unit.audit(indent=indent.indent_id, lines=len(rows), status=" ".join(states))
    unit.touch("indent", f"indent:{indent.indent_id}")


def lane(indent: Indent) -> str:
    """The lane in which an indent's lines and moves follow each other."""
    return f"indent:{indent.indent_id}"


def _number(unit: Unit) -> str:
    """IND-<desk letter>-<financial year>-NNN, from this desk's own series; the year begins in April."""
    today, letter = business_date(unit.at), numbers.desk_letter(unit)
    year = today.year if today.month >= 4 else today.year - 1
    span = f"{year}-{(year + 1) % 100:02d}"
    return f"IND-{letter}-{span}-{numbers.next_in_series(unit, f'indent:{span}:{letter}'):03d}"
