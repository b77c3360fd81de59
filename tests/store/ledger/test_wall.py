"""What the database itself refuses, when somebody goes past the program with SQL of their own and the key."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from desk.store import ledger
from desk.store.base import triggers
from desk.store.ledger import Account, Commodity, Line, day_of, use
from desk.store.tables import Base
from tests.support.book import BOOK, DAY_MS, GOOD, SHORT, Book

Lines = Sequence[tuple[str, str, object]]
OUT = ((GOOD, "counter", -4), (GOOD, "patient", 4))
LINE = """
    INSERT INTO ledger_line (posting, commodity, account, amount, at)
    VALUES (?, (SELECT n FROM ledger_commodity WHERE commodity_id = ?),
        (SELECT n FROM ledger_account WHERE account_id = ?), ?, ?)
"""
HEADER = """
    {insert} INTO ledger_posting
        (seq, posting_id, book, kind, document, day, at, posted_at, "by", origin, reverses, reason)
    VALUES (?, ?, ?, 'raw', '', ?, ?, ?, 'intruder', ?, ?, '')
"""


def raw(book: Book, *statements: str) -> None:
    """Statements in one transaction, past all of the program."""
    with book.store.writer.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def raw_post(
    book: Book,
    lines: Lines,
    *,
    seq: int = 3,
    posting_id: str | None = None,
    in_book: str = BOOK,
    days_ago: int = 0,
    day: str | None = None,
    lines_at: int | None = None,
    posted_at: int | None = None,
    origin: str = "local",
    reverses: str | None = None,
    insert: str = "INSERT",
) -> None:
    """A posting written with SQL; `book` is at two postings when a test begins."""
    now = book.clock.now_ms()
    at = now - days_ago * DAY_MS
    with book.store.writer.begin() as connection:
        for commodity, account, amount in lines:
            connection.exec_driver_sql(LINE, (seq, commodity, account, amount, at if lines_at is None else lines_at))
        connection.exec_driver_sql(
            HEADER.format(insert=insert),
            (seq, posting_id or f"raw-{seq}", in_book, day or day_of(at), at, posted_at or now, origin, reverses),
        )


@pytest.fixture
def filled(book: Book) -> Book:
    """Ten at the counter since five days ago, of which four were given out three days ago."""
    received = book.move(10, "supplier", "counter", days_ago=5, posting_id="received")
    book.post(received, book.move(4, "counter", "patient", days_ago=3, posting_id="given"))
    return book


def balances(book: Book) -> dict[tuple[str, str], int]:
    with book.store.readers.connect() as connection:
        return ledger.balances(connection, commodities=(GOOD, SHORT))


def test_by_hand_it_can_be_written_as_it_should_be(filled: Book) -> None:
    """Or the refusals below would prove nothing."""
    raw_post(filled, OUT)
    raw_post(filled, ((GOOD, "counter", 4), (GOOD, "patient", -4)), seq=4, reverses="raw-3")

    assert filled.has("counter") == 6
    assert filled.proof() == ()


def no(filled: Book, said: str, lines: Lines, **how: object) -> None:
    before = balances(filled)
    with pytest.raises(IntegrityError, match=said):
        raw_post(filled, lines, **how)  # type: ignore[arg-type]
    assert balances(filled) == before
    assert filled.proof() == ()


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("ledger-lines", ()),
        ("ledger-lines", ((GOOD, "counter", 1),)),
        ("ledger-unbalanced", ((GOOD, "counter", -1), (GOOD, "patient", 2))),
        ("ledger-unbalanced", ((GOOD, "counter", -1), (SHORT, "patient", 1))),
        ("ledger-overdrawn", ((GOOD, "counter", -7), (GOOD, "patient", 7))),
        ("ledger-overdrawn", ((GOOD, "counter", -7), (GOOD, "store", 7))),
        ("ck_ledger_line_amount", ((GOOD, "counter", 0), (GOOD, "patient", 0))),
        ("ck_ledger_line_amount", ((GOOD, "supplier", -(10**18)), (GOOD, "loss", 10**18))),
        ("ck_ledger_line_amount", ((GOOD, "counter", -1.5), (GOOD, "patient", 1.5))),
        ("ck_ledger_line_amount", ((GOOD, "counter", "some"), (GOOD, "patient", "some"))),
        ("ck_ledger_line_amount", ((GOOD, "counter", "1; DROP TABLE"), (GOOD, "patient", 1))),
        ("NOT NULL", ((GOOD, "counter", None), (GOOD, "patient", 1))),
        ("NOT NULL", (("nobody", "counter", -1), (GOOD, "patient", 1))),
        ("UNIQUE", ((GOOD, "counter", -1), (GOOD, "counter", 1))),
    ],
)
def test_a_set_that_is_none(filled: Book, said: str, lines: Lines) -> None:
    no(filled, said, lines)


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("ledger-gap", {"seq": 4}),
        ("ledger-gap", {"seq": 0}),
        ("ledger-gap", {"seq": -1}),
        ("ledger_line is append-only", {"seq": 2}),
        ("ledger_posting is append-only", {"posting_id": "given"}),
        ("ledger-book", {"in_book": "cash"}),
        ("ledger-moment", {"lines_at": 5}),
        ("ledger-future", {"days_ago": -1}),
        ("ledger-future", {"posted_at": 1}),
        ("ck_ledger_posting_day", {"day": "2026-11-21"}),
        ("ck_ledger_posting_origin", {"origin": "nowhere"}),
        ("ledger-overdrawn", {"days_ago": 6}),
        ("ledger-original", {"reverses": "nothing"}),
        ("ledger-reversal", {"reverses": "received"}),
        ("ledger-reversal", {"reverses": "raw-3"}),
    ],
)
def test_a_header_that_lies(filled: Book, said: str, how: dict[str, object]) -> None:
    no(filled, said, OUT, **how)


def test_below_zero_in_the_past_though_there_is_enough_today(filled: Book) -> None:
    filled.post(filled.move(6, "counter", "patient", days_ago=2), filled.move(90, "supplier", "counter"))

    no(filled, "ledger-overdrawn", OUT, seq=5, days_ago=2)
    no(filled, "ledger-overdrawn", OUT, seq=5, days_ago=4)
    raw_post(filled, OUT, seq=5)


@pytest.mark.parametrize("why", ["expired", "hold"])
@pytest.mark.parametrize("target", ["patient", "store", "transit"])
def test_use_of_what_may_not_be_used(filled: Book, target: str, why: str) -> None:
    filled.post(filled.move(10, "supplier", "counter", SHORT))
    if why == "expired":
        filled.clock.forward(days=2)
    else:
        filled.stop(SHORT, why)

    lines = (SHORT, "counter", -1), (SHORT, target, 1)
    no(filled, "ledger-unusable", lines, seq=4)
    raw_post(filled, ((SHORT, "counter", -1), (SHORT, "quarantine", 1)), seq=4)
    no(filled, "ledger-unusable", ((SHORT, "supplier", -1), (SHORT, "patient", 1)), seq=5)
    mixed = (SHORT, "supplier", -5), (SHORT, "counter", -1), (SHORT, target, 1), (SHORT, "loss", 5)
    no(filled, "ledger-unusable", mixed, seq=5)


@pytest.mark.parametrize(
    "lines",
    [
        ((GOOD, "counter", 3), (GOOD, "patient", -3)),
        ((GOOD, "counter", 5), (GOOD, "patient", -5)),
        ((GOOD, "store", 4), (GOOD, "patient", -4)),
        ((GOOD, "counter", 4), (GOOD, "patient", -4), (GOOD, "supplier", -1), (GOOD, "loss", 1)),
        ((SHORT, "counter", 4), (SHORT, "patient", -4)),
    ],
)
@pytest.mark.parametrize("origin", ["local", "pulled"])
def test_a_reversal_that_is_not_exact(filled: Book, lines: Lines, origin: str) -> None:
    no(filled, "ledger-reversal", lines, reverses="given", origin=origin)


def test_a_second_reversal_and_one_of_a_reversal(filled: Book) -> None:
    back = (GOOD, "counter", 4), (GOOD, "patient", -4)
    raw_post(filled, back, reverses="given")

    no(filled, "ledger-reversed", back, seq=4, reverses="given")
    no(filled, "ledger-reversal", OUT, seq=4, reverses="raw-3")


def test_an_original_that_is_not_what_was_taken_back_before_it_came(filled: Book) -> None:
    raw_post(filled, ((GOOD, "counter", 4), (GOOD, "patient", -4)), reverses="late", origin="pulled")

    no(
        filled,
        "ledger-reversal",
        ((GOOD, "counter", -5), (GOOD, "patient", 5)),
        seq=4,
        posting_id="late",
        origin="pulled",
    )
    raw_post(filled, OUT, seq=4, posting_id="late", origin="pulled")


# After the fact


def test_lines_without_a_header_can_be_neither_saved_nor_seen(filled: Book) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), filled.store.writer.begin() as connection:
        for commodity, account, amount in OUT:
            connection.exec_driver_sql(LINE, (3, commodity, account, amount, filled.clock.now_ms()))
        assert ledger.balance(connection, GOOD, "counter") == 6
        assert ledger.least(connection, GOOD, "counter", "2026-11-20").amount == 6
        assert ledger.balance_at(connection, GOOD, "counter", 0) == 0
        assert len(ledger.movements(connection, GOOD, ("counter",))) == 2
    assert filled.proof() == ()


def test_a_closed_set_takes_no_more_lines(filled: Book) -> None:
    with pytest.raises(IntegrityError, match="append-only"), filled.store.writer.begin() as connection:
        connection.exec_driver_sql(LINE, (2, SHORT, "counter", 1, filled.clock.now_ms()))


TOUCHED = {
    "ledger_account": "holds",
    "ledger_commodity": "usable_until",
    "ledger_posting": "reason",
    "ledger_line": "amount",
    "ledger_balance": "amount",
}


@pytest.mark.parametrize("table", sorted(TOUCHED))
def test_what_is_written_is_not_deleted(filled: Book, table: str) -> None:
    with pytest.raises(IntegrityError, match=table):
        raw(filled, f"DELETE FROM {table}")  # noqa: S608 our own names


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_account SET holds = 0",
        "UPDATE OR REPLACE ledger_account SET account_id = 'store' WHERE account_id = 'counter'",
        "UPDATE ledger_commodity SET usable_until = '2999-12-31'",
        "UPDATE ledger_commodity SET commodity_id = 'other' WHERE n = 1",
        "UPDATE ledger_commodity SET rowid = 77 WHERE n = 2",
        "UPDATE ledger_commodity SET book = 'cash'",
        "UPDATE ledger_posting SET day = '2026-11-21'",
        "UPDATE ledger_posting SET origin = 'pulled'",
        "UPDATE ledger_line SET amount = amount * 2",
        "UPDATE ledger_line SET account = 2 WHERE account = 3",
        "UPDATE ledger_balance SET amount = 1000000",
        "UPDATE ledger_balance SET amount = amount, seq = seq + 1",
        "UPDATE ledger_balance SET account_id = 'store' WHERE account_id = 'counter'",
        "INSERT INTO ledger_balance VALUES ('batch-good', 'store', 50, 2)",
        "INSERT OR REPLACE INTO ledger_balance VALUES ('batch-good', 'counter', 50, 2)",
        "INSERT OR REPLACE INTO ledger_balance VALUES ('batch-good', 'counter', -4, 2)",
        "INSERT OR REPLACE INTO ledger_account VALUES (3, 'counter', 'stock', 'counter', 0, 1)",
        "REPLACE INTO ledger_account SELECT n, account_id, book, kind, 0, 0 FROM ledger_account",
        "REPLACE INTO ledger_commodity SELECT n, commodity_id, book, NULL, NULL FROM ledger_commodity",
        "REPLACE INTO ledger_commodity (commodity_id, book) VALUES ('batch-short', 'stock')",
        "REPLACE INTO ledger_line SELECT posting, commodity, account, amount * 2, at FROM ledger_line",
        "REPLACE INTO ledger_posting SELECT * FROM ledger_posting",
        "INSERT INTO ledger_commodity (commodity_id, book, usable_until) VALUES ('x', 'stock', '2026-02-30')",
        "INSERT INTO ledger_commodity (commodity_id, book, usable_until) VALUES ('x', 'stock', 'for ever')",
        "INSERT INTO ledger_commodity (commodity_id, book, stopped) VALUES ('x', 'stock', '')",
        "INSERT INTO ledger_account (account_id, book, kind, holds, serves) VALUES ('x', 'stock', 'x', 2, 0)",
    ],
)
def test_what_is_written_is_not_changed(filled: Book, statement: str) -> None:
    before = balances(filled)
    with pytest.raises(IntegrityError):
        raw(filled, statement)
    assert balances(filled) == before
    assert filled.proof() == ()


@pytest.mark.parametrize("insert", ["INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "REPLACE"])
def test_another_word_for_insert_is_no_way_round(filled: Book, insert: str) -> None:
    too_much = (GOOD, "counter", -7), (GOOD, "patient", 7)
    no(filled, "ledger-overdrawn", too_much, insert=insert)
    no(filled, "ledger_posting is append-only", OUT, insert=insert, posting_id="given")
    raw_post(filled, OUT, insert=insert)
    assert (filled.has("counter"), filled.has("patient")) == (2, 8)
    assert filled.proof() == ()


def test_a_header_that_is_passed_over_moves_nothing(filled: Book) -> None:
    header = HEADER.format(insert="INSERT") + " ON CONFLICT DO NOTHING"
    now = filled.clock.now_ms()
    with pytest.raises(IntegrityError), filled.store.writer.begin() as connection:
        connection.exec_driver_sql(header, (2, "given", BOOK, day_of(now), now, now, "local", None))
    assert filled.proof() == ()


def test_a_balance_cannot_be_moved_twice_by_one_posting(filled: Book) -> None:
    twice = "UPDATE ledger_balance SET amount = amount - 4, seq = 2 WHERE commodity_id = 'batch-good'"
    for statement in (twice, twice.replace("seq = 2", "seq = 3")):
        with pytest.raises(IntegrityError, match="moved by postings only"):
            raw(filled, statement + " AND account_id = 'counter'")


# The rule and its explanation


@pytest.mark.parametrize("stopped", [None, "hold"])
@pytest.mark.parametrize("days", [0, 3])
def test_the_program_explains_exactly_what_the_trigger_refuses(book: Book, days: int, stopped: str | None) -> None:
    """Every way between two kinds of place, forth and as a reversal: refused by the one if and only if by the other."""
    with book.unit() as unit:
        for place in ("store", "counter", "transit", "quarantine", "expired"):
            ledger.post(unit, book.move(500, "loss", place, SHORT))
        done = {}
        for source, target in pairs():
            done[target, source] = book.move(1, source, target, SHORT)
            ledger.post(unit, done[target, source])
    book.clock.forward(days=days)
    book.stop(SHORT, stopped)
    refused = set()
    with book.unit() as unit:
        for source, target in pairs():
            back = ledger.reversal(
                unit.connection, done[source, target].posting_id, f"back {source} {target}",
                at=unit.at, day=day_of(unit.at), by="tester", reason="",
            )  # fmt: skip
            for one in (book.move(1, source, target, SHORT), back):
                may_not = bool(list(use.misused(unit.connection, (one,))))
                try:
                    ledger.post(unit, one)
                except ledger.Unusable:
                    refused.add(one.posting_id)
                    assert may_not, one
                else:
                    assert not may_not, one
    assert bool(refused) == bool(days or stopped)


def pairs() -> list[tuple[str, str]]:
    kinds = "supplier", "store", "counter", "transit", "quarantine", "expired", "patient", "loss"
    return [(source, target) for source in kinds for target in kinds if source != target]


def test_every_refusal_of_the_trigger_is_known_to_the_program() -> None:
    """A code that is not in this list was added without a sentence, or without being called a fault of the program."""
    close = next(one for one in triggers(Base.metadata) if "ledger_posting_close" in one)
    said = set(re.findall(r"'ledger-([a-z]+)'", close))
    assert said == {
        "gap", "lines", "moment", "book", "unbalanced", "original", "reversal", "reversed", "future", "unusable",
        "overdrawn",
    }  # fmt: skip


def test_an_open_book_of_money_has_the_same_walls(book: Book) -> None:
    """The ledger knows nothing of medicines: a drawer of cash cannot give out more than it has either."""
    with book.unit() as unit:
        ledger.open_account(unit.connection, Account("drawer", "cash", "drawer", holds=True, serves=False))
        ledger.open_account(unit.connection, Account("fees", "cash", "income", holds=False, serves=False))
        ledger.open_commodity(unit.connection, Commodity("INR", "cash"))
        at = unit.at
        fee = ledger.Posting(
            "fee",
            "cash",
            "receipt",
            day_of(at),
            at,
            "tester",
            (Line("INR", "fees", -5000), Line("INR", "drawer", 5000)),
        )
        ledger.post(unit, fee)
        refund = replace(fee, posting_id="refund", lines=(Line("INR", "fees", 5001), Line("INR", "drawer", -5001)))
        with pytest.raises(ledger.Overdrawn):
            ledger.post(unit, refund)
    assert book.has("drawer", "INR") == 5000
