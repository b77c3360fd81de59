"""A card is held up to the camera: what the desk says of it, and what it takes from it."""

import random
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes import card, lists
from desk.codes.advice import advice
from desk.codes.card import Card
from desk.codes.claims import Claims, Profile
from desk.codes.claims import payload as payload_of
from desk.codes.read import UhidCode, kind_of, read
from desk.codes.slip import SignedSlip, VisitSlip
from desk.codes.slip import encode as encode_unsigned
from desk.codes.state import State
from desk.codes.strict_cbor import dumps, loads
from desk.codes.trust import NOTHING_TRUSTED, Trust
from desk.codes.uhid import Uhid, mint
from desk.core.errors import Unreadable
from desk.core.ids import new_id
from tests.mutants.mutate import bytes_of, signed, text_of
from tests.support import issuing
from tests.support.issuing import DAY, DESK, ISSUER, NOW, YEAR, eddsa, scan, trust


def claims(profile: Profile = Profile.DESK, issuer: str = ISSUER, seed: int = 1) -> Claims:
    return issuing.claims(random.Random(seed), profile, issuer)


def card_of(said: Claims, label: str = "cards", now: int = NOW, trusted: Trust | None = None) -> Card:
    meaning = read(scan(card.encode(said, eddsa(label)), now), trust=trusted or trust())
    assert isinstance(meaning, Card)
    return meaning


def slip_of(said: Claims, label: str = "desk", now: int = NOW) -> SignedSlip:
    meaning = read(scan(card.encode(said, eddsa(label)), now), trust=trust())
    assert isinstance(meaning, SignedSlip)
    return meaning


def test_a_permanent_card_is_verified_and_says_who_it_is() -> None:
    said = claims(Profile.FULL)
    found = card_of(said)
    assert found == Card(
        State.VERIFIED, found.person, 2, False, ISSUER, said.cti.hex(), said.issued, said.expires,
        Uhid(said.person.uhid),
    )  # fmt: skip
    assert found.person is not None
    assert (found.person.name, found.person.patient_id) == (said.person.name, said.person.patient_id)
    assert found.person.native_name == said.person.native_name
    assert "a copied card verifies too" in str(advice(found))


def test_a_temporary_card_is_told_from_a_permanent_one_by_its_key() -> None:
    found = card_of(claims(issuer=DESK), "desk")
    assert (found.state, found.temporary, found.issuer) == (State.VERIFIED, True, DESK)
    assert str(advice(found)).startswith("Temporary card of MA-A.")
    assert not card_of(claims()).temporary


def test_a_signed_slip_carries_patient_and_visit() -> None:
    said = claims(Profile.SLIP, DESK)
    found = slip_of(said)
    assert (found.kind, found.state) == ("slip", State.VERIFIED)
    assert (found.visit_id, found.patient_id, found.token) == (said.visit_id, said.person.patient_id, said.token)
    assert found.facility_id == str(issuing.FACILITY)
    assert (found.person.name, found.person.sex) == (said.person.name, said.person.sex)
    assert (found.person.birth_date, found.person.mobile, found.person.allergies) == (None, "", ())
    assert str(advice(found)).startswith("Slip of MA-A.")


def test_a_slip_before_the_first_number_has_no_uhid() -> None:
    said = claims(Profile.SLIP, DESK)
    assert slip_of(replace(said, person=replace(said.person, uhid=""))).uhid is None
    with pytest.raises(ValueError):
        card.encode(replace(claims(), person=replace(said.person, uhid="")), eddsa("cards"))


def test_the_unsigned_slip_of_older_desks_is_still_read() -> None:
    old = VisitSlip(new_id(), new_id(), mint(3), "GA007")
    assert read(scan(encode_unsigned(old)), trust=trust()) == old


def test_an_unknown_issuer_gives_nothing_but_a_number_to_search_by() -> None:
    said = claims()
    for found in (card_of(said, "nobody's"), card_of(said, trusted=NOTHING_TRUSTED)):
        assert found == Card(State.UNKNOWN_ISSUER, hint=Uhid(said.person.uhid))
        assert "synchronise" in str(advice(found))


