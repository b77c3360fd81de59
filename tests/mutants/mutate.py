"""Every way to spoil a card that was thought of: each gives texts of which none may be VERIFIED.

Damage (bits, bytes, characters, lengths) leaves the signature as it was. Forgery signs anew, with a key that the
attacker may have; oddities are signed by the genuine key but break the format, as a careless issuer would.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import cbor2

from desk.codes import base45, card, claims, cose
from desk.codes.claims import Claims, Profile
from desk.codes.cose import Signer
from desk.codes.strict_cbor import dumps
from tests.support import issuing

Mutant = tuple[str, str]
"""What was done, and the text."""

ED25519_ORDER = 2**252 + 27742317777372353535851937790883648493
SKEW = 300
_SIGNATURE = 64


@dataclass(frozen=True)
class Genuine:
    """One genuine card, with what its mutants are made of. `other` is another genuine card of the same key."""

    claims: Claims
    signer: Signer
    data: bytes
    other: bytes
    rng: random.Random

    @classmethod
    def of(cls, seed: int, number: int) -> "Genuine":
        """Card `number` of a run with `seed`."""
        rng = random.Random(f"{seed}:{number}")
        kind = number % len(issuing.KINDS)
        signer = issuing.KINDS[kind][0]()
        said, text = issuing.genuine(rng, kind)
        _, other = issuing.genuine(rng, kind)
        return cls(said, signer, bytes_of(text), bytes_of(other), rng)

    @property
    def text(self) -> str:
        """The genuine text."""
        return text_of(self.data)


def text_of(data: bytes) -> str:
    """Bytes as a card's text."""
    return card.PREFIX + base45.encode(data)


def bytes_of(text: str) -> bytes:
    """A card's text as bytes."""
    return base45.decode(text.removeprefix(card.PREFIX))


def damaged(one: Genuine) -> Iterator[Mutant]:
    """Every bit, every byte, every character, every length."""
    data, rng = one.data, one.rng
    for at in range(len(data)):
        head, byte, tail = data[:at], data[at], data[at + 1 :]
        for bit in range(8):
            yield "bit", text_of(head + bytes([byte ^ 1 << bit]) + tail)
        yield "byte", text_of(head + bytes([(byte + rng.randrange(1, 256)) % 256]) + tail)
        yield "byte lost", text_of(head + tail)
        yield "byte doubled", text_of(head + bytes([byte, byte]) + tail)
        yield "byte added", text_of(head + rng.randbytes(1) + data[at:])
        yield "cut", text_of(head)
        yield "begun late", text_of(data[at + 1 :])
    yield from _characters(one)


def _characters(one: Genuine) -> Iterator[Mutant]:
    text, rng = one.text, one.rng
    for at in range(len(text)):
        head, own, tail = text[:at], text[at], text[at + 1 :]
        yield "character", head + rng.choice(base45.ALPHABET.replace(own, "")) + tail
        yield "character lost", head + tail
        if at:  # in front, a blank would be no mutant: scanners add them around a text
            yield "character added", head + rng.choice(base45.ALPHABET) + text[at:]
        if tail and tail[0] != own:
            yield "characters swapped", head + tail[0] + own + tail[1:]
        if own.isalpha():
            yield "small letter", head + own.lower() + tail
        if at:
            yield "text cut", head.rstrip()


def joined(one: Genuine) -> Iterator[Mutant]:
    """Cards put together, or their parts exchanged."""
    for tail in (one.data, one.other, b"\0", b"\xff", b"\xf6", one.rng.randbytes(20)):
        yield "joined", text_of(one.data + tail)
        yield "joined before", text_of(tail + one.data)
    yield "texts joined", one.text + text_of(one.other)
    yield "texts joined", one.text + text_of(one.other).removeprefix(card.PREFIX)
    protected, payload, signature = parts(one.data)
    _, other_payload, other_signature = parts(one.other)
    yield "another's signature", envelope(protected, payload, other_signature)
    yield "another's payload", envelope(protected, other_payload, signature)
    for at in range(0, _SIGNATURE, 8):
        yield "mixed signature", envelope(protected, payload, signature[:at] + other_signature[at:])
    for blank in (bytes(64), b"\xff" * 64, signature[32:] + signature[:32], signature[:32] + bytes(32)):
        yield "blank signature", envelope(protected, payload, blank)


