"""The words of FHIR for plugins: our extension base, building and patching resources, reading what nobody vouched for.

The same functions that the records use, so that a plugin's resources look like everybody's.
"""

from desk.records.cards.fhir import signed_bytes
from desk.records.coverage.fhir import SCHEMES
from desk.records.fhir import (
    BASE,
    LOINC,
    LONGEST,
    SNOMED,
    Resource,
    author,
    by_url,
    coded,
    concept,
    extended,
    extension,
    flag,
    items,
    moment,
    one_of,
    patched,
    reference,
    referred,
    resource_id,
    text,
)
from desk.records.fhir_marks import (
    MOST_UNITS,
    SHORT,
    Marks,
    inner,
    instant,
    marks,
    needed_id,
    number,
    part,
    parts,
    person,
    said,
    some_id,
    whole,
    word,
)

__all__ = [
    "BASE", "LOINC", "LONGEST", "MOST_UNITS", "SCHEMES", "SHORT", "SNOMED", "Marks", "Resource", "author", "by_url",
    "coded", "concept", "extended", "extension", "flag", "inner", "instant", "items", "marks", "moment", "needed_id",
    "number", "one_of", "part", "parts", "patched", "person", "reference", "referred", "resource_id", "said",
    "signed_bytes", "some_id", "text", "whole", "word",
]  # fmt: skip
