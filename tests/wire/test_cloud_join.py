"""A desk joins with a code, proves who it is, and gets numbers that nobody else gets."""

import hashlib
import hmac
import json
import time
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select, update

from cloud.auth import issue_token, public_key
from cloud.clock import new_id, now_ms
from cloud.enroll import letter
from cloud.settings import read_secrets
from cloud.tables import device, enroll_code
from tests.support.cloud import Cloud, Json, WireDesk, entry, issue, patient

_addresses = (f"127.1.{n // 200}.{n % 200 + 1}" for n in count())


@pytest.fixture
def stranger(cloud: Cloud) -> WireDesk:
    """A desk that has not joined, at an address from which nobody has tried a code yet."""
    return cloud.stranger(next(_addresses))


def test_a_code_makes_a_desk_with_its_letter_and_its_facility(cloud: Cloud, stranger: WireDesk) -> None:
    facility = cloud.add_facility()
    response = stranger.join(cloud.enroll_code(facility))
    assert response.status_code == 200 and response.headers["content-type"] == "application/fhir+json"
    told = response.json()
    assert set(told) == {"device_id", "desk_letter", "facility", "scopes", "token_endpoint", "epoch"}
    assert told["desk_letter"] == "A" and told["scopes"] == ["global", f"facility:{facility}"]
    assert told["facility"]["id"] == facility and told["facility"]["name_hi"] == "परीक्षण"
    assert told["token_endpoint"] == f"{cloud.url}/oauth/token"
    assert [cloud.desk(facility).answer["desk_letter"] for _ in range(2)] == ["B", "C"]


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_lost_answer_can_be_asked_for_again_but_the_code_is_for_one(cloud: Cloud, stranger: WireDesk) -> None:
    code = cloud.enroll_code(cloud.add_facility())
    first = stranger.join(code).json()
    assert stranger.join(code.lower().replace("-", " "), request_id=new_id()).json() == first
    assert issue(cloud.stranger(next(_addresses)).join(code)) == (403, "code-used")


def test_an_old_code_is_refused_unless_its_desk_asks_again(cloud: Cloud, stranger: WireDesk) -> None:
    facility = cloud.add_facility()
    used = cloud.enroll_code(facility)
    stranger.join(used).raise_for_status()
    late = cloud.enroll_code(facility)
    past = update(enroll_code).where(enroll_code.c.facility_id == facility).values(expires_at=now_ms() - 1)
    cloud.store.write(lambda conn: conn.execute(past))
    assert stranger.join(used).status_code == 200
    assert issue(stranger.join(late)) == (403, "code-expired")


def test_codes_are_not_kept_as_they_were_typed(cloud: Cloud) -> None:
    code = cloud.enroll_code(cloud.add_facility())
    assert len(code) == 11 and not set(code) & set("01258BILOQSUVZ")
    with cloud.store.read() as conn:
        kept = str(conn.execute(select(enroll_code)).all())
    assert code not in kept and code.replace("-", "") not in kept


def test_five_wrong_codes_close_the_door_for_that_address_only(cloud: Cloud, stranger: WireDesk) -> None:
    good = cloud.enroll_code(cloud.add_facility())
    for _ in range(5):
        assert issue(stranger.join("WRONG-CODEX")) == (403, "code-unknown")
    closed = stranger.join(good)
    assert issue(closed) == (429, "too-many-tries")
    assert 1100 < int(closed.headers["retry-after"]) <= 1200
    assert cloud.stranger(next(_addresses)).join(good).status_code == 200


def test_many_guesses_at_once_get_no_more_tries(cloud: Cloud, stranger: WireDesk) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: stranger.join("WRONG-CODEX").status_code, range(24)))
    assert sorted(answers) == [403] * 5 + [429] * 19


