"""What may be said of a visit, and how it may go on. Pure.

Status goes as FHIR R4 Encounter.status and only forward (sync.md, Conflicts). Limits marked "facility to confirm" come
from no document that was opened; the clerk's own choice always wins over them.
"""

from dataclasses import dataclass, replace

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.entry import Checks

OPD, EMERGENCY, REFERRAL, LAB, PHARMACY = "opd", "emergency", "ipd-referral", "lab", "pharmacy"
TYPES = (OPD, EMERGENCY, REFERRAL, LAB, PHARMACY)

STATUSES = (
    "planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled", "entered-in-error",
)  # fmt: skip
ENDED = frozenset({"finished", "cancelled", "entered-in-error"})
VOID = frozenset({"cancelled", "entered-in-error"})

ORDINARY, URGENT, AT_ONCE = 0, 1, 2
"""Priority in the queue: routine; elderly, pregnant, disabled, very ill; emergency."""

FOLLOW_UP_DAYS = 90
"""A visit to the same department within so many days is proposed as a follow-up ("old"). Facility to confirm."""

LONGEST = 500


@dataclass(frozen=True)
class Visit:
    """One visit. day: India's date, YYYY-MM-DD; times UTC milliseconds; "" or None = not said."""

    visit_id: str
    patient_id: str
    facility_id: str
    day: str
    type: str
    follow_up: bool
    department_id: str
    room_id: str | None
    token: str
    desk_letter: str
    token_number: int
    priority: int
    status: str
    complaint: str
    referred_from: str
    referred_to: str
    medico_legal: bool
    mlc_number: str | None
    mlc_police: str | None
    mlc_brought_by: str | None
    mlc_marks: str | None
    opened_at: int
    opened_by: str
    ended_at: int | None
    cancel_reason: str | None


@dataclass(frozen=True)
class MedicoLegal:
    """A medico-legal case: police informed (station, diary number, or that they were not and why), who brought the
    patient, marks of identification. Every field may be filled in later."""

    police: str = ""
    brought_by: str = ""
    marks: str = ""


@dataclass(frozen=True)
class VisitDraft:
    """A visit as the clerk means it.

    follow_up: None = as proposed from earlier visits. priority: None = by type. again: the clerk knows of today's
    other visit to the department and wants a second one. medico_legal needs its own right.
    """

    patient_id: str
    department_id: str
    type: str = OPD
    room_id: str | None = None
    follow_up: bool | None = None
    complaint: str = ""
    referred_from: str = ""
    priority: int | None = None
    again: bool = False
    medico_legal: MedicoLegal | None = None


@dataclass(frozen=True)
class Amendment:
    """What may still be changed of a visit; None = leave as it is."""

    complaint: str | None = None
    referred_from: str | None = None
    referred_to: str | None = None
    room_id: str | None = None
    priority: int | None = None


class AlreadyHere(Refused):
    """The patient has a visit to this department today; `VisitDraft.again` goes on in spite of it."""

    def __init__(self, visit_id: str, token: str) -> None:
        super().__init__(
            words("Visit", "This patient is already here today with token {token}.", token=token),
            field="department_id",
        )
        self.visit_id = visit_id
        self.token = token


def checked(draft: VisitDraft) -> VisitDraft:
    """The draft with its texts on one line and its priority set. Raises Problems."""
    checks = Checks()
    if draft.type not in TYPES:
        checks.refuse("type", words("Visit", "Choose the type of visit."))
    if not draft.department_id:
        checks.refuse("department_id", words("Visit", "Choose a department."))
    _check_priority(checks, draft.priority)
    tidy = replace(
        draft,
        complaint=checks.line("complaint", draft.complaint, LONGEST),
        referred_from=checks.line("referred_from", draft.referred_from, LONGEST),
        # An emergency jumps the line, whatever the form said.
        priority=AT_ONCE if draft.type == EMERGENCY else draft.priority or ORDINARY,
        medico_legal=_tidy_case(checks, draft.medico_legal) if draft.medico_legal else None,
    )
    checks.done()
    return tidy


def checked_case(case: MedicoLegal) -> MedicoLegal:
    """The case with its texts on one line. Raises Problems."""
    checks = Checks()
    tidy = _tidy_case(checks, case)
    checks.done()
    return tidy


def checked_amendment(change: Amendment) -> dict[str, str | int]:
    """The fields that change, ready to be stored. Raises Problems."""
    checks = Checks()
    fresh: dict[str, str | int] = {}
    for name in ("complaint", "referred_from", "referred_to"):
        value = getattr(change, name)
        if value is not None:
            fresh[name] = checks.line(name, value, LONGEST)
    if change.room_id is not None:
        fresh["room_id"] = change.room_id
    if change.priority is not None:
        fresh["priority"] = change.priority
        _check_priority(checks, change.priority)
    checks.done()
    return fresh


def checked_reason(reason: str) -> str:
    """Why a visit is cancelled, on one line. Raises Problems when nothing is said."""
    checks = Checks()
    tidy = checks.line("reason", reason, LONGEST, required=True)
    checks.done()
    return tidy


def token(department_letter: str, desk_letter: str, number: int) -> str:
    """Department letter + desk letter + "-" + number, at least three digits: MA-001 (domain.md)."""
    return f"{department_letter}{desk_letter}-{number:03d}"


def goes_forward(old: str, new: str) -> bool:
    """Whether a status may follow another: later in the order, and nothing follows an end but entered-in-error."""
    if old in ENDED and new != "entered-in-error":
        return False
    return STATUSES.index(new) > STATUSES.index(old)


def further(one: str, other: str) -> str:
    """The status that is further on, when two desks moved the same visit."""
    return max(one, other, key=STATUSES.index)


def refuse_cancel(status: str) -> None:
    """Raise Refused unless a visit in `status` may still be cancelled."""
    if status in VOID:
        raise Refused(words("Visit", "This visit is already cancelled."))
    if status == "finished":
        raise Refused(words("Visit", "This visit is done and can no longer be cancelled."))


def _check_priority(checks: Checks, priority: int | None) -> None:
    if priority not in (None, ORDINARY, URGENT, AT_ONCE):
        checks.refuse("priority", words("Visit", "Choose a priority."))


def _tidy_case(checks: Checks, case: MedicoLegal) -> MedicoLegal:
    return MedicoLegal(*(checks.line(name, getattr(case, name), LONGEST) for name in ("police", "brought_by", "marks")))
