"""The pharmacy's registers as tables on the screen; the same columns as on paper."""

from desk.core.i18n import words
from desk.kit.formats import moment_text, number_text
from desk.kit.language import spoken
from desk.kit.table import Column
from desk.plugins.pharmacy.print.registers import TAKEN_BACK, UNCONFIRMED, days_left, place_of, value_of
from desk.plugins.pharmacy.print.wording import amount, expiry_text, unit_name
from desk.plugins.pharmacy.rules.registers import GivenItem, GivenOut, H1Line
from desk.plugins.pharmacy.rules.stock import StockLine

_NO = words("PharmacyRegisters", "No.")
_WHEN = words("PharmacyRegisters", "Date, time")
_MEDICINE = words("PharmacyRegisters", "Medicine")
_QUANTITY = words("PharmacyRegisters", "Quantity")
_BATCH = words("PharmacyRegisters", "Batch")
_BY = words("PharmacyRegisters", "Given by")


def supplies() -> list[Column[H1Line]]:
    """The register of Schedule H1 or X."""
    return [
        Column(_NO, lambda r: number_text(r.serial), 56, "right", sort=lambda r: r.serial),
        Column(_WHEN, lambda r: moment_text(r.at), 160, sort=lambda r: r.at),
        Column(words("PharmacyRegisters", "Patient"), lambda r: r.patient, strong=True, sort=lambda r: r.patient),
        Column(words("PharmacyRegisters", "Address"), lambda r: r.patient_address, from_px=1250),
        Column(words("PharmacyRegisters", "Prescriber"), lambda r: r.prescriber, sort=lambda r: r.prescriber),
        Column(words("PharmacyRegisters", "Address of the prescriber"), lambda r: r.prescriber_address,
               from_px=1400),
        Column(_MEDICINE, lambda r: r.medicine if r.schedule else f"{r.medicine} ({UNCONFIRMED})",
               share=2, wrap=True, sort=lambda r: r.medicine),
        Column(_BATCH, lambda r: r.lot, 96),
        Column(_QUANTITY, lambda r: _amount(r.quantity, r.unit, r.taken_back), 130, "right"),
        Column(_BY, lambda r: r.by, from_px=1000),
    ]  # fmt: skip


def given_out() -> list[Column[GivenOut]]:
    """Who was given what."""
    return [
        Column(_NO, lambda r: number_text(r.serial), 56, "right", sort=lambda r: r.serial),
        Column(_WHEN, lambda r: moment_text(r.at), 160, sort=lambda r: r.at),
        Column(words("PharmacyRegisters", "UHID"), lambda r: r.number, 160),
        Column(words("PharmacyRegisters", "Name"), lambda r: spoken(r.name, r.name_native), strong=True,
               sort=lambda r: r.name),
        Column(_MEDICINE, lambda r: spoken(r.medicine, r.medicine_native), share=2, wrap=True,
               sort=lambda r: r.medicine),
        Column(_BATCH, lambda r: r.lot, 96),
        Column(_QUANTITY, lambda r: _amount(r.quantity, r.unit, r.taken_back), 130, "right"),
        Column(_BY, lambda r: r.by, from_px=1000),
    ]  # fmt: skip


def given_items() -> list[Column[GivenItem]]:
    """How much of each medicine."""
    return [
        Column(words("PharmacyRegisters", "Code"), lambda r: r.code, 150, sort=lambda r: r.code),
        Column(_MEDICINE, lambda r: spoken(r.medicine, r.medicine_native), strong=True, wrap=True,
               sort=lambda r: r.medicine),
        Column(words("PharmacyRegisters", "Times given"), lambda r: number_text(r.dispenses), 110, "right",
               sort=lambda r: r.dispenses),
        Column(_QUANTITY, lambda r: number_text(r.quantity), 110, "right", sort=lambda r: r.quantity),
        Column(words("PharmacyRegisters", "Unit"), lambda r: unit_name(r.unit), 110),
    ]  # fmt: skip


def stock() -> list[Column[StockLine]]:
    """What lies where."""
    return [
        Column(words("PharmacyRegisters", "Code"), lambda r: r.code, 140, sort=lambda r: r.code, from_px=1000),
        Column(_MEDICINE, lambda r: r.title, strong=True, wrap=True, sort=lambda r: r.title),
        Column(_BATCH, lambda r: r.lot, 110, sort=lambda r: r.lot),
        Column(words("PharmacyRegisters", "Expiry"), lambda r: expiry_text(r.expires), 110,
               sort=lambda r: r.expires or "~"),
        Column(words("PharmacyRegisters", "Days"), days_left, 84, "right", sort=_soonest),
        Column(words("PharmacyRegisters", "Place"), place_of, 150, sort=place_of),
        Column(_QUANTITY, lambda r: amount(r.quantity, r.unit), 130, "right", sort=lambda r: r.quantity),
        Column(words("PharmacyRegisters", "Value"), value_of, 110, "right", sort=lambda r: r.value_paise or 0),
    ]  # fmt: skip


def _soonest(line: StockLine) -> int:
    return line.days if line.days is not None else 1_000_000


def _amount(quantity: int, unit: str, taken_back: bool) -> str:
    said = amount(quantity, unit)
    return f"{said} ({TAKEN_BACK})" if taken_back else said
