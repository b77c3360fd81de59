"""All that stands on a paper of billing, kept with its print job: a reprint says what the first one said.

The job's kind is KIND and its body the JSON of a ReceiptPaper (`write`, `read`). One paper tells of one act: a settle
(bill and receipt), a bill of nothing, a payment of an older bill, a deposit, a refund with its credit note. Amounts are
whole paise; what goes back is positive too, the form says which way it went. Texts come in both scripts; "" is unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from desk.core.money import WHOLE, share
from desk.plugins.billing.rules.documents import CLAIMED, PAID
from desk.records.patient.age import AgeView

KIND = "billing.receipt"
"""Of the print job."""

RECEIPT, FREE, DUE = "receipt", "free", "due"
DEPOSIT, REFUND, CREDIT_NOTE, DEPOSIT_BACK = "deposit", "refund", "credit-note", "deposit-back"
FORMS = (RECEIPT, FREE, DUE, DEPOSIT, REFUND, CREDIT_NOTE, DEPOSIT_BACK)
"""What a paper is: money was taken; nothing was to be paid; a bill that is still owed; money taken ahead; money given
back (with its credit note, if it has one); a credit note alone (nothing was paid, or it goes into the deposit); a
deposit given back."""

BOTH, ENGLISH, HINDI = "both", "en", "hi"


@dataclass(frozen=True)
class PaperPart:
    """What a scheme pays of a line, and the sentence that says why."""

    scheme: str
    scheme_native: str
    paise: int
    says_en: str = ""
    says_hi: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A line of the bill or credit note: gross = discount + parts + patient. quantity x unit_paise / units = gross.

    tax lies inside the patient's part; tax_code: SAC or HSN; `reason`: of a hand-made price, or of what goes back.
    """

    text: str
    text_native: str = ""
    quantity: int = 1
    unit: str = ""
    unit_paise: int = 0
    units: int = 1
    gross: int = 0
    discount: int = 0
    parts: tuple[PaperPart, ...] = ()
    patient: int = 0
    tax_code: str = ""
    tax_bp: int = 0
    tax: int = 0
    reason: str = ""


@dataclass(frozen=True)
class PaperPayment:
    """Money by one method (documents.METHODS). state CLAIMED: "subject to realisation". given: of cash."""

    method: str
    paise: int
    reference: str = ""
    given: int | None = None
    state: str = PAID

    @property
    def change(self) -> int:
        """What went back over the counter."""
        return 0 if self.given is None else self.given - self.paise


@dataclass(frozen=True)
class Cancelled:
    """The documents of this paper were taken back: by which number, by whom, when (UTC ms), why."""

    number: str
    by: str
    at: int
    reason: str = ""


@dataclass(frozen=True)
class TaxRow:
    """One line of the GST table: what was taxed, by one code and rate. cgst + sgst = the tax."""

    tax_code: str
    tax_bp: int
    taxable: int
    cgst: int
    sgst: int


@dataclass(frozen=True, kw_only=True)
class ReceiptPaper:
    """One paper. `number` stands large: the receipt's, or the bill's where nothing was paid, or the refund's.

    bill_number: of a receipt; note_number: the credit note of a refund; of_number: the receipt or bill that is given
    back. at: UTC ms; cashier, second: names of people. paid_before, due_after: of the same bill, before and after this
    payment. balance: of a deposit, after it.
    qr: text of the code ("" = none). language: BOTH, ENGLISH or HINDI.
    """

    form: str
    number: str
    at: int
    cashier: str
    facility: str
    facility_native: str = ""
    facility_address: str = ""
    gstin: str = ""
    bill_number: str = ""
    note_number: str = ""
    of_number: str = ""
    document_id: str = ""
    patient_name: str = ""
    patient_name_native: str = ""
    uhid: str = ""
    sex: str = ""
    age: AgeView | None = None
    token: str = ""
    department: str = ""
    department_native: str = ""
    lines: tuple[PaperLine, ...] = ()
    payments: tuple[PaperPayment, ...] = ()
    paid_before: int = 0
    due_after: int = 0
    balance: int | None = None
    reason: str = ""
    second: str = ""
    cancelled: Cancelled | None = None
    qr: str = ""
    language: str = BOTH

    @property
    def gross(self) -> int:
        """The price of all lines."""
        return sum(line.gross for line in self.lines)

    @property
    def discount(self) -> int:
        """What was let off."""
        return sum(line.discount for line in self.lines)

    @property
    def payers(self) -> int:
        """What schemes pay."""
        return sum(part.paise for line in self.lines for part in line.parts)

    @property
    def patient(self) -> int:
        """What the patient pays, or is owed back."""
        return sum(line.patient for line in self.lines)

    @property
    def paid(self) -> int:
        """By all payments of this paper."""
        return sum(payment.paise for payment in self.payments)

    @property
    def change(self) -> int:
        """Cash that was handed back."""
        return sum(payment.change for payment in self.payments)

    @property
    def subject_to_realisation(self) -> bool:
        """Whether some of it is claimed and not yet confirmed."""
        return any(payment.state == CLAIMED for payment in self.payments)


def by_scheme(lines: Sequence[PaperLine]) -> tuple[PaperPart, ...]:
    """What each scheme pays of all lines for one and the same reason, in the order in which they come."""
    sums: dict[tuple[str, str], PaperPart] = {}
    for part in (part for line in lines for part in line.parts):
        key = (part.scheme, part.says_en)
        sums[key] = replace(part, paise=part.paise + (sums[key].paise if key in sums else 0))
    return tuple(sums.values())


def tax_table(lines: Sequence[PaperLine]) -> tuple[TaxRow, ...]:
    """The GST of the lines that bear any, by code and rate; half of it each CGST and SGST (a sale within Delhi).

    Rule: Central GST Rules 2017, rule 46 (contents of a tax invoice): HSN code, taxable value, rate and amount.
    """
    found: dict[tuple[str, int], list[PaperLine]] = {}
    for line in lines:
        if line.tax:
            found.setdefault((line.tax_code, line.tax_bp), []).append(line)
    rows = []
    for (code, rate), taxed in found.items():
        tax = sum(line.tax for line in taxed)
        central = share(tax, WHOLE // 2)
        rows.append(TaxRow(code, rate, sum(line.patient for line in taxed) - tax, central, tax - central))
    return tuple(rows)


def write(paper: ReceiptPaper) -> bytes:
    """The body of the print job. Raises ValueError for a form that there is not."""
    if paper.form not in FORMS:
        raise ValueError(paper.form)
    return msgspec.json.encode(paper)


def read(body: bytes) -> ReceiptPaper:
    """The paper in a print job's body. Raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(body, type=ReceiptPaper)
