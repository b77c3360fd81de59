"""The screens of the pharmacy: where each is listed, which right it needs, and how it is made."""

from collections.abc import Mapping

from desk.api.context import ScreenContext
from desk.api.hookspecs import MakeScreen
from desk.api.manifest import ScreenEntry
from desk.core.i18n import words
from desk.plugins.pharmacy.screens.catalogue import CatalogueScreen
from desk.plugins.pharmacy.screens.count import CountScreen
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.indents import IndentsScreen
from desk.plugins.pharmacy.screens.receive import ReceiveScreen
from desk.plugins.pharmacy.screens.registers import RegistersScreen
from desk.plugins.pharmacy.screens.returns import ReturnsScreen
from desk.plugins.pharmacy.screens.stock import StockScreen
from desk.plugins.pharmacy.service.desk import PharmacyDesk

SCREENS = (
    ScreenEntry(
        "dispense", words("Pharmacy", "Dispense"), "pill", "pharmacy.prescription.read", 40, "Ctrl+4",
        opens=("patient", "visit"), home="pharmacy.medicine.dispense",
    ),
    ScreenEntry(
        "stock", words("Pharmacy", "Stock"), "package", "pharmacy.stock.read", 120, home="pharmacy.indent.issue"
    ),
    ScreenEntry("receive", words("Pharmacy", "Receive"), "truck", "pharmacy.stock.receive", 125),
    ScreenEntry("indents", words("Pharmacy", "Indents"), "clipboard-list", "pharmacy.stock.read", 130),
    ScreenEntry("returns", words("Pharmacy", "Returns"), "undo-2", "pharmacy.stock.move", 135, opens=("patient",)),
    ScreenEntry("count", words("Pharmacy", "Stock-take"), "clipboard-check", "pharmacy.count.take", 140),
    ScreenEntry("catalogue", words("Pharmacy", "Medicines"), "book-open", "pharmacy.catalogue.read", 150),
    ScreenEntry(
        "registers", words("Pharmacy", "Pharmacy registers"), "notebook-text", "pharmacy.register.read", 160
    ),
)


def makers(context: ScreenContext, desk: PharmacyDesk) -> Mapping[str, MakeScreen]:
    """How each screen of SCREENS is made, by its name."""
    return {
        "dispense": lambda: DispenseScreen(context, desk),
        "stock": lambda: StockScreen(context, desk.stock, desk.catalogue),
        "receive": lambda: ReceiveScreen(context, desk.stock, desk.catalogue),
        "indents": lambda: IndentsScreen(context, desk.indents, desk.stock, desk.catalogue),
        "returns": lambda: ReturnsScreen(context, desk.stock, desk.dispensing),
        "count": lambda: CountScreen(context, desk.counts, desk.stock, desk.catalogue),
        "catalogue": lambda: CatalogueScreen(context, desk.catalogue, desk.stock),
        "registers": lambda: RegistersScreen(context, desk.registers),
    }
