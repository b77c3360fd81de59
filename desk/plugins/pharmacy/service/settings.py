"""The pharmacy's settings of a desk."""

from desk.api.context import SettingsNow
from desk.api.manifest import OWN, PRINTERS, Setting
from desk.core.i18n import words

PLACE = Setting(
    "place", words("Pharmacy", "Counter of this desk"), "", offered=OWN,
    unset=words("Pharmacy", "The facility's first counter"),
    hint=words("Pharmacy", "Medicines are given out from here."),
)  # fmt: skip
"""Account id of the place from which this desk gives out; "" = the facility's first counter."""
LABEL_PRINTER = Setting(
    "label_printer", words("Pharmacy", "Printer for labels"), "", offered=PRINTERS,
    unset=words("Pharmacy", "Ask each time"),
)  # fmt: skip
"""Its name in the system; "" = ask each time."""
LABEL_PAPER = Setting(
    "label_paper", words("Pharmacy", "Paper for labels"), "50x25", choices=("50x25", "a4"),
    said=(words("Pharmacy", "50 × 25 mm roll"), words("Pharmacy", "A4 sheet")),
)  # fmt: skip
NEAR_EXPIRY = Setting(
    "near_expiry_days", words("Pharmacy", "Near expiry, days"), 90, 1, 730,
    hint=words("Pharmacy", "Batches that expire within these days are shown as near."),
)  # fmt: skip
SHORT_DATED = Setting(
    "short_dated_days", words("Pharmacy", "Short-dated, days"), 60, 0, 730,
    hint=words("Pharmacy", "Goods that expire sooner are received only by those who have that right."),
)  # fmt: skip
ADJUST_LIMIT = Setting(
    "adjust_limit", words("Pharmacy", "Second person above, units"), 50, 0, 1_000_000,
    hint=words("Pharmacy", "An adjustment of more tablets, bottles … is signed by a second person."),
)  # fmt: skip
MONTHS_OF_COVER = Setting(
    "months_of_cover", words("Pharmacy", "Cover of an indent, months"), 2, 1, 24,
    hint=words("Pharmacy", "An indent proposes what is used in so many months."),
)  # fmt: skip
SCHEDULE_K = Setting(
    "schedule_k_5a", words("Pharmacy", "Drugs Rules, Schedule K, item 5A"), False,
    hint=words(
        "Pharmacy",
        "A government dispensary: where the prescriber's address is missing, it is the dispensary's. "
        "The facility confirms that this holds.",
    ),
)  # fmt: skip

SETTINGS = (PLACE, LABEL_PRINTER, LABEL_PAPER, NEAR_EXPIRY, SHORT_DATED, ADJUST_LIMIT, MONTHS_OF_COVER, SCHEDULE_K)


def number(setting: Setting, settings: SettingsNow) -> int:
    """A whole number as it is set now."""
    return int(setting.read(settings.now, "pharmacy"))
