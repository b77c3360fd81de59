"""The pharmacy of the demo: the shipped catalogue at its cloud, and shelves that somebody has worked from for months.

Entered through the services that a storekeeper's keys reach; every batch, cost and supplier is made up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from desk.app import Desk
from desk.core.clock import business_date
from desk.core.paths import resources
from desk.core.settings import SettingsFile
from desk.demo.embedded_cloud import EmbeddedCloud
from desk.demo.facility import PHARMACIST
from desk.demo.fill import DemoClock
from desk.plugins.pharmacy.rules.items import COUNTER, STORE, Item
from desk.plugins.pharmacy.rules.moves import OPENING, RECEIPT, TRANSFER
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine, ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.stock import StockService
from desk.security.authorize import Actor

CATALOGUE = "catalogues/medicines/medicines.csv"
DAY_MS = 24 * 3_600_000
SUPPLIERS = ("Central Procurement Agency", "Jan Aushadhi Store, Rohini", "Bharat Surgicals")
STOCKED = (
    "PARAC-TAB-500", "PARAC-TAB-650", "PARAC-LIQ-250-5", "ORS-SAC", "ZINC-DTB-20", "AMOX-CAP-250", "AMOX-CAP-500",
    "AMOX-LIQ-125-5", "AZITH-TAB-500", "CEFIX-TAB-200", "CIPRO-TAB-500", "DOXY-CAP-100", "METRO-TAB-400",
    "METF-TAB-500", "GLIME-TAB-1", "AMLOD-TAB-5", "TELMI-TAB-40", "ENALA-TAB-5", "ATORV-TAB-10", "ASA-ECT-75",
    "CLOPI-TAB-75", "OMEPR-CAP-20", "CETIR-TAB-10", "SALBU-INH-100MCG", "IBUPR-TAB-400", "DICLO-TAB-50",
    "FOLIC-TAB-5", "IFA-TAB-100-500MCG", "VITC-TAB-500", "ALBEN-TAB-400", "CARBA-TAB-200", "LT4-TAB-50MCG",
    "MONTE-TAB-10", "DOMPE-TAB-10", "COTRI-TAB-800-160", "CLOTR-CRM-1PC", "MUPIR-ONT-2PC", "INSMX-INJ-40IU",
    "FUROS-TAB-40", "METOP-TAB-50",
)  # fmt: skip
"""What the demo's polyclinic holds: the catalogue's codes."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Lot:
    """A batch as it lies in the store: months to its expiry from today (below 0 = expired), packs of ten."""

    letter: str
    months: int
    packs: int


LOTS = (Lot("A", 2, 12), Lot("B", 14, 60))
EXPIRED = ("COTRI-TAB-800-160", "DOMPE-TAB-10")
"""Of these the first lot has expired, as happens: the board shows it, and nothing lets it out."""


def load_catalogue(desk: Desk, cloud: EmbeddedCloud, folder: Path) -> None:
    """The shipped catalogue as FHIR to the cloud, whose it is; desks take it from the feed."""
    file = folder / "catalogue.ndjson"
    actor = desk.sign_in.sign_in(PHARMACIST.user, PHARMACIST.password).actor
    try:
        file.write_bytes(CatalogueService(desk.store).export_fhir(actor, (resources() / CATALOGUE).read_bytes()))
    finally:
        desk.sign_in.sign_out(actor)
    cloud.load_catalogue(file)
    file.unlink()


def fill_shelves(desk: Desk, clock: DemoClock, settings: SettingsFile, say: Say) -> None:
    """Opening stock, a delivery, and what the counter took from the store since."""
    actor = desk.sign_in.sign_in(PHARMACIST.user, PHARMACIST.password).actor
    stock, catalogue = StockService(desk.store, settings), CatalogueService(desk.store)
    by_kind = {place.kind: place.account_id for place in stock.places(actor)}
    known = {item.code: item for code in STOCKED for item in catalogue.find(actor, code, 20) if item.code == code}
    random, today, now = Random(23), business_date(clock.now_ms()), clock.now_ms()  # noqa: S311 the same shelves each time
    for lot, days, kind in zip(LOTS, (75, 20), (OPENING, RECEIPT), strict=True):
        clock.set_to(now - days * DAY_MS)
        lines = tuple(_line(known[code], lot, today, random) for code in STOCKED)
        party = "" if kind == OPENING else SUPPLIERS[0]
        stock.receive(actor, ReceiptDraft(kind, by_kind[STORE], party, "" if kind == OPENING else "CPA/26/4471", lines))
    clock.set_to(now - 19 * DAY_MS)
    _to_counter(stock, actor, by_kind)
    clock.back_ms = 0
    desk.sign_in.sign_out(actor)
    say(f"{len(STOCKED)} medicines stand on the shelves")


def _line(item: Item, lot: Lot, today: date, random: Random) -> ReceiptLine:
    months = -1 if lot.letter == "A" and item.code in EXPIRED else lot.months + random.randrange(3)
    expires = (today.replace(day=1) + timedelta(days=31 * months)).replace(day=1) - timedelta(days=1)
    return ReceiptLine(
        item.item_id, f"{lot.letter}{random.randrange(1000, 9999)}", expires.isoformat(), str(lot.packs),
        pack_units=10, cost_paise=random.randrange(300, 4000), mrp_paise=None,
    )  # fmt: skip


def _to_counter(stock: StockService, actor: Actor, by_kind: dict[str, str]) -> None:
    """A third of each batch that may be used goes to the counter."""
    board = stock.board(actor, by_kind[STORE])
    lines = tuple(
        MoveLine(line.batch_id, str(line.quantity // 3)) for line in board if line.days is None or line.days >= 0
    )
    stock.move(actor, MoveDraft(TRANSFER, by_kind[STORE], by_kind[COUNTER], lines, reason="for the counter"))
