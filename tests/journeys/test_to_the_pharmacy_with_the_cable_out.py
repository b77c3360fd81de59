"""A day with the cable out: from the counter to the pharmacy, another desk by slip alone; one patient at the end."""

from pathlib import Path

import pytest

from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from tests.journeys.test_a_day_with_the_cable_out import held, read, slip_of
from tests.support.cloud import Cloud
from tests.support.pharmacies import (
    AMOXICILLIN,
    BY_CODE,
    PATIENT,
    cloud_book,
    dispensary,
    load_catalogue,
    settle,
)  # fmt: skip


@pytest.mark.parametrize("first", ["pharmacy", "counter"])
def test_by_slip_alone_a_medicine_is_given_out(cloud: Cloud, tmp_path: Path, first: str) -> None:
    cloud.make_keys()
    load_catalogue(cloud, tmp_path)
    facility_id = cloud.add_facility(departments=1)
    with (
        dispensary(tmp_path / "a", cloud, facility_id) as counter,
        dispensary(tmp_path / "b", cloud, facility_id) as pharmacy,
    ):
        batch = pharmacy.receive(100)
        settle(counter, pharmacy)

        patient_id = counter.house.register("Sunita Devi", "9810012345", sex="2")  # the cable is out from here
        visit_id, text = slip_of(counter.house, patient_id)
        slip = read(pharmacy.house, text)
        assert isinstance(slip, SignedSlip) and slip.state is State.VERIFIED
        pharmacy.house.desk.visits.take_up(pharmacy.house.actor, slip)
        prescription = pharmacy.pharmacy.prescribing.prescribe(pharmacy.house.actor, typed(patient_id, visit_id))
        pharmacy.dispense(prescription)
        assert (pharmacy.balance(batch), pharmacy.balance(batch, PATIENT)) == (90, 10)
        assert counter.balance(batch) == 100, "nobody has synchronised"

        desks = (pharmacy, counter) if first == "pharmacy" else (counter, pharmacy)
        settle(*desks)
        settle(*desks)
        for one in (counter, pharmacy):
            assert held(one.house, "Patient") == [patient_id]
            assert held(one.house, "Encounter") == [visit_id]
            assert len(held(one.house, "MedicationRequest")) == len(held(one.house, "MedicationDispense")) == 1
            assert (one.house.waiting(), one.house.attention(), one.flagged()) == (0, [], [])
            (known,) = one.pharmacy.dispensing.of_patient(one.house.actor, patient_id)
            assert (known.visit_id, known.lines[0].given, known.lines[0].open) == (visit_id, 10, 0)
            assert one.balance(batch) == 90
        assert counter.book() == pharmacy.book() == cloud_book(cloud, facility_id)
        assert counter.house.digest() == pharmacy.house.digest()


def typed(patient_id: str, visit_id: str) -> PrescriptionDraft:
    """What the paper in the patient's hand says."""
    line = LineDraft(BY_CODE[AMOXICILLIN].item_id, "", "1-0-1 x5d pc")
    return PrescriptionDraft(patient_id, visit_id, "Dr. Meena Iyer", (line,), prescriber_address="Delhi Polyclinic")
