"""Reads of the queue and of the day's registers; frozen answers."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from desk.plugins.registration import rules
from desk.plugins.registration.rules import Act, Board, DisplayLine, QueueEntry, RegisterLine, Standing, fold
from desk.plugins.registration.tables import QueueActRow
from desk.records.facility import queries as places
from desk.records.visit import queries as visits
from desk.records.visit.people import Person, people
from desk.records.visit.rules import VOID, Visit

_ACT = tuple(getattr(QueueActRow, name) for name in Act.__dataclass_fields__)
# Made once, for the sake of every token's wait.
_ONE = select(*_ACT).where(QueueActRow.act_id == bindparam("act_id"))
_OF_VISITS = select(*_ACT).where(QueueActRow.visit_id.in_(bindparam("visits", expanding=True)))
_OF_DAY = select(*_ACT).where(QueueActRow.day == bindparam("day"))
_UNDONE = select(QueueActRow.visit_id).where(QueueActRow.day == bindparam("day"), QueueActRow.kind == rules.UNDONE)
_LAST = select(func.max(QueueActRow.at)).where(QueueActRow.visit_id == bindparam("visit_id"))

_NOBODY = Person("", "", "", "0", None, "")
NEXT_SHOWN = 5


def act(connection: Connection, act_id: str) -> Act | None:
    """The act with this id."""
    row = connection.execute(_ONE, {"act_id": act_id}).first()
    return Act(*row) if row else None


def standing(connection: Connection, visit: Visit) -> Standing:
    """Where one visit stands."""
    acts = _acts(connection, _OF_VISITS, {"visits": [visit.visit_id]})
    return _fold(visit, acts.get(visit.visit_id, ()))


def last_at(connection: Connection, visit_id: str) -> int:
    """When the newest act of a visit was; 0 when it has none."""
    return connection.execute(_LAST, {"visit_id": visit_id}).scalar() or 0


def queue(
    connection: Connection, day: date, department_id: str | None, now: int, *, over: bool = True
) -> tuple[QueueEntry, ...]:
    """The queue of a day, in the order in which people are seen; of one department when named. `now`: UTC ms.

    Without `over` those who are done are left out.
    """
    found = standings(connection, day, department_id, over=over)
    who = people(connection, (visit.patient_id for visit, _ in found), day)
    return rules.in_order(_entry(visit, stands, who.get(visit.patient_id, _NOBODY), now) for visit, stands in found)


def standings(
    connection: Connection, day: date, department_id: str | None, *, over: bool
) -> list[tuple[Visit, Standing]]:
    """The day's visits that were not cancelled, each with where it stands; of one department when named.

    Without `over`, visits that ended are not even read: late in the day they are nearly all, and each token waits for
    this. One that was done and taken back is among the few whose acts were undone.
    """
    on = day.isoformat()
    if over:
        found = visits.of_day(connection, day)
        acts = _acts(connection, _OF_DAY, {"day": on})
    else:
        undone = connection.execute(_UNDONE, {"day": on}).scalars()
        found = visits.going_on(connection, day, set(undone))
        acts = _acts(connection, _OF_VISITS, {"visits": [visit.visit_id for visit in found]})
    standing = ((visit, _fold(visit, acts.get(visit.visit_id, ()))) for visit in found if visit.status not in VOID)
    return [
        (visit, stands)
        for visit, stands in standing
        if department_id in (None, stands.department_id) and (over or stands.state != rules.DONE)
    ]


def next_waiting(connection: Connection, day: date, department_id: str) -> Visit | None:
    """Who is called next: the highest priority, then the earliest arrival."""
    return min(_waiting(connection, day, department_id), key=_turn, default=None)


def ahead(connection: Connection, visit: Visit) -> int:
    """How many will be called before this visit in its department."""
    waiting = _waiting(connection, date.fromisoformat(visit.day), visit.department_id)
    return sum(_turn(other) < _turn(visit) for other in waiting)


def board(connection: Connection, day: date, departments: Iterable[str], most: int) -> Board:
    """The waiting-room display of these departments (none named: all): tokens only."""
    wanted = set(departments)
    found = [
        (visit, stands)
        for visit, stands in standings(connection, day, None, over=False)
        if not wanted or stands.department_id in wanted
    ]
    shown = [pair for pair in found if pair[1].called_at and pair[1].state in (rules.CALLED, rules.SEEN)]
    shown.sort(key=lambda pair: -(pair[1].called_at or 0))
    waiting = sorted((visit for visit, stands in found if stands.state == rules.WAITING), key=_turn)
    lines = tuple(_line(connection, visit, stands) for visit, stands in shown[:most])
    return Board(lines, len(waiting), tuple(visit.token for visit in waiting[:NEXT_SHOWN]))


def day_register(connection: Connection, day: date) -> tuple[RegisterLine, ...]:
    """Everyone who came on a day, in order of arrival, cancelled visits included."""
    return _register(connection, visits.of_day(connection, day))


def mlc_register(connection: Connection, first: date, last: date) -> tuple[RegisterLine, ...]:
    """The medico-legal cases from `first` to `last`, both included."""
    return _register(connection, visits.medico_legal(connection, first, last))


def _register(connection: Connection, found: tuple[Visit, ...]) -> tuple[RegisterLine, ...]:
    by_day: dict[str, set[str]] = defaultdict(set)
    for visit in found:
        by_day[visit.day].add(visit.patient_id)
    # As old as they were when they came: who files the register of a year must not write this year's age.
    who = {
        (day, patient_id): person
        for day, ids in by_day.items()
        for patient_id, person in people(connection, ids, date.fromisoformat(day)).items()
    }
    departments = {d.department_id: d for d in places.departments(connection, all_of_them=True)}
    lines = []
    for serial, visit in enumerate(found, 1):
        person = who.get((visit.day, visit.patient_id), _NOBODY)
        department = departments.get(visit.department_id)
        lines.append(
            RegisterLine(
                serial, visit.visit_id, visit.patient_id, visit.token, person.number, person.name, person.name_native,
                person.guardian, person.sex, person.age, person.locality, department.name if department else "",
                department.name_native if department else "", visit.type, visit.follow_up, visit.opened_at,
                visit.status, visit.mlc_number or "", visit.mlc_police or "", visit.mlc_brought_by or "",
                visit.mlc_marks or "",
            )
        )  # fmt: skip
    return tuple(lines)


def _acts(connection: Connection, query: Select[Any], values: dict[str, object]) -> dict[str, list[Act]]:
    acts: dict[str, list[Act]] = defaultdict(list)
    for row in connection.execute(query, values):
        acts[row.visit_id].append(Act(*row))
    return acts


def _waiting(connection: Connection, day: date, department_id: str) -> list[Visit]:
    found = standings(connection, day, department_id, over=False)
    return [visit for visit, stands in found if stands.state == rules.WAITING]


def _fold(visit: Visit, acts: Iterable[Act]) -> Standing:
    return fold(visit.department_id, visit.room_id, visit.opened_at, acts)


def _turn(visit: Visit) -> tuple[int, int, str]:
    return -visit.priority, visit.opened_at, visit.token


def _entry(visit: Visit, stands: Standing, person: Person, now: int) -> QueueEntry:
    until = stands.called_at or (now if stands.state == rules.WAITING else stands.since)
    return QueueEntry(
        visit_id=visit.visit_id, patient_id=visit.patient_id, token=visit.token, state=stands.state, name=person.name,
        name_native=person.name_native, sex=person.sex, age=person.age, number=person.number,
        department_id=stands.department_id, room_id=stands.room_id, type=visit.type, priority=visit.priority,
        follow_up=visit.follow_up, medico_legal=visit.medico_legal, arrived_at=visit.opened_at, since=stands.since,
        called_at=stands.called_at, calls=stands.calls, waited_minutes=max(0, until - visit.opened_at) // 60_000,
        undo=stands.last.kind if stands.last else "",
    )  # fmt: skip


def _line(connection: Connection, visit: Visit, stands: Standing) -> DisplayLine:
    department = places.department(connection, stands.department_id)
    room = places.room(connection, stands.room_id) if stands.room_id else None
    return DisplayLine(
        visit.token, department.name if department else "", department.name_native if department else "",
        room.name if room else "", room.name_native if room else "", stands.state, stands.called_at or 0, stands.calls,
    )  # fmt: skip
