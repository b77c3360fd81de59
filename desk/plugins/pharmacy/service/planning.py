"""What would be given out of a prescription at a place, and what stands against it: read for the screen, and read again
inside the act, so that nothing rests on what a screen once showed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from desk.plugins.pharmacy.queries import batches, catalogue, dispensing, items
from desk.plugins.pharmacy.rules import allergies, allocation, duplicates, supply
from desk.plugins.pharmacy.rules.allergies import Allergy
from desk.plugins.pharmacy.rules.dispensing import ALLERGY, DUPLICATE, BatchStock, Plan, PlannedLine, Warning
from desk.plugins.pharmacy.rules.duplicates import LOOKED_BACK_DAYS, Running
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.labels import language_of
from desk.plugins.pharmacy.rules.prescribing import Prescription, Request
from desk.records.health import queries as health
from desk.records.health.rules import ALLERGY as ON_RECORD
from desk.records.patient import queries as patients


@dataclass(frozen=True)
class House:
    """How this desk works: where it gives out, from how many days to the expiry a batch is near it, the exemption."""

    account_id: str
    near_days: int
    schedule_k_5a: bool


@dataclass(frozen=True)
class Background:
    """What is known of a patient that may stand against a medicine; ids of one person, the survivor first."""

    patient_ids: tuple[str, ...]
    allergies: tuple[Allergy, ...]
    running: tuple[Running, ...]

    def against(self, item: Item, request_id: str, beside: Sequence[Item], today: date) -> tuple[Warning, ...]:
        """What must be answered before `item` is given; beside: items of the other lines."""
        told = [Warning(ALLERGY, said) for said in allergies.against(self.allergies, item)]
        twice = duplicates.against(item, request_id, self.running, beside, today)
        return (*told, *(Warning(DUPLICATE, said) for said in twice))


def background(connection: Connection, patient_id: str, today: date) -> Background:
    """What is recorded of this person, under all ids, told or taken from a card."""
    ids = patients.known_as(connection, patient_id)
    facts = [fact for fact in health.facts(connection, ids) if fact.kind == ON_RECORD]
    since = (today - timedelta(days=LOOKED_BACK_DAYS)).isoformat()
    return Background(
        ids, tuple(Allergy(fact.text, fact.code or "") for fact in facts), dispensing.running(connection, ids, since)
    )


def plan(connection: Connection, prescription: Prescription, house: House, today: date) -> Plan:
    """The whole prescription, its open lines allocated one after the other."""
    known = items.items(connection, (line.item_id for line in prescription.lines if line.item_id))
    past = background(connection, prescription.patient_id, today)
    shelves = batches.shelves(connection, known, house.account_id, today, house.near_days)
    taken: Counter[str] = Counter()
    lines = []
    for request in prescription.lines:
        item = known.get(request.item_id or "")
        beside = [
            known[other.item_id] for other in prescription.lines
            if other is not request and other.waits and other.item_id in known
        ]  # fmt: skip
        against = past.against(item, request.request_id, beside, today) if item and request.waits else ()
        line = _line(prescription, request, item, house, shelves.get(request.item_id or "", ()), taken, against)
        taken.update({part.batch_id: part.quantity for part in line.parts})
        lines.append(line)
    return Plan(
        prescription, house.account_id, tuple(lines), tuple(dict.fromkeys(one.text for one in past.allergies)),
        _language(connection, past.patient_ids[0]),
    )  # fmt: skip


def one_line(
    connection: Connection, prescription: Prescription, request: Request, item: Item, wanted: int, house: House,
    today: date,
) -> PlannedLine:  # fmt: skip
    """A line anew: with another item, or for another quantity (base units, no more than is open)."""
    others = (other for other in prescription.lines if other.request_id != request.request_id)
    open_items = {other.item_id for other in others if other.waits}
    beside = list(items.items(connection, (i for i in open_items if i)).values())
    past = background(connection, prescription.patient_id, today)
    against = past.against(item, request.request_id, beside, today)
    shelf = batches.fefo(connection, item.item_id, house.account_id, today, house.near_days)
    line = _line(prescription, request, item, house, shelf, Counter(), against)
    return replace(line, parts=allocation.propose(line.batches, wanted))


def substitutes(connection: Connection, item: Item, house: House, today: date) -> tuple[tuple[Item, int], ...]:
    """Items of the same group with what may be given of each here, those in stock first."""
    if not item.group:
        return ()
    found = [
        (other, sum(batch.quantity for batch in batches.fefo(connection, other.item_id, house.account_id, today)))
        for other in catalogue.substitutes(connection, item)
    ]
    return tuple(sorted(found, key=lambda pair: pair[1] == 0))


def _line(
    prescription: Prescription, request: Request, item: Item | None, house: House, shelf: tuple[BatchStock, ...],
    taken: Counter[str], against: tuple[Warning, ...],
) -> PlannedLine:  # fmt: skip
    if item is None:
        return PlannedLine(request, None, (), (), (), needs_prescriber=False)
    asked = supply.needs(
        item, prescription.prescriber, prescription.prescriber_address, schedule_k_5a=house.schedule_k_5a
    )
    return PlannedLine(
        request, item, allocation.propose(shelf, request.open, taken), shelf, against,
        needs_prescriber=request.waits and (asked.prescriber or asked.address),
        needs_paper=request.waits and asked.paper,
    )  # fmt: skip


def _language(connection: Connection, patient_id: str) -> str:
    patient = patients.record(connection, patient_id)
    return language_of(patient.language, patient.name_native) if patient else language_of(None, "")
