"""Reads of prescriptions: their lines with what was given of them, the pharmacy's queue, who prescribes here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from desk.plugins.pharmacy.queries.items import names
from desk.plugins.pharmacy.rules.moves import DISPENSE
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, DONE, PART, WAITING, Prescription, Request, Waiting
from desk.records.visit import queries as visits
from desk.records.visit.people import Person, people

OPEN_DAYS = 30
"""A prescription that was never collected leaves the queue after so many days; it can still be found and given."""
MOST_WAITING = 500
_SEEN_LATELY = 2_000
_NOBODY = Person("", "", "", "0", None, "")

_NOT_BACK = "NOT EXISTS (SELECT 1 FROM pharmacy_move back WHERE back.reverses = m.move_id)"
_LINE = f"""
    SELECT r.request_id, r.prescription_id, r.n, r.item_id, r.medicine, r.directions, r.quantity, r.days, r.status,
        coalesce((SELECT sum(m.quantity) FROM pharmacy_move m
            WHERE m.of_line = r.request_id AND m.kind = '{DISPENSE}' AND {_NOT_BACK}), 0)
    FROM
"""  # noqa: S608 - constants of our own
_ONE_LINE = f"{_LINE} pharmacy_request r WHERE r.request_id = ?"
_LINES = f"""{_LINE} json_each(?) k CROSS JOIN pharmacy_request r ON r.prescription_id = k.value
    ORDER BY r.prescription_id, r.n, r.request_id"""
_HEADERS = """
    SELECT p.prescription_id, p.patient_id, p.visit_id, p.origin, p.prescriber, p.prescriber_reg,
        p.prescriber_address, p.prescribed_on, p.note, p.at, p."by"
    FROM json_each(?) k CROSS JOIN pharmacy_prescription p ON p.prescription_id = k.value
    ORDER BY p.at DESC, p.prescription_id DESC LIMIT ?
"""
_OF_PATIENT = """
    SELECT p.prescription_id FROM json_each(?) k CROSS JOIN pharmacy_prescription p ON p.patient_id = k.value
    ORDER BY p.at DESC, p.prescription_id DESC LIMIT ?
"""
_WAITING = f"""
    SELECT prescription_id FROM pharmacy_request WHERE status = '{ACTIVE}' AND filled_on IS NULL AND day >= ?
    UNION SELECT prescription_id FROM pharmacy_request WHERE status = '{ACTIVE}' AND filled_on = ?
"""  # noqa: S608
_PRESCRIBERS = """
    SELECT prescriber, prescriber_reg, prescriber_address FROM pharmacy_prescription
    ORDER BY prescription_id DESC LIMIT ?
"""


@dataclass(frozen=True)
class Prescriber:
    """Who has prescribed here before: name, registration and address as they were written last."""

    name: str
    registration: str
    address: str


def request(connection: Connection, request_id: str) -> Request | None:
    """One line of a prescription."""
    row = connection.exec_driver_sql(_ONE_LINE, (request_id,)).first()
    return Request(*row) if row else None


def prescription(connection: Connection, prescription_id: str) -> Prescription | None:
    """One prescription with its lines."""
    return next(iter(_read(connection, (prescription_id,), 1)), None)


def of_patient(connection: Connection, patient_ids: Sequence[str], limit: int = 100) -> tuple[Prescription, ...]:
    """The prescriptions under these ids of one person, newest first."""
    rows = connection.exec_driver_sql(_OF_PATIENT, (names(patient_ids), limit))
    return _read(connection, rows.scalars(), limit)


def waiting(connection: Connection, today: date) -> tuple[Waiting, ...]:
    """The queue: what is open and what was filled today, oldest first; of a month's uncollected ones the newest."""
    since = (today - timedelta(days=OPEN_DAYS)).isoformat()
    ids = connection.exec_driver_sql(_WAITING, (since, today.isoformat())).scalars()
    found = _read(connection, ids, MOST_WAITING)
    who = people(connection, (one.patient_id for one in found), today)
    tokens = _tokens(connection, (one.visit_id for one in found if one.visit_id), today)
    lines = (_waiting(one, who.get(one.patient_id, _NOBODY), tokens.get(one.visit_id or "", "")) for one in found)
    return tuple(sorted((line for line in lines if line.lines), key=lambda line: (line.at, line.prescription_id)))


def prescribers(connection: Connection, text: str, limit: int = 8) -> tuple[Prescriber, ...]:
    """Who prescribed here lately and has every word of `text` in the name, the last one first."""
    wanted = text.casefold().split()
    found: dict[str, Prescriber] = {}
    for row in connection.exec_driver_sql(_PRESCRIBERS, (_SEEN_LATELY,)):
        name = row.prescriber.casefold()
        if name and name not in found and all(word in name for word in wanted):
            found[name] = Prescriber(*row)
            if len(found) == limit:
                break
    return tuple(found.values())


def _read(connection: Connection, prescription_ids: Iterable[str], limit: int) -> tuple[Prescription, ...]:
    wanted = set(prescription_ids)
    if not wanted:
        return ()
    headers = connection.exec_driver_sql(_HEADERS, (names(wanted), limit)).all()
    lines: dict[str, list[Request]] = {row.prescription_id: [] for row in headers}
    for row in connection.exec_driver_sql(_LINES, (names(lines),)):
        lines[row.prescription_id].append(Request(*row))
    return tuple(Prescription(**{**row._mapping, "lines": tuple(lines[row.prescription_id])}) for row in headers)


def _waiting(one: Prescription, who: Person, token: str) -> Waiting:
    standing = [line for line in one.lines if line.status == ACTIVE]
    still = sum(line.waits for line in standing)
    state = DONE if not still else PART if any(line.given for line in standing) else WAITING
    return Waiting(
        one.prescription_id, one.patient_id, one.visit_id, who.name, who.name_native, who.sex,
        str(who.age) if who.age else "", token, one.origin, len(standing), still, state, one.at,
    )  # fmt: skip


def _tokens(connection: Connection, visit_ids: Iterable[str], today: date) -> dict[str, str]:
    """Visit → its token, of today's visits: an older one calls nobody any more."""
    found = visits.by_ids(connection, set(visit_ids))
    return {visit.visit_id: visit.token for visit in found if visit.day == today.isoformat()}
