"""What the demo's facility charges: the shipped tariff at its cloud, and an address for UPI that nobody owns."""

from pathlib import Path

from desk.app import Desk
from desk.core.paths import resources
from desk.core.settings import SettingsFile
from desk.demo.embedded_cloud import EmbeddedCloud
from desk.demo.facility import NAME, SUPERVISOR
from desk.plugins.billing.service.settings import UPI_ADDRESS, UPI_NAME
from desk.plugins.billing.service.tariff import TariffService

TARIFF = "catalogues/tariff/tariff.csv"
NOBODYS = "demo.polyclinic@example"


def load_tariff(desk: Desk, cloud: EmbeddedCloud, folder: Path) -> None:
    """The shipped tariff as FHIR to the cloud, whose it is; desks take it from the feed."""
    file = folder / "tariff.ndjson"
    actor = desk.sign_in.sign_in(SUPERVISOR.user, SUPERVISOR.password).actor
    try:
        file.write_bytes(TariffService(desk.store).export_fhir(actor, (resources() / TARIFF).read_bytes()))
    finally:
        desk.sign_in.sign_out(actor)
    cloud.load_tariff(file)
    file.unlink()


def take_upi(settings: SettingsFile) -> None:
    """UPI is offered; the address is of a kind that no bank gives."""
    settings.change(**{UPI_ADDRESS.key("billing"): NOBODYS, UPI_NAME.key("billing"): NAME})
