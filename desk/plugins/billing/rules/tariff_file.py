"""A tariff file: one line a service, with a column of prices for each category; read and checked.

A service may have several lines, one for each time of its prices; what they say of the service itself they say once
(or alike).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desk.core.i18n import words
from desk.plugins.billing.rules import prices as timeline
from desk.plugins.billing.rules.tariff import LOCAL, Price, Service, service_id
from desk.plugins.billing.rules.tariff_cells import (
    FACTS,
    MOST_CATEGORIES,
    MOST_PRICES,
    PRICE,
    REQUIRED,
    VALID_FROM,
    VALID_TO,
    Departments,
    amount,
    cell,
    days,
    is_column,
    is_price,
    service,
)
from desk.records import importing
from desk.records.entry import Checks
from desk.records.importing import MOST_PROBLEMS, LineProblem


@dataclass(frozen=True)
class ReadService:
    """A service that could be read, from its first line, with its prices from all of them."""

    line: int
    service: Service
    prices: tuple[Price, ...]


@dataclass(frozen=True)
class ReadTariff:
    """A tariff file: what could be read, what is wrong with the rest, and the columns that it has."""

    services: tuple[ReadService, ...]
    problems: tuple[LineProblem, ...]
    columns: frozenset[str]

    @property
    def priced(self) -> bool:
        """Whether it says prices at all."""
        return any(is_price(name) for name in self.columns)


@dataclass
class _Reading:
    """What is known half-way through a file."""

    departments: Departments
    day: str
    first: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    prices: dict[str, list[tuple[int, Price]]] = field(default_factory=dict)
    problems: list[LineProblem] = field(default_factory=list)

    def refuse(self, line: int, checks: Checks) -> None:
        """What is wrong with a line."""
        self.problems.extend(LineProblem(line, name, said) for name, said in checks.problems.items())


def read(data: bytes, departments: Departments, day: str) -> ReadTariff:
    """The tariff in `data` (CSV, UTF-8). A price without a first day holds from `day` on.

    Raises Refused (field "file") for what is no such file at all.
    """
    rows = importing.rows(data)
    header = importing.header(next(rows, (0, []))[1], REQUIRED, is_column)
    if sum(map(is_price, header)) > MOST_CATEGORIES:
        raise importing.refused(words("Tariff", "The file has too many columns of prices."))
    reading = _Reading(departments, day)
    for number, row in rows:
        if len(row) != len(header):
            reading.problems.append(LineProblem(number, "", importing.uneven(len(row), len(header))))
        else:
            _take(reading, number, dict(zip(header, row, strict=True)))
        if len(reading.problems) >= MOST_PROBLEMS:
            break
    if not reading.first and not reading.problems:
        raise importing.refused(words("Tariff", "The file holds no services."))
    services = tuple(
        ReadService(reading.first[code][0], one, _timeline(reading, code)) for code, one in reading.services.items()
    )
    problems = sorted(reading.problems, key=lambda problem: problem.line)
    return ReadTariff(services, tuple(problems), frozenset(header))


def _take(reading: _Reading, line: int, row: Mapping[str, str]) -> None:
    """One line of the file into what is known."""
    checks = Checks()
    cells = {name: cell(checks, name, text) for name, text in row.items()}
    code = cells["code"].upper()
    known = reading.first.get(code) if code else None
    if known is None:
        found = service(checks, {name: cells.get(name, "") for name in ("code", *FACTS)}, reading.departments)
        if code:
            reading.first[code] = line, cells
    else:
        found = reading.services.get(code)
        _alike(checks, cells, known)
    start, end = days(checks, cells.get(VALID_FROM, ""), cells.get(VALID_TO, ""), reading.day)
    prices = _prices(checks, cells, service_id(code, LOCAL), start, end)
    if found is not None and not checks.problems:
        _refuse_crossing(checks, reading.prices.get(code, []), prices)
    if checks.problems:
        reading.refuse(line, checks)
    elif found is not None:
        reading.services[code] = found
        reading.prices.setdefault(code, []).extend((line, price) for price in prices)


def _alike(checks: Checks, cells: Mapping[str, str], known: tuple[int, dict[str, str]]) -> None:
    """Refuse what a further line of a service says otherwise than its first."""
    line, first = known
    for name in FACTS:
        said = cells.get(name, "")
        if said and said != first.get(name, ""):
            checks.refuse(name, words("Tariff", "Line {line} says this otherwise.", line=line))
        elif name == "name" and not said:
            checks.problems.pop(name, None)  # an empty name was refused as a first line's would be


def _prices(checks: Checks, cells: Mapping[str, str], whose: str, start: str, end: str | None) -> tuple[Price, ...]:
    found = []
    for name, text in cells.items():
        paise = amount(checks, name, text) if is_price(name) and text else None
        if paise is not None:
            found.append(Price(whose, name.removeprefix(PRICE).strip(), paise, start, end))
    return tuple(found)


def _refuse_crossing(checks: Checks, before: Sequence[tuple[int, Price]], fresh: Sequence[Price]) -> None:
    if len(before) + len(fresh) > MOST_PRICES:
        checks.refuse(VALID_FROM, words("Tariff", "A service has {most} prices at the most.", most=MOST_PRICES))
        return
    for price in fresh:
        for line, old in before:
            if timeline.crossing((old, price)):
                checks.refuse(
                    VALID_FROM, words("Tariff", "Line {line} has a price for some of these days already.", line=line)
                )


def _timeline(reading: _Reading, code: str) -> tuple[Price, ...]:
    found = timeline.by_category(price for _, price in reading.prices.get(code, []))
    return tuple(price for some in found.values() for price in timeline.joined(some))


