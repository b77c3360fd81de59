"""The pharmacy's registers as tables on the screen; the same columns as on paper."""

from datetime import date

from desk.core.i18n import words
from desk.kit.formats import date_text, moment_text, number_text
from desk.kit.language import spoken
from desk.kit.table import Column
from desk.plugins.pharmacy.print.registers import TAKEN_BACK, UNCONFIRMED, days_left, value_of
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
        Column(_WHEN, lambda r: moment_text(r.at), 136, sort=lambda r: r.at),
        Column(words("PharmacyRegisters", "Patient"), lambda r: r.patient, strong=True, sort=lambda r: r.patient),
        Column(words("PharmacyRegisters", "Address"), lambda r: r.patient_address, from_px=1000),
        Column(words("PharmacyRegisters", "Prescriber"), lambda r: r.prescriber, sort=lambda r: r.prescriber),
        Column(words("PharmacyRegisters", "Address of the prescriber"), lambda r: r.prescriber_address, from_px=1100),
        Column(_MEDICINE, lambda r: r.medicine if r.schedule else f"{r.medicine} ({UNCONFIRMED})",
               sort=lambda r: r.medicine),
        Column(_BATCH, lambda r: r.lot, 96),
        Column(_QUANTITY, lambda r: _amount(r.quantity, r.unit, r.taken_back), 130, "right"),
        Column(_BY, lambda r: r.by, from_px=1000),
    ]  # fmt: skip


def given_out() -> list[Column[GivenOut]]:
    """Who was given what."""
    return [
        Column(_NO, lambda r: number_text(r.serial), 56, "right", sort=lambda r: r.serial),
        Column(_WHEN, lambda r: moment_text(r.at), 136, sort=lambda r: r.at),
        Column(words("PharmacyRegisters", "UHID"), lambda r: r.number, 130),
        Column(words("PharmacyRegisters", "Name"), lambda r: spoken(r.name, r.name_native), strong=True,
               sort=lambda r: r.name),
        Column(_MEDICINE, lambda r: spoken(r.medicine, r.medicine_native), sort=lambda r: r.medicine),
        Column(_BATCH, lambda r: r.lot, 96),
        Column(_QUANTITY, lambda r: _amount(r.quantity, r.unit, r.taken_back), 130, "right"),
        Column(_BY, lambda r: r.by, from_px=1000),
    ]  # fmt: skip


def given_items() -> list[Column[GivenItem]]:
    """How much of each medicine."""
    return [
        Column(words("PharmacyRegisters", "Code"), lambda r: r.code, 150, sort=lambda r: r.code),
        Column(_MEDICINE, lambda r: spoken(r.medicine, r.medicine_native), strong=True, sort=lambda r: r.medicine),
        Column(words("PharmacyRegisters", "Times given"), lambda r: number_text(r.dispenses), 110, "right",
               sort=lambda r: r.dispenses),
        Column(_QUANTITY, lambda r: number_text(r.quantity), 110, "right", sort=lambda r: r.quantity),
        Column(words("PharmacyRegisters", "Unit"), lambda r: r.unit, 90),
    ]  # fmt: skip


def stock() -> list[Column[StockLine]]:
    """What lies where."""
    return [
        Column(words("PharmacyRegisters", "Code"), lambda r: r.code, 140, sort=lambda r: r.code, from_px=1000),
        Column(_MEDICINE, lambda r: r.title, strong=True, sort=lambda r: r.title),
        Column(_BATCH, lambda r: r.lot, 110, sort=lambda r: r.lot),
        Column(words("PharmacyRegisters", "Expiry"), lambda r: _day(r.expires), 110, sort=lambda r: r.expires or "~"),
        Column(words("PharmacyRegisters", "Days"), days_left, 84, "right", sort=_soonest),
        Column(words("PharmacyRegisters", "Place"), lambda r: r.place, 150, sort=lambda r: r.place),
        Column(_QUANTITY, lambda r: f"{number_text(r.quantity)} {r.unit}", 120, "right", sort=lambda r: r.quantity),
        Column(words("PharmacyRegisters", "Value"), value_of, 110, "right", sort=lambda r: r.value_paise or 0),
    ]


def _soonest(line: StockLine) -> int:
    return line.days if line.days is not None else 1_000_000


def _day(expires: str | None) -> str:
    return date_text(date.fromisoformat(expires)) if expires else "—"


def _amount(quantity: int, unit: str, taken_back: bool) -> str:
    amount = f"{number_text(quantity)} {unit}"
    return f"{amount} ({TAKEN_BACK})" if taken_back else amount
