"""An allergy, a medicine that still runs, and what the law asks keep a line until they are answered."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from desk.core.errors import NotAllowed
from desk.plugins.pharmacy.fhir import dispenses, requests
from desk.plugins.pharmacy.rules.dispensing import Part
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.service.catalogue import put_items
from desk.plugins.pharmacy.tables import DispenseLineRow, H1Row
from desk.records.patient.tables import PatientRow
from tests.support.pharmacy import (
    AZITHROMYCIN,
    CEFIXIME,
    ITEMS,
    METFORMIN,
    PARACETAMOL,
    PARACETAMOL_650,
)
from tests.support.pharmacy_counter import Counter, changed


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


@pytest.mark.parametrize("schedule", ["H1", "X", ""])
def test_what_travels_is_read_as_it_was_written(counter: Counter, schedule: str) -> None:
    known = next(item for item in ITEMS if item.code == AZITHROMYCIN)
    with counter.pharmacy.unit() as unit:
        put_items(unit.connection, (replace(known, schedule=schedule),), unit.at)
    prescription_id = counter.typed((AZITHROMYCIN, "1 od x3d", ""), (METFORMIN, "½ bd x3d ac", ""))
    counter.give(replace(counter.draft(prescription_id), prescriber_address="Clinic", paper_kept=True, language="hi"))
    told = [dispenses.from_fhir(body) for body in counter.pharmacy.desk.sent("MedicationDispense")]
    registered, other = told
    entry = counter.rows(H1Row)[0]._mapping
    assert registered.h1 is not None
    assert vars(registered.h1) == {name: entry[name] for name in vars(registered.h1)}
    assert (other.h1, other.line.language, other.line.days) == (None, "hi", 3)
    lines = [requests.from_fhir(body) for body in counter.pharmacy.desk.sent("MedicationRequest")]
    assert [(one.directions, one.quantity, one.days, one.item_id) for one in lines] == [
        ("1 od x3d", 3, 3, item_id(AZITHROMYCIN)), ("½ bd x3d ac", 3, 3, item_id(METFORMIN)),
    ]  # fmt: skip
    assert {one.prescription_id for one in lines} == {prescription_id}
