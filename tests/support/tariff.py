"""A tariff for tests: a few services with their prices, on a real desk."""

from pathlib import Path

from desk.plugins.billing.plugin import MANIFEST
from desk.plugins.billing.rules.tariff import (
    CONSULTATION,
    INVESTIGATION,
    LOCAL,
    MEDICINE,
    PACKAGE,
    PROCEDURE,
    REGISTRATION,
    Price,
    Service,
    service_id,
)
from desk.plugins.billing.service.tariff_rows import put_prices, put_services
from desk.records.coverage.rules import CoverageDraft
from desk.records.coverage.service import CoverageService
from desk.security.authorize import system_actor
from tests.support.desk import EYE, FACILITY, TestDesk, make_desk

FIRST = "2026-04-01"
EMPLOYEE = "dgehs"


def service(code: str, name: str, kind: str, head: str, **more: object) -> Service:
    """A service of this desk's own."""
    return Service(service_id(code, LOCAL), code, name, "", kind, head, **more)  # type: ignore[arg-type]


SERVICES = (
    service("REG", "Registration", REGISTRATION, "registration", visit_types="opd emergency"),
    service("CONS", "Consultation", CONSULTATION, "consultation", visit_types="opd", follow_up_days=15,
            follow_up_visits=2),
    service("CONS-EYE", "Eye consultation", CONSULTATION, "consultation", visit_types="opd", department_id=EYE),
    service("ECG", "ECG", INVESTIGATION, "procedure"),
    service("CBC", "Complete blood count", INVESTIGATION, "laboratory", test="CBC"),
    service("GLU", "Blood sugar", INVESTIGATION, "laboratory", test="GLU-F"),
    service("SUTURE", "Suture", PROCEDURE, "procedure"),
    service("CHECK", "Health check", PACKAGE, "package", parts=(("CBC", 1), ("ECG", 1))),
    service("MEDICINE", "Medicines", MEDICINE, "medicine", tax_code="3004", tax_bp=500),
    service("ORS", "ORS, sold", MEDICINE, "medicine", item="ORS-SAC", tax_code="3004", tax_bp=500),
)  # fmt: skip
PRICES = (
    ("REG", "", 1_000), ("CONS", "", 5_000), ("CONS", EMPLOYEE, 2_000), ("CONS-EYE", "", 7_500), ("ECG", "", 10_000),
    ("CBC", "", 15_000), ("CHECK", "", 20_000), ("ORS", "", 1_850),
)  # fmt: skip


def put(desk: TestDesk, services: tuple[Service, ...], prices: tuple[Price, ...]) -> None:
    """Write them as they are."""
    with desk.store.unit(system_actor(FACILITY), "test.tariff") as unit:
        put_services(unit.connection, services, unit.at)
        put_prices(unit.connection, [one.service_id for one in services], prices)


def priced_desk(folder: Path) -> TestDesk:
    """A desk with the services and prices above."""
    rights = [permission.action for permission in MANIFEST.permissions]
    assert MANIFEST.migrations is not None
    desk = make_desk(folder, [MANIFEST.migrations], rights)
    put(desk, SERVICES, tuple(Price(service_id(code, LOCAL), who, paise, FIRST) for code, who, paise in PRICES))
    return desk


def cover(desk: TestDesk, patient_id: str, scheme: str = EMPLOYEE, proof: str = "card") -> None:
    """The patient belongs to a scheme."""
    CoverageService(desk.store).record(desk.actor(), patient_id, CoverageDraft(scheme, "E-1", proof=proof))
