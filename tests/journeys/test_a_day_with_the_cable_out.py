"""A day with the cable out: somebody goes from desk to desk by slip and card alone; in the end there is one patient."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.codes import card as cards
from desk.codes.card import Card
from desk.codes.scan import Scan, Source
from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.core.errors import Refused, Unreachable
from desk.records.cards.rules import CardState
from desk.records.health.rules import HealthDraft
from desk.records.patient.amending import draft_of
from desk.records.patient.draft import PatientDraft
from desk.records.visit.rules import VisitDraft
from desk.store.store import set_state
from tests.support.cloud import Cloud, one_database, running_cloud, sqlite_url
from tests.support.house import House, joined


@pytest.fixture
def desks(cloud: Cloud, tmp_path: Path) -> Iterator[tuple[House, House]]:
    """Desk A and desk B of a facility of their own; both have synchronised this morning, and know each other's keys."""
    cloud.make_keys()
    facility_id = cloud.add_facility(departments=2)
    with joined(tmp_path / "a", cloud, facility_id) as a, joined(tmp_path / "b", cloud, facility_id) as b:
        settle(a, b)
        yield a, b


def settle(*houses: House) -> None:
    """The cable is in: let all hear of all."""
    for _ in range(3):
        for house in houses:
            house.sync()


def read(house: House, text: str) -> Card | SignedSlip:
    """What the code says at this desk, now."""
    scan = Scan.of_text(text, Source.CAMERA, house.desk.store.clock.now_ms())
    return cards.read(scan, house.desk.cards.trust(house.actor))


def slip_of(house: House, patient_id: str) -> tuple[str, str]:
    """A visit at this desk with its printed slip: the visit, and what its QR code holds."""
    department = house.desk.facility.departments(house.actor)[0].department_id
    opened = house.registration.open_visit_with_slip(house.actor, VisitDraft(patient_id, department), "80mm", "pdf")
    job = house.desk.prints.job(house.actor, opened.job_id)
    assert job is not None
    return opened.visit_id, house.registration.slip(house.actor, opened.visit_id).qr


def held(house: House, kind: str) -> list[str]:
    """The ids of a kind that the cloud has told this desk of."""
    with house.desk.store.readers.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM remote WHERE type = ? AND scope IS NOT NULL", (kind,))
        return sorted(rows.scalars())


