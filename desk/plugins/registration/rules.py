"""The queue as the fold of its acts, and what the papers of the day count. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.records.patient.age import AgeView
from desk.records.visit.rules import VOID

WAITING, CALLED, SEEN, DONE, LEFT = "waiting", "called", "in-consultation", "done", "left"
STATES = (WAITING, CALLED, SEEN, DONE, LEFT)
RECALLED, MOVED, UNDONE = "recalled", "moved", "undone"
KINDS = (WAITING, CALLED, RECALLED, SEEN, DONE, LEFT, MOVED, UNDONE)

_LEADS_TO = {CALLED: CALLED, RECALLED: CALLED, SEEN: SEEN, DONE: DONE, LEFT: LEFT, MOVED: WAITING}
_COMES_FROM = {
    CALLED: {WAITING},
    RECALLED: {CALLED, LEFT},
    SEEN: {WAITING, CALLED},
    DONE: {CALLED, SEEN},
    LEFT: {WAITING, CALLED},
    MOVED: {WAITING, CALLED, SEEN},
}
STATUS_AFTER = {SEEN: "in-progress", DONE: "finished"}
"""What an act makes of Encounter.status, which only goes forward. Who left may come back, so leaving ends nothing."""


@dataclass(frozen=True)
class Act:
    """One thing that happened to a visit in the queue. `undoes` names the act that an undone takes back; at: UTC ms."""

    act_id: str
    visit_id: str
    patient_id: str
    day: str
    kind: str
    department_id: str
    room_id: str | None
    undoes: str | None
    at: int
    by: str


@dataclass(frozen=True)
class Standing:
    """Where a visit stands: the fold of its acts. `last` is the act that an undo would take back, if any."""

    state: str
    department_id: str
    room_id: str | None
    since: int
    called_at: int | None = None
    calls: int = 0
    last: Act | None = None


def fold(department_id: str, room_id: str | None, arrived_at: int, acts: Iterable[Act]) -> Standing:
    """Where a visit stands after `acts`, whatever order they came in.

    Acts are ordered by time and id: an act is timed after those it was made upon, so clocks that differ do not matter.
    One that does not fit where the visit stands (two desks at once) changes nothing: done stays done.
    """
    ordered = sorted(acts, key=lambda act: (act.at, act.act_id))
    taken_back = {act.undoes for act in ordered if act.kind == UNDONE}
    state, since, called_at, calls = WAITING, arrived_at, None, 0
    last: Act | None = None
    for act in ordered:
        fits = act.kind in _COMES_FROM and state in _COMES_FROM[act.kind]
        if not fits or act.act_id in taken_back:
            continue
        state, since, room_id, last = _LEADS_TO[act.kind], act.at, act.room_id, act
        if act.kind in (CALLED, RECALLED):
            called_at, calls = act.at, calls + 1
        elif act.kind == MOVED:
            department_id, called_at, calls = act.department_id, None, 0
    return Standing(state, department_id, room_id, since, called_at, calls, last)


def check(kind: str, standing: Standing) -> None:
    """Raise Refused unless an act of this kind fits where the visit stands."""
    if not fits(kind, standing.state):
        raise Refused(_NOT_NOW[standing.state])


def fits(kind: str, state: str) -> bool:
    """Whether an act of this kind fits a visit that stands at `state`; for offering only what would be taken."""
    return state in _COMES_FROM[kind]


_NOT_NOW: dict[str, Words] = {
    WAITING: words("Queue", "This patient is still waiting; call them first."),
    CALLED: words("Queue", "This patient has been called already."),
    SEEN: words("Queue", "This patient is in consultation already."),
    DONE: words("Queue", "This visit is done. Undo first if that was a mistake."),
    LEFT: words("Queue", "This patient has left. Recall them if they are back."),
}


def wait_level(minutes: int, amber: int, red: int) -> str:
    """The colour of a wait: "green", from `amber` minutes "amber", from `red` minutes "red"."""
    return "red" if minutes >= red else "amber" if minutes >= amber else "green"


@dataclass(frozen=True)
class QueueEntry:
    """One line of the queue. Times UTC ms; waited_minutes: from arrival to the call, or to now; undo: kind or ""."""

    visit_id: str
    patient_id: str
    token: str
    state: str
    name: str
    name_native: str
    sex: str
    age: AgeView | None
    number: str
    department_id: str
    room_id: str | None
    type: str
    priority: int
    follow_up: bool
    medico_legal: bool
    arrived_at: int
    since: int
    called_at: int | None
    calls: int
    waited_minutes: int
    undo: str = ""


def in_order(entries: Iterable[QueueEntry]) -> tuple[QueueEntry, ...]:
    """As people are seen: priority first, then arrival; what is over stands last, newest first (domain.md)."""
    over = (DONE, LEFT)

    def key(entry: QueueEntry) -> tuple[bool, int, int, str]:
        if entry.state in over:
            return True, 0, -entry.since, entry.token
        return False, -entry.priority, entry.arrived_at, entry.token

    return tuple(sorted(entries, key=key))


@dataclass(frozen=True)
class Called:
    """Who was called, and to where; what the window says and the display shows."""

    visit_id: str
    patient_id: str
    token: str
    department_id: str
    room_id: str | None


@dataclass(frozen=True)
class DisplayLine:
    """A token on the waiting-room display: no name, no complaint, nothing about the person."""

    token: str
    department: str
    department_native: str
    room: str
    room_native: str
    state: str
    called_at: int
    calls: int


@dataclass(frozen=True)
class Board:
    """The waiting-room display: tokens called, newest first; how many wait; the next ones in order."""

    called: tuple[DisplayLine, ...]
    waiting: int
    next: tuple[str, ...] = ()


@dataclass(frozen=True)
class TokenSlip:
    """All that is printed on a slip; kept with the print job, so that a reprint says what the first one said."""

    facility: str
    facility_native: str
    token: str
    name: str
    name_native: str
    sex: str
    age: AgeView | None
    number: str
    department: str
    department_native: str
    room: str
    room_native: str
    at: int
    ahead: int
    type: str
    follow_up: bool
    medico_legal: bool
    qr: str


@dataclass(frozen=True)
class Opened:
    """A visit that was opened with its slip: what the counter says aloud, and the print job that waits."""

    visit_id: str
    patient_id: str
    token: str
    ahead: int
    job_id: str


CHILD_YEARS = 14
"""Below this age in completed years a patient counts as a child in the daily return. Facility to confirm: returns in
use draw the line at 5, 12, 14 or 18 years, and no document that was opened settles it."""


@dataclass(frozen=True)
class RegisterLine:
    """One line of the day register or of the medico-legal register; `serial` counts the day's arrivals from 1."""

    serial: int
    visit_id: str
    patient_id: str
    token: str
    number: str
    name: str
    name_native: str
    guardian: str
    sex: str
    age: AgeView | None
    locality: str
    department: str
    department_native: str
    type: str
    follow_up: bool
    at: int
    status: str
    mlc_number: str = ""
    mlc_police: str = ""
    mlc_brought_by: str = ""
    mlc_marks: str = ""