def malleated(one: Genuine) -> Iterator[Mutant]:
    """The same facts under another signature that a lenient verifier takes."""
    protected, payload, signature = parts(one.data)
    first, second = signature[:32], signature[32:]
    if one.signer.algorithm == cose.ES256:
        high = issuing.ORDER - int.from_bytes(second, "big")
        yield "high s", envelope(protected, payload, first + high.to_bytes(32, "big"))
        return
    scalar = int.from_bytes(second, "little")
    for times in range(1, 16):
        if scalar + times * ED25519_ORDER < 1 << 256:
            raised = (scalar + times * ED25519_ORDER).to_bytes(32, "little")
            yield "S above the order", envelope(protected, payload, first + raised)
    for point in (bytes(32), b"\x01" + bytes(31), b"\xec" + b"\xff" * 30 + b"\x7f", b"\xee" + b"\xff" * 30 + b"\x7f"):
        yield "small R", envelope(protected, payload, point + second)
        yield "small R, S 0", envelope(protected, payload, point + bytes(32))


def rewritten(one: Genuine) -> Iterator[Mutant]:
    """The same content in another encoding, around the signature and under it."""
    protected, payload, signature = parts(one.data)
    p, b, s = dumps(protected), dumps(payload), dumps(signature)
    long_p = b"\x58" + bytes([len(protected)]) + protected
    long_b = b"\x59" + len(payload).to_bytes(2, "big") + payload
    for name, data in (
        ("no tag", b"\x84" + p + b"\xa0" + b + s),
        ("long tag", b"\xd8\x12\x84" + p + b"\xa0" + b + s),
        ("tag twice", b"\xd2\xd2\x84" + p + b"\xa0" + b + s),
        ("inner tag 61", b"\xd2\xd8\x3d\x84" + p + b"\xa0" + b + s),
        ("tag 61 twice", b"\xd8\x3d\xd8\x3d\xd2\x84" + p + b"\xa0" + b + s),
        ("other tag", b"\xd8\x62\x84" + p + b"\xa0" + b + s),
        ("self-described", b"\xd9\xd9\xf7\xd2\x84" + p + b"\xa0" + b + s),
        ("long array", b"\xd2\x98\x04" + p + b"\xa0" + b + s),
        ("endless array", b"\xd2\x9f" + p + b"\xa0" + b + s + b"\xff"),
        ("endless map", b"\xd2\x84" + p + b"\xbf\xff" + b + s),
        ("long map", b"\xd2\x84" + p + b"\xb8\x00" + b + s),
        ("null header", b"\xd2\x84" + p + b"\xf6" + b + s),
        ("long protected", b"\xd2\x84" + long_p + b"\xa0" + b + s),
        ("long payload", b"\xd2\x84" + p + b"\xa0" + long_b + s),
        ("endless payload", b"\xd2\x84" + p + b"\xa0\x5f" + b + b"\xff" + s),
        ("long signature", b"\xd2\x84" + p + b"\xa0" + b + b"\x59\x00\x40" + signature),
        ("unprotected kid", b"\xd2\x84" + p + b"\xa1\x04\x48" + one.signer.kid + b + s),
        ("unprotected alg", b"\xd2\x84" + p + b"\xa1\x01\x27" + b + s),
        ("five parts", b"\xd2\x85" + p + b"\xa0" + b + s + b"\xf6"),
    ):
        yield name, text_of(data)


def forged(one: Genuine) -> Iterator[Mutant]:
    """What somebody without the right key writes."""
    _, payload, _ = parts(one.data)
    unknown = issuing.eddsa(f"attacker {one.rng.random()}")
    own_kid = cose.make(payload, unknown)
    yield "unknown issuer", text_of(own_kid)
    yield "known kid, attacker's key", signed(payload, replace(unknown, kid=one.signer.kid))
    for label in ("root", "cards", "cards of the neighbour", "desk", "desks", "revocations", "compromised"):
        other = issuing.eddsa(label)
        if other.kid != one.signer.kid:
            if (label, one.claims.issuer) != ("cards", issuing.ISSUER):  # an issuer may sign with either of its keys
                yield f"signed by {label}", signed(payload, other)
            yield f"kid of {label}", header(one, other.kid, one.signer.algorithm)
            yield f"signed by {label}, own kid", signed(payload, replace(other, kid=one.signer.kid))
    for algorithm in (-7, -8, -19, -257, -37, -35, 5, 0, 1):
        if algorithm != one.signer.algorithm:
            yield "alg changed", header(one, one.signer.kid, algorithm)
            yield "alg changed, signed again", signed(payload, replace(one.signer, algorithm=algorithm))
    yield from _changed_facts(one)


