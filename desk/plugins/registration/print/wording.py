"""Codes in words, one place for paper and screens: kinds of visit, places in the queue, sex and age."""

from desk.core.i18n import Words, words
from desk.kit import language
from desk.plugins.registration import rules
from desk.records.patient.age import AgeView
from desk.records.visit import rules as visits

VISIT_TYPES: dict[str, Words] = {
    visits.OPD: words("Wording", "OPD"),
    visits.EMERGENCY: words("Wording", "Emergency"),
    visits.REFERRAL: words("Wording", "IPD referral"),
    visits.LAB: words("Wording", "Laboratory only"),
    visits.PHARMACY: words("Wording", "Pharmacy only"),
}
"""Visit.type in words, in the order in which a form offers them."""

STATES: dict[str, Words] = {
    rules.WAITING: words("Wording", "Waiting"),
    rules.CALLED: words("Wording", "Called"),
    rules.SEEN: words("Wording", "In consultation"),
    rules.DONE: words("Wording", "Done"),
    rules.LEFT: words("Wording", "Left"),
}
"""Where a visit stands in the queue."""

SEX_LETTERS: dict[str, Words] = {
    "1": words("Wording", "M"),
    "2": words("Wording", "F"),
    "9": words("Wording", "O"),
}
NEW = words("Wording", "New")
FOLLOW_UP = words("Wording", "Follow-up")


def sex_age(sex: str, age: AgeView | None) -> str:
    """M / 42 y; one of them where only one is known; a dash for neither."""
    known = [str(part) for part in (SEX_LETTERS.get(sex), age) if part is not None]
    return " / ".join(known) or "—"


def spoken(name: str, native: str) -> str:
    """A name that the records hold in both scripts, in the language of now; the other one where it is missing."""
    return (native or name) if language.code() == "hi" else (name or native)


def both(name: str, native: str) -> str:
    """Both scripts in one line, the patient's own first: कमरा 4 · Room 4."""
    return " · ".join(dict.fromkeys(part for part in (native, name) if part))
