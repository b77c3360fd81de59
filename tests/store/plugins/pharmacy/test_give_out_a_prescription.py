"""A prescription is planned by first expiry, given out once, in part, in another medicine's place, and taken back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select, update

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.facts import DispenseReversed, Fact, MedicineDispensed, MedicineLine
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.dispensing import Dispensed, DispenseDraft, GivenLine, Part, Plan
from desk.plugins.pharmacy.rules.items import PATIENT, item_id
from desk.plugins.pharmacy.rules.labels import KIND, Labels
from desk.plugins.pharmacy.rules.moves import PATIENT_RETURN
from desk.plugins.pharmacy.rules.prescribing import DONE, PART, LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.rules.stock import HOLD, RECALL, MoveDraft, MoveLine
from desk.plugins.pharmacy.service.catalogue import put_items
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.plugins.pharmacy.tables import DispenseLineRow, H1Row, RequestRow
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.records.patient.tables import PatientRow
from desk.records.prints import queries as prints
from desk.security.authorize import Actor
from desk.store import ledger
from tests.support.pharmacy import (
    AMOXICILLIN,
    AZITHROMYCIN,
    CEFIXIME,
    IBUPROFEN,
    ITEMS,
    METFORMIN,
    ORS,
    PARACETAMOL,
    PARACETAMOL_650,
    Pharmacy,
    make_pharmacy,
)


class Counter:
    """The pharmacist's counter of a test."""

    def __init__(self, pharmacy: Pharmacy) -> None:
        self.pharmacy = pharmacy
        self.service = DispensingService(pharmacy.desk.store, pharmacy.settings)
        self.prescribing = PrescribingService(pharmacy.desk.store)
        self.facts: list[Fact] = []
        pharmacy.desk.store.listeners.append(lambda _unit, fact: self.facts.append(fact))

    @property
    def me(self) -> Actor:
        return self.pharmacy.actor()

    def typed(self, *lines: tuple[str, str, str], **more: str) -> str:
        drafts = tuple(LineDraft(item_id(code), "", directions, quantity) for code, directions, quantity in lines)
        draft = PrescriptionDraft(self.pharmacy.patient_id, self.pharmacy.visit_id, "Dr A. Gupta", drafts)
        return self.prescribing.prescribe(self.me, replace(draft, **more))  # type: ignore[arg-type]

    def plan(self, prescription_id: str = "") -> Plan:
        return self.service.plan(self.me, prescription_id or self.pharmacy.prescription_id)

    def draft(self, prescription_id: str = "") -> DispenseDraft:
        """What the house proposes, whole."""
        plan = self.plan(prescription_id)
        lines = tuple(
            GivenLine(line.request.request_id, line.item.item_id, line.parts)
            for line in plan.lines if line.item and line.parts
        )  # fmt: skip
        return DispenseDraft(plan.prescription.prescription_id, plan.account_id, lines)

    def give(self, draft: DispenseDraft, actor: Actor | None = None) -> Dispensed:
        return self.service.dispense(actor or self.me, draft, "label")

    def refusals(self, draft: DispenseDraft) -> dict[str, str]:
        with pytest.raises(Problems) as refused:
            self.give(draft)
        return {field: str(said) for field, said in refused.value.by_field.items()}

    def rows(self, row: Any) -> list[Any]:
        with self.pharmacy.desk.store.readers.connect() as connection:
            return list(connection.execute(select(row.__table__)))

    def allergic(self, text: str, *, system: str = "", code: str = "", source: str = "told") -> None:
        draft = HealthDraft("allergy", text, source, system=system, code=code)
        HealthService(self.pharmacy.desk.store).record(self.me, self.pharmacy.patient_id, draft)


def changed(draft: DispenseDraft, n: int, **values: Any) -> DispenseDraft:
    lines = list(draft.lines)
    lines[n] = replace(lines[n], **values)
    return replace(draft, lines=tuple(lines))


@pytest.fixture
def pharmacy(tmp_path: Path) -> Pharmacy:
    return make_pharmacy(tmp_path)


