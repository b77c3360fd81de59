"""What a verified card of ours says of health that the record does not: drafts to be offered, source "card". Pure."""

from collections.abc import Sequence

from desk.codes.person import Person
from desk.core.i18n import Words, words
from desk.records.fhir import SNOMED
from desk.records.health.rules import ALLERGY, BLOOD_GROUP, HealthDraft, HealthFact, same

CARD = "card"
_ALLERGIES = {
    "91936005": words("CardHealth", "Allergy to penicillin"),
    "91935009": words("CardHealth", "Allergy to peanut"),
    "91934008": words("CardHealth", "Allergy to nut"),
    "417532002": words("CardHealth", "Allergy to fish"),
    "300913006": words("CardHealth", "Allergy to shellfish"),
    "213020009": words("CardHealth", "Allergy to egg protein"),
    "782555009": words("CardHealth", "Allergy to cow's milk protein"),
    "420174000": words("CardHealth", "Allergy to wheat"),
}
"""SNOMED CT concepts that have words here; any other is shown by its number, which is what the card says."""


def offers(person: Person, facts: Sequence[HealthFact]) -> tuple[HealthDraft, ...]:
    """Blood group and allergies of the card that no fact of the record says."""
    said = [HealthDraft(BLOOD_GROUP, person.blood_group, CARD)] if person.blood_group else []
    said += [HealthDraft(ALLERGY, _kept(code), CARD, system=SNOMED, code=code) for code in person.allergies]
    return tuple(draft for draft in said if not any(same(fact, draft) for fact in facts))


def against(drafts: Sequence[HealthDraft], facts: Sequence[HealthFact]) -> Words | None:
    """The sentence where the record already has another blood group."""
    group = next((draft.text for draft in drafts if draft.kind == BLOOD_GROUP), "")
    held = next((fact.text for fact in facts if fact.kind == BLOOD_GROUP), "")
    if not group or not held:
        return None
    return words("CardHealth", "The record says blood group {held}. Clear that up first.", held=held)


def in_words(draft: HealthDraft) -> str:
    """An offer as it is read."""
    if draft.kind == BLOOD_GROUP:
        return str(words("CardHealth", "Blood group {group}", group=draft.text))
    return str(_ALLERGIES.get(draft.code, words("CardHealth", "Allergy, SNOMED CT {code}", code=draft.code)))


def _kept(code: str) -> str:
    """What the record says: the same words in whatever language the desk speaks."""
    found = _ALLERGIES.get(code)
    return found.source if found else f"SNOMED CT {code}"
