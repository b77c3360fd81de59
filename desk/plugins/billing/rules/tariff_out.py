"""The tariff written as the file that is read: for a spreadsheet, and to put back what stood."""

from collections.abc import Iterable, Mapping

from desk.core import sheet
from desk.core.money import percent
from desk.plugins.billing.rules.tariff import GENERAL, Price, Service
from desk.plugins.billing.rules.tariff_cells import FACTS, VALID_FROM, VALID_TO, Departments, column_of


def exported(services: Iterable[Service], prices: Iterable[Price], departments: Departments) -> bytes:
    """The file that `read` reads, with every price of these services; a line for each time. Begins with a BOM."""
    times: dict[str, dict[tuple[str, str], dict[str, int]]] = {}
    for price in prices:
        some = times.setdefault(price.service_id, {})
        some.setdefault((price.valid_from, price.valid_to or ""), {})[price.category] = price.paise
    categories = sorted({name for some in times.values() for line in some.values() for name in line} | {GENERAL})
    names = ["code", *FACTS, VALID_FROM, VALID_TO, *map(column_of, categories)]
    letters = {id_: letter.upper() for letter, id_ in departments.items() if len(letter) <= 2}
    rows: list[list[str]] = [names]
    for one in sorted(services, key=lambda service: service.code):
        facts = _facts(one, letters)
        for (start, end), amounts in sorted(times.get(one.service_id, {("", ""): {}}).items()):
            said = {column_of(name): _rupees(amount) for name, amount in amounts.items()}
            line = {**facts, VALID_FROM: start, VALID_TO: end, **said}
            rows.append([line.get(name, "") for name in names])
    return sheet.to_csv(rows)


def _facts(service: Service, letters: Mapping[str, str]) -> dict[str, str]:
    return {
        "code": service.code, "name": service.name, "name_native": service.name_native, "kind": service.kind,
        "head": service.head, "department": letters.get(service.department_id, service.department_id),
        "item": service.item, "test": service.test, "tax_code": service.tax_code,
        "tax_rate": percent(service.tax_bp) if service.tax_bp else "",
        "follow_up_days": str(service.follow_up_days or ""),
        "follow_up_visits": str(service.follow_up_visits or ""), "visit_types": service.visit_types,
        "parts": "; ".join(f"{code} {quantity}" for code, quantity in service.parts), "confirm": service.confirm,
        "active": "yes" if service.active else "no",
    }  # fmt: skip


def _rupees(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"
