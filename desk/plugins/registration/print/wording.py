"""Codes in words, one place for paper and screens: kinds of visit, places in the queue, sex and age."""

from desk.core.i18n import Words, words
from desk.plugins.registration import rules
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

NEW = words("Wording", "New")
FOLLOW_UP = words("Wording", "Follow-up")
