"""The counter asks the store: raised at one desk, approved and issued at another, received at the first."""

from pathlib import Path

from desk.plugins.pharmacy.rules.indents import Arrived, AskedLine, IndentDraft, IssuedPart
from desk.plugins.pharmacy.rules.items import item_id
from tests.support.cloud import Cloud, one_database
from tests.support.pharmacies import (
    AMOXICILLIN,
    COUNTER,
    PARACETAMOL,
    STORE,
    TRANSIT,
    Dispensary,
    all_three_agree,
    dispensary,
    settle,
)  # fmt: skip


def asked(counter: Dispensary, **quantities: int) -> str:
    """An indent of the counter's; its id."""
    codes = {"amoxicillin": AMOXICILLIN, "paracetamol": PARACETAMOL}
    lines = tuple(AskedLine(item_id(codes[name]), str(quantity)) for name, quantity in quantities.items())
    draft = IndentDraft(counter.account(STORE), counter.account(COUNTER), lines, "for Monday")
    return counter.pharmacy.indents.raise_(counter.house.actor, draft)


def test_an_indent_goes_its_whole_way_between_two_desks(cloud: Cloud, desks: tuple[Dispensary, Dispensary]) -> None:
    counter, store = desks
    batch = store.receive(500, STORE)
    indent = asked(counter, amoxicillin=200, paracetamol=50)
    settle(counter, store)
    first, second = store.pharmacy.indents.one(store.house.actor, indent).lines
    store.pharmacy.indents.approve(
        store.house.actor, indent, {first.line_id: "150", second.line_id: "0"}, "little left"
    )
    parts = [IssuedPart(first.line_id, batch, "120")]
    store.pharmacy.indents.issue(store.house.actor, indent, parts, {first.line_id: "the rest is for the wards"})
    settle(store, counter)
    assert (counter.balance(batch, STORE), counter.balance(batch, TRANSIT), counter.balance(batch)) == (380, 120, 0)
    counter.pharmacy.indents.receive(counter.house.actor, indent, [Arrived(first.line_id, batch, "120")])
    settle(counter, store)
    for one in desks:
        assert (one.balance(batch, TRANSIT), one.balance(batch)) == (0, 120)
        lines = {line.item_id: line for line in one.pharmacy.indents.one(one.house.actor, indent).lines}
        whole = lines[item_id(AMOXICILLIN)]
        assert (whole.status, whole.approved, whole.issued, whole.received) == ("received", 150, 120, 120)
        assert lines[item_id(PARACETAMOL)].status == "refused"
    all_three_agree(cloud, counter, store)


@one_database
def test_goods_that_arrive_before_anybody_here_heard_of_their_issue(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    counter, store = desks
    batch = store.receive(500, STORE)
    indent = asked(counter, amoxicillin=100)
    settle(counter, store)
    line = store.pharmacy.indents.one(store.house.actor, indent).lines[0]
    store.pharmacy.indents.approve(store.house.actor, indent, {line.line_id: "100"})
    store.pharmacy.indents.issue(store.house.actor, indent, [IssuedPart(line.line_id, batch, "100")])
    settle(store, counter)
    counter.pharmacy.indents.receive(counter.house.actor, indent, [Arrived(line.line_id, batch, "60")])
    settle(counter, store)
    with dispensary(tmp_path / "c", cloud, counter.house.cycle.home.facility_id) as third:
        assert third.book() == counter.book()
        assert third.balance(batch, TRANSIT) == 40
        assert third.flagged() == []
        here = third.pharmacy.indents.one(third.house.actor, indent)
        assert here == counter.pharmacy.indents.one(counter.house.actor, indent)


@one_database
def test_an_indent_that_is_cancelled_here_and_approved_there_is_cancelled(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary]
) -> None:
    counter, store = desks
    store.receive(500, STORE)
    indent = asked(counter, amoxicillin=100)
    settle(counter, store)
    line = store.pharmacy.indents.one(store.house.actor, indent).lines[0]
    store.pharmacy.indents.approve(store.house.actor, indent, {line.line_id: "100"})
    counter.pharmacy.indents.cancel(counter.house.actor, indent, "no longer needed")
    settle(store, counter)
    for one in desks:
        assert one.pharmacy.indents.one(one.house.actor, indent).lines[0].status == "cancelled"
    all_three_agree(cloud, counter, store)


@one_database
def test_two_desks_issue_the_same_line_and_both_are_seen(cloud: Cloud, desks: tuple[Dispensary, Dispensary]) -> None:
    counter, store = desks
    batch = store.receive(500, STORE)
    indent = asked(counter, amoxicillin=100)
    settle(counter, store)
    line = store.pharmacy.indents.one(store.house.actor, indent).lines[0]
    store.pharmacy.indents.approve(store.house.actor, indent, {line.line_id: "100"})
    settle(store, counter)
    for one in desks:
        one.pharmacy.indents.issue(one.house.actor, indent, [IssuedPart(line.line_id, batch, "100")])
    settle(store, counter)
    for one in desks:
        assert one.balance(batch, TRANSIT) == 200
        assert one.pharmacy.indents.one(one.house.actor, indent).lines[0].issued == 200
    all_three_agree(cloud, counter, store)
