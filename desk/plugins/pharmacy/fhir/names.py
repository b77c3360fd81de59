"""The words of the pharmacy's FHIR: code systems, and the codes by which the desk claims its kinds (docs/wire.md)."""

from desk.api.fhir import BASE

ITEM = BASE + "item"
"""Codes of the catalogue, and the extension that names a catalogue item by its id."""
ACCOUNT = BASE + "stock-account/"
"""The kind of the account follows."""
KIND_OF_ACCOUNT = BASE + "stock-kind"
KIND_OF_MOVE = BASE + "move-kind"
KIND = BASE + "kind"
CATALOGUE_ITEM = "catalogue-item"
PRESCRIPTION = BASE + "prescription"
INDENT = BASE + "indent"
INVOICE = BASE + "invoice"
REGISTRATION = BASE + "medical-registration"
BASIC = BASE + "basic"
STOCK_HOLD, STOCK_COUNT, STOCK_MINIMUM = "stock-hold", "stock-count", "stock-minimum"

ATC = "http://www.whocc.no/atc"
GTIN = "https://www.gs1.org/gtin"
UCUM = "http://unitsofmeasure.org"
REQUEST_CATEGORY = "http://terminology.hl7.org/CodeSystem/medicationrequest-category"
DISPENSE_CATEGORY = "http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category"
SUPPLY_ITEM = "http://terminology.hl7.org/CodeSystem/supply-item-type"
SUPPLY_KIND = "http://terminology.hl7.org/CodeSystem/supply-kind"
CARE = ("outpatient", "inpatient", "community", "discharge")
OUTPATIENT, MEDICATION, CENTRAL = "outpatient", "medication", "central"
THE_REST = "the-rest"
"""desk.api.manifest.THE_REST: an order whose category nobody knows is an order all the same."""

CLAIMED = (
    ("Medication", (CATALOGUE_ITEM,)),
    ("Location", ("store", "counter")),
    ("MedicationRequest", (*CARE, THE_REST)),
    ("MedicationDispense", CARE),
    ("SupplyDelivery", (MEDICATION,)),
    ("SupplyRequest", (CENTRAL,)),
    ("Basic", (STOCK_HOLD, STOCK_COUNT, STOCK_MINIMUM)),
)
"""What the plugin takes from the feed: FHIR types, each with the codes by which it says what it is."""

MOST_UNITS = 1_000_000_000
"""No line holds more base units than this, wherever it comes from."""
