"""Cards at a desk: printed offline, replaced, withdrawn, taken over from the feed; and what is believed of them."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from desk.codes import card as cards
from desk.codes.card import Card
from desk.codes.scan import Scan, Source
from desk.codes.sign import DeskSigner
from desk.codes.state import State
from desk.codes.trust import Freshness
from desk.core.errors import NotAllowed, Refused, Unreadable
from desk.core.ids import new_id
from desk.records.cards import lists
from desk.records.cards.anchor import Anchor
from desk.records.cards.rules import CardState, IssuedCard
from desk.records.cards.service import CardService
from desk.records.cards.trusted import Trusted
from desk.records.coverage.rules import CoverageDraft
from desk.records.coverage.service import CoverageService
from desk.records.fhir import BASE, SNOMED, Resource
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.records.numbers import acts as numbers
from desk.records.patient.draft import PatientDraft, Relative
from desk.records.patient.service import PatientService
from desk.records.pulling import batches, pull_for
from desk.security.authorize import system_actor
from desk.store import remote
from tests.support import issuing
from tests.support.desk import TestDesk

NOW = issuing.NOW * 1000
DAY = 24 * 3600 * 1000
ME = system_actor()


def anchor(folder: Path, *, demo: bool = True, root: bytes | None = None) -> Anchor:
    path = folder / "root.json"
    path.write_bytes(root or issuing.root_json())
    return Anchor(path, demo=demo)


@pytest.fixture
def counter(desk: TestDesk, tmp_path: Path) -> "Counter":
    desk.clock.ms = NOW
    with desk.store.unit(ME, "test.block") as unit:
        numbers.add_block(unit, new_id(), "uhid", 1000, 100)
    return Counter(desk, anchor(tmp_path))


class Counter:
    """A desk with a certificate, and the lists of the tests' cloud."""

    def __init__(self, desk: TestDesk, rooted: Anchor) -> None:
        self.desk, self.rooted = desk, rooted
        self.actor = desk.actor()
        self.trusted = Trusted(desk.store, rooted)
        self.service = CardService(desk.store, self.signer, self.trusted)
        self.patients = PatientService(desk.store)

    @staticmethod
    def signer() -> DeskSigner:
        return DeskSigner(issuing.pem("desk"), issuing.certificate())

    def pull(self, *resources: Resource) -> None:
        with self.desk.store.unit(ME, "sync.pull") as unit:
            for resource in resources:
                take = pull_for(resource, lambda: self.rooted.root)
                assert take is not None
                take(unit, resource)

    def hears_the_lists(self, withdrawn: tuple[bytes, ...] = ()) -> None:
        self.pull(
            signed("trust", issuing.trust_list()),
            signed("revocations", issuing.revocation_list(withdrawn)),
            signed("desk", issuing.certificate()),
        )

    def register(self, name: str = "Sunita Devi", **more: Any) -> str:
        draft = PatientDraft(name=name, sex="2", birth_date="1984-05-01", **more)
        return self.patients.register(self.actor, draft, "somebody else")

    def read(self, text: str) -> Card:
        scan = Scan.of_text(text, Source.WEDGE, self.desk.clock.now_ms())
        said = cards.read(scan, self.service.trust(self.actor))
        assert isinstance(said, Card)
        return said


def signed(kind: str, body: bytes, id_: str | None = None) -> Resource:
    return {
        "resourceType": "Binary", "id": id_ or new_id(), "contentType": "application/cose",
        "data": base64.b64encode(body).decode(), "extension": [{"url": BASE + "signed-list", "valueCode": kind}],
    }  # fmt: skip


def test_a_temporary_card_is_genuine_at_a_desk_that_has_the_lists(counter: Counter) -> None:
    counter.hears_the_lists()
    patient_id = counter.register()
    HealthService(counter.desk.store).record(counter.actor, patient_id, HealthDraft("blood-group", "B+", "told"))
    HealthService(counter.desk.store).record(
        counter.actor, patient_id, HealthDraft("allergy", "Penicillin", "told", system=SNOMED, code="91936005")
    )
    CoverageService(counter.desk.store).record(counter.actor, patient_id, CoverageDraft("pmjay"))
    made = counter.service.issue_temporary(counter.actor, patient_id)
    said = counter.read(made.texts[1])
    assert (said.state, said.temporary, said.cti) == (State.VERIFIED, True, made.cti)
    assert said.person is not None
    person = said.person
    assert (person.name, person.patient_id, person.sex, str(person.birth_date)) == (
        "Sunita Devi", patient_id, "2", "1984-05-01",
    )  # fmt: skip
    assert (person.blood_group, person.allergies, person.schemes) == ("B+", ("91936005",), ("pmjay",))
    assert person.uhid == counter.patients.patient(counter.actor, patient_id).uhid


