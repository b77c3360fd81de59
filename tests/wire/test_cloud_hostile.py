"""Whatever comes in from outside, the cloud says in one sentence what is wrong, writes nothing and goes on."""

import gzip
import json

import httpx
import jwt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloud import strict_json
from cloud.clock import new_id
from cloud.outcome import Problem
from tests.support.cloud import EXT, FHIR, Cloud, WireDesk, entry, issue, patient


def _send(desk: WireDesk, body: bytes, **headers: str) -> httpx.Response:
    sent = desk.headers(**desk.next_seq(), **{"Content-Type": FHIR} | headers)
    return desk.http.post("/fhir", content=body, headers=sent)


def _bundle(resource: str) -> bytes:
    marks = f'[{{"url":"{EXT}op","valueUuid":"01990000-0000-7000-8000-00000000000f"}}]'
    request = f'{{"method":"PUT","url":"Patient/01990000-0000-7000-8000-000000000001","extension":{marks}}}'
    return (
        f'{{"resourceType":"Bundle","type":"transaction","entry":[{{"resource":{resource},"request":{request}}}]}}'
    ).encode()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "json"),
        (b"<!doctype html><p>Please sign in", "json"),
        (b"\xff\xfe{}", "json"),
        (b"\xef\xbb\xbf{}", "json"),
        (b'{"resourceType":"Bundle"', "json"),
        (b'{"resourceType":"Bundle"} {}', "json"),
        (_bundle('{"a":NaN}'), "json"),
        (_bundle('{"a":-Infinity}'), "json"),
        (_bundle('{"a":1e400}'), "json"),
        (_bundle('{"a":0.' + "1" * 100 + "}"), "json"),
        (_bundle('{"a":' + "9" * 5000 + "}"), "json"),
        (_bundle('{"a":"\\ud800"}'), "json"),
        (_bundle('{"a":"\n"}'), "json"),
        (_bundle('{"a":1,"b":{"c":1,"c":2}}'), "doubled-key"),
        (_bundle('{"a" :1,"\\u0061":2}'), "doubled-key"),
        (_bundle('{"a":"x\\":","b":1,"b":2}'), "doubled-key"),
        (_bundle('{"a":' + "[" * 100 + "]" * 100 + "}"), "depth"),
        (_bundle('{"a":' * 100 + "1" + "}" * 100), "depth"),
        (b"[" * 200_000 + b"]" * 200_000, "depth"),
        (b"null", "bundle"),
        (b"[]", "bundle"),
        (b'{"resourceType":"Patient"}', "bundle"),
        (b'{"resourceType":"Bundle","type":"batch","entry":[]}', "bundle"),
        (b'{"resourceType":"Bundle","type":"transaction","entry":{}}', "bundle"),
        (b'{"resourceType":"Bundle","type":"transaction","entry":[1]}', "bundle"),
        (b'{"resourceType":"Bundle","type":"transaction","entry":[{}]}', "method"),
        (b'{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"PUT","url":1}}]}', "bundle"),
    ],
)
def test_a_body_that_is_no_bundle_is_refused(desk: WireDesk, body: bytes, code: str) -> None:
    before = desk.digest()
    assert issue(_send(desk, body)) == (400, code)
    assert desk.digest() == before
    desk.save(patient())


def test_a_key_is_not_taken_for_doubled_because_of_what_a_text_says(desk: WireDesk) -> None:
    tricky = patient(name=[{"text": 'he said "a": 1, "a": 2'}, {"text": '\\":'}], a={"b": 1}, b={"b": 2})
    assert desk.save(tricky) == 1
    assert desk.get(f"Patient/{tricky['id']}").json()["name"] == tricky["name"]


def test_thirty_two_levels_are_taken_and_one_more_is_not() -> None:
    strict_json.read(b"[" * 32 + b"]" * 32)
    with pytest.raises(Problem):
        strict_json.read(b"[" * 33 + b"1" + b"]" * 33)


def test_ten_megabytes_are_answered_and_not_read(desk: WireDesk) -> None:
    assert issue(_send(desk, b" " * 10_000_000)) == (413, "too-large")
    assert issue(_send(desk, b"[" * (512 * 1024 + 1))) == (413, "too-large")

    headers = desk.headers(**desk.next_seq(), **{"Content-Type": FHIR})
    chunked = desk.http.post("/fhir", content=iter([b"x" * 65536] * 40), headers=headers)
    assert issue(chunked) == (413, "too-large"), "also when it does not say how long it is"
    assert issue(desk.http.post("/fhir/$enroll", content=b" " * 20_000, headers=headers)) == (413, "too-large")
    assert desk.http.post("/oauth/token", content=b"a" * 20_000).status_code == 413


def test_a_packed_body_is_unpacked_within_the_same_limit(desk: WireDesk) -> None:
    sent = patient()
    good = json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": [entry(sent)]}).encode()
    packed = {"Content-Encoding": "gzip"}
    assert _send(desk, gzip.compress(good), **packed).status_code == 200
    assert desk.get(f"Patient/{sent['id']}").status_code == 200
    bomb = gzip.compress(b" " * 300_000_000)
    assert len(bomb) < 512 * 1024
    assert issue(_send(desk, bomb, **packed)) == (413, "too-large")
    assert issue(_send(desk, b"no gzip", **packed)) == (400, "encoding")
    assert issue(_send(desk, gzip.compress(good)[:-9], **packed)) == (400, "encoding")
    assert issue(_send(desk, good, **{"Content-Encoding": "br"})) == (415, "encoding")


