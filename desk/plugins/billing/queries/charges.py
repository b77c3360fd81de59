"""Charges as they stand. All take a connection of a reading or of a unit."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from desk.plugins.billing.queries.documents import as_array
from desk.plugins.billing.rules.charging import BY_VISIT, Charge, Part, Split

_PLAIN = tuple(name for name in Charge.__dataclass_fields__ if name != "split")
_COLUMNS = ", ".join(f'c."{name}"' for name in (*_PLAIN, "gross", "discount", "patient", "tax", "parts"))
_OF_IDS = f"""
    SELECT {_COLUMNS} FROM json_each(?) k CROSS JOIN billing_charge c ON c.charge_id = k.value ORDER BY k.key
"""  # noqa: S608
_OPEN_OF = f"""
    SELECT {_COLUMNS} FROM json_each(?) k
    CROSS JOIN billing_charge c ON c.patient_id = k.value AND c.status = 'open' ORDER BY c.at, c.rowid LIMIT ?
"""  # noqa: S608
_OF_LINES = f"""
    SELECT {_COLUMNS} FROM json_each(?) k CROSS JOIN billing_charge c ON c.line_ref = k.value
    WHERE c.status <> 'cancelled' ORDER BY c.status = 'open', c.at, c.rowid
"""  # noqa: S608
_OF_VISIT = f"""
    SELECT {_COLUMNS} FROM billing_charge c
    WHERE c.visit_id = ? AND c.source = ? AND c.status <> 'cancelled' ORDER BY c.at, c.rowid
"""  # noqa: S608
MOST = 500


def by_ids(connection: Connection, ids: Iterable[str]) -> tuple[Charge, ...]:
    """The charges with these ids, in their order."""
    return _all(connection.exec_driver_sql(_OF_IDS, (as_array(ids),)).all())


def charge(connection: Connection, charge_id: str) -> Charge | None:
    """One charge, or None."""
    return next(iter(by_ids(connection, (charge_id,))), None)


def open_of(connection: Connection, patient_ids: Iterable[str]) -> tuple[Charge, ...]:
    """The open charges of a person (all their ids), oldest first."""
    return _all(connection.exec_driver_sql(_OPEN_OF, (as_array(patient_ids), MOST)).all())


def of_lines(connection: Connection, line_refs: Iterable[str]) -> dict[str, Charge]:
    """By the line of a dispense, the charge that stands for it (open or billed)."""
    return {one.line_ref: one for one in _all(connection.exec_driver_sql(_OF_LINES, (as_array(line_refs),)).all())}


def of_visit(connection: Connection, visit_id: str) -> tuple[Charge, ...]:
    """What arose by the opening of a visit and is not cancelled."""
    return _all(connection.exec_driver_sql(_OF_VISIT, (visit_id, BY_VISIT)).all())


def has_open(connection: Connection, patient_ids: Iterable[str]) -> bool:
    """Whether one of them has an open charge."""
    return bool(connection.exec_driver_sql(_OPEN_OF, (as_array(patient_ids), 1)).first())


def row(charge: Charge) -> dict[str, object]:
    """The row of a charge."""
    split = charge.split
    values: dict[str, object] = {name: getattr(charge, name) for name in _PLAIN}
    return values | {
        "gross": split.gross if split else None, "discount": split.discount if split else 0,
        "patient": split.patient if split else None, "tax": split.tax if split else 0,
        "parts": msgspec.json.encode(split.parts).decode() if split else "",
    }  # fmt: skip


def _all(rows: Sequence[Row[Any]]) -> tuple[Charge, ...]:
    return tuple(_charge(one) for one in rows)


def _charge(found: Row[Any]) -> Charge:
    *plain, gross, discount, patient, tax, parts = tuple(found)
    split = None
    if gross is not None:
        split = Split(gross, discount, msgspec.json.decode(parts, type=tuple[Part, ...]), patient, tax)
    return Charge(**dict(zip(_PLAIN, plain, strict=True)), split=split)
