"""Documents of money: numbered, immutable, each one posting and one resource. Paise; `at` UTC ms, `day` Indian date."""

from dataclasses import dataclass

from desk.plugins.billing.rules.charging import Split

BILL, CREDIT_NOTE, RECEIPT, REFUND, OUTCOME, CASH = "bill", "credit-note", "receipt", "refund", "outcome", "cash"
SERIES = {BILL: "B", CREDIT_NOTE: "C", RECEIPT: "R", REFUND: "F"}
"""Which of the desk's own series numbers it."""

BY_CASH, BY_UPI, BY_CARD, BY_DEPOSIT = "cash", "upi", "card", "deposit"
METHODS = (BY_CASH, BY_UPI, BY_CARD, BY_DEPOSIT)
PAID, CLAIMED, CONFIRMED, FAILED = "paid", "claimed", "confirmed", "failed"
"""Cash and deposit are paid at once; UPI and card are claimed, then confirmed or failed by an outcome."""

FOR_BILL, FOR_DEPOSIT = "bill", "deposit"
"""What a receipt or refund is for."""


@dataclass(frozen=True)
class Line:
    """A line of a bill or credit note. Of a credit note: `of_line` is the bill's line, and amounts are what goes back.

    quantity x unit_paise / units = split.gross.
    """

    line_id: str
    n: int
    charge_id: str
    service_id: str | None
    code: str
    text: str
    head: str
    quantity: int
    unit: str
    unit_paise: int
    units: int
    tax_code: str
    tax_bp: int
    split: Split
    of_line: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Payment:
    """Money by one method. `reference`: the UTR or the card's approval; `request_id`: the UPI request that it answers.

    given: cash that was handed over (change = given - paise); of_payment: on a refund, the payment that goes back.
    """

    payment_id: str
    method: str
    paise: int
    reference: str = ""
    request_id: str | None = None
    given: int | None = None
    of_payment: str | None = None


@dataclass(frozen=True, kw_only=True)
class Document:
    """A bill, credit note, receipt or refund, as it was issued. Lines or payments, as its kind has them.

    of_document: the bill of a receipt or credit note, the receipt of a refund ("" of a deposit). series: year, letter
    and generation as "2026/A/A". session_id: whose drawer. signed: the desk's signature over it ("" = none).
    """

    document_id: str
    kind: str
    number: str
    series: str
    serial: int
    patient_id: str
    visit_id: str | None
    day: str
    at: int
    by: str
    purpose: str = FOR_BILL
    of_document: str | None = None
    session_id: str | None = None
    second: str | None = None
    reason: str = ""
    lines: tuple[Line, ...] = ()
    payments: tuple[Payment, ...] = ()

    @property
    def gross(self) -> int:
        """Of all lines."""
        return sum(line.split.gross for line in self.lines)

    @property
    def patient(self) -> int:
        """What the patient is to pay (or, of a credit note, is owed)."""
        return sum(line.split.patient for line in self.lines)

    @property
    def paid(self) -> int:
        """What was paid or refunded by it."""
        return sum(payment.paise for payment in self.payments)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a claimed payment: confirmed or failed; source: statement, cloud or hand.

    purpose: what the receipt was for, so that what fails is due again, or gone from the deposit again.
    """

    document_id: str
    payment_id: str
    method: str
    paise: int
    outcome: str
    source: str
    reference: str
    day: str
    at: int
    by: str
    patient_id: str
    purpose: str = FOR_BILL
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class UpiRequest:
    """A payment by UPI that was asked for: its QR says amount and `tr`. Pending until claimed, confirmed or dropped.

    link: what the QR holds (rules/upi.py), where it is shown.
    """

    request_id: str
    patient_id: str
    bill_id: str | None
    paise: int
    tr: str
    address: str
    at: int
    by: str
    state: str = "pending"
    link: str = ""


@dataclass(frozen=True)
class Issued:
    """What a settle gave: the bill and the receipt (None where nothing was to be paid), and their print jobs.

    more_jobs: of older bills that were paid with it, whose receipts come before.
    """

    bill_id: str
    bill_number: str
    receipt_id: str | None
    receipt_number: str
    patient: int
    paid: int
    change: int
    job_id: str | None = None
    more_jobs: tuple[str, ...] = ()
