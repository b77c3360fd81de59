"""A pharmacy for tests: a real desk with eight medicines, batches on the shelves, a patient with a prescription."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import insert

from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.core.settings import SettingsFile
from desk.plugins.pharmacy.plugin import MANIFEST
from desk.plugins.pharmacy.queries import batches, movements, places
from desk.plugins.pharmacy.rules import items as kinds
from desk.plugins.pharmacy.rules.items import LOCAL, Item, PackSize, batch_id, item_id
from desk.plugins.pharmacy.rules.moves import DISPENSE, OPENING, Move
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, TYPED
from desk.plugins.pharmacy.rules.stock import ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.service import moves
from desk.plugins.pharmacy.service.catalogue import put_items, put_packs
from desk.plugins.pharmacy.service.stock import StockService
from desk.plugins.pharmacy.tables import PrescriptionRow, RequestRow
from desk.records.visit.rules import VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import Actor, system_actor
from desk.security.permissions import HOUSE, ROLES, by_role
from desk.store import ledger
from desk.store.unit import Unit
from tests.support.desk import FACILITY, MEDICINE, TestDesk, make_desk

PARACETAMOL, PARACETAMOL_650, AMOXICILLIN = "PARA-TAB-500", "PARA-TAB-650", "AMOX-CAP-500"
AZITHROMYCIN, METFORMIN, ORS = "AZIT-TAB-500", "METF-TAB-500", "ORS-SAC"
IBUPROFEN, CEFIXIME = "IBUP-TAB-400", "CEFI-TAB-200"

PARACETAMOL_GTIN = "08901234567890"
AMOXICILLIN_GTIN = "08901234500002"


def _item(code: str, generic: str, native: str, strength: str, form: str, schedule: str, **more: object) -> Item:
    values: dict[str, object] = {
        "unit": form, "storage": "", "therapeutic": "", "atc": "", "group": code, "allergens": (), "confirm": (),
        "active": True, "origin": LOCAL,
    } | more  # fmt: skip
    return Item(item_id(code), code, generic, native, strength, form, schedule=schedule, **values)  # type: ignore[arg-type]


ITEMS = (
    _item(PARACETAMOL, "Paracetamol", "पैरासिटामोल", "500 mg", "tablet", kinds.NONE, therapeutic="Analgesic",
          atc="N02BE01", group="paracetamol-oral"),
    _item(PARACETAMOL_650, "Paracetamol", "पैरासिटामोल", "650 mg", "tablet", kinds.NONE, therapeutic="Analgesic",
          atc="N02BE01", group="paracetamol-oral"),
    _item(AMOXICILLIN, "Amoxicillin", "एमोक्सिसिलिन", "500 mg", "capsule", kinds.H, therapeutic="Antibacterial",
          atc="J01CA04", allergens=("penicillin",)),
    _item(AZITHROMYCIN, "Azithromycin", "एज़िथ्रोमाइसिन", "500 mg", "tablet", kinds.H1, therapeutic="Antibacterial",
          atc="J01FA10"),
    _item(METFORMIN, "Metformin", "मेटफ़ॉर्मिन", "500 mg", "tablet", kinds.H, therapeutic="Antidiabetic",
          atc="A10BA02"),
    _item(ORS, "Oral rehydration salts", "ओआरएस", "20.5 g", "sachet", kinds.NONE, atc="A07CA"),
    _item(IBUPROFEN, "Ibuprofen", "आइबुप्रोफ़ेन", "400 mg", "tablet", kinds.H, therapeutic="Analgesic",
          atc="M01AE01", allergens=("nsaid",)),
    _item(CEFIXIME, "Cefixime", "सेफ़िक्सिम", "200 mg", "tablet", kinds.H1, therapeutic="Antibacterial",
          atc="J01DD08", allergens=("cephalosporin",)),
)  # fmt: skip

SHELVES = (
    # code, lot, expiry, units at the counter, units in the store
    (PARACETAMOL, "P100", "2027-01-31", 40, 0),
    (PARACETAMOL, "P200", "2027-11-30", 100, 1000),
    (PARACETAMOL_650, "Q1", "2028-02-29", 50, 500),
    (AMOXICILLIN, "A77", "2027-06-30", 60, 600),
    (AZITHROMYCIN, "Z5", "2027-09-30", 30, 300),
    (METFORMIN, "M9", "2028-05-31", 200, 2000),
    (ORS, "O3", "2028-12-31", 20, 400),
    (IBUPROFEN, "I8", "2027-03-31", 0, 500),
    (CEFIXIME, "C2", "2027-12-31", 20, 200),
)
"""What lies there on 2026-11-22; P100 is the one that expires first, 70 days off."""


@dataclass
class Pharmacy:
    """A desk with its pharmacy; `store` and `counter` are account ids, `requests` the prescription's lines."""

    desk: TestDesk
    settings: SettingsFile
    stock: StockService
    store: str
    counter: str
    patient_id: str
    visit_id: str
    prescription_id: str
    requests: tuple[str, ...]
    batches: dict[str, str] = field(default_factory=dict)
    """Lot to batch id."""
    items: dict[str, str] = field(default_factory=dict)
    """Lot to item id."""

    def actor(self, *roles: str, intent: str = "", staff_id: str = "0193a000-0000-7000-8000-0000000000a1") -> Actor:
        """Somebody with exactly the rights of these roles (none named: of all), the pharmacy's among them."""
        held = frozenset[str]().union(
            *(by_role((*HOUSE, *MANIFEST.permissions))[role] for role in roles or ROLES)
        )  # fmt: skip
        return Actor(staff_id, "tester", "Test Person", FACILITY, held, intent=intent)

    def balance(self, lot: str, account: str) -> int:
        """Base units of the batch with this lot in an account, by the ledger."""
        with self.desk.store.readers.connect() as connection:
            return ledger.balance(connection, self.batches[lot], account)

    def account(self, kind: str) -> str:
        """The facility's account of a kind (quarantine, patient …)."""
        return kinds.account_id(FACILITY, kind)

    def give(self, lot: str, quantity: int, *, ago_days: int = 0) -> str:
        """Hand out of a batch at the counter, without a prescription; gives the move's id."""
        with self.unit("pharmacy.medicine.dispense") as unit:
            at = unit.at - ago_days * 86_400_000
            batch = batches.batch(unit.connection, self.batches[lot])
            assert batch is not None
            move = Move(
                move_id=new_id(), kind=DISPENSE, item_id=batch.item_id, batch_id=batch.batch_id, quantity=quantity,
                source=self.counter, target=self.account(kinds.PATIENT), document=new_id(),
                day=business_date(at).isoformat(), at=at, by=unit.actor.staff_id, patient_id=self.patient_id,
                visit_id=self.visit_id,
            )
            body = {"resourceType": "MedicationDispense", "id": move.move_id, "status": "completed"}
            moves.put(unit, [move], f"patient:{self.patient_id}", bodies={move.move_id: [body]})
        return move.move_id

    def take_back(self, move_id: str) -> None:
        """Take one move back: it never happened."""
        with self.unit("pharmacy.medicine.reverse") as unit:
            move = movements.by_id(unit.connection, [move_id])[move_id]
            moves.put(unit, moves.reversals(unit, [move], "never happened"), f"patient:{self.patient_id}")

    @contextmanager
    def unit(self, action: str = "test.act") -> Iterator[Unit]:
        """A unit of somebody with every right."""
        with self.desk.store.unit(self.actor(), action) as unit:
            yield unit


