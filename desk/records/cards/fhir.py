"""Cards and their withdrawal as Basic resources, and signed lists as Binary (docs/wire.md, "Cards"). Pure."""

import base64
import binascii
import re

from desk.core.clock import business_date, iso_instant
from desk.records.cards.rules import KINDS, REASONS, IssuedCard, Withdrawal
from desk.records.fhir import (
    BASE,
    Resource,
    author,
    coded,
    concept,
    extended,
    extension,
    moment,
    one_of,
    reference,
    referred,
    resource_id,
    text,
)

BASIC = BASE + "basic"
CARD, REVOCATION = "card", "card-revocation"
TRUST, REVOCATIONS, DESK = "trust", "revocations", "desk"
LISTS = (TRUST, REVOCATIONS, DESK)
SCHEMES = "schemes"
"""A signed list that is not the cards': whoever decides on schemes takes it over."""
COSE = "application/cose"
MOST_BASE64 = 24 * 1024 * 1024

_CTI = re.compile("[0-9a-f]{16}", re.ASCII)
_PROFILES = re.compile("[12]( [12])?", re.ASCII)


def card_to_fhir(card: IssuedCard) -> Resource:
    """The Basic of a card."""
    more = [
        extension("card-kind", valueCode=card.kind),
        extension("card-profiles", valueString=" ".join(map(str, card.profiles))),
        extension("card-issuer", valueString=card.issuer),
        extension("card-expires", valueInstant=iso_instant(card.expires_at)),
    ]
    return _basic(card.card_id, CARD, card.patient_id, card.by, card.cti, card.issued_at, more)


def withdrawal_to_fhir(withdrawal: Withdrawal) -> Resource:
    """The Basic of a withdrawal."""
    more = [extension("card-reason", valueCode=withdrawal.reason)]
    return _basic(
        withdrawal.withdrawal_id, REVOCATION, withdrawal.patient_id, withdrawal.by, withdrawal.cti, withdrawal.at, more
    )


def from_fhir(resource: Resource) -> IssuedCard | Withdrawal:
    """The card or withdrawal that a Basic tells of. Raises ValueError on nonsense."""
    basic_id, patient_id = resource_id(resource, "Basic"), referred(resource.get("subject"), "Patient")
    cti = extended(resource, "card-id", "valueString")
    at = moment(resource, "created")
    if patient_id is None or at is None or not isinstance(cti, str) or not _CTI.fullmatch(cti):
        raise ValueError("a card without patient, id or day")
    by = author(resource.get("author"))
    if coded(resource.get("code"), BASIC) == REVOCATION:
        reason = one_of(extended(resource, "card-reason", "valueCode"), REASONS, "card-reason")
        return Withdrawal(basic_id, cti, patient_id, reason, at, by)
    kind = one_of(extended(resource, "card-kind", "valueCode"), KINDS, "card-kind")
    profiles = extended(resource, "card-profiles", "valueString")
    expires = moment({"expires": extended(resource, "card-expires", "valueInstant")}, "expires")
    issuer = text({"issuer": extended(resource, "card-issuer", "valueString")}, "issuer", 64)
    if expires is None or not isinstance(profiles, str) or not _PROFILES.fullmatch(profiles):
        raise ValueError("a card without end or profile")
    return IssuedCard(cti, basic_id, patient_id, kind, tuple(map(int, profiles.split())), issuer, at, expires, by)


def list_kind(resource: Resource) -> str:
    """Which signed list a Binary is: one of LISTS or SCHEMES, "" for another one. Raises ValueError for an unknown."""
    kind = extended(resource, "signed-list", "valueCode")
    return one_of(kind, (*LISTS, SCHEMES), "signed-list") if kind is not None else ""


def signed_bytes(resource: Resource) -> bytes:
    """What a Binary holds. Raises ValueError."""
    data = resource.get("data")
    if not isinstance(data, str) or len(data) > MOST_BASE64 or resource.get("contentType") != COSE:
        raise ValueError("a signed list of another kind or size")
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error as bad:
        raise ValueError("a signed list that is not base64") from bad


def _basic(id_: str, code: str, patient_id: str, by: str, cti: str, at: int, more: list[Resource]) -> Resource:
    return {
        "resourceType": "Basic",
        "id": id_,
        "code": concept(BASIC, code),
        "subject": reference("Patient", patient_id),
        "author": reference("Practitioner", by),
        "created": business_date(at).isoformat(),
        "extension": [extension("card-id", valueString=cti), *more],
    }
