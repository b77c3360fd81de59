"""A cloud's card keys in small: a root, its lists, certified desks, what they sign. All keys come from fixed seeds."""

import json
import random
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from desk.codes import card, cose, lists, receipt
from desk.codes.claims import Claims, Profile
from desk.codes.cose import Signer
from desk.codes.lists import Root
from desk.codes.person import Person
from desk.codes.scan import Scan, Source
from desk.codes.strict_cbor import dumps
from desk.codes.trust import Trust
from desk.codes.uhid import CAPACITY, mint

NOW = 1_795_305_600
"""2026-11-22 00:00 UTC, in seconds."""
DAY = 24 * 3600
YEAR = 365 * DAY
ISSUER, NEIGHBOUR, DESK, CASHIER = "Delhi Health", "Haryana Health", "MA-A", "MA-D"
FACILITY, DEVICE = UUID(int=0xFAC), UUID(int=0xDEF)
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@cache
def ed25519(label: str) -> Ed25519PrivateKey:
    """The key of a label: its seed is the SHA-256 of "hims test key: <label>"."""
    return Ed25519PrivateKey.from_private_bytes(sha256(f"hims test key: {label}".encode()).digest())


@cache
def p256(label: str) -> ec.EllipticCurvePrivateKey:
    """The same for P-256: the seed, as a number, reduced to the order."""
    seed = int.from_bytes(sha256(f"hims test key: {label}".encode()).digest(), "big")
    return ec.derive_private_key(seed % (ORDER - 1) + 1, ec.SECP256R1())


def es256(label: str) -> Signer:
    """A signer with ES256, deterministic (RFC 6979), the lower s."""
    private = p256(label)

    def sign(message: bytes) -> bytes:
        der = private.sign(message, ec.ECDSA(SHA256(), deterministic_signing=True))
        r, s = utils.decode_dss_signature(der)
        return r.to_bytes(32, "big") + min(s, ORDER - s).to_bytes(32, "big")

    return Signer(cose.ES256, cose.kid(private.public_key()), sign)


def eddsa(label: str) -> Signer:
    """A signer with Ed25519."""
    return cose.signer(ed25519(label))


def pem(label: str) -> bytes:
    """The private key of a desk, as the vault keeps it."""
    return ed25519(label).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def root_json(label: str = "root", issuer: str = ISSUER, demo: bool = True) -> bytes:
    """What `resources/trust/root.json` would be."""
    x = urlsafe_b64encode(ed25519(label).public_key().public_bytes_raw()).decode().rstrip("=")
    return json.dumps({"hims_root": 1, "demo": demo, "issuer": issuer, "x": x}).encode()


def root() -> Root:
    """The root of the tests."""
    return Root.parse(root_json())


@dataclass(frozen=True)
class Listed:
    """One entry of a trust list, by its key's label."""

    label: str
    purposes: tuple[str, ...]
    issuer: str = ISSUER
    algorithm: int = cose.EDDSA
    not_before: int = NOW - 3 * YEAR
    expires: int = NOW + 10 * YEAR
    status: int = 0
    retired_at: int | None = None

    def entry(self) -> dict[int, object]:
        """As it stands in the list."""
        public = (ed25519(self.label) if self.algorithm == cose.EDDSA else p256(self.label)).public_key()
        start: dict[int, object] = {0: cose.cose_key(public), 1: self.algorithm, 2: self.issuer}
        rest = {3: list(self.purposes), 4: self.not_before, 5: self.expires, 6: self.status}
        return start | rest | ({} if self.retired_at is None else {7: self.retired_at})


RETIRED_AT = NOW - 100 * DAY
LISTED = (
    Listed("cards", ("cards",)),
    Listed("cards of the neighbour", ("cards",), NEIGHBOUR),
    Listed("cards in ES256", ("cards",), algorithm=cose.ES256),
    Listed("retired", ("cards",), status=1, retired_at=RETIRED_AT),
    Listed("compromised", ("cards",), status=2),
    Listed("desks", ("desks",)),
    Listed("revocations", ("revocations",)),
)


def trust_list(
    entries: Iterable[Listed] = LISTED, sequence: int = 7, issued: int = NOW - DAY, by: str = "root",
    issuer: str = ISSUER,
) -> bytes:  # fmt: skip
    """A trust list, signed."""
    body = {0: sequence, 1: [one.entry() for one in entries]}
    return cose.make(dumps({1: issuer, 6: issued, -65538: body}), eddsa(by))


def revocation_list(
    ids: Iterable[bytes] = (), sequence: int = 3, issued: int = NOW - DAY, by: str = "revocations", issuer: str = ISSUER
) -> bytes:
    """A revocation list, signed."""
    body = {0: sequence, 1: b"".join(sorted(ids))}
    return cose.make(dumps({1: issuer, 6: issued, -65539: body}), eddsa(by))


def certificate(
    label: str = "desk", name: str = DESK, purposes: tuple[str, ...] = ("temporary", "slip"), cti: bytes | None = None,
    issued: int = NOW - 30 * DAY, expires: int = NOW + 2 * YEAR, by: str = "desks", issuer: str = ISSUER,
    facility: UUID = FACILITY,
) -> bytes:  # fmt: skip
    """A desk's certificate, signed. Its cti comes from its label where none is given."""
    key = {1: cose.cose_key(ed25519(label).public_key())}
    own = cti or cti_of(label)
    desk = {0: facility.bytes, 1: DEVICE.bytes, 2: list(purposes)}
    return cose.make(dumps({1: issuer, 2: name, 4: expires, 6: issued, 7: own, 8: key, -65540: desk}), eddsa(by))


