"""What stands on a permanent card: the cloud's own record of the patient, and nothing that a desk claims."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from cloud.outcome import EXTENSION
from cloud.rules import Resource, identifiers

DESK, FULL = 1, 2

_LANGUAGE = "http://hl7.org/fhir/StructureDefinition/language"
_SNOMED, _ICD10 = "http://snomed.info/sct", "http://hl7.org/fhir/sid/icd-10"
_SEX = {"male": 1, "female": 2, "other": 9}
_GROUPS = frozenset({"A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-"})
_NAME_CAP, _SCHEME_CAP, _CONDITION_CAP = 80, 16, 10
_MOST_CODES, _MOST_SCHEMES = 8, 4
_PHONE = re.compile(r"(?:\+91)?([0-9]{10})", re.ASCII)
_ABHA = re.compile(r"[1-9][0-9]{13}", re.ASCII)
_BORN = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", re.ASCII)

_CONCEPT = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)
_OLDEST_YEAR = 1800
_NOT_ON_CARDS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # Indian scripts need them

# The keys of docs/cards.md
_PROFILE, _UHID, _NAME, _NATIVE, _BORN_KEY, _SEX_KEY, _BLOOD, _ALLERGIES = 0, 1, 2, 3, 4, 5, 6, 7
_CONDITIONS, _SCHEMES, _PHONE_KEY, _ABHA_KEY, _GUARDIAN, _PATIENT = 8, 9, 10, 11, 12, 15
_ON_DESK = frozenset({_UHID, _NAME, _BORN_KEY, _SEX_KEY, _BLOOD, _ALLERGIES, _SCHEMES, _GUARDIAN, _PATIENT})


def facts(patient: Resource, about: Iterable[Resource], guardian_uhid: str | None) -> dict[int, object]:
    """All that a card can carry; `about` are the resources of `rules.card_subject`. Without a UHID there is no `1`."""
    others = list(about)
    found: dict[int, object | None] = {
        _UHID: uhid(patient),
        _NAME: _name(patient, "Latn") or _name(patient, "Deva"),
        _NATIVE: _name(patient, "Deva"),
        _BORN_KEY: _born(patient),
        _SEX_KEY: _SEX.get(str(patient.get("gender")), 0),
        _BLOOD: next(filter(None, map(_blood_group, others)), None),
        _ALLERGIES: _allergies(others) or None,
        _CONDITIONS: _conditions(others) or None,
        _SCHEMES: _schemes(others) or None,
        _PHONE_KEY: _phone(patient),
        _ABHA_KEY: next((int(v) for s, v in _active(patient) if s == "abha-number" and _ABHA.fullmatch(v)), None),
        _GUARDIAN: guardian_uhid,
        _PATIENT: UUID(str(patient["id"])).bytes,
    }
    return {key: value for key, value in found.items() if value is not None}


def of_profile(all_facts: Mapping[int, object], profile: int) -> dict[int, object]:
    """The facts that this profile carries, under its number."""
    kept = {key: value for key, value in all_facts.items() if profile == FULL or key in _ON_DESK}
    return {_PROFILE: profile, **kept}


def uhid(patient: Resource) -> str | None:
    """The patient's UHID without hyphens."""
    return next((value.replace("-", "") for system, value in _active(patient) if system == "uhid"), None)


def guardian(patient: Resource) -> str | None:
    """The id of the patient to whose card a child's is linked: guardian before mother before father."""
    kin: dict[str, str] = {}
    for contact in _items(patient, "contact"):
        ended = isinstance(contact.get("period"), dict) and contact["period"].get("end")
        related = _extended(contact, "related-patient", "valueReference")
        text = related.get("reference", "") if isinstance(related, dict) else ""
        if not ended and isinstance(text, str) and text.startswith("Patient/"):
            for role in _codings(contact.get("relationship")):
                kin.setdefault(str(role.get("code")), text.removeprefix("Patient/"))
    return kin.get("GUARD") or kin.get("MTH") or kin.get("FTH")


def _active(patient: Resource) -> Iterator[tuple[str, str]]:
    """(our own system's short name, value) of identifiers in use."""
    usual = [item for item in _items(patient, "identifier") if item.get("use") != "old"]
    for system, value in identifiers({"identifier": usual}):
        if system.startswith(EXTENSION):
            yield system.removeprefix(EXTENSION), value


