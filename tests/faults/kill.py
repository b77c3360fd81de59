"""The long run of the kill test: `python -m tests.faults.kill --kills 1000 [--seed N]`.

Each run uses a fresh desk and its own seed, and adds one line to docs/reliability/kill.md; the totals are the sum of
the lines. A run that is interrupted adds its line too: it says how many kills it made.
"""

import argparse
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from desk.core.clock import SystemClock, business_date
from tests.support import killing
from tests.support.clerk import PLANTS
from tests.support.killing import ROOT, Told

REPORT = ROOT / "docs" / "reliability" / "kill.md"
HEAD = """# kill -9 of the desk's services at random moments

A clerk registers patients with visit and slip without a pause, in a real process with the whole desk open; it is killed
at a random moment, the store is opened again and looked at (tests/support/killing.py says for what). Run more with
`make kill ARGS="--kills 1000"`; each run adds a line, and the totals are the sum of the lines. Before each run the
harness must catch three planted faults, or it does not count.

| date | commit | seed | kills | acknowledged acts | lost or torn | machine |
|---|---|---|---|---|---|---|
"""


@dataclass
class Run:
    """How far a run has come."""

    seed: int
    kills: int = 0
    told: Told = field(default_factory=Told)
    findings: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Its line in the report."""
        machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        found = "; ".join(self.findings) or "0"
        today = business_date(SystemClock().now_ms())
        return f"| {today} | {commit()} | {self.seed} | {self.kills} | {len(self.told)} | {found} | {machine} |"


def commit() -> str:
    """The short hash of the version that ran, with + when files differed from it."""
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    dirty = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "desk"], cwd=ROOT)
    return (head.stdout.strip() or "unknown") + ("+" if dirty.returncode else "")


def catches(planted: str, folder: Path, most: int = 150) -> bool:
    """Whether the harness notices a planted fault."""
    rng, told = random.Random(7), Told()
    killing.new_profile(folder)
    with killing.clerk(folder, planted) as process:
        for _ in range(most):
            life = killing.one_life(process, rng)
            told.patients |= life.patients
            told.visits |= life.visits
            if killing.wrong(folder, told):
                return True
    return False


def run(state: Run, kills: int, folder: Path) -> None:
    """Kill `kills` times, or until something is wrong."""
    rng = random.Random(state.seed)
    killing.new_profile(folder)
    with killing.clerk(folder) as process:
        while state.kills < kills and not state.findings:
            life = killing.one_life(process, rng)
            state.told.patients |= life.patients
            state.told.visits |= life.visits
            state.kills += 1
            state.findings = killing.wrong(folder, state.told)
            if state.kills % 50 == 0:
                say(f"{state.kills} kills, {len(state.told)} acts acknowledged")


def note(state: Run) -> None:
    """Add the run's line to the report."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    before = REPORT.read_text(encoding="utf-8") if REPORT.exists() else HEAD
    REPORT.write_text(before + state.line() + "\n", encoding="utf-8")
    say(state.line())


def say(text: str) -> None:
    """One line to whoever watches."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run and note; 1 when something was lost or torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    args = parser.parse_args()
    state = Run(args.seed)
    with tempfile.TemporaryDirectory(prefix="hims-kill-") as base:
        for planted in PLANTS:
            if not catches(planted, Path(base) / planted):
                say(f"The harness does not catch {planted}: this run would not count.")
                return 2
        try:
            run(state, args.kills, Path(base) / "desk")
        except KeyboardInterrupt:
            say("interrupted")
        note(state)
    return 1 if state.findings else 0


if __name__ == "__main__":
    sys.exit(main())
