"""What goes back: of a line its units, of a payment its money. Paise.

Of so many units the share of each amount goes back, rounded by the one rule, less what went back before; the last unit
takes the rest. So however many credit notes there are, together they are the line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.money import divided
from desk.plugins.billing.rules import upi
from desk.plugins.billing.rules.charging import Part, Split
from desk.plugins.billing.rules.documents import BY_DEPOSIT, BY_UPI, CLAIMED, FAILED, METHODS, Line
from desk.plugins.billing.rules.settling import REASON_LENGTH, PaymentState

AS_PAID, NOT_NOW = "", "none"
"""How money goes back: each payment by its own method; or not yet, only the bill is put right."""


@dataclass(frozen=True)
class RefundDraft:
    """Give back so many units of lines of a bill ({line_id: quantity}).

    method: AS_PAID, NOT_NOW, or one of documents.METHODS (BY_DEPOSIT: whatever was paid, it goes into the deposit).
    reference: of the payment back by UPI or card, where there is one. voucher: a second person's, where one is needed.
    owed_again: it was right to charge it, only the bill was wrong; new open charges stand in its place.
    """

    bill_id: str
    lines: Mapping[str, int]
    reason: str
    method: str = AS_PAID
    reference: str = ""
    voucher: str = ""
    paper: str = ""
    printer: str = ""
    language: str = ""
    owed_again: bool = False


@dataclass(frozen=True)
class Corrected:
    """What a correction gave: the credit note, the refunds, how much money went back and by which methods, the print
    job; `owed_again`: the charges that stand open in the place of what was billed."""

    note_id: str
    note_number: str
    refund_ids: tuple[str, ...]
    refund_numbers: tuple[str, ...]
    patient: int
    refunded: int
    job_id: str | None = None
    by_method: tuple[tuple[str, int], ...] = ()
    owed_again: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What would go back: `patient` of the bill, of it `refund` in money by method; `second`: why a second person is
    needed ("" = none is): amount, time, session."""

    patient: int
    payers: int
    refund: int
    by_method: tuple[tuple[str, int], ...]
    second: str = ""


@dataclass(frozen=True)
class Back:
    """So much of a payment, to be given back by a method."""

    payment: PaymentState
    method: str
    paise: int


@dataclass(frozen=True)
class Gone:
    """What of a line went back so far: units and amounts; `parts` by their place in the line."""

    quantity: int = 0
    discount: int = 0
    patient: int = 0
    tax: int = 0
    parts: tuple[int, ...] = ()


def part_of(line: Line, quantity: int, gone: Gone = Gone()) -> Split:
    """The amounts of so many more units of a line. Raises ValueError for more than is left of it."""
    after = gone.quantity + quantity
    if quantity <= 0 or after > line.quantity:
        raise ValueError("no more than is left of a line goes back")
    whole = line.split

    def share(amount: int, before: int) -> int:
        return max(divided(amount * after, line.quantity) - before, 0)

    back = [*gone.parts, *(0 for _ in whole.parts[len(gone.parts) :])]
    parts = tuple(replace(one, paise=share(one.paise, before)) for one, before in zip(whole.parts, back, strict=True))
    discount, patient = share(whole.discount, gone.discount), share(whole.patient, gone.patient)
    within = divided(whole.tax * (gone.patient + patient), whole.patient) if whole.patient else 0
    tax = min(max(within - gone.tax, 0), patient)
    kept = tuple(one for one in parts if one.paise)
    return Split(discount + patient + sum(one.paise for one in kept), discount, kept, patient, tax)


def gone_of(line: Line, credits: Sequence[Line]) -> Gone:
    """What went back of a line by these lines of credit notes."""
    quantity = sum(one.quantity for one in credits)
    back = [0] * len(line.split.parts)
    for one in credits:
        for part in one.split.parts:
            at = _place(line.split.parts, part)
            if at is not None:
                back[at] += part.paise
    return Gone(
        min(quantity, line.quantity), sum(one.split.discount for one in credits),
        sum(one.split.patient for one in credits), sum(one.split.tax for one in credits), tuple(back),
    )  # fmt: skip


def _place(parts: Sequence[Part], wanted: Part) -> int | None:
    key = (wanted.scheme, wanted.decision_id)
    return next((n for n, one in enumerate(parts) if (one.scheme, one.decision_id) == key), None)


def checked(draft: RefundDraft) -> RefundDraft:
    """The draft with its texts trimmed. Raises Refused at the field."""
    reason = draft.reason.strip()
    reference = reference_back(draft.method, draft.reference)
    if not reason:
        raise Refused(words("Correcting", "Say why it is taken back."), field="reason")
    if len(reason) > REASON_LENGTH:
        raise Refused(words("Correcting", "Shorten the reason."), field="reason")
    if draft.method not in (AS_PAID, NOT_NOW, *METHODS):
        raise ValueError("no such method")
    if any(type(one) is not int or one <= 0 for one in draft.lines.values()):
        raise Refused(words("Correcting", "The quantity must be more than zero."), field="lines")
    return replace(draft, reason=reason, reference=reference)


def reference_back(method: str, text: str) -> str:
    """The reference of money that goes back, "" where none is given yet. Raises Refused at `reference`."""
    if not text.strip():
        return ""
    return upi.utr(text) if method == BY_UPI else upi.approval(text)


def by_method(backs: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The sum of each method, in the order in which they come."""
    ways: dict[str, int] = {}
    for method, paise in backs:
        ways[method] = ways.get(method, 0) + paise
    return tuple(ways.items())


def ways_back(paise: int, payments: Sequence[PaymentState], method: str) -> tuple[Back, ...]:
    """Which payments go back, the newest first, and how. Raises Refused at `method`.

    What was only claimed is not given back before it is confirmed: nobody has it yet.
    """
    found: list[Back] = []
    left = 0 if method == NOT_NOW else paise
    for one in sorted(payments, key=lambda payment: (payment.at, payment.payment_id), reverse=True):
        if one.state in (FAILED, CLAIMED) or (method not in (AS_PAID, BY_DEPOSIT) and one.method != method):
            continue
        amount = min(left, one.paise - one.refunded)
        if amount > 0:
            left -= amount
            found.append(Back(one, BY_DEPOSIT if method == BY_DEPOSIT else one.method, amount))
    if left and any(one.state == CLAIMED for one in payments):
        raise Refused(
            words(
                "Correcting",
                "The payment by UPI or card is not confirmed yet: nobody has the money. Confirm it first, or put the "
                "bill right now and give the money back later.",
            ),
            field="method",
        )
    if left:
        raise Refused(
            words("Correcting", "So much was not paid in this way. Give it back as it was paid."), field="method"
        )
    return tuple(found)
