"""What happens at a desk is charged in the same unit, once, and never refused because of money."""

from pathlib import Path

import pytest

from desk.core.errors import Refused
from desk.core.facts import (
    DispenseReversed,
    FactLine,
    MedicineDispensed,
    MedicineLine,
    MedicineReturned,
    ResultReleased,
    SampleCollected,
)
from desk.core.ids import new_id
from desk.core.questions import MayMerge
from desk.plugins.billing.queries import charges, documents
from desk.plugins.billing.rules.charging import CANCELLED, Charge
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.documents import BILL, CREDIT_NOTE, Document
from desk.plugins.billing.rules.tariff import GENERAL, LOCAL, Price, service_id
from desk.plugins.billing.service import merging, pulling
from desk.plugins.billing.service.settings import CHARGE_ON, MEDICINE_CHARGES
from desk.records.patient.service import PatientService
from desk.records.visit.service import VisitService
from desk.security.machine import Machine
from tests.support.billing import FLOAT, Counter, cash, make_counter
from tests.support.desk import FACILITY, series_of
from tests.support.schemes import example, give_schemes
from tests.support.tariff import FIRST, SERVICES, put

FREE = tuple(
    Price(service_id(code, LOCAL), GENERAL, 0, FIRST) for code in ("REG", "CONS", "CONS-EYE")
)  # fmt: skip


def free(counter: Counter) -> None:
    """Registration and consultation cost nothing."""
    put(counter.desk, tuple(one for one in SERVICES if one.code in ("REG", "CONS", "CONS-EYE")), FREE)


def issued(counter: Counter, kind: str) -> list[Document]:
    hits = counter.billing.settling.documents_of(counter.asha, counter.patient_id)
    return [counter.document(one.document_id) for one in hits if one.kind == kind]


def standing(counter: Counter, *ids: str) -> list[Charge]:
    with counter.store.readers.connect() as connection:
        return list(charges.by_ids(connection, ids))


def medicine(line_id: str = "", quantity: int = 10, **more: object) -> MedicineLine:
    values: dict[str, object] = {
        "unit": "tablet", "text": "Paracetamol 500 mg tablet", "mrp_paise": 1_055, "pack_units": 10,
    }  # fmt: skip
    return MedicineLine("PARA-TAB-500", quantity, line_id=line_id or new_id(), **(values | more))  # type: ignore[arg-type]


def dispensed(counter: Counter, *lines: MedicineLine, fact_id: str = "") -> MedicineDispensed:
    return MedicineDispensed(
        fact_id=fact_id or new_id(), actor="pharmacist", facility=FACILITY, patient_id=counter.patient_id,
        visit_id=counter.visit_id, at=counter.desk.clock.ms, intent="", prescription_id=new_id(), lines=lines,
    )  # fmt: skip


def returned(counter: Counter, line: MedicineLine, quantity: int) -> MedicineReturned:
    back = medicine(quantity=quantity, of_line=line.line_id)
    return MedicineReturned(
        fact_id=new_id(), actor="pharmacist", facility=FACILITY, patient_id=counter.patient_id,
        visit_id=counter.visit_id, at=counter.desk.clock.ms, intent="", reason="brought back", lines=(back,),
    )  # fmt: skip


def taken_back(counter: Counter, fact: MedicineDispensed) -> DispenseReversed:
    return DispenseReversed(
        fact_id=new_id(), actor="pharmacist", facility=FACILITY, patient_id=fact.patient_id, visit_id=fact.visit_id,
        at=fact.at, intent="", dispense_id=fact.fact_id, reason="wrong patient", lines=fact.lines,
    )  # fmt: skip


def test_a_free_visit_is_a_numbered_bill_without_a_cashier(tmp_path: Path) -> None:
    counter = make_counter(tmp_path, drawer=False)
    free(counter)
    counter.visit(again=True)
    (bill,) = issued(counter, BILL)
    assert (bill.number[-9:], bill.gross, bill.patient, len(bill.lines)) == ("B26A00001", 0, 0, 2)
    assert counter.due().lines == ()
    assert len(counter.desk.sent("Invoice")) == 1
    counter.whole()


def test_what_a_scheme_pays_whole_is_billed_at_once(counter: Counter) -> None:
    found = example("delhi-free-opd", valid_from="2020-01-01")
    found["eligible"] = [{**found["eligible"][0], "when": "true"}]
    give_schemes(counter.desk, found | {"proof": ["none"]})
    counter.visit(again=True)
    (bill,) = issued(counter, BILL)
    assert (bill.gross, bill.patient) == (6_000, 0)
    assert counter.balance("scheme:delhi-free-opd") == 6_000
    assert len(counter.desk.sent("CoverageEligibilityResponse")) == 1
    counter.whole()


