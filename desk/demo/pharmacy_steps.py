"""The pharmacist's part of the scripted morning: an order arrives, is given out without the network, goods come in,
shelves are counted by two."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from desk.core.clock import SystemClock, business_date, iso_instant
from desk.core.ids import new_id
from desk.demo import reading
from desk.demo.cards import abha_card, qr_frame
from desk.demo.embedded_cloud import EmbeddedCloud
from desk.demo.facility import CARD_HOLDER, PHARMACIST, SUPERVISOR
from desk.demo.hand import Hand, Stuck
from desk.records.visit import queries as visits
from desk.records.visit.people import people
from desk.scanning.frames import FedSource
from desk.security.authorize import system_actor

if TYPE_CHECKING:
    from desk.program import Program

Act = Callable[[], None]
BASE = "https://hims.delhi.gov.in/fhir/"
PRESCRIBED = (
    ("PARAC-TAB-500", "Paracetamol 500 mg tablet", "1-1-1 x3d pc", 9, 3),
    ("OMEPR-CAP-20", "Omeprazole 20 mg capsule", "1 od ac x10d", 10, 10),
    ("ORS-SAC", "Oral rehydration salts sachet", "1 bd x2d", 4, 2),
)
"""What a doctor's program ordered: the catalogue's code, the words, the directions, base units, days."""
SHOWN = ("Paracetamol 500 mg", "Omeprazole 20 mg", "Oral rehydration salts")
"""How the catalogue calls them."""
RECEIVED = ("cetirizine 10", "NEW77", "08/2028", "20", "10", "45.50")
"""A delivery as it is typed: medicine, batch, expiry, packs, units in a pack, cost of a pack."""
DISPENSES, RECEIPTS, LABELS, COUNTS = len(PRESCRIBED), 1, 1, 1
"""What the pharmacist's part adds: moves to a patient, moves from a supplier, papers of labels, stock-takes."""


@dataclass(frozen=True)
class Whose:
    """Who the order is for, and the visit at which it was written."""

    patient_id: str
    visit_id: str


