"""Runs the machine: a seed, so many examples of so many steps, and what it amounted to."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from desk.store.store import Store
from tests.property.machine import Pharmacy, Tally, template

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
        phases = (Phase.explicit, Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
        how = settings(
            max_examples=examples, stateful_step_count=steps, phases=phases, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), report_multiple_bugs=False, print_blob=False,
        )  # fmt: skip
        try:
            run_state_machine_as_test(seed(number)(machine), settings=how)
        except BaseException as found:  # a refused statement, a false answer, a broken promise: whatever comes is told
            if isinstance(found, KeyboardInterrupt):
                raise
            notes = " ".join(getattr(found, "__notes__", ()))
            return tried, f"{type(found).__name__}: {found} {notes}".replace("\n", " ")[:2000]
    return tried, ""
