"""A service of the tariff ↔ FHIR R4 ChargeItemDefinition: cloud-owned, feed `global` or a facility's. Pure.

Each price is a property group with its category and days; amounts are read from whole paise alone (fhir.amounts).
"""

from dataclasses import dataclass
from datetime import date

from desk.api import fhir
from desk.api.fhir import SHORT, Marks, Resource, inner, marks, part, said, word
from desk.plugins.billing.fhir import amounts
from desk.plugins.billing.fhir.names import DEFINITION, KIND, SERVICE, USAGE
from desk.plugins.billing.rules import prices as timeline
from desk.plugins.billing.rules.heads import HEADS
from desk.plugins.billing.rules.tariff import CLOUD, FACILITY, GENERAL, KINDS, PACKAGE, Price, Service, service_id
from desk.plugins.billing.rules.tariff_cells import (
    CODE,
    MOST_DAYS,
    MOST_OF_A_PART,
    MOST_PARTS,
    MOST_PRICES,
    MOST_VISITS,
    TAX_CODE,
)
from desk.records.coverage.rules import is_scheme
from desk.records.visit.rules import TYPES


@dataclass(frozen=True)
class Definition:
    """A service with its prices, as one resource tells of them; facility_id: for whom ("" = for all)."""

    service: Service
    prices: tuple[Price, ...]
    facility_id: str = ""


def to_fhir(
    service: Service, prices: tuple[Price, ...] = (), facility_id: str = "", base: Resource | None = None
) -> Resource:
    """The ChargeItemDefinition of a service, as the cloud keeps it (for a facility, if one is named)."""
    own = {
        "resourceType": "ChargeItemDefinition",
        "id": service_id(service.code, FACILITY if facility_id else CLOUD, facility_id),
        "meta": {"tag": [{"system": KIND, "code": DEFINITION}]},
        "url": f"{SERVICE}/{service.code}",
        "title": service.name,
        "status": "active" if service.active else "retired",
        "useContext": [_venue(facility_id)] if facility_id else None,
        "effectivePeriod": _effective(prices),
        "code": {**fhir.concept(SERVICE, service.code, service.name), "text": service.name},
        "propertyGroup": [_price_out(price) for price in prices] or None,
    }
    return fhir.patched(base, own, _extensions(service))


def from_fhir(definition: Resource) -> Definition:
    """The service that a ChargeItemDefinition tells of. Raises ValueError on anything that is none of a tariff."""
    id_, told = fhir.resource_id(definition, "ChargeItemDefinition"), marks(definition)
    code, name = fhir.coded(definition.get("code"), SERVICE), fhir.text(definition, "title", 120).strip()
    facility_id = _facility(definition)
    if not CODE.fullmatch(code) or not name:
        raise ValueError("a service without code or name")
    if id_ != service_id(code, FACILITY if facility_id else CLOUD, facility_id):
        raise ValueError("the id is not the one of this code")
    service = Service(
        id_, code, name, word(told, "name-hi", most=120),
        fhir.one_of(word(told, "service-kind", "valueCode"), KINDS, "kind"),
        fhir.one_of(word(told, "head", "valueCode"), HEADS, "head"),
        amounts.named(told, "department", "HealthcareService") or "",
        _code(told, "item"), _code(told, "test"), *_tax(told), *_follow_up(told), _visit_types(told), _parts(told),
        fhir.one_of(definition.get("status"), ("active", "retired"), "status") == "active",
        FACILITY if facility_id else CLOUD, word(told, "confirm", most=SHORT),
    )  # fmt: skip
    if (service.kind == PACKAGE) != bool(service.parts):
        raise ValueError("a package has parts, and nothing else has")
    return Definition(service, _prices(definition, id_), facility_id)


def _extensions(service: Service) -> dict[str, Resource | None]:
    department = service.department_id
    rate = [part("rate", valueInteger=service.tax_bp)]
    tax = fhir.parts(code=service.tax_code) + rate if service.tax_code or service.tax_bp else []
    free = [
        part(name, valueInteger=n)
        for name, n in (("days", service.follow_up_days), ("visits", service.follow_up_visits)) if n
    ]  # fmt: skip
    parts = [
        part("part", extension=[part("code", valueString=code), part("quantity", valueInteger=quantity)])
        for code, quantity in service.parts
    ]
    return {
        "name-hi": said("name-hi", service.name_native),
        "service-kind": fhir.extension("service-kind", valueCode=service.kind),
        "head": fhir.extension("head", valueCode=service.head),
        "department": amounts.referring("department", "HealthcareService", department or None),
        "item": said("item", service.item),
        "test": said("test", service.test),
        "tax": fhir.extension("tax", extension=tax) if tax else None,
        "free-follow-up": fhir.extension("free-follow-up", extension=free) if free else None,
        "visit-types": said("visit-types", service.visit_types),
        "parts": fhir.extension("parts", extension=parts) if parts else None,
        "confirm": said("confirm", service.confirm),
    }


