"""An older copy of a desk is put back: it is noticed at the first contact, and no number is given twice afterwards."""

import httpx
import msgspec
import pytest

from desk.core.connection import RETRY
from desk.core.errors import NotAllowed
from desk.core.ids import new_id
from desk.records.numbers import acts as numbers
from desk.records.numbers import queries as number_queries
from desk.records.patient.draft import PatientDraft
from desk.records.patient.service import PatientService
from desk.records.visit.rules import MedicoLegal, VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import system_actor
from desk.store import matters, outbox
from desk.store.store import set_state
from desk.sync.attention import AttentionService
from desk.sync.client import DeviceRefused
from desk.sync.push import Push
from tests.faults.test_hostile_cloud import HOME, RAM, always, apply, client, said
from tests.support.desk import EYE, FACILITY, MEDICINE, TestDesk


def test_a_desk_put_back_from_an_old_copy_stops_sending_until_a_person_looks(desk: TestDesk) -> None:
    patients, seen = PatientService(desk.store), list[int]()
    with desk.store.unit(system_actor(FACILITY), "test.block") as unit:
        numbers.add_block(unit, "b1", "uhid", 100, 50)
    patients.register(desk.actor(), RAM)

    def cloud(request: httpx.Request) -> httpx.Response:
        """It has seen this device's number 3 already."""
        seen.append(int(request.headers["X-HIMS-Device-Seq"]))
        if seen[-1] <= 3:
            return said({"issue": [{"details": {"coding": [{"code": "device-seq"}]}}]}, 409)
        entries = msgspec.json.decode(request.content)["entry"]
        return said({"type": "transaction-response", "entry": [{"response": {"etag": 'W/"1"'}} for _ in entries]})

    push = Push(desk.store, client(cloud), HOME, lambda op: None)
    with pytest.raises(DeviceRefused, match="older than what it has sent"):
        push.run()
    assert [push.run() for _ in range(9)] == [0] * 9
    assert seen == [1]  # it is not tried until the cloud no longer notices
    with desk.store.readers.connect() as connection:
        assert number_queries.remaining(connection, "uhid") == 0  # these may be others' already
        assert outbox.waiting(connection) == 1
        (matter,) = matters.open_matters(connection)
    with pytest.raises(NotAllowed):
        AttentionService(desk.store, apply).settle(desk.actor("clerk"), matter.matter_id, RETRY)
    AttentionService(desk.store, apply).settle(desk.actor("supervisor"), matter.matter_id, RETRY)
    assert push.run() == 1
    assert seen[-1] > 3


def test_a_desk_put_back_from_an_old_copy_gives_no_number_that_may_have_been_given(desk: TestDesk) -> None:
    patients, visits, actor = PatientService(desk.store), VisitService(desk.store), desk.actor()
    case = MedicoLegal(police="PS Rohini")
    first = visits.open(actor, VisitDraft(patients.register(actor, RAM), MEDICINE, medico_legal=case))
    assert (first.token, first.mlc_number) == ("MA-001", "MLC/2026/A-0001")
    with desk.store.unit(system_actor(FACILITY), "test") as unit:
        set_state(unit, "lease_request", new_id())
    refused = {"issue": [{"details": {"coding": [{"code": "device-seq"}]}}]}
    with pytest.raises(DeviceRefused):
        Push(desk.store, always(lambda: said(refused, 409)), HOME, lambda op: None).run()
    sita = patients.register(actor, PatientDraft(name="Sita Devi", sex="2", birth_date="1990"))
    assert patients.patient(actor, sita).number == "DL-TEST-1-A010002"
    second = visits.open(actor, VisitDraft(sita, MEDICINE, medico_legal=case))
    assert (second.token, second.mlc_number) == ("MA-502", "MLC/2026/A-1002")
    assert visits.open(actor, VisitDraft(sita, EYE)).token == "YA-501", "none was given there in this copy"
    nobody = patients.register_unknown(actor, PatientDraft(sex="1"))
    assert patients.patient(actor, nobody).name.endswith("A-101")
    assert not desk.store.state("lease_request"), "the block that was asked for may be used up"
    desk.clock.forward(days=1)
    assert visits.open(actor, VisitDraft(sita, EYE)).token == "YA-001", "tomorrow's are nobody's yet"


def test_a_desk_put_back_from_an_old_copy_numbers_its_receipts_under_a_new_letter(desk: TestDesk) -> None:
    def given(kind: str) -> str:
        with desk.store.unit(system_actor(FACILITY), "test.give") as unit:
            return desk.series.take(unit, kind).text

    assert [given("R"), given("R"), given("B")] == ["TEST1-R26A00001", "TEST1-R26A00002", "TEST1-B26A00001"]
    PatientService(desk.store).register(desk.actor(), RAM)
    refused = {"issue": [{"details": {"coding": [{"code": "device-seq"}]}}]}
    with pytest.raises(DeviceRefused):
        Push(desk.store, always(lambda: said(refused, 409)), HOME, lambda op: None).run()
    # Refunds this copy never gave; the lost time may have.
    assert [given("R"), given("B"), given("F")] == ["TEST1-R26B00001", "TEST1-B26B00001", "TEST1-F26B00001"]
