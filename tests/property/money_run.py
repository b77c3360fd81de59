"""Runs the machine of money: a seed, so many examples of so many steps, and what it amounted to."""

from typing import Any

from tests.property.long_run import Tally, examine
from tests.property.money_machine import Money


def run(number: int, examples: int, steps: int, *, shrink: bool = True) -> tuple[Tally, str]:
    """What was tried, and the first finding in a line ("" when nothing was found)."""
    tried = Tally()
    machine: Any = type("Machine", (Money,), {"tally": tried})
    return tried, examine(machine, number, examples, steps, shrink=shrink)