def cti_of(label: str) -> bytes:
    """A card's or certificate's id, the same for the same label."""
    return sha256(f"hims test cti: {label}".encode()).digest()[:8]


WITHDRAWN_CARD, WITHDRAWN_DESK = cti_of("withdrawn card"), cti_of("desk that was stolen")


@cache
def trust() -> Trust:
    """What a desk of the tests trusts: all of the above, four desks, one of them withdrawn, and a withdrawn card."""
    desks = (
        certificate(),
        certificate("desk with slips only", "MA-B", ("slip",)),
        certificate("desk that was stolen", "MA-C", ("temporary", "slip", "receipt")),
        certificate("desk that takes money", CASHIER, ("temporary", "slip", "receipt")),
    )
    withdrawn = revocation_list([WITHDRAWN_CARD, WITHDRAWN_DESK, *(cti_of(f"other {n}") for n in range(200))])
    return lists.assemble(root(), trust_list(), withdrawn, desks)


def receipt_code(number: str = "ROH11A-R26A00042", paise: int = 263_80, issued: int = NOW) -> str:
    """The code of a receipt of the desk that takes money."""
    what = receipt.Receipt("receipt", number, paise, cti_of(number).hex())
    return receipt.encode(what, CASHIER, issued, eddsa("desk that takes money"))


def scan(text: str, now: int = NOW) -> Scan:
    """A text as a scanner gives it, at `now` seconds."""
    return Scan.of_text(text, Source.WEDGE, now * 1000)


GIVEN = ("Sunita", "Ravi", "Mohammed Imran", "Gurpreet", "Lakshmi", "Anjali", "José", "A", "Zubeida")
FAMILY = ("Devi", "Kumar", "Sharma", "Singh", "Khan", "Subramaniam Chandrasekaran", "D'Souza", "Kaur")
NATIVE = ("सुनीता देवी", "रवि कुमार", "लक्ष्मी", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "محمد عمران", "क्\u200dष")
BLOOD = ("A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-")


def somebody(rng: random.Random) -> Person:
    """A made-up person of whom more or less is known."""
    born = date(1925, 1, 1) + timedelta(days=rng.randrange(36_000))

    def maybe(value: str) -> str:
        return value if rng.random() < 0.5 else ""

    some = tuple(str(rng.randrange(10**6, 10**9)) for _ in range(rng.randrange(3)))
    return Person(
        name=f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}",
        native_name=maybe(rng.choice(NATIVE)),
        sex=rng.choice("0129"),
        birth_date=born if rng.random() < 0.6 else None,
        birth_year=born.year if rng.random() < 0.9 else None,
        mobile=maybe(f"9{rng.randrange(10**9):09}"),
        guardian_uhid=maybe(mint(rng.randrange(CAPACITY)).compact),
        uhid=mint(rng.randrange(CAPACITY)).compact,
        patient_id=str(UUID(int=rng.getrandbits(128))),
        abha_number=maybe(f"91{rng.randrange(10**12):012}"),
        blood_group=maybe(rng.choice(BLOOD)),
        allergies=some,
        conditions=tuple(rng.sample(("E11", "I10", "J45.9", "Z33"), rng.randrange(3))),
        schemes=tuple(rng.sample(("PMJAY", "DAK", "CGHS"), rng.randrange(2))),
    )


def claims(rng: random.Random, profile: Profile, issuer: str = ISSUER, issued: int | None = None) -> Claims:
    """Claims of a made-up person, which are valid at NOW."""
    start = NOW - rng.randrange(3600, 20 * 3600) if issued is None else issued
    life = {Profile.DESK: 300 * DAY, Profile.FULL: 5 * YEAR, Profile.SLIP: DAY}[profile]
    slip = profile is Profile.SLIP
    return Claims(
        issuer, start, start + life, rng.randbytes(8), profile, somebody(rng),
        str(UUID(int=rng.getrandbits(128))) if slip else "", f"MA-{rng.randrange(1000):03}" if slip else "",
    )  # fmt: skip


KINDS: tuple[tuple[Callable[[], Signer], Profile, str], ...] = (
    (lambda: eddsa("cards"), Profile.DESK, ISSUER),
    (lambda: eddsa("cards"), Profile.FULL, ISSUER),
    (lambda: es256("cards in ES256"), Profile.DESK, ISSUER),
    (lambda: eddsa("desk"), Profile.DESK, DESK),
    (lambda: eddsa("desk"), Profile.SLIP, DESK),
    (lambda: eddsa("cards of the neighbour"), Profile.FULL, NEIGHBOUR),
)
"""The kinds of genuine cards: who signs, the profile, the issuer's name."""


def genuine(rng: random.Random, kind: int) -> tuple[Claims, str]:
    """A genuine card of a kind: its claims and its text."""
    signer, profile, issuer = KINDS[kind % len(KINDS)]
    said = claims(rng, profile, issuer)
    return said, card.encode(said, signer())
