"""The signed lists arrive: what is taken, what is refused, and how old they may grow."""

import json
from base64 import urlsafe_b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes import cose, lists
from desk.codes.lists import Root
from desk.codes.strict_cbor import dumps
from desk.codes.trust import NOTHING_TRUSTED, Freshness, Purpose, Revocations, Trust
from desk.core.errors import Unreadable
from tests.mutants.mutate import parts
from tests.support import issuing
from tests.support.issuing import DAY, ISSUER, NOW, YEAR, Listed, certificate, eddsa, revocation_list, trust_list


def listed() -> Trust:
    return lists.trust_list(issuing.root(), trust_list())


def test_a_root_is_read() -> None:
    root = Root.parse(issuing.root_json(demo=False))
    assert (root.issuer, root.demo, root.kid) == (ISSUER, False, eddsa("root").kid)
    assert Root.parse(issuing.root_json()).demo


@pytest.mark.parametrize(
    "change",
    [{"hims_root": 2}, {"demo": 0}, {"demo": None}, {"issuer": ""}, {"issuer": 5}, {"x": ""}, {"x": "A" * 42},
     {"x": "A" * 44}, {"x": urlsafe_b64encode(bytes(32)).decode()}, {"x": "!" * 43}, {"x": None}, {"more": 1}],
)  # fmt: skip
def test_a_damaged_root_stops_the_program_with_a_sentence(change: dict[str, object]) -> None:
    with pytest.raises(Unreadable, match="Install the program again"):
        Root.parse(json.dumps(json.loads(issuing.root_json()) | change).encode())


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b"[" * 3000, b'{"hims_root":1,"hims_root":1,"demo":true,"issuer":"A","x":""}']
)
def test_what_is_no_root_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Unreadable, match="Install the program again"):
        Root.parse(data)


def test_a_trust_list_gives_its_keys() -> None:
    trust = listed()
    assert (trust.sequence, trust.listed_at, len(trust.keys)) == (7, NOW - DAY, len(issuing.LISTED))
    cards = trust.keys[eddsa("cards").kid]
    assert (cards.issuer, cards.purposes, cards.algorithm) == (ISSUER, frozenset({Purpose.CARDS}), cose.EDDSA)
    assert trust.keys[issuing.es256("cards in ES256").kid].algorithm == cose.ES256
    assert trust.keys[eddsa("compromised").kid].compromised
    assert trust.keys[eddsa("retired").kid].retired_at == issuing.RETIRED_AT


def test_a_list_of_another_root_is_refused() -> None:
    for other in (trust_list(by="cards"), trust_list(by="desks"), trust_list(by="attacker")):
        with pytest.raises(Unreadable, match="not signed for this program"):
            lists.trust_list(issuing.root(), other)
    with pytest.raises(Unreadable, match="damaged"):
        lists.trust_list(issuing.root(), trust_list(issuer="Another"))


def changed(entry: dict[int, object]) -> bytes:
    body = {1: ISSUER, 6: NOW, -65538: {0: 7, 1: [entry]}}
    return cose.make(dumps(body), eddsa("root"))


ENTRY = Listed("cards", ("cards",)).entry()


@pytest.mark.parametrize(
    "change",
    [{0: {}}, {0: cose.cose_key(issuing.p256("x").public_key())}, {1: "EdDSA"}, {1: -7}, {2: ""}, {3: []}, {3: "cards"},
     {3: [1]}, {4: -1}, {5: "x"}, {6: 3}, {6: True}, {6: 1}, {7: NOW}, {8: 0}],
)  # fmt: skip
def test_an_odd_entry_spoils_the_list(change: dict[int, object]) -> None:
    assert len(lists.trust_list(issuing.root(), changed(ENTRY)).keys) == 1
    with pytest.raises(Unreadable, match="damaged"):
        lists.trust_list(issuing.root(), changed(ENTRY | change))


@pytest.mark.parametrize("change", [{3: ["prescriptions"]}, {3: ["slip"]}, {1: -53, 0: {1: 7}}])
def test_what_only_a_newer_program_knows_is_passed_over(change: dict[int, object]) -> None:
    assert lists.trust_list(issuing.root(), changed(ENTRY | change)).keys == {}


