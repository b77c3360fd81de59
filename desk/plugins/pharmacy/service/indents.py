"""Indents between the places of a facility: asked, approved, issued, received.

The status of a line goes one way, and each line is a resource of its own, so that two desks may act on one indent.
What was issued and received is the fold of the moves that name a line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desk.api.context import SettingsNow, Store
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.queries import batches, indents, places
from desk.plugins.pharmacy.rules import indenting as rules
from desk.plugins.pharmacy.rules.dispensing import BatchStock, Part
from desk.plugins.pharmacy.rules.indents import (
    APPROVED,
    CANCELLED,
    RAISED,
    REFUSED,
    Arrived,
    Indent,
    IndentDraft,
    IndentLine,
    IssuedPart,
    Travelling,
)  # fmt: skip
from desk.plugins.pharmacy.service import indent_lines as lines
from desk.plugins.pharmacy.service import indent_moves
from desk.plugins.pharmacy.service.settings import ADJUST_LIMIT, number
from desk.records.staff import queries as staff
from desk.store.unit import Reading, Service, Unit, query, verb

RECENT = 200


class IndentService(Service):
    """One method per verb; quantities are taken as typed, in base units."""

    def __init__(self, store: Store, settings: SettingsNow) -> None:
        super().__init__(store)
        self._settings = settings

    @query("pharmacy.stock.read")
    def open(self, reading: Reading, account_id: str = "") -> tuple[Indent, ...]:
        """The indents of which a line is not over, oldest first; of one place, asking or asked, when named."""
        return _named(reading, indents.open_ones(reading.connection, account_id))

    @query("pharmacy.stock.read")
    def recent(self, reading: Reading, most: int = RECENT) -> tuple[Indent, ...]:
        """The newest indents, open or over, newest first."""
        return _named(reading, indents.recent(reading.connection, min(most, RECENT)))

    @query("pharmacy.stock.read")
    def one(self, reading: Reading, indent_id: str) -> Indent:
        """One indent. Raises Refused."""
        return _named(reading, (_known(indents.indent(reading.connection, indent_id)),))[0]

    @query("pharmacy.stock.read")
    def proposal(self, reading: Reading, indent_id: str) -> dict[str, tuple[Part, ...]]:
        """By line, the batches from which what is approved and still open would be issued, first what expires first."""
        indent = _known(indents.indent(reading.connection, indent_id))
        today = business_date(reading.at)
        return {
            line.line_id: rules.fefo(
                batches.fefo(reading.connection, line.item_id, indent.source, today), line.approved - line.issued
            )
            for line in indent.lines
            if line.status == APPROVED and line.approved is not None
        }

    @query("pharmacy.stock.read")
    def shelves(self, reading: Reading, indent_id: str) -> dict[str, tuple[BatchStock, ...]]:
        """By line that is approved, what may be issued of it, first what expires first."""
        indent = _known(indents.indent(reading.connection, indent_id))
        today = business_date(reading.at)
        return {
            line.line_id: batches.fefo(reading.connection, line.item_id, indent.source, today)
            for line in indent.lines
            if line.status == APPROVED
        }

    @query("pharmacy.stock.read")
    def travelling(self, reading: Reading, indent_id: str) -> tuple[Travelling, ...]:
        """What was issued and has not arrived, batch by batch."""
        return indents.travelling(reading.connection, indent_id)

    @verb("pharmacy.indent.raise")
    def raise_(self, unit: Unit, draft: IndentDraft) -> str:
        """A place asks another; gives the indent's id. Raises Problems, Refused."""
        checked = rules.checked(draft)
        for field, account in (("source", checked.source), ("target", checked.target)):
            place = places.place(unit.connection, account)
            if place is None or not place.active:
                raise Refused(words("Indents", "Choose a store or a counter."), field=field)
        return lines.make(unit, checked)

    @verb("pharmacy.indent.approve")
    def approve(self, unit: Unit, indent_id: str, quantities: Mapping[str, str], reason: str = "") -> None:
        """Approve lines, by id; 0 refuses the line, less than asked wants a reason. Raises Problems, Refused."""
        indent = _known(indents.indent(unit.connection, indent_id))
        named = _lines(indent, quantities, (RAISED,))
        reason = rules.reason(reason) if reason.strip() else ""
        for line_id, quantity in rules.approved(named, quantities, reason).items():
            said = {"approved": quantity, "approved_by": unit.actor.staff_id, "approved_at": unit.at}
            short = {"shortage": reason} if quantity < named[line_id].asked else {}
            lines.change(unit, line_id, status=APPROVED if quantity else REFUSED, **said, **short)
        lines.send(unit, indent, quantities)

    @verb("pharmacy.indent.approve")
    def refuse(self, unit: Unit, indent_id: str, reason: str) -> None:
        """Refuse every line that nobody has decided on yet. Raises Problems, Refused."""
        _close(unit, indent_id, (RAISED,), REFUSED, rules.reason(reason))

    @verb("pharmacy.indent.raise")
    def cancel(self, unit: Unit, indent_id: str, reason: str) -> None:
        """Who asked needs it no more: lines of which nothing was issued are cancelled. Raises Problems, Refused."""
        _close(unit, indent_id, (RAISED, APPROVED), CANCELLED, rules.reason(reason))

    @verb("pharmacy.indent.issue")
    def issue(
        self, unit: Unit, indent_id: str, parts: Sequence[IssuedPart], shortages: Mapping[str, str] | None = None,
        later_reason: str = "",
    ) -> None:  # fmt: skip
        """Send batches on their way; a line in `shortages` is closed short with that reason, else its rest stays open.

        later_reason: why not what expires first. Raises Problems, Refused; ledger.Overdrawn, Unusable.
        """
        indent = _known(indents.indent(unit.connection, indent_id))
        short = {line_id: rules.reason(why, f"shortages.{line_id}") for line_id, why in (shortages or {}).items()}
        named = _lines(indent, [*(one.line_id for one in parts), *short], (APPROVED,))
        indent_moves.issue(unit, indent, named, rules.issued(named, parts), short, later_reason.strip())

    @verb("pharmacy.indent.receive")
    def receive(self, unit: Unit, indent_id: str, told: Sequence[Arrived], voucher: str = "") -> None:
        """Take what arrived; what is missing stays on the way, went back or was lost. Raises Problems, Refused.

        Why three: who receives knows only what lies before them. Left on the way, it shows on both places' lists until
        somebody knows; "back" puts it where it never left; "lost" writes it off, by right of whoever may adjust, above
        the limit with a second person (Refused at `voucher`).
        """
        indent = _known(indents.indent(unit.connection, indent_id))
        come = rules.arrived(indents.travelling(unit.connection, indent_id), told)
        indent_moves.receive(unit, indent, come, number(ADJUST_LIMIT, self._settings), voucher)


