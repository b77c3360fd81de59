"""A charge: a fact of service that somebody owes, and how it is split between payers and the patient. Paise."""

from dataclasses import dataclass

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.records.entry import hides

OPEN, BILLED, CANCELLED = "open", "billed", "cancelled"
BY_VISIT, BY_DISPENSE, BY_SAMPLE, BY_RESULT, BY_HAND = "visit", "dispense", "sample", "result", "hand"
TO_BE_PRICED = words("Charges", "to be priced")


@dataclass(frozen=True)
class Part:
    """What a scheme pays of a line, by which decision; `says_*`: the sentence, in both languages."""

    scheme: str
    paise: int
    decision_id: str
    says_en: str = ""
    says_hi: str = ""


@dataclass(frozen=True)
class Split:
    """gross = discount + parts + patient; `tax` lies inside the patient's part. Always sums."""

    gross: int
    discount: int
    parts: tuple[Part, ...]
    patient: int
    tax: int = 0

    def __post_init__(self) -> None:
        if self.gross != self.discount + sum(part.paise for part in self.parts) + self.patient:
            raise ValueError("a split sums to its gross")

    @property
    def payers(self) -> int:
        """What all schemes pay."""
        return sum(part.paise for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Charge:
    """A charge. unit_paise of `units` (a pack) each, None: to be priced. `split` as found when it arose (None then).

    source: BY_…; fact_id: of the fact it arose by. day: Indian date of the service; at: UTC ms.
    """

    charge_id: str
    fact_id: str
    source: str
    patient_id: str
    visit_id: str | None
    service_id: str | None
    code: str
    text: str
    head: str
    quantity: int
    unit: str
    unit_paise: int | None
    units: int
    tax_code: str
    tax_bp: int
    day: str
    at: int
    by: str
    status: str = OPEN
    status_reason: str = ""
    bill_id: str | None = None
    line_ref: str = ""
    price_reason: str = ""
    split: Split | None = None


@dataclass(frozen=True)
class ChargeDraft:
    """A charge by hand: a service of the tariff, so many; `paise` (of one) where it has no price, with the reason."""

    patient_id: str
    service_id: str
    quantity: int = 1
    visit_id: str | None = None
    paise: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Due:
    """An open charge as it would be billed now: priced and split anew; `why` tells how the price was found."""

    charge: Charge
    split: Split | None
    why: Words | None = None
    provisional: bool = False

    @property
    def patient(self) -> int:
        """What the patient would pay; 0 where there is no price yet."""
        return self.split.patient if self.split else 0


MOST_UNITS = 100_000
REASON_LENGTH = 200


def checked_reason(text: str, field: str = "reason") -> str:
    """Why something is done by hand. Raises Refused at `field`."""
    said = text.strip()
    if not said:
        raise Refused(words("Charges", "Say why."), field=field)
    if len(said) > REASON_LENGTH or hides(said):
        raise Refused(words("Charges", "Shorten the reason to one line of plain words."), field=field)
    return said


def checked_quantity(quantity: int) -> int:
    """How many. Raises Refused at `quantity`."""
    if type(quantity) is not int or not 0 < quantity <= MOST_UNITS:
        raise Refused(words("Charges", "Type a whole number of at least 1."), field="quantity")
    return quantity
