"""A patient's banner says what the pharmacy knows: allergies, what is open, what was given; to who may see it."""



from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine
from desk.plugins.pharmacy.service import summary
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.summary import LATELY_DAYS, SummaryService
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from tests.support.pharmacy import Pharmacy


def lines(pharmacy: Pharmacy, *roles: str) -> list[tuple[str, str]]:
    found = summary.lines(SummaryService(pharmacy.desk.store), pharmacy.actor(*roles), pharmacy.patient_id)
    return [(str(line.text).replace("(s)", ""), line.tone) for line in found]


def give(pharmacy: Pharmacy) -> str:
    """All of the prescription, as the house proposes it."""
    service = DispensingService(pharmacy.desk.store, pharmacy.settings)
    plan = service.plan(pharmacy.actor(), pharmacy.prescription_id)
    given = tuple(
        GivenLine(line.request.request_id, line.item.item_id, line.parts) for line in plan.lines if line.item
    )
    draft = DispenseDraft(pharmacy.prescription_id, plan.account_id, given)
    return service.dispense(pharmacy.actor(intent=new_id()), draft).dispense_id


def test_allergies_stand_first_then_what_is_open(pharmacy: Pharmacy) -> None:
    HealthService(pharmacy.desk.store).record(
        pharmacy.actor(intent=new_id()), pharmacy.patient_id, HealthDraft("allergy", "Penicillin", "told")
    )
    assert lines(pharmacy) == [("Allergy: Penicillin", "bad"), ("1 prescription open", "warn")]


def test_what_was_given_lately_is_named_until_it_is_old_or_taken_back(pharmacy: Pharmacy) -> None:
    dispense_id = give(pharmacy)
    (line,) = lines(pharmacy)
    assert line[0].startswith("Has: ") and line[0].endswith(" …") and line[1] == "plain"
    pharmacy.desk.clock.forward(days=LATELY_DAYS + 1)
    assert lines(pharmacy) == []
    pharmacy.desk.clock.forward(days=-LATELY_DAYS - 1)
    service = DispensingService(pharmacy.desk.store, pharmacy.settings)
    service.reverse(pharmacy.actor(intent=new_id()), dispense_id, "wrong patient")
    assert [said for said, _ in lines(pharmacy)] == ["1 prescription open"]


def test_who_may_not_see_prescriptions_is_told_nothing(pharmacy: Pharmacy) -> None:
    assert lines(pharmacy, "clerk") == []
    assert lines(pharmacy, "pharmacist") != []
