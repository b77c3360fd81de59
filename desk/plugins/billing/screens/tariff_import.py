"""A tariff file is tried, and then imported: added to what stands, or in its place."""

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens import importing
from desk.api.screens.importing import ImportWords
from desk.core.i18n import words
from desk.kit.choice_field import Choice, SegmentField
from desk.plugins.billing.screens import tariff_words
from desk.plugins.billing.service.tariff import TariffService
from desk.records.importing import Imported, ImportReport

ADD, WHOLE = "add", "whole"


class _Columns(ImportWords):
    def column(self, name: str) -> str:
        return tariff_words.column(name)


SAID = _Columns(
    words("Tariff", "Import a tariff"),
    words(
        "Tariff", "A CSV file in UTF-8. It is tried first; it is imported whole, or not at all. "
        "To undo an import, save the tariff as CSV before it, and import that file in the place of the tariff.",
    ),
    words("Tariff", "Service"), words("Tariff", "&Example tariff"), "receipt-indian-rupee", tariff_words.COLUMNS,
)  # fmt: skip


class _Imports:
    """The service, asked in the way that is chosen."""

    def __init__(self, service: TariffService, way: SegmentField) -> None:
        self._service, self._way = service, way

    def check(self, actor: Actor, data: bytes, /) -> ImportReport:
        return self._service.check(actor, data, self.whole)

    def import_file(self, actor: Actor, data: bytes, /) -> Imported:
        return self._service.import_file(actor, data, self.whole)

    def shipped(self, actor: Actor, /) -> bytes:
        return self._service.shipped(actor)

    @property
    def whole(self) -> bool:
        """Whether the file takes the place of the tariff."""
        return self._way.value() == WHOLE


class ImportDialog(importing.ImportDialog):
    """Services and prices from a file. `way`: added, or in the place of the tariff that stands."""

    def __init__(self, parent: QWidget, context: ScreenContext, service: TariffService) -> None:
        self.way = SegmentField(
            [
                Choice(ADD, words("Tariff", "Add to the tariff")),
                Choice(WHOLE, words("Tariff", "Take the place of the tariff")),
            ]
        )
        self.way.set_value(ADD)
        super().__init__(parent, context, _Imports(service, self.way), SAID)
        self.body.insertWidget(1, self.way)
        self.way.changed.connect(self.try_again)
