"""What the fuzzer feeds each reader: genuine codes spoilt from outside, and spoilt contents signed anew.

A reader that checks a signature first would never be seen behind it otherwise. Every kind of the router's table has its
makers; a test holds the two together.
"""

import gzip
import json
import random
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import cbor2

from desk.codes import base45, cose, slip, strict_cbor
from desk.codes.scan import Scan, Source
from desk.codes.trust import Trust
from desk.codes.uhid import CAPACITY, mint
from tests.fuzz import mutate
from tests.support import foreign, issuing

NOW = foreign.NOW


@dataclass(frozen=True)
class Case:
    """One input. `genuine`: the text that was spoilt from outside, and that alone may be verified; "" where the
    contents were signed after they were spoilt.
    """

    scan: Scan
    genuine: str = ""


Maker = Callable[[random.Random], Case]


def trust() -> Trust:
    """A desk that knows every issuer of the seeds."""
    known = issuing.trust()
    return Trust(known.keys, known.revocations, foreign=foreign.foreign_keys())


def of_text(text: str, genuine: str = "", symbology: str = "") -> Case:
    data = text.encode("utf-8", "surrogatepass")
    return Case(Scan(text, data, symbology, Source.WEDGE, NOW), genuine)


def spoilt(*seeds: str, keep: int = 0, symbologies: Sequence[str] = ("",)) -> Maker:
    """Texts with changes from outside, one in a hundred as it was."""

    def make(rng: random.Random) -> Case:
        seed = rng.choice(seeds)
        whole = seed if rng.random() < 0.01 else mutate.text(rng, seed, keep)
        return of_text(whole, seed, rng.choice(symbologies))

    return make


def packed_or_bomb(rng: random.Random, raw: bytes, pack: Callable[[bytes], bytes]) -> bytes:
    """`raw` packed and then spoilt; one time in twenty a bomb, whole."""
    return pack(bomb(rng)) if rng.random() < 0.05 else mutate.data(rng, pack(raw))


def bomb(rng: random.Random) -> bytes:
    """A megabyte and more of one byte, or of nested openings."""
    return rng.choice((b"\x00", b"A", b"[", b"\x81", b"\x9f", b"\xff", b"[]," )) * rng.randrange(60_000, 2_000_000)


# --- SMART Health Cards


def shc_payload(rng: random.Random) -> Case:
    return of_text(foreign.shc(mutate.value(rng, _shc_seed(rng))))


def shc_bytes(rng: random.Random) -> Case:
    raw = mutate.data(rng, json.dumps(_shc_seed(rng)).encode())
    return of_text(foreign.shc(raw))


def shc_packed(rng: random.Random) -> Case:
    return of_text(foreign.shc(packed=packed_or_bomb(rng, json.dumps(_shc_seed(rng)).encode(), _deflate)))


