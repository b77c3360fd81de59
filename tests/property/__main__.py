"""The long run: `python -m tests.property --days 1000 [--seed N]`: random days of two desks that share their stock.

Runs of 40 examples with seeds that follow each other, until so many days were worked; adds a line to
docs/reliability/ledger.md. A finding stops it and is printed with the shortest way to it.
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
from tests.property.machine import Tally
from tests.property.plants import PLANTS, catches
from tests.property.run import run

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "reliability" / "ledger.md"
HEAD = """# The ledger under random days

Two desks with real stores share a pharmacy's stock: they receive, dispense, transfer, return, put away, count, hold,
recall, release, backdate and reverse, one by one and many at once, take over each other's postings in any order or not
at all, and days pass until batches expire; somebody with the key tries eighteen things with SQL of their own
(tests/property/machine.py). After every step what the desk said is what a plain fold of everything says it must
(model.py), balances are the fold of the movements, nothing that no other desk touched was below zero on any day,
nothing expired or stopped has left by a local act, a reversal stands once; at the end the desks exchange everything
and are equal. Run more with `make ledger` (`ARGS="--days 5000 --seed 7"`); each run adds a line, and the totals are the
sums of the lines. Before each run the harness must find {plants} planted faults (plants.py), or it does not count.

A day counts when something was done on it. "Refused": overdrawn, unusable, already reversed, in the future. "Told":
discrepancies found in what came from the other desk.

| date | commit | seeds | days | steps | posted | refused | told | found | machine |
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
        today = business_date(SystemClock().now_ms())
        said = {key: n for key, n in self.tally.done.items() if key.startswith("said ")}
        refused = sum(said.values()) - said.get("said yes", 0)
        told = sum(n for key, n in self.tally.done.items() if key.startswith("told "))
        found = self.found.replace("|", "/")[:300] or "0"
        return (
            f"| {today} | {self.commit} | {self.first}–{self.next - 1} | {self.tally.days} | {self.tally.steps} | "
            f"{said.get('said yes', 0)} | {refused} | {told} | {found} | {machine} |"
        )

    def add(self, tally: Tally, found: str) -> None:
        """A seed is done."""
        self.tally.examples += tally.examples
        self.tally.days += tally.days
        self.tally.steps += tally.steps
        self.tally.done += tally.done
        self.found = found
        self.next += 1


def commit() -> str:
    """The short hash of the version that ran, with + when the ledger differed from it."""
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    dirty = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "desk/store", "tests/property"], cwd=ROOT)
    return (head.stdout.strip() or "unknown") + ("+" if dirty.returncode else "")


def note(line: str) -> None:
    """Add a line to the report."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    before = REPORT.read_text(encoding="utf-8") if REPORT.exists() else HEAD.format(plants=len(PLANTS))
    REPORT.write_text(before + line + "\n", encoding="utf-8")


def main() -> int:
    """Run and note; 1 when something was found, 2 when the harness is blind."""
    parser = argparse.ArgumentParser(prog="python -m tests.property", description=__doc__)
    parser.add_argument("--days", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    for plant in PLANTS:
        if not catches(plant):
            print(f"The harness does not find “{plant.name}”: this run would not count.")
            return 2
    print(f"{len(PLANTS)} planted faults found", flush=True)
    going = Run(wanted.seed, wanted.seed, commit())
    try:
        while going.tally.days < wanted.days and not going.found:
            going.add(*run(going.next, EXAMPLES, STEPS))
            print(f"seed {going.next - 1}: {going.tally.days} days, {going.tally.steps} steps", flush=True)
    except KeyboardInterrupt:
        print("interrupted")
    note(going.line())
    print(going.line())
    print(dict(sorted(Counter(going.tally.done).items())))
    print(going.found)
    return 1 if going.found else 0


if __name__ == "__main__":
    sys.exit(main())