@pytest.fixture
def counter(pharmacy: Pharmacy) -> Counter:
    return Counter(pharmacy)


# What is proposed.


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


# Giving out.


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


def ledger_agrees(pharmacy: Pharmacy) -> bool:
    with pharmacy.desk.store.readers.connect() as connection:
        return ledger.verify(connection) == ()


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


# Another medicine in its place.


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


# Warnings.


def test_an_allergy_keeps_the_line_until_a_reason_passes_it(counter: Counter) -> None:
    counter.allergic("Penicillin")
    plan = counter.plan()
    assert plan.allergies == ("Penicillin",)
    assert [[w.kind for w in line.warnings] for line in plan.lines] == [[], ["allergy"], []]
    said = "Allergy on record: Penicillin. Amoxicillin 500 mg capsule is or contains it."
    assert counter.refusals(counter.draft()) == {"lines.1.override_reason": said}
    draft = changed(counter.draft(), 1, override_reason="tolerated in 2025, Dr. Rao knows")
    with pytest.raises(NotAllowed) as refused:
        counter.give(draft, replace(counter.me, permissions=counter.me.permissions - {"pharmacy.medicine.override"}))
    assert refused.value.action == "pharmacy.medicine.override"
    counter.give(draft)
    assert [row.override_reason for row in counter.rows(DispenseLineRow)] == [
        "", "tolerated in 2025, Dr. Rao knows", "",
    ]  # fmt: skip


def test_an_allergy_that_a_card_told_is_known_by_its_code(counter: Counter) -> None:
    counter.allergic("SNOMED CT 294505008", system="http://snomed.info/sct", code="294505008", source="card")
    assert set(counter.refusals(counter.draft())) == {"lines.1.override_reason"}


def test_an_allergy_recorded_after_the_plan_was_shown_counts(counter: Counter) -> None:
    draft = counter.draft()
    counter.allergic("एमोक्सिसिलिन")
    assert set(counter.refusals(draft)) == {"lines.1.override_reason"}


def test_what_still_runs_is_not_given_again_without_a_reason(counter: Counter) -> None:
    counter.give(counter.draft())
    again = counter.typed((PARACETAMOL_650, "1 bd x3d", ""))
    (warning,) = counter.plan(again).lines[0].warnings
    assert warning.kind == "duplicate"
    assert str(warning.said) == (
        "The patient got Paracetamol 500 mg tablet on 22-11-2026, which lasts to 26-11-2026. "
        "Paracetamol 650 mg tablet may double it."
    )
    assert set(counter.refusals(counter.draft(again))) == {"lines.0.override_reason"}
    counter.pharmacy.desk.clock.forward(days=5)
    assert not counter.plan(again).lines[0].warnings


def test_the_same_twice_in_a_prescription_is_said_at_both(counter: Counter) -> None:
    twice = counter.typed((PARACETAMOL, "1 bd x3d", ""), (PARACETAMOL_650, "1 hs x3d", ""))
    assert [len(line.warnings) for line in counter.plan(twice).lines] == [1, 1]
    draft = counter.draft(twice)
    assert set(counter.refusals(draft)) == {"lines.0.override_reason", "lines.1.override_reason"}
    counter.give(replace(draft, lines=draft.lines[:1]))  # the other is left out: nothing is doubled


# What the law asks.


def test_schedule_h1_asks_who_prescribed_it_and_writes_its_register(counter: Counter) -> None:
    prescription_id = counter.typed((AZITHROMYCIN, "1 od x3d", ""))
    assert counter.plan(prescription_id).lines[0].needs_prescriber
    draft = counter.draft(prescription_id)
    said = counter.refusals(draft)
    assert said == {"prescriber_address": "Azithromycin 500 mg tablet asks for the prescriber's address."}
    counter.give(replace(draft, prescriber_address="Polyclinic, Sector 4"))
    (entry,) = counter.rows(H1Row)
    assert (entry.schedule, entry.prescriber, entry.prescriber_address) == ("H1", "Dr A. Gupta", "Polyclinic, Sector 4")
    assert (entry.patient, entry.medicine, entry.lot, entry.quantity, entry.unit, entry.day) == (
        "Ram Kumar", "Azithromycin 500 mg tablet", "Z5", 3, "tablet", "2026-11-22",
    )  # fmt: skip
    assert "h1-entry" in str(counter.pharmacy.desk.sent("MedicationDispense")[0]["extension"])


