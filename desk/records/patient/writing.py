"""Brings a frozen Patient into its rows and into the search index; used by every act and by pull."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from desk.core.ids import new_id
from desk.records.base import Base
from desk.records.patient import queries
from desk.records.patient.tables import (
    AddressRow,
    ConsentRow,
    IdentifierRow,
    NameRow,
    PatientHistoryRow,
    PatientRow,
    PhoneRow,
    RelationRow,
)
from desk.records.patient.view import ENTERED_IN_ERROR, Change, ConsentView, Patient
from desk.records.search import index
from desk.records.search.tokens import SearchDocument, Shown

_PARTS: tuple[tuple[str, type[Base], str], ...] = (
    ("names", NameRow, "name_id"),
    ("identifiers", IdentifierRow, "identifier_id"),
    ("phones", PhoneRow, "phone_id"),
    ("addresses", AddressRow, "address_id"),
    ("relations", RelationRow, "relation_id"),
)
_ROWS: tuple[type[Base], ...] = (PatientRow, *(row for _, row, _ in _PARTS))
_TABLES: dict[type[Base], Table] = {row: queries.table(row) for row in _ROWS}
_INSERT = {row: insert(table) for row, table in _TABLES.items()}
_DELETE = {row: delete(table).where(table.c.patient_id == bindparam("of")) for row, table in _TABLES.items()}
_UPDATE = update(_TABLES[PatientRow]).where(_TABLES[PatientRow].c.patient_id == bindparam("of"))
_INSERT_HISTORY, _INSERT_CONSENT = insert(queries.table(PatientHistoryRow)), insert(queries.table(ConsentRow))
_OWN = queries.COLUMNS
BATCH = 2_000


def add(connection: Connection, patient: Patient) -> None:
    """A patient new to this desk: rows and index."""
    done = connection.execute(_INSERT[PatientRow], _values(patient))
    for name, row, key in _PARTS:
        _write_part(connection, patient, name, row, key)
    assert done.inserted_primary_key is not None
    index.put(connection, document(patient, done.inserted_primary_key[0]))


def add_many(connection: Connection, patients: Iterable[Patient]) -> int:
    """Patients new to this desk, in bulk (import, demo): rows and index; how many. Merges are not followed."""
    row = connection.execute(select(func.coalesce(func.max(_TABLES[PatientRow].c.row), 0))).scalar_one()
    count = 0
    source = iter(patients)
    while batch := list(islice(source, BATCH)):
        rows = range(row + 1, row + 1 + len(batch))
        own = [_values(patient) | {"row": n} for n, patient in zip(rows, batch, strict=True)]
        connection.execute(_INSERT[PatientRow], own)
        for name, part, key in _PARTS:
            views = [_part(patient, view, key) for patient in batch for view in getattr(patient, name)]
            if views:
                connection.execute(_INSERT[part], views)
        index.put_many(connection, (document(patient, n) for n, patient in zip(rows, batch, strict=True)))
        row, count = rows[-1], count + len(batch)
    return count


def change(connection: Connection, before: Patient, after: Patient) -> None:
    """Make the rows say `after`; what did not change is not touched."""
    if _values(before) != _values(after):
        connection.execute(_UPDATE.values(_values(after)), {"of": after.patient_id})
    for name, row, key in _PARTS:
        if getattr(before, name) != getattr(after, name):
            connection.execute(_DELETE[row], {"of": after.patient_id})
            _write_part(connection, after, name, row, key)
    reindex(connection, after.patient_id)


def reindex(connection: Connection, patient_id: str) -> None:
    """Let the search know this person by every name and number of all their ids; merged ids are found under it."""
    ids = queries.same_person(connection, patient_id)
    for merged in ids[1:]:
        row = queries.row_of(connection, merged)
        if row is not None:
            index.remove(connection, row)
    records = [found for i in ids if (found := queries.record(connection, i)) is not None]
    row = queries.row_of(connection, ids[0]) if ids else None
    if row is not None and records:
        index.put(connection, document(records[0], row, *records[1:]))


def document(patient: Patient, row: int, *merged: Patient) -> SearchDocument:
    """What the search is told of a patient, and of those merged into them."""
    everyone = (patient, *merged)
    kin = [r for p in everyone for r in p.relations if r.ended_at is None and r.kind != "child"]
    return SearchDocument(
        patient_id=patient.patient_id,
        row=row,
        names=tuple(dict.fromkeys(n.text for p in everyone for n in p.names)),
        birth_year=patient.birth_year,
        phones=tuple(dict.fromkeys(n.number for p in everyone for n in p.phones if n.ended_at is None)),
        identifiers=tuple(
            dict.fromkeys(i.value for p in everyone for i in p.identifiers if i.status != ENTERED_IN_ERROR)
        ),
        sex=patient.sex,
        fathers=tuple(dict.fromkeys(name for r in kin for name in (r.name, r.name_native) if name)),
        shown=Shown(
            patient.name, patient.name_native, patient.birth_date, patient.age_months, patient.age_told_on,
            patient.locality,
        ),
    )  # fmt: skip


def add_history(connection: Connection, patient_id: str, changes: tuple[Change, ...]) -> None:
    """Keep what changed."""
    rows = [vars(change) | {"history_id": new_id(), "patient_id": patient_id} for change in changes]
    if rows:
        connection.execute(_INSERT_HISTORY, rows)


def add_consent(connection: Connection, patient_id: str, consent: ConsentView) -> None:
    """Keep a consent."""
    connection.execute(_INSERT_CONSENT, vars(consent) | {"patient_id": patient_id})


def _values(patient: Patient) -> dict[str, Any]:
    return {name: getattr(patient, name) for name in _OWN} | {"birth_year": patient.birth_year}


def _write_part(connection: Connection, patient: Patient, name: str, row: type[Base], key: str) -> None:
    views = getattr(patient, name)
    if views:
        connection.execute(_INSERT[row], [_part(patient, view, key) for view in views])


def _part(patient: Patient, view: Any, key: str) -> dict[str, Any]:
    return {**vars(view), "patient_id": patient.patient_id, key: new_id()}
