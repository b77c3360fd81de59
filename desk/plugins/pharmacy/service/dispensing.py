"""The pharmacist's counter: the queue, what would be given, giving it, and taking it back."""

from dataclasses import replace

from desk.api.context import SettingsNow, Store
from desk.codes.pack import Pack
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.queries import dispensing, items, places, prescriptions
from desk.plugins.pharmacy.rules import quantities
from desk.plugins.pharmacy.rules.dispensing import (
    Dispensed,
    DispenseDraft,
    GivenBefore,
    Plan,
    PlannedLine,
    ScannedBatch,
)
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribed import MOST_UNITS
from desk.plugins.pharmacy.rules.prescribing import Prescription, Waiting
from desk.plugins.pharmacy.service import giving, planning, scanned, taking_back
from desk.plugins.pharmacy.service.planning import House
from desk.plugins.pharmacy.service.settings import NEAR_EXPIRY, PLACE, SCHEDULE_K
from desk.records.patient.queries import known_as
from desk.store.unit import Reading, Service, Unit, query, verb

PLUGIN = "pharmacy"


class DispensingService(Service):
    """An account_id of "" is this desk's own counter, as the settings say."""

    def __init__(self, store: Store, settings: SettingsNow) -> None:
        super().__init__(store)
        self._settings = settings

    @query("pharmacy.prescription.read")
    def waiting(self, reading: Reading) -> tuple[Waiting, ...]:
        """The queue: what is open, and what was filled today; oldest first."""
        found = prescriptions.waiting(reading.connection, business_date(reading.at))
        reading.note_followed("waiting", count=len(found))
        return tuple(replace(one, waited_minutes=max(0, reading.at - one.at) // 60_000) for one in found)

    @query("pharmacy.prescription.read")
    def of_patient(self, reading: Reading, patient_id: str) -> tuple[Prescription, ...]:
        """The patient's prescriptions, newest first, those of merged duplicates included."""
        reading.note(patient_id, read="prescriptions")
        return prescriptions.of_patient(reading.connection, _ids(reading, patient_id))

    @query("pharmacy.prescription.read")
    def given(self, reading: Reading, patient_id: str) -> tuple[GivenBefore, ...]:
        """What was handed to the patient, newest first, with what came back of it."""
        reading.note(patient_id, read="dispenses")
        return dispensing.given(reading.connection, _ids(reading, patient_id))

    @query("pharmacy.prescription.read")
    def plan(self, reading: Reading, prescription_id: str, account_id: str = "") -> Plan:
        """What would be given out here now, by FEFO, and what must be answered first. Raises Refused."""
        one = _known(reading, prescription_id)
        reading.note(one.patient_id, prescription=prescription_id)
        house = self._house(reading, account_id)
        return planning.plan(reading.connection, one, house, business_date(reading.at))

    @query("pharmacy.prescription.read")
    def allocate(
        self, reading: Reading, request_id: str, item_id: str, account_id: str = "", quantity: str | int = ""
    ) -> PlannedLine:
        """A line anew, with this item and so many base units ("" = what is open).

        Raises Refused at quantity, item_id.
        """
        line = prescriptions.request(reading.connection, request_id)
        item = items.item(reading.connection, item_id)
        if line is None:
            raise Refused(words("Prescription", "This line of a prescription is not known here."))
        if item is None:
            raise Refused(words("Prescription", "This medicine is not in the catalogue."), field="item_id")
        one = _known(reading, line.prescription_id)
        typed = str(quantity).strip()
        wanted = quantities.read(typed, most=MOST_UNITS) if typed else line.open
        if line.quantity and wanted > line.open:
            raise Refused(words("Giving", "Only {open} of this line are still open.", open=line.open), field="quantity")
        reading.note(one.patient_id, request=request_id)
        house = self._house(reading, account_id)
        return planning.one_line(reading.connection, one, line, item, wanted, house, business_date(reading.at))

    @query("pharmacy.prescription.read")
    def substitutes(self, reading: Reading, item_id: str, account_id: str = "") -> tuple[tuple[Item, int], ...]:
        """Items that may stand for this one, each with what may be given of it here; those in stock first."""
        item = items.item(reading.connection, item_id)
        house = self._house(reading, account_id)
        return planning.substitutes(reading.connection, item, house, business_date(reading.at)) if item else ()

    @query("pharmacy.prescription.read")
    def batch_of_pack(self, reading: Reading, pack: Pack, account_id: str = "") -> ScannedBatch:
        """What a pack's code finds at a place. Raises UnknownPack (nobody taught it), Refused at pack."""
        house = self._house(reading, account_id)
        return scanned.found(reading.connection, pack, house.account_id, business_date(reading.at))

    @verb("pharmacy.medicine.dispense")
    def dispense(self, unit: Unit, draft: DispenseDraft, paper: str = "", printer: str = "") -> Dispensed:
        """Give out: stock, register, FHIR, fact and the labels' print job (`paper` "" = no labels), all or nothing.

        Everything is checked anew. Raises Problems at lines.N.field, prescriber, prescriber_address, paper_kept;
        NotAllowed where a warning is passed without the right to.
        """
        one = _known(unit, draft.prescription_id)
        return giving.give(unit, one, draft, self._house(unit, draft.account_id), paper, printer)

    @verb("pharmacy.medicine.reverse")
    def reverse(self, unit: Unit, dispense_id: str, reason: str) -> None:
        """Take a dispense back that never happened, whole and once. Raises Problems at reason, Refused."""
        taking_back.take_back(unit, dispense_id, reason)

    def _house(self, at: Unit | Reading, account_id: str) -> House:
        now = self._settings.now
        chosen = account_id or str(PLACE.read(now, PLUGIN))
        place = None if account_id else places.counter(at.connection, chosen)
        return House(
            place.account_id if place else chosen, int(NEAR_EXPIRY.read(now, PLUGIN)),
            bool(SCHEDULE_K.read(now, PLUGIN)),
        )  # fmt: skip


def _known(at: Unit | Reading, prescription_id: str) -> Prescription:
    one = prescriptions.prescription(at.connection, prescription_id)
    if one is None:
        raise Refused(words("Prescription", "This prescription is not known here."))
    return one


def _ids(reading: Reading, patient_id: str) -> tuple[str, ...]:
    return known_as(reading.connection, patient_id)
