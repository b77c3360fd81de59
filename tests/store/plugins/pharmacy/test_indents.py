"""Indents: asked, approved, issued first what expires first, received; less of anything says why."""

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.plugins.pharmacy.rules.indents import (
    APPROVED,
    BACK,
    CANCELLED,
    ISSUED,
    LOST,
    RECEIVED,
    REFUSED,
    Arrived,
    AskedLine,
    Indent,
    IndentDraft,
    IndentLine,
    IssuedPart,
)  # fmt: skip
from desk.plugins.pharmacy.rules.items import LOSS, QUARANTINE, TRANSIT
from desk.plugins.pharmacy.rules.moves import RECEIPT
from desk.plugins.pharmacy.rules.stock import RECALL, ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.service.indents import IndentService
from desk.security.permissions import PHARMACIST, STOREKEEPER
from desk.store.ledger import Overdrawn, Unusable
from tests.support.pharmacy import Pharmacy

LOTS = ("P200", "A77")


@pytest.fixture
def indents(pharmacy: Pharmacy) -> IndentService:
    return IndentService(pharmacy.desk.store, pharmacy.settings)


def ask(pharmacy: Pharmacy, indents: IndentService, *quantities: str) -> str:
    lines = tuple(
        AskedLine(pharmacy.items[lot], quantity)
        for lot, quantity in zip(LOTS, quantities or ("100", "50"), strict=False)
    )
    return indents.raise_(pharmacy.actor(PHARMACIST), IndentDraft(pharmacy.store, pharmacy.counter, lines))


def look(pharmacy: Pharmacy, indents: IndentService, indent_id: str) -> tuple[Indent, dict[str, IndentLine]]:
    found = indents.one(pharmacy.actor(), indent_id)
    by_item = {line.item_id: line for line in found.lines}
    return found, {lot: by_item[pharmacy.items[lot]] for lot in LOTS if pharmacy.items[lot] in by_item}


def approved(pharmacy: Pharmacy, indents: IndentService, *quantities: str) -> tuple[str, dict[str, IndentLine]]:
    """An indent approved as asked."""
    indent_id = ask(pharmacy, indents, *quantities)
    _, lines = look(pharmacy, indents, indent_id)
    indents.approve(pharmacy.actor(), indent_id, {line.line_id: str(line.asked) for line in lines.values()})
    return indent_id, lines


def part(pharmacy: Pharmacy, line: IndentLine, lot: str, quantity: str) -> IssuedPart:
    return IssuedPart(line.line_id, pharmacy.batches[lot], quantity)


def issued(pharmacy: Pharmacy, indents: IndentService) -> tuple[str, dict[str, IndentLine]]:
    """A hundred of P200 and fifty of A77 on the way."""
    indent_id, lines = approved(pharmacy, indents)
    parts = [part(pharmacy, lines[lot], lot, str(lines[lot].asked)) for lot in LOTS]
    indents.issue(pharmacy.actor(), indent_id, parts)
    return indent_id, lines


def states(pharmacy: Pharmacy, indents: IndentService, indent_id: str) -> list[str]:
    _, lines = look(pharmacy, indents, indent_id)
    return [line.status for line in lines.values()]


