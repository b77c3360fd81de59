"""The pharmacy's services of one desk, made together at its start."""

from desk.api.context import Context
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.counting import CountService
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.indents import IndentService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.plugins.pharmacy.service.registers import RegisterService
from desk.plugins.pharmacy.service.stock import StockService
from desk.plugins.pharmacy.service.summary import SummaryService


class PharmacyDesk:
    """One of each; what the plugin's screens and hooks are given."""

    def __init__(self, context: Context) -> None:
        self.catalogue = CatalogueService(context.store)
        self.summary = SummaryService(context.store)
        self.stock = StockService(context.store, context.settings)
        self.counts = CountService(context.store)
        self.indents = IndentService(context.store, context.settings)
        self.registers = RegisterService(context.store, context.settings)
        self.prescribing = PrescribingService(context.store)
        self.dispensing = DispensingService(context.store, context.settings)
