"""What a desk may post, and what it is told when it may not."""

from dataclasses import replace

import pytest

from desk.core.errors import Refused
from desk.store import ledger
from desk.store.ledger import Account, AlreadyReversed, Commodity, InFuture, Line, Overdrawn, Unusable, day_of
from tests.support.book import BOOK, DAY_MS, GOOD, SHORT, Book


def refused(book: Book, *postings: ledger.Posting) -> Refused:
    """The refusal of these postings; nothing of them stays."""
    before = rows(book)
    with pytest.raises(Refused) as no:
        book.post(*postings)
    assert rows(book) == before
    assert book.proof() == ()
    return no.value


def rows(book: Book) -> list[int]:
    tables = "ledger_line", "ledger_posting", "ledger_balance"
    with book.store.readers.connect() as connection:
        count = connection.exec_driver_sql
        return [count(f"SELECT count(*) FROM {table}").scalar_one() for table in tables]  # noqa: S608 our own names


def test_stock_comes_in_moves_and_goes_out(book: Book) -> None:
    book.post(book.move(100, "supplier", "store"), book.move(40, "store", "counter"))
    book.post(book.move(15, "counter", "patient"))

    assert (book.has("store"), book.has("counter"), book.has("patient"), book.has("supplier")) == (60, 25, 15, -100)
    assert book.proof() == ()


def test_lines_of_one_batch_and_place_are_one(book: Book) -> None:
    both = book.move(100, "supplier", "store")
    book.post(replace(both, lines=(*both.lines, Line(GOOD, "supplier", -20), Line(GOOD, "counter", 20))))

    assert (book.has("supplier"), book.has("store"), book.has("counter")) == (-120, 100, 20)


def test_more_than_is_there_is_refused_with_the_figures(book: Book) -> None:
    book.post(book.move(10, "supplier", "counter"))

    no = refused(book, book.move(11, "counter", "patient"))

    assert isinstance(no, Overdrawn)
    assert (no.commodity, no.account, no.has, no.wanted) == (GOOD, "counter", 10, 11)
    assert str(no) == "Not enough: 10 there, 11 wanted."
    book.post(book.move(10, "counter", "patient"))


def test_of_many_postings_each_stands_on_those_before_it(book: Book) -> None:
    received = book.move(10, "supplier", "counter")
    two = book.move(6, "counter", "patient"), book.move(5, "counter", "patient")

    no = refused(book, received, *two)

    assert isinstance(no, Overdrawn)
    assert (no.has, no.wanted) == (4, 5)
    book.post(received, two[0])


def test_a_refused_posting_leaves_nothing_also_when_the_unit_goes_on(book: Book) -> None:
    with book.unit() as unit:
        ledger.post(unit, book.move(10, "supplier", "counter"))
        with pytest.raises(Overdrawn):
            ledger.post(unit, book.move(11, "counter", "patient"))
        ledger.post(unit, book.move(3, "counter", "patient"))

    assert (book.has("counter"), book.has("patient")) == (7, 3)
    assert rows(book) == [4, 2, 3]
    assert book.proof() == ()


def test_backdating_may_not_leave_any_later_day_below_zero(book: Book) -> None:
    book.post(book.move(10, "supplier", "counter", days_ago=5), book.move(10, "counter", "patient", days_ago=3))
    book.post(book.move(50, "supplier", "counter", days_ago=1))

    no = refused(book, book.move(1, "counter", "patient", days_ago=4))

    assert isinstance(no, Overdrawn)
    assert (no.has, no.day) == (0, day_of(book.clock.now_ms() - 3 * DAY_MS))
    assert str(no) == "Not enough on 19/11/2026: 0 there, 1 wanted."
    book.post(book.move(50, "counter", "patient", days_ago=1))
    assert book.has("counter") == 0


def test_what_comes_later_cannot_be_given_out_earlier(book: Book) -> None:
    book.post(book.move(50, "supplier", "counter", days_ago=1))

    assert isinstance(refused(book, book.move(1, "counter", "patient", days_ago=2)), Overdrawn)


def test_within_a_day_the_order_of_posting_does_not_matter(book: Book) -> None:
    """A delivery of the morning that is entered in the evening covers what was given out at noon."""
    book.post(replace(book.move(50, "supplier", "counter"), at=book.clock.now_ms() - 1000))
    given = book.move(50, "counter", "patient")

    book.post(replace(given, at=book.clock.now_ms() - 2000))


