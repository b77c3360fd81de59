"""What the dispensing counter calls things: states of a line, of a prescription, batches with their expiry."""

from datetime import date

from desk.core.i18n import Words, words
from desk.kit import language
from desk.kit.formats import number_text
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.rules import directions_said
from desk.plugins.pharmacy.rules.dispensing import BatchStock, PlannedLine
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.picks import Pick

STATES: dict[str, tuple[Words, Tone]] = {
    picks.READY: (words("Dispense", "Ready"), "ok"),
    picks.SHORT: (words("Dispense", "In part"), "warn"),
    picks.NOTHING: (words("Dispense", "Not in stock"), "bad"),
    picks.UNSAID: (words("Dispense", "How many?"), "warn"),
    picks.WARNED: (words("Dispense", "Warning"), "bad"),
    picks.LEFT_OUT: (words("Dispense", "Left out"), "neutral"),
    picks.UNKNOWN: (words("Dispense", "Not matched"), "warn"),
    picks.GIVEN: (words("Dispense", "Given"), "neutral"),
    picks.STOPPED: (words("Dispense", "Stopped"), "neutral"),
}
PRESCRIBER = words("Dispense", "Prescriber?")
CHECKED = words("Dispense", "✓ Checked")
MORE_THAN = 3
"""Batches of a line that are named in one cell; more are counted."""


def directions(line: PlannedLine) -> str:
    """How it is taken, in the language of now."""
    unit = line.item.unit if line.item else ""
    return directions_said.of_code(line.request.directions, unit, language.code())


def title(pick: Pick) -> str:
    """The medicine that is given; where another was asked for, that one too."""
    line = pick.line
    if line.item is None:
        return line.request.medicine
    if pick.substituted:
        return str(words("Dispense", "{given} for {asked}", given=line.item.title, asked=line.request.medicine))
    return line.item.title


def batch_text(batch: BatchStock) -> str:
    """Lot and expiry of a batch: AB12 · 11/2027."""
    return f"{batch.lot} · {month_text(batch.expires)}"


def month_text(expires: str | None) -> str:
    """An expiry as packs print it, 11/2027; its day too where it is not the month's last. "—": it has none."""
    if expires is None:
        return "—"
    day = date.fromisoformat(expires)
    is_last = date.fromordinal(day.toordinal() + 1).day == 1
    return f"{day:%m/%Y}" if is_last else f"{day:%d/%m/%Y}"


def batches_text(pick: Pick) -> str:
    """The batches of a line; how much of each where there are several."""
    found = pick.batches
    if len(found) == 1:
        return batch_text(found[0][0])
    if len(found) > MORE_THAN:
        return str(words("Dispense", "{n} batches", n=number_text(len(found))))
    return " + ".join(f"{batch.lot} ×{number_text(quantity)}" for batch, quantity in found)


def batches_tone(pick: Pick) -> Tone | None:
    """Near its expiry: look at it."""
    return "warn" if any(batch.near_expiry for batch, _ in pick.batches) else None


def unit_of(pick: Pick) -> str:
    """The base unit, as the catalogue writes it."""
    return pick.line.item.unit if pick.line.item else ""
