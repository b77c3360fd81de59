"""Lines of prescriptions: of other desks, and of doctors' systems, which write what they like. No order is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.fhir import Resource
from desk.core.clock import business_date
from desk.plugins.pharmacy.fhir import requests
from desk.plugins.pharmacy.fhir.requests import Asked
from desk.plugins.pharmacy.queries import items
from desk.plugins.pharmacy.rules import directions, dosage
from desk.plugins.pharmacy.rules.dosage import Directions
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, CANCELLED, COMPLETED, STOPPED
from desk.plugins.pharmacy.service import filling
from desk.plugins.pharmacy.tables import ItemRow, PrescriptionRow, RequestRow
from desk.store.unit import Unit

ORDER = (ACTIVE, COMPLETED, STOPPED, CANCELLED)
NOT_SAID = 0
"""The quantity of a line that does not say how much; the clerk is asked."""


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over lines of prescriptions. Raises ValueError."""
    told = [_dated(unit, asked) for asked in map(requests.from_fhir, resources) if asked.status is not None]
    known = _known(unit, told)
    found = _items(unit, told)
    new = [asked for asked in told if asked.request_id not in known]
    for asked in new:
        unit.connection.execute(_HEADER, _header(asked))
        if unit.connection.execute(_WHOSE, {"of": asked.prescription_id}).scalar() != asked.patient_id:
            raise ValueError("a prescription is of one patient")
        unit.connection.execute(_LINE, _line(asked, found.get(asked.request_id)))
    filling.refresh(unit, (asked.request_id for asked in new))  # what was given may have come first
    for asked in told:
        if asked.request_id in known:
            _move_on(unit, asked, known[asked.request_id], found.get(asked.request_id))
        unit.touch("prescription", f"patient:{asked.patient_id}")


def _dated(unit: Unit, asked: Asked) -> Asked:
    """An order that does not say when it was made is of today: undated, it would never stand in the queue."""
    if asked.at:
        return asked
    return replace(asked, at=unit.at, prescribed_on=business_date(unit.at).isoformat())


_HEADER = upsert(PrescriptionRow).on_conflict_do_nothing()
_LINE = upsert(RequestRow).on_conflict_do_nothing()
_WHOSE = select(PrescriptionRow.patient_id).where(PrescriptionRow.prescription_id == bindparam("of"))


def _known(unit: Unit, told: Sequence[Asked]) -> dict[str, Any]:
    columns = (RequestRow.request_id, RequestRow.patient_id, RequestRow.item_id, RequestRow.status)
    query = select(*columns).where(RequestRow.request_id.in_(items.AMONG))
    rows = unit.connection.execute(query, {"names": items.names(asked.request_id for asked in told)})
    return {row.request_id: row for row in rows}


def _items(unit: Unit, told: Sequence[Asked]) -> dict[str, Item]:
    """The items of the catalogue that the lines name: by id, else by code."""
    codes = sorted({asked.item_code for asked in told if asked.item_code})
    by_code = select(ItemRow.code, ItemRow.item_id).where(ItemRow.code.in_(items.AMONG))
    coded: dict[str, str] = {
        row.code: row.item_id for row in unit.connection.execute(by_code, {"names": items.names(codes)})
    }
    wanted = {asked.request_id: asked.item_id or coded.get(asked.item_code, "") for asked in told}
    known: Mapping[str, Item] = items.items(unit.connection, wanted.values())
    by_line = {asked.request_id: known.get(wanted[asked.request_id]) for asked in told}
    for asked in told:  # an id that this catalogue does not have, with a code that it does
        if by_line[asked.request_id] is None and asked.item_code in coded:
            by_line.update({asked.request_id: items.item(unit.connection, coded[asked.item_code])})
    return {request_id: item for request_id, item in by_line.items() if item is not None}


def _header(asked: Asked) -> dict[str, object]:
    return {
        "prescription_id": asked.prescription_id, "patient_id": asked.patient_id, "visit_id": asked.visit_id,
        "origin": asked.origin, "prescriber": asked.prescriber, "prescriber_reg": asked.prescriber_reg,
        "prescriber_address": asked.prescriber_address, "prescribed_on": asked.prescribed_on, "note": asked.note,
        "at": asked.at, "by": asked.by,
    }  # fmt: skip


def _line(asked: Asked, item: Item | None) -> dict[str, object]:
    read = directions.understood(asked.directions or asked.dose_text)
    days = asked.days or (read.days if read is not None else None)
    quantity, unread = _quantity(asked, item, read)
    shown = asked.directions or asked.dose_text
    return {
        "request_id": asked.request_id, "prescription_id": asked.prescription_id, "patient_id": asked.patient_id,
        "n": asked.n, "item_id": item.item_id if item else None, "medicine": asked.medicine,
        "directions": f"{shown} ({unread})".strip() if unread else shown, "quantity": quantity, "days": days,
        "status": asked.status, "status_reason": asked.status_reason, "day": asked.prescribed_on, "filled_on": None,
    }  # fmt: skip


def _quantity(asked: Asked, item: Item | None, read: Directions | None) -> tuple[int, str]:
    """Base units; and what was said of them that cannot be counted in this item's unit ("2 strip"), for the eye."""
    if asked.quantity is not None and (item is None or _same_unit(asked.unit, item.unit)):
        return asked.quantity, ""
    worked_out = dosage.quantity(read, item.unit) if read is not None and item is not None else None
    unread = f"{asked.quantity} {asked.unit}" if asked.quantity is not None else ""
    return worked_out or NOT_SAID, unread


def _same_unit(said: str, unit: str) -> bool:
    """Whether a quantity is in the item's unit: the same word, its plural, in braces as UCUM has them, or none."""
    plain = said.strip("{} ").casefold()
    return plain in ("", unit.casefold(), f"{unit.casefold()}s", "1")


def _move_on(unit: Unit, asked: Asked, known: Any, item: Item | None) -> None:
    """A line that is known: its status goes forward, an item that it was matched to is taken over; nothing else."""
    if known.patient_id != asked.patient_id:
        raise ValueError("a line of a prescription does not change its patient")
    values: dict[str, object] = {}
    if ORDER.index(str(asked.status)) > ORDER.index(known.status):
        values |= {"status": asked.status, "status_reason": asked.status_reason}
    if known.item_id is None and item is not None:
        values["item_id"] = item.item_id
    if values:
        unit.connection.execute(update(RequestRow).where(RequestRow.request_id == asked.request_id).values(values))
