"""The lines of the money registers: frozen, as they are shown, printed and given to a spreadsheet. Paise, ISO days."""

from dataclasses import dataclass

DAY_BOOK, CASH_BOOK = "day-book", "cash-book"
BY_HEAD, BY_METHOD, BY_CASHIER = "collection-by-head", "collection-by-method", "collection-by-cashier"
SCHEME_CLAIMS, DUES, CLAIMED, GAPS = "scheme-claims", "dues", "claimed", "gaps"
REGISTERS = (DAY_BOOK, CASH_BOOK, BY_HEAD, BY_METHOD, BY_CASHIER, SCHEME_CLAIMS, DUES, CLAIMED, GAPS)

OPENING, CLOSING = "opening", "closing"
"""Lines of the cash book beside the kinds of postings."""


@dataclass(frozen=True)
class Who:
    """The patient of a line: the number that is printed, and the name in both scripts."""

    number: str
    name: str
    name_native: str


@dataclass(frozen=True)
class DayBookLine:
    """A document of the day. came, went: money taken or given back by it; methods: of its payments, blank-separated.

    of_number: the document that it corrects or pays. at UTC ms.
    """

    serial: int
    day: str
    at: int
    kind: str
    number: str
    patient: Who | None
    gross: int
    discount: int
    payers: int
    patient_part: int
    came: int
    went: int
    methods: str
    of_number: str
    by: str
    letter: str
    reason: str


@dataclass(frozen=True)
class CashBookLine:
    """What one kind of movement did on a day to the cash in drawers and in the safe (+ in, - out).

    kind: opening and closing (what lay there), or of the postings: receipt, refund, cash-open (float), cash-pay-in,
    cash-pay-out, cash-accept, cash-close, cash-remit. number: of the challan, where there was one on that day.
    """

    day: str
    kind: str
    drawers: int
    safe: int
    count: int
    number: str = ""


@dataclass(frozen=True)
class HeadLine:
    """A head of revenue: gross = discount + payers + patient; credited: of that taken back, all parts together, and
    credited_patient the patient's part of it."""

    head: str
    lines: int
    gross: int
    discount: int
    payers: int
    patient: int
    tax: int
    credited: int
    credited_patient: int

    @property
    def net(self) -> int:
        """What patients were to pay, less what was credited to them."""
        return self.patient - self.credited_patient


@dataclass(frozen=True)
class MethodLine:
    """A way of paying: what came and went, and (UPI, card) what of it is confirmed, failed or only claimed."""

    method: str
    receipts: int
    received: int
    refunds: int
    refunded: int
    confirmed: int
    failed: int

    @property
    def claimed(self) -> int:
        """Neither confirmed nor failed, so that nobody can call it paid; 0 of cash and deposits."""
        return self.received - self.confirmed - self.failed if self.method in ("upi", "card") else 0

    @property
    def net(self) -> int:
        """Received, less what failed and what was refunded."""
        return self.received - self.failed - self.refunded


@dataclass(frozen=True)
class CashierLine:
    """What one person took at one desk, by method, less refunds."""

    by: str
    letter: str
    receipts: int
    cash: int
    upi: int
    card: int
    deposit: int

    @property
    def total(self) -> int:
        """All of it but what was taken out of deposits, which came in before."""
        return self.cash + self.upi + self.card


@dataclass(frozen=True)
class SchemeClaimLine:
    """What a scheme is to pay of a line of a bill (below zero: of a credit note, taken back)."""

    serial: int
    scheme: str
    day: str
    number: str
    patient: Who | None
    code: str
    text: str
    head: str
    quantity: int
    gross: int
    paise: int
    says_en: str
    says_hi: str


@dataclass(frozen=True)
class DueLine:
    """A bill that is not paid whole (below zero: of which money is to be given back); age in days."""

    serial: int
    day: str
    age: int
    number: str
    patient: Who | None
    billed: int
    paise: int


@dataclass(frozen=True)
class ClaimedLine:
    """A payment by UPI or card that is claimed and not confirmed; age in days."""

    serial: int
    payment_id: str
    day: str
    age: int
    method: str
    paise: int
    reference: str
    number: str
    patient: Who | None
    by: str


@dataclass(frozen=True)
class GapLine:
    """A number that is missing from a series. own: of this desk; else it is so "as of the last sync".

    kind: of the documents. reason, by, at: how a person explained it ("" and None where nobody did).
    """

    kind: str
    series: str
    serial: int
    number: str
    own: bool
    reason: str = ""
    by: str = ""
    at: int | None = None
