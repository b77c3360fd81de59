"""The pharmacy's settings of a desk."""

from desk.api.context import SettingsNow
from desk.api.manifest import Setting
from desk.core.i18n import words

PLACE = Setting("place", words("Pharmacy", "Counter of this desk"), "")
"""Account id of the place from which this desk gives out; "" = the facility's first counter."""
NEAR_EXPIRY = Setting("near_expiry_days", words("Pharmacy", "Days before expiry that are shown as near"), 90, 1, 730)
SHORT_DATED = Setting(
    "short_dated_days", words("Pharmacy", "Days to the expiry below which goods are received by right only"), 60, 0, 730
)
ADJUST_LIMIT = Setting(
    "adjust_limit", words("Pharmacy", "Units above which an adjustment needs a second person"), 50, 0, 1_000_000
)
MONTHS_OF_COVER = Setting("months_of_cover", words("Pharmacy", "Months that an indent should cover"), 2, 1, 24)
SCHEDULE_K = Setting(
    "schedule_k_5a", words("Pharmacy", "Government dispensary under Schedule K item 5A (facility to confirm)"), False
)
LABEL_PAPER = Setting("label_paper", words("Pharmacy", "Paper of labels"), "50x25", choices=("50x25", "a4"))

LABEL_PRINTER = Setting("label_printer", words("Pharmacy", "Printer of labels"), "")
"""Its name in the system; "" = ask each time."""

SETTINGS = (PLACE, NEAR_EXPIRY, SHORT_DATED, ADJUST_LIMIT, MONTHS_OF_COVER, SCHEDULE_K, LABEL_PAPER, LABEL_PRINTER)


def number(setting: Setting, settings: SettingsNow) -> int:
    """A whole number as it is set now."""
    return int(setting.read(settings.now, "pharmacy"))
