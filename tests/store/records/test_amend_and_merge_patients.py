"""Amending keeps history; merging rewrites nothing and can be taken back."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.facts import Fact, PatientMerged, PatientUnmerged
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.core.questions import MayMerge, Refusal
from desk.records.coverage.rules import CoverageDraft
from desk.records.coverage.service import CoverageService
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.records.patient.amending import draft_of
from desk.records.patient.draft import Address, Consent, Number, PatientDraft, Phone, Relative
from desk.records.patient.merging import RecordsSince
from desk.records.patient.pulling import pull
from desk.records.patient.service import PatientService
from desk.records.visit.tables import VisitRow
from desk.security.authorize import Actor, system_actor
from desk.store import matters
from desk.store.tables import AuditRow, OpRow
from desk.sync.attention import view
from tests.support.desk import FACILITY, MEDICINE, TestDesk

JPEG = b"\xff\xd8\xff\xe0" + b"x" * 100 + b"\xff\xd9"
RAM = PatientDraft(
    name="Ram Kumar", name_native="राम कुमार", sex="1", age_months=504, phones=(Phone("9876543210"),),
    relatives=(Relative("father", "Shyam Lal"),),
    address=Address("12", "Karol Bagh", "Central Delhi", "Delhi", "110005"),
    numbers=(Number("old-opd", "OPD 17/204"),), language="hi",
)  # fmt: skip
SITA = PatientDraft(name="Sita Devi", sex="2", birth_date="1999-05-06", phones=(Phone("9876500000"),))
RAMA = PatientDraft(name="Rama Kumaran", sex="0", birth_date="1950")


@pytest.fixture
def patients(desk: TestDesk) -> PatientService:
    return PatientService(desk.store)


@pytest.fixture
def clerk(desk: TestDesk) -> Actor:
    return desk.actor("clerk", "supervisor")


@pytest.fixture
def ram(patients: PatientService, clerk: Actor) -> str:
    return patients.register(clerk, RAM)


def test_the_form_as_it_was_shown_changes_nothing(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    shown = patients.patient(clerk, ram)
    desk.clock.forward(days=3)
    patients.amend(clerk, ram, draft_of(shown), "looked again")
    assert patients.patient(clerk, ram) == shown
    assert patients.history(clerk, ram) == ()
    assert len(desk.sent("Patient")) == 1


def test_every_field_that_changes_is_kept_with_its_reason(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    desk.clock.forward(days=3)
    changed = replace(
        draft_of(patients.patient(clerk, ram)), name="Ram Kumar Singh", birth_date="12/3/1984",
        phones=(Phone("9876543211"),), address=Address(locality="Rohini"), relatives=(), numbers=(), marks="mole",
    )  # fmt: skip
    patients.amend(clerk, ram, changed, "saw the ration card")
    history = {change.field: (change.old, change.new) for change in patients.history(clerk, ram)}
    assert history == {
        "name": ("Ram Kumar", "Ram Kumar Singh"), "birth_date": ("", "1984-03-12"),
        "age": ("504 m @ 2026-11-22", ""), "phone": ("9876543210", "9876543211"),
        "address": ("12, Karol Bagh, Central Delhi, Delhi, 110005", "Rohini"), "father": ("Shyam Lal", ""),
        "numbers": ("old-opd OPD17/204", ""), "marks": ("", "mole"),
    }  # fmt: skip
    assert {change.reason for change in patients.history(clerk, ram)} == {"saw the ration card"}
    after = patients.patient(clerk, ram)
    assert (after.name, after.name_native, after.locality) == ("Ram Kumar Singh", "राम कुमार", "Rohini")
    old = [name for name in after.names if name.text == "Ram Kumar"]
    assert [(name.use, name.ended_at) for name in old] == [("old", desk.clock.ms)]


def test_an_old_name_and_an_old_number_still_find_the_patient(
    patients: PatientService, clerk: Actor, ram: str
) -> None:
    changed = replace(draft_of(patients.patient(clerk, ram)), name="Rahim Khan", name_native="", numbers=())
    patients.amend(clerk, ram, changed, "wrong name")
    for typed in ("Ram Kumar", "Rahim Khan", "OPD17/204"):
        assert [found.name for found in patients.search(clerk, typed)] == ["Rahim Khan"]


def test_an_amendment_needs_a_reason(patients: PatientService, clerk: Actor, ram: str) -> None:
    with pytest.raises(Problems) as refused:
        patients.amend(clerk, ram, RAM, " ")
    assert list(refused.value.by_field) == ["reason"]


def test_two_people_do_not_write_over_each_other(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    seen = patients.patient(clerk, ram).changed_at
    desk.clock.forward(minutes=1)
    patients.amend(clerk, ram, replace(RAM, marks="mole"), "saw it", seen)
    with pytest.raises(Refused, match="Someone else"):
        patients.amend(clerk, ram, replace(RAM, marks="scar"), "saw it", seen)
    assert patients.patient(clerk, ram).marks == "mole"


def test_naming_an_unknown_patient_ends_the_unknown(patients: PatientService, clerk: Actor) -> None:
    nobody = patients.register_unknown(clerk, PatientDraft(sex="1"))
    named = replace(draft_of(patients.patient(clerk, nobody)), name="Ram", name_native="", age_months=360)
    patients.amend(clerk, nobody, named, "family came")
    after = patients.patient(clerk, nobody)
    assert (after.name, after.unknown) == ("Ram", False)


def test_a_consent_once_given_allows_abha_details_until_it_is_taken_back(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    abha = replace(RAM, numbers=(*RAM.numbers, Number("abha-number", "91-1234-5678-9012")))
    with pytest.raises(Problems):
        patients.amend(clerk, ram, abha, "brought the card")
    patients.record_consent(clerk, ram, Consent("abha", "hi"))
    patients.amend(clerk, ram, abha, "brought the card")
    assert patients.by_identifier(clerk, "91-1234-5678-9012") == (ram,)
    desk.clock.forward(minutes=1)
    patients.record_consent(clerk, ram, Consent("abha", "hi", decision="withdrawn"))
    with pytest.raises(Problems):
        patients.amend(clerk, ram, replace(abha, marks="mole"), "saw it")


def test_a_new_photo_is_kept_beside_the_old_one(patients: PatientService, clerk: Actor, ram: str) -> None:
    patients.set_photo(clerk, ram, JPEG)
    first = patients.patient(clerk, ram).photo_id
    patients.set_photo(clerk, ram, JPEG.replace(b"x", b"y"))
    second = patients.patient(clerk, ram).photo_id
    assert first and second and first != second
    assert patients.photo(clerk, first) == JPEG
    with pytest.raises(Refused):
        patients.set_photo(clerk, ram, b"no photo")


# --- merging -------------------------------------------------------------------------------------------------------


@pytest.fixture
def twice(patients: PatientService, clerk: Actor, ram: str) -> str:
    return patients.register(clerk, replace(RAM, name="Raam Kumar", numbers=()), "did not see the other one")


def test_after_a_merge_every_way_leads_to_the_survivor(
    patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    number = patients.patient(clerk, twice).number
    patients.merge(clerk, twice, ram, "entered twice")
    found = patients.patient(clerk, twice)
    assert (found.patient_id, found.replaces) == (ram, (twice,))
    assert patients.by_identifier(clerk, number) == (ram,)
    assert number in {i.value for i in found.identifiers if i.status == "old"}
    for typed in ("raam kumar", number, "98765"):
        assert [line.patient_id for line in patients.search(clerk, typed)] == [ram]


def test_a_merge_is_one_op_with_both_patients(desk: TestDesk, patients: PatientService, clerk: Actor) -> None:
    keep, gone = (patients.register(clerk, draft) for draft in (RAM, RAMA))
    heard: list[Fact] = []
    desk.store.listeners.append(lambda _unit, fact: heard.append(fact))
    patients.merge(clerk, gone, keep, "same man")
    kept, merged = desk.sent("Patient")[-2:]
    assert (kept["id"], kept["link"]) == (keep, [{"other": {"reference": f"Patient/{gone}"}, "type": "replaces"}])
    assert (merged["id"], merged["active"]) == (gone, False)
    assert merged["link"] == [{"other": {"reference": f"Patient/{keep}"}, "type": "replaced-by"}]
    with desk.store.readers.connect() as connection:
        rows = connection.execute(select(OpRow.op_id, OpRow.lane, OpRow.depends_on).order_by(OpRow.n)).all()
    assert (rows[-1].lane, rows[-1].depends_on) == (f"patient:{keep}", rows[1].op_id)
    assert isinstance(heard[0], PatientMerged) and (heard[0].patient_id, heard[0].into) == (gone, keep)


def test_what_was_recorded_under_either_is_read_under_the_survivor(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    health, coverage = HealthService(desk.store), CoverageService(desk.store)
    health.record(clerk, twice, HealthDraft("allergy", "Penicillin", "told"))
    coverage.record(clerk, twice, CoverageDraft("cghs"))
    patients.merge(clerk, twice, ram, "entered twice")
    assert [fact.text for fact in health.facts(clerk, ram)] == ["Penicillin"]
    assert [fact.patient_id for fact in health.facts(clerk, twice)] == [twice], "no row is rewritten"
    assert [cover.scheme for cover in coverage.coverages(clerk, ram)] == ["cghs"]
    assert health.record(clerk, twice, HealthDraft("condition", "Asthma", "told"))
    assert [fact.patient_id for fact in health.facts(clerk, ram)] == [twice, ram]


def test_a_merge_is_taken_back_whole(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    before = [patients.patient(clerk, i) for i in (ram, twice)]
    patients.merge(clerk, twice, ram, "entered twice")
    heard: list[Fact] = []
    desk.store.listeners.append(lambda _unit, fact: heard.append(fact))
    patients.unmerge(clerk, twice, "two brothers after all")
    assert [patients.patient(clerk, i) for i in (ram, twice)] == before
    assert {line.patient_id for line in patients.search(clerk, "raam kumar")} == {ram, twice}
    assert all("link" not in resource and resource["active"] for resource in desk.sent("Patient")[-2:])
    assert isinstance(heard[0], PatientUnmerged) and (heard[0].patient_id, heard[0].out_of) == (twice, ram)
    assert [change.field for change in patients.history(clerk, twice)] == ["unmerge", "merge", "duplicates"]


def visit_of(desk: TestDesk, patient_id: str, number: int = 1) -> str:
    """A visit's bare row; gives the id."""
    visit_id = new_id()
    with desk.store.unit(system_actor(FACILITY), "test.visit") as unit:
        unit.connection.execute(
            insert(VisitRow),
            {
                "visit_id": visit_id, "patient_id": patient_id, "facility_id": FACILITY, "day": "2026-11-22",
                "type": "opd", "follow_up": False, "department_id": MEDICINE, "token": f"MA-{number:03d}",
                "desk_letter": "A", "token_number": number, "opened_at": unit.at, "opened_by": "x",
            },
        )  # fmt: skip
    return visit_id


