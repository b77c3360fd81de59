"""The long run: `python -m tests.property.money --days 1000 [--seed N]`: random days of money at two desks.

Runs of 40 examples with seeds that follow each other, until so many days were worked; adds a line to
docs/reliability/money.md. A finding stops it and is printed with the shortest way to it.
"""

import sys

from tests.property.long_run import ROOT, Report, Tally, work
from tests.property.money_plants import PLANTS, catches
from tests.property.money_run import run

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


def counted(tally: Tally) -> tuple[int, int, int]:
    """Settled, taken back, refused."""
    refused = sum(n for key, n in tally.done.items() if key.startswith("said "))
    return tally.done["settled"], tally.done["taken back"], refused


def missed() -> str:
    """A planted fault that the harness does not find."""
    return next((plant.name for plant in PLANTS if not catches(plant)), "")


REPORT = Report(
    ROOT / "docs" / "reliability" / "money.md", HEAD.format(plants=len(PLANTS)), counted, ("desk", "tests/property")
)

if __name__ == "__main__":
    sys.exit(work("tests.property.money", __doc__, REPORT, run, missed, len(PLANTS)))
