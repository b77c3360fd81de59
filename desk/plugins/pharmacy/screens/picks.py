"""What a pharmacist is about to give out, line by line: the house's plan and what was changed of it by hand. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.core.i18n import Words
from desk.plugins.pharmacy.rules.allocation import passed_over
from desk.plugins.pharmacy.rules.dispensing import BatchStock, DispenseDraft, GivenLine, Part, Plan, PlannedLine
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, COMPLETED

READY, SHORT, NOTHING, UNSAID, WARNED, LEFT_OUT, UNKNOWN, GIVEN, STOPPED = (
    "ready", "short", "nothing", "unsaid", "warned", "left-out", "unknown", "given", "stopped",
)  # fmt: skip
GOES = (READY, SHORT)
"""States in which a line is given out; WARNED keeps all of them back."""


@dataclass(frozen=True)
class Pick:
    """A line as it would be given. `wanted`: base units; `checked`: a pack of it was scanned; `problem`: why the house
    said no to it, last time."""

    line: PlannedLine
    parts: tuple[Part, ...]
    wanted: int
    left_out: bool = False
    checked: bool = False
    later_reason: str = ""
    override_reason: str = ""
    agreed_by: str = ""
    problem: Words | None = None

    @property
    def quantity(self) -> int:
        """Base units that would be given."""
        return sum(part.quantity for part in self.parts)

    @property
    def request_id(self) -> str:
        return self.line.request.request_id

    @property
    def substituted(self) -> bool:
        """Whether another medicine is given than was asked for."""
        item, asked = self.line.item, self.line.request.item_id
        return item is not None and asked is not None and item.item_id != asked

    @property
    def state(self) -> str:
        """Where the line stands: one of the words above."""
        if self.line.request.status != ACTIVE:
            return GIVEN if self.line.request.status == COMPLETED else STOPPED
        if not self.line.request.waits:
            return GIVEN
        if self.line.item is None:
            return UNKNOWN
        if self.left_out:
            return LEFT_OUT
        if self.quantity == 0:
            return UNSAID if self.line.request.unsaid and self.line.batches else NOTHING
        if self.line.warnings and not self.override_reason:
            return WARNED
        return SHORT if self.quantity < self.line.request.open else READY

    @property
    def batches(self) -> tuple[tuple[BatchStock, int], ...]:
        """The batches that are given, and how much of each."""
        by_id = {one.batch_id: one for one in self.line.batches}
        return tuple((by_id[part.batch_id], part.quantity) for part in self.parts if part.batch_id in by_id)


@dataclass(frozen=True)
class Answers:
    """What is said of the whole: the labels' language; prescriber and paper only where a line asks for them."""

    language: str = "en"
    prescriber: str = ""
    prescriber_address: str = ""
    paper_kept: bool = False


def settled(found: Sequence[Pick]) -> bool:
    """Whether Enter has nothing left to do here: all is given, ended, or left for another time."""
    return all(pick.state in (GIVEN, STOPPED, LEFT_OUT) for pick in found)


def picked(line: PlannedLine) -> Pick:
    """A line as the house proposes it."""
    return Pick(line, line.parts, line.request.open)


def refreshed(before: Sequence[Pick], plan: Plan) -> tuple[Pick, ...]:
    """The plan read anew, with what was answered by hand kept where nothing of its line has changed meanwhile."""
    old = {pick.request_id: pick for pick in before}
    return tuple(_kept(old.get(line.request.request_id), line) for line in plan.lines)


def _kept(old: Pick | None, line: PlannedLine) -> Pick:
    if old is None:
        return picked(line)
    if line.request.open and line.request.given > old.line.request.given:
        return replace(picked(line), left_out=True)  # the rest is for another time: a second Enter does not give it
    # An answer holds as long as the warnings say the same: one that came meanwhile has not been read.
    answer = old.override_reason if old.line.warnings == line.warnings else ""
    if (old.line.request, old.line.batches) != (line.request, line.batches):
        same = not old.substituted and old.line.request.open == line.request.open
        return replace(picked(line), override_reason=answer, left_out=old.left_out) if same else picked(line)
    return old if old.substituted else replace(old, line=line, override_reason=answer)


def on_batch(pick: Pick, batch_id: str) -> Pick:
    """As much as there is of this batch, the rest by FEFO of the others."""
    first = next(one for one in pick.line.batches if one.batch_id == batch_id)
    order = (first, *(one for one in pick.line.batches if one.batch_id != batch_id))
    left, parts = pick.wanted, list[Part]()
    for batch in order:
        if taken := min(left, batch.quantity):
            parts.append(Part(batch.batch_id, taken))
            left -= taken
    return replace(pick, parts=tuple(parts), problem=None)


def is_later(pick: Pick) -> bool:
    """Whether a batch is taken while one that expires before it is left on the shelf."""
    return passed_over(pick.line.batches, pick.parts) is not None


def needs_prescriber(picks: Sequence[Pick]) -> bool:
    """Whether a line that would be given asks for the prescriber's name and address first."""
    return any(pick.line.needs_prescriber for pick in picks if pick.state in (*GOES, WARNED))


def needs_paper(picks: Sequence[Pick]) -> bool:
    """Whether a line that would be given asks that a copy of the prescription is kept (Schedule X)."""
    return any(pick.line.needs_paper for pick in picks if pick.state in (*GOES, WARNED))


def draft(plan: Plan, picks: Sequence[Pick], answers: Answers) -> DispenseDraft:
    """What is asked of the house: the lines that go, in their order."""
    lines = tuple(
        GivenLine(
            pick.request_id, pick.line.item.item_id, pick.parts, pick.later_reason, pick.override_reason,
            pick.agreed_by, pick.line.warnings,
        )
        for pick in picks if pick.state in GOES and pick.line.item is not None
    )  # fmt: skip
    return DispenseDraft(
        plan.prescription.prescription_id, plan.account_id, lines, answers.language, answers.prescriber,
        answers.prescriber_address, answers.paper_kept,
    )  # fmt: skip