def test_nothing_is_posted_for_a_moment_that_has_not_come(book: Book) -> None:
    no = refused(book, book.move(1, "supplier", "counter", days_ago=-1))

    assert isinstance(no, InFuture)
    assert (no.day, str(no)) == ("2026-11-23", "23/11/2026 has not come yet.")


# Expiry, hold, recall


@pytest.mark.parametrize("days", [0, 1])
def test_a_batch_is_given_out_to_the_end_of_its_last_day(book: Book, days: int) -> None:
    book.post(book.move(10, "supplier", "counter", SHORT))
    book.clock.forward(days=days)

    book.post(book.move(1, "counter", "patient", SHORT))


@pytest.mark.parametrize("target", ["patient", "store", "transit"])
def test_an_expired_batch_goes_nowhere_where_it_could_be_used(book: Book, target: str) -> None:
    book.post(book.move(10, "supplier", "counter", SHORT))
    book.clock.forward(days=2)

    no = refused(book, book.move(1, "counter", target, SHORT))

    assert isinstance(no, Unusable)
    assert (no.commodity, no.why, no.usable_until) == (SHORT, "expired", "2026-11-23")
    assert str(no) == "Expired: it could be used until 23/11/2026."
    for safe in ("expired", "quarantine", "supplier", "loss"):
        book.post(book.move(1, "counter", safe, SHORT))


def test_an_expired_batch_may_still_be_given_out_on_a_day_before(book: Book) -> None:
    book.post(book.move(10, "supplier", "counter", SHORT))
    book.clock.forward(days=2)

    book.post(book.move(1, "counter", "patient", SHORT, days_ago=1))


@pytest.mark.parametrize("why", ["hold", "recall", "something else"])
def test_a_stopped_batch_stays_until_it_is_released(book: Book, why: str) -> None:
    book.post(book.move(10, "supplier", "counter"))
    book.stop(GOOD, why)

    no = refused(book, book.move(1, "counter", "patient"))

    assert isinstance(no, Unusable)
    assert no.why == why
    book.post(book.move(1, "counter", "quarantine"))
    assert isinstance(refused(book, book.move(1, "quarantine", "counter")), Unusable)
    book.stop(GOOD, None)
    book.post(book.move(1, "counter", "patient"), book.move(1, "quarantine", "counter"))


@pytest.mark.parametrize("source", ["supplier", "loss", "expired", "quarantine", "patient"])
def test_no_roundabout_way_brings_what_is_stopped_to_a_patient(book: Book, source: str) -> None:
    book.post(book.move(10, "supplier", source if source != "supplier" else "loss"))
    book.stop(GOOD, "recall")

    posting = book.move(1, source, "patient")
    if source == "patient":  # from hand to hand
        posting = replace(posting, lines=(Line(GOOD, "loss", -1), Line(GOOD, "patient", 1)))
    assert isinstance(refused(book, posting), Unusable)


def test_the_batch_at_fault_is_named_though_another_is_unusable_too(book: Book) -> None:
    with book.unit() as unit:
        ledger.open_commodity(unit.connection, Commodity("a-batch-put-away", BOOK, "2020-01-01"))
    book.post(book.move(10, "supplier", "counter"), book.move(10, "supplier", "counter", "a-batch-put-away"))
    book.stop(GOOD, "hold")
    away, given = book.move(1, "counter", "expired", "a-batch-put-away"), book.move(1, "counter", "patient")

    no = refused(book, replace(given, lines=away.lines + given.lines))

    assert isinstance(no, Unusable)
    assert no.commodity == GOOD


def test_goods_that_come_in_expired_can_be_received_and_go_no_further(book: Book) -> None:
    """Whether they may come in at all is a right of the pharmacy's, not a rule of the ledger's."""
    book.clock.forward(days=2)
    book.post(book.move(10, "supplier", "store", SHORT))

    assert isinstance(refused(book, book.move(1, "store", "counter", SHORT)), Unusable)


# Reversal


def test_a_reversal_takes_back_exactly_and_once(book: Book) -> None:
    given = book.move(4, "counter", "patient")
    book.post(book.move(10, "supplier", "counter"), given)

    back = book.reverse(given)

    assert (book.has("counter"), book.has("patient")) == (10, 0)
    with pytest.raises(AlreadyReversed) as no:
        book.reverse(given)
    assert (no.value.posting_id, no.value.reversed_by) == (given.posting_id, back.posting_id)
    second = replace(back, posting_id="another")
    assert isinstance(refused(book, second), AlreadyReversed)
    with pytest.raises(ValueError, match="cannot be reversed"):
        book.reverse(back)
    with pytest.raises(ValueError, match="cannot be reversed"):
        book.reverse(book.move(4, "counter", "patient"))