def test_a_key_twice_or_the_root_itself_spoils_the_list() -> None:
    for entries in ((issuing.LISTED[0], issuing.LISTED[0]), (Listed("root", ("cards",)),)):
        with pytest.raises(Unreadable, match="damaged"):
            lists.trust_list(issuing.root(), trust_list(entries))


def test_withdrawn_cards_are_found() -> None:
    ids = [issuing.cti_of(str(n)) for n in range(500)]
    found = lists.revocations(listed(), revocation_list(ids))
    assert (found.sequence, found.issued_at) == (3, NOW - DAY)
    assert all(one in found for one in ids)
    assert issuing.cti_of("else") not in found and b"" not in found and "x" not in found
    assert lists.revocations(listed(), revocation_list()).sorted_ids == b""


@pytest.mark.parametrize("ids", [bytes(7), bytes(16), b"\2" * 8 + b"\1" * 8, None, [bytes(8)], "00000000"])
def test_a_revocation_list_out_of_order_is_refused(ids: object) -> None:
    data = cose.make(dumps({1: ISSUER, 6: NOW, -65539: {0: 3, 1: ids}}), eddsa("revocations"))
    with pytest.raises(Unreadable, match="damaged"):
        lists.revocations(listed(), data)


def test_a_revocation_list_of_another_key_is_refused() -> None:
    for by in ("cards", "desks", "root", "attacker", "compromised"):
        with pytest.raises(Unreadable, match="trusted issuer"):
            lists.revocations(listed(), revocation_list(by=by))
    with pytest.raises(Unreadable, match="trusted issuer"):
        lists.revocations(listed(), revocation_list(issuer=issuing.NEIGHBOUR))
    with pytest.raises(Unreadable, match="trusted issuer"):
        lists.revocations(NOTHING_TRUSTED, revocation_list())


def test_a_certificate_gives_a_desks_key() -> None:
    key = lists.desk_key(listed(), certificate())
    assert (key.issuer, key.facility_id, key.purposes) == (
        "MA-A", str(issuing.FACILITY), frozenset({Purpose.TEMPORARY, Purpose.SLIP}),
    )  # fmt: skip
    assert (key.not_before, key.expires) == (NOW - 30 * DAY, NOW + 2 * YEAR)
    assert key.certificate == issuing.cti_of("desk")


def test_a_desk_is_never_certified_for_permanent_cards() -> None:
    key = lists.desk_key(listed(), certificate(purposes=("cards", "desks", "revocations", "slip")))
    assert key.purposes == {Purpose.SLIP}


def test_a_certificate_of_another_key_is_refused() -> None:
    for by in ("cards", "revocations", "root", "attacker", "desk"):
        with pytest.raises(Unreadable, match="trusted issuer"):
            lists.desk_key(listed(), certificate(by=by))
    with pytest.raises(Unreadable, match="trusted issuer"):
        lists.desk_key(listed(), certificate(issuer=issuing.NEIGHBOUR))
    with pytest.raises(Unreadable, match="trusted issuer"):
        lists.desk_key(listed(), certificate(issued=NOW - 4 * YEAR))


def test_a_certificate_of_a_retired_key_holds_from_before_only() -> None:
    retired = tuple(
        replace(one, status=1, retired_at=NOW - 10 * DAY) if one.label == "desks" else one for one in issuing.LISTED
    )
    trust = lists.trust_list(issuing.root(), trust_list(retired))
    assert lists.desk_key(trust, certificate()).issuer == "MA-A"
    with pytest.raises(Unreadable):
        lists.desk_key(trust, certificate(issued=NOW - 10 * DAY))


def test_a_certificate_does_not_outlive_its_signer() -> None:
    short = tuple(replace(one, expires=NOW + DAY) if one.label == "desks" else one for one in issuing.LISTED)
    assert lists.desk_key(lists.trust_list(issuing.root(), trust_list(short)), certificate()).expires == NOW + DAY


DESK = {0: bytes(16), 1: bytes(16), 2: ["slip"]}
CLAIMS = {1: ISSUER, 2: "MA-A", 4: NOW + YEAR, 6: NOW, 7: bytes(8), 8: {1: ENTRY[0]}, -65540: DESK}


