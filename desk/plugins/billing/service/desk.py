"""Billing's services of one desk, made together at its start."""

from desk.api.context import Context
from desk.plugins.billing.rules import receipt_paper
from desk.plugins.billing.service.cash import CashService
from desk.plugins.billing.service.charging import ChargingService
from desk.plugins.billing.service.clock import ClockService
from desk.plugins.billing.service.correcting import CorrectService
from desk.plugins.billing.service.deposits import DepositService
from desk.plugins.billing.service.issuing import Press
from desk.plugins.billing.service.papers import Papers
from desk.plugins.billing.service.registers import RegisterService
from desk.plugins.billing.service.renewed import renewed
from desk.plugins.billing.service.reviews import ReviewService
from desk.plugins.billing.service.schemes import SchemeService
from desk.plugins.billing.service.settling import SettleService
from desk.plugins.billing.service.statements import StatementService
from desk.plugins.billing.service.summary import SummaryService
from desk.plugins.billing.service.tariff import TariffService
from desk.plugins.billing.service.upi import UpiService


class BillingDesk:
    """One of each; what the plugin's screens and hooks are given."""

    def __init__(self, context: Context) -> None:
        self.context = context
        context.services.prints.renewed[receipt_paper.KIND] = renewed
        self.cash = CashService(context.store, context.settings, context.seal)
        self.clock = ClockService(context.store)
        self.schemes = SchemeService(context.store, context.trusted)
        self.registers = RegisterService(context.store)
        self.reviews = ReviewService(context.store)
        self.statements = StatementService(context.store)
        self.summary = SummaryService(context.store)
        self.tariff = TariffService(context.store)
        self.upi = UpiService(context.store, context.settings)
        press, papers = Press(context.numbers), Papers(context.settings, context.sign_receipt)
        self.charging = ChargingService(context.store, context.settings, press)
        self.settling = SettleService(context.store, press, papers)
        self.correcting = CorrectService(context.store, context.settings, press, papers)
        self.deposits = DepositService(context.store, context.settings, press, papers)