def test_a_receipt_that_was_given_out_cannot_be_reversed(book: Book) -> None:
    received = book.move(10, "supplier", "counter")
    book.post(received, book.move(4, "counter", "patient"))

    with pytest.raises(Overdrawn):
        book.reverse(received)
    assert book.has("counter") == 6


def test_putting_away_what_expired_can_be_reversed_within_our_care(book: Book) -> None:
    away = book.move(10, "counter", "expired", SHORT)
    book.post(book.move(10, "supplier", "counter", SHORT), away)
    book.clock.forward(days=2)

    book.reverse(away)

    assert book.has("counter", SHORT) == 10


def test_reversing_a_return_does_not_bring_a_recalled_batch_to_the_patient_again(book: Book) -> None:
    returned = book.move(4, "patient", "quarantine")
    book.post(book.move(10, "supplier", "counter"), book.move(10, "counter", "patient"), returned)
    book.stop(GOOD, "recall")

    with pytest.raises(Unusable):
        book.reverse(returned)
    assert book.has("quarantine") == 4


# What only a bug does


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (Line(GOOD, "counter", 1),),
        (Line(GOOD, "supplier", -2), Line(GOOD, "counter", 1)),
        (Line(GOOD, "supplier", -1), Line(SHORT, "counter", 1)),
        (Line(GOOD, "counter", -1), Line(GOOD, "counter", 1)),
        (Line(GOOD, "supplier", 0), Line(GOOD, "counter", 0)),
        (Line(GOOD, "supplier", -(10**18)), Line(GOOD, "counter", 10**18)),
        (Line(GOOD, "supplier", -1.5), Line(GOOD, "counter", 1.5)),  # type: ignore[arg-type]
        (Line(GOOD, "supplier", -True), Line(GOOD, "counter", True)),
        (Line("nobody", "supplier", -1), Line("nobody", "counter", 1)),
        (Line(GOOD, "nowhere", -1), Line(GOOD, "counter", 1)),
    ],
)
def test_what_is_no_posting_is_a_fault_of_the_program(book: Book, lines: tuple[Line, ...]) -> None:
    with pytest.raises(ValueError, match=r"posting|amount"):
        book.post(replace(book.move(1, "supplier", "counter"), lines=lines))
    assert rows(book) == [0, 0, 0]


def test_a_day_that_is_not_that_of_the_moment_is_a_fault_of_the_program(book: Book) -> None:
    with pytest.raises(ValueError, match="day"):
        book.post(replace(book.move(1, "supplier", "counter"), day="2026-11-20"))


def test_an_id_is_posted_once(book: Book) -> None:
    received = book.move(1, "supplier", "counter")
    book.post(received)
    with pytest.raises(ValueError, match=received.posting_id):
        book.post(received)
    assert book.has("counter") == 1


def test_books_do_not_mix(book: Book) -> None:
    with book.unit() as unit:
        ledger.open_account(unit.connection, Account("drawer", "cash", "drawer", holds=True, serves=False))
    posting = book.move(1, "supplier", "counter")
    with pytest.raises(ValueError, match="ledger-book"):
        book.post(replace(posting, lines=(Line(GOOD, "supplier", -1), Line(GOOD, "drawer", 1))))
    with pytest.raises(ValueError, match="ledger-book"):
        book.post(replace(posting, book="cash"))


# Opening


def test_opening_twice_is_opening_once(book: Book) -> None:
    book.stop(GOOD, "hold")
    book.open(short_until="2026-11-23")

    with book.store.readers.connect() as connection:
        assert ledger.commodity(connection, GOOD) == Commodity(GOOD, BOOK, None, "hold")
        assert ledger.account(connection, "expired") == Account("expired", BOOK, "expired", holds=True, serves=False)
        assert ledger.account(connection, "elsewhere") is None


def test_an_id_cannot_come_to_mean_something_else(book: Book) -> None:
    with book.unit() as unit:
        for other in (Commodity(GOOD, BOOK, "2027-01-01"), Commodity(GOOD, "cash"), Commodity(SHORT, BOOK)):
            with pytest.raises(ValueError, match="another"):
                ledger.open_commodity(unit.connection, other)
        with pytest.raises(ValueError, match="another"):
            ledger.open_account(unit.connection, Account("store", BOOK, "store", holds=False, serves=True))
        with pytest.raises(ValueError, match="no commodity"):
            ledger.stop(unit.connection, "nobody", "hold")
