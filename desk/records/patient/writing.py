"""Brings a frozen Patient into its rows and into the search index; used by every act and by pull."""

from collections.abc import Iterable
from itertools import islice
from operator import attrgetter
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
_NEXT_ROW = select(func.coalesce(func.max(_TABLES[PatientRow].c.row), 0) + 1)
_DELETE = {row: delete(table).where(table.c.patient_id == bindparam("of")) for row, table in _TABLES.items()}
_UPDATE = update(_TABLES[PatientRow]).where(_TABLES[PatientRow].c.patient_id == bindparam("of"))
_INSERT_HISTORY, _INSERT_CONSENT = insert(queries.table(PatientHistoryRow)), insert(queries.table(ConsentRow))
_OWN = queries.COLUMNS
_own = attrgetter(*_OWN)
_FIELDS = {name: tuple(view.__dataclass_fields__) for name, view in queries.VIEWS.items()}
_READ = {name: attrgetter(*fields) for name, fields in _FIELDS.items()}


def _insertion(row: type[Base], *columns: str) -> str:
    names, places = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    return f'INSERT INTO "{_TABLES[row].name}" ({names}) VALUES ({places})'  # noqa: S608 - names of our own tables


# Plain statements: what SQLAlchemy does for each row of its own costs more than the row.
_INSERT = {row: _insertion(row, key, "patient_id", *_FIELDS[name]) for name, row, key in _PARTS}
_INSERT[PatientRow] = _insertion(PatientRow, "row", "birth_year", *_OWN)
BATCH = 2_000


def add(connection: Connection, patient: Patient) -> None:
    """A patient new to this desk: rows and index."""
    row = connection.execute(_NEXT_ROW).scalar_one()
    _add(connection, [patient], row)
    index.put_many(connection, (document(patient, row),))


def add_many(connection: Connection, patients: Iterable[Patient]) -> int:
    """Patients new to this desk, in bulk (import, demo): rows and index; how many. Merges are not followed."""
    first: int = connection.execute(_NEXT_ROW).scalar_one()
    row = first
    source = iter(patients)
    while batch := list(islice(source, BATCH)):
        _add(connection, batch, row)
        index.put_many(connection, (document(patient, n) for n, patient in enumerate(batch, row)))
        row += len(batch)
    return row - first


def _add(connection: Connection, patients: list[Patient], row: int) -> None:
    """Rows alone, the patients' own numbered from `row`."""
    own = [(n, patient.birth_year, *_own(patient)) for n, patient in enumerate(patients, row)]
    connection.exec_driver_sql(_INSERT[PatientRow], own)
    for name, part, _ in _PARTS:
        _write_part(connection, patients, name, part)


def change(connection: Connection, before: Patient, after: Patient) -> None:
    """Make the rows say `after`; what did not change is not touched."""
    if _values(before) != _values(after):
        connection.execute(_UPDATE.values(_values(after)), {"of": after.patient_id})
    for name, row, _ in _PARTS:
        if getattr(before, name) != getattr(after, name):
            connection.execute(_DELETE[row], {"of": after.patient_id})
            _write_part(connection, [after], name, row)
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


def _write_part(connection: Connection, patients: list[Patient], name: str, row: type[Base]) -> None:
    read = _READ[name]
    rows = [(new_id(), patient.patient_id, *read(view)) for patient in patients for view in getattr(patient, name)]
    if rows:
        connection.exec_driver_sql(_INSERT[row], rows)
