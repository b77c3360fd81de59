"""A desk signs its own papers with its certified key, as long as the certificate holds, and checks those of others."""

import base64
from pathlib import Path

import pytest

from desk.codes.detached import SIGNED, TAMPERED, UNPROVEN, UNSIGNED
from desk.core.ids import new_id
from desk.records.cards.anchor import Anchor
from desk.records.cards.own_key import OwnKey
from desk.records.cards.seal import DeskSeal
from desk.records.cards.trusted import Trusted
from desk.records.fhir import BASE
from desk.records.pulling import pull_for
from desk.security.authorize import system_actor
from desk.security.passwords import FLOOR
from desk.security.vault import Vault
from tests.support import issuing
from tests.support.desk import TestDesk

NOW = issuing.NOW * 1000
TEXT = b"what the drawer held"


@pytest.fixture
def own(tmp_path: Path) -> OwnKey:
    return OwnKey(*Vault.create(tmp_path / "keys.json", demo=True, password=None, cost=FLOOR))


@pytest.fixture
def seal(own: OwnKey, desk: TestDesk) -> DeskSeal:
    return DeskSeal(own, Trusted(desk.store, own=own.certificate))


def checked(seal: DeskSeal, desk: TestDesk, text: bytes, signature: str) -> str:
    with desk.store.readers.connect() as connection:
        return seal.check(connection, "z-report", text, signature)


def test_without_a_certificate_nothing_is_signed(seal: DeskSeal, desk: TestDesk) -> None:
    assert seal.sign("z-report", TEXT, NOW) == ""
    assert checked(seal, desk, TEXT, "") == UNSIGNED


def test_with_one_it_signs_until_it_ends(own: OwnKey, seal: DeskSeal, desk: TestDesk) -> None:
    own.keep(issuing.pem("desk"), issuing.certificate())
    signature = seal.sign("z-report", TEXT, NOW)
    assert checked(seal, desk, TEXT + b"!", signature) == TAMPERED
    assert checked(seal, desk, TEXT, signature) == UNPROVEN, "this desk has no list of whom it trusts"
    ends = own.signer()
    assert ends is not None
    assert seal.sign("z-report", TEXT, ends.certificate.expires * 1000) == ""


def test_with_the_clouds_lists_it_is_proven(own: OwnKey, desk: TestDesk, tmp_path: Path) -> None:
    (tmp_path / "root.json").write_bytes(issuing.root_json())
    rooted = Anchor(tmp_path / "root.json", demo=True)
    own.keep(issuing.pem("desk"), issuing.certificate())
    seal = DeskSeal(own, Trusted(desk.store, rooted, own=own.certificate))
    desk.clock.ms = NOW
    pull(desk, rooted, "trust", issuing.trust_list())
    pull(desk, rooted, "revocations", issuing.revocation_list())
    signature = seal.sign("z-report", TEXT, NOW)
    assert checked(seal, desk, TEXT, signature) == SIGNED
    pull(desk, rooted, "revocations", issuing.revocation_list([issuing.cti_of("desk")], sequence=4))
    assert checked(seal, desk, TEXT, signature) == UNPROVEN, "the cloud withdrew this desk"


def pull(desk: TestDesk, rooted: Anchor, kind: str, body: bytes) -> None:
    """A signed list comes with the feed."""
    resource = {
        "resourceType": "Binary", "id": new_id(), "contentType": "application/cose",
        "data": base64.b64encode(body).decode(), "extension": [{"url": BASE + "signed-list", "valueCode": kind}],
    }  # fmt: skip
    take = pull_for(resource, lambda: rooted.root)
    assert take is not None
    with desk.store.unit(system_actor(), "sync.pull") as unit:
        take(unit, resource)
