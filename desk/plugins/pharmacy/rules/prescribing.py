"""Prescriptions: what was asked for, line by line, and how much of it is still open."""

from dataclasses import dataclass

ACTIVE, COMPLETED, STOPPED, CANCELLED = "active", "completed", "stopped", "cancelled"
TYPED, CLOUD = "typed", "cloud"
WAITING, PART, DONE = "waiting", "part", "done"


@dataclass(frozen=True)
class LineDraft:
    """A line as typed: an item of the catalogue, or only the medicine's text; directions in short code; quantity in
    base units as typed ("" = from the directions)."""

    item_id: str | None
    medicine: str
    directions: str
    quantity: str = ""


@dataclass(frozen=True)
class PrescriptionDraft:
    """A paper prescription as typed. prescribed_on: as typed or ISO; "" = today."""

    patient_id: str
    visit_id: str | None
    prescriber: str
    lines: tuple[LineDraft, ...]
    prescriber_reg: str = ""
    prescriber_address: str = ""
    prescribed_on: str = ""
    note: str = ""


@dataclass(frozen=True)
class Request:
    """A line: `quantity` base units asked for, `given` so far (less what was reversed); days None = not said.

    quantity 0: whoever prescribed it elsewhere did not say how much; the first dispense says it, and fills the line.
    """

    request_id: str
    prescription_id: str
    n: int
    item_id: str | None
    medicine: str
    directions: str
    quantity: int
    days: int | None
    status: str
    given: int

    @property
    def open(self) -> int:
        """Base units still to be given; 0 when the line is no longer active."""
        return max(0, self.quantity - self.given) if self.status == ACTIVE else 0

    @property
    def unsaid(self) -> bool:
        """Whether how much to give was not said and nothing was given yet."""
        return self.status == ACTIVE and not self.quantity and not self.given

    @property
    def waits(self) -> bool:
        """Whether something of it is still to be given."""
        return self.unsaid or self.open > 0


@dataclass(frozen=True)
class Prescription:
    """A prescription with its lines; prescribed_on an ISO date, at UTC ms."""

    prescription_id: str
    patient_id: str
    visit_id: str | None
    origin: str
    prescriber: str
    prescriber_reg: str
    prescriber_address: str
    prescribed_on: str
    note: str
    at: int
    by: str
    lines: tuple[Request, ...]


@dataclass(frozen=True)
class Waiting:
    """A line of the pharmacy's queue: whose prescription, since when (UTC ms; in minutes when it was read), how much of
    it is open.

    state: waiting (nothing given), part, done (nothing open any more, shown until the day ends).
    """

    prescription_id: str
    patient_id: str
    visit_id: str | None
    name: str
    name_native: str
    sex: str
    age: str
    token: str
    origin: str
    lines: int
    open_lines: int
    state: str
    at: int
    waited_minutes: int = 0
