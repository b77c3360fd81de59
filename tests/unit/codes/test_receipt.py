"""The code of a receipt: what it proves, and that nothing spoilt, borrowed or changed is taken for one."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import cbor2
import pytest

from desk.codes import base45, card, cose, receipt
from desk.codes.read import kind_of, read
from desk.codes.receipt import FORMS, Receipt, ReceiptCode
from desk.codes.sign import DeskSigner
from desk.codes.state import State
from desk.codes.strict_cbor import dumps
from desk.codes.trust import NOTHING_TRUSTED
from desk.core.errors import Refused, Unreadable
from desk.core.ids import new_id
from desk.plugins.billing.rules import receipt_paper
from tests.support import issuing, receipt_vectors
from tests.support.issuing import CASHIER, DAY, NOW, YEAR, eddsa, scan, trust
from tests.support.receipt_vectors import MONEY, WHAT, bytes_of, text_of

VECTORS = json.loads(receipt_vectors.FILE.read_text(encoding="utf-8"))


def state_of(text: str, now: int = NOW) -> str:
    try:
        found = receipt.read(scan(text, now), trust())
    except Unreadable:
        return "unreadable"
    assert found.state is State.VERIFIED or found == ReceiptCode(found.state), "an unproven code says nothing"
    return str(found.state)


def test_the_file_of_vectors_is_as_it_is_made() -> None:
    assert receipt_vectors.build() == VECTORS


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_each_case_is_read_as_it_says(case: dict[str, str]) -> None:
    assert state_of(case["text"], VECTORS["now"]) == case["state"]


def test_only_what_is_genuine_is_verified_and_every_other_state_has_a_case() -> None:
    states = {case["name"]: case["state"] for case in VECTORS["cases"]}
    assert {name for name, state in states.items() if state == "verified"} == set(receipt_vectors.genuine())
    assert set(states.values()) == {"verified", "tampered", "unreadable", "unknown-issuer", "revoked", "expired"}


def test_a_desk_signs_and_any_desk_reads_number_amount_and_day() -> None:
    signer = DeskSigner(issuing.pem(MONEY), issuing.certificate(MONEY, CASHIER, ("temporary", "slip", "receipt")))
    document = new_id()
    what = Receipt("deposit", "ROH11A-R26A00099", 500_00, receipt.tail_of(document))
    text = signer.receipt(what, NOW * 1000)
    found = read(scan(text), trust=trust())
    assert found == ReceiptCode(
        State.VERIFIED, "deposit", "ROH11A-R26A00099", 500_00, what.tail, CASHIER, str(issuing.FACILITY), NOW
    )
    assert document.replace("-", "").endswith(what.tail) and kind_of(scan(text)) == "receipt"
    assert len(text) <= 262, "QR version 9-M, 5 dots a module on a roll"
    for year in (1, 5, 20):
        assert receipt.read(scan(text, NOW + year * YEAR), trust()).state is State.VERIFIED, "a receipt stays one"


def test_a_desk_that_is_not_certified_for_receipts_makes_none() -> None:
    with pytest.raises(Refused, match="may not sign"):
        DeskSigner(issuing.pem("desk"), issuing.certificate()).receipt(WHAT, NOW * 1000)
    old = issuing.certificate(MONEY, CASHIER, ("receipt",), expires=NOW)
    with pytest.raises(Refused, match="may not sign"):
        DeskSigner(issuing.pem(MONEY), old).receipt(WHAT, NOW * 1000)


@pytest.mark.parametrize("wrong", [
    {"form": "gift"}, {"number": ""}, {"number": "R-"}, {"number": "ROH11A-R26A00042X"}, {"number": "roh"},
    {"paise": -1}, {"paise": 10**12}, {"tail": "00"},
])  # fmt: skip
def test_what_no_reader_would_take_is_not_written(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        receipt.encode(replace(WHAT, **wrong), CASHIER, NOW, eddsa(MONEY))  # type: ignore[arg-type]


def test_without_lists_nobody_is_known() -> None:
    assert receipt.read(scan(issuing.receipt_code()), NOTHING_TRUSTED) == ReceiptCode(State.UNKNOWN_ISSUER)


def test_a_clock_that_was_set_back_does_not_make_a_receipt_early() -> None:
    text = issuing.receipt_code(issued=NOW - 2 * DAY)
    assert state_of(text, NOW - 30 * DAY) == "verified", "the lists are newer than the clock"


def test_a_card_is_no_receipt_and_a_receipt_no_card() -> None:
    """Whatever key signs: the claims of one are not those of the other."""
    for payload in (cose.parse(bytes_of(issuing.receipt_code())).payload,):
        for label in (MONEY, "cards"):
            text = "HIM1:" + base45.encode(cose.make(payload, eddsa(label)))
            with pytest.raises(Unreadable):
                card.read(scan(text), trust())
    with pytest.raises(Unreadable):
        receipt.read(scan(receipt_vectors.refused()["a card's claims"]), trust())


def test_the_forms_are_those_of_billing_in_their_order() -> None:
    """A form's place is signed: the row may grow at its end, and never change."""
    assert receipt_paper.FORMS == FORMS
    assert FORMS == ("receipt", "free", "due", "deposit", "refund", "credit-note", "deposit-back")


# --- spoilt codes


def spoilt(text: str) -> Iterator[str]:
    """Every bit, byte and length; every character; neighbours exchanged; every fact, time and name written anew."""
    data = bytes_of(text)
    for at in range(len(data)):
        for bit in range(8):
            yield text_of(data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :])
        yield text_of(data[:at] + data[at + 1 :])
        yield text_of(data[:at] + b"\0" + data[at:])
        yield text_of(data[:at])
    rng = random.Random(7)
    for at in range(len(receipt.PREFIX), len(text)):
        yield text[:at] + rng.choice(base45.ALPHABET.replace(text[at], "")) + text[at + 1 :]
        yield text[:at] + text[at + 1 :]
    other = cose.parse(bytes_of(issuing.receipt_code("ROH11A-R26A00043", 1_00, NOW - 60)))
    mine = cose.parse(data)
    protected = cbor2.loads(data).value[0]
    for payload, signature in ((other.payload, mine.signature), (mine.payload, other.signature)):
        yield text_of(dumps(cbor2.CBORTag(18, [protected, {}, payload, signature])))
    for label in ("cards", "desk", "desk with slips only", "desk that was stolen", "nobody's", "revocations", "desks"):
        yield text_of(cose.make(mine.payload, eddsa(label)))
        yield text_of(cose.make(mine.payload, replace(eddsa(label), kid=eddsa(MONEY).kid)))


@pytest.mark.parametrize("number", range(3))
def test_no_spoilt_code_is_verified(number: int) -> None:
    text = issuing.receipt_code(f"ROH11A-R26A{number:05}", number * 12_345, NOW - number * DAY)
    answers = Counter(state_of(one) for one in spoilt(text) if one != text)
    assert answers["verified"] == 0 and answers["tampered"] > 500 and sum(answers.values()) > 1_900


def test_the_search_for_spoilt_codes_is_not_blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fault that a reader may have lets something through."""
    text = issuing.receipt_code()
    for name, fault in (("verify", lambda *_: True),):
        with monkeypatch.context() as planted:
            planted.setattr(cose, name, fault)
            assert any(state_of(one) == "verified" for one in spoilt(text) if one != text)
    with monkeypatch.context() as planted:
        planted.setattr(receipt, "may_sign", lambda _key: True)
        assert state_of(receipt_vectors.refused()["by a desk with an older certificate"]) == "verified"
