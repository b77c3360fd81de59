"""Reads of what was handed to patients."""

from collections.abc import Sequence

from sqlalchemy import Connection

from desk.plugins.pharmacy.queries.items import items, names
from desk.plugins.pharmacy.rules.dispensing import GivenBefore
from desk.plugins.pharmacy.rules.duplicates import Running
from desk.plugins.pharmacy.rules.moves import PATIENT_RETURN

MOST_GIVEN = 300

_RETURNED = f"""
    coalesce((SELECT sum(x.quantity) FROM pharmacy_move x WHERE x.of_line = l.move_id AND x.kind = '{PATIENT_RETURN}'
        AND NOT EXISTS (SELECT 1 FROM pharmacy_move u WHERE u.reverses = x.move_id)), 0)
"""  # noqa: S608 - a constant of our own
_TAKEN_BACK = "EXISTS (SELECT 1 FROM pharmacy_move t WHERE t.reverses = l.move_id)"
_GIVEN = f"""
    SELECT l.move_id, l.dispense_id, l.prescription_id, l.request_id, m.item_id, m.batch_id, m.quantity, m.day, m.at,
        m."by", l.days, l.item_asked, l.agreed_by, coalesce(b.lot, '') AS lot, b.expires,
        coalesce(r.directions, '') AS directions, {_RETURNED} AS returned, {_TAKEN_BACK} AS taken_back
    FROM json_each(?) k CROSS JOIN pharmacy_dispense_line l ON l.patient_id = k.value
    JOIN pharmacy_move m ON m.move_id = l.move_id
    LEFT JOIN pharmacy_batch b ON b.batch_id = m.batch_id
    LEFT JOIN pharmacy_request r ON r.request_id = l.request_id
    ORDER BY m.at DESC, l.move_id DESC LIMIT ?
"""  # noqa: S608
_RUNNING = f"""
    SELECT m.item_id, l.request_id, m.day, l.days
    FROM json_each(?) k CROSS JOIN pharmacy_dispense_line l ON l.patient_id = k.value
    JOIN pharmacy_move m ON m.move_id = l.move_id
    WHERE m.day >= ? AND NOT {_TAKEN_BACK} AND m.quantity > {_RETURNED}
    ORDER BY m.day DESC
"""  # noqa: S608
_RETURNED_OF = f"""
    SELECT coalesce(sum({_RETURNED}), 0) FROM pharmacy_dispense_line l WHERE l.dispense_id = ?
"""  # noqa: S608


def given(connection: Connection, patient_ids: Sequence[str], limit: int = MOST_GIVEN) -> tuple[GivenBefore, ...]:
    """What was handed to this person, under any of their ids, newest first."""
    rows = connection.exec_driver_sql(_GIVEN, (names(patient_ids), limit)).all()
    known = items(connection, (row.item_id for row in rows))
    return tuple(
        GivenBefore(
            row.move_id, row.dispense_id, row.prescription_id, row.request_id, row.item_id,
            known[row.item_id].title if row.item_id in known else "",
            known[row.item_id].unit if row.item_id in known else "", row.batch_id, row.lot, row.expires, row.quantity,
            row.returned, row.day, row.at, row.by, row.days, row.directions, row.item_asked, row.agreed_by,
            bool(row.taken_back),
        )
        for row in rows
    )  # fmt: skip


def running(connection: Connection, patient_ids: Sequence[str], since: str) -> tuple[Running, ...]:
    """What this person was given since the ISO day `since` and has kept, each item of a line once, newest first."""
    rows = connection.exec_driver_sql(_RUNNING, (names(patient_ids), since)).all()
    known = items(connection, (row.item_id for row in rows))
    newest = {(row.item_id, row.request_id): row for row in reversed(rows) if row.item_id in known}
    return tuple(Running(known[row.item_id], row.request_id, row.day, row.days) for row in newest.values())


def returned_of(connection: Connection, dispense_id: str) -> int:
    """Base units of a dispense that came back by return."""
    return int(connection.exec_driver_sql(_RETURNED_OF, (dispense_id,)).scalar_one())
