"""An indent as typed, and what may become of its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.rules import quantities
from desk.plugins.pharmacy.rules.dispensing import BatchStock, Part
from desk.plugins.pharmacy.rules.indents import BACK, LOST, Arrived, IndentDraft, IndentLine, IssuedPart, Travelling
from desk.records.entry import Checks

MOST_LINES = 100
MOST_TEXT = 300


@dataclass(frozen=True)
class Checked:
    """An indent whose quantities are read: item and base units, in order."""

    source: str
    target: str
    note: str
    lines: tuple[tuple[str, int], ...]


def checked(draft: IndentDraft) -> Checked:
    """The indent, its texts clean; fields `source`, `lines.N.quantity` … Raises Problems."""
    checks = Checks()
    note = checks.line("note", draft.note, MOST_TEXT)
    if draft.source == draft.target:
        checks.refuse("source", words("Indents", "Choose another place to ask."))
    if not 0 < len(draft.lines) <= MOST_LINES:
        checks.refuse("lines", words("Indents", "Add 1 to {most} medicines.", most=MOST_LINES))
    seen: set[str] = set()
    lines = []
    for n, line in enumerate(draft.lines[:MOST_LINES]):
        if line.item_id in seen:
            checks.refuse(f"lines.{n}.item_id", words("Indents", "This medicine is on the list already."))
        seen.add(line.item_id)
        lines.append((line.item_id, read(checks, line.quantity, f"lines.{n}.quantity")))
    checks.done()
    return Checked(draft.source, draft.target, note, tuple(lines))


def read(checks: Checks, typed: str, field: str, *, most: int = quantities.MOST, zero: bool = False) -> int:
    """A quantity as typed; what is wrong with it is remembered in `checks`, and 0 stands for it."""
    try:
        return quantities.read(typed, field, most=most, zero=zero)
    except Refused as refused:
        checks.refuse(field, refused.sentence)
        return 0


def reason(text: str, field: str = "reason") -> str:
    """Why, on one clean line. Raises Problems."""
    checks = Checks()
    line = checks.line(field, text, MOST_TEXT, required=True)
    checks.done()
    return line


def approved(lines: Mapping[str, IndentLine], typed: Mapping[str, str], why: str) -> dict[str, int]:
    """How much of each line is approved: at most what was asked, less with a reason. Raises Problems, Refused."""
    checks = Checks()
    found = {line_id: read(checks, text, f"lines.{line_id}.quantity", zero=True) for line_id, text in typed.items()}
    for line_id, quantity in found.items():
        asked = lines[line_id].asked
        if quantity > asked:
            checks.refuse(f"lines.{line_id}.quantity", words("Indents", "Only {asked} were asked for.", asked=asked))
    checks.done()
    if not why and any(quantity < lines[line_id].asked for line_id, quantity in found.items()):
        raise Refused(words("Indents", "Write why less is approved than was asked."), field="reason")
    return found


def issued(lines: Mapping[str, IndentLine], parts: Sequence[IssuedPart]) -> list[tuple[str, Part]]:
    """Line and part of what is issued now, no line beyond what was approved. Raises Problems, Refused."""
    checks = Checks()
    found = [
        (one.line_id, Part(one.batch_id, read(checks, one.quantity, f"parts.{n}.quantity")))
        for n, one in enumerate(parts)
    ]
    checks.done()
    sums: dict[str, int] = {}
    for n, (line_id, part) in enumerate(found):
        sums[line_id] = sums.get(line_id, 0) + part.quantity
        left = (lines[line_id].approved or 0) - lines[line_id].issued
        if sums[line_id] > left:
            raise Refused(
                words("Indents", "Only {left} are still to be issued.", left=max(0, left)), field=f"parts.{n}.quantity"
            )
    return found


def fefo(batches: Sequence[BatchStock], wanted: int) -> tuple[Part, ...]:
    """So many units of what lies there, what expires first in front; less where there is less."""
    found = []
    for batch in batches:
        if wanted <= 0:
            break
        take = min(wanted, batch.quantity)
        found.append(Part(batch.batch_id, take))
        wanted -= take
    return tuple(found)


def passes_over(batches: Sequence[BatchStock], parts: Sequence[Part]) -> bool:
    """Whether something that expires earlier is left lying while something later goes."""
    taken: dict[str, int] = {}
    for part in parts:
        taken[part.batch_id] = taken.get(part.batch_id, 0) + part.quantity
    proposed = {part.batch_id: part.quantity for part in fefo(batches, sum(taken.values()))}
    return taken != proposed


@dataclass(frozen=True)
class Come:
    """What became of a travelling batch: so much arrived; of the rest, so much is given up as `missing` says."""

    on_the_way: Travelling
    quantity: int
    missing: str
    gone: int
    reason: str


def arrived(on_the_way: Sequence[Travelling], told: Sequence[Arrived]) -> list[Come]:
    """What arrived, no more than was sent. Raises Problems, Refused."""
    known = {(one.line_id, one.batch_id): one for one in on_the_way}
    checks = Checks()
    found = []
    for n, one in enumerate(told):
        sent = known.pop((one.line_id, one.batch_id), None)
        if sent is None:
            raise Refused(words("Indents", "Nothing of this batch is on the way."), field=f"parts.{n}.quantity")
        quantity = read(checks, one.quantity, f"parts.{n}.quantity", zero=True)
        if quantity > sent.quantity:
            checks.refuse(f"parts.{n}.quantity", words("Indents", "Only {sent} were sent.", sent=sent.quantity))
        if one.missing not in ("", BACK, LOST):
            raise ValueError(f"missing in an unknown way: {one.missing}")
        gone = sent.quantity - quantity if one.missing else 0
        why = checks.line(f"parts.{n}.reason", one.reason, MOST_TEXT, required=gone > 0)
        found.append(Come(sent, quantity, one.missing, gone, why))
    checks.done()
    return found
