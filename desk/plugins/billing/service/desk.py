"""Billing's services of one desk, made together at its start."""

from desk.api.context import Context
from desk.plugins.billing.service.cash import CashService
from desk.plugins.billing.service.clock import ClockService
from desk.plugins.billing.service.schemes import SchemeService
from desk.plugins.billing.service.statements import StatementService
from desk.plugins.billing.service.upi import UpiService


class BillingDesk:
    """One of each; what the plugin's screens and hooks are given."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.cash = CashService(context.store, context.settings, context.seal)
        self.clock = ClockService(context.store)
        self.schemes = SchemeService(context.store, context.trusted)
        self.statements = StatementService(context.store)
        self.upi = UpiService(context.store, context.settings)