def test_a_childs_card_names_the_mothers_uhid(counter: Counter) -> None:
    counter.hears_the_lists()
    mother = counter.register("Sunita Devi")
    child = counter.patients.register(
        counter.actor, PatientDraft(name="Ravi", sex="1", birth_date="2020", relatives=(
            Relative("mother", "Sunita Devi", patient_id=mother),)), "her son")  # fmt: skip
    said = counter.read(counter.service.issue_temporary(counter.actor, child).texts[1])
    assert said.person is not None
    assert said.person.guardian_uhid == counter.patients.patient(counter.actor, mother).uhid
    assert (said.person.birth_date, said.person.birth_year) == (None, 2020)


def test_a_second_temporary_card_withdraws_the_first_and_both_travel_in_one_op(counter: Counter) -> None:
    counter.hears_the_lists()
    patient_id = counter.register()
    first = counter.service.issue_temporary(counter.actor, patient_id)
    second = counter.service.issue_temporary(counter.actor, patient_id)
    assert counter.read(first.texts[1]).state is State.REVOKED
    assert counter.read(second.texts[1]).state is State.VERIFIED
    of_patient = counter.service.of_patient(counter.actor, patient_id)
    states = {one.cti: one.state(NOW) for one in of_patient}
    assert states == {first.cti: CardState.WITHDRAWN, second.cti: CardState.VALID}
    codes = [one["code"]["coding"][0]["code"] for one in counter.desk.sent("Basic")]
    assert codes == ["card", "card", "card-revocation"]
    gone = counter.desk.sent("Basic")[-1]
    assert {"url": BASE + "card-id", "valueString": first.cti} in gone["extension"]
    assert {"url": BASE + "card-reason", "valueCode": "superseded"} in gone["extension"]


def test_enter_twice_is_one_card(counter: Counter) -> None:
    patient_id = counter.register()
    actor = counter.actor.intending("the same click")
    one, other = (counter.service.issue_temporary(actor, patient_id) for _ in range(2))
    assert one == other
    assert isinstance(other, IssuedCard)
    assert len(counter.service.of_patient(counter.actor, patient_id)) == 1


def test_a_desk_without_a_certificate_and_a_patient_without_uhid_get_a_sentence(
    counter: Counter, desk: TestDesk
) -> None:
    patient_id = counter.register()
    with pytest.raises(Refused, match="may not sign"):
        CardService(desk.store).issue_temporary(counter.actor, patient_id)
    bare = desk.patient()
    with pytest.raises(Refused, match="UHID"):
        counter.service.issue_temporary(counter.actor, bare)


def test_a_lost_card_is_withdrawn_once_and_holds_here_at_once(counter: Counter) -> None:
    counter.hears_the_lists()
    patient_id = counter.register()
    made = counter.service.issue_temporary(counter.actor, patient_id)
    first = counter.service.revoke(counter.actor, made.cti, "lost")
    assert counter.service.revoke(counter.actor, made.card_id, "stolen") == first
    said = counter.read(made.texts[1])
    assert said.state is State.REVOKED
    assert said.person is not None, "the card is genuine, and lost"
    shown = counter.service.card(counter.actor, made.cti)
    assert shown is not None and shown.withdrawn is not None
    assert (shown.withdrawn.reason, shown.withdrawn.by) == ("lost", counter.actor.staff_id)


def test_a_card_that_this_desk_never_heard_of_is_withdrawn_for_its_patient(counter: Counter) -> None:
    counter.hears_the_lists()
    patient_id = counter.register()
    with pytest.raises(Refused, match="not known"):
        counter.service.revoke(counter.actor, "00aa00aa00aa00aa", "lost")
    counter.service.revoke(counter.actor, "00AA00AA00AA00AA", "lost", patient_id)
    assert counter.service.trust(counter.actor).is_revoked(bytes.fromhex("00aa00aa00aa00aa"))


@pytest.mark.parametrize("reason", ["superseded", "", "because"])
def test_a_person_gives_a_reason_that_is_one(counter: Counter, reason: str) -> None:
    made = counter.service.issue_temporary(counter.actor, counter.register())
    with pytest.raises(Refused):
        counter.service.revoke(counter.actor, made.cti, reason)


