"""A service of the facility's own, typed; and a price from a day on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.i18n import words
from desk.core.money import percent
from desk.kit.buttons import button
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.date_field import DateField, today
from desk.kit.field import Field, Plain
from desk.kit.fields import NumberField, TextField
from desk.kit.flow import row
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.language import spoken
from desk.kit.money_field import RupeesField
from desk.plugins.billing.queries.tariff import Category
from desk.plugins.billing.rules.heads import HEADS
from desk.plugins.billing.rules.tariff import GENERAL, Service
from desk.plugins.billing.rules.tariff_cells import MOST_DAYS, MOST_VISITS, PRICE, VALID_FROM, VALID_TO
from desk.plugins.billing.screens.tariff_words import KINDS, VISITS
from desk.plugins.billing.service.tariff import TariffService

_OF_ALL = "general"  # an empty code would be "nothing chosen"


class VisitsField(Field):
    """At which visits a service arises by itself: chips that are on or off. Value: types, blank-separated."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, QAbstractButton] = {}
        box = row(self, gap=6)
        for code, title in VISITS.items():
            chip = button(title, kind="chip")
            chip.setCheckable(True)
            chip.toggled.connect(lambda _on: self.changed.emit())
            self._chips[code] = chip
            box.addWidget(chip)
        box.addStretch(1)
        self.setLayout(box)
        self.setFocusProxy(next(iter(self._chips.values())))

    def value(self) -> object:
        return " ".join(code for code, chip in self._chips.items() if chip.isChecked()) or None

    def set_value(self, value: object) -> None:
        wanted = str(value or "").split()
        for code, chip in self._chips.items():
            chip.setChecked(code in wanted)

    def state(self) -> Plain:
        return str(self.value() or "")

    def restore(self, state: Plain) -> None:
        self.set_value(state)

    def inputs(self) -> list[QWidget]:
        return list(self._chips.values())


