"""Reads of the patient. Frozen answers; `record` is one patient's own, `patient` follows merges to who they are now."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, exists, or_, select

from desk.codes import abha, uhid
from desk.core.errors import Unreadable
from desk.records.base import Base
from desk.records.patient.age import age_of
from desk.records.patient.rules import LOCAL, as_compared
from desk.records.patient.tables import (
    AddressRow,
    ConsentRow,
    IdentifierRow,
    LinkActRow,
    NameRow,
    PatientHistoryRow,
    PatientRow,
    PhoneRow,
    RelationRow,
)
from desk.records.patient.view import (
    ACTIVE,
    OLD,
    AddressView,
    Change,
    ConsentView,
    Found,
    IdentifierView,
    NameView,
    Patient,
    PhoneView,
    RelationView,
)
from desk.records.provisional import marks
from desk.records.search import index
from desk.store.tables import AuditRow, OpResourceRow, OpRow, RemoteRow

MOST_MERGES = 100
OPENING = "patient.read"
_LOOKED_AT = 2_000
COLUMNS = (
    "patient_id", "sex", "birth_date", "age_months", "age_told_on", "unknown", "marks", "photo_id", "language",
    "active", "replaced_by", "facility_id", "made_at", "made_by", "changed_at",
)  # fmt: skip


def table(row: type[Base]) -> Table:
    """The table of a row class."""
    found = row.__table__
    assert isinstance(found, Table)
    return found


def _of_patient(row: type[Base], view: type[Any]) -> Any:
    """Columns of `row` in the order of the view's fields, of one patient, in the order in which they were written."""
    own = table(row)
    columns = [own.c[name] for name in view.__dataclass_fields__]
    key = next(iter(own.primary_key.columns))
    return select(*columns).where(own.c.patient_id == bindparam("patient_id")).order_by(key)


_PARTS = {
    "names": (_of_patient(NameRow, NameView), NameView),
    "identifiers": (_of_patient(IdentifierRow, IdentifierView), IdentifierView),
    "phones": (_of_patient(PhoneRow, PhoneView), PhoneView),
    "addresses": (_of_patient(AddressRow, AddressView), AddressView),
    "relations": (_of_patient(RelationRow, RelationView), RelationView),
}
VIEWS: dict[str, type[Any]] = {name: view for name, (_, view) in _PARTS.items()}
_patients = table(PatientRow)
_ONE = select(*(_patients.c[name] for name in COLUMNS)).where(_patients.c.patient_id == bindparam("patient_id"))
_REPLACED_BY = select(_patients.c.replaced_by).where(_patients.c.patient_id == bindparam("patient_id"))
_BIRTH_YEAR = select(_patients.c.birth_year).where(_patients.c.patient_id == bindparam("patient_id"))
_ROW = select(_patients.c.row).where(_patients.c.patient_id == bindparam("patient_id"))
_REPLACES = (
    select(_patients.c.patient_id).where(_patients.c.replaced_by == bindparam("patient_id")).order_by(_patients.c.row)
)


def record(connection: Connection, patient_id: str) -> Patient | None:
    """What was recorded of exactly this id, merges not followed."""
    key = {"patient_id": patient_id}
    row = connection.execute(_ONE, key).first()
    if row is None:
        return None
    parts: dict[str, Any] = {"replaces": tuple(connection.execute(_REPLACES, key).scalars())}
    for name, (query, view) in _PARTS.items():
        parts[name] = tuple(view(*part) for part in connection.execute(query, key))
    return Patient(*row, **parts)


def lives(connection: Connection, patient_id: str) -> Patient | None:
    """Of exactly this id what rules ask: sex, age, and where they live. No names, numbers, phones and relations."""
    row = connection.execute(_ONE, _key(patient_id)).first()
    if row is None:
        return None
    query, view = _PARTS["addresses"]
    parts: dict[str, Any] = {"addresses": tuple(view(*part) for part in connection.execute(query, _key(patient_id)))}
    return Patient(*row, **parts)


def patient(connection: Connection, patient_id: str) -> Patient | None:
    """Who this id is now: the surviving patient, with the numbers of those merged into them as old ones."""
    survivor_id = survivor(connection, patient_id)
    found = record(connection, survivor_id) if survivor_id else None
    if found is None:
        return None
    if marks.is_marked(connection, marks.PATIENT, found.patient_id):
        found = replace(found, provisional=True)
    if not found.replaces:
        return found
    others = same_person(connection, found.patient_id)[1:]
    query = _PARTS["identifiers"][0]
    old = [replace(IdentifierView(*row), status=OLD) for i in others for row in connection.execute(query, _key(i))]
    return replace(found, identifiers=(*found.identifiers, *old))


def birth_year(connection: Connection, patient_id: str) -> int | None:
    """The year of birth of exactly this id, estimated where only an age was told."""
    return connection.execute(_BIRTH_YEAR, _key(patient_id)).scalar()


