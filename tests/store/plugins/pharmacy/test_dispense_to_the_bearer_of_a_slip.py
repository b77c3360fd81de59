"""A patient whom this desk knows from a slip alone is prescribed for and served with the cable out."""

from pathlib import Path

import msgspec
import pytest

from desk.codes.person import Person
from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.codes.uhid import mint
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.labels import Labels
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.records.prints import queries as prints
from desk.records.visit.service import VisitService
from desk.store import outbox
from tests.support.desk import FACILITY, MORNING
from tests.support.pharmacy import METFORMIN, Pharmacy, make_pharmacy

PATIENT, VISIT = "0193a000-0000-7000-8000-0000000000aa", "0193a000-0000-7000-8000-0000000000bb"


@pytest.fixture
def pharmacy(tmp_path: Path) -> Pharmacy:
    made = make_pharmacy(tmp_path)
    number = mint(77)
    person = Person(name="Sunita Devi", sex="2", birth_year=1984, uhid=number.compact, patient_id=PATIENT)
    slip = SignedSlip(
        State.VERIFIED, VISIT, PATIENT, number, "MB-007", person, "DL-TEST-1-B", FACILITY, MORNING // 1000,
        MORNING // 1000 + 40_000, "00aa00aa00aa00aa",
    )  # fmt: skip
    VisitService(made.desk.store).take_up(made.actor(), slip)
    return made


def test_it_is_prescribed_given_and_sent_without_the_record_of_the_other_desk(pharmacy: Pharmacy) -> None:
    service = DispensingService(pharmacy.desk.store, pharmacy.settings)
    before = {r["id"] for r in pharmacy.desk.sent()}
    draft = PrescriptionDraft(PATIENT, VISIT, "Dr B", (LineDraft(item_id(METFORMIN), "", "1-0-1 x5d"),))
    prescription_id = PrescribingService(pharmacy.desk.store).prescribe(pharmacy.actor(), draft)
    waiting = next(w for w in service.waiting(pharmacy.actor()) if w.prescription_id == prescription_id)
    assert (waiting.name, waiting.token) == ("Sunita Devi", "MB-007")
    plan = service.plan(pharmacy.actor(), prescription_id)
    line = plan.lines[0]
    assert line.item is not None and plan.language == "en"
    lines = (GivenLine(line.request.request_id, line.item.item_id, line.parts),)
    given = service.dispense(pharmacy.actor(), DispenseDraft(prescription_id, plan.account_id, lines), "label")
    assert pharmacy.balance("M9", pharmacy.counter) == 190
    with pharmacy.desk.store.readers.connect() as connection:
        job = prints.job(connection, given.labels_job)
        ready = outbox.sendable(connection, 50, 500_000)
    assert job is not None
    assert msgspec.json.decode(job.body, type=Labels).labels[0].patient == "Sunita Devi"
    # Patient and visit are the other desk's to send; what is said of them here names them and may go at once, in order.
    fresh = [r for r in pharmacy.desk.sent() if r["id"] not in before]
    assert [r["resourceType"] for r in fresh] == ["MedicationRequest", "MedicationDispense"]
    assert {r["subject"]["reference"] for r in fresh} == {f"Patient/{PATIENT}"}
    assert [fresh[0]["encounter"], fresh[1]["context"]] == [{"reference": f"Encounter/{VISIT}"}] * 2
    went = [resource.id for op in ready for resource in op.resources]
    assert [one for one in went if one in {r["id"] for r in fresh}] == [r["id"] for r in fresh]