def _name(patient: Resource, script: str) -> str | None:
    current = [n for n in _items(patient, "name") if n.get("use") != "old" and not _period_end(n)]
    for name in sorted(current, key=lambda n: n.get("use") != "official"):
        scripts = [e.get("valueCode") for e in _items(name, "extension") if e.get("url") == _LANGUAGE]
        if f"und-{script}" in scripts and isinstance(name.get("text"), str):
            return _plain(name["text"])
    return None


def _plain(text: str) -> str | None:
    """One line in NFC, as docs/cards.md has a card's texts: what they may not hold is left out, a long name is cut."""
    seen = "".join(c for c in " ".join(text.split()) if c in _JOINERS or unicodedata.category(c) not in _NOT_ON_CARDS)
    return unicodedata.normalize("NFC", " ".join(seen.split()))[:_NAME_CAP].strip() or None


def _born(patient: Resource) -> int | None:
    said = patient.get("birthDate")
    match = _BORN.fullmatch(said) if isinstance(said, str) else None
    if match is None:
        return _told_year(patient)
    year, month, day = (int(part or 0) for part in match.groups())
    return year * 10_000 + month * 100 + day if year >= _OLDEST_YEAR else None


def _told_year(patient: Resource) -> int | None:
    """The year that a told age comes to; never more of a date than was told."""
    parts = _extended(patient, "told-age", "extension")
    told = {p.get("url"): p for p in parts if isinstance(p, dict)} if isinstance(parts, list) else {}
    months, on = told.get("months", {}).get("valueInteger"), told.get("on", {}).get("valueDate")
    match = _BORN.fullmatch(on) if isinstance(on, str) else None
    if type(months) is not int or match is None or match[2] is None:
        return None
    return (int(match[1]) * 12 + int(match[2]) - 1 - months) // 12 * 10_000


def _phone(patient: Resource) -> str | None:
    for phone in _items(patient, "telecom"):
        own = _extended(phone, "whose", "valueCode") in (None, "self")
        match = _PHONE.fullmatch(str(phone.get("value", ""))) if own and phone.get("use") != "old" else None
        if match is not None:
            return match[1]
    return None


def _blood_group(resource: Resource) -> str | None:
    if resource.get("resourceType") != "Observation" or resource.get("status") != "final":
        return None
    value = resource.get("valueCodeableConcept")
    text = value.get("text") if isinstance(value, dict) else None
    return text if text in _GROUPS else None


def _allergies(about: Iterable[Resource]) -> list[int]:
    codes = {
        int(code) for resource in about if resource.get("resourceType") == "AllergyIntolerance"
        for code in _active_codes(resource, _SNOMED) if _CONCEPT.fullmatch(code)
    }  # fmt: skip
    return sorted(codes)[:_MOST_CODES]


def _conditions(about: Iterable[Resource]) -> list[str]:
    codes = {
        code for resource in about if resource.get("resourceType") == "Condition"
        for code in _active_codes(resource, _ICD10) if len(code) <= _CONDITION_CAP and code == _plain(code)
    }  # fmt: skip
    return sorted(codes)[:_MOST_CODES]


def _active_codes(resource: Resource, system: str) -> Iterator[str]:
    states = {c.get("code") for c in _codings([resource.get("clinicalStatus")])}
    wrong = {c.get("code") for c in _codings([resource.get("verificationStatus")])} & {"entered-in-error", "refuted"}
    if (states and "active" not in states) or wrong:
        return
    for coding in _codings([resource.get("code")]):
        if coding.get("system") == system and isinstance(coding.get("code"), str):
            yield coding["code"]


def _schemes(about: Iterable[Resource]) -> list[str]:
    covers = [r for r in about if r.get("resourceType") == "Coverage" and r.get("status") == "active"]
    codes = set()
    for payor in (payor for cover in covers for payor in _items(cover, "payor")):
        named = payor.get("identifier")
        value = named.get("value") if isinstance(named, dict) else None
        if isinstance(value, str) and len(value) <= _SCHEME_CAP and value == _plain(value):
            codes.add(value)
    return sorted(codes)[:_MOST_SCHEMES]


def _items(thing: Resource, name: str) -> list[Resource]:
    found = thing.get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _codings(concepts: object) -> Iterator[dict[str, Any]]:
    for concept in concepts if isinstance(concepts, list) else []:
        if isinstance(concept, dict):
            yield from _items(concept, "coding")


def _extended(thing: Resource, name: str, kind: str) -> Any:
    return next((e.get(kind) for e in _items(thing, "extension") if e.get("url") == EXTENSION + name), None)


def _period_end(name: Resource) -> object:
    period = name.get("period")
    return period.get("end") if isinstance(period, dict) else None
