"""The patient: names, identifiers, contact, address, relations, consent, merge."""
