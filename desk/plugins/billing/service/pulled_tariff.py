"""Takes over the tariff of the feed: the state's, and the one that it made for this facility. In bulk."""

from collections.abc import Sequence

from desk.api.fhir import Resource
from desk.plugins.billing.fhir import tariff as fhir
from desk.plugins.billing.service.tariff_rows import TARIFF, put_prices, put_services
from desk.records.facility import queries as facility
from desk.store.unit import Unit


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over services with all their prices; of each code the one that ranks highest stands. Raises ValueError."""
    read = {one.service.service_id: one for one in map(fhir.from_fhir, resources)}  # of one that came twice the last
    here = facility.facility_id(unit.connection)
    if any(one.facility_id not in ("", here) for one in read.values()):
        raise ValueError("the tariff of another facility")
    put_services(unit.connection, [one.service for one in read.values()], unit.at)
    put_prices(unit.connection, read, [price for one in read.values() for price in one.prices])
    unit.touch(TARIFF, *(f"service:{service_id}" for service_id in read))
