"""Indents in words: where one stands, its columns, its lines."""

from collections.abc import Callable

from desk.core.i18n import Words, words
from desk.kit.formats import moment_text, number_text
from desk.kit.table import Column
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.print.wording import amount
from desk.plugins.pharmacy.rules import indents as rules
from desk.plugins.pharmacy.rules.indents import Indent, IndentLine

STATES: dict[str, tuple[Words, Tone]] = {
    rules.RAISED: (words("Indents", "Asked for"), "info"), rules.APPROVED: (words("Indents", "Approved"), "warn"),
    rules.ISSUED: (words("Indents", "On the way"), "warn"), rules.RECEIVED: (words("Indents", "Received"), "ok"),
    rules.REFUSED: (words("Indents", "Refused"), "bad"), rules.CANCELLED: (words("Indents", "Cancelled"), "neutral"),
}  # fmt: skip
_ORDER = (rules.RAISED, rules.APPROVED, rules.ISSUED, rules.RECEIVED, rules.REFUSED, rules.CANCELLED)


def state_of(indent: Indent) -> str:
    """Where an indent stands: where the line stands that is least far."""
    return min((line.status for line in indent.lines), key=_ORDER.index, default=rules.RAISED)


_FITS = {
    "approve": {rules.RAISED}, "refuse": {rules.RAISED}, "issue": {rules.APPROVED}, "receive": {rules.ISSUED},
    "cancel": {rules.RAISED, rules.APPROVED},
}  # fmt: skip


def fits(name: str, indent: Indent | None) -> bool:
    """Whether an act makes sense with an indent now."""
    lines = indent.lines if indent is not None else ()
    if name == "receive" and any(line.issued > line.received for line in lines if line.status == rules.APPROVED):
        return True
    return bool({line.status for line in lines} & _FITS.get(name, set()))


def state_text(state: str) -> str:
    """A state in words."""
    return str(STATES[state][0]) if state in STATES else state


def state_tone(state: str) -> Tone:
    """Its colour."""
    return STATES[state][1] if state in STATES else "neutral"


def columns(named: Callable[[str], str]) -> list[Column[Indent]]:
    """The list of indents."""
    return [
        Column(words("Indents", "Number"), lambda i: i.number, 170, strong=True, sort=lambda i: i.number),
        Column(words("Indents", "For"), lambda i: named(i.target), sort=lambda i: named(i.target)),
        Column(words("Indents", "From"), lambda i: named(i.source), sort=lambda i: named(i.source)),
        Column(words("Indents", "Lines"), lambda i: number_text(len(i.lines)), 70, "right"),
        Column(words("Indents", "Asked"), lambda i: moment_text(i.at), 160, sort=lambda i: i.at, from_px=760),
        Column(words("Indents", "By"), lambda i: i.by, 140, from_px=980),
        Column(words("Indents", "State"), lambda i: state_text(state_of(i)), 124,
               pill=lambda i: state_tone(state_of(i)), sort=lambda i: _ORDER.index(state_of(i))),
    ]  # fmt: skip


def line_columns() -> list[Column[IndentLine]]:
    """The lines of one indent: asked, approved, issued, received."""
    return [
        Column(words("Indents", "Medicine"), lambda n: n.title, strong=True),
        Column(words("Indents", "Asked for"), lambda n: amount(n.asked, n.unit), 130, "right"),
        Column(words("Indents", "Approved"), lambda n: "" if n.approved is None else number_text(n.approved), 100,
               "right", ink=lambda n: "warn" if n.approved is not None and n.approved < n.asked else None),
        Column(words("Indents", "Issued"), lambda n: number_text(n.issued) if n.issued else "", 90, "right",
               ink=lambda n: "warn" if n.approved is not None and n.issued < n.approved else None),
        Column(words("Indents", "Received"), lambda n: number_text(n.received) if n.received else "", 96, "right",
               ink=lambda n: "bad" if n.received < n.issued else None),
        Column(words("Indents", "Why less"), lambda n: n.shortage, from_px=860),
        Column(words("Indents", "State"), lambda n: state_text(n.status), 124, pill=lambda n: state_tone(n.status)),
    ]  # fmt: skip
