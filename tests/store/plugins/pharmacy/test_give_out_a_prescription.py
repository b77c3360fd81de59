"""A prescription is planned by first expiry and given out once, in part, or in another medicine's place."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from desk.core.errors import NotAllowed, Refused
from desk.core.facts import Fact, MedicineDispensed, MedicineLine
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.dispensing import GivenLine, Part
from desk.plugins.pharmacy.rules.items import PATIENT, item_id
from desk.plugins.pharmacy.rules.prescribing import DONE, PART
from desk.plugins.pharmacy.rules.stock import HOLD, RECALL
from desk.plugins.pharmacy.tables import DispenseLineRow, RequestRow
from tests.support.pharmacy import (
    AMOXICILLIN,
    IBUPROFEN,
    METFORMIN,
    ORS,
    PARACETAMOL,
    PARACETAMOL_650,
)
from tests.support.pharmacy_counter import Counter, changed, ledger_agrees


def test_all_lines_are_allocated_from_what_expires_first(counter: Counter) -> None:
    plan = counter.plan()
    lots = [[(b.lot, b.near_expiry) for b in line.batches] for line in plan.lines]
    assert lots == [[("P100", True), ("P200", False)], [("A77", False)], [("O3", False)]]
    assert [[part.quantity for part in line.parts] for line in plan.lines] == [[15], [10], [3]]
    assert [line.short for line in plan.lines] == [0, 0, 0]
    assert plan.account_id == counter.pharmacy.counter
    assert not any(line.warnings or line.needs_prescriber for line in plan.lines)
    assert (plan.language, plan.allergies) == ("hi", ())


def test_a_line_goes_over_several_batches_and_two_lines_share_a_shelf(counter: Counter) -> None:
    prescription_id = counter.typed((PARACETAMOL, "1 tds x30d", ""), (PARACETAMOL, "sos", "80"))
    first, second = counter.plan(prescription_id).lines
    assert [part.quantity for part in first.parts] == [40, 50]
    assert [part.quantity for part in second.parts] == [50]
    assert (first.short, second.short) == (0, 30)


def test_what_may_not_leave_is_never_proposed(counter: Counter) -> None:
    stock, batches = counter.pharmacy.stock, counter.pharmacy.batches
    hold = stock.hold(counter.me, item_id(PARACETAMOL), batches["P100"], HOLD, "complaint")
    assert [b.lot for b in counter.plan().lines[0].batches] == ["P200"]
    stock.release(counter.me, hold, "checked")
    stock.hold(counter.me, item_id(PARACETAMOL), batches["P200"], RECALL, "notice 12")
    assert [b.lot for b in counter.plan().lines[0].batches] == ["P100"]
    counter.pharmacy.desk.clock.forward(days=70)  # 31 January: the last day of P100
    assert [b.lot for b in counter.plan().lines[0].batches] == ["P100"]
    counter.pharmacy.desk.clock.forward(days=1)
    assert counter.plan().lines[0].batches == ()


def test_what_was_planned_is_checked_again_when_it_is_given(counter: Counter) -> None:
    draft = counter.draft()
    stock, batch = counter.pharmacy.stock, counter.pharmacy.batches["P100"]
    stock.hold(counter.me, item_id(PARACETAMOL), batch, HOLD, "complaint")
    assert counter.refusals(draft) == {"lines.0.batch": "This batch may not be given out here now."}
    assert counter.pharmacy.balance("P100", counter.pharmacy.counter) == 40


def test_given_once_it_stands_everywhere(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    given = counter.give(counter.draft())
    assert [pharmacy.balance(lot, pharmacy.counter) for lot in ("P100", "A77", "O3")] == [25, 50, 17]
    assert [pharmacy.balance(lot, pharmacy.account(PATIENT)) for lot in ("P100", "A77", "O3")] == [15, 10, 3]
    sent = pharmacy.desk.sent("MedicationDispense")
    assert [one["quantity"]["value"] for one in sent] == [15, 10, 3]
    assert {one["authorizingPrescription"][0]["reference"] for one in sent} == {
        f"MedicationRequest/{request}" for request in pharmacy.requests
    }
    assert pharmacy.desk.sent("SupplyDelivery")[-1]["type"]["coding"][1]["code"] == "opening"
    (fact,) = [fact for fact in counter.facts if isinstance(fact, MedicineDispensed)]
    assert (fact.fact_id, fact.prescription_id) == (given.dispense_id, pharmacy.prescription_id)
    line = fact.lines[0]
    assert isinstance(line, MedicineLine)
    assert (line.code, line.quantity, line.unit, line.mrp_paise) == (PARACETAMOL, 15, "tablet", 1500)
    assert line.line_id == sent[0]["id"] and line.batch_id == pharmacy.batches["P100"]
    (waiting,) = counter.service.waiting(counter.me)
    assert (waiting.state, waiting.open_lines) == (DONE, 0)
    assert ledger_agrees(pharmacy)


def test_enter_a_hundred_times_is_one_dispense(counter: Counter) -> None:
    actor, draft = counter.pharmacy.actor(intent=new_id()), counter.draft()
    assert len({counter.give(draft, actor).dispense_id for _ in range(100)}) == 1
    assert counter.pharmacy.balance("P100", counter.pharmacy.counter) == 25
    assert len(counter.rows(DispenseLineRow)) == 3


def test_what_another_desk_gave_meanwhile_is_said_at_its_line(counter: Counter) -> None:
    draft = counter.draft()
    counter.give(replace(draft, lines=draft.lines[1:2]))
    assert counter.refusals(draft) == {"lines.1": "This line was given out already."}
    assert counter.pharmacy.balance("P100", counter.pharmacy.counter) == 40


def test_a_part_is_given_and_the_rest_stays_open(counter: Counter) -> None:
    draft = changed(counter.draft(), 0, parts=(Part(counter.pharmacy.batches["P100"], 6),))
    counter.give(replace(draft, lines=draft.lines[:1]))
    (waiting,) = counter.service.waiting(counter.me)
    assert (waiting.state, waiting.open_lines) == (PART, 3)
    line = counter.plan().lines[0]
    assert (line.request.open, line.request.given, [part.quantity for part in line.parts]) == (9, 6, [9])
    assert not line.warnings  # the rest of the same line doubles nothing
    assert counter.rows(DispenseLineRow)[0].days == 2
    more = changed(counter.draft(), 0, parts=(Part(counter.pharmacy.batches["P100"], 10),))
    assert counter.refusals(more) == {"lines.0.quantity": "Only 9 of this line are still open."}
    counter.give(counter.draft())
    assert counter.service.waiting(counter.me)[0].state == DONE


@pytest.mark.parametrize(
    ("quantity", "sentence"),
    [(0, "1 or more"), (-1, "1 or more"), (16, "Only 15"), (10**12, "100000 is the most"), (1.5, "1 or more")],
)
def test_a_quantity_that_cannot_be_is_refused_at_its_line(counter: Counter, quantity: Any, sentence: str) -> None:
    draft = changed(counter.draft(), 0, parts=(Part(counter.pharmacy.batches["P100"], quantity),))
    refusals = counter.refusals(draft)
    assert set(refusals) == {"lines.0.quantity"} and sentence in refusals["lines.0.quantity"]
    assert counter.rows(DispenseLineRow) == []


def test_more_than_lies_there_is_refused_at_its_line(counter: Counter) -> None:
    prescription_id = counter.typed((ORS, "sos", "30"))
    draft = counter.draft(prescription_id)
    draft = changed(draft, 0, parts=(Part(counter.pharmacy.batches["O3"], 21),))
    assert counter.refusals(draft) == {"lines.0.quantity": "Of batch O3 only 20 are here."}
    twice = counter.typed((ORS, "sos", "15"), (ORS, "sos", "15"))
    both = changed(counter.draft(twice), 1, parts=(Part(counter.pharmacy.batches["O3"], 15),))
    assert counter.refusals(both)["lines.1.quantity"] == "Of batch O3 only 5 are here."


def test_a_quantity_typed_at_the_counter_is_allocated(counter: Counter) -> None:
    request = counter.pharmacy.requests[0]
    line = counter.service.allocate(counter.me, request, item_id(PARACETAMOL), "", "१२")
    assert [part.quantity for part in line.parts] == [12]
    for typed in ("0", "-1", "1.5", "1000000000000", "16", "many"):
        with pytest.raises(Refused) as refused:
            counter.service.allocate(counter.me, request, item_id(PARACETAMOL), "", typed)
        assert refused.value.field == "quantity"


def test_a_later_batch_needs_a_reason(counter: Counter) -> None:
    later = (Part(counter.pharmacy.batches["P200"], 15),)
    draft = changed(counter.draft(), 0, parts=later)
    assert counter.refusals(draft) == {
        "lines.0.later_reason": "Batch P100 expires first. Give that one, or say why not."
    }
    counter.give(changed(draft, 0, later_reason="strips of P100 are wet"))
    assert counter.rows(DispenseLineRow)[0].later_reason == "strips of P100 are wet"
    assert counter.pharmacy.balance("P200", counter.pharmacy.counter) == 85


def test_nothing_of_a_refused_dispense_is_left(counter: Counter) -> None:
    before = len(counter.pharmacy.desk.sent())
    draft = changed(counter.draft(), 2, parts=(Part(counter.pharmacy.batches["O3"], 4),))
    assert set(counter.refusals(draft)) == {"lines.2.quantity"}
    assert len(counter.pharmacy.desk.sent()) == before
    assert counter.rows(DispenseLineRow) == [] and ledger_agrees(counter.pharmacy)


def test_a_listener_that_refuses_refuses_the_dispense(counter: Counter) -> None:
    def refuse(_unit: object, fact: Fact) -> None:
        if isinstance(fact, MedicineDispensed):
            raise Refused(counter_said)

    from desk.core.i18n import words

    counter_said = words("Giving", "There is nothing to give out.")
    counter.pharmacy.desk.store.listeners.append(refuse)
    with pytest.raises(Refused):
        counter.give(counter.draft())
    assert counter.pharmacy.balance("P100", counter.pharmacy.counter) == 40


def test_an_empty_draft_and_a_draft_of_somebody_else(counter: Counter) -> None:
    draft = counter.draft()
    with pytest.raises(Refused, match="nothing"):
        counter.give(replace(draft, lines=()))
    with pytest.raises(Refused, match="not known"):
        counter.give(changed(draft, 0, request_id=new_id()))
    with pytest.raises(Refused) as refused:
        counter.give(replace(draft, account_id=new_id()))
    assert refused.value.field == "account_id"


def test_only_a_pharmacist_gives_out(counter: Counter) -> None:
    draft = counter.draft()
    with pytest.raises(NotAllowed):
        counter.give(draft, counter.pharmacy.actor("storekeeper"))


def test_an_order_that_does_not_say_how_much_is_filled_by_the_first_dispense(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    with pharmacy.unit() as unit:
        where = RequestRow.request_id == pharmacy.requests[0]
        unit.connection.execute(update(RequestRow).where(where).values(quantity=0, directions="as told"))
    line = counter.plan().lines[0]
    assert (line.request.unsaid, line.parts, counter.service.waiting(counter.me)[0].open_lines) == (True, (), 3)
    asked = counter.service.allocate(counter.me, line.request.request_id, item_id(PARACETAMOL), "", "7")
    assert [part.quantity for part in asked.parts] == [7]
    draft = counter.draft()
    whole = GivenLine(line.request.request_id, item_id(PARACETAMOL), asked.parts)
    counter.give(replace(draft, lines=(whole, *draft.lines)))
    assert counter.service.waiting(counter.me)[0].state == DONE
    assert counter.refusals(replace(draft, lines=(whole,))) == {"lines.0": "This line was given out already."}


def test_a_medicine_that_is_not_there_is_short_and_the_others_go(counter: Counter) -> None:
    prescription_id = counter.typed((IBUPROFEN, "1 bd x3d", ""), (AMOXICILLIN, "1 tds x5d", ""))
    first, second = counter.plan(prescription_id).lines
    assert (first.short, first.parts, second.short) == (6, (), 0)
    counter.give(counter.draft(prescription_id))
    assert [one.request.open for one in counter.plan(prescription_id).lines] == [6, 0]


def test_another_of_the_same_group_stands_for_it_where_somebody_agreed(counter: Counter) -> None:
    (found,) = counter.service.substitutes(counter.me, item_id(PARACETAMOL))
    assert (found[0].code, found[1]) == (PARACETAMOL_650, 50)
    line = counter.service.allocate(counter.me, counter.pharmacy.requests[0], item_id(PARACETAMOL_650))
    draft = changed(counter.draft(), 0, item_id=item_id(PARACETAMOL_650), parts=line.parts)
    assert counter.refusals(draft) == {
        "lines.0.agreed_by": "Say who agreed that Paracetamol 650 mg tablet is given for Paracetamol 500 mg tablet."
    }
    counter.give(changed(draft, 0, agreed_by="Dr. S. Rao by phone"))
    row = counter.rows(DispenseLineRow)[0]
    assert (row.item_asked, row.agreed_by) == (item_id(PARACETAMOL), "Dr. S. Rao by phone")
    sent = counter.pharmacy.desk.sent("MedicationDispense")[0]["substitution"]
    assert sent == {"wasSubstituted": True, "responsibleParty": [{"display": "Dr. S. Rao by phone"}]}
    given = counter.service.given(counter.me, counter.pharmacy.patient_id)
    assert [one.item_asked for one in given].count(item_id(PARACETAMOL)) == 1


def test_what_is_of_no_group_with_it_never_stands_for_it(counter: Counter) -> None:
    batch = counter.pharmacy.batches["M9"]
    draft = changed(
        counter.draft(), 0, item_id=item_id(METFORMIN), parts=(Part(batch, 5),), agreed_by="Dr. S. Rao"
    )
    assert counter.refusals(draft) == {
        "lines.0.item_id": "Metformin 500 mg tablet may not stand for Paracetamol 500 mg tablet."
    }
