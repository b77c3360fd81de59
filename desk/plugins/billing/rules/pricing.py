"""Which services arise at a visit, and what something costs on a day: pure. Paise; days are ISO dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desk.core.facts import MedicineLine, VisitOpened
from desk.core.i18n import words
from desk.plugins.billing.rules.tariff import GENERAL, KINDS, Price, Priced, Service

NO_PRICE = words("Pricing", "No price is known for this day")
BY_MRP = words("Pricing", "By the price on the pack (MRP)")
BY_COST = words("Pricing", "At what it cost")


@dataclass(frozen=True)
class VisitFacts:
    """What the price of a visit depends on. visit_id: None of one that is only thought of."""

    patient_id: str
    visit_type: str
    department_id: str
    day: str
    follow_up: bool
    visit_id: str | None = None

    @staticmethod
    def of(fact: VisitOpened, day: str) -> "VisitFacts":
        """The facts of a visit that was opened on `day`."""
        return VisitFacts(
            fact.patient_id, fact.visit_type, fact.department_id, day, fact.follow_up, fact.visit_id
        )  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A visit of the same person to the same department, not cancelled."""

    day: str
    follow_up: bool
    visit_type: str


def arising(services: Iterable[Service], visit_type: str, department_id: str) -> tuple[Service, ...]:
    """The services that arise by themselves at such a visit.

    A service of the department takes the place of those of its kind that hold anywhere.
    """
    fit = [
        one for one in services
        if one.active and visit_type in one.visit_types.split() and one.department_id in ("", department_id)
    ]  # fmt: skip
    special = {one.kind for one in fit if one.department_id}
    chosen = [one for one in fit if one.department_id or one.kind not in special]
    return tuple(sorted(chosen, key=lambda one: (KINDS.index(one.kind), one.code)))


def is_free_follow_up(service: Service, visits: Sequence[Seen]) -> bool:
    """Whether the last of a person's visits to a department, oldest first, is free as a follow-up for this service.

    What counts are visits at which the service arises. A visit that is no follow-up, or one that was to be paid again,
    begins anew.
    """
    if not service.follow_up_days and not service.follow_up_visits:
        return False
    first: str | None = None
    used, free = 0, False
    types = service.visit_types.split()
    for seen in visits:
        if types and seen.visit_type not in types:
            continue
        free = (
            seen.follow_up and first is not None
            and (not service.follow_up_days or _days(first, seen.day) <= service.follow_up_days)
            and (not service.follow_up_visits or used < service.follow_up_visits)
        )  # fmt: skip
        first, used = (first, used + 1) if free else (seen.day, 0)
    return free


def free_follow_up(service: Service) -> Priced:
    """What a follow-up costs that is free."""
    if not service.follow_up_days:
        why = words("Pricing", "Free: one of the follow-up visits")
    else:
        why = words("Pricing", "Free: follow-up within {days} days of the first visit", days=service.follow_up_days)
    return Priced(service, 0, why=why, tax_code=service.tax_code, tax_bp=service.tax_bp)


def priced(service: Service, prices: Iterable[Price], day: str, categories: Iterable[str] = ()) -> Priced:
    """What the service costs on `day`: the least price of the person's categories, else the general one."""
    valid = {one.category: one.paise for one in prices if one.valid_from <= day <= (one.valid_to or day)}
    own = [(valid[category], category) for category in categories if category != GENERAL and category in valid]
    if own:
        paise, category = min(own)
        why = words("Pricing", "Price for {category}", category=category)
        return Priced(service, paise, 1, category, why, service.tax_code, service.tax_bp)
    if GENERAL in valid:
        return Priced(service, valid[GENERAL], tax_code=service.tax_code, tax_bp=service.tax_bp)
    return Priced(service, None, why=NO_PRICE, tax_code=service.tax_code, tax_bp=service.tax_bp)


def by_pack(line: MedicineLine, service: Service | None) -> Priced:
    """What a medicine costs that has no price of its own: MRP, else cost, of its pack; else it is to be priced.

    `service`: what the tariff says of it (or of medicines at large), for its head and tax.
    """
    tax = (service.tax_code, service.tax_bp) if service else ("", 0)
    for paise, why in ((line.mrp_paise, BY_MRP), (line.cost_paise, BY_COST)):
        if paise is not None and line.pack_units > 0:
            return Priced(service, paise, line.pack_units, GENERAL, why, *tax)
    return Priced(service, None, 1, GENERAL, NO_PRICE, *tax)


def _days(first: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(first)).days
