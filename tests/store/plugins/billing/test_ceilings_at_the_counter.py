"""Ceilings of schemes where somebody pays: the screen foresees what the bill will say, and no bill goes over them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.billing import Counter, make_counter
from tests.support.schemes import example, give_schemes
from tests.support.tariff import cover


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A patient with DGEHS, which pays 100 rupees a visit and 150 a year, and 90 % of tests."""
    made = make_counter(tmp_path)
    ceilings = {"visit_paise": 10_000, "year_paise": 15_000, "shared_by": "person"}
    give_schemes(made.desk, example("dgehs", ceilings=ceilings))
    cover(made.desk, made.patient_id)
    yield made
    made.store.close()


def payers(counter: Counter, bill_id: str) -> int:
    """What schemes pay of a bill."""
    return sum(line.split.payers for line in counter.document(bill_id).lines)


def test_what_was_paid_for_a_visit_counts_on_the_screen_as_on_the_bill(counter: Counter) -> None:
    counter.add("ECG", visit_id=counter.visit_id)
    assert counter.due().payer_total == 9_000
    assert payers(counter, counter.settle().bill_id) == 9_000
    counter.add("ECG", visit_id=counter.visit_id)
    assert (counter.due().payer_total, counter.due().patient_total) == (1_000, 9_000)
    assert payers(counter, counter.settle().bill_id) == 1_000, "the sum that was shown is the one that is taken"
    counter.whole()


def test_two_visits_on_one_bill_do_not_go_over_the_year_together(counter: Counter) -> None:
    for visit_id in (counter.visit_id, counter.visit(again=True)):
        counter.add("ECG", visit_id=visit_id)
    charged = counter.due()
    assert charged.payer_total == 15_000 - used_by_the_second_visit(counter)
    counter.settle()
    assert paid_this_year(counter) == 15_000
    counter.add("ECG", visit_id=counter.visit(again=True))
    assert counter.due().payer_total == 0
    counter.whole()


def used_by_the_second_visit(counter: Counter) -> int:
    """What the opening of the second visit cost the scheme at once."""
    return paid_this_year(counter)


def paid_this_year(counter: Counter) -> int:
    """What the scheme paid, by all bills."""
    with counter.store.readers.connect() as connection:
        return int(connection.exec_driver_sql("SELECT coalesce(sum(paise), 0) FROM billing_part").scalar_one())
