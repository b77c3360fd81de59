"""Billing: what is owed and by whom, receipts, cash."""
