"""What one line of a tariff says of a service and its price: the columns, each cell checked, nothing believed unread.

The same rules hold for a file and for what is typed in the window (`typed`, `typed_price`).
"""

import re
from collections.abc import Mapping

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.money import paise
from desk.plugins.billing.rules.heads import HEADS
from desk.plugins.billing.rules.prices import EARLIEST, LAST, LATEST
from desk.plugins.billing.rules.tariff import GENERAL, KINDS, LOCAL, PACKAGE, Price, Service, service_id
from desk.records import importing
from desk.records.coverage.rules import is_scheme
from desk.records.entry import Checks, read_date
from desk.records.visit.rules import TYPES

REQUIRED = ("code", "name", "kind", "head")
FACTS = (
    "name", "name_native", "kind", "head", "department", "item", "test", "tax_code", "tax_rate", "follow_up_days",
    "follow_up_visits", "visit_types", "parts", "confirm", "active",
)  # fmt: skip
"""Columns that say what a service is."""
PRICE, VALID_FROM, VALID_TO = "price", "valid_from", "valid_to"
COLUMNS = ("code", *FACTS, VALID_FROM, VALID_TO, PRICE, "source")
"""And "price <scheme>" for each category. `source` is for the reader of the file; it is checked and not kept."""
FIELDS = {
    "name": "name", "name_native": "name_native", "kind": "kind", "head": "head", "department": "department_id",
    "item": "item", "test": "test", "tax_code": "tax_code", "tax_rate": "tax_bp", "follow_up_days": "follow_up_days",
    "follow_up_visits": "follow_up_visits", "visit_types": "visit_types", "parts": "parts", "confirm": "confirm",
    "active": "active",
}  # fmt: skip
"""Which field of a Service each column fills."""

MOST_CATEGORIES, MOST_PRICES, MOST_PARTS, MOST_OF_A_PART = 30, 100, 30, 999
MOST_DAYS, MOST_VISITS = 365, 99

_MOST = {
    "code": 40, "name": 120, "name_native": 120, "kind": 20, "head": 20, "department": 60, "item": 40, "test": 40,
    "tax_code": 8, "tax_rate": 8, "follow_up_days": 4, "follow_up_visits": 4, "visit_types": 80, "parts": 600,
    "confirm": 120, "active": 8, "source": 200, VALID_FROM: 10, VALID_TO: 10,
}  # fmt: skip
_MOST_PRICE = 20
CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,39}", re.ASCII)
TAX_CODE = re.compile(r"[0-9]{4,8}", re.ASCII)
_RATE = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?", re.ASCII)
_PART = re.compile(r"([A-Z0-9][A-Z0-9-]{0,39})(?: +([0-9]{1,4}))?", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,4}", re.ASCII)

Departments = Mapping[str, str]
"""Department ids by letter, name (small letters) and id."""


def typed(cells: Mapping[str, str], departments: Departments) -> Service:
    """A service as typed, by the names of the columns. Raises Problems at those."""
    checks = Checks()
    given = {name: cell(checks, name, cells.get(name, "")) for name in ("code", *FACTS)}
    found = service(checks, given, departments)
    checks.done()
    assert found is not None
    return found


def typed_price(service_id_: str, cells: Mapping[str, str], category: str = GENERAL) -> Price:
    """A price as typed: `price` in rupees, valid_from, valid_to. Raises Problems at those."""
    checks = Checks()
    start, end = days(checks, cells.get(VALID_FROM, ""), cells.get(VALID_TO, ""), "")
    if not start:
        checks.refuse(VALID_FROM, words("Tariff", "From which day does it hold?"))
    if category != GENERAL and not is_scheme(category):
        checks.refuse("category", words("Tariff", "Choose a category."))
    paid = amount(checks, PRICE, cells.get(PRICE, "").strip())
    checks.done()
    return Price(service_id_, category, paid or 0, start, end)


def is_price(name: str) -> bool:
    """Whether a column holds prices."""
    return name == PRICE or (name.startswith(f"{PRICE} ") and is_scheme(name.removeprefix(f"{PRICE} ")))


def column_of(category: str) -> str:
    """The column that holds the prices of a category."""
    return f"{PRICE} {category}" if category else PRICE


def is_column(name: str) -> bool:
    """Whether a file may have this column."""
    return name in COLUMNS or is_price(name)


def cell(checks: Checks, name: str, text: str) -> str:
    """One cell as a clean text; "" where it is refused."""
    if is_price(name):  # what stands there is an amount or wrong: `amount` says which
        return " ".join(text.split())[: _MOST_PRICE + 1]
    return importing.cell(checks, name, text, _MOST[name], required=name in ("code", "name"))


