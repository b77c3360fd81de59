"""What a patient owes, line by line: what is to be priced first, then open charges, then bills that are still owing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desk.core.clock import in_india
from desk.core.i18n import Words, words
from desk.kit.formats import date_text, number_text, rupees_text
from desk.kit.language import spoken
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.billing.rules.charging import TO_BE_PRICED, Due
from desk.plugins.billing.rules.settling import Account, BillDue
from desk.plugins.billing.screens import settle_words as said

TO_PRICE, READY, PROVISIONAL, LEFT_OUT, OWING, TO_GIVE = (
    "to-price", "ready", "provisional", "left-out", "owing", "to-give",
)  # fmt: skip
PAID_NOW = (READY, PROVISIONAL, OWING)
"""States of the lines that the amount is for."""
STATES: dict[str, tuple[Words, Tone]] = {
    TO_PRICE: (TO_BE_PRICED, "warn"), READY: (words("Cashier", "✓ to bill"), "ok"),
    PROVISIONAL: (words("Cashier", "✓ provisional"), "info"), LEFT_OUT: (words("Cashier", "left out"), "neutral"),
    OWING: (words("Cashier", "✓ owing"), "ok"), TO_GIVE: (words("Cashier", "to give back"), "warn"),
}  # fmt: skip


@dataclass(frozen=True)
class OwedLine:
    """One line: an open charge (`due`) or a bill that is not paid yet (`bill`); `taken`: it is paid now."""

    key: str
    due: Due | None = None
    bill: BillDue | None = None
    taken: bool = True
    native: str = ""

    @property
    def state(self) -> str:
        """How it stands."""
        if self.due is not None and self.due.split is None:
            return TO_PRICE
        if self.bill is not None and self.bill.owing < 0:
            return TO_GIVE
        if not self.taken:
            return LEFT_OUT
        if self.bill is not None:
            return OWING
        return PROVISIONAL if self.due is not None and self.due.provisional else READY

    @property
    def patient(self) -> int:
        """What of it the patient pays."""
        if self.bill is not None:
            return self.bill.owing
        return self.due.patient if self.due is not None else 0


def lines_of(account: Account, left_out: Collection[str]) -> tuple[OwedLine, ...]:
    """The lines of an account in the order in which they are looked at."""
    found = [
        OwedLine(
            one.charge.charge_id, one, taken=one.charge.charge_id not in left_out,
            native=account.natives.get(one.charge.service_id or "", ""),
        )
        for one in account.lines
    ]  # fmt: skip
    found.sort(key=lambda line: line.state != TO_PRICE)
    owing = [OwedLine(one.bill_id, bill=one, taken=one.bill_id not in left_out) for one in account.bills]
    return (*found, *owing)


class OwedLines(DataTable[OwedLine]):
    """`turned(line)`: Space: in or out."""

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__(self._columns(), name=words("Cashier", "What is owed"))

    def show_lines(self, shown: Sequence[OwedLine]) -> None:
        """Show these; the chosen line stays chosen, else the first."""
        self.set_rows(shown, keep=lambda line: line.key)
        if self.current() is None and shown:
            self.select(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        line = self.current()
        if event.key() == Qt.Key.Key_Space and line is not None:
            self.turned.emit(line)
            return
        super().keyPressEvent(event)

    def _columns(self) -> list[Column[OwedLine]]:
        return [
            Column(words("Cashier", "Service"), title, strong=True, wrap=True),
            Column(words("Cashier", "Price"), _gross, 90, align="right", from_px=500),
            Column(words("Cashier", "Scheme"), _scheme, 90, align="right"),
            Column(words("Cashier", "Patient"), _patient, 90, align="right", strong=True),
            Column(words("Cashier", "Status"), lambda line: str(STATES[line.state][0]), 116,
                   pill=lambda line: STATES[line.state][1]),
        ]  # fmt: skip


def title(line: OwedLine) -> str:
    """What it is for: the service, or the bill with its day."""
    if line.bill is not None:
        day = date_text(in_india(line.bill.at).date())
        return str(words("Cashier", "Bill {number} of {day}", number=line.bill.number, day=day))
    if line.due is None:
        return ""
    quantity, text = line.due.charge.quantity, spoken(line.due.charge.text, line.native)
    return text if quantity == 1 else f"{text} × {number_text(quantity)}"


def _gross(line: OwedLine) -> str:
    if line.bill is not None:
        return rupees_text(line.bill.patient)
    return rupees_text(line.due.split.gross) if line.due is not None and line.due.split is not None else "—"


def _scheme(line: OwedLine) -> str:
    split = line.due.split if line.due is not None else None
    return f"−{rupees_text(split.payers)}" if split is not None and split.payers else ""


def _patient(line: OwedLine) -> str:
    return "—" if line.state == TO_PRICE else rupees_text(line.patient)


def detail(line: OwedLine | None) -> str:
    """What there is to say of the chosen line, a sentence each."""
    if line is None:
        return ""
    if line.state == TO_GIVE:
        return str(words("Cashier", "More was paid than is owed. Give it back under Bills and receipts (Ctrl+R)."))
    if line.bill is not None:
        paid = line.bill.patient - line.bill.owing
        return str(words("Cashier", "Billed {all}; {paid} of it is paid.", all=rupees_text(line.bill.patient),
                         paid=rupees_text(paid)))  # fmt: skip
    return "\n".join(said.reasons(line.due)) if line.due is not None else ""
