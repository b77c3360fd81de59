"""A service of the tariff: what it is, what it costs whom and since when; `buttons` for what may be done with it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QWidget

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import EmptyState
from desk.kit.flow import column, row
from desk.kit.labels import Label, line
from desk.kit.language import spoken
from desk.kit.pill import Pill
from desk.kit.scroll import scrolled
from desk.kit.texts import Texts, keyed
from desk.plugins.billing.queries.tariff import Category
from desk.plugins.billing.screens import tariff_words as said
from desk.plugins.billing.service.tariff import TariffPage


class TariffPanel(Card):
    """`show_page(page)` says it; None: nothing is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Texts(self)
        self._departments: Mapping[str, str] = {}
        self._categories: Mapping[str, Category] = {}
        self.page: TariffPage | None = None
        text = words("Tariff", "Type a name or a code, and choose a line.")
        self._nothing = EmptyState(words("Tariff", "No service chosen"), text, "receipt-indian-rupee")
        self.title, self.native = Label(role="heading", wrap=True), Label(role="muted", wrap=True)
        self.now, self.why = Label(role="title"), Label(role="muted", wrap=True)
        self.origin, self.ended = Pill(), Pill(words("Tariff", "Ended"), "bad")
        self.facts, self.prices = Label(wrap=True), Label(wrap=True)
        self._what = QWidget()
        pills = row(self._what, self.ended, self.origin, gap=6)
        pills.addStretch(1)
        box = column(self._what, self.title, self.native, self.now, self.why, gap=8)
        box.addLayout(pills)
        box.addWidget(line())
        box.addWidget(self.facts)
        box.addWidget(Label(words("Tariff", "Prices"), "label"))
        box.addWidget(self.prices)
        self.buttons = column(self._what, gap=6)
        box.addLayout(self.buttons)
        box.addStretch(1)
        self._what.setLayout(box)
        self._area = scrolled(self._what)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._area)
        self.show_page(None)

    def offer(self, title: Words, icon_name: str, key: str) -> QAbstractButton:
        """A button for what may be done with the service that is shown."""
        made = button(keyed(title, key), icon_name=icon_name, key=key)
        self.buttons.addWidget(made)
        return made

    def know(self, departments: Mapping[str, str], categories: Mapping[str, Category]) -> None:
        """How departments (by id) and categories (by code) are called."""
        self._departments, self._categories = departments, categories
        self.show_page(self.page)

    def show_page(self, page: TariffPage | None) -> None:
        """Say what is known of this service."""
        self.page = page
        self._nothing.setVisible(page is None)
        self._area.setVisible(page is not None)
        if page is None:
            return
        service = page.service
        self._words(self.title.setText, lambda: spoken(service.name, service.name_native))
        self._words(self.native.setText, lambda: spoken(service.name_native, service.name))
        self.native.setVisible(bool(service.name_native))
        self.ended.setVisible(not service.active)
        self.origin.say(*said.ORIGINS[service.origin])
        self._words(self.now.setText, partial(said.price, page.now))
        own = words("Tariff", "It stands in the place of this facility's own entry.") if page.own else None
        self._words(self.why.setText, own or (lambda: service.code))
        self._words(self.facts.setText, lambda: said.facts(page, self._departments))
        self._words(self.prices.setText, lambda: said.prices(page.prices, self._categories))
