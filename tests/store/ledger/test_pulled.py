"""Movements that happened at another desk: taken as they are, each once, in any order; what is wrong is told."""

from dataclasses import replace
from typing import Any

import pytest

from desk.store import ledger
from desk.store.ledger import Contradiction, Discrepancy, Line, day_of
from tests.support.book import DAY_MS, GOOD, SHORT, Book


def test_what_another_desk_did_is_taken_over(book: Book) -> None:
    received, given = book.move(10, "supplier", "counter"), book.move(4, "counter", "patient")

    assert book.pull(received, given) == ()
    assert (book.has("counter"), book.has("patient")) == (6, 4)
    assert book.proof() == ()


def test_the_same_again_is_nothing_also_our_own_coming_back(book: Book) -> None:
    received, given = book.move(10, "supplier", "counter"), book.move(4, "counter", "patient")
    book.post(received, given)

    assert book.pull(given, received, given) == ()
    assert book.pull(replace(received, lines=received.lines[::-1])) == ()
    assert (book.has("counter"), book.has("patient")) == (6, 4)
    with book.store.readers.connect() as connection:
        found = ledger.posted(connection, given.posting_id)
        assert found is not None
        assert found.origin == "local"


@pytest.mark.parametrize("change", ["kind", "by", "document", "reason", "at", "lines"])
def test_the_same_id_with_another_content_is_refused_and_nothing_of_its_page_stays(book: Book, change: str) -> None:
    received = book.move(10, "supplier", "counter")
    book.post(received)
    others: dict[str, Any] = {"at": received.at - 1, "lines": (Line(GOOD, "supplier", -9), Line(GOOD, "counter", 9))}

    with pytest.raises(Contradiction) as no:
        book.pull(book.move(1, "supplier", "store"), replace(received, **{change: others.get(change, "other")}))
    assert no.value.posting_id == received.posting_id
    assert (book.has("counter"), book.has("store")) == (10, 0)


def test_two_that_contradict_each_other_in_one_page(book: Book) -> None:
    received = book.move(10, "supplier", "counter")
    with pytest.raises(Contradiction):
        book.pull(received, replace(received, reason="other"))
    assert book.has("counter") == 0


def test_two_desks_that_together_overdraw_are_told_and_nothing_is_lost(book: Book) -> None:
    book.post(book.move(10, "supplier", "counter"), book.move(8, "counter", "patient"))
    theirs = book.move(7, "counter", "patient")

    said = book.pull(theirs)

    assert said == (Discrepancy("overdrawn", theirs.posting_id, "2026-11-22", GOOD, "counter", -5),)
    assert (book.has("counter"), book.has("patient")) == (-5, 15)
    assert book.proof() == ()
    with pytest.raises(ledger.Overdrawn) as no:
        book.post(book.move(1, "counter", "patient"))
    assert (no.value.has, str(no.value)) == (-5, "Not enough: 0 there, 1 wanted.")
    book.post(book.move(3, "loss", "counter"))  # found, though not all of it: it may still be put down
    book.post(book.move(2, "loss", "counter"))
    assert book.has("counter") == 0


def test_overdrawn_on_a_day_that_is_past_is_told_with_that_day(book: Book) -> None:
    book.post(book.move(5, "supplier", "counter", days_ago=4), book.move(5, "counter", "patient", days_ago=2))
    book.post(book.move(50, "supplier", "counter"))
    theirs = book.move(3, "counter", "patient", days_ago=3)

    (said,) = book.pull(theirs)

    assert (said.kind, said.day, said.amount) == ("overdrawn", day_of(book.clock.now_ms() - 2 * DAY_MS), -3)
    assert book.has("counter") == 47


def test_what_comes_before_its_receipt_settles_itself(book: Book) -> None:
    """A feed is applied by kinds: what was given out may come before what was received."""
    received, given = book.move(10, "supplier", "counter"), book.move(4, "counter", "patient")

    assert [one.kind for one in book.pull(given)] == ["overdrawn"]
    assert book.pull(received) == ()
    assert book.has("counter") == 6
    assert book.pull(book.move(6, "counter", "patient"), book.move(1, "supplier", "counter")) == ()


@pytest.mark.parametrize("why", ["expired", "recall"])
def test_what_was_used_elsewhere_though_it_might_not_is_told(book: Book, why: str) -> None:
    book.post(book.move(10, "supplier", "counter", SHORT))
    if why == "expired":
        book.clock.forward(days=2)
    else:
        book.stop(SHORT, why)
    theirs = book.move(3, "counter", "patient", SHORT)

    said = book.pull(theirs, book.move(1, "counter", "quarantine", SHORT))

    assert said == (Discrepancy("unusable", theirs.posting_id, theirs.day, SHORT, why=why),)
    assert book.has("counter", SHORT) == 6


def test_a_clock_that_runs_ahead_elsewhere_loses_nothing(book: Book) -> None:
    assert book.pull(book.move(10, "supplier", "counter", days_ago=-2)) == ()
    assert book.has("counter") == 10
    assert book.proof() == ()


def test_a_reversal_and_its_original_come_in_either_order(book: Book) -> None:
    given = book.move(4, "counter", "patient")
    book.pull(book.move(10, "supplier", "counter"))
    back = replace(book.move(4, "patient", "counter"), reverses=given.posting_id)

    assert book.pull(back) == ()
    assert book.has("counter") == 14
    assert book.pull(given) == ()
    assert book.has("counter") == 10
    with pytest.raises(ledger.AlreadyReversed):
        book.reverse(given)


def test_one_that_two_desks_take_back_is_told_and_both_stay(book: Book) -> None:
    given = book.move(4, "counter", "patient")
    book.post(book.move(10, "supplier", "counter"), given)
    book.reverse(given)
    theirs = replace(book.move(4, "patient", "counter"), reverses=given.posting_id)

    said = book.pull(theirs)

    assert said == (Discrepancy("reversed-twice", theirs.posting_id, theirs.day, why=given.posting_id),)
    assert (book.has("counter"), book.has("patient")) == (14, -4)


def test_a_reversal_that_is_not_exact_contradicts(book: Book) -> None:
    given = book.move(4, "counter", "patient")
    book.post(book.move(10, "supplier", "counter"), given)

    with pytest.raises(Contradiction):
        book.pull(replace(book.move(3, "patient", "counter"), reverses=given.posting_id))
    assert book.has("counter") == 6


@pytest.mark.parametrize("lines", [(), (Line(GOOD, "supplier", -1), Line(GOOD, "counter", 2))])
def test_what_is_no_posting_is_not_taken_over(book: Book, lines: tuple[Line, ...]) -> None:
    with pytest.raises(ValueError, match="posting"):
        book.pull(replace(book.move(1, "supplier", "counter"), lines=lines))
    with pytest.raises(ValueError, match="NOT NULL"):
        book.pull(book.move(1, "supplier", "counter", "a batch that nobody opened"))
    assert book.has("counter") == 0
