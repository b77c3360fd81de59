"""Two desks of one facility and everything that may happen to their money, in any order, for days on end.

After every step the ledger and every document are proven, each open drawer holds what the plain sums of this file say,
numbers have no gaps, and nothing was given back twice. At the end the desks tell each other everything and are equal.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import insert

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.facts import MedicineDispensed, MedicineLine, MedicineReturned
from desk.core.ids import new_id
from desk.core.money import divided
from desk.plugins.billing.rules.accounts import BOOK
from desk.plugins.billing.rules.corrections import AS_PAID, NOT_NOW, RefundDraft
from desk.plugins.billing.rules.deposits import DepositBack, DepositDraft
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_DEPOSIT, BY_UPI, CREDIT_NOTE
from desk.plugins.billing.rules.settling import BillView, PaymentDraft, SettleDraft
from desk.plugins.billing.service import proof, pulling
from desk.records.facility.rules import DEVICE_ID
from desk.records.patient.tables import PatientRow
from desk.security.authorize import Actor, system_actor
from desk.store import ledger
from desk.store.store import set_state
from tests.property.long_run import Tally
from tests.property.money_books import BALANCES, OVER, SERIALS, TWINS, latest, notes, scheme
from tests.support.billing import FLOAT, Counter, make_counter
from tests.support.desk import FACILITY
from tests.support.schemes import give_schemes

DESKS, PEOPLE, CASHIERS = st.integers(0, 1), st.integers(0, 2), st.integers(0, 1)
PICK = st.integers(0, 10**6)
CODES = st.sampled_from(["ECG", "CBC", "CONS", "CHECK"])
QUANTITIES = st.integers(1, 37)
SHARES = st.sampled_from([0, 0, 1, 3, 10])
KINDS = ("ChargeItem", "Invoice", "PaymentReconciliation", "PaymentNotice", "Basic")
PRESSES = 3
"""Enter is pressed so often at each settle and refund; a hundred times is a test of its own."""


@dataclass
class Desk:
    """A real desk, and what each open drawer ought to hold, by session."""

    counter: Counter
    drawers: dict[str, int] = field(default_factory=dict)
    told: int = 0
    over_short: int = 0


class Money(RuleBasedStateMachine):
    """The machine; `tally` counts over all its runs."""

    tally: ClassVar[Tally] = Tally()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="money-"))
        self.days: set[str] = set()
        self.desks = [self._desk(letter) for letter in "AB"]
        self.clock = self.desks[0].counter.desk.clock
        self.people = [self._person(n) for n in range(3)]
        self.utr = 100_000_000_000
        self.tally.examples += 1

    def _desk(self, letter: str) -> Desk:
        folder = self.folder / letter
        folder.mkdir()
        counter = make_counter(folder, letter, drawer=False)
        with counter.store.unit(system_actor(FACILITY), "test.join") as unit:
            set_state(unit, DEVICE_ID, new_id())  # only a desk that joined has numbers of its own letter
        give_schemes(counter.desk, scheme())
        desk = Desk(counter)
        for actor in (counter.asha, counter.bina):
            desk.drawers[counter.billing.cash.open(actor, FLOAT).session_id] = FLOAT
        return desk

    def _person(self, n: int) -> str:
        """The same patient at both desks."""
        patient_id, now = new_id(), self.clock.now_ms()
        for desk in self.desks:
            with desk.counter.store.unit(system_actor(FACILITY), "test.patient") as unit:
                row = {
                    "patient_id": patient_id, "sex": "1", "birth_date": "1984-03-12", "birth_year": 1984,
                    "unknown": False, "active": True, "facility_id": FACILITY, "made_at": now, "made_by": "test",
                    "changed_at": now,
                }  # fmt: skip
                unit.connection.execute(insert(PatientRow), row)
        return patient_id

    # -- what a step is ---------------------------------------------------------------------------

    def _step(self, desk: int, what: str) -> Desk:
        self.clock.forward(minutes=1)
        for one in self.desks:
            one.counter.desk.clock.ms = self.clock.ms
        self.tally.steps += 1
        self.tally.done[what] += 1
        self.days.add(business_date(self.clock.ms).isoformat())
        return self.desks[desk]

    def _who(self, desk: Desk, cashier: int) -> Actor:
        return (desk.counter.asha, desk.counter.bina)[cashier]

    def _try(self, act: Callable[[], Any]) -> Any:
        """What it gave; None where it was refused with a sentence."""
        try:
            return act()
        except Refused as no:
            self.tally.done[f"said {'/'.join(no.by_field) or 'no'}"] += 1
            return None

    def _pressed(self, actor: Actor, act: Callable[[Actor], Any]) -> Any:
        """Enter, several times: one act, one answer."""
        meant = actor.intending(new_id())
        first = self._try(lambda: act(meant))
        if first is not None:
            for _ in range(PRESSES - 1):
                assert act(meant) == first
        return first

    def _session(self, desk: Desk, actor: Actor) -> str | None:
        session = desk.counter.billing.cash.current(actor)
        return session.session_id if session else None

    def _moved(self, desk: Desk, actor: Actor, paise: int) -> None:
        session = self._session(desk, actor)
        if session is not None:
            desk.drawers[session] += paise

    # -- services and their charges ---------------------------------------------------------------

    @rule(desk=DESKS, who=PEOPLE, code=CODES, quantity=st.integers(1, 4))
    def charge(self, desk: int, who: int, code: str, quantity: int) -> None:
        at = self._step(desk, "charge").counter
        at.add(code, patient_id=self.people[who], quantity=quantity)

    @rule(desk=DESKS, who=PEOPLE, quantities=st.lists(QUANTITIES, min_size=1, max_size=3), mrp=st.integers(1, 9_999))
    def dispense(self, desk: int, who: int, quantities: list[int], mrp: int) -> None:
        at = self._step(desk, "dispense").counter
        lines = tuple(
            MedicineLine("PARA-TAB-500", n, line_id=new_id(), unit="tablet", text="Paracetamol", mrp_paise=mrp,
                         pack_units=7)
            for n in quantities
        )  # fmt: skip
        at.tell(
            MedicineDispensed(
                fact_id=new_id(), actor="pharmacist", facility=FACILITY, patient_id=self.people[who], visit_id=None,
                at=self.clock.ms, intent="", prescription_id=new_id(), lines=lines,
            )
        )  # fmt: skip

    @rule(desk=DESKS, pick=PICK, quantity=QUANTITIES)
    def bring_back(self, desk: int, pick: int, quantity: int) -> None:
        at = self._step(desk, "bring back").counter
        query = "SELECT line_ref, patient_id, quantity FROM billing_charge WHERE line_ref <> '' ORDER BY charge_id"
        with at.store.readers.connect() as connection:
            known = connection.exec_driver_sql(query).all()
        if known:
            ref, patient, had = known[pick % len(known)]
            line = MedicineLine("PARA-TAB-500", min(quantity, had), line_id=new_id(), of_line=ref)
            before = self._open_units(at, ref)
            at.tell(
                MedicineReturned(
                    fact_id=new_id(), actor="pharmacist", facility=FACILITY, patient_id=patient, visit_id=None,
                    at=self.clock.ms, intent="", lines=(line,), reason="brought back",
                )
            )  # fmt: skip
            after = self._open_units(at, ref)
            assert len(before) > 1 or sum(after) == max(sum(before) - line.quantity, 0), "what came back is charged on"

    def _open_units(self, at: Counter, ref: str) -> list[int]:
        """How many units stand open of a line of a dispense, by charge (two, where two desks took some back apart)."""
        query = "SELECT quantity FROM billing_charge WHERE line_ref = ? AND status = 'open'"
        with at.store.readers.connect() as connection:
            return list(connection.exec_driver_sql(query, (ref,)).scalars())

    # -- money in ---------------------------------------------------------------------------------

    @rule(desk=DESKS, cashier=CASHIERS)
    def open(self, desk: int, cashier: int) -> None:
        at = self._step(desk, "open")
        session = self._try(lambda: at.counter.billing.cash.open(self._who(at, cashier), FLOAT))
        if session is not None:
            at.drawers[session.session_id] = FLOAT

    @rule(desk=DESKS, cashier=CASHIERS, who=PEOPLE, code=CODES, quantity=st.integers(1, 3), paid=st.booleans())
    def come_and_pay(self, desk: int, cashier: int, who: int, code: str, quantity: int, paid: bool) -> None:
        self.desks[desk].counter.add(code, patient_id=self.people[who], quantity=quantity)
        self.settle(desk, cashier, who, int(paid), 0, 0, 0, 0)

    @rule(
        desk=DESKS, cashier=CASHIERS, who=PEOPLE, cash=SHARES, upi=SHARES, card=SHARES, deposit=SHARES,
        off=st.sampled_from([0, 0, 0, 7]),
    )  # fmt: skip
    def settle(
        self, desk: int, cashier: int, who: int, cash: int, upi: int, card: int, deposit: int, off: int
    ) -> None:  # fmt: skip
        at = self._step(desk, "settle")
        actor, counter = self._who(at, cashier), at.counter
        account = counter.due(self.people[who])
        discount = min(off, sum(line.patient for line in account.lines))
        total = account.patient_total - discount
        held = deposit if account.deposit >= total or not deposit % 3 else 0  # sometimes more than there is
        payments = self._payments(total, {BY_CASH: cash, BY_UPI: upi, BY_CARD: card, BY_DEPOSIT: held})
        draft = SettleDraft(
            account.patient_id, tuple(line.charge.charge_id for line in account.lines if line.split),
            tuple(bill.bill_id for bill in account.bills if bill.owing > 0), payments, discount,
            "poor" if discount else "", counter.voucher("billing.bill.discount", actor) if discount else "",
            expects=total,
        )  # fmt: skip
        if not draft.charge_ids and not draft.bill_ids:
            return
        before = {bill.bill_id: bill.owing for bill in account.bills}
        issued = self._pressed(actor, lambda one: counter.billing.settling.settle(one, draft))
        if issued is not None:
            self.tally.done["settled"] += 1
            self._moved(at, actor, sum(one.paise for one in payments if one.method == BY_CASH))
            left = {bill.bill_id: bill.owing for bill in counter.due(self.people[who]).bills}
            paid = sum(one.paise for one in payments)
            assert paid <= total, "more was taken than was due"
            assert sum(left.values()) == sum(before.values()) + sum(
                line.patient for line in account.lines if line.split
            ) - discount - paid
            if issued.bill_id not in before:
                assert left.get(issued.bill_id, 0) >= 0, "more was taken than was due"

    def _payments(self, total: int, shares: dict[str, int]) -> tuple[PaymentDraft, ...]:
        whole, left, found = sum(shares.values()), total, []
        for method, share in shares.items():
            paise = min(left, total * share // whole) if whole else 0
            if paise:
                left -= paise
                self.utr += 1
                reference = str(self.utr) if method in (BY_UPI, BY_CARD) else ""
                given = paise + share if method == BY_CASH else None
                found.append(PaymentDraft(method, paise, reference, given=given))
        return tuple(found)

    @rule(desk=DESKS, cashier=CASHIERS, who=PEOPLE, paise=st.integers(1, 90_000), upi=st.booleans())
    def deposit(self, desk: int, cashier: int, who: int, paise: int, upi: bool) -> None:
        at = self._step(desk, "deposit")
        actor = self._who(at, cashier)
        self.utr += 1
        draft = DepositDraft(self.people[who], paise, BY_UPI if upi else BY_CASH, str(self.utr) if upi else "")
        if self._pressed(actor, lambda one: at.counter.billing.deposits.take(one, draft)) and not upi:
            self._moved(at, actor, paise)

    @rule(desk=DESKS, pick=PICK, good=st.booleans())
    def outcome(self, desk: int, pick: int, good: bool) -> None:
        at = self._step(desk, "outcome").counter
        waiting = at.billing.upi.claims(at.boss)
        if waiting:
            one = waiting[pick % len(waiting)]
            act = at.billing.upi.confirm if good else at.billing.upi.reject
            self._try(lambda: act(at.boss, one.payment_id, "seen at the bank"))

    # -- money out --------------------------------------------------------------------------------

    @rule(
        desk=DESKS, cashier=CASHIERS, pick=PICK, some=st.integers(1, 40),
        method=st.sampled_from([AS_PAID, AS_PAID, NOT_NOW, BY_DEPOSIT, BY_CASH]), whole=st.booleans(),
    )  # fmt: skip
    def refund(self, desk: int, cashier: int, pick: int, some: int, method: str, whole: bool) -> None:
        at = self._step(desk, "refund")
        actor, counter = self._who(at, cashier), at.counter
        query = "SELECT document_id FROM billing_document WHERE kind = 'bill' ORDER BY document_id"
        with counter.store.readers.connect() as connection:
            known = connection.exec_driver_sql(query).scalars().all()
        if not known:
            return
        view = counter.billing.settling.bill(counter.boss, known[pick % len(known)])
        assert view is not None
        line = view.bill.lines[pick % len(view.bill.lines)]
        left = line.quantity - sum(one.quantity for one in view.credited if one.line_id == line.line_id)
        wanted = some if not pick % 5 else max(1, min(some, left))  # sometimes more than there is
        draft = RefundDraft(view.bill.document_id, {line.line_id: wanted}, "mistake", method)
        correct = counter.billing.correcting
        voucher = counter.voucher(actor=actor)
        done = self._pressed(actor, lambda one: (
            correct.cancel(one, draft.bill_id, "mistake", voucher, method) if whole
            else correct.refund(one, replace(draft, voucher=voucher))
        ))  # fmt: skip
        if done is not None:
            self.tally.done["taken back"] += 1
            back = [counter.document(one) for one in done.refund_ids]
            cash = sum(paid.paise for one in back for paid in one.payments if paid.method == BY_CASH)
            self._moved(at, actor, -cash)
            now = counter.billing.settling.bill(counter.boss, view.bill.document_id)
            assert now is not None
            if all(one.series.split("/")[1] == "AB"[desk] for one in now.documents if one.kind == CREDIT_NOTE):
                _its_share_went_back(now)

    @rule(desk=DESKS, cashier=CASHIERS, who=PEOPLE, paise=st.integers(1, 50_000))
    def deposit_back(self, desk: int, cashier: int, who: int, paise: int) -> None:
        at = self._step(desk, "deposit back")
        actor, counter = self._who(at, cashier), at.counter
        draft = DepositBack(self.people[who], paise, "not needed", BY_CASH, voucher=counter.voucher(actor=actor))
        if self._pressed(actor, lambda one: counter.billing.deposits.refund(one, draft)):
            self._moved(at, actor, -paise)

    # -- the drawer -------------------------------------------------------------------------------

    @rule(desk=DESKS, cashier=CASHIERS, paise=st.integers(1, 60_000), into=st.booleans())
    def petty(self, desk: int, cashier: int, paise: int, into: bool) -> None:
        at = self._step(desk, "petty cash")
        actor, cash = self._who(at, cashier), at.counter.billing.cash
        act = cash.pay_in if into else cash.pay_out
        if self._try(lambda: act(actor, paise, "stamps")):
            self._moved(at, actor, paise if into else -paise)

    @rule(desk=DESKS, cashier=CASHIERS, notes=st.integers(1, 6), accept=st.booleans())
    def handover(self, desk: int, cashier: int, notes: int, accept: bool) -> None:
        at = self._step(desk, "handover")
        giver, taker = self._who(at, cashier), self._who(at, 1 - cashier)
        cash, mine, theirs = at.counter.billing.cash, self._session(at, giver), self._session(at, taker)
        if mine is None or theirs is None:
            return
        offer = self._try(lambda: cash.offer(giver, theirs, {10_000: notes}))
        if offer is None:
            return
        if accept and self._try(lambda: cash.accept(taker, offer)):
            at.drawers[mine] -= 10_000 * notes
            at.drawers[theirs] += 10_000 * notes
        elif not accept:
            cash.withdraw(giver, offer)

    @rule(desk=DESKS, cashier=CASHIERS, off=st.sampled_from([0, 0, 50, -50, 7_000]))
    def close(self, desk: int, cashier: int, off: int) -> None:
        at = self._step(desk, "close")
        actor, cash = self._who(at, cashier), at.counter.billing.cash
        session = self._session(at, actor)
        if session is None:
            at.drawers[cash.open(actor, FLOAT).session_id] = FLOAT
            return
        expected = at.drawers[session]
        counted = max(0, expected + off) // 50 * 50
        if self._try(lambda: cash.count(actor, notes(counted))) is None:
            return
        voucher = at.counter.voucher(actor=actor)
        if self._try(lambda: cash.close(actor, voucher, "counted twice")):
            at.over_short += expected - counted
            del at.drawers[session]

    @rule(days=st.sampled_from([0, 0, 0, 1, 2]))
    def time_passes(self, days: int) -> None:
        self._step(0, "time passes")
        self.clock.forward(days=days, minutes=90)

    # -- between the desks ------------------------------------------------------------------------

    @rule(giver=DESKS, pick=PICK)
    def pull(self, giver: int, pick: int) -> None:
        self._step(giver, "pull")
        self._tell(self.desks[giver], self.desks[1 - giver], pick)

    def _tell(self, giver: Desk, taker: Desk, pick: int | None = None) -> None:
        """What was not told yet, or (`pick`) some of it, as the feed brings it: backwards too, and again."""
        sent = giver.counter.desk.sent(*KINDS)
        new = sent[giver.told :]
        upto = len(new) if pick is None else pick % (len(new) + 1)
        some = new[:upto]
        if pick is not None and pick % 3 == 0:
            some = some[::-1]
        with taker.counter.store.unit(system_actor(FACILITY), "test.pull") as unit:
            pulling.pull_many(unit, latest(some))
        if pick is None or pick % 2:
            giver.told += upto  # else the same comes once more

    # -- what must hold ---------------------------------------------------------------------------

    @invariant()
    def everything_is_proven(self) -> None:
        for desk in self.desks:
            with desk.counter.store.readers.connect() as connection:
                assert ledger.verify(connection, BOOK) == ()
                assert proof.verify(connection) == ()
                over = connection.exec_driver_sql(OVER).scalars().all()
                assert not over, f"more went back of lines than was billed: {over}"
                serials = connection.exec_driver_sql(SERIALS).all()
                twins = connection.exec_driver_sql(TWINS).scalars().all()
            for kind, least, most, count, different in serials:
                assert (least, most, different) == (1, count, count), f"{kind} has gaps or twins"
            assert not twins, f"two documents have one number: {twins}"

    @invariant()
    def drawers_hold_what_was_put_in(self) -> None:
        for desk in self.desks:
            for session, paise in desk.drawers.items():
                held = desk.counter.balance(f"drawer:{session}")
                assert held == paise, f"the drawer holds {held} and not {paise}"

    def teardown(self) -> None:
        """The desks tell each other everything, and are equal."""
        try:
            for giver, taker in ((0, 1), (1, 0)):
                self._tell(self.desks[giver], self.desks[taker])
            one, two = (self._sums(desk) for desk in self.desks)
            assert one == two, "two desks that know the same have other sums"
            short = sum(desk.over_short for desk in self.desks)
            assert one.get("over-short", 0) == short, "what a count missed was not recorded"
            self.everything_is_proven()
            self.tally.days += len(self.days)
        finally:
            for desk in self.desks:
                desk.counter.store.close()
            with suppress(OSError):
                shutil.rmtree(self.folder)

    def _sums(self, desk: Desk) -> dict[str, int]:
        with desk.counter.store.readers.connect() as connection:
            return {row[0]: row[1] for row in connection.exec_driver_sql(BALANCES, (BOOK,))}


def _its_share_went_back(view: BillView) -> None:
    """Of each line the patient got the share of all units that went back, however many times: one rule of rounding."""
    lines = {line.line_id: line for line in view.bill.lines}
    for one in view.credited:
        line = lines[one.line_id]
        share = divided(line.split.patient * one.quantity, line.quantity)
        assert one.patient == share, f"{one.patient} went back and not {share}"