def test_one_patient_at_two_desks_by_slip_alone(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Sunita Devi", "9810012345", sex="2")
    visit_id, text = slip_of(a, patient_id)
    assert text.startswith("HIM1:")

    slip = read(b, text)
    assert isinstance(slip, SignedSlip)
    assert (slip.state, slip.issuer[-2:]) == (State.VERIFIED, "-A")
    visit = b.desk.visits.take_up(b.actor, slip)
    assert (visit.visit_id, visit.patient_id) == (visit_id, patient_id)
    b.registration.call(b.actor, visit_id)
    b.registration.start(b.actor, visit_id)
    b.desk.health.record(b.actor, patient_id, HealthDraft("blood-group", "B+", "told"))
    with pytest.raises(Refused, match="from a slip only"):
        b.desk.cards.issue_temporary(b.actor, patient_id)

    settle(b, a)  # whoever comes first
    card = b.desk.cards.issue_temporary(b.actor, patient_id)
    assert read(a, card.texts[1]).state is State.VERIFIED
    settle(b, a)
    for house in desks:
        assert held(house, "Patient") == [patient_id]
        assert held(house, "Encounter") == [visit_id]
        assert (house.waiting(), house.attention()) == (0, [])
        known = house.desk.visits.visit(house.actor, visit_id)
        assert known is not None and known.status == "in-progress"
        seen = house.desk.patients.patient(house.actor, patient_id)
        assert (seen.phone, seen.provisional, seen.birth_date) == ("9810012345", False, "1984-03-12")
        (stood,) = house.desk.cards.of_patient(house.actor, patient_id)
        assert (stood.cti, stood.state(house.desk.store.clock.now_ms())) == (card.cti, CardState.VALID)
        assert house.sync().digest_equal
    assert a.digest() == b.digest()
    b.desk.patients.amend(
        b.actor, patient_id, replace(draft_of(b.desk.patients.patient(b.actor, patient_id)), name="Sunita Sharma"),
        "told at the counter",
    )  # fmt: skip


@one_database
def test_a_temporary_card_printed_at_one_desk_is_genuine_at_the_other_offline(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Sunita Devi", sex="2")
    card = a.desk.cards.issue_temporary(a.actor, patient_id)
    said = read(b, card.texts[1])
    assert isinstance(said, Card)
    assert (said.state, said.temporary, said.cti) == (State.VERIFIED, True, card.cti)
    assert said.person is not None
    assert (said.person.patient_id, said.person.name) == (patient_id, "Sunita Devi")


@one_database
def test_a_card_withdrawn_at_one_desk_is_revoked_at_the_other_after_its_sync(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Sunita Devi", sex="2")
    card = a.desk.cards.issue_temporary(a.actor, patient_id)
    a.desk.cards.revoke(a.actor, card.cti, "lost")
    assert read(a, card.texts[1]).state is State.REVOKED
    assert read(b, card.texts[1]).state is State.VERIFIED, "b has not heard of it"
    settle(a, b)
    assert read(b, card.texts[1]).state is State.REVOKED
    assert bytes.fromhex(card.cti) in b.desk.cards.trust(b.actor).revocations, "by the signed list"
    assert (a.attention(), b.attention(), a.waiting(), b.waiting()) == ([], [], 0, 0)


@one_database
def test_somebody_registered_at_both_desks_from_one_card_is_one_patient(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Sunita Devi", "9810012345", born="1984-05-01", sex="2")
    card = read(b, a.desk.cards.issue_temporary(a.actor, patient_id).texts[1])
    assert isinstance(card, Card)
    said = card.person
    assert said is not None
    drafted = PatientDraft(name=said.name, sex=said.sex, birth_date=str(said.birth_date), card=card, marks="a scar")
    assert b.desk.patients.register(b.actor, drafted) == patient_id
    b.token(patient_id)
    settle(a, b)
    for house in desks:
        assert held(house, "Patient") == [patient_id]
        seen = house.desk.patients.patient(house.actor, patient_id)
        assert (seen.phone, seen.marks, seen.uhid) == ("9810012345", "a scar", said.uhid)
        assert [n.text for n in seen.names] == ["Sunita Devi"]
        assert (house.waiting(), house.attention()) == (0, [])
    assert a.digest() == b.digest()


@one_database
def test_two_names_for_one_card_are_shown_with_both_values(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Sunita Devi", born="1984-05-01", sex="2")
    card = read(b, a.desk.cards.issue_temporary(a.actor, patient_id).texts[1])
    assert isinstance(card, Card)
    b.desk.patients.register(b.actor, PatientDraft(name="Sunita Sharma", sex="2", birth_date="1984-05-01", card=card))
    settle(a, b)
    (matter,) = b.desk.attention.open(b.actor)
    assert matter.kind == "conflict"
    assert matter.values == (("name", "Sunita Sharma", "Sunita Devi"),)
    b.desk.attention.settle(b.actor, matter.matter_id, "theirs")
    settle(b, a)
    assert [h.desk.patients.patient(h.actor, patient_id).name for h in desks] == ["Sunita Devi", "Sunita Devi"]
    assert (b.waiting(), b.attention()) == (0, [])


@one_database
def test_a_card_opens_the_door_at_another_facility(cloud: Cloud, desks: tuple[House, House], tmp_path: Path) -> None:
    a, _ = desks
    patient_id = a.register("Sunita Devi", "9810012345", born="1984-05-01", sex="2")
    text = a.desk.cards.issue_temporary(a.actor, patient_id).texts[1]
    a.sync()
    with joined(tmp_path / "far", cloud, cloud.add_facility(departments=2)) as far:
        far.sync()
        card = read(far, text)
        assert isinstance(card, Card)
        drafted = PatientDraft(name="Sunita Devi", sex="2", birth_date="1984-05-01", card=card, marks="a scar")
        assert far.desk.patients.register(far.actor, drafted) == patient_id
        far.desk.health.record(far.actor, patient_id, HealthDraft("blood-group", "B+", "told"))
        far.sync()
        assert far.attention() == ["elsewhere"], "without a visit the cloud does not show the other facility's patient"
        far.token(patient_id)
        settle(far, a, far)
        assert (far.waiting(), far.attention(), a.attention()) == (0, [], [])
        for house in (a, far):
            seen = house.desk.patients.patient(house.actor, patient_id)
            assert (seen.phone, seen.marks) == ("9810012345", "a scar")
        assert far.sync().digest_equal


@one_database
def test_a_permanent_card_comes_from_the_cloud_and_replaces_the_temporary_one(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Sunita Devi", sex="2")
    temporary = a.desk.cards.issue_temporary(a.actor, patient_id)
    with pytest.raises(Refused, match="not reached the cloud"):
        a.desk.issue_card(a.actor, patient_id, "new")
    settle(a, b)
    actor = a.actor.intending("one click")
    card = a.desk.issue_card(actor, patient_id, "new")
    assert a.desk.issue_card(actor, patient_id, "new") == card, "an answer that was lost is asked for again"
    assert (card.kind, card.profiles, sorted(card.texts)) == ("permanent", (1, 2), [1, 2])
    for text in card.texts.values():
        said = read(b, text)
        assert isinstance(said, Card)
        assert (said.state, said.temporary, said.cti) == (State.VERIFIED, False, card.cti)
    settle(a, b)
    for house in desks:
        assert read(house, temporary.texts[1]).state is State.REVOKED
        now = house.desk.store.clock.now_ms()
        states = {one.cti: one.state(now) for one in house.desk.cards.of_patient(house.actor, patient_id)}
        assert states == {card.cti: CardState.VALID, temporary.cti: CardState.WITHDRAWN}
    assert a.digest() == b.digest()
    cloud_is_away(a)
    with pytest.raises(Unreachable, match="temporary card"):
        a.desk.issue_card(a.actor, patient_id, "lost")


@one_database
def test_a_certificate_that_ends_soon_or_holds_no_more_is_renewed_with_another_key(desks: tuple[House, House]) -> None:
    a, b = desks
    first = a.desk.own_key.signer()
    assert first is not None
    a.sync()
    assert a.desk.own_key.signer() is first, "one is enough"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desk.records.cards.own_key.RENEW_MS", 800 * 24 * 3600 * 1000)
        a.sync()
    second = a.desk.own_key.signer()
    assert second is not None
    assert second.certificate.public != first.certificate.public
    assert a.desk.own_key.certificate() != b.desk.own_key.certificate()
    settle(b)
    card = a.desk.cards.issue_temporary(a.actor, a.register("Sunita Devi", sex="2"))
    assert read(b, card.texts[1]).state is State.VERIFIED


def test_a_desk_of_a_cloud_without_keys_works_and_prints_the_old_slips(tmp_path: Path) -> None:
    with running_cloud(sqlite_url(tmp_path)) as cloud, joined(tmp_path / "a", cloud, cloud.add_facility()) as a:
        patient_id = a.register("Sunita Devi")
        assert slip_of(a, patient_id)[1].startswith("HIMV:")
        assert a.sync().digest_equal
        with pytest.raises(Refused, match="may not sign"):
            a.desk.cards.issue_temporary(a.actor, patient_id)
        with pytest.raises(Refused, match="no key for cards"):
            a.desk.issue_card(a.actor, patient_id, "new")
        assert a.attention() == []


def cloud_is_away(house: House) -> None:
    """Nobody listens at the cloud's address any more."""
    with house.desk.store.unit(house.actor, "test.away") as unit:
        set_state(unit, "home_server", "http://127.0.0.1:9")
