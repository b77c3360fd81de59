"""The lines of a receipt while it is being entered, and their table."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from desk.core.i18n import Words, words
from desk.kit.formats import number_text
from desk.kit.table import Column
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.print.wording import amount, cost_text, expiry_text
from desk.plugins.pharmacy.rules import expiry
from desk.plugins.pharmacy.rules.stock import ReceiptLine
from desk.plugins.pharmacy.screens.shelf_words import days_text


@dataclass(frozen=True)
class Entered:
    """A line as it was entered. expires: ISO, or "-" for what does not expire; costs of a pack, in paise.

    problem: why the house said no to it.
    """

    item_id: str
    title: str
    unit: str
    lot: str
    expires: str
    packs: int
    pack_units: int = 1
    gtin: str = ""
    cost_paise: int | None = None
    mrp_paise: int | None = None
    problem: Words | None = None

    @property
    def last_day(self) -> str | None:
        """The last day of use, as ISO; None for what does not expire."""
        return None if self.expires == expiry.NEVER else self.expires

    @property
    def units(self) -> int:
        """How many base units came."""
        return self.packs * self.pack_units

    @property
    def total_paise(self) -> int | None:
        """What the line costs; None where no cost was entered."""
        return None if self.cost_paise is None else self.cost_paise * self.packs

    def days(self, today: date) -> int | None:
        """Days to the expiry; None for what does not expire."""
        return expiry.days_to(self.last_day, today)

    def line(self) -> ReceiptLine:
        """As the house takes it."""
        return ReceiptLine(
            self.item_id, self.lot, self.expires, str(self.packs), self.gtin, self.pack_units, self.cost_paise,
            self.mrp_paise,
        )  # fmt: skip

    def plain(self) -> dict[str, object]:
        """For a draft."""
        kept = asdict(replace(self, problem=None))
        del kept["problem"]
        return kept


def of_plain(kept: Mapping[str, object]) -> Entered:
    """A line of a draft."""
    return Entered(**kept)  # type: ignore[arg-type]


def total(lines: tuple[Entered, ...]) -> int:
    """What the lines cost together, as far as it is known, in paise."""
    return sum(one.total_paise or 0 for one in lines)


def state_of(line: Entered, short_days: int, today: date) -> tuple[Words, Tone]:
    """What is to be said of a line, and its colour."""
    days = line.days(today)
    if line.problem is not None:
        return words("Receive", "Look at it"), "bad"
    if days is not None and days < 0:
        return words("Receive", "Expired"), "bad"
    if days is not None and days < short_days:
        return words("Receive", "Short-dated"), "warn"
    return words("Receive", "Good"), "ok"


def columns(short_days: Callable[[], int], today: Callable[[], date]) -> list[Column[Entered]]:
    """The table of the lines."""
    return [
        Column(words("Receive", "Medicine"), lambda e: e.title, strong=True),
        Column(words("Receive", "Batch"), lambda e: e.lot, 120),
        Column(words("Receive", "Expiry"), lambda e: expiry_text(e.last_day), 112),
        Column(words("Receive", "Days"), lambda e: days_text(e.days(today())), 104, from_px=1000,
               ink=lambda e: "bad" if (e.days(today()) or 0) < 0 else None),
        Column(words("Receive", "Packs"), lambda e: f"{number_text(e.packs)} × {number_text(e.pack_units)}", 104,
               "right"),
        Column(words("Receive", "In all"), lambda e: amount(e.units, e.unit), 130, "right", strong=True),
        Column(words("Receive", "Cost"), lambda e: cost_text(e.total_paise), 120, "right", from_px=860),
        Column(words("Receive", "State"), lambda e: str(state_of(e, short_days(), today())[0]), 116,
               pill=lambda e: state_of(e, short_days(), today())[1]),
    ]  # fmt: skip
