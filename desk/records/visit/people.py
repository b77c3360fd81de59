"""Who the visits are about: what a queue, a slip and a register show of a patient, many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, select

from desk.records.patient import queries as patients
from desk.records.patient.age import AgeView
from desk.records.patient.rules import LOCAL, UHID
from desk.records.patient.tables import IdentifierRow, PatientRow, PhoneRow, RelationRow
from desk.records.patient.view import ACTIVE

GUARDIANS = ("father", "spouse", "mother", "guardian")
"""Whose name stands beside a patient's in a register: the first of these that is known."""

# Made once: one token asks all four of them.
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_NOW = select(PatientRow.patient_id, PatientRow.replaced_by).where(PatientRow.patient_id.in_(_IDS))
_NUMBERS = select(IdentifierRow.patient_id, IdentifierRow.system, IdentifierRow.value).where(
    IdentifierRow.patient_id.in_(_IDS), IdentifierRow.system.in_((UHID, LOCAL)), IdentifierRow.status == ACTIVE
)
_GUARDIANS = select(RelationRow.patient_id, RelationRow.kind, RelationRow.name, RelationRow.name_native).where(
    RelationRow.patient_id.in_(_IDS), RelationRow.kind.in_(GUARDIANS), RelationRow.ended_at.is_(None)
)
_PHONES = (
    select(PhoneRow.patient_id, PhoneRow.number)
    .where(PhoneRow.patient_id.in_(_IDS), PhoneRow.ended_at.is_(None))
    .order_by(PhoneRow.phone_id.desc())
)


@dataclass(frozen=True)
class Person:
    """A patient in one line. sex as in domain.md; `uhid` without hyphens; `local` the facility's own number."""

    patient_id: str
    name: str
    name_native: str
    sex: str
    age: AgeView | None
    locality: str
    uhid: str = ""
    local: str = ""
    guardian: str = ""
    phone: str = ""

    @property
    def number(self) -> str:
        """What is printed: the UHID with hyphens, or the facility's own number until there is one."""
        return f"{self.uhid[:3]}-{self.uhid[3:6]}-{self.uhid[6:]}" if self.uhid else self.local


def people(connection: Connection, patient_ids: Iterable[str], on: date) -> dict[str, Person]:
    """By the id asked for, who it is now (merges are followed), with the age on a day. Unknown ids are left out."""
    now = _now(connection, set(patient_ids))
    ids = sorted(set(now.values()))
    numbers = _numbers(connection, ids)
    guardians = _guardians(connection, ids)
    phones = _phones(connection, ids)
    known = {
        line.patient_id: Person(
            line.patient_id, line.name, line.name_native, line.sex, line.age, line.locality,
            uhid=numbers.get((line.patient_id, UHID), ""), local=numbers.get((line.patient_id, LOCAL), ""),
            guardian=guardians.get(line.patient_id, ""), phone=phones.get(line.patient_id, ""),
        )
        for line in patients.found(connection, ids, on)
    }  # fmt: skip
    return {asked: known[current] for asked, current in now.items() if current in known}


def _now(connection: Connection, asked: set[str]) -> dict[str, str]:
    """Who each is now; only those who were merged away cost a walk of their own."""
    return {
        row.patient_id: row.patient_id
        if row.replaced_by is None
        else patients.survivor(connection, row.patient_id) or row.patient_id
        for row in connection.execute(_NOW, {"ids": sorted(asked)}).all()
    }


def _numbers(connection: Connection, ids: list[str]) -> dict[tuple[str, str], str]:
    return {(row.patient_id, row.system): row.value for row in connection.execute(_NUMBERS, {"ids": ids})}


def _guardians(connection: Connection, ids: list[str]) -> dict[str, str]:
    rows = connection.execute(_GUARDIANS, {"ids": ids}).all()
    nearest_last = sorted(rows, key=lambda row: GUARDIANS.index(row.kind), reverse=True)
    return {row.patient_id: row.name or row.name_native for row in nearest_last}


def _phones(connection: Connection, ids: list[str]) -> dict[str, str]:
    return {row.patient_id: row.number for row in connection.execute(_PHONES, {"ids": ids})}
