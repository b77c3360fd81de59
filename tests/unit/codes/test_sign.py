"""A desk signs by itself: a temporary card, a slip, and nothing that its certificate does not allow."""

import random

import pytest
from cryptography.hazmat.primitives import serialization

from desk.codes import card, lists, sign
from desk.codes.card import Card
from desk.codes.person import Person
from desk.codes.sign import DeskSigner
from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.core.clock import in_india
from desk.core.errors import Refused, Unreadable
from desk.core.ids import new_id
from tests.support import issuing
from tests.support.issuing import DAY, NOW, YEAR, certificate, pem, scan, trust


def somebody() -> Person:
    return issuing.somebody(random.Random(5))


def test_a_temporary_card_is_read_by_another_desk() -> None:
    made = DeskSigner(pem("desk"), certificate()).temporary_card(somebody(), NOW * 1000)
    assert (made.issued, made.expires, made.issuer) == (NOW, NOW + YEAR, "MA-A")
    found = card.read(scan(made.text), trust())
    assert isinstance(found, Card)
    assert (found.state, found.temporary, found.cti) == (State.VERIFIED, True, made.cti)
    assert made.text not in repr(made)


def test_a_slip_is_good_to_the_end_of_the_next_day() -> None:
    visit = new_id()
    made = DeskSigner(pem("desk"), certificate()).slip(somebody(), visit, "MA-012", NOW * 1000)
    assert in_india(made.expires * 1000).isoformat() == "2026-11-23T23:59:59+05:30"
    found = card.read(scan(made.text, made.expires), trust())
    assert isinstance(found, SignedSlip)
    assert (found.state, found.visit_id, found.token) == (State.VERIFIED, visit, "MA-012")


@pytest.mark.parametrize("hour", range(0, 48, 5))
def test_a_slip_of_any_hour_is_taken(hour: int) -> None:
    now = NOW - DAY + hour * 1800
    made = DeskSigner(pem("desk"), certificate()).slip(somebody(), new_id(), "A-1", now * 1000)
    assert card.read(scan(made.text, now), trust()).state is State.VERIFIED


def test_no_two_cards_are_the_same() -> None:
    signer = DeskSigner(pem("desk"), certificate())
    made = {signer.temporary_card(somebody(), NOW * 1000).cti for _ in range(20)}
    assert len(made) == 20


def test_nothing_outlives_the_certificate() -> None:
    soon = DeskSigner(pem("desk"), certificate(expires=NOW + 3600))
    assert soon.temporary_card(somebody(), NOW * 1000).expires == NOW + 3600
    assert soon.slip(somebody(), new_id(), "A-1", NOW * 1000).expires == NOW + 3600
    for late in (NOW + 3600, NOW + YEAR):
        with pytest.raises(Refused, match="may not sign"):
            soon.temporary_card(somebody(), late * 1000)


def test_a_desk_signs_only_what_it_is_certified_for() -> None:
    signer = DeskSigner(pem("desk"), certificate(purposes=("slip",)))
    assert signer.slip(somebody(), new_id(), "A-1", NOW * 1000).text
    with pytest.raises(Refused, match="may not sign"):
        signer.temporary_card(somebody(), NOW * 1000)


def test_a_key_and_a_certificate_that_do_not_belong_together_are_refused() -> None:
    with pytest.raises(ValueError):
        DeskSigner(pem("another"), certificate())
    with pytest.raises(Unreadable):
        DeskSigner(pem("desk"), b"")
    p384 = issuing.p256("x").private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(ValueError):
        DeskSigner(p384, certificate())


def test_a_fresh_key_is_an_ed25519_key_that_the_cloud_can_certify() -> None:
    own = sign.new_private_key()
    assert own != sign.new_private_key()
    assert len(sign.public_x(own)) == 32
    assert sign.public_x(pem("desk")) == issuing.ed25519("desk").public_key().public_bytes_raw()


def test_a_patient_without_a_number_gets_a_slip_and_no_card() -> None:
    signer = DeskSigner(pem("desk"), certificate())
    nameless = Person(name="Unknown", sex="0", patient_id=new_id())
    assert signer.slip(nameless, new_id(), "A-1", NOW * 1000).text
    with pytest.raises(ValueError):
        signer.temporary_card(nameless, NOW * 1000)
    assert lists.desk_key(trust(), certificate()).issuer == "MA-A"