class ServiceDialog(ActDialog):
    """A new service, or another wording of one: its code stays. A new one may bring its price."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, tariff: TariffService, departments: Sequence[Choice],
        service: Service | None = None,
    ) -> None:  # fmt: skip
        title = words("Tariff", "Change a service") if service else words("Tariff", "New service")
        super().__init__(
            parent, context, title, None, yes=words("Tariff", "Keep"), form=Form(columns=4, column_px=128),
            width_px=680,
        )  # fmt: skip
        self._tariff, self._service = tariff, service
        here = service.department_id if service else ""
        if here and all(one.code != here for one in departments):  # else keeping it would make it hold anywhere
            departments = [*departments, Choice(here, words("Tariff", "A closed department"))]
        self._fill(departments)
        if service is None:
            self._add_price()
        else:
            self._show(service)
        self.body.addWidget(self.form)
        self.form.mark_clean()
        self.form.field("name" if service else "code").setFocus()

    def _fill(self, departments: Sequence[Choice]) -> None:
        add = self.form.add
        self.code = add("code", TextField(40, words("Tariff", "XRAY-CHEST")), words("Tariff", "&Code"), required=True)
        add("name", TextField(120), words("Tariff", "&Name"), required=True, span=3)
        add("name_native", TextField(120), words("Tariff", "Name in &Hindi"), span=2)
        kinds = [Choice(code, title) for code, title in KINDS.items()]
        add("kind", ChoiceField(kinds), words("Tariff", "&Kind"), required=True)
        heads = [Choice(code, title) for code, title in HEADS.items()]
        add("head", ChoiceField(heads), words("Tariff", "Revenue h&ead"), required=True)
        anywhere = words("Tariff", "Anywhere")
        add("department", ChoiceField(departments, empty=anywhere), words("Tariff", "&Department"), span=2)
        add("visit_types", VisitsField(), words("Tariff", "Charged by itself &at"), span=4)
        add("follow_up_days", NumberField(0, MOST_DAYS), words("Tariff", "Free &follow-up, days"))
        add("follow_up_visits", NumberField(0, MOST_VISITS), words("Tariff", "… &visits"))
        add("tax_code", TextField(8, words("Tariff", "9993")), words("Tariff", "SAC or H&SN"))
        add("tax_rate", TextField(8, words("Tariff", "0")), words("Tariff", "&Tax inside the price, %"))
        add("item", TextField(40), words("Tariff", "Code of the &medicine"))
        add("test", TextField(40), words("Tariff", "Code of the tes&t"))
        add("parts", TextField(600, words("Tariff", "CBC; ECG 2")), words("Tariff", "Pa&rts of a package"), span=2)

    def _add_price(self) -> None:
        self.form.add(PRICE, RupeesField(), words("Tariff", "&Price"))
        since = self.form.add(VALID_FROM, DateField(), words("Tariff", "From this da&y on"))
        since.set_value(today())

    def _show(self, service: Service) -> None:
        for name, value in (
            ("code", service.code), ("name", service.name), ("name_native", service.name_native),
            ("kind", service.kind), ("head", service.head), ("department", service.department_id or None),
            ("visit_types", service.visit_types), ("follow_up_days", service.follow_up_days or None),
            ("follow_up_visits", service.follow_up_visits or None), ("tax_code", service.tax_code),
            ("tax_rate", percent(service.tax_bp) if service.tax_bp else ""),
            ("item", service.item), ("test", service.test),
            ("parts", "; ".join(f"{code} {n}" for code, n in service.parts)),
        ):  # fmt: skip
            self.form.field(name).set_value(value)
        self.code.edit.setReadOnly(True)

    def act(self) -> Act:
        cells = {name: _cell(value) for name, value in self.form.values().items()}
        if self._service is not None:  # what the form does not show stays; what was typed is confirmed by that
            cells["active"] = "yes" if self._service.active else "no"
        tariff = self._tariff
        return lambda actor: tariff.put(actor, cells)


class NewPriceDialog(ActDialog):
    """What a service costs a category from a day on, for good or to a day."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, tariff: TariffService, service: Service,
        categories: Sequence[Category],
    ) -> None:  # fmt: skip
        text = words("Tariff", "Bills that were issued keep their prices. What is not billed yet is priced anew.")
        super().__init__(
            parent, context, words("Tariff", "New price"), text, yes=words("Tariff", "Keep"),
            form=Form(columns=2, column_px=190),
        )  # fmt: skip
        self._tariff, self._service = tariff, service
        named = Label(role="strong", wrap=True)
        named.setText(spoken(service.name, service.name_native))
        choices = [Choice(_OF_ALL, words("Tariff", "General")), *map(_choice, categories)]
        self.category = self.form.add(
            "category", ChoiceField(choices), words("Tariff", "For &whom"), required=True
        )
        self.price = self.form.add(PRICE, RupeesField(), words("Tariff", "&Price"), required=True)
        self.since = self.form.add(VALID_FROM, DateField(), words("Tariff", "From this da&y on"), required=True)
        self.until = self.form.add(VALID_TO, DateField(), words("Tariff", "To this day, or &open"))
        self.category.set_value(_OF_ALL)
        self.since.set_value(today())
        self.body.addWidget(named)
        self.body.addWidget(self.form)
        self.form.mark_clean()
        self.price.setFocus()

    def act(self) -> Act:
        category = str(self.category.value())
        whom = GENERAL if category == _OF_ALL else category
        fields = ((PRICE, self.price.text()), (VALID_FROM, self.since.value()), (VALID_TO, self.until.value()))
        cells = {name: _cell(value) for name, value in fields}
        tariff, service_id = self._tariff, self._service.service_id
        return lambda actor: tariff.set_price(actor, service_id, cells, whom)


def _choice(category: Category) -> Choice:
    return Choice(category.code, lambda: spoken(category.name, category.name_native))


def _cell(value: object) -> str:
    """A field's value as a cell of a file would hold it."""
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
