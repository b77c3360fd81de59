"""What an import would do to the tariff that stands: new, changed, ended services, their prices; what it may not.

A file adds to the tariff: what it does not name stays, and its prices are laid over those that stand. Read as the
`whole` tariff it takes its place: what it does not name has ended, and its prices are all there are. So an export that
is imported as the whole brings back what stood.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, fields, replace

from desk.core.i18n import Words, words
from desk.plugins.billing.rules import prices as timeline
from desk.plugins.billing.rules.tariff import PACKAGE, Price, Service
from desk.plugins.billing.rules.tariff_cells import FIELDS, column_of
from desk.plugins.billing.rules.tariff_file import ReadService, ReadTariff
from desk.records.importing import BACK, CHANGED, ENDED, NEW, Change, ImportReport, LineProblem

_COLUMN = {name: column for column, name in FIELDS.items()}


@dataclass(frozen=True)
class Standing:
    """This desk's own tariff: services by code, prices by service."""

    services: Mapping[str, Service]
    prices: Mapping[str, tuple[Price, ...]]


@dataclass(frozen=True)
class Plan:
    """What an import does: what is said of it, services to be written, and those with all their prices anew."""

    report: ImportReport
    services: tuple[Service, ...]
    prices: Mapping[str, tuple[Price, ...]]


def plan(file: ReadTariff, standing: Standing, *, whole: bool = False) -> Plan:
    """What importing `file` would do to the tariff that stands."""
    named = {one.service.code: _merged(one.service, file.columns, standing) for one in file.services}
    ended = [one for code, one in standing.services.items() if whole and one.active and code not in named]
    after = {**standing.services, **named, **{one.code: replace(one, active=False) for one in ended}}
    problems = [*file.problems, *_forbidden(file.services, after)]
    changes, services, prices, same = [], [], {}, 0
    for read in file.services:
        service = named[read.service.code]
        before = standing.prices.get(service.service_id, ())
        fresh = _priced(read, before, file, whole=whole)
        change = _change(read.line, standing.services.get(service.code), service, before, fresh)
        if change is None:
            same += 1
            continue
        changes.append(change)
        services.append(service)
        if fresh != before:
            prices[service.service_id] = fresh
    changes += [Change(0, one.code, one.name, ENDED) for one in ended]
    services += [after[one.code] for one in ended]
    report = ImportReport(tuple(changes), same, tuple(sorted(problems, key=lambda problem: problem.line)))
    return Plan(report, tuple(services), prices)


def _merged(service: Service, columns: Container[str], standing: Standing) -> Service:
    """The service of a line over the one that stands: a column that the file does not have wipes nothing."""
    before = standing.services.get(service.code)
    if before is None:
        return service
    kept = {name: getattr(before, name) for column, name in FIELDS.items() if column not in columns}
    return replace(service, service_id=before.service_id, origin=before.origin, **kept)


def _priced(read: ReadService, before: tuple[Price, ...], file: ReadTariff, *, whole: bool) -> tuple[Price, ...]:
    """All prices of the service after the import."""
    if whole:
        return read.prices if file.priced else before
    after = timeline.by_category(before)
    for price in read.prices:
        after[price.category] = timeline.laid_over(after.get(price.category, ()), price)
    return tuple(price for category in sorted(after) for price in after[category])


def _change(
    line: int, before: Service | None, after: Service, old: tuple[Price, ...], new: tuple[Price, ...]
) -> Change | None:
    if before is None:
        return Change(line, after.code, after.name, NEW)
    differ = [_COLUMN[f.name] for f in fields(Service) if getattr(before, f.name) != getattr(after, f.name)]
    was, becomes = timeline.by_category(old), timeline.by_category(new)
    differ += [column_of(name) for name in sorted({*was, *becomes}) if was.get(name) != becomes.get(name)]
    if not differ:
        return None
    kind = CHANGED if before.active == after.active else BACK if after.active else ENDED
    return Change(line, after.code, after.name, kind, tuple(differ))


def _forbidden(read: Iterable[ReadService], after: Mapping[str, Service]) -> list[LineProblem]:
    """What no file may do: a package of what is unknown or of packages, a medicine or test priced by two services."""
    found = []
    by_line = {one.service.code: one.line for one in read}
    for field in ("item", "test"):
        first: dict[str, str] = {}
        for one in sorted(after.values(), key=lambda one: by_line.get(one.code, 0)):
            priced = getattr(one, field)
            if priced and one.active and first.setdefault(priced, one.code) != one.code:
                said = words("Tariff", "{code} is priced by {other} already.", code=priced, other=first[priced])
                found.append(LineProblem(by_line.get(one.code, 0), field, said))
    for code, line in by_line.items():
        sentence = wrong_part(after[code], after)
        if sentence:
            found.append(LineProblem(line, "parts", sentence))
    return found


def wrong_part(package: Service, services: Mapping[str, Service]) -> Words | None:
    """What is wrong with the parts of a package, None where nothing is."""
    for code, _ in package.parts:
        part = services.get(code)
        if part is None:
            return words("Tariff", "The tariff has no {code}.", code=code)
        if part.kind == PACKAGE:
            return words("Tariff", "{code} is a package itself.", code=code)
    return None
