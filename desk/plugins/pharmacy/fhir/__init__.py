"""The pharmacy in FHIR R4: dict in, dict out, pure."""
