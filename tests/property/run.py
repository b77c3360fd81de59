"""Runs the machine: a seed, so many examples of so many steps, and what it amounted to."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk.store.store import Store
from tests.property.long_run import Tally, examine
from tests.property.machine import Pharmacy, template

Sabotage = Callable[[Store], None]


def run(
    number: int, examples: int, steps: int, *, sabotage: Sabotage | None = None, shrink: bool = True
) -> tuple[Tally, str]:
    """What was tried, and the first finding in a line ("" when nothing was found)."""
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder:
        spoil: Any = staticmethod(sabotage) if sabotage else None
        tried = Tally()
        machine: Any = type(
            "Machine", (Pharmacy,), {"tally": tried, "fresh": template(Path(folder)), "sabotage": spoil}
        )
        return tried, examine(machine, number, examples, steps, shrink=shrink)
