"""Coverage as FHIR. Pure."""

from desk.core.clock import iso_instant
from desk.records.coverage.rules import MEMBER_CAP, PROOFS, STATES, Coverage, is_scheme
from desk.records.entry import read_date
from desk.records.fhir import (
    BASE,
    Resource,
    extended,
    extension,
    items,
    moment,
    one_of,
    patched,
    reference,
    referred,
    resource_id,
    text,
)

SCHEMES = BASE + "scheme"


def to_fhir(coverage: Coverage, base: Resource | None = None) -> Resource:
    """The Coverage resource; `base` is the raw JSON last known of it."""
    period = {"start": coverage.valid_from, "end": coverage.valid_to}
    payor = {"identifier": {"system": SCHEMES, "value": coverage.scheme}}
    own: Resource = {
        "resourceType": "Coverage",
        "id": coverage.coverage_id,
        "status": coverage.status,
        "beneficiary": reference("Patient", coverage.patient_id),
        "subscriberId": coverage.member_number or None,
        "period": {name: day for name, day in period.items() if day} or None,
        "payor": [payor],
    }
    ended = None
    if coverage.ended_at is not None:
        parts: list[Resource] = [{"url": "at", "valueInstant": iso_instant(coverage.ended_at)}]
        parts += [{"url": "by", "valueString": coverage.ended_by}] if coverage.ended_by else []
        parts += [{"url": "why", "valueString": coverage.ended_why}] if coverage.ended_why else []
        ended = extension("ended", extension=parts)
    recorded = [
        {"url": "at", "valueInstant": iso_instant(coverage.at)},
        {"url": "by", "valueString": coverage.by},
    ]
    extensions = {
        "proof": extension("proof", valueCode=coverage.proof),
        "registered": extension("registered", extension=recorded),
        "ended": ended,
    }
    return patched(base, own, extensions)


def from_fhir(resource: Resource) -> Coverage:
    """The coverage that the resource describes. Raises ValueError on nonsense."""
    patient_id = referred(resource.get("beneficiary"), "Patient")
    if patient_id is None:
        raise ValueError("a coverage names no patient")
    recorded, ended = (
        {part.get("url"): part for part in items({"p": extended(resource, name, "extension")}, "p")}
        for name in ("registered", "ended")
    )
    start, end = _period(resource)
    return Coverage(
        coverage_id=resource_id(resource, "Coverage"),
        patient_id=patient_id,
        scheme=_scheme(resource),
        member_number=text(resource, "subscriberId", MEMBER_CAP * 2),
        valid_from=start,
        valid_to=end,
        proof=one_of(extended(resource, "proof", "valueCode") or "none", PROOFS, "proof"),
        status=one_of(resource.get("status"), STATES, "status"),
        at=moment(recorded.get("at", {}), "valueInstant") or 0,
        by=text(recorded.get("by", {}), "valueString", 64),
        ended_at=moment(ended.get("at", {}), "valueInstant"),
        ended_by=text(ended.get("by", {}), "valueString", 64) or None,
        ended_why=text(ended.get("why", {}), "valueString", 400) or None,
    )


def _scheme(resource: Resource) -> str:
    for payor in items(resource, "payor"):
        identifier = payor.get("identifier")
        if isinstance(identifier, dict) and identifier.get("system") == SCHEMES:
            code = text(identifier, "value", 40)
            if is_scheme(code):
                return code
    raise ValueError("a coverage names no scheme")


def _period(resource: Resource) -> tuple[str | None, str | None]:
    period = resource.get("period") or {}
    if not isinstance(period, dict):
        raise ValueError("period is no object")
    start, end = (text(period, name, 40)[:10] for name in ("start", "end"))
    return (read_date(start) if start else None), (read_date(end) if end else None)
