"""The test vectors of docs/cards.md: `python -m tests.support.card_vectors` writes them anew (keys come from seeds).

All of them go to tests/vectors/him1/vectors.json; the page shows those that an implementer begins with.
"""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import cbor2

from desk.codes import card, cose, lists
from desk.codes.card import Card
from desk.codes.claims import Claims, Profile, payload
from desk.codes.cose import Signer
from desk.codes.person import Person
from desk.codes.read import read
from desk.codes.slip import SignedSlip
from desk.codes.strict_cbor import dumps
from desk.codes.trust import Trust
from desk.codes.uhid import mint
from desk.core.errors import Unreadable
from tests.mutants.mutate import bytes_of, envelope, parts, sealed, signed, text_of
from tests.support import issuing
from tests.support.issuing import DAY, DESK, ISSUER, LISTED, NOW, YEAR, eddsa, es256

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "vectors" / "him1" / "vectors.json"
PAGE = ROOT / "docs" / "cards.md"
BLOCK = re.compile(r"(?<=```json\n).*?(?=```)", re.DOTALL)
SHOWN = ("desk card", "full card", "slip", "temporary card")

SUNITA = Person(
    name="Sunita Devi Sharma", native_name="सुनीता देवी शर्मा", sex="2", birth_date=date(1984, 5, 2), birth_year=1984,
    mobile="9812345670", uhid=mint(123_456_789).compact, patient_id="018f2b6e-7c00-7000-8000-000000000001",
    abha_number="91123456789012", blood_group="B+", allergies=("91936005",), conditions=("E11", "I10"),
    schemes=("PMJAY",), guardian_uhid=mint(42).compact,
)  # fmt: skip
VISIT = "018f2b6e-7c00-7000-8000-000000000002"
WITHDRAWN = issuing.cti_of("withdrawn card")


def claims(profile: Profile, issuer: str = ISSUER, life: int = YEAR, label: str = "vector") -> Claims:
    """The vectors' patient, on a card of this kind."""
    slip = (VISIT, "MA-012") if profile is Profile.SLIP else ("", "")
    start = NOW - 3600
    return Claims(issuer, start, start + life, issuing.cti_of(f"{label} {int(profile)}"), profile, SUNITA, *slip)


def genuine() -> dict[str, str]:
    """The texts that are VERIFIED, by name."""
    made: dict[str, tuple[Claims, Signer]] = {
        "desk card": (claims(Profile.DESK, life=5 * YEAR), eddsa("cards")),
        "full card": (claims(Profile.FULL, life=5 * YEAR), eddsa("cards")),
        "slip": (claims(Profile.SLIP, DESK, DAY), eddsa("desk")),
        "temporary card": (claims(Profile.DESK, DESK, label="temporary"), eddsa("desk")),
        "desk card in ES256": (claims(Profile.DESK), es256("cards in ES256")),
    }
    texts = {name: card.encode(said, signer) for name, (said, signer) in made.items()}
    return texts | {"desk card with tag 61 around": text_of(b"\xd8\x3d" + bytes_of(texts["desk card"]))}