def _changed_facts(one: Genuine) -> Iterator[Mutant]:
    """Facts changed under the old signature."""
    protected, payload, signature = parts(one.data)
    body = cbor2.loads(payload)
    for key, value in ((1, "Delhi Health "), (4, issuing.NOW + 20 * issuing.YEAR), (6, 0), (7, bytes(8))):
        yield "claim changed", envelope(protected, dumps(body | {key: value}), signature)
    facts_changed: tuple[tuple[int, object], ...] = (
        (0, 2), (1, "00000000A"), (2, "Ravi"), (5, 9), (6, "O-"), (9, ["PMJAY"]), (15, bytes(16)),
    )  # fmt: skip
    for fact, changed in facts_changed:
        facts = body[-65537] | {fact: changed}
        if facts != body[-65537]:
            yield "fact changed", envelope(protected, dumps(body | {-65537: facts}), signature)


def crossed(one: Genuine) -> Iterator[Mutant]:
    """Genuine keys beyond their purpose, name or time: all are correctly signed."""
    rng = one.rng
    for label, issuer, profiles in (
        ("cards", issuing.ISSUER, (Profile.SLIP,)),
        ("cards of the neighbour", issuing.NEIGHBOUR, (Profile.SLIP,)),
        ("desk", issuing.DESK, (Profile.FULL,)),
        ("desk with slips only", "MA-B", (Profile.DESK, Profile.FULL)),
        ("desks", issuing.ISSUER, tuple(Profile)),
        ("revocations", issuing.ISSUER, tuple(Profile)),
        ("root", issuing.ISSUER, tuple(Profile)),
    ):
        for profile in profiles:
            said = issuing.claims(rng, profile, issuer)
            yield f"purpose: {label} signs profile {int(profile)}", card.encode(said, issuing.eddsa(label))
    for label, issuer in (("cards", issuing.NEIGHBOUR), ("cards of the neighbour", issuing.ISSUER),
                          ("desk", issuing.ISSUER), ("desk", "MA-B")):  # fmt: skip
        said = issuing.claims(rng, Profile.DESK, issuer)
        yield f"name: {label} signs as {issuer}", card.encode(said, issuing.eddsa(label))
    yield from _out_of_time(one)


def _out_of_time(one: Genuine) -> Iterator[Mutant]:
    now, said = issuing.NOW, one.claims
    past = one.rng.randrange(SKEW + 1, 3 * issuing.YEAR)
    for name, issued, expires in (
        ("expired", said.issued - 6 * issuing.YEAR, now - past),
        ("expired just now", said.issued - issuing.DAY, now - SKEW - 1),
        ("not yet", now + SKEW + 1, now + issuing.DAY),
        ("far ahead", now + past, now + past + issuing.DAY),
    ):
        yield name, card.encode(replace(said, issued=issued, expires=expires), one.signer)
    yield "withdrawn", card.encode(replace(said, cti=issuing.WITHDRAWN_CARD), one.signer)
    longer = {Profile.SLIP: card.LONGEST_SLIP, Profile.DESK: card.LONGEST_TEMPORARY}
    if said.issuer == issuing.DESK:
        promised = said.issued + longer[said.profile] + 1
        yield "promised too much", card.encode(replace(said, expires=promised), one.signer)
    fresh = issuing.claims(one.rng, Profile.DESK)
    yield "compromised", card.encode(fresh, issuing.eddsa("compromised"))
    yield "retired", card.encode(fresh, issuing.eddsa("retired"))
    yield "stolen desk", card.encode(replace(fresh, issuer="MA-C"), issuing.eddsa("desk that was stolen"))