def test_where_it_is_switched_off_a_free_visit_waits_for_the_cashier(tmp_path: Path) -> None:
    counter = make_counter(tmp_path, free=False)
    free(counter)
    counter.visit(again=True)
    assert issued(counter, BILL) == []
    given = counter.settle()
    assert (given.receipt_id, given.patient) == (None, 0)


def test_a_copied_desk_bills_nothing_and_still_opens_visits(counter: Counter) -> None:
    free(counter)
    other = series_of(counter.store.path.parent, counter.desk.key, Machine("another", "computer"))
    counter.desk.series.begin(counter.store)
    counter.billing.charging._press._numbers = other
    counter.visit(again=True)
    assert issued(counter, BILL) == []
    assert len(counter.due().lines) == 2


def test_a_fact_that_is_heard_twice_is_charged_once(counter: Counter) -> None:
    fact = dispensed(counter, medicine(), medicine(quantity=3))
    counter.tell(fact)
    counter.tell(fact)
    assert [line.patient for line in counter.due().lines] == [1_055, 317]
    assert len(counter.desk.sent("ChargeItem")) == 2


def test_a_medicine_that_is_sold_bears_the_tax_that_lies_inside_its_price(counter: Counter) -> None:
    counter.tell(dispensed(counter, medicine(quantity=100)))
    (due,) = counter.due().lines
    assert due.split is not None
    assert (due.split.patient, due.split.tax, due.charge.tax_code) == (10_550, 502, "3004")
    counter.settle()
    assert (counter.balance("tax"), counter.balance("revenue:medicine")) == (-502, -10_048)


def test_medicine_without_a_price_is_given_and_waits_to_be_priced(counter: Counter) -> None:
    counter.tell(dispensed(counter, medicine(mrp_paise=None)))
    (due,) = counter.due().lines
    assert due.split is None
    counter.billing.charging.price(counter.asha, due.charge.charge_id, 20, "price list")
    assert counter.due().patient_total == 200


def test_medicine_is_not_charged_where_it_is_switched_off(counter: Counter) -> None:
    counter.settings.change(**{MEDICINE_CHARGES.key("billing"): False})
    counter.tell(dispensed(counter, medicine()))
    assert counter.due().lines == ()


def test_a_dispense_that_never_happened_owes_nothing(counter: Counter) -> None:
    fact = dispensed(counter, medicine(), medicine())
    counter.tell(fact)
    (first, second) = [line.charge.charge_id for line in counter.due().lines]
    counter.tell(taken_back(counter, fact))
    assert counter.due().lines == ()
    assert {one.status for one in standing(counter, first, second)} == {CANCELLED}
    statuses = [one["status"] for one in counter.desk.sent("ChargeItem")]
    assert statuses.count("aborted") == 2


def test_what_came_back_of_an_open_line_is_not_owed(counter: Counter) -> None:
    line = medicine(quantity=20)
    counter.tell(dispensed(counter, line))
    counter.tell(returned(counter, line, 5))
    assert [(one.charge.quantity, one.patient) for one in counter.due().lines] == [(15, 1_583)]
    counter.tell(returned(counter, line, 15))
    assert counter.due().lines == ()


def test_money_of_what_was_paid_and_came_back_is_a_matter_for_a_person(counter: Counter) -> None:
    line = medicine(quantity=20)
    counter.tell(dispensed(counter, line))
    given = counter.settle()
    counter.tell(returned(counter, line, 5))
    assert counter.reviews() == ["give-back"]
    assert counter.drawer() == FLOAT + 2_110
    bill = counter.document(given.bill_id)
    done = counter.billing.correcting.refund(
        counter.asha, RefundDraft(bill.document_id, {bill.lines[0].line_id: 5}, "brought back")
    )
    assert (done.patient, done.refunded, counter.reviews()) == (528, 528, [])
    counter.whole()


def test_a_free_bill_whose_visit_is_cancelled_is_credited_by_itself(counter: Counter) -> None:
    free(counter)
    visit = counter.visit(again=True)
    VisitService(counter.store).cancel(counter.desk.actor(), visit, "went home")
    assert len(issued(counter, CREDIT_NOTE)) == 2
    assert counter.reviews() == []
    counter.whole()


def test_a_cancelled_visit_owes_nothing(counter: Counter) -> None:
    visit = counter.visit(again=True)
    counter.add("ECG", visit_id=visit)
    VisitService(counter.store).cancel(counter.desk.actor(), visit, "went home")
    assert [line.charge.code for line in counter.due().lines] == ["ECG"]


