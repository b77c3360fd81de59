"""One patient's account at the cash counter: read, paid once, taken back once; and the drawer it goes into."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import cast

from PySide6.QtCore import QObject, Signal

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.ids import new_id
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.documents import BY_CARD, BY_UPI, Issued, UpiRequest
from desk.plugins.billing.rules.settling import Account, PaymentDraft, SettleDraft
from desk.plugins.billing.rules.z_report import Totals
from desk.plugins.billing.screens import settle_plan
from desk.plugins.billing.screens.cashier_lines import PAID_NOW, OwedLine, lines_of
from desk.plugins.billing.screens.settle_plan import PayPlan
from desk.plugins.billing.screens.settle_printing import printing
from desk.plugins.billing.screens.settle_sums import Sums, sums_of
from desk.plugins.billing.service.desk import BillingDesk


@dataclass(frozen=True)
class Discount:
    """What is let off by hand: paise, why, and the second person's voucher ("" where none was needed)."""

    paise: int = 0
    reason: str = ""
    voucher: str = ""


class CashierWork(QObject):
    """`shown`: the account or what is put on it is new. `settled(Issued)`: it is on disk. `refused(error)`: it is not.
    `till_known`: session and totals are new."""

    shown = Signal()
    settled = Signal(object)
    refused = Signal(object)
    till_known = Signal()

    def __init__(self, owner: QObject, context: ScreenContext, desk: BillingDesk) -> None:
        super().__init__(owner)
        self._context, self._desk = context, desk
        self._ask = Asking(context, self)
        self._asked, self._newest = count(1), 0
        self._key, self._busy, self.claimed = new_id(), False, False
        self.patient_id = ""
        self.account: Account | None = None
        self.pending: tuple[UpiRequest, ...] = ()
        self.left_out: set[str] = set()
        self.parts: tuple[PaymentDraft, ...] = ()
        self.discount = Discount()
        self.session: Session | None = None
        self.totals: Totals | None = None
        self.done_here: list[Issued] = []

    # -- reading ----------------------------------------------------------------------------------

    def open(self, patient_id: str) -> None:
        """Bring this person to the counter; the same one again is only read anew."""
        if patient_id != self.patient_id:
            self.close()
            self.patient_id = patient_id
        self.reload()

    def close(self) -> None:
        """Nobody's account."""
        self.patient_id, self.account, self.pending = "", None, ()
        self.left_out, self.parts, self.discount = set(), (), Discount()
        self._key = new_id()

    def reload(self) -> None:
        """Read it anew; what was put on it by hand stays."""
        wanted, number = self.patient_id, next(self._asked)
        if wanted:
            desk = self._desk
            self._ask.read(
                lambda actor: (desk.settling.due(actor, wanted), desk.upi.pending(actor, wanted)),
                lambda found: self._know(number, wanted, *found),
            )  # fmt: skip

    def read_till(self) -> None:
        """Read the drawer of the one signed in, and what came in."""
        if not self._context.window.may("billing.cash.hold"):
            self.till_known.emit()
            return
        cash = self._desk.cash

        def ask(actor: Actor) -> tuple[Session | None, Totals | None]:
            session = cash.current(actor)
            return session, cash.totals(actor, session.session_id) if session is not None else None

        self._ask.read(ask, self._know_till)

    def _know(self, number: int, wanted: str, account: Account, pending: tuple[UpiRequest, ...]) -> None:
        if number < self._newest or wanted != self.patient_id:
            return
        self._newest, self.account, self.pending = number, account, pending
        self.shown.emit()

    def _know_till(self, found: tuple[Session | None, Totals | None]) -> None:
        self.session, self.totals = found
        self.till_known.emit()

    # -- what it comes to -------------------------------------------------------------------------

    @property
    def lines(self) -> tuple[OwedLine, ...]:
        """What is owed, in the order in which it is looked at."""
        account = self.account
        return lines_of(account, self.left_out) if account is not None else ()

    @property
    def sums(self) -> Sums:
        """Of the lines that are taken now."""
        return sums_of(self.lines, self.discount.paise)

    @property
    def plan(self) -> PayPlan:
        """What is to be paid, and what was put on it."""
        held = self.account.deposit if self.account is not None else 0
        return PayPlan(self.sums.patient, held, self.parts)

    def waits(self) -> int:
        """What was asked for by UPI and has not come: paise."""
        used = {part.request_id for part in self.parts}
        return sum(one.paise for one in self.pending if one.request_id not in used)

    # -- by hand ----------------------------------------------------------------------------------

    def turn(self, key: str) -> None:
        """This line is paid another time, or now after all; what was put on the sum before is taken off it."""
        self.left_out ^= {key}
        self.parts = ()
        self.shown.emit()

    def let_off(self, discount: Discount) -> None:
        """A discount by hand."""
        self.discount, self.parts = discount, ()
        self.shown.emit()

    def put(self, plan: PayPlan) -> None:
        """Keep these payments; with nothing left to pay, settle."""
        if plan.left:
            self.parts = plan.parts
            self.shown.emit()
        else:
            self.settle(plan)

    def take_off(self) -> None:
        """The last payment was a mistake."""
        self.parts = self.parts[:-1]
        self.shown.emit()

    # -- settling ---------------------------------------------------------------------------------

    def settle(self, plan: PayPlan | None = None) -> None:
        """Bill what is open and take the money; pressed a hundred times it is one receipt."""
        plan = plan or self.plan
        taken = [line for line in self.lines if line.state in PAID_NOW]
        if self._busy or not taken:
            return
        draft = SettleDraft(
            self.patient_id, tuple(line.key for line in taken if line.due is not None),
            tuple(line.key for line in taken if line.bill is not None), plan.parts,
            discount=self.discount.paise, discount_reason=self.discount.reason, voucher=self.discount.voucher,
            expects=plan.due,
            **printing(self._context),
        )  # fmt: skip
        self._busy, self.claimed = True, any(part.method in (BY_UPI, BY_CARD) for part in plan.parts)
        self._ask.write(
            lambda actor: self._desk.settling.settle(actor, draft), self._settled, self._refused, intent=self._key
        )

    def _settled(self, issued: Issued) -> None:
        self._busy, self._key = False, new_id()
        self.done_here.append(issued)
        self.left_out, self.parts, self.discount = set(), (), Discount()
        for job_id in (*issued.more_jobs, issued.job_id):
            if job_id:
                self._context.window.print_job(job_id)
        self.settled.emit(issued)

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self.refused.emit(error)
        self.reload()

    # -- kept over a lock -------------------------------------------------------------------------

    @property
    def has_begun(self) -> bool:
        """Whether something was put on this account that is not settled yet."""
        return bool(self.parts or self.left_out or self.discount.paise)

    def draft(self) -> dict[str, object] | None:
        """Whose account, what was put on it, and its key, so that it cannot be settled twice."""
        if not self.patient_id:
            return None
        return {
            "patient_id": self.patient_id, "key": self._key, "left_out": sorted(self.left_out),
            "parts": settle_plan.written(self.parts),
            "discount": [self.discount.paise, self.discount.reason, self.discount.voucher],
        }  # fmt: skip

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring a draft back."""
        self.close()
        self.patient_id = str(draft.get("patient_id") or "")
        self._key = str(draft.get("key") or self._key)
        self.left_out = {str(key) for key in cast(list[object], draft.get("left_out") or ())}
        self.parts = settle_plan.read(draft.get("parts"))
        match draft.get("discount"):
            case [int(paise), str(reason), str(voucher)]:
                self.discount = Discount(paise, reason, voucher)
        self.reload()
