"""The reference cloud HIMS: a FHIR R4 server with a change feed. It knows nothing of the desk but the wire."""
