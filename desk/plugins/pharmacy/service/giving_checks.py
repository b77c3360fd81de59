"""A dispense held against the moment: everything is read and checked anew, all lines at once."""

from collections import Counter
from dataclasses import dataclass

from desk.core.clock import business_date
from desk.core.errors import NotAllowed, Refused
from desk.core.i18n import Words, words
from desk.plugins.pharmacy.queries import batches, items
from desk.plugins.pharmacy.rules import giving as rules
from desk.plugins.pharmacy.rules import supply
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribed import LONGEST, LONGEST_NAME
from desk.plugins.pharmacy.rules.prescribing import Prescription, Request
from desk.plugins.pharmacy.service.planning import House, background
from desk.records.entry import Checks
from desk.store.unit import Unit

OVERRIDE = "pharmacy.medicine.override"


@dataclass(frozen=True)
class Line:
    """A line that passed every check."""

    draft: GivenLine
    request: Request
    asked: Item
    item: Item
    reasons: rules.Reasons


@dataclass(frozen=True)
class Prescriber:
    """Who prescribed, as it is said now."""

    name: str
    address: str
    registration: str


def checked(
    unit: Unit, prescription: Prescription, draft: DispenseDraft, house: House
) -> tuple[tuple[Line, ...], Prescriber]:
    """The lines as they may be given, and the prescriber as far as known. Raises Problems, Refused, NotAllowed."""
    today = business_date(unit.at)
    requests = {line.request_id: line for line in prescription.lines}
    if any(line.request_id not in requests for line in draft.lines):
        raise Refused(words("Prescription", "This line of a prescription is not known here."))
    ids = {line.item_id for line in draft.lines} | {line.item_id or "" for line in prescription.lines}
    known = items.items(unit.connection, ids)
    past = background(unit.connection, prescription.patient_id, today)
    given = {line.item_id for line in draft.lines}
    shelves = batches.shelves(unit.connection, given, house.account_id, today, house.near_days)
    checks, taken, passed = Checks(), Counter[str](), list[Line]()
    for n, line in enumerate(draft.lines):
        request, item = requests[line.request_id], known.get(line.item_id)
        asked = known.get(request.item_id or "")
        beside = [known[o.item_id] for o in draft.lines if o is not line and o.item_id in known]
        against = past.against(item, request.request_id, beside, today) if item is not None else ()
        reasons = rules.check(checks, n, line, rules.Held(request, asked, item, shelves[line.item_id], against), taken)
        taken.update({part.batch_id: part.quantity for part in line.parts})
        if item is not None and asked is not None:
            kept = reasons if against else rules.Reasons(reasons.later, "", reasons.agreed_by)
            passed.append(Line(line, request, asked, item, kept))
    prescriber = _check_prescriber(checks, prescription, draft, [line.item for line in passed], house)
    checks.done()
    if any(line.reasons.override for line in passed):
        _authorize(unit)
    return tuple(passed), prescriber


def _authorize(unit: Unit) -> None:
    if OVERRIDE not in unit.actor.permissions:
        raise NotAllowed(OVERRIDE)


def _check_prescriber(
    checks: Checks, prescription: Prescription, draft: DispenseDraft, given: list[Item], house: House
) -> Prescriber:
    name = prescription.prescriber or checks.line("prescriber", draft.prescriber, LONGEST_NAME)
    address = prescription.prescriber_address or checks.line("prescriber_address", draft.prescriber_address, LONGEST)
    for item in given:
        missing = supply.needs(item, name, address, schedule_k_5a=house.schedule_k_5a)
        if missing.prescriber:
            checks.refuse("prescriber", _asks(item, words("Giving", "the prescriber's name")))
        if missing.address:
            checks.refuse("prescriber_address", _asks(item, words("Giving", "the prescriber's address")))
        if missing.paper and not draft.paper_kept:
            checks.refuse("paper_kept", _asks(item, words("Giving", "a copy of the prescription, which is kept")))
    return Prescriber(name, address, prescription.prescriber_reg)


def _asks(item: Item, what: Words) -> Words:
    return words("Giving", "{medicine} asks for {what}.", medicine=item.title, what=what)
