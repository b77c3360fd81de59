"""Whose a line of a register is."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from desk.plugins.billing.rules.registers import Who
from desk.records.visit.people import people


def whose(connection: Connection, patient_ids: Iterable[str], on: date) -> dict[str, Who]:
    """By the id asked for, who it is now (merges are followed)."""
    found = people(connection, patient_ids, on)
    return {one: Who(who.number, who.name, who.name_native) for one, who in found.items()}
