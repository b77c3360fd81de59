"""Cards and their withdrawal as `Basic` resources: written by the cloud and by desks, never changed (docs/wire.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from cloud.clock import from_instant, instant
from cloud.outcome import EXTENSION
from cloud.rules import Broken, Resource, patient_reference

SYSTEM = EXTENSION + "basic"
CARD, REVOCATION = "card", "card-revocation"
PERMANENT, TEMPORARY = "permanent", "temporary"
REASONS = frozenset({"lost", "stolen", "damaged", "wrong", "superseded", "died"})
_CTI = re.compile(r"[0-9a-f]{16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Said:
    """What a Basic of these two kinds says; `kind` and `expires_at` of a card, `reason` of a withdrawal."""

    code: str
    patient_id: str
    cti: str
    kind: str = ""
    expires_at: int = 0
    reason: str = ""


def card(id_: str, patient_id: str, actor: str, cti: str, issuer: str, at: int, expires: int) -> Resource:
    """A permanent card of both profiles."""
    more = [
        {"url": EXTENSION + "card-kind", "valueCode": PERMANENT},
        {"url": EXTENSION + "card-profiles", "valueString": "1 2"},
        {"url": EXTENSION + "card-issuer", "valueString": issuer},
        {"url": EXTENSION + "card-expires", "valueInstant": instant(expires)},
    ]
    return _basic(id_, CARD, patient_id, actor, cti, at, more)


def revocation(id_: str, patient_id: str, actor: str, cti: str, reason: str, at: int) -> Resource:
    """The withdrawal of a card."""
    more = [{"url": EXTENSION + "card-reason", "valueCode": reason}]
    return _basic(id_, REVOCATION, patient_id, actor, cti, at, more)


def said(resource: Resource) -> Said | None:
    """What a Basic says of a card; None when it is of another kind. Broken `card` when it is badly built."""
    code = _code(resource)
    if resource.get("resourceType") != "Basic" or code not in (CARD, REVOCATION):
        return None
    patient_id, cti = patient_reference(resource.get("subject")), _extended(resource, "card-id", "valueString")
    if patient_id is None or not isinstance(cti, str) or not _CTI.fullmatch(cti):
        raise _broken()
    if code == REVOCATION:
        reason = _extended(resource, "card-reason", "valueCode")
        if reason not in REASONS:
            raise _broken()
        return Said(code, patient_id, cti, reason=str(reason))
    kind = _extended(resource, "card-kind", "valueCode")
    if kind not in (PERMANENT, TEMPORARY):
        raise _broken()
    try:
        expires = from_instant(str(_extended(resource, "card-expires", "valueInstant")))
    except ValueError:
        raise _broken() from None
    return Said(code, patient_id, cti, kind=str(kind), expires_at=expires)


def _basic(id_: str, code: str, patient_id: str, actor: str, cti: str, at: int, more: list[dict[str, Any]]) -> Resource:
    return {
        "resourceType": "Basic", "id": id_, "code": {"coding": [{"system": SYSTEM, "code": code}]},
        "subject": {"reference": f"Patient/{patient_id}"}, "author": {"reference": f"Practitioner/{actor}"},
        "created": instant(at)[:10], "extension": [{"url": EXTENSION + "card-id", "valueString": cti}, *more],
    }  # fmt: skip


def _code(resource: Resource) -> str | None:
    concept = resource.get("code")
    codings = concept.get("coding") if isinstance(concept, dict) else None
    for coding in codings if isinstance(codings, list) else []:
        if isinstance(coding, dict) and coding.get("system") == SYSTEM:
            return str(coding.get("code"))
    return None


def _extended(resource: Resource, name: str, kind: str) -> Any:
    found = resource.get("extension")
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict) and item.get("url") == EXTENSION + name:
            return item.get(kind)
    return None


def _broken() -> Broken:
    return Broken("card", "This is not built as a card or its withdrawal is.")