def survivor(connection: Connection, patient_id: str) -> str | None:
    """The id at the end of the merges that begin at `patient_id`; None for an unknown id."""
    seen: list[str] = []
    current: str | None = patient_id
    while current is not None and current not in seen and len(seen) < MOST_MERGES:
        row = connection.execute(_REPLACED_BY, _key(current)).first()
        if row is None:
            break  # merged into someone whom this desk has not heard of yet
        seen.append(current)
        current = row.replaced_by
    return seen[-1] if seen else None


def same_person(connection: Connection, patient_id: str) -> tuple[str, ...]:
    """All ids under which this person's records stand: the survivor first, then those merged into them."""
    if connection.exec_driver_sql(_NEVER_MERGED, (patient_id,)).first() is not None:
        return (patient_id,)
    root = survivor(connection, patient_id)
    found = [root] if root else []
    for one in found:
        found += [i for i in connection.execute(_REPLACES, _key(one)).scalars() if i not in found]
    return tuple(found)


def known_as(connection: Connection, patient_id: str) -> tuple[str, ...]:
    """The same; of a patient who has not come yet (a visit or a charge of another desk came before) the id alone."""
    return same_person(connection, patient_id) or (patient_id,)


_NEVER_MERGED = """
    SELECT 1 FROM patient p WHERE p.patient_id = ? AND p.replaced_by IS NULL
    AND NOT EXISTS (SELECT 1 FROM patient q WHERE q.replaced_by = p.patient_id)
"""  # nearly everybody: one question instead of two, at every act