def test_what_the_prescription_says_is_not_asked_and_what_was_asked_is_not_asked_again(counter: Counter) -> None:
    said = counter.typed((CEFIXIME, "1 bd x3d", ""), prescriber_address="Clinic")
    assert not counter.plan(said).lines[0].needs_prescriber
    asked = counter.typed((AZITHROMYCIN, "1 od x3d", ""))
    part = changed(counter.draft(asked), 0, parts=(Part(counter.pharmacy.batches["Z5"], 1),))
    counter.give(replace(part, prescriber_address="Polyclinic"))
    assert not counter.plan(asked).lines[0].needs_prescriber
    counter.give(counter.draft(asked))
    assert [row.prescriber_address for row in counter.rows(H1Row)] == ["Polyclinic", "Polyclinic"]


def test_the_exemption_of_a_government_dispensary_takes_the_houses_address(counter: Counter) -> None:
    counter.pharmacy.settings.change(**{"pharmacy.schedule_k_5a": True})
    counter.give(counter.draft(counter.typed((AZITHROMYCIN, "1 od x3d", ""))))
    assert counter.rows(H1Row)[0].prescriber_address == "Delhi Polyclinic, New Delhi"


# Labels.


def labels(counter: Counter, given: Dispensed) -> Labels:
    with counter.pharmacy.desk.store.readers.connect() as connection:
        job = prints.job(connection, given.labels_job)
    assert job is not None and (job.kind, job.subject_id, job.paper) == (KIND, given.dispense_id, "label")
    return msgspec.json.decode(job.body, type=Labels)


def test_labels_are_queued_with_the_dispense_in_the_patients_language(counter: Counter) -> None:
    made = labels(counter, counter.give(replace(counter.draft(), language="hi")))
    assert (made.facility, made.language, len(made.labels)) == ("दिल्ली पॉलीक्लिनिक", "hi", 3)
    first = made.labels[0]
    assert (first.patient, first.token, first.medicine) == ("राम कुमार", "MA-001", "Paracetamol 500 mg tablet")
    assert (first.medicine_native, first.directions) == (
        "पैरासिटामोल 500 mg", "सुबह 1, दोपहर 1, रात 1 — खाने के बाद — 5 दिन",
    )  # fmt: skip
    assert (first.quantity, first.lot, first.expires, first.day) == ("15 गोलियाँ", "P100", "31-01-2027", "22-11-2026")


def test_an_english_label_and_no_label(counter: Counter) -> None:
    draft = counter.draft()
    made = labels(counter, counter.give(replace(draft, lines=draft.lines[:1])))
    assert (made.facility, made.labels[0].patient, made.labels[0].quantity) == (
        "Delhi Polyclinic", "Ram Kumar", "15 tablets",
    )  # fmt: skip
    rest = replace(draft, lines=draft.lines[1:])
    assert counter.service.dispense(counter.me, rest).labels_job == ""


# Taking back.


