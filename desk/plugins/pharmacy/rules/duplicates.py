"""Whether the patient has this already: the same medicine, an ingredient of it, or another of its class. Pure.

Two medicines are of one class where the catalogue gives both the same therapeutic class and ATC codes of the same
fourth level (the first five characters, as the WHO builds them). A missing code makes no class.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desk.core.i18n import Words, words
from desk.plugins.pharmacy.rules.allergies import share
from desk.plugins.pharmacy.rules.items import Item

FOURTH_LEVEL = 5
UNSAID_DAYS = 7
"""What was given for nobody knows how long counts as running for so many days. Facility to confirm."""
LOOKED_BACK_DAYS = 366
"""No course is longer (dosage.MOST_DAYS), so nothing older runs still."""


@dataclass(frozen=True)
class Running:
    """What was given and may still be taken: on an ISO day, for `days` (None = not said).

    request_id: the line of the prescription for which it was given.
    """

    item: Item
    request_id: str
    day: str
    days: int | None

    @property
    def until(self) -> date:
        """The last day on which it lasts."""
        return date.fromisoformat(self.day) + timedelta(days=(self.days or UNSAID_DAYS) - 1)


def against(
    item: Item, request_id: str, running: Sequence[Running], beside: Sequence[Item], today: date
) -> tuple[Words, ...]:
    """Sentences for what `item` would double; the rest of the same line doubles nothing.

    beside: the items of the other lines that are given or open in the same prescription.
    """
    found = [
        _running(item, one)
        for one in running
        if one.request_id != request_id and one.until >= today and alike(item, one.item)
    ]
    twice = [_beside(item, other) for other in beside if alike(item, other)]
    return _once((*twice, *found))


def alike(one: Item, other: Item) -> bool:
    """Whether taking both is taking the same twice."""
    if one.item_id == other.item_id or share(one, other):
        return True
    level = one.atc[:FOURTH_LEVEL]
    same_level = len(level) == FOURTH_LEVEL and level == other.atc[:FOURTH_LEVEL]
    return same_level and bool(one.therapeutic) and one.therapeutic == other.therapeutic


def _running(item: Item, one: Running) -> Words:
    given, until = date.fromisoformat(one.day).strftime("%d-%m-%Y"), one.until.strftime("%d-%m-%Y")
    if one.days is None:
        return words(
            "Caution", "The patient got {other} on {day}, for how long is not known. {medicine} may double it.",
            other=one.item.title, day=given, medicine=item.title,
        )  # fmt: skip
    return words(
        "Caution", "The patient got {other} on {day}, which lasts to {until}. {medicine} may double it.",
        other=one.item.title, day=given, until=until, medicine=item.title,
    )  # fmt: skip


def _beside(item: Item, other: Item) -> Words:
    return words(
        "Caution", "This prescription has {other} as well. {medicine} may double it.", other=other.title,
        medicine=item.title,
    )  # fmt: skip


def _once(said: Sequence[Words]) -> tuple[Words, ...]:
    return tuple({str(one): one for one in said}.values())
