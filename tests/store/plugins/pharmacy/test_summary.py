"""A patient's banner says what the pharmacy knows: allergies, what is open, what was given; to who may see it."""

from pathlib import Path

import pytest

from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine
from desk.plugins.pharmacy.service import summary
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.summary import LATELY_DAYS, SummaryService
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from tests.support.pharmacy import Pharmacy, make_pharmacy


@pytest.fixture
def here(tmp_path: Path) -> Pharmacy:
    return make_pharmacy(tmp_path)


def lines(here: Pharmacy, *roles: str) -> list[tuple[str, str]]:
    found = summary.lines(SummaryService(here.desk.store), here.actor(*roles), here.patient_id)
    return [(str(line.text).replace("(s)", ""), line.tone) for line in found]


def give(here: Pharmacy) -> str:
    """All of the prescription, as the house proposes it."""
    service = DispensingService(here.desk.store, here.settings)
    plan = service.plan(here.actor(), here.prescription_id)
    given = tuple(
        GivenLine(line.request.request_id, line.item.item_id, line.parts) for line in plan.lines if line.item
    )
    draft = DispenseDraft(here.prescription_id, plan.account_id, given)
    return service.dispense(here.actor(intent=new_id()), draft).dispense_id


def test_allergies_stand_first_then_what_is_open(here: Pharmacy) -> None:
    HealthService(here.desk.store).record(
        here.actor(intent=new_id()), here.patient_id, HealthDraft("allergy", "Penicillin", "told")
    )
    assert lines(here) == [("Allergy: Penicillin", "bad"), ("1 prescription open", "warn")]


def test_what_was_given_lately_is_named_until_it_is_old_or_taken_back(here: Pharmacy) -> None:
    dispense_id = give(here)
    (line,) = lines(here)
    assert line[0].startswith("Has: ") and line[0].endswith(" …") and line[1] == "plain"
    here.desk.clock.forward(days=LATELY_DAYS + 1)
    assert lines(here) == []
    here.desk.clock.forward(days=-LATELY_DAYS - 1)
    DispensingService(here.desk.store, here.settings).reverse(here.actor(intent=new_id()), dispense_id, "wrong patient")
    assert [said for said, _ in lines(here)] == ["1 prescription open"]


def test_who_may_not_see_prescriptions_is_told_nothing(here: Pharmacy) -> None:
    assert lines(here, "clerk") == []
    assert lines(here, "pharmacist") != []
