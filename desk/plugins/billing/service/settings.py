"""Billing's settings of a desk."""

from desk.api.context import SettingsNow
from desk.api.manifest import PRINTERS, Setting
from desk.core.i18n import words

SETTLE_FREE = Setting(
    "settle_free", words("Billing", "Bill at once what is free"), True,
    hint=words("Billing", "A visit or medicine with nothing to pay gets its number by itself, without a cashier."),
)  # fmt: skip
MEDICINE_CHARGES = Setting("medicine_charges", words("Billing", "Charge medicines that are given out"), True)
CHARGE_ON = Setting(
    "charge_on", words("Billing", "A test is charged when"), "collected", choices=("collected", "released"),
    said=(words("Billing", "the sample is collected"), words("Billing", "the result is released")),
)  # fmt: skip
UPI_ADDRESS = Setting(
    "upi_address", words("Billing", "UPI address of the facility"), "", unset=words("Billing", "No UPI"),
    hint=words("Billing", "As the bank gave it, such as rohini.polyclinic@sbi. Empty: UPI is not offered."),
)  # fmt: skip
UPI_NAME = Setting("upi_name", words("Billing", "Name that the payer sees"), "")
CANCEL_MINUTES = Setting(
    "cancel_minutes", words("Billing", "Cancel without a second person, minutes"), 30, 0, 1_440,
    hint=words("Billing", "A receipt that is older is cancelled only together with a second person."),
)  # fmt: skip
REFUND_LIMIT = Setting(
    "refund_limit", words("Billing", "Refund without a second person, rupees"), 500, 0, 1_000_000,
)  # fmt: skip
DIFFERENCE_LIMIT = Setting(
    "difference_limit", words("Billing", "Cash difference without a second person, rupees"), 50, 0, 1_000_000,
)  # fmt: skip
RECEIPT_PAPER = Setting(
    "receipt_paper", words("Billing", "Paper for receipts"), "80mm", choices=("80mm", "a5", "a4"),
    said=(words("Billing", "80 mm roll"), words("Billing", "A5"), words("Billing", "A4")),
)  # fmt: skip
RECEIPT_PRINTER = Setting(
    "receipt_printer", words("Billing", "Printer for receipts"), "", offered=PRINTERS,
    unset=words("Billing", "Ask each time"),
)  # fmt: skip
RECEIPT_LANGUAGE = Setting(
    "receipt_language", words("Billing", "Language of receipts"), "both", choices=("both", "en", "hi"),
    said=(words("Billing", "English and Hindi"), words("Billing", "English"), words("Billing", "Hindi")),
)  # fmt: skip
GSTIN = Setting(
    "gstin", words("Billing", "GSTIN of the facility"), "",
    hint=words("Billing", "15 characters. It stands on receipts; wanted where medicines are sold with tax."),
)  # fmt: skip

SETTINGS = (
    SETTLE_FREE, MEDICINE_CHARGES, CHARGE_ON, UPI_ADDRESS, UPI_NAME, CANCEL_MINUTES, REFUND_LIMIT, DIFFERENCE_LIMIT,
    RECEIPT_PAPER, RECEIPT_PRINTER, RECEIPT_LANGUAGE, GSTIN,
)  # fmt: skip


def number(setting: Setting, settings: SettingsNow) -> int:
    """A whole number as it is set now."""
    return int(setting.read(settings.now, "billing"))


def switch(setting: Setting, settings: SettingsNow) -> bool:
    """A switch as it is set now."""
    return bool(setting.read(settings.now, "billing"))


def text(setting: Setting, settings: SettingsNow) -> str:
    """A text as it is set now."""
    return str(setting.read(settings.now, "billing"))
