"""What is to be given out: allocated by FEFO, with what must be answered first; and what was given."""

from dataclasses import dataclass

from desk.core.i18n import Words
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribing import Prescription, Request

ALLERGY, DUPLICATE = "allergy", "duplicate"


@dataclass(frozen=True)
class BatchStock:
    """A batch that may be given out now, and how many base units of it lie at the place."""

    batch_id: str
    item_id: str
    lot: str
    expires: str | None
    quantity: int
    near_expiry: bool = False


@dataclass(frozen=True)
class Part:
    """So many base units of this batch."""

    batch_id: str
    quantity: int


@dataclass(frozen=True)
class Warning:
    """What must be answered with a reason before the line is given: kind allergy or duplicate, in words."""

    kind: str
    said: Words


@dataclass(frozen=True)
class PlannedLine:
    """A request, the item that would be given for it (None: not in the catalogue), and its batches by FEFO.

    parts: what the house proposes; batches: all that may be given, in FEFO order; needs_prescriber: name or address
    is missing and must be typed before this line posts (Schedule H1, X, or not known); needs_paper: a copy of the
    prescription must be kept (Schedule X).
    """

    request: Request
    item: Item | None
    parts: tuple[Part, ...]
    batches: tuple[BatchStock, ...]
    warnings: tuple[Warning, ...]
    needs_prescriber: bool
    needs_paper: bool = False

    @property
    def short(self) -> int:
        """Base units that are open and not on the shelf."""
        return self.request.open - sum(part.quantity for part in self.parts)


@dataclass(frozen=True)
class Plan:
    """A prescription ready to be given out at a place; allergies as they are recorded, for the eye."""

    prescription: Prescription
    account_id: str
    lines: tuple[PlannedLine, ...]
    allergies: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class GivenLine:
    """What is given for a request. item_id differs from the request's in a substitution: then agreed_by says who.

    later_reason: why not the batch that expires first; override_reason: why in spite of the warnings. answered: those
    that were seen when it was written (None: whatever stands against it); one that came since is asked anew.
    """

    request_id: str
    item_id: str
    parts: tuple[Part, ...]
    later_reason: str = ""
    override_reason: str = ""
    agreed_by: str = ""
    answered: tuple[Warning, ...] | None = None


@dataclass(frozen=True)
class DispenseDraft:
    """One dispense: lines with nothing to give are left out; language: of the labels (en, hi).

    prescriber, prescriber_address: as typed where the prescription does not say them and a line asks for them;
    paper_kept: a copy of the prescription was kept (Schedule X).
    """

    prescription_id: str
    account_id: str
    lines: tuple[GivenLine, ...]
    language: str = "en"
    prescriber: str = ""
    prescriber_address: str = ""
    paper_kept: bool = False


@dataclass(frozen=True)
class Dispensed:
    """The dispense that was posted, and the print job of its labels ("" where none was asked for)."""

    dispense_id: str
    patient_id: str
    labels_job: str


@dataclass(frozen=True)
class GivenBefore:
    """What was handed to a patient: a line of a dispense, from one batch.

    returned: base units that came back since; taken_back: the dispense was reversed; days: how long it was to last,
    None = not said; item_asked: the item of the prescription where another was given. day ISO, at UTC ms, by staff id.
    """

    move_id: str
    dispense_id: str
    prescription_id: str
    request_id: str
    item_id: str
    title: str
    unit: str
    batch_id: str
    lot: str
    expires: str | None
    quantity: int
    returned: int
    day: str
    at: int
    by: str
    days: int | None
    directions: str
    item_asked: str | None
    agreed_by: str
    taken_back: bool


@dataclass(frozen=True)
class ScannedBatch:
    """What a pack's code found at a place: the item, and the batch that may go; None where the code names no lot.

    pack_units: base units in the pack, 0 = not taught; doubtful: compare the lot with the print on the pack.
    """

    item: Item
    batch: BatchStock | None
    pack_units: int = 0
    doubtful: bool = False
