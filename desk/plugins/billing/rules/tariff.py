"""The tariff: services, their prices by category and day, follow-up, packages, tax. Paise; days are ISO dates."""

from dataclasses import dataclass

from desk.core.i18n import Words
from desk.core.ids import derived_id
from desk.core.money import divided

REGISTRATION, CONSULTATION, PROCEDURE, INVESTIGATION = "registration", "consultation", "procedure", "investigation"
MEDICINE, PACKAGE, OTHER = "medicine", "package", "other"
KINDS = (REGISTRATION, CONSULTATION, PROCEDURE, INVESTIGATION, MEDICINE, PACKAGE, OTHER)
GENERAL = ""
"""The category of whoever has none of their own."""
LOCAL, CLOUD, FACILITY = "local", "cloud", "facility"
"""Whose a service is: this desk's own, the state's, or of the state for this facility. Of one code the last stands."""


@dataclass(frozen=True)
class Service:
    """A line of the tariff. `code`: capital letters, digits, hyphens.

    `head`: the revenue head that it is booked to, one of rules.heads. `department_id`: only there ("" = anywhere).
    `item`: the code of the medicine that it prices ("" = none); `test`: of the test. `tax_code`: SAC or HSN; `tax_bp`:
    rate in basis points, 0 where exempt; the tax lies inside the price.
    Free as a follow-up within `follow_up_days` of a paid or first visit of the department, and for `follow_up_visits`
    of them at most (0 and 0: never). `visit_types`: at which visits it arises by itself ("" = none), blank-separated.
    """

    service_id: str
    code: str
    name: str
    name_native: str
    kind: str
    head: str
    department_id: str = ""
    item: str = ""
    test: str = ""
    tax_code: str = ""
    tax_bp: int = 0
    follow_up_days: int = 0
    follow_up_visits: int = 0
    visit_types: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    active: bool = True
    origin: str = LOCAL
    confirm: str = ""


@dataclass(frozen=True)
class Price:
    """What a service costs somebody of `category` (a scheme's code, or GENERAL) from one day to another."""

    service_id: str
    category: str
    paise: int
    valid_from: str
    valid_to: str | None = None


@dataclass(frozen=True)
class Priced:
    """What was found for a service, a medicine or a test on a day; `paise` of one unit times `units` (a pack).

    None where nothing is known: to be priced. `why`: by which rule (follow-up free, MRP, category …).
    """

    service: Service | None
    paise: int | None
    units: int = 1
    category: str = GENERAL
    why: Words | None = None
    tax_code: str = ""
    tax_bp: int = 0

    def gross(self, quantity: int) -> int | None:
        """The price of so many units, rounded by the one rule."""
        return None if self.paise is None else divided(self.paise * quantity, self.units)


def service_id(code: str, origin: str, facility_id: str = "") -> str:
    """The id of the service with this code: the state's is the same everywhere, a facility's own at all its desks."""
    if origin == CLOUD:
        return derived_id("service", code)
    return derived_id("service", code, facility_id if origin == FACILITY else origin)
