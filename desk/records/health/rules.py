"""What a counter must know of a patient's health: allergies, conditions, blood group; each with its source."""

import re
from dataclasses import dataclass

from desk.core.i18n import words
from desk.records.entry import Checks
from desk.records.fhir import ICD10, SNOMED

ALLERGY, CONDITION, BLOOD_GROUP = "allergy", "condition", "blood-group"
KINDS = (ALLERGY, CONDITION, BLOOD_GROUP)
SOURCES = {
    "told": words("Health", "told by the patient"), "card": words("Health", "from a card"),
    "clinician": words("Health", "from a clinician"),
}  # fmt: skip
SEVERITIES = {
    "mild": words("Health", "Mild"), "moderate": words("Health", "Moderate"), "severe": words("Health", "Severe"),
}  # fmt: skip
GROUPS = ("A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-")
ACTIVE, RESOLVED, ENTERED_IN_ERROR = "active", "resolved", "entered-in-error"
SYSTEMS = (SNOMED, ICD10)
TEXT_CAP = 200

_CODE = re.compile(r"[A-Za-z0-9.]{1,20}", re.ASCII)
_MINUS = str.maketrans("−–—", "---")


@dataclass(frozen=True)
class HealthDraft:
    """A health fact as entered: kind, text (a blood group is one of GROUPS), code and system where known.

    source: told, card, clinician. severity (allergies and conditions): mild, moderate, severe, or "".
    """

    kind: str
    text: str
    source: str
    severity: str = ""
    system: str = ""
    code: str = ""


@dataclass(frozen=True)
class HealthFact:
    """A health fact as recorded, and how it ended; `at` and `ended_at` in UTC ms, `by` and `ended_by` staff ids."""

    fact_id: str
    patient_id: str
    kind: str
    text: str
    system: str | None
    code: str | None
    severity: str | None
    source: str
    status: str
    at: int
    by: str
    ended_at: int | None = None
    ended_by: str | None = None
    ended_why: str | None = None


def check(draft: HealthDraft) -> HealthDraft:
    """The draft as it may be kept. Raises Problems at text, severity, source, code."""
    checks = Checks()
    if draft.kind not in KINDS:
        raise ValueError(f"unknown kind of health fact: {draft.kind}")
    text = checks.line("text", draft.text, TEXT_CAP, required=True)
    if draft.kind == BLOOD_GROUP:
        text = text.translate(_MINUS).replace(" ", "").upper()
        if text not in GROUPS:
            checks.refuse("text", words("Health", "Choose a blood group: A, B, AB or O, with + or -."))
    elif text and not any(c.isalpha() for c in text):
        checks.refuse("text", words("Health", "Write in words what it is."))
    if draft.source not in SOURCES:
        checks.refuse("source", words("Health", "Say who this is known from: told, card or clinician."))
    if draft.severity and (draft.severity not in SEVERITIES or draft.kind == BLOOD_GROUP):
        checks.refuse("severity", words("Health", "Choose mild, moderate or severe."))
    if bool(draft.code) != bool(draft.system) or (draft.code and not _known(draft)):
        checks.refuse("code", words("Health", "This code is not known."))
    checks.done()
    return HealthDraft(draft.kind, text, draft.source, draft.severity, draft.system, draft.code)


def _known(draft: HealthDraft) -> bool:
    return draft.system in SYSTEMS and _CODE.fullmatch(draft.code) is not None


def same(fact: HealthFact, draft: HealthDraft) -> bool:
    """Whether the fact says what the draft says."""
    coded = bool(draft.code) and (fact.system, fact.code) == (draft.system, draft.code)
    return fact.kind == draft.kind and (coded or fact.text.casefold() == draft.text.casefold())
