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

    parts: what the house proposes; batches: all that may be given, in FEFO order; needs_prescriber: name and address
    are asked before this line posts (Schedule H1, X, or not known).
    """

    request: Request
    item: Item | None
    parts: tuple[Part, ...]
    batches: tuple[BatchStock, ...]
    warnings: tuple[Warning, ...]
    needs_prescriber: bool

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

    later_reason: why not the batch that expires first; override_reason: why in spite of the warnings.
    """

    request_id: str
    item_id: str
    parts: tuple[Part, ...]
    later_reason: str = ""
    override_reason: str = ""
    agreed_by: str = ""


@dataclass(frozen=True)
class DispenseDraft:
    """One dispense: lines with nothing to give are left out; language: of the labels (en, hi)."""

    prescription_id: str
    account_id: str
    lines: tuple[GivenLine, ...]
    language: str = "en"
    prescriber: str = ""
    prescriber_address: str = ""


@dataclass(frozen=True)
class Dispensed:
    """The dispense that was posted, and the print job of its labels ("" where none was asked for)."""

    dispense_id: str
    patient_id: str
    labels_job: str
