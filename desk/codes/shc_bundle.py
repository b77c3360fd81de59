"""The FHIR bundle inside a SMART Health Card: the one person it speaks of, and its facts as lines to read.

The bundle is minified: references are short, texts mostly missing, and what remains are codes and dates. Hostile until
the signature held, and bounded after it: an issuer's mistake is no reason for a desk to stand still.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from desk.codes import signed
from desk.codes.person import Person
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

MAX_ENTRIES = 200
MAX_LINES = 50

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SHORT = 80

Resource = Mapping[str, object]


def read(bundle: object, today: date) -> tuple[Person, tuple[Words, ...]]:
    """Person and lines of a FHIR bundle. Raises Unreadable when it is no bundle, or of no or several people."""
    resources = _resources(bundle)
    patients = [each for each in resources if each.get("resourceType") == "Patient"]
    if len(patients) != 1:
        raise Unreadable(words("Shc", "This SMART Health Card does not speak of one person. It was not used."))
    lines = (_line(each) for each in resources)
    return _person(patients[0], today), tuple(line for line in lines if line is not None)[:MAX_LINES]


def _resources(bundle: object) -> list[Resource]:
    if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle":
        raise signed.damaged()
    entries = bundle.get("entry")
    if not isinstance(entries, list) or len(entries) > MAX_ENTRIES:
        raise signed.damaged()
    found = [entry.get("resource") if isinstance(entry, dict) else None for entry in entries]
    if not all(isinstance(each, dict) for each in found):
        raise signed.damaged()
    return [each for each in found if isinstance(each, dict)]


def _person(patient: Resource, today: date) -> Person:
    born, year = _birth(patient.get("birthDate"), today)
    name, sex = _name(patient.get("name")), signed.sex(patient.get("gender"))
    return Person(name=name, sex=sex, birth_date=born, birth_year=year)


def _name(names: object) -> str:
    first = names[0] if isinstance(names, list) and names else None
    if not isinstance(first, dict):
        raise signed.damaged()
    given = first.get("given", [])
    if not isinstance(given, list) or len(given) > 10:
        raise signed.damaged()
    parts = [signed.text(part) for part in [*given, first.get("family")]]
    name = " ".join(part for part in parts if part) or signed.text(first.get("text"))
    return signed.text(name)  # the whole has a length too


def _birth(value: object, today: date) -> tuple[date | None, int | None]:
    written = signed.text(value, 10)
    if not written:
        return None, None
    match = _DATE.fullmatch(written)
    if match is None:
        raise signed.damaged()
    year, month, day = (int(part or 0) for part in match.groups())
    return signed.birth(year, month, day, today)


def _line(resource: Resource) -> Words | None:
    told = _TOLD.get(str(resource.get("resourceType"))[:40])
    line = told(resource) if told else None
    status = signed.text(resource.get("status"), 30)
    if line is None or status not in ("entered-in-error", "not-done"):
        return line
    return words("Shc", "{line} [{status}]", line=line, status=status)


def _immunization(resource: Resource) -> Words:
    return words(
        "Shc",
        "Immunization {code}, {date}",
        code=_code(resource.get("vaccineCode")),
        date=_moment(resource.get("occurrenceDateTime") or resource.get("occurrenceString")),
    )


def _observation(resource: Resource) -> Words:
    return words(
        "Shc",
        "Result {code}: {value}, {date}",
        code=_code(resource.get("code")),
        value=_value(resource),
        date=_moment(resource.get("effectiveDateTime")),
    )


def _allergy(resource: Resource) -> Words:
    return words("Shc", "Allergy {code}", code=_code(resource.get("code")))


def _condition(resource: Resource) -> Words:
    return words("Shc", "Condition {code}", code=_code(resource.get("code")))


def _medicine(resource: Resource) -> Words:
    return words("Shc", "Medicine {code}", code=_code(resource.get("medicationCodeableConcept")))


_TOLD: Mapping[str, Callable[[Resource], Words]] = {
    "Immunization": _immunization,
    "Observation": _observation,
    "AllergyIntolerance": _allergy,
    "Condition": _condition,
    "MedicationStatement": _medicine,
    "MedicationRequest": _medicine,
}


def _code(concept: object) -> str:
    """Text of a CodeableConcept, else display or code of its first coding; "?" where there is none."""
    if not isinstance(concept, dict):
        return "?"
    codings = concept.get("coding")
    coding = codings[0] if isinstance(codings, list) and codings else None
    first = coding if isinstance(coding, dict) else {}
    written = (signed.text(value, _SHORT) for value in (concept.get("text"), first.get("display"), first.get("code")))
    return next((text for text in written if text), "?")


def _value(resource: Resource) -> str:
    if isinstance(quantity := resource.get("valueQuantity"), dict):
        amount = quantity.get("value")
        number = str(amount)[:20] if isinstance(amount, int | float) and not isinstance(amount, bool) else "?"
        return f"{number} {signed.text(quantity.get('unit') or quantity.get('code'), 30)}".strip()
    if (written := resource.get("valueString")) is not None:
        return signed.text(written, _SHORT)
    return _code(resource.get("valueCodeableConcept"))


def _moment(value: object) -> str:
    return signed.text(value, 40)[:10] or "?"