def test_a_dispense_that_never_happened_is_taken_back_once(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    given = counter.give(counter.draft())
    with pytest.raises(Problems):
        counter.service.reverse(counter.me, given.dispense_id, " ")
    counter.service.reverse(counter.me, given.dispense_id, "wrong patient")
    assert [pharmacy.balance(lot, pharmacy.counter) for lot in ("P100", "A77", "O3")] == [40, 60, 20]
    with pytest.raises(Refused, match="already"):
        counter.service.reverse(counter.me, given.dispense_id, "again")
    told = {one["id"]: one["status"] for one in pharmacy.desk.sent("MedicationDispense")}
    assert set(told.values()) == {"entered-in-error"}
    (fact,) = [fact for fact in counter.facts if isinstance(fact, DispenseReversed)]
    assert (fact.dispense_id, fact.reason, len(fact.lines)) == (given.dispense_id, "wrong patient", 3)
    (waiting,) = counter.service.waiting(counter.me)
    assert (waiting.state, waiting.open_lines) == ("waiting", 3)
    assert all(one.taken_back for one in counter.service.given(counter.me, pharmacy.patient_id))
    counter.give(counter.draft())  # and may be given anew, without a warning
    assert ledger_agrees(pharmacy)


def test_a_receipt_is_no_dispense(counter: Counter) -> None:
    with pytest.raises(Refused, match="not known"):
        counter.service.reverse(counter.me, new_id(), "wrong")


def test_what_was_given_is_listed_newest_first(counter: Counter) -> None:
    counter.give(counter.draft())
    counter.pharmacy.desk.clock.forward(days=10)
    counter.give(counter.draft(counter.typed((METFORMIN, "1 bd x5d", ""))))
    found = counter.service.given(counter.me, counter.pharmacy.patient_id)
    assert found[0].title.startswith("Metformin") and len(found) == 4
    assert (found[0].lot, found[0].quantity, found[0].days, found[0].directions) == ("M9", 10, 5, "1 bd x5d")


def test_a_medicine_that_is_not_there_is_short_and_the_others_go(counter: Counter) -> None:
    prescription_id = counter.typed((IBUPROFEN, "1 bd x3d", ""), (AMOXICILLIN, "1 tds x5d", ""))
    first, second = counter.plan(prescription_id).lines
    assert (first.short, first.parts, second.short) == (6, (), 0)
    counter.give(counter.draft(prescription_id))
    assert [one.request.open for one in counter.plan(prescription_id).lines] == [6, 0]


def test_what_came_back_by_return_is_not_taken_back(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    given = counter.give(counter.draft())
    first = next(one for one in counter.service.given(counter.me, pharmacy.patient_id) if one.lot == "P100")
    line = MoveLine(first.batch_id, "5", of_line=first.move_id)
    pharmacy.stock.move(counter.me, MoveDraft(PATIENT_RETURN, "", "", (line,), reason="not needed"))
    returned = {one.lot: one.returned for one in counter.service.given(counter.me, pharmacy.patient_id)}
    assert returned == {"P100": 5, "A77": 0, "O3": 0}
    with pytest.raises(Refused, match="came back"):
        counter.service.reverse(counter.me, given.dispense_id, "wrong patient")
    assert pharmacy.balance("P100", pharmacy.counter) == 25


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


def test_schedule_x_asks_for_a_copy_of_the_prescription(counter: Counter) -> None:
    strict = replace(next(item for item in ITEMS if item.code == AZITHROMYCIN), schedule="X")
    with counter.pharmacy.unit() as unit:
        put_items(unit.connection, (strict,), unit.at)
    prescription_id = counter.typed((AZITHROMYCIN, "1 od x3d", ""), prescriber_address="Clinic")
    line = counter.plan(prescription_id).lines[0]
    assert line.needs_paper and not line.needs_prescriber
    draft = counter.draft(prescription_id)
    assert set(counter.refusals(draft)) == {"paper_kept"}
    counter.give(replace(draft, paper_kept=True))
    assert counter.rows(H1Row)[0].schedule == "X"


def test_a_patient_who_was_merged_is_warned_of_by_what_either_was_given(counter: Counter) -> None:
    pharmacy = counter.pharmacy
    counter.give(counter.draft())
    survivor = pharmacy.desk.patient("Ram Kumar", birth_date="1984-03-12")
    with pharmacy.unit() as unit:
        where = PatientRow.patient_id == pharmacy.patient_id
        unit.connection.execute(update(PatientRow).where(where).values(replaced_by=survivor))
    draft = PrescriptionDraft(survivor, None, "Dr C", (LineDraft(item_id(PARACETAMOL), "", "1 bd x2d"),))
    again = counter.prescribing.prescribe(counter.me, draft)
    assert [w.kind for w in counter.plan(again).lines[0].warnings] == ["duplicate"]
    assert len(counter.service.of_patient(counter.me, pharmacy.patient_id)) == 2
    assert len(counter.service.given(counter.me, survivor)) == 3