def _deflate(raw: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(raw) + packer.flush()


def shc_header(rng: random.Random) -> Case:
    names = ("alg", "kid", "zip", "crit", "typ", "b64")
    return of_text(foreign.shc(**{rng.choice(names): rng.choice((*mutate.VALUES[:20], "ES256", "none", "DEF"))}))


def _shc_seed(rng: random.Random) -> dict[str, Any]:
    if rng.random() < 0.5:
        return foreign.shc_payload()
    code = {"coding": [{"system": "s", "code": "A", "display": "Peanut"}], "text": "t"}
    resources = [
        {"resourceType": "AllergyIntolerance", "code": code},
        {"resourceType": "Observation", "code": code, "valueQuantity": {"value": 5.5, "unit": "mg"}, "status": "final"},
        {"resourceType": "MedicationStatement", "medicationCodeableConcept": code, "status": "entered-in-error"},
    ]
    return foreign.shc_payload(foreign.bundle(*resources, gender="female"), exp=foreign.SECONDS + 99)


# --- EU and WHO certificates


def hcert_claims(rng: random.Random) -> Case:
    return _hcert(_cbor(mutate.value(rng, _hcert_seed(rng))), rng)


def hcert_bytes(rng: random.Random) -> Case:
    return _hcert(mutate.data(rng, strict_cbor.dumps(_hcert_seed(rng))), rng)


def hcert_envelope(rng: random.Random) -> Case:
    raw = zlib.decompress(base45.decode(foreign.hcert().removeprefix("HC1:")))
    return of_text(foreign.hc1(mutate.data(rng, raw), pack=rng.random() < 0.7), foreign.hcert())


def hcert_packed(rng: random.Random) -> Case:
    raw = zlib.decompress(base45.decode(foreign.hcert().removeprefix("HC1:")))
    return of_text(foreign.hc1(packed_or_bomb(rng, raw, zlib.compress), pack=False), foreign.hcert())


def _cbor(value: object) -> bytes:
    """`value` in CBOR, half a surrogate in it too, which the encoder would refuse and an attacker would not."""
    stand_in = "\ue000"  # three bytes, as many as a lone surrogate would take
    written: bytes = cbor2.dumps(_replaced(value, stand_in), canonical=True)
    return written.replace(stand_in.encode(), "\ud800".encode("utf-8", "surrogatepass"))


def _replaced(value: object, by: str) -> object:
    if isinstance(value, dict):
        return {_replaced(name, by): _replaced(one, by) for name, one in value.items()}
    if isinstance(value, list):
        return [_replaced(one, by) for one in value]
    return "".join(by if "\ud800" <= c <= "\udfff" else c for c in value) if isinstance(value, str) else value


def _hcert(payload: bytes, rng: random.Random) -> Case:
    parts = foreign.sign1(payload, {1: -7, 4: foreign.EC_KID})
    return of_text(foreign.hc1(cbor2.CBORTag(18, parts) if rng.random() < 0.5 else parts))


def _hcert_seed(rng: random.Random) -> dict[Any, Any]:
    test, recovery, twice = [foreign.TEST], [foreign.RECOVERY], [foreign.VACCINATION] * 2
    kinds: tuple[dict[str, Any], ...] = ({}, {"v": None, "t": test}, {"v": None, "r": recovery}, {"v": twice})
    return foreign.hcert_claims(foreign.dcc(**rng.choice(kinds)))


# --- Aadhaar


def aadhaar_body(rng: random.Random) -> Case:
    body = mutate.data(rng, foreign.aadhaar_body(rng.choice(("", "V2", "V3", "V5"))))
    return of_text(foreign.aadhaar(body))


def aadhaar_fields(rng: random.Random) -> Case:
    spoilt_field = rng.choice(list(foreign.RESIDENT))
    changed = mutate.text(rng, foreign.RESIDENT[spoilt_field]).encode("latin-1", "replace").decode("latin-1")
    fields: dict[str, Any] = {spoilt_field: changed}
    return of_text(foreign.aadhaar(foreign.aadhaar_body(rng.choice(("", "V2", "V5")), **fields)))


def aadhaar_packed(rng: random.Random) -> Case:
    raw = foreign.aadhaar_body("V2") + rng.randbytes(256)
    return of_text(foreign.aadhaar_digits(packed_or_bomb(rng, raw, partial(gzip.compress, mtime=0))))


XML = (
    '<?xml version="1.0"?>\n<PrintLetterBarcodeData uid="999941057058" name="Sita &amp; Devi" gender="F" yob="1987" '
    'co="W/O: Ram" house="4-83" street="Main Road" vtc="Rohini" dist="North West" state="Delhi" pc="110085" '
    'dob="07/05/1987"/>'
)

# --- our own




def card(rng: random.Random) -> Case:
    return spoilt(*_genuine_cards(), keep=5)(rng)


def card_bytes(rng: random.Random) -> Case:
    seed = rng.choice(_genuine_cards())
    raw = mutate.data(rng, base45.decode(seed.removeprefix("HIM1:")))
    return of_text("HIM1:" + base45.encode(raw), seed)


def card_claims(rng: random.Random) -> Case:
    seed = rng.choice(_genuine_cards())
    payload = cose.parse(base45.decode(seed.removeprefix("HIM1:"))).payload
    payload = mutate.data(rng, payload) if rng.random() < 0.5 else _cbor(mutate.value(rng, cbor2.loads(payload)))
    signer = rng.choice((issuing.eddsa("cards"), issuing.eddsa("desk"), issuing.es256("cards in ES256")))
    return of_text("HIM1:" + base45.encode(cose.make(payload, signer)))


def receipt_bytes(rng: random.Random) -> Case:
    seed = issuing.receipt_code()
    raw = mutate.data(rng, base45.decode(seed.removeprefix("HIMR:")))
    return of_text("HIMR:" + base45.encode(raw), seed)


def receipt_claims(rng: random.Random) -> Case:
    payload = cose.parse(base45.decode(issuing.receipt_code().removeprefix("HIMR:"))).payload
    payload = mutate.data(rng, payload) if rng.random() < 0.5 else _cbor(mutate.value(rng, cbor2.loads(payload)))
    signer = issuing.eddsa(rng.choice(("cards", "desk", "desk that takes money")))
    return of_text("HIMR:" + base45.encode(cose.make(payload, signer)))


@cache
def _genuine_cards() -> tuple[str, ...]:
    rng = random.Random(7)
    return tuple(issuing.genuine(rng, number)[1] for number in range(24))


def abha(rng: random.Random) -> Case:
    return of_text(json.dumps(mutate.value(rng, rng.choice((_ABHA_CARD, _ABHA_PHONE))), ensure_ascii=False))


def uhid(rng: random.Random) -> Case:
    own = str(mint(rng.randrange(CAPACITY)))
    return of_text(mutate.text(rng, own) if rng.random() < 0.9 else own)


_ABHA_CARD = {
    "hidn": "91-1234-5678-9012", "hid": "ram@abdm", "name": "Ram Kumar", "gender": "M", "statelgd": "7",
    "distlgd": "-", "dob": "5/9/1984", "state name": "Delhi", "district_name": "West", "mobile": "9810012345",
    "address": "C/O Shyam,\nRohini",
}  # fmt: skip
_ABHA_PHONE = {"hidn": "-", "phr": "sita@sbx", "name": "सीता", "gender": "F", "dob": "25-12-1990", "statelgd": 7}

_SLIP = slip.encode(slip.VisitSlip("0" * 32, "1" * 32, mint(3), "GA007"))
_FACILITY = "https://phr.abdm.gov.in/share-profile?hip-id=IN0710000001&counter-id=12"
_PACK = "0108901030865275"
_PACKS = (
    f"{_PACK}172708001125090110AB12\x1d21SER001", f"\x1d{_PACK}10AB1221SER001", f"]d2{_PACK}17270800\x1d10AB12",
    f"(01){_PACK[2:]}(17)270800(10)AB12(21)SER001", "8901030865275",
    f"https://id.gs1.org/01/{_PACK[2:]}/10/AB12/21/SER001?17=270800&11=250901",
    "Brand: Calpol 650\nBatch No: AB123\nMfg Date: 09/2025\nExp Date: 08/2027\nGTIN: 8901030865275",
    "https://verify.maker.example.in/q?batch=AB123&mfg=09-2025&exp=08-2027",
)  # fmt: skip


@cache
def makers() -> Mapping[str, tuple[Maker, ...]]:
    """Kind of the router's table → its makers, each drawn as often as the others."""
    return {
        "slip": (spoilt(_SLIP, keep=5),),
        "card": (card, card_bytes, card_claims),
        "receipt": (spoilt(issuing.receipt_code(), keep=5), receipt_bytes, receipt_claims),
        "shc": (spoilt(*(foreign.shc(), foreign.shc(foreign.shc_payload(exp=9))), keep=5), shc_payload, shc_bytes,
                shc_packed, shc_header),
        "shlink": (spoilt("shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnIn0", keep=8),),
        "hcert": (spoilt(foreign.hcert(), foreign.hcert(rsa=True), keep=4), hcert_claims, hcert_bytes, hcert_envelope,
                  hcert_packed),
        "aadhaar": (spoilt(foreign.aadhaar(foreign.aadhaar_body("V2"))), spoilt(XML, keep=23), aadhaar_body,
                    aadhaar_fields, aadhaar_packed),
        "facility": (spoilt(_FACILITY, keep=37),),
        "abha": (spoilt(json.dumps(_ABHA_CARD), json.dumps(_ABHA_PHONE), keep=1), abha),
        "uhid": (uhid,),
        "pack": (spoilt(*_PACKS, symbologies=("", "]d2", "]C1", "]Q3", "]E0", "]Q1")),),
    }  # fmt: skip


def cases(kind: str, rng: random.Random, count: int) -> Iterator[Case]:
    """`count` inputs for the reader of `kind`."""
    mine = makers()[kind]
    for _ in range(count):
        yield rng.choice(mine)(rng)
