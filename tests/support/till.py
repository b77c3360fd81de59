"""A cash counter for tests: a real desk with billing's tables, cashiers with drawers, receipts as they are posted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from desk.api.context import NoSeal, Seal
from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.core.settings import SettingsFile
from desk.plugins.billing.plugin import MANIFEST
from desk.plugins.billing.queries import cash as reading
from desk.plugins.billing.queries import documents
from desk.plugins.billing.rules.accounts import BOOK
from desk.plugins.billing.rules.cash import DENOMINATIONS, Session
from desk.plugins.billing.rules.documents import BY_CASH, FOR_DEPOSIT, RECEIPT, REFUND, SERIES, Document, Payment
from desk.plugins.billing.service import posting, told_elsewhere
from desk.plugins.billing.service.cash import CashService
from desk.plugins.billing.service.clock import ClockService
from desk.records.numbers.acts import desk_letter
from desk.security.authorize import Actor, system_actor
from desk.security.permissions import CASHIER, SUPERVISOR
from desk.store import ledger
from desk.store.store import set_state
from desk.store.unit import Unit
from tests.support.billing import ASHA, BINA, SUPER, person
from tests.support.desk import FACILITY, TestDesk, make_desk


@dataclass
class Till:
    """A desk with its cash. asha and bina are cashiers, boss a supervisor."""

    desk: TestDesk
    settings: SettingsFile
    seal: Seal = field(default_factory=NoSeal)
    serials: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cash = CashService(self.desk.store, self.settings, self.seal)
        self.patient = self.desk.patient()
        self.clock = ClockService(self.desk.store)
        self.asha = person(CASHIER, staff_id=ASHA)
        self.bina = person(CASHIER, staff_id=BINA)
        self.boss = person(SUPERVISOR, staff_id=SUPER)

    @contextmanager
    def unit(self, actor: Actor | None = None) -> Iterator[Unit]:
        """A unit of `actor` (asha)."""
        with self.desk.store.unit(actor or self.asha, "test.act") as unit:
            yield unit

    def take(
        self, session: Session, paise: int, method: str = BY_CASH, reference: str = "", kind: str = RECEIPT,
        request_id: str | None = None, patient_id: str = "",
    ) -> Document:  # fmt: skip
        """A receipt (or refund) of a deposit, as it is posted."""
        with self.unit() as unit:
            made = self.receipt(unit, session, paise, method, reference, kind, request_id, patient_id)
            posting.put(unit, made)
        return made

    def receipt(
        self, unit: Unit, session: Session, paise: int, method: str = BY_CASH, reference: str = "",
        kind: str = RECEIPT, request_id: str | None = None, patient_id: str = "",
    ) -> Document:  # fmt: skip
        """The document itself, with the next number of its series."""
        serial = self.serials[kind] = self.serials.get(kind, 0) + 1
        letter = desk_letter(unit)
        return Document(
            document_id=new_id(), kind=kind, number=f"DP{letter}-{SERIES[kind]}26A{serial:05d}",
            series=f"2026/{letter}/A", serial=serial, patient_id=patient_id or self.patient, visit_id=None,
            day=business_date(unit.at).isoformat(), at=unit.at, by=session.staff_id, purpose=FOR_DEPOSIT,
            of_document=None, session_id=session.session_id,
            payments=(Payment(new_id(), method, paise, reference, request_id),),
        )  # fmt: skip

    def give_back(self, session: Session, paise: int) -> Document:
        """A refund in cash."""
        return self.take(session, paise, kind=REFUND)

    def in_drawer(self, session: Session) -> int:
        """What the book says."""
        with self.desk.store.readers.connect() as connection:
            return reading.in_drawer(connection, session.session_id)

    def in_safe(self) -> int:
        """What the book says."""
        with self.desk.store.readers.connect() as connection:
            return reading.in_safe(connection)

    def closes(self, counted: int) -> str:
        """Asha counts so much in her drawer and closes it; gives the Z report's number."""
        self.cash.count(self.asha, notes(counted))
        return self.cash.close(self.asha).number

    def proven(self) -> None:
        """The ledger's balances are the sums of its postings."""
        with self.desk.store.readers.connect() as connection:
            assert ledger.verify(connection, BOOK) == ()


def make_till(folder: Path, letter: str = "A", seal: Seal | None = None) -> Till:
    """A fresh desk with billing's tables and this letter."""
    assert MANIFEST.migrations is not None
    desk = make_desk(folder, [MANIFEST.migrations])
    with desk.store.unit(system_actor(FACILITY), "test.letter") as unit:
        set_state(unit, "desk_letter", letter)
    return Till(desk, SettingsFile(folder / "settings.json"), seal or NoSeal())


def notes(paise: int) -> dict[int, int]:
    """So much in the largest notes and coins."""
    found = {}
    for value in DENOMINATIONS:
        found[value], paise = divmod(paise, value)
    assert not paise
    return found


def tell(giver: Till, taker: Till) -> None:
    """All that happened to money at one desk comes to another, as the feed brings it."""
    with giver.desk.store.readers.connect() as connection:
        ids = connection.exec_driver_sql(
            "SELECT event_id FROM billing_cash_event UNION ALL SELECT document_id FROM billing_document"
            " UNION ALL SELECT document_id FROM billing_outcome"
        ).scalars()
        papers = list(documents.papers(connection, list(ids)).values())
    with taker.desk.store.unit(system_actor(FACILITY), "test.pull") as unit:
        posting.keep(unit, papers)
        told_elsewhere.look(unit, papers)
