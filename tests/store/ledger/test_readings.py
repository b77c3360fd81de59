"""Balances now and then, the bin card, flows, and the proof that the running balances are right."""

from dataclasses import replace

import pytest

from desk.store import ledger
from desk.store.ledger import Difference, Least, Line
from tests.support.book import DAY_MS, GOOD, SHORT, Book


@pytest.fixture
def lived(book: Book) -> Book:
    """Five days of a counter: 100 in, 30 out, 5 back, 20 expired; and 7 of the other batch."""
    book.post(book.move(100, "supplier", "counter", days_ago=4, posting_id="in"))
    book.post(book.move(30, "counter", "patient", days_ago=3, posting_id="out"))
    book.post(book.move(20, "counter", "expired", days_ago=1, posting_id="away"))
    book.post(book.move(5, "patient", "counter", days_ago=2, posting_id="back"))
    book.post(book.move(7, "supplier", "counter", SHORT))
    return book


def test_balances_of_places_and_of_batches(lived: Book) -> None:
    with lived.store.readers.connect() as connection:
        assert ledger.balances(connection, accounts=("counter", "expired")) == {
            (GOOD, "counter"): 55, (GOOD, "expired"): 20, (SHORT, "counter"): 7,
        }  # fmt: skip
        assert ledger.balances(connection, commodities=(SHORT,)) == {(SHORT, "counter"): 7, (SHORT, "supplier"): -7}
        assert ledger.balances(connection, accounts=("counter",), commodities=(GOOD,)) == {(GOOD, "counter"): 55}
        assert ledger.balances(connection, accounts=()) == {}
        assert ledger.balance(connection, "nobody", "counter") == 0


@pytest.mark.parametrize(("days_ago", "held"), [(5, 0), (4, 100), (3, 70), (2, 75), (1, 55), (0, 55)])
def test_a_balance_at_a_moment_is_the_fold_of_all_now_known(lived: Book, days_ago: int, held: int) -> None:
    moment = lived.clock.now_ms() - days_ago * DAY_MS
    with lived.store.readers.connect() as connection:
        assert ledger.balance_at(connection, GOOD, "counter", moment) == held
        assert ledger.balance_at(connection, GOOD, "counter", moment - 1) == {4: 0, 3: 100, 2: 70, 1: 75}.get(
            days_ago, held
        )


def test_what_comes_to_be_known_later_counts_where_it_happened(lived: Book) -> None:
    moment = lived.clock.now_ms() - 2 * DAY_MS
    lived.pull(lived.move(8, "counter", "patient", days_ago=3))
    with lived.store.readers.connect() as connection:
        assert ledger.balance_at(connection, GOOD, "counter", moment) == 67


def test_the_bin_card_runs_in_the_order_of_what_happened(lived: Book) -> None:
    with lived.store.readers.connect() as connection:
        card = ledger.movements(connection, GOOD, ("counter",))
        assert [(one.posting_id, one.amount, one.balance) for one in card] == [
            ("in", 100, 100), ("out", -30, 70), ("back", 5, 75), ("away", -20, 55),
        ]  # fmt: skip
        late = ledger.movements(connection, GOOD, ("counter",), since=lived.clock.now_ms() - 2 * DAY_MS)
        assert late == card[2:]
        both = ledger.movements(connection, GOOD, ("counter", "expired"))
        assert both[-1].balance == 75


def test_the_least_that_may_be_taken_on_a_day(lived: Book) -> None:
    days = {ago: ledger.day_of(lived.clock.now_ms() - ago * DAY_MS) for ago in range(6)}
    with lived.store.readers.connect() as connection:
        found = {ago: ledger.least(connection, GOOD, "counter", days[ago]) for ago in days}
    assert found == {
        5: Least(days[5], 0), 4: Least(days[1], 55), 3: Least(days[1], 55), 2: Least(days[1], 55),
        1: Least(days[1], 55), 0: Least(days[0], 55),
    }  # fmt: skip


def test_what_moved_after_a_moment(lived: Book) -> None:
    now = lived.clock.now_ms()
    with lived.store.readers.connect() as connection:
        assert ledger.touched_after(connection, "counter", now - 2 * DAY_MS) == {GOOD, SHORT}
        assert ledger.touched_after(connection, "counter", now - DAY_MS) == {SHORT}
        assert ledger.touched_after(connection, "counter", now) == frozenset()
        assert ledger.touched_after(connection, "expired", now - DAY_MS) == frozenset()


