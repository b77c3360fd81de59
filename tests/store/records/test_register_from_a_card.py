"""Somebody unknown here is registered from a verified card: under the id and the UHID that stand on it."""

import json
from dataclasses import replace

import pytest

from desk.codes.card import Card
from desk.codes.person import Person
from desk.codes.state import State
from desk.codes.uhid import Uhid, mint
from desk.core.errors import Problems, Refused
from desk.core.ids import new_id
from desk.records.numbers import acts as numbers
from desk.records.numbers.queries import remaining
from desk.records.patient.draft import Number, PatientDraft
from desk.records.patient.matching import CloseMatches
from desk.records.patient.service import PatientService
from desk.security.authorize import system_actor
from tests.support.desk import MORNING, TestDesk

PATIENT = "0193a000-0000-7000-8000-0000000000aa"
UHID = mint(77)


def card(**more: object) -> Card:
    person = Person(name="Sunita Devi", sex="2", uhid=UHID.compact, patient_id=PATIENT)
    until = MORNING // 1000 + 99
    made = Card(State.VERIFIED, person, 1, False, "Delhi Health", "00aa00aa00aa00aa", 0, until, Uhid(UHID.compact))
    return replace(made, **more)  # type: ignore[arg-type]


def draft(of: Card | None = None) -> PatientDraft:
    return PatientDraft(name="Sunita Devi", sex="2", birth_date="1984", card=of or card())


@pytest.fixture
def patients(desk: TestDesk) -> PatientService:
    with desk.store.unit(system_actor(), "test.block") as unit:
        numbers.add_block(unit, new_id(), "uhid", 1000, 10)
    return PatientService(desk.store)


def test_the_cards_id_and_uhid_are_kept_and_no_number_is_used_up(desk: TestDesk, patients: PatientService) -> None:
    assert patients.register(desk.actor(), draft()) == PATIENT
    patient = patients.patient(desk.actor(), PATIENT)
    assert [(i.system, i.value) for i in patient.identifiers] == [("uhid", UHID.compact)]
    with desk.store.readers.connect() as connection:
        assert remaining(connection, "uhid") == 10
    (sent,) = desk.sent("Patient")
    assert sent["id"] == PATIENT


def test_the_audit_names_the_card_and_what_was_typed_unlike_it(desk: TestDesk, patients: PatientService) -> None:
    patients.register(desk.actor(), replace(draft(), name="Gulab Singh", sex="1"))
    with desk.store.readers.connect() as connection:
        (body,) = connection.exec_driver_sql("SELECT body FROM audit WHERE action = 'patient.register'").scalars()
    said = dict(json.loads(body)["detail"])
    assert (said["card"], said["unlike"]) == (card().cti, "name sex")
    assert b"Gulab" not in body and b"Sunita" not in body


def test_the_uhid_typed_beside_it_is_the_same_one(desk: TestDesk, patients: PatientService) -> None:
    typed = replace(draft(), numbers=(Number("uhid", str(UHID)),))
    patients.register(desk.actor(), typed)
    assert len(patients.patient(desk.actor(), PATIENT).identifiers) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.EXPIRED}, {"state": State.REVOKED}, {"state": State.UNKNOWN_ISSUER}, {"state": State.TAMPERED},
        {"state": State.UNSIGNED}, {"person": None}, {"person": Person(name="Sunita Devi", uhid=UHID.compact)},
        {"person": Person(name="Sunita Devi", patient_id=PATIENT)},
    ],
    ids=str,
)  # fmt: skip
def test_a_card_that_proves_nothing_gives_no_identity(
    desk: TestDesk, patients: PatientService, wrong: dict[str, object]
) -> None:
    with pytest.raises(Problems, match="proves nothing"):
        patients.register(desk.actor(), draft(card(**wrong)))
    assert desk.sent() == []


def test_a_card_that_expired_while_the_form_stood_open_is_scanned_again(
    desk: TestDesk, patients: PatientService
) -> None:
    with pytest.raises(Refused, match="expired"):
        patients.register(desk.actor(), draft(card(expires=MORNING // 1000 - 301)))


def test_a_patient_who_is_known_is_not_registered_twice(desk: TestDesk, patients: PatientService) -> None:
    patients.register(desk.actor(), draft())
    with pytest.raises(CloseMatches) as held:
        patients.register(desk.actor(), draft(), "another person")
    assert held.value.certain
    other = card(person=Person(name="Gulab Singh", sex="2", uhid=mint(78).compact, patient_id=PATIENT))
    with pytest.raises(Refused, match="known here already"):
        patients.register(desk.actor(), replace(draft(other), name="Gulab Singh", birth_date="1950"), "another person")
