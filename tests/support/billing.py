"""A cash counter at work: a real desk with the tariff of tests, a patient with a visit, cashiers with open drawers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from desk.api.context import Context
from desk.core.facts import Fact
from desk.core.settings import SettingsFile
from desk.plugins.billing.plugin import MANIFEST
from desk.plugins.billing.queries import documents
from desk.plugins.billing.rules.accounts import BOOK, id_of
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.charging import ChargeDraft
from desk.plugins.billing.rules.documents import BY_CASH, Document, Issued
from desk.plugins.billing.rules.settling import Account, PaymentDraft, SettleDraft
from desk.plugins.billing.rules.tariff import LOCAL, Price, service_id
from desk.plugins.billing.service import proof
from desk.plugins.billing.service.desk import BillingDesk
from desk.plugins.billing.service.settings import SETTLE_FREE
from desk.plugins.billing.tables import ReviewRow
from desk.records.visit.rules import VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import Actor, system_actor
from desk.security.permissions import CASHIER, HOUSE, ROLES, SUPERVISOR, by_role
from desk.store import ledger
from desk.store.store import Store, set_state
from desk.store.unit import Unit
from tests.support.desk import FACILITY, MEDICINE, TestDesk, make_desk
from tests.support.plugins import services
from tests.support.tariff import FIRST, PRICES, SERVICES, put
from tests.support.vouchers import voucher

ASHA, BINA, SUPER = (f"0193a000-0000-7000-8000-0000000000{n}" for n in ("c1", "c2", "c9"))
FLOAT = 50_000


@dataclass
class Counter:
    """A desk whose plugin billing is started. asha and bina are cashiers, boss a supervisor; asha's drawer is open."""

    desk: TestDesk
    settings: SettingsFile
    context: Context
    billing: BillingDesk
    patient_id: str = ""
    visit_id: str = ""
    session: Session | None = None
    people: dict[str, Actor] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def asha(self) -> Actor:
        return self.person(CASHIER, staff_id=ASHA)

    @property
    def bina(self) -> Actor:
        return self.person(CASHIER, staff_id=BINA)

    @property
    def boss(self) -> Actor:
        return self.person(SUPERVISOR, staff_id=SUPER)

    def person(self, *roles: str, staff_id: str, intent: str = "") -> Actor:
        """Somebody with exactly the rights of these roles (none named: of all), billing's among them."""
        return person(*roles, staff_id=staff_id, intent=intent)

    @contextmanager
    def unit(self, actor: Actor | None = None, action: str = "test.act") -> Iterator[Unit]:
        """A unit of asha's, or of another."""
        with self.store.unit(actor or self.asha, action) as unit:
            yield unit

    def tell(self, fact: Fact) -> None:
        """A fact happens at this desk."""
        with self.unit() as unit:
            self.billing.charging.on_fact(unit, fact)

    def visit(self, patient_id: str = "", department_id: str = MEDICINE, **more: object) -> str:
        """Open a visit, heard by billing as at a desk; gives its id."""
        draft = VisitDraft(patient_id or self.patient_id, department_id, **more)  # type: ignore[arg-type]
        return VisitService(self.store).open(self.desk.actor(), draft).visit_id

    def add(self, code: str = "ECG", patient_id: str = "", quantity: int = 1, visit_id: str | None = None) -> str:
        """A charge by hand; gives its id."""
        draft = ChargeDraft(patient_id or self.patient_id, service_id(code, LOCAL), quantity, visit_id)
        return self.billing.charging.add(self.asha, draft)

    def due(self, patient_id: str = "") -> Account:
        """What somebody owes."""
        return self.billing.settling.due(self.asha, patient_id or self.patient_id)

    def settle(self, *payments: PaymentDraft, actor: Actor | None = None, patient_id: str = "") -> Issued:
        """Settle all that is owed and priced, by these payments (none named: in cash)."""
        return self.billing.settling.settle(actor or self.asha, self.draft(*payments, patient_id=patient_id))

    def billed(self, *codes: str, payment: PaymentDraft | None = None) -> Document:
        """The bill of these services (an ECG), settled by this payment (in cash)."""
        for code in codes or ("ECG",):
            self.add(code)
        return self.document(self.settle(*([payment] if payment else [])).bill_id)

    def draft(self, *payments: PaymentDraft, patient_id: str = "") -> SettleDraft:
        """What the screen would send to settle all that is owed."""
        account = self.due(patient_id)
        total = account.patient_total
        given = payments or ((PaymentDraft(BY_CASH, total, given=total),) if total else ())
        return SettleDraft(
            account.patient_id, tuple(line.charge.charge_id for line in account.lines if line.split),
            tuple(bill.bill_id for bill in account.bills if bill.owing > 0), given, expects=total,
        )  # fmt: skip

    def document(self, document_id: str) -> Document:
        """A document as it was issued."""
        with self.store.readers.connect() as connection:
            found = documents.document(connection, document_id)
        assert found is not None
        return found

    def balance(self, code: str) -> int:
        """What an account of money holds ("drawer:<session id>", "receivable" …)."""
        with self.store.readers.connect() as connection:
            return ledger.balance(connection, "INR", id_of(FACILITY, code))

    def drawer(self) -> int:
        """What is in asha's drawer by the book."""
        assert self.session is not None
        return self.balance(f"drawer:{self.session.session_id}")

    def voucher(self, action: str = "billing.receipt.approve", actor: Actor | None = None) -> str:
        """A second person's yes."""
        return voucher(self.store, actor or self.asha, action)

    def reviews(self) -> list[str]:
        """The kinds of matters that are open."""
        with self.store.readers.connect() as connection:
            query = select(ReviewRow.kind).where(ReviewRow.settled_at.is_(None)).order_by(ReviewRow.at)
            return list(connection.execute(query).scalars())

    def whole(self) -> None:
        """Ledger, documents and what is owed agree."""
        with self.store.readers.connect() as connection:
            assert ledger.verify(connection, BOOK) == ()
            assert proof.verify(connection) == ()