def asked_about(patients: PatientService, clerk: Actor, duplicate_id: str) -> list[tuple[str, str]]:
    with pytest.raises(RecordsSince) as asked:
        patients.unmerge(clerk, duplicate_id, "two brothers after all")
    return [(record.kind, record.said) for record in asked.value.records]


def test_taking_back_asks_about_what_was_made_since(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    visit_of(desk, ram, 1)
    desk.clock.forward(minutes=5)
    patients.merge(clerk, twice, ram, "entered twice")
    desk.clock.forward(minutes=5)
    visit_of(desk, ram, 2)
    HealthService(desk.store).record(clerk, twice, HealthDraft("allergy", "Penicillin", "told"))
    CoverageService(desk.store).record(clerk, ram, CoverageDraft("pm-jay"))
    assert asked_about(patients, clerk, twice) == [
        ("visit", "MA-002 2026-11-22"), ("health", "Penicillin"), ("coverage", "pm-jay"),
    ]  # fmt: skip
    patients.unmerge(clerk, twice, "two brothers after all", checked=True)
    assert patients.patient(clerk, twice).patient_id == twice


def test_what_an_unmerge_leaves_waits_for_somebody_to_look_at_it(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    patients.merge(clerk, twice, ram, "entered twice")
    visit_id = visit_of(desk, ram)
    patients.unmerge(clerk, twice, "two brothers after all", checked=True)
    with desk.store.readers.connect() as connection:
        [matter] = matters.open_matters(connection)
        trail = connection.execute(select(AuditRow.body).where(AuditRow.patient_id == ram)).scalars()
        assert any(visit_id.encode() in body and b'"left":"1"' in body for body in trail)
    assert (matter.kind, matter.id, matter.patient_id) == ("unmerged", twice, ram)
    assert "MA-001 2026-11-22" in str(view(matter).explanation)


def test_an_unmerge_that_leaves_nothing_asks_nothing(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    visit_of(desk, ram)
    desk.clock.forward(minutes=5)
    patients.merge(clerk, twice, ram, "entered twice")
    patients.unmerge(clerk, twice, "two brothers after all")
    with desk.store.readers.connect() as connection:
        assert matters.count_open(connection) == 0


def test_what_was_recorded_on_whom_the_survivor_was_merged_into_is_asked_about(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    rama = patients.register(clerk, RAMA)
    patients.merge(clerk, twice, ram, "entered twice")
    patients.merge(clerk, ram, rama, "entered three times")
    visit_of(desk, rama)
    assert asked_about(patients, clerk, twice) == [("visit", "MA-001 2026-11-22")]


def test_a_merge_made_at_another_desk_is_asked_about_from_when_the_duplicate_was_last_seen(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str, twice: str
) -> None:
    visit_of(desk, ram, 1)
    desk.clock.forward(minutes=5)
    visit_of(desk, twice, 2)
    desk.clock.forward(minutes=5)
    with desk.store.unit(system_actor(FACILITY), "test.pull") as unit:
        for patient_id, links in ((twice, [("replaced-by", ram)]), (ram, [("replaces", twice)])):
            resource = next(r for r in desk.sent("Patient") if r["id"] == patient_id)
            link = [{"other": {"reference": f"Patient/{other}"}, "type": kind} for kind, other in links]
            pull(unit, resource | {"active": patient_id == ram, "link": link})
    visit_of(desk, ram, 3)
    assert asked_about(patients, clerk, twice) == [("visit", "MA-003 2026-11-22")]


def test_merges_that_cannot_be_are_refused(patients: PatientService, clerk: Actor, ram: str, twice: str) -> None:
    sita = patients.register(clerk, SITA)
    with pytest.raises(Refused, match="different sex"):
        patients.merge(clerk, sita, ram, "by mistake")
    with pytest.raises(Refused, match="one patient already"):
        patients.merge(clerk, ram, ram, "by mistake")
    patients.merge(clerk, twice, ram, "entered twice")
    with pytest.raises(Refused, match="one patient already"):
        patients.merge(clerk, ram, twice, "round and round")
    with pytest.raises(Refused, match="merged already"):
        patients.merge(clerk, twice, sita, "again")
    with pytest.raises(Refused, match="not known"):
        patients.merge(clerk, new_id(), ram, "nobody")
    with pytest.raises(Refused, match="not merged"):
        patients.unmerge(clerk, ram, "never was")
    with pytest.raises(Problems):
        patients.unmerge(clerk, twice, "")


def test_an_unknown_sex_may_be_merged_into_a_known_one(patients: PatientService, clerk: Actor, ram: str) -> None:
    patients.merge(clerk, patients.register(clerk, RAMA), ram, "named by the family")


def test_merges_in_a_row_are_followed_to_the_end(patients: PatientService, clerk: Actor, ram: str, twice: str) -> None:
    rama = patients.register(clerk, RAMA)
    patients.merge(clerk, twice, ram, "entered twice")
    patients.merge(clerk, ram, rama, "entered three times")
    assert patients.patient(clerk, twice).patient_id == rama
    assert [line.patient_id for line in patients.search(clerk, "raam kumar")] == [rama]
    patients.unmerge(clerk, ram, "not the same")
    assert patients.patient(clerk, twice).patient_id == ram


def test_a_plugin_that_minds_stops_the_merge(desk: TestDesk, clerk: Actor) -> None:
    asked: list[MayMerge] = []

    def ask(question: MayMerge) -> Iterable[Refusal]:
        asked.append(question)
        return (Refusal(words("Test", "A bill is open.")),)

    patients = PatientService(desk.store, ask)
    keep, gone = (patients.register(clerk, draft) for draft in (RAM, RAMA))
    with pytest.raises(Refused, match="A bill is open"):
        patients.merge(clerk, gone, keep, "same man")
    assert asked == [MayMerge(gone, keep)]
    assert patients.patient(clerk, gone).patient_id == gone


def test_a_clerk_may_not_merge(desk: TestDesk, patients: PatientService, ram: str, twice: str) -> None:
    with pytest.raises(NotAllowed):
        patients.merge(desk.actor("clerk"), twice, ram, "entered twice")
