"""A decision as CoverageEligibilityRequest and -Response, and what the cloud says of it as Basic. Pure.

Both are written once. What FHIR has no place for (version, digest, facts, proof) stands in our own extension.
"""

import re
from dataclasses import dataclass
from datetime import date

from desk.api.fhir import (
    SCHEMES,
    Resource,
    author,
    extended,
    extension,
    flag,
    items,
    moment,
    one_of,
    reference,
    referred,
    resource_id,
    text,
)
from desk.core.clock import iso_instant
from desk.core.ids import derived_id, is_id
from desk.plugins.billing.rules.decisions import AGREES, DISAGREES, Decision
from desk.plugins.billing.rules.definitions import PROOFS, Definition
from desk.plugins.billing.rules.facts import ALL
from desk.records.coverage.rules import is_scheme
from desk.records.entry import read_date

REQUEST, RESPONSE = "CoverageEligibilityRequest", "CoverageEligibilityResponse"
REVIEW = "eligibility-review"
MOST_SAID = 2_000

_DIGEST = re.compile("[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True)
class Checked:
    """What the cloud found when it looked at a decision again."""

    decision_id: str
    patient_id: str
    outcome: str
    why_en: str
    why_hi: str


def request_id(decision_id: str) -> str:
    """The id of a decision's request."""
    return derived_id("eligibility-request", decision_id)


def to_fhir(decision: Decision, definition: Definition) -> tuple[Resource, Resource]:
    """The request and the response of a decision."""
    shared: Resource = {
        "status": "active", "purpose": ["benefits"], "patient": reference("Patient", decision.patient_id),
        "servicedDate": decision.day, "created": iso_instant(decision.at), "insurer": _insurer(decision, definition),
    }  # fmt: skip
    covered = [{"coverage": reference("Coverage", decision.coverage_id)}] if decision.coverage_id else []
    asked = {
        "resourceType": REQUEST, "id": request_id(decision.decision_id), **shared,
        "enterer": reference("Practitioner", decision.by),
    }  # fmt: skip
    answer = {
        "resourceType": RESPONSE, "id": decision.decision_id, **shared,
        "request": reference(REQUEST, request_id(decision.decision_id)), "outcome": "complete",
        "disposition": decision.says_en, "extension": [_extension(decision)],
    }  # fmt: skip
    if covered:
        asked["insurance"] = covered
        answer["insurance"] = [{**covered[0], "inforce": decision.eligible}]
    return asked, answer


def from_fhir(resource: Resource) -> Decision:
    """The decision of a response. Raises ValueError on nonsense."""
    said = {str(part.get("url")): part for part in items({"p": extended(resource, "decision", "extension")}, "p")}
    patient_id = referred(resource.get("patient"), "Patient")
    at = moment(said.get("at", {}), "valueInstant")
    version = said.get("version", {}).get("valueInteger")
    if patient_id is None or at is None or type(version) is not int or not 1 <= version <= 1_000_000:
        raise ValueError("a decision without patient, time or version")
    return Decision(
        decision_id=resource_id(resource, RESPONSE),
        patient_id=patient_id,
        visit_id=referred(said.get("visit", {}).get("valueReference"), "Encounter"),
        scheme=_scheme(resource),
        version=version,
        digest=_digest(text(said.get("digest", {}), "valueString", 64)),
        eligible=flag(said.get("eligible", {}), "valueBoolean", False),
        proof=one_of(said.get("proof", {}).get("valueCode", ""), ("", *PROOFS), "proof"),
        facts=_facts(said.get("facts", {})),
        says_en=text(resource, "disposition", MOST_SAID),
        says_hi=text(said.get("says-hi", {}), "valueString", MOST_SAID),
        provisional=flag(said.get("provisional", {}), "valueBoolean", False),
        day=_day(text(resource, "servicedDate", 10)),
        at=at,
        by=author(said.get("by", {}).get("valueReference")),
        coverage_id=_coverage(resource),
    )


def review_from_fhir(resource: Resource) -> Checked:
    """What the cloud says of a decision. Raises ValueError on nonsense."""
    resource_id(resource, "Basic")
    patient_id = referred(resource.get("subject"), "Patient")
    about = referred(extended(resource, "eligibility-decision", "valueReference"), RESPONSE)
    outcome = one_of(extended(resource, "eligibility-outcome", "valueCode"), (AGREES, DISAGREES), "outcome")
    if patient_id is None or about is None:
        raise ValueError("a review without patient or decision")
    why = {language: extended(resource, f"why-{language}", "valueString") for language in ("en", "hi")}
    return Checked(about, patient_id, outcome, text(why, "en", MOST_SAID), text(why, "hi", MOST_SAID))


def _insurer(decision: Decision, definition: Definition) -> Resource:
    return {"identifier": {"system": SCHEMES, "value": decision.scheme}, "display": definition.payer.en}


def _extension(decision: Decision) -> Resource:
    parts: list[Resource] = [
        {"url": "version", "valueInteger": decision.version}, {"url": "digest", "valueString": decision.digest},
        {"url": "eligible", "valueBoolean": decision.eligible},
        {"url": "provisional", "valueBoolean": decision.provisional},
        {"url": "says-hi", "valueString": decision.says_hi}, {"url": "at", "valueInstant": iso_instant(decision.at)},
        {"url": "by", "valueReference": reference("Practitioner", decision.by)},
        {"url": "facts", "extension": [_fact(name, value) for name, value in sorted(decision.facts.items())]},
    ]  # fmt: skip
    if decision.proof:
        parts.append({"url": "proof", "valueCode": decision.proof})
    if decision.visit_id:
        parts.append({"url": "visit", "valueReference": reference("Encounter", decision.visit_id)})
    return extension("decision", extension=[part for part in parts if part.get("extension") != []])


def _fact(name: str, value: str) -> Resource:
    # FHIR has no empty strings: what is known to be nothing says so by having no value.
    return {"url": name, "valueString": value} if value else {"url": name, "valueBoolean": False}


def _facts(said: Resource) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in items(said, "extension"):
        name = one_of(one.get("url"), ALL, "fact")
        found[name] = text(one, "valueString", 1_000)
    return found


def _scheme(resource: Resource) -> str:
    insurer = resource.get("insurer")
    identifier = insurer.get("identifier") if isinstance(insurer, dict) else None
    if isinstance(identifier, dict) and identifier.get("system") == SCHEMES:
        code = text(identifier, "value", 40)
        if is_scheme(code):
            return code
    raise ValueError("a decision names no scheme")


def _coverage(resource: Resource) -> str | None:
    for one in items(resource, "insurance"):
        found = referred(one.get("coverage"), "Coverage")
        if found is not None and is_id(found):
            return found
    return None


def _digest(found: str) -> str:
    if not _DIGEST.fullmatch(found):
        raise ValueError("a decision without the digest of its definition")
    return found


def _day(found: str) -> str:
    day = read_date(found)
    return date.fromisoformat(day).isoformat()
