"""Reads for the registers: by day, through the indexes of day and kind."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from desk.plugins.pharmacy.rules import items, moves
from desk.plugins.pharmacy.rules.registers import GivenItem, GivenOut, H1Line
from desk.plugins.pharmacy.tables import BatchRow, DispenseLineRow, H1Row, ItemRow, MoveRow
from desk.records.staff import queries as staff
from desk.records.visit.people import people

_BACK = MoveRow.__table__.alias("back")
_TAKEN_BACK = exists().where(_BACK.c.reverses == MoveRow.move_id).label("taken_back")


def supplies(connection: Connection, schedules: Collection[str], first: date, last: date) -> tuple[H1Line, ...]:
    """The supplies of medicines of these schedules from `first` to `last`, both included, oldest first."""
    query = (
        select(H1Row.__table__, MoveRow.at, MoveRow.by, _TAKEN_BACK)
        .join(MoveRow, MoveRow.move_id == H1Row.move_id)
        .where(H1Row.day.between(first.isoformat(), last.isoformat()), H1Row.schedule.in_(schedules))
        .order_by(MoveRow.at, MoveRow.move_id)
    )
    rows = connection.execute(query).all()
    names = staff.names(connection, {row.by for row in rows})
    return tuple(
        H1Line(
            serial, row.day, row.at, row.patient, row.patient_address, row.prescriber, row.prescriber_address,
            row.prescriber_reg, row.medicine, row.lot, row.quantity, row.unit, names.get(row.by, ""),
            bool(row.taken_back), row.schedule,
        )
        for serial, row in enumerate(rows, 1)
    )  # fmt: skip


def given_out(connection: Connection, first: date, last: date) -> tuple[GivenOut, ...]:
    """Everything that was handed to patients from `first` to `last`, both included, oldest first."""
    query = (
        _dispensed(first, last)
        .join(BatchRow, BatchRow.batch_id == MoveRow.batch_id)
        .with_only_columns(
            MoveRow.at, MoveRow.by, MoveRow.quantity, DispenseLineRow.patient_id, ItemRow.generic,
            ItemRow.generic_native, ItemRow.strength, ItemRow.form, ItemRow.unit, BatchRow.lot, BatchRow.expires,
            _TAKEN_BACK,
        )
        .order_by(MoveRow.at, MoveRow.move_id)
    )  # fmt: skip
    rows = connection.execute(query).all()
    names = staff.names(connection, {row.by for row in rows})
    whose = people(connection, {row.patient_id for row in rows}, last)
    found = []
    for serial, row in enumerate(rows, 1):
        person = whose.get(row.patient_id)
        found.append(
            GivenOut(
                serial, row.at, person.name if person else "", person.name_native if person else "",
                person.number if person else "", _title(row.generic, row), _title(row.generic_native, row), row.lot,
                row.expires, row.quantity, row.unit, names.get(row.by, ""), bool(row.taken_back),
            )
        )  # fmt: skip
    return tuple(found)


def given_items(connection: Connection, first: date, last: date) -> tuple[GivenItem, ...]:
    """The same by medicine, less what was taken back."""
    query = (
        _dispensed(first, last)
        .where(~exists().where(_BACK.c.reverses == MoveRow.move_id))
        .with_only_columns(
            ItemRow.code, ItemRow.generic, ItemRow.generic_native, ItemRow.strength, ItemRow.form, ItemRow.unit,
            func.count(DispenseLineRow.dispense_id.distinct()).label("dispenses"),
            func.sum(MoveRow.quantity).label("quantity"),
        )
        .group_by(ItemRow.item_id)
        .order_by(ItemRow.generic, ItemRow.code)
    )  # fmt: skip
    return tuple(
        GivenItem(
            row.code, _title(row.generic, row), _title(row.generic_native, row), row.unit, row.dispenses, row.quantity
        )
        for row in connection.execute(query)
    )


def _dispensed(first: date, last: date) -> Select[Any]:
    return (
        select(MoveRow.move_id)
        .join(DispenseLineRow, DispenseLineRow.move_id == MoveRow.move_id)
        .join(ItemRow, ItemRow.item_id == MoveRow.item_id)
        .where(MoveRow.day.between(first.isoformat(), last.isoformat()), MoveRow.kind == moves.DISPENSE)
    )


def _title(generic: str, row: Any) -> str:
    """The medicine as Item.title has it; "" where the generic has no name in this script."""
    return items.called(generic, row.strength, row.form) if generic else ""
