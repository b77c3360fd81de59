"""Pharmacies of real desks that have joined a real cloud, for the journeys; and what a cloud's resources add up to."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from cloud.__main__ import main
from cloud.tables import facility as facilities
from cloud.tables import resource as resources
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import items as fhir
from desk.plugins.pharmacy.plugin import Plugin
from desk.plugins.pharmacy.rules.dispensing import Dispensed, DispenseDraft, GivenLine, Part
from desk.plugins.pharmacy.rules.items import COUNTER, LOSS, PATIENT, STORE, TRANSIT, account_id, batch_id
from desk.plugins.pharmacy.rules.moves import ADJUSTMENT, RECEIPT
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine, ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.records.visit.rules import VisitDraft
from desk.store import ledger
from tests.support.cloud import Cloud, Json
from tests.support.house import House, joined
from tests.support.pharmacy import AMOXICILLIN, ITEMS, PARACETAMOL
from tests.support.vouchers import voucher

ROLES = ("clerk", "pharmacist", "storekeeper", "supervisor")
BY_CODE = {item.code: item for item in ITEMS}
LOT, UNTIL = "A1", "2031-12-31"


@dataclass
class Dispensary:
    """A joined desk and its pharmacy."""

    house: House
    pharmacy: PharmacyDesk

    def account(self, kind: str) -> str:
        """The facility's account of a kind."""
        return account_id(self.house.cycle.home.facility_id, kind)

    def receive(self, quantity: int, kind: str = COUNTER, code: str = AMOXICILLIN, lot: str = LOT) -> str:
        """Goods in; gives the batch's id."""
        line = ReceiptLine(BY_CODE[code].item_id, lot, UNTIL, str(quantity), cost_paise=100)
        draft = ReceiptDraft(RECEIPT, self.account(kind), "Jan Aushadhi", "INV-1", (line,))
        self.pharmacy.stock.receive(self.house.actor, draft)
        return batch_id(BY_CODE[code].item_id, lot, UNTIL)

    def patient(self, name: str) -> tuple[str, str]:
        """A new patient with a visit of today; their ids."""
        patient_id = self.house.register(name)
        department = self.house.desk.facility.departments(self.house.actor)[0].department_id
        visit = self.house.desk.visits.open(self.house.actor, VisitDraft(patient_id, department))
        return patient_id, visit.visit_id

    def dispense(self, prescription_id: str) -> Dispensed:
        """Give out all that the house proposes, as Enter does."""
        plan = self.pharmacy.dispensing.plan(self.house.actor, prescription_id)
        lines = tuple(
            GivenLine(line.request.request_id, line.item.item_id, line.parts)
            for line in plan.lines
            if line.item and line.parts
        )
        return self.pharmacy.dispensing.dispense(
            self.house.actor, DispenseDraft(prescription_id, plan.account_id, lines, prescriber="Dr. Iyer")
        )

    def give(self, prescription_id: str, batch: str, quantity: int) -> Dispensed:
        """Give so much of a batch for the first line of a prescription."""
        plan = self.pharmacy.dispensing.plan(self.house.actor, prescription_id)
        line = plan.lines[0]
        assert line.item is not None
        given = GivenLine(line.request.request_id, line.item.item_id, (Part(batch, quantity),))
        return self.pharmacy.dispensing.dispense(
            self.house.actor, DispenseDraft(prescription_id, plan.account_id, (given,), prescriber="Dr. Iyer")
        )

    def adjust(self, batch: str, quantity: str, reason: str, kind: str = COUNTER) -> None:
        """Put the book right."""
        lines = (MoveLine(batch, quantity),)
        self.pharmacy.stock.adjust(self.house.actor, MoveDraft(ADJUSTMENT, self.account(kind), "", lines, reason))

    def sign(self) -> str:
        """A second person's yes to a stock-take."""
        return voucher(self.house.desk.store, self.house.actor, "pharmacy.stock.approve")

    def balance(self, batch: str, kind: str = COUNTER) -> int:
        """Base units by this desk's ledger."""
        with self.house.desk.store.readers.connect() as connection:
            return ledger.balance(connection, batch, self.account(kind))

    def book(self) -> dict[tuple[str, str], int]:
        """All balances that are not zero, by batch and account; the ledger is proven first."""
        with self.house.desk.store.readers.connect() as connection:
            assert ledger.verify(connection) == ()
            rows = connection.exec_driver_sql(
                "SELECT commodity_id, account_id, amount FROM ledger_balance WHERE amount <> 0"
            )
            return {(row[0], row[1]): row[2] for row in rows}

    def flagged(self) -> list[tuple[str, int]]:
        """What the storekeeper has to look at."""
        return sorted((one.kind, one.quantity) for one in self.pharmacy.stock.discrepancies(self.house.actor))


