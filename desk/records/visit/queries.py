"""Reads of visits. Rows are joined to what a list shows of the patient; all of it frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, or_, select

from desk.records.patient.queries import known_as
from desk.records.visit import rules
from desk.records.visit.rules import Visit
from desk.records.visit.tables import VisitRow

_COLUMNS = tuple(getattr(VisitRow, name) for name in Visit.__dataclass_fields__)

# Made once: building a statement of 25 columns costs more than SQLite takes to answer it.
_ONE = select(*_COLUMNS).where(VisitRow.visit_id == bindparam("visit_id"))
_BEFORE = (
    select(*_COLUMNS)
    .where(
        VisitRow.patient_id.in_(bindparam("known_as", expanding=True)),
        VisitRow.department_id == bindparam("department_id"),
        VisitRow.day.between(bindparam("since"), bindparam("today")),
        VisitRow.status.not_in(sorted(rules.VOID)),
    )
    .order_by(VisitRow.opened_at.desc())
)
_GOING_ON = (
    select(*_COLUMNS)
    .where(
        VisitRow.day == bindparam("today"),
        or_(
            VisitRow.status.not_in(sorted(rules.ENDED)), VisitRow.visit_id.in_(bindparam("more", expanding=True))
        ),
    )
    .order_by(VisitRow.opened_at)
)


def visit(connection: Connection, visit_id: str) -> Visit | None:
    """The visit with this id."""
    row = connection.execute(_ONE, {"visit_id": visit_id}).first()
    return Visit(*row) if row else None


def by_token(connection: Connection, day: date, token: str) -> Visit | None:
    """The visit that got `token` on `day`."""
    where = (VisitRow.day == day.isoformat(), VisitRow.token == token)
    return _first(connection, select(*_COLUMNS).where(*where))


def by_number(connection: Connection, day: str, department_id: str, desk_letter: str, number: int) -> Visit | None:
    """The visit that got this number from the desk with this letter."""
    query = select(*_COLUMNS).where(
        VisitRow.day == day, VisitRow.department_id == department_id, VisitRow.desk_letter == desk_letter,
        VisitRow.token_number == number,
    )  # fmt: skip
    return _first(connection, query)


def of_patient(connection: Connection, patient_id: str, limit: int = 50) -> tuple[Visit, ...]:
    """The patient's visits, newest first, those of merged duplicates included."""
    query = select(*_COLUMNS).where(VisitRow.patient_id.in_(known_as(connection, patient_id)))
    return _all(connection, query.order_by(VisitRow.opened_at.desc()).limit(limit))


def of_day(connection: Connection, day: date, department_id: str | None = None) -> tuple[Visit, ...]:
    """The visits opened on an Indian day, in order of arrival, cancelled ones included."""
    return _all(connection, select(*_COLUMNS).where(*_on(day, department_id)).order_by(VisitRow.opened_at))


def going_on(connection: Connection, day: date, more: Iterable[str] = ()) -> tuple[Visit, ...]:
    """The visits of a day that have not ended, and `more` by their ids, in order of arrival."""
    return _all(connection, _GOING_ON, {"today": day.isoformat(), "more": list(more)})


def by_ids(connection: Connection, visit_ids: Iterable[str]) -> tuple[Visit, ...]:
    """The visits with these ids, in order of arrival."""
    query = select(*_COLUMNS).where(VisitRow.visit_id.in_(list(visit_ids)))
    return _all(connection, query.order_by(VisitRow.opened_at))


def medico_legal(connection: Connection, first: date, last: date) -> tuple[Visit, ...]:
    """The medico-legal cases of the days from `first` to `last`, both included, oldest first."""
    query = select(*_COLUMNS).where(
        VisitRow.medico_legal.is_(True), VisitRow.day.between(first.isoformat(), last.isoformat())
    )
    return _all(connection, query.order_by(VisitRow.opened_at))


@dataclass(frozen=True)
class Before:
    """What stands behind a new visit: today's one to the department that has not ended, and the last earlier one."""

    here: Visit | None
    earlier: Visit | None


def before(connection: Connection, patient_id: str, day: date, department_id: str) -> Before:
    """The patient's visits to a department on `day` and within FOLLOW_UP_DAYS before it, merged duplicates' too."""
    since = day - timedelta(days=rules.FOLLOW_UP_DAYS)
    today = day.isoformat()
    values = {
        "known_as": list(known_as(connection, patient_id)), "department_id": department_id,
        "since": since.isoformat(), "today": today,
    }  # fmt: skip
    found = _all(connection, _BEFORE, values)
    return Before(
        next((v for v in found if v.day == today and v.status not in rules.ENDED), None),
        next((v for v in found if v.day < today), None),
    )


def _on(day: date, department_id: str | None) -> tuple[ColumnElement[bool], ...]:
    today = VisitRow.day == day.isoformat()
    return (today,) if department_id is None else (today, VisitRow.department_id == department_id)


def _all(connection: Connection, query: Select[Any], values: Mapping[str, object] | None = None) -> tuple[Visit, ...]:
    return tuple(Visit(*row) for row in connection.execute(query, values or {}))


def _first(connection: Connection, query: Select[Any]) -> Visit | None:
    row = connection.execute(query.limit(1)).first()
    return Visit(*row) if row else None
