"""Facts: what happened, past tense, frozen; heard by plugins inside the same unit. Pulled resources raise none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FactLine:
    """One coded line of a fact: what, and how many whole units of it."""

    code: str
    quantity: int = 1


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every fact says: who, where, about whom, when (UTC ms), and the intent that made it."""

    fact_id: str
    actor: str
    facility: str
    patient_id: str
    visit_id: str | None
    at: int
    intent: str
    lines: tuple[FactLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PatientRegistered(Fact):
    """A patient was entered for the first time."""


@dataclass(frozen=True, kw_only=True)
class PatientMerged(Fact):
    """`patient_id` is now known as `into`."""

    into: str


@dataclass(frozen=True, kw_only=True)
class PatientUnmerged(Fact):
    """The link from `patient_id` to `out_of` was taken back."""

    out_of: str


@dataclass(frozen=True, kw_only=True)
class VisitOpened(Fact):
    """A visit was opened and its token given."""

    department_id: str
    visit_type: str
    follow_up: bool


@dataclass(frozen=True, kw_only=True)
class VisitCancelled(Fact):
    """A visit was cancelled before it was done."""

    reason: str


@dataclass(frozen=True)
class MedicineLine(FactLine):
    """A medicine of a fact: `code` of the catalogue, `quantity` base units, the batch, and the id of the line itself.

    line_id is the MedicationDispense's id (or, of what came back, the move's): a charge's id is derived from it.
    mrp_paise and cost_paise are of a pack of `pack_units`. of_line: of what came back, the line it was given by.
    """

    line_id: str = ""
    item_id: str = ""
    batch_id: str = ""
    unit: str = ""
    text: str = ""
    mrp_paise: int | None = None
    cost_paise: int | None = None
    pack_units: int = 1
    of_line: str = ""


@dataclass(frozen=True, kw_only=True)
class MedicineDispensed(Fact):
    """Medicine was handed to a patient; `lines` are MedicineLines, fact_id is the dispense's id."""

    prescription_id: str


@dataclass(frozen=True, kw_only=True)
class DispenseReversed(Fact):
    """A dispense that never happened was taken back whole; `lines` as they were dispensed."""

    dispense_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class MedicineReturned(Fact):
    """A patient brought medicine back; it lies in quarantine until it is accepted."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class SampleCollected(Fact):
    """A sample was taken; a line for each test that it is for. fact_id is the order's."""

    order_id: str


@dataclass(frozen=True, kw_only=True)
class ResultReleased(Fact):
    """Results were released; a line for each test. fact_id is the order's."""

    order_id: str
