"""The FHIR kinds the cloud takes, who owns each, and how far each may still change (sync.md, Conflicts)."""

from __future__ import annotations

from dataclasses import dataclass

# What may still be written on a fact that is closed: its status with the reason for it, and links (extensions).
MOVABLE = frozenset(
    {"status", "statusReason", "statusReasonCodeableConcept", "statusReasonReference", "cancelledReason"}
)

EVER = ""  # Kind.closes: closed from its first version


@dataclass(frozen=True, slots=True)
class Kind:
    """One resource type.

    `order` lists its statuses; a status may only move to the right (empty: it is not watched). `closes` is the
    status from which only status and links move (`EVER` = from the first version, None = never).
    `shared` is true for what is seen through interest and may be written by every facility that sees it.
    """

    desk_writes: bool = True
    order: tuple[str, ...] = ()
    closes: str | None = None
    shared: bool = False


def _order(text: str) -> tuple[str, ...]:
    return tuple(text.split(" < "))


_CLOUD_OWNED = Kind(desk_writes=False)
_FREE = Kind()
_FIXED = Kind(closes=EVER)
_REQUEST = _order("draft < active < on-hold < completed < stopped < revoked < cancelled < entered-in-error")
_FINANCIAL = Kind(order=_order("draft < active < cancelled < entered-in-error"), closes=EVER)

KINDS: dict[str, Kind] = {
    # Owned by the cloud: pulled by desks, never pushed.
    "Organization": _CLOUD_OWNED,
    "HealthcareService": _CLOUD_OWNED,
    "Location": _CLOUD_OWNED,
    "Practitioner": _CLOUD_OWNED,
    "PractitionerRole": _CLOUD_OWNED,
    "Medication": _CLOUD_OWNED,
    "InsurancePlan": _CLOUD_OWNED,
    "ChargeItemDefinition": _CLOUD_OWNED,
    "ObservationDefinition": _CLOUD_OWNED,
    # Records that change.
    "Patient": Kind(shared=True),
    "RelatedPerson": _FREE,
    "Coverage": _FREE,
    "AllergyIntolerance": _FREE,
    "Condition": _FREE,
    "Consent": _FREE,
    "Basic": _FREE,
    "Encounter": Kind(
        order=_order("planned < arrived < triaged < in-progress < onleave < finished < cancelled < entered-in-error")
    ),
    "Specimen": Kind(order=_order("available < unavailable < unsatisfactory < entered-in-error")),
    "SupplyRequest": Kind(order=_order("draft < active < suspended < completed < cancelled < entered-in-error")),
    # Orders: a change is a new resource.
    "ServiceRequest": Kind(order=_REQUEST, closes="active"),
    "MedicationRequest": Kind(order=_REQUEST, closes="active"),
    # Results: open until released.
    "Observation": Kind(
        order=_order("registered < preliminary < final < amended < corrected < cancelled < entered-in-error"),
        closes="final",
    ),
    "DiagnosticReport": Kind(
        order=_order(
            "registered < partial < preliminary < final < amended < corrected < appended < cancelled < entered-in-error"
        ),
        closes="final",
    ),
    # Facts: written once.
    "Task": Kind(
        order=_order(
            "draft < requested < received < accepted < ready < in-progress < on-hold"
            " < completed < failed < rejected < cancelled < entered-in-error"
        ),
        closes=EVER,
    ),
    "Communication": Kind(
        order=_order("preparation < in-progress < on-hold < completed < not-done < stopped < entered-in-error"),
        closes=EVER,
    ),
    "MedicationDispense": Kind(
        order=_order(
            "preparation < in-progress < on-hold < completed < stopped < declined < cancelled < entered-in-error"
        ),
        closes=EVER,
    ),
    "SupplyDelivery": Kind(order=_order("in-progress < completed < abandoned < entered-in-error"), closes=EVER),
    "ChargeItem": Kind(
        order=_order("planned < billable < not-billable < aborted < billed < entered-in-error"), closes=EVER
    ),
    "Invoice": Kind(order=_order("draft < issued < balanced < cancelled < entered-in-error"), closes=EVER),
    "PaymentReconciliation": _FINANCIAL,
    "PaymentNotice": _FINANCIAL,
    "CoverageEligibilityRequest": _FINANCIAL,
    "CoverageEligibilityResponse": _FINANCIAL,
    "Provenance": _FIXED,
    "AuditEvent": _FIXED,
    "Binary": _FIXED,
}
