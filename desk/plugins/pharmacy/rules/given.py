"""What the move of a dispense means for the patient, and its entry in the Schedule H1 register."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DispenseLine:
    """One (request × batch) of a dispense; the row pharmacy_dispense_line without the ids of its move.

    item_asked: the item of the request where another was given for it, agreed by `agreed_by`; days: how long it lasts,
    None = not said; language: of the label.
    """

    prescription_id: str
    request_id: str
    item_asked: str | None = None
    agreed_by: str = ""
    later_reason: str = ""
    override_reason: str = ""
    days: int | None = None
    language: str = "en"


@dataclass(frozen=True)
class H1Entry:
    """A line of the Schedule H1 register, as it was at the moment of the dispense (Drugs Rules, rule 65(9a))."""

    schedule: str
    patient: str
    patient_address: str
    prescriber: str
    prescriber_address: str
    prescriber_reg: str
    medicine: str
    lot: str
    quantity: int
    unit: str