def refused() -> dict[str, str]:
    """The texts that are not, by name."""
    said, right = claims(Profile.DESK), eddsa("cards")
    text = card.encode(said, right)
    protected, body, signature = parts(bytes_of(text))
    elliptic = parts(bytes_of(genuine()["desk card in ES256"]))
    high = issuing.ORDER - int.from_bytes(elliptic[2][32:], "big")
    facts = cbor2.loads(body)
    slip = claims(Profile.SLIP, DESK, 48 * 3600 + 1)
    return {
        "expired": card.encode(replace(said, issued=NOW - YEAR, expires=NOW - 301), right),
        "not yet valid": card.encode(replace(said, issued=NOW + 301), right),
        "withdrawn": card.encode(replace(said, cti=WITHDRAWN), right),
        "by a compromised key": card.encode(said, eddsa("compromised")),
        "by a retired key, after it retired": card.encode(said, eddsa("retired")),
        "by a desk whose certificate was withdrawn": card.encode(
            claims(Profile.DESK, "MA-C"), eddsa("desk that was stolen")
        ),
        "unknown issuer": card.encode(said, eddsa("nobody's")),
        "a changed name": envelope(protected, dumps(facts | {-65537: facts[-65537] | {2: "Ravi"}}), signature),
        "another key with this kid": signed(body, replace(right, sign=eddsa("nobody's").sign)),
        "another algorithm in the header": signed(body, replace(right, algorithm=cose.ES256)),
        "in another issuer's name": card.encode(replace(said, issuer=issuing.NEIGHBOUR), right),
        "a desk signs a permanent card": card.encode(claims(Profile.FULL, DESK), eddsa("desk")),
        "a card key signs a slip": card.encode(claims(Profile.SLIP, life=DAY), right),
        "ES256 with the higher s": envelope(elliptic[0], elliptic[1], elliptic[2][:32] + high.to_bytes(32, "big")),
        "bytes after the end": text_of(bytes_of(text) + b"\0"),
        "kid in the unprotected header too": text_of(
            dumps(cbor2.CBORTag(18, [protected, {4: right.kid}, body, signature]))
        ),
        "header out of order": sealed(b"\xa2\x04\x48" + right.kid + b"\x01\x27", body, right),
        "a key twice": signed(b"\xa6" + body[1:] + b"\x04\x00", right),
        "a fact of another profile": signed(dumps(facts | {-65537: facts[-65537] | {10: "9812345670"}}), right),
        "a fact that nobody knows": signed(dumps(facts | {-65537: facts[-65537] | {16: 1}}), right),
        "31 February": signed(dumps(facts | {-65537: facts[-65537] | {4: 19840231}}), right),
        "a name that turns the reading direction": signed(
            dumps(facts | {-65537: facts[-65537] | {2: "A\u202eB"}}), right
        ),
        "a slip that lives too long": card.encode(slip, eddsa("desk")),
        "small letters": text.lower(),
        "cut": text[:-1],
    }


def result(text: str, trust: Trust) -> dict[str, object]:
    """What our reader says: the state, and what it takes from the code."""
    try:
        found = read(issuing.scan(text), trust=trust)
    except Unreadable:
        return {"state": "unreadable"}
    assert isinstance(found, Card | SignedSlip)
    answer: dict[str, object] = {"state": str(found.state), "facts_shown": found.person is not None}
    if isinstance(found, Card) and found.state == "verified":
        answer |= {"profile": found.profile, "temporary": found.temporary}
    if found.state == "verified":
        facts = cbor2.loads(cose.parse(bytes_of(text)).payload)[-65537]
        answer["facts"] = {str(key): fact.hex() if isinstance(fact, bytes) else fact for key, fact in facts.items()}
    return answer | ({"hint": found.hint.compact} if isinstance(found, Card) and found.hint else {})


def build() -> dict[str, object]:
    """Everything: keys, lists and cases."""
    labels = [one.label for one in LISTED if one.algorithm == cose.EDDSA]
    keys = {label: {"seed": issuing.ed25519(label).private_bytes_raw().hex(), "kid": eddsa(label).kid.hex()}
            for label in ("root", *labels, "desk")}  # fmt: skip
    keys["cards in ES256"] = {
        "d": f"{issuing.p256('cards in ES256').private_numbers().private_value:064x}",
        "kid": es256("cards in ES256").kid.hex(),
    }
    trust, withdrawn = issuing.trust_list(), issuing.revocation_list([WITHDRAWN, issuing.WITHDRAWN_DESK])
    certificates = [issuing.certificate(), issuing.certificate("desk that was stolen", "MA-C")]
    known = lists.assemble(issuing.root(), trust, withdrawn, certificates)
    texts = genuine() | refused()
    return {
        "now": NOW,
        "keys": keys,
        "root": json.loads(issuing.root_json()),
        "trust_list": trust.hex(),
        "revocations": withdrawn.hex(),
        "desk_certificates": [one.hex() for one in certificates],
        "payload of the desk card": payload(claims(Profile.DESK, life=5 * YEAR)).hex(),
        "cases": [{"name": name, "text": text, **result(text, known)} for name, text in texts.items()],
    }


def shown(vectors: dict[str, object]) -> str:
    """The part of them that the page shows, as JSON."""
    cases = vectors["cases"]
    assert isinstance(cases, list)
    some = vectors | {"cases": [case for case in cases if case["name"] in SHOWN]}
    return json.dumps(some, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write file and page."""
    vectors = build()
    FILE.write_text(json.dumps(vectors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(BLOCK.sub(lambda _: shown(vectors), page), encoding="utf-8")


if __name__ == "__main__":
    main()
