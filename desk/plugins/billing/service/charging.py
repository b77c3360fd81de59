"""Charges: heard from what happens at this desk, added, cancelled and priced by hand."""

from collections.abc import Sequence

from desk.api.context import SettingsNow, Store
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.facts import (
    DispenseReversed,
    Fact,
    FactLine,
    MedicineDispensed,
    MedicineLine,
    MedicineReturned,
    ResultReleased,
    SampleCollected,
    VisitCancelled,
    VisitOpened,
)
from desk.core.i18n import words
from desk.core.ids import derived_id
from desk.plugins.billing.queries import charges as reading
from desk.plugins.billing.queries.tariff_book import Book
from desk.plugins.billing.rules import charging as rules
from desk.plugins.billing.rules import heads
from desk.plugins.billing.rules.charging import (
    BY_DISPENSE,
    BY_RESULT,
    BY_SAMPLE,
    BY_VISIT,
    OPEN,
    Charge,
    ChargeDraft,
)
from desk.plugins.billing.rules.pricing import VisitFacts
from desk.plugins.billing.rules.tariff import Priced
from desk.plugins.billing.service import arising, pricing, pricing_by_hand
from desk.plugins.billing.service.issuing import Press
from desk.plugins.billing.service.settings import CHARGE_ON, MEDICINE_CHARGES, SETTLE_FREE, switch, text
from desk.store.unit import Service, Unit, verb

RELEASED = "released"


class ChargingService(Service):
    """`on_…` join the unit of the act that is told; what they do belongs to that act, and never refuses it."""

    def __init__(self, store: Store, settings: SettingsNow, press: Press) -> None:
        super().__init__(store)
        self._settings, self._press = settings, press

    # -- by facts ---------------------------------------------------------------------------------

    def on_fact(self, unit: Unit, fact: Fact) -> None:
        """What a fact means for money."""
        match fact:
            case VisitOpened():
                self.on_visit_opened(unit, fact)
            case VisitCancelled():
                self.on_visit_cancelled(unit, fact)
            case MedicineDispensed():
                self.on_dispensed(unit, fact)
            case DispenseReversed():
                self.on_reversed(unit, fact)
            case MedicineReturned():
                self.on_returned(unit, fact)
            case SampleCollected():
                self.on_sample(unit, fact)
            case ResultReleased():
                self.on_result(unit, fact)

    def on_visit_opened(self, unit: Unit, fact: VisitOpened) -> None:
        """The services that arise by themselves at such a visit."""
        day = business_date(fact.at).isoformat()
        categories = pricing.categories_of(unit.connection, fact.patient_id, day)
        priced = pricing.for_visit(unit.connection, VisitFacts.of(fact, day), categories)
        self._arise(unit, [(_of_service(fact, n, one, BY_VISIT), one) for n, one in enumerate(priced)])

    def on_visit_cancelled(self, unit: Unit, fact: VisitCancelled) -> None:
        """What arose by the opening of the visit."""
        for one in reading.of_visit(unit.connection, fact.visit_id or ""):
            self._take_back(unit, one, one.quantity, fact.reason, fact.fact_id)

    def on_dispensed(self, unit: Unit, fact: MedicineDispensed) -> None:
        """A charge for each line that was given out."""
        if not switch(MEDICINE_CHARGES, self._settings):
            return
        day = business_date(fact.at).isoformat()
        categories = pricing.categories_of(unit.connection, fact.patient_id, day)
        lines = [one for one in fact.lines if isinstance(one, MedicineLine)]
        book = Book(unit.connection)
        book.expect(items=[one.code for one in lines])
        found = [(one, pricing.for_medicine(book, one, day, categories)) for one in lines]
        self._arise(unit, [(_of_medicine(fact, one, priced), priced) for one, priced in found])

    def on_reversed(self, unit: Unit, fact: DispenseReversed) -> None:
        """The dispense never happened."""
        lines = {one.line_id: one for one in fact.lines if isinstance(one, MedicineLine)}
        for ref, charge in reading.of_lines(unit.connection, lines).items():
            self._take_back(unit, charge, min(charge.quantity, lines[ref].quantity), fact.reason, fact.fact_id)

    def on_returned(self, unit: Unit, fact: MedicineReturned) -> None:
        """So much of a line came back."""
        for line in fact.lines:
            if isinstance(line, MedicineLine) and line.of_line:
                charge = reading.of_lines(unit.connection, (line.of_line,)).get(line.of_line)
                if charge is not None:
                    back = min(charge.quantity, line.quantity)
                    self._take_back(unit, charge, back, fact.reason, line.line_id or fact.fact_id)

    def on_sample(self, unit: Unit, fact: SampleCollected) -> None:
        """A charge for each test, where tests are charged when the sample is collected."""
        if text(CHARGE_ON, self._settings) != RELEASED:
            self._tests(unit, fact, BY_SAMPLE)

    def on_result(self, unit: Unit, fact: ResultReleased) -> None:
        """A charge for each test, where tests are charged when the result is released."""
        if text(CHARGE_ON, self._settings) == RELEASED:
            self._tests(unit, fact, BY_RESULT)

    def _tests(self, unit: Unit, fact: Fact, source: str) -> None:
        day = business_date(fact.at).isoformat()
        categories = pricing.categories_of(unit.connection, fact.patient_id, day)
        found = [(line, pricing.for_test(unit.connection, line.code, day, categories)) for line in fact.lines]
        self._arise(unit, [(_of_test(fact, line, one, source), one) for line, one in found])

    def _arise(self, unit: Unit, found: Sequence[tuple[Charge, Priced]]) -> None:
        arising.arise(unit, self._press, found, free_at_once=switch(SETTLE_FREE, self._settings))

    def _take_back(self, unit: Unit, charge: Charge, quantity: int, reason: str, fact_id: str) -> None:
        arising.take_back(unit, self._press, charge, quantity, reason, fact_id)

    # -- by hand ----------------------------------------------------------------------------------

    @verb("billing.charge.add")
    def add(self, unit: Unit, draft: ChargeDraft) -> str:
        """Charge a service of the tariff; gives the charge's id. Raises Refused at service_id, quantity, paise, reason,
        patient_id. A price by hand needs its own right."""
        charge, priced = pricing_by_hand.added(unit, draft)
        arising.arise(unit, self._press, [(charge, priced)], free_at_once=False)
        unit.audit(charge.patient_id, charge=charge.charge_id, service=charge.code)
        return charge.charge_id

    @verb("billing.charge.cancel")
    def cancel(self, unit: Unit, charge_id: str, reason: str) -> None:
        """An open charge that is not owed. Raises Refused at reason, or where it is billed or cancelled already."""
        said = rules.checked_reason(reason)
        arising.cancel(unit, _open(unit, charge_id), said)

    @verb("billing.charge.price")
    def price(self, unit: Unit, charge_id: str, paise: int, reason: str) -> None:
        """Price an open charge by hand, of one `units`. Raises Refused at paise, reason."""
        pricing_by_hand.price(unit, _open(unit, charge_id), paise, reason)


