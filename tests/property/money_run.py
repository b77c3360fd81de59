"""Runs the machine of money: a seed, so many examples of so many steps, and what it amounted to."""

from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.property.money_machine import Money, Tally


def run(number: int, examples: int, steps: int, *, shrink: bool = True) -> tuple[Tally, str]:
    """What was tried, and the first finding in a line ("" when nothing was found)."""
    tried = Tally()
    machine: Any = type("Machine", (Money,), {"tally": tried})
    phases = (Phase.explicit, Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    how = settings(
        max_examples=examples, stateful_step_count=steps, phases=phases, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False, print_blob=False,
    )  # fmt: skip
    try:
        run_state_machine_as_test(seed(number)(machine), settings=how)
    except BaseException as found:  # whatever comes is told
        if isinstance(found, KeyboardInterrupt):
            raise
        notes = " ".join(getattr(found, "__notes__", ()))
        return tried, f"{type(found).__name__}: {found} {notes}".replace("\n", " ")[:3000]
    return tried, ""
