"""Schemes and decisions of the feed: the signed list, other desks' decisions, and what the cloud says of them."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.context import TrustOf
from desk.api.fhir import Resource, signed_bytes
from desk.core.ids import derived_id
from desk.plugins.billing.fhir import eligibility as fhir
from desk.plugins.billing.fhir.eligibility import Checked
from desk.plugins.billing.rules.decisions import DISAGREES
from desk.plugins.billing.rules.reviews import SCHEME_DISAGREES
from desk.plugins.billing.service import deciding, schemes
from desk.plugins.billing.tables import DecisionRow, ReviewRow
from desk.store.unit import Unit


def is_list(resource: Resource) -> bool:
    """Whether it is the signed list, which is judged by the desk's trust."""
    return resource.get("resourceType") == "Binary"


def take_list(unit: Unit, resource: Resource, trusted: TrustOf) -> None:
    """Take over the signed list. Raises ValueError on nonsense, Unreadable and Refused with the sentence."""
    schemes.take(unit, trusted(unit.connection), signed_bytes(resource))


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over decisions and what the cloud says of them. Raises ValueError on nonsense, and for other kinds."""
    for resource in resources:
        kind = resource.get("resourceType")
        if kind == fhir.RESPONSE:
            _decision(unit, resource)
        elif kind == "Basic":
            _review(unit, fhir.review_from_fhir(resource))
        elif kind != fhir.REQUEST:  # a request says nothing that its response does not say
            raise ValueError("not of schemes")


def _decision(unit: Unit, resource: Resource) -> None:
    found = fhir.from_fhir(resource)
    if deciding.keep(unit, found):
        unit.touch("decision", f"patient:{found.patient_id}")


def _review(unit: Unit, checked: Checked) -> None:
    """Note on the decision what the cloud found; a disagreement is a matter for a person. No bill changes by it."""
    about = select(DecisionRow.patient_id).where(DecisionRow.decision_id == checked.decision_id)
    if unit.connection.execute(about).scalar() not in (None, checked.patient_id):
        raise ValueError("a review of another patient's decision")
    unit.connection.execute(
        update(DecisionRow)
        .where(DecisionRow.decision_id == checked.decision_id)
        .values(checked=checked.outcome, checked_why=checked.why_en)
    )
    if checked.outcome == DISAGREES:
        values = {
            "review_id": derived_id("review", SCHEME_DISAGREES, checked.decision_id), "kind": SCHEME_DISAGREES,
            "about": checked.decision_id, "patient_id": checked.patient_id, "paise": 0, "why_en": checked.why_en,
            "why_hi": checked.why_hi, "at": unit.at,
        }  # fmt: skip
        unit.connection.execute(upsert(ReviewRow).on_conflict_do_nothing(), values)
        unit.audit(checked.patient_id, decision=checked.decision_id, checked=checked.outcome)
    unit.touch("decision", "reviews", f"patient:{checked.patient_id}")