def _open(unit: Unit, charge_id: str) -> Charge:
    found = reading.charge(unit.connection, charge_id)
    if found is None or found.status != OPEN:
        raise Refused(words("Charges", "This is billed or cancelled already."))
    return found


def _of_service(fact: Fact, n: int, priced: Priced, source: str) -> Charge:
    service = priced.service
    if service is None:
        raise ValueError("what arises is a service")
    return _charge(
        fact, str(n), source, service_id=service.service_id, code=service.code, text=service.name, head=service.head,
        priced=priced,
    )  # fmt: skip


def _of_medicine(fact: Fact, line: MedicineLine, priced: Priced) -> Charge:
    service = priced.service
    return _charge(
        fact, line.line_id, BY_DISPENSE, code=line.code, text=line.text or line.code, quantity=line.quantity,
        service_id=service.service_id if service else None, head=service.head if service else heads.MEDICINE,
        unit=line.unit, line_ref=line.line_id, priced=priced,
    )  # fmt: skip


def _of_test(fact: Fact, line: FactLine, priced: Priced, source: str) -> Charge:
    service = priced.service
    return _charge(
        fact, line.code, source, code=line.code, text=service.name if service else line.code,
        service_id=service.service_id if service else None, head=service.head if service else "laboratory",
        quantity=line.quantity, priced=priced,
    )  # fmt: skip


def _charge(fact: Fact, part: str, source: str, *, priced: Priced, quantity: int = 1, **more: object) -> Charge:
    values: dict[str, object] = {
        "service_id": None, "unit": "", "line_ref": "", "unit_paise": priced.paise, "units": priced.units,
        "tax_code": priced.tax_code, "tax_bp": priced.tax_bp,
    }  # fmt: skip
    return Charge(
        charge_id=derived_id("charge", fact.fact_id, part), fact_id=fact.fact_id, source=source,
        patient_id=fact.patient_id, visit_id=fact.visit_id, day=business_date(fact.at).isoformat(), at=fact.at,
        by=fact.actor, quantity=quantity, **(values | more),  # type: ignore[arg-type]  # fields of a Charge by name
    )  # fmt: skip