@contextmanager
def dispensary(folder: Path, cloud: Cloud, facility_id: str) -> Iterator[Dispensary]:
    """A fresh desk of a pharmacy, joined, with the state's medicines pulled."""
    with joined(folder, cloud, facility_id, roles=ROLES) as house:
        house.sync()
        plugin = next(one.plugin for one in house.desk.host.loaded if one.name == "pharmacy")
        assert isinstance(plugin, Plugin)
        yield Dispensary(house, plugin.desk)


def load_catalogue(cloud: Cloud, folder: Path) -> None:
    """The state's medicines, by an administrator's hand."""
    file = folder / "medicines.ndjson"
    file.write_text("\n".join(json.dumps(fhir.to_fhir(item)) for item in ITEMS))
    assert main(["--db", cloud.db, "catalogue", "load", str(file)]) == 0


def prescribe(cloud: Cloud, facility_id: str, folder: Path, patient_id: str, *lines: tuple[str, int]) -> str:
    """A doctor's system prescribes (code, quantity) for a patient; the prescription's id."""
    prescription_id = new_id()
    orders = [
        {
            "resourceType": "MedicationRequest", "id": new_id(), "status": "active", "intent": "order",
            "subject": {"reference": f"Patient/{patient_id}"},
            "groupIdentifier": {"system": "https://hims.delhi.gov.in/fhir/prescription", "value": prescription_id},
            "medicationCodeableConcept": {"coding": [{"system": "https://hims.delhi.gov.in/fhir/item", "code": code}]},
            "requester": {"display": "Dr. Meena Iyer"}, "dispenseRequest": {"quantity": {"value": quantity}},
            "dosageInstruction": [{"text": "as told"}],
        }
        for code, quantity in lines
    ]  # fmt: skip
    for order in orders:
        concept: Any = order["medicationCodeableConcept"]
        concept["text"] = concept["coding"][0]["code"]
    file = folder / f"{prescription_id}.json"
    file.write_text(
        json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": o} for o in orders]})
    )
    with cloud.store.read() as conn:
        code = conn.execute(select(facilities.c.code).where(facilities.c.id == facility_id)).scalar_one()
    assert main(["--db", cloud.db, "prescribe", "--facility", str(code), str(file)]) == 0
    return prescription_id


def cloud_book(cloud: Cloud, facility_id: str) -> dict[tuple[str, str], int]:
    """The balances that follow from a cloud's resources, by docs/wire.md alone: ((item, lot, expiry), account)."""
    found: Counter[tuple[str, str]] = Counter()
    for one in moves_at(cloud, facility_id):
        quantity = one["quantity"] if one["resourceType"] == "MedicationDispense" else one["suppliedItem"]["quantity"]
        medicine = one["contained"][0]
        item = mark(medicine, "item")["reference"].removeprefix("Medication/")
        batch = batch_id(item, medicine["batch"]["lotNumber"], medicine["batch"].get("expirationDate"))
        found[batch, mark(one, "source")["identifier"]["value"]] -= quantity["value"]
        found[batch, mark(one, "target")["identifier"]["value"]] += quantity["value"]
    return {key: amount for key, amount in found.items() if amount}


def moves_at(cloud: Cloud, facility_id: str) -> Sequence[Json]:
    """Every move that the cloud holds of a facility, whatever became of it."""
    wanted = resources.c.type.in_(("SupplyDelivery", "MedicationDispense")), resources.c.facility_id == facility_id
    with cloud.store.read() as conn:
        return [json.loads(body) for body in conn.execute(select(resources.c.body).where(*wanted)).scalars()]


def mark(thing: Json, name: str) -> Any:
    """The value of one of our extensions."""
    for extension in thing["extension"]:
        if extension["url"] == f"https://hims.delhi.gov.in/fhir/{name}":
            return next(value for key, value in extension.items() if key.startswith("value"))
    raise KeyError(name)


def settle(*desks: Dispensary) -> None:
    """Let all hear of all."""
    for _ in range(2):
        for desk in desks:
            desk.house.sync()


__all__ = [
    "AMOXICILLIN", "COUNTER", "LOSS", "PARACETAMOL", "PATIENT", "STORE", "TRANSIT", "Dispensary", "cloud_book",
    "dispensary", "load_catalogue", "moves_at", "prescribe", "settle",
]  # fmt: skip


def all_three_agree(cloud: Cloud, a: Dispensary, b: Dispensary) -> None:
    """What lies where is the same at both desks and by the cloud's resources, and nothing is left to say."""
    assert a.book() == b.book() == cloud_book(cloud, a.house.cycle.home.facility_id)
    assert a.house.digest() == b.house.digest()
    for one in (a, b):
        assert (one.house.waiting(), one.house.attention()) == (0, [])
        assert one.house.sync().digest_equal
