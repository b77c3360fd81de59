"""The words of billing's FHIR: code systems, and the codes by which the desk claims its kinds (docs/wire.md)."""

from desk.api.fhir import BASE

SERVICE = BASE + "service"
"""Codes of the tariff."""
USAGE = "http://terminology.hl7.org/CodeSystem/usage-context-type"
INVOICE_TYPE = BASE + "invoice-type"
METHOD = BASE + "payment-method"
PAYMENT = BASE + "payment"
NUMBER = BASE + "number/"
"""The kind of the document follows."""
KIND = BASE + "kind"
"""Of a tag: what a resource is whose type has no code of its own for that."""
BASIC = BASE + "basic"

CHARGE, CASH_EVENT, DEFINITION = "charge", "cash-event", "service"
SCHEMES, ELIGIBILITY_REVIEW = "schemes", "eligibility-review"
ELIGIBILITY = ("CoverageEligibilityRequest", "CoverageEligibilityResponse")
RUPEES = "INR"
THE_REST = "the-rest"
"""desk.api.manifest.THE_REST: a decision says nothing of what it is but its type."""

CLAIMED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ChargeItemDefinition", (DEFINITION,)),
    ("ChargeItem", (CHARGE,)),
    ("Invoice", ("bill", "credit-note")),
    ("PaymentReconciliation", ("receipt", "refund")),
    ("PaymentNotice", ("outcome",)),
    ("Basic", (CASH_EVENT, ELIGIBILITY_REVIEW)),
    ("Binary", (SCHEMES,)),
    *((kind, (THE_REST,)) for kind in ELIGIBILITY),
)
"""What the plugin takes from the feed: FHIR types, each with the codes by which it says what it is."""
