"""The tariff: found as one types; imported, typed and priced while a desk stands alone, else the cloud's."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import msgspec
from sqlalchemy import Connection

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.paths import resources
from desk.plugins.billing.fhir import tariff as fhir
from desk.plugins.billing.queries import tariff as queries
from desk.plugins.billing.rules import prices as timeline
from desk.plugins.billing.rules import pricing, tariff_file
from desk.plugins.billing.rules.tariff import GENERAL, LOCAL, Price, Priced, Service
from desk.plugins.billing.rules.tariff_cells import PRICE, Departments, typed, typed_price
from desk.plugins.billing.rules.tariff_import import Plan, Standing, plan, wrong_part
from desk.plugins.billing.rules.tariff_out import exported
from desk.plugins.billing.service.tariff_rows import TARIFF, put_prices, put_services
from desk.records.facility import queries as facility
from desk.records.importing import Imported, ImportReport
from desk.store.unit import Reading, Unit, query, verb
from desk.store.unit import Service as Kept

MOST_FOUND = 5_000


@dataclass(frozen=True)
class TariffPage:
    """A service as its page shows it. parts: of a package, names and how many; own: this desk's, in whose place it
    stands (None where it is our own or there is none); now: its general price today."""

    service: Service
    prices: tuple[Price, ...]
    now: Priced
    parts: tuple[tuple[str, int], ...] = ()
    own: Service | None = None


class TariffService(Kept):
    """What is charged, and how much."""

    @query("billing.tariff.read")
    def find(
        self, reading: Reading, text: str, day: str = "", limit: int = 20, all_of_them: bool = False
    ) -> tuple[tuple[Service, Priced], ...]:
        """As one types, with the general price of the day ("" = today); ended ones when asked."""
        found = queries.find_services(reading.connection, text, min(limit, MOST_FOUND), all_of_them=all_of_them)
        at = day or _today(reading)
        prices = queries.valid_prices(reading.connection, [one.service_id for one in found], at)
        return tuple((one, pricing.priced(one, prices.get(one.service_id, ()), at)) for one in found)

    @query("billing.tariff.read")
    def services(self, reading: Reading) -> tuple[Service, ...]:
        """Every service that stands, ended ones too, by code."""
        return queries.all_services(reading.connection)

    @query("billing.tariff.read")
    def prices(self, reading: Reading, service_id: str) -> tuple[Price, ...]:
        """All its prices, by category and day."""
        return queries.prices(reading.connection, [service_id])

    @query("billing.tariff.read")
    def page(self, reading: Reading, service_id: str) -> TariffPage:
        """All that is known of a service. Raises Refused."""
        connection = reading.connection
        service = _known(connection, service_id)
        prices = queries.prices(connection, [service_id])
        named = [(queries.by_code(connection, code), code, n) for code, n in service.parts]
        own = next((one for one in queries.own_services(connection) if one.code == service.code), None)
        return TariffPage(
            service, prices, pricing.priced(service, prices, _today(reading)),
            tuple((one.name if one else code, n) for one, code, n in named),
            own if own != service else None,
        )  # fmt: skip

    @query("billing.tariff.read")
    def categories(self, reading: Reading) -> tuple[queries.Category, ...]:
        """The categories that may have prices of their own, as this desk knows them."""
        return queries.categories(reading.connection)

    @query("billing.tariff.read")
    def may_change(self, reading: Reading) -> bool:
        """Whether the tariff is changed here (else by the cloud's administrator)."""
        return not facility.enrolled(reading.connection)

    @query("billing.tariff.change")
    def export(self, reading: Reading) -> bytes:
        """The tariff that stands as the file that is imported: imported as the whole, it brings back what stood."""
        services = queries.all_services(reading.connection)
        prices = queries.prices(reading.connection, [one.service_id for one in services])
        return exported(services, prices, _departments(reading.connection))

    @query("billing.tariff.change")
    def shipped(self, reading: Reading) -> bytes:
        """The example that comes with the program (resources/catalogues/tariff)."""
        return (resources() / "catalogues" / "tariff" / "tariff.csv").read_bytes()

    @query("billing.tariff.change")
    def check(self, reading: Reading, data: bytes, whole: bool = False) -> ImportReport:
        """A dry run: what importing this file would do. Raises Refused for what is no tariff file, or not ours."""
        return _plan(reading.connection, data, _today(reading), whole).report

    @query("billing.tariff.change")
    def export_fhir(self, reading: Reading, data: bytes) -> bytes:
        """The same file as ChargeItemDefinitions, one a line (NDJSON), for `hims-cloud tariff load`. Raises Refused."""
        file = tariff_file.read(data, _departments(reading.connection), _today(reading))
        ImportReport((), 0, file.problems).refuse_problems()
        return b"".join(_LINE.encode(fhir.to_fhir(one.service, one.prices)) + b"\n" for one in file.services)

    @verb("billing.tariff.change")
    def import_file(self, unit: Unit, data: bytes, whole: bool = False) -> Imported:
        """Import the whole file, or nothing of it. Raises Refused (field "file") with the first line that is wrong."""
        made = _plan(unit.connection, data, business_date(unit.at).isoformat(), whole)
        made.report.refuse_problems()
        put_services(unit.connection, made.services, unit.at)
        put_prices(unit.connection, made.prices, [price for some in made.prices.values() for price in some])
        done = made.report.done()
        unit.audit(whole=whole, **asdict(done))
        unit.touch(TARIFF)
        return done

    @verb("billing.tariff.change")
    def put(self, unit: Unit, cells: Mapping[str, str]) -> str:
        """Keep a service as typed (columns of the file by name; price with valid_from, where it has one); gives its id.

        Over one of the same code. Raises Problems, Refused.
        """
        _own(unit.connection)
        service = typed(cells, _departments(unit.connection))
        standing = {one.code: one for one in queries.own_services(unit.connection)}
        _refuse_wrong(service, standing)
        put_services(unit.connection, [service], unit.at)
        if cells.get(PRICE, "").strip():
            _lay(unit, typed_price(service.service_id, cells))
        unit.audit(service=service.code, new=service.code not in standing)
        unit.touch(TARIFF, f"service:{service.service_id}")
        return service.service_id

    @verb("billing.tariff.change")
    def set_price(self, unit: Unit, service_id: str, cells: Mapping[str, str], category: str = GENERAL) -> None:
        """A price from a day on (price, valid_from, valid_to as typed), over what stood for those days. Raises
        Problems, Refused."""
        _own(unit.connection)
        service = _local(unit.connection, service_id)
        price = typed_price(service_id, cells, category)
        _lay(unit, price)
        unit.audit(service=service.code, category=category, paise=price.paise, since=price.valid_from)
        unit.touch(TARIFF, f"service:{service_id}")

    @verb("billing.tariff.change")
    def set_active(self, unit: Unit, service_id: str, active: bool) -> None:
        """End a service of our own, or take it into use again (not where the cloud's tariff holds). Raises Refused."""
        if active:
            _own(unit.connection)
        service = replace(_local(unit.connection, service_id), active=active)
        if active:
            _refuse_wrong(service, {one.code: one for one in queries.own_services(unit.connection)})
        put_services(unit.connection, [service], unit.at)
        unit.audit(service=service.code, active=active)
        unit.touch(TARIFF, f"service:{service_id}")


def _plan(connection: Connection, data: bytes, day: str, whole: bool) -> Plan:
    _own(connection)
    file = tariff_file.read(data, _departments(connection), day)
    own = queries.own_services(connection)
    prices: dict[str, list[Price]] = {}
    for price in queries.prices(connection, None):
        prices.setdefault(price.service_id, []).append(price)
    known = {one.service_id: tuple(prices.get(one.service_id, ())) for one in own}
    return plan(file, Standing({one.code: one for one in own}, known), whole=whole)


def _lay(unit: Unit, price: Price) -> None:
    """Let a price hold on its days, over those that stand for the service and category."""
    standing = timeline.by_category(queries.prices(unit.connection, [price.service_id]))
    standing[price.category] = timeline.laid_over(standing.get(price.category, ()), price)
    put_prices(unit.connection, [price.service_id], [one for some in standing.values() for one in some])


def _refuse_wrong(service: Service, standing: Mapping[str, Service]) -> None:
    sentence = wrong_part(service, standing)
    if sentence:
        raise Refused(sentence, field="parts")
    for field in ("item", "test"):
        wanted = getattr(service, field)
        others = (one for one in standing.values() if one.active and one.code != service.code)
        other = next((one for one in others if wanted and getattr(one, field) == wanted), None)
        if other and service.active:
            said = words("Tariff", "{code} is priced by {other} already.", code=wanted, other=other.code)
            raise Refused(said, field=field)


def _own(connection: Connection) -> None:
    if facility.enrolled(connection):
        raise Refused(
            words(
                "Tariff", "This desk has joined the cloud: the tariff is the state's. Ask the cloud's administrator."
            ),
            field="file",
        )


def _known(connection: Connection, service_id: str) -> Service:
    service = queries.service(connection, service_id)
    if service is None:
        raise Refused(words("Tariff", "This service is not in the tariff."), field="service")
    return service


def _local(connection: Connection, service_id: str) -> Service:
    service = _known(connection, service_id)
    if service.origin != LOCAL:
        raise Refused(words("Tariff", "This service is the state's. Ask the cloud's administrator."), field="service")
    return service


def _departments(connection: Connection) -> Departments:
    """Department ids by letter, name and id; a closed one by its id alone."""
    found = {one.department_id: one.department_id for one in facility.departments(connection, all_of_them=True)}
    for one in facility.departments(connection):
        found[one.name.casefold()] = found[one.letter.casefold()] = one.department_id
    return found


def _today(reading: Reading) -> str:
    return business_date(reading.at).isoformat()


_LINE = msgspec.json.Encoder(decimal_format="number")
