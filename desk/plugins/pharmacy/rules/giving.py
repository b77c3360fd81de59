"""One line of a dispense, held against what is open and what lies on the shelf. Pure.

Every refusal stands at its field, lines.N.field, N counted from 0 in the draft.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.core.i18n import words
from desk.plugins.pharmacy.rules import allocation
from desk.plugins.pharmacy.rules.dispensing import BatchStock, GivenLine, Warning
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribed import LONGEST, LONGEST_NAME, MOST_UNITS
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, Request
from desk.records.entry import Checks


@dataclass(frozen=True)
class Held:
    """What a line is held against: its request, the item asked for and the one given, the batches that may go here,
    what stands against it."""

    request: Request
    asked: Item | None
    item: Item | None
    shelf: tuple[BatchStock, ...]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True)
class Reasons:
    """A line's reasons on one clean line each."""

    later: str
    override: str
    agreed_by: str


def check(checks: Checks, n: int, line: GivenLine, held: Held, taken: Mapping[str, int]) -> Reasons:
    """Everything that is wrong with a line goes into `checks`; gives its reasons as they are kept.

    taken: batch_id → what the lines before it take.
    """
    reasons = Reasons(
        checks.line(f"lines.{n}.later_reason", line.later_reason, LONGEST),
        checks.line(f"lines.{n}.override_reason", line.override_reason, LONGEST),
        checks.line(f"lines.{n}.agreed_by", line.agreed_by, LONGEST_NAME),
    )
    if not _may_be_given(checks, n, held) or held.item is None:
        return reasons
    _check_substitution(checks, n, held, reasons)
    if _check_quantity(checks, n, line, held) and _check_batches(checks, n, line, held, taken):
        passed = allocation.passed_over(held.shelf, line.parts, taken)
        if passed is not None and not reasons.later:
            checks.refuse(
                f"lines.{n}.later_reason",
                words("Giving", "Batch {lot} expires first. Give that one, or say why not.", lot=passed.lot),
            )
    seen = () if not reasons.override else held.warnings if line.answered is None else line.answered
    unanswered = next((one for one in held.warnings if one not in seen), None)
    if unanswered is not None:
        checks.refuse(f"lines.{n}.override_reason", unanswered.said)
    return reasons


def _may_be_given(checks: Checks, n: int, held: Held) -> bool:
    if held.request.status != ACTIVE:
        checks.refuse(f"lines.{n}", words("Giving", "This line was stopped. Nothing more of it is given."))
    elif not held.request.waits:
        checks.refuse(f"lines.{n}", words("Giving", "This line was given out already."))
    elif held.request.item_id is None or held.asked is None:
        checks.refuse(f"lines.{n}.item_id", words("Giving", "Say first which medicine of the catalogue this is."))
    elif held.item is None:
        checks.refuse(f"lines.{n}.item_id", words("Prescription", "This medicine is not in the catalogue."))
    else:
        return True
    return False


def _check_substitution(checks: Checks, n: int, held: Held, reasons: Reasons) -> None:
    if held.item is None or held.asked is None or held.item.item_id == held.asked.item_id:
        return
    if not held.asked.group or held.item.group != held.asked.group:
        sentence = words(
            "Giving", "{given} may not stand for {asked}.", given=held.item.title, asked=held.asked.title
        )
        checks.refuse(f"lines.{n}.item_id", sentence)
    elif not reasons.agreed_by:
        sentence = words(
            "Giving", "Say who agreed that {given} is given for {asked}.", given=held.item.title, asked=held.asked.title
        )
        checks.refuse(f"lines.{n}.agreed_by", sentence)


def _check_quantity(checks: Checks, n: int, line: GivenLine, held: Held) -> bool:
    field, total = f"lines.{n}.quantity", sum(part.quantity for part in line.parts)
    if not line.parts or any(type(part.quantity) is not int or part.quantity < 1 for part in line.parts):
        checks.refuse(field, words("Quantity", "The quantity must be 1 or more."))
    elif total > MOST_UNITS:
        checks.refuse(field, words("Quantity", "This is too much. {most} is the most for one line.", most=MOST_UNITS))
    elif held.request.quantity and total > held.request.open:
        checks.refuse(field, words("Giving", "Only {open} of this line are still open.", open=held.request.open))
    else:
        return True
    return False


def _check_batches(checks: Checks, n: int, line: GivenLine, held: Held, taken: Mapping[str, int]) -> bool:
    shelf = {batch.batch_id: batch for batch in held.shelf}
    wanted: Counter[str] = Counter()
    for part in line.parts:
        wanted[part.batch_id] += part.quantity
    for batch_id, quantity in wanted.items():
        batch = shelf.get(batch_id)
        if batch is None:
            checks.refuse(f"lines.{n}.batch", words("Giving", "This batch may not be given out here now."))
            return False
        left = max(0, batch.quantity - taken.get(batch_id, 0))
        if quantity > left:
            said = words("Giving", "Of batch {lot} only {left} are here.", lot=batch.lot, left=left)
            checks.refuse(f"lines.{n}.quantity", said)
            return False
    return True


def twice(lines: Sequence[GivenLine]) -> bool:
    """Whether a request stands in a draft twice: that is no draft that a screen makes."""
    return len({line.request_id for line in lines}) < len(lines)