def make_counter(folder: Path, letter: str = "A", *, free: bool = True, drawer: bool = True) -> Counter:
    """A fresh desk in `folder` with the tariff of tests.support.tariff, a patient and (not charged) her visit.

    free: whether what is free is billed at once, as the setting begins.
    """
    rights = [permission.action for permission in MANIFEST.permissions]
    assert MANIFEST.migrations is not None
    desk = make_desk(folder, [MANIFEST.migrations], rights)
    with desk.store.unit(system_actor(FACILITY), "test.letter") as unit:
        set_state(unit, "desk_letter", letter)
    put(desk, SERVICES, tuple(Price(service_id(code, LOCAL), who, paise, FIRST) for code, who, paise in PRICES))
    settings = SettingsFile(folder / "settings.json")
    if not free:
        settings.change(**{SETTLE_FREE.key("billing"): False})
    context = Context(desk.store, services(desk), settings, desk.series)
    counter = Counter(desk, settings, context, BillingDesk(context))
    counter.patient_id = desk.patient()
    counter.visit_id = counter.visit()
    desk.store.listeners.append(counter.billing.charging.on_fact)
    if drawer:
        counter.session = counter.billing.cash.open(counter.asha, FLOAT)
    return counter


def person(*roles: str, staff_id: str, intent: str = "") -> Actor:
    """Somebody with exactly the rights of these roles (none named: of all), billing's among them."""
    held = frozenset[str]().union(*(by_role((*HOUSE, *MANIFEST.permissions))[role] for role in roles or ROLES))
    return Actor(staff_id, "tester", "Test Person", FACILITY, held, intent=intent)


def cash(paise: int, given: int | None = None) -> PaymentDraft:
    """Cash, as it is put on a sum."""
    return PaymentDraft(BY_CASH, paise, given=given)


