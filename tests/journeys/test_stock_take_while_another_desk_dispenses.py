"""The shelf is counted at one desk while another gives out from it; the book ends at what lies on the shelf."""

from pathlib import Path

import pytest

from desk.core.errors import Refused
from desk.plugins.pharmacy.rules.counting import LEAVE, VarianceReport
from tests.support.cloud import Cloud, one_database
from tests.support.pharmacies import (
    AMOXICILLIN,
    LOSS,
    PARACETAMOL,
    Dispensary,
    all_three_agree,
    prescribe,
    settle,
)  # fmt: skip


def begun(cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path) -> tuple[str, list[str]]:
    """A hundred on the shelf, known to both, and three prescriptions; the batch and the prescriptions."""
    a, b = desks
    batch = a.receive(100)
    patients = [a.patient(f"Patient {letter}")[0] for letter in "XYZ"]
    settle(a, b)
    facility_id = a.house.cycle.home.facility_id
    made = [prescribe(cloud, facility_id, tmp_path, one, (AMOXICILLIN, 50)) for one in patients]
    settle(a, b)
    return batch, made


def finalise(one: Dispensary, count_id: str) -> VarianceReport:
    return one.pharmacy.counts.finalise(one.house.actor, count_id, one.sign(), LEAVE)


def test_what_goes_out_before_and_after_the_counting_counts_rightly(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch, (first, second, _) = begun(cloud, desks, tmp_path)
    count = a.pharmacy.counts.begin(a.house.actor, a.account("counter"))
    b.give(first, batch, 5)  # 95 lie there, and three of them are lost
    a.pharmacy.counts.count(a.house.actor, count, batch, "92")
    b.give(second, batch, 10)  # 82 lie there
    settle(b, a)  # the storekeeper hears of both before signing
    report = finalise(a, count)
    line = report.lines[0]
    assert (line.counted, line.expected, line.variance) == (92, 95, -3)
    settle(a, b)
    assert a.balance(batch) == 82
    assert a.balance(batch, LOSS) == 3
    assert a.flagged() == b.flagged() == []
    all_three_agree(cloud, a, b)
    for one in desks:
        again = one.pharmacy.counts.report(one.house.actor, count)
        assert [(found.counted, found.expected, found.variance) for found in again.lines] == [(92, 95, -3)]


@one_database
def test_what_had_gone_out_before_the_counting_and_arrives_late_is_flagged(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch, (first, second, _) = begun(cloud, desks, tmp_path)
    b.give(first, batch, 5)  # nobody has heard of it: 95 lie there
    count = a.pharmacy.counts.begin(a.house.actor, a.account("counter"))
    a.pharmacy.counts.count(a.house.actor, count, batch, "95")
    b.give(second, batch, 10)  # 85 lie there
    assert finalise(a, count).lines[0].variance == -5
    settle(a, b)
    assert a.balance(batch) == 80, "the five count twice"
    assert a.flagged() == [("late", 5)], "and that is said; the ten of afterwards are right"
    all_three_agree(cloud, a, b)
    a.adjust(batch, "+5", "counted and given out: seen twice")
    late = a.pharmacy.stock.discrepancies(a.house.actor)[0]
    a.pharmacy.stock.settle(a.house.actor, late.discrepancy_id, "adjusted")
    settle(a, b)
    assert (a.balance(batch), a.flagged()) == (85, [])
    all_three_agree(cloud, a, b)


@one_database
def test_a_batch_that_the_book_did_not_know_is_counted_and_given_out_elsewhere(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch, (first, *_) = begun(cloud, desks, tmp_path)
    found = a.pharmacy.stock.batch(a.house.actor, batch)
    assert found is not None
    count = a.pharmacy.counts.begin(a.house.actor, a.account("counter"))
    with pytest.raises(Refused):
        a.pharmacy.counts.begin(a.house.actor, a.account("counter"))
    a.pharmacy.counts.count(a.house.actor, count, batch, "100")
    new = a.pharmacy.counts.add(a.house.actor, count, found[0].item_id, "B2", "31-12-2030", "7")
    finalise(a, count)
    settle(a, b)
    assert b.balance(new) == 7
    b.dispense(first)  # by expiry: the seven first
    settle(b, a)
    assert (a.balance(new), a.balance(batch)) == (0, 57)
    all_three_agree(cloud, a, b)


@one_database
def test_a_long_stock_take_travels_in_parts(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batches = [a.receive(10, code=PARACETAMOL, lot=f"L{n}") for n in range(120)]
    count = a.pharmacy.counts.begin(a.house.actor, a.account("counter"))
    for n, batch in enumerate(batches):
        a.pharmacy.counts.count(a.house.actor, count, batch, "9" if n % 10 == 0 else "10")
    finalise(a, count)
    settle(a, b)
    report = b.pharmacy.counts.report(b.house.actor, count)
    assert (len(report.lines), report.right, report.differing) == (120, 108, 12)
    all_three_agree(cloud, a, b)
