"""A paper prescription is typed, matched to the catalogue, waits in the queue, and can be stopped."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.prescribing import TYPED, WAITING, LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.records.visit.rules import VisitDraft
from desk.records.visit.service import VisitService
from desk.store.tables import OpRow
from tests.support.desk import MEDICINE
from tests.support.pharmacy import AMOXICILLIN, METFORMIN, ORS, PARACETAMOL, Pharmacy


@pytest.fixture
def prescribing(pharmacy: Pharmacy) -> PrescribingService:
    return PrescribingService(pharmacy.desk.store)


@pytest.fixture
def dispensing(pharmacy: Pharmacy) -> DispensingService:
    return DispensingService(pharmacy.desk.store, pharmacy.settings)


def paper(pharmacy: Pharmacy, *lines: LineDraft) -> PrescriptionDraft:
    return PrescriptionDraft(pharmacy.patient_id, pharmacy.visit_id, "Dr A. Gupta", lines)


def of(code: str, directions: str = "1-0-1 x5d", quantity: str = "") -> LineDraft:
    return LineDraft(item_id(code), "", directions, quantity)


def test_what_is_typed_is_kept_line_by_line(
    pharmacy: Pharmacy, prescribing: PrescribingService, dispensing: DispensingService
) -> None:
    draft = paper(pharmacy, of(METFORMIN, "½-0-½ x10d pc"), of(ORS, "sos", "४"))
    prescription_id = prescribing.prescribe(pharmacy.actor(), replace(draft, prescribed_on="20/11/2026", note="review"))
    found = dispensing.of_patient(pharmacy.actor(), pharmacy.patient_id)[0]
    assert (found.prescription_id, found.prescriber, found.origin) == (prescription_id, "Dr A. Gupta", TYPED)
    assert (found.prescribed_on, found.note, found.visit_id) == ("2026-11-20", "review", pharmacy.visit_id)
    assert [(line.n, line.directions, line.quantity, line.days, line.given) for line in found.lines] == [
        (1, "½-0-½ x10d pc", 10, 10, 0), (2, "1 sos", 4, None, 0),
    ]  # fmt: skip
    assert [line.medicine for line in found.lines] == [
        "Metformin 500 mg tablet", "Oral rehydration salts 20.5 g sachet",
    ]  # fmt: skip


def test_each_line_travels_after_patient_and_visit(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    prescribing.prescribe(pharmacy.actor(), paper(pharmacy, *[of(METFORMIN)] * 13))
    sent = pharmacy.desk.sent("MedicationRequest")
    assert len(sent) == 13
    assert {one["subject"]["reference"] for one in sent} == {f"Patient/{pharmacy.patient_id}"}
    assert {one["encounter"]["reference"] for one in sent} == {f"Encounter/{pharmacy.visit_id}"}
    assert len({one["groupIdentifier"]["value"] for one in sent}) == 1
    assert sent[0]["dosageInstruction"][0]["text"] == "Morning 1, night 1 — for 5 days"


def test_a_patient_who_still_waits_in_another_lane_goes_first(
    pharmacy: Pharmacy, prescribing: PrescribingService
) -> None:
    with pharmacy.unit() as unit:
        # As after a merge: the duplicate's record waits in the lane of the other.
        ahead = unit.send("patient:other", {"resourceType": "Patient", "id": pharmacy.patient_id})
    prescribing.prescribe(pharmacy.actor(), paper(pharmacy, of(ORS, "sos", "2")))
    with pharmacy.desk.store.readers.connect() as connection:
        last = connection.execute(select(OpRow.lane, OpRow.depends_on).order_by(OpRow.n.desc()).limit(1)).one()
    assert last.lane == f"patient:{pharmacy.patient_id}" and ahead in last.depends_on.split()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "1 or more"), ("-1", "1 or more"), ("−1", "1 or more"), ("1000000000000", "100000 is the most"),
        ("100001", "100000 is the most"), ("1.5", "whole"), ("½", "whole"), ("ten", "digits only"),
    ],
)  # fmt: skip
def test_a_quantity_that_cannot_be_is_refused_at_its_field(
    pharmacy: Pharmacy, prescribing: PrescribingService, typed: str, sentence: str
) -> None:
    with pytest.raises(Problems, match=sentence) as refused:
        prescribing.prescribe(pharmacy.actor(), paper(pharmacy, of(METFORMIN), of(ORS, "sos", typed)))
    assert set(refused.value.by_field) == {"lines.1.quantity"}
    assert pharmacy.desk.sent("MedicationRequest") == []


def test_what_the_directions_do_not_say_must_be_typed(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    for directions in ("sos", "1-0-1", "10ml tds x5d", "=as needed"):
        with pytest.raises(Problems, match="do not say how much") as refused:
            prescribing.prescribe(pharmacy.actor(), paper(pharmacy, of(METFORMIN, directions)))
        assert set(refused.value.by_field) == {"lines.0.quantity"}


def test_a_course_of_more_than_anybody_keeps_is_refused(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    with pytest.raises(Problems, match="100000 is the most") as refused:
        prescribing.prescribe(pharmacy.actor(), paper(pharmacy, of(METFORMIN, "100 qid x366d")))
    assert set(refused.value.by_field) == {"lines.0.quantity"}


def test_everything_that_is_wrong_is_said_at_once(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    lines = (of(METFORMIN, "1-1"), LineDraft(None, " ", "sos", "2"), LineDraft(new_id(), "", "bd x5d"))
    with pytest.raises(Problems) as refused:
        prescribing.prescribe(
            pharmacy.actor(), replace(paper(pharmacy, *lines), prescriber=" ", prescribed_on="31-11-2026")
        )
    assert set(refused.value.by_field) == {
        "prescriber", "prescribed_on", "lines.0.directions", "lines.1.medicine", "lines.2.item_id", "lines.2.medicine",
        "lines.2.quantity",
    }  # fmt: skip


@pytest.mark.parametrize(("day", "sentence"), [("23-11-2026", "not come yet"), ("1-1-2024", "more than a year")])
def test_a_day_that_cannot_be(pharmacy: Pharmacy, prescribing: PrescribingService, day: str, sentence: str) -> None:
    with pytest.raises(Problems, match=sentence):
        prescribing.prescribe(pharmacy.actor(), replace(paper(pharmacy, of(ORS)), prescribed_on=day))


def test_no_line_and_too_many(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    for lines in ((), (of(ORS),) * 31):
        with pytest.raises(Problems) as refused:
            prescribing.prescribe(pharmacy.actor(), paper(pharmacy, *lines))
        assert refused.value.field == "lines"


def test_a_strange_patient_and_a_strange_visit(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    with pytest.raises(Refused) as refused:
        prescribing.prescribe(pharmacy.actor(), replace(paper(pharmacy, of(ORS)), patient_id=new_id()))
    assert refused.value.field == "patient_id"
    other = pharmacy.desk.patient("Sita Devi")
    visit = VisitService(pharmacy.desk.store).open(pharmacy.actor(), VisitDraft(other, MEDICINE))
    with pytest.raises(Refused) as refused:
        prescribing.prescribe(pharmacy.actor(), replace(paper(pharmacy, of(ORS)), visit_id=visit.visit_id))
    assert refused.value.field == "visit_id"


def test_only_with_the_right(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    with pytest.raises(NotAllowed):
        prescribing.prescribe(pharmacy.actor("storekeeper"), paper(pharmacy, of(ORS)))


def test_enter_a_hundred_times_is_one_prescription(
    pharmacy: Pharmacy, prescribing: PrescribingService, dispensing: DispensingService
) -> None:
    actor = pharmacy.actor(intent=new_id())
    assert len({prescribing.prescribe(actor, paper(pharmacy, of(ORS))) for _ in range(100)}) == 1
    assert len(dispensing.of_patient(pharmacy.actor(), pharmacy.patient_id)) == 2


def test_a_medicine_kept_as_text_is_matched_later(
    pharmacy: Pharmacy, prescribing: PrescribingService, dispensing: DispensingService
) -> None:
    draft = paper(pharmacy, LineDraft(None, "Tab Glycomet 500", "bd x5d", "10"))
    prescription_id = prescribing.prescribe(pharmacy.actor(), draft)
    line = dispensing.plan(pharmacy.actor(), prescription_id).lines[0]
    assert (line.item, line.parts, line.request.open) == (None, (), 10)
    prescribing.match(pharmacy.actor(), line.request.request_id, item_id(METFORMIN))
    line = dispensing.plan(pharmacy.actor(), prescription_id).lines[0]
    assert line.item is not None and line.item.code == METFORMIN and line.short == 0
    assert line.request.medicine == "Tab Glycomet 500"
    told = pharmacy.desk.sent("MedicationRequest")[-1]
    assert item_id(METFORMIN) in str(told["extension"]) and told["status"] == "active"
    with pytest.raises(Refused, match="already"):
        prescribing.match(pharmacy.actor(), line.request.request_id, item_id(ORS))


def test_a_line_that_is_stopped_waits_no_more(
    pharmacy: Pharmacy, prescribing: PrescribingService, dispensing: DispensingService
) -> None:
    prescription_id = prescribing.prescribe(pharmacy.actor(), paper(pharmacy, of(ORS), of(METFORMIN)))
    first = dispensing.plan(pharmacy.actor(), prescription_id).lines[0].request.request_id
    with pytest.raises(Problems):
        prescribing.stop(pharmacy.actor(), first, " ")
    prescribing.stop(pharmacy.actor(), first, "doctor changed it")
    lines = dispensing.plan(pharmacy.actor(), prescription_id).lines
    assert [(line.request.status, line.request.open) for line in lines] == [("stopped", 0), ("active", 10)]
    told = pharmacy.desk.sent("MedicationRequest")[-1]
    assert (told["status"], told["statusReason"]) == ("stopped", {"text": "doctor changed it"})
    with pytest.raises(Refused, match="already"):
        prescribing.stop(pharmacy.actor(), first, "again")


def test_the_queue_shows_who_waits_for_what(
    pharmacy: Pharmacy, prescribing: PrescribingService, dispensing: DispensingService
) -> None:
    pharmacy.desk.clock.forward(minutes=5)
    other = pharmacy.desk.patient("Sita Devi", "सीता देवी", "2")
    second = prescribing.prescribe(
        pharmacy.actor(), PrescriptionDraft(other, None, "Dr B", (of(AMOXICILLIN), of(PARACETAMOL)))
    )
    first, new = dispensing.waiting(pharmacy.actor())
    assert (first.prescription_id, first.token, first.state) == (pharmacy.prescription_id, "MA-001", WAITING)
    assert (new.prescription_id, new.name, new.name_native, new.sex, new.token) == (
        second, "Sita Devi", "सीता देवी", "2", "",
    )  # fmt: skip
    assert (new.lines, new.open_lines, new.age, new.origin) == (2, 2, "42 y", TYPED)


def test_what_nobody_collects_leaves_the_queue_after_a_month(
    pharmacy: Pharmacy, dispensing: DispensingService
) -> None:
    pharmacy.desk.clock.forward(days=30)
    (left,) = dispensing.waiting(pharmacy.actor())
    assert (left.token, left.state) == ("", WAITING)
    pharmacy.desk.clock.forward(days=1)
    assert dispensing.waiting(pharmacy.actor()) == ()
    assert len(dispensing.of_patient(pharmacy.actor(), pharmacy.patient_id)) == 1


def test_who_prescribed_before_is_proposed(pharmacy: Pharmacy, prescribing: PrescribingService) -> None:
    prescribing.prescribe(pharmacy.actor(), paper(pharmacy, of(ORS)))
    assert [one.name for one in prescribing.prescribers(pharmacy.actor(), "dr")] == ["Dr A. Gupta", "Dr. S. Rao"]
    (rao,) = prescribing.prescribers(pharmacy.actor(), "RAO")
    assert (rao.registration, rao.address) == ("DMC/12345", "Delhi Polyclinic, New Delhi")
    assert prescribing.prescribers(pharmacy.actor(), "nobody") == ()


