"""The real cloud in a process of its own on loopback, and a small desk that speaks the wire to it."""

import json
import os
import ssl
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import httpx
import jwt
import pytest
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm
from sqlalchemy import Connection

from cloud import enroll, facilities, settings, staff
from cloud.__main__ import main
from cloud.cards import lists
from cloud.clock import new_id, now_ms
from cloud.store import Store
from desk.codes.authority import Root
from tests.truth.sources import ROOT

EXT = "https://hims.delhi.gov.in/fhir/"
FHIR = "application/fhir+json"

# What depends on the database underneath runs on both; what desks decide between them, on one.
one_database = pytest.mark.parametrize("cloud", ["sqlite"], indirect=True)
Json = dict[str, Any]
_HANG_GUARD_SECONDS = 60
# An account that is there before a test begins: what its password's hash costs is written in it, and is not the point.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Cloud:
    """A running cloud: its address, and its database for what an administrator would do at the command line."""

    url: str
    store: Store
    db: str
    process: subprocess.Popen[str]
    secret: Path
    _desks: "list[WireDesk]" = field(default_factory=list)

    @property
    def base(self) -> str:
        return self.url + "/fhir"

    def add_facility(self, departments: int = 1) -> str:
        """A new facility; returns its id."""
        code = f"DL-{uuid4().hex[:12].upper()}"

        def act(conn: Connection) -> str:
            chosen = facilities.POLYCLINIC[:departments]
            return facilities.add_facility(conn, code, "Test Polyclinic", "परीक्षण", chosen, now_ms())

        return self.store.write(act)

    def enroll_code(self, facility_id: str, hours: int = 48) -> str:
        """A fresh code for one device."""

        def act(conn: Connection) -> str:
            return enroll.new_enroll_code(conn, settings.read_secrets(conn), facility_id, hours, now_ms())

        return self.store.write(act)

    def add_user(
        self, facility_id: str, user: str, roles: Iterable[str] = ("clerk",), password: str | None = None
    ) -> tuple[str, str | None]:
        """A new account; (staff id, one-time code or None)."""

        def act(conn: Connection) -> tuple[str, str | None]:
            secrets = settings.read_secrets(conn)
            names = (user.title(), "आशा")
            return staff.add_user(conn, secrets, facility_id, user, names, list(roles), now_ms(), password)

        with patch.object(staff, "_hasher", CHEAP):
            return self.store.write(act)

    def desk(self, facility_id: str | None = None, address: str | None = None) -> "WireDesk":
        """A desk that has joined; of a facility of its own unless one is named."""
        desk = self.stranger(address)
        desk.join(self.enroll_code(facility_id or self.add_facility())).raise_for_status()
        return desk

    def stranger(self, address: str | None = None) -> "WireDesk":
        """A desk that has not joined yet, calling from this address of the loopback network."""
        desk = WireDesk(self.url, address)
        self._desks.append(desk)
        return desk

    def make_keys(self) -> Root:
        """What `hims-cloud keys new --demo` does: a root and a key for each purpose. Once for each cloud."""
        file = self.secret.with_name("root.key.json")
        if not file.exists():
            command = ["--db", self.db, "--key-secret", str(self.secret), "keys", "new", "--demo", "--root", str(file)]
            assert main(command) == 0
        return Root.parse(json.dumps(self.trust_file()["root"]).encode())

    def trust_file(self) -> Json:
        """What `hims-cloud keys export` writes."""
        with self.store.read() as conn:
            return dict(lists.exported(conn, lists.root_of(conn) or "null"))

    def close_desks(self) -> None:
        """Hang up all lines to this cloud."""
        while self._desks:
            self._desks.pop().http.close()

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self.process.kill()
        self.process.wait(_HANG_GUARD_SECONDS)


