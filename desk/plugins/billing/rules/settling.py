"""Paying at the counter: what is owed, what is paid with, and what may not be. Paise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.money import MOST, divided, within
from desk.plugins.billing.rules import upi
from desk.plugins.billing.rules.charging import Due, Split
from desk.plugins.billing.rules.documents import BY_CASH, METHODS, Document

MOST_CHARGES = 200
"""On one bill: more could not travel in one resource."""
MOST_PAYMENTS = 10
REASON_LENGTH = 200


@dataclass(frozen=True)
class PaymentDraft:
    """A payment as it is put on a sum. `reference`: the UTR or the card's approval; `given`: the cash handed over."""

    method: str
    paise: int
    reference: str = ""
    request_id: str | None = None
    given: int | None = None


@dataclass(frozen=True)
class SettleDraft:
    """Bill these open charges, and pay that bill and these older ones. `expects`: the sum that the screen showed.

    discount: let off the patient's part of what is billed now, with its reason (and a second person's voucher, where
    who acts may not). paper "": nothing is printed.
    """

    patient_id: str
    charge_ids: tuple[str, ...] = ()
    bill_ids: tuple[str, ...] = ()
    payments: tuple[PaymentDraft, ...] = ()
    discount: int = 0
    discount_reason: str = ""
    voucher: str = ""
    expects: int | None = None
    paper: str = ""
    printer: str = ""
    language: str = ""


@dataclass(frozen=True)
class BillDue:
    """A bill that is not paid whole: `patient` was to be paid, `owing` still is (below zero: to be given back)."""

    bill_id: str
    number: str
    at: int
    day: str
    patient: int
    owing: int


@dataclass(frozen=True)
class Account:
    """What a person owes now: open charges priced and split anew, bills still owing, and the deposit that is held.

    sentences: why schemes pay, each in English and Hindi, to be read out. natives: service id to its native name.
    """

    patient_id: str
    lines: tuple[Due, ...] = ()
    bills: tuple[BillDue, ...] = ()
    deposit: int = 0
    sentences: tuple[tuple[str, str], ...] = ()
    natives: Mapping[str, str] = field(default_factory=dict)

    @property
    def patient_total(self) -> int:
        """What the patient would pay now, without lines that have no price yet."""
        return sum(line.patient for line in self.lines) + sum(bill.owing for bill in self.bills if bill.owing > 0)

    @property
    def payer_total(self) -> int:
        """What schemes would pay of the open charges."""
        return sum(line.split.payers for line in self.lines if line.split)


@dataclass(frozen=True)
class Waiting:
    """Somebody who has something to pay. paise: as found when it arose; `to_price`: lines without a price yet."""

    patient_id: str
    name: str
    name_native: str
    token: str
    paise: int
    to_price: int
    since: int
    waited_minutes: int = 0


@dataclass(frozen=True)
class PaymentState:
    """A payment of a bill and what became of it: documents.PAID, CLAIMED, CONFIRMED or FAILED."""

    payment_id: str
    receipt_id: str
    receipt_number: str
    method: str
    paise: int
    reference: str
    at: int
    state: str
    refunded: int = 0
    session_id: str | None = None


@dataclass(frozen=True)
class LineState:
    """How much of a bill's line was credited: units, and what of it the patient got back."""

    line_id: str
    quantity: int
    patient: int


@dataclass(frozen=True)
class BillView:
    """A bill with all that happened to it. `state`: due, claimed, balanced or cancelled (all of it was credited).

    natives: service id to its native name.
    """

    bill: Document
    payments: tuple[PaymentState, ...]
    credited: tuple[LineState, ...]
    documents: tuple[Document, ...]
    owing: int
    state: str
    natives: Mapping[str, str] = field(default_factory=dict)


DUE, CLAIMED, BALANCED, CANCELLED = "due", "claimed", "balanced", "cancelled"


@dataclass(frozen=True)
class DocumentHit:
    """A document as lists show it; `paise`: what the patient is to pay of a bill, or what was paid or given back.

    bill_id: the bill that it is or belongs to ("" of a deposit).
    """

    document_id: str
    kind: str
    number: str
    patient_id: str
    name: str
    name_native: str
    day: str
    at: int
    paise: int
    purpose: str
    origin: str
    bill_id: str = ""


def checked(draft: SettleDraft) -> SettleDraft:
    """The draft with its texts trimmed. Raises Refused at the field."""
    if not draft.charge_ids and not draft.bill_ids:
        raise Refused(words("Settling", "There is nothing to bill and nothing to pay."))
    if len(draft.charge_ids) > MOST_CHARGES:
        raise Refused(words("Settling", "No more than {most} lines go on one bill. Leave some out.", most=MOST_CHARGES))
    if len(set(draft.charge_ids)) != len(draft.charge_ids) or len(set(draft.bill_ids)) != len(draft.bill_ids):
        raise ValueError("named twice")
    discount_reason = draft.discount_reason.strip()
    amount(draft.discount, "discount", zero=True)
    if draft.discount and not discount_reason:
        raise Refused(words("Settling", "Say why so much is let off."), field="discount_reason")
    if len(discount_reason) > REASON_LENGTH:
        raise Refused(words("Settling", "Shorten the reason."), field="discount_reason")
    payments = tuple(checked_payment(one, f"payments.{n}.") for n, one in enumerate(draft.payments))
    refuse_twice(payments)
    return replace(draft, discount_reason=discount_reason, payments=payments)