def _venue(facility_id: str) -> Resource:
    return {"code": {"system": USAGE, "code": "venue"}, "valueReference": fhir.reference("Organization", facility_id)}


def _facility(definition: Resource) -> str:
    contexts = fhir.items(definition, "useContext")
    if not contexts:
        return ""
    found = fhir.referred(contexts[0].get("valueReference"), "Organization") if len(contexts) == 1 else None
    if found is None:
        raise ValueError("a tariff is for all, or for one facility")
    return found


def _effective(prices: tuple[Price, ...]) -> Resource | None:
    if not prices:
        return None
    ends = [price.valid_to for price in prices]
    period = {"start": min(price.valid_from for price in prices)}
    return period if None in ends else period | {"end": max(end for end in ends if end)}


def _price_out(price: Price) -> Resource:
    days = price.valid_from + (f" to {price.valid_to}" if price.valid_to else " on")
    told = [*fhir.parts(category=price.category), part("from", valueDate=price.valid_from)]
    told += [part("to", valueDate=price.valid_to)] if price.valid_to else []
    told.append(amounts.told("paise", price.paise))
    return {
        "extension": [fhir.extension("price", extension=told)],
        "applicability": [{"description": f"{price.category}, {days}" if price.category else days}],
        "priceComponent": [{"type": "base", "amount": amounts.money(price.paise)}],
    }


def _prices(definition: Resource, id_: str) -> tuple[Price, ...]:
    groups = fhir.items(definition, "propertyGroup")
    if len(groups) > MOST_PRICES:
        raise ValueError("too many prices")
    found = [_price(inner(marks(group).get("price")), id_) for group in groups]
    if timeline.crossing(found):
        raise ValueError("two prices for one day")
    return tuple(sorted(found, key=lambda price: (price.category, price.valid_from)))


def _price(told: Marks, id_: str) -> Price:
    category, start = word(told, "category", most=40), _day(told, "from")
    if start is None or (category != GENERAL and not is_scheme(category)):
        raise ValueError("a price without a first day, or of no category")
    end = _day(told, "to")
    if end is not None and end < start:
        raise ValueError("a price ends before it begins")
    return Price(id_, category, amounts.paise(told, "paise"), start, end)


def _day(told: Marks, name: str) -> str | None:
    found = word(told, name, "valueDate", 10)
    if not found:
        return None
    if len(found) != 10 or not timeline.EARLIEST <= date.fromisoformat(found).isoformat() <= timeline.LATEST:
        raise ValueError("a day out of time")
    return found


def _code(told: Marks, name: str) -> str:
    found = word(told, name, most=40)
    if found and not CODE.fullmatch(found):
        raise ValueError(f"{name} is no code")
    return found


def _tax(told: Marks) -> tuple[str, int]:
    found = inner(told.get("tax"))
    code, rate = word(found, "code", most=8), fhir.number(found, "rate", 0, 10_000) or 0
    if code and not TAX_CODE.fullmatch(code):
        raise ValueError("a tax code is 4 to 8 digits")
    return code, rate


def _follow_up(told: Marks) -> tuple[int, int]:
    found = inner(told.get("free-follow-up"))
    return fhir.number(found, "days", 0, MOST_DAYS) or 0, fhir.number(found, "visits", 0, MOST_VISITS) or 0


def _visit_types(told: Marks) -> str:
    found = word(told, "visit-types", most=80).split()
    if len(set(found)) != len(found) or not set(found).issubset(TYPES):
        raise ValueError("a type of visit is none")
    return " ".join(found)


def _parts(told: Marks) -> tuple[tuple[str, int], ...]:
    found = [inner(one) for one in fhir.items(told.get("parts", {}), "extension")]
    if len(found) > MOST_PARTS:
        raise ValueError("too many parts")
    parts = [(_code(one, "code"), fhir.number(one, "quantity", 1, MOST_OF_A_PART)) for one in found]
    known = [(code, quantity) for code, quantity in parts if code and quantity]
    if len(known) != len(parts) or len({code for code, _ in known}) != len(known):
        raise ValueError("a part of a package is none")
    return tuple(known)