def test_answers_are_packed_for_whoever_can_read_them(desk: WireDesk) -> None:
    desk.push(*[entry(patient()) for _ in range(20)]).raise_for_status()
    assert desk.get("$changes").headers["content-encoding"] == "gzip"
    plain = desk.http.get("/fhir/$changes", headers=desk.headers(**{"Accept-Encoding": "identity"}))
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("kind", ["text/html", "application/x-www-form-urlencoded", "", "application/xml"])
def test_a_body_of_another_kind_is_refused(desk: WireDesk, kind: str) -> None:
    assert issue(_send(desk, b"{}", **{"Content-Type": kind})) == (415, "content-type")


@pytest.mark.parametrize(
    "path",
    ["Patient/../facility", "Patient/%2e%2e", "Patient/%00", "Patient/' OR 1=1 --", "Patient/" + "x" * 5000, "पेशेंट/१"],
)
def test_odd_addresses_are_not_found(desk: WireDesk, path: str) -> None:
    assert desk.get(path).status_code == 404
    headers = desk.headers(**desk.next_seq(), **{"If-None-Match": "*", "X-HIMS-Op": new_id()})
    assert desk.http.put(f"/fhir/{path}", json=patient(), headers=headers).status_code in (404, 405, 422)


def test_unknown_addresses_and_methods_are_refused_as_fhir(cloud: Cloud) -> None:
    http = cloud.stranger().http
    assert issue(http.get("/")) == (404, "not-found")
    assert issue(http.get("/docs")) == (404, "not-found")
    assert issue(http.get("/openapi.json")) == (404, "not-found")
    assert issue(http.delete("/fhir/Patient/1")) == (405, "method")
    assert issue(http.post("/faults", json={})) == (404, "not-found"), "only mounted when asked for"


def test_a_zero_character_stops_nothing(desk: WireDesk) -> None:
    """PostgreSQL keeps no zero character in a text: wherever one could get in, it is refused first."""
    zero = "a\x00b"
    assert issue(desk.push(entry(patient(), actor=zero))) == (422, "actor")
    assert issue(desk.post("$sign-in", {"user": zero, "password": "x"})) == (400, "request")
    assert issue(desk.post("$activate", {"user": zero, "code": "x", "password": "long enough 1"})) == (400, "request")
    assert issue(desk.join("WRONG-CODEX", device_name=zero)) == (400, "request")
    form = {"identifier": f"urn:x|{zero}"}
    found = desk.http.post("/fhir/Patient/_search", data=form, headers=desk.headers(**{"X-HIMS-Actor": "a"}))
    assert issue(found) == (400, "parameter")
    kept = patient(name=[{"text": zero}])
    desk.save(kept)
    assert desk.get(f"Patient/{kept['id']}").json()["name"] == kept["name"]
    for odd in ({"sub": zero}, {"jti": zero * 5}, {"jti": "\ud800" * 10}, {"sub": "\ud800"}):
        assertion = jwt.encode(desk.claims() | odd, desk.key, algorithm="ES384")
        assert desk.ask_token(assertion).status_code == 401


@pytest.mark.parametrize("name", ["X-HIMS-Actor", "X-HIMS-Op"])
def test_odd_headers_are_refused(desk: WireDesk, name: str) -> None:
    sent = patient()
    headers = desk.headers(**desk.next_seq(), **{"If-None-Match": "*", name: "x" * 3000})
    assert desk.http.put(f"/fhir/Patient/{sent['id']}", json=sent, headers=headers).status_code == 422


_json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=_json_values, place=st.sampled_from(["body", "entry", "request", "resource", "extension", "field"]))
def test_no_json_whatsoever_makes_the_cloud_stumble(sqlite_cloud: Cloud, junk: object, place: str) -> None:
    desk = _desks.setdefault(sqlite_cloud.url, sqlite_cloud.desk() if sqlite_cloud.url not in _desks else None)
    assert desk is not None
    good = entry(patient())
    body: object = junk
    if place != "body":
        if place == "entry":
            good = {"resource": junk, "request": junk}
        elif place == "field":
            for key in ("identifier", "link", "meta", "name", "extension"):
                good["resource"][key] = junk
        elif place == "extension":
            good["request"]["extension"] = [junk, {"url": EXT + "op", "valueUuid": junk}]
        else:
            good[place] = junk
        body = {"resourceType": "Bundle", "type": "transaction", "entry": [good]}
    response = _send(desk, json.dumps(body).encode())
    assert response.status_code in (200, 400, 413, 422), response.text
    assert response.headers["content-type"] == FHIR


_desks: dict[str, WireDesk | None] = {}


@settings(max_examples=300, deadline=None)
@given(_json_values)
def test_strict_reading_agrees_with_the_standard_reader(value: object) -> None:
    text = json.dumps(value).encode("utf-8", "surrogatepass")
    try:
        ours = strict_json.read(text)
    except Problem as problem:
        assert problem.code in ("json", "depth")
        return
    assert json.loads(strict_json.write(ours)) == json.loads(text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_noise_is_read_or_refused(noise: bytes) -> None:
    try:
        strict_json.read(noise)
    except Problem as problem:
        assert problem.status == 400
