"""Cash counters of real desks that have joined a real cloud, for the journeys; and what each makes of its own book."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from sqlalchemy import select

from cloud import sums
from cloud.__main__ import main
from cloud.tables import facility as facilities
from desk.core.ids import new_id
from desk.core.paths import resources
from desk.plugins.billing.fhir import tariff
from desk.plugins.billing.plugin import Plugin
from desk.plugins.billing.queries import documents
from desk.plugins.billing.rules.accounts import BOOK, id_of
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.charging import ChargeDraft
from desk.plugins.billing.rules.documents import BY_CASH, Document, Issued
from desk.plugins.billing.rules.settling import Account, PaymentDraft, SettleDraft
from desk.plugins.billing.rules.tariff import CLOUD, service_id
from desk.plugins.billing.rules.tariff_file import read
from desk.plugins.billing.service import proof
from desk.plugins.billing.service.desk import BillingDesk
from desk.records.coverage.rules import CoverageDraft
from desk.records.patient.draft import Address, PatientDraft
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor
from desk.store import ledger
from tests.support.cloud import Cloud
from tests.support.house import House, joined
from tests.support.vouchers import voucher

ROLES = ("clerk", "cashier", "supervisor")
FLOAT = 50_000
HEAD = "code,name,kind,head,visit_types,tax_code,tax_rate,valid_from,price,price dgehs\n"
TARIFF = HEAD + (
    "REG,Registration,registration,registration,opd,,,2026-04-01,0,\n"
    "CONS,Consultation,consultation,consultation,opd,,,2026-04-01,50,20\n"
    "ECG,ECG,investigation,procedure,,,,2026-04-01,100,\n"
    "MRI,MRI scan,investigation,imaging,,,,2026-04-01,6000,\n"
    "DRESS,Dressing,procedure,procedure,,,,2026-04-01,40,\n"
)
SCHEMES = ("delhi-free-opd", "dgehs")
_LINE = msgspec.json.Encoder(decimal_format="number")
HOME = Address("H-12, Sector 7", "Rohini", "North West", "Delhi", "110085")
AWAY = Address("12 Mall Road", "Civil Lines", "Meerut", "Uttar Pradesh", "250001")
Sums = dict[tuple[str, str], int]


@dataclass
class CashDesk:
    """A joined desk and its cash counter."""

    house: House
    billing: BillingDesk
    session: Session | None = None

    @property
    def me(self) -> Actor:
        """Who sits there, with a wish of their own."""
        return self.house.actor.intending(new_id())

    def open(self) -> None:
        """Open the drawer with a float."""
        self.session = self.billing.cash.open(self.me, FLOAT)

    def register(self, name: str, *, at_home: bool = False) -> str:
        """A new patient, of Delhi or not."""
        draft = PatientDraft(name=name, sex="1", birth_date="1984-03-12", address=HOME if at_home else AWAY)
        return self.house.desk.patients.register(self.me, draft, "known to be another person")

    def visit(self, patient_id: str) -> str:
        """A visit of today; gives its id."""
        department = self.house.desk.facility.departments(self.me)[0].department_id
        return self.house.desk.visits.open(self.me, VisitDraft(patient_id, department)).visit_id

    def comes(self, name: str, *, at_home: bool = False) -> str:
        """Somebody new with a visit of today."""
        patient_id = self.register(name, at_home=at_home)
        self.visit(patient_id)
        return patient_id

    def covers(self, patient_id: str, scheme: str) -> None:
        """The patient shows the card of a scheme."""
        self.house.desk.coverage.record(self.me, patient_id, CoverageDraft(scheme, "E-1", proof="card"))

    def add(self, patient_id: str, code: str, visit_id: str | None = None) -> str:
        """A charge by hand."""
        return self.billing.charging.add(self.me, ChargeDraft(patient_id, service_id(code, CLOUD), 1, visit_id))

    def due(self, patient_id: str) -> Account:
        """What somebody owes."""
        return self.billing.settling.due(self.me, patient_id)

    def settle(self, patient_id: str, *payments: PaymentDraft) -> Issued:
        """Settle all that is owed, in cash where nothing else is named."""
        account = self.due(patient_id)
        total = account.patient_total
        paid = payments or ((PaymentDraft(BY_CASH, total, given=total),) if total else ())
        draft = SettleDraft(
            account.patient_id, tuple(line.charge.charge_id for line in account.lines if line.split),
            tuple(one.bill_id for one in account.bills if one.owing > 0), paid, expects=total,
        )  # fmt: skip
        return self.billing.settling.settle(self.me, draft)

    def settle_only(self, patient_id: str, charge_ids: Sequence[str], *payments: PaymentDraft) -> Issued:
        """Settle some of what is owed."""
        return self.billing.settling.settle(self.me, SettleDraft(patient_id, tuple(charge_ids), (), payments))

    def document(self, document_id: str) -> Document:
        """A document as it was issued."""
        with self.house.desk.store.readers.connect() as connection:
            found = documents.document(connection, document_id)
        assert found is not None, "this desk has not heard of it"
        return found

    def documents(self, patient_id: str, kind: str) -> tuple[Document, ...]:
        """Somebody's documents of a kind, oldest first."""
        hits = self.billing.settling.documents_of(self.me, patient_id)
        return tuple(self.document(one.document_id) for one in reversed(hits) if one.kind == kind)

    def documents_here(self, kind: str) -> int:
        """How many documents of a kind this desk has heard of."""
        return sum(map(len, self.serials(kind).values()))

    def close(self) -> None:
        """Count the drawer right, and close it."""
        assert self.session is not None
        left = self.balance(f"drawer:{self.session.session_id}")
        notes = {50_000: left // 50_000, 10_000: left % 50_000 // 10_000, 1_000: left % 10_000 // 1_000}
        notes |= {100: left % 1_000 // 100}
        self.billing.cash.count(self.me, {of: n for of, n in notes.items() if n})
        self.billing.cash.close(self.me)

    def sign(self, action: str = "billing.receipt.approve") -> str:
        """A second person's yes."""
        return voucher(self.house.desk.store, self.house.actor, action)

    def balance(self, code: str) -> int:
        """What an account of money holds."""
        with self.house.desk.store.readers.connect() as connection:
            return ledger.balance(connection, "INR", id_of(self.house.cycle.home.facility_id, code))

    def book(self) -> dict[str, int]:
        """All balances that are not zero, by account; ledger and documents are proven first."""
        with self.house.desk.store.readers.connect() as connection:
            assert ledger.verify(connection) == ()
            assert proof.verify(connection) == ()
            rows = connection.exec_driver_sql(_BOOK, (BOOK,))
            return {row[0]: row[1] for row in rows}

    def open_matters(self) -> list[str]:
        """The kinds of what a person has to look at."""
        with self.house.desk.store.readers.connect() as connection:
            rows = connection.exec_driver_sql("SELECT kind FROM billing_review WHERE settled_at IS NULL ORDER BY kind")
            return [row[0] for row in rows]

    def serials(self, kind: str) -> dict[str, list[int]]:
        """The serials of a kind by series, as far as this desk has heard, in their order."""
        query = "SELECT series, serial FROM billing_document WHERE kind = ? ORDER BY series, serial"
        found: dict[str, list[int]] = {}
        with self.house.desk.store.readers.connect() as connection:
            for series, serial in connection.exec_driver_sql(query, (kind,)):
                found.setdefault(series, []).append(serial)
        return found

    def days(self) -> list[str]:
        """The days of all that was done."""
        with self.house.desk.store.readers.connect() as connection:
            return sorted(connection.exec_driver_sql("SELECT DISTINCT day FROM ledger_posting").scalars())

    def sums(self, day: str) -> Sums:
        """What this desk makes of a day out of its own tables, by the names that the cloud uses."""
        found: Counter[tuple[str, str]] = Counter()
        with self.house.desk.store.readers.connect() as connection:
            for query in _SUMS:
                for what, of, paise in connection.exec_driver_sql(query, (day,)):
                    found[what, of] += paise
        return {key: paise for key, paise in found.items() if paise}


_BOOK = """
    SELECT a.kind, b.amount FROM ledger_balance b JOIN ledger_account a ON a.account_id = b.account_id
    WHERE a.book = ? AND b.amount <> 0
"""
_DESK = "substr(d.series, 6, length(d.series) - 7)"
_SIGN = "CASE d.kind WHEN 'bill' THEN 1 ELSE -1 END"
_OF_LINES = "FROM billing_document d JOIN billing_line l ON l.document_id = d.document_id"
_OF_GOODS = "d.kind IN ('bill', 'credit-note')"
_PARTS = "JOIN billing_part p ON p.line_id = l.line_id"
_PAID = "JOIN billing_payment p ON p.document_id = d.document_id"
_SUMS = (
    f"SELECT d.kind || 's', {_DESK}, d.patient FROM billing_document d WHERE d.day = ? AND {_OF_GOODS}",  # noqa: S608
    f"SELECT 'revenue', l.head, {_SIGN} * (l.gross - l.tax) {_OF_LINES} WHERE d.day = ?",
    f"SELECT 'tax', '', {_SIGN} * l.tax {_OF_LINES} WHERE d.day = ?",
    f"SELECT 'discount', '', {_SIGN} * l.discount {_OF_LINES} WHERE d.day = ?",
    f"SELECT 'scheme', p.scheme, {_SIGN} * p.paise {_OF_LINES} {_PARTS} WHERE d.day = ?",
    f"SELECT d.kind || 's', p.method || ' ' || {_DESK}, p.paise FROM billing_document d {_PAID} WHERE d.day = ?",  # noqa: S608
    "SELECT outcome, method, paise FROM billing_outcome WHERE day = ?",
    "SELECT 'cash', kind, paise FROM billing_cash_event WHERE day = ?",
)


@cache
def _tariff_lines() -> str:
    file = read(TARIFF.encode(), {}, "2026-11-22")
    assert not file.problems
    return "".join(_LINE.encode(tariff.to_fhir(one.service, one.prices)).decode() + "\n" for one in file.services)


def set_up_money(cloud: Cloud, folder: Path) -> None:
    """The state's tariff and two schemes that are signed, by an administrator's hand."""
    cloud.make_keys()
    file = folder / "tariff.ndjson"
    file.write_text(_tariff_lines(), "utf-8")
    assert main(["--db", cloud.db, "tariff", "load", str(file)]) == 0
    definitions = [str(resources() / "catalogues" / "schemes" / f"{name}.json") for name in SCHEMES]
    assert main(["--db", cloud.db, "--key-secret", str(cloud.secret), "schemes", "publish", *definitions]) == 0


@contextmanager
def cash_desk(
    folder: Path, cloud: Cloud, facility_id: str, roles: tuple[str, ...] = ROLES, *, drawer: bool = True
) -> Iterator[CashDesk]:
    """A fresh desk with a cash counter, joined, with tariff and schemes pulled."""
    with joined(folder, cloud, facility_id, roles=roles) as house:
        house.sync()
        plugin = next(one.plugin for one in house.desk.host.loaded if one.name == "billing")
        assert isinstance(plugin, Plugin)
        made = CashDesk(house, plugin.desk)
        if drawer:
            made.open()
        yield made


def settle_all(*desks: CashDesk) -> None:
    """Let all hear of all."""
    for _ in range(2):
        for one in desks:
            one.house.sync()


def cloud_sums(cloud: Cloud, facility_id: str, day: str) -> Sums:
    """What the cloud makes of a day out of its resources."""
    with cloud.store.read() as conn:
        found = sums.of_day(conn, facility_id, day)
    assert found.unread == []
    return dict(found.paise)


def code_of(cloud: Cloud, facility_id: str) -> str:
    """The code of a facility."""
    with cloud.store.read() as conn:
        return str(conn.execute(select(facilities.c.code).where(facilities.c.id == facility_id)).scalar_one())


def all_agree(cloud: Cloud, *desks: CashDesk) -> None:
    """Every desk holds the same book, and its sums of each day are those of the cloud; nothing is left to say."""
    first = desks[0]
    for one in desks:
        assert one.book() == first.book()
        assert (one.house.waiting(), one.house.attention()) == (0, [])
        assert proven(one)
        for day in one.days():
            assert one.sums(day) == cloud_sums(cloud, first.house.cycle.home.facility_id, day)


def proven(one: CashDesk) -> bool | None:
    """Whether the desk holds all that the cloud holds; asked again while the cloud's own word on a scheme comes in."""
    return next((equal for equal in (one.house.sync().digest_equal for _ in range(10)) if equal is not None), None)


def gapless(serials: Sequence[int]) -> bool:
    """Whether they run from 1 without a gap, each once."""
    return list(serials) == list(range(1, len(serials) + 1))

