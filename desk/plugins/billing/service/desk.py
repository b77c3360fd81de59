"""Billing's services of one desk, made together at its start."""

from desk.api.context import Context


class BillingDesk:
    """One of each; what the plugin's screens and hooks are given."""

    def __init__(self, context: Context) -> None:
        self.context = context
