"""Two counters of a pharmacy give out with the cable out; afterwards the ledger is right at both and at the cloud."""

from pathlib import Path

import pytest

from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, STOPPED
from desk.plugins.pharmacy.rules.stock import HOLD
from desk.store import ledger
from tests.support.cloud import Cloud, one_database
from tests.support.pharmacies import (
    AMOXICILLIN,
    COUNTER,
    PARACETAMOL,
    PATIENT,
    Dispensary,
    all_three_agree,
    dispensary,
    moves_at,
    prescribe,
    settle,
)  # fmt: skip


def prescribed(cloud: Cloud, tmp_path: Path, desks: tuple[Dispensary, ...], *quantities: int) -> list[str]:
    """For each quantity a patient of the first desk, with a prescription that a doctor's system made."""
    facility_id = desks[0].house.cycle.home.facility_id
    patients = [desks[0].patient(f"Patient {'XYZW'[n]}")[0] for n in range(len(quantities))]
    settle(*desks)
    made = [
        prescribe(cloud, facility_id, tmp_path, patient_id, (AMOXICILLIN, quantity))
        for patient_id, quantity in zip(patients, quantities, strict=True)
    ]
    settle(*desks)
    return made


def test_a_prescription_arrives_and_is_given_out_offline_at_two_desks(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch = a.receive(100)
    first, second = prescribed(cloud, tmp_path, desks, 30, 20)
    queue = a.pharmacy.dispensing.waiting(a.house.actor)
    assert [(one.state, one.name) for one in queue] == [("waiting", "Patient X"), ("waiting", "Patient Y")]
    a.dispense(first)  # the cable is out: nobody syncs
    b.dispense(second)
    assert (a.balance(batch), b.balance(batch)) == (70, 80)
    settle(a, b)
    assert (a.balance(batch), a.balance(batch, PATIENT)) == (50, 50)
    all_three_agree(cloud, a, b)
    for one in desks:
        assert [line.state for line in one.pharmacy.dispensing.waiting(one.house.actor)] == ["done", "done"]
        assert one.flagged() == []


def test_two_desks_that_overdraw_a_batch_are_flagged_and_nothing_is_clamped(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch = a.receive(100)
    first, second = prescribed(cloud, tmp_path, desks, 80, 70)
    a.dispense(first)
    b.dispense(second)
    settle(a, b)
    assert a.balance(batch) == -50
    assert a.flagged() == b.flagged() == [("overdrawn", 50)]
    all_three_agree(cloud, a, b)
    with pytest.raises(ledger.Overdrawn):
        b.adjust(batch, "-1", "counted")
    b.adjust(batch, "+50", "fifty more lay behind")
    settle(b, a)
    assert a.flagged() == b.flagged() == [], "it has settled itself, at both"
    all_three_agree(cloud, a, b)


@one_database
def test_one_prescription_given_out_twice_is_seen_by_both(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    a.receive(100)
    [only] = prescribed(cloud, tmp_path, desks, 30)
    a.dispense(only)
    b.dispense(only)
    settle(a, b)
    patient_id = a.pharmacy.dispensing.plan(a.house.actor, only).prescription.patient_id
    for one in desks:
        line = one.pharmacy.dispensing.of_patient(one.house.actor, patient_id)[0].lines[0]
        assert (line.given, line.open) == (60, 0), "what was handed over is not hidden"
    all_three_agree(cloud, a, b)


@one_database
def test_a_dispense_of_one_desk_is_taken_back_at_the_other(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch = a.receive(100)
    [only] = prescribed(cloud, tmp_path, desks, 30)
    done = a.dispense(only)
    settle(a, b)
    b.pharmacy.dispensing.reverse(b.house.actor, done.dispense_id, "the wrong patient")
    settle(b, a)
    assert (a.balance(batch), a.balance(batch, PATIENT)) == (100, 0)
    assert [one.state for one in a.pharmacy.dispensing.waiting(a.house.actor)] == ["waiting"]
    all_three_agree(cloud, a, b)
    statuses = {
        one["status"]
        for one in moves_at(cloud, a.house.cycle.home.facility_id)
        if one["resourceType"] == "MedicationDispense"
    }
    assert statuses == {"entered-in-error"}


@one_database
def test_a_dispense_that_both_take_back_is_kept_twice_and_flagged(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch = a.receive(100)
    [only] = prescribed(cloud, tmp_path, desks, 30)
    done = a.dispense(only)
    settle(a, b)
    for one in desks:
        one.pharmacy.dispensing.reverse(one.house.actor, done.dispense_id, "the wrong patient")
    settle(a, b)
    assert a.balance(batch) == 130
    assert a.flagged() == b.flagged() == [("reversed-twice", 30)]
    all_three_agree(cloud, a, b)


@one_database
def test_what_is_typed_at_one_counter_is_given_out_at_the_other_and_stopped_at_the_first(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch = a.receive(100)
    [only] = prescribed(cloud, tmp_path, desks, 30)
    b.give(only, batch, 10)
    request = a.pharmacy.dispensing.plan(a.house.actor, only).lines[0].request
    assert (request.given, request.status) == (0, ACTIVE), "not heard of yet"
    a.pharmacy.prescribing.stop(a.house.actor, request.request_id, "rash")
    b.pharmacy.prescribing.stop(b.house.actor, request.request_id, "the doctor called")
    settle(a, b)
    for one in desks:
        line = one.pharmacy.dispensing.of_patient(one.house.actor, _patient(one, only))[0].lines[0]
        assert (line.given, line.status, line.open) == (10, STOPPED, 0)
    all_three_agree(cloud, a, b)


def _patient(one: Dispensary, prescription_id: str) -> str:
    return one.pharmacy.dispensing.plan(one.house.actor, prescription_id).prescription.patient_id


@one_database
def test_a_recall_at_one_desk_stops_the_other_and_flags_what_went_out_meanwhile(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch = a.receive(100)
    first, second = prescribed(cloud, tmp_path, desks, 30, 20)
    hold = a.pharmacy.stock.hold(a.house.actor, _item(batch, a), batch, HOLD, "a complaint")
    b.dispense(first)
    settle(a, b)
    assert a.flagged() == [("unusable", 30)], "it left before this was heard of"
    plan = b.pharmacy.dispensing.plan(b.house.actor, second)
    assert plan.lines[0].parts == (), "nothing of it is proposed any more"
    b.pharmacy.stock.release(b.house.actor, hold, "all clear")
    settle(b, a)
    a.dispense(second)
    settle(a, b)
    all_three_agree(cloud, a, b)


def _item(batch: str, one: Dispensary) -> str:
    found = one.pharmacy.stock.batch(one.house.actor, batch)
    assert found is not None
    return found[0].item_id


@one_database
def test_a_third_desk_that_joins_later_has_all_of_it(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary], tmp_path: Path
) -> None:
    a, b = desks
    batch, other = a.receive(100), b.receive(40, code=PARACETAMOL, lot="P9")
    first, second = prescribed(cloud, tmp_path, desks, 30, 20)
    done = a.dispense(first)
    b.dispense(second)
    a.pharmacy.dispensing.reverse(a.house.actor, done.dispense_id, "the wrong patient")
    settle(a, b)
    with dispensary(tmp_path / "c", cloud, a.house.cycle.home.facility_id) as c:
        assert c.book() == a.book()
        assert (c.balance(batch), c.balance(other)) == (80, 40)
        assert c.house.attention() == []
        assert c.flagged() == []
        states = {one.prescription_id: one.state for one in c.pharmacy.dispensing.waiting(c.house.actor)}
        assert states == {first: "waiting", second: "done"}
        c.dispense(first)
        settle(c, a)
        assert a.balance(batch, COUNTER) == 50


@one_database
def test_a_supply_that_makes_no_sense_waits_for_a_person_and_the_rest_flows(
    cloud: Cloud, desks: tuple[Dispensary, Dispensary]
) -> None:
    a, b = desks
    batch = a.receive(100)
    settle(a, b)
    strange = cloud.desk(a.house.cycle.home.facility_id)
    sound = moves_at(cloud, a.house.cycle.home.facility_id)[0]
    sound.pop("meta")
    for spoil in (-1, 10**12, 1.5, "ten"):
        supplied = {**sound["suppliedItem"], "quantity": {"value": spoil, "unit": "capsule"}}
        strange.save({**sound, "id": new_id(), "suppliedItem": supplied})
    strange.save({**sound, "id": new_id()})
    settle(a, b)
    for one in desks:
        assert one.balance(batch) == 200, "only the sound one of the five counts"
        assert one.house.attention() == ["not-applied"] * 4
        assert one.house.sync().digest_equal, "what is set aside is not missing"
