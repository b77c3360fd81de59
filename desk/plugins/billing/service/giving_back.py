"""Money that goes back, on an open unit: out of one's own drawer, by reference, or into the deposit; and who agrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.api.context import SettingsNow
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.rules.corrections import Back
from desk.plugins.billing.rules.documents import BY_CASH, BY_DEPOSIT, FOR_BILL, REFUND, Document
from desk.plugins.billing.rules.settling import PaymentState
from desk.plugins.billing.service import issuing, sessions
from desk.plugins.billing.service.issuing import Press
from desk.plugins.billing.service.settings import CANCEL_MINUTES, REFUND_LIMIT, number
from desk.records.staff.acts import spend_voucher
from desk.store.unit import Reading, Unit

APPROVE = "billing.receipt.approve"
AMOUNT, TIME, SESSION = "amount", "time", "session"
"""Why a second person is needed."""


@dataclass(frozen=True)
class Why:
    """What is said with money that goes back, and who agreed."""

    reason: str
    reference: str = ""
    second: str | None = None
    purpose: str = FOR_BILL


def second_needed(
    at: Unit | Reading, settings: SettingsNow, paise: int, day: str, made_at: int, paid: Sequence[PaymentState],
    mine: str | None,
) -> str:  # fmt: skip
    """Why a second person has to agree; "" where the cashier may alone.

    Alone: up to the limit, within the minutes, on the same day, and only what came into one's own session (`mine`).
    """
    if paise > number(REFUND_LIMIT, settings) * 100:
        return AMOUNT
    if at.at - made_at > number(CANCEL_MINUTES, settings) * 60_000 or day != business_date(at.at).isoformat():
        return TIME
    return SESSION if any(one.session_id != mine for one in paid) else ""


def agreed(unit: Unit, why: str, voucher: str) -> str | None:
    """The second person, whose voucher is spent where one is needed. Raises Refused at `voucher`."""
    if not why:
        return None
    if not voucher:
        said = {
            AMOUNT: words("Correcting", "So much is given back only together with a second person."),
            TIME: words("Correcting", "After this time it is given back only together with a second person."),
            SESSION: words("Correcting", "What another person took is given back only together with a second person."),
        }
        raise Refused(said[why], field="voucher")
    return spend_voucher(unit, voucher, APPROVE)


def refunds(
    unit: Unit, press: Press, patient_id: str, backs: Sequence[Back], why: Why, visit_id: str | None = None
) -> list[Document]:
    """The refunds of these payments, one for each receipt, to be put. Raises Refused at `session`, `amount`."""
    cash = sum(one.paise for one in backs if one.method == BY_CASH)
    session = sessions.require_open(unit) if cash else sessions.own(unit)
    if cash and session is not None:
        sessions.refuse_unless_free(unit, session.session_id, cash, "amount")
    by_receipt: dict[str, list[Back]] = {}
    for one in backs:
        by_receipt.setdefault(one.payment.receipt_id, []).append(one)
    return [
        press.document(
            unit, REFUND, patient_id, purpose=why.purpose, of_document=receipt_id, visit_id=visit_id,
            session_id=session.session_id if session else None, second=why.second, reason=why.reason,
            payments=tuple(
                issuing.payment(
                    one.method, one.paise, of_payment=one.payment.payment_id,
                    reference="" if one.method in (BY_CASH, BY_DEPOSIT) else why.reference or one.payment.reference,
                )
                for one in ours
            ),
        )
        for receipt_id, ours in by_receipt.items()
    ]  # fmt: skip