def service(checks: Checks, cells: Mapping[str, str], departments: Departments) -> Service | None:
    """The service of a line; None (and refused) where a field has not the form it must have."""
    code, kind, head = cells["code"].upper(), cells["kind"].casefold(), cells["head"].casefold()
    if not CODE.fullmatch(code):
        checks.refuse("code", words("Tariff", "A code is letters, digits and hyphens, such as XRAY-CHEST."))
    if kind not in KINDS:
        checks.refuse("kind", words("Tariff", "A kind is one of: {names}.", names=", ".join(KINDS)))
    if head not in HEADS:
        checks.refuse("head", words("Tariff", "A head is one of: {names}.", names=", ".join(HEADS)))
    department = departments.get(cells["department"].casefold(), "")
    if cells["department"] and not department:
        checks.refuse("department", words("Tariff", "No department has this letter or name."))
    if cells["tax_code"] and not TAX_CODE.fullmatch(cells["tax_code"]):
        checks.refuse("tax_code", words("Tariff", "A tax code (SAC or HSN) is 4 to 8 digits."))
    for name in ("item", "test"):
        if cells[name] and not CODE.fullmatch(cells[name].upper()):
            checks.refuse(name, words("Tariff", "This is no code of a medicine or test."))
    types, confirm = _list(cells["visit_types"]), _list(cells["confirm"])
    for name in types:
        if name not in TYPES:
            checks.refuse("visit_types", words("Tariff", "A visit is one of: {names}.", names=" ".join(TYPES)))
    for name in confirm:
        if not is_column(name):
            checks.refuse("confirm", words("Tariff", "{name} is no column of this file.", name=name))
    tax, days, visits = _rate(checks, cells["tax_rate"]), *(
        _number(checks, name, cells[name], most)
        for name, most in (("follow_up_days", MOST_DAYS), ("follow_up_visits", MOST_VISITS))
    )
    parts, active = _parts(checks, kind, code, cells["parts"].upper()), importing.active(checks, cells["active"])
    if checks.problems:
        return None
    return Service(
        service_id(code, LOCAL), code, cells["name"], cells["name_native"], kind, head, department,
        cells["item"].upper(), cells["test"].upper(), cells["tax_code"], tax, days, visits, " ".join(types), parts,
        active, LOCAL, " ".join(confirm),
    )  # fmt: skip


def _parts(checks: Checks, kind: str, code: str, text: str) -> tuple[tuple[str, int], ...]:
    """What a package holds, written "CBC; ECG 2"."""
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    found: dict[str, int] = {}
    for piece in pieces:
        match = _PART.fullmatch(piece)
        if match is None or not 0 < int(match[2] or 1) <= MOST_OF_A_PART or match[1] in {*found, code}:
            checks.refuse("parts", words("Tariff", "Parts are codes and how many, such as CBC; ECG 2. Each once."))
        else:
            found[match[1]] = int(match[2] or 1)
    if len(pieces) > MOST_PARTS:
        checks.refuse("parts", words("Tariff", "A package has {most} parts at the most.", most=MOST_PARTS))
    if bool(pieces) != (kind == PACKAGE):
        checks.refuse("parts", words("Tariff", "A package has parts, and nothing else has."))
    return tuple(found.items())


def _rate(checks: Checks, text: str) -> int:
    """A rate in per cent as basis points."""
    match = _RATE.fullmatch(text.removesuffix("%").strip() or "0")
    found = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")) if match else -1
    if not 0 <= found <= 10_000:
        checks.refuse("tax_rate", words("Tariff", "A rate of tax is per cent, such as 5 or 0.25."))
        return 0
    return found


def _number(checks: Checks, name: str, text: str, most: int) -> int:
    if text and (not _WHOLE.fullmatch(text) or int(text) > most):
        checks.refuse(name, words("Tariff", "Write a whole number up to {most}, or nothing.", most=most))
        return 0
    return int(text or 0)


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.casefold().split()))


def days(checks: Checks, start: str, end: str, day: str) -> tuple[str, str | None]:
    """First and last day of a price; no first day: `day`."""
    first, last = _day(checks, VALID_FROM, start) or day, _day(checks, VALID_TO, end)
    if first and last and last < first:
        checks.refuse(VALID_TO, words("Tariff", "The last day lies before the first."))
    return first, last or None


def _day(checks: Checks, name: str, text: str) -> str:
    if not text.strip():
        return ""
    try:
        day = read_date(text)
    except ValueError:
        day = ""
    if day == LAST:
        return ""  # as spreadsheets say "without end"
    if len(day) != len(LAST) or not EARLIEST <= day <= LATEST:
        checks.refuse(name, words("Tariff", "This is no day. Write it as 2027-04-01 or 01/04/2027."))
        return ""
    return day


def amount(checks: Checks, name: str, text: str) -> int | None:
    """Rupees in a cell as paise; None where they are refused."""
    try:
        return paise(text, field=name, zero=True)
    except Refused as no:
        checks.refuse(name, no.sentence)
        return None
