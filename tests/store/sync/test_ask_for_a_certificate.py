"""Asking the cloud for a certificate: once while one lasts, with another key where it is spent."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from desk.core.errors import Unreachable
from desk.records.cards.own_key import OwnKey
from desk.records.cards.trusted import Trusted
from desk.security.passwords import FLOOR
from desk.security.vault import Vault
from desk.sync.cards import ASK_AGAIN_MS, CardSync
from desk.sync.client import Client
from tests.support import issuing
from tests.support.desk import TestDesk

Answer = tuple[int, dict[str, Any]]


class FakeCloud:
    """Answers `$certify` from a list, and remembers with which keys it was asked."""

    def __init__(self, *answers: Answer | None) -> None:
        self.answers, self.keys = list(answers), list[str]()
        self.client = Client("http://127.0.0.1:9", "device", transport=httpx.MockTransport(self._answer))
        self.client.token = lambda _fresh: "token"

    def _answer(self, request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/fhir/$certify"
        jwk = json.loads(request.content)["public_key"]
        assert (jwk["kty"], jwk["crv"], jwk.keys()) == ("OKP", "Ed25519", {"kty", "crv", "x"})
        self.keys.append(jwk["x"])
        answer = self.answers.pop(0)
        if answer is None:
            raise httpx.ReadTimeout("lost")
        return httpx.Response(answer[0], json=answer[1])


@pytest.fixture
def own(tmp_path: Path) -> OwnKey:
    return OwnKey(*Vault.create(tmp_path / "keys.json", demo=True, password=None, cost=FLOOR))


@pytest.fixture
def syncing(desk: TestDesk, own: OwnKey) -> Callable[[FakeCloud], None]:
    desk.clock.ms = issuing.NOW * 1000
    part = CardSync(desk.store, own, Trusted(desk.store))
    return lambda cloud: part.before(cloud.client)


def certified(certificate: bytes) -> Answer:
    return 200, {"certificate": base64.urlsafe_b64encode(certificate).decode().rstrip("=")}


def refused(code: str, status: int = 422) -> Answer:
    issue = {"severity": "error", "code": "business-rule", "details": {"coding": [{"code": code}], "text": code}}
    return status, {"resourceType": "OperationOutcome", "issue": [issue]}


def waiting(own: OwnKey) -> None:
    """The key of the tests waits for its certificate."""
    own._vault.keep(own._key, "card-key-next", issuing.pem("desk"))


def test_the_certificate_is_kept_and_asked_for_once(own: OwnKey, syncing: Callable[[FakeCloud], None]) -> None:
    waiting(own)
    cloud = FakeCloud(certified(issuing.certificate(purposes=("temporary", "slip", "receipt"))))
    syncing(cloud)
    syncing(cloud)
    signer = own.signer()
    assert signer is not None and signer.certificate.name == issuing.DESK
    assert len(cloud.keys) == 1


def test_a_lost_answer_is_asked_for_again_with_the_same_key(
    own: OwnKey, syncing: Callable[[FakeCloud], None]
) -> None:
    waiting(own)
    cloud = FakeCloud(None, certified(issuing.certificate()))
    with pytest.raises(Unreachable):
        syncing(cloud)
    syncing(cloud)
    assert len(set(cloud.keys)) == 1
    assert own.signer() is not None


def test_a_key_that_is_spent_gives_way_to_another(own: OwnKey, syncing: Callable[[FakeCloud], None]) -> None:
    cloud = FakeCloud(refused("public-key"), refused("public-key"))
    syncing(cloud)
    assert len(set(cloud.keys)) == 2
    assert own.signer() is None


@pytest.mark.parametrize(
    "answer",
    [
        refused("no-card-key"), refused("not-found", 404), (200, {}), (200, {"certificate": 5}),
        (200, {"certificate": "%%%"}), (200, {"certificate": "AAAA"}), (200, {"certificate": "A" * 5000}),
        certified(issuing.certificate("another desk")),
    ],
    ids=lambda answer: str(answer)[:40],
)  # fmt: skip
def test_what_is_no_certificate_stops_nothing_and_is_asked_again_later(
    desk: TestDesk, own: OwnKey, syncing: Callable[[FakeCloud], None], answer: Answer
) -> None:
    waiting(own)
    cloud = FakeCloud(answer, certified(issuing.certificate()))
    syncing(cloud)
    syncing(cloud)
    assert (len(cloud.keys), own.signer()) == (1, None)
    desk.clock.ms += ASK_AGAIN_MS
    syncing(cloud)
    assert own.signer() is not None
