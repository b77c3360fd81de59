"""Registering: what is kept, what is refused, and that rows, index, audit and outbox are one act."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from desk.codes.uhid import mint
from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.facts import Fact, PatientRegistered
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.numbers import acts as numbers
from desk.records.numbers.queries import remaining
from desk.records.patient.draft import Address, Consent, Number, PatientDraft, Phone, Relative
from desk.records.patient.matching import CloseMatches
from desk.records.patient.service import PatientService
from desk.security.authorize import Actor, system_actor
from desk.store.tables import AttachmentRow, AuditRow, OpRow
from desk.store.unit import Unit
from tests.support.desk import FACILITY, TestDesk

TODAY = date(2026, 11, 22)
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 100 + b"\xff\xd9"
RAM = PatientDraft(
    name="Ram Kumar", name_native="राम कुमार", sex="1", age_months=504, phones=(Phone("9876543210"),),
    relatives=(Relative("father", "Shyam Lal"),),
    address=Address("12 Gali 3", "Karol Bagh", "Central Delhi", "Delhi", "110005"),
    numbers=(Number("old-opd", "OPD 17/204"),), language="hi",
)  # fmt: skip
SITA = PatientDraft(name="Sita Devi", sex="2", birth_date="1999-05-06", phones=(Phone("9876500000"),))


@pytest.fixture
def patients(desk: TestDesk) -> PatientService:
    return PatientService(desk.store)


@pytest.fixture
def clerk(desk: TestDesk) -> Actor:
    return desk.actor("clerk", "supervisor")


def lease(desk: TestDesk, start: int = 1000, count: int = 3) -> None:
    with desk.store.unit(system_actor(FACILITY), "test.lease") as unit:
        numbers.add_block(unit, new_id(), "uhid", start, count)


def count(desk: TestDesk, table: str) -> int:
    with desk.store.readers.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608


def test_what_was_entered_is_read_back(patients: PatientService, clerk: Actor) -> None:
    found = patients.patient(clerk, patients.register(clerk, RAM))
    assert (found.name, found.name_native, found.sex, found.phone) == ("Ram Kumar", "राम कुमार", "1", "9876543210")
    assert str(found.age(TODAY)) == "~42 y"
    assert found.birth_date is None
    assert (found.locality, found.language) == ("Karol Bagh", "hi")
    father = found.relation("father")
    assert father is not None and father.name == "Shyam Lal"
    assert found.identifier("old-opd") == "OPD17/204"


def test_patient_audit_outbox_and_fact_are_one_act(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    heard: list[Fact] = []
    desk.store.listeners.append(lambda _unit, fact: heard.append(fact))
    patient_id = patients.register(clerk, RAM)
    [sent] = desk.sent("Patient")
    assert sent["id"] == patient_id
    with desk.store.readers.connect() as connection:
        assert connection.execute(select(AuditRow.action).where(AuditRow.patient_id == patient_id)).scalars().all() == [
            "patient.register"
        ]
        lanes = connection.execute(select(OpRow.lane)).scalars().all()
    assert lanes == [f"patient:{patient_id}"]
    [fact] = heard
    assert isinstance(fact, PatientRegistered)
    assert (fact.patient_id, fact.facility, fact.actor) == (patient_id, FACILITY, clerk.staff_id)


def test_a_listener_that_refuses_leaves_nothing_behind(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    def refuse(_unit: Unit, _fact: Fact) -> None:
        raise Refused(words("Test", "No."))

    desk.store.listeners.append(refuse)
    with pytest.raises(Refused):
        patients.register(clerk, RAM)
    assert {table: count(desk, table) for table in ("patient", "patient_name", "search_patient", "op", "series")} == {
        "patient": 0, "patient_name": 0, "search_patient": 0, "op": 0, "series": 0,
    }  # fmt: skip


def test_pressing_enter_twice_registers_once(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    meant = clerk.intending(new_id())
    assert patients.register(meant, RAM) == patients.register(meant, RAM)
    assert count(desk, "patient") == 1


def test_bad_input_changes_nothing(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    with pytest.raises(Problems) as refused:
        patients.register(clerk, replace(RAM, name="R" * 10_000, phones=(Phone("98x"),), birth_date="31/02/1990"))
    assert set(refused.value.by_field) == {"name", "phone", "birth_date"}
    assert count(desk, "patient") == count(desk, "op") == 0


def test_a_pharmacist_may_not_register(desk: TestDesk, patients: PatientService) -> None:
    with pytest.raises(NotAllowed):
        patients.register(desk.actor("pharmacist"), RAM)


def test_without_leased_numbers_the_facilitys_own_number_is_given(patients: PatientService, clerk: Actor) -> None:
    first, second = (patients.patient(clerk, patients.register(clerk, draft)) for draft in (RAM, SITA))
    assert (first.number, second.number) == ("DL-TEST-1-A000001", "DL-TEST-1-A000002")
    assert first.uhid == ""


def test_a_leased_uhid_is_given_while_there_are_any(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    lease(desk, 1000, 1)
    first, second = (patients.patient(clerk, patients.register(clerk, draft)) for draft in (RAM, SITA))
    assert first.uhid and first.number.count("-") == 2
    assert second.number == "DL-TEST-1-A000001"


def test_uhids_are_given_later_and_the_old_number_stays(
    desk: TestDesk, patients: PatientService, clerk: Actor
) -> None:
    ids = [patients.register(clerk, draft) for draft in (RAM, SITA)]
    lease(desk, 1000, 1)
    assert patients.give_uhids(clerk) == 1
    lease(desk, 5000, 5)
    assert patients.give_uhids(clerk) == 1
    assert patients.give_uhids(clerk) == 0
    first, second = (patients.patient(clerk, i) for i in ids)
    assert first.uhid and second.uhid and first.uhid != second.uhid
    for number in ("dl-test-1-a000001", first.number, first.uhid.lower()):
        assert patients.by_identifier(clerk, number) == (ids[0],)


def test_a_close_match_asks_for_a_reason_and_keeps_it(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    first = patients.register(clerk, RAM)
    again = replace(RAM, name="Raam Kumaar", name_native="")
    with pytest.raises(CloseMatches) as refused:
        patients.register(clerk, again)
    [match] = refused.value.matches
    assert (match.patient_id, match.name, match.locality) == (first, "Ram Kumar", "Karol Bagh")
    assert "same phone" in {str(reason) for reason in match.reasons}
    second = patients.register(clerk, again, "twin brothers, both came")
    [line] = [change for change in patients.history(clerk, second) if change.field == "duplicates"]
    assert (line.reason, line.by) == ("twin brothers, both came", clerk.staff_id)
    with desk.store.readers.connect() as connection:
        bodies = connection.execute(select(AuditRow.body).where(AuditRow.patient_id == second)).scalars().all()
    assert any(first.encode() in body for body in bodies)
    assert not any(b"twin" in body for body in bodies), "the trail holds ids and codes, never what people wrote"


def test_a_shared_phone_alone_stops_nobody(patients: PatientService, clerk: Actor) -> None:
    patients.register(clerk, RAM)
    patients.register(clerk, replace(SITA, phones=RAM.phones))


def test_a_weak_match_is_shown_and_stops_nobody(patients: PatientService, clerk: Actor) -> None:
    """Same common name, same year, another father and phone: seen while typing, no reason asked."""
    first = patients.register(clerk, RAM)
    other = replace(RAM, phones=(Phone("7000000001"),), relatives=(Relative("father", "Yusuf Khan"),), numbers=())
    assert [match.patient_id for match in patients.close_matches(clerk, other)] == [first]
    second = patients.register(clerk, other)
    assert [change.field for change in patients.history(clerk, second)] == []


def test_a_reason_has_words(patients: PatientService, clerk: Actor) -> None:
    patients.register(clerk, RAM)
    with pytest.raises(Problems) as refused:
        patients.register(clerk, RAM, "..")
    assert list(refused.value.by_field) == ["override_reason"]


def test_the_same_uhid_cannot_be_passed_over(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    lease(desk)
    uhid = patients.patient(clerk, patients.register(clerk, RAM)).uhid
    card = replace(SITA, numbers=(Number("uhid", uhid),))
    with pytest.raises(CloseMatches) as refused:
        patients.register(clerk, card, "she says it is her card")
    assert refused.value.certain


def test_a_patient_who_brings_a_uhid_keeps_it_and_uses_up_no_other(
    desk: TestDesk, patients: PatientService, clerk: Actor
) -> None:
    lease(desk)
    brought = mint(77)
    found = patients.patient(clerk, patients.register(clerk, replace(SITA, numbers=(Number("uhid", str(brought)),))))
    assert [i.value for i in found.identifiers if i.system == "uhid"] == [brought.compact]
    with desk.store.readers.connect() as connection:
        assert remaining(connection) == 3


def test_consent_and_claims_are_kept(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    scanned = replace(
        SITA, numbers=(Number("abha-number", "91-1234-5678-9012"),), consents=(Consent("abha", "hi"),),
        claimed=frozenset({"name", "sex"}),
    )  # fmt: skip
    patient_id = patients.register(clerk, scanned)
    assert [(c.purpose, c.decision) for c in patients.consents(clerk, patient_id)] == [("abha", "given")]
    assert {(c.field, c.reason) for c in patients.history(clerk, patient_id)} == {("name", "claim"), ("sex", "claim")}
    assert [r["resourceType"] for r in desk.sent()] == ["Patient", "Consent"]


def test_a_photo_travels_in_its_own_lane_and_is_read_back(
    desk: TestDesk, patients: PatientService, clerk: Actor
) -> None:
    found = patients.patient(clerk, patients.register(clerk, replace(SITA, photo=JPEG)))
    assert found.photo_id is not None
    assert patients.photo(clerk, found.photo_id) == JPEG
    [binary] = desk.sent("Binary")
    assert binary["securityContext"] == {"reference": f"Patient/{found.patient_id}"}
    with desk.store.readers.connect() as connection:
        assert set(connection.execute(select(OpRow.lane)).scalars()) == {"attachment", f"patient:{found.patient_id}"}
        assert connection.execute(select(AttachmentRow.attachment_id)).scalar() == found.photo_id


def test_an_unknown_patient_has_a_name_of_the_fixed_pattern(patients: PatientService, clerk: Actor) -> None:
    seen = PatientDraft(sex="1", marks="tattoo on right arm", age_months=360)
    ids = [patients.register_unknown(clerk, seen) for _ in range(2)]
    names = [patients.patient(clerk, i).name for i in ids]
    assert names == ["Unknown Male 22-Nov-2026 A-01", "Unknown Male 22-Nov-2026 A-02"]
    assert patients.patient(clerk, ids[0]).name_native == "अज्ञात पुरुष 22-11-2026 A-01"
    assert patients.patient(clerk, ids[0]).unknown


def test_an_unknown_patient_of_whom_nothing_is_known_can_be_entered(patients: PatientService, clerk: Actor) -> None:
    found = patients.patient(clerk, patients.register_unknown(clerk, PatientDraft()))
    assert (found.name, found.sex, found.age(TODAY)) == ("Unknown Person 22-Nov-2026 A-01", "0", None)


def test_an_unknown_patient_needs_the_right_to_enter_one(desk: TestDesk, patients: PatientService) -> None:
    with pytest.raises(NotAllowed):
        patients.register_unknown(desk.actor("cashier"), PatientDraft())


def test_a_newborn_is_linked_to_the_mother(patients: PatientService, clerk: Actor) -> None:
    mother = patients.register(clerk, replace(SITA, name_native="सीता देवी", address=RAM.address))
    baby = patients.patient(clerk, patients.register_newborn(clerk, mother, "2"))
    assert (baby.name, baby.name_native, str(baby.age(TODAY))) == ("Baby of Sita Devi", "सीता देवी का शिशु", "0 d")
    link = baby.relation("mother")
    assert link is not None and link.related_id == mother
    assert (baby.phones[0].whose, baby.locality) == ("mother", "Karol Bagh")
    assert [child.name for child in patients.children(clerk, mother)] == ["Baby of Sita Devi"]


def test_a_twin_asks_for_a_reason(patients: PatientService, clerk: Actor) -> None:
    mother = patients.register(clerk, SITA)
    first = patients.register_newborn(clerk, mother, "2")
    with pytest.raises(CloseMatches) as refused:
        patients.register_newborn(clerk, mother, "1")
    assert [match.patient_id for match in refused.value.matches] == [first]
    second = patients.register_newborn(clerk, mother, "1", override_reason="twins")
    assert patients.patient(clerk, second).name == "Baby 2 of Sita Devi"


@pytest.mark.parametrize("typed", ["22/11/2026", "22.11.2026", " 2026-11-22"])
def test_a_twin_is_known_however_the_day_is_typed(patients: PatientService, clerk: Actor, typed: str) -> None:
    mother = patients.register(clerk, SITA)
    patients.register_newborn(clerk, mother, "2")
    with pytest.raises(CloseMatches):
        patients.register_newborn(clerk, mother, "1", typed)


def test_a_newborn_without_a_real_day_is_refused_at_the_day(patients: PatientService, clerk: Actor) -> None:
    with pytest.raises(Problems) as problems:
        patients.register_newborn(clerk, patients.register(clerk, SITA), "2", "31/02/2026")
    assert list(problems.value.by_field) == ["birth_date"]


def test_a_father_is_no_mother(patients: PatientService, clerk: Actor) -> None:
    with pytest.raises(Refused) as refused:
        patients.register_newborn(clerk, patients.register(clerk, RAM), "1")
    assert refused.value.field == "mother"


def test_a_patient_nobody_knows_is_said_to_be_unknown(patients: PatientService, clerk: Actor) -> None:
    with pytest.raises(Refused):
        patients.patient(clerk, new_id())