@contextmanager
def running_cloud(db: str, *options: str, program: str = "cloud") -> Iterator[Cloud]:
    """`hims-cloud serve` on a free port over `db` for the time of the block."""
    secret = Path(db.removeprefix("sqlite:///") if db.startswith("sqlite") else mkdtemp() + "/pg").with_name("keys")
    named = ["--db", db, "--key-secret", str(secret)]
    command = [sys.executable, "-W", "error", "-m", program, *named, "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, f"the cloud did not start (exit code {process.wait(_HANG_GUARD_SECONDS)})"
        cloud = Cloud(json.loads(line)["url"], Store(db), db, process, secret)
        try:
            yield cloud
        finally:
            cloud.close_desks()
            cloud.store.close()
    finally:
        process.terminate()
        process.wait(_HANG_GUARD_SECONDS)
        process.stdout.close()


def sqlite_url(directory: Path) -> str:
    """The URL of a database in this directory."""
    return f"sqlite:///{directory / 'cloud.db'}"


@cache
def _trusted() -> ssl.SSLContext:
    """Whom the system trusts, read once for all desks: that takes 65 ms."""
    return httpx.create_ssl_context()


@dataclass
class WireDesk:
    """What a desk says on the wire, and nothing more: no store, no outbox."""

    url: str
    address: str | None = None
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP384R1()))
    answer: Json = field(default_factory=dict)
    seq: int = 0
    staff_id: str = "nobody"
    _token: str | None = None

    def __post_init__(self) -> None:
        transport = httpx.HTTPTransport(local_address=self.address, verify=_trusted())
        self.http = httpx.Client(base_url=self.url, transport=transport, timeout=_HANG_GUARD_SECONDS)

    @property
    def device_id(self) -> str:
        return str(self.answer["device_id"])

    @property
    def facility_id(self) -> str:
        return str(self.answer["facility"]["id"])

    @property
    def scope(self) -> str:
        return f"facility:{self.facility_id}"

    def jwk(self) -> Json:
        """The public half of the device key."""
        return {k: v for k, v in ECAlgorithm.to_jwk(self.key.public_key(), as_dict=True).items() if k != "d"}

    def join(self, code: str, **changed: Any) -> httpx.Response:
        """`$enroll`; on success the desk remembers who it is."""
        body = {"code": code, "device_name": "PC 1", "public_key": self.jwk(), "request_id": new_id()} | changed
        response = self.http.post("/fhir/$enroll", json=body)
        if response.status_code == 200:
            self.answer = response.json()
        return response

    def claims(self) -> Json:
        """Fresh claims for an assertion."""
        now = int(time.time())
        me = {"iss": self.device_id, "sub": self.device_id}
        return {**me, "aud": self.answer["token_endpoint"], "jti": new_id(), "iat": now, "exp": now + 240}

    def ask_token(self, assertion: str, **changed: str) -> httpx.Response:
        """The token request with this assertion."""
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion,
            "scope": "system/*.cruds",
        }
        return self.http.post("/oauth/token", data=form | changed)

    def token(self) -> str:
        """An access token, asked for once."""
        if self._token is None:
            assertion = jwt.encode(self.claims(), self.key, algorithm="ES384")
            self._token = self.ask_token(assertion).raise_for_status().json()["access_token"]
        return self._token

    def headers(self, **more: str) -> dict[str, str]:
        """What a desk sends with every call."""
        fixed = {"X-HIMS-Device": self.device_id, "X-HIMS-Schema": "1", "X-Request-Id": str(uuid4())}
        return {"Authorization": f"Bearer {self.token()}", **fixed, **more}

    def get(self, path: str, **params: Any) -> httpx.Response:
        """GET below the base."""
        return self.http.get(f"/fhir/{path}", params=params, headers=self.headers())

    def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """POST of JSON below the base."""
        return self.http.post(f"/fhir/{path}", json=body, headers=self.headers(**headers))

    def next_seq(self) -> dict[str, str]:
        """The header with the next sequence number."""
        self.seq += 1
        return {"X-HIMS-Device-Seq": str(self.seq)}

    def push(self, *entries: Json, seq: int | None = None) -> httpx.Response:
        """A transaction bundle of these entries."""
        header = self.next_seq() if seq is None else {"X-HIMS-Device-Seq": str(seq)}
        bundle = {"resourceType": "Bundle", "type": "transaction", "entry": list(entries)}
        return self.post("", bundle, **header, **{"Content-Type": FHIR})

    def save(self, resource: Json, version: int | None = None, op: str | None = None) -> int:
        """Push one resource as one op; its version there."""
        response = self.push(entry(resource, version, op, self.staff_id))
        assert response.status_code == 200, response.text
        return int(response.json()["entry"][0]["response"]["etag"][3:-1])

    def pull(self, cursor: str | None = None, count: int = 500) -> tuple[list[Json], str]:
        """All pages after the cursor: their entries and the last cursor."""
        entries: list[Json] = []
        while True:
            params = {"_count": count} | ({"cursor": cursor} if cursor else {})
            page = self.get("$changes", **params).raise_for_status().json()
            entries += page["entry"]
            cursor = mark(page, "cursor")
            if not any(link["relation"] == "next" for link in page["link"]):
                return entries, cursor

    def digest(self, scope: str | None = None) -> Json:
        """`$digest` of a scope; the facility's own if none is named."""
        found: Json = self.post("$digest", {"scope": scope or self.scope}).raise_for_status().json()
        return found


