"""The scripted morning as a whole: count, play, count again by others, compare. It passes only if all of it is true."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desk.core.paths import Paths
from desk.demo import count
from desk.demo.card_steps import newest_card
from desk.demo.cashier_steps import BILLS, CLOSED, RECEIPTS, REFUNDS
from desk.demo.cashier_steps import PAPERS as MONEY_PAPERS
from desk.demo.count import CloudCount, DeskCount, Witness
from desk.demo.embedded_cloud import EmbeddedCloud
from desk.demo.facility import CLERK
from desk.demo.hand import Hand
from desk.demo.morning import CARDS, DONE, NEWCOMERS, VISITS, WITHDRAWN, Morning
from desk.demo.pharmacy_steps import COUNTS, DISPENSES, LABELS, whose
from desk.demo.pharmacy_steps import RECEIPTS as DELIVERIES
from desk.demo.steps import Played, Say, Step, play
from desk.program import Program
from desk.scanning.frames import FedSource

SENT = "sent"
BY_THEMSELVES = 3
"""Of those who live in Delhi what was done is free: their visits, and the medicines that were given out."""
PAPERS = VISITS + CARDS + LABELS + MONEY_PAPERS


@dataclass(frozen=True)
class Sides:
    """Desk and cloud at one moment."""

    desk: DeskCount
    cloud: CloudCount


@dataclass(frozen=True)
class Outcome:
    """Everything that came of a play; `wrong` says what does not add up."""

    steps: tuple[Played, ...]
    before: Sides
    after: Sides
    found: dict[str, int]
    synced: dict[str, Any]
    wrong: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every step went as it must and every count agrees."""
        return not self.wrong and all(step.ok for step in self.steps)

    def report(self) -> dict[str, Any]:
        """As the last line on standard output."""
        return {
            "steps": [asdict(step) for step in self.steps],
            "desk": asdict(self.after.desk) | {"found": self.found, "before": asdict(self.before.desk)},
            "cloud": asdict(self.after.cloud) | {"before": asdict(self.before.cloud)},
            "digest_equal": self.synced.get("digest_equal") is True and same_digest(self.after),
            "wrong": list(self.wrong),
        }


def morning(
    app: QApplication, paths: Paths, cloud: EmbeddedCloud, shots: Path, say: Say,
    choose: Callable[[Sequence[Step]], Sequence[Step]] = tuple,
) -> Outcome:  # fmt: skip
    """Play the morning on the demo in `paths`. `choose` may leave steps out: for showing that the counts notice."""
    witness = Witness(cloud)
    try:
        before = Sides(count.desk(paths, CLERK), witness.count())
        played = _played(app, paths, cloud, shots, say, choose)
        if not cloud.running:
            cloud.start()
        say("counting again, by others")
        synced = count.sync(paths)
        found = {one.name: len(count.search(paths, CLERK, one.phone)) for one in NEWCOMERS}
        after = Sides(count.desk(paths, CLERK), witness.count())
    finally:
        witness.close()
    wrong = differences(before, after, found, synced)
    for one in wrong:
        say(f"does not add up: {one}")
    return Outcome(tuple(played), before, after, found, synced, tuple(wrong))


def _played(
    app: QApplication, paths: Paths, cloud: EmbeddedCloud, shots: Path, say: Say,
    choose: Callable[[Sequence[Step]], Sequence[Step]],
) -> list[Played]:  # fmt: skip
    camera = FedSource()
    program = Program(app, paths, lambda _settings: camera)
    hand = Hand(app)
    program.start()
    try:
        script = Morning(hand, camera, cloud, paths, partial(newest_card, program), partial(whose, program))
        return play(choose(script.steps()), hand, shots, say)
    finally:
        program.stop()
        for window in app.topLevelWidgets():
            window.close()


def differences(before: Sides, after: Sides, found: dict[str, int], synced: dict[str, Any]) -> list[str]:
    """What does not add up; empty when all does. Every line compares what was to happen with what others counted."""
    desk, was, cloud, cloud_was = after.desk, before.desk, after.cloud, before.cloud
    lines = [
        ("patients registered at the desk", desk.patients - was.patients, len(NEWCOMERS)),
        ("visits opened at the desk", desk.visits - was.visits, VISITS),
        ("consultations done", desk.states.get("done", 0) - was.states.get("done", 0), DONE),
        ("slips, cards, labels and receipts printed", desk.prints.get(SENT, 0) - was.prints.get(SENT, 0), PAPERS),
        ("cards issued", desk.cards - was.cards, CARDS),
        ("cards withdrawn", desk.withdrawn - was.withdrawn, WITHDRAWN),
        ("print jobs that are not printed", sum(desk.prints.values()) - desk.prints.get(SENT, 0), 0),
        ("patients new in the cloud", cloud.patients - cloud_was.patients, len(NEWCOMERS)),
        ("patients in the cloud and at the desk", cloud.patients, desk.patients),
        ("visits new in the cloud", cloud.encounters - cloud_was.encounters, VISITS),
        ("queue acts new in the cloud", cloud.tasks - cloud_was.tasks, VISITS + 3 * DONE),
        ("medicines given out", desk.given - was.given, DISPENSES),
        ("medicines given out, at the cloud", cloud.dispenses - cloud_was.dispenses, DISPENSES),
        ("deliveries taken in", desk.received - was.received, DELIVERIES),
        ("stock-takes signed by two", desk.counts - was.counts, COUNTS),
        ("moves of stock at the cloud and at the desk", cloud.dispenses + cloud.deliveries, desk.moves),
        ("bills made by the cashier and by themselves", desk.bills - was.bills, BILLS + BY_THEMSELVES),
        ("receipts", desk.receipts - was.receipts, RECEIPTS),
        ("refunds, and what they put right", desk.refunds + desk.credits - was.refunds - was.credits, 2 * REFUNDS),
        ("drawers closed", desk.closed - was.closed, CLOSED),
        ("numbers of money that are missing", desk.gaps, 0),
        ("bills and credit notes at the cloud and at the desk", cloud.invoices, desk.bills + desk.credits),
        ("receipts and refunds at the cloud and at the desk", cloud.payments, desk.receipts + desk.refunds),
        ("what the proofs of ledger and billing find", desk.askew, 0),
        ("changes that still wait", desk.waiting, 0),
        ("matters that need a person", desk.attention, 0),
        ("resources held by both", desk.held, cloud.held),
        *((f"found by telephone: {name}", number, 1) for name, number in found.items()),
    ]
    wrong = [f"{what}: {got}, not {wanted}" for what, got, wanted in lines if got != wanted]
    if not same_digest(after):
        wrong.append("the digests of desk and cloud differ")
    if synced.get("digest_equal") is not True or synced.get("waiting") != 0:
        wrong.append("`hims-desk sync --once` does not say that all is well")
    return wrong


def same_digest(sides: Sides) -> bool:
    """Whether desk and cloud hold the same resources in the same versions, each having counted for itself."""
    return (sides.desk.held, sides.desk.sum) == (sides.cloud.held, sides.cloud.sum)