def _named(reading: Reading, found: Sequence[Indent]) -> tuple[Indent, ...]:
    """The indents with the name of who asked in place of their staff id."""
    names = staff.names(reading.connection, {one.by for one in found})
    return tuple(replace(one, by=names.get(one.by, "")) for one in found)


def _known(indent: Indent | None) -> Indent:
    if indent is None:
        raise Refused(words("Indents", "This indent is not known here."))
    return indent


def _lines(
    indent: Indent, line_ids: Mapping[str, str] | Sequence[str], states: tuple[str, ...]
) -> dict[str, IndentLine]:
    """The lines named, all of which stand in one of `states`. Raises Refused."""
    known = {line.line_id: line for line in indent.lines}
    if not line_ids:
        raise Refused(words("Indents", "Choose at least one line."), field="lines")
    for line_id in line_ids:
        if line_id not in known or known[line_id].status not in states:
            raise Refused(
                words("Indents", "Somebody has gone on with this line. Look at it again."), field=f"lines.{line_id}"
            )
    return {line_id: known[line_id] for line_id in line_ids}


def _close(unit: Unit, indent_id: str, states: tuple[str, ...], status: str, reason: str) -> None:
    indent = _known(indents.indent(unit.connection, indent_id))
    open_ones = [line.line_id for line in indent.lines if line.status in states and not line.issued]
    if not open_ones:
        raise Refused(words("Indents", "Nothing of this indent is open any more."))
    for line_id in open_ones:
        lines.change(unit, line_id, status=status, shortage=reason)
    lines.send(unit, indent, open_ones)