@dataclass(frozen=True)
class Count:
    """People of one kind of visit: grown men, women, others, those whose sex was not recorded, and children."""

    male: int = 0
    female: int = 0
    other: int = 0
    unstated: int = 0
    child: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.male + self.female + self.other + self.unstated + self.child

    def plus(self, kind: str) -> "Count":
        """One more of a kind."""
        return replace(self, **{kind: getattr(self, kind) + 1})


@dataclass(frozen=True)
class ReturnLine:
    """One department of the daily return; department "" is the sum of all."""

    department: str
    department_native: str
    new: Count = Count()
    old: Count = Count()


def counted_as(sex: str, age: AgeView | None) -> str:
    """The column of the daily return in which a person counts."""
    if age is not None and age.years < CHILD_YEARS:
        return "child"
    return {"1": "male", "2": "female", "9": "other"}.get(sex, "unstated")


def daily_return(lines: Iterable[RegisterLine]) -> tuple[ReturnLine, ...]:
    """New and old by department, the sum of all last; cancelled visits do not count."""
    by_department: dict[str, ReturnLine] = {}
    total = ReturnLine("", "")
    for line in lines:
        if line.status in VOID:
            continue
        kind = counted_as(line.sex, line.age)
        known = by_department.get(line.department, ReturnLine(line.department, line.department_native))
        by_department[line.department] = _plus(known, line.follow_up, kind)
        total = _plus(total, line.follow_up, kind)
    return (*by_department.values(), total)


def _plus(line: ReturnLine, follow_up: bool, kind: str) -> ReturnLine:
    return replace(line, old=line.old.plus(kind)) if follow_up else replace(line, new=line.new.plus(kind))
