"""The places of the facility, as the storekeeper's screens offer and name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from desk.kit.choice_field import Choice
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.items import Place
from desk.plugins.pharmacy.screens.shelf_words import place_name


@dataclass(frozen=True)
class PlaceBook:
    """Every account of the facility that is told to screens; stores and counters have names."""

    places: tuple[Place, ...] = ()

    def choices(self, kinds: Iterable[str] = items.PLACES, without: str = "") -> list[Choice]:
        """The open places of these kinds, but one."""
        wanted = tuple(kinds)
        return [
            Choice(one.account_id, partial(place_name, one))
            for one in self.places
            if one.kind in wanted and one.active and one.account_id != without
        ]

    def name(self, account_id: str) -> str:
        """What a place is called; "" for one that is not known here."""
        return next((place_name(one) for one in self.places if one.account_id == account_id), "")

    def kind(self, account_id: str) -> str:
        """Its kind; "" for one that is not known here."""
        return next((one.kind for one in self.places if one.account_id == account_id), "")

    def first(self, kind: str) -> str:
        """The first open place of a kind; "" for none."""
        return next((one.account_id for one in self.places if one.kind == kind and one.active), "")
