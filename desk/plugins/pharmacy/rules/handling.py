"""Goods moved by hand, as typed: which kind asks for what."""

from dataclasses import dataclass

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.rules import quantities
from desk.plugins.pharmacy.rules.items import COUNTER, EXPIRED, QUARANTINE, STORE
from desk.plugins.pharmacy.rules.moves import (
    ADJUSTMENT,
    EXPIRE,
    PATIENT_RETURN,
    RELEASE,
    SUPPLIER_RETURN,
    TO_QUARANTINE,
    TRANSFER,
)  # fmt: skip
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine
from desk.records.entry import Checks

BY_HAND = (TRANSFER, TO_QUARANTINE, RELEASE, EXPIRE, SUPPLIER_RETURN, PATIENT_RETURN)
NEEDS_REASON = (TO_QUARANTINE, SUPPLIER_RETURN, PATIENT_RETURN, ADJUSTMENT)
FROM = (STORE, COUNTER, QUARANTINE, EXPIRED)
"""Kinds of account from which goods go back to a supplier or are set aside; what is on the way is only adjusted."""
MOST_REASON, MOST_PARTY, MOST_LINES = 300, 120, 200


@dataclass(frozen=True)
class Handled:
    """A draft that was checked: lines of batch and base units (signed in an adjustment); of_lines beside them."""

    kind: str
    source: str
    target: str
    lines: tuple[tuple[str, int], ...]
    of_lines: tuple[str | None, ...]
    reason: str
    party: str
    day: str


def checked(draft: MoveDraft) -> Handled:
    """The draft with its quantities read; fields are `lines.N.quantity`, `reason`, `party`. Raises Problems."""
    if draft.kind not in BY_HAND:
        raise ValueError(f"not moved by hand: {draft.kind}")
    return _checked(draft, signed=False)


def checked_adjustment(draft: MoveDraft) -> Handled:
    """An adjustment, whose quantities have a sign. Raises Problems."""
    if draft.kind != ADJUSTMENT:
        raise ValueError(f"no adjustment: {draft.kind}")
    return _checked(draft, signed=True)


def checked_reason(reason: str, field: str = "reason") -> str:
    """Why, on one clean line. Raises Problems."""
    checks = Checks()
    line = checks.line(field, reason, MOST_REASON, required=True)
    checks.done()
    return line


def _checked(draft: MoveDraft, *, signed: bool) -> Handled:
    checks = Checks()
    reason = checks.line("reason", draft.reason, MOST_REASON, required=draft.kind in NEEDS_REASON)
    party = checks.line("party", draft.party, MOST_PARTY, required=draft.kind == SUPPLIER_RETURN)
    if not 0 < len(draft.lines) <= MOST_LINES:
        checks.refuse("lines", words("Handling", "Choose what is moved."))
    read = [_line(checks, line, n, signed=signed) for n, line in enumerate(draft.lines[:MOST_LINES])]
    checks.done()
    return Handled(
        draft.kind, draft.source, draft.target, tuple(read), tuple(line.of_line for line in draft.lines), reason,
        party, draft.day,
    )  # fmt: skip


def _line(checks: Checks, line: MoveLine, n: int, *, signed: bool) -> tuple[str, int]:
    field = f"lines.{n}.quantity"
    try:
        return line.batch_id, (quantities.read_signed if signed else quantities.read)(line.quantity, field)
    except Refused as refused:
        checks.refuse(field, refused.sentence)
    return line.batch_id, 0