def make_pharmacy(folder: Path) -> Pharmacy:
    """A fresh pharmacy in `folder`: catalogue, opening stock as in SHELVES, a visit with a three-line prescription."""
    assert MANIFEST.migrations is not None
    desk = make_desk(folder, [MANIFEST.migrations], [permission.action for permission in MANIFEST.permissions])
    return stocked(desk, SettingsFile(folder / "settings.json"))


def stocked(desk: TestDesk, settings: SettingsFile) -> Pharmacy:
    """Fill the pharmacy of a desk whose tables stand."""
    stock = StockService(desk.store, settings)
    with desk.store.unit(system_actor(FACILITY), "test.catalogue") as unit:
        packs = [
            PackSize(PARACETAMOL_GTIN, item_id(PARACETAMOL), 10, "Crocin"),
            PackSize(AMOXICILLIN_GTIN, item_id(AMOXICILLIN), 10, "Novamox"),
        ]
        put_packs(unit.connection, packs, LOCAL, unit.at, "test")
        put_items(unit.connection, ITEMS, unit.at)
        store, counter = (place.account_id for place in places.first_two(unit.connection))
    patient_id = desk.patient()
    visit_id = VisitService(desk.store).open(desk.actor(), VisitDraft(patient_id, MEDICINE)).visit_id
    prescription_id, requests = _prescribed(desk, patient_id, visit_id)
    made = Pharmacy(desk, settings, stock, store, counter, patient_id, visit_id, prescription_id, requests)
    for account, at in ((counter, 3), (store, 4)):
        lines = tuple(
            ReceiptLine(item_id(row[0]), row[1], row[2], str(row[at]), cost_paise=1000, pack_units=1, mrp_paise=1500)
            for row in SHELVES
            if row[at]
        )
        stock.receive(made.actor(), ReceiptDraft(OPENING, account, "", "", lines))
    made.batches |= {lot: batch_id(item_id(code), lot, expires) for code, lot, expires, *_ in SHELVES}
    made.items |= {lot: item_id(code) for code, lot, *_ in SHELVES}
    return made


PRESCRIBED = (
    (PARACETAMOL, "Paracetamol 500 mg tablet", "1-1-1 x5d pc", 15, 5),
    (AMOXICILLIN, "Amoxicillin 500 mg capsule", "1-0-1 x5d", 10, 5),
    (ORS, "Oral rehydration salts 20.5 g sachet", "1 od x3d", 3, 3),
)


def _prescribed(desk: TestDesk, patient_id: str, visit_id: str) -> tuple[str, tuple[str, ...]]:
    prescription_id, requests = new_id(), tuple(new_id() for _ in PRESCRIBED)
    with desk.store.unit(system_actor(FACILITY), "test.prescription") as unit:
        unit.connection.execute(
            insert(PrescriptionRow),
            {
                "prescription_id": prescription_id, "patient_id": patient_id, "visit_id": visit_id, "origin": TYPED,
                "prescriber": "Dr. S. Rao", "prescriber_reg": "DMC/12345",
                "prescriber_address": "Delhi Polyclinic, New Delhi", "prescribed_on": "2026-11-22", "note": "",
                "at": unit.at, "by": "test",
            },
        )  # fmt: skip
        for n, (request_id, line) in enumerate(zip(requests, PRESCRIBED, strict=True)):
            code, medicine, directions, quantity, days = line
            unit.connection.execute(
                insert(RequestRow),
                {
                    "request_id": request_id, "prescription_id": prescription_id, "patient_id": patient_id, "n": n,
                    "item_id": item_id(code), "medicine": medicine, "directions": directions, "quantity": quantity,
                    "days": days, "status": ACTIVE, "status_reason": "", "day": "2026-11-22",
                },
            )  # fmt: skip
    return prescription_id, requests