def test_a_spoofed_address_does_not_open_the_door_again(cloud: Cloud, stranger: WireDesk) -> None:
    for _ in range(5):
        stranger.join("WRONG-CODEX")
    stranger.http.headers["X-Forwarded-For"] = "203.0.113.9"
    assert issue(stranger.join("WRONG-CODEX")) == (429, "too-many-tries")


def _bad_keys() -> list[Any]:
    good = WireDesk("http://127.0.0.1").jwk()
    curve = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    return [
        None, "key", {}, good | {"d": "AQ"}, good | {"crv": "P-256"}, good | {"kty": "RSA"}, good | {"x": good["y"]},
        good | {"x": "!"}, good | {"x": 5}, {"kty": "oct", "k": "c2VjcmV0"},
        {"kty": "EC", "crv": "P-384", "x": str(curve.x), "y": str(curve.y)},
    ]  # fmt: skip


@pytest.mark.parametrize("key", _bad_keys())
def test_only_a_public_p384_key_joins(sqlite_cloud: Cloud, key: Any) -> None:
    desk = sqlite_cloud.stranger(next(_addresses))
    code = sqlite_cloud.enroll_code(sqlite_cloud.add_facility())
    assert issue(desk.join(code, public_key=key)) == (400, "public-key")
    assert desk.join(code).status_code == 200, "the code is not spent"
    sqlite_cloud.close_desks()


def test_an_enrolment_of_another_form_is_refused(stranger: WireDesk) -> None:
    for changed in ({"code": 5}, {"code": "x" * 50}, {"device_name": ""}, {"device_name": "x" * 101}, {"more": 1}):
        assert issue(stranger.join(**({"code": "WRONG-CODEX"} | changed))) == (400, "request")


def test_a_signed_assertion_gets_a_token_for_five_minutes(desk: WireDesk) -> None:
    response = desk.ask_token(jwt.encode(desk.claims(), desk.key, algorithm="ES384"))
    told = response.json()
    assert (told["token_type"], told["expires_in"], told["scope"]) == ("bearer", 300, "system/*.cruds")
    assert response.headers["cache-control"] == "no-store"
    bearer = {"Authorization": f"Bearer {told['access_token']}"}
    assert desk.http.get("/fhir/$changes", headers=bearer).status_code == 200


def test_an_assertion_is_good_for_once(desk: WireDesk) -> None:
    assertion = jwt.encode(desk.claims(), desk.key, algorithm="ES384")
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: desk.ask_token(assertion), range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 7
    refused = next(answer.json() for answer in answers if answer.status_code == 400)
    assert refused["error"] == "invalid_client"


def _hs256(claims: Json, secret: bytes) -> str:
    """What a library would refuse to sign: the well-known trick with the algorithm's name."""
    parts = [{"alg": "HS256", "typ": "JWT"}, claims]
    text = ".".join(urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)
    seal = hmac.new(secret, text.encode(), hashlib.sha256).digest()
    return f"{text}.{urlsafe_b64encode(seal).decode().rstrip('=')}"


def _forged(desk: WireDesk) -> dict[str, str]:
    claims = desk.claims()
    public = desk.key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    kept = public_key(desk.jwk()).encode()
    now = int(time.time())
    other = ec.generate_private_key(ec.SECP384R1())
    small = ec.generate_private_key(ec.SECP256R1())

    def signed(**changed: Any) -> str:
        return jwt.encode(claims | {"jti": new_id()} | changed, desk.key, algorithm="ES384")

    good = signed()
    head, body, signature = good.split(".")
    return {
        "no algorithm": jwt.encode(claims, "", algorithm="none"),
        "the public key as a shared secret": _hs256(claims, public),
        "the key as the cloud keeps it as a shared secret": _hs256(claims, kept),
        "another key": jwt.encode(claims, other, algorithm="ES384"),
        "another curve": jwt.encode(claims, small, algorithm="ES256"),
        "no signature": f"{head}.{body}.",
        "a broken signature": f"{head}.{body}.{signature[::-1]}",
        "another audience": signed(aud="https://elsewhere.example/token"),
        "several audiences": signed(aud=[claims["aud"], "x"]),
        "another subject": signed(sub=new_id()),
        "another issuer": signed(iss=new_id()),
        "expired": signed(exp=now - 60, iat=now - 300),
        "an hour long": signed(exp=now + 3600),
        "never ending": jwt.encode({k: v for k, v in claims.items() if k != "exp"}, desk.key, algorithm="ES384"),
        "no jti": jwt.encode({k: v for k, v in claims.items() if k != "jti"}, desk.key, algorithm="ES384"),
        "a short jti": signed(jti="1"),
        "an endless jti": signed(jti="x" * 5000),
        "the far future": signed(exp=10**30),
        "a date that is no number": signed(exp="tomorrow"),
        "nothing": "",
        "noise": "a.b.c",
    }


