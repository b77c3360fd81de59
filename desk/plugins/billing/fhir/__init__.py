"""Billing as FHIR (docs/wire.md, Billing). Pure."""