def spoken_of(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Which of these ids are known here, as patients or as those into whom somebody was merged."""
    wanted = json.dumps(list(ids))
    return set(connection.exec_driver_sql(_SPOKEN_OF, (wanted, wanted)).scalars())


_SPOKEN_OF = (
    "SELECT p.patient_id FROM json_each(?) k CROSS JOIN patient p ON p.patient_id = k.value "
    "UNION ALL SELECT p.replaced_by FROM json_each(?) k CROSS JOIN patient p ON p.replaced_by = k.value"
)


def row_of(connection: Connection, patient_id: str) -> int | None:
    """The integer by which the search index knows the patient."""
    return connection.execute(_ROW, _key(patient_id)).scalar()


def children(connection: Connection, mother_id: str) -> tuple[str, ...]:
    """The patients whose recorded father, mother or guardian is this one."""
    query = select(RelationRow.patient_id).where(
        RelationRow.related_id == mother_id, RelationRow.ended_at.is_(None), RelationRow.kind != "child"
    )
    return tuple(connection.execute(query).scalars())


def holders(connection: Connection, system: str, value: str) -> tuple[str, ...]:
    """The patients (survivors) who hold this number in this system, in the form in which numbers are kept."""
    query = select(IdentifierRow.patient_id).where(IdentifierRow.value == value, IdentifierRow.system == system)
    return _survivors(connection, connection.execute(query).scalars())


def by_identifier(connection: Connection, text: str) -> tuple[str, ...]:
    """The patients (survivors) known by the number in `text`: UHID, ABHA number or address, or any old number."""
    values = {as_compared(text[:100])}
    for read in (lambda t: uhid.parse(t).compact, abha.parse_number, abha.parse_address):
        try:
            values.add(read(text))
        except Unreadable:
            continue
    query = select(IdentifierRow.patient_id).where(IdentifierRow.value.in_(values - {""}))
    return _survivors(connection, connection.execute(query).scalars())


def _survivors(connection: Connection, ids: Iterable[str]) -> tuple[str, ...]:
    found = (survivor(connection, i) for i in list(ids))
    return tuple(dict.fromkeys(i for i in found if i))


def found(connection: Connection, patient_ids: Iterable[str], today: date) -> tuple[Found, ...]:
    """The lines of a list for these patients, in this order; unknown ids are left out."""
    ids = list(dict.fromkeys(patient_ids))
    if not ids:
        return ()
    asked = select(_patients).where(_patients.c.patient_id.in_(ids))
    rows = {row.patient_id: row for row in connection.execute(asked)}
    latin, native = _names(connection, ids)
    places = _localities(connection, ids)
    return tuple(
        Found(
            i, latin.get(i) or native.get(i, ""), native.get(i, ""), rows[i].sex,
            age_of(rows[i].birth_date, rows[i].age_months, rows[i].age_told_on, today), places.get(i, ""),
        )
        for i in ids if i in rows
    )  # fmt: skip


def lines(connection: Connection, rows: Iterable[int], today: date) -> tuple[Found, ...]:
    """The same for patients found by the search, by the rows it knows them by: from its own table, not from four.

    On a million patients that is half of the pages that a first search reads (docs/decisions/search.md).
    """
    return tuple(
        Found(
            line.patient_id, line.shown.name, line.shown.name_native, line.sex,
            age_of(line.shown.birth_date, line.shown.age_months, line.shown.age_told_on, today), line.shown.locality,
        )
        for line in index.lines(connection, tuple(dict.fromkeys(rows)))
    )  # fmt: skip


def _names(connection: Connection, ids: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    query = select(NameRow.patient_id, NameRow.script, NameRow.text).where(
        NameRow.patient_id.in_(ids), NameRow.ended_at.is_(None), NameRow.use != OLD
    )
    latin: dict[str, str] = {}
    native: dict[str, str] = {}
    for patient_id, script, text in connection.execute(query.order_by(NameRow.name_id)):
        (latin if script == "Latn" else native).setdefault(patient_id, text)
    return latin, native


def _localities(connection: Connection, ids: list[str]) -> dict[str, str]:
    query = select(AddressRow.patient_id, AddressRow.locality, AddressRow.district).where(
        AddressRow.patient_id.in_(ids), AddressRow.ended_at.is_(None)
    )
    places: dict[str, str] = {}
    for row in connection.execute(query.order_by(AddressRow.address_id)):
        places.setdefault(row.patient_id, row.locality or row.district)  # the first, as Patient.address has it
    return places


def opened_by(connection: Connection, staff_id: str, since: int, limit: int) -> tuple[str, ...]:
    """The patients (survivors) whom this person read since `since` (UTC ms), the last one first.

    Reads under other rights (a list, a wrong answer at the opening) do not count.
    """
    query = select(AuditRow.patient_id, AuditRow.body).where(
        AuditRow.actor == staff_id, AuditRow.at >= since, AuditRow.action == OPENING, AuditRow.patient_id.is_not(None)
    )
    rows = connection.execute(query.order_by(AuditRow.n.desc()).limit(_LOOKED_AT))
    read = [row.patient_id for row in rows if b'"opening"' not in row.body]
    return _survivors(connection, dict.fromkeys(read))[:limit]


def history(connection: Connection, patient_id: str) -> tuple[Change, ...]:
    """Every recorded change, newest first, of all ids of this person."""
    query = select(
        PatientHistoryRow.field, PatientHistoryRow.old, PatientHistoryRow.new, PatientHistoryRow.reason,
        PatientHistoryRow.at, PatientHistoryRow.by,
    ).where(PatientHistoryRow.patient_id.in_(same_person(connection, patient_id)))  # fmt: skip
    ordered = query.order_by(PatientHistoryRow.at.desc(), PatientHistoryRow.history_id.desc())
    return tuple(Change(*row) for row in connection.execute(ordered))


def consents(connection: Connection, patient_id: str) -> tuple[ConsentView, ...]:
    """All consents as recorded, oldest first."""
    own = table(ConsentRow)
    columns = [own.c[name] for name in ConsentView.__dataclass_fields__]
    query = select(*columns).where(own.c.patient_id == patient_id).order_by(own.c.at, own.c.consent_id)
    return tuple(ConsentView(*row) for row in connection.execute(query))


def merged_at(connection: Connection, duplicate_id: str) -> int | None:
    """When this patient was last merged away."""
    query = select(LinkActRow.at).where(LinkActRow.duplicate_id == duplicate_id, LinkActRow.kind == "merge")
    return connection.execute(query.order_by(LinkActRow.at.desc()).limit(1)).scalar()


def without_uhid(connection: Connection, limit: int) -> tuple[str, ...]:
    """Patients in use whom this desk registered without a UHID, oldest first.

    Those of other desks are numbered there: two desks that number the same patient would give two UHIDs.
    """
    numbered = select(IdentifierRow.patient_id).where(IdentifierRow.system == "uhid", IdentifierRow.status == ACTIVE)
    local = select(IdentifierRow.patient_id).where(IdentifierRow.system == LOCAL, IdentifierRow.status == ACTIVE)
    known_there = select(RemoteRow.id).where(RemoteRow.type == "Patient", RemoteRow.id == PatientRow.patient_id)
    first_told_here = (
        select(OpResourceRow.id)
        .join(OpRow, OpRow.op_id == OpResourceRow.op_id)
        .where(
            OpResourceRow.type == "Patient", OpResourceRow.id == PatientRow.patient_id,
            OpResourceRow.base_version.is_(None), OpRow.state == "acked",
        )
    )  # fmt: skip
    query = select(PatientRow.patient_id).where(
        PatientRow.patient_id.in_(local), PatientRow.replaced_by.is_(None), PatientRow.active,
        PatientRow.patient_id.not_in(numbered), or_(~exists(known_there), exists(first_told_here)),
    )  # fmt: skip
    return tuple(connection.execute(query.order_by(PatientRow.row).limit(limit)).scalars())


def _key(patient_id: str) -> dict[str, str]:
    return {"patient_id": patient_id}
