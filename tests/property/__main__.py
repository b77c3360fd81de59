"""The long run: `python -m tests.property --days 1000 [--seed N]`: random days of two desks that share their stock.

Runs of 40 examples with seeds that follow each other, until so many days were worked; adds a line to
docs/reliability/ledger.md. A finding stops it and is printed with the shortest way to it.
"""

import sys

from tests.property.long_run import ROOT, Report, Tally, work
from tests.property.plants import PLANTS, catches
from tests.property.run import run

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


def counted(tally: Tally) -> tuple[int, int, int]:
    """Posted, refused, told."""
    said = {key: n for key, n in tally.done.items() if key.startswith("said ")}
    posted = said.pop("said yes", 0)
    return posted, sum(said.values()), sum(n for key, n in tally.done.items() if key.startswith("told "))


def missed() -> str:
    """A planted fault that the harness does not find."""
    return next((plant.name for plant in PLANTS if not catches(plant)), "")


REPORT = Report(
    ROOT / "docs" / "reliability" / "ledger.md", HEAD.format(plants=len(PLANTS)), counted,
    ("desk/store", "tests/property"),
)  # fmt: skip

if __name__ == "__main__":
    sys.exit(work("tests.property", __doc__, REPORT, run, missed, len(PLANTS)))
