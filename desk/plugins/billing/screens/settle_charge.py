"""A charge by hand, found in the tariff; and a price by hand, with its reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.i18n import Words, words
from desk.kit.date_field import today
from desk.kit.fields import NumberField, TextField
from desk.kit.find_field import FindField
from desk.kit.form import Form
from desk.kit.formats import rupees_text
from desk.kit.hit_list import Hit
from desk.kit.labels import Label
from desk.kit.language import spoken
from desk.kit.money_field import RupeesField
from desk.kit.texts import Say
from desk.plugins.billing.rules.charging import Charge, ChargeDraft
from desk.plugins.billing.rules.tariff import Priced, Service
from desk.plugins.billing.service.desk import BillingDesk

Offered = tuple[Service, Priced]


class ServiceField(FindField):
    """A service of the tariff, found while one types; `offered()`: what was chosen, with its price of today."""

    def __init__(self) -> None:
        super().__init__(hint=words("Cashier", "Name or code of the service"))
        self._found: dict[str, Offered] = {}

    def offered(self) -> Offered | None:
        """What was chosen."""
        return self._found.get(self.chosen())

    def problem(self) -> Words | None:
        if self.text() and self.offered() is None and not self.pending():
            return words("Cashier", "Choose a service from the list.")
        return None

    def show_found(self, text: str, found: Sequence[Offered]) -> None:
        """The answer to `asked(text)`."""
        self._found |= {service.service_id: (service, priced) for service, priced in found}
        nothing = str(words("Cashier", "No such service in the tariff."))
        self.show_hits(text, [_hit(service, priced) for service, priced in found], "" if found else nothing)


class ChargeDialog(ActDialog):
    """Adds a charge; where the tariff has no price one is asked for, with the reason."""

    def __init__(self, parent: QWidget, context: ScreenContext, desk: BillingDesk, patient_id: str) -> None:
        super().__init__(
            parent, context, words("Cashier", "Add a charge"), None, yes=words("Cashier", "Add"),
            form=Form(columns=4, column_px=110), width_px=560, height_px=400,
        )  # fmt: skip
        self._desk, self._patient_id = desk, patient_id
        self.service = self.form.add(
            "service_id", ServiceField(), words("Cashier", "&Service"), required=True, span=3
        )
        self.quantity = self.form.add("quantity", NumberField(1, 999), words("Cashier", "&Quantity"), required=True)
        self.price = self.form.add(
            "paise", RupeesField(), words("Cashier", "&Price of one"), required=True, span=2
        )
        self.reason = self.form.add(
            "reason", TextField(120), words("Cashier", "&Why this price"), required=True, span=2
        )
        self.said = Label(role="small", wrap=True)
        for one in (self.form, self.said):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.quantity.set_value(1)
        self.service.asked.connect(self._find)
        self.service.changed.connect(self._say)
        self.quantity.changed.connect(self._say)
        self._say()
        self.form.mark_clean()
        self.form.focus_first()

    def act(self) -> Act | None:
        offered, charging = self.service.offered(), self._desk.charging
        if offered is None:
            return None
        by_hand = offered[1].paise is None
        draft = ChargeDraft(
            self._patient_id, offered[0].service_id, int(str(self.quantity.value() or 1)),
            paise=self.price.paise() if by_hand else None, reason=self.reason.text() if by_hand else "",
        )  # fmt: skip
        return lambda actor: charging.add(actor, draft)

    def _find(self, text: str) -> None:
        day = today().isoformat()
        self._ask.read(
            lambda actor: self._desk.tariff.find(actor, text, day), lambda found: self.service.show_found(text, found)
        )

    def _say(self) -> None:
        offered = self.service.offered()
        by_hand = offered is not None and offered[1].paise is None
        self.form.show_row("paise", by_hand)
        self.form.show_row("reason", by_hand)
        quantity = self.quantity.value()
        if offered is None or not isinstance(quantity, int):
            self.said.setText("")
            return
        gross = offered[1].gross(quantity)
        if gross is None:
            self.said.setText(str(words("Cashier", "The tariff has no price for it today.")))
            return
        text = words("Cashier", "{sum} before schemes", sum=rupees_text(gross))
        why = offered[1].why
        self.said.setText(f"{text} · {why}" if why is not None else str(text))


class PriceDialog(ActDialog):
    """A price for one charge, of one unit, with the reason: it stands on the bill."""

    def __init__(self, parent: QWidget, context: ScreenContext, desk: BillingDesk, charge: Charge, title: Say) -> None:
        text = words("Cashier", "It stands on the bill with the reason. The tariff stays as it is.")
        super().__init__(parent, context, words("Cashier", "Price this line"), text, yes=words("Cashier", "Take it"))
        self._desk, self._charge = desk, charge
        what = Label(role="strong", wrap=True)
        self.words(what.setText, title)
        label = words("Cashier", "&Price of one")
        if charge.units > 1:
            label = words("Cashier", "&Price of {units} {unit}", units=charge.units, unit=charge.unit)
        self.price = self.form.add("paise", RupeesField(), label, required=True)
        self.reason = self.form.add("reason", TextField(120), words("Cashier", "&Reason"), required=True)
        self.body.addWidget(what)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.form.focus_first()

    def act(self) -> Act:
        charge_id, charging = self._charge.charge_id, self._desk.charging
        paise, reason = self.price.paise() or 0, self.reason.text()
        return lambda actor: charging.price(actor, charge_id, paise, reason)


def _hit(service: Service, priced: Priced) -> Hit:
    price = rupees_text(priced.paise) if priced.paise is not None else str(words("Cashier", "no price"))
    other = service.name_native if spoken(service.name, service.name_native) == service.name else service.name
    return Hit(
        service.service_id, spoken(service.name, service.name_native), other, service.code, price,
        "neutral" if priced.paise is not None else "warn",
    )  # fmt: skip