def test_flows_of_a_period_by_kind(lived: Book) -> None:
    now = lived.clock.now_ms()
    with lived.store.readers.connect() as connection:
        assert ledger.flows(connection, "patient", now - 3 * DAY_MS, now) == {
            GOOD: {"counter-patient": 30, "patient-counter": -5}
        }
        assert ledger.flows(connection, "patient", now - 3 * DAY_MS, now - 2 * DAY_MS) == {
            GOOD: {"counter-patient": 30}
        }
        assert ledger.flows(connection, "patient", now, now + 1) == {}


def test_a_posting_as_it_was_saved(lived: Book) -> None:
    with lived.store.readers.connect() as connection:
        found = ledger.posted(connection, "out")
        assert ledger.posted(connection, "nothing") is None
        assert ledger.postings_of(connection, "") == ()
    assert found is not None
    assert (found.seq, found.origin, found.posted_at, found.reversed_by) == (2, "local", lived.clock.now_ms(), None)
    assert found.lines == (Line(GOOD, "counter", -30), Line(GOOD, "patient", 30))


def test_the_postings_of_a_document(lived: Book) -> None:
    one, two = (replace(lived.move(1, "counter", "patient"), document="dispense-1") for _ in range(2))
    lived.post(one, two)
    lived.reverse(two)
    with lived.store.readers.connect() as connection:
        found = ledger.postings_of(connection, "dispense-1")
    assert [(p.posting_id, p.reversed_by is not None) for p in found[:2]] == [
        (one.posting_id, False), (two.posting_id, True),
    ]  # fmt: skip
    assert (found[2].kind, found[2].reverses, found[2].reason) == ("reversal", two.posting_id, "by mistake")


# The proof

TAMPERING = {
    "a balance": ("ledger_balance_moved", "UPDATE ledger_balance SET amount = 9 WHERE seq = 3", "balance"),
    "a balance of nothing": (
        "ledger_balance_first", "INSERT INTO ledger_balance VALUES ('batch-good', 'store', 5, 1)", "balance",
    ),
    "a balance gone": ("ledger_balance_no_delete", "DELETE FROM ledger_balance WHERE seq = 3", "balance"),
    "an amount": ("ledger_line_no_update", "UPDATE ledger_line SET amount = 101 WHERE amount = 100", "unbalanced"),
    "a line gone": ("ledger_line_no_delete", "DELETE FROM ledger_line WHERE amount = 100", "lines"),
    "a line added": (
        "ledger_line_closed", "INSERT INTO ledger_line VALUES (1, 2, 3, 5, 0)", "moment",
    ),
    "a moment": ("ledger_posting_no_update", "UPDATE ledger_posting SET at = at + 1 WHERE seq = 1", "moment"),
    "a header gone": ("ledger_posting_no_delete", "DELETE FROM ledger_posting WHERE seq = 2", "gap"),
    "the last header gone": ("ledger_posting_no_delete", "DELETE FROM ledger_posting WHERE seq = 5", "orphan"),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(TAMPERING))
def test_tampering_is_found_by_the_proof(lived: Book, what: str) -> None:
    trigger, statement, kind = TAMPERING[what]
    assert lived.proof() == ()
    raw = lived.store.writer.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    for one in (f"DROP TRIGGER {trigger}", statement):
        raw.cursor().execute(one)
    raw.close()

    found = lived.proof()

    assert kind in {one.kind for one in found}


def test_a_difference_says_where_it_is_and_how_much(lived: Book) -> None:
    raw = lived.store.writer.raw_connection()
    for one in (
        "DROP TRIGGER ledger_balance_moved",
        "UPDATE ledger_balance SET amount = 9 WHERE account_id = 'expired'",
    ):
        raw.cursor().execute(one)
    raw.close()

    assert lived.proof() == (Difference("balance", (GOOD, "expired"), 9, 20),)
    with lived.store.readers.connect() as connection:
        assert ledger.verify(connection, "cash") == ()
        assert ledger.verify(connection, "stock") == lived.proof()