def test_a_cancelled_visit_that_was_paid_is_to_be_given_back(counter: Counter) -> None:
    visit = counter.visit(again=True)
    counter.settle()
    VisitService(counter.store).cancel(counter.desk.actor(), visit, "went home")
    assert counter.reviews() == ["give-back", "give-back"]


@pytest.mark.parametrize("when", ["collected", "released"])
def test_tests_are_charged_when_the_facility_says(counter: Counter, when: str) -> None:
    counter.settings.change(**{CHARGE_ON.key("billing"): when})
    said = {
        "fact_id": new_id(), "actor": "technician", "facility": FACILITY, "patient_id": counter.patient_id,
        "visit_id": counter.visit_id, "at": counter.desk.clock.ms, "intent": "", "order_id": new_id(),
        "lines": (FactLine("CBC"), FactLine("NEW-TEST")),
    }  # fmt: skip
    counter.tell(SampleCollected(**said))  # type: ignore[arg-type]
    assert len(counter.due().lines) == (2 if when == "collected" else 0)
    counter.tell(ResultReleased(**said))  # type: ignore[arg-type]
    assert [(line.charge.code, line.patient) for line in counter.due().lines] == [("CBC", 15_000), ("NEW-TEST", 0)]


def test_an_amount_that_is_too_large_waits_for_a_person_and_refuses_nothing(counter: Counter) -> None:
    counter.tell(dispensed(counter, medicine(quantity=100_000, mrp_paise=10**11)))
    assert counter.due().lines[0].split is None


def test_a_duplicate_that_owes_something_is_not_merged(counter: Counter) -> None:
    other = counter.desk.patient("Ram Kumaar")
    may = MayMerge(counter.patient_id, other)
    assert merging.answer(counter.store, may) is None
    counter.add("ECG")
    assert merging.answer(counter.store, may) is not None
    counter.settle(cash(4_000))
    assert merging.answer(counter.store, may) is not None
    counter.settle()
    assert merging.answer(counter.store, may) is None


def test_what_is_owed_follows_a_person_through_a_merge(counter: Counter) -> None:
    other = counter.desk.patient("Ram Kumaar")
    counter.add("ECG", patient_id=other)
    PatientService(counter.store).merge(counter.desk.actor(), other, counter.patient_id, "the same person")
    assert [line.charge.code for line in counter.due().lines] == ["ECG"]
    assert [line.charge.code for line in counter.due(other).lines] == ["ECG"]
    given = counter.settle()
    assert counter.document(given.bill_id).patient_id == counter.patient_id
    counter.whole()


def test_a_charge_that_is_billed_is_cancelled_no_more(counter: Counter) -> None:
    charge = counter.add("ECG")
    with pytest.raises(Refused):
        counter.billing.charging.cancel(counter.asha, charge, " ")
    counter.settle()
    with pytest.raises(Refused):
        counter.billing.charging.cancel(counter.asha, charge, "mistake")
    with pytest.raises(Refused):
        counter.billing.charging.price(counter.asha, charge, 100, "mistake")


def test_a_charge_that_was_a_mistake_is_cancelled(counter: Counter) -> None:
    charge = counter.add("ECG")
    counter.billing.charging.cancel(counter.asha, charge, "wrong patient")
    assert counter.due().lines == ()
    with counter.store.readers.connect() as connection:
        assert documents.documents(connection, [charge]) == {}


def test_who_waits_to_pay(counter: Counter) -> None:
    counter.add("ECG", visit_id=counter.visit_id)
    counter.desk.clock.forward(minutes=7)
    other = counter.desk.patient("Sita Devi", "सीता देवी")
    counter.add("SUTURE", patient_id=other)
    first, second = counter.billing.settling.patients_waiting(counter.asha)
    assert (first.name, first.paise, first.to_price, first.waited_minutes) == ("Ram Kumar", 10_000, 0, 7)
    assert first.token.startswith("MA")
    assert (second.name_native, second.paise, second.to_price) == ("सीता देवी", 0, 1)


def test_what_two_desks_took_back_while_apart_is_a_matter_for_a_person(counter: Counter, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = make_counter(folder, "B")
    line = medicine(quantity=20)
    counter.tell(dispensed(counter, line))
    with other.unit() as unit:
        pulling.pull_many(unit, counter.desk.sent("ChargeItem"))
    counter.tell(returned(counter, line, 5))
    other.tell(returned(counter, line, 4))
    assert counter.reviews() == other.reviews() == []
    for giver, taker in ((counter, other), (other, counter)):
        latest = {one["id"]: one for one in giver.desk.sent("ChargeItem")}
        with taker.unit() as unit:
            pulling.pull_many(unit, list(latest.values()))
    assert counter.reviews() == other.reviews() == ["billed-twice"]