def test_a_forged_card_gives_nothing_but_a_number_to_search_by() -> None:
    said = claims()
    data = bytes_of(card.encode(said, eddsa("cards")))
    forged = read(scan(text_of(data[:-1] + bytes([data[-1] ^ 1]))), trust=trust())
    assert forged == Card(State.TAMPERED, hint=Uhid(said.person.uhid))
    assert "tell the supervisor" in str(advice(forged))


def test_a_forged_card_of_nonsense_gives_no_number_either() -> None:
    for payload in (b"", b"\xff", b"\xa0", bytes(50)):
        found = read(scan(signed(payload, replace(eddsa("attacker"), kid=eddsa("cards").kid))), trust=trust())
        assert found == Card(State.TAMPERED)


def test_an_issuer_may_not_sign_in_anothers_name_nor_beyond_its_purpose() -> None:
    assert card_of(claims(issuer=issuing.NEIGHBOUR)).state is State.TAMPERED
    assert card_of(claims(Profile.FULL, DESK), "desk").state is State.TAMPERED
    assert card_of(claims(Profile.SLIP)).state is State.TAMPERED
    assert card_of(claims(issuer="MA-B"), "desk with slips only").state is State.TAMPERED
    assert card_of(claims(), "desks").state is State.TAMPERED


def test_an_expired_card_is_shown_as_expired() -> None:
    said = claims()
    found = card_of(said, now=said.expires + 301)
    assert (found.state, found.too_early) == (State.EXPIRED, False)
    assert found.person is not None
    assert "time is over" in str(advice(found))
    assert card_of(said, now=said.expires + 300).state is State.VERIFIED


def test_a_card_of_tomorrow_makes_the_clerk_look_at_the_clock() -> None:
    said = claims()
    found = card_of(said, now=said.issued - 301)
    assert (found.state, found.too_early) == (State.EXPIRED, True)
    assert "Check the date" in str(advice(found))
    assert card_of(said, now=said.issued - 300).state is State.VERIFIED


def test_setting_the_clock_back_does_not_revive_a_card() -> None:
    said = replace(claims(), issued=NOW - 50 * DAY, expires=NOW - 2 * DAY)  # the newest list is a day old
    assert card_of(said, now=NOW - 40 * DAY).state is State.EXPIRED
    assert card_of(replace(said, expires=NOW - DAY), now=NOW - 40 * DAY).state is State.VERIFIED


def test_a_key_that_ended_ends_its_cards() -> None:
    said = replace(claims(), expires=NOW + 20 * YEAR)
    assert card_of(said, now=NOW + 11 * YEAR).state is State.EXPIRED
    early = card_of(replace(said, issued=NOW - 5 * YEAR), now=NOW - 4 * YEAR)
    assert (early.state, early.too_early) == (State.EXPIRED, True)


def test_a_withdrawn_card_is_shown_as_withdrawn() -> None:
    said = replace(claims(), cti=issuing.WITHDRAWN_CARD)
    found = card_of(said)
    assert (found.state, found.person is None) == (State.REVOKED, False)
    assert "withdrawn" in str(advice(found))
    here = trust().with_withdrawn(trust().revocations, [claims().cti])
    assert card_of(claims(), trusted=here).state is State.REVOKED


def test_what_a_withdrawn_key_signed_is_proof_of_nothing() -> None:
    for label, issuer in (("compromised", ISSUER), ("retired", ISSUER), ("desk that was stolen", "MA-C")):
        said = claims(issuer=issuer)
        assert card_of(said, label) == Card(State.REVOKED, hint=Uhid(said.person.uhid))


def test_what_a_retired_key_signed_before_still_holds() -> None:
    said = claims()
    before = replace(said, issued=issuing.RETIRED_AT - 1, expires=NOW + YEAR)
    assert card_of(before, "retired").state is State.VERIFIED
    assert card_of(replace(before, issued=issuing.RETIRED_AT), "retired").state is State.REVOKED


