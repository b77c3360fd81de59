"""A small pharmacy's book for the tests of the ledger: its accounts, two batches, and postings said in a few words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desk.core.ids import new_id
from desk.security.authorize import system_actor
from desk.store import ledger
from desk.store.ledger import Account, Commodity, Discrepancy, Line, Posting, day_of
from desk.store.store import Store
from desk.store.unit import Unit
from tests.support.desk import FakeClock

BOOK = "stock"
DAY_MS = 86_400_000
PLACES = {  # kind: (holds, serves)
    "supplier": (False, False),
    "store": (True, True),
    "counter": (True, True),
    "transit": (True, True),
    "quarantine": (True, False),
    "expired": (True, False),
    "patient": (False, True),
    "loss": (False, False),
}
GOOD, SHORT = "batch-good", "batch-short"


@dataclass
class Book:
    """The ledger of one desk; `at` of a posting is the desk's clock, less the days it is backdated."""

    store: Store
    clock: FakeClock

    def open(self, short_until: str) -> None:
        """The accounts, a batch that does not expire, and one that is usable until `short_until`."""
        with self.unit() as unit:
            for kind, (holds, serves) in PLACES.items():
                ledger.open_account(unit.connection, Account(kind, BOOK, kind, holds, serves))
            ledger.open_commodity(unit.connection, Commodity(GOOD, BOOK))
            ledger.open_commodity(unit.connection, Commodity(SHORT, BOOK, short_until))

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """One transaction."""
        with self.store.unit(system_actor(), "test.ledger") as unit:
            yield unit

    def move(
        self, amount: int, source: str, target: str, batch: str = GOOD, *, days_ago: int = 0, posting_id: str = ""
    ) -> Posting:
        """So much of a batch from one place to another, not posted yet."""
        at = self.clock.now_ms() - days_ago * DAY_MS
        lines = (Line(batch, source, -amount), Line(batch, target, amount))
        return Posting(posting_id or new_id(), BOOK, f"{source}-{target}", day_of(at), at, "tester", lines)

    def post(self, *postings: Posting) -> None:
        """Post them in one unit of their own."""
        with self.unit() as unit:
            ledger.post_many(unit, postings)

    def pull(self, *postings: Posting) -> tuple[Discrepancy, ...]:
        """Take them over as from the cloud, in one unit of their own."""
        with self.unit() as unit:
            return ledger.post_pulled(unit, postings)

    def reverse(self, posting: Posting, *, days_ago: int = 0) -> Posting:
        """Take one back; the reversal that was posted."""
        at = self.clock.now_ms() - days_ago * DAY_MS
        with self.unit() as unit:
            back = ledger.reversal(
                unit.connection, posting.posting_id, new_id(), at=at, day=day_of(at), by="tester", reason="by mistake"
            )
            ledger.post(unit, back)
        return back

    def stop(self, batch: str, why: str | None) -> None:
        """Hold, recall or release a batch."""
        with self.unit() as unit:
            ledger.stop(unit.connection, batch, why)

    def has(self, place: str, batch: str = GOOD) -> int:
        """What the running balance says."""
        with self.store.readers.connect() as connection:
            return ledger.balance(connection, batch, place)

    def proof(self) -> tuple[ledger.Difference, ...]:
        """What the fold of all movements says against the balances; nothing when all is well."""
        with self.store.readers.connect() as connection:
            return ledger.verify(connection)