@pytest.mark.parametrize(
    "change",
    [{2: ""}, {4: "x"}, {7: bytes(9)}, {8: {}}, {8: {1: {}}}, {8: {1: ENTRY[0], 2: 1}}, {-65540: {}}, {9: 1},
     {-65540: {0: bytes(15), 1: bytes(16), 2: ["slip"]}}, {-65540: {0: bytes(16), 1: bytes(16), 2: []}}],
)  # fmt: skip
def test_an_odd_certificate_is_refused(change: dict[int, object]) -> None:
    assert lists.desk_key(listed(), cose.make(dumps(CLAIMS), eddsa("desks"))).issuer == "MA-A"
    with pytest.raises(Unreadable, match="damaged"):
        lists.desk_key(listed(), cose.make(dumps(CLAIMS | change), eddsa("desks")))


def test_a_list_of_one_kind_is_not_one_of_another() -> None:
    for purposes in (("cards", "desks", "revocations"),):
        trust = lists.trust_list(issuing.root(), trust_list((Listed("all", purposes),)))
        with pytest.raises(Unreadable, match="damaged"):
            lists.revocations(trust, certificate(by="all"))
        with pytest.raises(Unreadable, match="damaged"):
            lists.desk_key(trust, revocation_list(by="all"))


def test_a_key_certified_again_is_held_by_the_longer_certificate() -> None:
    old, new = (
        lists.desk_key(listed(), certificate(issued=NOW - age * DAY, expires=NOW + YEAR - age, cti=bytes([age] * 8)))
        for age in (90, 1)
    )
    for order in ((old, new), (new, old)):
        assert listed().with_desks(order).keys[old.kid] == new


def test_a_key_that_two_desks_claim_stays_with_the_first() -> None:
    first = lists.desk_key(listed(), certificate(issued=NOW - 90 * DAY))
    second = lists.desk_key(listed(), certificate(name="MA-X", expires=NOW + 3 * YEAR))
    for order in ((first, second), (second, first)):
        assert listed().with_desks(order).keys[first.kid] == first


def test_all_of_it_is_put_together_and_a_bad_certificate_is_passed_over() -> None:
    trust = lists.assemble(issuing.root(), trust_list(), revocation_list([bytes(8)]),
                           [b"", certificate(by="attacker"), certificate()], [b"\1" * 8])  # fmt: skip
    assert eddsa("desk").kid in trust.keys
    assert trust.is_revoked(bytes(8)) and trust.is_revoked(b"\1" * 8) and not trust.is_revoked(b"")
    assert lists.assemble(issuing.root(), None).keys == {}
    with pytest.raises(Unreadable):
        lists.assemble(issuing.root(), trust_list(by="attacker"))


@pytest.mark.parametrize(
    ("days", "shown"), [(0, "fresh"), (7, "fresh"), (8, "ageing"), (30, "ageing"), (31, "old")]
)
def test_lists_grow_old(days: int, shown: str) -> None:
    trust = listed().with_withdrawn(Revocations(1, NOW))
    assert trust.freshness((NOW + days * DAY) * 1000) == shown
    assert NOTHING_TRUSTED.freshness(NOW * 1000) is Freshness.MISSING


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_unreadable(data: bytes) -> None:
    forged = cose.make(data, eddsa("root"))
    for raw in (data, forged, cose.make(data, eddsa("desks")), cose.make(data, eddsa("revocations"))):
        with pytest.raises(Unreadable):
            lists.trust_list(issuing.root(), raw)
        with pytest.raises(Unreadable):
            lists.revocations(listed(), raw)
        with pytest.raises(Unreadable):
            lists.desk_key(listed(), raw)


def test_a_changed_bit_spoils_every_list() -> None:
    data = trust_list()
    for at in range(0, len(data), 7):
        with pytest.raises(Unreadable):
            lists.trust_list(issuing.root(), data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
    assert parts(data)[0] == dumps({1: -8, 4: eddsa("root").kid})


def test_a_list_beyond_all_measure_is_not_read() -> None:
    with pytest.raises(Unreadable):
        lists.trust_list(issuing.root(), bytes(lists.MAX_TRUST_BYTES + 1))
