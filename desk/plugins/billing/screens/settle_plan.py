"""How a sum is being paid: what was put on it so far, what is left, what goes back over the counter. Pure, in paise."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.kit.formats import rupees_text
from desk.plugins.billing.rules.documents import BY_CASH, BY_DEPOSIT, METHODS
from desk.plugins.billing.rules.settling import PaymentDraft

AMOUNT = "amount"


@dataclass(frozen=True)
class PayPlan:
    """`due`: what is to be paid; `deposit`: what is held of the patient's money; `parts`: payments put on it so far."""

    due: int = 0
    deposit: int = 0
    parts: tuple[PaymentDraft, ...] = ()

    @property
    def left(self) -> int:
        """What is still to be paid; never below zero, even where the bill shrank meanwhile."""
        return max(0, self.due - sum(part.paise for part in self.parts))

    @property
    def change(self) -> int:
        """What goes back of the cash that was given."""
        return sum(part.given - part.paise for part in self.parts if part.given is not None)

    @property
    def deposit_left(self) -> int:
        """What of the deposit is not put on it yet."""
        return max(0, self.deposit - sum(part.paise for part in self.parts if part.method == BY_DEPOSIT))

    def with_cash(self, given: int) -> "PayPlan":
        """So much was handed over: it pays what is left, and the rest of it goes back."""
        return self._with(PaymentDraft(BY_CASH, min(given, self.left), given=given))

    def with_part(self, part: PaymentDraft) -> "PayPlan":
        """By another method: never more than is left, of a deposit never more than there is. Raises Refused."""
        if part.paise > self.left:
            raise Refused(
                words("Cashier", "No more than {left} is left to pay.", left=rupees_text(self.left)), field=AMOUNT
            )
        if part.method == BY_DEPOSIT and part.paise > self.deposit_left:
            raise Refused(
                words("Cashier", "The deposit holds {held}.", held=rupees_text(self.deposit_left)), field=AMOUNT
            )
        return self._with(part)

    def of(self, due: int, deposit: int) -> "PayPlan":
        """The same payments on another sum: lines were left out, a price was put in."""
        return replace(self, due=due, deposit=deposit)

    def _with(self, part: PaymentDraft) -> "PayPlan":
        if not self.left:
            raise Refused(words("Cashier", "Nothing is left to pay."), field=AMOUNT)
        return replace(self, parts=(*self.parts, part))


def written(parts: tuple[PaymentDraft, ...]) -> list[dict[str, object]]:
    """Payments as plain values, for a draft."""
    return [
        {"method": one.method, "paise": one.paise, "reference": one.reference, "request_id": one.request_id,
         "given": one.given} for one in parts
    ]  # fmt: skip


def read(kept: object) -> tuple[PaymentDraft, ...]:
    """Payments of a draft; what is no payment is passed over."""
    found = (_payment(one) for one in kept if isinstance(one, Mapping)) if isinstance(kept, list) else ()
    return tuple(one for one in found if one is not None)


def _payment(values: Mapping[str, object]) -> PaymentDraft | None:
    method, paise = values.get("method"), values.get("paise")
    request, given = values.get("request_id"), values.get("given")
    if method not in METHODS or type(paise) is not int or paise <= 0:
        return None
    return PaymentDraft(
        str(method), paise, str(values.get("reference") or ""), str(request) if request else None,
        given if type(given) is int and given >= paise else None,
    )  # fmt: skip
