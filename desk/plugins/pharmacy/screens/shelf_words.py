"""What the storekeeper's screens call things: moves, places, states of a batch, how far an expiry is."""

from desk.core.i18n import Words, words
from desk.kit.formats import number_text
from desk.kit.language import spoken
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.rules import moves, stock
from desk.plugins.pharmacy.rules.items import Place
from desk.plugins.pharmacy.rules.place_words import PLACE_KINDS
from desk.plugins.pharmacy.rules.stock import CardLine, StockLine

KINDS: dict[str, Words] = {
    moves.OPENING: words("Shelf", "Opening stock"), moves.RECEIPT: words("Shelf", "Received"),
    moves.DISPENSE: words("Shelf", "Given to a patient"), moves.ISSUE: words("Shelf", "Issued"),
    moves.ARRIVAL: words("Shelf", "Arrived"), moves.TRANSFER: words("Shelf", "Moved"),
    moves.PATIENT_RETURN: words("Shelf", "Returned by a patient"),
    moves.SUPPLIER_RETURN: words("Shelf", "Returned to the supplier"),
    moves.TO_QUARANTINE: words("Shelf", "Put into quarantine"), moves.RELEASE: words("Shelf", "Accepted back"),
    moves.EXPIRE: words("Shelf", "Expired, set aside"), moves.ADJUSTMENT: words("Shelf", "Adjusted"),
    moves.COUNT: words("Shelf", "Stock-take"), moves.REVERSAL: words("Shelf", "Taken back"),
}  # fmt: skip
"""Kinds of moves, as they stand in a bin card."""

DISCREPANCIES: dict[str, Words] = {
    stock.OVERDRAWN: words("Shelf", "Overdrawn"), stock.LATE: words("Shelf", "Moved before the count"),
    stock.UNUSABLE: words("Shelf", "Moved though stopped"),
    stock.TWICE: words("Shelf", "Taken back by two desks"),
}  # fmt: skip

EXPIRED, RECALLED, HELD, NEAR, GOOD = (
    words("Shelf", "Expired"), words("Shelf", "Recalled"), words("Shelf", "On hold"), words("Shelf", "Near expiry"),
    words("Shelf", "Good"),
)  # fmt: skip


def state_of(line: StockLine, near_days: int) -> tuple[Words, Tone]:
    """The worst that is to be said of a batch, and its colour."""
    if line.days is not None and line.days < 0:
        return EXPIRED, "bad"
    if line.stopped == stock.RECALL:
        return RECALLED, "bad"
    if line.stopped:
        return HELD, "warn"
    if line.days is not None and line.days <= near_days:
        return NEAR, "warn"
    return GOOD, "ok"


def days_tone(days: int | None, near_days: int) -> Tone | None:
    """The colour of so many days to the expiry; None for plenty."""
    if days is None or days > near_days:
        return None
    return "bad" if days < 0 else "warn"


def days_text(days: int | None) -> str:
    """How far an expiry is: "in 23 days", "today", "5 days ago"; "" for what does not expire."""
    if days is None:
        return ""
    if days == 0:
        return str(words("Shelf", "last day today"))
    if days < 0:
        return str(words("Shelf", "{n} days ago", n=number_text(-days)))
    return str(words("Shelf", "in {n} days", n=number_text(days)))


def other_text(line: CardLine) -> str:
    """The other end of a move: a name in the language of now, one of the facility's own accounts by its kind."""
    kind = PLACE_KINDS.get(line.other)
    return str(kind) if kind else spoken(line.other, line.other_native)


def place_name(place: Place) -> str:
    """A place as it is called, in the language of now; one without a name of its own by its kind."""
    return spoken(place.name, place.name_native) or str(PLACE_KINDS.get(place.kind, place.kind))
