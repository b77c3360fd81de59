"""What papers and screens of cash say alike: methods, kinds of documents, denominations, differences."""

from collections.abc import Mapping

from desk.core.i18n import Words, words
from desk.kit.formats import number_text, rupees_text
from desk.plugins.billing.rules.documents import (
    BILL,
    BY_CARD,
    BY_CASH,
    BY_DEPOSIT,
    BY_UPI,
    CREDIT_NOTE,
    RECEIPT,
    REFUND,
)

METHODS: Mapping[str, Words] = {
    BY_CASH: words("CashPaper", "Cash"), BY_UPI: words("CashPaper", "UPI"), BY_CARD: words("CashPaper", "Card"),
    BY_DEPOSIT: words("CashPaper", "From deposits"),
}  # fmt: skip
KINDS: Mapping[str, Words] = {
    BILL: words("CashPaper", "Bills"), RECEIPT: words("CashPaper", "Receipts"),
    REFUND: words("CashPaper", "Refunds"), CREDIT_NOTE: words("CashPaper", "Credit notes"),
}  # fmt: skip

ONE: Mapping[str, Words] = {
    BILL: words("CashPaper", "Bill"), RECEIPT: words("CashPaper", "Receipt"), REFUND: words("CashPaper", "Refund"),
    CREDIT_NOTE: words("CashPaper", "Credit note"),
}  # fmt: skip


def method_text(method: str) -> str:
    """A method in the language of now."""
    return str(METHODS.get(method, method))


def kind_text(kind: str) -> str:
    """Documents of a kind, in the language of now."""
    return str(KINDS.get(kind, kind))


def one_kind(kind: str) -> str:
    """One document of a kind, in the language of now."""
    return str(ONE.get(kind, kind))


def denomination(paise: int) -> str:
    """A note or coin: ₹500, 50 p."""
    return f"₹{number_text(paise // 100)}" if paise >= 100 else str(words("CashPaper", "{n} p", n=paise))


def difference_text(paise: int) -> str:
    """What is too much or too little: +₹10.00, −₹10.00, ₹0.00."""
    return f"+{rupees_text(paise)}" if paise > 0 else rupees_text(paise)
