"""What a key does at the cash counter: amount and Enter is the ordinary way, the rest has a key of its own."""

from dataclasses import dataclass

from desk.core.i18n import Words, words

SETTLE, UNDO, AGAIN, NEXT, CLOSE, FIND, TILL = (
    "billing.cashier.settle", "billing.cashier.undo", "billing.cashier.again", "billing.cashier.next",
    "billing.cashier.close", "billing.cashier.find", "billing.cashier.till",
)  # fmt: skip
EXACT, UPI, CARD, DEPOSIT, DISCOUNT = "exact", "upi", "card", "deposit", "discount"
ADD, PRICE, LEAVE_OUT, DROP, PAPERS, HELD = "add", "price", "leave-out", "drop", "papers", "held"


@dataclass(frozen=True)
class Act:
    """`name`: what the screen does; `key` works while the counter is in front; `action`: the right it wants."""

    name: str
    title: Words
    key: str
    action: str = "billing.bill.settle"

    @property
    def command(self) -> str:
        """Its id among the window's commands."""
        return f"billing.cashier.{self.name}"


METHODS = (
    Act(EXACT, words("Cashier", "Exact"), "F6"), Act(UPI, words("Cashier", "UPI"), "F7"),
    Act(CARD, words("Cashier", "Card"), "F8"), Act(DEPOSIT, words("Cashier", "Deposit"), "F9"),
)  # fmt: skip
LINES = (
    Act(ADD, words("Cashier", "Add a charge"), "Ctrl+T", "billing.charge.add"),
    Act(PRICE, words("Cashier", "Price it"), "Ctrl+M", "billing.charge.price"),
    Act(LEAVE_OUT, words("Cashier", "Leave out"), "F11"),
    Act(DROP, words("Cashier", "Cancel the line"), "Ctrl+Del", "billing.charge.cancel"),
    Act(DISCOUNT, words("Cashier", "Discount"), "F10"),
)
PATIENT = (
    Act(PAPERS, words("Cashier", "Bills and receipts"), "Ctrl+R", "billing.receipt.read"),
    Act(HELD, words("Cashier", "Deposit…"), "Ctrl+E"),
)
ALL = (*METHODS, *LINES, *PATIENT)