def test_every_forged_assertion_is_refused(desk: WireDesk) -> None:
    for name, assertion in _forged(desk).items():
        response = desk.ask_token(assertion)
        assert (response.status_code, response.json()["error"]) == (401, "invalid_client"), name
    assert desk.ask_token(jwt.encode(desk.claims(), desk.key, algorithm="ES384")).status_code == 200


def test_other_grants_are_not_offered(desk: WireDesk) -> None:
    assertion = jwt.encode(desk.claims(), desk.key, algorithm="ES384")
    for changed, error in (
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client_assertion_type": "saml"}, "invalid_request"),
        ({"scope": "user/*.*"}, "invalid_scope"),
    ):
        response = desk.ask_token(assertion, **changed)
        assert (response.status_code, response.json()["error"]) == (400, error)
    assert desk.http.post("/oauth/token", content=b"\xff\x00&&==").status_code == 400


def _bad_tokens(cloud: Cloud, desk: WireDesk) -> list[str]:
    with cloud.store.read() as conn:
        secret = read_secrets(conn).token
    claims = {"sub": desk.device_id, "aud": "fhir", "exp": int(time.time()) + 100}
    return [
        "", "Bearer", "Bearer x", f"Basic {desk.token()}", f"Bearer {desk.token()}x", "Bearer \x7f",
        "Bearer " + jwt.encode(claims, "", algorithm="none"),
        "Bearer " + jwt.encode(claims, "another secret of thirty-two bytes, at least", algorithm="HS256"),
        "Bearer " + jwt.encode(claims | {"aud": "x"}, secret, algorithm="HS256"),
        "Bearer " + jwt.encode({"sub": desk.device_id, "aud": "fhir"}, secret, algorithm="HS256"),
        "Bearer " + jwt.encode(claims, desk.key, algorithm="ES384"),
        "Bearer " + issue_token(secret, desk.device_id, now_ms() - 301_000),
    ]  # fmt: skip


def test_only_a_live_token_of_the_cloud_opens_anything(cloud: Cloud, desk: WireDesk) -> None:
    for bad in _bad_tokens(cloud, desk):
        for method, path in _GUARDED:
            response = desk.http.request(method, f"/fhir/{path}", headers={"Authorization": bad})
            assert issue(response) == (401, "token"), (bad, path)
            assert response.headers["www-authenticate"] == "Bearer"


_GUARDED = (
    ("POST", ""), ("PUT", "Patient/1"), ("GET", "Patient/1"), ("GET", "Patient/1/_history/1"), ("GET", "Patient"),
    ("POST", "Patient/_search"), ("GET", "$changes"), ("POST", "$digest"), ("GET", "$op-status"),
    ("POST", "$lease"), ("POST", "$activate"), ("POST", "$sign-in"),
)  # fmt: skip


def test_the_token_of_one_desk_is_not_good_for_another(cloud: Cloud, desk: WireDesk) -> None:
    other = cloud.desk()
    headers = desk.headers() | {"X-HIMS-Device": other.device_id}
    assert issue(desk.http.get("/fhir/$changes", headers=headers)) == (403, "device-differs")