def test_a_desk_cannot_promise_more_than_a_year_or_a_slip_more_than_two_days() -> None:
    for profile, longest in ((Profile.DESK, 366 * DAY), (Profile.SLIP, 2 * DAY)):
        said = claims(profile, DESK)
        most = replace(said, expires=said.issued + longest)
        assert read(scan(card.encode(most, eddsa("desk"))), trust=trust()).state is State.VERIFIED
        too_long = card.encode(replace(most, expires=most.expires + 1), eddsa("desk"))
        with pytest.raises(Unreadable, match="cannot read the card"):
            read(scan(too_long), trust=trust())


@pytest.mark.parametrize("change", ["him1:", "HIM1:", "HIM1:0", "HIM1:A B", "HIM1:::", "HIM1:" + "A" * 3075, "HIM1: "])
def test_a_torn_card_is_said_to_be_damaged(change: str) -> None:
    assert kind_of(scan(change)) == "card"
    with pytest.raises(Unreadable, match="damaged"):
        read(scan(change), trust=trust())


def test_what_a_scanner_adds_at_the_end_is_no_damage() -> None:
    text = card.encode(claims(), eddsa("cards"))
    for around in (text + "\r\n", "\ufeff" + text, text + "\t"):
        assert read(scan(around), trust=trust()).state is State.VERIFIED
    with pytest.raises(Unreadable):
        read(scan(text.lower()), trust=trust())


def test_nothing_of_a_card_shows_in_a_log() -> None:
    said = claims(Profile.FULL)
    for meaning in (card_of(said), slip_of(claims(Profile.SLIP, DESK)), card_of(said, "nobody's"), said):
        shown = repr(meaning)
        assert said.person.name not in shown and said.person.patient_id not in shown and said.person.uhid not in shown


def test_a_desk_certified_later_is_known_then_and_never_takes_a_listed_keys_place() -> None:
    said = claims(issuer="MA-Z")
    assert card_of(said, "late").state is State.UNKNOWN_ISSUER
    late = lists.desk_key(trust(), issuing.certificate("late", "MA-Z"))
    assert card_of(said, "late", trusted=trust().with_desks([late])).state is State.VERIFIED
    usurper = lists.desk_key(trust(), issuing.certificate("cards", "MA-Z"))
    assert card_of(claims(), trusted=trust().with_desks([usurper])).state is State.VERIFIED


@given(st.binary(max_size=400))
def test_any_bytes_under_our_prefix_are_refused_or_unproven(data: bytes) -> None:
    try:
        found = read(scan(text_of(data)), trust=trust())
    except Unreadable as error:
        assert "damaged" in str(error)
    else:
        assert found.state is State.UNKNOWN_ISSUER


@given(st.binary(max_size=200))
def test_any_bytes_under_a_genuine_signature_are_refused(payload: bytes) -> None:
    with pytest.raises(Unreadable, match="cannot read the card"):
        read(scan(signed(payload, eddsa("cards"))), trust=trust())


def test_every_state_of_every_kind_has_its_advice() -> None:
    sentences = {str(advice(Card(state))) for state in State}
    assert len(sentences) == len(State)
    assert str(advice(UhidCode(mint(1)))).startswith("Anybody can make such a code.")


def test_without_lists_nothing_is_known_and_nothing_breaks() -> None:
    empty = Trust(MappingProxyType({}))
    assert card_of(claims(), trusted=empty).state is State.UNKNOWN_ISSUER


@pytest.mark.parametrize("value", [{}, [], {1: 2}, None, True, 5, b"A+", "a+"])
def test_a_blood_group_of_any_kind_is_refused_under_a_genuine_signature(value: object) -> None:
    said = loads(payload_of(claims()))
    said[-65537][6] = value
    with pytest.raises(Unreadable, match="cannot read the card"):
        read(scan(signed(dumps(said), eddsa("cards"))), trust=trust())
