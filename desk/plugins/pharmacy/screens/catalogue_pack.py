"""A pack is taught: its number from a scan or from the hand, how many units it holds, the brand on it."""

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.codes import gs1
from desk.core.i18n import Words, words
from desk.kit.fields import TextField
from desk.kit.labels import Label
from desk.plugins.pharmacy.print.wording import unit_name
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.screens.shelf_fields import QuantityField
from desk.plugins.pharmacy.service.catalogue import CatalogueService


class PackNumberField(TextField):
    """A GTIN: 8, 12, 13 or 14 digits with their check digit."""

    def __init__(self) -> None:
        super().__init__(limit=14, hint=words("PackField", "8901234567890"))

    def problem(self) -> Words | None:
        if not self.text() or gs1.is_gtin(self.text()):
            return None
        return words("PackField", "This is no pack number: a digit is wrong or missing. Scan the pack.")


class PackDialog(ActDialog):
    """What a pack of this item holds. A scan while the dialog stands fills the number."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: CatalogueService, item: Item, gtin: str = ""
    ) -> None:
        text = words("Catalogue", "From now on a scan of this pack finds the medicine.")
        super().__init__(parent, context, words("Catalogue", "Teach a pack"), text, yes=words("Catalogue", "Keep"))
        self._service, self._item = service, item
        named = Label(role="strong", wrap=True)
        named.setText(item.title)
        self.body.addWidget(named)
        self.body.addWidget(self.form)
        self.gtin = self.form.add("gtin", PackNumberField(), words("Catalogue", "Pack &number"), required=True)
        self.units = self.form.add(
            "units", QuantityField(), words("Catalogue", "&Holds, in {unit}", unit=unit_name(item.unit)), required=True
        )
        self.brand = self.form.add("brand", TextField(60), words("Catalogue", "&Brand on the pack"))
        self.gtin.set_value(gtin)
        (self.units if gtin else self.gtin).setFocus()

    def act(self) -> Act:
        service, item_id = self._service, self._item.item_id
        gtin, units, brand = self.gtin.text(), self.units.text(), self.brand.text()
        return lambda actor: service.teach_pack(actor, gtin, item_id, units, brand)