def test_a_desk_of_another_schema_is_told(desk: WireDesk) -> None:
    assert issue(desk.http.get("/fhir/$changes", headers=desk.headers() | {"X-HIMS-Schema": "2"})) == (400, "schema")


def test_a_revoked_desk_is_out_at_once_with_its_old_token_too(cloud: Cloud) -> None:
    facility = cloud.add_facility()
    code = cloud.enroll_code(facility)
    desk = cloud.stranger()
    desk.join(code).raise_for_status()
    desk.save(patient())
    out = update(device).where(device.c.id == desk.device_id).values(revoked_at=now_ms())
    cloud.store.write(lambda conn: conn.execute(out))
    assert issue(desk.push(entry(patient()))) == (403, "device-revoked")
    assert issue(desk.get("$changes")) == (403, "device-revoked")
    assert issue(desk.post("$lease", _lease(5))) == (403, "device-revoked")
    assert issue(desk.join(code)) == (403, "device-revoked")
    response = desk.ask_token(jwt.encode(desk.claims(), desk.key, algorithm="ES384"))
    assert (response.status_code, response.json()["error"]) == (401, "invalid_client")
    assert cloud.desk(facility).answer["desk_letter"] == "B", "its letter is never given again"


def _lease(size: int, request_id: str | None = None, series: str = "uhid") -> Json:
    return {"series": series, "count": size, "request_id": request_id or new_id()}


def test_a_block_of_numbers_is_the_same_when_asked_for_again(desk: WireDesk) -> None:
    request_id = new_id()
    first = desk.post("$lease", _lease(100, request_id)).json()
    assert (first["series"], first["count"]) == ("uhid", 100)
    assert desk.post("$lease", _lease(100, request_id)).json() == first
    assert desk.post("$lease", _lease(100)).json()["start"] >= first["start"] + 100
    assert issue(desk.post("$lease", _lease(50, request_id))) == (422, "request-reused")


def test_blocks_never_overlap_however_many_ask_at_once(cloud: Cloud) -> None:
    desks = [cloud.desk() for _ in range(4)]
    shared = new_id()

    def ask(n: int) -> Json:
        desk = desks[n % 4]
        found: Json = desk.post("$lease", _lease(7, shared if n < 8 else None)).raise_for_status().json()
        return found | {"of": desk.device_id if n < 8 else n}

    for desk in desks:
        desk.token()
    with ThreadPoolExecutor(8) as pool:
        blocks = list(pool.map(ask, range(40)))
    unique = {(block["of"], block["start"]) for block in blocks}
    assert len(unique) == 4 + 32, "the same request got the same block, also twice at once"
    numbers = [n for _, start in unique for n in range(start, start + 7)]
    assert len(numbers) == len(set(numbers))


def test_a_lease_of_another_form_is_refused(desk: WireDesk) -> None:
    wrongs: list[object] = [
        *(_lease(0), _lease(10_001), _lease(1, "x"), _lease(1, series="money"), {}, [], _lease(1) | {"x": 1})
    ]
    for wrong in wrongs:
        assert issue(desk.post("$lease", wrong)) == (400, "request")
    assert issue(desk.post("$lease", _lease(1) | {"count": True})) == (400, "request")


def test_the_server_says_what_it_is(cloud: Cloud) -> None:
    http = cloud.stranger().http
    smart = http.get("/fhir/.well-known/smart-configuration").json()
    assert smart["token_endpoint"] == f"{cloud.url}/oauth/token"
    assert smart["token_endpoint_auth_signing_alg_values_supported"] == ["ES384"]
    told = http.get("/fhir/metadata").json()
    assert (told["resourceType"], told["fhirVersion"]) == ("CapabilityStatement", "4.0.1")
    assert {"Patient", "Encounter", "Invoice"} <= {item["type"] for item in told["rest"][0]["resource"]}
