"""A catalogue of medicines is tried, and then imported."""

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens import importing
from desk.api.screens.importing import ImportWords
from desk.core.i18n import words
from desk.plugins.pharmacy.screens.catalogue_words import COLUMNS
from desk.plugins.pharmacy.service.catalogue import CatalogueService

SAID = ImportWords(
    words("Catalogue", "Import medicines"),
    words(
        "Catalogue", "A CSV file in UTF-8. It is tried first; it is imported whole, or not at all. "
        "What a file does not name stays as it is.",
    ),
    words("Catalogue", "Medicine"), words("Catalogue", "&Starting catalogue"), "pill", COLUMNS,
)  # fmt: skip


class ImportDialog(importing.ImportDialog):
    """Medicines from a file."""

    def __init__(self, parent: QWidget, context: ScreenContext, service: CatalogueService) -> None:
        super().__init__(parent, context, service, SAID)
