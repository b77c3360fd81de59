"""A hostile cloud and a dishonest clerk against the cards: what they send is refused, and what stands works on."""

import json

import pytest

from desk.codes.state import State
from desk.core.errors import Refused, Unreadable
from desk.core.ids import new_id
from desk.records.cards import lists
from desk.records.cards.fhir import card_to_fhir
from desk.records.cards.rules import IssuedCard
from desk.store import remote
from tests.store.records.test_cards_at_the_desk import ME, Counter, counter, signed
from tests.support import issuing
from tests.support.issuing import LISTED, WITHDRAWN_CARD, Listed

__all__ = ["counter"]

LAST = 2**53 - 1


def leaked() -> list[Listed]:
    """The list of issuers after the key of the withdrawn cards has leaked: a new one stands beside it."""
    rest = [one for one in LISTED if one.label != "revocations"]
    return [*rest, Listed("revocations", ("revocations",), status=2), Listed("new revocations", ("revocations",))]


@pytest.mark.parametrize("sequence", [LAST + 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_a_sequence_that_no_database_can_hold_is_refused_and_scanning_goes_on(counter: Counter, sequence: int) -> None:
    counter.hears_the_lists((WITHDRAWN_CARD,))
    with pytest.raises(Unreadable):
        counter.pull(signed("revocations", issuing.revocation_list((), sequence=sequence)))
    with pytest.raises(Unreadable):
        counter.pull(signed("trust", issuing.trust_list(sequence=sequence)))
    assert counter.service.trust(counter.actor).is_revoked(WITHDRAWN_CARD)


@pytest.mark.parametrize("sequence", [2**63 - 1, 2**63])
def test_such_a_list_that_came_before_the_root_does_not_stop_the_sync(counter: Counter, sequence: int) -> None:
    resources = [
        signed("trust", issuing.trust_list()), signed("revocations", issuing.revocation_list(sequence=sequence)),
    ]  # fmt: skip
    with counter.desk.store.unit(ME, "sync.pull") as unit:
        known = [remote.Known("Binary", r["id"], 1, json.dumps(r).encode(), "global") for r in resources]
        remote.put(unit.connection, known)
        assert counter.rooted.root is not None
        assert lists.catch_up(unit, counter.rooted.root) == 1


def test_both_lists_at_their_highest_sequence_can_still_be_read(counter: Counter) -> None:
    counter.pull(
        signed("trust", issuing.trust_list(sequence=LAST)),
        signed("revocations", issuing.revocation_list([WITHDRAWN_CARD], sequence=LAST)),
    )
    assert counter.service.trust(counter.actor).is_revoked(WITHDRAWN_CARD)


def test_who_has_a_leaked_key_cannot_keep_the_next_list_away(counter: Counter) -> None:
    counter.hears_the_lists((WITHDRAWN_CARD,))
    counter.pull(signed("revocations", issuing.revocation_list((), sequence=LAST)))
    following = signed("revocations", issuing.revocation_list([WITHDRAWN_CARD], sequence=4, by="new revocations"))
    with pytest.raises(Unreadable):
        counter.pull(following)
    counter.pull(signed("trust", issuing.trust_list(leaked(), sequence=8)))
    with pytest.raises(Unreadable):
        counter.pull(signed("revocations", issuing.revocation_list((), sequence=LAST)))
    counter.pull(following)
    assert counter.service.trust(counter.actor).is_revoked(WITHDRAWN_CARD)


def test_a_second_trusted_key_gives_no_way_back_to_an_older_list(counter: Counter) -> None:
    both = [*LISTED, Listed("new revocations", ("revocations",))]
    counter.pull(
        signed("trust", issuing.trust_list(both)),
        signed("revocations", issuing.revocation_list([WITHDRAWN_CARD], sequence=9)),
    )
    with pytest.raises(Refused, match="older list"):
        counter.pull(signed("revocations", issuing.revocation_list((), sequence=8, by="new revocations")))


def test_a_clerk_who_withdraws_a_desks_certificate_as_a_card_silences_no_desk(counter: Counter) -> None:
    counter.hears_the_lists()
    patient_id = counter.register()
    made = counter.service.issue_temporary(counter.actor, patient_id)
    counter.service.revoke(counter.actor, issuing.cti_of("desk").hex(), "lost", patient_id)
    assert counter.read(made.texts[1]).state is State.VERIFIED
    listed = issuing.revocation_list([issuing.cti_of("desk")], sequence=4)
    counter.pull(signed("revocations", listed))
    assert counter.read(made.texts[1]).state is State.REVOKED, "the cloud's list alone withdraws a desk"


def test_the_clouds_answer_with_the_number_of_another_patients_card_is_not_kept(counter: Counter) -> None:
    counter.hears_the_lists()
    sunita, gulab = counter.register("Sunita Devi"), counter.register("Gulab Singh")
    hers = counter.service.issue_temporary(counter.actor, sunita)
    told = json.loads(json.dumps(card_to_fhir(hers)).replace(sunita, gulab)) | {"id": new_id()}
    with pytest.raises(Refused, match="no card"):
        counter.service.keep_issued(counter.actor, gulab, told, {1: "HIM1:"})
    assert counter.service.of_patient(counter.actor, gulab) == ()


def test_a_lost_answer_asked_for_again_is_kept_once(counter: Counter) -> None:
    counter.hears_the_lists()
    patient_id = counter.register()
    made = counter.service.issue_temporary(counter.actor, patient_id)
    again = counter.service.keep_issued(counter.actor, patient_id, card_to_fhir(made), {1: "HIM1:"})
    assert isinstance(again, IssuedCard)
    assert (again.cti, again.texts) == (made.cti, made.texts)
