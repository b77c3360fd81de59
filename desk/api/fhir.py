"""The words of FHIR for plugins: our extension base, building and patching resources, reading what nobody vouched for.

The same functions that the records use, so that a plugin's resources look like everybody's.
"""

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
    items,
    moment,
    one_of,
    patched,
    reference,
    referred,
    resource_id,
    text,
)

__all__ = [
    "BASE", "LOINC", "LONGEST", "SNOMED", "Resource", "author", "by_url", "coded", "concept", "extended", "extension",
    "items", "moment", "one_of", "patched", "reference", "referred", "resource_id", "text",
]  # fmt: skip