def mark(thing: Json, name: str) -> Any:
    """The value of one of our extensions; None if it is not there."""
    for extension in thing.get("extension", []):
        if extension["url"] == EXT + name:
            return next(value for key, value in extension.items() if key.startswith("value"))
    return None


def entry(resource: Json, version: int | None = None, op: str | None = None, actor: str | None = "nobody") -> Json:
    """A bundle entry: a new resource, or a change that builds on `version`."""
    marks = [{"url": EXT + "op", "valueUuid": op or new_id()}]
    if actor is not None:
        marks.append({"url": EXT + "actor", "valueString": actor})
    request: Json = {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}", "extension": marks}
    request |= {"ifNoneMatch": "*"} if version is None else {"ifMatch": f'W/"{version}"'}
    return {"resource": resource, "request": request}


def patient(id_: str | None = None, **more: Any) -> Json:
    """A patient with names in both scripts."""
    fixed: Json = {
        "resourceType": "Patient",
        "id": id_ or new_id(),
        "name": [{"text": "Ram Kumar"}, {"text": "राम कुमार"}],
        "gender": "male",
    }
    return fixed | more


def encounter(patient_id: str, id_: str | None = None, status: str = "arrived", **more: Any) -> Json:
    """A visit of the patient."""
    fixed: Json = {"resourceType": "Encounter", "id": id_ or new_id(), "status": status}
    return fixed | {"class": {"code": "AMB"}, "subject": {"reference": f"Patient/{patient_id}"}} | more


def resource(type_: str, id_: str | None = None, **more: Any) -> Json:
    """Anything else."""
    return {"resourceType": type_, "id": id_ or new_id(), **more}


def issue(response: httpx.Response) -> tuple[int, str]:
    """(status, our code) of an OperationOutcome."""
    body = response.json()
    assert body["resourceType"] == "OperationOutcome", body
    return response.status_code, body["issue"][0]["details"]["coding"][0]["code"]


def sum_of(entries: Iterable[Json], scope: str) -> tuple[int, str]:
    """(count, sum) of a scope that a desk works out from what it pulled, by docs/wire.md alone."""
    latest: dict[str, int] = {}
    for item in entries:
        if mark(item, "scope") != scope:
            continue
        name, version = item["request"]["url"], int(item["response"]["etag"][3:-1])
        if mark(item, "feed") == "X":
            latest.pop(name, None)
        else:
            latest[name] = max(version, latest.get(name, 0))
    total = 0
    for name, version in latest.items():
        type_, id_ = name.split("/")
        total += int.from_bytes(sha256(f"{type_}|{id_}|{version}".encode()).digest()[:8], "big")
    return len(latest), f"{total % 2**64:016x}"