class PharmacySteps:
    """`papers` counts the PDFs that came out; `whose` is asked when the order is made."""

    def __init__(
        self, hand: Hand, camera: FedSource, cloud: EmbeddedCloud, whose: Callable[[], Whose],
        papers: Callable[[], int], command: Callable[[str], None], status: Callable[[], str],
    ) -> None:  # fmt: skip
        self._hand, self._camera, self._cloud, self._whose = hand, camera, cloud, whose
        self._papers, self._command, self._status = papers, command, status

    def acts(self) -> tuple[Act, ...]:
        """All of them, in order."""
        return (
            self.change_to_the_pharmacist, self.an_order_arrives, self.scan_at_the_pharmacy, self.give_out_offline,
            self.receive_goods, self.count_the_shelves, self.sign_the_count, self.see_the_stock,
            self.see_what_was_given,
        )  # fmt: skip

    def change_to_the_pharmacist(self) -> None:
        """The display is put away, the clerk signs out, the pharmacist signs in: her counter stands there first."""
        hand = self._hand
        hand.key("Escape")
        hand.wait(lambda: not any(one.objectName() == "display" for one in hand.everywhere(QWidget)), "no display")
        self._command("Sign out")
        reading.sit_down(hand, PHARMACIST)
        hand.wait_for("No prescription is open")

    def an_order_arrives(self) -> None:
        """A doctor's program has sent an order to the cloud; F5, and it waits in the queue."""
        self._cloud.prescribe(json.dumps(_order(self._whose())))
        self._hand.key("F5")
        self._hand.wait(lambda: self._listed(CARD_HOLDER.name), "the order in the queue")

    def scan_at_the_pharmacy(self) -> None:
        """Her card before the camera: her prescription lies on the counter, every line picked."""
        hand = self._hand
        self._cloud.stop()
        hand.key("F4")
        hand.find("cameraPicture")
        year, month, day = CARD_HOLDER.birth_date.split("-")
        born = f"{int(day)}/{int(month)}/{year}"
        self._camera.feed(qr_frame(abha_card(CARD_HOLDER.name, "F", born, CARD_HOLDER.abha)))
        hand.wait(lambda: all(self._listed(name) for name in SHOWN), "her lines on the counter")

    def give_out_offline(self) -> None:
        """Enter: given out and written down without the network, and the labels are printed."""
        hand, papers = self._hand, self._papers()
        hand.key("Return")
        hand.wait(lambda: self._papers() > papers, "the labels' PDF")
        hand.wait_for("Given out")

    def receive_goods(self) -> None:
        """The cable is back. A delivery is typed line by line and taken in."""
        hand = self._hand
        self._cloud.start()
        hand.key("F5")
        self._command("Receive")
        hand.wait(lambda: self._at("Supplier"), "the keyboard at the supplier")
        hand.type("Central Procurement Agency")
        hand.key("Return")
        hand.key("Return")
        hand.key("Return")
        hand.wait(lambda: self._at("Medicine"), "the keyboard at the medicine")
        hand.type(RECEIVED[0])
        hand.wait(lambda: self._listed("Cetirizine 10 mg"), "the medicine found")
        hand.key("Return")
        for text in RECEIVED[1:]:
            hand.type(text)
            hand.key("Return")
        hand.key("Return")
        hand.key("Ctrl+Return")
        hand.wait_for("Received")

    def count_the_shelves(self) -> None:
        """A stock-take of the counter is begun; three batches are counted, without seeing what the book says."""
        hand = self._hand
        self._command("Stock-take")
        hand.wait(lambda: self._at("Place to count") and self._chosen() != "", "the places that can be counted")
        hand.type("P")
        hand.wait(lambda: self._chosen() == "Pharmacy counter", "the counter to be chosen")
        hand.press("Begin the count")
        hand.wait(lambda: self._at("Counted"), "the keyboard at the quantity")
        for quantity in ("40", "200", "7"):
            hand.type(quantity)
            hand.key("Return")

    def sign_the_count(self) -> None:
        """Two sign: the pharmacist, and the supervisor with her own password. What differs is told."""
        hand = self._hand
        hand.key("Ctrl+Return")
        hand.find("Sign and finalise")
        hand.wait(lambda: isinstance(hand.focused(), QComboBox), "the keyboard at what nobody counted")
        hand.type("L")
        hand.wait(lambda: self._chosen().startswith("Leave"), "the rest to be left as it is")
        hand.press("Sign and finalise")
        hand.wait(lambda: self._at("User name of the second person"), "the second person's name")
        hand.type(SUPERVISOR.user)
        hand.key("Tab")
        hand.type(SUPERVISOR.password)
        hand.key("Return")
        hand.wait_for("Variance report")

    def see_the_stock(self) -> None:
        """The stock board: what lies where, what expires first in front."""
        self._command("Stock")
        self._hand.wait(lambda: self._listed("Paracetamol 500 mg"), "what lies on the shelves")

    def see_what_was_given(self) -> None:
        """The registers: what was given out today."""
        self._command("Pharmacy registers")
        self._hand.press("Given out")
        self._hand.wait(lambda: self._listed(SHOWN[0]) and self._listed(CARD_HOLDER.name), "what was given out")

    # -- what several steps do --------------------------------------------------------------------

    def _at(self, name: str) -> bool:
        return reading.at(self._hand, name)

    def _chosen(self) -> str:
        return reading.chosen(self._hand)

    def _listed(self, words: str) -> bool:
        return reading.listed(self._hand, words)


def whose(program: "Program") -> Whose:
    """The card holder and their visit of today. Raises Stuck where there is none."""
    if program.desk is None:
        raise Stuck("the desk is not open")
    with program.desk.store.reading(system_actor(), "demo.order") as reading:
        today = business_date(reading.at)
        found = visits.of_day(reading.connection, today)
        names = people(reading.connection, {visit.patient_id for visit in found}, today)
    for visit in found:
        if names[visit.patient_id].phone == CARD_HOLDER.phone:
            return Whose(visit.patient_id, visit.visit_id)
    raise Stuck(f"{CARD_HOLDER.name} has no visit today")


def _order(of: Whose) -> dict[str, object]:
    """The order as a doctor's program makes it: a Bundle of MedicationRequests."""
    group, now, entries = new_id(), iso_instant(SystemClock().now_ms()), []
    requester = {
        "display": "Dr. A. Malhotra", "identifier": {"value": "DMC/30412"},
        "extension": [{"url": BASE + "address", "valueString": "Rohini Polyclinic, Sector 11, Delhi"}],
    }  # fmt: skip
    for code, words, directions, quantity, days in PRESCRIBED:
        entries.append({"resource": {
            "resourceType": "MedicationRequest", "id": new_id(), "status": "active", "intent": "order",
            "groupIdentifier": {"system": "urn:example:opd", "value": group},
            "medicationCodeableConcept": {"coding": [{"system": BASE + "item", "code": code}], "text": words},
            "subject": {"reference": f"Patient/{of.patient_id}"},
            "encounter": {"reference": f"Encounter/{of.visit_id}"},
            "authoredOn": now, "requester": requester,
            "dosageInstruction": [{"text": directions}],
            "dispenseRequest": {
                "quantity": {"value": quantity}, "expectedSupplyDuration": {"value": days, "code": "d"},
            },
        }})  # fmt: skip
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}