def odd(one: Genuine) -> Iterator[Mutant]:
    """Signed by the genuine key, and not as the format has it."""
    protected, payload, _ = parts(one.data)
    body = cbor2.loads(payload)
    facts = body[-65537]
    for change in _odd_facts(facts):
        yield "odd fact", signed(dumps(body | {-65537: change}), one.signer)
    for odd_body in (
        {**body, 1: 5}, {**body, 1: ""}, {**body, 4: str(body[4])}, {**body, 6: -1}, {**body, 7: bytes(7)},
        {**body, 9: 1}, {**body, 4: body[6]}, {key: value for key, value in body.items() if key != 7}, [body], {}, 1,
        {**body, -65537: [facts]}, {**body, -65537: {}}, {**body, 4: 2**60},
    ):  # fmt: skip
        yield "odd claims", signed(dumps(odd_body), one.signer)
    for raw in _odd_bytes(payload):
        yield "odd bytes", signed(raw, one.signer)
    for raw in (b"\xa2\x04\x48" + one.signer.kid + protected[1:3], protected + b"\0", b"", b"\xa0", b"\xf6",
                b"\xa3" + protected[1:] + b"\x05\x00", b"\xa2\x01\x27\x01\x27",
                b"\xa2\x01\x38" + bytes([-1 - one.signer.algorithm]) + protected[3:]):  # fmt: skip
        yield "odd header", sealed(raw, payload, one.signer)


def _odd_facts(facts: Mapping[int, object]) -> Iterator[dict[int, object]]:
    for key, value in (
        (0, 4), (0, 0), (0, True), (0, "1"), (1, "000000000"), (1, "00000000"), (2, ""), (2, "x" * 81), (2, " Ravi"),
        (2, "Ra\u202evi"), (2, "Ra\nvi"), (2, "Ra\u0000vi"), (2, "e\u0301"), (2, b"Ravi"), (4, 19841301), (4, 19840002),
        (4, 19840230), (4, "19840502"), (4, 2**63), (5, 3), (5, -1), (5, True), (6, "C+"), (7, []), (7, [0]),
        (7, ["1"]), (7, [1] * 9), (9, []), (9, [1]), (10, "12345"), (10, 9876543210), (11, 1), (12, ""), (15, "x"),
        (15, bytes(15)), (16, 0), (-1, 0), (99, [[[[1]]]]),
    ):  # fmt: skip
        yield {**facts, key: value}
    for key in (0, 2, 5, 15):
        yield {k: v for k, v in facts.items() if k != key}
    slip = facts[0] == 3
    yield {**facts, **({4: 19840502} if slip else {13: bytes(16)})}
    yield {**facts, **({7: [91936005]} if slip else {14: "MA-001"})}


def _odd_bytes(payload: bytes) -> Iterator[bytes]:
    """The genuine payload in other encodings, or with a key twice."""
    yield payload + b"\0"
    yield b"\xb8\x05" + payload[1:]
    yield b"\xbf" + payload[1:] + b"\xff"
    yield b"\xa6" + payload[1:] + payload[1:3] + payload[3 : 3 + (payload[2] & 31)]
    yield b"\xd8\x3d" + payload
    issuer = 3 + (payload[2] & 31)
    yield b"\xa5" + payload[issuer : issuer + 6] + payload[1:issuer] + payload[issuer + 6 :]
    yield payload[:1] + b"\x18\x01" + payload[2:]
    yield b"\xa6" + payload[1:] + b"\x3a\x00\x01\x00\x00\xa1\x00\x01"


def parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    """Protected header, payload and signature of a genuine card."""
    protected, _, payload, signature = cbor2.loads(data).value
    return protected, payload, signature


def envelope(protected: bytes, payload: bytes, signature: bytes) -> str:
    """A card's text out of its parts."""
    return text_of(dumps(cbor2.CBORTag(18, [protected, {}, payload, signature])))


def signed(payload: bytes, signer: Signer) -> str:
    """Any payload, signed."""
    return text_of(cose.make(payload, signer))


def sealed(protected: bytes, payload: bytes, signer: Signer) -> str:
    """Any payload under any header, signed."""
    return envelope(protected, payload, signer.sign(dumps(["Signature1", protected, b"", payload])))


def header(one: Genuine, kid: bytes, algorithm: int) -> str:
    """The genuine card under another header, its signature as it was."""
    _, payload, signature = parts(one.data)
    return envelope(dumps({1: algorithm, 4: kid}), payload, signature)


def claimed(text: str) -> claims.Claims:
    """What a genuine text says."""
    return claims.read(claims.sealed(parts(bytes_of(text))[1]))


CLEVER: tuple[Callable[[Genuine], Iterator[Mutant]], ...] = (joined, malleated, rewritten, forged, crossed, odd)
"""The few hundred that need thought; `damaged` makes the thousands that need none."""
