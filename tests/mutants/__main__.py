"""The long run: `python -m tests.mutants --mutants 10000000 [--seed N] [--first CARD] [--genuine N]`.

Every card of a seed is made anew from seed and number, so a run can go on where another was interrupted: `--first` is
the first card not yet done, which the last run's line in docs/reliability/mutants.md tells.
"""

import argparse
import os
import platform
import random
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path

from desk.codes.state import State
from desk.core.clock import SystemClock, business_date
from tests.mutants import harness
from tests.mutants.harness import Tally
from tests.support import issuing

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "reliability" / "mutants.md"
HEAD = """# Cards that are not genuine

Genuine cards and slips are spoilt in every way that was thought of (tests/mutants/mutate.py lists them: every bit,
byte, character and length; joined, exchanged and re-written parts; other keys, names, algorithms, purposes and times;
oddities that the genuine key signed), and shown to the reader: none may be VERIFIED, none may raise anything but
Unreadable, and an unproven card may not give away its facts. Genuine cards must be VERIFIED. Run more with
`make mutants` (`ARGS="--mutants 1000000 --seed 5"`); each run adds a line, and the totals are the sum of the lines.
Before each run the harness must find every planted fault (harness.py, PLANTS), or it does not count.

| date | commit | seed | cards | mutants | accepted or wrong | genuine | refused | machine |
|---|---|---|---|---|---|---|---|---|
"""
AT_ONCE = 4


@dataclass
class Run:
    """How far a run has come: cards `first` to `next` - 1 are done."""

    seed: int
    first: int
    next: int
    commit: str
    tally: Tally = field(default_factory=Tally)
    refused: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Its line in the report."""
        machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        found = "; ".join(self.tally.findings[:5]).replace("|", "/") or "0"
        cards = f"{self.first}–{self.next - 1}"
        today = business_date(SystemClock().now_ms())
        counts = f"{self.tally.mutants} | {found} | {self.tally.genuine} | {len(self.refused)}"
        return f"| {today} | {self.commit} | {self.seed} | {cards} | {counts} | {machine} |"


def commit() -> str:
    """The short hash of the version that ran, with + when the readers differed from it."""
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    dirty = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "desk/codes"], cwd=ROOT)
    return (head.stdout.strip() or "unknown") + ("+" if dirty.returncode else "")


def refused(seed: int, numbers: range) -> list[str]:
    """Genuine cards that were not VERIFIED, without any mutants."""
    wrong = []
    for number in numbers:
        _, text = issuing.genuine(random.Random(f"{seed}:genuine:{number}"), number)
        if (said := harness.answer(text)[0]) != State.VERIFIED:
            wrong.append(f"seed {seed} genuine {number} is {said}: {text}")
    return wrong


def mutate(run: Run, mutants: int, jobs: int) -> None:
    """Cards until so many mutants were shown, or something was wrong."""
    numbers = count(run.next)
    with ProcessPoolExecutor(jobs) as pool:
        while run.tally.mutants < mutants and not run.tally.findings:
            for tally in pool.map(partial(harness.one_card, run.seed), islice(numbers, jobs * AT_ONCE)):
                run.tally.add(tally)
                run.next += 1
            if run.next % 100 < jobs * AT_ONCE:
                print(f"{run.next - run.first} cards, {run.tally.mutants} mutants", flush=True)


def show_genuine(run: Run, genuine: int, jobs: int) -> None:
    """So many genuine cards."""
    step = 500
    with ProcessPoolExecutor(jobs) as pool:
        for wrong in pool.map(partial(refused, run.seed), (range(at, min(at + step, genuine))
                                                           for at in range(0, genuine, step))):  # fmt: skip
            run.refused += wrong
    run.tally.genuine += genuine


def note(run: Run) -> None:
    """Add the run's line to the report."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    before = REPORT.read_text(encoding="utf-8") if REPORT.exists() else HEAD
    REPORT.write_text(before + run.line() + "\n", encoding="utf-8")
    print(run.line())
    print(dict(run.tally.answers))


def main() -> int:
    """Run and note; 1 when something was wrong, 2 when the harness is blind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=10_000_000)
    parser.add_argument("--genuine", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--first", type=int, default=0, help="the first card of the seed, to go on after a run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    for plant in harness.PLANTS:
        if not harness.catches(plant):
            print(f"The harness does not find “{plant}”: this run would not count.")
            return 2
    run = Run(args.seed, args.first, args.first, commit())
    try:
        mutate(run, args.mutants, args.jobs)
        show_genuine(run, args.genuine, args.jobs)
    except KeyboardInterrupt:
        print("interrupted")
    note(run)
    for finding in (*run.tally.findings, *run.refused):
        print(finding)
    return 1 if run.tally.findings or run.refused else 0


if __name__ == "__main__":
    sys.exit(main())
