"""A duplicate says what the first paper said, and that its bill was cancelled since."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.plugins.billing.plugin import MANIFEST
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.receipt_paper import ReceiptPaper
from desk.security.authorize import Actor
from tests.support.billing import Counter, make_counter


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = make_counter(tmp_path)
    made.context.services.prints.papers = {paper.kind: paper for paper in MANIFEST.papers}
    yield made
    made.store.close()


def printer(counter: Counter) -> Actor:
    """Asha with the rights of the house, as somebody at a counter has them."""
    asha = counter.asha
    return replace(asha, permissions=asha.permissions | counter.desk.actor().permissions)


def duplicate(counter: Counter, job_id: str) -> ReceiptPaper:
    prints, me = counter.context.services.prints, printer(counter)
    again = prints.job(me, prints.reprint(me, job_id, "lost"))
    assert again is not None and again.copy_number > 0
    return forms.read(again.body)


def settled(counter: Counter) -> tuple[str, str]:
    """A bill that was paid and whose paper came out: its id, and the job's."""
    counter.add()
    issued = counter.billing.settling.settle(counter.asha, replace(counter.draft(), paper="80mm"))
    assert issued.job_id is not None
    counter.context.services.prints.sent(printer(counter), issued.job_id, "roll")
    return issued.bill_id, issued.job_id


def test_a_duplicate_of_what_stands_says_what_the_first_one_said(counter: Counter) -> None:
    _, job_id = settled(counter)
    first = counter.context.services.prints.job(printer(counter), job_id)
    assert first is not None
    assert duplicate(counter, job_id) == forms.read(first.body)


def test_a_duplicate_of_what_was_cancelled_says_by_what_and_why(counter: Counter) -> None:
    bill_id, job_id = settled(counter)
    counter.desk.clock.ms += 1_000
    counter.billing.correcting.cancel(counter.asha, bill_id, "Wrong patient")
    mark = duplicate(counter, job_id).cancelled
    assert mark is not None and mark.reason == "Wrong patient" and mark.at == counter.desk.clock.ms
    assert mark.number.split("-")[1][0] in "CF"
    first = counter.context.services.prints.job(printer(counter), job_id)
    assert first is not None and forms.read(first.body).cancelled is None, "the first paper stays as it was"


def test_a_bill_of_which_a_part_went_back_is_not_called_cancelled(counter: Counter) -> None:
    counter.add(quantity=2)
    issued = counter.billing.settling.settle(counter.asha, replace(counter.draft(), paper="80mm"))
    assert issued.job_id is not None
    counter.context.services.prints.sent(printer(counter), issued.job_id, "roll")
    assert duplicate(counter, issued.job_id).cancelled is None


def test_a_session_without_the_right_prints_no_receipt_again(counter: Counter) -> None:
    _, job_id = settled(counter)
    prints = counter.context.services.prints
    clerk = replace(counter.desk.actor(), permissions=counter.desk.actor().permissions - counter.asha.permissions
                    | frozenset({"print.send", "print.read"}))  # fmt: skip
    with pytest.raises(NotAllowed):
        prints.reprint(clerk, job_id, "lost")
    with pytest.raises(NotAllowed):
        prints.cancel(clerk, job_id)
    assert job_id not in {one.job_id for one in prints.recent(clerk)}


def test_a_paper_that_came_out_is_never_the_first_one_again(counter: Counter) -> None:
    """Who says that the printer did not take it gets no second original."""
    _, job_id = settled(counter)
    prints, me = counter.context.services.prints, printer(counter)
    with pytest.raises(Refused):
        prints.failed(me, job_id, "jam")
    with pytest.raises(Refused):
        prints.again(me, job_id)
    with pytest.raises(Refused):
        prints.cancel(me, job_id)
    copies = [prints.job(me, prints.reprint(me, job_id, "lost")) for _ in range(3)]
    assert [one.copy_number for one in copies if one] == [1, 2, 3]
