"""What the long runs share: seeds that follow each other until so many days were worked, and a line in a report.

`python -m tests.property` (ledger) and `python -m tests.property.money` take --days N, --seed N, --no-plants.
"""

import argparse
import os
import platform
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from desk.core.clock import SystemClock, business_date

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES, STEPS = 40, 50
FINDING, BLIND = 1, 2
"""How the program ends where something was found, and where the harness misses a planted fault."""

_say = partial(print, flush=True)


@dataclass
class Tally:
    """What a run amounts to: that much was really tried."""

    examples: int = 0
    days: int = 0
    steps: int = 0
    done: Counter[str] = field(default_factory=Counter)


@dataclass
class Run:
    """How far a run has come: seeds `first` to `next` - 1 are done."""

    first: int
    next: int
    commit: str
    tally: Tally = field(default_factory=Tally)
    found: str = ""

    def add(self, tally: Tally, found: str) -> None:
        """A seed is done."""
        self.tally.examples += tally.examples
        self.tally.days += tally.days
        self.tally.steps += tally.steps
        self.tally.done += tally.done
        self.found = found
        self.next += 1


@dataclass(frozen=True)
class Report:
    """Where a run is written down: a table below `head`, a line a run.

    `counted` gives the cells between the steps and the finding; `watched`: folders that make the commit say "+" when
    they differ from it.
    """

    path: Path
    head: str
    counted: Callable[[Tally], Sequence[int]]
    watched: Sequence[str]

    def line(self, run: Run) -> str:
        """A run's line."""
        machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        cells = (
            business_date(SystemClock().now_ms()), run.commit, f"{run.first}–{run.next - 1}", run.tally.days,
            run.tally.steps, *self.counted(run.tally), run.found.replace("|", "/")[:300] or 0, machine,
        )  # fmt: skip
        return f"| {' | '.join(map(str, cells))} |"

    def note(self, line: str) -> None:
        """Add a line."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        before = self.path.read_text(encoding="utf-8") if self.path.exists() else self.head
        self.path.write_text(before + line + "\n", encoding="utf-8")

    def commit(self) -> str:
        """The short hash of the version that runs."""
        head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
        differs = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", *self.watched], cwd=ROOT)
        return (head.stdout.strip() or "unknown") + ("+" if differs.returncode else "")


def examine(machine: type[Any], number: int, examples: int, steps: int, *, shrink: bool) -> str:
    """Run a state machine with a seed; the first finding in a line, "" when nothing was found."""
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
        return f"{type(found).__name__}: {found} {notes}".replace("\n", " ")[:3000]
    return ""


def work(
    program: str, about: str, report: Report, run: Callable[[int, int, int], tuple[Tally, str]],
    missed: Callable[[], str], planted: int,
) -> int:  # fmt: skip
    """Try the harness (`missed` names a planted fault that it does not find, "" for none), run, and note the line."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    parser.add_argument("--days", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-plants", action="store_true", help="only look, and write nothing down")
    wanted = parser.parse_args()
    if not wanted.no_plants:
        if name := missed():
            _say(f"The harness does not find “{name}”: this run would not count.")
            return BLIND
        _say(f"{planted} planted faults found")
    going = Run(wanted.seed, wanted.seed, report.commit())
    try:
        while going.tally.days < wanted.days and not going.found:
            going.add(*run(going.next, EXAMPLES, STEPS))
            _say(f"seed {going.next - 1}: {going.tally.days} days, {going.tally.steps} steps")
    except KeyboardInterrupt:
        _say("interrupted")
    line = report.line(going)
    if not wanted.no_plants:
        report.note(line)
    _say(line, dict(sorted(going.tally.done.items())), going.found or "nothing found", sep="\n")
    return FINDING if going.found else 0