def test_an_indent_runs_from_asking_to_the_shelf(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id, _ = issued(pharmacy, indents)
    assert states(pharmacy, indents, indent_id) == [ISSUED, ISSUED]
    assert (pharmacy.balance("P200", pharmacy.store), pharmacy.balance("P200", pharmacy.account(TRANSIT))) == (900, 100)
    on_the_way = indents.travelling(pharmacy.actor(), indent_id)
    assert sorted(one.quantity for one in on_the_way) == [50, 100]
    told = [Arrived(one.line_id, one.batch_id, str(one.quantity)) for one in on_the_way]
    indents.receive(pharmacy.actor(PHARMACIST), indent_id, told)
    assert states(pharmacy, indents, indent_id) == [RECEIVED, RECEIVED]
    assert (pharmacy.balance("P200", pharmacy.counter), pharmacy.balance("P200", pharmacy.account(TRANSIT))) == (200, 0)
    assert indents.travelling(pharmacy.actor(), indent_id) == ()
    assert indents.open(pharmacy.actor()) == ()
    assert [one.indent_id for one in indents.recent(pharmacy.actor())] == [indent_id]


def test_its_number_names_desk_and_financial_year(pharmacy: Pharmacy, indents: IndentService) -> None:
    numbers = [look(pharmacy, indents, ask(pharmacy, indents))[0].number for _ in range(2)]
    assert numbers == ["IND-A-2026-27-001", "IND-A-2026-27-002"]
    pharmacy.desk.clock.forward(days=130)
    assert look(pharmacy, indents, ask(pharmacy, indents))[0].number == "IND-A-2027-28-001"


@pytest.mark.parametrize("quantity", ["0", "-1", "1000000000000", "1.5", ""])
def test_a_quantity_that_is_none_is_refused_at_its_line(
    pharmacy: Pharmacy, indents: IndentService, quantity: str
) -> None:
    with pytest.raises(Refused) as refused:
        ask(pharmacy, indents, "10", quantity)
    assert refused.value.field == "lines.1.quantity"
    assert indents.recent(pharmacy.actor()) == ()


def test_a_place_does_not_ask_itself_nor_twice_for_one_medicine(pharmacy: Pharmacy, indents: IndentService) -> None:
    line = AskedLine(pharmacy.items["P200"], "1")
    for draft, field in (
        (IndentDraft(pharmacy.store, pharmacy.store, (line,)), "source"),
        (IndentDraft(pharmacy.store, pharmacy.counter, (line, line)), "lines.1.item_id"),
        (IndentDraft(pharmacy.store, pharmacy.counter, ()), "lines"),
        (IndentDraft(pharmacy.account(LOSS), pharmacy.counter, (line,)), "source"),
    ):
        with pytest.raises(Refused) as refused:
            indents.raise_(pharmacy.actor(), draft)
        assert refused.value.field == field


def test_less_is_approved_with_a_reason_and_nothing_refuses_the_line(
    pharmacy: Pharmacy, indents: IndentService
) -> None:
    indent_id = ask(pharmacy, indents)
    _, lines = look(pharmacy, indents, indent_id)
    less = {lines["P200"].line_id: "60", lines["A77"].line_id: "0"}
    with pytest.raises(Refused) as refused:
        indents.approve(pharmacy.actor(), indent_id, less)
    assert refused.value.field == "reason"
    with pytest.raises(Refused) as refused:
        indents.approve(pharmacy.actor(), indent_id, {lines["P200"].line_id: "101"})
    assert refused.value.field == f"lines.{lines['P200'].line_id}.quantity"
    indents.approve(pharmacy.actor(), indent_id, less, "only 60 this week")
    _, lines = look(pharmacy, indents, indent_id)
    assert (lines["P200"].status, lines["P200"].approved, lines["P200"].shortage) == (APPROVED, 60, "only 60 this week")
    assert (lines["A77"].status, lines["A77"].approved) == (REFUSED, 0)


def test_a_line_goes_one_way(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id, lines = approved(pharmacy, indents)
    with pytest.raises(Refused):
        indents.approve(pharmacy.actor(), indent_id, {lines["P200"].line_id: "1"}, "less")
    with pytest.raises(Refused):
        indents.refuse(pharmacy.actor(), indent_id, "too late")
    indents.cancel(pharmacy.actor(), indent_id, "not needed")
    assert states(pharmacy, indents, indent_id) == [CANCELLED, CANCELLED]
    with pytest.raises(Refused):
        indents.issue(pharmacy.actor(), indent_id, [part(pharmacy, lines["P200"], "P200", "1")])


def test_an_indent_is_refused_whole_with_a_reason(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id = ask(pharmacy, indents)
    with pytest.raises(Refused) as refused:
        indents.refuse(pharmacy.actor(), indent_id, " ")
    assert refused.value.field == "reason"
    indents.refuse(pharmacy.actor(), indent_id, "stock-take today")
    assert states(pharmacy, indents, indent_id) == [REFUSED, REFUSED]


def test_rights_are_those_of_the_steps(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id, lines = approved(pharmacy, indents)
    with pytest.raises(NotAllowed):
        indents.approve(pharmacy.actor(PHARMACIST), indent_id, {})
    with pytest.raises(NotAllowed):
        indents.issue(pharmacy.actor(PHARMACIST), indent_id, [part(pharmacy, lines["P200"], "P200", "1")])
    with pytest.raises(NotAllowed):
        indents.raise_(pharmacy.actor("clerk"), IndentDraft(pharmacy.store, pharmacy.counter, ()))


def test_what_expires_first_is_proposed_and_passing_it_over_says_why(
    pharmacy: Pharmacy, indents: IndentService
) -> None:
    early = ReceiptLine(pharmacy.items["P200"], "EARLY", "05/2027", "30")
    pharmacy.stock.receive(pharmacy.actor(), ReceiptDraft(RECEIPT, pharmacy.store, "Pharma", "", (early,)))
    (lying,) = pharmacy.stock.board(pharmacy.actor(), pharmacy.store, "EARLY")
    indent_id, lines = approved(pharmacy, indents, "100")
    line = lines["P200"]
    proposed = indents.proposal(pharmacy.actor(), indent_id)[line.line_id]
    assert [(one.batch_id, one.quantity) for one in proposed] == [
        (lying.batch_id, 30), (pharmacy.batches["P200"], 70),
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        indents.issue(pharmacy.actor(), indent_id, [part(pharmacy, line, "P200", "100")])
    assert refused.value.field == "later_reason"
    indents.issue(pharmacy.actor(), indent_id, [part(pharmacy, line, "P200", "100")], later_reason="camp in May")
    assert states(pharmacy, indents, indent_id) == [ISSUED]


def test_a_part_leaves_the_rest_open_until_it_is_closed_short(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id, lines = approved(pharmacy, indents)
    line = lines["P200"]
    indents.issue(pharmacy.actor(), indent_id, [part(pharmacy, line, "P200", "40")])
    with pytest.raises(Refused) as refused:
        indents.issue(pharmacy.actor(), indent_id, [part(pharmacy, line, "P200", "61")])
    assert refused.value.field == "parts.0.quantity"
    _, now = look(pharmacy, indents, indent_id)
    assert (now["P200"].status, now["P200"].issued) == (APPROVED, 40)
    indents.issue(
        pharmacy.actor(), indent_id, [part(pharmacy, line, "P200", "10")],
        {line.line_id: "shelf is low", lines["A77"].line_id: "none left"},
    )  # fmt: skip
    _, now = look(pharmacy, indents, indent_id)
    assert (now["P200"].status, now["P200"].issued, now["P200"].shortage) == (ISSUED, 50, "shelf is low")
    assert (now["A77"].status, now["A77"].issued, now["A77"].shortage) == (REFUSED, 0, "none left")


def test_a_batch_of_another_medicine_or_more_than_there_is_is_refused(
    pharmacy: Pharmacy, indents: IndentService
) -> None:
    indent_id, lines = approved(pharmacy, indents, "2000")
    with pytest.raises(Refused) as refused:
        indents.issue(pharmacy.actor(), indent_id, [part(pharmacy, lines["P200"], "A77", "1")])
    assert refused.value.field == "parts.0.batch_id"
    with pytest.raises(Overdrawn) as short:
        indents.issue(pharmacy.actor(), indent_id, [part(pharmacy, lines["P200"], "P200", "1001")], later_reason="all")
    assert short.value.field == "parts.0.quantity"
    assert states(pharmacy, indents, indent_id) == [APPROVED]


def test_what_may_not_be_used_is_not_issued(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id, lines = approved(pharmacy, indents)
    pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["P200"], None, RECALL, "letter")
    assert indents.proposal(pharmacy.actor(), indent_id)[lines["P200"].line_id] == ()
    with pytest.raises(Unusable):
        indents.issue(
            pharmacy.actor(), indent_id, [part(pharmacy, lines["P200"], "P200", "1")], later_reason="urgent"
        )


def test_what_did_not_arrive_stays_on_the_way_goes_back_or_is_lost(
    pharmacy: Pharmacy, indents: IndentService
) -> None:
    indent_id, lines = issued(pharmacy, indents)
    line, batch = lines["P200"].line_id, pharmacy.batches["P200"]
    indents.receive(pharmacy.actor(), indent_id, [Arrived(line, batch, "60")])
    assert states(pharmacy, indents, indent_id)[0] == ISSUED
    with pytest.raises(Refused) as refused:
        indents.receive(pharmacy.actor(), indent_id, [Arrived(line, batch, "10", BACK)])
    assert refused.value.field == "parts.0.reason"
    indents.receive(pharmacy.actor(), indent_id, [Arrived(line, batch, "35", BACK, "five were never packed")])
    assert states(pharmacy, indents, indent_id)[0] == RECEIVED
    _, now = look(pharmacy, indents, indent_id)
    assert (now["P200"].issued, now["P200"].received) == (100, 95)
    assert (pharmacy.balance("P200", pharmacy.counter), pharmacy.balance("P200", pharmacy.store)) == (195, 905)
    line, batch = lines["A77"].line_id, pharmacy.batches["A77"]
    lost = [Arrived(line, batch, "48", LOST, "two were crushed")]
    with pytest.raises(NotAllowed):
        indents.receive(pharmacy.actor(PHARMACIST), indent_id, lost)
    indents.receive(pharmacy.actor(STOREKEEPER), indent_id, lost)
    assert pharmacy.balance("A77", pharmacy.account(LOSS)) == 2
    assert states(pharmacy, indents, indent_id) == [RECEIVED, RECEIVED]


def test_no_more_arrives_than_was_sent_and_not_twice(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id, lines = issued(pharmacy, indents)
    line, batch = lines["P200"].line_id, pharmacy.batches["P200"]
    with pytest.raises(Refused) as refused:
        indents.receive(pharmacy.actor(), indent_id, [Arrived(line, batch, "101")])
    assert refused.value.field == "parts.0.quantity"
    indents.receive(pharmacy.actor(), indent_id, [Arrived(line, batch, "100")])
    with pytest.raises(Refused):
        indents.receive(pharmacy.actor(), indent_id, [Arrived(line, batch, "100")])
    assert pharmacy.balance("P200", pharmacy.counter) == 200


def test_what_was_recalled_on_the_way_arrives_in_quarantine(pharmacy: Pharmacy, indents: IndentService) -> None:
    indent_id, lines = issued(pharmacy, indents)
    pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["P200"], None, RECALL, "letter")
    indents.receive(
        pharmacy.actor(), indent_id, [Arrived(lines["P200"].line_id, pharmacy.batches["P200"], "100")]
    )
    assert pharmacy.balance("P200", pharmacy.account(QUARANTINE)) == 100
    assert states(pharmacy, indents, indent_id)[0] == RECEIVED


def test_what_is_on_order_is_not_asked_for_again(pharmacy: Pharmacy, indents: IndentService) -> None:
    pharmacy.stock.set_minimum(pharmacy.actor(), pharmacy.counter, pharmacy.items["A77"], "200")

    def suggested() -> dict[str, tuple[int, int]]:
        return {
            one.code: (one.on_order, one.suggested)
            for one in pharmacy.stock.low(pharmacy.actor(), pharmacy.counter)
        }

    assert suggested() == {"AMOX-CAP-500": (0, 140)}
    indent_id, lines = issued(pharmacy, indents)
    assert suggested() == {"AMOX-CAP-500": (50, 90)}
    indents.receive(pharmacy.actor(), indent_id, [Arrived(lines["A77"].line_id, pharmacy.batches["A77"], "50")])
    assert suggested() == {"AMOX-CAP-500": (0, 90)}


def test_each_line_travels_before_what_moves_for_it(pharmacy: Pharmacy, indents: IndentService) -> None:
    before = len(pharmacy.desk.sent())
    _, lines = issued(pharmacy, indents)
    kinds = [one["resourceType"] for one in pharmacy.desk.sent()[before:]]
    assert kinds == ["SupplyRequest"] * 6 + ["SupplyDelivery"] * 2
    moved = pharmacy.desk.sent("SupplyDelivery")[-2:]
    assert {one["basedOn"][0]["reference"] for one in moved} == {
        f"SupplyRequest/{line.line_id}" for line in lines.values()
    }
    assert [one["status"] for one in pharmacy.desk.sent("SupplyRequest")[:4]] == ["draft", "draft", "active", "active"]


def test_an_indent_is_raised_once_however_often_enter_is_pressed(pharmacy: Pharmacy, indents: IndentService) -> None:
    draft = IndentDraft(pharmacy.store, pharmacy.counter, (AskedLine(pharmacy.items["P200"], "10"),))
    actor = pharmacy.actor(intent="one-indent")
    assert len({indents.raise_(actor, draft) for _ in range(5)}) == 1
    assert len(indents.open(pharmacy.actor(), pharmacy.counter)) == 1
