"""An item of the catalogue: what is known of it, its packs, what may stand for it, the least wanted of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QWidget

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import EmptyState
from desk.kit.flow import column
from desk.kit.formats import number_text
from desk.kit.labels import Label, line
from desk.kit.pill import Pill
from desk.kit.scroll import scrolled
from desk.kit.texts import Texts, keyed
from desk.plugins.pharmacy.print.wording import amount
from desk.plugins.pharmacy.rules.items import PackSize
from desk.plugins.pharmacy.screens import catalogue_words as said
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.service.catalogue import ItemPage

_MOST = 8
"""Of packs and of substitutes so many are named, and how many more there are."""


class CataloguePanel(Card):
    """`show_page(page)` says it; None: nothing is chosen. `buttons` is for what may be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Texts(self)
        self._places = PlaceBook()
        self.page: ItemPage | None = None
        text = words("Catalogue", "Type a name, a brand or a code, and choose a line.")
        self._nothing = EmptyState(words("Catalogue", "No medicine chosen"), text, "pill")
        self.title = Label(role="heading", wrap=True)
        self.native = Label(role="muted", wrap=True)
        self.schedule, self.ended = Pill(), Pill(words("Catalogue", "Ended"), "bad")
        self.means, self.facts = Label(role="muted", wrap=True), Label(wrap=True)
        self.packs, self.others, self.least = Label(wrap=True), Label(wrap=True), Label(wrap=True)
        self._what = QWidget()
        box = column(self._what, self.title, self.native, self.schedule, self.ended, self.means, line(), gap=8)
        box.addWidget(self.facts)
        for heading, label in (
            (words("Catalogue", "Packs"), self.packs), (words("Catalogue", "May stand for it"), self.others),
            (words("Catalogue", "Least wanted in stock"), self.least),
        ):  # fmt: skip
            box.addWidget(Label(heading, "label"))
            box.addWidget(label)
        self.buttons = column(self._what, gap=6)
        box.addLayout(self.buttons)
        box.addStretch(1)
        self._what.setLayout(box)
        self._area = scrolled(self._what)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._area)
        self.show_page(None)

    def offer(self, title: Words, icon_name: str, key: str = "") -> QAbstractButton:
        """A button for what may be done with the item that is shown."""
        made = button(keyed(title, key), icon_name=icon_name, key=key)
        self.buttons.addWidget(made)
        return made

    def set_places(self, places: PlaceBook) -> None:
        """How the places are called."""
        self._places = places
        self.show_page(self.page)

    def show_page(self, page: ItemPage | None) -> None:
        """Say what is known of this item."""
        self.page = page
        self._nothing.setVisible(page is None)
        self._area.setVisible(page is not None)
        if page is None:
            return
        item = page.item
        self.title.setText(item.title)
        self.native.setText(item.generic_native)
        self.native.setVisible(bool(item.generic_native))
        self.schedule.say(*said.SCHEDULES[item.schedule])
        self.ended.setVisible(not item.active)
        self._words(self.means.setText, said.MEANS[item.schedule])
        self._words(self.facts.setText, partial(said.facts, item))
        self._words(self.packs.setText, partial(_packs, page.packs, item.unit))
        self._words(self.others.setText, partial(_named, [other.title for other in page.substitutes]))
        self._words(self.least.setText, self._least)

    def _least(self) -> str:
        if self.page is None or not any(self.page.minimums.values()):
            return "—"
        unit = self.page.item.unit
        wanted = [(self._places.name(account), least) for account, least in self.page.minimums.items() if least]
        return "\n".join(f"{name}: {amount(least, unit)}" for name, least in sorted(wanted))


def _packs(packs: Sequence[PackSize], unit: str) -> str:
    if not packs:
        return str(words("Catalogue", "None is known yet; teach one at its first scan."))
    return _named([" · ".join(part for part in (amount(p.units, unit), p.brand, p.gtin) if part) for p in packs])


def _named(names: Sequence[str]) -> str:
    if not names:
        return "—"
    more = len(names) - _MOST
    rest = [str(words("Catalogue", "and {n} more", n=number_text(more)))] if more > 0 else []
    return "\n".join([*names[:_MOST], *rest])
