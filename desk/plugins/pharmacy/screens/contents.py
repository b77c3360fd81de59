"""The screens of the pharmacy: where each is listed, which right it needs, and how it is made."""

from collections.abc import Callable, Mapping
from functools import partial

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor, MakeScreen
from desk.api.manifest import Paper, ScreenEntry
from desk.core.i18n import words
from desk.plugins.pharmacy.print import registers, variance
from desk.plugins.pharmacy.rules import labels
from desk.plugins.pharmacy.screens.catalogue import CatalogueScreen
from desk.plugins.pharmacy.screens.count import CountScreen
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.indents import IndentsScreen
from desk.plugins.pharmacy.screens.receive import ReceiveScreen
from desk.plugins.pharmacy.screens.registers import RegistersScreen
from desk.plugins.pharmacy.screens.returns import ReturnsScreen
from desk.plugins.pharmacy.screens.shelf_words import place_name
from desk.plugins.pharmacy.screens.stock import StockScreen
from desk.plugins.pharmacy.service import registers as kept
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.plugins.pharmacy.service.stock import StockService

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

PAPERS = (
    Paper(labels.KIND, words("Pharmacy", "Labels of medicines"), "pharmacy.prescription.read"),
    Paper(variance.KIND, words("Pharmacy", "Report of a stock-take"), "pharmacy.stock.read"),
    Paper(
        kept.REGISTER, words("Pharmacy", "Register of the pharmacy"), "pharmacy.register.read",
        anew="pharmacy.registers", parts={
            kept.H1: registers.H1, kept.X: registers.X, kept.DAY: registers.GIVEN_OUT,
            kept.ITEMS: registers.GIVEN_ITEMS, kept.POSITION: registers.POSITION,
            kept.NEAR_EXPIRY: registers.NEAR_EXPIRY,
        },
    ),
)  # fmt: skip


def counters(stock: StockService, actor: Actor) -> list[tuple[str, Callable[[], str]]]:
    """From which counters this desk may give out: account ids and names."""
    return [(place.account_id, partial(place_name, place)) for place in stock.counters(actor)]


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
