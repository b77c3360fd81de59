"""The long run: `python -m tests.property.money --days 1000 [--seed N]`: random days of money at two desks.

Runs of 40 examples with seeds that follow each other, until so many days were worked; adds a line to
docs/reliability/money.md. A finding stops it and is printed with the shortest way to it.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from desk.core.clock import SystemClock, business_date
from tests.property.money_machine import Tally
from tests.property.money_plants import PLANTS, catches
from tests.property.money_run import run

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "reliability" / "money.md"
HEAD = """# Money under random days

Two desks with real stores share a facility's money: services and medicines are charged, a third of it paid by a scheme
up to a ceiling; cashiers settle in cash, by UPI, card and deposit, in part, several bills at once, with a
discount; they take lines back, cancel, give back, take deposits and return them, pay in and out, hand over, count wrong
and close; UPI payments are confirmed and fail; each desk hears of the other's documents late, backwards or twice
(tests/property/money_machine.py). Each settle and refund is sent three times. After every step ledger and documents
prove each other (service/proof.py), each open drawer holds what plain sums say, numbers have no gaps and no twins, and
no more goes back of a line than was billed; at the end both desks know the same and have the same sums. Run more with
`make money` (`ARGS="--days 5000 --seed 7"`); each run adds a line. Before each run the harness must find {plants}
planted faults (money_plants.py), or it does not count.

A day counts when something was done on it.

| date | commit | seeds | days | steps | settled | taken back | refused | found | machine |
|---|---|---|---|---|---|---|---|---|---|
"""
EXAMPLES, STEPS = 40, 50


@dataclass
class Run:
    """How far a run has come: seeds `first` to `next` - 1 are done."""

    first: int
    next: int
    commit: str
    tally: Tally = field(default_factory=Tally)
    found: str = ""

    def line(self) -> str:
        """Its line in the report."""
        machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        done = self.tally.done
        refused = sum(n for key, n in done.items() if key.startswith("said "))
        found = self.found.replace("|", "/")[:300] or "0"
        return (
            f"| {business_date(SystemClock().now_ms())} | {self.commit} | {self.first}–{self.next - 1} |"
            f" {self.tally.days} | {self.tally.steps} | {done['settled']} | {done['taken back']} | {refused} |"
            f" {found} | {machine} |\n"
        )


def main() -> int:
    """Try the harness, then run; 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-plants", action="store_true", help="only look, and write nothing down")
    wanted = parser.parse_args()
    if not wanted.no_plants:
        blind = [plant.name for plant in PLANTS if not catches(plant)]
        if blind:
            print("the harness does not see: " + ", ".join(blind))  # noqa: T201
            return 1
    at = Run(wanted.seed, wanted.seed, _commit())
    while at.tally.days < wanted.days and not at.found:
        tally, at.found = run(at.next, EXAMPLES, STEPS)
        _add(at.tally, tally)
        at.next += 1
        print(f"seed {at.next - 1}: {at.tally.days} days, {at.tally.steps} steps", flush=True)  # noqa: T201
    if not wanted.no_plants:
        _write(at)
    print(at.found or "nothing found")  # noqa: T201
    return 1 if at.found else 0


def _add(to: Tally, more: Tally) -> None:
    to.examples += more.examples
    to.days += more.days
    to.steps += more.steps
    to.done = Counter(to.done) + Counter(more.done)


def _write(at: Run) -> None:
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    if not REPORT.exists():
        REPORT.write_text(HEAD.format(plants=len(PLANTS)), encoding="utf-8")
    with REPORT.open("a", encoding="utf-8") as out:
        out.write(at.line())


def _commit() -> str:
    asked = ["git", "rev-parse", "--short", "HEAD"]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return said.stdout.strip() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