def amount(paise: int, field: str, *, zero: bool = False) -> int:
    """An amount that may stand there. Raises Refused at `field`; a thing that is no whole number is a bug."""
    if type(paise) is not int:
        raise ValueError("an amount is whole paise")
    if paise < 0 or (paise == 0 and not zero):
        raise Refused(words("Money", "The amount must be more than zero."), field=field)
    if paise > MOST:
        raise Refused(words("Money", "This amount is too large. Check what was typed."), field=field)
    return paise


def checked_payment(one: PaymentDraft, at: str = "") -> PaymentDraft:
    """A payment that may be taken; `at`: what stands before the names of its fields. Raises Refused at the field."""
    if one.method not in METHODS:
        raise ValueError("no such method")
    amount(one.paise, f"{at}paise")
    reference = upi.checked(one.method, one.reference, f"{at}reference")
    if one.given is not None:
        if one.method != BY_CASH:
            raise ValueError("only cash is given")
        if amount(one.given, f"{at}given") < one.paise:
            raise Refused(words("Settling", "Less was given than is to be paid."), field=f"{at}given")
    return replace(one, reference=reference)


def refuse_twice(payments: Sequence[PaymentDraft]) -> None:
    """Raise Refused where one reference stands for two payments."""
    if len(payments) > MOST_PAYMENTS:
        raise Refused(words("Settling", "So many payments for one sum are a mistake."), field="payments")
    seen: set[tuple[str, str]] = set()
    for n, one in enumerate(payments):
        if one.reference and (one.method, one.reference) in seen:
            raise Refused(
                words("Settling", "This reference stands there twice."), field=f"payments.{n}.reference"
            )
        seen.add((one.method, one.reference))


def let_off(splits: Sequence[tuple[Split, int]], discount: int) -> tuple[Split, ...]:
    """The splits with so much let off the patient's parts, each by its share; the rest of the rounding goes last.

    Each with the rate (basis points) of the tax that lies inside its patient's part. Raises Refused at `discount`
    where more is let off than the patient would pay.
    """
    total = sum(split.patient for split, _ in splits)
    if discount > total:
        raise Refused(words("Settling", "More is let off than is to be paid."), field="discount")
    found, left, open_part = [], discount, total
    for split, tax_bp in splits:
        share = min(divided(left * split.patient, open_part) if open_part else 0, split.patient)
        left, open_part = left - share, open_part - split.patient
        patient = split.patient - share
        found.append(Split(split.gross, split.discount + share, split.parts, patient, within(patient, tax_bp)))
    return tuple(found)


@dataclass(frozen=True)
class Portion:
    """So much of a payment, for one bill."""

    bill_id: str
    payment: PaymentDraft


def allotted(owed: Sequence[tuple[str, int]], payments: Sequence[PaymentDraft]) -> tuple[Portion, ...]:
    """Which payment pays which bill: the bills in their order. What has a reference is never cut: it is one payment.

    Raises Refused where more is paid than is owed, or where a payment by reference fits no single bill.
    """
    if sum(one.paise for one in payments) > sum(paise for _, paise in owed):
        raise Refused(words("Settling", "More is paid than is due. Take no more than what is due."), field="payments")
    left = dict(owed)
    found: list[Portion] = []
    whole = [one for one in payments if one.reference]
    for one in sorted(whole, key=lambda payment: -payment.paise):
        bill_id = next((bill_id for bill_id, open_ in left.items() if open_ >= one.paise), None)
        if bill_id is None:
            raise Refused(
                words("Settling", "A payment by UPI or card is for one bill. Pay the bills one after the other."),
                field="payments",
            )
        left[bill_id] -= one.paise
        found.append(Portion(bill_id, one))
    for one in (payment for payment in payments if not payment.reference):
        found += _cut(left, one)
    return tuple(found)


def _cut(left: dict[str, int], payment: PaymentDraft) -> list[Portion]:
    """A payment in parts for bills; what was given for all of it is said with the last part."""
    change = 0 if payment.given is None else payment.given - payment.paise
    unspent, found = payment.paise, list[Portion]()
    for bill_id, open_ in left.items():
        paid = min(unspent, open_)
        if not paid:
            continue
        left[bill_id] -= paid
        unspent -= paid
        given = None if payment.given is None else paid + (0 if unspent else change)
        found.append(Portion(bill_id, replace(payment, paise=paid, given=given)))
    return found
