"""What expires first goes first; a later batch is noticed; nothing is ever allocated that is not there."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from desk.plugins.pharmacy.rules.allocation import passed_over, propose
from desk.plugins.pharmacy.rules.dispensing import BatchStock, Part


def batch(name: str, expires: str | None, quantity: int) -> BatchStock:
    return BatchStock(name, "item", name, expires, quantity)


A, B, C = batch("a", "2027-01-31", 5), batch("b", "2027-06-30", 10), batch("c", None, 20)


def test_what_expires_first_goes_first_and_what_never_expires_last() -> None:
    assert propose([A, B, C], 3) == (Part("a", 3),)
    assert propose([A, B, C], 17) == (Part("a", 5), Part("b", 10), Part("c", 2))
    assert propose([A, B, C], 100) == (Part("a", 5), Part("b", 10), Part("c", 20))
    assert propose([A, B, C], 0) == propose([], 5) == ()


def test_what_another_line_takes_is_not_given_twice() -> None:
    assert propose([A, B, C], 6, {"a": 4, "b": 10}) == (Part("a", 1), Part("c", 5))


def test_a_later_batch_is_noticed_while_an_earlier_one_is_left() -> None:
    assert passed_over([A, B, C], [Part("b", 1)]) == A
    assert passed_over([A, B, C], [Part("a", 4), Part("c", 1)]) == A
    assert passed_over([A, B, C], [Part("a", 5), Part("c", 1)]) == B
    assert passed_over([A, B, C], [Part("a", 5), Part("b", 10), Part("c", 1)]) is None
    assert passed_over([A, B, C], [Part("b", 1)], {"a": 5}) is None


def test_two_lots_of_one_expiry_are_as_good_as_each_other() -> None:
    twin = batch("twin", A.expires, 5)
    assert passed_over([A, twin], [Part("twin", 2)]) is None


@given(
    st.lists(st.tuples(st.sampled_from([None, "2027-01-31", "2027-06-30", "2028-01-31"]), st.integers(1, 50))),
    st.integers(0, 200), st.dictionaries(st.integers(0, 5), st.integers(0, 60)),
)  # fmt: skip
def test_a_proposal_is_all_there_is_and_passes_nothing_over(
    made: list[tuple[str | None, int]], wanted: int, taken_of: dict[int, int]
) -> None:
    shelf = [batch(str(n), expires, quantity) for n, (expires, quantity) in enumerate(made)]
    shelf.sort(key=lambda one: (one.expires is None, one.expires or "", one.lot))
    taken = {str(n): quantity for n, quantity in taken_of.items()}
    parts = propose(shelf, wanted, taken)
    there = {one.batch_id: max(0, one.quantity - taken.get(one.batch_id, 0)) for one in shelf}
    assert sum(part.quantity for part in parts) == min(wanted, sum(there.values()))
    assert all(0 < part.quantity <= there[part.batch_id] for part in parts)
    assert max(Counter(part.batch_id for part in parts).values(), default=1) == 1
    assert passed_over(shelf, parts, taken) is None
