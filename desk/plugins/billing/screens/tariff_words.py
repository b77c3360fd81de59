"""What the tariff's screens call things: kinds of service, columns of a file, prices and their days."""

from collections.abc import Mapping, Sequence
from datetime import date

from desk.core.i18n import Words, words
from desk.core.money import percent
from desk.kit.formats import date_text, number_text, rupees_text
from desk.kit.language import spoken
from desk.kit.tokens import Tone
from desk.plugins.billing.queries.tariff import Category
from desk.plugins.billing.rules import tariff
from desk.plugins.billing.rules.heads import HEADS
from desk.plugins.billing.rules.tariff import Price, Priced, Service
from desk.plugins.billing.rules.tariff_cells import PRICE, VALID_FROM, VALID_TO
from desk.plugins.billing.service.tariff import TariffPage
from desk.records.visit.rules import EMERGENCY, LAB, OPD, PHARMACY, REFERRAL

KINDS: dict[str, Words] = {
    tariff.REGISTRATION: words("Tariff", "Registration"), tariff.CONSULTATION: words("Tariff", "Consultation"),
    tariff.PROCEDURE: words("Tariff", "Procedure"), tariff.INVESTIGATION: words("Tariff", "Investigation"),
    tariff.MEDICINE: words("Tariff", "Medicine"), tariff.PACKAGE: words("Tariff", "Package"),
    tariff.OTHER: words("Tariff", "Other"),
}  # fmt: skip

VISITS: dict[str, Words] = {
    OPD: words("Tariff", "OPD"), EMERGENCY: words("Tariff", "Emergency"), REFERRAL: words("Tariff", "Referral"),
    LAB: words("Tariff", "Laboratory"), PHARMACY: words("Tariff", "Pharmacy"),
}  # fmt: skip

COLUMNS: dict[str, Words] = {
    "code": words("Tariff", "code"), "name": words("Tariff", "name"), "name_native": words("Tariff", "name in Hindi"),
    "kind": words("Tariff", "kind"), "head": words("Tariff", "head"), "department": words("Tariff", "department"),
    "item": words("Tariff", "medicine"), "test": words("Tariff", "test"), "tax_code": words("Tariff", "tax code"),
    "tax_rate": words("Tariff", "tax rate"), "follow_up_days": words("Tariff", "days of free follow-up"),
    "follow_up_visits": words("Tariff", "number of free follow-ups"), "visit_types": words("Tariff", "visits"),
    "parts": words("Tariff", "parts"), "confirm": words("Tariff", "to be confirmed"),
    "active": words("Tariff", "in use"), VALID_FROM: words("Tariff", "first day"),
    VALID_TO: words("Tariff", "last day"), PRICE: words("Tariff", "price"), "source": words("Tariff", "source"),
    "": words("Tariff", "whole line"),
}  # fmt: skip
"""The columns of a tariff file, as a person reads of them."""

ORIGINS: dict[str, tuple[Words, Tone]] = {
    tariff.LOCAL: (words("Tariff", "This facility's own entry"), "neutral"),
    tariff.CLOUD: (words("Tariff", "From the state's tariff"), "info"),
    tariff.FACILITY: (words("Tariff", "From the state, for this facility"), "info"),
}


def column(name: str) -> str:
    """A column of the file in the language of now; a category's prices with its code."""
    if name.startswith(f"{PRICE} "):
        return str(words("Tariff", "price for {category}", category=name.removeprefix(f"{PRICE} ")))
    return str(COLUMNS.get(name, name))


def kind(service: Service) -> str:
    """Kind and head, as they stand in a list."""
    said, head = str(KINDS[service.kind]), str(HEADS.get(service.head, service.head))
    return said if said == head else f"{said} · {head}"


def price(priced: Priced) -> str:
    """A price as it stands in a list."""
    return str(words("Tariff", "none")) if priced.paise is None else rupees_text(priced.paise)


def category(code: str, known: Mapping[str, Category]) -> str:
    """How a category is called."""
    if not code:
        return str(words("Tariff", "General"))
    found = known.get(code)
    return spoken(found.name, found.name_native) if found else code


def prices(found: Sequence[Price], known: Mapping[str, Category]) -> str:
    """All prices, a category after the other, the newest days first."""
    if not found:
        return str(words("Tariff", "No price yet: it is charged as “to be priced”."))
    lines: list[str] = []
    for code in sorted({one.category for one in found}):
        lines.append(category(code, known))
        own = sorted((one for one in found if one.category == code), key=lambda one: one.valid_from, reverse=True)
        lines += [f"    {rupees_text(one.paise)}  {_days(one)}" for one in own]
    return "\n".join(lines)


def facts(page: TariffPage, departments: Mapping[str, str]) -> str:
    """What is known of a service besides its name and prices, a line each."""
    one = page.service
    said: list[Words | str] = [kind(one)]
    if one.department_id:
        said.append(words("Tariff", "Only in {name}", name=departments.get(one.department_id, "?")))
    if one.visit_types:
        names = ", ".join(str(VISITS.get(code, code)) for code in one.visit_types.split())
        said.append(words("Tariff", "Charged by itself at: {names}", names=names))
    said += _follow_up(one)
    if one.item:
        said.append(words("Tariff", "Price of the medicine {code}", code=one.item))
    if one.test:
        said.append(words("Tariff", "Price of the test {code}", code=one.test))
    said += _tax(one)
    if page.parts:
        names = ", ".join(name if n == 1 else f"{name} × {number_text(n)}" for name, n in page.parts)
        said.append(words("Tariff", "Holds: {names}", names=names))
    if one.confirm:
        said.append(words("Tariff", "Facility to confirm: {names}", names=", ".join(map(column, one.confirm.split()))))
    return "\n".join(map(str, said))


def _follow_up(one: Service) -> list[Words | str]:
    days, visits = number_text(one.follow_up_days), number_text(one.follow_up_visits)
    if one.follow_up_days and one.follow_up_visits:
        return [words("Tariff", "Follow-up free for {days} days, {visits} visits at most", days=days, visits=visits)]
    if one.follow_up_days:
        return [words("Tariff", "Follow-up free for {days} days", days=days)]
    return [words("Tariff", "{visits} follow-up visits free", visits=visits)] if one.follow_up_visits else []


def _tax(one: Service) -> list[Words | str]:
    if one.tax_bp:
        rate, code = percent(one.tax_bp), one.tax_code or "—"
        return [words("Tariff", "Tax {rate} % lies inside the price ({code})", rate=rate, code=code)]
    return [words("Tariff", "Exempt from tax ({code})", code=one.tax_code)] if one.tax_code else []


def _days(one: Price) -> str:
    start = date_text(date.fromisoformat(one.valid_from))
    if one.valid_to is None:
        return str(words("Tariff", "from {day}", day=start))
    return str(words("Tariff", "{first} to {last}", first=start, last=date_text(date.fromisoformat(one.valid_to))))