def test_who_may_not_may_not(counter: Counter) -> None:
    patient_id = counter.register()
    pharmacist = counter.desk.actor("pharmacist")
    acts: tuple[Callable[[], object], ...] = (
        lambda: counter.service.issue_temporary(pharmacist, patient_id),
        lambda: counter.service.revoke(pharmacist, "00aa00aa00aa00aa", "lost", patient_id),
        lambda: counter.service.of_patient(counter.desk.actor("storekeeper"), patient_id),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert counter.service.of_patient(pharmacist, patient_id) == ()


def test_cards_and_withdrawals_of_the_feed_are_taken_over_once(counter: Counter, tmp_path: Path) -> None:
    counter.hears_the_lists()
    patient_id = counter.register()
    made = counter.service.issue_temporary(counter.actor, patient_id)
    counter.service.revoke(counter.actor, made.cti, "lost")
    card, gone = counter.desk.sent("Basic")
    counter.pull(card, gone, card, gone)
    assert len(counter.service.of_patient(counter.actor, patient_id)) == 1
    with pytest.raises(Refused, match="Two cards"):
        counter.pull(card | {"id": new_id()})
    other = json.loads(json.dumps(gone).replace(made.cti, "00bb00bb00bb00bb")) | {"id": new_id()}
    counter.pull(other)
    assert counter.service.trust(counter.actor).is_revoked(bytes.fromhex("00bb00bb00bb00bb"))


def test_facts_about_cards_are_never_changed(counter: Counter) -> None:
    counter.hears_the_lists()
    made = counter.service.issue_temporary(counter.actor, counter.register())
    counter.service.revoke(counter.actor, made.cti, "lost")
    for statement in (
        "UPDATE card SET kind = 'permanent'", "DELETE FROM card", "DELETE FROM card_text",
        "DELETE FROM card_withdrawal", "UPDATE card_withdrawal SET cti = ''", "DELETE FROM desk_certificate",
        "DELETE FROM signed_list", "UPDATE signed_list SET sequence = sequence",
        "UPDATE signed_list SET sequence = sequence - 1",
    ):  # fmt: skip
        with pytest.raises(IntegrityError), counter.desk.store.writer.begin() as connection:
            connection.exec_driver_sql(statement)


def test_an_older_list_is_refused_and_the_newer_one_stands(counter: Counter) -> None:
    counter.hears_the_lists((issuing.WITHDRAWN_CARD,))
    for older in (
        signed("revocations", issuing.revocation_list((), sequence=2)),
        signed("revocations", issuing.revocation_list((), sequence=3, issued=issuing.NOW)),
        signed("trust", issuing.trust_list(sequence=6)),
    ):
        with pytest.raises(Refused, match="older list"):
            counter.pull(older)
    assert counter.service.trust(counter.actor).is_revoked(issuing.WITHDRAWN_CARD)
    counter.pull(signed("revocations", issuing.revocation_list((), sequence=4)))
    assert not counter.service.trust(counter.actor).is_revoked(issuing.WITHDRAWN_CARD)


def test_what_is_not_signed_under_the_root_is_never_kept(counter: Counter) -> None:
    for forged in (
        signed("trust", issuing.trust_list(by="desk")),
        signed("trust", issuing.trust_list()[:-1] + b"\x00"),
    ):
        with pytest.raises(Unreadable):
            counter.pull(forged)
    with pytest.raises(Refused, match="before the list of issuers"):
        counter.pull(signed("revocations", issuing.revocation_list()))
    counter.pull(signed("trust", issuing.trust_list()))
    for forged in (
        signed("revocations", issuing.revocation_list(by="cards")),
        signed("desk", issuing.certificate(by="cards")),
        signed("desk", issuing.certificate(by="desk")),
    ):
        with pytest.raises(Unreadable):
            counter.pull(forged)
    trust = counter.service.trust(counter.actor)
    assert (trust.revocations.sequence, [k for k in trust.keys.values() if k.certificate]) == (0, [])
    for nonsense in ({"data": "%%"}, {"data": 5}, {"contentType": "text/html"}):
        with pytest.raises(ValueError, match="signed list"):
            counter.pull(signed("trust", issuing.trust_list()) | nonsense)
    with pytest.raises(ValueError, match="signed-list"):
        counter.pull(signed("gossip", b""))


def test_lists_that_come_in_the_wrong_order_are_judged_in_the_right_one(counter: Counter) -> None:
    photo = {"resourceType": "Binary", "id": new_id(), "contentType": "text/plain"}
    wrong = [
        photo, signed("desk", issuing.certificate()), signed("revocations", issuing.revocation_list()),
        signed("trust", issuing.trust_list()),
    ]  # fmt: skip
    with counter.desk.store.unit(ME, "sync.pull") as unit:
        batches(lambda: counter.rooted.root)["Binary"](unit, wrong)
    made = counter.service.issue_temporary(counter.actor, counter.register())
    assert counter.read(made.texts[1]).state is State.VERIFIED


def test_without_a_root_own_cards_are_of_an_unknown_issuer_and_all_else_works(counter: Counter) -> None:
    bare = CardService(counter.desk.store, counter.signer)
    made = bare.issue_temporary(counter.actor, counter.register())
    scan = Scan.of_text(made.texts[1], Source.WEDGE, NOW)
    assert cards.read(scan, bare.trust(counter.actor)).state is State.UNKNOWN_ISSUER
    assert bare.lists_age(counter.actor).freshness is Freshness.MISSING


def test_a_demos_root_counts_in_a_demo_only(tmp_path: Path) -> None:
    assert anchor(tmp_path, demo=True).root is not None
    outside = anchor(tmp_path, demo=False)
    assert outside.root is None
    assert "demonstration" in str(outside.problem)
    real = anchor(tmp_path, demo=False, root=issuing.root_json(demo=False))
    assert (real.root is not None, real.problem) == (True, None)
    assert anchor(tmp_path, demo=True, root=b"{}").root is None
    missing = Anchor.of_profile(tmp_path / "nobody", demo=True)
    assert missing.root is None
    assert "without a root" in str(missing.problem)
    own = Anchor.of_profile(tmp_path, demo=False)
    assert own.root is None, "a profile that is no demo never takes a root from its own folder"


def test_what_lies_in_the_database_vouches_for_nothing(counter: Counter, tmp_path: Path) -> None:
    counter.hears_the_lists()
    (tmp_path / "other").mkdir()
    other = anchor(tmp_path / "other", root=issuing.root_json("another root"))
    assert Trusted(counter.desk.store, other).now().keys == {}
    assert Trusted(counter.desk.store, counter.rooted).now().keys != {}


def test_a_withdrawn_list_whose_signer_is_trusted_no_more_leaves_the_keys(counter: Counter) -> None:
    counter.hears_the_lists((issuing.WITHDRAWN_CARD,))
    fewer = [one for one in issuing.LISTED if one.label != "revocations"]
    counter.pull(signed("trust", issuing.trust_list(fewer, sequence=8)))
    trust = counter.service.trust(counter.actor)
    assert trust.keys
    assert counter.service.lists_age(counter.actor).freshness is Freshness.MISSING


@pytest.mark.parametrize(
    ("days", "freshness"), [(1, Freshness.FRESH), (8, Freshness.AGEING), (31, Freshness.OLD)]
)
def test_the_age_is_that_of_the_withdrawn_cards(counter: Counter, days: int, freshness: Freshness) -> None:
    counter.pull(
        signed("trust", issuing.trust_list(issued=issuing.NOW)),
        signed("revocations", issuing.revocation_list(issued=issuing.NOW - days * issuing.DAY)),
    )
    age = counter.service.lists_age(counter.actor)
    assert (age.freshness, age.issued_at) == (freshness, NOW - days * DAY)


def test_lists_that_came_before_there_was_a_root_are_looked_at_again(counter: Counter) -> None:
    resources = [
        signed("desk", issuing.certificate()), signed("trust", issuing.trust_list()),
        signed("desk", issuing.certificate("desk", by="cards")), signed("revocations", issuing.revocation_list()),
    ]  # fmt: skip
    with counter.desk.store.unit(ME, "sync.pull") as unit:
        known = [remote.Known("Binary", r["id"], 1, json.dumps(r).encode(), "global") for r in resources]
        remote.put(unit.connection, known)
        assert lists.came_before_the_root(unit.connection)
        root = counter.rooted.root
        assert root is not None
        assert lists.catch_up(unit, root) == 3
        assert not lists.came_before_the_root(unit.connection)
    assert any(key.certificate for key in counter.trusted.now().keys.values())
