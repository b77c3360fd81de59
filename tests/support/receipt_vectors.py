"""The test vectors of receipts: `python -m tests.support.receipt_vectors` writes them anew (keys come from seeds).

Keys, root and lists are those of tests/vectors/him1/vectors.json; the certificates stand here.
"""

import json
from dataclasses import replace
from pathlib import Path

import cbor2

from desk.codes import base45, cose, receipt
from desk.codes.cose import Signer
from desk.codes.receipt import Receipt
from desk.codes.strict_cbor import dumps
from desk.core.errors import Unreadable
from tests.mutants import mutate
from tests.support import card_vectors, issuing
from tests.support.issuing import CASHIER, DESK, NOW, YEAR, eddsa

FILE = Path(__file__).resolve().parents[1] / "vectors" / "himr" / "vectors.json"
MONEY = "desk that takes money"
WHAT = Receipt("receipt", "ROH11A-R26A00042", 263_80, receipt.tail_of("018f2b6e-7c00-7000-8000-000000000003"))
_FACTS = -65541


def text_of(data: bytes) -> str:
    """As it is printed."""
    return receipt.PREFIX + base45.encode(data)


def bytes_of(text: str) -> bytes:
    """The envelope of a text."""
    return base45.decode(text.removeprefix(receipt.PREFIX))


def signed(payload: bytes, signer: Signer) -> str:
    """Any payload, signed."""
    return text_of(cose.make(payload, signer))


def genuine() -> dict[str, str]:
    """The texts that are VERIFIED, by name."""
    right = eddsa(MONEY)
    made = receipt.encode(WHAT, CASHIER, NOW - 3600, right)
    return {
        "receipt": made,
        "receipt with tag 61 around": text_of(b"\xd8\x3d" + bytes_of(made)),
        "bill of nothing": receipt.encode(replace(WHAT, form="free", number="ROH11A-B26A00058", paise=0), CASHIER,
                                          NOW - 20 * issuing.DAY, right),
        "refund": receipt.encode(replace(WHAT, form="refund", number="ROH11A-F26A00003"), CASHIER, NOW, right),
    }  # fmt: skip


def refused() -> dict[str, str]:
    """The texts that are not, by name."""
    right = eddsa(MONEY)
    text = genuine()["receipt"]
    outer = cbor2.loads(bytes_of(text))
    protected, _, body, signature = outer.value
    facts = cbor2.loads(body)

    def other(**changes: object) -> bytes:
        new = facts[_FACTS] | {int(key[1:]): value for key, value in changes.items()}
        return dumps(facts | {_FACTS: new})

    def envelope(payload: bytes) -> str:
        return text_of(dumps(cbor2.CBORTag(18, [protected, {}, payload, signature])))

    return {
        "another amount": envelope(other(_3=1_00)),
        "another number": envelope(other(_2="ROH11A-R26A00043")),
        "another day": envelope(dumps(facts | {6: NOW - 90_000})),
        "by a desk that is certified for slips only": receipt.encode(WHAT, "MA-B", NOW, eddsa("desk with slips only")),
        "by a desk with an older certificate": receipt.encode(WHAT, DESK, NOW, eddsa("desk")),
        "by a key for cards": receipt.encode(WHAT, issuing.ISSUER, NOW, eddsa("cards")),
        "by a desk whose certificate was withdrawn": receipt.encode(WHAT, "MA-C", NOW, eddsa("desk that was stolen")),
        "withdrawn": receipt.encode(replace(WHAT, tail=issuing.WITHDRAWN_CARD.hex()), CASHIER, NOW, right),
        "unknown issuer": receipt.encode(WHAT, CASHIER, NOW, eddsa("nobody's")),
        "in another desk's name": receipt.encode(WHAT, DESK, NOW, right),
        "another algorithm in the header": signed(body, replace(right, algorithm=cose.ES256)),
        "dated in the future": receipt.encode(WHAT, CASHIER, NOW + 301, right),
        "signed after its certificate ended": receipt.encode(WHAT, CASHIER, NOW + 2 * YEAR + 1, right),
        "signed before its certificate began": receipt.encode(WHAT, CASHIER, NOW - YEAR, right),
        "a card's claims": signed(
            cose.parse(mutate.bytes_of(card_vectors.genuine()["slip"])).payload, right
        ),
        "a fact that nobody knows": signed(other(_4=1), right),
        "no amount": signed(dumps(facts | {_FACTS: {key: facts[_FACTS][key] for key in (0, 1, 2)}}), right),
        "an amount below zero": signed(other(_3=-1), right),
        "an amount as text": signed(other(_3="26380"), right),
        "an amount that is true": signed(other(_3=True), right),
        "a number with hidden characters": signed(other(_2="ROH11A\u202e"), right),
        "a number that is too long": signed(other(_2="R" * 17), right),
        "a form that nobody knows": signed(other(_1=8), right),
        "a later version": signed(other(_0=2), right),
        "small letters": text.lower(),
        "cut": text[:-1],
        "bytes after the end": text_of(bytes_of(text) + b"\0"),
        "a slip": card_vectors.genuine()["slip"].replace("HIM1:", receipt.PREFIX),
        "a card under this name": card_vectors.genuine()["desk card"].replace("HIM1:", receipt.PREFIX),
    }  # fmt: skip


def result(text: str) -> dict[str, object]:
    """What our reader says of a text at NOW."""
    try:
        found = receipt.read(issuing.scan(text), issuing.trust())
    except Unreadable:
        return {"state": "unreadable"}
    if not found.number:
        return {"state": str(found.state)}
    return {
        "state": str(found.state), "form": found.form, "number": found.number, "paise": found.paise,
        "tail": found.tail, "issuer": found.issuer, "issued": found.issued,
    }  # fmt: skip


def build() -> dict[str, object]:
    """Everything."""
    seeds = {label: issuing.ed25519(label).private_bytes_raw().hex() for label in (MONEY, "desk with slips only")}
    certificates = (
        issuing.certificate(), issuing.certificate("desk with slips only", "MA-B", ("slip",)),
        issuing.certificate("desk that was stolen", "MA-C", ("temporary", "slip", "receipt")),
        issuing.certificate(MONEY, CASHIER, ("temporary", "slip", "receipt")),
    )  # fmt: skip
    texts = genuine() | refused()
    return {
        "now": NOW,
        "seeds": seeds,
        "desk_certificates": [one.hex() for one in certificates],
        "payload of the receipt": cose.parse(bytes_of(texts["receipt"])).payload.hex(),
        "cases": [{"name": name, "text": text, **result(text)} for name, text in texts.items()],
    }


def main() -> None:
    """Write the file."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(build(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()


