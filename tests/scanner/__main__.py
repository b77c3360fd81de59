"""The long run: `python -m tests.scanner --strings 1000 [--seed N] [--first K]`: hostile codes at the real window."""

import argparse
import os
import platform
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from desk.core.clock import SystemClock, business_date
from tests.scanner.table import attacks, bench, exact, missed, wrong

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "reliability" / "scanner.md"
HEAD = """# Hand scanners that attack

Codes made to work the window (tests/scanner/strokes.py: Tab, Return, Escape, Ctrl, Alt and function keys, quotes, long
ones) are typed by real key events at the real program on an X display, as a keyboard wedge types them: us, fr and in
layouts, with and without Caps Lock, in a form, in the search and with no field in focus, at 1 to 12 ms a key. Nothing
may move the keyboard, run a command, submit, type, open or save. "Exact": every printable character, a pack with
separators and a whole card come out letter for letter, in each layout. Run more with `make scanner`
(`ARGS="--strings 5000 --seed 7"`); each run adds a line, and the totals are the sum of the lines. Before each run the
harness must see five planted effects of a desk that does not watch its keys, or it does not count.

| date | commit | seed | strings | keys | leaks | exact | misread | machine |
|---|---|---|---|---|---|---|---|---|
"""


@dataclass
class Run:
    """How far a run has come: strings `first` to `next` - 1 are done."""

    seed: int
    first: int
    next: int
    commit: str
    keys: int = 0
    exact: int = 0
    leaks: list[str] = field(default_factory=list)
    misread: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Its line in the report."""
        machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        today = business_date(SystemClock().now_ms())
        strings = f"{self.first}–{self.next - 1}"
        return (
            f"| {today} | {self.commit} | {self.seed} | {strings} | {self.keys} | {_said(self.leaks)} | {self.exact} | "
            f"{_said(self.misread)} | {machine} |"
        )


def _said(findings: list[str]) -> str:
    return "; ".join(findings[:5]).replace("|", "/").replace("\n", " ") or "0"


def commit() -> str:
    """The short hash of the version that ran, with + when files differed from it."""
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    dirty = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "desk/scanning", "desk/shell"], cwd=ROOT)
    return (head.stdout.strip() or "unknown") + ("+" if dirty.returncode else "")


def main() -> int:
    """Run, and add the line. The exit code tells whether anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.scanner", description=__doc__)
    parser.add_argument("--strings", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--first", type=int, default=0)
    wanted = parser.parse_args()
    with bench("--without-wedge") as unwatched:
        if unseen := missed(unwatched):
            print(f"the harness does not see {unseen}: this run does not count")
            return 2
    run = Run(wanted.seed, wanted.first, wanted.first, commit())
    try:
        with bench() as desk:
            for job in exact():
                run.misread += wrong(desk.run(job), job)
                run.exact += 1
            for job in attacks(run.seed, run.first, wanted.strings):
                came = desk.run(job)
                run.leaks += [f"string {run.next}: {finding}" for finding in wrong(came, job)]
                run.keys += came.keys
                run.next += 1
                if run.next % 50 == 0:
                    print(f"{run.next} strings, {len(run.leaks)} leaks", flush=True)
    except KeyboardInterrupt:
        print("stopped")
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    if not REPORT.exists():
        REPORT.write_text(HEAD, encoding="utf-8")
    with REPORT.open("a", encoding="utf-8") as report:
        report.write(run.line() + "\n")
    print(run.line())
    return 1 if run.leaks or run.misread else 0


if __name__ == "__main__":
    sys.exit(main())
