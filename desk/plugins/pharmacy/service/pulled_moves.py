"""Moves of other desks: SupplyDelivery and MedicationDispense, each taken over once, in any order."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import cast

from sqlalchemy import Table, insert

from desk.api.fhir import Resource
from desk.core.clock import MOST_AHEAD_MS
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.fhir import dispenses
from desk.plugins.pharmacy.fhir import moves as supplies
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.moves import Moved
from desk.plugins.pharmacy.queries import movements
from desk.plugins.pharmacy.rules.given import DispenseLine, H1Entry
from desk.plugins.pharmacy.rules.moves import OPENING, RECEIPT, Move
from desk.plugins.pharmacy.service import discrepancies, filling, meeting, moves
from desk.plugins.pharmacy.tables import DispenseLineRow, H1Row
from desk.store import ledger
from desk.store.unit import Unit


@dataclass(frozen=True)
class _Told:
    moved: Moved
    line: DispenseLine | None = None
    h1: H1Entry | None = None

    @property
    def move(self) -> Move:
        return self.moved.move


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over moves. The same again is nothing. Raises Refused for another body under a known id, ValueError."""
    fresh = _fresh(unit, [_read(unit, resource) for resource in resources])
    if not fresh:
        return
    meeting.places(unit, (place for one in fresh for place in (one.moved.source, one.moved.target)))
    meeting.goods(unit, (_with_cost(one.moved) for one in fresh))
    taken = [one.move for one in fresh]
    found = ledger.post_pulled(unit, [moves.posting(move) for move in taken])
    moves.keep(unit, taken)
    _keep_lines(unit, fresh)
    filling.refresh(unit, (move.of_line for move in taken if move.of_line))
    discrepancies.note(unit, taken, found)


def _read(unit: Unit, resource: Resource) -> _Told:
    if resource.get("resourceType") == "MedicationDispense":
        given = dispenses.from_fhir(resource)
        told = _Told(given.moved, given.line, given.h1)
    else:
        told = _Told(supplies.from_fhir(resource))
    if told.move.at > unit.at + MOST_AHEAD_MS:
        raise ValueError("a move that has not happened yet")
    return told


def _fresh(unit: Unit, told: list[_Told]) -> list[_Told]:
    known = movements.by_id(unit.connection, (one.move.move_id for one in told))
    fresh: dict[str, _Told] = {}
    for one in told:
        before = fresh.get(one.move.move_id)
        held = before.move if before is not None else known.get(one.move.move_id)
        if held is None:
            fresh[one.move.move_id] = one
        elif held != one.move:
            raise Refused(
                words("Pulling", "This contradicts a move that is already known. It was not taken over."),
                detail=f"move={one.move.move_id}",
            )
    return list(fresh.values())


def _with_cost(moved: Moved) -> Goods:
    """The goods; of a batch that was received here, with what it cost."""
    move, batch = moved.move, moved.goods.batch
    if batch is None or move.cost_paise is None or move.kind not in (RECEIPT, OPENING):
        return moved.goods
    return replace(moved.goods, batch=replace(batch, cost_paise=move.cost_paise, cost_units=move.cost_units))


def _keep_lines(unit: Unit, fresh: list[_Told]) -> None:
    lines = [
        asdict(one.line)
        | {"move_id": one.move.move_id, "dispense_id": one.move.document, "patient_id": one.move.patient_id}
        for one in fresh if one.line is not None
    ]  # fmt: skip
    if lines:
        unit.connection.execute(_LINE, lines)
    entries = [
        asdict(one.h1) | {"move_id": one.move.move_id, "day": one.move.day} for one in fresh if one.h1 is not None
    ]
    if entries:
        unit.connection.execute(_ENTRY, entries)


_LINE, _ENTRY = insert(cast(Table, DispenseLineRow.__table__)), insert(cast(Table, H1Row.__table__))
